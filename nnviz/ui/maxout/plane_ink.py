"""Paints the parts of a plane of cells: the cells, their names, the ring around a sample, the slice and its handles."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter

from nnviz.nn.envelope import area
from nnviz.training.maxout_wants import Line
from nnviz.training.wants import Floats
from nnviz.ui.frame import Frame
from nnviz.ui.ink import colour, pen
from nnviz.ui.maxout.chart import CENTRE, LEFT, MIDDLE, RIGHT, TOP, MaxoutChart
from nnviz.ui.maxout.plane_labels import cell_name, end_word
from nnviz.ui.number_format import short
from nnviz.ui.score.geometry import Box
from nnviz.ui.theme import Theme

GRIP = 4.5  # px: a handle's radius
LABELLED = 0.02  # of the box: smaller cells bear no name
BELOW = Qt.AlignmentFlag.AlignBottom


class PlaneInk:
    """Draws on the painter of `chart`, which holds what is shown; a slice comes in px."""

    def __init__(self, chart: MaxoutChart) -> None:
        self._chart = chart
        self._text, self._fitted = chart.paint_text, chart.fitted
        self._px = chart.appearance.px
        self._chord = QLineF()

    @property
    def _theme(self) -> Theme:
        return self._chart.appearance.theme

    def cells(self, painter: QPainter, frame: Frame, cells: Sequence[Floats]) -> None:
        for piece, cell in enumerate(cells):
            if len(cell) < 3:
                continue
            name = self._theme.pieces[piece % 5]
            painter.setPen(pen(name, 1.2))
            painter.setBrush(colour(name, 0.15))
            painter.drawPolygon(arrayToQPolygonF(frame.across(cell[:, 0]), frame.up(cell[:, 1])))

    def axis_names(self, painter: QPainter, frame: Frame, across: str, up: str) -> list[Box]:
        """Inside the box: outside they would meet the ticks. Where they are."""
        box, px, room = frame.box, self._px, frame.box.width / 2
        right, bottom, left, top = box.right - px(1), box.bottom, box.left + px(1), box.top + px(1)
        return [
            self._text(painter, self._fitted(across, room), right, bottom, RIGHT | BELOW, halo=True),
            self._text(painter, self._fitted(up, room), left, top, LEFT | TOP, halo=True),
        ]

    def ring(self, painter: QPainter, x: float, y: float) -> None:
        """Around the sample that is looked at."""
        painter.setPen(pen(self._theme.text, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._circle(painter, x, y, round(self._px(6)))

    def names(self, painter: QPainter, frame: Frame, cells: Sequence[Floats], line: Line | None) -> list[Box]:
        """In every cell that has room for one, clear of the slice where that can be; where they are."""
        px, theme, chart = self._px, self._theme, self._chart
        whole, room, font = frame.box.width * frame.box.height, frame.box.shrunk(2), chart.appearance.font
        places = []
        for piece, cell in enumerate(cells):
            if len(cell) < 3:
                continue
            pixels = np.column_stack([frame.across(cell[:, 0]), frame.up(cell[:, 1])])
            if abs(area(pixels)) < LABELLED * whole:
                continue
            text = chart.words.piece(piece)
            label = chart.labels.plain(text, font(10.5, bold=True), theme.text, None, chart.ratio)
            place = cell_name(pixels, label.width + px(22), px(18), room, line)
            places.append(place)
            painter.setPen(pen(theme.pieces[piece % 5], 1))
            painter.setBrush(colour(theme.plot, 0.88))
            painter.drawRect(*map(round, place))
            chart.paint_mark(painter, piece, place.left + px(9), place.middle, 3.4)
            self._text(painter, text, place.left + px(16), place.middle, LEFT | CENTRE, size=10.5, bold=True)
        return places

    def slice(self, painter: QPainter, line: Line, chosen: Collection[str], mark: float | None) -> None:
        """The line and its handles, filled where "start" or "end" is `chosen`; `mark`: a cursor on it, from 0 to 1."""
        theme, px, (x0, y0, x1, y1) = self._theme, self._px, line
        self._chord.setLine(x0, y0, x1, y1)
        painter.setPen(pen(theme.text, px(2)))
        painter.drawLine(self._chord)
        radius = round(px(GRIP))
        for part, x, y in (("start", x0, y0), ("end", x1, y1)):
            painter.setPen(pen(theme.text, px(1.6)))
            painter.setBrush(colour(theme.text if part in chosen else theme.plot))
            self._circle(painter, x, y, radius)
        if mark is not None:
            painter.setPen(pen(theme.plot, 1))
            painter.setBrush(colour(theme.text))
            self._circle(painter, x0 + mark * (x1 - x0), y0 + mark * (y1 - y0), radius)

    def ends(
        self, painter: QPainter, frame: Frame, line: Line, t_range: tuple[float, float], others: Sequence[Box]
    ) -> None:
        """What t is at the ends of the slice, clear of it and of the `others`."""
        px, chart = self._px, self._chart
        room, font = frame.box.shrunk(px(2)), chart.appearance.font(10.5)
        for end, t in enumerate(t_range):
            text = f"t = {short(t)}"
            label = chart.labels.plain(text, font, self._theme.text, None, chart.ratio)
            place = end_word(line, end, label.width + px(4), px(15), px(GRIP + 1), room, others)
            x = place.left + place.width / 2
            self._text(painter, text, x, place.middle, MIDDLE | CENTRE, size=10.5, halo=True)

    def _circle(self, painter: QPainter, x: float, y: float, radius: int) -> None:
        painter.drawEllipse(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius)
