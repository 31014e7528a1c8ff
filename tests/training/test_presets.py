"""Every preset builds and trains, and shows what its line says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.presets import PRESETS
from nnviz.training.trainer import Trainer

BY_KEY = {preset.key: preset for preset in PRESETS}


def trained(key: str, steps: int, **changes) -> Trainer:
    trainer = Trainer(replace(BY_KEY[key].config, **changes))
    trainer.advance(steps)
    return trainer


def right(trainer: Trainer) -> np.ndarray:
    """The share of each class of the test part that is told right."""
    test = trainer.data.test
    told, true = (values.argmax(axis=0) for values in (trainer.network.forward(trainer.data.x), trainer.data.y))
    return np.array([(told == c)[test][(true == c)[test]].mean() for c in range(trainer.data.y.shape[0])])


def reaching_the_first_layer(trainer: Trainer) -> float:
    deltas = trainer.network.deltas(trainer.data.x, trainer.data.y)
    return float(np.linalg.norm(deltas[0]) / np.linalg.norm(deltas[-1]))


@pytest.mark.parametrize("key", BY_KEY)
def test_every_preset_trains_and_stays_finite(key):
    trainer = trained(key, 50)
    assert trainer.step == 50
    assert np.isfinite(trainer.loss("train")) and np.isfinite(trainer.loss("test"))
    assert all(np.isfinite(weights).all() for weights in trainer.network.weights)


def test_presets_have_names_and_lines_of_their_own():
    for texts in zip(*((preset.key, preset.name, preset.line, preset.config) for preset in PRESETS), strict=True):
        assert len(set(texts)) == len(PRESETS)


def test_the_first_four_are_playgrounds_defaults():
    for key in ("circle", "xor", "gauss", "spiral"):
        config = BY_KEY[key].config
        usual = RunConfig(dataset=key, layers=(Layer(4, "tanh"), Layer(2, "tanh")), initializer="playground", seed=1)
        assert config == usual
        assert (config.learning_rate, config.batch_size, config.train_fraction) == (0.03, 10, 0.5)
        assert (config.output_for("binary"), config.loss_for("binary")) == ("tanh", "half_mse")


def test_circle_waits_and_then_closes():
    assert trained("circle", 300).loss("train") > 0.4
    assert trained("circle", 3000).accuracy("test") > 0.98


def test_xor_is_parted_but_not_by_a_straight_line():
    assert trained("xor", 3000).accuracy("test") > 0.95
    assert trained("xor", 3000, layers=()).accuracy("test") < 0.8


def test_gauss_needs_a_hundred_steps_and_no_layers():
    assert trained("gauss", 100).accuracy("test") > 0.98
    assert trained("gauss", 100, layers=()).accuracy("test") > 0.98


def test_spiral_is_too_much_for_four_and_two_units():
    assert trained("spiral", 15_000).loss("train") > 0.4
    assert trained("spiral", 30_000, features=("x1", "x2", "sin(x1)", "sin(x2)")).accuracy("test") > 0.85
    assert trained("spiral", 30_000, layers=(Layer(8, "tanh"),) * 2).accuracy("test") > 0.85


def test_sixteen_sigmoids_let_nothing_through_and_relu_does():
    trainer = Trainer(BY_KEY["sixteen"].config)
    first = trainer.network.weights[0].copy()
    trainer.advance(2000)
    assert reaching_the_first_layer(trainer) < 1e-9
    assert np.abs(trainer.network.weights[0] - first).max() < 1e-8
    assert trainer.accuracy("test") < 0.6
    assert trained("sixteen", 2000, layers=(Layer(8, "relu", {}, "he_normal"),) * 16).accuracy("test") > 0.95


def test_one_maxout_unit_closes_around_the_disc_and_no_other_unit_does():
    assert trained("maxout", 4000).accuracy("test") > 0.95
    for name in ("tanh", "relu", "sigmoid"):
        assert trained("maxout", 4000, layers=(Layer(1, name),)).accuracy("test") < 0.8


def test_iris_tells_setosa_first():
    early, late = right(trained("iris", 50)), right(trained("iris", 500))
    assert early[0] == 1.0
    assert early[1:].mean() < 0.8
    assert 0.9 < late[1:].mean() < 1.0


def test_digits_are_mostly_right_after_one_epoch():
    trainer = Trainer(BY_KEY["digits"].config)
    while trainer.epoch < 1:
        trainer.advance(1)
    first = trainer.step
    early = trainer.accuracy("test")
    assert early > 0.8
    trainer.advance(9 * first)
    assert trainer.accuracy("test") < 0.965
    trainer.advance(90 * first)
    assert trainer.accuracy("test") > 0.965


def test_adam_is_through_the_spiral_before_plain_descent_begins_to_bend():
    assert trained("adam", 1000).accuracy("test") > 0.95
    assert trained("adam", 3000, optimizer="sgd").accuracy("test") < 0.75


def test_probabilities_make_one_whole_and_delta_is_output_minus_target():
    trainer = trained("probabilities", 500)
    data, network = trainer.data, trainer.network
    output = network.forward(data.x)
    assert (output > 0).all()
    np.testing.assert_allclose(output.sum(axis=0), 1, rtol=1e-12)
    np.testing.assert_allclose(network.deltas(data.x, data.y)[-1], output - data.y, rtol=1e-12, atol=1e-15)
    assert trainer.accuracy("test") > 0.9
