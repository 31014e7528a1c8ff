"""The Functions page, used as a user uses it: real clicks, keys, wheels and drags."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from snapshots import observed, run_info

from nnviz.bridge import cost_meter
from nnviz.nn import ACTIVATIONS, Layer
from nnviz.nn.function_cost import Cost
from nnviz.training.config import RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.trainer import Trainer
from nnviz.ui.functions.page import FIRST, FunctionsPage
from nnviz.ui.theme import DARK, Appearance

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot, monkeypatch):
    monkeypatch.setattr(cost_meter, "measure_costs", lambda functions, stopped: [Cost(1.0, 2.0) for _ in functions])
    made = FunctionsPage(Appearance())
    qtbot.addWidget(made)
    made.resize(1160, 760)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def click(widget, place: QPointF | None = None) -> None:
    QTest.mouseClick(widget, LEFT, NONE, widget.rect().center() if place is None else place.toPoint())


def tick(page, *names: str) -> None:
    """Click these rows of the list."""
    for name in names:
        row = page.choice.rows[name]
        QTest.mouseClick(row, LEFT, NONE, QPoint(10, row.height() // 2))


def only(page, *names: str) -> None:
    tick(page, *(set(page.selection.names) ^ set(names)))


def table(page):
    return page.view.facts.table


def cell(page, name: str, key: str) -> str:
    model = table(page).facts
    row = next(i for i, row in enumerate(model.rows) if row.facts.name == name)
    column = next(i for i in range(model.columnCount()) if list(model.columns())[i] == key)
    return model.index(row, column).data()


def middle_of(panel, z: float, *, cell: int = 0) -> QPointF:
    frame = panel.cells[cell]
    return QPointF(frame.across(z), frame.box.top + frame.box.height / 2)


def type_into(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


# -- choosing ------------------------------------------------------------------------------------------------------


def test_it_begins_with_a_few_functions_and_says_how_many_there_are(page):
    assert page.selection.names == tuple(name for name in ACTIVATIONS if name in FIRST)
    assert page.choice._count.text() == f"5 of {len(ACTIVATIONS)}"
    assert [curve.name for curve in page.view.f._curves] == list(page.selection.names)


def test_every_activation_is_in_the_list_and_can_be_ticked(page):
    for name in ACTIVATIONS:
        page.choice.scroll.ensureWidgetVisible(page.choice.rows[name])
        if name not in page.selection.names:
            tick(page, name)
    assert page.selection.names == tuple(ACTIVATIONS)
    assert table(page).facts.rowCount() == len(ACTIVATIONS)


def test_a_function_keeps_its_colour_while_others_go(page):
    before = page.selection.slot("relu")
    tick(page, "sigmoid")
    assert page.selection.slot("relu") == before
    tick(page, "elu")
    assert page.selection.slot("elu") == 0  # the colour that has become free
    assert page.choice.rows["elu"].isChecked() and not page.choice.rows["sigmoid"].isChecked()


def test_more_than_five_curves_are_small_multiples_for_colours_end_there(page):
    assert len(page.view.f.cells) == 1 and page.options.overlay_button.isEnabled()
    tick(page, "elu")
    assert len(page.view.f.cells) == len(page.view.slope.cells) == 6
    assert page.options.multiples_button.isChecked() and not page.options.overlay_button.isEnabled()
    assert "five" in page.options.overlay_button.toolTip()
    assert page.selection.slot("elu") is None
    tick(page, "elu")
    assert len(page.view.f.cells) == 1 and page.options.overlay_button.isChecked()


def test_few_curves_can_be_small_multiples_too(page):
    click(page.options.multiples_button)
    assert len(page.view.f.cells) == 5
    click(page.options.overlay_button)
    assert len(page.view.f.cells) == 1


def test_the_search_finds_a_function_by_any_of_its_names(page):
    for text, found in (("swish", ["silu"]), ("LogSig", ["sigmoid"]), ("nn.GELU", ["gelu"])):
        page.choice.search.clear()
        QTest.keyClicks(page.choice.search, text)
        assert [row.name for row in page.choice._visible()] == found
    QTest.keyClicks(page.choice.search, "?")
    assert page.choice._none.isVisible()
    QTest.keyClick(page.choice.search, Qt.Key.Key_Escape)
    assert len(page.choice._visible()) == len(ACTIVATIONS)


def test_the_list_is_used_by_keys_alone(page):
    page.choice.search.setFocus()
    QTest.keyClicks(page.choice.search, "gelu")
    QTest.keyClick(page.choice.search, Qt.Key.Key_Return)
    assert "gelu" in page.selection.names
    page.choice.search.clear()
    QTest.keyClick(page.choice.search, Qt.Key.Key_Down)
    first, second = list(page.choice.rows.values())[:2]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert "sigmoid" not in page.selection.names  # it was ticked
    QTest.keyClick(second, Qt.Key.Key_Up)
    QTest.keyClick(first, Qt.Key.Key_Up)
    assert page.choice.search.hasFocus()


def test_a_parameter_acts_at_once_and_nonsense_is_answered_in_words(page):
    field = page.choice.rows["leaky_relu"].parameters["slope"].field
    type_into(field, "0.5")
    assert cell(page, "leaky_relu", "slope") == "1.00"
    page.view.point_at(-2.0)
    assert cell(page, "leaky_relu", "slope") == "0.500"
    assert "0.5" in cell(page, "leaky_relu", "formula")
    type_into(field, "steep")
    assert "steep" in page.choice.complaint.text() and page.choice.complaint.isVisible()
    assert page.selection.params("leaky_relu") == {"slope": 0.5}
    type_into(field, "2")
    assert "too large" in page.choice.complaint.text()


def test_a_slope_is_dragged_from_nought_to_one_and_the_curves_follow(page, qtbot):
    slider = page.choice.rows["leaky_relu"].parameters["slope"].slider
    QTest.mousePress(slider, LEFT, NONE, QPoint(slider.width() - 2, slider.height() // 2))
    assert page.selection.params("leaky_relu") == {"slope": 1.0}
    curve = next(curve for curve in page.view.slope._curves if curve.name == "leaky_relu")
    assert curve.outline.slope.min() == 1 and cell(page, "leaky_relu", "kinks") == "none"
    QTest.mouseMove(slider, QPoint(2, slider.height() // 2))
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(2, slider.height() // 2))
    qtbot.waitUntil(lambda: page.selection.params("leaky_relu") == {"slope": 0.0})
    assert cell(page, "leaky_relu", "zero_centred") == "no"


def test_the_pieces_of_maxout_are_stepped_by_key_and_more_are_typed(page):
    only(page, "maxout")
    pieces = page.choice.rows["maxout"].parameters["pieces"]
    pieces.slider.setFocus()
    QTest.keyClick(pieces.slider, Qt.Key.Key_Right)
    assert page.selection.params("maxout") == {"pieces": 3} and cell(page, "maxout", "kinks") == "−1,\u202f1"
    type_into(pieces.field, "20")
    assert len(page.view.f._curves[0].lines) == 20


def maxout_lines(page):
    return page.view.f._curves[0].lines


def test_a_line_of_maxout_is_dragged_and_the_envelope_follows(page):
    only(page, "maxout")
    assert maxout_lines(page) == ((-1, -1), (1, -1)) and "drag" in page.view.facts.remark.text()
    panel = page.view.f
    frame = panel.cells[0]

    def place(z: float, value: float) -> QPoint:
        return QPointF(frame.across(z), frame.up(value)).toPoint()

    QTest.mousePress(panel, LEFT, NONE, place(2.0, 1.0))  # on the second line
    QTest.mouseMove(panel, place(2.0, 0.0))
    QTest.mouseMove(panel, place(2.0, -0.5))
    QTest.mouseRelease(panel, LEFT, NONE, place(2.0, -0.5))
    (_, first), (slope, second) = maxout_lines(page)
    assert first == -1 and slope == 1 and second == pytest.approx(-2.5, abs=0.03)
    corner = (first - second) / 2  # where -z - 1 meets z + second
    assert table(page).facts.rows[0].facts.kinks == pytest.approx((corner,))
    page.view.point_at(2.0)
    assert panel._values == pytest.approx([max(-3.0, 2 + second)])
    assert page.view.z_range == (-6, 6)  # the range was not dragged
    QTest.mouseDClick(panel, LEFT, NONE, place(-4.0, 0.0))
    assert maxout_lines(page) == ((-1, -1), (1, -1))


def test_the_line_that_wins_at_the_cursor_is_moved_and_tilted_by_keys(page):
    only(page, "maxout")
    panel = page.view.f
    panel.setFocus()
    page.view.point_at(2.0)
    QTest.keyClick(panel, Qt.Key.Key_Up)
    assert maxout_lines(page) == ((-1, -1), (1, -0.9))
    QTest.keyClick(panel, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert maxout_lines(page)[1] == pytest.approx((0.9, -0.7))  # still 1.1 at the cursor
    assert "maxout 1.10" in panel.accessibleDescription()
    type_into(page.choice.rows["maxout"].parameters["pieces"].field, "3")
    assert len(maxout_lines(page)) == 3  # other pieces, other lines


def test_tab_leads_from_a_row_to_its_parameter(page):
    row = page.choice.rows["leaky_relu"]
    row.setFocus()
    following = row.nextInFocusChain()
    while following is not row and following.focusPolicy() != Qt.FocusPolicy.StrongFocus:
        following = following.nextInFocusChain()
    assert row.isAncestorOf(following)


def test_nothing_chosen_is_one_sentence_and_one_button(page):
    only(page)
    assert page.view._empty.isVisible() and not page.view.scroll.isVisible()
    click(page.view.empty_button)
    assert page.selection.names == ("sigmoid", "tanh", "softsign")
    assert page.view.scroll.isVisible() and not page.view._empty.isVisible()


def test_each_ready_made_comparison_is_one_click_and_says_what_to_see(page):
    wanted = [{"sigmoid", "tanh", "softsign"}, {"tanh", "relu"}, {"relu", "leaky_relu", "prelu"}, {"sign", "purelin"}]
    for button, names in zip(page.choice.buttons, wanted, strict=True):
        click(button)
        assert set(page.selection.names) == names
        assert page.view.facts.remark.isVisible() and page.view.facts.remark.text() == button.toolTip()
    assert "why these do not do" in page.choice.buttons[-1].text()
    assert "no weight" in page.view.facts.remark.text() and "one linear map" in page.view.facts.remark.text()
    tick(page, "tanh")
    assert not page.view.facts.remark.isVisible()  # it was about the others


# -- the cursor ----------------------------------------------------------------------------------------------------


def test_both_plots_and_the_table_tell_the_engines_values_under_the_mouse(page, qtbot):
    QTest.mouseMove(page.view.f, middle_of(page.view.f, -1.0).toPoint())
    qtbot.waitUntil(lambda: page.view.cursor_z == pytest.approx(-1.0, abs=0.03))
    z = page.view.cursor_z
    for panel, figure in ((page.view.f, "value"), (page.view.slope, "derivative")):
        expected = [float(getattr(ACTIVATIONS[name], figure)(np.array([[z]]))[0, 0]) for name in page.selection.names]
        assert panel._values == expected and panel._cursor == z
    slopes = table(page).facts.columns()["slope"]
    assert slopes == page.view.slope._values


def test_arrows_move_the_cursor_and_a_screen_reader_is_told(page):
    panel = page.view.slope
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_Right)
    assert page.view.cursor_z == 1.6
    QTest.keyClick(panel, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.view.cursor_z == pytest.approx(0.6)
    assert "z = 0.60" in panel.accessibleDescription() and "relu 1.00" in panel.accessibleDescription()
    QTest.keyClick(panel, Qt.Key.Key_Home)
    assert page.view.cursor_z == -6 and "sigmoid" in page.view.f.accessibleDescription()


def test_at_the_kink_the_value_is_the_one_that_training_uses(page):
    page.view.point_at(0.0)
    assert cell(page, "relu", "slope") == "0"
    assert cell(page, "leaky_relu", "slope") == "0.0100"


# -- the range -----------------------------------------------------------------------------------------------------


def wheel(panel, place: QPointF, notches: int) -> None:
    where = QPointF(panel.mapToGlobal(place))
    delta, no = QPoint(0, 120 * notches), Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, where, QPoint(), delta, Qt.MouseButton.NoButton, NONE, no, False)
    QApplication.sendEvent(panel, event)


def test_the_range_is_typed(page):
    type_into(page.options.low, "-2")
    type_into(page.options.high, "3.5")
    assert page.view.z_range == (-2, 3.5)
    assert page.view.f._curves[0].outline.z[[0, -1]].tolist() == [-2, 3.5]
    click(page.options.reset_button)
    assert page.view.z_range == (-6, 6) and page.options.low.value() == -6


@pytest.mark.parametrize(
    ("text", "word"), [("wide", "not a number"), ("7", "above where it begins"), ("-2000", "too small")]
)
def test_a_range_that_makes_no_sense_is_explained_and_the_old_one_stays(page, text, word):
    type_into(page.options.low, text)
    assert word in page.options.complaint.text() and page.options.complaint.isVisible()
    assert page.view.z_range == (-6, 6)
    type_into(page.options.low, "-4")
    assert page.view.z_range == (-4, 6) and not page.options.complaint.isVisible()


def test_the_wheel_zooms_about_the_pointer(page):
    panel = page.view.f
    wheel(panel, middle_of(panel, 3.0), 1)
    low, high = page.view.z_range
    assert high - low == pytest.approx(12 / 1.25, abs=0.02)
    assert panel.cells[0].x_at(middle_of(panel, 3.0).x()) == pytest.approx(3.0)
    assert (3 - low) / (high - low) == pytest.approx(0.75, abs=0.01)
    assert page.options.low.value() == low  # the fields follow


def test_a_drag_moves_the_range_and_a_double_click_takes_it_back(page):
    panel = page.view.slope
    begin, end = middle_of(panel, 0.0).toPoint(), middle_of(panel, 2.0).toPoint()
    QTest.mousePress(panel, LEFT, NONE, begin)
    QTest.mouseMove(panel, end)
    QTest.mouseRelease(panel, LEFT, NONE, end)
    assert page.view.z_range == pytest.approx((-8, 4), abs=0.05)
    QTest.mouseDClick(panel, LEFT, NONE, begin)
    assert page.view.z_range == (-6, 6)


def test_plus_minus_and_nought_change_the_range_by_key(page):
    panel = page.view.f
    panel.setFocus()
    QTest.keyClicks(panel, "+")
    low, high = page.view.z_range
    assert high - low == pytest.approx(9.6, abs=0.02)
    QTest.keyClicks(panel, "0")
    assert page.view.z_range == (-6, 6)


def test_the_range_ends_where_numbers_stop_to_mean_anything(page):
    for _ in range(60):
        wheel(page.view.f, middle_of(page.view.f, 0.0), -1)
    low, high = page.view.z_range
    assert -1000 <= low < high <= 1000
    for _ in range(90):
        wheel(page.view.f, middle_of(page.view.f, 0.0), 1)
    low, high = page.view.z_range
    assert 0.009 <= high - low < 0.02


# -- the running network -------------------------------------------------------------------------------------------


def live_run() -> LiveRun:
    return LiveRun(Trainer(RunConfig(layers=(Layer(4, "tanh"), Layer(2, "sigmoid")))))


def test_it_wants_nothing_of_the_network_unless_its_z_are_to_be_seen(page):
    page.view.set_run(run_info(layers=(Layer(4, "tanh"), Layer(2, "sigmoid"))))
    assert page.view.wants == ()
    click(page.options.live_switch)
    (want,) = page.view.wants
    assert want.z_limit == 6
    page.view.set_range(-2, 9)
    (want,) = page.view.wants
    assert want.z_limit == 9
    click(page.options.live_switch)
    assert page.view.wants == ()


def test_the_histogram_behind_the_curves_is_that_of_the_chosen_layer(page):
    run = live_run()
    page.view.set_run(run.trainer.info())
    click(page.options.live_switch)
    page.options.layer_choice.setCurrentIndex(1)
    page.options.layer_choice.activated.emit(1)
    shown = observed(page.view, run)
    (want,) = page.view.wants
    histogram = page.view.f._histogram
    assert np.array_equal(histogram.shares, shown.answer(want).layers[1].histogram) and histogram.limit == 6
    assert page.view.slope._histogram is histogram
    click(page.options.live_switch)
    assert page.view.f._histogram is None


def test_a_shorter_network_puts_away_a_layer_that_is_gone(page):
    page.view.set_run(live_run().trainer.info())
    click(page.options.live_switch)
    page.options.layer_choice.setCurrentIndex(2)
    page.options.layer_choice.activated.emit(2)
    assert page.options.live_layer == 2
    page.view.set_run(run_info(layers=()))
    assert page.options.live_layer == 0 and len(page.view.wants) == 1


# -- away and back, looks and words --------------------------------------------------------------------------------


def test_a_hidden_page_does_nothing(page, monkeypatch):
    page.view.costs._meter.stop()
    page.hide()
    assert not page.view.active
    monkeypatch.setattr(page.view, "_show_curves", lambda: pytest.fail("drawn while hidden"))
    page.selection.choose("elu", True)
    assert not page.view.costs.measuring


def test_what_was_chosen_while_it_was_hidden_is_seen_when_it_is_shown(page):
    page.hide()
    page.compare(next(iter(page.choice.buttons)).property("comparison"))
    page.show()
    assert [curve.name for curve in page.view.f._curves] == ["sigmoid", "tanh", "softsign"]


def test_a_theme_and_a_size_are_taken_on(page):
    appearance = page.view.appearance
    light = page.view.f.grab().toImage()
    appearance.set_theme(DARK)
    dark = page.view.f.grab().toImage()
    corner = QPoint(2, light.height() - 2)
    assert light.pixelColor(corner).lightness() > 200 and dark.pixelColor(corner).lightness() < 60
    appearance.set_scale(1.5)
    page.resize(1740, 1100)
    assert page.view.f.minimumHeight() == 375  # 250 at the usual size


def test_everything_has_a_name(page):
    tick(page, "softmax")
    view, options = page.view, page.options
    named = [view.f, view.slope, view.softmax.bars, view.softmax.jacobian, table(page), page.choice.search]
    named += [options.low, options.high, options.live_switch, options.layer_choice, *page.choice.rows.values()]
    assert all(widget.accessibleName() for widget in named)
    field = page.choice.rows["leaky_relu"].parameters["slope"].field
    assert field.accessibleName()


def test_a_new_language_reaches_every_word(page):
    page.view.set_run(run_info(layers=(Layer(4, "tanh"),)))
    for part in (page.choice, page.options, page.view, page.view.facts, page.view.softmax):
        QApplication.sendEvent(part, QEvent(QEvent.Type.LanguageChange))
    assert page.choice._title.text() == "Compare" and page.options.layer_choice.count() == 2


# -- what can be taken away ----------------------------------------------------------------------------------------


def test_the_plots_export_their_picture_and_the_curves_as_the_engine_computes_them(page):
    export = page.view.export(page.view.f.mapTo(page.view, QPoint(50, 50)))
    assert export.table.names[:3] == ("z", "sigmoid f", "sigmoid f'")
    z, f, slope = export.table.columns[:3]
    assert np.array_equal(f, ACTIVATIONS["sigmoid"].value(z)) and z[0] == -6 and z[-1] == 6
    assert np.array_equal(slope, ACTIVATIONS["sigmoid"].derivative(z))
    assert export.size.width() > 700


def test_a_menu_is_asked_for_by_right_click_and_by_key(page):
    asked = []
    page.view.menu_asked.connect(lambda export, where: asked.append(export))
    page.view.f.setFocus()
    QTest.keyClick(page.view.f, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked[-1].table.names[0] == "z"
    tick(page, "softmax")
    page.view.softmax.bars.setFocus()
    QTest.keyClick(page.view.softmax.bars, Qt.Key.Key_Menu)
    assert asked[-1].table.names[:3] == ("i", "z", "a")
    table(page).setFocus()
    QTest.keyClick(table(page), Qt.Key.Key_Menu)
    assert asked[-1].table.names[0] == "function"


def test_an_exported_picture_is_without_the_cursor(page):
    from nnviz.ui import export as exports

    page.view.point_at(2.0)
    made = exports.image(page.view.export(page.view.f.mapTo(page.view, QPoint(50, 50))))
    frame = page.view.f.cells[0]
    ratio = made.devicePixelRatio()
    place = QPointF(frame.across(2.0), frame.box.bottom - 12)  # where the badge stands
    in_file = made.pixelColor((place * ratio).toPoint())
    on_screen = page.view.f.grab().toImage().pixelColor(place.toPoint())
    assert in_file != on_screen and in_file.lightness() > 150


# -- the facts table -----------------------------------------------------------------------------------------------


def test_the_costs_come_from_the_meter_relative_to_relu(page, qtbot, monkeypatch):
    asked = []

    def measure(functions, stopped):
        asked.append([name for name, _ in functions])
        return [Cost(2.0, 4.0) if name == "relu" else Cost(3.0, 2.0) for name, _ in functions]

    monkeypatch.setattr(cost_meter, "measure_costs", measure)
    assert cell(page, "tanh", "forward") in ("measuring…", "1.0")
    click(page.view.facts.measure_button)
    qtbot.waitUntil(lambda: cell(page, "tanh", "forward") == "1.5")
    assert cell(page, "relu", "forward") == "1.0" and cell(page, "tanh", "backward") == "0.5"
    assert asked[-1][0] == "relu" and set(asked[-1]) == set(page.selection.names)
    tick(page, "elu")
    qtbot.waitUntil(lambda: cell(page, "elu", "forward") == "1.5")
    assert asked[-1] == ["relu", "elu"]  # the others are known


def test_a_click_and_a_key_sort_the_table_and_give_its_order_back(page):
    view = table(page)
    column = list(view.facts.columns()).index("max_derivative")
    head = view.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(column) + 10, head.height() // 2)
    given = [row.facts.name for row in view.facts.rows]
    QTest.mouseClick(head.viewport(), LEFT, NONE, place)
    up = [row.facts.max_derivative for row in view.facts.rows]
    assert up == sorted(up) and up[0] == 0.25
    view.setFocus()
    view.setCurrentIndex(view.facts.index(0, column))
    QTest.keyClick(view, Qt.Key.Key_Space)
    down = [row.facts.max_derivative for row in view.facts.rows]
    assert down == sorted(down, reverse=True)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert [row.facts.name for row in view.facts.rows] == given


def test_a_table_sorted_by_the_slope_follows_the_cursor(page):
    view = table(page)
    view.sortByColumn(list(view.facts.columns()).index("slope"), Qt.SortOrder.DescendingOrder)
    page.view.point_at(2.5)
    assert view.facts.rows[0].facts.name == "silu"
    page.view.point_at(0.0)
    assert view.facts.rows[0].facts.name == "tanh"


def test_all_rows_or_the_selected_ones_are_copied_as_csv_and_markdown(page):
    view = table(page)
    click(page.view.facts.csv_button)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("function,formula,range,zero_centred,max_derivative") and len(lines) == 6
    assert lines[1].startswith("sigmoid,")
    view.selectRow(1)
    view.setFocus()
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 2 and lines[1].startswith("tanh,")
    click(page.view.facts.markdown_button)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 3 and lines[0].startswith("| Function | f(z) |") and set(lines[1]) <= set("| -:")
    assert lines[2].startswith("| tanh |") and lines[2].count("|") == lines[0].count("|")
    assert "1" in page.view.facts.said.text() and "Markdown" in page.view.facts.said.text()


def test_a_function_more_opens_no_window_not_even_for_a_moment(page):
    shown = []

    class Windows(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and watched.isWidgetType() and watched.isWindow():
                shown.append(watched)
            return False

    windows = Windows()
    QApplication.instance().installEventFilter(windows)
    tick(page, "softplus")
    QApplication.instance().removeEventFilter(windows)
    assert len(page.selection.names) == 6 and not shown


def test_every_chosen_function_has_its_remark(page):
    only(page, "relu", "sign")
    notes = [label.text() for label in page.view.facts._notes if label.isVisibleTo(page)]
    assert len(notes) == 2 and any(">relu.</b>" in note and "dead" in note for note in notes)


def test_in_a_narrow_page_the_plots_stand_one_under_the_other(page, until):
    assert page.view.slope.x() > page.view.f.x()
    page.resize(800, 700)
    until(lambda: page.view.slope.y() > page.view.f.y())
    assert page.view.content.width() <= page.view.scroll.viewport().width()
    page.resize(1440, 900)
    until(lambda: page.view.slope.x() > page.view.f.x())


def test_tab_goes_round_the_whole_page_past_a_function_with_parameters(page):
    assert "leaky_relu" in page.selection.names  # it has a slope to be set
    page.choice.search.setFocus()
    reached = []
    while QApplication.focusWidget() not in reached:
        reached.append(QApplication.focusWidget())
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is reached[0]
    assert {page.view.f, page.view.slope} <= set(reached)
