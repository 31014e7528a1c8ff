"""The cells of the ladder: frames, the log axis in the gutter, titles, and where the numbers find a place.

What moves in the cells is `ladder_stave`'s.
"""

from __future__ import annotations

from math import isfinite

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import RunInfo
from nnviz.ui.ink import colour, pen
from nnviz.ui.score.geometry import Band, Box, Column
from nnviz.ui.score.labels import HALO, Label, LabelCache, draw_label
from nnviz.ui.score.ladder import Ladder
from nnviz.ui.score.stave import Stave
from nnviz.ui.theme import Appearance

DOT, SLOPE_BAR, WEIGHT_BAR = 0.36, 0.56, 0.82  # places in a column, as parts of its width
NAMED_MOST = 0.8  # of a column, for the name of a factor before it
SPARK_NAME = 16.0  # px for the name of a narrow column

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_TOP, _CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


class LadderCells(Stave):
    """One cell a column on the axis of `ladder`."""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        super().__init__(appearance, labels)
        self.ladder = Ladder(0)

    def set_run(self, run: RunInfo) -> None:
        self.ladder = Ladder(len(run.layers))
        super().set_run(run)

    # -- places

    def band(self) -> Band:
        assert self.geometry is not None
        return Band(self.geometry.ladder.top - self.geometry.px(8), self.geometry.height)

    def box(self, column: Column) -> Box:
        assert self.geometry is not None
        return Box(column.x0, self.geometry.ladder.top, column.width, self.geometry.ladder.height)

    def y_of(self, value: float) -> float:
        assert self.geometry is not None
        return self.geometry.ladder.value_to_y(self.ladder.axis.fraction(value) if isfinite(value) else 1.0, 0.0, 1.0)

    def _y_of_decade(self, decade: float) -> float:
        assert self.geometry is not None
        return self.geometry.ladder.value_to_y(self.ladder.axis.fraction_of_decade(decade), 0.0, 1.0)

    def maths(self, html: str, px: float, name: str) -> Label:
        return self.labels.rich(html, self.appearance.maths(px, italic=False), name, self.ratio)

    # -- ground

    def draw_ground(self, painter: QPainter) -> None:
        geometry, theme = self.geometry, self.theme
        assert geometry is not None
        self.draw_tint(painter)
        with self.columns_only(painter):
            for column in geometry.shown:
                box = self.box(column)
                painter.fillRect(QRectF(*box), colour(theme.plot))
                painter.setPen(pen(theme.hair, 1))
                for exponent in self.ladder.axis.labelled():
                    y = round(self._y_of_decade(exponent)) + 0.5
                    painter.drawLine(QPointF(box.left, y), QPointF(box.right, y))
                painter.setPen(pen(theme.border, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(*box.shrunk(0.5)))
                name = self.maths(f"<i>δ</i><sup>{column.index + 1}</sup>", 14, theme.text)
                if geometry.named(column.index, geometry.px(SPARK_NAME)):
                    draw_label(painter, name, column.centre, geometry.names.top + geometry.px(2), _MIDDLE | _TOP)
        self._draw_axis(painter)
        self._draw_titles(painter)
        self._draw_back(painter)

    def _draw_axis(self, painter: QPainter) -> None:
        assert self.geometry is not None
        x, px, theme = self.geometry.gutter, self.geometry.px, self.theme
        for exponent in self.ladder.axis.labelled():
            html = {0: "1", 1: "10"}.get(exponent, f"10<sup>{exponent}</sup>".replace("-", "−"))
            label = self.labels.rich(html, self.appearance.font(10.5), theme.muted, self.ratio)
            draw_label(painter, label, x - px(9), self._y_of_decade(exponent), _RIGHT | _CENTRE)
        painter.setPen(pen(theme.ctl, 1))
        for decade in self.ladder.axis.ticks():
            y = round(self._y_of_decade(decade)) + 0.5
            painter.drawLine(QPointF(x - px(6), y), QPointF(x - px(3), y))

    def _draw_titles(self, painter: QPainter) -> None:
        geometry, theme = self.geometry, self.theme
        assert geometry is not None
        px, left, top = geometry.px, geometry.px(12), geometry.ladder.top
        title = self.maths("||<i>δ</i>||", 16, theme.text)
        top += draw_label(painter, title, left, top, _LEFT | _TOP).height + px(1)
        for line in QCoreApplication.translate("LadderStave", "error signal,\nlog axis").split("\n"):
            words = self.labels.plain(line, self.appearance.font(11), theme.muted, None, self.ratio)
            top += draw_label(painter, words, left, top, _LEFT | _TOP).height
        top += px(8)
        for symbol, name, solid in (("<i>W</i><sup>T</sup>", theme.bring, False), ("<i>f</i> ′", theme.take, True)):
            painter.setPen(pen(name, 1.4))
            painter.setBrush(colour(name) if solid else Qt.BrushStyle.NoBrush)
            label = self.maths(f"× {symbol}", 13, theme.text)
            row = draw_label(painter, label, left + px(10), top, _LEFT | _TOP)
            painter.drawRect(QRectF(left + 0.5, row.middle - px(5), px(4), px(10)))
            top = row.bottom + px(2)

    def _draw_back(self, painter: QPainter) -> None:
        """The word and the arrow of the way back, under the gutter."""
        geometry, theme = self.geometry, self.theme
        assert geometry is not None
        px, middle = geometry.px, geometry.names.top + geometry.names.height / 2
        word = self.labels.plain(
            QCoreApplication.translate("LadderStave", "back"),
            self.appearance.font(11, bold=True),
            theme.text,
            None,
            self.ratio,
        )
        tip = draw_label(painter, word, px(12), middle, _LEFT | _CENTRE).right + px(6)
        painter.setPen(pen(theme.text, 1.6))
        painter.drawLine(QPointF(tip + px(3), middle), QPointF(max(tip + px(30), geometry.gutter - px(28)), middle))
        painter.setBrush(colour(theme.text))
        painter.setPen(Qt.PenStyle.NoPen)
        wing = QPointF(px(7), px(4))
        painter.drawPolygon(
            [QPointF(tip, middle), QPointF(tip + wing.x(), middle - wing.y()), QPointF(tip, middle) + wing]
        )

    # -- numbers

    def draw_numbers(self, painter: QPainter, column: Column) -> None:
        """The numbers of a full column; those that would collide or leave the cell are pushed aside."""
        geometry, theme = self.geometry, self.theme
        assert geometry is not None
        norm, slope, weight = self.ladder.written(column.index)
        figures = self.ladder.layers[column.index]
        y, y_brought = self.y_of(figures.delta_norm), self.y_of(figures.brought_norm)
        bold, normal = self.appearance.font(12, bold=True), self.appearance.font(11)
        label = self.labels.plain(norm, bold, theme.text, theme.plot, self.ratio)
        reach = geometry.px(7)
        dot = Box(column.x0 + DOT * column.width - reach, y - reach, 2 * reach, 2 * reach)
        left, top = self._place(label, column, DOT, dot.bottom, dot.top, []) or (dot.left, dot.top - label.height)
        clear = column.x0 + SLOPE_BAR * column.width - geometry.px(3) + HALO - label.width
        left = max(min(left, clear), column.x0 + 1)  # of the bar to its right
        taken = [dot, draw_label(painter, label, left, top, _LEFT | _TOP)]

        def draw(label: Label, part: float, ends: tuple[float, float], *, below: bool = True) -> None:
            place = self._place(label, column, part, max(ends), min(ends), taken, below)
            if place is not None:
                taken.append(draw_label(painter, label, *place, _LEFT | _TOP))

        if column.index + 1 == len(self.ladder.layers):
            label = self.maths(f"<i>∂L</i>/<i>∂a</i><sup>{column.index + 1}</sup>", 12, theme.text)
            draw(label, WEIGHT_BAR, (y_brought, y_brought), below=False)
        if slope:
            label = self.labels.plain(slope, normal, theme.take, theme.plot, self.ratio)
            if self.couples(column.index):  # no f' of a unit alone, but the whole Jacobian: said where there is room
                named = slope.replace("×", "× J =", 1)
                longer = self.labels.plain(named, normal, theme.take, theme.plot, self.ratio)
                label = longer if longer.width < NAMED_MOST * column.width else label
            draw(label, SLOPE_BAR, (y, y_brought))
        if weight:
            y_next = self.y_of(self.ladder.layers[column.index + 1].delta_norm)
            label = self.labels.plain(weight, normal, theme.bring, theme.plot, self.ratio)
            draw(label, WEIGHT_BAR, (y_next, y_brought))

    def couples(self, layer: int) -> bool:
        """Whether every z of the layer moves every output, as in softmax."""
        assert self.run is not None
        info = self.run.layers[layer]
        return info.pieces == 1 and not ACTIVATIONS[info.activation].elementwise

    def _place(
        self,
        label: Label,
        column: Column,
        part: float,
        low: float,
        high: float,
        taken: list[Box],
        below: bool = False,
    ) -> tuple[float, float] | None:
        """The upper left corner of a label for something that reaches from pixel row `high` down to `low`.

        Above or below it, whichever is preferred, inside the cell and clear of the labels already there; None where a
        low cell has no such place.
        """
        assert self.geometry is not None
        box, gap = self.box(column), self.geometry.px(2 if below else 4)
        width, height = label.width, label.height
        x = min(max(column.x0 + part * column.width - width / 2, box.left + 1), box.right - width)
        under, over = low + gap, high - gap - height
        wishes = (under, over) if below else (over, under)
        step = height - self.geometry.px(6)  # the halo may overlap
        inset = self.geometry.px(3)
        floor = box.bottom - height
        near = (*wishes, under + step, over - step, under + 2 * step, over - 2 * step)
        for y in (*near, *(floor - turn * step for turn in range(4))):
            core = Box(x, y, width, height).shrunk(inset)
            if box.contains(core) and not any(core.meets(other) for other in taken):
                return x, y
        return None
