"""The decision map of one side, small and quickly painted: an image, the linear pieces, and the samples as a pixmap.

Axes, scale and legend are those of the large map beside it.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import DecisionMap, DecisionMapWant
from nnviz.ui.colour_map import map_colours
from nnviz.ui.comparison.side_picture import Box, SidePicture
from nnviz.ui.comparison.side_points import samples_pixmap
from nnviz.ui.ink import pen
from nnviz.ui.map.picture import MapPicture
from nnviz.ui.map.scale import OutputScale, output_scale
from nnviz.ui.map.words import MapWords
from nnviz.ui.painting import errors_told
from nnviz.ui.regions.layer import RegionsLayer
from nnviz.ui.theme import LIGHT, Appearance

MOST = 480  # px, the side of the picture
AFTER_DIVERGENCE = 0.4  # opacity of the last finite picture


class SideMap(SidePicture):
    """A square picture, as wide as there is room."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._run: RunInfo | None = None
        self._scale: OutputScale | None = None
        self._want = DecisionMapWant()
        self._picture: MapPicture | None = None
        self._answer: DecisionMap | None = None
        self._image: QImage | None = None
        self._points: QPixmap | None = None
        self._faded = False
        self._square = QRect()
        self._words = MapWords(self)
        self.regions = RegionsLayer(appearance, self)
        self.regions.changed.connect(self._show_regions)

    @property
    def answer(self) -> DecisionMap | None:
        return self._answer

    @property
    def area(self) -> QRect:
        return self._square

    @property
    def box(self) -> Box | None:
        return None if self._answer is None else self._answer.box

    def reading(self, x: float, y: float) -> str:
        assert self._run is not None and self._scale is not None and self._answer is not None
        text = self._words.readout(self._run, self._scale, self._want.columns, self._answer, (x, y), None)
        formula = self.regions.point_at(x, y)
        return f"{text}\n{formula}" if formula else text

    def hide_cursor(self) -> None:
        self.regions.unpoint()
        super().hide_cursor()

    def set_run(self, run: RunInfo, want: DecisionMapWant) -> None:
        """A new run, whose maps are answers to `want`."""
        self._run, self._scale, self._faded = run, output_scale(run), False
        self.regions.feed.set_run(run)
        self.set_plane(want)

    def set_plane(self, want: DecisionMapWant) -> None:
        """Another plane of the same run, whose maps are answers to `want`."""
        self._want = want
        self._answer = self._image = None
        self.hide_cursor()
        self.regions.feed.set_plane(want.columns, want.sample)
        self._choose_colours()
        self._name()

    def show_map(self, answer: DecisionMap, *, faded: bool) -> None:
        assert self._picture is not None
        self._answer, self._faded = answer, faded
        pixels = np.ascontiguousarray(self._picture.paint(answer.values)[::-1])
        height, width = pixels.shape[:2]
        self._image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
        self.read_again()
        self.update()

    def restyle(self) -> None:
        super().restyle()
        self._choose_colours()
        self._fit()

    def retranslate(self) -> None:
        self._name()

    # -- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.appearance.theme
        square = self._square
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._faded:
                painter.setOpacity(AFTER_DIVERGENCE)
            painter.drawImage(square, self._image)
            self.regions.drawing.paint(painter, square)
            painter.setOpacity(1.0)
            painter.drawPixmap(square.topLeft(), self._ensured_points())
        painter.setPen(pen(theme.accent, 2) if self.hasFocus() else pen(theme.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square.x(), square.y(), square.width() - 1, square.height() - 1)
        if self.cursor_point is not None and self._answer is not None:
            place = self.place_of(*self.cursor_point)
            painter.setPen(pen(LIGHT.text))  # whatever the theme, a map is light
            painter.drawLine(place.x(), square.top() + 1, place.x(), square.bottom() - 1)
            painter.drawLine(square.left() + 1, place.y(), square.right() - 1, place.y())
        painter.end()

    # -- its parts

    def _fit(self) -> None:
        most = min(self.width(), round(self.appearance.px(MOST)))
        self.setMaximumHeight(max(most, self.minimumHeight()))
        side = min(self.height(), most)
        self._square = QRect((self.width() - side) // 2, 0, side, side)
        self._points = None
        ratio = self.devicePixelRatioF()
        self.regions.feed.set_pixels(round(side * ratio), round(side * ratio), self.appearance.scale * ratio)
        self.update()

    def _show_regions(self) -> None:
        self.read_again()
        self.update()

    def _choose_colours(self) -> None:
        self._points = None
        if self._run is None or self._scale is None:
            return
        classes = len(self._run.data.classes or ())
        table = map_colours(self.appearance.theme, self._scale.task, classes, False)
        self._picture = MapPicture(self._scale, table, self._want.resolution)
        if self._answer is not None:
            self.show_map(self._answer, faded=self._faded)

    def _ensured_points(self) -> QPixmap:
        """Made when they are first painted, for this size and theme."""
        if self._points is None:
            assert self._run is not None and self._scale is not None
            x_min, x_max, y_min, y_max = self._run.data.box(*self._want.columns)
            x, y = self._run.data.raw[list(self._want.columns)]
            size = self._square.size()
            places = (x - x_min) / (x_max - x_min) * size.width(), (y_max - y) / (y_max - y_min) * size.height()
            ratio = self.devicePixelRatioF()
            self._points = samples_pixmap(self.appearance, self._run, self._scale, size, ratio, places)
        return self._points

    def _name(self) -> None:
        if self._run is not None:
            self.setAccessibleName(self._words.sentence(self._run, self._want.columns, None))
