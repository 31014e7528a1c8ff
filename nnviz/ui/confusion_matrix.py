"""The picture of a confusion matrix with recall and precision at its margins, and a cursor for mouse and keyboard.

It draws and reads out counts that it is given; where they come from is the business of its view.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui import number_format
from nnviz.ui.confusion_words import ConfusionFigures, ConfusionWords, heads, share_text
from nnviz.ui.matrix_ink import SHADES, shades
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import ARROWS, KEYS
from nnviz.ui.pointer_label import PointerLabel
from nnviz.ui.theme import Appearance

MOST_NUMBERED = 10  # classes: with more the cells are a picture, and the cursor tells the numbers
LEAST_CELL, MOST_CELL = 18, 26  # px, the height of a cell with a number
PICTURE = 200  # px, the height of a matrix without
WIDEST_CELL = 72  # px


class ConfusionMatrix(QWidget):
    """Rows are classes, columns what their samples are told as; a darker cell is a greater share of its row."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._names: tuple[str, ...] = ("", "")
        self._words = ConfusionWords(self)
        self.figures = ConfusionFigures(np.zeros((2, 2), np.intp))
        self._cursor: tuple[int, int] | None = None  # row and column; after the last class come the margins
        self._label = PointerLabel(appearance, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.restyle()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_classes(self, names: Sequence[str]) -> None:
        """Their names, two or more; all counts are 0."""
        self._names = tuple(names)
        self._put_cursor_away()
        self.set_counts(np.zeros((len(names), len(names)), np.intp))
        self.updateGeometry()

    def set_counts(self, counts: NDArray[np.integer]) -> None:
        """How many samples of each class (rows) are told as each (columns), (n, n)."""
        self.figures = ConfusionFigures(counts)
        if self._cursor is not None:
            self._read_out(spoken=False)
        self.update()

    @property
    def reading(self) -> str:
        """What the cursor tells, "" without one."""
        return self._label.text if self._label.isVisibleTo(self) else ""

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Confusion matrix: rows are classes, columns what they are told as"))
        self._corner = self.tr("class ↓")
        self._across = {False: self.tr("told as →"), True: self.tr("told as →, in % of the class")}
        self._recall, self._precision = self.tr("recall"), self.tr("precision")
        self.update()

    def restyle(self) -> None:
        self.setFont(self.appearance.font(10.5))
        self._label.restyle()
        self._table, self._on_dark = shades(self.appearance.theme)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(240)), self._top() + self._rows_height() + self._line() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    # -- places ----------------------------------------------------------------------------------------------------

    @property
    def numbered(self) -> bool:
        """Whether the cells are large enough for numbers."""
        return len(self._names) <= MOST_NUMBERED

    def cell(self, row: int, column: int) -> QRect:
        """The place of a cell; row n is the precision of each column, column n the recall of each row."""
        n, grid = len(self._names), self._grid()
        left, right = (grid.left() + round(grid.width() * (column + i) / n) for i in (0, 1))
        top, bottom = (grid.top() + round(grid.height() * (row + i) / n) for i in (0, 1))
        if column == n:
            left, right = grid.right() + 1 + self._gap(), grid.right() + 1 + self._gap() + self._right_margin()
        if row == n:
            top, bottom = grid.bottom() + 2, grid.bottom() + 2 + self._line()
        return QRect(left, top, right - left, bottom - top)

    def _at(self, place: QPoint) -> tuple[int, int] | None:
        n, grid = len(self._names), self._grid()
        # a pixel belongs to the cell that its middle is in
        row = (2 * (place.y() - grid.top()) + 1) * n // (2 * max(grid.height(), 1))
        column = (2 * (place.x() - grid.left()) + 1) * n // (2 * max(grid.width(), 1))
        if row < 0 or column < 0 or place.x() >= self.cell(0, n).right() or place.y() > self.cell(n, 0).bottom():
            return None
        return min(row, n), min(column, n)

    def _grid(self) -> QRect:
        left = self._left_margin()
        room = self.width() - left - self._gap() - self._right_margin()
        return QRect(
            left, self._top(), min(room, round(self.appearance.px(WIDEST_CELL * len(self._names)))), self._rows_height()
        )

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
        painter = QPainter(self)
        self._paint_cells(painter)
        self._paint_words(painter)
        theme = self.appearance.theme
        if self._cursor is not None:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.cell(*self._cursor).adjusted(0, 0, -1, -1))
        elif self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(self._grid().adjusted(-1, -1, 1, 1))
        painter.end()

    def _paint_cells(self, painter: QPainter) -> None:
        n, grid, theme = len(self._names), self._grid(), self.appearance.theme
        places = (np.sqrt(self.figures.shares) * (SHADES - 1)).astype(int)  # few mistakes are to be seen as well
        pixels = np.ascontiguousarray(self._table[places])
        painter.drawImage(grid, QImage(pixels.data, n, n, 4 * n, QImage.Format.Format_RGB32))
        painter.setPen(QColor(theme.border))
        painter.drawRect(grid.adjusted(0, 0, -1, -1))
        if not self.numbered:
            return
        for i in range(1, n):
            painter.drawLine(grid.left(), self.cell(i, 0).top(), grid.right(), self.cell(i, 0).top())
            painter.drawLine(self.cell(0, i).left(), grid.top(), self.cell(0, i).left(), grid.bottom())
        text, light, centre = QColor(theme.text), QColor(theme.onaccent), Qt.AlignmentFlag.AlignCenter
        painter.setFont(self.font())
        in_percent = self.in_percent
        for row, column in zip(*np.nonzero(self.figures.counts), strict=True):
            painter.setPen(light if self._on_dark[places[row, column]] else text)
            painter.drawText(self.cell(row, column), centre, self._written(row, column, in_percent))

    def _paint_words(self, painter: QPainter) -> None:
        n, line, theme = len(self._names), self._line(), self.appearance.theme
        grid, metrics = self._grid(), self.fontMetrics()
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle, elide = Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideRight
        painter.setFont(self.font())
        painter.setPen(QColor(theme.muted))
        recall = self.cell(0, n)
        across = metrics.elidedText(self._across[self.in_percent], elide, grid.width())
        painter.drawText(QRect(grid.left(), 0, grid.width(), line), left | middle, across)
        painter.drawText(QRect(0, 0, grid.left(), line), left | middle, self._corner)
        painter.drawText(QRect(recall.left(), 0, recall.width(), line), right | middle, self._recall)
        painter.drawText(QRect(0, self.cell(n, 0).top(), grid.left(), line), left | middle, self._precision)
        painter.setPen(QColor(theme.text))
        if self.numbered:
            centre, roomy = Qt.AlignmentFlag.AlignCenter, metrics.horizontalAdvance(number_format.percent(1))
            above = heads(self._names, metrics, self.cell(0, 0).width() - 2)
            for i, name in enumerate(self._names):
                row, column = self.cell(i, 0), self.cell(0, i)
                name_room = grid.left() - self._gap()
                shown = metrics.elidedText(name, elide, name_room)
                painter.drawText(QRect(0, row.top(), name_room, row.height()), left | middle, shown)
                painter.drawText(QRect(column.left(), line, column.width(), line), centre, above[i])
                painter.drawText(self.cell(i, n), right | middle, share_text(self.figures.recall(i), roomy=True))
                painter.drawText(
                    self.cell(n, i), centre, share_text(self.figures.precision(i), roomy=column.width() > roomy)
                )
        else:
            self._paint_margins(painter)
        painter.setFont(self.appearance.font(10.5, bold=True))
        painter.drawText(self.cell(n, n), right | middle, share_text(self.figures.accuracy(), roomy=True))

    def _paint_margins(self, painter: QPainter) -> None:
        """Recall and precision of many classes: bars from the matrix outwards, full length for all right."""
        n, theme = len(self._names), self.appearance.theme
        for i in range(n):
            recall, precision = self.cell(i, n), self.cell(n, i)
            for place, share, upright in (
                (recall, self.figures.recall(i), False),
                (precision, self.figures.precision(i), True),
            ):
                if share != share:
                    continue
                whole = QRectF(place)
                bar = QRectF(whole)
                if upright:
                    bar.setHeight(whole.height() * share)
                else:
                    bar.setWidth(whole.width() * share)
                painter.fillRect(whole, QColor(theme.raised))
                painter.fillRect(bar, QColor(theme.ctl))

    @property
    def in_percent(self) -> bool:
        """Whether the cells show shares, because some count is too long for them."""
        widest = self.fontMetrics().horizontalAdvance(number_format.count(int(self.figures.counts.max(initial=0))))
        return self.numbered and widest > self.cell(0, 0).width() - 1

    def _written(self, row: int, column: int, in_percent: bool) -> str:
        if in_percent:
            return f"{100 * self.figures.shares[row, column]:.0f}"
        return number_format.count(int(self.figures.counts[row, column]))

    # -- the cursor ------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in KEYS:
            event.accept()  # with the focus here the arrows are the cursor's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, n = Qt.Key(event.key()), len(self._names)
        if key not in KEYS or (key == Qt.Key.Key_Escape and self._cursor is None):
            event.ignore()
        elif key == Qt.Key.Key_Escape:
            self._put_cursor_away()
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
        at = self._at(event.position().toPoint())
        if at is None:
            self._put_cursor_away()
        elif at != self._cursor:
            self._cursor = at
            self._read_out(spoken=False)

    def leaveEvent(self, event: QEvent) -> None:
        self._put_cursor_away()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put_cursor_away()

    def _put_cursor_away(self) -> None:
        self._cursor = None
        self._label.hide()
        self.update()

    def _read_out(self, *, spoken: bool) -> None:
        assert self._cursor is not None
        text = self._words.reading(self.figures, self._names, *self._cursor)
        self._label.show_at(text, self.cell(*self._cursor).center())
        self.setAccessibleDescription(text.replace("\n", ": "))
        if spoken:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleDescription()))
        self.update()
