"""The Descent page, used as a user uses it: real drags, clicks, keys and typing."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from nnviz.nn import OPTIMIZERS
from nnviz.training.descent import CURVES, SURFACES, RunSetting
from nnviz.training.descent.examples import EXAMPLES
from nnviz.ui import export
from nnviz.ui.descent.page import DescentPage
from nnviz.ui.theme import DARK, LIGHT, Appearance

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def page(qtbot):
    made = DescentPage(Appearance())
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
    QTest.keyClick(field, Key.Key_Return)


def choose(field, value) -> None:
    """As by the list: the line is taken and told."""
    index = field._values.index(value)
    field.setCurrentIndex(index)
    field.activated.emit(index)
    QApplication.processEvents()  # curves and surfaces are laid out differently


def place(plot, x: float, y: float) -> QPoint:
    return QPointF(float(plot.frame.across(x)), float(plot.frame.up(y))).toPoint()


def drag(plot, start: QPoint, *way: QPoint) -> None:
    QTest.mouseMove(plot, start)
    QTest.mousePress(plot, LEFT, NONE, start)
    for point in way:
        QTest.mouseMove(plot, point)
    QTest.mouseRelease(plot, LEFT, NONE, way[-1] if way else start)


def told(page) -> dict[str, str]:
    """The figures of the next step by their names, without markup."""
    document = {}
    for name, value in page.steps.figures:
        if not name.isHidden():
            document[_plain(name.text())] = _plain(value.text())
    return document


def _plain(text: str) -> str:
    for tag in ("i", "b", "sub", "sup"):
        text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return text


# -- over one weight ---------------------------------------------------------------------------------------------------


def test_it_begins_with_the_articles_walk_in_figures(page):
    assert page.bench.landscape is CURVES["quadratic"]
    assert told(page) == {"dL/dw": "6", "−η · dL/dw": "−0.167 · 6 = −1", "w ←": "3 − 1 = 2"}
    assert _plain(page.steps.loss.text()) == "9 → 4"
    assert page.steps.direction.text() == "The gradient is positive, so w must shrink for the loss to fall."
    assert page.view.curve.isVisible() and not page.view.relief.isVisible()


def test_one_step_and_back(page):
    click(page.steps.step_button)
    assert page.facts()["w"] == 2.0 and page.steps.counter.text() == "step 1"
    click(page.steps.step_button)
    click(page.steps.back_button)
    assert page.facts()["w"] == 2.0 and page.bench.descent.made == 2
    click(page.steps.restart_button)
    assert page.facts()["w"] == 3.0
    assert not page.steps.back_button.isEnabled()


def test_from_minus_three_the_gradient_is_negative_and_w_grows(page):
    choose(page.landscape.examples, "article_left")
    assert told(page)["dL/dw"] == "−6" and told(page)["w ←"] == "−3 + 1 = −2"
    assert page.steps.direction.text() == "The gradient is negative, so w must grow for the loss to fall."
    click(page.steps.step_button)
    facts = page.facts()
    assert (facts["gradient_sign_start"], facts["moved"], facts["loss_fell"]) == (-1, 1, True)


def test_the_start_is_dragged(page):
    plot = page.view.curve
    drag(plot, place(plot, 3.0, 9.0), place(plot, 1.0, 4.0), place(plot, -2.0, 4.0))
    assert page.bench.run.start[0] == pytest.approx(-2, abs=0.02)
    assert page.run.starts[0].value() == page.bench.run.start[0]


def test_a_drag_past_the_edge_stops_there_and_is_one_step_back(page):
    plot = page.view.curve
    drag(plot, place(plot, 3.0, 9.0), place(plot, 2.0, 4.0), QPoint(plot.width() + 50, 100))
    assert page.bench.run.start == (4.0,)
    QTest.keyClick(plot, Key.Key_Z, CTRL)
    assert page.bench.run.start == (3.0,)
    assert not page.bench.can_undo
    QTest.keyClick(plot, Key.Key_Y, CTRL)
    assert page.bench.run.start == (4.0,)


@pytest.mark.parametrize("where", ["optimizer", "parameter", "rate", "start", "button", "row", "losses"])
def test_undo_is_the_pages_wherever_the_focus_is(page, where):
    page.arrange(surface="valley", optimizers=["momentum", "sgd"], rate=0.01)
    before = page.bench.setting
    page.bench.set_start(0, (1.0, 1.0))
    focus = {
        "optimizer": page.run.optimizer.choice,
        "parameter": {**page.run.optimizer.beside.fields, **page.run.optimizer.lines.fields}["momentum"],
        "rate": page.run.rate.field,
        "start": page.run.starts[0],
        "button": page.steps.step_button,
        "row": page.runs.rows[0],
        "losses": page.view.losses,
    }[where]
    page.run.optimizer._set_open(True)
    focus.setFocus()
    QTest.keyClick(focus, Key.Key_Z, CTRL)
    assert page.bench.setting == before
    QTest.keyClick(focus, Key.Key_Y, CTRL)
    assert page.bench.run.start == (1.0, 1.0)


def test_one_drag_of_the_rate_is_one_step_back(page):
    slider = page.run.rate.slider
    middle = slider.height() // 2
    QTest.mousePress(slider, LEFT, NONE, QPoint(10, middle))
    for x in (30, 60, 90, 300):
        QTest.mouseMove(slider, QPoint(x, middle))
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(300, middle))
    assert page.bench.run.rate == 90.0
    page.bench.undo()
    assert page.bench.run.rate == 1 / 6 and not page.bench.can_undo


def test_keys_move_the_start_and_make_steps(page):
    plot = page.view.curve
    plot.setFocus()
    QTest.keyClick(plot, Key.Key_Left)
    assert page.bench.run.start == (2.9,)
    QTest.keyClick(plot, Key.Key_Right, SHIFT)
    assert page.bench.run.start == (3.9,)
    QTest.keyClick(plot, Key.Key_Return)
    QTest.keyClick(plot, Key.Key_Return)
    QTest.keyClick(plot, Key.Key_Backspace)
    assert page.bench.at == 1
    QTest.keyClick(plot, Key.Key_Home)
    assert page.bench.at == 0
    QTest.keyClick(plot, Key.Key_Space)
    assert page.bench.running
    QTest.keyClick(plot, Key.Key_Space)
    assert not page.bench.running


def test_a_start_may_be_typed_outside_the_range_and_an_arrow_says_where(page):
    type_into(page.run.starts[0], "250")
    assert page.facts()["w"] == 250
    with_arrow = page.view.curve.grab().toImage()
    type_into(page.run.starts[0], "3")
    assert page.view.curve.grab().toImage() != with_arrow
    assert page.bench.landscape.range == (-4, 4)


def test_while_the_start_is_moved_the_same_number_of_steps_is_walked(page):
    page.arrange(curve="quadratic", start=3, rate=0.1, steps=5)
    type_into(page.run.starts[0], "2")
    assert page.bench.at == 5
    assert page.facts()["w"] == pytest.approx(2 * 0.8**5)


def test_a_dragged_rate_walks_again_and_the_border_is_marked(page):
    page.arrange(curve="quadratic", start=3, rate=0.1, steps=8)
    slider = page.run.rate.slider
    assert slider.border == 1.0
    QTest.mousePress(slider, LEFT, NONE, QPoint(slider.width() // 2, slider.height() // 2))
    QTest.mouseMove(slider, QPoint(slider.width() + 40, slider.height() // 2))
    QTest.mouseRelease(slider, LEFT, NONE, QPoint(slider.width() + 40, slider.height() // 2))
    assert page.bench.run.rate == 90.0
    assert page.facts()["diverged"] and page.facts()["above_border"]


def test_the_border_stands_between_rates_that_arrive_and_rates_that_run_away(page):
    slider = page.run.rate.slider
    at = slider.border_x()
    assert slider._groove().left() < at < slider._groove().right()
    type_into(page.run.rate.field, "1")
    one = page.run.rate.slider.sliderPosition() / slider.maximum()
    assert at == pytest.approx(slider._groove().left() + one * slider._groove().width(), abs=1.5)
    assert page.run.border.text() == "Border 2 / L″ = 1: from there on it no longer comes nearer."


@pytest.mark.parametrize(
    ("rate", "word"), [("0.001", "creeps"), ("0.1", "converges"), ("0.9", "oscillates"), ("1.2", "diverges")]
)
def test_what_a_rate_does_is_named(page, rate, word):
    type_into(page.run.rate.field, rate)
    for _ in range(6):
        click(page.steps.step_button)
    assert page.facts()["regime"] == word
    assert word in page.runs.rows[0].cells[2].text()
    assert page.steps.story.text().startswith(f"It {word}")


def test_a_walk_that_runs_away_ends_with_words(page):
    page.arrange(curve="quadratic", start=3, rate=30, steps=200)
    assert "the numbers ran away" in page.steps.story.text()
    assert page.bench.at < 20
    assert not page.steps.step_button.isEnabled() and not page.steps.run_button.isEnabled()
    assert page.steps.restart_button.property("role") == "primary"
    page.view.curve.grab()
    page.view.losses.grab()
    click(page.steps.restart_button)
    assert page.bench.at == 0 and page.steps.step_button.isEnabled()


def test_with_a_rate_of_zero_nothing_moves_and_it_says_so(page):
    type_into(page.run.rate.field, "0")
    click(page.steps.step_button)
    assert page.facts()["w"] == 3.0
    assert page.steps.story.text() == "The learning rate is 0: nothing moves."


def test_on_the_kink_the_point_goes_to_and_fro(page):
    choose(page.landscape.examples, "kink")
    assert page.facts()["regime"] == "oscillates"
    assert abs(page.facts()["gradient"]) == 1


def test_run_walks_by_itself_and_rests_when_it_has_arrived(page, until):
    page.arrange(curve="quadratic", start=3, rate=0.4, speed=600, run=True)
    assert page.bench.running
    until(lambda: not page.bench.running)
    assert page.facts()["minimum_reached"] and page.facts()["regime"] == "converges"
    assert page.steps.counter.text() == f"step {page.facts()['steps']}"  # all parts as of the same step again
    assert page.runs.rows[0].cells[2].text().endswith("converges")


def test_nothing_walks_while_nobody_looks(page, until):
    page.arrange(curve="plateau", start=6, rate=0.1, speed=60, run=True)
    until(lambda: page.bench.at > 2)
    page.hide()
    assert not page.bench._timer.isActive()
    page.show()
    assert page.bench._timer.isActive()
    page.bench.pause()


# -- own curves --------------------------------------------------------------------------------------------------------


def test_an_own_curve_is_typed_and_walked_on(page):
    choose(page.landscape.choice, "own")
    assert page.landscape.own.isVisible()
    type_into(page.landscape.formula, "(w - 1)^2 + 2")
    type_into(page.run.starts[0], "3")
    assert told(page)["dL/dw"] == "4"
    assert page.facts()["border"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("log(w)", "The formula is not finite at w = -4."),
        ("2 * foo", "“foo” at character 5 is not known"),
        ("(w", "The bracket at character 1 is never closed."),
        ("w +", "Something is missing at the end."),
        ("1/0", "The formula is not finite"),
    ],
)
def test_a_formula_that_cannot_be_used_is_refused_with_words_and_nothing_is_lost(page, text, reason):
    choose(page.landscape.choice, "own")
    type_into(page.landscape.formula, "w^2 / 2")
    page.bench.begin_anew(7)
    before = page.bench.setting, page.bench.at
    type_into(page.landscape.formula, text)
    assert page.landscape.reason.label.text().startswith(reason)
    assert page.landscape.reason.isVisible()
    assert page.landscape.formula.text() == text
    assert (page.bench.setting, page.bench.at) == before
    type_into(page.landscape.formula, "w^2 / 2")
    assert not page.landscape.reason.isVisible()


def test_another_range_makes_a_curve_possible(page):
    choose(page.landscape.choice, "own")
    type_into(page.landscape.low, "0.5")
    type_into(page.landscape.formula, "w - log(w)")
    assert page.bench.landscape.range == (0.5, 4)
    assert page.bench.landscape.minima == pytest.approx((1.0,))


# -- over two weights --------------------------------------------------------------------------------------------------


def test_p1_and_p2_end_in_two_places(page):
    choose(page.landscape.examples, "p1_p2")
    assert page.view.contours.isVisible() and page.view.relief.isVisible()
    assert page.facts()["ends_apart"] and page.facts()["arrived"] == 2
    assert page.runs.apart.text().startswith("All have arrived, at different minima")
    assert "<b>(−1.6, 0.78)" in page.runs.rows[0].cells[2].text()
    assert page.runs.rows[0].cells[1].text() == "<i>L</i> = <b>0.275</b>"


def test_a_start_is_placed_by_hand(page):
    choose(page.landscape.choice, "two_minima")
    plot = page.view.contours
    start = page.bench.setting.runs[1].start
    drag(plot, place(plot, *start), place(plot, 0.0, 0.0), place(plot, -1.0, -1.0))
    assert page.bench.setting.chosen == 1
    assert page.bench.setting.runs[1].start == pytest.approx((-1, -1), abs=0.03)
    assert page.bench.setting.runs[0].start == (-2.0, 2.0)


def test_walks_from_the_same_start_are_dragged_together(page):
    choose(page.landscape.examples, "valley")
    plot = page.view.contours
    drag(plot, place(plot, -3.5, 1.0), place(plot, 2.0, -1.0))
    starts = {run.start for run in page.bench.setting.runs}
    assert len(starts) == 1 and starts.pop() == pytest.approx((2, -1), abs=0.03)


def test_arrows_move_a_start_in_both_directions(page):
    choose(page.landscape.choice, "bowl")
    plot = page.view.contours
    plot.setFocus()
    QTest.keyClick(plot, Key.Key_Right)
    QTest.keyClick(plot, Key.Key_Up, SHIFT)
    assert page.bench.run.start == pytest.approx((-3.4, 4.0))
    QTest.keyClick(plot, Key.Key_2)
    assert page.bench.setting.chosen == 1
    QTest.keyClick(plot, Key.Key_Down)
    assert page.bench.run.start == pytest.approx((3.0, 1.9))


def test_starts_are_drawn_at_random_inside_the_surface(page):
    choose(page.landscape.choice, "bowl")
    seen = set()
    for _ in range(4):
        click(page.run.draw_button)
        seen.add(tuple(run.start for run in page.bench.setting.runs))
    assert len(seen) == 4
    assert all(abs(number) <= 4 for starts in seen for start in starts for number in start)


def test_another_start_is_another_place_led_alike(page):
    page.arrange(surface="valley", optimizers=["momentum"], rate=0.01, start=[-3, 1])
    QApplication.processEvents()  # curves and surfaces are laid out differently
    click(page.run.start_button)
    first, second = page.bench.setting.runs
    assert first.start == (-3, 1) and second.start != first.start
    assert (second.optimizer, second.rate) == ("momentum", 0.01) and page.bench.setting.chosen == 1
    plot = page.view.contours
    drag(plot, place(plot, *second.start), place(plot, 1.0, 0.5))
    assert page.bench.setting.runs[1].start == pytest.approx((1, 0.5), abs=0.03)
    assert page.bench.setting.runs[0].start == (-3, 1)


def test_walks_are_added_with_other_optimizers_and_removed(page):
    choose(page.landscape.choice, "valley")
    for wanted in (2, 3, 4, 5):
        click(page.run.add_button)
        assert len(page.bench.setting.runs) == wanted
    assert not page.run.add_button.isEnabled() and not page.run.start_button.isEnabled()
    assert len({run.optimizer for run in page.bench.setting.runs}) == 5
    click(page.runs.rows[1])
    assert page.bench.setting.chosen == 1
    name = page.bench.run.optimizer
    click(page.run.remove_button)
    assert name not in {run.optimizer for run in page.bench.setting.runs}
    assert [row.isVisible() for row in page.runs.rows] == [True] * 4 + [False]


def test_every_optimizer_can_be_chosen_and_its_parameters_set(page):
    choose(page.landscape.choice, "rosenbrock")
    for name in OPTIMIZERS:
        choose(page.run.optimizer.choice, name)
        click(page.steps.step_button)
        assert page.bench.walk.optimizer == name
    choose(page.run.optimizer.choice, "momentum")
    field = {**page.run.optimizer.beside.fields, **page.run.optimizer.lines.fields}["momentum"]
    type_into(field, "0.5")
    assert page.bench.run.params["momentum"] == 0.5
    assert page.bench.run.optimizer == "momentum"


def test_in_the_valley_momentum_and_adam_are_ahead_of_sgd(page):
    choose(page.landscape.examples, "valley")
    facts = page.facts()
    assert facts["worst_optimizer"] == "sgd"
    assert facts["regime_1"] == "oscillates"


def test_the_surface_is_turned_by_dragging_and_by_keys(page):
    choose(page.landscape.choice, "saddle")
    relief = page.view.relief
    before, picture = (relief.azimuth, relief.elevation), relief.grab().toImage()
    drag(relief, QPoint(100, 100), QPoint(160, 120))
    assert relief.azimuth == before[0] - 30 and relief.elevation == before[1] + 10
    assert relief.grab().toImage() != picture
    relief.setFocus()
    QTest.keyClick(relief, Key.Key_Left)
    assert relief.azimuth == before[0] - 25
    for _ in range(40):
        QTest.keyClick(relief, Key.Key_Up, SHIFT)
    assert relief.elevation == 89


def test_on_the_ridge_of_the_saddle_a_walk_stops_where_no_minimum_is(page):
    choose(page.landscape.examples, "saddle")
    assert page.steps.story.text().endswith("It is level here, and yet no minimum: a saddle or a plateau.")
    assert page.facts()["level"] and not page.facts()["minimum_reached"]
    click(page.runs.rows[1])
    assert page.facts()["minimum_reached"]


# -- all plots ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*CURVES, "own", *SURFACES])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_landscape_is_painted(page, name, theme):
    page._appearance.set_theme(theme)
    page.bench.choose_landscape(name)
    page.bench.begin_anew(20)
    plots = [plot for plot in page.view.plots if plot.isVisible()]
    assert len(plots) == (2 if page.bench.landscape.dimension == 1 else 3)
    for plot in plots:
        picture = plot.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
        assert len(colours) > 10


def test_the_mark_of_step_0_covers_no_text_of_the_axis(page, monkeypatch):
    page.arrange(curve="quadratic", start=3, rate=0.1)
    plot = page.view.losses
    texts = 0, 0, round(plot.frame.box.left), plot.height()
    seen = plot.grab().toImage().copy(*texts)
    monkeypatch.setattr(plot.trails, "paint_now", lambda *mark, **chosen: None)
    assert page.bench.at == 0 and plot.grab().toImage().copy(*texts) == seen


def test_the_losses_lead_back_to_any_step(page):
    page.arrange(curve="quadratic", start=3, rate=0.1, steps=40)
    plot = page.view.losses
    QTest.mouseClick(plot, LEFT, NONE, place(plot, 10, float(np.mean(plot.frame.y))))
    assert page.bench.at == 10 and page.bench.descent.made == 40
    plot.setFocus()
    QTest.keyClick(plot, Key.Key_Right)
    QTest.keyClick(plot, Key.Key_Left, SHIFT)
    assert page.bench.at == 1
    assert page.facts()["w"] == pytest.approx(2.4)


def test_the_pointer_reads_loss_and_gradient(page):
    plot = page.view.curve
    QTest.mouseMove(plot, place(plot, -2.0, 10.0))
    w, loss, slope = plot.reading.split("\n")
    value = float(w.removeprefix("w = ").replace("−", "-"))
    assert value == pytest.approx(-2, abs=0.03)
    assert float(loss.removeprefix("L = ")) == pytest.approx(value**2, abs=0.02)
    assert float(slope.removeprefix("dL/dw = ").replace("−", "-")) == pytest.approx(2 * value, abs=0.02)


def test_zooming_shows_more_and_less_of_the_curve(page):
    plot = page.view.curve
    plot.setFocus()
    QTest.keyClicks(plot, "-")
    assert plot.frame.x == (-5, 5)
    QTest.keyClicks(plot, "0")
    QTest.keyClicks(plot, "+")
    assert plot.frame.x == pytest.approx((-3.2, 3.2))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.key)
def test_every_ready_made_walk_is_set_and_can_be_undone(page, example):
    choose(page.landscape.examples, example.key)
    assert page.bench.setting.runs == example.setting.runs
    assert page.bench.descent.at == example.steps
    assert page.landscape.choice.value() == example.setting.landscape
    assert page.landscape.examples.value() is None
    if example.key != "article":
        page.bench.undo()
        assert page.bench.setting.landscape == "quadratic"
        assert page.bench.run == RunSetting((3.0,), rate=1 / 6)


# -- export ------------------------------------------------------------------------------------------------------------


def test_paths_are_exported_with_losses_and_gradients(page):
    page.arrange(surface="bowl", starts=[[1, 2], [3, 0]], rates=[0.1, 0.2], optimizers=["sgd", "adam"], steps=3)
    found = page.view.export(page.view.contours.geometry().center())
    rows = list(csv.DictReader(io.StringIO(export.text(found.table, ","))))
    assert len(rows) == 8
    assert rows[1] | {"loss": ""} == {
        "run": "1",
        "optimizer": "sgd",
        "rate": "0.1",
        "step": "1",
        "w1": "0.9",
        "w2": "1.6",
        "loss": "",
        "dL/dw1": "0.9",
        "dL/dw2": "3.2",
    }
    assert float(rows[1]["loss"]) == pytest.approx(0.5 * (0.81 + 2 * 2.56))
    assert rows[4]["run"] == "2" and rows[4]["w1"] == "3.0"


def test_the_menu_key_asks_about_the_plot_with_the_focus(page):
    asked = []
    page.view.menu_asked.connect(lambda found, _: asked.append(found.what))
    page.bench.choose_landscape("bowl")
    QApplication.processEvents()
    for plot in (page.view.contours, page.view.relief, page.view.losses):
        plot.setFocus()
        QTest.keyClick(plot, Key.Key_Menu)
    assert asked == ["descent", "surface in three dimensions", "descent losses"]


@pytest.mark.parametrize("name", ["quadratic", "two_minima"])
def test_every_plot_can_be_drawn_into_a_file(page, name):
    page.bench.choose_landscape(name)
    page.bench.begin_anew(10)
    for plot in page.view.plots:
        if plot.isVisible():
            found = page.view.export(plot.mapTo(page.view, plot.rect().center()))
            picture = QImage(found.size, QImage.Format.Format_RGB32)
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            found.paint(painter)
            painter.end()
            assert found.size == plot.size()
            colours = {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)}
            assert len(colours) > 8


# -- for lessons -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"cruve": "abs"}, "'cruve' is unknown"),
        ({"curve": "bowl"}, "curve 'bowl': allowed are quadratic"),
        ({"surface": "plane"}, "surface 'plane': allowed are bowl"),
        ({"start": [1, 2]}, "1 numbers are needed"),
        ({"surface": "bowl", "start": 3}, "2 numbers are needed"),
        ({"optimizer": "sdg"}, "sgd"),
        ({"rate": "fast"}, "rate 'fast': a number from 0"),
        ({"rate": -1}, "rate -1: a number from 0"),
        ({"starts": [1, 2], "rates": [1, 2, 3]}, "starts: 2 for 3 walks"),
        ({"starts": [1, 2, 3, 4, 5, 6]}, "at most 5"),
        ({"start": 1, "starts": [2]}, "either start or starts"),
        ({"speed": 7}, "speed 7: allowed are 2, 10"),
        ({"example": "none"}, "example 'none': allowed are article"),
        ({"formula": "w +"}, "missing at the end"),
        ({"chosen": 2}, "chosen 2: a number from 1 to 1"),
        ({"steps": 1e9}, "steps 1"),
    ],
)
def test_what_cannot_be_arranged_is_refused_with_what_can(page, settings, words):
    with pytest.raises(ValueError, match=r".") as refused:
        page.arrange(**settings)
    assert words in str(refused.value)


def test_arranging_can_be_undone(page):
    page.arrange(surface="valley", start=[2, 1], optimizers=["sgd", "adam"], rates=[0.01, 0.1], steps=4, chosen=2)
    assert page.facts()["optimizer"] == "adam" and page.facts()["walks"] == 2 and page.facts()["steps"] == 4
    while page.bench.can_undo:
        page.bench.undo()
    assert page.bench.landscape is CURVES["quadratic"] and page.bench.run.start == (3.0,)


def test_facts_are_plain_values_and_places_are_on_the_page(page):
    for settings in ({"curve": "abs", "steps": 3}, {"surface": "beale", "steps": 3}):
        page.arrange(**settings)
        assert all(type(value) in (int, float, str, bool) for value in page.facts().values())
        for name, widget in page.places().items():
            assert isinstance(widget, QWidget) and page.isAncestorOf(widget), name


# -- access ------------------------------------------------------------------------------------------------------------


def test_everything_that_takes_the_focus_has_a_name(page):
    page.arrange(surface="valley", optimizers=["sgd", "adam"], rate=0.01)
    stops = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert len(stops) > 15
    nameless = [w for w in stops if not (w.accessibleName() or getattr(w, "text", lambda: "")())]
    assert nameless == []


def test_plots_tell_a_screen_reader_where_the_walk_is(page):
    page.arrange(curve="quadratic", start=3, rate=0.1, steps=4)
    assert page.view.curve.accessibleDescription().startswith(
        "step 4: w = 1.23, gradient 2.46, loss 1.51. It converges"
    )
    page.arrange(surface="bowl", start=[1, 2], rate=0.1)
    assert page.view.contours.accessibleDescription().startswith("walk 1, step 0: (1, 2), loss 4.5.")


@pytest.mark.parametrize(
    "settings",
    [
        {"surface": "valley", "start": [-3.512, 1.234], "optimizers": ["sgd", "momentum", "adamw"], "rate": 0.0123},
        {"surface": "rosenbrock", "start": [-1.23456, 1.98765], "rate": 0.000123},
        {"curve": "plateau", "start": -7.9123, "rate": 0.0123},
        {"curve": "quadratic", "start": -3.9123, "rate": 1.2345},
    ],
    ids=str,
)
def test_no_text_is_cut_off_in_the_columns(page, settings):
    page.arrange(**settings, steps=30)
    QApplication.processEvents()
    for column in (page._left, page._right):
        assert column.widget().minimumSizeHint().width() <= column.viewport().width()
    for label in (*page.runs.findChildren(QLabel), *page.steps.findChildren(QLabel)):
        if label.isVisible() and not label.wordWrap():
            assert label.sizeHint().width() <= label.width() + 1, label.text()
