"""Regions as pixels: the labels against the polygons themselves, the ink against the lines."""

from __future__ import annotations

import numpy as np
import pytest
from nn.region_networks import BOX, network

from nnviz.nn import Layer
from nnviz.nn.regions import linear_regions
from nnviz.nn.regions.raster import label_image, line_image

SIDES = np.array([[0.0, 10.0], [0.0, 10.0]])


def labels_of(regions, width, height):
    return label_image(regions.vertices, regions.start, regions.region, regions.sides, width, height)


@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.parametrize("layer", [Layer(7, "relu"), Layer(5, "maxout", {"pieces": 4}), Layer(4, "sign")])
def test_each_pixel_has_the_region_at_its_middle(layer, merge):
    regions = linear_regions(network(layer, layer, seed=1), BOX, merge=merge)
    width, height = 41, 29
    x_min, x_max, y_min, y_max = BOX
    across = x_min + (np.arange(width) + 0.5) / width * (x_max - x_min)
    up = y_max - (np.arange(height) + 0.5) / height * (y_max - y_min)
    points = np.stack([grid.ravel() for grid in np.meshgrid(across, up)])
    assert (labels_of(regions, width, height).ravel() == regions.at(points)).all()


def test_a_single_region_fills_the_picture():
    regions = linear_regions(network(seed=0), BOX)
    assert (labels_of(regions, 6, 5) == 0).all()


def test_a_level_line_inks_its_row_and_no_other():
    ink = line_image(np.array([[[0.0, 4.5], [10.0, 4.5]]]), np.array([0]), SIDES, 10, 10, [1.0], [1.0], [0])
    assert (ink[5] == 255).all()  # y = 4.5 is the middle of the sixth row from the top
    assert ink.sum() == ink[5].sum()


def test_ink_is_the_same_in_both_directions_and_for_either_end():
    segment = np.array([[[1.0, 2.0], [8.0, 4.0]]])
    settings = (np.array([0]), SIDES, 30, 30, [1.5], [1.0], [0])
    ink = line_image(segment, *settings)
    assert (line_image(segment[:, ::-1], *settings) == ink).all()
    turned = line_image(segment[:, :, ::-1], *settings)
    assert (ink == turned[::-1, ::-1].T).all()


def test_the_ink_of_a_line_is_its_length_times_its_width():
    segment = np.array([[[1.0, 1.0], [9.0, 6.0]]])
    for width in (1.0, 2.0, 3.0):
        ink = line_image(segment, np.array([0]), SIDES, 200, 200, [width], [1.0], [0])
        length = 20 * np.hypot(8, 5)
        assert ink.sum() / 255 == pytest.approx(length * width, rel=0.05)


def test_a_dash_leaves_half_of_the_ink_and_strength_scales_it():
    segment = np.array([[[0.0, 5.0], [10.0, 5.0]]])
    full, dashed, faint = (
        line_image(segment, np.array([0]), SIDES, 120, 120, [1.0], [strength], [dash]).astype(int).sum()
        for strength, dash in ((1.0, 0), (1.0, 3), (0.5, 0))
    )
    assert dashed == pytest.approx(full / 2, rel=0.03) and faint == pytest.approx(full / 2, rel=0.03)


def test_kinds_beyond_the_tables_take_the_last_entry():
    segment = np.array([[[0.0, 5.0], [10.0, 5.0]]])
    tables = ([3.0, 1.0], [1.0, 0.5], [0, 0])
    first, last, beyond = (line_image(segment, np.array([k]), SIDES, 50, 50, *tables) for k in (0, 1, 7))
    assert (last == beyond).all() and first.astype(int).sum() > last.astype(int).sum()


def test_no_lines_leave_no_ink():
    ink = line_image(np.empty((0, 2, 2)), np.empty(0, int), SIDES, 7, 5, [1.0], [1.0], [0])
    assert ink.shape == (5, 7) and not ink.any()
