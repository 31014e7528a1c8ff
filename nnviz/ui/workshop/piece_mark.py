"""The mark of a piece beside its numbers."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.ink import colour
from nnviz.ui.painting import errors_told
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.sprites import draw_mark
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.painting import hollow
from nnviz.ui.workshop.words import z


class PieceMark(QWidget):
    """The shape and the symbol of a line: ● z₁. A dead piece is hollow and grey."""

    def __init__(self, piece: int, appearance: Appearance) -> None:
        super().__init__()
        self.piece = piece
        self.dead = False
        self._appearance = appearance
        self._labels = LabelCache()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_dead(self, dead: bool) -> None:
        if dead != self.dead:
            self.dead = dead
            self.update()

    def restyle(self) -> None:
        self._labels.clear()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._appearance.px
        return QSize(round(px(38)), round(px(24)))

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, theme = QPainter(self), self._appearance.px, self._appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.dead:
            painter.setPen(hollow(theme.ctl))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.pieces[self.piece]))
        draw_mark(painter, self.piece, px(7), self.height() / 2, px(5))
        label = self._labels.plain(
            z(self.piece), self._appearance.font(12, bold=True), theme.text, None, self.devicePixelRatioF()
        )
        draw_label(
            painter, label, px(17), self.height() / 2, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        painter.end()
