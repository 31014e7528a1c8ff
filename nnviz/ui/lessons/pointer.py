"""Shows a place of the window: an outline around it and an arrow to it, gone after a moment or with Esc.

It takes no events: what is pointed at can be used meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QPolygonF, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from nnviz.ui.ink import colour
from nnviz.ui.theme import Appearance

SHOWN = 5000  # ms
FOLLOW = 50  # ms between two looks at where the place is
AROUND = 5.0  # px between the place and its outline
ARROW = 34.0  # px


class Pointer(QWidget):
    """Lies over all of `window`; its arrow keeps clear of `text` at the right edge, where the lesson is read."""

    def __init__(self, appearance: Appearance, window: QWidget, text: QWidget) -> None:
        super().__init__(window)
        self._text = text
        self._appearance = appearance
        self._target: QWidget | None = None
        self._part: QRect | None = None
        self.place = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._end = QTimer(self, singleShot=True, interval=SHOWN)
        self._end.timeout.connect(self.end)
        self._follow = QTimer(self, interval=FOLLOW)
        self._follow.timeout.connect(self._look)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self.end)
        self._escape.activatedAmbiguously.connect(self.end)
        self.hide()

    def point_at(self, target: QWidget, part: QRect | None = None) -> None:
        """Bring `target` (or a `part` of it, in its own coordinates) into view and show where it is."""
        self._target, self._part = target, part
        reveal(target, part)
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self._end.start()
        self._follow.start()
        self._look()

    def end(self) -> None:
        self._target = None
        self._end.stop()
        self._follow.stop()
        self.hide()

    def _look(self) -> None:
        """The place may move, for the window's layout settles or the user resizes it; hidden it is no more."""
        target = self._target
        try:
            gone = target is None or not target.isVisible()
        except RuntimeError:  # deleted meanwhile
            gone = True
        if gone or target is None:
            self.end()
            return
        inner = target.rect() if self._part is None else self._part.intersected(target.rect())
        place = QRect(target.mapTo(self.parentWidget(), inner.topLeft()), inner.size())
        around = round(self._appearance.px(AROUND))
        place = place.adjusted(-around, -around, around, around).intersected(self.parentWidget().rect())
        if self.geometry() != self.parentWidget().rect():
            self.setGeometry(self.parentWidget().rect())
        if place != self.place:
            self.place = place
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.place).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(colour(theme.panel), px(7)))
        painter.drawRoundedRect(outline, px(5), px(5))
        painter.setPen(QPen(colour(theme.accent), px(3)))
        painter.drawRoundedRect(outline, px(5), px(5))
        self._paint_arrow(painter, outline)
        painter.end()

    def _paint_arrow(self, painter: QPainter, outline: QRectF) -> None:
        """From the side with the most room."""
        theme, px = self._appearance.theme, self._appearance.px
        right = self.width() - (self._text.width() if self._text.isVisible() else 0)
        room = {
            (-1, 0): outline.left(),
            (1, 0): right - outline.right(),
            (0, -1): outline.top(),
            (0, 1): self.height() - outline.bottom(),
        }
        (dx, dy), most = max(room.items(), key=lambda side: side[1])
        if most < px(ARROW) + 4:
            return
        tip = QPointF(
            outline.center().x() + dx * (outline.width() / 2 + px(4)),
            outline.center().y() + dy * (outline.height() / 2 + px(4)),
        )
        length, half, stem = px(ARROW), px(9), px(2.5)
        neck = px(14)

        def at(along: float, across: float) -> QPointF:
            return QPointF(tip.x() + dx * along - dy * across, tip.y() + dy * along + dx * across)

        shape = QPolygonF(
            [
                *(at(0, 0), at(neck, half), at(neck, stem), at(length, stem)),
                *(at(length, -stem), at(neck, -stem), at(neck, -half)),
            ]
        )
        painter.setPen(QPen(colour(theme.panel), px(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(colour(theme.accent))
        painter.drawPolygon(shape)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(shape)


def reveal(target: QWidget, part: QRect | None = None) -> None:
    """Scroll every area around `target` so that it is in view."""
    inner = target.rect() if part is None else part
    around: QObject | None = target.parent()
    while isinstance(around, QWidget):
        if isinstance(around, QScrollArea) and around.widget() is not None and around.widget().isAncestorOf(target):
            content = around.widget()
            if content.layout() is not None:
                content.layout().activate()
            top, bottom = (target.mapTo(content, point) for point in (inner.topLeft(), inner.bottomRight()))
            for point in (bottom, top):  # the upper left last: of what is larger than the view the beginning is seen
                around.ensureVisible(point.x(), point.y(), 12, 12)
        around = around.parent()
