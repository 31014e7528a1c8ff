"""The upper envelope of a Maxout unit, worked by hand and against a dense search."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from nnviz.training.wants import MaxoutUnit
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.maxout_cell import MaxoutEnvelope, winning_stretches
from nnviz.ui.score.sprites import DotSheet
from nnviz.ui.theme import Appearance


def unit(slopes: list[float], intercepts: list[float], low: float = -4.0, high: float = 4.0) -> MaxoutUnit:
    none = np.zeros(0)
    shares = np.full(len(slopes), 1 / len(slopes))
    return MaxoutUnit((low, high), np.array(slopes), np.array(intercepts), none, none, none.astype(int), shares)


def test_a_second_piece_of_zero_makes_a_relu() -> None:
    # z1 = 2t - 2 wins right of t = 1, z2 = 0 left of it (seed 003)
    assert winning_stretches(unit([2.0, 0.0], [-2.0, 0.0])) == [(1, -4.0, 1.0), (0, 1.0, 4.0)]


def test_three_pieces_bend_twice() -> None:
    # -t - 1, 0 and t - 2 meet at t = -1 and t = 2
    stretches = winning_stretches(unit([-1.0, 0.0, 1.0], [-1.0, 0.0, -2.0]))
    assert stretches == [(0, -4.0, -1.0), (1, -1.0, 2.0), (2, 2.0, 4.0)]


def test_a_piece_that_never_wins_has_no_stretch() -> None:
    assert [piece for piece, _, _ in winning_stretches(unit([1.0, 0.0], [0.0, -9.0]))] == [0]


def test_of_equal_pieces_the_first_wins() -> None:
    assert winning_stretches(unit([1.0, 1.0], [0.0, 0.0])) == [(0, -4.0, 4.0)]


def test_a_unit_that_gives_one_large_number_everywhere_is_a_level_line(qapp) -> None:
    # 1e-9 more than a number of ten digits is the same number: no axis between the two
    picture = QImage(100, 80, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    appearance, level = Appearance(), unit([0.0, 0.0], [4e10, 3e10])
    MaxoutEnvelope().paint(painter, level, Box(0, 0, 100, 80), appearance, DotSheet(appearance, 1.0), full=True)
    painter.end()
    coloured = {y for y in range(80) if picture.pixelColor(50, y) != QColor("white")}
    assert coloured and max(coloured) - min(coloured) < 6


@given(
    st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=2, max_size=5),
    st.floats(-3.9, 3.9),
)
def test_the_winner_of_a_stretch_is_the_largest_line_there(lines: list[tuple[float, float]], t: float) -> None:
    slopes, intercepts = (list(part) for part in zip(*lines, strict=True))
    stretches = winning_stretches(unit(slopes, intercepts))
    assert stretches[0][1] == -4.0 and stretches[-1][2] == 4.0
    winner = next(piece for piece, start, end in stretches if start <= t <= end)
    values = np.array(slopes) * t + np.array(intercepts)
    assert values[winner] == pytest.approx(values.max(), abs=1e-9)
