"""The mark of a walk beside words: its shape, its colour and its kind of line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.descent.trails import TrailPainter
from nnviz.ui.painting import errors_told
from nnviz.ui.theme import Appearance


class RunMark(QWidget):
    def __init__(self, run: int, appearance: Appearance) -> None:
        super().__init__()
        self.run = run
        self._appearance = appearance
        self._trails = TrailPainter(appearance)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_run(self, run: int) -> None:
        if run != self.run:
            self.run = run
            self.update()

    def restyle(self) -> None:
        self._trails.restyle()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._appearance.px
        return QSize(round(px(34)), round(px(20)))

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = round(self.height() / 2)
        painter.setPen(self._trails.line(self.run))
        painter.drawLine(1, middle, self.width() - 1, middle)
        self._trails.paint_now(painter, self.run, self.width() / 2, middle, chosen=False)
        painter.end()
