"""Every initializer: the distribution that its formula promises."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from nnviz.nn import INITIALIZERS, Layer, Network

FAN_IN, FAN_OUT, ROWS = 50, 150, 30_000
LIMITS = {
    "uniform": 1,
    "xavier_uniform": sqrt(6 / 200),
    "he_uniform": sqrt(6 / 50),
    "playground": 0.5,
}
DEVIATIONS = {"normal": 1, "xavier_normal": sqrt(2 / 200), "he_normal": sqrt(2 / 50)}


def draw(name, seed=0):
    return INITIALIZERS[name].draw(np.random.default_rng(seed), (ROWS, FAN_IN), FAN_IN, FAN_OUT)


@pytest.mark.parametrize("name", LIMITS)
def test_a_uniform_initializer_fills_its_interval(name):
    w, limit = draw(name), LIMITS[name]
    assert np.abs(w).max() <= limit
    assert np.abs(w).max() == pytest.approx(limit, rel=1e-4)
    assert w.std() == pytest.approx(limit / sqrt(3), rel=3e-3)
    assert abs(w.mean()) < 5 * limit / sqrt(3 * w.size)


@pytest.mark.parametrize("name", DEVIATIONS)
def test_a_normal_initializer_has_its_deviation(name):
    w, deviation = draw(name), DEVIATIONS[name]
    assert w.std() == pytest.approx(deviation, rel=3e-3)
    assert abs(w.mean()) < 5 * deviation / sqrt(w.size)
    assert np.mean(np.abs(w) < deviation) == pytest.approx(0.6827, abs=2e-3)


def test_zeros_are_zeros():
    assert not draw("zeros").any()


@pytest.mark.parametrize("name", INITIALIZERS)
def test_biases_start_at_zero_except_in_the_playground(name):
    network = Network(2, [Layer(3), Layer(1)])
    network.initialize(np.random.default_rng(0), name)
    for bias in network.biases:
        np.testing.assert_array_equal(bias, 0.1 if name == "playground" else 0)


def test_one_seed_gives_the_same_weights_and_the_scale_multiplies_them():
    def weights(**settings):
        network = Network(2, [Layer(3), Layer(1)], dtype=settings.pop("dtype", np.float64))
        network.initialize(np.random.default_rng(4), **settings)
        return network.parameters

    np.testing.assert_array_equal(weights(), weights(initializer="xavier_uniform", scale=1))
    np.testing.assert_array_equal(weights(scale=3), 3 * weights())
    np.testing.assert_array_equal(weights(dtype=np.float32), weights().astype(np.float32))


def test_a_layers_own_initializer_goes_before_the_networks():
    network = Network(2, [Layer(3, initializer="zeros"), Layer(1)])
    network.initialize(np.random.default_rng(0), "normal")
    assert not network.weights[0].any() and network.weights[1].all()


def test_each_maxout_piece_is_drawn_like_a_layer_of_its_own():
    network = Network(3, [Layer(3000, "maxout", {"pieces": 4}), Layer(1)])
    network.initialize(np.random.default_rng(0), "xavier_uniform")
    assert network.weights[0].shape == (12_000, 3)
    assert np.abs(network.weights[0]).max() == pytest.approx(sqrt(6 / 3003), rel=1e-3)
