"""The teaching network: shapes, its state, and gradients worked by hand, by differences and by a witness."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nn import scalar_engine as scalar

from nnviz.nn import ACTIVATIONS, EngineError, Layer, Network

RNG = np.random.default_rng(0)


def make(sizes, activation="tanh", output="purelin", loss="half_mse", params=None, seed=1, **settings):
    """A network with random weights and biases."""
    hidden = [Layer(n, activation, params or {}) for n in sizes[1:-1]]
    network = Network(sizes[0], [*hidden, Layer(sizes[-1], output)], loss, **settings)
    network.parameters[...] = np.random.default_rng(seed).normal(size=network.parameters.size) * 0.7
    return network


def one_hot(classes, m, rng=RNG):
    return np.eye(classes)[:, rng.integers(0, classes, m)]


def output_for(loss):
    return "sigmoid" if loss == "bce" else "purelin"


def test_a_2_2_1_network_worked_by_hand():
    network = Network(2, [Layer(2, "sigmoid"), Layer(1, "purelin")], "half_mse")
    network.weights[0][...] = [[2, -1], [1, 1]]
    network.biases[0][...] = [[0], [-3]]
    network.weights[1][...] = [[4, -2]]
    network.biases[1][...] = 1
    x, y = np.array([[1.0], [2]]), np.array([[1.0]])
    # forward: z1 = (2-2, 1+2-3) = (0, 0), a1 = (1/2, 1/2), z2 = 4/2 - 2/2 + 1 = 2
    trace = network.trace(x)
    np.testing.assert_array_equal(trace.z[0], [[0], [0]])
    np.testing.assert_array_equal(trace.a[1], [[0.5], [0.5]])
    np.testing.assert_array_equal(trace.a[2], [[2]])
    np.testing.assert_array_equal(network.forward(x), [[2]])
    # L = (1-2)²/2 = 1/2
    assert network.loss(x, y) == 0.5
    # backward: δ2 = 2-1 = 1; brought to layer 1: (4, -2)·1; times σ'(0) = 1/4: δ1 = (1, -1/2)
    backward = network.backward(trace, y)
    np.testing.assert_array_equal(backward.brought[1], [[1]])
    np.testing.assert_array_equal(backward.delta[1], [[1]])
    np.testing.assert_array_equal(backward.brought[0], [[4], [-2]])
    np.testing.assert_array_equal(backward.delta[0], [[1], [-0.5]])
    # dW1 = δ1 xᵀ, db1 = δ1, dW2 = δ2 a1ᵀ, db2 = δ2
    dW, db = network.gradients(x, y)
    np.testing.assert_array_equal(dW[0], [[1, 2], [-0.5, -1]])
    np.testing.assert_array_equal(db[0], [[1], [-0.5]])
    np.testing.assert_array_equal(dW[1], [[0.5, 0.5]])
    np.testing.assert_array_equal(db[1], [[1]])
    # the same sample twice is the same gradient: each δ has its 1/m
    np.testing.assert_array_equal(network.gradients(np.hstack([x, x]), np.hstack([y, y]))[0][0], dW[0])
    np.testing.assert_array_equal(network.deltas(np.hstack([x, x]), np.hstack([y, y]))[0], [[0.5, 0.5], [-0.25, -0.25]])


def test_penalties_worked_by_hand():
    network = make((2, 2, 1), penalty="l2", penalty_rate=0.1)
    network.parameters[...] = 0
    network.weights[0][...] = [[2, -1], [1, 1]]
    network.weights[1][...] = [[4, -2]]
    network.biases[1][...] = 100  # never penalised
    assert network.penalty_loss() == pytest.approx(0.1 / 2 * (4 + 1 + 1 + 1 + 16 + 4))
    x, y = np.zeros((2, 1)), np.full((1, 1), 100.0)  # the data alone give no gradient
    np.testing.assert_allclose(network.gradients(x, y)[0][1], [[0.4, -0.2]])
    assert network.gradients(x, y)[1][1] == 0
    assert network.data_loss(x, y) == 0
    assert network.loss(x, y) == network.penalty_loss()
    network = make((2, 1), penalty="l1", penalty_rate=0.1)
    network.weights[0][...] = [[-3, 0]]
    network.biases[0][...] = 5
    assert network.penalty_loss() == pytest.approx(0.3)
    np.testing.assert_allclose(network.gradients(np.zeros((2, 1)), np.full((1, 1), 5.0))[0][0], [[-0.1, 0]])


def test_a_maxout_unit_worked_by_hand():
    # one input, one unit of three pieces: -x, 0 and x - 1; then the output 2a
    network = Network(1, [Layer(1, "maxout", {"pieces": 3}), Layer(1, "purelin")])
    network.weights[0][...] = [[-1], [0], [1]]
    network.biases[0][...] = [[0], [0], [-1]]
    network.weights[1][...] = 2
    x = np.array([[-2, 0.5, 3, 0]])  # at 0 the pieces 0 and 1 are equal
    trace = network.trace(x)
    np.testing.assert_array_equal(trace.winners[0], [[0, 1, 2, 0]])
    assert trace.winners[1] is None
    np.testing.assert_array_equal(trace.a[1], [[2, 0, 2, 0]])
    # with targets 2a - 4 every δ of the output is 4/4 = 1, and 2 arrives at the unit
    backward = network.backward(trace, trace.a[2] - 4)
    np.testing.assert_array_equal(backward.brought[0], [[2, 2, 2, 2]])
    np.testing.assert_array_equal(backward.delta[0], [[2, 0, 0, 2], [0, 2, 0, 0], [0, 0, 2, 0]])


@pytest.mark.parametrize("loss", scalar.LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_equal_those_of_the_scalar_engine(activation, loss):
    params = {"pieces": 3} if activation == "maxout" else {}
    network = make((2, 3, 3, 2), activation, output_for(loss), loss, params)
    m = 3
    x, y = RNG.normal(size=(2, m)), one_hot(2, m)
    W = [[[scalar.Value(w) for w in row] for row in weights] for weights in network.weights]
    B = [[scalar.Value(b) for b in biases[:, 0]] for biases in network.biases]
    S = [None if slopes is None else [scalar.Value(s) for s in slopes[:, 0]] for slopes in network.slopes]
    outputs = []
    for column in x.T:
        a = [scalar.Value(v) for v in column]
        for rows, biases, slopes, layer in zip(W, B, S, network.layers, strict=True):
            z = [
                sum((w * v for w, v in zip(row, a, strict=True)), bias) for row, bias in zip(rows, biases, strict=True)
            ]
            a = scalar.activate(layer.activation.name, z, 3, slopes)
        outputs.append(a)
    value = scalar.loss(loss, outputs, y.T.tolist())
    value.backward()
    assert network.loss(x, y) == pytest.approx(value.data, rel=1e-12)
    for dW, db, rows, biases in zip(*network.gradients(x, y), W, B, strict=True):
        np.testing.assert_allclose(dW, [[w.grad for w in row] for row in rows], rtol=1e-11, atol=1e-14)
        np.testing.assert_allclose(db[:, 0], [b.grad for b in biases], rtol=1e-11, atol=1e-14)
    for found, slopes in zip(network.slope_gradients(x, y), S, strict=True):
        assert (found is None) == (slopes is None)
        if slopes is not None:
            np.testing.assert_allclose(found[:, 0], [s.grad for s in slopes], rtol=1e-11, atol=1e-14)


def test_learned_slopes_are_live_reset_and_not_penalised():
    layers = [Layer(3, "prelu", {"slope": 0.5}), Layer(2, "relu"), Layer(4, "prelu"), Layer(1, "purelin")]
    network = Network(2, layers, penalty="l2", penalty_rate=0.7)
    assert [None if s is None else s.shape for s in network.slopes] == [(3, 1), None, (4, 1), None]
    assert network.parameters.size == (3 * 3 + 2 * 4 + 4 * 3 + 1 * 5) + 3 + 4
    network.parameters[-7:] = [1, 2, 3, 4, 5, 6, 7]  # behind all blocks
    np.testing.assert_array_equal(network.slopes[0], [[1], [2], [3]])
    np.testing.assert_array_equal(network.slopes[2], [[4], [5], [6], [7]])
    network.slopes[2][1] = -9
    assert network.parameters[-3] == -9
    network.weights[0][...] = [[1, 0], [0, 1], [1, 1]]  # z = (-1, 2, 1)
    np.testing.assert_array_equal(network.trace([[-1], [2]]).a[1], [[-1], [2], [1]])
    network.slopes[0][...] = [[0.25], [0.25], [0.25]]
    np.testing.assert_array_equal(network.trace([[-1], [2]]).a[1], [[-0.25], [2], [1]])
    network.initialize(np.random.default_rng(0))
    assert network.slopes[0].ravel().tolist() == [0.5] * 3 and network.slopes[2].ravel().tolist() == [0.25] * 4
    before = network.penalty_loss()
    network.slopes[0][...] = 100
    assert network.penalty_loss() == before > 0


def test_the_slope_of_a_prelu_unit_worked_by_hand():
    network = Network(1, [Layer(1, "prelu", {"slope": 0.5}), Layer(1, "purelin")])
    network.parameters[:4] = [2, 0, 3, 0]  # y = 3 · prelu(2x)
    network.slopes[0][...] = 0.5
    x = np.array([[-1.0, 1, -2]])
    np.testing.assert_array_equal(network.forward(x), [[-3, 6, -6]])
    # with targets y - 3 every δ of the output is 3/3 = 1, and 3 is brought to the unit; z = -2, 2, -4
    y = network.forward(x) - 3
    np.testing.assert_array_equal(network.slope_gradients(x, y)[0], [[3 * -2 + 3 * -4]])
    assert network.slope_gradients(x, y)[1] is None
    np.testing.assert_array_equal(network.deltas(x, y)[0], [[1.5, 3, 1.5]])
    assert network.gradient(x, y)[-1] == -18


@pytest.mark.parametrize("penalty", ["none", "l1", "l2"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_gradient_is_the_central_difference_of_the_loss(activation, penalty):
    network = make((3, 4, 4, 2), activation, "tanh", penalty=penalty, penalty_rate=0.05)
    x, y, h = RNG.normal(size=(3, 5)), RNG.normal(size=(2, 5)), 1e-6
    gradient = network.gradient(x, y)
    for index in range(network.parameters.size):
        before = network.parameters[index]
        network.parameters[index] = before + h
        up = network.loss(x, y)
        network.parameters[index] = before - h
        down = network.loss(x, y)
        network.parameters[index] = before
        assert gradient[index] == pytest.approx((up - down) / (2 * h), abs=2e-8)


@given(
    sizes=st.lists(st.integers(1, 6), min_size=2, max_size=6),
    pieces=st.integers(2, 4),
    activation=st.sampled_from(list(ACTIVATIONS)),
    m=st.integers(1, 5),
    dtype=st.sampled_from([np.float64, np.float32]),
)
@settings(max_examples=60, deadline=None)
def test_shapes_and_dtypes_for_any_network(sizes, pieces, activation, m, dtype):
    params = {"pieces": pieces} if activation == "maxout" else {}
    network = make(sizes, activation, params=params, dtype=dtype)
    x, y = np.ones((sizes[0], m)), np.ones((sizes[-1], m))
    trace = network.trace(x)
    backward = network.backward(trace, y)
    dW, db = network.gradients(x, y)
    assert len(trace.z) == len(backward.delta) == len(network.layers) == len(trace.a) - 1
    assert trace.a[0].shape == x.shape
    for l, layer in enumerate(network.layers):
        assert layer.rows == layer.size * layer.pieces
        assert network.weights[l].shape == dW[l].shape == (layer.rows, sizes[l])
        assert network.biases[l].shape == db[l].shape == (layer.rows, 1)
        assert trace.z[l].shape == backward.delta[l].shape == (layer.rows, m)
        assert trace.a[l + 1].shape == backward.brought[l].shape == (sizes[l + 1], m)
        is_maxout = layer.activation.name == "maxout"
        assert (trace.winners[l] is not None) == is_maxout
        if is_maxout:
            assert trace.winners[l].shape == (layer.size, m)
    arrays = [*trace.z, *trace.a, *backward.delta, *backward.brought, *dW, *db, network.gradient(x, y)]
    assert all(array.dtype == dtype for array in arrays)
    np.testing.assert_array_equal(network.forward(x), trace.a[-1])
    for got, kept in zip(network.deltas(x, y), backward.delta, strict=True):
        np.testing.assert_array_equal(got, kept)


def test_weights_and_biases_are_live_and_lie_in_the_parameters():
    network = make((2, 3, 1))
    network.weights[0][...] = 7
    network.biases[1][...] = 5
    assert network.layers[0].weight is network.weights[0]
    block = network.parameters[:9].reshape(3, 3)
    np.testing.assert_array_equal(block[:, :2], 7)
    assert network.parameters[-1] == 5
    network.parameters[...] = 0
    assert not network.weights[0].any() and not network.biases[1].any()
    with pytest.raises(TypeError):
        network.weights[0] = np.zeros((3, 2))  # would detach the name from the network
    assert network.slopes == (None, None)


def test_trace_and_backward_are_frozen():
    network = make((2, 1))
    trace = network.trace(np.ones((2, 1)))
    with pytest.raises(FrozenInstanceError):
        trace.z = []
    with pytest.raises(FrozenInstanceError):
        network.backward(trace, np.ones((1, 1))).delta = []


def test_sigmoid_with_bce_takes_the_fused_delta_even_when_saturated():
    network = make((1, 1), output="sigmoid", loss="bce")
    assert network.fused
    network.weights[0][...] = 1
    network.biases[0][...] = 0
    x, y = np.array([[800.0, -800, 0]]), np.array([[0.0, 1, 1]])
    np.testing.assert_allclose(network.deltas(x, y)[0], [[1 / 3, -1 / 3, -0.5 / 3]])
    assert not make((1, 1), output="tanh").fused


def test_an_exploded_network_gives_nan_without_a_warning():
    network = make((2, 3, 1), "relu")
    network.parameters[...] = np.inf
    x, y = np.ones((2, 2)), np.ones((1, 2))
    assert not np.isfinite(network.loss(x, y))
    assert not np.isfinite(network.gradient(x, y)).all()
    assert not np.isfinite(network.forward(-x)).all()


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda: Layer(0), "layer.size"),
        (lambda: Layer(2.5), "layer.size"),
        (lambda: Layer(True), "layer.size"),
        (lambda: Layer("2"), "layer.size"),
        (lambda: Layer(2, "rleu"), "name.suggestion"),
        (lambda: Layer(2, "relu", 0.1), "parameter.mapping"),
        (lambda: Layer(2, "relu", None), "parameter.mapping"),
        (lambda: Layer(2, "maxout", {"pieces": 3.0}), "parameter.type"),
        (lambda: Layer(2, "maxout", {"pieces": 1}), "parameter.range"),
        (lambda: Layer(2, initializer="xavir"), "name.suggestion"),
        (lambda: Network(2, []), "network.empty"),
        (lambda: Network(0, [Layer(1)]), "network.empty"),
        (lambda: Network(1, [Layer(1)], dtype=np.int64), "network.dtype"),
        (lambda: Network(1, [Layer(1)], "mes"), "name.suggestion"),
    ],
)
def test_an_impossible_network_is_refused_with_a_code(build, code):
    with pytest.raises(EngineError) as caught:
        build()
    assert caught.value.message.code == code
    assert str(caught.value) == str(caught.value.message)


@pytest.mark.parametrize("x", [np.ones(2), np.ones((3, 4)), np.ones((4, 2)), np.ones((1, 2, 4)), 5.0])
def test_inputs_that_are_no_columns_of_the_network_are_refused(x):
    network = Network(2, [Layer(3), Layer(1)])
    for ask in (network.forward, network.trace, lambda x: network.loss(x, np.ones((1, 4)))):
        with pytest.raises(EngineError, match=r"x has the shape \(.*\); it must be \(2, m\): a column is a sample"):
            ask(x)


@pytest.mark.parametrize("y", [np.ones(4), np.ones((2, 4)), np.ones((1, 1)), np.ones((4, 1))])
def test_targets_that_do_not_match_the_outputs_are_refused_and_never_broadcast(y):
    network = Network(2, [Layer(3), Layer(1)])
    for ask in (network.loss, network.deltas, network.gradients):
        with pytest.raises(EngineError, match=r"y has the shape \(.*\); it must be \(1, 4\)"):
            ask(np.ones((2, 4)), y)
    with pytest.raises(EngineError, match="1 or more"):
        network.loss(np.ones((2, 0)), np.ones((1, 0)))


def test_a_layer_knows_its_standard_name():
    assert Layer(3, "tansig") == Layer(3, "tanh")
    assert Layer(3, initializer="he").initializer == "he_uniform"


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_no_samples_go_forward_as_none(activation):
    network = Network(2, [Layer(3, activation), Layer(2, activation)])
    assert network.forward(np.empty((2, 0))).shape == (2, 0)
