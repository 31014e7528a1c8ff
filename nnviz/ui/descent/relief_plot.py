"""The surface in three dimensions, painted without OpenGL: sorted quads, turned by dragging or with the arrow keys.

The mesh is painted once for every view and then kept; the ways are painted upon it in every frame.
"""

from __future__ import annotations

from functools import cache
from math import cos, radians, sin

import numpy as np
from pyqtgraph.functions import create_qpolygonf, ndarray_from_qpolygonf
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap

from nnviz.training.descent import Floats
from nnviz.ui.descent.bench import Bench
from nnviz.ui.descent.contour_plot import ContourPlot
from nnviz.ui.descent.plot import CENTRE, LEFT, DescentPlot
from nnviz.ui.descent.surface_ground import shading
from nnviz.ui.ink import pen
from nnviz.ui.painting import errors_told
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import Appearance

MESH = 33  # lines each way
TURN, TURN_FAST = 5.0, 20.0  # degrees of a key
DEGREES = 0.5  # of a px that is dragged
LOWEST, HIGHEST = 5.0, 89.0  # degrees that the eye is above the plane
AZIMUTH, ELEVATION = -35.0, 35.0
TALL = 0.85  # of half the width
HEADER = 24.0  # px


class ReliefPlot(DescentPlot):
    """The height is the loss, where that rises steeply its logarithm. The arrow keys turn it."""

    wide, high = 300, 220

    dimension = 2

    def __init__(self, bench: Bench, appearance: Appearance, contours: ContourPlot) -> None:
        super().__init__(bench, appearance)
        self.azimuth, self.elevation = AZIMUTH, ELEVATION
        self._contours = contours  # whose grid it shows
        self._pixmap: QPixmap | None = None
        self._key: tuple[object, ...] = ()
        self._hand: QPointF | None = None
        self.restyle()
        self.retranslate()

    def restyle(self) -> None:
        self._pixmap = None
        super().restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(
            self.tr(
                "The surface in three dimensions. The arrow keys turn it, Enter makes a step, Backspace takes it back"
            )
        )
        self.show_step()

    # -- the view --------------------------------------------------------------------------------------------------

    def projected(self, w1: Floats, w2: Floats, height: Floats) -> tuple[Floats, Floats, Floats]:
        """Places on the widget, px, and how far away they are; heights from 0 to 1."""
        left, right, low, high = self._contours.surface.box
        x = 2 * (w1 - left) / (right - left) - 1
        y = 2 * (w2 - low) / (high - low) - 1
        z = TALL * (2 * height - 1) / 1.6
        turn, tilt = radians(self.azimuth), radians(self.elevation)
        across = cos(turn) * x - sin(turn) * y
        away = sin(turn) * x + cos(turn) * y
        up = sin(tilt) * away + cos(tilt) * z
        px, size = self.appearance.px, self._size()
        centre_y = px(HEADER) + (self.height() - px(HEADER)) / 2
        return self.width() / 2 + size * across, centre_y - size * up, cos(tilt) * away - sin(tilt) * z

    def _size(self) -> float:
        px = self.appearance.px
        return max(min((self.width() - px(12)) / 2.86, (self.height() - px(HEADER + 8)) / 2.3), 4.0)

    def turn(self, right: float, up: float) -> None:
        """By so many degrees."""
        self.azimuth = (self.azimuth + right + 180) % 360 - 180
        self.elevation = min(max(self.elevation + up, LOWEST), HIGHEST)
        self.update()

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_title(painter)
            if self.labels.as_shapes:
                self._paint_mesh(painter)
            else:
                ratio = self.devicePixelRatioF()
                key = (self._contours.ground, self.azimuth, self.elevation, self.size(), ratio)
                if self._pixmap is None or key != self._key:
                    self._pixmap, self._key = self._mesh_pixmap(ratio), key
                painter.drawPixmap(0, 0, self._pixmap)
            self._paint_walks(painter)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_title(self, painter: QPainter) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        font, ratio = self.appearance.font(12, bold=True), self.devicePixelRatioF()
        label = self.labels.plain(self.tr("In three dimensions"), font, theme.text, None, ratio)
        edge = draw_label(painter, label, px(4), px(HEADER) / 2, LEFT | CENTRE).right
        if self._contours.ground.heights.logarithmic:
            text = self.tr("height: the loss, logarithmic")
            label = self.labels.plain(text, self.appearance.font(10.5), theme.muted, None, ratio)
            draw_label(painter, label, edge + px(8), px(HEADER) / 2, LEFT | CENTRE)

    def _mesh_pixmap(self, ratio: float) -> QPixmap:
        made = QPixmap(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self._paint_mesh(painter)
        painter.end()
        return made

    def _paint_mesh(self, painter: QPainter) -> None:
        """From the farthest quad to the nearest."""
        ground, theme = self._contours.ground, self.appearance.theme
        rows = np.linspace(0, len(ground.w2) - 1, min(MESH, len(ground.w2))).round().astype(int)
        columns = np.linspace(0, len(ground.w1) - 1, min(MESH, len(ground.w1))).round().astype(int)
        height = np.clip(ground.heights.of(ground.values[np.ix_(rows, columns)]), 0, 1)
        x, y, away = self.projected(ground.w1[columns][None, :], ground.w2[rows][:, None], height)
        shades = shading(_mean(height), theme)
        order = np.argsort(-_mean(away), axis=None)
        corners = np.stack(
            [np.stack([p[:-1, :-1], p[:-1, 1:], p[1:, 1:], p[1:, :-1]], axis=-1).reshape(-1, 4) for p in (x, y)],
            axis=-1,
        )[order]
        known = np.isfinite(corners).all(axis=(1, 2))
        polygon = create_qpolygonf(4)
        places = ndarray_from_qpolygonf(polygon)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(theme.ctl, 0.0, 0.6))  # a hairline on any screen: a wider one takes five times as long
        for quad, shade in zip(corners[known], shades.ravel()[order][known].tolist(), strict=True):
            places[:] = quad
            painter.setBrush(_shade(shade))
            painter.drawPolygon(polygon)

    def _paint_walks(self, painter: QPainter) -> None:
        bench, heights = self.bench, self._contours.ground.heights
        left, right, low, high = self._contours.surface.box
        for run in sorted(range(len(bench.descent.walks)), key=lambda run: run == bench.setting.chosen):
            walk, at = bench.descent.walks[run], bench.descent.index(run)
            path = walk.path[: at + 1]
            inside = (path[:, 0] >= left) & (path[:, 0] <= right) & (path[:, 1] >= low) & (path[:, 1] <= high)
            if not inside.any():
                continue
            path, losses = path[inside], walk.losses[: at + 1][inside]
            x, y, _ = self.projected(path[:, 0], path[:, 1], np.clip(heights.of(losses), 0, 1.05))
            chosen = run == bench.setting.chosen
            self.trails.paint(painter, run, x, y, chosen=chosen)
            if inside[-1]:
                self.trails.paint_now(painter, run, float(x[-1]), float(y[-1]), chosen=chosen)

    # -- the hand --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hand is not None:
            moved = event.position() - self._hand
            self._hand = event.position()
            self.turn(-DEGREES * moved.x(), DEGREES * moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand = None

    def move_by_key(self, right: int, up: int, *, fast: bool) -> None:
        step = TURN_FAST if fast else TURN
        self.turn(-right * step, up * step)


@cache
def _shade(rgb: int) -> QColor:
    return QColor(rgb)


def _mean(corners: Floats) -> Floats:
    return 0.25 * (corners[:-1, :-1] + corners[:-1, 1:] + corners[1:, 1:] + corners[1:, :-1])
