"""The histograms on the z axes of one stave: all cells in two calls, ink and, where f saturates, rose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from nnviz.ui.ink import colour
from nnviz.ui.score.buffers import Rectangles
from nnviz.ui.score.geometry import Band, Column
from nnviz.ui.theme import Theme

HEIGHT = 0.42  # of the cell, for the highest bar
INK, TAKEN = 0.18, 0.45  # opacities
LEAST_BAR = 2  # px; narrower bars alias


class Histograms:
    """Rectangles on whole pixels, without antialias: a path would cost four times as much.

    Where the bars stand changes with the columns only; in a frame their heights alone are written.
    """

    def __init__(self) -> None:
        self._all, self._taken = Rectangles(), Rectangles()
        self._columns: tuple[Column, ...] = ()
        self._bins = 0
        self._parts: list[tuple[slice, int]] = []  # a column's rows, and how many bins one of its bars joins

    def draw(
        self,
        painter: QPainter,
        theme: Theme,
        cells: Sequence[tuple[Column, NDArray, NDArray]],
        band: Band,
        strength: float,
    ) -> None:
        """Draw (column, shares (b,), saturated shares (b,)) of each cell, standing on the bottom of `band`."""
        if not cells:
            return
        columns, bins = tuple(column for column, _, _ in cells), len(cells[0][1])
        if (columns, bins) != (self._columns, self._bins):
            self._lay_out(columns, bins)
        every, taken = self._all.rows(), self._taken.rows()
        bottom = round(band.bottom)
        for (rows, joined), (_, shares, saturated) in zip(self._parts, cells, strict=True):
            unit = HEIGHT * band.height / max(float(shares.max()), 1e-12)
            for target, values in ((every, shares), (taken, saturated)):
                if joined > 1:
                    values = values.reshape(-1, joined).max(axis=1)
                heights = np.rint(values * unit)
                target[rows, 1] = bottom - heights
                target[rows, 3] = heights
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for buffer, name, opacity in ((self._all, theme.text, INK), (self._taken, theme.take, TAKEN)):
            painter.setOpacity(opacity * strength)
            painter.setBrush(colour(name))
            buffer.draw(painter)
        painter.setOpacity(1.0)

    def _lay_out(self, columns: tuple[Column, ...], bins: int) -> None:
        """Left edges and widths; in a narrow column neighbouring bins are joined."""
        self._columns, self._bins, self._parts = columns, bins, []
        places: list[NDArray] = []
        start = 0
        for column in columns:
            joined = 1
            while bins % (2 * joined) == 0 and column.width * joined / bins < LEAST_BAR:
                joined *= 2
            bars = bins // joined
            edges = np.round(column.x0 + column.width * np.arange(bars + 1) / bars)
            places.append(np.column_stack([edges[:-1], np.zeros(bars), np.diff(edges), np.zeros(bars)]))
            self._parts.append((slice(start, start + bars), joined))
            start += bars
        for buffer in (self._all, self._taken):
            buffer.resize(start)[...] = np.concatenate(places)
