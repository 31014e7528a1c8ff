"""Regions as an item of a pyqtgraph plot: over its image, under its points."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.ui.painting import errors_told
from nnviz.ui.regions.drawing import RegionsDrawing


class RegionsItem(pg.GraphicsObject):
    """Fills what is seen of the plot, which is the box of the regions."""

    def __init__(self, view_box: pg.ViewBox, drawing: RegionsDrawing) -> None:
        super().__init__()
        self._view_box, self._drawing = view_box, drawing
        self.setZValue(5)

    def boundingRect(self) -> QRectF:
        return self._view_box.viewRect()

    def viewRangeChanged(self, *_: object) -> None:
        self.prepareGeometryChange()

    @errors_told
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        target = painter.worldTransform().mapRect(self.boundingRect()).toRect()
        painter.save()
        painter.setWorldTransform(QTransform())  # images are quickly drawn where nothing turns them upside down
        self._drawing.paint(painter, target)
        painter.restore()
