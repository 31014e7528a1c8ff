"""The Maxout workshop, used as a user uses it: real drags, clicks, keys and typing."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from nnviz.training.config import RunConfig
from nnviz.training.workshop_lines import shape
from nnviz.training.workshop_targets import SAMPLES
from nnviz.ui import export
from nnviz.ui.theme import DARK, Appearance
from nnviz.ui.workshop.grip import ends
from nnviz.ui.workshop.page import WorkshopPage
from nnviz.ui.workshop.words import figure, loss, narrow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
FIRST = ((1.0, -0.5), (-0.4, 0.6))


@pytest.fixture
def page(qtbot):
    made = WorkshopPage(Appearance())
    qtbot.addWidget(made)
    made.resize(1280, 680)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def click(widget) -> None:
    QTest.mouseClick(widget, LEFT, NONE, widget.rect().center())


def type_into(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def place(page, x: float, value: float) -> QPoint:
    frame = page.view.plot.frame
    return QPointF(frame.across(x), frame.up(value)).toPoint()


def drag(page, start: QPoint, *way: QPoint) -> None:
    plot = page.view.plot
    QTest.mouseMove(plot, start)
    QTest.mousePress(plot, LEFT, NONE, start)
    for point in way:
        QTest.mouseMove(plot, point)
    QTest.mouseRelease(plot, LEFT, NONE, way[-1])


def where(page, piece: int) -> str:
    return page.unit_panel.rows[piece].where.text()


# -- by hand -------------------------------------------------------------------------------------------------------


def test_it_begins_with_two_lines_and_says_who_wins_where(page):
    assert page.bench.lines == FIRST
    assert where(page, 0) == "wins right of 0.786" and where(page, 1) == "wins left of 0.786"
    assert page.view.switches.text() == (
        "The winner switches at x = 0.786: left of it z₂ is the larger one, right of it z₁."
    )
    assert [row.isVisible() for row in page.unit_panel.rows] == [True, True, False, False, False]


def test_one_click_makes_z2_zero_and_the_relu_appears(page):
    click(page.unit_panel.zero_button)
    assert page.bench.lines == ((1.0, -0.5), (0.0, 0.0))
    assert page.view.plot.words.shape(page.bench.lines) == "exactly the ReLU of z₁: max(0, z₁)"
    assert where(page, 0) == "wins right of 0.5" and where(page, 1) == "wins left of 0.5"
    assert page.unit_panel.rows[1].w.value() == page.unit_panel.rows[1].b.value() == 0


@pytest.mark.parametrize("key", ["relu", "leaky_relu", "abs"])
def test_one_click_makes_a_known_function(page, key):
    click(page.unit_panel.sizes[4])
    click(page.unit_panel.make_buttons[key])
    assert shape(page.bench.lines).name == key and len(page.bench.lines) == 4
    assert page.view.plot.words.shape(page.bench.lines).startswith("exactly")


def test_random_lines_differ_at_every_click_and_those_that_all_win_do(page):
    click(page.unit_panel.sizes[5])
    seen = set()
    for _ in range(3):
        click(page.unit_panel.make_buttons["random"])
        seen.add(page.bench.lines)
    assert len(seen) == 3
    click(page.unit_panel.make_buttons["convex"])
    assert not any(row.mark.dead for row in page.unit_panel.rows)


def test_a_line_dragged_by_its_body_changes_b_alone(page):
    drag(page, place(page, 2.0, 1.5), place(page, 2.0, 2.0), place(page, 2.0, 2.5))
    (w, b), other = page.bench.lines
    assert w == 1.0 and b == pytest.approx(0.5, abs=0.02) and other == FIRST[1]
    assert page.view.plot.chosen == 0


def test_a_line_dragged_by_its_end_changes_w_alone(page):
    plot = page.view.plot
    QTest.keyClick(plot, Qt.Key.Key_2)
    end = ends(plot.frame, page.bench.lines[1])[1]  # near x = 4
    drag(page, QPointF(*end).toPoint(), place(page, 3.0, 0.6), place(page, 3.0, 2.1))
    first, (w, b) = page.bench.lines
    assert first == FIRST[0] and b == 0.6 and w == pytest.approx(0.5, abs=0.02)


def test_what_comes_near_a_round_value_is_drawn_to_it(page):
    drag(page, place(page, 2.0, 1.5), place(page, 2.0, 2.51))
    assert page.bench.lines[0] == (1.0, 0.5)


def test_an_end_cannot_be_turned_beyond_upright(page):
    end = ends(page.view.plot.frame, page.bench.lines[0])[1]
    drag(page, QPointF(*end).toPoint(), place(page, 0.01, 3.5))
    assert page.bench.lines == FIRST
    drag(page, QPointF(*end).toPoint(), place(page, 0.2, 3.5))
    assert page.bench.lines[0] == (pytest.approx(20, abs=1), -0.5)
    assert np.isfinite(page.bench.lines).all()


def test_a_drag_is_one_step_back_and_one_forth(page):
    drag(page, place(page, 2.0, 1.5), *(place(page, 2.0, 1.5 + 0.1 * i) for i in range(1, 12)))
    after = page.bench.lines
    assert after != FIRST and page.unit_panel.undo_button.isEnabled()
    click(page.unit_panel.undo_button)
    assert page.bench.lines == FIRST and not page.bench.can_undo
    click(page.unit_panel.redo_button)
    assert page.bench.lines == after and not page.bench.can_redo


def test_keys_choose_move_and_turn_a_line(page):
    plot = page.view.plot
    assert plot.hasFocus()
    QTest.keyClick(plot, Qt.Key.Key_2)
    QTest.keyClick(plot, Qt.Key.Key_Up)
    assert page.bench.lines == (FIRST[0], (-0.4, 0.7))
    QTest.keyClick(plot, Qt.Key.Key_Down, SHIFT)
    assert page.bench.lines[1] == (-0.5, 0.7)
    QTest.keyClick(plot, Qt.Key.Key_4)  # there is none
    assert plot.chosen == 1
    assert "z₂: w = −0.5, b = 0.7" in plot.accessibleDescription()


def test_keys_and_clicks_move_x(page):
    plot = page.view.plot
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert page.bench.x == pytest.approx(1.1)
    QTest.keyClick(plot, Qt.Key.Key_Left, SHIFT)
    assert page.bench.x == pytest.approx(0.1)
    QTest.mouseClick(plot, LEFT, NONE, place(page, -2.0, 3.0))
    assert page.bench.x == pytest.approx(-2.0, abs=0.02)
    assert page.lesson.x_field.value() == page.bench.x
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert page.bench.x == 4.0


def test_w_and_b_are_typed_and_nonsense_is_refused_in_words(page):
    row = page.unit_panel.rows[0]
    type_into(row.w, "2.5")
    type_into(row.b, "1e-1")
    assert page.bench.lines[0] == (2.5, 0.1)
    type_into(row.w, "steep")
    assert page.bench.lines[0] == (2.5, 0.1)
    assert "steep" in page.unit_panel.complaint.text() and page.unit_panel.complaint.isVisible()
    for nonsense in ("nan", "inf", "1e999"):
        type_into(row.w, nonsense)
        assert page.bench.lines[0] == (2.5, 0.1)
    type_into(row.b, "1000")
    assert "too large" in page.unit_panel.complaint.text()
    type_into(row.b, "3")
    assert not page.unit_panel.complaint.isVisible() and page.bench.lines[0] == (2.5, 3.0)


def test_a_typed_w_leaves_the_digits_of_a_learned_b(page):
    click(page.training.step_button)
    b = page.bench.lines[0][1]
    assert b != round(b, 4)
    type_into(page.unit_panel.rows[0].w, "2")
    assert page.bench.lines[0] == (2.0, b)


def test_a_line_that_never_wins_is_said_to_be_dead(page):
    click(page.unit_panel.sizes[3])
    type_into(page.unit_panel.rows[2].w, "0")
    type_into(page.unit_panel.rows[2].b, "-3")
    assert where(page, 2) == "wins nowhere: a dead piece" and page.unit_panel.rows[2].mark.dead
    type_into(page.unit_panel.rows[2].w, "1.5")
    type_into(page.unit_panel.rows[2].b, "-5")  # above x - 0.5 from x = 9 on
    assert where(page, 2) == "wins only right of 9, out of view: dead here"
    assert page.unit_panel.rows[2].mark.dead and "1 of them dead" not in page.training.limit.text()


def test_another_size_keeps_what_there_is_and_comes_back_by_undo(page):
    click(page.unit_panel.sizes[5])
    assert len(page.bench.lines) == 5 and page.bench.lines[:2] == FIRST
    assert page.unit_panel.rows[4].isVisible()
    QTest.keyClick(page.view.plot, Qt.Key.Key_5)
    click(page.unit_panel.sizes[2])
    assert page.view.plot.chosen == 1  # the fifth is gone
    page.bench.undo()
    assert len(page.bench.lines) == 5 and page.unit_panel.sizes[5].isChecked()


def test_the_wheel_and_keys_change_how_much_is_seen(page):
    plot = page.view.plot
    QTest.keyClick(plot, Qt.Key.Key_Minus)
    assert plot.frame.x == (-5.0, 5.0)
    at = QPointF(plot.rect().center())
    up = QWheelEvent(at, plot.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, NONE,
                     Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(plot, up)
    assert plot.frame.x == pytest.approx((-3.2, 3.2))
    QTest.keyClick(plot, Qt.Key.Key_0)
    assert plot.frame.x == (-4.0, 4.0)
    for _ in range(60):
        QTest.keyClick(plot, Qt.Key.Key_Minus)
    plot.grab()
    assert plot.frame.x == (-80.0, 80.0)


# -- undo belongs to the page only while it has the focus ----------------------------------------------------------


def test_undo_and_redo_by_keys_from_the_plot_and_from_a_field(page):
    plot, field = page.view.plot, page.unit_panel.rows[1].w
    QTest.keyClick(plot, Qt.Key.Key_Up)
    after = page.bench.lines
    QTest.keyClick(plot, Qt.Key.Key_Z, CTRL)
    assert page.bench.lines == FIRST
    QTest.keyClick(plot, Qt.Key.Key_Y, CTRL)
    assert page.bench.lines == after
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert page.bench.lines == FIRST
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)
    assert page.bench.lines == after


def test_undo_by_key_works_from_every_control_of_the_page(page):
    page.bench.set_target("relu")  # so that its fields are there
    stops = [w for w in page.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    stops = [stop for stop in stops if stop.objectName() != "qt_spinbox_lineedit"]  # a part of a field, no stop
    assert len(stops) > 20
    for stop in stops:
        page.bench.edit(((1.5, 0.0), (0.0, 0.0)))
        stop.setFocus()
        QTest.keyClick(stop, Qt.Key.Key_Z, CTRL)
        assert page.bench.lines == FIRST, stop


def test_half_typed_text_undoes_its_typing_and_not_the_lines(page):
    QTest.keyClick(page.view.plot, Qt.Key.Key_Up)
    after = page.bench.lines
    field = page.unit_panel.rows[1].w
    field.setFocus()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert page.bench.lines == after


# -- training ------------------------------------------------------------------------------------------------------


def test_it_trains_while_it_is_seen_and_only_then(page, qtbot):
    page.training.speed.setValue(20)
    page.bench.set_speed(20)
    click(page.training.run_button)
    assert page.training.run_button.text().strip() == "Pause"
    qtbot.waitUntil(lambda: page.bench.unit.step > 100)
    page.hide()
    step = page.bench.unit.step
    assert not page.bench._timer.isActive() and page.bench.running
    QTest.qWait(60)
    assert page.bench.unit.step == step
    page.show()
    qtbot.waitUntil(lambda: page.bench.unit.step > step)
    click(page.training.run_button)
    assert not page.bench._timer.isActive() and page.training.run_button.text().strip() == "Run"


def test_the_envelope_bends_to_the_absolute_value(page, qtbot):
    page.bench.set_speed(100)
    click(page.training.run_button)
    qtbot.waitUntil(lambda: page.bench.unit.loss < 1e-3, timeout=20000)
    assert {unit.step for unit in page.bench.others} == {page.bench.unit.step}
    click(page.training.run_button)
    assert "0 at best" not in page.training.limit.text() and "can be met exactly" in page.training.limit.text()
    click(page.unit_panel.undo_button)
    assert page.bench.lines == FIRST  # what was set by hand is one step back


def test_one_step_is_one_step_of_all_and_restart_goes_back_to_the_hands_lines(page):
    for _ in range(3):
        click(page.training.step_button)
    assert {unit.step for unit in (page.bench.unit, *page.bench.others)} == {3}
    assert "3" in page.training.figures.text() and page.bench.lines != FIRST
    assert page.bench.losses.table[:, 0].tolist() == [0, 1, 2, 3]
    click(page.training.restart_button)
    assert page.bench.lines == FIRST and page.bench.unit.step == 0 and len(page.bench.losses.table) == 1


def test_another_start_gives_those_beside_other_lines(page):
    before = [unit.lines for unit in page.bench.others]
    click(page.training.start_button)
    assert all(a != b.lines for a, b in zip(before, page.bench.others, strict=True))
    assert page.bench.lines == FIRST


def test_when_it_rests_all_parts_tell_of_the_same_step(page, qtbot):
    page.bench.set_speed(1)
    for many in (3, 8, 14):
        click(page.training.run_button)
        begin = page.bench.unit.step
        qtbot.waitUntil(lambda begin=begin, many=many: page.bench.unit.step >= begin + many)
        click(page.training.run_button)
        bench, step = page.bench, page.bench.unit.step
        assert f"<b>{step}</b>" in page.training.figures.text()
        assert all(f"after {step} steps" in small.accessibleDescription() for small in page.view.small)
        assert page.unit_panel.rows[0].w.value() == round(bench.lines[0][0], 4)
        gradient = bench.unit.gradient_at(bench.x)
        assert page.lesson.cells[0][1].text() == narrow(float(gradient[0, 0]))


def test_editing_while_it_runs_goes_on_from_the_hands_lines(page, qtbot):
    click(page.training.run_button)
    qtbot.waitUntil(lambda: page.bench.unit.step > 2)
    click(page.unit_panel.make_buttons["relu"])
    assert page.bench.running
    step = page.bench.unit.step
    qtbot.waitUntil(lambda: page.bench.unit.step > step)
    page.bench.undo()
    assert not page.bench.running


def test_while_a_line_is_held_nothing_is_trained(page, qtbot):
    click(page.training.run_button)
    qtbot.waitUntil(lambda: page.bench.unit.step > 0)
    plot, lines = page.view.plot, page.bench.lines
    w, b = lines[0]
    at = place(page, 1.5, w * 1.5 + b)
    QTest.mousePress(plot, LEFT, NONE, at)
    step = page.bench.unit.step
    for _ in range(5):
        page.bench.advance()
    assert page.bench.unit.step == step
    QTest.mouseRelease(plot, LEFT, NONE, at)
    qtbot.waitUntil(lambda: page.bench.unit.step > step)
    click(page.training.run_button)


@pytest.mark.parametrize("target", ["step", "sin", "bump"])
def test_a_curve_out_of_reach_is_said_to_be_and_why(page, target):
    index = next(i for i in range(page.training.target.count()) if page.training.target._values[i] == target)
    page.training.target.setCurrentIndex(index)
    page.training.target.activated.emit(index)
    assert page.bench.target_name == target
    told = page.training.limit.text()
    assert "convex" in told and "get below a loss of" in told


def test_a_hand_that_holds_a_line_while_the_page_goes_lets_it_go(page, qtbot):
    click(page.training.run_button)
    QTest.mousePress(page.view.plot, LEFT, NONE, place(page, 2.0, 1.5))
    page.hide()
    page.show()
    step = page.bench.unit.step
    qtbot.waitUntil(lambda: page.bench.unit.step > step)
    click(page.training.run_button)


def test_z2_zero_promises_the_relu_only_where_it_appears(page):
    assert page.unit_panel.zero_button.text() == "z₂ = 0: see the ReLU appear"
    click(page.unit_panel.sizes[3])
    assert "ReLU" not in page.unit_panel.zero_button.text()
    click(page.unit_panel.zero_button)
    assert page.bench.lines[1] == (0.0, 0.0) and page.bench.lines[2] != (0.0, 0.0)


def test_the_limit_is_told_in_figures(page):
    page.bench.set_target("parabola")
    assert "2 lines; bends in use: 1 of 1 at most." in page.training.limit.text()
    assert "No 2 lines get below a loss of 0.027." in page.training.limit.text()
    click(page.unit_panel.sizes[5])
    assert "No 5 lines get below a loss of 0.00067." in page.training.limit.text()
    assert "at best 0.027" in page.view.small[0].accessibleDescription()


def test_an_own_relu_is_typed(page):
    page.bench.set_target("relu")
    assert page.training.own_w.isVisible()
    type_into(page.training.own_w, "-2")
    type_into(page.training.own_b, "1")
    np.testing.assert_array_equal(page.bench.target.at(SAMPLES), np.maximum(0, 1 - 2 * SAMPLES))
    type_into(page.training.own_b, "x")
    assert page.training.complaint.isVisible() and page.bench.own == (-2.0, 1.0)
    page.bench.set_target("abs")
    assert not page.training.own_w.isVisible()


def test_a_rate_that_is_no_rate_is_refused_and_too_large_a_one_runs_away_in_words(page):
    type_into(page.training.rate, "0")
    assert page.training.complaint.isVisible() and page.bench.learning_rate == 0.1
    type_into(page.training.rate, "20")
    click(page.training.run_button)
    for _ in range(200):
        if page.bench.overflow is None:
            page.bench.advance()
    assert page.bench.overflow is not None and not page.bench.running
    assert "ran away" in page.training.limit.text() and not page.training.step_button.isEnabled()
    assert np.isfinite(page.bench.lines).all()
    page.grab()
    type_into(page.training.rate, "0.1")
    assert not page.training.run_button.isEnabled() and page.training.restart_button.property("role") == "primary"
    assert page.view.width() + page.training.width() < page.width()  # long figures push nothing out of the window
    for cells in page.lesson.cells[:2]:
        assert all(cell.fontMetrics().horizontalAdvance(cell.text()) <= cell.width() for cell in cells)
    click(page.training.restart_button)
    assert page.training.run_button.isEnabled() and page.training.restart_button.property("role") == ""
    assert page.bench.overflow is None and page.bench.lines == FIRST
    assert page.training.run_button.text().strip() == "Run"


# -- losers --------------------------------------------------------------------------------------------------------


def test_the_table_shows_that_losers_learn_nothing(page):
    type_into(page.lesson.x_field, "2")
    rows = [[cell.text() for cell in cells] for cells in page.lesson.cells[:2]]
    assert rows == [["1.5", "−1", "−0.5", "23"], ["−0.2", "0", "0", "38"]]
    assert not page.lesson.marks[0].dead and page.lesson.marks[1].dead
    assert page.lesson.summary.text() == "At x = 2 z₁ wins: 1.5, wanted 2. Other samples train z₂."
    type_into(page.lesson.x_field, "-2")
    assert page.lesson.cells[0][1].text() == "0" and page.lesson.cells[1][1].text() != "0"


def test_a_line_that_no_sample_trains_is_told(page):
    type_into(page.unit_panel.rows[1].b, "-50")
    assert page.lesson.cells[1][3].text() == "0"
    assert "No other line is trained" in page.lesson.summary.text()


# -- what is given away --------------------------------------------------------------------------------------------


def test_the_menu_of_the_large_plot_gives_envelope_lines_and_target(page):
    asked = []
    page.view.menu_asked.connect(lambda what, where: asked.append(what))
    centre = page.view.plot.geometry().center()
    QApplication.sendEvent(
        page.view.plot,
        QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, page.view.plot.rect().center(), page.view.mapToGlobal(centre)
        ),
    )
    (what,) = asked
    rows = list(csv.reader(io.StringIO(export.text(what.table, ","))))
    assert rows[0] == ["x", "a", "piece", "z1", "z2", "target"]
    values = np.array(rows[1:], float)
    x, a, piece, z1, z2, target = values.T
    assert np.array_equal(a, np.maximum(z1, z2)) and np.allclose(z1, x - 0.5) and np.allclose(target, np.abs(x))
    assert set(piece) == {1.0, 2.0} and len(x) == 401


def test_losses_and_small_units_have_menus_of_their_own(page):
    for part, names in (
        (page.view.losses, ("step", "loss", "loss_k2", "loss_k3", "loss_k5")),
        (page.view.small[2], ("x", "a", "piece", "z1", "z2", "z3", "z4", "z5", "target")),
    ):
        assert page.view.export(part.geometry().center()).table.names == names
        part.setFocus()
        assert page.view.export(None).table.names == names


def test_every_picture_can_be_saved_as_png_and_as_svg(page):
    for _ in range(5):
        click(page.training.step_button)
    origin = export.Origin("spiral", 7, RunConfig())
    for part in (page.view.plot, page.view.losses, *page.view.small):
        what = page.view.export(part.geometry().center())
        assert what.size == part.size()
        assert QImage.fromData(export.png(what, origin)).width() == 2 * part.width()
        picture = export.svg(what, origin).decode()
        assert "<path" in picture or "<polyline" in picture
        assert "<text" in picture


def test_a_picture_for_a_file_is_without_handles_and_cursor(page):
    what = page.view.export(page.view.plot.geometry().center())
    pictures = []
    for _ in range(2):
        made = QImage(what.size, QImage.Format.Format_RGB32)
        made.fill(0xFFFFFF)
        painter = QPainter(made)
        what.paint(painter)
        painter.end()
        pictures.append(made)
        page.bench.point_at(-2.5)
        page.view.plot.choose(1)
    size = what.size
    plot = page.view.plot.frame
    differ = [
        (x, y)
        for x in range(0, int(plot.box.right), 3)
        for y in range(0, size.height(), 3)
        if pictures[0].pixel(x, y) != pictures[1].pixel(x, y)
    ]
    assert differ == []  # only the chosen line's name, right of the frame, is bold


# -- reading by keys, texts, looks ---------------------------------------------------------------------------------


def test_figures_are_short_at_any_size():
    values = (0.0, 1.0, -0.4, 0.78571, 999.4, 3040.0, -10300.0, 0.00067, 3e-10)
    assert [figure(value).replace("\u00a0", " ") for value in values] == [
        *("0", "1", "−0.4", "0.786", "999", "3.0 × 10³", "−1.0 × 10⁴", "0.00067", "3.0 × 10⁻¹⁰")
    ]
    assert [narrow(value) for value in (-0.786, -190000.0, 3e-10, -2.5e-7)] == [
        "−0.786",
        "−1.9e5",
        "3.0e−10",
        "−2.5e−7",
    ]
    losses = (0.0, 0.03, 0.148, 1.0, 12.0, 123.0, 3.8e7, 6.7e-5)
    assert [loss(value).replace("\u00a0", " ") for value in losses] == [
        *("0", "0.030", "0.15", "1.0", "12", "123", "3.8 × 10⁷", "6.7 × 10⁻⁵")
    ]


def test_the_losses_are_read_by_keys(page):
    for _ in range(3):
        click(page.training.step_button)
    losses = page.view.losses
    losses.setFocus()
    QTest.keyClick(losses, Qt.Key.Key_Home)
    assert losses.reading.startswith("step 0\nyours: 0.148")
    QTest.keyClick(losses, Qt.Key.Key_Right)
    assert losses.reading.startswith("step 1")
    QTest.keyClick(losses, Qt.Key.Key_Escape)
    assert losses.reading == ""


def test_every_control_and_plot_has_a_name(page):
    for widget in page.findChildren(type(page.training.rate).__mro__[1]):
        assert widget.accessibleName()
    for part in (page.view, page.view.plot, page.view.losses, *page.view.small, page.training.target):
        assert part.accessibleName()
    for button in (*page.unit_panel.make_buttons.values(), page.unit_panel.zero_button):
        assert button.text() and button.toolTip()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_draws_in_both_themes_and_sizes_with_the_steepest_lines(page, scale):
    appearance = page.view.appearance
    appearance.set_scale(scale)
    appearance.set_theme(DARK)
    click(page.unit_panel.sizes[5])
    page.bench.edit(((100.0, 100.0), (-100.0, 0.0), (0.0, -100.0), (0.0, 0.0), (1e-9, 0.0)))
    picture = page.grab().toImage()
    assert picture.pixelColor(page.width() - 4, page.height() - 4).name() != "#ffffff"
    assert where(page, 2) == "wins nowhere: a dead piece"


def test_nothing_moves_while_it_learns(page):
    click(page.unit_panel.sizes[5])
    click(page.unit_panel.make_buttons["convex"])
    QApplication.processEvents()
    before = [part.geometry() for part in (page.view.plot, page.view.losses, page.view.small[0])]
    page.bench.set_speed(100)
    for _ in range(10):
        page.bench.one_step()
        page.bench._train(50)
        QApplication.processEvents()
    assert [part.geometry() for part in (page.view.plot, page.view.losses, page.view.small[0])] == before


def test_another_language_reaches_every_text(page):
    for label in page.findChildren(QLabel):
        label.setText("?")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    for part in (page.unit_panel, page.training, page.lesson, page.view):
        QApplication.sendEvent(part, QEvent(QEvent.Type.LanguageChange))
    left = [label for label in page.findChildren(QLabel) if label.text() == "?" and label.isVisible()]
    assert len(left) <= 2 * 2 + 2 + 1  # w, b, x: symbols in every language
