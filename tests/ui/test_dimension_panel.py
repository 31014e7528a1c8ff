"""The dimension check as a user works it: shapes typed or turned round, and what the panel says of the equations."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from nnviz.training.walk.dimensions import Shapes
from nnviz.training.walk.mistakes import mistakes
from nnviz.ui.backprop.dimension_panel import DimensionPanel
from nnviz.ui.backprop.shape_row import read_shape
from nnviz.ui.theme import DARK, Appearance

NET = Shapes((2, 4, 3, 1), 10)


@pytest.fixture
def panel(qtbot):
    panel = DimensionPanel(Appearance())
    qtbot.addWidget(panel)
    panel.set_shapes(NET)
    panel.resize(300, 760)
    panel.show()
    return panel


def type_shape(qtbot, panel: DimensionPanel, part: str, text: str) -> None:
    field = panel.rows[part].field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_at_first_everything_fits(panel) -> None:
    assert panel.verdict.text() == f"All {len(panel.equations)} equations fit."
    assert panel.facts()["fits"] is True and panel.facts()["verdict"] == "fits"
    assert [panel.rows[part].field.text() for part in "XWbT"] == ["2, 10", "4, 2", "4, 1", "1, 10"]
    assert panel.list.toPlainText().count("✓") == len(panel.equations)


def test_a_matrix_turned_round_is_told_with_numpys_own_words(panel, qtbot) -> None:
    qtbot.mouseClick(panel.rows["W"].button, Qt.MouseButton.LeftButton)
    assert panel.rows["W"].field.text() == "2, 4"
    assert "the inner dimensions 4 and 2 differ" in panel.verdict.text()
    assert panel.numpy.isVisible() and "size 2 is different from 4" in panel.numpy.text()
    assert panel.mistake.value() == "weight_transposed"
    assert panel.facts()["broken"] == "P1" and panel.facts()["reached"] == 0
    assert f"not computed: {len(panel.equations) - 1}" in panel.list.toPlainText()
    qtbot.mouseClick(panel.rows["W"].button, Qt.MouseButton.LeftButton)
    assert panel.facts()["fits"] is True


def test_a_typed_shape_is_checked(panel, qtbot) -> None:
    type_shape(qtbot, panel, "b", "(3, 1)")
    assert panel.shapes.shape("b1") == (3, 1)
    assert "b¹ must be (n₁,\u00a01), here (4,\u00a01)." in panel.verdict.text()
    assert panel.mistake.value() is None  # changed by hand
    qtbot.mouseClick(panel.undo_button, Qt.MouseButton.LeftButton)
    assert panel.facts()["fits"] is True and panel.rows["b"].field.text() == "4, 1"
    assert not panel.undo_button.isEnabled()


def test_a_flat_bias_with_one_sample_is_the_silent_case(panel, qtbot) -> None:
    panel.set_shapes(Shapes((2, 4, 3, 1), 1))
    type_shape(qtbot, panel, "b", "4,")
    assert panel.facts()["verdict"] == "silent" and panel.facts()["mistake"] == "bias_flat"
    assert "NumPy reports no error here" in panel.verdict.text() and "(4,\u00a04)" in panel.verdict.text()
    assert not panel.numpy.isVisible()
    assert "wrong shape, no error" in panel.list.toPlainText()


def test_what_is_no_shape_is_told_and_stays_where_it_was_typed(panel, qtbot) -> None:
    type_shape(qtbot, panel, "W", "four")
    assert panel.verdict.text().startswith("“four” is no shape.")
    assert panel.rows["W"].field.text() == "four"
    assert panel.shapes == NET
    type_shape(qtbot, panel, "W", "4 2")
    assert panel.facts()["fits"] is True


@pytest.mark.parametrize("layer", [1, 2, 3])
def test_every_ready_made_mistake_can_be_chosen_in_every_layer(panel, layer) -> None:
    panel.layer.setValue(layer)
    panel.layer.valueChanged.emit(layer)
    for mistake in mistakes(NET, layer):
        panel.mistake.valueChanged.emit(mistake.code)
        assert panel.shapes == mistake.shapes
        assert panel.facts()["fits"] is False and panel.facts()["mistake"] == mistake.code
    panel.mistake.valueChanged.emit("right")
    assert panel.facts()["fits"] is True


def test_another_network_takes_the_changes_back_the_same_keeps_them(panel) -> None:
    panel.arrange(layer=3, mistake="weight_transposed")
    panel.set_shapes(Shapes((2, 4, 3, 1), 10))
    assert panel.facts()["mistake"] == "weight_transposed"
    panel.set_shapes(Shapes((2, 5, 1), 10))
    assert panel.facts()["fits"] is True and panel.layer.value() == 2


def test_a_lesson_arranges_a_shape_and_what_is_not_there_is_refused(panel) -> None:
    panel.arrange(array="T", shape=[10, 1])
    assert panel.facts()["verdict"] == "silent" and panel.facts()["mistake"] == "targets_column"
    for wrong in (
        {"layer": 4},
        {"mistake": "none"},
        {"array": "Q", "shape": [1]},
        {"array": "W", "shape": 3},
        {"x": 1},
    ):
        with pytest.raises(ValueError, match="allowed"):
            panel.arrange(**wrong)
    assert set(panel.places()) == {"mistake", "verdict", "equations", "X", "W", "b", "T"}


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("(4, 2)", (4, 2)),
        ("4 2", (4, 2)),
        ("4×2", (4, 2)),
        ("4,", (4,)),
        ("4", (4,)),
        ("0, 2", None),
        ("4, 2, 1", None),
    ],
)
def test_shapes_are_read_as_one_writes_them(text, shape) -> None:
    assert read_shape(text) == shape


def test_every_control_has_a_name_and_theme_and_scale_are_followed(panel) -> None:
    names = [panel.layer.accessibleName(), panel.mistake.accessibleName(), panel.list.accessibleName()]
    names += [row.field.accessibleName() for row in panel.rows.values()]
    names += [row.button.accessibleName() for row in panel.rows.values()]
    assert all(names) and len(set(names)) == len(names)
    height = panel.list.height()
    panel._appearance.set_theme(DARK)
    panel._appearance.set_scale(1.5)
    panel.restyle()
    assert panel.list.height() > height
