"""The plot that a decision map is painted on: an image under the points, and a place that can be picked.

What is picked there, and what the image shows, its view says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from nnviz.ui.marked_axis import MarkedAxis
from nnviz.ui.plot import Plot
from nnviz.ui.regions.drawing import RegionsDrawing
from nnviz.ui.regions.plot_item import RegionsItem
from nnviz.ui.theme import LIGHT, Appearance


class MapPlot(Plot):
    """`picked`: the place at the cursor was clicked, or chosen with Enter. `resized`: the image has another size."""

    picked = Signal(float, float)
    resized = Signal()

    def __init__(self, appearance: Appearance, regions: RegionsDrawing, parent: QWidget | None = None) -> None:
        super().__init__(appearance, {side: MarkedAxis(side, appearance) for side in ("left", "bottom")}, parent)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.image = pg.ImageItem(axisOrder="row-major")
        self.image.hide()
        self.addItem(self.image, ignoreBounds=True)
        self._drawing = regions
        self.regions = RegionsItem(self.view_box, regions)
        self.addItem(self.regions, ignoreBounds=True)
        self.view_box.sigResized.connect(self.resized)

    def show_image(self, pixels: NDArray[np.uint8], box: tuple[float, float, float, float]) -> None:
        """RGBA bytes (s, s, 4), row 0 at the bottom, over `box` = x_min, x_max, y_min, y_max."""
        x_min, x_max, y_min, y_max = box
        self.image.setImage(pixels, autoLevels=False)
        self.image.setRect(QRectF(x_min, y_min, x_max - x_min, y_max - y_min))
        self.image.show()

    def restyle(self) -> None:
        super().restyle()
        self.view_box.setBorder(pg.mkPen(self.appearance.theme.border, width=1))
        self.set_cross_colour(LIGHT.text)  # whatever the theme, a map is light

    @contextmanager
    def bare(self) -> Iterator[None]:
        self._drawing.exact = True
        try:
            with super().bare():
                yield
        finally:
            self._drawing.exact = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cursor_point is not None:
            self._pick()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        if self.cursor_point is not None:
            self.picked.emit(self.cursor_point.x(), self.cursor_point.y())
