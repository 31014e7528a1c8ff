"""How the microscope writes numbers: as short as a cell, and never a number that is not there."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.ui.backprop.equation import shared
from nnviz.ui.backprop.figures import exact, figure, largest, small, tint
from nnviz.ui.theme import DARK, LIGHT


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-1.7119, "−1.712"),
        (0.0006, "0.001"),
        (0.0004, "4·10⁻⁴"),
        (-2.3e-9, "−2·10⁻⁹"),
        (14.7071, "14.707"),
        (123.456, "123.46"),
        (-3926.978, "−3927.0"),
        (63926.9, "6·10⁴"),
        (float("nan"), "NaN"),
        (float("-inf"), "−∞"),
    ],
)
def test_a_figure_fits_into_its_cell(value, text):
    assert figure(value) == text


def test_figures_that_are_compared_have_their_digits():
    assert exact(-1.24767709) == "−1.24767709"
    assert exact(0.05009617) == "0.05009617"
    assert exact(1.868598e-4) == "1.868598·10⁻⁴"
    assert exact(0.0) == "0"
    assert small(3.4e-11) == "3.4·10⁻¹¹"
    assert small(0.25) == "0.25"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_tint_tells_sign_and_size(theme):
    weak, strong = tint(0.1, 1.0, theme), tint(1.0, 1.0, theme)
    assert weak.rgb() == strong.rgb() and weak.alphaF() < strong.alphaF()
    assert tint(-1.0, 1.0, theme).rgb() != strong.rgb()
    assert tint(0.0, 1.0, theme) is None
    assert tint(float("nan"), 1.0, theme).name() == theme.danger_fill


def test_what_is_not_finite_does_not_pale_the_others():
    assert largest(np.array([[1.0, np.inf], [np.nan, -3.0]])) == 3.0
    assert largest(np.array([np.nan])) == 0.0


def test_narrow_matrices_keep_their_width_and_wide_ones_share_the_rest():
    assert shared([100, 50, 900, 800], 650) == [100, 50, 250, 250]
    assert shared([100, 50], 650) == [100, 50]
