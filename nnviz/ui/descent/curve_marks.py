"""What stands on a curve besides the ways: minima, the tangent, the next step, and arrows to what is out of view."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from nnviz.ui.descent.trails import paint_arrow
from nnviz.ui.descent.words import figure, next_step, plain
from nnviz.ui.frame import Frame
from nnviz.ui.ink import colour, pen
from nnviz.ui.number_format import MINUS
from nnviz.ui.score.labels import draw_label
from nnviz.ui.slices.run_path import RunPath
from nnviz.ui.workshop.painting import dotted

if TYPE_CHECKING:
    from nnviz.ui.descent.curve_plot import CurvePlot

LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
TOP, BOTTOM, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignVCenter
TANGENT = 110.0  # px to each side, along it
HEAD = 8.0  # px
FAR = 1e4  # px
FLAT = 24.0  # px that a tangent rises


class CurveMarks:
    """Paints on its plot; it holds nothing of the walk."""

    def __init__(self, plot: CurvePlot) -> None:
        self._plot = plot
        self._run_path = RunPath(plot.appearance)

    def paint_minima(self, painter: QPainter, frame: Frame) -> None:
        """Short uprights at the foot, and where the running network stands."""
        plot, theme, px = self._plot, self._plot.appearance.theme, self._plot.appearance.px
        for minimum in plot.curve.minima:
            x = round(float(frame.across(minimum)))
            painter.fillRect(
                x, round(frame.box.bottom - px(9)), max(round(px(2)), 1), round(px(9)), colour(theme.bring)
            )
        here = plot.curve.here
        if here is not None:
            if plot.curve.path is not None:
                self._run_path.paint_moments(painter, frame, plot.curve.path)
            with np.errstate(all="ignore"):
                x, y = float(frame.across(here[0])), float(frame.up(plot.curve.at(np.array(here))))
            if not abs(y) < FAR:  # an overflow, which words beside the plot tell
                return
            painter.setPen(pen(theme.ctl, plot.appearance.line(1.5)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            side = round(px(7))
            painter.drawRect(round(x) - side, round(y) - side, 2 * side, 2 * side)
            self._say(painter, plot.network_word, x, y + side + px(16), MIDDLE | TOP, theme.muted, frame)

    def paint_step(self, painter: QPainter, frame: Frame) -> None:
        """The tangent at the chosen walk's place, and the step that it leads to."""
        plot, bench = self._plot, self._plot.bench
        walk, at = bench.walk, bench.at
        w, loss, slope = float(walk.path[at, 0]), float(walk.losses[at]), float(walk.gradients[at, 0])
        if not (frame.x[0] <= w <= frame.x[1] and frame.y[0] <= loss <= frame.y[1] and np.isfinite(slope)):
            return
        theme, px = plot.appearance.theme, plot.appearance.px
        x, y = float(frame.across(w)), float(frame.up(loss))
        ink = theme.positive_text if slope > 0 else theme.negative_text if slope < 0 else theme.muted
        across = frame.box.width / (frame.x[1] - frame.x[0])
        up = -slope * frame.box.height / (frame.y[1] - frame.y[0])
        length = hypot(across, up)
        dx, dy = px(TANGENT) * across / length, px(TANGENT) * up / length
        painter.setPen(pen(ink, plot.appearance.line(1.6)))
        painter.drawLine(round(x - dx), round(y - dy), round(x + dx), round(y + dy))
        step = next_step(walk, at)
        if step is None or not np.isfinite(step[0]):
            return
        to = float(frame.across(w + float(step[0])))
        painter.setPen(pen(theme.text, plot.appearance.line(1.8)))
        if abs(to - x) > 1:
            paint_arrow(painter, x, y, to, y, px(HEAD))
            with np.errstate(all="ignore"):
                end = float(np.nan_to_num(frame.up(walk.landscape.at(walk.path[at] + step))))
            painter.setPen(dotted(theme.ctl))
            painter.drawLine(
                round(min(max(to, -1e4), 1e4)),
                round(y),
                round(min(max(to, -1e4), 1e4)),
                round(min(max(end, -1e4), 1e4)),
            )
        self._say_figures(painter, frame, x, y, dx, dy, slope, float(step[0]), ink)

    def _say_figures(
        self, painter: QPainter, frame: Frame, x: float, y: float, dx: float, dy: float, slope: float, step: float,
        ink: str,
    ) -> None:  # fmt: skip
        """The slope at the tangent's upper end, the step above its arrow."""
        plot, px = self._plot, self._plot.appearance.px
        axis = _short(plot.curve.axes[0])
        sign = 1 if dy < 0 else -1
        end_x, end_y = x + sign * dx, y + sign * dy
        flat = abs(dy) < px(FLAT)  # then the step's figure stands above it
        end_y = end_y + px(4) if flat else end_y - px(5)
        align = MIDDLE | (TOP if flat else BOTTOM)
        self._say(painter, f"dL/d{axis} = {figure(slope)}", end_x, end_y, align, ink, frame)
        if step:
            sgd = plot.bench.walk.optimizer == "sgd"
            told = f"{MINUS}η · dL/d{axis} = {figure(step)}" if sgd else f"Δ{axis} = {figure(step)}"
            side = -1 if step < 0 else 1
            align = (RIGHT if step < 0 else LEFT) | BOTTOM
            self._say(painter, told, x + side * px(9), y - px(4), align, plot.appearance.theme.text, frame)

    def paint_outside(self, painter: QPainter, frame: Frame) -> None:
        """An arrow at the edge, with the figure, for every walk that has left the picture."""
        plot, bench = self._plot, self._plot.bench
        theme, px, box = plot.appearance.theme, plot.appearance.px, frame.box
        row = 0
        for run, walk in enumerate(bench.descent.walks):
            at = bench.descent.index(run)
            w, loss = float(walk.path[at, 0]), float(walk.losses[at])
            beyond = w < frame.x[0] or w > frame.x[1]
            if not beyond and frame.y[0] <= loss <= frame.y[1]:
                continue
            axis = _short(plot.curve.axes[0])
            y = box.top + px(16) + row * px(20)
            row += 1
            painter.setPen(pen(theme.pieces[run], plot.appearance.line(2)))
            if beyond or not np.isfinite(loss):
                right = w > frame.x[1]
                edge = box.right - px(4) if right else box.left + px(4)
                inner = edge + (-px(22) if right else px(22))
                paint_arrow(painter, inner, y, edge, y, px(HEAD))
                text, align = f"{axis} = {figure(w)}", (RIGHT if right else LEFT) | CENTRE
                inner += -px(5) if right else px(5)
            else:
                inner = min(max(float(frame.across(w)), box.left + px(20)), box.right - px(90))
                paint_arrow(painter, inner, box.top + px(24), inner, box.top + px(3), px(HEAD))
                text, align, inner = f"L = {figure(loss)}", LEFT | CENTRE, inner + px(8)
            self._say(painter, text, inner, y, align, theme.text, frame)

    def _say(
        self, painter: QPainter, text: str, x: float, y: float, align: Qt.AlignmentFlag, ink: str, frame: Frame
    ) -> None:
        """Within the box, wherever its anchor is."""
        plot, theme, box = self._plot, self._plot.appearance.theme, frame.box
        font = plot.appearance.font(11.5, bold=True)
        label = plot.labels.plain(text, font, ink, theme.plot, plot.devicePixelRatioF())
        before = label.width if align & RIGHT else label.width / 2 if align & MIDDLE else 0.0
        left = min(max(x - before, box.left + 1), box.right - label.width - 1)
        above = label.height if align & BOTTOM else label.height / 2 if align & CENTRE else 0.0
        top = min(max(y - above, box.top + 1), box.bottom - label.height - 1)
        draw_label(painter, label, left, top, LEFT | TOP)


def _short(axis: str) -> str:
    """The name of the weight on the plot; one of a network has so many indices that its letter has to do."""
    return plain(axis).partition("^")[0]
