"""Clipping a gradient: against torch.nn.utils, and by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from nnviz.nn import CLIPPINGS
from nnviz.nn.clipping import norm


def clipped(name, gradient, limit):
    gradient = np.array(gradient)
    for call in CLIPPINGS[name].calls(gradient, limit):
        call()
    return gradient


def test_clipping_worked_by_hand():
    np.testing.assert_allclose(clipped("norm", [3.0, 4.0], 1.0), [0.6, 0.8], rtol=1e-6)
    np.testing.assert_array_equal(clipped("norm", [3.0, 4.0], 6.0), [3.0, 4.0])
    np.testing.assert_array_equal(clipped("value", [3.0, -4.0, 0.5], 1.0), [1.0, -1.0, 0.5])


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("limit", [1e-3, 0.5, 3.0, 100.0])
@pytest.mark.parametrize("name", CLIPPINGS)
def test_a_gradient_is_clipped_as_pytorch_clips_that_of_all_parameters(name, limit, dtype):
    torch = pytest.importorskip("torch")
    gradient = np.random.default_rng(1).normal(size=12).astype(dtype)
    parts = [torch.zeros(2, 3, dtype=torch.from_numpy(gradient).dtype), torch.zeros(6)]
    for part, share in zip(parts, np.split(gradient, 2), strict=True):
        part.grad = torch.tensor(share.reshape(part.shape), dtype=part.dtype)
    getattr(torch.nn.utils, f"clip_grad_{name}_")(parts, limit)
    expected = np.concatenate([part.grad.numpy().ravel() for part in parts])
    result = clipped(name, gradient, limit)
    assert result.dtype == dtype
    np.testing.assert_allclose(result, expected, rtol=1e-6)


@pytest.mark.parametrize("name", CLIPPINGS)
def test_a_gradient_that_is_no_number_stays_none(name):
    with np.errstate(all="ignore"):
        assert np.isnan(clipped(name, [1.0, math.nan], 1.0)).any()


def test_a_gradient_whose_squares_overflow_keeps_its_direction():
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(clipped("norm", [3e200, 4e200], 1.0), [0.6, 0.8])
        assert norm(np.array([3e200, 4e200])) == pytest.approx(5e200)
        assert norm(np.array([1.0, math.inf])) == math.inf


def test_every_clipping_explains_itself():
    for clipping in CLIPPINGS.values():
        assert clipping.formula and clipping.note and clipping.torch_name
