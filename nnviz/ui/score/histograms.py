"""The histograms on the z axes of one stave: all cells in two calls, ink and, where f saturates, rose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from nnviz.ui.score.buffers import Rectangles
from nnviz.ui.score.geometry import Band, Column
from nnviz.ui.theme import Theme

HEIGHT = 0.42  # of the cell, for the highest bar
INK, TAKEN = 0.18, 0.45  # opacities
LEAST_BAR = 2  # px; narrower bars alias


class Histograms:
    """Rectangles on whole pixels, without antialias: a path would cost four times as much."""

    def __init__(self) -> None:
        self._all, self._taken = Rectangles(), Rectangles()

    def draw(
        self,
        painter: QPainter,
        theme: Theme,
        cells: Sequence[tuple[Column, NDArray, NDArray]],
        band: Band,
        strength: float,
    ) -> None:
        """Draw (column, shares (b,), saturated shares (b,)) of each cell, standing on the bottom of `band`."""
        drawn: list[NDArray] = []
        taken: list[NDArray] = []
        for column, shares, saturated in cells:
            highest = shares.max(initial=0.0)
            if highest > 0:
                unit = HEIGHT * band.height / highest
                drawn.append(_bars(shares, unit, column, band.bottom))
                taken.append(_bars(saturated, unit, column, band.bottom))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for buffer, rows, colour, opacity in (
            (self._all, drawn, theme.text, INK),
            (self._taken, taken, theme.take, TAKEN),
        ):
            if rows:
                filled = np.concatenate(rows)
                buffer.resize(len(filled))[...] = filled
                painter.setOpacity(opacity * strength)
                painter.setBrush(QColor(colour))
                buffer.draw(painter)
        painter.setOpacity(1.0)


def _bars(shares: NDArray, unit: float, column: Column, bottom: float) -> NDArray:
    """Rectangles (b, 4); in a narrow column neighbouring bins are joined."""
    while len(shares) % 2 == 0 and column.width / len(shares) < LEAST_BAR:
        shares = shares.reshape(-1, 2).max(axis=1)
    edges = np.round(column.x0 + column.width * np.arange(len(shares) + 1) / len(shares))
    heights = np.round(shares * unit)
    rows = np.empty((len(shares), 4))
    rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = edges[:-1], round(bottom) - heights, np.diff(edges), heights
    return rows[heights > 0]
