"""What the colours of a decision map mean: a bar with the ends of the range, or the names of the classes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnviz.ui.colour_map import ENTRIES, class_colours, signed_table
from nnviz.ui.ink import colour, pen
from nnviz.ui.map.marks import draw_mark
from nnviz.ui.map.scale import OutputScale
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.plot import KEYS
from nnviz.ui.theme import Appearance


class ColourBar(QWidget):
    """An upright bar in the map's colours, the written ends of its range above and below."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._ends = ("", "")
        self._places = (-1.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_scale(self, scale: OutputScale, low: str, high: str) -> None:
        """`low` and `high` are the ends as text."""
        self._ends = (low, high)
        self._places = tuple(scale.position(np.array([scale.low, scale.high])).tolist())
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.setFont(self.appearance.font(10.5))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        written = max(self.fontMetrics().horizontalAdvance(end) for end in self._ends)
        return QSize(max(round(self.appearance.px(26)), written + round(self.appearance.px(8))), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self.fontMetrics().height()
        middle = self.width() - max(self.fontMetrics().horizontalAdvance(end) for end in self._ends) / 2
        middle = min(middle, self.width() - self.appearance.px(8))
        bar = QRectF(middle - self.appearance.px(4), line + 2, self.appearance.px(8), self.height() - 2 * line - 4)
        table = signed_table(self.appearance.theme).view(np.uint8).reshape(ENTRIES, 4)
        gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        low, high = self._places
        for share in (0.0, -low / (high - low), 1.0):  # straight from end to grey to end
            if 0 <= share <= 1:
                place = (low + share * (high - low) + 1) / 2
                gradient.setColorAt(share, QColor(*table[round(place * (ENTRIES - 1))].tolist()))
        painter.fillRect(bar, gradient)
        painter.setPen(QColor(self.appearance.theme.muted))
        for text, top in ((self._ends[1], 0), (self._ends[0], self.height() - line)):
            width = self.fontMetrics().horizontalAdvance(text)
            left = min(round(middle - width / 2), self.width() - width)
            painter.drawText(QRect(left, top, width + 2, line), Qt.AlignmentFlag.AlignLeft, text)
        painter.end()


class ClassLegend(OwnKeys, QWidget):
    """The classes in lines of mark and name, at most three lines; what finds no room is counted: + 90.

    With notes it can be used: arrow keys and clicks choose a class, Escape or a second click none; the lines turn over
    to where the chosen one is, and "+ 90" turns to the next ones. `chosen`: another class is (from 0, or None).
    """

    own_keys = KEYS
    chosen = Signal(object)
    MOST_LINES = 3

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._names: tuple[str, ...] = ()
        self._notes: tuple[str, ...] = ()
        self._inks: Sequence[str] | None = None
        self._order: list[int] = []
        self._first = 0  # which of the order begins the first line
        self._chosen: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return self._names

    @property
    def shown(self) -> list[int]:
        """The classes that are to be read now."""
        return [number for number, _ in self._layout()[0]]

    def set_classes(
        self,
        names: Sequence[str],
        notes: Sequence[str] = (),
        order: Sequence[int] | None = None,
        inks: Sequence[str] | None = None,
    ) -> None:
        """`notes` say more about each class; `order` is the one they are shown in; `inks` are the colours if they are
        not those of the classes. None is chosen."""
        self._names, self._notes, self._inks = tuple(names), tuple(notes), inks
        self._order = list(range(len(names)) if order is None else order)
        self._first, self._chosen = 0, None
        self.setAccessibleName(", ".join(names))
        self.setAccessibleDescription("")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if notes else Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(bool(notes))
        self._fit()
        self.update()

    def set_notes(self, notes: Sequence[str]) -> None:
        """The same in another language."""
        self._notes = tuple(notes)

    def restyle(self) -> None:
        self.setFont(self.appearance.font(11))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self.appearance.theme, self.appearance.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, mark = self.fontMetrics(), px(8)
        colours = self._inks or class_colours(theme, len(self._names))
        entries, more = self._layout()
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, box in entries:
            if number == self._chosen:
                painter.fillRect(box, colour(theme.sel))
                if self.hasFocus():
                    painter.setPen(pen(theme.accent, 1.0))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(box.adjusted(0, 0, -1, -1))
            draw_mark(painter, number, colours[number], box.left() + px(2) + mark / 2, box.center().y() + 0.5, mark)
            painter.setPen(colour(theme.text if number == self._chosen else theme.muted))
            words = box.adjusted(round(px(2) + mark + px(4)), 0, 0, 0)
            name = metrics.elidedText(self._names[number], Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, middle, name)
        if more is not None:
            painter.setPen(colour(theme.muted))
            painter.drawText(more, middle, self._rest(len(entries)))
        if self.hasFocus() and self._chosen is None:
            painter.setPen(pen(theme.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    # -- choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        entries, more = self._layout()
        if not self._notes or event.button() != Qt.MouseButton.LeftButton:
            return
        if more is not None and more.contains(at):
            self._first = (self._first + len(entries)) % len(self._order)
            self.update()
        for number, box in entries:
            if box.contains(at):
                self._choose(None if number == self._chosen else number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        place = -1 if self._chosen is None else self._order.index(self._chosen)
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._choose(self._order[min(place + 1, len(self._order) - 1)])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._choose(self._order[max(place - 1, 0)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(self._order[0 if key == Qt.Key.Key_Home else -1])
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def claims(self, event: QKeyEvent) -> bool:
        return bool(self._notes) and super().claims(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._notes:
            entries, _ = self._layout()
            told = (self._told(number) for number, box in entries if box.contains(event.pos()))
            QToolTip.showText(event.globalPos(), next(told, ""), self)
            return True
        return super().event(event)

    def _choose(self, number: int | None) -> None:
        if number == self._chosen:
            return
        self._chosen = number
        if number is not None:
            while number not in self.shown:
                place = self._order.index(number)
                self._first = place if place < self._first else self._first + 1
        self.setAccessibleDescription("" if number is None else self._told(number))
        self.update()
        self.chosen.emit(number)

    def _told(self, number: int) -> str:
        return f"{self._names[number]}: {self._notes[number]}"

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # -- layout

    def _fit(self) -> None:
        entries, more = self._layout()
        bottom = max((box.bottom() + 1 for box in (*(box for _, box in entries), *([more] if more else ()))), default=0)
        lines = self.MOST_LINES * self._line() if more is not None else bottom
        self.setFixedHeight(max(lines, self._line()))

    def _line(self) -> int:
        return self.fontMetrics().height() + round(self.appearance.px(3))

    def _rest(self, entries: int) -> str:
        return f"+ {len(self._order) - entries}"

    def _layout(self) -> tuple[list[tuple[int, QRect]], QRect | None]:
        """The classes that find room, each with its box, and the box of "+ 90" if some do not."""
        room = self.fontMetrics().horizontalAdvance(self._rest(0)) + round(self.appearance.px(4))
        whole = self._filled(self._order, 0)
        if self._first == 0 and len(whole) == len(self._order):
            return whole, None
        entries = self._filled(self._order[self._first :], room)
        if not entries:
            return entries, None
        last = entries[-1][1]
        return entries, QRect(self.width() - room, last.top(), room, last.height())

    def _filled(self, order: Sequence[int], kept: int) -> list[tuple[int, QRect]]:
        """Entries from the upper left on; `kept` px at the end of the last line stay free."""
        px, line = self.appearance.px, self._line()
        entries = []
        left = top = 0
        for number in order:
            needed = round(px(18)) + self.fontMetrics().horizontalAdvance(self._names[number])
            if left and left + needed > self.width() - (kept if top == (self.MOST_LINES - 1) * line else 0):
                left, top = 0, top + line
            if top >= self.MOST_LINES * line:
                break
            entries.append((number, QRect(left, top, min(needed, self.width() - left), line)))
            left += needed + round(px(6))
        return entries
