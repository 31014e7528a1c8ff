"""Arrays of Qt's drawing primitives that NumPy fills: one call draws a thousand rectangles, lines or dots.

`PrimitiveArray` is pyqtgraph's own device for its scatter plots (internal there, hence the bound on its version).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from pyqtgraph.Qt.internals import PrimitiveArray


class _Buffer:
    """Rows of float64 that are at the same time an array of Qt objects."""

    kind: type
    fields: int

    def __init__(self) -> None:
        self._rows = 0

    def __len__(self) -> int:
        return self._rows

    @cached_property
    def _array(self) -> PrimitiveArray:
        from pyqtgraph.Qt.internals import PrimitiveArray  # the window is up before it is needed

        return PrimitiveArray(self.kind, self.fields)

    def resize(self, count: int) -> NDArray[np.float64]:
        """Make room for `count` primitives and return their rows, to be filled."""
        if count != self._rows:
            self._array.resize(count)
            self._rows, self._arguments = count, self._array.drawargs()
        return self.rows()

    def rows(self) -> NDArray[np.float64]:
        """The rows as they are: what is written into them is drawn next."""
        rows: NDArray[np.float64] = self._array.ndarray()
        return rows


class Rectangles(_Buffer):
    """Rows of x, y, width, height."""

    kind, fields = QRectF, 4

    def draw(self, painter: QPainter) -> None:
        if len(self):
            painter.drawRects(*self._arguments)


class Lines(_Buffer):
    """Rows of x1, y1, x2, y2."""

    kind, fields = QLineF, 4

    def draw(self, painter: QPainter) -> None:
        if len(self):
            painter.drawLines(*self._arguments)


class Sprites(_Buffer):
    """Copies of parts of one pixmap: rows of x, y (centre, device pixels), then the source rectangle in the sheet
    (left, top, width, height), scale x, scale y, rotation, opacity, as QPainter.PixmapFragment has them."""

    kind, fields = QPainter.PixmapFragment, 10

    def draw(self, painter: QPainter, sheet: QPixmap) -> None:
        if len(self):
            painter.drawPixmapFragments(*self._arguments, sheet)
