"""Every loss: value, gradient, and what it accepts."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import LOSSES, EngineError

RNG = np.random.default_rng(0)
M = 7
DTYPES = [np.float64, np.float32]


def samples(name):
    """A prediction and a target in the loss's domain, (3, 7)."""
    prediction = RNG.uniform(0.05, 0.95, (3, M))
    target = np.eye(3)[:, RNG.integers(0, 3, M)]
    return (prediction, target) if name != "softmax_cross_entropy" else (RNG.normal(size=(3, M)) * 3, target)


def test_values_worked_by_hand():
    # two samples of two outputs; differences 1, 2 and -1, 0: squares sum to 6
    t, y = np.array([[1.0, 2], [3, 4]]), np.array([[0.0, 3], [1, 4]])
    assert LOSSES["half_mse"].value(y, t) == 6 / 4
    assert LOSSES["mse"].value(y, t) == 6 / 2
    np.testing.assert_array_equal(LOSSES["half_mse"].gradient(y, t), [[-0.5, 0.5], [-1, 0]])
    np.testing.assert_array_equal(LOSSES["mse"].gradient(y, t), [[-1, 1], [-2, 0]])
    # T = 1 at Y = 1/4: ln 4; T = 0 at Y = 1/2: ln 2; halved
    t, y = np.array([[1.0, 0]]), np.array([[0.25, 0.5]])
    assert LOSSES["bce"].value(y, t) == pytest.approx(np.log(8) / 2, rel=1e-15)
    np.testing.assert_allclose(LOSSES["bce"].gradient(y, t), [[-4 / 2, 2 / 2]])
    # softmax(0, ln 3) = (1/4, 3/4), the class is the first
    t, y = np.array([[1.0], [0]]), np.array([[0], [np.log(3)]])
    assert LOSSES["softmax_cross_entropy"].value(y, t) == pytest.approx(np.log(4), rel=1e-15)
    np.testing.assert_allclose(LOSSES["softmax_cross_entropy"].gradient(y, t), [[-3 / 4], [3 / 4]])


@pytest.mark.parametrize("name", LOSSES)
def test_the_gradient_is_the_central_difference(name):
    loss, (y, t), h = LOSSES[name], samples(name), 1e-6
    difference = np.zeros_like(y)
    for index in np.ndindex(y.shape):
        up, down = y.copy(), y.copy()
        up[index] += h
        down[index] -= h
        difference[index] = (loss.value(up, t) - loss.value(down, t)) / (2 * h)
    np.testing.assert_allclose(loss.gradient(y, t), difference, atol=1e-7)


@pytest.mark.parametrize("name", LOSSES)
def test_value_and_gradient_equal_pytorch(name):
    torch = pytest.importorskip("torch")
    functional = torch.nn.functional
    peers = {
        "half_mse": lambda y, t: functional.mse_loss(y, t, reduction="sum") / (2 * M),
        "mse": lambda y, t: functional.mse_loss(y, t, reduction="sum") / M,
        "bce": lambda y, t: functional.binary_cross_entropy(y, t, reduction="sum") / M,
        "softmax_cross_entropy": lambda y, t: functional.cross_entropy(y.T, t.argmax(0), reduction="sum") / M,
    }
    y, t = samples(name)
    prediction = torch.tensor(y, requires_grad=True)
    value = peers[name](prediction, torch.tensor(t))
    value.backward()
    assert LOSSES[name].value(y, t) == pytest.approx(value.item(), rel=1e-13)
    np.testing.assert_allclose(LOSSES[name].gradient(y, t), prediction.grad.numpy(), rtol=1e-12, atol=1e-16)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", LOSSES)
def test_the_dtype_stays_and_the_calls_write_the_gradient_without_its_factor(name, dtype):
    loss, (y, t) = LOSSES[name], samples(name)
    y, t = y.astype(dtype), t.astype(dtype)
    gradient = loss.gradient(y, t)
    assert gradient.dtype == dtype
    assert isinstance(loss.value(y, t), float)
    out = np.empty_like(y)
    for call in loss.gradient_calls(y, t, out):
        call()
    np.testing.assert_allclose(out * dtype(loss.factor(M)), gradient, rtol=1e-14 if dtype is np.float64 else 1e-5)


@pytest.mark.parametrize("dtype", DTYPES)
def test_certain_predictions_stay_finite(dtype):
    y, t = np.array([[0, 1, 0, 1]], dtype), np.array([[0, 1, 1, 0]], dtype)
    with np.errstate(all="raise"):
        assert 0 < LOSSES["bce"].value(y, t) < np.inf
        assert np.isfinite(LOSSES["bce"].gradient(y, t)).all()
    y, t = np.array([[800, -800], [-800, 800]], dtype), np.array([[0, 0], [1, 1]], dtype)
    with np.errstate(all="raise", under="ignore"):
        assert LOSSES["softmax_cross_entropy"].value(y, t) == 800  # (1600 + 0) / 2
        assert np.isfinite(LOSSES["softmax_cross_entropy"].gradient(y, t)).all()


def test_bce_accepts_probabilities_only():
    accepts = LOSSES["bce"].accepts_range
    assert accepts(0, 1)
    assert not accepts(-1, 1) and not accepts(0, np.inf) and not accepts(-np.inf, np.inf)
    assert LOSSES["half_mse"].accepts_range(-np.inf, np.inf)
    assert LOSSES["softmax_cross_entropy"].accepts_range(-np.inf, np.inf)


def test_targets_outside_the_domain_are_refused_with_their_range():
    LOSSES["bce"].check_targets(np.array([[0, 0.5, 1]]))
    LOSSES["half_mse"].check_targets(np.array([[-7.0, 9]]))
    with pytest.raises(
        EngineError, match="bce needs targets from 0 to 1, but those of the data reach from -1 to 1"
    ) as caught:
        LOSSES["bce"].check_targets(np.array([[-1.0, 1]]))
    assert caught.value.message.code == "targets.range"
    with pytest.raises(EngineError):
        LOSSES["bce"].check_targets(np.array([[np.nan]]))


def test_softmax_cross_entropy_wants_one_hot_columns():
    loss = LOSSES["softmax_cross_entropy"]
    loss.check_targets(np.eye(3)[:, [0, 2, 1]])
    for bad in ([[1.0], [1.0]], [[0.0], [0.0]], [[0.5], [0.5]], [[-1.0, 1.0]]):
        with pytest.raises(EngineError) as caught:
            loss.check_targets(np.array(bad))
        assert caught.value.message.code == "targets.one_hot"
