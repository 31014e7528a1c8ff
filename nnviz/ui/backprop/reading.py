"""What is read off a walk for one step: its equation of matrices, the numbers of one sample, the rows of a unit.

And which sample of the data goes worst. Everything here is looked up or computed by the engine.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from nnviz.nn.network import QUIET
from nnviz.training.prepared import PreparedData
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.step import NamedArray, WalkStep
from nnviz.training.walk.walk import Walk
from nnviz.ui.backprop.terms import ARROW, Term, terms

PER_SAMPLE = ("z", "a", "delta", "brought", "fprime")  # names of arrays with a column for each sample
WORST_OF = 1000


def per_sample(array: NamedArray) -> bool:
    """Whether an array has a column for each sample."""
    return array.name.rstrip("0123456789") in PER_SAMPLE


def pieces(walk: Walk, step: WalkStep) -> int:
    """Rows of z for each unit of the step's layer."""
    if step.layer is None:
        return 1
    units = len(walk.arrays[f"a{step.layer + 1}"].values)
    return len(walk.arrays[f"z{step.layer + 1}"].values) // units


def equation(walk: Walk, step: WalkStep, entry: tuple[int, int]) -> tuple[Term, ...]:
    """The step as an equation of matrices; the loss behind the update stands beside the one before."""
    if step.kind == "loss_after":
        return Term("", walk.arrays["L"]), Term(ARROW, step.result)
    found = terms(step, entry, pieces(walk, step))
    over = ""
    if step.kind == "activation" and step.layer is not None:
        over = walk.moment.layers[step.layer].activation
    elif step.kind == "loss":
        over = walk.moment.loss
    return (*found[:-1], replace(found[-1], over=over)) if over else found


def example_figures(step: WalkStep, column: int, most: int) -> list[list[float]]:
    """The result by rows, at most so many numbers; of an array with a column for each sample that one alone."""
    values = step.result.values
    if per_sample(step.result):
        values = values[:, [min(column, values.shape[1] - 1)]]
    if values.shape[1] == 1:
        return [values[:most, 0].tolist()]
    rows = max(1, most // values.shape[1])
    return [row[:most] for row in values[:rows].tolist()]


def way_to_unit(
    walk: Walk, step: WalkStep, entry: tuple[int, int], column: int, unit: int
) -> tuple[WalkStep, tuple[int, int]]:
    """The step and its entry that tell of a unit of layer `column` (0: the input), seen from `entry` of `step`.

    In the step's own layer another entry of it; in another layer the step that makes the unit. An input has none, and
    leaves all as it is, unless the step has an entry for it.
    """
    rows, columns = step.result.values.shape
    if step.layer is not None and column == step.layer + 1:
        row = unit * pieces(walk, step) if rows > len(walk.arrays[f"a{column}"].values) else unit
        return step, (min(row, rows - 1), entry[1])
    if step.layer is not None and column == step.layer and step.kind in ("weight_gradient", "weight_update"):
        return step, (entry[0], min(unit, columns - 1))
    if column == 0:
        return step, entry
    back = step.phase != "forward"
    found = next(s for s in walk.steps if s.kind == ("delta" if back else "activation") and s.layer == column - 1)
    sample = entry[1] if per_sample(step.result) else 0
    return found, (unit * pieces(walk, found) if back else unit, sample)


def worst_sample(data: PreparedData, moment: Moment) -> int:
    """The number of the training sample with the largest loss, of the first thousand."""
    network, numbers = moment.network(), data.train[:WORST_OF]
    with np.errstate(**QUIET):
        output = network.forward(data.x[:, numbers])
        losses = [
            network.loss_function.value(output[:, [i]], data.y[:, [number]], **network.loss_params)
            for i, number in enumerate(numbers)
        ]
    return int(numbers[int(np.argmax(np.nan_to_num(losses, nan=np.inf)))])
