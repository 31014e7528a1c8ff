"""Stave 4: the size of delta in every layer on one log axis, a waterfall read from the right.

Between two dots an open bar shows what the weights brought, a solid one what the slope took away.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from nnviz.training.snapshot import Divergence, RunInfo
from nnviz.training.wants import Staves
from nnviz.ui.ink import colour, pen
from nnviz.ui.number_format import short
from nnviz.ui.score.buffers import Lines, Rectangles
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.ladder import TRAIL
from nnviz.ui.score.ladder_cells import DOT, SLOPE_BAR, WEIGHT_BAR
from nnviz.ui.score.ladder_preview import PreviewedLadder
from nnviz.ui.score.stave import FAINT, Cursor, Readout
from nnviz.ui.theme import Appearance

TRAIL_OPACITY = 0.6

Row = tuple[float, float, float, float]
_Rows = TypeVar("_Rows", Lines, Rectangles)

_LEFT, _TOP = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop


class LadderStave(PreviewedLadder):
    """||delta|| (Frobenius norm over units and probe) of every layer, with its factors and a short history."""

    name = "ladder"

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        super().__init__(appearance, labels)
        self._divergence: Divergence | None = None
        self._round = QRectF()  # moved from dot to dot
        self._trail, self._connectors, self._taken, self._brought = Lines(), Lines(), Rectangles(), Rectangles()

    # -- what the score tells it

    def set_run(self, run: RunInfo) -> None:
        self._divergence = None
        self.remedy = self.preview = None
        super().set_run(run)

    def set_staves(self, staves: Staves) -> None:
        """The figures of one moment; trail and axis follow."""
        if self.ladder.take(staves):
            self.rebuild()
        self.update()

    def set_divergence(self, divergence: Divergence | None) -> None:
        """After an overflow the last finite picture stays, faint, and the layer says when it happened."""
        if divergence != self._divergence:
            self._divergence = divergence
            self.refresh_figures()

    def readout(self, cursor: Cursor) -> Readout | None:
        if cursor.layer >= len(self.ladder.layers):
            return None
        assert self.run is not None
        norm = short(float(self.ladder.layers[cursor.layer].delta_norm), digits=4)
        lines = [f"||δ|| = {norm}"]
        spoken = [self.tr("Layer {0}: size of delta {1}").format(cursor.layer + 1, norm)]
        slope, weight = self.ladder.slope_factor(cursor.layer), self.ladder.weight_factor(cursor.layer)
        if slope is not None:
            symbol = "J" if self.couples(cursor.layer) else "f′"
            lines.append(f"× {symbol} = {short(slope, digits=4)}")
            spoken.append(self.tr("the slope left a factor of {0}").format(short(slope, digits=4)))
        if weight is not None:
            lines.append(f"× Wᵀ = {short(weight, digits=4)}")
            spoken.append(self.tr("the weights brought a factor of {0}").format(short(weight, digits=4)))
        return Readout("\n".join(lines), "; ".join(spoken))

    # -- every frame

    def paint_live(self, painter: QPainter) -> None:
        if not self.ladder.layers:
            return
        assert self.geometry is not None
        painter.setOpacity(self._strength)
        self._paint_waterfall(painter)
        self._paint_marks(painter)
        painter.setOpacity(1.0)

    def draw_figures(self, painter: QPainter) -> None:
        if not self.ladder.layers:
            return
        assert self.geometry is not None
        painter.setOpacity(self._strength * TRAIL_OPACITY)
        self._paint_trails(painter)
        painter.setOpacity(self._strength)
        for column in self.geometry.shown:
            if column.full:
                self.draw_numbers(painter, column)
        painter.setOpacity(1.0)
        self.draw_preview(painter)
        if self._divergence is not None:
            self._paint_overflow(painter, self._divergence)

    @property
    def _strength(self) -> float:
        return 1.0 if self._divergence is None else FAINT

    def paint_cursor(self, painter: QPainter) -> None:
        assert self.geometry is not None and self.cursor is not None
        painter.setPen(pen(self.theme.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(*self.box(self.geometry.columns[self.cursor.layer]).shrunk(1)))

    def _paint_trails(self, painter: QPainter) -> None:
        assert self.geometry is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen(self.theme.ctl))
        axis, band = self.ladder.axis, self.geometry.ladder
        shown = self.geometry.shown
        trails = [np.array(self.ladder.trails[column.index]) for column in shown]
        rows = self._trail.resize(sum(max(len(trail) - 1, 0) for trail in trails))
        start = 0
        for column, trail in zip(shown, trails, strict=True):
            if len(trail) < 2:
                continue
            right, left = column.x0 + DOT * column.width, column.x0 + 3
            x = right - (right - left) / (TRAIL - 1) * np.arange(len(trail) - 1, -1, -1)
            y = band.bottom - (trail - axis.low) / (axis.high - axis.low) * band.height
            segments = rows[start : start + len(trail) - 1]
            segments[:, 0], segments[:, 1], segments[:, 2], segments[:, 3] = x[:-1], y[:-1], x[1:], y[1:]
            start += len(segments)
        self._trail.draw(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_waterfall(self, painter: QPainter) -> None:
        """Connectors and bars of all columns, one call a kind; whole pixels, no antialias."""
        geometry, theme, layers = self.geometry, self.theme, self.ladder.layers
        assert geometry is not None
        connectors: list[Row] = []
        taken: list[Row] = []
        brought: list[Row] = []
        before = geometry.shown[0].index - 1  # whose line leads into the first one shown
        for column in geometry.columns[max(before, 0) : geometry.shown[-1].index + 1]:
            figures = layers[column.index]
            thick = geometry.px(4.0 if column.full else 2.0)
            dot_x, slope_x, weight_x = (column.x0 + part * column.width for part in (DOT, SLOPE_BAR, WEIGHT_BAR))
            y, y_brought = self.y_of(figures.delta_norm), self.y_of(figures.brought_norm)
            connectors += [(dot_x, y, slope_x, y), (slope_x, y_brought, weight_x, y_brought)]
            taken.append((slope_x - thick / 2, min(y, y_brought), thick, abs(y - y_brought)))
            if column.index + 1 < len(layers):
                y_next = self.y_of(layers[column.index + 1].delta_norm)
                following = geometry.columns[column.index + 1]
                brought.append((weight_x - thick / 2, min(y_next, y_brought), thick, abs(y_next - y_brought)))
                connectors.append((weight_x, y_next, following.x0 + DOT * following.width, y_next))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen(theme.text))
        _fill(self._connectors, connectors).draw(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.take))
        _fill(self._taken, taken).draw(painter)
        painter.setPen(pen(theme.bring))
        painter.setBrush(colour(theme.plot))
        _fill(self._brought, brought).draw(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_marks(self, painter: QPainter) -> None:
        """The dots of now (hollow where delta is zero), Maxout's round marks, the open end of the last column."""
        assert self.geometry is not None and self.run is not None
        theme, px, layers = self.theme, self.geometry.px, self.ladder.layers
        columns = self.geometry.shown
        dots = [(c.x0 + DOT * c.width, self.y_of(layers[c.index].delta_norm)) for c in columns]
        radii = [px(5.0 if column.full else 3.0) for column in columns]
        last = columns[-1]
        painter.setPen(pen(theme.text, 1.4))
        painter.setBrush(colour(theme.plot))
        if last.index + 1 == len(layers):
            end = last.x0 + WEIGHT_BAR * last.width, self.y_of(layers[-1].brought_norm)
            self._paint_dot(painter, *end, radii[-1] * 0.85)
        for hollow in (True, False):
            painter.setBrush(colour(theme.plot if hollow else theme.text))
            for column, dot, radius in zip(columns, dots, radii, strict=True):
                if bool(layers[column.index].delta_norm > 0) is not hollow:
                    self._paint_dot(painter, *dot, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.take))
        for column, (_, y), radius in zip(columns, dots, radii, strict=True):
            if self.run.layers[column.index].pieces > 1:
                self._paint_dot(painter, column.x0 + SLOPE_BAR * column.width, y, 0.6 * radius)

    def _paint_dot(self, painter: QPainter, x: float, y: float, radius: float) -> None:
        self._round.setRect(x - radius, y - radius, 2 * radius, 2 * radius)
        painter.drawEllipse(self._round)

    def _paint_overflow(self, painter: QPainter, divergence: Divergence) -> None:
        assert self.geometry is not None
        column = self.geometry.columns[divergence.layer]
        text = self.tr("overflow at step {0}").format(short(divergence.step))
        bold = self.appearance.font(11, bold=True)
        label = self.labels.plain(text, bold, self.theme.danger_text, self.theme.plot, self.ratio)
        width = label.width
        x = min(max(column.centre - width / 2, self.geometry.gutter), self.geometry.width - width)
        draw_label(painter, label, x, self.geometry.ladder.top + self.geometry.px(4), _LEFT | _TOP)


def _fill(buffer: _Rows, rows: list[Row]) -> _Rows:
    """Write `rows` into a buffer of rectangles or lines, rounded to whole pixels."""
    buffer.resize(len(rows))[...] = np.round(np.array(rows).reshape(-1, 4))
    return buffer
