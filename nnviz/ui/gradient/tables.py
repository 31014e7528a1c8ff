"""The values that the gradient's view gives away, as tables with the names of the formulas."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nnviz.training.gradient_wants import Figure, GradientHistory
from nnviz.ui.comparison.marks import LETTERS
from nnviz.ui.export import Table
from nnviz.ui.gradient.figures import RunFigures

MEASURED = ("delta", "brought", "mean_slope", "change", "weight", "relative_change")
NUDGED = ("nudge_change", "nudge_relative")


def layer_table(runs: Sequence[RunFigures]) -> Table:
    """A line for every layer of every run that was measured; the run's letter where there are several."""
    rows: list[tuple[object, ...]] = []
    for figures in runs:
        found, nudge = figures.gradients, figures.nudge
        if found is None:
            continue
        measured = (found.delta, found.brought, found.slope, found.change, found.weight, found.relative_change)
        unknown = np.full(len(found.delta), np.nan)
        nudged = (unknown, unknown) if nudge is None else (nudge.change, nudge.relative)
        for l, layer in enumerate(figures.run.layers):
            values = (float(column[l]) for column in (*measured, *nudged))
            rows.append((LETTERS[figures.number], l + 1, layer.activation, *values))
    names = ("run", "layer", "activation", *MEASURED, *NUDGED)
    columns = tuple(zip(*rows, strict=True))
    return Table(names, columns) if len(runs) > 1 else Table(names[1:], columns[1:])


def history_table(history: GradientHistory, figure: Figure) -> Table:
    """A line for every layer at every step that was measured."""
    moments, layers = history.decades.shape
    steps, numbers = np.repeat(history.steps, layers), np.tile(np.arange(1, layers + 1), moments)
    with np.errstate(over="ignore"):
        values = 10.0 ** history.decades.astype(np.float64).reshape(-1)
    name = {"slope": "mean_slope", "change": "relative_change"}.get(figure, figure)
    return Table(("step", "layer", name), (steps, numbers, values))
