"""The dots of the score: drawn where they belong, and left out where there is no place for them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from nnviz.ui.score.sprites import INK, DotSheet
from nnviz.ui.theme import Appearance


def drawn(x, y) -> tuple[QImage, int]:
    """A white picture with these dots, and how many Qt was given."""
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    sheet, painter = DotSheet(Appearance(), 1.0), QPainter(picture)
    sheet.draw(painter, np.array(x, float), np.array(y, float), np.full(len(x), INK))
    painter.end()
    return picture, len(sheet._buffer)


@pytest.mark.parametrize("nowhere", [np.nan, np.inf, -np.inf, 1e300, -3e9])
def test_a_dot_that_lies_nowhere_is_left_out_and_the_others_are_drawn(qapp, nowhere):
    picture, dots = drawn([10, nowhere, 5], [20, 5, nowhere])
    assert dots == 1
    assert picture == drawn([10], [20])[0]
    assert picture.pixelColor(10, 20) != QColor("white")
    assert picture.pixelColor(30, 20) == QColor("white")
