"""The Losses page, used as a user uses it: real clicks, drags, keys and typing."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from nnviz.nn import LOSSES
from nnviz.training.config import RunConfig
from nnviz.ui import export
from nnviz.ui.losslab.page import LossLabPage
from nnviz.ui.losslab.ready_made import READY_MADE
from nnviz.ui.losslab.state import LabState
from nnviz.ui.theme import DARK, Appearance

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def unseen(qtbot):
    made = LossLabPage(Appearance())
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page(unseen):
    made = unseen
    made.resize(1280, 660)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def curve(page):
    return page.experiments["curve"]


def opened(page, section: str):
    """The experiment, brought to the front by its tab."""
    bar = page.tabs.tabBar()
    QTest.mouseClick(bar, LEFT, NONE, bar.tabRect(list(page.experiments).index(section)).center())
    QApplication.processEvents()
    return page.experiments[section]


def click(widget) -> None:
    QTest.mouseClick(widget, LEFT, NONE, widget.rect().center())


def tick(row) -> None:
    QTest.mouseClick(row, LEFT, NONE, QPoint(8, row.height() // 2))


def type_into(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def drag(chart, start: tuple[float, float], *way: tuple[float, float]) -> None:
    points = [QPointF(*place).toPoint() for place in (start, *way)]
    QTest.mouseMove(chart, points[0])
    QTest.mousePress(chart, LEFT, NONE, points[0])
    for point in points[1:]:
        QTest.mouseMove(chart, point)
    QTest.mouseRelease(chart, LEFT, NONE, points[-1])


def at(chart, x: float, y: float | None = None) -> tuple[float, float]:
    frame = chart.frame
    return float(frame.across(x)), float(frame.up(y)) if y is not None else frame.box.middle


def cells(grid, name: str) -> tuple[str, ...]:
    """The figures of a row of a table."""
    return next(row[1:] for row in grid.texts if row[0] == name)


# -- curve ---------------------------------------------------------------------------------------------------------


def test_every_loss_of_the_registry_can_be_ticked_and_drawn_and_its_figures_are_the_registrys(page, curve):
    for name, row in curve.losses.rows.items():
        page.arrange(losses=["half_mse"] if name != "half_mse" else ["mse"], target=1.0, cursor=0.25)
        row.click()
        assert name in curve.state.chosen and row.isChecked()
        line = next(line for line in curve.value.lines if line.name == name)
        assert line.x.size and np.isfinite(line.y).all()
    assert list(curve.losses.rows) != [] and set(curve.losses.rows) == set(LOSSES)


def test_the_2_that_cancels_is_seen_in_the_figures(page, curve):
    click(curve.buttons[0])
    assert curve.state.chosen[:2] == ("half_mse", "mse")
    assert cells(curve.grid, "half_mse") == ("1.12", "1.50") and cells(curve.grid, "mse") == ("2.25", "3.00")
    assert "the 2 cancels" in curve.remark.text()
    facts = page.facts()
    assert facts["slope_mse"] == 2 * facts["slope_half_mse"] == 3.0


def test_ten_samples_make_a_sum_ten_times_as_large(page, curve):
    click(curve.buttons[1])
    assert curve.samples.value() == 10
    assert cells(curve.grid, "l1") == ("15.0", "10.0", "1.00")
    assert cells(curve.grid, "mae") == ("1.50", "1.00", "0.100")


@pytest.mark.parametrize("index", range(len(READY_MADE)))
def test_a_ready_made_comparison_shows_its_losses_and_says_what_is_to_be_seen(page, curve, index):
    click(curve.buttons[index])
    ready = READY_MADE[index]
    assert [line.name for line in curve.value.lines] == list(ready.names)
    assert curve.remark.isVisible() and curve.remark.text() == ready.remark
    low, high = curve.y_range
    assert low <= ready.cursor <= high
    tick(curve.losses.rows["poisson_nll"])
    assert not curve.remark.isVisible()  # it was of the comparison


def test_a_sixth_curve_is_refused_with_words(page, curve):
    tick(curve.losses.rows["l2"])
    assert all(curve.state.chosen)
    tick(curve.losses.rows["l1"])
    assert "l1" not in curve.state.chosen and not curve.losses.rows["l1"].isChecked()
    assert "Five curves" in curve.losses.complaint.text() and curve.losses.complaint.isVisible()
    tick(curve.losses.rows["l2"])
    assert not curve.losses.complaint.isVisible()


def test_a_loss_is_found_by_another_name_and_ticked_with_return(page, curve):
    QTest.keyClicks(curve.losses.search, "manhattan")
    assert [name for name, row in curve.losses.rows.items() if not row.isHidden()] == ["l1"]
    QTest.keyClick(curve.losses.search, Qt.Key.Key_Return)
    assert "l1" in curve.state.chosen
    QTest.keyClick(curve.losses.search, Qt.Key.Key_Escape)
    assert not any(row.isHidden() for row in curve.losses.rows.values())
    QTest.keyClick(curve.losses.search, Qt.Key.Key_Down)
    assert curve.losses.rows["half_mse"].hasFocus()
    QTest.keyClick(curve.losses.rows["half_mse"], Qt.Key.Key_Down)
    assert curve.losses.rows["mse"].hasFocus()


def test_the_target_is_dragged_and_typed_and_clamped_for_losses_of_probabilities(page, curve):
    drag(curve.value, at(curve.value, 0.0), at(curve.value, 0.6), at(curve.value, 1.2))
    assert curve.state.target == pytest.approx(1.2, abs=0.03)
    assert curve.target.value() == curve.state.target
    type_into(curve.target, "-0.5")
    assert curve.state.target == -0.5 and page.facts()["value_mse"] == (curve.cursor + 0.5) ** 2
    page.arrange(losses=["bce"])
    assert curve.target_shown == 0.0  # the nearest that bce takes
    page.arrange(losses=["hinge"])
    assert curve.target_shown == -1.0 and "T is −1 or +1: here −1" in curve.notes.text()
    type_into(curve.target, "abc")
    assert curve.state.target == -0.5 and "not a number" in curve.losses.complaint.text()


def test_the_cursor_is_shared_by_mouse_and_keys(page, curve):
    QTest.mouseMove(curve.slope, QPointF(*at(curve.slope, -2.0)).toPoint())
    assert curve.cursor == pytest.approx(-2.0, abs=0.03)
    page.arrange(cursor=1.5)
    QTest.keyClick(curve.value, Qt.Key.Key_Right)
    assert curve.cursor == 1.6
    QTest.keyClick(curve.slope, Qt.Key.Key_Left, SHIFT)
    assert curve.cursor == pytest.approx(0.6)
    assert curve.slope.accessibleDescription().startswith("Y = 0.6; half_mse 0.600, mse 1.20")
    QTest.keyClick(curve.value, Qt.Key.Key_Up)
    assert curve.state.target == 0.1
    QTest.keyClick(curve.value, Qt.Key.Key_Home)
    assert curve.cursor == -3.0


def test_the_axis_is_named_and_ranged_by_what_the_losses_take(page, curve):
    page.arrange(losses=["bce", "weighted_bce"], target=1)
    assert curve.y_range == (-0.05, 1.05) and "probability" in curve.value.picture.x_name
    page.arrange(losses=["hinge", "bce_with_logits"])
    assert curve.y_range == (-3.0, 3.0) and "logit" in curve.value.picture.x_name
    page.arrange(losses=["nll"])
    assert curve.y_range[1] == 0.2 and "log-probability" in curve.value.picture.x_name
    page.arrange(losses=["hinge", "bce"])
    assert curve.y_range == (-3.0, 3.0) and "as each loss takes it" in curve.value.picture.x_name
    page.arrange(losses=["mse", "bce"], cursor=2.0)  # a probability is a number, too
    assert curve.y_range == (-0.05, 1.05) and "probability" in curve.value.picture.x_name
    assert cells(curve.grid, "bce") == ("–", "–")  # 2 is no probability
    assert next(line for line in curve.value.lines if line.name == "bce").x.max() < 1


def test_the_wheel_and_keys_zoom_and_a_double_click_resets(page, curve):
    place = QPointF(*at(curve.value, 0.0))
    wheel = QWheelEvent(
        place, curve.value.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(curve.value, wheel)
    low, high = curve.y_range
    assert high - low < 6
    QTest.keyClicks(curve.slope, "-")
    assert curve.y_range[1] - curve.y_range[0] > high - low
    QTest.mouseDClick(curve.value, LEFT, NONE, QPointF(*at(curve.value, 1.0)).toPoint())
    assert curve.y_range == (-3.0, 3.0)


def test_a_parameter_is_slid_and_the_curve_follows(page, curve):
    slider = curve.losses.rows["huber"].parameters["delta"]
    QTest.mouseClick(slider.slider, LEFT, NONE, QPoint(slider.slider.width() + 50, slider.slider.height() // 2))
    assert curve.state.params["huber.delta"] == 100.0
    page.arrange(cursor=2.0)
    assert page.facts()["value_huber"] == page.facts()["value_half_mse"] == 2.0
    type_into(slider.field, "0.5")
    assert page.facts()["slope_huber"] == 0.5


def test_without_a_loss_there_is_a_sentence(page, curve):
    for name in [name for name in curve.state.chosen if name]:
        tick(curve.losses.rows[name])
    assert not curve.value.isVisible() and curve._empty.isVisible() and curve._empty.text()
    assert curve.export(None) is None
    click(curve.buttons[2])
    assert curve.value.isVisible() and not curve._empty.isVisible()


def test_a_curve_that_goes_to_infinity_leaves_the_others_legible(page, curve):
    click(curve.buttons[3])
    assert 3 < curve.value.frame.y[1] < 12 and -80 < curve.slope.frame.y[0] < -5
    assert curve.state.params["weighted_bce.alpha"] == 3.0
    row = curve.losses.rows["weighted_bce"]
    name = row.fontMetrics().horizontalAdvance("weighted_bce") + 24
    assert row.parameters["alpha"].geometry().left() >= name  # the slider does not hide it


# -- several outputs -----------------------------------------------------------------------------------------------


def test_a_bar_is_dragged_and_the_others_make_room(page):
    outputs = opened(page, "outputs")
    x, y = outputs.shares.bar_place(0)
    drag(outputs.shares, (x, y), (x, y - 20), (x, float(outputs.shares.frame.up(0.6))))
    shares = outputs.state.shares
    assert shares[0] == pytest.approx(0.6, abs=0.02) and sum(shares) == pytest.approx(1)
    assert shares[1] / shares[2] == pytest.approx(0.3 / 0.5)
    drag(outputs.shares, outputs.shares.bar_place(0), (x, -400.0))
    assert outputs.state.shares == (1.0, 0.0, 0.0)
    assert page.facts()["value"] > 100  # the logarithm of 0 is guarded, and dear


def test_kl_is_0_exactly_when_the_button_has_made_them_equal(page):
    outputs = opened(page, "outputs")
    assert page.facts()["kl"] > 0 and not page.facts()["equal"] and "differ" in outputs.verdict.text()
    click(outputs.equal_button)
    facts = page.facts()
    assert facts["value"] == facts["kl"] == 0 and facts["equal"] and "equal" in outputs.verdict.text()
    assert facts["cross_entropy"] == facts["entropy"] and not outputs.equal_button.isEnabled()
    assert cells(outputs.grid, "1")[-1] == "0" and cells(outputs.grid, "1")[-2] == "−1.00"
    QTest.keyClick(outputs.shares, Qt.Key.Key_Up)
    assert page.facts()["kl"] > 0 and outputs.equal_button.isEnabled()


def test_the_identity_is_told_in_figures(page):
    outputs = opened(page, "outputs")
    page.arrange(loss="cross_entropy", target=[0.5, 0.5], shares=[0.25, 0.75])
    assert outputs.identity.accessibleDescription() == "entropy of T 0.693 + KL 0.144 = cross entropy 0.837"


def test_scores_and_the_true_class_make_probabilities(page):
    outputs = opened(page, "outputs")
    outputs.loss.setFocus()
    page.arrange(loss="softmax_cross_entropy", scores=[0.0, 0.0, 0.0])
    assert outputs.scores.isVisible() and outputs.told.isVisible() and not outputs.shares.isVisible()
    assert page.facts()["probability_true"] == pytest.approx(1 / 3)
    QTest.keyClick(outputs.scores, Qt.Key.Key_Up, SHIFT)
    assert outputs.state.scores == (1.0, 0.0, 0.0) and page.facts()["probability_true"] > 1 / 3
    before = page.facts()["value"]
    x, _ = outputs.target.bar_place(2)
    QTest.mouseClick(outputs.target, LEFT, NONE, QPointF(x, outputs.target.frame.box.middle).toPoint())
    assert outputs.state.true == 2 and page.facts()["value"] > before
    assert page.facts()["gradient_sum"] == pytest.approx(0) and page.facts()["probabilities_sum"] == pytest.approx(1)


@pytest.mark.parametrize("loss", ["kl", "cross_entropy", "softmax_cross_entropy", "nll", "multi_margin"])
def test_the_bars_of_the_terms_and_of_the_gradient_are_the_registrys(page, loss):
    outputs = opened(page, "outputs")
    page.arrange(loss=loss, true=2)
    sample = outputs.sample
    prediction, target = np.array(sample.prediction)[:, None], np.array(sample.target)[:, None]
    assert sum(outputs.terms.values) == pytest.approx(LOSSES[loss].value(prediction, target))
    assert outputs.gradient.values == pytest.approx(LOSSES[loss].gradient(prediction, target)[:, 0])
    assert page.facts()["value"] == LOSSES[loss].value(prediction, target)


def test_outputs_come_and_go_and_the_distributions_stay_ones(page):
    outputs = opened(page, "outputs")
    for wanted in (4, 5):
        click(outputs.add_button)
        assert len(outputs.state.target) == len(outputs.state.scores) == wanted
    assert not outputs.add_button.isEnabled()
    for _ in range(3):
        click(outputs.remove_button)
    assert len(outputs.state.shares) == 2 and not outputs.remove_button.isEnabled()
    assert sum(outputs.state.shares) == pytest.approx(1) and sum(outputs.state.target) == pytest.approx(1)


# -- outlier -------------------------------------------------------------------------------------------------------


def test_the_outlier_is_dragged_and_the_squares_follow_it(page, until):
    outlier = opened(page, "outlier")
    until(lambda: page.facts()["settled"])
    click(outlier.straight_button)
    until(lambda: page.facts()["settled"])
    before = page.facts()
    drag(outlier.chart, outlier.chart.point_place(7), at(outlier.chart, 3.0, 0.0), at(outlier.chart, 3.0, -4.0))
    assert outlier.state.points[7][1] == pytest.approx(-4.0, abs=0.1) and not page.facts()["settled"]
    until(lambda: page.facts()["settled"])
    after = page.facts()
    assert before["slope_mse"] - after["slope_mse"] > 0.2
    assert abs(before["slope_mae"] - after["slope_mae"]) < 0.06
    assert after["pull_mse"] > 5 * after["pull_mae"]
    until(lambda: cells(outlier.lines, "mae")[2] == "settled" and cells(outlier.grid, "mae")[3] == "0.111")  # 1/9
    assert cells(outlier.lines, "mse")[1] > "× 5"


def test_a_constant_goes_to_the_mean_and_to_the_median(page, until):
    outlier = opened(page, "outlier")
    click(outlier.constant)
    page.arrange(outlier=-6.0)
    until(lambda: page.facts()["settled"])
    facts = page.facts()
    assert facts["level_mse"] == pytest.approx(facts["mean"], abs=1e-3)
    assert facts["level_mae"] == pytest.approx(facts["median"], abs=1e-3)
    assert facts["slope_mse"] == facts["slope_mae"] == 0
    assert "median" in outlier.verdict.text()


def test_points_are_moved_by_keys(page):
    outlier = opened(page, "outlier")
    QTest.keyClick(outlier.chart, Qt.Key.Key_Right)
    assert outlier.chart.selected == 8
    y = outlier.state.points[8][1]
    QTest.keyClick(outlier.chart, Qt.Key.Key_Up)
    assert outlier.state.points[8][1] == pytest.approx(y + 0.1)
    QTest.keyClick(outlier.chart, Qt.Key.Key_Down, SHIFT)
    assert outlier.state.points[8][1] == pytest.approx(y - 0.9)
    assert "point 9" in outlier.chart.accessibleDescription()


def test_another_loss_gets_a_line_of_its_own_and_none_leaves_words(page, until):
    outlier = opened(page, "outlier")
    tick(outlier.losses.rows["l2"])
    until(lambda: page.facts()["settled"])
    facts = page.facts()
    assert facts["slope_l2"] == pytest.approx(facts["slope_mse"], abs=1e-3)  # the root has the same minimum
    for name in ("mse", "mae", "huber", "l2"):
        tick(outlier.losses.rows[name])
    assert outlier._empty.isVisible() and not page.facts()["settled"]


# -- rare class ----------------------------------------------------------------------------------------------------


def test_alpha_moves_the_boundary_and_finds_more_of_the_rare_ones(page, until):
    rare = opened(page, "imbalance")
    until(lambda: page.facts()["settled"])
    facts = page.facts()
    assert facts["alpha"] == 9 and facts["moved"] > 0.5
    assert facts["recall_alpha"] > facts["recall_1"] and facts["precision_alpha"] < facts["precision_1"]
    assert facts["accuracy_1"] > facts["accuracy_alpha"]  # and yet most rare ones are missed
    assert "more found" in rare.verdict.text()
    type_into(rare.alpha.field, "0.2")
    until(lambda: page.facts()["settled"])
    assert page.facts()["moved"] < 0 and page.facts()["recall_alpha"] < page.facts()["recall_1"]
    type_into(rare.alpha.field, "1")
    until(lambda: page.facts()["settled"])
    assert page.facts()["moved"] == pytest.approx(0, abs=0.05) and "Both are the same" in rare.verdict.text()


def test_the_button_balances_and_the_share_changes_the_classes(page, until):
    rare = opened(page, "imbalance")
    type_into(rare.share.field, "20")
    assert rare.state.share == 0.2 and rare.plain.classes.rare == 48
    assert "alpha = 4.0" in rare.balance_button.text() and rare.balance_button.isEnabled()
    click(rare.balance_button)
    assert rare.state.alpha == 4.0 and not rare.balance_button.isEnabled()
    until(lambda: page.facts()["settled"])
    click(rare.again_button)
    assert page.facts()["step"] < 200 and not page.facts()["settled"]
    until(lambda: page.facts()["settled"])


# -- saturation ----------------------------------------------------------------------------------------------------


def test_both_learn_from_the_same_start_and_the_steps_are_counted(page, until):
    saturation = opened(page, "saturation")
    saturation.race_controls.pace.setFocus()
    saturation.race_controls.pace.valueChanged.emit(100)
    click(saturation.race_controls.run_button)
    until(lambda: page.facts()["learned_mse"] > 0 and not page.facts()["running"])
    assert page.facts()["learned_bce"] == 17 and page.facts()["learned_mse"] == 249
    assert "after 17 steps" in saturation.verdict.text() and "after 249 steps" in saturation.verdict.text()
    click(saturation.race_controls.run_button)  # all is learned: once more from the start
    assert saturation.running
    click(saturation.race_controls.restart_button)
    assert page.facts()["step"] == 0 and not saturation.running
    assert saturation.course.picture.cursor == 0  # there is no later step
    click(saturation.race_controls.step_button)
    assert page.facts()["step"] == 1 == saturation.course.picture.cursor and page.facts()["z_bce"] == pytest.approx(
        -6 + 0.99753, abs=1e-5
    )


def test_the_factors_are_told_where_the_cursor_is(page):
    saturation = opened(page, "saturation")
    page.arrange(cursor=0.0)
    assert cells(saturation.factors, "mse + σ") == ("−1.00", "0.250", "−0.250")
    assert cells(saturation.factors, "bce + σ") == ("−2.00", "0.250", "−0.500")
    QTest.mouseMove(saturation.gradients, QPointF(*at(saturation.gradients, 4.0)).toPoint())
    assert saturation.cursor == pytest.approx(4.0, abs=0.1)
    page.arrange(target=0, cursor=6)
    assert page.facts()["gradient_bce"] == pytest.approx(0.99753, abs=1e-5)
    assert page.facts()["gradient_mse"] == pytest.approx(0.00492, abs=1e-5)


def test_the_start_is_dragged_and_begins_anew(page):
    saturation = opened(page, "saturation")
    page.arrange(steps=5)
    assert page.facts()["step"] == 5
    drag(
        saturation.gradients,
        at(saturation.gradients, -6.0),
        at(saturation.gradients, -4.0),
        at(saturation.gradients, -2.0),
    )
    assert saturation.state.start == pytest.approx(-2.0, abs=0.1) == page.facts()["z_mse"]
    assert page.facts()["step"] == 0 and saturation.race_controls.start.value() == saturation.state.start


# -- the whole page ------------------------------------------------------------------------------------------------


def test_every_edit_can_be_taken_back_and_done_again_and_its_tab_comes_to_the_front(page, curve):
    drag(curve.value, at(curve.value, 0.0), at(curve.value, 0.3), at(curve.value, 0.7), at(curve.value, 1.0))
    outputs = opened(page, "outputs")
    click(outputs.equal_button)
    opened(page, "saturation")
    QTest.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert page.experiment == "outputs" and page.facts()["kl"] > 0
    QTest.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert page.experiment == "curve" and page.bench.state == LabState() and not page.bench.can_undo
    QTest.keyClick(page, Qt.Key.Key_Y, CTRL)
    assert curve.state.target == pytest.approx(1.0, abs=0.03) and page.bench.can_redo


@pytest.mark.parametrize(
    "settings, words",
    [
        ({"experiment": "nothing"}, "curve, outputs"),
        ({"losses": ["softmax"]}, "losses is 'softmax'"),
        ({"losses": []}, "one to five"),
        ({"target": "x"}, "allowed is a number"),
        ({"huber.delta": 0}, "delta of huber"),
        ({"slope": 1}, "setting is 'slope'; allowed is: losses"),
        ({"experiment": "outputs", "target": [0.5, 0.6]}, "sums to 1.1"),
        ({"experiment": "outputs", "target": [0.5, 0.5], "shares": [1, 0, 0]}, "shares has 3"),
        ({"experiment": "outputs", "true": 4}, "true is 4"),
        ({"experiment": "outlier", "points": [[1]]}, "pairs"),
        ({"experiment": "outlier", "outlier": 99}, "from -6 to 6"),
        ({"experiment": "imbalance", "alpha": -1}, "from 0 to 1000"),
        ({"experiment": "saturation", "target": 0.5}, "allowed is: 0, 1"),
    ],
)
def test_a_lesson_that_asks_for_nonsense_is_told_and_nothing_changes(unseen, settings, words):
    before = unseen.bench.state
    with pytest.raises(ValueError, match=words):
        unseen.arrange(**settings)
    assert unseen.bench.state == before and unseen.experiment == "curve"


@pytest.mark.parametrize("section", ["curve", "outputs", "outlier", "imbalance", "saturation"])
def test_each_experiment_has_facts_places_a_sentence_and_an_export(page, section):
    view = opened(page, section)
    facts = page.facts()
    assert facts["experiment"] == section and len(facts) > 5
    assert all(isinstance(value, float | int | str | bool) for value in facts.values())
    assert all(isinstance(place, QWidget) for place in page.places().values())
    named = [place for name, place in page.places().items() if name != "losses"]  # its rows have names
    assert all(place.accessibleName() or (isinstance(place, QPushButton) and place.text()) for place in named)
    assert view.sentence.text().startswith("<b>Try:</b>")
    found = view.export(None)
    rows = list(csv.reader(io.StringIO(export.csv_bytes(found.table).decode("utf-8-sig"))))
    assert len(rows) > 3 and len({len(row) for row in rows}) == 1
    image = export.image(found)
    assert not image.isNull() and image.width() > 200 and _colours(image) > 3
    drawn = export.svg(found, export.Origin("circle", 7, RunConfig()))
    assert drawn.count(b"<text") > 5 and drawn.count(b"<path") + drawn.count(b"<rect") > 3


def test_the_context_menu_is_about_the_part_under_the_pointer(page, curve, qtbot):
    asked = []
    curve.menu_asked.connect(lambda found, _: asked.append(found.what))
    for part in (curve.value, curve.slope):
        place = part.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, part.mapToGlobal(place))
        QApplication.sendEvent(part, event)
    assert asked == ["losses over Y", "slopes of losses"]


def test_nothing_trains_while_nobody_looks(page, until):
    rare = opened(page, "imbalance")
    until(lambda: page.facts()["settled"])
    rare.restart()
    opened(page, "curve")
    step = rare.weighted.step
    QTest.qWait(80)
    assert rare.weighted.step == step
    opened(page, "imbalance")
    until(lambda: page.facts()["settled"])


def test_both_themes_and_all_scales_are_painted(page):
    appearance = page.experiments["curve"].appearance
    for section in page.experiments:
        opened(page, section)
        light = page.grab().toImage()
        appearance.set_theme(DARK)
        appearance.set_scale(1.25)
        assert page.grab().toImage() != light
        appearance.set_scale(1.0)
        appearance.set_theme(Appearance().theme)


def test_everything_has_a_name_for_those_who_do_not_see_it(page):
    for section in page.experiments:
        opened(page, section)
        for widget in page.experiments[section].findChildren(QWidget):
            focusable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            if focusable and widget.metaObject().className() not in ("QScrollArea", "QSplitter", "QTabWidget"):
                text = widget.text() if hasattr(widget, "text") else ""
                assert widget.accessibleName() or text, widget


def test_the_words_follow_the_language(page):
    for view in page.experiments.values():
        QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert page.tabs.tabText(0) == "Curve"


def _colours(image: QImage) -> int:
    step = max(1, image.width() // 160)
    return len({image.pixel(x, y) for x in range(0, image.width(), step) for y in range(0, image.height(), step)})
