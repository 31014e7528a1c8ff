"""Every activation: value, derivative, the facts about it, and its in-place calls."""

from __future__ import annotations

from math import erf as erf_of_number
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnviz.nn import ACTIVATIONS
from nnviz.nn.error_function import erf

RNG = np.random.default_rng(0)
Z = RNG.normal(scale=2, size=(6, 50))  # no value lies on a kink
ELEMENTWISE = [name for name in ACTIVATIONS if ACTIVATIONS[name].elementwise]
CASES = [(name, {}) for name in ACTIVATIONS] + [
    ("leaky_relu", {"slope": 0.3}),
    ("prelu", {"slope": 0.0}),
    ("prelu", {"slope": np.array([[0.25], [-0.4], [0], [1], [1.7], [0.01]])}),  # as learned: every unit its own
    ("elu", {"alpha": 2.5}),
    ("elu", {"alpha": 0.0}),
    ("maxout", {"pieces": 3}),
]
LOG_OF_2 = log(2)
DTYPES = [np.float64, np.float32]


def size_of(name, params, z=Z):
    return z.shape[0] // ACTIVATIONS[name].pieces(**params)


@pytest.mark.parametrize(
    ("name", "z", "value", "derivative"),
    [
        ("purelin", [-2, 0, 3], [-2, 0, 3], [1, 1, 1]),
        ("sigmoid", [0, np.log(3)], [1 / 2, 3 / 4], [1 / 4, 3 / 16]),
        ("tanh", [0, np.log(2)], [0, 3 / 5], [1, 16 / 25]),  # (2 - 1/2) / (2 + 1/2) = 3/5
        ("relu", [-2, 0, 3], [0, 0, 3], [0, 0, 1]),
        ("leaky_relu", [-2, 0, 3], [-0.02, 0, 3], [0.01, 0.01, 1]),
        ("prelu", [-2, 0, 3], [-0.5, 0, 3], [0.25, 0.25, 1]),
        ("sign", [-2, 0, 3], [-1, 0, 1], [0, 0, 0]),
        ("softsign", [-3, 0, 1], [-3 / 4, 0, 1 / 2], [1 / 16, 1, 1 / 4]),
        ("elu", [-LOG_OF_2, 0, 3], [-1 / 2, 0, 3], [1 / 2, 1, 1]),
        (
            "selu",
            [-LOG_OF_2, 0, 2],
            [-0.8790496704236883, 0, 2.101401974710961],
            [0.8790496704236883, 1.7580993408473766, 1.0507009873554805],
        ),
        ("relu6", [-1, 0, 5, 6, 7], [0, 0, 5, 6, 6], [0, 0, 1, 0, 0]),
        ("hardtanh", [-2, -1, 0.5, 1, 2], [-1, -1, 0.5, 1, 1], [0, 0, 1, 0, 0]),
        ("hard_sigmoid", [-4, -3, 0, 1.5, 3, 4], [0, 0, 1 / 2, 3 / 4, 1, 1], [0, 0, 1 / 6, 1 / 6, 0, 0]),
        ("sin", [0, np.pi / 6, -np.pi / 3], [0, 1 / 2, -sqrt(3) / 2], [1, sqrt(3) / 2, 1 / 2]),
        # σ(ln 3) = 3/4:  f' = σ + z σ (1 - σ)
        ("silu", [0, log(3)], [0, 0.75 * log(3)], [1 / 2, 3 / 4 + 3 / 16 * log(3)]),
        ("softplus", [0, log(3)], [LOG_OF_2, 2 * LOG_OF_2], [1 / 2, 3 / 4]),
        # tanh(ln(1 + e⁰)) = tanh(ln 2) = 3/5
        ("mish", [0], [0], [3 / 5]),
        ("gelu", [0, sqrt(2)], [0, (1 + erf_of_number(1)) / sqrt(2)], [1 / 2, 1.1289041451851548]),
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
        np.testing.assert_allclose([float(apply(z)) for z in (-2, 0.0, np.float64(3))], expected, rtol=1e-15)


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
    f = ACTIVATIONS[name]
    z = torch.tensor(Z, requires_grad=True)
    a = pytorch_peer(torch, name, params)(z)
    weight = RNG.normal(size=tuple(a.shape))
    (a * torch.tensor(weight)).sum().backward()
    np.testing.assert_allclose(f.value(Z, **params), a.detach().numpy(), rtol=1e-13, atol=1e-15)
    np.testing.assert_allclose(f.delta(weight, Z, **params), z.grad.numpy(), rtol=1e-12, atol=1e-15)


def pytorch_peer(torch, name, params):
    """The function that `torch_name` says, with these parameters."""
    if name == "maxout":
        return lambda z: z.view(-1, params.get("pieces", 2), z.shape[1]).max(dim=1).values
    found = torch
    for part in ACTIVATIONS[name].torch_name.split(".")[1:]:
        found = getattr(found, part)
    if name == "hard_sigmoid":  # PyTorch's own gradient has its 1/6 in single precision
        return lambda z: torch.nn.functional.relu6(z + 3) / 6
    if not isinstance(found, type):
        return found
    if name == "prelu":
        slope = torch.tensor(np.broadcast_to(params.get("slope", 0.25), (6, 1)).copy())
        return lambda z: torch.nn.functional.prelu(z.T, slope.ravel()).T
    names = {"leaky_relu": {"slope": "negative_slope"}}.get(name, {})
    fixed = {"softmax": {"dim": 0}, "softplus": {"threshold": 100}}.get(name, {})  # PyTorch's is a line from 20 on
    return found(**{names.get(key, key): value for key, value in params.items()}, **fixed)


@pytest.mark.parametrize("name", [name for name in ELEMENTWISE if ACTIVATIONS[name].kinks])
def test_at_its_kinks_each_agrees_with_pytorch(name):
    torch = pytest.importorskip("torch")
    z = torch.tensor([ACTIVATIONS[name].kinks], dtype=torch.float64).T.requires_grad_()
    pytorch_peer(torch, name, {"slope": 0.25} if name == "prelu" else {})(z.expand(-1, 6).T).sum().backward()
    np.testing.assert_allclose(ACTIVATIONS[name].derivative(z.detach().numpy()) * 6, z.grad.numpy(), rtol=1e-14)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("name", "params"), CASES)
def test_far_out_nothing_overflows_and_the_dtype_stays(name, params, dtype):
    f = ACTIVATIONS[name]
    z = np.array([[-800.0, 800, 0, 5], [800, -800, 0, 1], [0, 0, 800, -800]] * 2).astype(dtype)
    params = {key: np.asarray(value, dtype) if np.ndim(value) else value for key, value in params.items()}
    with np.errstate(all="raise", under="ignore"):
        value, derivative = f.value(z, **params), f.derivative(z, **params)
        delta = f.delta(np.ones_like(value), z, **params)
    for array in (value, derivative, delta):
        assert np.isfinite(array).all()
        assert array.dtype == dtype
    low, high = range_of(name, params)
    assert dtype(low) <= value.min() and value.max() <= high
    assert np.abs(derivative).max() <= dtype(f.max_derivative(**params))


def range_of(name, params):
    """The range with other than the default parameters."""
    if name == "elu":
        return -params.get("alpha", 1.0), np.inf
    return ACTIVATIONS[name].range


@pytest.mark.parametrize(
    ("name", "left", "right", "slope_left", "slope_right"),
    [
        ("sigmoid", 0, 1, 0, 0),
        ("tanh", -1, 1, 0, 0),
        ("softsign", -800 / 801, 800 / 801, 801**-2, 801**-2),
        ("relu6", 0, 6, 0, 0),
        ("elu", -1, 800, 0, 1),
        ("selu", -1.7580993408473766, 840.5607898843843, 0, 1.0507009873554805),
        ("gelu", 0, 800, 0, 1),
        ("silu", 0, 800, 0, 1),
        ("mish", 0, 800, 0, 1),
        ("softplus", 0, 800, 0, 1),
        ("hardtanh", -1, 1, 0, 0),
        ("hard_sigmoid", 0, 1, 0, 0),
        ("sign", -1, 1, 0, 0),
    ],
)
@pytest.mark.parametrize("dtype", DTYPES)
def test_the_limits_far_out(name, left, right, slope_left, slope_right, dtype):
    f, z = ACTIVATIONS[name], np.array([-800, 800], dtype)
    with np.errstate(all="raise", under="ignore"):
        value, slope = f.value(z), f.derivative(z)
    tolerance = 1e-15 if dtype is np.float64 else 1e-6
    np.testing.assert_allclose(value, [left, right], rtol=tolerance, atol=1e-30)
    np.testing.assert_allclose(slope, [slope_left, slope_right], rtol=tolerance, atol=1e-22)


@pytest.mark.parametrize(("name", "params"), CASES)
def test_the_facts_are_true(name, params):
    f = ACTIVATIONS[name]
    z = np.linspace(-20, 20, 4002).reshape(6, -1)
    rows = z if f.elementwise else np.random.default_rng(1).uniform(-20, 20, z.shape)
    value = f.value(rows, **params)
    low, high = range_of(name, params)
    assert low <= value.min() and value.max() <= high
    if params.get("alpha", 1) and name != "prelu":
        assert f.zero_centred == (value.min() < 0 < value.max())
    assert f.formula and f.note and f.torch_name.startswith("torch.") == (name != "maxout")


@pytest.mark.parametrize(("name", "params"), [c for c in CASES if c[0] in ELEMENTWISE])
def test_the_largest_slope_and_the_ends_of_the_range_are_met(name, params):
    f = ACTIVATIONS[name]

    def most(of):
        """The largest over z, looked for ever more closely around where it was last."""
        middle, reach = 0.0, 850.0
        best = -np.inf
        for _ in range(8):
            z = np.append(np.linspace(middle - reach, middle + reach, 40_001), 0.0)
            found = of(np.broadcast_to(z, (6, z.size)))
            place = np.unravel_index(found.argmax(), found.shape)
            best, middle, reach = max(best, found[place]), z[place[1]], reach / 50
        return best

    assert most(lambda z: np.abs(f.derivative(z, **params))) == pytest.approx(f.max_derivative(**params), rel=1e-12)
    low, high = range_of(name, params)
    for end, met in ((high, most(lambda z: f.value(z, **params))), (-low, most(lambda z: -f.value(z, **params)))):
        if np.isfinite(end):
            assert met == pytest.approx(end, rel=2e-3 if name == "softsign" else 1e-12, abs=1e-12)
        elif not params:
            assert met > 5  # leaky_relu: 8.5


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_the_kinks_are_where_the_slope_jumps(name):
    f, h = ACTIVATIONS[name], 1e-9
    z = np.round(np.linspace(-8, 8, 161), 1)
    jump = np.abs(f.derivative(z + h) - f.derivative(z - h)) + np.abs(f.value(z + h) - f.value(z - h))
    assert z[jump > 1e-3].tolist() == list(f.kinks)
    if f.piecewise_linear:
        middles = z[:-1] + 0.05
        np.testing.assert_allclose(f.derivative(middles + 0.04), f.derivative(middles - 0.04), atol=1e-12)


def test_nothing_gets_back_through_sign():
    f = ACTIVATIONS["sign"]
    assert not f.derivative(Z).any() and not f.delta(np.ones_like(Z), Z).any()
    assert f.max_derivative() == 0
    assert f.saturates(Z).all()


NUMBERS = st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=20).map(np.array)


@given(z=NUMBERS)
@settings(max_examples=200, deadline=None)
def test_symmetries(z):
    f = {name: ACTIVATIONS[name].value for name in ACTIVATIONS}
    for name in ("purelin", "tanh", "softsign", "hardtanh", "sin", "sign"):
        np.testing.assert_array_equal(f[name](-z), -f[name](z))
    for name in ("sigmoid", "hard_sigmoid"):
        np.testing.assert_allclose(f[name](-z), 1 - f[name](z), atol=1e-15)
    for name in ("relu", "gelu", "silu", "softplus"):  # z times a share of z, and a share of -z is the rest
        np.testing.assert_allclose(f[name](z) - f[name](-z), z, rtol=1e-14, atol=1e-15)
    np.testing.assert_array_equal(f["prelu"](z, slope=0.01), f["leaky_relu"](z, slope=0.01))
    np.testing.assert_array_equal(f["prelu"](z, slope=0.0), f["relu"](z))
    np.testing.assert_array_equal(f["relu6"](z), np.minimum(f["relu"](z), 6))
    np.testing.assert_allclose(f["hard_sigmoid"](z), f["relu6"](z + 3) / 6, rtol=1e-15)
    scale = 1.0507009873554805
    np.testing.assert_allclose(f["selu"](z), scale * f["elu"](z, alpha=1.6732632423543772), rtol=1e-14)


@given(z=NUMBERS, dtype=st.sampled_from(DTYPES))
@settings(max_examples=100, deadline=None)
def test_for_any_z_values_are_in_the_range_and_slopes_below_the_largest(z, dtype):
    z = np.sort(z).astype(dtype)
    slack = 1e-15 if dtype is np.float64 else 1e-6
    for name in ELEMENTWISE:
        f = ACTIVATIONS[name]
        value, slope = f.value(z), f.derivative(z)
        assert value.dtype == slope.dtype == dtype
        assert (value >= f.range[0] - slack).all() and (value <= f.range[1] + slack).all()
        assert np.abs(slope).max() <= f.max_derivative() * (1 + slack)
        if name not in ("gelu", "silu", "mish", "sin"):
            assert (np.diff(value) >= 0).all() and (slope >= 0).all()


def test_the_error_function_is_exact_to_the_last_bit_or_two():
    x = np.concatenate([np.linspace(-6.5, 6.5, 20_001), np.geomspace(1e-300, 1, 301), [-np.inf, np.inf, 800.0, -0.0]])
    expected = np.array([erf_of_number(v) for v in x])
    assert np.abs(erf(x) - expected).max() <= 2.3e-16
    np.testing.assert_array_equal(erf(-x), -erf(x))
    assert np.isnan(erf(np.nan)) and erf(np.zeros((2, 3), np.float32)).dtype == np.float32
    single = erf(x.astype(np.float32))
    assert np.abs(single - np.array([erf_of_number(v) for v in x.astype(np.float32)])).max() < 2.4e-7


def test_the_gradient_of_learned_slopes_worked_by_hand():
    f = ACTIVATIONS["prelu"]
    z, brought = np.array([[-2.0, 3, -1], [1, 0, 2]]), np.array([[1.0, 5, 10], [7, 8, 9]])
    np.testing.assert_array_equal(f.slope_gradient(brought, z), [[1 * -2 + 10 * -1], [0]])
    written = np.empty((2, 1))
    for call in f.slope_gradient_calls(brought, z, written):
        call()
    np.testing.assert_array_equal(written, [[-12], [0]])


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
