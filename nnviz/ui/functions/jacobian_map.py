"""The Jacobian of the softmax as a heat map with numbers: blue where a logit raises an output, else orange."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.functions.formula import paint_formula
from nnviz.ui.functions.softmax_bars import FOOT, HEADER, HEIGHT, signed
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.symbols import lowered
from nnviz.ui.theme import Appearance

FULL = 0.25  # the magnitude of the full colour: no entry is larger
GUTTER = 24.0  # px for the names of the rows
MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class JacobianMap(OwnKeys, QWidget):
    """Row i, column j: ∂aᵢ/∂zⱼ. The cell of the cursor, by mouse or arrows, is told with all its digits."""

    own_keys = MOVES

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.cursor_cell: tuple[int, int] | None = None
        self._values: NDArray[np.float64] = np.zeros((2, 2))
        self._title = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_values(self, values: NDArray[np.float64]) -> None:
        """(n, n)."""
        self._values = values
        if self.cursor_cell is not None and max(self.cursor_cell) >= len(values):
            self.cursor_cell = None
        self._describe()
        self.update()

    @property
    def reading(self) -> str:
        """What the cursor tells; empty without one."""
        if self.cursor_cell is None:
            return ""
        i, j = self.cursor_cell
        return f"∂a{lowered(i + 1)}/∂z{lowered(j + 1)} = {signed(float(self._values[i, j]), 5)}"

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Jacobian of the softmax: rows are outputs, columns are logits"))
        self._title = self.tr("every logit moves every output")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(360)), round(self.appearance.px(HEADER + HEIGHT + FOOT)))

    def _describe(self) -> None:
        self.setAccessibleDescription(self.reading)

    def _place(self) -> QRectF:
        px = self.appearance.px
        return QRectF(px(GUTTER), px(HEADER), self.width() - px(GUTTER) - 1, self.height() - px(HEADER + FOOT))

    def cell_place(self, row: int, column: int) -> QRectF:
        place, n = self._place(), len(self._values)
        width, height = place.width() / n, place.height() / n
        return QRectF(place.left() + column * width, place.top() + row * height, width, height)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, theme = QPainter(self), self.appearance.px, self.appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.text))
        end = paint_formula(painter, "∂aᵢ/∂zⱼ", 0.0, px(18), self.appearance, 16)
        painter.setFont(self.appearance.font(12))
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(end + px(8), px(18)), self.reading or self._title)
        n = len(self._values)
        font = self.appearance.font(11 if n <= 7 else 10)
        metrics = QFontMetricsF(font)
        for i in range(n):
            for j in range(n):
                self._paint_cell(painter, self.cell_place(i, j), float(self._values[i, j]), font)
        painter.setPen(QColor(theme.muted))
        for i in range(n):
            row, column = self.cell_place(i, 0), self.cell_place(n - 1, i)
            paint_formula(
                painter, f"a{lowered(i + 1)}", px(2), row.center().y() + metrics.capHeight() / 2, self.appearance, 13
            )
            paint_formula(
                painter,
                f"z{lowered(i + 1)}",
                column.center().x() - px(6),
                column.bottom() + px(15),
                self.appearance,
                13,
            )
        if self.cursor_cell is not None:
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.cell_place(*self.cursor_cell).adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._place())
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: QRectF, value: float, font) -> None:
        theme = self.appearance.theme
        zero, full = QColor(theme.zero), QColor(theme.positive if value >= 0 else theme.negative)
        share = min(abs(value) / FULL, 1.0)
        parts = [round(a + (b - a) * share) for a, b in zip(zero.getRgb()[:3], full.getRgb()[:3], strict=True)]
        painter.fillRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), QColor(*parts))
        dark = value > 0 and share > 0.6  # on full blue white is read, on everything else ink
        painter.setPen(QColor("#ffffff" if dark else "#1a2230"))
        painter.setFont(font)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, signed(value, 3 if len(self._values) <= 7 else 2))

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def _point_at(self, cell: tuple[int, int] | None) -> None:
        if cell != self.cursor_cell:
            self.cursor_cell = cell
            self._describe()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, n, point = self._place(), len(self._values), event.position()
        if not place.contains(point):
            self._point_at(None)
            return
        row = min(int((point.y() - place.top()) / place.height() * n), n - 1)
        column = min(int((point.x() - place.left()) / place.width() * n), n - 1)
        self._point_at((row, column))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key not in MOVES:
            event.ignore()
            return
        n = len(self._values)
        row, column = self.cursor_cell or (0, 0)
        if self.cursor_cell is not None:
            row = min(max(row + MOVES[key][0], 0), n - 1)
            column = min(max(column + MOVES[key][1], 0), n - 1)
        self._point_at((row, column))
        announce(self)
