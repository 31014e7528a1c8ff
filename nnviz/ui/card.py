"""A card of the right column: an icon, a title and a few lines of why, in the colours of its severity.

It keeps the height it once needed while it tells of the same thing, so that nothing below it jumps.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from nnviz.ui.icons import icon
from nnviz.ui.theme import Appearance

TITLE_LINES, BODY_LINES = 2, 6
ICONS = {"ok": "check", "warning": "warning", "danger": "danger", "paused": "pause", "stopped": "flag", "ready": "run"}


class Card(QWidget):
    """`tell` says what is on it. A card about a layer (from 0) is a button: `chosen` gives the layer."""

    chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._kind = "paused"
        self._loud = False
        self._title = self._body = ""
        self._layer: int | None = None
        self._subject: object = None
        self._tallest = 0
        self._icon = QIcon()

    @property
    def kind(self) -> str:
        return self._kind

    @property
    def title(self) -> str:
        return self._title

    @property
    def body(self) -> str:
        return self._body

    def tell(self, kind: str, title: str, body: str, *, subject: object, loud: bool, layer: int | None = None) -> None:
        """`kind` is ok, warning, danger, paused, stopped or ready; only a loud card is filled with the kind's colour.

        `subject` is equal as long as the card tells of the same thing with other figures.
        """
        told = (kind, title, body, loud)
        if subject != self._subject:
            self._subject, self._tallest = subject, 0
        if (layer is None) != (self._layer is None):
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus if layer is None else Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor if layer is None else Qt.CursorShape.PointingHandCursor)
        self._layer = layer
        if told == (self._kind, self._title, self._body, self._loud):
            return
        self._kind, self._title, self._body, self._loud = told
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        self._icon = icon(ICONS[kind], self._colours()[2])
        self._fit()
        self.update()

    def restyle(self) -> None:
        self._tallest = 0
        self._icon = icon(ICONS[self._kind], self._colours()[2])
        self._fit()
        self.update()

    # -- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._tallest = 0
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        fill, edge, ink = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else QPen(QColor(edge), 1))
        inset = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), px(4), px(4))
        padding, line = self._padding(), self._line()
        title, body = self._lines(self.width())
        side = round(px(16))
        self._icon.paint(painter, QRect(padding, padding + (line - side) // 2, side, side))
        painter.setPen(QColor(ink))
        top = self._write(painter, title, self._title_font(), padding + side + round(px(6)), padding)
        painter.setPen(QColor(theme.text))
        self._write(painter, body, self.appearance.font(), padding, top + round(px(2)))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._choose()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the release would go to the widget below

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # -- its parts

    def _fit(self) -> None:
        title, body = self._lines(self.width())
        between = round(self.appearance.px(2)) if body else 0
        height = 2 * self._padding() + self._line() * (len(title) + len(body)) + between
        self._tallest = max(self._tallest, height)
        self.setFixedHeight(self._tallest)

    def _choose(self) -> None:
        if self._layer is not None:
            self.chosen.emit(self._layer)

    def _colours(self) -> tuple[str, str, str]:
        """Fill, edge, and the ink of icon and title."""
        theme = self.appearance.theme
        if not self._loud:
            return theme.panel, theme.border, theme.text
        return {
            "ok": (theme.ok_fill, theme.border, theme.ok_text),
            "warning": (theme.warning_fill, theme.warning_edge, theme.warning_text),
            "danger": (theme.danger_fill, theme.danger_edge, theme.danger_text),
        }.get(self._kind, (theme.panel, theme.border, theme.text))

    def _padding(self) -> int:
        return round(self.appearance.px(10))

    def _line(self) -> int:
        return round(self.appearance.px(17))

    def _title_font(self) -> QFont:
        return self.appearance.font(12, bold=True)

    def _lines(self, width: int) -> tuple[list[str], list[str]]:
        inner = width - 2 * self._padding()
        beside_icon = inner - round(self.appearance.px(22))
        title = wrapped(self._title, self._title_font(), beside_icon, TITLE_LINES)
        return title, wrapped(self._body, self.appearance.font(), inner, BODY_LINES)

    def _write(self, painter: QPainter, lines: list[str], font: QFont, left: int, top: int) -> int:
        """Write lines down from `top`; where the next one would begin."""
        painter.setFont(font)
        metrics, line = QFontMetricsF(font), self._line()
        for number, text in enumerate(lines):
            baseline = top + number * line + (line + metrics.capHeight()) / 2
            painter.drawText(QPointF(left, round(baseline)), text)
        return top + len(lines) * line


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """The text in at most `most` lines of `width` px; what does not fit ends in an ellipsis."""
    if not text or width <= 0:
        return []
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            rest = text[start:]
            lines.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
