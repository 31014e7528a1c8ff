"""The figures of the gradient's view: by hand, by the network's own formulas, and by what a step really does."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from nnviz.nn import OPTIMIZERS, Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.gradient_history import MOST_MOMENTS
from nnviz.training.gradient_probes import DEAR
from nnviz.training.gradient_wants import (
    FIGURES,
    GradientHistoryWant,
    GradientWant,
    LayerGradients,
    NudgeWant,
)
from nnviz.training.live_run import LiveRun
from nnviz.training.trainer import Trainer
from nnviz.training.wants import StavesWant

LADDER, NUDGE, HISTORY = GradientWant(), NudgeWant(), GradientHistoryWant()


def answer(run: LiveRun, want):
    return run.answer([want])[want]


def live(data=None, **settings) -> LiveRun:
    return LiveRun(Trainer(RunConfig(**settings), data))


def deep(activation: str, layers: int = 8, **settings) -> LiveRun:
    return live(layers=(Layer(8, activation),) * layers, **settings)


def test_of_a_network_of_two_weights_every_figure_is_as_worked_out_by_hand():
    data = Dataset(np.array([[1.0, 2.0]]), np.array([[1.0, 3.0]]))
    run = live(data, layers=(Layer(1, "relu"),), learning_rate=0.1, train_fraction=1.0, batch_size=2)
    network = run.trainer.network
    network.weights[0][...], network.weights[1][...] = 2.0, 0.5
    network.biases[0][...] = network.biases[1][...] = 0.0
    figures = answer(run, LADDER)
    # a = 2 and 4, y = 1 and 2, targets 1 and 3: dL/dy = (y - t) / 2 = 0 and -0.5
    assert_allclose(figures.delta, [0.25, 0.5])
    assert_allclose(figures.brought, [0.25, 0.5])
    assert_allclose(figures.slope, [1, 1])
    # dW2 = -0.5 * 4, dW1 = -0.25 * 2, times the rate
    assert_allclose(figures.change, [0.05, 0.2])
    assert_allclose(figures.relative_change, [0.025, 0.4])
    # a nudge of 1 % is 0.02: 0.02 and 0.04 in a1, half of it in a2
    nudged = answer(run, NUDGE)
    assert_allclose(nudged.cause, 0.02)
    assert_allclose(nudged.change, [0.02 * 5**0.5, 0.01 * 5**0.5])
    assert_allclose(nudged.relative, [1, 0.5])


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "maxout", "softmax", "prelu"])
def test_the_deltas_are_those_of_the_network_and_what_is_brought_as_well(activation):
    run = live(layers=(Layer(5, "tanh"), Layer(4, activation), Layer(3, "tanh")))
    trainer = run.trainer
    x, y = trainer.data.x[:, trainer.probe], trainer.data.y[:, trainer.probe]
    figures = answer(run, LADDER)
    backward = trainer.network.backward(trainer.network.trace(x), y)
    assert_allclose(figures.delta, [np.linalg.norm(d) for d in backward.delta], rtol=1e-12)
    assert_allclose(figures.brought, [np.linalg.norm(b) for b in backward.brought], rtol=1e-12)
    assert_allclose(figures.weight, [np.linalg.norm(w) for w in trainer.network.weights], rtol=1e-12)


@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
@pytest.mark.parametrize("regularization", ["none", "l1", "l2"])
@pytest.mark.parametrize("clip", [None, ("norm", 0.01), ("value", 0.001)])
def test_the_change_is_what_the_next_step_does_where_the_probe_is_its_batch(optimizer, regularization, clip):
    run = live(
        samples=100,
        optimizer=optimizer,
        regularization=regularization,
        regularization_rate=0.1,
        batch_size=50,
        learning_rate=0.01,
        clip=clip,
        schedule="exponential",
        schedule_params={"gamma": 0.5},
        layers=(Layer(4, "tanh"), Layer(3, "prelu")),
    )
    run.advance(7)  # so that the optimizer has something to remember
    trainer = run.trainer
    assert len(trainer.probe) == 50 == trainer.samples("train")[0].shape[1]
    state = trainer.state()
    figures = answer(run, LADDER)
    assert_allclose(trainer.state()["parameters"], state["parameters"], rtol=0, atol=0)
    for name, kept in state["optimizer"].items():
        assert_array_equal(trainer.state()["optimizer"][name], kept)
    before = [w.copy() for w in trainer.network.weights]
    run.advance(1)
    moved = [np.linalg.norm(w - b) for w, b in zip(trainer.network.weights, before, strict=True)]
    assert_allclose(figures.change, moved, rtol=1e-9)


def test_eight_sigmoid_layers_lose_more_than_the_line_of_a_quarter_each_allows_to_pass():
    run = deep("sigmoid")
    figures = answer(run, LADDER)
    assert figures.slope[:-1].max() <= 0.25
    verdict = figures.verdict()
    assert verdict.what == "vanishing" and verdict.worst == 0 and verdict.part < 1e-4
    part = figures.delta[:-1] / figures.delta[-1]
    assert verdict.part == part[0]
    assert part[verdict.begins] < 1e-3 <= part[verdict.begins + 1]


def test_relu_with_he_loses_hardly_anything_in_as_many_layers():
    figures = answer(deep("relu", initializer="he"), LADDER)
    assert figures.verdict() is None
    assert figures.delta[0] / figures.delta[-1] > 1e-2


def test_large_first_weights_explode():
    verdict = answer(deep("purelin", init_scale=5.0, dataset="reg-plane"), LADDER).verdict()
    assert verdict.what == "exploding" and verdict.worst == 0 and verdict.part > 1e3


def gradients(*delta: float) -> LayerGradients:
    some = np.ones(len(delta))
    return LayerGradients(np.array(delta), some, some, some, some)


def test_the_criterion_is_a_thousandth_and_a_thousandfold_of_the_last_layer():
    assert gradients(1.0).verdict() is None
    assert gradients(1e-3, 1.0).verdict() is None
    found = gradients(1e-9, 0.9e-3, 1e-2, 1.0).verdict()
    assert (found.what, found.begins, found.worst, found.part) == ("vanishing", 1, 0, 1e-9)
    found = gradients(1e9, 1.1e3, 1e2, 1.0).verdict()
    assert (found.what, found.begins, found.worst) == ("exploding", 1, 0)
    assert gradients(0.0, 0.0).verdict() is None  # nothing comes back: no share can be told
    assert gradients(np.nan, np.nan).verdict() is None
    assert gradients(0.0, 1.0).verdict().part == 0


@pytest.mark.parametrize("size", [1e-200, 1e155])
def test_norms_are_told_where_their_squares_could_not_be(size):
    run = live(dataset="reg-plane", layers=(Layer(2, "purelin"),), output_activation="purelin", learning_rate=1e-3)
    network = run.trainer.network
    network.parameters[...] = 0
    network.weights[0][...] = size
    network.weights[1][...] = 1e-10
    figures = answer(run, LADDER)
    assert_allclose(figures.weight[0], 2 * size)
    assert np.isfinite(figures.change).all()
    if size > 1:
        assert figures.change[1] > 1e280


def test_weights_of_zero_that_are_moved_change_infinitely():
    figures = LayerGradients(*np.array([[1.0, 1], [1, 1], [1, 1], [0.1, 0], [0, 0]]))
    assert_array_equal(figures.relative_change, [np.inf, 0])


# -- the nudge


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu", "maxout", "softmax"])
@pytest.mark.parametrize("size", [0.001, 0.01, 0.1])
def test_the_nudge_arrives_as_in_a_network_whose_first_weights_are_really_moved(activation, size):
    run = live(layers=(Layer(5, activation), Layer(4, activation), Layer(3, "tanh")))
    network, probe = run.trainer.network, run.trainer.data.x[:, run.trainer.probe]
    nudged = answer(run, NudgeWant(size))
    before = network.trace(probe).a[1:]
    weight = network.weights[0].copy()
    direction = run._view.gradients._direction
    network.weights[0][...] += nudged.cause * direction
    after = network.trace(probe).a[1:]
    network.weights[0][...] = weight
    assert_allclose(nudged.cause, size * np.linalg.norm(weight))
    changes = [np.linalg.norm(a - b) for a, b in zip(after, before, strict=True)]
    assert_allclose(nudged.change, changes, rtol=1e-8)


@pytest.mark.parametrize("activation", ["sigmoid", "maxout", "softmax"])
def test_a_nudge_too_small_for_a_difference_goes_on_as_its_first_order(activation):
    run = live(layers=(Layer(5, activation), Layer(4, activation)))
    large, small = answer(run, NudgeWant(1e-6)), answer(run, NudgeWant(1e-14))
    assert_allclose(small.relative, large.relative, rtol=1e-5)


def test_first_order_is_what_pytorch_says():
    torch = pytest.importorskip("torch")
    run = live(layers=(Layer(5, "sigmoid"), Layer(4, "tanh")))
    network = run.trainer.network
    x = torch.tensor(run.trainer.data.x[:, run.trainer.probe].copy())
    weights = [torch.tensor(w.copy()) for w in network.weights]
    biases = [torch.tensor(b.copy()) for b in network.biases]

    def last(first):
        a = torch.sigmoid(first @ x + biases[0])
        a = torch.tanh(weights[1] @ a + biases[1])
        return torch.tanh(weights[2] @ a + biases[2])

    nudged = answer(run, NudgeWant(1e-12))
    tangent = torch.tensor(nudged.cause * run._view.gradients._direction)
    _, moved = torch.autograd.functional.jvp(last, weights[0], tangent)
    assert_allclose(nudged.change[-1], float(moved.norm()), rtol=1e-10)


def test_a_nudge_fades_through_sixty_sigmoid_layers_without_being_lost_in_rounding():
    changes = answer(deep("sigmoid", 60), NUDGE).change
    factors = changes[1:-1] / changes[:-2]
    assert 0 < changes[-2] < 1e-20
    assert factors.max() < 1 and factors.min() > 1e-3


def test_first_weights_of_zero_cannot_be_nudged():
    nudged = answer(live(initializer="zeros"), NUDGE)
    assert nudged.cause == 0 and not nudged.change.any() and not nudged.relative.any()


# -- the history


def test_whatever_is_measured_is_kept_for_the_history_too():
    run = deep("tanh", 2)
    figures = {}
    for _ in range(5):
        run.answer([StavesWant()])
        figures[run.step] = answer(run, LADDER)
        run.advance(3)
    run.answer([])
    for name in FIGURES:
        history = answer(run, GradientHistoryWant(name))
        assert_array_equal(history.steps, [*figures, run.step])
        expected = [np.log10(f.figure(name)) for f in figures.values()]
        assert_allclose(history.decades[:-1], expected, rtol=1e-6)


def test_the_history_begins_with_the_first_weights_even_if_nobody_looked():
    run = live()
    run.advance(50)
    assert list(answer(run, HISTORY).steps) == [0, 50]


def test_of_a_large_network_the_next_change_is_worked_out_only_for_those_who_look_at_it():
    run = live(layers=(Layer(400, "tanh"), Layer(300, "tanh")))
    assert run.trainer.network.parameters.size > DEAR
    run.advance(1)
    run.answer([StavesWant()])
    run.advance(1)
    figures = answer(run, LADDER)
    changes = answer(run, GradientHistoryWant("change"))
    assert list(changes.steps) == [0, 1, 2]
    assert np.isnan(changes.decades[:2]).all()
    assert_allclose(changes.decades[2], np.log10(figures.relative_change), rtol=1e-6)
    assert np.isfinite(answer(run, HISTORY).decades).all()


def test_the_history_stays_small_and_even_however_long_the_run():
    run = live(layers=(Layer(2, "tanh"),))
    record = run._view.gradients.record
    figures = answer(run, LADDER)
    for step in range(0, 20_000):
        if record.wants(step):
            record.add(step, figures)
    steps = record.history("delta").steps
    assert steps[0] == 0 and steps[-1] > 19_000
    assert MOST_MOMENTS // 2 <= len(steps) <= MOST_MOMENTS
    assert np.diff(steps).max() <= 4 * np.diff(steps).min()


def test_a_run_that_goes_back_forgets_what_came_after():
    run = live()
    state = run.trainer.state()
    for _ in range(4):
        answer(run, LADDER)
        if run.step == 10:
            state = run.trainer.state()
        run.advance(10)
    assert list(answer(run, HISTORY).steps) == [0, 10, 20, 30, 40]
    run.trainer.restore(state)
    assert list(answer(run, HISTORY).steps) == [0, 10]
    run.advance(5)
    assert list(answer(run, HISTORY).steps) == [0, 10, 15]


def test_zero_overflow_and_what_was_never_a_number_are_told_apart():
    run = live(layers=(Layer(2, "sign"), Layer(2, "tanh")))
    assert answer(run, HISTORY).decades[0, 0] == -np.inf  # nothing comes through sign
    run.trainer.network.weights[2][...] = np.nan
    run.advance(0)
    run.trainer.advance(1)
    assert answer(run, HISTORY).decades[-1, 0] == np.inf


def test_the_answers_are_read_only():
    run = live()
    ladder, nudged, history = (answer(run, want) for want in (LADDER, NUDGE, HISTORY))
    for array in (ladder.delta, ladder.brought, ladder.slope, ladder.change, ladder.weight, nudged.change):
        assert array.dtype == np.float64 and not array.flags.writeable
    assert not history.steps.flags.writeable and not history.decades.flags.writeable


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_figures_of_float32_are_told_as_well(dtype):
    run = deep("relu", 3, dtype=dtype, initializer="he")
    assert np.isfinite(answer(run, LADDER).relative_change).all()
    assert (answer(run, NUDGE).change > 0).all()
