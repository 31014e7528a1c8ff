"""Every feature is the function that its name says."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import FEATURES, UnknownName, expand


def test_features_of_two_points():
    x = np.array([[2.0, -1], [3, 0.5]])
    expected = {
        "x1": [2, -1],
        "x2": [3, 0.5],
        "x1^2": [4, 1],
        "x2^2": [9, 0.25],
        "x1*x2": [6, -0.5],
        "sin(x1)": np.sin([2, -1]),
        "sin(x2)": np.sin([3, 0.5]),
    }
    assert set(expected) == set(FEATURES)
    np.testing.assert_array_equal(expand(x, list(expected)), list(expected.values()))
    np.testing.assert_array_equal(expand(x, ["x2", "x1"]), x[::-1])


def test_an_unknown_feature_is_named():
    with pytest.raises(UnknownName, match=r"There is no feature 'sin\(x3\)'"):
        expand(np.ones((2, 1)), ["sin(x3)"])
