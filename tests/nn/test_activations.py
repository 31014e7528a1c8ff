"""Every activation: value, derivative, the facts about it, and its in-place calls."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import ACTIVATIONS

RNG = np.random.default_rng(0)
Z = RNG.normal(scale=2, size=(6, 50))  # no value lies on a kink
ELEMENTWISE = [name for name in ACTIVATIONS if ACTIVATIONS[name].elementwise]
CASES = [(name, {}) for name in ACTIVATIONS] + [("leaky_relu", {"slope": 0.3}), ("maxout", {"pieces": 3})]
DTYPES = [np.float64, np.float32]


def size_of(name, params, z=Z):
    return z.shape[0] // ACTIVATIONS[name].pieces(**ACTIVATIONS[name].complete(params))


@pytest.mark.parametrize(
    ("name", "z", "value", "derivative"),
    [
        ("purelin", [-2, 0, 3], [-2, 0, 3], [1, 1, 1]),
        ("sigmoid", [0, np.log(3)], [1 / 2, 3 / 4], [1 / 4, 3 / 16]),
        ("tanh", [0, np.log(2)], [0, 3 / 5], [1, 16 / 25]),  # (2 - 1/2) / (2 + 1/2) = 3/5
        ("relu", [-2, 0, 3], [0, 0, 3], [0, 0, 1]),
        ("leaky_relu", [-2, 0, 3], [-0.02, 0, 3], [0.01, 0.01, 1]),
    ],
)
def test_values_worked_by_hand(name, z, value, derivative):
    f, z = ACTIVATIONS[name], np.array(z, float)
    np.testing.assert_allclose(f.value(z), value, rtol=1e-15, atol=1e-16)
    np.testing.assert_allclose(f.derivative(z), derivative, rtol=1e-15)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_numbers_lists_and_whole_numbers_are_taken_too(name):
    f = ACTIVATIONS[name]
    for apply in (f.value, f.derivative):
        expected = apply(np.array([-2.0, 0, 3]))
        np.testing.assert_array_equal(apply([-2, 0, 3]), expected)
        np.testing.assert_array_equal(apply(np.array([-2, 0, 3])), expected)
        assert [float(apply(z)) for z in (-2, 0.0, np.float64(3))] == expected.tolist()


@pytest.mark.parametrize(("name", "params"), [c for c in CASES if c[0] in ELEMENTWISE])
def test_the_derivative_is_the_central_difference(name, params):
    f, h = ACTIVATIONS[name], 1e-5
    difference = (f.value(Z + h, **params) - f.value(Z - h, **params)) / (2 * h)
    np.testing.assert_allclose(f.derivative(Z, **params), difference, atol=1e-9)


@pytest.mark.parametrize(("name", "params"), CASES)
def test_delta_is_the_central_difference_of_a_weighted_sum(name, params):
    f, h = ACTIVATIONS[name], 1e-5
    weight = RNG.normal(size=(size_of(name, params), Z.shape[1]))
    difference = np.zeros_like(Z)
    for row in range(Z.shape[0]):
        up, down = Z.copy(), Z.copy()
        up[row] += h
        down[row] -= h
        difference[row] = (weight * (f.value(up, **params) - f.value(down, **params))).sum(axis=0) / (2 * h)
    np.testing.assert_allclose(f.delta(weight, Z, **params), difference, atol=1e-9)


@pytest.mark.parametrize(("name", "params"), CASES)
def test_value_and_delta_equal_pytorch(name, params):
    torch = pytest.importorskip("torch")
    functional = torch.nn.functional
    peers = {
        "purelin": lambda z: z * 1,
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": functional.relu,
        "leaky_relu": lambda z: functional.leaky_relu(z, params.get("slope", 0.01)),
        "softmax": lambda z: functional.softmax(z, dim=0),
        "maxout": lambda z: z.view(-1, params.get("pieces", 2), z.shape[1]).max(dim=1).values,
    }
    f = ACTIVATIONS[name]
    z = torch.tensor(Z, requires_grad=True)
    a = peers[name](z)
    weight = RNG.normal(size=tuple(a.shape))
    (a * torch.tensor(weight)).sum().backward()
    np.testing.assert_allclose(f.value(Z, **params), a.detach().numpy(), rtol=1e-14, atol=1e-15)
    np.testing.assert_allclose(f.delta(weight, Z, **params), z.grad.numpy(), rtol=1e-12, atol=1e-15)


def test_relu_at_its_kink_agrees_with_pytorch():
    torch = pytest.importorskip("torch")
    for name, peer in (("relu", torch.relu), ("leaky_relu", torch.nn.functional.leaky_relu)):
        z = torch.zeros(1, dtype=torch.float64, requires_grad=True)
        peer(z).backward()
        assert ACTIVATIONS[name].derivative(np.zeros(1)) == z.grad.numpy()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("name", "params"), CASES)
def test_far_out_nothing_overflows_and_the_dtype_stays(name, params, dtype):
    f = ACTIVATIONS[name]
    z = np.array([[-800.0, 800, 0, 5], [800, -800, 0, 1], [0, 0, 800, -800]] * 2).astype(dtype)
    with np.errstate(all="raise", under="ignore"):
        value, derivative = f.value(z, **params), f.derivative(z, **params)
        delta = f.delta(np.ones_like(value), z, **params)
    for array in (value, derivative, delta):
        assert np.isfinite(array).all()
        assert array.dtype == dtype
    low, high = f.range
    assert value.min() >= low and value.max() <= high
    assert np.abs(derivative).max() <= f.max_derivative(**params)


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_facts_are_true(name, params):
    f = ACTIVATIONS[name]
    z = np.linspace(-20, 20, 4002).reshape(6, -1)
    rows = z if f.elementwise else np.random.default_rng(1).uniform(-20, 20, z.shape)
    value = f.value(rows, **params)
    low, high = f.range
    assert low <= value.min() and value.max() <= high
    assert f.zero_centred == (value.min() < 0 < value.max())
    around_zero = f.derivative(np.linspace(-1, 1, 2001)[None, :], **params) if f.elementwise else f.derivative(rows)
    assert np.abs(around_zero).max() == pytest.approx(f.max_derivative(**params), rel=1e-3)
    assert f.formula and f.note


def test_saturated_is_below_five_percent_of_the_largest_slope():
    # σ'(z) = a(1-a) < 0.0125 from |z| = 4.357 on; tanh'(z) < 0.05 from |z| = 2.178 on
    z = np.array([-4.36, -4.35, 0, 4.35, 4.36])
    assert ACTIVATIONS["sigmoid"].saturates(z).tolist() == [True, False, False, False, True]
    z = np.array([-2.19, -2.17, 0, 2.17, 2.19])
    assert ACTIVATIONS["tanh"].saturates(z).tolist() == [True, False, False, False, True]
    z = np.array([-1.0, 0, 1e-9])
    assert ACTIVATIONS["relu"].saturates(z).tolist() == [True, True, False]
    assert not ACTIVATIONS["purelin"].saturates(z).any()
    # a leaky unit always passes something back, and as much far out as near the kink; with slope 0 it is a ReLU
    assert not ACTIVATIONS["leaky_relu"].saturates(z).any()
    assert ACTIVATIONS["leaky_relu"].saturates(z, slope=0.0).tolist() == [True, True, False]


def test_a_maxout_unit_never_saturates():
    shares = ACTIVATIONS["maxout"].saturates(Z, pieces=3)
    assert shares.shape == (2, Z.shape[1]) and not shares.any()


def test_softmax_sums_to_one_and_its_jacobian_is_symmetric():
    f = ACTIVATIONS["softmax"]
    np.testing.assert_allclose(f.value(Z).sum(axis=0), 1, rtol=1e-14)
    jacobian = f.jacobian(Z)
    assert jacobian.shape == (50, 6, 6)
    np.testing.assert_array_equal(jacobian, jacobian.transpose(0, 2, 1))
    np.testing.assert_allclose(jacobian.sum(axis=1), 0, atol=1e-15)
    brought = RNG.normal(size=Z.shape)
    np.testing.assert_allclose(f.delta(brought, Z), np.einsum("mij,jm->im", jacobian, brought), atol=1e-15)
    np.testing.assert_allclose(f.derivative(Z), np.einsum("mii->im", jacobian), rtol=1e-12)


def test_maxout_takes_the_largest_piece_and_the_first_of_equals():
    f = ACTIVATIONS["maxout"]
    #               unit 0: a tie | piece 2 | piece 1       unit 1: piece 0 | all equal | a tie of 1 and 2
    z = np.array([[3.0, 0, -5], [3, 1, -1], [1, 2, -3], [4, 7, 0], [2, 7, 6], [1, 7, 6]])
    np.testing.assert_array_equal(f.value(z, pieces=3), [[3, 2, -1], [4, 7, 6]])
    np.testing.assert_array_equal(f.winners(z, pieces=3), [[0, 2, 1], [0, 0, 1]])
    np.testing.assert_array_equal(
        f.derivative(z, pieces=3), [[1, 0, 0], [0, 0, 1], [0, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 0]]
    )


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_calls_of_the_fast_step_write_the_same(name, params, dtype):
    f = ACTIVATIONS[name]
    z = Z.astype(dtype)
    z[:, 0] = 0  # kinks and ties
    z[:, 2], z[:, 3] = 1e-30, -1e-30  # just off the kink
    z[:, 1] = np.repeat([-1, 2], 3)
    expected, slope = f.value(z, **params), f.derivative(z, **params)
    a = np.empty_like(expected)
    for call in f.value_calls(z, a, **params):
        call()
    tolerance = 1e-14 if dtype is np.float64 else 1e-6
    np.testing.assert_allclose(a, expected, rtol=tolerance)
    if f.from_output:
        shared = z.copy()
        for call in f.value_calls(shared, shared, **params):
            call()
        np.testing.assert_array_equal(shared, a)
    if f.identity:
        np.testing.assert_array_equal(a, z)
    if f.elementwise:
        out = np.empty_like(z)
        for call in f.derivative_calls(np.full_like(z, np.nan) if f.from_output else z, a, out, **params):
            call()
        np.testing.assert_allclose(out, slope, rtol=tolerance, atol=tolerance)
    else:
        brought = RNG.normal(size=expected.shape).astype(dtype)
        expected_delta, delta = f.delta(brought, z, **params), np.empty_like(z)
        for call in f.delta_calls(brought, z, a, delta, **params):
            call()
        np.testing.assert_allclose(delta, expected_delta, rtol=tolerance, atol=tolerance)
