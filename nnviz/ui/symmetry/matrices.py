"""Which units point one way: the cosines of their weights and of their activations, as two matrices with one cursor."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nnviz.training.symmetry_wants import Symmetry
from nnviz.training.wants import Floats
from nnviz.ui import ink
from nnviz.ui.colour_map import ENTRIES, signed_table
from nnviz.ui.cursor_chart import CursorChart
from nnviz.ui.number_format import MINUS
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.theme import Appearance

MOST_SIDE = 130  # px
HEAD, FOOT, GAP = 18, 18, 12  # px
SIGN, DOT = 9, 4  # px, cells from which on "the same" is marked by a sign, and by a dot
MARK = "#ffffff"  # on the blue of 1, which is the same in both themes
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Home: (-(10**6), -(10**6)),
    Qt.Key.Key_End: (10**6, 10**6),
}


class CosineMatrices(CursorChart):
    """Row and column are units; = stands where both compute the same. `pointed` gives row and column from 0."""

    pointed = Signal(int, int)
    own_keys = (*ARROWS, Qt.Key.Key_Escape)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._shown: Symmetry | None = None
        self._images: tuple[QImage, ...] = ()
        self._heads: tuple[str, str] = ("", "")
        self.cursor_cell: tuple[int, int] | None = None
        self._in_second = False  # the matrix that the cursor was put into
        self.restyle()
        self.retranslate()

    def show_cosines(self, found: Symmetry | None) -> None:
        """None: nothing is known."""
        self._shown = found
        if found is None:
            self._images = ()
            self.put_cursor_away()
        else:
            self._images = self._made(found.weights), self._made(found.activations)
            if self.cursor_cell is not None and max(self.cursor_cell) >= len(found.weights):
                self.put_cursor_away()
        self.update()

    def cursor_place(self) -> QPoint | None:
        return None if self.cursor_cell is None else self._cell(self._in_second, *self.cursor_cell).center()

    def put_cursor_away(self) -> None:
        self.cursor_cell = None
        super().put_cursor_away()

    def retranslate(self) -> None:
        self._heads = self.tr("weights and bias"), self.tr("activations")
        self.setAccessibleName(self.tr("Cosines between the units of the layer"))
        self.setToolTip(
            self.tr("Cosine of two units' weights, bias included, and of their activations over the probe. = the same.")
        )
        self.update()

    def restyle(self) -> None:
        super().restyle()
        self.setFont(self.appearance.font(11))
        if self._shown is not None:
            self.show_cosines(self._shown)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self.appearance.px
        return QSize(round(px(2 * MOST_SIDE + GAP)), round(px(HEAD + MOST_SIDE + FOOT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    # -- painting

    def _made(self, cosines: Floats) -> QImage:
        table = signed_table(self.appearance.theme)
        pixels = np.ascontiguousarray(table[np.rint((cosines + 1) / 2 * (ENTRIES - 1)).astype(np.intp)])
        height, width = pixels.shape
        return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()

    def _area(self, second: bool) -> QRect:
        """Where the cells of a matrix lie: as many whole pixels a cell as there is room for."""
        px = self.appearance.px
        room = min(round(px(MOST_SIDE)), (self.width() - round(px(GAP))) // 2)
        units = 1 if self._shown is None else len(self._shown.weights)
        side = max(1, room // units * units if units <= room else room)
        left = room + round(px(GAP)) if second else 0
        return QRect(left, round(px(HEAD)), side, side)

    def _cell(self, second: bool, row: int, column: int) -> QRect:
        area = self._area(second)
        units = 1 if self._shown is None else len(self._shown.weights)
        x, y = area.left() + column * area.width() // units, area.top() + row * area.height() // units
        size = max(1, area.width() // units)
        return QRect(x, y, size, size)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self.appearance.theme, self.appearance.px
        painter.setFont(self.font())
        for second, head in enumerate(self._heads):
            area = self._area(bool(second))
            painter.setPen(ink.colour(theme.muted))
            painter.drawText(area.left(), 0, round(px(MOST_SIDE)), round(px(HEAD)), Qt.AlignmentFlag.AlignLeft, head)
            if self._images:
                painter.drawImage(area, self._images[second])
                self._paint_same(painter, bool(second))
                if not self.for_file and self.cursor_cell is not None:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(ink.pen(theme.text, 2))
                    painter.drawRect(self._cell(bool(second), *self.cursor_cell))
            else:
                painter.fillRect(area, ink.colour(theme.raised))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(ink.pen(theme.border))
            painter.drawRect(area.adjusted(-1, -1, 0, 0))
        self._paint_scale(painter)
        self.paint_focus(painter)
        painter.end()

    def _paint_same(self, painter: QPainter, second: bool) -> None:
        """A mark on every pair that computes the same."""
        assert self._shown is not None
        groups = self._shown.groups[: len(self._shown.weights)]
        size = self._cell(second, 0, 0).width()
        if size < DOT or len(groups) < 2:
            return
        rows, columns = np.nonzero(groups[:, None] == groups)
        area, units, white = self._area(second), len(groups), ink.colour(MARK)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            if row == column:
                continue
            x = area.left() + column * area.width() // units
            y = area.top() + row * area.height() // units
            if size >= SIGN:
                wide, thick = size // 2, max(1, size // 9)
                painter.fillRect(x + (size - wide) // 2, y + size // 2 - 2 * thick, wide, thick, white)
                painter.fillRect(x + (size - wide) // 2, y + size // 2 + thick, wide, thick, white)
            else:
                painter.fillRect(x + size // 2 - 1, y + size // 2 - 1, 2, 2, white)

    def _paint_scale(self, painter: QPainter) -> None:
        """The colours of -1, 0 and 1, below."""
        theme, px, metrics = self.appearance.theme, self.appearance.px, self.fontMetrics()
        height, side, x = round(px(FOOT)), round(px(9)), 0
        top = self.height() - height
        marks = ((theme.negative, f"{MINUS}1"), (theme.zero, "0"), (theme.positive, "1"))
        for colour, word in (*marks, (theme.positive, self.tr("the same"))):
            last = word == self.tr("the same")
            painter.fillRect(x, top + (height - side) // 2, side, side, ink.colour(colour))
            if last:
                middle, thick = top + height // 2, max(1, side // 9)
                painter.fillRect(x + side // 4, middle - 2 * thick, side // 2, thick, ink.colour(MARK))
                painter.fillRect(x + side // 4, middle + thick, side // 2, thick, ink.colour(MARK))
            x += side + round(px(4))
            painter.setPen(ink.colour(theme.muted))
            painter.drawText(x, top, metrics.horizontalAdvance(word) + 2, height, CENTRE, word)
            x += metrics.horizontalAdvance(word) + round(px(12))

    # -- the cursor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.cursor_cell is not None:
            self.put_cursor_away()
        elif key in ARROWS and self._shown is not None:
            last = len(self._shown.weights) - 1
            down, right = ARROWS[key] if self.cursor_cell is not None else (0, 0)
            row, column = self.cursor_cell or (0, min(1, last))
            self._point_at(min(max(row + down, 0), last), min(max(column + right, 0), last))
            announce(self)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        for second in (False, True):
            area = self._area(second)
            if self._shown is not None and area.contains(place):
                units = len(self._shown.weights)
                self._in_second = second
                row = (place.y() - area.top()) * units // area.height()
                self._point_at(row, (place.x() - area.left()) * units // area.width())
                return
        self.put_cursor_away()

    def _point_at(self, row: int, column: int) -> None:
        self.cursor_cell = row, column
        self.pointed.emit(row, column)
        self.update()
