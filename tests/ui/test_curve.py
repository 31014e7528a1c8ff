"""The curve over the only input: what it draws, marks and says, seen as a user sees it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from snapshots import colour_at, move_mouse, observed, run_info, snapshot

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import Divergence
from nnviz.training.trainer import Trainer
from nnviz.ui.theme import DARK, LIGHT, Appearance
from nnviz.ui.views.curve import CurveView


@pytest.fixture
def view(qtbot):
    made = CurveView(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 320)
    made.show()
    return made


def watch(view, config=None, dataset=None) -> LiveRun:
    run = LiveRun(Trainer(config or RunConfig(dataset="sin"), dataset))
    view.set_run(run.trainer.info())
    observed(view, run)
    QApplication.processEvents()
    return run


def words(view) -> str:
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))


def one_corner() -> tuple[RunConfig, Dataset]:
    """|x| out of two ReLUs, over -4 to 4."""
    x = np.linspace(-4, 4, 9)
    config = RunConfig(layers=(Layer(2, "relu"),), train_fraction=1.0)
    return config, Dataset(x[None], np.abs(x)[None], ("x1",), domain=(-4.0, 4.0))


def made_absolute(run: LiveRun) -> None:
    network = run.trainer.network
    network.weights[0][...] = [[1.0], [-1.0]]
    network.weights[1][...] = [[1.0, 1.0]]


def test_the_curve_is_the_networks_output(view):
    run = watch(view)
    assert "Output along x₁" in words(view)
    x, y = view._curves[0].getData()
    assert np.allclose(y, run.trainer.network.forward(run.trainer.data.transform(x[None]))[0], atol=1e-5)
    assert "tanh is smooth: the curve has no corners." in words(view)
    assert view._bends.points().size == 0 and not view.layer_legend.isVisibleTo(view)


def test_a_corner_is_marked_on_the_curve_counted_and_told(view):
    config, data = one_corner()
    run = LiveRun(Trainer(config, data))
    made_absolute(run)
    view.set_run(run.trainer.info())
    observed(view, run)
    (mark,) = view._bends.points()
    assert (mark.pos().x(), mark.pos().y()) == pytest.approx((0.0, 0.0), abs=1e-12)
    assert "Straight pieces: 2" in words(view)
    assert view.layer_legend.isVisibleTo(view) and view.layer_legend.names == ("layer 1",)
    move_mouse(view.plot, 0.05, 2.0)
    assert "corner at 0.00: layer 1" in view.plot.said
    move_mouse(view.plot, 1.5, 3.0)
    assert "corner" not in view.plot.said
    assert view.plot.said.startswith("x₁ 1.4") or view.plot.said.startswith("x₁ 1.5")


def test_each_layers_corners_have_a_shape_of_their_own(view):
    run = LiveRun(Trainer(RunConfig(dataset="sin", layers=(Layer(6, "relu"), Layer(6, "maxout")))))
    g = np.random.default_rng(1)
    for bias in run.trainer.network.biases:
        bias[...] = g.normal(size=bias.shape)
    view.set_run(run.trainer.info())
    observed(view, run)
    marks = {mark.symbol(): mark.brush().color().name() for mark in view._bends.points()}
    assert set(marks) == {"o", "t1"} and len(set(marks.values())) == 2
    assert view.layer_legend.names == ("layer 1", "layer 2")


def test_an_output_that_bends_is_named_and_a_smooth_one_bends_the_pieces(view):
    config = RunConfig(dataset="sin", layers=(Layer(3, "purelin"),), output_activation="relu")
    watch(view, config)
    assert view.layer_legend.names[-1] == "output"
    x = np.linspace(-4, 4, 9)
    data = Dataset(x[None], np.where(x > 0, 1.0, -1.0)[None], ("x1",))
    watch(view, RunConfig(layers=(Layer(4, "relu"),), train_fraction=1.0), data)
    assert "each a straight line bent by tanh" in words(view)


def test_curved_features_and_too_many_corners_are_told(view):
    watch(view, RunConfig(dataset="sin", features=("x1^2",), layers=(Layer(4, "relu"),)))
    assert "The input features are curved: there are no straight pieces." in words(view)
    run = LiveRun(Trainer(RunConfig(dataset="sin", layers=(Layer(400, "relu"),))))
    run.trainer.network.biases[0][:, 0] = np.linspace(-1, 1, 400)
    run.trainer.network.weights[0][...] = 1.0
    view.set_run(run.trainer.info())
    observed(view, run)
    assert "Too many corners to mark." in words(view)


def test_the_curve_lies_above_its_samples(view):
    x = np.linspace(-1, 1, 60)[None]
    run = LiveRun(Trainer(RunConfig(layers=(), train_fraction=1.0), Dataset(x, 0.5 + 0.001 * x, ("x1",))))
    run.trainer.network.weights[0][...], run.trainer.network.biases[0][...] = 0.0, 0.5
    view.set_run(run.trainer.info())
    observed(view, run)
    height = view.plot.pixel_size()[1]
    darkest = min(sum(colour_at(view.plot, 0.0, 0.5 + k * height)) for k in (-1, 0, 1))
    assert darkest < sum(QColor(LIGHT.ctl).getRgb()[:3])  # than the outline of any sample


def young_and_old(classes: int = 3) -> Dataset:
    g = np.random.default_rng(0)
    x = np.sort(g.normal(size=(1, 20 * classes)))
    y = np.repeat(np.eye(classes), 20, axis=1)
    return Dataset(x, y, ("age",), tuple(f"class {k}" for k in range(classes)))


def test_classes_are_curves_of_probabilities(view):
    watch(view, RunConfig(), young_and_old())
    assert len(view._curves) == 3
    assert np.allclose(sum(curve.getData()[1] for curve in view._curves), 1, atol=1e-5)
    assert view.output_legend.names == ("class 0", "class 1", "class 2")
    move_mouse(view.plot, 0.0, 0.5)
    assert "class 0" in view.plot.said and "class 2" in view.plot.said


def three_targets() -> Dataset:
    x = np.linspace(-2, 2, 21)
    return Dataset(x[None], np.stack((x, 3 * x**2, 10 - x)), ("x1",))


def test_several_outputs_are_drawn_together_or_one_alone(view, qtbot):
    run = watch(view, RunConfig(layers=(Layer(4, "relu"),)), three_targets())
    assert len(view._curves) == 3
    assert view.output_legend.names == ("y₁", "y₂", "y₃")
    x = view._curves[0].getData()[0]
    expected = run.trainer.network.forward(run.trainer.data.transform(x[None]))
    for row, curve in zip(expected, view._curves, strict=True):
        assert np.allclose(curve.getData()[1], row, atol=1e-4)
    assert len(view._points.train.points()) == 3 * run.trainer.data.train.size
    low = view.plot.view_box.viewRange()[1][0]
    assert all(mark.pos().y() < low + 0.1 * (12 - low) for mark in view._bends.points())
    view.activateWindow()
    view.output_choice.setFocus()
    for _ in range(2):
        qtbot.keyClick(view.output_choice, Qt.Key.Key_Down)
    assert view.output_choice.currentText() == "y₂"
    assert len(view._curves) == 1 and np.allclose(view._curves[0].getData()[1], expected[1], atol=1e-4)
    assert max(point.pos().y() for point in view._points.train.points()) == 12.0
    assert view.plot.view_box.viewRange()[1] == pytest.approx([-1.44, 13.44])


def test_a_crowd_of_outputs_is_drawn_one_at_a_time(view):
    watch(view, RunConfig(), young_and_old(9))
    assert len(view._curves) == 1
    assert [view.output_choice.itemText(i) for i in (0, 8)] == ["class 0", "class 8"]


def test_the_test_switch_takes_the_test_samples_away(view):
    watch(view)
    assert view._points.test.isVisible()
    view.test_switch.click()
    assert not view._points.test.isVisible()
    view.set_run(run_info(dataset="sin", train_fraction=1.0))
    assert not view.test_switch.isEnabled() and "no test samples" in view.test_switch.toolTip()


def test_after_a_divergence_the_last_curve_stays_faded_and_a_new_run_is_not(view):
    run = watch(view)
    state = run.run_state(view.wants)
    view.show_snapshot(snapshot(state.answers, divergence=Divergence(3, 0, "weights")))
    assert view._curves[0].opacity() < 0.5
    watch(view)
    assert view._curves[0].opacity() == 1


def test_a_run_over_a_plane_is_not_for_the_curve_and_its_answers_are_left_alone(view):
    watch(view)
    view.set_run(run_info())
    view.show_snapshot(snapshot({}))
    view.appearance.set_theme(DARK)
    watch(view)
    assert len(view._curves) == 1


def test_beside_several_outputs_the_layers_are_told_by_their_shapes_alone(view):
    run = LiveRun(Trainer(RunConfig(layers=(Layer(5, "relu"), Layer(4, "leaky_relu"))), three_targets()))
    g = np.random.default_rng(2)
    for bias in run.trainer.network.biases:
        bias[...] = g.normal(size=bias.shape)
    view.set_run(run.trainer.info())
    observed(view, run)
    marks = {(mark.symbol(), mark.brush().color().name()) for mark in view._bends.points()}
    assert {symbol for symbol, _ in marks} == {"o", "t1"}
    assert {colour for _, colour in marks} == {LIGHT.muted}
    assert not {curve.opts["pen"].color().name() for curve in view._curves} & {LIGHT.muted}


def test_logits_are_straight_but_their_probabilities_are_not(view):
    watch(view, RunConfig(layers=(Layer(4, "relu"),)), young_and_old())
    assert "each a straight line bent by softmax" in words(view)


def test_the_marks_below_stand_apart_from_the_samples_of_every_class(view):
    for classes in (3, 30):
        run = LiveRun(Trainer(RunConfig(layers=(Layer(4, "relu"),), train_fraction=1.0), young_and_old(classes)))
        run.trainer.network.biases[0][:, 0] = [0.3, -0.2, 0.5, -0.6]
        view.set_run(run.trainer.info())
        view._choose_outputs(-1)
        observed(view, run)
        low = view.plot.view_box.viewRange()[1][0]
        samples = min(point.pos().y() for point in view._points.train.points())
        marks = {mark.pos().y() for mark in view._bends.points()}
        assert len(marks) == 1 and low < marks.pop() < samples < 0


def test_a_long_name_makes_the_view_no_wider(view):
    x = np.linspace(0, 1, 9)[None]
    before = view.minimumSizeHint().width()
    watch(view, RunConfig(), Dataset(x, x, ("a name that is much longer than the column is wide, and then some",)))
    assert view.minimumSizeHint().width() <= before
    assert "and then some" in view._title.toolTip()
