"""The base of the four staves: three layers as pixmaps, what moves painted between them.

A stave knows where it lies (Geometry) and what it shows last; it owns no timer and asks nobody for data.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.ui.painting import errors_told
from nnviz.ui.score.geometry import Band, Geometry
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.theme import Appearance, Theme

FAINT = 0.4  # opacity of the last finite picture after an overflow


@dataclass(frozen=True, slots=True)
class Readout:
    """What a place of the score says when it is pointed at: a short text beside the cursor, a sentence for a reader."""

    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place that mouse or keyboard points at: a column, and a z (function, slope) or a unit (network) in it.

    In the network layer -1 stands for the inputs, and `source` is the unit before, where an edge is pointed at.
    """

    stave: str
    layer: int
    z: float = 0.0
    unit: int = 0
    source: int | None = None


class Stave(pg.GraphicsObject):
    """One row of cells. Paint order: ground, `paint_behind`, curves, `paint_live`, figures, `paint_cursor`."""

    name = ""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        super().__init__()
        self.appearance = appearance
        self.labels = labels
        self.geometry: Geometry | None = None
        self.run: RunInfo | None = None
        self.selected_layer: int | None = None
        self.cursor: Cursor | None = None
        self._ground: QPixmap | None = None
        self._curves: QPixmap | None = None
        self._figures: QPixmap | None = None

    # -- what the score tells it

    def set_run(self, run: RunInfo) -> None:
        """A new run: forget the figures of the old one."""
        self.run = run
        self.rebuild()

    def set_geometry(self, geometry: Geometry) -> None:
        self.prepareGeometryChange()
        self.geometry = geometry
        self.rebuild()

    def set_selected_layer(self, layer: int | None) -> None:
        self.selected_layer = layer
        self.rebuild()

    def set_cursor(self, cursor: Cursor | None) -> None:
        """Only the stave the cursor is in gets one, the others None."""
        if cursor != self.cursor:
            self.cursor = cursor
            self.update()

    def rebuild(self) -> None:
        """The static layers are out of date: geometry, theme, language, run, selection or an axis has changed."""
        self._ground = None
        self._curves = None
        self.refresh_figures()

    def refresh_figures(self) -> None:
        """What `draw_figures` painted is out of date: about ten times a second, and with every step taken singly."""
        self._figures = None
        self.update()

    # -- what a stave is made of

    def band(self) -> Band:
        """The rows of the geometry that this stave paints on, its labels included."""
        raise NotImplementedError

    def draw_ground(self, painter: QPainter) -> None:
        """Static, below everything: tints, frames, grid, ticks, titles."""

    def draw_curves(self, painter: QPainter) -> None:
        """Static, above `paint_behind`: the function curves."""

    def paint_behind(self, painter: QPainter) -> None:
        """In every frame, below the curves: histograms."""

    def paint_live(self, painter: QPainter) -> None:
        """In every frame, above the curves: dots and bars."""

    def draw_figures(self, painter: QPainter) -> None:
        """Above what moves, painted anew by `refresh_figures` only: words and numbers."""

    def paint_cursor(self, painter: QPainter) -> None:
        """In every frame, on top: the hover or keyboard cursor, if there is one."""

    def cursor_at(self, x: float, y: float, z_limit: float) -> Cursor | None:
        """What lies under a point of this stave; z runs from -z_limit to z_limit over the width of a cell."""
        assert self.geometry is not None
        column = self.geometry.column_at(x)
        if column is None:
            return None
        across = min(max((x - column.x0) / column.width, 0.0), 1.0)
        return Cursor(self.name, column.index, z=(2 * across - 1) * z_limit)

    def readout(self, cursor: Cursor) -> Readout | None:
        """The exact figures at `cursor`."""
        return None

    # -- Qt

    @property
    def theme(self) -> Theme:
        return self.appearance.theme

    @property
    def ratio(self) -> float:
        view = self.getViewWidget()
        return view.devicePixelRatioF() if view is not None else 1.0

    def boundingRect(self) -> QRectF:
        if self.geometry is None:
            return QRectF()
        band = self.band()
        return QRectF(0, band.top, self.geometry.width, band.height)

    @errors_told
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self.geometry is None or self.run is None:
            return
        if self._ground is None or self._ground.devicePixelRatio() != self.ratio:
            self._ground = self._layer(self.draw_ground)
            has_curves = type(self).draw_curves is not Stave.draw_curves
            self._curves = self._layer(self.draw_curves) if has_curves else None
        top_left = self.boundingRect().topLeft()
        painter.drawPixmap(top_left, self._ground)
        self.paint_behind(painter)
        if self._curves is not None:
            painter.drawPixmap(top_left, self._curves)
        self.paint_live(painter)
        if self._figures is None and type(self).draw_figures is not Stave.draw_figures:
            self._figures = self._layer(self.draw_figures)
        if self._figures is not None:
            painter.drawPixmap(top_left, self._figures)
        if self.cursor is not None:
            self.paint_cursor(painter)

    def draw_tint(self, painter: QPainter) -> None:
        """The selected layer's part of the tinted column; the bands of the staves meet, so it has no gaps."""
        assert self.geometry is not None
        if self.selected_layer is not None:
            column = self.geometry.columns[self.selected_layer]
            band = self.band()
            painter.fillRect(QRectF(column.x0 - 4, band.top, column.width + 8, band.height), QColor(self.theme.sel))

    def _layer(self, draw: Callable[[QPainter], None]) -> QPixmap:
        """A pixmap of this stave's size on which `draw` has painted in scene coordinates."""
        rect = self.boundingRect()
        ratio = self.ratio
        pixmap = QPixmap(max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(QPointF(-rect.x(), -rect.y()))
            draw(painter)
        finally:
            painter.end()  # a pixmap that dies under its painter takes the program with it
        return pixmap
