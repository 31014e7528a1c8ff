"""The losses: curves on a logarithmic axis, accuracies, exact values at a cursor."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from snapshots import move_mouse, observed, run_info, snapshot

from nnviz.training.config import RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import Divergence
from nnviz.training.trainer import Trainer
from nnviz.training.wants import Losses, LossesWant
from nnviz.ui.loss_curves import thinned
from nnviz.ui.theme import DARK, Appearance
from nnviz.ui.views.losses import LossesView

WANT = LossesWant()


@pytest.fixture
def view(qtbot):
    made = LossesView(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 170)
    made.show()
    made.set_run(run_info())
    return made


def losses(train, test=None, steps=None, accuracies=(0.973, 0.943)) -> Losses:
    train = np.array(train, float)
    steps = np.arange(train.size) * 10 if steps is None else np.array(steps)
    test = np.full(train.size, np.nan) if test is None else np.array(test, float)
    for array in (steps, train, test):
        array.setflags(write=False)
    return Losses(steps, train, test, *accuracies)


def show(view, answer: Losses, **facts) -> None:
    view.show_snapshot(snapshot({WANT: answer}, **facts))
    QApplication.processEvents()


def title_row(view) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible() and label.text()]


def marks(view, side: str) -> list[str]:
    return [mark.text + mark.raised for mark in view.plot.axes[side]._marks]


def test_the_title_row_gives_both_accuracies(view):
    show(view, losses([0.5, 0.1], [0.6, 0.2]))
    assert title_row(view) == ["Loss", "accuracy", "97.3\u00a0%", "train", "94.3\u00a0%", "test"]


def test_figures_do_not_move_when_they_change(view):
    show(view, losses([0.5, 0.1], [0.6, 0.2], accuracies=(1.0, 0.05)))
    places = [label.geometry() for label in view.findChildren(QLabel)]
    show(view, losses([0.5, 0.1], [0.6, 0.2], accuracies=(0.0, 1.0)))
    assert [label.geometry() for label in view.findChildren(QLabel)] == places


def test_a_regression_has_no_accuracy(view):
    view.set_run(run_info(dataset="reg-plane"))
    show(view, losses([0.5, 0.1], [0.6, 0.2], accuracies=(None, None)))
    assert title_row(view) == ["Loss"]


def test_without_a_test_part_that_is_said(view):
    view.set_run(run_info(train_fraction=1.0))
    show(view, losses([0.5, 0.1], accuracies=(0.9, None)))
    assert title_row(view) == ["Loss", "accuracy", "90.0\u00a0%", "train", "no test samples"]
    assert marks(view, "right") == ["train"]


def test_before_the_first_step_a_sentence_stands_in_the_place_of_the_plot(view):
    show(view, losses([0.5], [0.6]))
    assert not view.plot.isVisible()
    assert "The curve begins with the first steps." in title_row(view)
    show(view, losses([0.5, 0.4], [0.6, 0.5]))
    assert view.plot.isVisible()
    view.set_run(run_info())
    assert not view.plot.isVisible()


def test_the_axis_has_powers_of_ten_and_at_least_two_decades(view):
    show(view, losses([0.5, 0.4], [0.6, 0.5]))
    assert marks(view, "left") == ["10−2", "10−1", "1"]
    low, high = view.plot.view_box.viewRange()[1]
    assert high - low >= 2


def test_steps_are_marked_at_the_beginning_the_middle_and_the_end(view):
    show(view, losses([0.5, 0.4], [0.6, 0.5], steps=[0, 2460]))
    assert marks(view, "bottom") == ["0", "1\u202f230", "2\u202f460"]
    show(view, losses([0.5, 0.4], [0.6, 0.5], steps=[0, 1]))
    assert marks(view, "bottom") == ["0", "1"]


def test_the_axis_widens_at_once_and_shrinks_a_second_later(view):
    show(view, losses([0.5, 0.4]))
    wide = losses([0.5, 0.4, 1e-5])
    show(view, wide)
    low = view.plot.view_box.viewRange()[1][0]
    assert low < -5
    narrow = losses([0.5, 0.4])
    for _ in range(LossesWant.hz - 1):
        show(view, narrow)
        assert view.plot.view_box.viewRange()[1][0] == low
    show(view, narrow)
    assert view.plot.view_box.viewRange()[1][0] > -3


def test_the_names_of_the_curves_stand_apart_at_their_ends(view):
    show(view, losses([0.5, 0.1], [0.5, 0.1]))
    axis = view.plot.axes["right"]
    assert sorted(marks(view, "right")) == ["test", "train"]
    ink = _rows_with_ink(view, axis)
    assert len(ink) == 2
    assert ink[1][0] > ink[0][1]


def _rows_with_ink(view, axis) -> list[tuple[int, int]]:
    """First and last row of every block of rows of the right axis in which something is written."""
    image = view.plot.grab().toImage()
    rect = view.plot.mapFromScene(axis.sceneBoundingRect()).boundingRect() & image.rect()
    background = image.pixelColor(rect.right() - 1, rect.top() + 1)
    blocks: list[list[int]] = []
    for y in range(rect.top(), rect.bottom()):
        if any(image.pixelColor(x, y) != background for x in range(rect.left() + 2, rect.right())):
            if blocks and blocks[-1][1] == y - 1:
                blocks[-1][1] = y
            else:
                blocks.append([y, y])
    return [(first, last) for first, last in blocks]


def test_hovering_gives_the_exact_values_of_the_nearest_step(view):
    show(view, losses([0.5, 0.25, 0.125], [0.6, 0.3, 0.15], steps=[0, 1000, 2000]))
    move_mouse(view.plot, 1100, -1)
    assert view.plot.said == "step 1\u202f000\ntrain 0.250\ntest 0.300"
    assert view.plot.upright.isVisible() and view.plot.upright.value() == 1000


def test_arrow_keys_move_the_cursor_along_the_steps(view, qtbot):
    show(view, losses([0.5, 0.25, 0.125], [0.6, 0.3, 0.15], steps=[0, 1000, 2000]))
    view.activateWindow()
    view.plot.setFocus()
    qtbot.waitUntil(view.plot.hasFocus)
    qtbot.keyClick(view.plot, Qt.Key.Key_End)
    assert view.plot.said == "step 2\u202f000\ntrain 0.125\ntest 0.150"
    qtbot.keyClick(view.plot, Qt.Key.Key_Home)
    assert view.plot.said.startswith("step 0\n")
    assert view.plot.accessibleDescription() == "step 0; train 0.500; test 0.600"


def test_losses_that_are_not_finite_or_zero_leave_gaps_and_marks_and_no_error(view):
    show(view, losses([0.5, np.inf, np.nan, 0.0, 0.1], [np.nan, np.inf, 0.5, 0.0, 0.2]))
    _, drawn = view._train.getData()
    assert np.isnan(drawn[1:4]).all() and np.isfinite(drawn[[0, 4]]).all()
    assert len(view._zeros.points()) == 1
    move_mouse(view.plot, 10, -1)
    assert "train ∞" in view.plot.said


def test_a_long_stretch_of_zeros_is_a_row_of_dots_and_its_name_stands_beside_it(view):
    train = [0.5, 0.1, *[0.0] * 1500]
    show(view, losses(train, [0.6] * len(train)))
    dots = [point.pos().x() for point in view._zeros.points()]
    assert 10 < len(dots) <= view.plot.view_box.width() / 5
    assert all(train[int(x) // 10] == 0 for x in dots)
    ends = {mark.text: mark.value for mark in view.plot.axes["right"]._marks}
    assert ends["train"] == view.plot.view_box.viewRange()[1][0] < ends["test"]


def test_losses_below_zero_are_drawn_as_they_are(view):
    view.set_run(run_info(dataset="iris", loss="nll"))
    show(view, losses([-0.3, 0.0, -0.9], [-0.3, -0.5, -0.8]))
    assert view.plot.isVisible()
    np.testing.assert_array_equal(view._train.getData()[1], [-0.3, 0.0, -0.9])
    assert len(view._zeros.points()) == 0
    assert marks(view, "left") == ["−0.8", "−0.6", "−0.4", "−0.2", "0"]
    assert view.plot.accessibleName() == "Loss over the steps"
    move_mouse(view.plot, 19, -0.5)
    assert "train −0.900" in view.plot.said
    view.set_run(run_info())
    show(view, losses([0.5, 0.1], [0.6, 0.2]))
    assert view.plot.accessibleName() == "Loss over the steps, logarithmic"
    assert marks(view, "left") == ["10−2", "10−1", "1"]


def test_labels_of_a_loss_without_a_lower_end_fit_beside_the_plot(view):
    view.set_run(run_info(dataset="iris", loss="nll"))
    show(view, losses([-0.3, -1e150, -1e300], [-0.3, -1e140, -1e290]))
    assert "−10280" in marks(view, "left") and "0" in marks(view, "left")
    axis = view.plot.axes["left"]
    assert axis.width() == axis.needed_width() > 34
    view.set_run(run_info())
    show(view, losses([0.5, 0.1], [0.6, 0.2]))
    assert axis.width() == 34


def test_the_first_negative_loss_makes_the_axis_linear(view):
    show(view, losses([0.5, 0.1], [0.6, 0.2]))
    show(view, losses([0.5, 0.1, -0.2], [0.6, 0.2, np.nan]))
    np.testing.assert_array_equal(view._train.getData()[1], [0.5, 0.1, -0.2])
    assert "0" in marks(view, "left")


def test_losses_that_are_all_zero_are_no_reason_to_fall_over(view):
    show(view, losses([0.0, 0.0], [0.0, 0.0]))
    assert not view.plot.isVisible()


def test_after_a_divergence_a_line_stands_at_its_step(view):
    show(view, losses([0.5, 3.0, 900.0], [0.6, 4.0, 950.0]), divergence=Divergence(20, 1, "loss"))
    assert view._end.isVisible() and view._end.value() == 20
    view.set_run(run_info())
    show(view, losses([0.5, 0.4]))
    assert not view._end.isVisible()


def test_hundreds_of_decades_are_drawn_without_a_bar_of_ticks(view):
    show(view, losses([0.5, 1e100, 1e300]))
    assert len(view.plot.axes["left"]._ticks) == 0
    assert len(marks(view, "left")) <= 7


def test_thinning_keeps_every_peak_and_the_end():
    x = np.arange(2000)
    y = np.full(2000, 0.1)
    y[777], y[1234] = 5.0, 0.001
    thin_x, thin_y = thinned(x, y, 200)
    assert thin_x.size <= 2 * 200 + 10
    assert 5.0 in thin_y and 0.001 in thin_y
    assert thin_x[np.argmax(thin_y)] == 777
    assert (np.diff(thin_x) >= 0).all()


def test_thinning_leaves_a_short_curve_alone_and_lets_gaps_be():
    x, y = np.arange(5), np.array([1.0, np.nan, 2.0, 3.0, 4.0])
    assert np.array_equal(thinned(x, y, 200)[1], y, equal_nan=True)
    gap = np.full(1000, 1.0)
    gap[400:600] = np.nan
    assert np.isnan(thinned(np.arange(1000), gap, 100)[1]).any()


def test_a_snapshot_without_its_answer_changes_nothing(view):
    show(view, losses([0.5, 0.1], [0.6, 0.2]))
    before = view.grab().toImage()
    view.show_snapshot(snapshot({}))
    assert view.grab().toImage() == before


def test_the_curve_is_drawn_in_the_themes_ink(view):
    show(view, losses([0.5, 0.1], [0.6, 0.2]))
    view.appearance.set_theme(DARK)
    assert view._train.opts["pen"].color().name() == DARK.text
    assert view._test.opts["pen"].color().name() == DARK.faint
    assert view._test.opts["pen"].style() != Qt.PenStyle.SolidLine


def test_a_real_run_fills_the_view(view):
    run = LiveRun(Trainer(RunConfig(seed=1)))
    view.set_run(run.trainer.info())
    for _ in range(20):
        run.advance(50)
    shown = observed(view, run)
    state = shown.runs[0]
    assert view._train_figure.text() == f"{100 * state.answers[WANT].train_accuracy:.1f}\u00a0%"
    assert view.plot.isVisible()
