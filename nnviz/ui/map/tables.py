"""The values of a decision map or a curve as a table: where each point lies, and what the network gives there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import Curve, DecisionMap
from nnviz.ui.export import Table
from nnviz.ui.map.scale import OutputScale, probabilities
from nnviz.ui.map.words import output_names


def map_values(run: RunInfo, scale: OutputScale, columns: tuple[int, int], answer: DecisionMap, step: int) -> Table:
    """A row for each point of the grid, the lowest and leftmost first."""
    x_min, x_max, y_min, y_max = answer.box
    across, up = np.linspace(x_min, x_max, answer.values.shape[2]), np.linspace(y_min, y_max, answer.values.shape[1])
    right, above = (run.data.columns[column] for column in columns)
    where = {right: np.tile(across, len(up)), above: np.repeat(up, len(across))}
    return _table(run, scale, where, answer.values.reshape(len(answer.values), -1), step)


def curve_values(run: RunInfo, scale: OutputScale, answer: Curve, step: int) -> Table:
    """A row for each place that the curve is computed at, its bends among them."""
    bends = np.zeros(len(answer.place), np.int64)
    bends[answer.bends] = answer.bend_layers + 1
    table = _table(run, scale, {run.data.columns[0]: answer.place}, answer.values, step)
    return Table((*table.names, "bends_in_layer"), (*table.columns, bends))


def _table(
    run: RunInfo, scale: OutputScale, where: dict[str, NDArray], values: NDArray[np.floating], step: int
) -> Table:
    """`values` (n_L, points) as they stand; for classes also what they are compared by, and the one that wins."""
    names = output_names(run)
    columns: dict[str, object] = dict(where)
    columns |= {f"output {name}": row for name, row in zip(names, values, strict=True)}
    if scale.task == "classes":
        compared = probabilities(values, scale)
        if scale.logits:
            columns |= {f"p {name}": row for name, row in zip(names, compared, strict=True)}
        columns["class"] = [names[winner] for winner in compared.argmax(axis=0)]
    return Table.of(values.shape[1], step=step, **columns)
