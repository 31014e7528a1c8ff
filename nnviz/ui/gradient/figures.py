"""What the panels show: the figures of up to four runs on logarithmic axes. No painting.

A panel's figures are (L,) for each run; what has no place on such an axis is told apart by `standing`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from nnviz.training.gradient_wants import GradientWant, LayerGradients, Nudge
from nnviz.training.snapshot import Divergence, RunInfo
from nnviz.ui.score.log_axis import LogAxis

PanelName = Literal["delta", "slope", "change", "nudge"]
PANELS: tuple[PanelName, ...] = ("delta", "slope", "change", "nudge")
Values = NDArray[np.floating]


@dataclass
class RunFigures:
    """One run as it was last measured; `number` is its place among all, from 0: that of its letter."""

    run: RunInfo
    number: int
    gradients: LayerGradients | None = None
    nudge: Nudge | None = None
    divergence: Divergence | None = None

    def of(self, panel: PanelName) -> Values | None:
        """(L,) what this panel shows of it, None before it was measured."""
        if panel == "nudge":
            return None if self.nudge is None else self.nudge.relative
        return None if self.gradients is None else self.gradients.figure(panel)


class Panels:
    """The runs that are drawn, the shown one among them, and the axes, which all runs share."""

    def __init__(self) -> None:
        self.runs: tuple[RunFigures, ...] = ()
        self.shown = 0
        self.axes = {panel: LogAxis(patience=GradientWant.hz) for panel in PANELS}

    def set_runs(self, runs: Sequence[RunFigures], shown: int) -> None:
        """`shown` is a place in `runs`. The axes are set afresh by the next figures."""
        self.runs, self.shown = tuple(runs), shown
        for axis in self.axes.values():
            axis.reset()

    @property
    def shown_run(self) -> RunFigures | None:
        return self.runs[self.shown] if self.runs else None

    @property
    def layers(self) -> int:
        """Of the deepest run."""
        return max((len(figures.run.layers) for figures in self.runs), default=1)

    @property
    def measured(self) -> bool:
        """Whether there is anything to be drawn."""
        return any(figures.gradients is not None for figures in self.runs)

    def fit(self) -> bool:
        """Let the axes take in all figures; True when one of them has moved."""
        moved = False
        for panel, axis in self.axes.items():
            found = [drawn for figures in self.runs if (drawn := figures.of(panel)) is not None]
            shown = self.shown_run
            if panel == "delta" and shown is not None and shown.gradients is not None:
                found.append(shown.gradients.brought)
            values = np.concatenate(found) if found else np.zeros(0)
            values = values[np.isfinite(values) & (values > 0)]
            if values.size:
                moved |= axis.fit(float(np.log10(values.min())), float(np.log10(values.max())))
        return moved


def heights(values: Values, axis: LogAxis, top: float, height: float) -> Values:
    """The pixel rows (L,) of values on an axis over a panel; on its floor what is 0, NaN what is not finite."""
    with np.errstate(divide="ignore", invalid="ignore"):
        decades = np.log10(values)
    part = np.clip((decades - axis.low) / (axis.high - axis.low), 0.0, 1.0)
    return np.where(np.isfinite(values), top + height * (1 - part), np.nan)


def quarter_line(run: RunInfo, delta_of_last: float) -> Values | None:
    """log10 of 0.25^(L-l) of the last layer's ||δ||, (L,): what f' of sigmoid leaves at most. None for other layers."""
    hidden = run.layers[:-1]
    usable = np.isfinite(delta_of_last) and delta_of_last > 0
    if not hidden or not usable or any(layer.activation != "sigmoid" for layer in hidden):
        return None
    behind = np.arange(len(run.layers))[::-1]
    decades: Values = np.log10(delta_of_last) + behind * np.log10(0.25)
    return decades


def stretches(drawable: NDArray[np.bool_]) -> list[slice]:
    """The unbroken runs of layers that a line can connect, each of two or more."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], drawable, [False])).astype(np.int8)))
    return [slice(int(a), int(b)) for a, b in edges.reshape(-1, 2) if b - a > 1]
