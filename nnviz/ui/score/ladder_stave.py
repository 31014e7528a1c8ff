"""Stave 4: the size of delta in every layer on one log axis, a waterfall read from the right.

Between two dots an open bar shows what the weights brought, a solid one what the slope took away.
"""

from __future__ import annotations

from math import isfinite
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from nnviz.training.snapshot import Divergence, RunInfo
from nnviz.training.wants import Staves
from nnviz.ui.ink import colour, pen
from nnviz.ui.number_format import short
from nnviz.ui.score.buffers import Lines, Rectangles
from nnviz.ui.score.geometry import Band, Box, Column
from nnviz.ui.score.labels import HALO, Label, LabelCache, draw_label
from nnviz.ui.score.ladder import TRAIL, Ladder
from nnviz.ui.score.stave import FAINT, Cursor, Readout, Stave
from nnviz.ui.theme import Appearance

DOT, SLOPE_BAR, WEIGHT_BAR = 0.36, 0.56, 0.82  # places in a column, as parts of its width
TRAIL_OPACITY = 0.6
SPARK_NAME = 16.0  # px for the name of a narrow column

Row = tuple[float, float, float, float]
_Rows = TypeVar("_Rows", Lines, Rectangles)

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_TOP, _CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


class LadderStave(Stave):
    """||delta|| (Frobenius norm over units and probe) of every layer, with its factors and a short history."""

    name = "ladder"

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        super().__init__(appearance, labels)
        self._ladder = Ladder(0)
        self._divergence: Divergence | None = None
        self._round = QRectF()  # moved from dot to dot
        self._trail, self._connectors, self._taken, self._brought = Lines(), Lines(), Rectangles(), Rectangles()

    # -- what the score tells it

    def set_run(self, run: RunInfo) -> None:
        self._ladder = Ladder(len(run.layers))
        self._divergence = None
        super().set_run(run)

    def set_staves(self, staves: Staves) -> None:
        """The figures of one moment; trail and axis follow."""
        if self._ladder.take(staves):
            self.rebuild()
        self.update()

    def set_divergence(self, divergence: Divergence | None) -> None:
        """After an overflow the last finite picture stays, faint, and the layer says when it happened."""
        if divergence != self._divergence:
            self._divergence = divergence
            self.refresh_figures()

    def readout(self, cursor: Cursor) -> Readout | None:
        if cursor.layer >= len(self._ladder.layers):
            return None
        assert self.run is not None
        norm = short(float(self._ladder.layers[cursor.layer].delta_norm), digits=4)
        lines = [f"||δ|| = {norm}"]
        spoken = [self.tr("Layer {0}: size of delta {1}").format(cursor.layer + 1, norm)]
        slope, weight = self._ladder.slope_factor(cursor.layer), self._ladder.weight_factor(cursor.layer)
        if slope is not None:
            symbol = "J" if self.run.layers[cursor.layer].activation == "softmax" else "f′"
            lines.append(f"× {symbol} = {short(slope, digits=4)}")
            spoken.append(self.tr("the slope left a factor of {0}").format(short(slope, digits=4)))
        if weight is not None:
            lines.append(f"× Wᵀ = {short(weight, digits=4)}")
            spoken.append(self.tr("the weights brought a factor of {0}").format(short(weight, digits=4)))
        return Readout("\n".join(lines), "; ".join(spoken))

    # -- ground: cells, the axis in the gutter, titles and names

    def band(self) -> Band:
        assert self.geometry is not None
        return Band(self.geometry.ladder.top - self.geometry.px(8), self.geometry.height)

    def draw_ground(self, painter: QPainter) -> None:
        geometry, theme = self.geometry, self.theme
        assert geometry is not None
        self.draw_tint(painter)
        with self.columns_only(painter):
            for column in geometry.shown:
                box = self._box(column)
                painter.fillRect(QRectF(*box), colour(theme.plot))
                painter.setPen(pen(theme.hair, 1))
                for exponent in self._ladder.axis.labelled():
                    y = round(self._y_of_decade(exponent)) + 0.5
                    painter.drawLine(QPointF(box.left, y), QPointF(box.right, y))
                painter.setPen(pen(theme.border, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(*box.shrunk(0.5)))
                name = self._maths(f"<i>δ</i><sup>{column.index + 1}</sup>", 14, theme.text)
                if geometry.named(column.index, geometry.px(SPARK_NAME)):
                    draw_label(painter, name, column.centre, geometry.names.top + geometry.px(2), _MIDDLE | _TOP)
        self._draw_axis(painter)
        self._draw_titles(painter)
        self._draw_back(painter)

    def _draw_axis(self, painter: QPainter) -> None:
        assert self.geometry is not None
        x, px, theme = self.geometry.gutter, self.geometry.px, self.theme
        for exponent in self._ladder.axis.labelled():
            html = {0: "1", 1: "10"}.get(exponent, f"10<sup>{exponent}</sup>".replace("-", "−"))
            label = self.labels.rich(html, self.appearance.font(10.5), theme.muted, self.ratio)
            draw_label(painter, label, x - px(9), self._y_of_decade(exponent), _RIGHT | _CENTRE)
        painter.setPen(pen(theme.ctl, 1))
        for decade in self._ladder.axis.ticks():
            y = round(self._y_of_decade(decade)) + 0.5
            painter.drawLine(QPointF(x - px(6), y), QPointF(x - px(3), y))

    def _draw_titles(self, painter: QPainter) -> None:
        geometry, theme = self.geometry, self.theme
        assert geometry is not None
        px, left, top = geometry.px, geometry.px(12), geometry.ladder.top
        title = self._maths("||<i>δ</i>||", 16, theme.text)
        top += draw_label(painter, title, left, top, _LEFT | _TOP).height + px(1)
        for line in self.tr("error signal,\nlog axis").split("\n"):
            words = self.labels.plain(line, self.appearance.font(11), theme.muted, None, self.ratio)
            top += draw_label(painter, words, left, top, _LEFT | _TOP).height
        top += px(8)
        for symbol, name, solid in (("<i>W</i><sup>T</sup>", theme.bring, False), ("<i>f</i> ′", theme.take, True)):
            painter.setPen(pen(name, 1.4))
            painter.setBrush(colour(name) if solid else Qt.BrushStyle.NoBrush)
            label = self._maths(f"× {symbol}", 13, theme.text)
            row = draw_label(painter, label, left + px(10), top, _LEFT | _TOP)
            painter.drawRect(QRectF(left + 0.5, row.middle - px(5), px(4), px(10)))
            top = row.bottom + px(2)

    def _draw_back(self, painter: QPainter) -> None:
        """The word and the arrow of the way back, under the gutter."""
        geometry, theme = self.geometry, self.theme
        assert geometry is not None
        px, middle = geometry.px, geometry.names.top + geometry.names.height / 2
        word = self.labels.plain(self.tr("back"), self.appearance.font(11, bold=True), theme.text, None, self.ratio)
        tip = draw_label(painter, word, px(12), middle, _LEFT | _CENTRE).right + px(6)
        painter.setPen(pen(theme.text, 1.6))
        painter.drawLine(QPointF(tip + px(3), middle), QPointF(max(tip + px(30), geometry.gutter - px(28)), middle))
        painter.setBrush(colour(theme.text))
        painter.setPen(Qt.PenStyle.NoPen)
        wing = QPointF(px(7), px(4))
        painter.drawPolygon(
            [QPointF(tip, middle), QPointF(tip + wing.x(), middle - wing.y()), QPointF(tip, middle) + wing]
        )

    # -- every frame

    def paint_live(self, painter: QPainter) -> None:
        if not self._ladder.layers:
            return
        assert self.geometry is not None
        painter.setOpacity(self._strength)
        self._paint_waterfall(painter)
        self._paint_marks(painter)
        painter.setOpacity(1.0)

    def draw_figures(self, painter: QPainter) -> None:
        if not self._ladder.layers:
            return
        assert self.geometry is not None
        painter.setOpacity(self._strength * TRAIL_OPACITY)
        self._paint_trails(painter)
        painter.setOpacity(self._strength)
        for column in self.geometry.shown:
            if column.full:
                self._paint_figures(painter, column)
        painter.setOpacity(1.0)
        if self._divergence is not None:
            self._paint_overflow(painter, self._divergence)

    @property
    def _strength(self) -> float:
        return 1.0 if self._divergence is None else FAINT

    def paint_cursor(self, painter: QPainter) -> None:
        assert self.geometry is not None and self.cursor is not None
        painter.setPen(pen(self.theme.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(*self._box(self.geometry.columns[self.cursor.layer]).shrunk(1)))

    def _paint_trails(self, painter: QPainter) -> None:
        assert self.geometry is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen(self.theme.ctl))
        axis, band = self._ladder.axis, self.geometry.ladder
        shown = self.geometry.shown
        trails = [np.array(self._ladder.trails[column.index]) for column in shown]
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
        geometry, theme, layers = self.geometry, self.theme, self._ladder.layers
        assert geometry is not None
        connectors: list[Row] = []
        taken: list[Row] = []
        brought: list[Row] = []
        before = geometry.shown[0].index - 1  # whose line leads into the first one shown
        for column in geometry.columns[max(before, 0) : geometry.shown[-1].index + 1]:
            figures = layers[column.index]
            thick = geometry.px(4.0 if column.full else 2.0)
            dot_x, slope_x, weight_x = (column.x0 + part * column.width for part in (DOT, SLOPE_BAR, WEIGHT_BAR))
            y, y_brought = self._y(figures.delta_norm), self._y(figures.brought_norm)
            connectors += [(dot_x, y, slope_x, y), (slope_x, y_brought, weight_x, y_brought)]
            taken.append((slope_x - thick / 2, min(y, y_brought), thick, abs(y - y_brought)))
            if column.index + 1 < len(layers):
                y_next = self._y(layers[column.index + 1].delta_norm)
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
        theme, px, layers = self.theme, self.geometry.px, self._ladder.layers
        columns = self.geometry.shown
        dots = [(c.x0 + DOT * c.width, self._y(layers[c.index].delta_norm)) for c in columns]
        radii = [px(5.0 if column.full else 3.0) for column in columns]
        last = columns[-1]
        painter.setPen(pen(theme.text, 1.4))
        painter.setBrush(colour(theme.plot))
        if last.index + 1 == len(layers):
            end = last.x0 + WEIGHT_BAR * last.width, self._y(layers[-1].brought_norm)
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

    def _paint_figures(self, painter: QPainter, column: Column) -> None:
        """The numbers of a full column; those that would collide or leave the cell are pushed aside."""
        geometry, theme = self.geometry, self.theme
        assert geometry is not None
        norm, slope, weight = self._ladder.written(column.index)
        figures = self._ladder.layers[column.index]
        y, y_brought = self._y(figures.delta_norm), self._y(figures.brought_norm)
        bold, normal = self.appearance.font(12, bold=True), self.appearance.font(11)
        label = self.labels.plain(norm, bold, theme.text, theme.plot, self.ratio)
        reach = geometry.px(7)
        dot = Box(column.x0 + DOT * column.width - reach, y - reach, 2 * reach, 2 * reach)
        left, top = self._place(label, column, DOT, dot.bottom, dot.top, [])
        clear = column.x0 + SLOPE_BAR * column.width - geometry.px(3) + HALO - label.width
        left = max(min(left, clear), column.x0 + 1)  # of the bar to its right
        taken = [dot, draw_label(painter, label, left, top, _LEFT | _TOP)]
        if column.index + 1 == len(self._ladder.layers):
            label = self._maths(f"<i>∂L</i>/<i>∂a</i><sup>{column.index + 1}</sup>", 12, theme.text)
            place = self._place(label, column, WEIGHT_BAR, y_brought, y_brought, taken)
            taken.append(draw_label(painter, label, *place, _LEFT | _TOP))
        if slope:
            label = self.labels.plain(slope, normal, theme.take, theme.plot, self.ratio)
            place = self._place(label, column, SLOPE_BAR, max(y, y_brought), min(y, y_brought), taken, below=True)
            taken.append(draw_label(painter, label, *place, _LEFT | _TOP))
        if weight:
            label = self.labels.plain(weight, normal, theme.bring, theme.plot, self.ratio)
            y_next = self._y(self._ladder.layers[column.index + 1].delta_norm)
            low, high = max(y_next, y_brought), min(y_next, y_brought)
            place = self._place(label, column, WEIGHT_BAR, low, high, taken, below=True)
            draw_label(painter, label, *place, _LEFT | _TOP)

    def _place(
        self,
        label: Label,
        column: Column,
        part: float,
        low: float,
        high: float,
        taken: list[Box],
        below: bool = False,
    ) -> tuple[float, float]:
        """The upper left corner of a label for something that reaches from pixel row `high` down to `low`.

        Above or below it, whichever is preferred, inside the cell and clear of the labels already there.
        """
        assert self.geometry is not None
        box, gap = self._box(column), self.geometry.px(2 if below else 4)
        _, width, height = label
        x = min(max(column.x0 + part * column.width - width / 2, box.left + 1), box.right - width)
        under, over = low + gap, high - gap - height
        wishes = (under, over) if below else (over, under)
        step = height - self.geometry.px(6)  # the halo may overlap
        inset = self.geometry.px(3)
        for y in (*wishes, under + step, over - step):
            core = Box(x, y, width, height).shrunk(inset)
            if box.contains(core) and not any(core.meets(other) for other in taken):
                return x, y
        return x, min(max(wishes[0], box.top), box.bottom - height)

    def _paint_overflow(self, painter: QPainter, divergence: Divergence) -> None:
        assert self.geometry is not None
        column = self.geometry.columns[divergence.layer]
        text = self.tr("overflow at step {0}").format(short(divergence.step))
        bold = self.appearance.font(11, bold=True)
        label = self.labels.plain(text, bold, self.theme.danger_text, self.theme.plot, self.ratio)
        width = label.width
        x = min(max(column.centre - width / 2, self.geometry.gutter), self.geometry.width - width)
        draw_label(painter, label, x, self.geometry.ladder.top + self.geometry.px(4), _LEFT | _TOP)

    # -- places

    def _box(self, column: Column) -> Box:
        assert self.geometry is not None
        return Box(column.x0, self.geometry.ladder.top, column.width, self.geometry.ladder.height)

    def _y(self, value: float) -> float:
        assert self.geometry is not None
        return self.geometry.ladder.value_to_y(self._ladder.axis.fraction(value) if isfinite(value) else 1.0, 0.0, 1.0)

    def _y_of_decade(self, decade: float) -> float:
        assert self.geometry is not None
        return self.geometry.ladder.value_to_y(self._ladder.axis.fraction_of_decade(decade), 0.0, 1.0)

    def _maths(self, html: str, px: float, name: str) -> Label:
        return self.labels.rich(html, self.appearance.maths(px, italic=False), name, self.ratio)


def _fill(buffer: _Rows, rows: list[Row]) -> _Rows:
    """Write `rows` into a buffer of rectangles or lines, rounded to whole pixels."""
    buffer.resize(len(rows))[...] = np.round(np.array(rows).reshape(-1, 4))
    return buffer
