"""The layers' rows in the panel: moved by mouse and keys, folded where they are equal, with properties of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.nn import Layer
from nnviz.training.config import MOST_LAYERS, RunConfig
from nnviz.training.trainer import Trainer
from nnviz.ui.model_panel import ModelPanel
from nnviz.ui.panel.layer_list import PLAIN, folded
from nnviz.ui.panel.layer_menu import LayerMenu
from nnviz.ui.theme import DARK, LIGHT, Appearance

A, B, C = Layer(4, "tanh"), Layer(3, "sigmoid"), Layer(2, "relu")
ABC = RunConfig(layers=(A, B, C))
DEEP = RunConfig(layers=(A, *(B,) * 16))
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def bench(qtbot):
    """A shown panel, and what it sent."""
    appearance = Appearance(LIGHT)
    panel = ModelPanel(appearance)
    panel.setFont(appearance.font())
    panel.sent = []
    panel.config_edited.connect(panel.sent.append)
    qtbot.addWidget(panel)
    panel.resize(280, 1000)
    panel.show()
    panel.activateWindow()
    yield panel
    panel.config_edited.disconnect(panel.sent.append)


def load(panel: ModelPanel, config: RunConfig):
    panel.load(config, Trainer(config).info())
    QApplication.processEvents()
    return panel.layers.layer_rows


def type_into(field, text):
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), text)
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)


def choose(field, value):
    index = field._values.index(value)
    field.setCurrentIndex(index)
    field.activated.emit(index)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def drag(panel, row, to_y, *, drop=True):
    """Take hold of the row and lead the mouse to the height `to_y` of the list, in three moves."""
    grip = row.grip
    start = grip.rect().center()
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
    goal = grip.mapFromGlobal(panel.layers.list.mapToGlobal(QPoint(4, round(to_y))))
    for share in (0.3, 0.7, 1):
        QTest.mouseMove(grip, start + (goal - start) * share)
    if drop:
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=goal)


# -- moving ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("taken", "before", "layers"),
    [(0, 2, (B, A, C)), (0, 3, (B, C, A)), (2, 0, (C, A, B)), (1, 0, (B, A, C)), (2, 1, (A, C, B))],
)
def test_a_layer_is_dragged_to_another_place(bench, taken, before, layers):
    rows = load(bench, ABC)
    edges = [row.y() for row in rows] + [bench.layers.list.height()]
    drag(bench, rows[taken], edges[before], drop=False)
    mark = bench.layers.list.mark
    assert mark.isVisible()
    assert abs(mark.geometry().center().y() - edges[before]) <= 4
    QTest.mouseRelease(rows[taken].grip, Qt.MouseButton.LeftButton)
    assert [config.layers for config in bench.sent] == [layers]
    assert not mark.isVisible()
    assert [row.number.text() for row in bench.layers.layer_rows] == ["1", "2", "3"]


@pytest.mark.parametrize("place", [0, 1])
def test_dropped_where_it_was_nothing_changes(bench, place):
    rows = load(bench, ABC)
    edges = [row.y() for row in rows]
    drag(bench, rows[0], edges[place], drop=False)
    assert not bench.layers.list.mark.isVisible()
    QTest.mouseRelease(rows[0].grip, Qt.MouseButton.LeftButton)
    assert bench.sent == []


def test_escape_ends_a_drag(bench):
    rows = load(bench, ABC)
    drag(bench, rows[0], bench.layers.list.height(), drop=False)
    QTest.keyClick(rows[0].grip, Qt.Key.Key_Escape)
    assert not bench.layers.list.mark.isVisible()
    QTest.mouseRelease(rows[0].grip, Qt.MouseButton.LeftButton)
    assert bench.sent == []


def test_a_click_on_the_grip_selects_and_moves_nothing(bench):
    rows = load(bench, ABC)
    selected = []
    bench.layer_selected.connect(selected.append)
    press(rows[1].grip)
    bench.layer_selected.disconnect(selected.append)
    assert selected == [1]
    assert bench.sent == []


@pytest.mark.parametrize("control", ["units", "activation", "more", "remove"])
def test_alt_and_an_arrow_move_the_layer_that_has_the_focus(bench, control):
    row = load(bench, ABC)[0]
    field = getattr(row, control)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down, ALT)
    QTest.keyClick(field, Qt.Key.Key_Down, ALT)
    assert [config.layers for config in bench.sent] == [(B, A, C), (B, C, A)]
    assert QApplication.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Down, ALT)  # there is no further down
    QTest.keyClick(field, Qt.Key.Key_Up, ALT)
    assert [config.layers for config in bench.sent[2:]] == [(B, A, C)]
    assert row.units.value() == 4


def test_a_folded_row_moves_as_one(bench):
    rows = load(bench, DEEP)
    rows[1].units.setFocus()
    QTest.keyClick(rows[1].units, Qt.Key.Key_Up, ALT)
    assert bench.sent[-1].layers == (*(B,) * 16, A)
    assert [row.number.text() for row in bench.layers.layer_rows] == ["1–16", "17"]


# -- the context menu --------------------------------------------------------------------------------------------------


def open_menu(row) -> LayerMenu:
    place = row.number.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, row.number.mapToGlobal(place))
    QApplication.sendEvent(row.number, event)
    return row.findChild(LayerMenu)


def entries(menu):
    return {action.data(): action for action in menu.actions() if action.data()}


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize(
    ("what", "layers"),
    [
        ("duplicate", (A, B, B, C)),
        ("before", (A, PLAIN, B, C)),
        ("after", (A, B, PLAIN, C)),
        ("up", (B, A, C)),
        ("down", (A, C, B)),
        ("remove", (A, C)),
    ],
)
def test_the_context_menu_offers_what_can_be_done(bench, what, layers):
    row = load(bench, ABC)[1]
    menu = open_menu(row)
    entries(menu)[what].trigger()
    menu.close()
    assert [config.layers for config in bench.sent] == [layers]


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_the_context_menu_disables_what_is_impossible(bench):
    rows = load(bench, ABC)
    for row, impossible in ((rows[0], {"up"}), (rows[1], set()), (rows[2], {"down"})):
        menu = open_menu(row)
        assert {name for name, action in entries(menu).items() if not action.isEnabled()} == impossible
        menu.close()
    rows = load(bench, replace(ABC, layers=(A, *(B,) * (MOST_LAYERS - 1))))
    menu = open_menu(rows[1])
    assert not any(entries(menu)[name].isEnabled() for name in ("duplicate", "before", "after"))
    menu.close()


# -- equal layers ------------------------------------------------------------------------------------------------------


def test_three_equal_neighbours_are_one_row():
    assert folded((A, B, B, B, A, A), set()) == [(A, 1), (B, 3), (A, 1), (A, 1)]
    assert folded((A, B, B, B), {B}) == [(A, 1), (B, 1), (B, 1), (B, 1)]


def test_sixteen_sigmoid_layers_are_one_row_and_need_no_scrolling(bench):
    rows = load(bench, DEEP)
    assert [row.number.text() for row in rows] == ["1", "2–17"]
    assert rows[1].fold_line.count.value() == 16
    bench.resize(280, 696)  # what is left for it of 1280 x 800
    QApplication.processEvents()
    add = bench.layers.output
    assert add.mapTo(bench.viewport(), add.rect().bottomLeft()).y() < bench.viewport().height()


def test_a_folded_row_is_edited_as_one(bench):
    row = load(bench, DEEP)[1]
    type_into(row.units, "8")
    choose(row.activation, "leaky_relu")
    type_into(row.details.parameters.fields["slope"], "0.2")
    choose(row.details.initializer, "he_normal")
    assert bench.sent[-1].layers == (A, *(Layer(8, "leaky_relu", {"slope": 0.2}, "he_normal"),) * 16)
    assert len(bench.sent) == 4
    assert bench.config() == bench.sent[-1]


def test_how_many_equal_layers_there_are_can_be_typed(bench):
    rows = load(bench, DEEP)
    type_into(rows[1].fold_line.count, "20")
    assert bench.sent[-1].layers == (A, *(B,) * 20)
    assert rows[1].number.text() == "2–21"
    type_into(rows[1].fold_line.count, str(MOST_LAYERS))
    assert bench.layers.layers_reason.isVisible()
    assert len(bench.sent) == 1
    type_into(rows[1].fold_line.count, "2")
    assert bench.sent[-1].layers == (A, B, B)
    assert [row.number.text() for row in bench.layers.layer_rows] == ["1", "2", "3"]


def test_equal_layers_are_unfolded_edited_alone_and_folded_again(bench):
    rows = load(bench, replace(DEEP, layers=(A, B, B, B, C)))
    press(rows[1].fold_line.button)
    assert [row.number.text() for row in rows] == ["1", "2", "3", "4", "5"]
    assert bench.sent == []
    type_into(bench.layers.layer_rows[4].units, "7")
    bench.load(bench.sent[-1], Trainer(bench.sent[-1]).info())
    bench.load(ABC, None)  # from elsewhere, and with it another number of layers
    bench.load(replace(DEEP, layers=(A, B, B, B, C)), None)
    rows = bench.layers.layer_rows
    assert len(rows) == 3
    press(rows[1].fold_line.button)
    QApplication.processEvents()
    last = rows[3]
    assert last.fold_line.isVisible() and last.fold_line.count.isHidden()
    assert last.fold_line.label.text() == "3 equal layers"
    press(last.fold_line.button)
    assert [row.number.text() for row in rows] == ["1", "2–4", "5"]
    assert bench.config().layers == (A, B, B, B, C)


def test_unfolded_layers_stay_so_when_something_else_is_undone(bench):
    rows = load(bench, DEEP)
    press(rows[1].fold_line.button)
    bench.load(replace(DEEP, learning_rate=0.5), None)
    bench.load(replace(DEEP, layers=DEEP.layers[:-1]), None)
    assert len(bench.layers.layer_rows) == 16


def test_a_third_equal_layer_folds_them_and_add_then_counts(bench):
    load(bench, RunConfig(layers=(A, B)))
    for _ in range(3):
        press(bench.layers.add)
    rows = bench.layers.layer_rows
    assert [row.number.text() for row in rows] == ["1", "2–5"]
    assert bench.sent[-1].layers == (A, B, B, B, B)
    press(rows[1].remove)
    assert bench.sent[-1].layers == (A,)


def test_a_row_of_equal_layers_is_chosen_by_any_of_them(bench):
    rows = load(bench, DEEP)
    selected = []
    bench.layer_selected.connect(selected.append)
    bench.select_layer(9)
    assert rows[1]._tinted and not rows[0]._tinted
    QTest.mouseClick(rows[1], Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert selected == []  # layer 10 is in it
    bench.select_layer(17)
    assert bench.layers.output._tinted
    QTest.mouseClick(rows[1], Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    bench.layer_selected.disconnect(selected.append)
    assert selected == [1]


LAYERS = st.lists(st.tuples(st.sampled_from([A, B, C]), st.integers(1, 5)), max_size=6)
ACTIONS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from(["up", "down", "before", "after", "duplicate", "remove", "fold", "unfold", "add"]),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=LAYERS, actions=ACTIONS)
def test_whatever_is_done_the_rows_show_what_was_sent(bench, runs, actions):
    layers = tuple(layer for layer, count in runs for _ in range(count))
    bench.load(replace(ABC, layers=layers), None)
    for place, what in actions:
        rows, before = bench.layers.layer_rows, bench.layers.list.layers()
        bench.sent.clear()
        if what == "add":
            press(bench.layers.add)
        elif place < len(rows):
            rows[place].asked.emit(what)
        after = bench.layers.list.layers()
        assert after == (bench.sent[-1].layers if bench.sent else before)
        if what in ("fold", "unfold"):
            assert after == before
        elif what in ("up", "down"):
            assert sorted(after, key=repr) == sorted(before, key=repr)
        rows = bench.layers.layer_rows
        spans = [row.number.text() for row in rows]
        assert spans == [
            str(first + 1) if row.count == 1 else f"{first + 1}–{first + row.count}"
            for row, first in zip(rows, map(bench.layers.list.first_of, rows), strict=True)
        ]


# -- a layer's own properties ------------------------------------------------------------------------------------------


def test_the_details_hold_the_layers_own_first_weights(bench):
    rows = load(bench, ABC)
    assert rows[1].details is None
    press(rows[1].more)
    initializer = rows[1].details.initializer
    assert rows[1].details.isVisible()
    assert initializer._closed == ("xavier_uniform", "as all")
    choose(bench.layers.initializer, "he_normal")
    bench.load(bench.sent[-1], Trainer(bench.sent[-1]).info())
    assert initializer._closed == ("he_normal", "as all")
    choose(initializer, "zeros")
    assert bench.sent[-1].layers == (A, replace(B, initializer="zeros"), C)
    assert initializer._closed is None
    assert not Trainer(bench.sent[-1]).network.weights[1].any()
    choose(initializer, None)
    assert bench.sent[-1].layers == (A, B, C)
    press(rows[1].more)
    assert not rows[1].details.isVisible()


def test_what_is_out_of_the_ordinary_is_unfolded(bench):
    rows = load(bench, RunConfig(layers=(replace(A, initializer="zeros"), Layer(3, "leaky_relu", {"slope": 0.3}), A)))
    assert [row.details is not None and row.details.isVisible() for row in rows] == [True, True, False]


# -- room --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize(
    "layers",
    [
        tuple(Layer(256, ("sigmoid", "leaky_relu")[n % 2]) for n in range(20)),
        (Layer(256, "maxout", {"pieces": 3}),) * 20,
        (*(Layer(256, "maxout", {"pieces": 3}),) * 9, *(Layer(16, "maxout", {"pieces": 5}, "xavier_uniform"),) * 11),
    ],
    ids=["each another", "all equal", "two kinds"],
)
def test_twenty_layers_of_256_units_are_written_in_full(bench, scale, theme, layers):
    rows = load(bench, RunConfig(layers=layers))
    bench._appearance.set_theme(theme)
    bench._appearance.set_scale(scale)
    bench.setFont(bench._appearance.font())
    bench.resize(round(280 * scale), 600)
    QApplication.processEvents()
    assert bench.widget().minimumSizeHint().width() <= bench.viewport().width()
    for row in rows:
        texts = [(row.units.lineEdit(), row.units.text(), 4)]
        texts += [(field.lineEdit(), field.text(), 4) for field in row.parameters.fields.values()]
        texts += [(row.activation, row.activation.currentText(), round(24 * scale)), (row.number, row.number.text(), 0)]
        if row.details is not None:
            texts.append((row.details.initializer, row.details.initializer.currentText(), round(24 * scale)))
        if row.fold_line is not None and row.fold_line.isVisible():
            texts += [(row.fold_line.label, row.fold_line.label.text(), 0)]
        for widget, text, around in texts:
            needed = widget.fontMetrics().horizontalAdvance(text) + around
            assert needed <= widget.width(), (text, needed, widget.width())


def test_the_panel_scrolls_to_where_a_layer_is_dragged(bench):
    bench.resize(280, 400)
    rows = load(bench, RunConfig(layers=tuple(Layer(n, "tanh") for n in range(1, 31))))
    bench.ensureWidgetVisible(rows[0])
    QApplication.processEvents()
    before = bench.verticalScrollBar().value()
    drag(bench, rows[0], bench.layers.list.height(), drop=False)
    mark = bench.layers.list.mark
    assert bench.verticalScrollBar().value() > before
    assert mark.mapTo(bench.viewport(), QPoint(0, 0)).y() < bench.viewport().height()
    QTest.mouseRelease(rows[0].grip, Qt.MouseButton.LeftButton)
    assert bench.sent[-1].layers[-1] == Layer(1, "tanh")
