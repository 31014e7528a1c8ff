"""Rectifiers as Maxout layers: the same function, and nothing converted that is not."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import EngineError, Layer, Network
from nnviz.nn.conversion import as_maxout


def converted(spec: Layer) -> tuple[Network, Network]:
    """A network with this hidden layer, and the one with its conversion in its place."""
    before = Network(3, [spec, Layer(2, "tanh")])
    before.initialize(np.random.default_rng(7))
    before.biases[0][...] = np.random.default_rng(8).normal(size=before.biases[0].shape)
    found = as_maxout(before.layers[0])
    after = Network(3, [found.spec, Layer(2, "tanh")])
    after.weights[0][...], after.biases[0][...] = found.weight, found.bias
    after.weights[1][...], after.biases[1][...] = before.weights[1], before.biases[1]
    return before, after


@pytest.mark.parametrize(
    "spec",
    [
        Layer(5, "relu"),
        Layer(5, "leaky_relu", {"slope": 0.2}),
        Layer(5, "prelu"),
        Layer(5, "purelin"),
    ],
    ids=lambda spec: spec.activation,
)
def test_the_maxout_layer_computes_the_same_and_passes_the_same_error_back(spec):
    before, after = converted(spec)
    x = np.random.default_rng(9).normal(size=(3, 400)) * 3
    y = np.zeros((2, 400))
    assert np.abs(before.forward(x) - after.forward(x)).max() <= 1e-12
    assert np.abs(before.gradients(x, y)[0][1] - after.gradients(x, y)[0][1]).max() <= 1e-12


def test_each_prelu_unit_keeps_its_own_learned_slope():
    network = Network(1, [Layer(2, "prelu"), Layer(1, "purelin")])
    network.weights[0][...] = 1
    network.slopes[0][...] = [[0.5], [-1.0]]
    found = as_maxout(network.layers[0])
    assert found.weight.ravel().tolist() == [1, 0.5, 1, -1]


def test_by_hand_a_relu_is_a_maxout_whose_second_line_is_zero():
    network = Network(1, [Layer(1, "relu"), Layer(1, "purelin")])
    network.weights[0][...], network.biases[0][...] = 2, -3
    found = as_maxout(network.layers[0])
    assert found.weight.tolist() == [[2], [0]] and found.bias.tolist() == [[-3], [0]]
    assert found.spec == Layer(1, "maxout", {"pieces": 2})


def test_what_is_no_maximum_of_two_lines_is_refused_by_name():
    for spec in (Layer(1, "tanh"), Layer(1, "relu6")):
        with pytest.raises(EngineError, match=spec.activation):
            as_maxout(Network(1, [spec]).layers[0])


def test_a_slope_above_one_bends_the_other_way_and_is_refused():
    network = Network(1, [Layer(1, "prelu")])
    network.slopes[0][...] = 1.5
    with pytest.raises(EngineError, match="downwards"):
        as_maxout(network.layers[0])
