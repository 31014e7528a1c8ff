"""The sides of a duel in one plot: their losses over the steps, and their ||delta|| over the layers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from nnviz.training.comparisons import MOST_SIDES
from nnviz.training.wants import Losses, LossesWant
from nnviz.ui import number_format
from nnviz.ui.comparison.marks import DASHES, LETTERS, SYMBOLS, side_colour
from nnviz.ui.loss_axis import LossAxis
from nnviz.ui.loss_curves import decades, power, step_marks, thinned
from nnviz.ui.marked_axis import Mark, MarkedAxis
from nnviz.ui.plot import Plot
from nnviz.ui.score.log_axis import MOST_TICKS, LogAxis
from nnviz.ui.theme import Appearance

LETTERS_APART = 12  # px
DOTS = (1, 3)
NEAR = 0.02  # of the steps: a side whose last loss was measured so shortly before the others' keeps up with them
MOST_LAYER_MARKS = 9


class Overlay(Plot):
    """A curve for each side, the letters on the right where they end; a cursor reads all sides at one place."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        axes = {
            "left": MarkedAxis("left", appearance, line=True),
            "bottom": MarkedAxis("bottom", appearance, line=True),
            "right": MarkedAxis("right", appearance, apart=LETTERS_APART),
        }
        super().__init__(appearance, axes, parent)
        self.curves = [pg.PlotCurveItem(antialias=True, connect="finite") for _ in range(MOST_SIDES)]
        for curve in self.curves:
            self.addItem(curve, ignoreBounds=True)
        self.setMinimumHeight(round(appearance.px(110)))
        self.pointed.connect(self._read_out)
        self.left.connect(self._put_cursor_away)
        self.ratio_changed.connect(self.restyle)

    def clear_curves(self) -> None:
        """New runs: nothing is known of them."""
        self.unpoint()
        for curve in self.curves:
            curve.setData([], [])
        self.axes["right"].set_marks(())

    def restyle(self) -> None:
        super().restyle()
        theme, px = self.appearance.theme, self.appearance.px
        self.axes["left"].setWidth(round(px(34)))
        self.axes["right"].setWidth(round(px(16)))
        self.axes["bottom"].setHeight(round(px(20)))
        self.plotItem.layout.setContentsMargins(0, round(px(6)), 0, 0)
        for number, curve in enumerate(self.curves):
            curve.setPen(self.pen(side_colour(theme, number), 1.8, DASHES[number]))
        self.setMinimumHeight(round(px(110)))

    def retranslate(self) -> None:
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _mark_ends(self, ends: Mapping[int, float]) -> None:
        """The letter of each side at the height where its curve ends."""
        self.axes["right"].set_marks([Mark(end, LETTERS[side], colour="text") for side, end in ends.items()])

    def _read_out(self, x: float, y: float) -> None:
        raise NotImplementedError

    def _say_at(self, x: float, lines: Sequence[str]) -> None:
        self.upright.setPos(x)
        self.upright.show()
        self.level.hide()
        self.say("\n".join(lines))

    def _put_cursor_away(self) -> None:
        self.upright.hide()

    def _read_again(self) -> None:
        if self.cursor_point is not None:
            self._read_out(self.cursor_point.x(), self.cursor_point.y())


class LossOverlay(Overlay):
    """Training loss over the steps. A side that stands still while others go on is held level by a dotted line."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._axis = LossAxis(patience=LossesWant.hz)
        self._answers: dict[int, Losses] = {}
        self.levels = [pg.PlotCurveItem() for _ in range(MOST_SIDES)]
        for level in self.levels:
            self.addItem(level, ignoreBounds=True)
        self.retranslate()

    def clear_curves(self) -> None:
        super().clear_curves()
        for level in self.levels:
            level.setData([], [])

    def restyle(self) -> None:
        super().restyle()
        for number, level in enumerate(self.levels):
            level.setPen(self.pen(side_colour(self.appearance.theme, number), 1, DOTS))

    def begin(self, *, signed: bool) -> None:
        """New runs; `signed`: the loss of one of them can be negative."""
        self.clear_curves()
        self._answers = {}
        self._axis.begin(signed)

    def show_losses(self, answers: Mapping[int, Losses], sound: Collection[int]) -> None:
        """By the number of the side; those not given keep what they had. The axis holds the `sound` ones."""
        self._answers |= answers
        last = max((int(answer.steps[-1]) for answer in self._answers.values() if answer.steps.size), default=0)
        heights = self._axis.heights(*self._within(sound))
        if last == 0 or heights is None:
            return
        self.setRange(xRange=(0, last), yRange=(self._axis.low, self._axis.high), padding=0)
        pixels = max(int(self.view_box.width()), 50)
        ends = {}
        for (side, answer), curve in zip(self._answers.items(), heights, strict=True):
            self.curves[side].setData(*thinned(answer.steps, curve, pixels))
            finite = np.flatnonzero(np.isfinite(curve))
            if finite.size:
                end, step = float(curve[finite[-1]]), int(answer.steps[finite[-1]])
                if side in sound:  # that of another ends beyond the plot
                    ends[side] = end
                stands = step < (1 - NEAR) * last and finite[-1] == curve.size - 1
                self.levels[side].setData(*(([step, last], [end, end]) if stands else ([], [])))
        self.grid.set_values(self._axis.labelled())
        self.axes["left"].set_marks(self._axis.marks(), self._axis.ticks())
        self.axes["bottom"].set_marks(step_marks(last))
        self._mark_ends(ends)
        self.scene().prepareForPaint()  # else the axes move while it is being painted, and it is painted again
        self._read_again()

    def _within(self, sound: Collection[int]) -> list[NDArray[np.floating]]:
        """The losses of all sides, without what lies beyond the largest of those in `sound`."""
        every = [answer.train for number, answer in self._answers.items() if number in sound]
        most = max((float(train[np.isfinite(train)].max(initial=0)) for train in every), default=np.inf)
        return [
            answer.train if number in sound else np.where(answer.train <= most, answer.train, np.nan)
            for number, answer in self._answers.items()
        ]

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Training loss of all sides over the steps"))

    def _read_out(self, x: float, y: float) -> None:
        if not any(answer.steps.size for answer in self._answers.values()):
            return
        every = np.unique(np.concatenate([answer.steps for answer in self._answers.values()]))
        step = int(every[np.abs(every - x).argmin()])
        lines = [self.tr("step {step}").format(step=number_format.count(step))]
        for side, answer in sorted(self._answers.items()):
            value = loss_at(answer, step)
            lines.append(f"{LETTERS[side]} {'–' if value is None else number_format.loss(value)}")
        self._say_at(step, lines)


class DeltaOverlay(Overlay):
    """||delta|| over the layers, counted back from the last: networks of different depths meet at the output."""

    def __init__(self, appearance: Appearance, axis: LogAxis, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._axis = axis
        self._norms: dict[int, NDArray[np.floating]] = {}
        self._points = [pg.ScatterPlotItem(pxMode=True, antialias=True, symbol=symbol) for symbol in SYMBOLS]
        for item in self._points:
            self.addItem(item, ignoreBounds=True)
        self.retranslate()

    def clear_curves(self) -> None:
        super().clear_curves()
        self._norms = {}
        for item in self._points:
            item.clear()

    def restyle(self) -> None:
        super().restyle()
        theme, px = self.appearance.theme, self.appearance.px
        for number, item in enumerate(getattr(self, "_points", ())):
            item.setBrush(pg.mkBrush(side_colour(theme, number)))
            item.setPen(pg.mkPen(theme.plot, width=1))
            item.setSize(px(7))

    def show_norms(self, norms: Mapping[int, NDArray[np.floating]]) -> None:
        """(L,) for each side, layer 1 first, drawn on the axis as it is by now."""
        self._norms |= norms
        if not self._norms:
            return
        deepest = max(values.size for values in self._norms.values())
        margin = 0.04 * max(deepest - 1, 1)
        self.setRange(xRange=(-(deepest - 1) - margin, margin), yRange=(self._axis.low, self._axis.high), padding=0)
        ends = {}
        for side, values in self._norms.items():
            height = decades(values)
            x = np.arange(1 - values.size, 1, dtype=float)
            self.curves[side].setData(x, height)
            shown = np.isfinite(height)
            self._points[side].setData(x=x[shown], y=height[shown])
            if shown.any():
                ends[side] = float(height[shown][-1])
        labelled, ticks = self._axis.labelled(), self._axis.ticks()
        self.grid.set_values(labelled)
        self.axes["left"].set_marks([power(e) for e in labelled], ticks if len(ticks) <= MOST_TICKS else ())
        self.axes["bottom"].set_marks(_layer_marks(deepest))
        self._mark_ends(ends)
        self.scene().prepareForPaint()
        self._read_again()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Norm of δ of all sides over the layers, counted from the output, logarithmic"))

    def _read_out(self, x: float, y: float) -> None:
        if not self._norms:
            return
        deepest = max(values.size for values in self._norms.values())
        back = min(max(round(-x), 0), deepest - 1)
        text = self.tr("{count} before the output layer") if back else self.tr("output layer")
        lines = [text.format(count=back)]
        for side, values in sorted(self._norms.items()):
            if back < values.size:
                norm = float(values[values.size - 1 - back])
                layer = self.tr("layer {number}").format(number=values.size - back)
                lines.append(f"{LETTERS[side]} {layer}: {number_format.short(norm)}")
        self._say_at(-back, lines)


def loss_at(answer: Losses, step: int) -> float | None:
    """The training loss at a step, between the two nearest measurements in the logarithm; None beyond the last."""
    if not answer.steps.size or step > answer.steps[-1]:
        return None
    after = int(np.searchsorted(answer.steps, step))
    if answer.steps[after] == step or after == 0:
        return float(answer.train[after])
    (left, right), (low, high) = answer.steps[after - 1 : after + 1], answer.train[after - 1 : after + 1]
    share = float(step - left) / float(right - left)
    if low > 0 and high > 0 and np.isfinite(low) and np.isfinite(high):
        return float(np.exp((1 - share) * np.log(low) + share * np.log(high)))
    return float((1 - share) * low + share * high)


def _layer_marks(deepest: int) -> list[Mark]:
    """L at the right, then L−1 … as many as there is room for."""
    every = -(-deepest // MOST_LAYER_MARKS)
    return [Mark(-back, f"L{number_format.MINUS}{back}" if back else "L") for back in range(0, deepest, every)]
