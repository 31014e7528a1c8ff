"""Words in the plane of a Maxout unit stand clear of the slice."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np
import pytest

from nnviz.ui.maxout.plane_labels import cell_name, crossed, end_word
from nnviz.ui.score.geometry import Box

ROOM = Box(0, 0, 260, 200)


def slice_at(angle: float, length: float = 170.0) -> tuple[float, float, float, float]:
    """Through the middle of the room."""
    dx, dy = length / 2 * cos(angle), length / 2 * sin(angle)
    return 130 - dx, 100 - dy, 130 + dx, 100 + dy


def test_the_length_of_a_line_inside_a_box_by_hand():
    assert crossed(Box(0, 0, 3, 4), (0, 0, 3, 4)) == 5
    assert crossed(Box(10, -5, 20, 10), (0, 0, 100, 0)) == 20
    assert crossed(Box(10, 1, 20, 10), (0, 0, 100, 0)) == 0
    assert crossed(Box(10, -5, 20, 10), (0, 0, 8, 0)) == 0


@pytest.mark.parametrize("angle", np.linspace(-pi, pi, 13).tolist())
def test_words_at_the_ends_cover_neither_slice_nor_handle_and_stay_inside(angle):
    line = slice_at(angle)
    for end in (0, 1):
        box = end_word(line, end, 46, 15, 5.5, ROOM, ())
        x, y = line[2 * end], line[2 * end + 1]
        assert not box.meets(Box(x - 5.5, y - 5.5, 11, 11))
        assert crossed(box, line) == 0 and ROOM.contains(box)


@pytest.mark.parametrize("angle", np.linspace(0, pi, 9).tolist())
def test_the_name_of_a_wide_cell_makes_way_for_the_slice_and_that_of_a_narrow_one_cannot(angle):
    wide = np.array([[0, 0], [260, 0], [260, 200], [0, 200]], float)
    assert crossed(cell_name(wide, 58, 18, ROOM, slice_at(angle)), slice_at(angle)) == 0
    narrow = np.array([[125, 95], [135, 95], [135, 105], [125, 105]], float)
    middle = cell_name(narrow, 58, 18, ROOM, slice_at(angle))
    assert (middle.left + middle.width / 2, middle.middle) == (130, 100)
    assert cell_name(wide, 58, 18, ROOM, None) == middle
