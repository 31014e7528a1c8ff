"""The editor of a network by hand, through its real cells and fields: nothing typed is lost, what is wrong is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from nnviz.training.walk.hand import MOST_LAYERS, HandNetwork
from nnviz.training.walk.hand_examples import EXAMPLES, example
from nnviz.training.walk.walk import Walk
from nnviz.ui.backprop.cell_table import CellTable
from nnviz.ui.backprop.hand_editor import HandEditor
from nnviz.ui.theme import DARK, Appearance


@pytest.fixture
def editor(qtbot):
    editor = HandEditor(Appearance())
    qtbot.addWidget(editor)
    editor.resize(300, 700)
    editor.show()
    return editor


@pytest.fixture
def networks(editor) -> list[HandNetwork]:
    """All that the editor emits."""
    found: list[HandNetwork] = []
    editor.edited.connect(found.append)
    return found


@pytest.fixture
def type_into(qtbot, until):
    def type_into(table: CellTable, row: int, column: int, text: str) -> None:
        """As a user: go to the cell, Enter, type, Enter."""
        table.go_to(row, column)
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_Return)
        finish(table, text)

    def finish(table: CellTable, text: str) -> None:
        edit = table.findChild(QLineEdit)
        edit.selectAll()
        qtbot.keyClicks(edit, text)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        until(lambda: table.findChild(QLineEdit) is None)

    return type_into


def weights(editor: HandEditor, layer: int) -> CellTable:
    return editor.layers[layer].tables["W"].table


def test_a_typed_number_is_in_the_network_and_in_its_walk(editor, networks, type_into) -> None:
    type_into(weights(editor, 0), 0, 1, "-2")
    assert [network.tables()["W1"][0] for network in networks] == [("1", "-2")]
    assert Walk(networks[-1].moment()).arrays["z1"].values[0, 0] == 0  # 1·2 - 2·1 + 0
    assert weights(editor, 0).cells.data(weights(editor, 0).cells.index(0, 1)) == "\u22122"


def test_typing_on_a_cell_begins_to_edit_it(editor, networks, qtbot, until) -> None:
    table = weights(editor, 1)
    table.go_to(0, 0)
    table.setFocus()
    qtbot.keyClicks(table, "7")
    edit = table.findChild(QLineEdit)
    assert edit is not None and edit.text() == "7"
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    until(lambda: networks)
    assert networks[-1].tables()["W2"][0][0] == "7"


def test_text_in_a_number_is_kept_and_told_by_its_cell(editor, networks, qtbot, type_into) -> None:
    type_into(weights(editor, 0), 1, 0, "abc")
    assert networks[-1].tables()["W1"][1][0] == "abc"
    assert editor.error.isVisible()
    assert editor.error.text().startswith("W¹, row 2, column 1: 'abc' is no number.")
    assert weights(editor, 0).cells.wrong == {(1, 0)}
    type_into(editor.layers[1].tables["b"].table, 0, 0, "?")
    assert editor.error.text().endswith("And 1 more.")
    weights(editor, 0).go_to(0, 0)
    qtbot.mouseClick(editor.error_button, Qt.MouseButton.LeftButton)
    index = weights(editor, 0).currentIndex()
    assert (index.row(), index.column()) == (1, 0)
    type_into(weights(editor, 0), 1, 0, "1/2")
    type_into(editor.layers[1].tables["b"].table, 0, 0, "0.5")
    assert not editor.error.isVisible() and not weights(editor, 0).cells.wrong
    assert networks[-1].errors() == ()


def test_a_cleared_cell_is_asked_for(editor, networks, qtbot) -> None:
    table = editor.x.table
    table.go_to(0, 0)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert networks[-1].x[0][0] == ""
    assert editor.error.text() == "x, row 1, column 1 is empty; a number is needed."


def test_tab_goes_to_the_next_cell(editor, qtbot) -> None:
    table = weights(editor, 0)
    table.go_to(0, 1)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClick(table.findChild(QLineEdit), Qt.Key.Key_Tab)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 0)


def test_layers_are_sized_added_and_removed(editor, networks, qtbot) -> None:
    editor.layers[0].units.valueChanged.emit(3)
    assert [len(layer.weight) for layer in networks[-1].layers] == [3, 1]
    assert weights(editor, 0).cells.rowCount() == 3 and weights(editor, 1).cells.columnCount() == 3
    for _ in range(MOST_LAYERS):
        qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    assert len(editor.network.layers) == MOST_LAYERS and not editor.add_button.isEnabled()
    qtbot.mouseClick(editor.layers[1].remove, Qt.MouseButton.LeftButton)
    assert len(editor.network.layers) == MOST_LAYERS - 1
    assert not editor.layers[MOST_LAYERS - 1].isVisible()
    assert not editor.layers[len(editor.network.layers) - 1].remove.isVisible()  # the output layer stays
    Walk(editor.network.moment())


def test_functions_with_tables_or_pieces_of_their_own_show_them(editor, networks) -> None:
    box = editor.layers[0]
    box.activation.valueChanged.emit("maxout")
    assert box.pieces.isVisible() and weights(editor, 0).cells.rowCount() == 4
    box.pieces.valueChanged.emit(3)
    assert weights(editor, 0).cells.rowCount() == 6
    box.activation.valueChanged.emit("prelu")
    assert box.tables["s"].isVisible() and not box.pieces.isVisible()
    assert box.tables["s"].table.cells.cells == (("0.25",), ("0.25",))


@pytest.mark.parametrize("name", [example.name for example in EXAMPLES])
def test_a_ready_made_network_is_shown_with_what_is_special_about_it(editor, networks, name) -> None:
    editor.set_network(example("relu").with_inputs(3))
    assert editor.example.value() is None and not editor.note.isVisible()
    editor.example.valueChanged.emit(name)
    assert networks[-1] == example(name)
    assert editor.example.value() == name and editor.note.text()


def test_samples_inputs_loss_and_rate_are_changed(editor, networks, qtbot) -> None:
    editor.samples.valueChanged.emit(3)
    editor.inputs.valueChanged.emit(1)
    assert (networks[-1].samples, networks[-1].inputs) == (3, 1)
    editor.loss.valueChanged.emit("mse")
    assert networks[-1].loss == "mse"
    editor.rate.setText("x")
    editor.rate.editingFinished.emit()
    assert networks[-1].rate == "x" and editor.error.text().startswith("The learning rate: 'x' is no number.")
    editor.go_to_error()
    assert editor.focusWidget() is editor.rate


def test_showing_a_network_emits_nothing(editor, networks) -> None:
    editor.set_network(example("batch"))
    assert networks == []


def test_it_follows_theme_and_scale(editor) -> None:
    table = weights(editor, 0)
    height = table.height()
    editor._appearance.set_theme(DARK)
    editor._appearance.set_scale(1.5)
    editor.restyle()
    assert table.height() > height


def test_every_control_has_a_name_for_those_who_do_not_see_it(editor) -> None:
    controls = [editor.example, editor.inputs, editor.samples, editor.loss, editor.rate, editor.x.table, editor.t.table]
    for box in editor.layers:
        controls += [box.units, box.activation, box.remove, box.tables["W"].table, box.tables["b"].table]
    names = [control.accessibleName() for control in controls]
    assert all(names) and len(set(names)) == len(names)
    cells = weights(editor, 0).cells
    assert cells.data(cells.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "row 1, column 2: -1"
