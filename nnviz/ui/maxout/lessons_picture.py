"""From the winners of a layer to pixels: a row for every piece, a column for every sample. It draws no widget."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from nnviz.training.maxout_wants import Lessons
from nnviz.training.wants import Integers
from nnviz.ui.ink import colour
from nnviz.ui.theme import Theme

PALE = 0.35


def lessons_picture(lessons: Lessons, order: Integers, units: range, pieces: int, theme: Theme) -> QImage:
    """One pixel for each piece of these units, from 0, and each sample of the probe, taken in this `order`."""
    chosen = slice(units.start, units.stop)
    won, learns = lessons.winner[chosen][:, order], lessons.learns[chosen][:, order]
    table = np.full((len(units), pieces, won.shape[1]), colour(theme.plot).rgba(), np.uint32)
    for piece in range(pieces):
        full = colour(theme.pieces[piece % 5]).rgba()
        pale = _mixed(theme.plot, theme.pieces[piece % 5], PALE)
        here = won == piece
        table[:, piece][here] = np.where(learns[here], full, pale)
    pixels = np.ascontiguousarray(table.reshape(len(units) * pieces, -1))
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _mixed(ground: str, ink: str, part: float) -> int:
    """`part` of the ink on the ground, as QImage has it."""
    pairs = zip(colour(ground).getRgb()[:3], colour(ink).getRgb()[:3], strict=True)
    red, green, blue = (round(a + (b - a) * part) for a, b in pairs)
    return 0xFF000000 | red << 16 | green << 8 | blue
