"""What moves in the panels of the gradient's view: lines and dots of every run, the waterfall, words and numbers."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from nnviz.training.gradient_wants import LayerGradients
from nnviz.ui.comparison.marks import LETTERS, dashed, side_colour
from nnviz.ui.gradient.figures import PANELS, PanelName, Panels, RunFigures, heights, stretches
from nnviz.ui.gradient.ladder_guides import LadderGuides
from nnviz.ui.gradient.places import Places
from nnviz.ui.ink import colour, pen
from nnviz.ui.marked_axis import spread
from nnviz.ui.number_format import short
from nnviz.ui.score.buffers import Lines, Rectangles
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.score.stave import FAINT
from nnviz.ui.theme import Appearance

WATERFALL_ROOM = 26.0  # px of a column in which bars are told apart
NUMBER_ROOM = 60.0  # px of a column that bears its numbers
CROWDED = 5.0  # px of a column below which only lines are drawn, and dots for what is 0
SLOPE_BAR, WEIGHT_BAR = 0.22, 0.4  # places right of a column's middle, as parts of its width
LETTERS_APART = 15.0  # px

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_TOP, _CENTRE, _BOTTOM = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom
_ROUND, _FLAT = Qt.PenCapStyle.RoundCap, Qt.PenCapStyle.FlatCap

Heights = NDArray[np.floating]


class LadderInk:
    """Paints the figures of `panels` at `places`; the buffers live as long as it does."""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        self.appearance = appearance
        self.labels = labels
        self.guides = LadderGuides(appearance, labels)
        self.ratio = 1.0
        self._bars, self._connectors, self._dots = Rectangles(), Lines(), Lines()

    def waterfall(self, places: Places, panels: Panels) -> bool:
        """Whether the ladder is drawn with its bars: of one run, in columns wide enough."""
        return len(panels.runs) == 1 and places.column_width >= self.appearance.px(WATERFALL_ROOM)

    def numbered(self, places: Places, panels: Panels) -> bool:
        """Whether every dot bears its number."""
        return len(panels.runs) == 1 and places.column_width >= self.appearance.px(NUMBER_ROOM)

    def paint(self, painter: QPainter, places: Places, panels: Panels) -> None:
        """All panels."""
        for panel, box in zip(PANELS, places.boxes, strict=True):
            left, top, width, height = round(box.left), round(box.top), round(box.width) + 1, round(box.height)
            if panel == "delta":
                painter.setClipRect(left, top, width, height)
                self.guides.paint_lines(painter, places, panels)
            painter.setClipRect(left, top, width, height + round(self.appearance.px(5)))  # a dot may lie on the floor
            order = [figures for figures in panels.runs if figures is not panels.shown_run]
            for figures in (*order, panels.shown_run):  # the shown one on top
                if figures is not None:
                    painter.setOpacity(FAINT if figures.divergence is not None else 1.0)
                    self._paint_run(painter, places, panels, figures, panel, box)
            painter.setOpacity(1.0)
            painter.setClipping(False)
            if len(panels.runs) > 1:
                self._paint_letters(painter, places, panels, panel, box)
        self.guides.paint_words(painter, places, panels, self.ratio, numbered=self.numbered(places, panels))

    # -- one run in one panel

    def _paint_run(
        self, painter: QPainter, places: Places, panels: Panels, figures: RunFigures, panel: PanelName, box: Box
    ) -> None:
        values = figures.of(panel)
        if values is None:
            return
        theme, px = self.appearance.theme, self.appearance.px
        axis, alone, shown = panels.axes[panel], len(panels.runs) == 1, figures is panels.shown_run
        ink = theme.text if alone else side_colour(theme, figures.number)
        x = places.x(0) + places.column_width * np.arange(len(values))
        y = heights(values, axis, box.top, box.height)
        if panel == "delta" and shown and figures.gradients is not None:
            if self.waterfall(places, panels):
                self._paint_waterfall(painter, places, figures.gradients, x, y, axis, box)
            else:
                self._paint_brought(painter, figures.gradients, x, axis, box)
        crowded = places.column_width < px(CROWDED)
        if not (panel == "delta" and self.waterfall(places, panels)):
            width = self.appearance.line(1.0 if crowded else 2.0 if shown and not alone else 1.4)
            line = pen(ink, width) if alone else _of_side(ink, width, figures.number)
            self._paint_line(painter, line, x, y, values > 0)
        radius = px(min(4.0 if shown else 3.0, max(places.column_width / 5 / self.appearance.scale, 1.2)))
        dotted = values == 0 if crowded else np.ones(len(values), np.bool_)
        self._paint_dots(painter, x[dotted], y[dotted], values[dotted], ink, radius)
        if self.numbered(places, panels):
            self._paint_numbers(painter, x, y, values, box)

    def _paint_line(self, painter: QPainter, line: QPen, x: Heights, y: Heights, drawn: NDArray[np.bool_]) -> None:
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in stretches(drawn & np.isfinite(y)):
            painter.drawPolyline(arrayToQPolygonF(x[part], y[part]))

    def _paint_dots(self, painter: QPainter, x: Heights, y: Heights, values: Heights, ink: str, radius: float) -> None:
        """Full where there is a value, hollow on the floor where it is 0."""
        finite = np.isfinite(y)
        zero = finite & (values == 0)
        for places, name, width in (
            (finite, ink, 2 * radius),
            (zero, self.appearance.theme.plot, 2 * radius - 2 * max(self.appearance.px(1.2), radius / 4)),
        ):
            if not places.any():
                continue
            self._paint_round(painter, x[places], y[places], name, max(width, 0.8))

    def _paint_waterfall(
        self,
        painter: QPainter,
        places: Places,
        gradients: LayerGradients,
        x: Heights,
        y: Heights,
        axis: LogAxis,
        box: Box,
    ) -> None:
        """Between two dots, read from the right: an open bar for what the weights brought, a solid one for f'."""
        theme, px = self.appearance.theme, self.appearance.px
        brought = heights(gradients.brought, axis, box.top, box.height)
        slope_x, weight_x = x + SLOPE_BAR * places.column_width, x + WEIGHT_BAR * places.column_width
        following = np.append(y[1:], np.nan)
        wide = px(4.0) if places.column_width > px(40) else px(3.0)
        lines = np.concatenate(
            (
                np.stack((x, y, slope_x, y), axis=1),
                np.stack((slope_x, brought, weight_x, brought), axis=1),
                np.stack((weight_x, following, x + places.column_width, following), axis=1),
            )
        )
        taken = np.stack((slope_x - wide / 2, np.fmin(y, brought), np.full_like(x, wide), np.abs(y - brought)), axis=1)
        given = np.stack(
            (weight_x - wide / 2, np.fmin(following, brought), np.full_like(x, wide), np.abs(following - brought)),
            axis=1,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen(theme.text))
        _fill(self._connectors, lines).draw(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.take))
        _fill(self._bars, taken).draw(painter)
        painter.setPen(pen(theme.bring))
        painter.setBrush(colour(theme.plot))
        _fill(self._bars, given).draw(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        end = np.isfinite(brought)
        end[:-1] = False  # dL/da of the last layer
        if end.any():
            self._paint_open(painter, weight_x[end], brought[end], theme.text)

    def _paint_brought(self, painter: QPainter, gradients: LayerGradients, x: Heights, axis: LogAxis, box: Box) -> None:
        y = heights(gradients.brought, axis, box.top, box.height)
        self._paint_line(painter, pen(self.appearance.theme.bring, 1), x, y, gradients.brought > 0)
        drawn = np.isfinite(y) & (gradients.brought > 0)
        if len(x) > 1 and x[1] - x[0] >= self.appearance.px(7):
            self._paint_open(painter, x[drawn], y[drawn], self.appearance.theme.bring)

    def _paint_open(self, painter: QPainter, x: Heights, y: Heights, ink: str) -> None:
        """Small rings."""
        px = self.appearance.px
        for name, width in ((ink, px(7.0)), (self.appearance.theme.plot, px(4.4))):
            self._paint_round(painter, x, y, name, width)

    def _paint_round(self, painter: QPainter, x: Heights, y: Heights, name: str, width: float) -> None:
        """Round dots in one call: lines too short to be seen, with round ends."""
        rows = self._dots.resize(len(x))
        rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = x, y, x + 0.01, y
        painter.setPen(pen(name, width, 1.0, _ROUND))
        self._dots.draw(painter)

    def _paint_numbers(self, painter: QPainter, x: Heights, y: Heights, values: Heights, box: Box) -> None:
        """Each value above its dot, below where there is no room; what is no number at the top, where it went."""
        theme, px, font = self.appearance.theme, self.appearance.px, self.appearance.font(11)
        for left, top, value in zip(x.tolist(), y.tolist(), values.tolist(), strict=True):
            finite = top == top
            text = self.labels.plain(
                short(value), font, theme.text if finite else theme.danger_text, theme.plot, self.ratio
            )
            row, side = (top - px(3), _BOTTOM) if finite else (box.top, _TOP)
            if side == _BOTTOM and row - text.height < box.top:
                row, side = top + px(3), _TOP
            draw_label(painter, text, left, row, _MIDDLE | side)

    def _paint_letters(self, painter: QPainter, places: Places, panels: Panels, panel: PanelName, box: Box) -> None:
        """The letter of every run where its line ends; those of runs of one depth are pushed apart."""
        theme, px, font = self.appearance.theme, self.appearance.px, self.appearance.font(11, bold=True)
        ends: dict[int, list[tuple[int, float]]] = {}
        for figures in panels.runs:
            values = figures.of(panel)
            y = np.zeros(0) if values is None else heights(values, panels.axes[panel], box.top, box.height)
            known = np.flatnonzero(np.isfinite(y))
            if known.size:
                ends.setdefault(int(known[-1]), []).append((figures.number, float(y[known[-1]])))
        for layer, letters in ends.items():
            apart = min(px(LETTERS_APART), box.height / len(letters))
            placed = spread([y for _, y in letters], apart, box.top + px(6), box.bottom - px(6))
            last = layer == places.layers - 1
            x = box.right + px(6) if last else places.x(layer) + px(7)
            for (number, _), row in zip(letters, placed, strict=True):
                halo = None if last else theme.plot
                label = self.labels.plain(LETTERS[number], font, side_colour(theme, number), halo, self.ratio)
                draw_label(painter, label, x, row, _LEFT | _CENTRE)


@cache
def _of_side(name: str, width: float, number: int) -> QPen:
    return dashed(pen(name, width), number)


def _fill(buffer: Lines | Rectangles, rows: NDArray[np.floating]) -> Lines | Rectangles:
    """Those rows that are all numbers, on whole pixels."""
    known = rows[np.isfinite(rows).all(axis=1)]
    buffer.resize(len(known))[...] = np.round(known)
    return buffer
