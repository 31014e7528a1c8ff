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
DEVIATIONS = {"normal": 1, "xavier_normal": sqrt(2 / 200), "he_normal": sqrt(2 / 50), "lecun_normal": sqrt(1 / 50)}


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


def test_every_initializer_is_tested_by_its_distribution():
    assert {*LIMITS, *DEVIATIONS, "zeros", "constant", "orthogonal"} == set(INITIALIZERS)


def test_zeros_are_zeros_and_constants_are_a_tenth():
    assert not draw("zeros").any()
    assert (draw("constant") == 0.1).all()
    network = Network(2, [Layer(3), Layer(1)])
    network.initialize(np.random.default_rng(0), "constant", scale=5)  # the scale makes it any other constant
    assert all((w == 0.5).all() for w in network.weights)


def test_units_that_begin_alike_stay_alike():
    network = Network(2, [Layer(3, "tanh"), Layer(1)])
    network.initialize(np.random.default_rng(0), "constant")
    x, y = np.random.default_rng(1).normal(size=(3, 40))[:2], np.ones((1, 40))
    for _ in range(20):
        network.parameters -= 0.5 * network.gradient(x, y)
    first = network.weights[0][0]
    assert not np.allclose(first, 0.1)  # they learn
    np.testing.assert_allclose(network.weights[0], np.stack([first] * 3), rtol=1e-12)


@pytest.mark.parametrize(("fan_in", "fan_out"), [(20, 20), (30, 8), (8, 30), (1, 5), (5, 1)])
def test_orthogonal_weights_have_orthonormal_rows_or_columns(fan_in, fan_out):
    w = INITIALIZERS["orthogonal"].draw(np.random.default_rng(0), (fan_out, fan_in), fan_in, fan_out)
    product = w @ w.T if fan_out <= fan_in else w.T @ w
    np.testing.assert_allclose(product, np.eye(min(fan_in, fan_out)), atol=1e-14)


def test_orthogonal_weights_prefer_no_direction():
    """Of a uniform rotation of n dimensions each entry has mean 0 and variance 1/n; the sign fix is what brings it."""
    draws = [INITIALIZERS["orthogonal"].draw(np.random.default_rng(seed), (3, 3), 3, 3) for seed in range(4000)]
    entries = np.stack(draws)
    np.testing.assert_allclose(entries.mean(axis=0), 0, atol=5 / sqrt(3 * 4000))
    np.testing.assert_allclose((entries**2).mean(axis=0), 1 / 3, atol=0.025)
    assert abs(np.mean(np.linalg.det(entries) > 0) - 0.5) < 0.04  # as many rotations as reflections


def test_each_maxout_piece_is_orthogonal_by_itself():
    network = Network(6, [Layer(4, "maxout", {"pieces": 3}), Layer(1)])
    network.initialize(np.random.default_rng(0), "orthogonal")
    for piece in range(3):
        w = network.weights[0][piece::3]  # unit-major rows
        np.testing.assert_allclose(w @ w.T, np.eye(4), atol=1e-14)


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


@pytest.mark.parametrize("name", INITIALIZERS)
@pytest.mark.parametrize("activation", ["relu", "maxout", "softmax"])
def test_a_layer_may_have_any_initializer(name, activation):
    """It then draws what the whole network would have drawn for its first layer."""
    own = Network(3, [Layer(4, activation, initializer=name), Layer(2)])
    whole = Network(3, [Layer(4, activation), Layer(2)])
    own.initialize(np.random.default_rng(2), "normal", scale=2)
    whole.initialize(np.random.default_rng(2), name, scale=2)
    np.testing.assert_array_equal(own.weights[0], whole.weights[0])
    np.testing.assert_array_equal(own.biases[0], whole.biases[0])


@pytest.mark.parametrize("name", [name for name, item in INITIALIZERS.items() if item.torch_name])
def test_pytorch_has_the_function_that_is_named(name):
    torch = pytest.importorskip("torch")
    assert callable(getattr(torch.nn.init, INITIALIZERS[name].torch_name.removeprefix("torch.nn.init.")))


def test_each_maxout_piece_is_drawn_like_a_layer_of_its_own():
    network = Network(3, [Layer(3000, "maxout", {"pieces": 4}), Layer(1)])
    network.initialize(np.random.default_rng(0), "xavier_uniform")
    assert network.weights[0].shape == (12_000, 3)
    assert np.abs(network.weights[0]).max() == pytest.approx(sqrt(6 / 3003), rel=1e-3)
