"""Breakpoints: worked by hand, and against a dense walk along the line that looks where the slope changes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from nnviz.nn import Layer, Network
from nnviz.nn.breakpoints import breakpoints, smooth_layer


def network(*layers: Layer, inputs: int = 1, seed: int = 0, dtype=np.float64) -> Network:
    g = np.random.default_rng(seed)
    made = Network(inputs, layers, dtype=dtype)
    made.initialize(g, "he_normal")
    for bias in made.biases:
        bias[...] = g.normal(scale=0.7, size=bias.shape)
    return made


def slopes(net: Network, start, end, places) -> np.ndarray:
    """Of the outputs along the line just after each place, by a difference so small that it meets no other bend."""
    step = 1e-7
    x = lambda t: np.asarray(start)[:, None] + (np.asarray(end) - np.asarray(start))[:, None] * t  # noqa: E731
    return (net.forward(x(places + step)) - net.forward(x(places))) / step


def dense_oracle(net: Network, start, end, samples: int = 40_001) -> np.ndarray:
    """Middles of the cells in which the second difference of an output is not 0."""
    t = np.linspace(0, 1, samples)
    y = net.forward(np.asarray(start)[:, None] * (1 - t) + np.asarray(end)[:, None] * t)
    second = np.abs(np.diff(y, 2, axis=1)).max(axis=0)
    return t[1:-1][second > 1e-9 * np.abs(y).max()]


def test_one_relu_bends_where_its_pre_activation_is_zero():
    net = Network(1, [Layer(1, "relu"), Layer(1, "purelin")])
    net.weights[0][...], net.biases[0][...], net.weights[1][...] = 2.0, -1.0, 3.0
    found = breakpoints(net, [0.0], [2.0])
    assert found.place.tolist() == [0.25]  # 2x - 1 = 0 at x = 1/2, a quarter of the way from 0 to 2
    assert found.layer.tolist() == [0]


def test_a_second_layer_bends_inside_the_pieces_of_the_first():
    net = Network(1, [Layer(1, "relu"), Layer(1, "relu"), Layer(1, "purelin")])
    for weight in net.weights:
        weight[...] = 1.0
    net.biases[1][...] = -2.0  # relu(relu(x) - 2)
    found = breakpoints(net, [-4.0], [4.0])
    assert found.place.tolist() == [0.75]  # x = 2; at x = 0 the second layer is off, so the output does not bend
    assert found.layer.tolist() == [1]


def test_maxout_bends_at_the_corners_of_its_envelope_only():
    net = Network(1, [Layer(1, "maxout", {"pieces": 4}), Layer(1, "purelin")])
    net.weights[0][...] = [[-1.0], [0.0], [1.0], [0.5]]
    net.biases[0][...] = [[0.0], [1.0], [0.0], [-9.0]]  # max(-x, 1, x), the fourth never wins
    net.weights[1][...] = 1.0
    found = breakpoints(net, [-2.0], [2.0])
    assert found.place.tolist() == pytest.approx([0.25, 0.75], abs=1e-15)


def test_units_that_bend_at_one_place_are_one_breakpoint_of_the_first_layer():
    net = network(Layer(8, "relu"), Layer(8, "relu"), Layer(1, "purelin"))
    for bias in net.biases:
        bias[...] = 0.0
    found = breakpoints(net, [-1.0], [1.0])
    assert found.place.tolist() == pytest.approx([0.5], abs=1e-15)
    assert found.layer.tolist() == [0]


@pytest.mark.parametrize(
    ("layer", "places"),
    [  # z runs from -8 to 8
        (Layer(1, "prelu"), [0.5]),
        (Layer(1, "hardtanh"), [7 / 16, 9 / 16]),
        (Layer(1, "hard_sigmoid"), [5 / 16, 11 / 16]),
        (Layer(1, "relu6"), [1 / 2, 14 / 16]),
        (Layer(1, "sign"), [0.5]),
    ],
)
def test_one_unit_bends_or_jumps_at_the_kinks_of_its_function(layer, places):
    net = Network(1, [layer, Layer(1, "purelin")])
    net.initialize(np.random.default_rng(0))
    net.weights[0][...], net.weights[1][...] = 4.0, 1.0
    assert breakpoints(net, [-2.0], [2.0]).place.tolist() == pytest.approx(places, abs=1e-15)
    if layer.activation == "prelu":
        net.slopes[0][...] = 1.0  # a straight line by now
        assert breakpoints(net, [-2.0], [2.0]).place.size == 0


def test_behind_a_sign_only_jumps_are_left_and_equal_steps_cancel():
    net = Network(1, [Layer(2, "sign"), Layer(1, "relu"), Layer(1, "purelin")])
    net.weights[0][...], net.biases[0][...] = [[1.0], [2.0]], [[-1.0], [2.0]]  # jumps at x = 1 and x = -1
    net.weights[1][...] = net.weights[2][...] = 1.0
    assert breakpoints(net, [-2.0], [2.0]).place.tolist() == [0.75]  # relu(-2), relu(0), relu(2)
    net.weights[0][...], net.biases[0][...], net.weights[1][...] = 1.0, 0.0, [[1.0, -1.0]]
    assert breakpoints(net, [-2.0], [2.0]).place.size == 0


def test_a_line_has_none_and_a_closed_unit_adds_none():
    assert breakpoints(network(Layer(5, "purelin"), Layer(2, "purelin")), [-3.0], [3.0]).place.size == 0
    net = network(Layer(3, "relu"), Layer(1, "purelin"))
    net.weights[1][...] = 0.0
    assert breakpoints(net, [-3.0], [3.0]).place.size == 0


LAYERS = {
    "relu": (Layer(7, "relu"), Layer(6, "relu"), Layer(2, "purelin")),
    "leaky": (Layer(6, "leaky_relu", {"slope": 0.2}), Layer(5, "leaky_relu"), Layer(1, "purelin")),
    "maxout": (Layer(4, "maxout", {"pieces": 3}), Layer(3, "maxout", {"pieces": 5}), Layer(1, "purelin")),
    "prelu": (Layer(7, "prelu", {"slope": 0.6}), Layer(5, "prelu"), Layer(2, "purelin")),
    "hard": (Layer(5, "hardtanh"), Layer(5, "relu6"), Layer(4, "hard_sigmoid"), Layer(2, "purelin")),
    "mixed": (Layer(6, "relu"), Layer(3, "purelin"), Layer(3, "maxout"), Layer(5, "leaky_relu"), Layer(3, "relu")),
}


STAIRS = (Layer(7, "prelu"), Layer(12, "sign"), Layer(6, "leaky_relu"), Layer(2, "purelin"))


@pytest.mark.parametrize("name", [*LAYERS, "stairs"])
@pytest.mark.parametrize("seed", range(4))
def test_the_bends_are_those_that_a_dense_walk_finds(name, seed):
    inputs = 1 + seed % 3
    net = network(*(LAYERS | {"stairs": STAIRS})[name], inputs=inputs, seed=seed)
    start, end = -4 * np.ones(inputs), np.linspace(3, 5, inputs)
    found = breakpoints(net, start, end)
    seen = dense_oracle(net, start, end)
    cell = 1 / 40_000
    assert found.place.size > 2
    assert all(np.abs(found.place - t).min() < 2 * cell for t in seen)
    for t in found.place:
        assert np.abs(seen - t).min() < 2 * cell


@pytest.mark.parametrize("name", LAYERS)
def test_between_two_bends_the_output_is_one_straight_line(name):
    net = network(*LAYERS[name], seed=11)
    found = breakpoints(net, [-4.0], [4.0])
    edges = np.concatenate(([0.0], found.place, [1.0]))
    for low, high in pairwise(edges):
        t = low + (high - low) * np.array([0.0, 0.2, 0.5, 0.8, 1.0])
        y = net.forward(-4.0 + 8.0 * t[None])
        straight = y[:, :1] + (y[:, -1:] - y[:, :1]) * np.array([0.0, 0.2, 0.5, 0.8, 1.0])
        assert np.allclose(y, straight, atol=1e-11 * np.abs(y).max())
    before, after = slopes(net, [-4.0], [4.0], found.place - 2e-7), slopes(net, [-4.0], [4.0], found.place)
    assert (np.abs(before - after).max(axis=0) > 1e-4).all()


def test_a_smooth_output_bends_where_its_input_does_and_a_smooth_hidden_layer_is_named():
    layers = (Layer(6, "relu"), Layer(1, "tanh"))
    assert smooth_layer(network(*layers)) is None
    linear = network(Layer(6, "relu"), Layer(1, "purelin"))
    bent = breakpoints(network(*layers), [-3.0], [3.0])
    assert bent.place.tolist() == breakpoints(linear, [-3.0], [3.0]).place.tolist()
    smooth = network(Layer(6, "relu"), Layer(4, "sigmoid"), Layer(1, "purelin"))
    assert smooth_layer(smooth) == 1
    with pytest.raises(ValueError, match="hidden layer 2 is sigmoid"):
        breakpoints(smooth, [-3.0], [3.0])


def test_too_many_bends_and_too_large_numbers_are_given_up():
    net = network(Layer(40, "relu"), Layer(1, "purelin"))
    assert breakpoints(net, [-9.0], [9.0]).place.size > 10
    assert breakpoints(net, [-9.0], [9.0], most=10) is None
    net.weights[0][...] = 1.5e308
    assert breakpoints(net, [-9.0], [9.0]) is None


def test_a_float32_network_is_taken_exactly_as_it_stands():
    net = network(*LAYERS["mixed"], seed=3, dtype=np.float32)
    twin = Network(1, LAYERS["mixed"])
    twin.parameters[...] = net.parameters
    assert breakpoints(net, [-4.0], [4.0]).place.tolist() == breakpoints(twin, [-4.0], [4.0]).place.tolist()
