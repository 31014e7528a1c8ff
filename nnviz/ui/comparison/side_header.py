"""The head of a side: its letter, how it is built, in what it differs. A click shows it on the other tabs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from nnviz.ui.card import wrapped
from nnviz.ui.comparison.marks import LETTERS, dashed, paint_badge, side_colour
from nnviz.ui.ink import colour, pen
from nnviz.ui.painting import errors_told
from nnviz.ui.theme import Appearance

BADGE, PADDING, LINE = 20, 6, 15  # px
LINES = 2  # of the difference


class SideHeader(QAbstractButton):
    """Checked: this side is the one that is shown elsewhere. The line under the letter has the dash of its curves."""

    def __init__(self, appearance: Appearance, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance, self._number = appearance, number
        self._built = self._differs = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def differs(self) -> str:
        return self._differs

    def tell(self, built: str, differs: str) -> None:
        self._built, self._differs = built, differs
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        shown = (
            self.tr("shown on the other tabs") if self.isChecked() else self.tr("click to show it on the other tabs")
        )
        self.setAccessibleName(self.tr("Side {letter}").format(letter=LETTERS[self._number]))
        self.setAccessibleDescription("; ".join(part for part in (self._built, self._differs, shown) if part))
        self.setToolTip("\n".join(part for part in (self._built, self._differs, shown) if part))
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(round(self.appearance.px(2 * PADDING + LINE * (1 + LINES))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(120)), self.minimumHeight())

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = theme.sel if self.isChecked() else theme.raised if self.underMouse() else theme.panel
        painter.setBrush(colour(fill))
        strong = self.hasFocus() or self.isChecked()
        painter.setPen(pen(theme.accent, 2 if self.hasFocus() else 1) if strong else pen(theme.border))
        inset = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), px(4), px(4))
        badge = QRectF(px(PADDING), px(PADDING), px(BADGE), px(BADGE))
        paint_badge(painter, self.appearance, self._number, badge)
        ink = side_colour(theme, self._number)
        painter.setPen(dashed(pen(ink, px(2)), self._number))
        y = round(badge.bottom() + px(8))
        painter.drawLine(round(badge.left()), y, round(badge.right()), y)
        left = round(badge.right() + px(8))
        self._write(painter, left, self.width() - left - round(px(PADDING)))
        painter.end()

    def _write(self, painter: QPainter, left: int, room: int) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        bold = self.appearance.font(12, bold=True)
        baseline = round(px(PADDING + 12))
        painter.setFont(bold)
        painter.setPen(colour(theme.text))
        painter.drawText(left, baseline, QFontMetrics(bold).elidedText(self._built, Qt.TextElideMode.ElideRight, room))
        font = self.appearance.font(11)
        painter.setFont(font)
        painter.setPen(colour(theme.muted))
        for number, text in enumerate(wrapped(self._differs, font, room, LINES), 1):
            painter.drawText(left, round(baseline + px(number * LINE)), text)
