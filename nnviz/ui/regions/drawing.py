"""Paints regions into the rectangle that shows their plane: two images on the screen, shapes for a file."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPath, arrayToQPolygonF
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF, qRgba

from nnviz.bridge.regions_job import BORDER, BORDERS, DASHES, HALO, HALOS, STRENGTHS, WIDTHS, RegionPicture
from nnviz.training.wants import Floats
from nnviz.ui.colour_map import Pixels, class_colours
from nnviz.ui.ink import colour, pen
from nnviz.ui.regions.feed import Colour
from nnviz.ui.regions.piece import Piece
from nnviz.ui.theme import LIGHT, Appearance

TINTS = (0.16, 0.28, 0.42)  # of a colour on the map's grey: three of each
WORTH_SEEING = 1e-4  # of the box: the steepest piece that is larger has the darkest colour
INK = 0.8  # opacity of the boundaries: the colours below are still seen


class RegionsDrawing:
    """Whatever the theme, a map is light.

    exact    paint shapes, for a file
    """

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._picture: RegionPicture | None = None
        self._table: Pixels | None = None
        self._ground: QImage | None = None
        self._ink: QImage | None = None
        self._piece: Piece | None = None
        self.steepest = 0.0
        self.exact = False

    def show(self, picture: RegionPicture | None, colouring: Colour) -> None:
        """From now on paint this one."""
        self._picture, self._ground, self._ink, self._table = picture, None, None, None
        if picture is None or picture.labels is None or picture.ink is None:
            return
        if colouring == "pattern":
            self._table = _pattern_colours(picture.code)
        elif colouring == "gradient":
            self._table, self.steepest = _gradient_colours(picture)
        height, width = picture.labels.shape
        if self._table is not None:
            pixels = self._table[picture.labels]
            self._ground = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBX8888).copy()
        self._ink = QImage(picture.ink.data, width, height, width, QImage.Format.Format_Indexed8).copy()
        self._ink.setColorTable(_ink_table())

    def mark(self, piece: Piece | None) -> None:
        """Paint an outline around this one."""
        self._piece = piece

    def paint(self, painter: QPainter, target: QRect) -> None:
        """Fill `target`, in the painter's own units, with the box."""
        if self._picture is None or self._ink is None:
            return
        painter.save()
        painter.setClipRect(target)
        if self.exact:
            self._paint_shapes(painter, self._picture, target)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            if self._ground is not None:
                painter.drawImage(target, self._ground)
            painter.drawImage(target, self._ink)
        if self._piece is not None and not self.exact:
            self._paint_outline(painter, self._piece, target)
        painter.restore()

    def _paint_outline(self, painter: QPainter, piece: Piece, target: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        shapes = [self._placed(polygon, target) for polygon in piece.polygons]
        for name, width in ((LIGHT.panel, 4.0), (LIGHT.text, 2.0)):
            painter.setPen(pen(name, self._appearance.px(width)))
            for shape in shapes:
                painter.drawPolygon(shape)

    def _paint_shapes(self, painter: QPainter, picture: RegionPicture, target: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._table is not None:
            colours = self._table.view(np.uint8).reshape(-1, 4)[:, :3].tolist()
            vertices, starts = self._pixels(picture.vertices, target), picture.start.tolist()
            for i, region in enumerate(picture.region.tolist()):
                filled = QColor(*colours[region])
                painter.setPen(QPen(filled, 0.5))  # or the ground would shine through between two neighbours
                painter.setBrush(filled)
                painter.drawPolygon(arrayToQPolygonF(*vertices[starts[i] : starts[i + 1]].T))
        px = self._appearance.px
        painter.setBrush(Qt.BrushStyle.NoBrush)
        kind = np.minimum(picture.segment_layer, len(WIDTHS) - 1)
        for which, (width, strength, dash) in enumerate(zip(WIDTHS, STRENGTHS, DASHES, strict=True)):
            line = QPen(colour(LIGHT.text, INK * strength), px(width))
            if dash:
                line.setDashPattern([dash, dash])
            self._paint_lines(painter, picture.segments[kind == which], line, target)
        for name, width in ((LIGHT.panel, HALO), (LIGHT.text, BORDER)):
            self._paint_lines(painter, picture.decision, QPen(colour(name), px(width)), target)

    def _paint_lines(self, painter: QPainter, segments: Floats, line: QPen, target: QRect) -> None:
        if len(segments):
            painter.setPen(line)
            places = self._pixels(segments.reshape(-1, 2), target)
            painter.drawPath(arrayToQPath(places[:, 0].copy(), places[:, 1].copy(), connect="pairs"))

    def _pixels(self, points: Floats, target: QRect) -> Floats:
        """(m, 2) of places in the box."""
        assert self._picture is not None
        low, high = self._picture.vertices.min(axis=0), self._picture.vertices.max(axis=0)
        share = (points - low) / (high - low)
        placed: Floats = np.stack(
            (target.x() + share[:, 0] * target.width(), target.y() + (1 - share[:, 1]) * target.height()), axis=1
        )
        return placed

    def _placed(self, polygon: Floats, target: QRect) -> QPolygonF:
        places = self._pixels(polygon, target)
        shape: QPolygonF = arrayToQPolygonF(places[:, 0].copy(), places[:, 1].copy())
        return shape


def _pattern_colours(code: NDArray[np.uint32]) -> Pixels:
    """(r,): the same pattern always in the same pale colour."""
    inks = [QColor(name).getRgb() for name in class_colours(LIGHT, 10)]
    ends = np.array([LIGHT_GREY + share * (np.array(ink) - LIGHT_GREY) for share in TINTS for ink in inks])
    tints: Pixels = np.ascontiguousarray(np.round(ends).astype(np.uint8)).view(np.uint32)[:, 0]
    return tints[code % len(tints)]


LIGHT_GREY = np.array(QColor(LIGHT.zero).getRgb(), float)


def _gradient_colours(picture: RegionPicture) -> tuple[Pixels, float]:
    """(r,), from grey, where the output does not change, to the darkest, where it is steepest; and that steepness."""
    slope = np.sqrt(np.square(picture.matrix).sum(axis=(1, 2)))
    large = picture.areas > WORTH_SEEING * picture.areas.sum()
    steepest = float(slope[large].max(initial=0.0))
    share = np.clip(slope / max(steepest, np.finfo(float).tiny), 0.0, 1.0)[:, None]
    dark = np.array(QColor(LIGHT.bring).getRgb(), float)
    colours = np.round(LIGHT_GREY + share * (dark - LIGHT_GREY)).astype(np.uint8)
    return np.ascontiguousarray(colours).view(np.uint32)[:, 0], steepest


@cache
def _ink_table() -> list[int]:
    """Colours of the bytes of `RegionPicture.ink`."""
    red, green, blue, _ = QColor(LIGHT.text).getRgb()
    light = QColor(LIGHT.panel).getRgb()
    lines = [qRgba(red, green, blue, round(2 * i * INK)) for i in range(HALOS)]
    halos = [qRgba(*light[:3], min(255, 4 * i)) for i in range(BORDERS - HALOS)]
    borders = [
        qRgba(
            *(round(paper + i / 63 * (dark - paper)) for paper, dark in zip(light, (red, green, blue), strict=False)),
            255,
        )
        for i in range(64)
    ]
    return lines + halos + borders
