"""A matrix as figures on tinted cells. A large one is seen through a window that follows its cursor.

It knows shapes and numbers, and nothing of networks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnviz.ui.backprop.figures import exact, figure, largest, tint
from nnviz.ui.backprop.matrix_window import MatrixWindow
from nnviz.ui.ink import colour, pen
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

CELL, ROW = 50.0, 22.0  # px of a cell, for three decimals
PER_DECIMAL = 6.4
HEAD, FOOT = 25.0, 17.0  # px above for the symbol, below for the shape
DOT = "·"  # a cell that is not computed yet
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
KEYS = {*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_TOP, _BOTTOM = _MIDDLE | Qt.AlignmentFlag.AlignTop, _MIDDLE | Qt.AlignmentFlag.AlignBottom
_CENTRE = Qt.AlignmentFlag.AlignCenter


class MatrixGrid(OwnKeys, QWidget):
    """chosen(row, column)   a cell was clicked, or reached by key: only where `selectable`
    looked                 the cursor of one that is only looked at has moved
    """

    own_keys = KEYS
    chosen = Signal(int, int)
    looked = Signal()

    def __init__(self, appearance: Appearance, *, selectable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._labels = LabelCache()
        self.selectable = selectable
        self.symbol = ""
        self._window = MatrixWindow()
        self.values: NDArray[np.floating] | None = None
        self._most = 0.0
        self.entry: tuple[int, int] = (0, 0)
        self.lit: tuple[slice | None, slice | None] = (None, None)
        self.decimals, self.shaded = 3, True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_matrix(self, symbol: str, shape: tuple[int, int], values: NDArray[np.floating] | None) -> None:
        """`symbol` is rich text; None: not computed yet."""
        if shape != self.shape:
            self.entry, self._window.first = (0, 0), (0, 0)
        self.symbol, self._window.shape, self.values = symbol, shape, values
        self._most = 0.0 if values is None else largest(values)
        self.update()

    def light(self, rows: slice | None, columns: slice | None) -> None:
        """What makes the chosen entry: these rows and columns, None for none; the window goes there."""
        self.lit = (rows, columns)
        row = self.entry[0] if rows is None or rows.start is None else rows.start
        column = self.entry[1] if columns is None or columns.start is None else columns.start
        self.set_cursor(row, column)

    def set_cursor(self, row: int, column: int) -> None:
        self.entry = self._window.within(row, column)
        self._window.follow(self.entry)
        self.update()

    def set_writing(self, decimals: int, shaded: bool) -> None:
        self.decimals, self.shaded = decimals, shaded
        self.update()

    def fit(self, width: float, height: float) -> None:
        """Take so many rows and columns as there is room for; the size follows."""
        rows = max(1, min(self.shape[0], int((height - self._head - self._foot) / self.row)))
        columns = max(1, min(self.shape[1], int(width / self.cell)))
        self._window.size = rows, columns
        self.setFixedSize(round(columns * self.cell) + 2, round(rows * self.row + self._head + self._foot) + 2)
        self._window.follow(self.entry)
        self.update()

    @property
    def cell(self) -> float:
        return self._appearance.px(CELL + max(self.decimals - 3, 0) * PER_DECIMAL)

    @property
    def row(self) -> float:
        return self._appearance.px(ROW)

    @property
    def wished_width(self) -> float:
        return self.shape[1] * self.cell + 2

    @property
    def shape(self) -> tuple[int, int]:
        return self._window.shape

    @property
    def seen(self) -> tuple[range, range]:
        """The rows and columns in the window."""
        return self._window.seen

    def told(self) -> str:
        """The cursor's entry in words."""
        row, column = self.entry
        if self.values is None:
            text = self.tr("row {row}, column {column}: not computed yet")
            return text.format(row=row + 1, column=column + 1)
        text = self.tr("row {row}, column {column}: {value}")
        return text.format(row=row + 1, column=column + 1, value=figure(self.values[row, column], self.decimals + 3))

    @property
    def _head(self) -> float:
        return self._appearance.px(HEAD)

    @property
    def _foot(self) -> float:
        return self._appearance.px(FOOT)

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_words(painter)
        cell, row, top = self.cell, self.row, self._head
        font = self._appearance.font(11)
        bold = self._appearance.font(11, bold=True)
        (rows, columns), (lit_rows, lit_columns) = self.seen, self.lit
        on_row = _members(lit_rows, self.shape[0])
        on_column = _members(lit_columns, self.shape[1])
        for place_y, i in enumerate(rows):
            y = round(top + place_y * row)
            high = round(top + (place_y + 1) * row) - y
            for place_x, j in enumerate(columns):
                x = round(place_x * cell)
                wide = round((place_x + 1) * cell) - x
                lit = self._is_lit(i in on_row, j in on_column)
                self._paint_cell(painter, (x, y, wide, high), (i, j), bold if lit else font, lit)
        self._paint_lit(painter, on_row, on_column)
        if self.hasFocus():
            painter.setPen(pen(theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = self._place(*self.entry)
            if place is not None:
                painter.drawRect(place[0] + 1, place[1] + 1, place[2] - 3, place[3] - 3)
        painter.end()

    def _is_lit(self, in_row: bool, in_column: bool) -> bool:
        rows, columns = self.lit
        return (rows is not None or columns is not None) and (rows is None or in_row) and (columns is None or in_column)

    def _paint_cell(
        self, painter: QPainter, place: tuple[int, int, int, int], entry: tuple[int, int], font: QFont, lit: bool
    ) -> None:
        theme, (x, y, wide, high) = self._appearance.theme, place
        if self.values is None:
            painter.fillRect(x, y, wide - 2, high - 2, colour(theme.raised))
            painter.setFont(font)
            painter.setPen(colour(theme.faint))
            painter.drawText(x, y, wide - 2, high - 2, _CENTRE, DOT)
            return
        value = float(self.values[entry])
        ground = tint(value, self._most, theme) if self.shaded or not np.isfinite(value) else None
        painter.fillRect(x, y, wide - 2, high - 2, colour(theme.raised) if ground is None else colour(theme.panel))
        if ground is not None:
            painter.fillRect(x, y, wide - 2, high - 2, ground)
        painter.setFont(font)
        painter.setPen(colour(theme.text if np.isfinite(value) else theme.danger_text))
        painter.drawText(x, y, wide - 2, high - 2, _CENTRE, figure(value, self.decimals))

    def _paint_lit(self, painter: QPainter, rows: range, columns: range) -> None:
        """A frame round what is lit, as far as it is in the window."""
        if self.lit == (None, None):
            return
        first = self._place(max(rows.start, self.seen[0].start), max(columns.start, self.seen[1].start))
        last = self._place(min(rows.stop, self.seen[0].stop) - 1, min(columns.stop, self.seen[1].stop) - 1)
        if first is None or last is None:
            return
        painter.setPen(pen(self._appearance.theme.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(first[0], first[1], last[0] + last[2] - first[0] - 2, last[1] + last[3] - first[1] - 2)

    def _paint_words(self, painter: QPainter) -> None:
        theme, ratio = self._appearance.theme, self.devicePixelRatioF()
        symbol = self._labels.rich(self.symbol, self._appearance.maths(14, italic=False), theme.text, ratio)
        middle = (self.width() - 2) / 2
        draw_label(painter, symbol, middle, self._head - self._appearance.px(2), _BOTTOM)
        shape = self._labels.plain(self._shape_text(), self._appearance.font(10.5), theme.muted, None, ratio)
        draw_label(painter, shape, middle, self.height() - self._foot, _TOP)

    def _shape_text(self) -> str:
        """The shape, and which part of a large one is seen, as far as there is room."""
        rows, columns = self.shape
        text = f"({rows}, {columns})"
        if self._window.cut(0) and self.width() >= self._appearance.px(90):
            text += f"  {self.seen[0].start + 1}–{self.seen[0].stop} ↓"
        if self._window.cut(1) and self.width() >= self._appearance.px(140):
            text += f"  {self.seen[1].start + 1}–{self.seen[1].stop} →"
        return text

    def _place(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        rows, columns = self.seen
        if row not in rows or column not in columns:
            return None
        i, j = row - rows.start, column - columns.start
        x, y = round(j * self.cell), round(self._head + i * self.row)
        return x, y, round((j + 1) * self.cell) - x, round(self._head + (i + 1) * self.row) - y

    def centre(self, row: int, column: int) -> QPoint:
        """The middle of a cell that is in the window."""
        place = self._place(row, column)
        assert place is not None
        return QPoint(place[0] + place[2] // 2 - 1, place[1] + place[3] // 2 - 1)

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def entry_at(self, point: QPoint) -> tuple[int, int] | None:
        rows, columns = self.seen
        i, j = int((point.y() - self._head) // self.row), int(point.x() // self.cell)
        return (rows[i], columns[j]) if 0 <= i < len(rows) and 0 <= j < len(columns) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        entry = self.entry_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and entry is not None:
            self._go(entry)
        else:
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The window moves over a large matrix; what is seen whole lets the page have the wheel."""
        across = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) or not self._window.cut(0)
        axis = 1 if across else 0
        delta = event.angleDelta().y() or event.angleDelta().x()
        if not self._window.cut(axis) or not delta:
            event.ignore()
            return
        self._window.shift(axis, -1 if delta > 0 else 1)
        self.update()
        event.accept()

    def claims(self, event: QKeyEvent) -> bool:
        return super().claims(event) and not _with_control(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            entry = self.entry_at(event.pos())
            known = entry is not None and self.values is not None
            QToolTip.showText(event.globalPos(), self._tip(entry) if known and entry is not None else "", self)
            return True
        return super().event(event)

    def _tip(self, entry: tuple[int, int]) -> str:
        assert self.values is not None
        text = self.tr("row {row}, column {column}: {value}")
        return text.format(row=entry[0] + 1, column=entry[1] + 1, value=exact(float(self.values[entry])))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.claims(event):
            super().keyPressEvent(event)
            return
        row, column = self.entry
        if key in ARROWS:
            row, column = row + ARROWS[key][0], column + ARROWS[key][1]
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            column = 0 if key == Qt.Key.Key_Home else self.shape[1] - 1
        else:
            row += self._window.size[0] * (1 if key == Qt.Key.Key_PageDown else -1)
        self._go(self._window.within(row, column))
        self.setAccessibleDescription(self.told())
        announce(self)

    def _go(self, entry: tuple[int, int]) -> None:
        self.set_cursor(*entry)
        if self.selectable:
            self.chosen.emit(*entry)
        else:
            self.looked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setAccessibleDescription(self.told())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return self.size()


def _members(part: slice | None, size: int) -> range:
    return range(size) if part is None else range(*part.indices(size))


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
