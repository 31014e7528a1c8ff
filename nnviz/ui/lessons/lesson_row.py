"""One lesson of the list: its title, what it is about, and how much of it is done, as a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from nnviz.training.lessons.lesson import Lesson
from nnviz.ui.card import wrapped
from nnviz.ui.ink import colour, pen
from nnviz.ui.lessons.markup import plain
from nnviz.ui.theme import Appearance

PADDING, LINE, MOST_LINES = 12, 17, 3  # px, px, lines
BAR = 4.0  # px


class LessonRow(QAbstractButton):
    def __init__(self, appearance: Appearance, lesson: Lesson, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance, self.lesson = appearance, lesson
        self._title = self._about = self._progress = ""
        self._lines: list[str] = []
        self._share = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_lesson(self, language: str, progress: str, share: float) -> None:
        """`progress` in words, `share` of the steps that are done."""
        self._title, self._about = self.lesson.title.of(language), plain(self.lesson.about.of(language))
        self._progress, self._share = progress, share
        self.setAccessibleName(f"{self._title}, {progress}")
        self.setAccessibleDescription(self._about)
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """As high as its text needs at this width."""
        px = self.appearance.px
        inner = width - 2 * round(px(PADDING))
        self._lines = wrapped(self._about, self.appearance.font(), inner, MOST_LINES) if inner > 0 else []
        self.setFixedHeight(round(px(2 * PADDING + LINE * (len(self._lines) + 1) + 12)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(240)), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour(theme.sel if self.isDown() else theme.raised if self.underMouse() else theme.panel))
        painter.setPen(pen(theme.accent, 2) if self.hasFocus() else pen(theme.border))
        inset = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), px(4), px(4))
        left, ascent, right = round(px(PADDING)), round(px(PADDING + 11)), self.width() - round(px(PADDING))
        painter.setPen(colour(theme.text))
        painter.setFont(self.appearance.font(12, bold=True))
        painter.drawText(left, ascent, self._title)
        painter.setFont(self.appearance.font(11))
        painter.setPen(colour(theme.ok_text if self._share >= 1 else theme.muted))
        painter.drawText(right - painter.fontMetrics().horizontalAdvance(self._progress), ascent, self._progress)
        painter.setPen(colour(theme.muted))
        painter.setFont(self.appearance.font())
        for number, text in enumerate(self._lines, 1):
            painter.drawText(left, round(ascent + px(2 + number * LINE)), text)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(left, self.height() - px(12), right - left, px(BAR))
        for share, ink in ((1.0, theme.raised), (self._share, theme.ok_text)):
            if share > 0:
                painter.setBrush(colour(ink))
                painter.drawRoundedRect(QRectF(bar.x(), bar.y(), bar.width() * share, bar.height()), px(2), px(2))
        painter.end()
