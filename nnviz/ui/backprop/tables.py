"""The values of the microscope as tables, for whoever copies or saves them: one step's result, and all steps done."""

from __future__ import annotations

import numpy as np

from nnviz.training.walk.step import WalkStep
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.export import Table


def result_table(step: WalkStep) -> Table:
    """A line for each entry, rows and columns from 1."""
    values = step.result.values
    rows, columns = np.indices(values.shape)
    names = ("row", "column", step.result.name)
    return Table(names, ((rows + 1).ravel(), (columns + 1).ravel(), np.ascontiguousarray(values).ravel()))


def steps_table(microscope: Microscope) -> Table:
    """A line for each step done; `relative_error` is the largest, as far as it is counted."""
    done = microscope.steps[: microscope.index + 1]
    errors = [
        verdict[1] if (verdict := microscope.verdict(step.index))[0] not in ("none", "waiting") else float("nan")
        for step in done
    ]
    return Table(
        ("step", "kind", "layer", "formula", "rows", "columns", "relative_error"),
        (
            [step.index + 1 for step in done],
            [step.kind for step in done],
            ["" if step.layer is None else step.layer + 1 for step in done],
            [step.symbols.latex for step in done],
            [step.result.values.shape[0] for step in done],
            [step.result.values.shape[1] for step in done],
            errors,
        ),
    )
