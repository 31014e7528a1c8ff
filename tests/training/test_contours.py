"""Lines of equal loss: where they lie, how they join at a saddle, and which losses are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.training.descent import SURFACES
from nnviz.training.descent.contours import LEVELS, Heights, segments

AXIS = np.linspace(-2, 2, 81)


def ends(pieces):
    """How often each end of a piece occurs, up to rounding."""
    places = np.concatenate([pieces[:, :2], pieces[:, 2:]]).round(9)
    return np.unique(places, axis=0, return_counts=True)[1]


@given(radius=st.floats(0.3, 1.9))
def test_the_contour_of_a_cone_is_a_closed_circle(radius):
    cone = np.hypot(AXIS[None, :], AXIS[:, None])
    pieces = segments(AXIS, AXIS, cone, radius)
    far = np.hypot(pieces[:, [0, 2]], pieces[:, [1, 3]])
    assert np.abs(far - radius).max() < 2e-3
    length = np.hypot(pieces[:, 2] - pieces[:, 0], pieces[:, 3] - pieces[:, 1]).sum()
    assert length == pytest.approx(2 * np.pi * radius, rel=2e-3)


def test_a_closed_line_has_no_loose_ends():
    cone = np.hypot(AXIS[None, :], AXIS[:, None])
    assert (ends(segments(AXIS, AXIS, cone, 1.2345)) == 2).all()


def test_pieces_lie_where_a_plane_has_the_level():
    x, y = np.array([0.0, 1.0, 3.0]), np.array([0.0, 2.0])
    pieces = segments(x, y, x[None, :] + y[:, None], 2.5)
    on = np.concatenate([pieces[:, 0] + pieces[:, 1], pieces[:, 2] + pieces[:, 3]])
    assert on == pytest.approx(2.5)
    assert np.ptp(pieces[:, [0, 2]]) == pytest.approx(2.0)  # from x = 0.5 to x = 2.5


@pytest.mark.parametrize(("level", "joined"), [(0.4, "high"), (0.6, "low")])
def test_at_a_saddle_the_middle_says_which_sides_belong_together(level, joined):
    z = np.array([[1.0, 0.0], [0.0, 1.0]])  # its middle is 0.5
    x = y = np.array([0.0, 1.0])
    pieces = segments(x, y, z, level)
    assert len(pieces) == 2
    middles = 0.5 * (pieces[:, :2] + pieces[:, 2:])
    cut_off = {tuple(np.rint(middle).astype(int)) for middle in middles.tolist()}
    assert cut_off == ({(1, 0), (0, 1)} if joined == "high" else {(0, 0), (1, 1)})


def test_where_the_loss_is_not_finite_there_is_no_line():
    cone = np.hypot(AXIS[None, :], AXIS[:, None])
    cone[:, 40:] = np.nan
    pieces = segments(AXIS, AXIS, cone, 1.0)
    assert len(pieces) and pieces[:, [0, 2]].max() <= AXIS[39]
    assert segments(AXIS, AXIS, np.full_like(cone, np.inf), 1.0).shape == (0, 4)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=lambda s: s.name)
def test_levels_are_losses_at_equal_heights(surface):
    values = surface.grid()[2]
    heights = Heights(values)
    levels = heights.levels()
    assert len(levels) == LEVELS and values.min() < levels[0] and levels[-1] < values.max()
    assert heights.of(np.array(levels)) == pytest.approx((np.arange(LEVELS) + 0.5) / LEVELS)
    assert heights.of(np.array([values.min(), values.max()])) == pytest.approx([0, 1])


def test_steep_surfaces_are_shown_by_their_logarithm():
    assert Heights(SURFACES["rosenbrock"].grid()[2]).logarithmic
    assert not Heights(SURFACES["bowl"].grid()[2]).logarithmic


@pytest.mark.parametrize(
    "values", [np.full((4, 4), 3.0), np.full((4, 4), np.nan), np.array([[np.inf, 1.0], [2.0, 1.0]])]
)
def test_heights_of_a_level_or_broken_surface_are_numbers(values):
    heights = Heights(values)
    assert np.isfinite(heights.levels()).all()
    finite = np.isfinite(values)
    assert np.isfinite(heights.of(values)[finite]).all()
