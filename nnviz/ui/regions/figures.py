"""Texts that change with every picture, painted: a label that is given another text has its whole column laid out."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.ink import colour
from nnviz.ui.painting import errors_told
from nnviz.ui.theme import Appearance

LINE, SPACE = 18.0, 8.0  # px
LEAST_WIDTH = 120.0  # px; narrower it has not been laid out yet


class HeadLine(QWidget):
    """A bold word and a muted remark behind it, on one line. `to_right`: both stand at its right end."""

    def __init__(self, appearance: Appearance, *, to_right: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance, self._to_right = appearance, to_right
        self.text = self.remark = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.restyle()

    def tell(self, text: str, remark: str) -> None:
        if (text, remark) != (self.text, self.remark):
            self.text, self.remark = text, remark
            self.setAccessibleName(f"{text}, {remark}" if remark else text)
            self.update()

    def restyle(self) -> None:
        # Kept, for to make such values eight times a second costs more than to draw the texts.
        self._font, self._small = self._appearance.font(12, bold=True), self._appearance.font(11)
        self._metrics, self._small_metrics = QFontMetrics(self._font), QFontMetrics(self._small)
        self.setFixedHeight(round(self._appearance.px(LINE)))
        self.update()

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, middle = QPainter(self), self._appearance.theme, Qt.AlignmentFlag.AlignVCenter
        word, height = self._metrics.horizontalAdvance(self.text), self.height()
        space = round(self._appearance.px(SPACE)) if self.remark else 0
        room, remark = max(self.width() - word - space, 0), self.remark
        wide = self._small_metrics.horizontalAdvance(remark)
        if wide > room:
            remark = self._small_metrics.elidedText(remark, Qt.TextElideMode.ElideRight, room)
            wide = self._small_metrics.horizontalAdvance(remark)
        left = room - wide if self._to_right else 0
        painter.setFont(self._font)
        painter.setPen(colour(theme.text))
        painter.drawText(left, 0, word, height, middle, self.text)
        painter.setFont(self._small)
        painter.setPen(colour(theme.muted))
        painter.drawText(left + word + space, 0, room, height, middle, remark)
        painter.end()


class FigureText(QWidget):
    """A few lines of rich text, wrapped where there is no room; as high as the lines that are reserved for it."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._lines = 1
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tell(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self._document.setHtml(text)
            self.setAccessibleDescription(self._document.toPlainText().replace("\n", "; "))
            self._document.setTextWidth(max(self.width(), 1))
            needed = ceil(self._document.size().height() / self._appearance.px(LINE) - 0.2)
            if self.width() > self._appearance.px(LEAST_WIDTH) and needed > self._lines:
                self.reserve(needed)  # and keep it: what comes next may be as long
            self.update()

    def reserve(self, lines: int) -> None:
        """Room for so many lines at least."""
        if lines > self._lines:
            self._lines = lines
            self.restyle()

    def restyle(self) -> None:
        self._document.setDefaultFont(self._appearance.font(12))
        self.setFixedHeight(round(self._appearance.px(LINE * self._lines)))
        self.update()

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text:
            return
        painter = QPainter(self)
        self._document.setTextWidth(self.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self._appearance.theme.text))
        context.palette = palette
        self._document.documentLayout().draw(painter, context)
        painter.end()
