"""Every penalty: value, gradient and the calls of the fast step."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import PENALTIES

W = np.array([[-2.0, 0, 3]])


@pytest.mark.parametrize(
    ("name", "value", "gradient"), [("none", 0, [[0, 0, 0]]), ("l1", 5, [[-1, 0, 1]]), ("l2", 6.5, [[-2, 0, 3]])]
)
def test_values_worked_by_hand(name, value, gradient):
    assert PENALTIES[name].value(W) == value
    np.testing.assert_array_equal(PENALTIES[name].gradient(W), gradient)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", PENALTIES)
def test_the_calls_write_rate_times_gradient_and_spare_biases(name, dtype):
    theta, rate, out = W[0].astype(dtype), np.array([0.5, 0.5, 0], dtype), np.full(3, 9, dtype)
    for call in PENALTIES[name].gradient_calls(theta, rate, out):
        call()
    np.testing.assert_array_equal(out, rate * PENALTIES[name].gradient(theta))
    assert PENALTIES[name].gradient(theta).dtype == dtype
