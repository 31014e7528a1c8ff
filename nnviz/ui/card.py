"""A card of the right column: an icon, a title and a few lines of why, in the colours of its severity; what can be done
stands below as buttons.

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
from nnviz.ui.link import Link
from nnviz.ui.remedy_button import RemedyButton
from nnviz.ui.theme import Appearance

TITLE_LINES, BODY_LINES = 2, 4
GAP = 8.0  # px between buttons, and above them
ICONS = {"ok": "check", "warning": "warning", "danger": "danger", "paused": "pause", "stopped": "flag", "ready": "run"}


class Card(QWidget):
    """`tell` says what is on it. A card about a layer (from 0) is a button: `chosen` gives the layer.

    opened     a brief card, of which only the title is seen, is to show all it says
    linked     the word that leads to what shows the fact was clicked
    applied    the remedy was; other_chosen: the other way was
    pointed    one of these two is pointed at, or no more
    """

    chosen = Signal(int)
    opened = Signal()
    linked = Signal()
    applied = Signal()
    other_chosen = Signal()
    pointed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._kind = "paused"
        self._loud = self._brief = False
        self._title = self._body = self._since = ""
        self._layer: int | None = None
        self._subject: object = None
        self._told: tuple[object, ...] = ()
        self._tallest = 0
        self._icon = QIcon()
        self.link = Link(appearance, self)
        self.primary, self.other = RemedyButton(self), RemedyButton(self)
        self.primary.setProperty("role", "primary")
        self.link.clicked.connect(self.linked)
        self.primary.clicked.connect(self.applied)
        self.other.clicked.connect(self.other_chosen)
        for button in (self.primary, self.other):
            button.pointed.connect(self.pointed)
        for child in (self.link, self.primary, self.other):
            child.hide()

    @property
    def is_pointed_at(self) -> bool:
        """Whether mouse or keyboard are at its remedy."""
        return self.primary.is_pointed_at or self.other.is_pointed_at

    @property
    def kind(self) -> str:
        return self._kind

    @property
    def title(self) -> str:
        return self._title

    @property
    def body(self) -> str:
        return self._body

    @property
    def since(self) -> str:
        return self._since

    def tell(
        self,
        kind: str,
        title: str,
        body: str,
        *,
        subject: object,
        loud: bool,
        layer: int | None = None,
        since: str = "",
        link: str = "",
        remedy: str = "",
        other: str = "",
        brief: bool = False,
    ) -> None:
        """`kind` is ok, warning, danger, paused, stopped or ready; only a loud card is filled with the kind's colour.

        `subject` is equal as long as the card tells of the same thing with other figures. `since`, `link`, `remedy` and
        `other` are the words below; what is empty is not there.
        """
        description = f"{body} {since}".strip()
        if brief:
            body = since = link = remedy = other = ""
        told = (kind, title, body, loud, since, link, remedy, other, brief)
        if (subject, brief) != self._subject:
            self._subject, self._tallest = (subject, brief), 0
        pressed = brief or layer is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if pressed else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if pressed else Qt.CursorShape.ArrowCursor)
        self._layer, self._brief = layer, brief
        self.setAccessibleDescription(description)
        if told == self._told:
            return
        self._told = told
        self._kind, self._title, self._body, self._loud, self._since = told[:5]
        self.setAccessibleName(title)
        for child, text in ((self.link, link), (self.primary, remedy), (self.other, other)):
            child.setText(text)
            child.setAccessibleName(text)
            child.setAccessibleDescription(title)
            child.setVisible(bool(text))
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
        if self._brief:
            sign = icon("chevron-right", theme.muted)
            sign.paint(painter, QRect(self.width() - padding - side, padding + (line - side) // 2, side, side))
        painter.setPen(QColor(ink))
        top = self._write(painter, title, self._title_font(), padding + side + round(px(6)), padding)
        painter.setPen(QColor(theme.text))
        top = self._write(painter, body, self.appearance.font(), padding, top + round(px(2)))
        if self._since:
            painter.setPen(QColor(theme.muted))
            self._write(painter, [self._since], self.appearance.font(11), padding, top + round(px(2)))
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
        """Place what stands below the words, and be as high as all that needs."""
        px = self.appearance.px
        title, body = self._lines(self.width())
        bottom = self._padding() + self._line() * (len(title) + len(body)) + (round(px(2)) if body else 0)
        if self._since or not self.link.isHidden():
            size = self.link.sizeHint()
            middle = bottom + round(px(2)) + self._line() / 2
            self.link.resize(size)
            self.link.move(self.width() - self._padding() - size.width(), round(middle - size.height() / 2))
            bottom += round(px(2)) + self._line()
        bottom = self._place_buttons(bottom)
        self._tallest = max(self._tallest, bottom + self._padding())
        self.setFixedHeight(self._tallest)

    def _place_buttons(self, top: int) -> int:
        """One beside the other, or below it where it is too wide; where they end."""
        gap, left = round(self.appearance.px(GAP)), self._padding()
        room = max(self.width() - 2 * left, 1)
        x, height = left, 0
        for button in (self.primary, self.other):
            if button.isHidden():
                continue
            button.setFont(self.appearance.font(12, bold=button is self.primary))
            size = button.sizeHint()
            if not height:
                top += gap
            elif x + size.width() > left + room:
                x, top = left, top + height + gap
            height = size.height()
            button.setGeometry(x, top, min(size.width(), room), height)
            x += size.width() + gap
        return top + height

    def _choose(self) -> None:
        layer = self._layer
        if self._brief:
            self.opened.emit()
        if layer is not None:
            self.chosen.emit(layer)

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
        beside_icon = inner - round(self.appearance.px(44 if self._brief else 22))
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
