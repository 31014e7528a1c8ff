"""Signals lost, answer kept: the figures by hand on small networks, and the claim itself on one that has learned."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nnviz.training import Dataset, Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.signals import MOST_POINTS, Signals, SignalsWant, points


def ask(trainer: Trainer, layer: int | None = None) -> Signals | None:
    want = SignalsWant(layer)
    return LiveRun(trainer).answer([want]).get(want)


def trainer_of(x, y, *layers: Layer, classes=None, **settings) -> Trainer:
    config = RunConfig(train_fraction=1, batch_size=1, layers=layers, **settings)
    return Trainer(config, Dataset(np.asarray(x, float), np.asarray(y, float), classes=classes))


def set_parameters(trainer: Trainer, *blocks) -> None:
    """Put [W | b] into each layer."""
    for l, block in enumerate(np.asarray(b, float) for b in blocks):
        trainer.network.weights[l][...], trainer.network.biases[l][...] = block[:, :-1], block[:, -1:]


@pytest.fixture
def three_units() -> Trainer:
    """a = relu(x, 2x, -x) and y = their sum: 3, 6, 1, 2 at x = 1, 2, -1, -2."""
    trainer = trainer_of([[1, 2, -1, -2]], [[0.5, 0, 0, 0]], Layer(3, "relu"))
    set_parameters(trainer, [[1, 0], [2, 0], [-1, 0]], [[1, 1, 1, 0]])
    return trainer


def test_zeros_are_counted_over_units_and_samples(three_units):
    found = ask(three_units)
    assert found.silent == (True,)
    assert found.zero.tolist() == [0.5]  # one of three where x > 0, two where x < 0
    assert found.small.tolist() == [0.5]


def test_the_change_is_measured_in_the_outputs_own_deviation(three_units):
    found = ask(three_units)
    assert found.units.tolist() == [1, 2, 3]
    # the strongest alone gives 2, 4, 1, 2: off by 1, 2, 0, 0; the output deviates from 3 by 0, 3, -2, -1
    assert found.change == pytest.approx([np.sqrt((1 + 4) / (9 + 4 + 1)), 0, 0])
    assert found.answers is None and found.accuracy is None
    assert found.kept == pytest.approx(1 - found.change)
    assert found.enough == 1


def test_of_two_layers_all_or_one_can_be_left_with_their_strongest():
    trainer = trainer_of([[1, 2]], [[0.5, 0]], Layer(2, "relu"), Layer(3, "purelin"))
    # a¹ = (x, 2x); a² = (a₁ + a₂, 2 a₁ - a₂/2, 2 a₁) = (3x, x, 2x); y = 6x at x = 1 and 2, 3 from its mean
    set_parameters(trainer, [[1, 0], [2, 0]], [[1, 1, 0], [2, -0.5, 0], [2, 0, 0]], [[1, 1, 1, 0]])
    by_x = np.sqrt((1 + 4) / 2) / 3  # what a change of the output by x is
    every, first, second = ask(trainer), ask(trainer, 0), ask(trainer, 1)
    assert first.units.tolist() == [1, 2]
    assert first.change == pytest.approx([5 * by_x, 0])  # a¹ = (0, 2x), a² = (2x, -x, 0), y = x
    assert second.units.tolist() == [1, 2, 3]
    assert second.change == pytest.approx([3 * by_x, 1 * by_x, 0])  # y = 3x, 3x + 2x
    assert every.change == pytest.approx([4 * by_x, 1 * by_x, 0])  # a¹ = (0, 2x), a² = (2x, 0, 0), y = 2x
    assert ask(trainer, 2) is None and ask(trainer, -1) is None  # the output layer is no hidden one


def test_answers_are_compared_with_those_of_the_whole_network_and_with_the_truth():
    trainer = trainer_of([[1, 2, -1, -2]], [[1, 1, 1, -1]], Layer(3, "relu"))
    set_parameters(trainer, [[1, 0], [2, 0], [-1, 0]], [[3, -1, 1, -2.5]])
    # outputs of tanh: at x = 1 and 2 of 3x - 2x - 2.5 = -1.5 and -0.5, else of -x - 2.5 = -1.5 and -0.5
    found = ask(trainer)
    assert found.answers.tolist() == [1, 1, 1]
    assert found.accuracy.tolist() == [0.25, 0.25, 0.25]
    trainer.network.weights[1][...] = [[5, -1, 1]]  # x = 1: 0.5, x = 2: 3.5; with the strongest -4.5 and -6.5
    found = ask(trainer)
    assert found.answers.tolist() == [0.5, 1, 1]
    assert found.accuracy.tolist() == [0.25, 0.75, 0.75]
    assert found.enough == 1


def test_classes_are_told_by_the_largest_output():
    classes = ["a", "b"]
    trainer = trainer_of([[1, 2, 3]], [[1, 1, 0], [0, 0, 1]], Layer(2, "relu"), classes=classes)
    set_parameters(trainer, [[1, 0], [0, 2]], [[0, 1, 0], [1, 0, 0]])
    found = ask(trainer)  # a = (x, 2), outputs (2, x): a, the first of equals, b; with the strongest a, …, b
    assert found.units.tolist() == [1, 2]
    assert found.answers[-1] == 1 and found.accuracy[-1] == 1
    assert found.answers[0] >= 2 / 3


@pytest.mark.parametrize("name", ["tanh", "sigmoid", "purelin", "leaky_relu"])
def test_functions_that_only_cross_zero_have_no_stretch_of_zeros(name):
    found = ask(trainer_of([[1, 2]], [[0.5, 0]], Layer(3, name)))
    assert found.silent == (False,)
    assert found.zero.tolist() == [0]


def test_a_leaky_relu_without_a_leak_and_other_layers_are_told_apart():
    layers = Layer(2, "leaky_relu", {"slope": 0}), Layer(2, "maxout"), Layer(2, "softmax")
    assert ask(trainer_of([[1, 2]], [[0.5, 0]], *layers)).silent == (True, False, False)


def test_a_signal_is_small_beside_the_largest_of_its_layer_and_sample():
    trainer = trainer_of([[1, 0.01]], [[0.5, 0]], Layer(3, "purelin"))
    set_parameters(trainer, [[1, 0], [0.05, 0], [0.06, 0]], [[1, 1, 1, 0]])
    assert ask(trainer).small.tolist() == pytest.approx([1 / 3])
    set_parameters(trainer, [[0, 0]] * 3, [[1, 1, 1, 0]])
    found = ask(trainer)
    assert found.small.tolist() == [1]
    assert np.isnan(found.change).all() and found.enough is None  # an output that does not vary


def test_an_overflow_has_no_answer(three_units):
    three_units.network.weights[0][0, 0] = np.nan
    assert ask(three_units) is None
    three_units.network.weights[0][0, 0] = np.inf
    assert ask(three_units) is None


def test_without_hidden_layers_there_is_nothing_to_leave_out():
    assert ask(trainer_of([[1, 2]], [[0.5, 0]])) is None


@pytest.mark.parametrize("widest", [1, 2, 7, 16, 17, 30, 100, 512, 10_000])
def test_the_curve_has_few_points_with_one_all_and_the_half_among_them(widest):
    units = points(widest)
    assert units[0] == 1 and units[-1] == widest
    assert (np.diff(units) > 0).all() and len(units) <= MOST_POINTS
    assert widest == 1 or widest // 2 in units
    if widest <= MOST_POINTS:
        assert len(units) == widest


def test_the_network_and_its_probe_stay_as_they_are():
    run = LiveRun(Trainer(RunConfig(dataset="wine", standardize=True, layers=(Layer(20), Layer(30, "maxout")))))
    run.advance(20)
    before = run.trainer.network.parameters.copy()
    found = run.answer([SignalsWant()])[SignalsWant()]
    assert (run.trainer.network.parameters == before).all()
    assert found.change[-1] == 0 and found.answers[-1] == 1
    assert found.accuracy[-1] == pytest.approx(accuracy_on_probe(run.trainer))
    assert not any(array.flags.writeable for array in (found.zero, found.small, found.units, found.change))


def accuracy_on_probe(trainer: Trainer) -> float:
    x, y = trainer.data.x[:, trainer.probe], trainer.data.y[:, trainer.probe]
    return float((trainer.network.forward(x).argmax(axis=0) == y.argmax(axis=0)).mean())


CLAIMS = {
    "circle": RunConfig(layers=(Layer(8, "relu", {}, "he_normal"),) * 2, seed=1),
    "spiral": RunConfig(dataset="spiral", layers=(Layer(16, "relu", {}, "he_normal"),) * 2, seed=1),
    "digits": RunConfig(
        dataset="digits", standardize=True, layers=(Layer(32, "relu"),) * 2, learning_rate=0.1, batch_size=32
    ),
}


@pytest.mark.parametrize("key", CLAIMS)
def test_relu_loses_many_signals_and_half_the_units_keep_the_answer(key):
    """Seed 002: the signals below 0 are lost, but the network needs only a part of them for nearly the same answer."""
    trainer = Trainer(CLAIMS[key])
    trainer.advance(12_000 if key == "spiral" else 3000)
    found = ask(trainer)
    half = found.units.tolist().index(found.units[-1] // 2)
    assert trainer.accuracy("train") > 0.9
    assert (found.zero > 0.3).all()
    assert found.answers[half] > 0.95
    assert found.change[half] < 0.25
    assert found.units[found.enough] <= found.units[-1] // 2


def test_in_float32_it_is_the_same():
    config = CLAIMS["circle"]
    wide, narrow = (ask(Trainer(replace(config, dtype=dtype))) for dtype in ("float64", "float32"))
    assert narrow.change == pytest.approx(wide.change, rel=1e-3, abs=1e-5)
    assert narrow.answers == pytest.approx(wide.answers, abs=0.02)
