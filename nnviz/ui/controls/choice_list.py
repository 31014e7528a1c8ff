"""The open list of a choice: its lines, perhaps with pictures, headings between them, and typing to find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nnviz.ui.controls.drawing import Role, px

CHOICE = Qt.ItemDataRole.UserRole
"""The Choice or Heading that a line of the list shows."""
ROW, HEADING, PICTURE, GAP = 24, 25, 26, 8  # px: heights, width of a picture, room beside it
CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen. `picture` is a line in the unit square, y upward; `words` find it as `text` does."""

    value: object
    text: str
    tooltip: str = ""
    picture: tuple[tuple[float, float], ...] = ()
    words: tuple[str, ...] = ()

    def rank(self, typed: str) -> int | None:
        """How well it matches what was typed: 0 is best, None not at all."""
        names = [name.casefold() for name in (self.text, *self.words)]
        wanted = typed.casefold()
        tests = (
            names[0].startswith(wanted),
            any(name.startswith(wanted) for name in names),
            any(part.startswith(wanted) for name in names for part in name.split("_")),
            any(wanted in name for name in names),
        )
        return next((rank for rank, holds in enumerate(tests) if holds), None)

    def other_name(self, typed: str) -> str:
        """The word by which it was found, where its text does not tell why."""
        wanted = typed.casefold()
        found = (word for word in self.words if wanted in word.casefold())
        return "" if not typed or wanted in self.text.casefold() else next(found, "")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the choices below it have in common; it cannot be chosen."""

    text: str


class ChoiceList(QListView):
    """Letters go to the line that matches them best, each more precisely; Backspace takes the last one back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typed = ""
        self.setItemDelegate(ChoiceDelegate(self))

    def forget(self) -> None:
        """Nothing has been typed."""
        self.typed = ""
        self.viewport().update()

    def choice(self, index: Index) -> Choice | Heading | None:
        chosen: Choice | Heading | None = index.data(CHOICE)
        return chosen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a heading does nothing; without this it would close the list. See ChoiceField."""
        if event.type() not in CLICKS or not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        return isinstance(self.choice(self.indexAt(event.position().toPoint())), Heading)

    def keyboardSearch(self, search: str) -> None:
        """Qt's own finds only what begins with the letters."""
        self._find(self.typed + search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and self.typed:
            self._find(self.typed[:-1])
        elif event.key() == Qt.Key.Key_Space and not self.typed:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _find(self, typed: str) -> None:
        """Go to the best match; what matches nothing is not taken."""
        ranked: list[tuple[int, int]] = []
        for row in range(self.model().rowCount()):
            choice = self.choice(self.model().index(row, 0))
            rank = choice.rank(typed) if isinstance(choice, Choice) else None
            if rank is not None:
                ranked.append((rank, row))
        if ranked:
            self.typed = typed
            if typed:
                self.setCurrentIndex(self.model().index(min(ranked)[1], 0))
            self.viewport().update()


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a line; what does not match the typed letters is faint."""

    def __init__(self, shown: ChoiceList) -> None:
        super().__init__(shown)
        self._list = shown

    def width(self, lines: Sequence[Choice | Heading]) -> int:
        """Of the widest line, px."""
        one, metrics = px(self._list), self._list.fontMetrics()
        pictured = any(isinstance(line, Choice) and line.picture for line in lines)
        widest = max((metrics.horizontalAdvance(line.text) for line in lines), default=0)
        return round(widest + (GAP * 3 + (PICTURE + GAP if pictured else 0)) * one)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(self._list.choice(index), Heading)
        return QSize(0, round((HEADING if heading else ROW) * px(self._list)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, one = self._list.choice(index), px(self._list)
        rect = option.rect.adjusted(round(GAP * one), 0, round(-GAP * one), 0)
        painter.save()
        if isinstance(line, Heading):
            self._paint_heading(painter, option, rect, line, first=index.row() == 0)
        elif line is not None:
            self._paint_choice(painter, option, rect, line)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Heading, *, first: bool
    ) -> None:
        palette, one = self._list.palette(), px(self._list)
        if not first:
            painter.setPen(palette.color(Role.Midlight))
            top = option.rect.top() + round(3 * one)
            painter.drawLine(option.rect.left(), top, option.rect.right(), top)
        font = QFont(self._list.font())
        font.setPixelSize(max(1, round(10.5 * one)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setOpacity(0.75)  # still AA on both themes
        painter.setPen(palette.color(Role.Text))
        painter.drawText(rect.adjusted(0, round(5 * one), 0, 0), Qt.AlignmentFlag.AlignVCenter, line.text)

    def _paint_choice(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Choice) -> None:
        palette, one, typed = self._list.palette(), px(self._list), self._list.typed
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = Role.HighlightedText if selected else Role.Text
        if typed and line.rank(typed) is None:
            role = Role.PlaceholderText
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(Role.Highlight))
            painter.drawRoundedRect(QRectF(option.rect), 3, 3)
        colour = palette.color(QPalette.ColorGroup.Active, role)
        if line.picture:
            self._paint_picture(painter, rect, line, QPen(colour, 1.4 * one))
            rect = rect.adjusted(round((PICTURE + GAP) * one), 0, 0, 0)
        painter.setPen(colour)
        painter.setFont(self._list.font())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, line.text)
        metrics, at = self._list.fontMetrics(), line.text.casefold().find(typed.casefold()) if typed else -1
        other = line.other_name(typed)
        if other:
            left = round(metrics.horizontalAdvance(line.text) + GAP * one)
            room = rect.adjusted(left, 0, 0, 0)
            shown = metrics.elidedText(other, Qt.TextElideMode.ElideRight, room.width())
            painter.setPen(palette.color(QPalette.ColorGroup.Active, Role.PlaceholderText))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if at >= 0:
            left = rect.left() + metrics.horizontalAdvance(line.text[:at])
            right = rect.left() + metrics.horizontalAdvance(line.text[: at + len(typed)])
            y = rect.center().y() + metrics.ascent() // 2 + round(2 * one)
            painter.setPen(QPen(colour, 1.5 * one))
            painter.drawLine(left, y, right, y)

    def _paint_picture(self, painter: QPainter, rect: QRect, line: Choice, pen: QPen) -> None:
        one = px(self._list)
        width, height = PICTURE * one, 15 * one
        left, bottom = rect.left(), rect.center().y() + height / 2
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(left + x * width, bottom - y * height) for x, y in line.picture]))
