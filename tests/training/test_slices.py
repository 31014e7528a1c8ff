"""The loss along parameters and directions is the network's own, at every point, for every function and every loss."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnviz.nn import ACTIVATIONS, LOSSES, Layer, Network
from nnviz.nn.network import QUIET
from nnviz.training.slices import ParameterLoss, copied
from nnviz.training.slices_places import Place, index_of

FUNCTIONS = sorted(ACTIVATIONS)
NAMES = sorted(LOSSES)


def a_network(seed, hidden=("tanh", "relu"), output="purelin", loss="half_mse", penalty="none", size=3, outputs=2):
    layers = [Layer(size, name) for name in hidden] + [Layer(outputs, output)]
    network = Network(2, layers, loss, penalty=penalty, penalty_rate=0.1)
    network.parameters[...] = np.random.default_rng(seed).normal(size=network.parameters.size)
    return network


def samples(loss, outputs, seed=0, m=7):
    """Inputs, and targets that every loss accepts."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(2, m))
    if LOSSES[loss].targets.code == "targets.range":
        return x, rng.uniform(size=(outputs, m))
    if LOSSES[loss].targets.code == "targets.one_hot":
        return x, np.eye(outputs)[:, rng.integers(outputs, size=m)]
    if LOSSES[loss].targets.code == "targets.signs":
        return x, rng.choice((-1.0, 1.0), size=(outputs, m))
    return x, np.abs(rng.normal(size=(outputs, m)))


def loss_with(network, x, y, parameters):
    other = copied(network)
    other.parameters[...] = parameters
    return other.loss(x, y)


def every_place(network):
    """Each weight and bias, and each learned slope, once."""
    for l, layer in enumerate(network.layers):
        yield from (Place(l, row, column) for row in range(layer.rows) for column in range(layer.n_in + 1))
        yield from (Place(l, unit, None) for unit in range(layer.size if layer.slopes is not None else 0))


networks = st.builds(
    a_network,
    st.integers(0, 2**32 - 1),
    st.lists(st.sampled_from(FUNCTIONS), max_size=3),
    st.sampled_from(FUNCTIONS),
    st.sampled_from(NAMES),
    st.sampled_from(("none", "l1", "l2")),
    st.integers(1, 4),
    st.integers(1, 3),
)


@given(networks, st.data())
@settings(max_examples=60)
def test_along_one_two_or_three_parameters_it_is_the_networks_own(network, data):
    x, y = samples(network.loss_function.name, network.layers[-1].size)
    places = data.draw(st.lists(st.sampled_from(list(every_place(network))), min_size=1, max_size=3, unique=True))
    values = np.random.default_rng(1).normal(scale=2, size=(9, len(places)))
    found = ParameterLoss(network, x, y).with_parameters(places, values)
    for point, loss in zip(values, found, strict=True):
        moved = network.parameters.copy()
        moved[[index_of(network, place) for place in places]] = point
        np.testing.assert_allclose(loss, loss_with(network, x, y, moved), rtol=1e-12, atol=1e-12)


@given(networks)
@settings(max_examples=60)
def test_along_directions_it_is_the_networks_own(network):
    x, y = samples(network.loss_function.name, network.layers[-1].size)
    rng = np.random.default_rng(2)
    directions, values = rng.normal(size=(2, network.parameters.size)), rng.normal(size=(9, 2))
    found = ParameterLoss(network, x, y).along(directions, values)
    for point, loss in zip(values, found, strict=True):
        moved = network.parameters + point @ directions
        np.testing.assert_allclose(loss, loss_with(network, x, y, moved), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_exact_where_the_points_need_several_chunks(name, monkeypatch):
    monkeypatch.setattr("nnviz.training.slices.CHUNK_BYTES", 2000)
    network = a_network(5, hidden=(name, name))
    x, y = samples("mse", 2)
    values = np.linspace(-3, 3, 11)
    found = ParameterLoss(network, x, y).with_parameters([Place(0, 1, 0)], values)
    for value, loss in zip(values, found, strict=True):
        moved = network.parameters.copy()
        moved[index_of(network, Place(0, 1, 0))] = value
        np.testing.assert_allclose(loss, loss_with(network, x, y, moved), rtol=1e-12)


@pytest.mark.parametrize("loss", NAMES)
def test_the_gradient_is_the_slope_of_the_loss_itself(loss):
    output = LOSSES[loss].made_for or "purelin"
    network = a_network(3, hidden=("tanh", "prelu", "maxout"), output=output, loss=loss, penalty="l2")
    if loss == "nll":
        network = a_network(3, hidden=("tanh", "prelu", "maxout"), output="purelin", loss=loss, penalty="l2")
    x, y = samples(loss, 2)
    measure = ParameterLoss(network, x, y)
    value, gradient = measure.at(network.parameters)
    assert value == network.loss(x, y)
    step = 1e-6
    for place in every_place(network):
        index = index_of(network, place)
        here = network.parameters[index]
        below, above = measure.with_parameters([place], [here - step, here + step])
        assert gradient[index] == pytest.approx((above - below) / (2 * step), rel=1e-4, abs=1e-6)


def test_by_hand_one_weight_of_a_single_neuron():
    """a = w x + b with x = 1, 2 and T = 0, 0; half_mse = ((w + b)² + (2w + b)²) / 4."""
    network = Network(1, [Layer(1, "purelin")])
    network.biases[0][...] = 1.0
    found = ParameterLoss(network, [[1.0, 2.0]], [[0.0, 0.0]]).with_parameters([Place(0, 0, 0)], [0.0, 1.0, -1.0])
    np.testing.assert_array_equal(found, [(1 + 1) / 4, (4 + 9) / 4, (0 + 1) / 4])


def test_the_penalty_counts_for_weights_and_not_for_biases():
    network = Network(1, [Layer(1, "purelin")], penalty="l1", penalty_rate=2.0)
    measure = ParameterLoss(network, [[0.0]], [[0.0]])
    np.testing.assert_array_equal(measure.with_parameters([Place(0, 0, 0)], [3.0, -1.0]), [6.0, 2.0])
    np.testing.assert_array_equal(measure.with_parameters([Place(0, 0, 1)], [3.0, -1.0]), [4.5, 0.5])


def test_float32_is_computed_in_float32():
    network = Network(2, [Layer(3, "tanh"), Layer(1, "tanh")], dtype=np.float32)
    network.parameters[...] = np.random.default_rng(0).normal(size=network.parameters.size)
    x, y = np.ones((2, 4)), np.ones((1, 4))
    (found,) = ParameterLoss(network, x, y).with_parameters([Place(0, 0, 0)], [0.5])
    network.weights[0][0, 0] = 0.5
    assert found == pytest.approx(network.loss(x, y), rel=1e-6)


def test_an_overflow_is_a_value_like_others():
    network = a_network(0, hidden=("relu",))
    x, y = samples("mse", 2)
    found = ParameterLoss(network, x, y).with_parameters([Place(0, 0, 0)], [0.0, 1e308])
    assert np.isfinite(found[0]) and not np.isfinite(found[1])
    with np.errstate(**QUIET):
        assert not np.isfinite(ParameterLoss(network, x, y).at(np.full(network.parameters.size, 1e200))[0])


def test_what_is_stopped_is_not_a_number_from_there_on(monkeypatch):
    monkeypatch.setattr("nnviz.training.slices.CHUNK_BYTES", 1)
    network = a_network(0)
    asked = iter((False, False, True))
    found = ParameterLoss(network, *samples("mse", 2)).with_parameters([Place(0, 0, 0)], [0, 1, 2], lambda: next(asked))
    assert np.isfinite(found[:2]).all() and np.isnan(found[2])


def test_the_network_stays_as_it_is():
    network = a_network(4, hidden=("prelu", "maxout"))
    before = network.parameters.copy()
    measure = ParameterLoss(network, *samples("mse", 2))
    measure.with_parameters([Place(0, 0, None), Place(1, 0, 1)], [[2.0, 3.0]])
    measure.along(np.ones((1, before.size)), [[1.0]])
    measure.at(before + 1)
    np.testing.assert_array_equal(network.parameters, before)


def test_every_parameter_has_its_own_number_and_others_have_none():
    network = a_network(0, hidden=("prelu", "maxout"))
    places = list(every_place(network))
    assert sorted(index_of(network, place) for place in places) == list(range(network.parameters.size))
    network.parameters[...] = np.arange(network.parameters.size)
    assert network.weights[1][4, 2] == index_of(network, Place(1, 4, 2))
    assert network.biases[1][4, 0] == index_of(network, Place(1, 4, 3))
    assert network.slopes[0][2, 0] == index_of(network, Place(0, 2, None))
    for wrong in (Place(3, 0, 0), Place(-1, 0, 0), Place(0, 3, 0), Place(0, -1, 0), Place(0, 0, 3), Place(0, 0, -1)):
        assert index_of(network, wrong) is None
    assert index_of(network, Place(0, 3, None)) is None
    assert index_of(network, Place(1, 0, None)) is None
