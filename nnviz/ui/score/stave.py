"""The base of the four staves: three layers as pixmaps, what moves painted between them.

A stave knows where it lies (Geometry) and what it shows last; it owns no timer and asks nobody for data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.ui.ink import colour
from nnviz.ui.painting import errors_told
from nnviz.ui.score.geometry import Band, Box, Column, Geometry
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.theme import Appearance, Theme

TINT = 4.0  # px by which the tint of a column is wider than the column
FAINT = 0.4  # opacity of the last finite picture after an overflow


@dataclass(frozen=True, slots=True)
class Readout:
    """What a place of the score says when it is pointed at: a short text beside the cursor, a sentence for a reader."""

    text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place that mouse or keyboard points at: a column, and a z (function, slope) or a unit (network) in it.

    In the network layer -1 stands for the inputs, `source` is the unit before, where an edge is pointed at, and `more`
    means the "+ n" of the units that are not drawn.
    """

    stave: str
    layer: int
    z: float = 0.0
    unit: int = 0
    source: int | None = None
    more: bool = False


class Stave(QObject):
    """One row of cells. Paint order: ground, `paint_behind`, curves, `paint_live`, figures, `paint_cursor`.

    `canvas` is the widget it is painted on, None until it has been put on one.
    """

    name = ""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        super().__init__()
        self.appearance = appearance
        self.labels = labels
        self.canvas: QWidget | None = None
        self.geometry: Geometry | None = None
        self.run: RunInfo | None = None
        self.selected_layer: int | None = None
        self.titled = True  # whether the ground bears the title of the row
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
        return self.canvas.devicePixelRatioF() if self.canvas is not None else 1.0

    @property
    def rows(self) -> tuple[int, int]:
        """The first pixel row and how many there are: whole ones, or blits would blur. Those of the staves meet."""
        if self.geometry is None:
            return 0, 0
        band = self.band()
        return round(band.top), round(band.bottom) - round(band.top)

    def update(self) -> None:
        """Have it painted with the next frame."""
        if self.canvas is not None:
            top, height = self.rows
            self.canvas.update(0, top, self.canvas.width(), height)

    @errors_told
    def paint(self, painter: QPainter) -> None:
        if self.geometry is None or self.run is None:
            return
        if self._ground is None or self._ground.devicePixelRatio() != self.ratio:
            self._ground = self._layer(self.draw_ground, self.theme.surface)
            has_curves = type(self).draw_curves is not Stave.draw_curves
            self._curves = self._layer(self.draw_curves) if has_curves else None
        top = self.rows[0]
        painter.drawPixmap(0, top, self._ground)
        if self.geometry.overflow:
            painter.setClipRect(*self.window())
        self.paint_behind(painter)
        if self._curves is not None:
            painter.drawPixmap(0, top, self._curves)
        self.paint_live(painter)
        if self._figures is None and type(self).draw_figures is not Stave.draw_figures:
            self._figures = self._layer(self.draw_figures)
        if self._figures is not None:
            painter.drawPixmap(0, top, self._figures)
        if self.cursor is not None:
            self.paint_cursor(painter)
        if self.geometry.overflow:
            painter.setClipping(False)

    def draw_for_file(self, painter: QPainter, column: Column | None = None) -> None:
        """All but cursor and selection as shapes and text, not from pixmaps; of `column` alone where one is given."""
        geometry, selected = self.geometry, self.selected_layer
        assert geometry is not None
        self.titled, self.selected_layer = column is None, None
        if column is not None:
            self.geometry = replace(geometry, shown=(column,))
        painter.save()
        try:
            with self.labels.shapes():
                for draw in (self.draw_ground, self.paint_behind, self.draw_curves, self.paint_live, self.draw_figures):
                    painter.save()
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    draw(painter)
                    painter.restore()
        finally:
            painter.restore()
            self.geometry, self.selected_layer, self.titled = geometry, selected, True

    def window(self) -> tuple[int, int, int, int]:
        """The part of the stave in which columns are seen, whole pixels: they scroll away below the gutter."""
        assert self.geometry is not None
        left, (top, height) = ceil(self.geometry.gutter - TINT), self.rows
        return left, top, ceil(self.geometry.width) - left, height

    @contextmanager
    def columns_only(self, painter: QPainter) -> Iterator[None]:
        """For `draw_ground`: what is drawn meanwhile does not reach over the gutter; the rest is cut off anyway."""
        assert self.geometry is not None
        painter.save()
        if self.geometry.overflow:
            painter.setClipRect(*self.window())
        yield
        painter.restore()

    def draw_tint(self, painter: QPainter) -> None:
        """The selected layer's part of the tinted column; the bands of the staves meet, so it has no gaps."""
        assert self.geometry is not None
        if self.selected_layer is not None:
            column, (top, height) = self.geometry.columns[self.selected_layer], self.rows
            tint = QRectF(column.x0 - TINT, top, column.width + 2 * TINT, height)
            with self.columns_only(painter):
                painter.fillRect(tint, colour(self.theme.sel))

    def _layer(self, draw: Callable[[QPainter], None], ground: str | None = None) -> QPixmap:
        """A pixmap of this stave's size; with the colour `ground` opaque: it is copied rather than blended."""
        assert self.geometry is not None
        top, height = self.rows
        return self.picture(draw, Box(0, top, self.geometry.width, height), ground)

    def picture(self, draw: Callable[[QPainter], None], box: Box, ground: str | None = None) -> QPixmap:
        """A pixmap of the size of `box` on which `draw` has painted in the score's coordinates."""
        ratio = self.ratio
        pixmap = QPixmap(max(1, ceil(box.width * ratio)), max(1, ceil(box.height * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent if ground is None else colour(ground))
        painter = QPainter(pixmap)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-box.left, -box.top)
            draw(painter)
        finally:
            painter.end()  # a pixmap that dies under its painter takes the program with it
        return pixmap
