"""The widget that the staves are painted on, in pixels. It only paints: mouse and keys are the score's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui.painting import errors_told
from nnviz.ui.score.stave import Stave


class Canvas(QWidget):
    """One widget for all staves, and one call of Qt into Python for a frame; graphics items would need three each.

    The staves cover all of it: nothing is painted below them.
    """

    def __init__(self, staves: Sequence[Stave], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._staves = tuple(staves)
        for stave in staves:
            stave.canvas = self
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = event.region()  # not its bounds: between two staves that move, one may stand still
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for stave in self._staves:
                top, height = stave.rows
                if shown.intersects(QRect(0, top, self.width(), height)):
                    stave.paint(painter)
        finally:
            painter.end()
