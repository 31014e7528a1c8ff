"""The picture of a confusion matrix with recall and precision at its margins, and a cursor for mouse and keyboard.

It draws and reads out counts that it is given; where they come from is the business of its view.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from nnviz.ui import number_format
from nnviz.ui.confusion_words import ConfusionFigures, ConfusionWords, heads, share_text
from nnviz.ui.cursor_chart import CursorChart
from nnviz.ui.matrix_ink import SHADES, shades
from nnviz.ui.matrix_places import MatrixPlaces
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import ARROWS, KEYS, announce
from nnviz.ui.theme import Appearance

MOST_NUMBERED = 10  # classes: with more the cells are a picture, and the cursor tells the numbers
LEAST_CELL, MOST_CELL = 18, 26  # px, the height of a cell with a number
PICTURE = 200  # px, the height of a matrix without
WIDEST_CELL = 72  # px
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ConfusionMatrix(CursorChart):
    """Rows are classes, columns what their samples are told as; a darker cell is a greater share of its row."""

    own_keys = KEYS

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._names: tuple[str, ...] = ("", "")
        self._words = ConfusionWords(self)
        self.figures = ConfusionFigures(np.zeros((2, 2), np.intp))
        self._cursor: tuple[int, int] | None = None  # row and column; after the last class come the margins
        self.retranslate()
        self.restyle()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_classes(self, names: Sequence[str]) -> None:
        """Their names, two or more; all counts are 0."""
        self._names = tuple(names)
        self.put_cursor_away()
        self.set_counts(np.zeros((len(names), len(names)), np.intp))
        self.updateGeometry()

    def set_counts(self, counts: NDArray[np.integer]) -> None:
        """How many samples of each class (rows) are told as each (columns), (n, n)."""
        self.figures = ConfusionFigures(counts)
        if self._cursor is not None:
            self._read_out(spoken=False)
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Confusion matrix: rows are classes, columns what they are told as"))
        self._corner = self.tr("class ↓")
        self._across = {False: self.tr("told as →"), True: self.tr("told as →, in % of the class")}
        self._recall, self._precision = self.tr("recall"), self.tr("precision")
        self.update()

    def restyle(self) -> None:
        self.setFont(self.appearance.font(10.5))
        self._table, self._on_dark = shades(self.appearance.theme)
        self.updateGeometry()
        super().restyle()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(240)), self._top() + self._rows_height() + self._line() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    # -- places ----------------------------------------------------------------------------------------------------

    @property
    def numbered(self) -> bool:
        """Whether the cells are large enough for numbers."""
        return len(self._names) <= MOST_NUMBERED

    @property
    def places(self) -> MatrixPlaces:
        """Where everything lies now."""
        n, left, gap, recall = len(self._names), self._left_margin(), self._gap(), self._right_margin()
        width = min(self.width() - left - gap - recall, round(self.appearance.px(WIDEST_CELL * n)))
        return MatrixPlaces(n, QRect(left, self._top(), width, self._rows_height()), gap, recall, self._line())

    def _rows_height(self) -> int:
        n = len(self._names)
        if not self.numbered:
            return round(self.appearance.px(PICTURE))
        return n * round(self.appearance.px(LEAST_CELL if n > 5 else MOST_CELL if n > 2 else 22))

    def _top(self) -> int:
        return (2 if self.numbered else 1) * self._line()

    def _line(self) -> int:
        return self.fontMetrics().height() + 1

    def _gap(self) -> int:
        return round(self.appearance.px(4))

    def _left_margin(self) -> int:
        """As wide as the names need, up to a third."""
        metrics = self.fontMetrics()
        words = (self._precision, self._corner, *(self._names if self.numbered else ()))
        widest = max(metrics.horizontalAdvance(word) for word in words)
        least = metrics.horizontalAdvance(self._precision)
        return max(min(widest, (self.width() // 3 if len(self._names) <= 5 else 0)), least) + self._gap()

    def _right_margin(self) -> int:
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(word) for word in (self._recall, number_format.percent(1)))

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, places, theme = QPainter(self), self.places, self.appearance.theme
        painter.setFont(self.font())
        in_percent = self._in_percent(places)
        self._paint_cells(painter, places, in_percent)
        self._paint_captions(painter, places, in_percent)
        if self.numbered:
            self._paint_numbers(painter, places)
        else:
            self._paint_bars(painter, places)
        if not self.for_file and (self._cursor is not None or self.hasFocus()):
            framed = places.grid.adjusted(-1, -1, 1, 1) if self._cursor is None else places.cell(*self._cursor)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(framed.adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_cells(self, painter: QPainter, places: MatrixPlaces, in_percent: bool) -> None:
        n, grid, theme, figures = places.n, places.grid, self.appearance.theme, self.figures
        shade = (np.sqrt(figures.shares) * (SHADES - 1)).astype(int)  # few mistakes are to be seen as well
        pixels = np.ascontiguousarray(self._table[shade])
        painter.drawImage(grid, QImage(pixels.data, n, n, 4 * n, QImage.Format.Format_RGB32))
        painter.setPen(QColor(theme.border))
        painter.drawRect(grid.adjusted(0, 0, -1, -1))
        if not self.numbered:
            return
        for i in range(1, n):
            inner = places.cell(i, i)
            painter.drawLine(grid.left(), inner.top(), grid.right(), inner.top())
            painter.drawLine(inner.left(), grid.top(), inner.left(), grid.bottom())
        text, light, centre = QColor(theme.text), QColor(theme.onaccent), Qt.AlignmentFlag.AlignCenter
        for row, column in np.argwhere(figures.counts).tolist():
            painter.setPen(light if self._on_dark[shade[row, column]] else text)
            share, count = 100 * figures.shares[row, column], int(figures.counts[row, column])
            written = f"{share:.0f}" if in_percent else number_format.count(count)
            painter.drawText(places.cell(row, column), centre, written)

    def _paint_captions(self, painter: QPainter, places: MatrixPlaces, in_percent: bool) -> None:
        """What rows, columns and margins are; and the accuracy in the corner of the margins."""
        n, grid, line, theme = places.n, places.grid, places.line, self.appearance.theme
        recall, corner = places.cell(0, n), places.cell(n, n)
        across = self.fontMetrics().elidedText(self._across[in_percent], Qt.TextElideMode.ElideRight, grid.width())
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRect(grid.left(), 0, grid.width(), line), LEFT, across)
        painter.drawText(QRect(0, 0, grid.left(), line), LEFT, self._corner)
        painter.drawText(QRect(recall.left(), 0, recall.width(), line), RIGHT, self._recall)
        painter.drawText(QRect(0, corner.top(), grid.left(), line), LEFT, self._precision)
        painter.setPen(QColor(theme.text))
        painter.setFont(self.appearance.font(10.5, bold=True))
        painter.drawText(corner, RIGHT, share_text(self.figures.accuracy(), roomy=True))
        painter.setFont(self.font())

    def _paint_numbers(self, painter: QPainter, places: MatrixPlaces) -> None:
        """Names and recalls of the rows, names and precisions of the columns."""
        n, line, metrics, figures = places.n, places.line, self.fontMetrics(), self.figures
        centre, room = Qt.AlignmentFlag.AlignCenter, places.grid.left() - places.gap
        roomy = places.cell(0, 0).width() > metrics.horizontalAdvance(number_format.percent(1))
        above = heads(self._names, metrics, places.cell(0, 0).width() - 2)
        for i, name in enumerate(self._names):
            row, column = places.cell(i, 0), places.cell(0, i)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(0, row.top(), room, row.height()), LEFT, shown)
            painter.drawText(QRect(column.left(), line, column.width(), line), centre, above[i])
            painter.drawText(places.cell(i, n), RIGHT, share_text(figures.recall(i), roomy=True))
            painter.drawText(places.cell(n, i), centre, share_text(figures.precision(i), roomy=roomy))

    def _paint_bars(self, painter: QPainter, places: MatrixPlaces) -> None:
        """Recall and precision of many classes: bars from the matrix outwards, full length for all right."""
        whole, part = QColor(self.appearance.theme.raised), QColor(self.appearance.theme.ctl)
        for i in range(places.n):
            recall, precision = self.figures.recall(i), self.figures.precision(i)
            if recall == recall:
                bar = QRectF(places.cell(i, places.n))
                painter.fillRect(bar, whole)
                bar.setWidth(bar.width() * recall)
                painter.fillRect(bar, part)
            if precision == precision:
                bar = QRectF(places.cell(places.n, i))
                painter.fillRect(bar, whole)
                bar.setHeight(bar.height() * precision)
                painter.fillRect(bar, part)

    def _in_percent(self, places: MatrixPlaces) -> bool:
        """Whether the cells show shares, because some count is too long for them."""
        widest = self.fontMetrics().horizontalAdvance(number_format.count(int(self.figures.counts.max(initial=0))))
        return self.numbered and widest > places.cell(0, 0).width() - 1

    # -- the cursor ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, n = Qt.Key(event.key()), len(self._names)
        if key not in KEYS or (key == Qt.Key.Key_Escape and self._cursor is None):
            event.ignore()
        elif key == Qt.Key.Key_Escape:
            self.put_cursor_away()
        else:
            row, column = self._cursor or (0, 0)
            if self._cursor is not None and key in ARROWS:
                right, up = ARROWS[key]
                row, column = min(max(row - up, 0), n), min(max(column + right, 0), n)
            elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
                column = 0 if key == Qt.Key.Key_Home else n
            self._cursor = (row, column)
            self._read_out(spoken=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.places.at(event.position().toPoint())
        if at is None:
            self.put_cursor_away()
        elif at != self._cursor:
            self._cursor = at
            self._read_out(spoken=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.put_cursor_away()  # for a context menu as well: it is about the whole matrix

    def put_cursor_away(self) -> None:
        self._cursor = None
        super().put_cursor_away()

    def _read_out(self, *, spoken: bool) -> None:
        assert self._cursor is not None
        text = self._words.reading(self.figures, self._names, *self._cursor)
        self.label.show_at(text, self.places.cell(*self._cursor).center())
        self.setAccessibleDescription(text.replace("\n", ": "))
        if spoken:
            announce(self)
        self.update()
