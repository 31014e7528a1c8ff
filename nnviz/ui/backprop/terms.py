"""A step as an equation of matrices: which stand in it, turned or not, and what of each makes the chosen entry.

Pure lookup: the arrays are the walk's own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.training.walk.step import NamedArray, WalkStep
from nnviz.ui.backprop.typeset import rich

Part = slice | None
MINUS, DOT, HAD, EQUALS, ARROW, RATE = "−", "·", "⊙", "=", "→", "− η ·"


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One matrix of the equation with the sign in front of it; `rows` and `columns` are what is lit, None: all.

    `over`: what stands over the sign, the function that an arrow stands for.
    """

    sign: str
    array: NamedArray
    rows: Part = None
    columns: Part = None
    turned: bool = False
    over: str = ""

    @property
    def symbol(self) -> str:
        """Rich text."""
        written = rich(self.array.symbol)
        return f"({written})<sup>T</sup>" if self.turned else written

    @property
    def values(self) -> NDArray[np.floating]:
        return self.array.values.T if self.turned else self.array.values


def terms(step: WalkStep, entry: tuple[int, int], pieces: int = 1) -> tuple[Term, ...]:
    """The equation of a step, the result last. `pieces` of the step's layer: rows of z for each unit."""
    i, j = entry
    row, column = slice(i, i + 1), slice(j, j + 1)
    inputs, result = step.inputs, step.result
    found: list[Term]
    if step.kind == "pre_activation":
        weight, below, bias = inputs
        found = [Term("", weight, row), Term(DOT, below, None, column), Term("+", bias, row)]
    elif step.kind == "activation":
        z = inputs[0]
        found = [Term("", z, _rows_of_unit(z, result, i), column), *(Term(",", more, row) for more in inputs[1:])]
    elif step.kind == "delta":
        found = _delta(step, i, column, pieces)
    elif step.kind == "weight_gradient":
        delta, below = inputs[:2]
        found = [Term("", delta, row), Term(DOT, below, None, column, turned=True)]
        found += [Term("+", more, row, column) for more in inputs[2:] if more.values.shape == result.values.shape]
    elif step.kind == "bias_gradient":
        found = [Term("∑", inputs[0], row)]
    elif step.kind.endswith("_update") and len(inputs) == 2:
        found = [Term("", inputs[0], row, column), Term(RATE, inputs[1], row, column)]
    else:
        found = [_plain(number, more, result, row, column) for number, more in enumerate(inputs)]
    products = ("pre_activation", "delta", "weight_gradient", "bias_gradient")
    sign = EQUALS if step.kind in products else ARROW
    return (*found, Term(sign, result, row, column))


def _rows_of_unit(z: NamedArray, a: NamedArray, unit: int) -> Part:
    """Of a Maxout layer the pieces of the unit."""
    k = len(z.values) // max(len(a.values), 1)
    return slice(unit * k, (unit + 1) * k)


def _delta(step: WalkStep, i: int, column: Part, pieces: int) -> list[Term]:
    """What comes back to the unit, times the slope: (Wᵀ · δ) ⊙ f′; at the output the loss's own gradient."""
    unit, row = slice(i // pieces, i // pieces + 1), slice(i, i + 1)
    weight = next((array for array in step.inputs if array.name.startswith("W")), None)
    above = next((array for array in step.inputs if array.name.startswith("delta")), None)
    slope = next((array for array in step.between if array.name.startswith("fprime")), None)
    brought = next((array for array in step.between if array.name.startswith("brought")), None)
    found: list[Term] = []
    if weight is not None and above is not None:
        found = [Term("", weight, unit, None, turned=True), Term(DOT, above, None, column)]
    elif slope is not None and brought is not None:
        found = [Term("", brought, unit, column)]
    if slope is not None:
        whole = slope.values.shape != step.result.values.shape  # a Jacobian
        found.append(Term(HAD if not whole else DOT, slope, None if whole else row, None if whole else column))
    if not found:
        found = [
            Term(
                "" if not number else "," if array.values.shape != step.result.values.shape else MINUS,
                array,
                unit,
                column,
            )
            for number, array in enumerate(step.inputs)
        ]
    return found


def _plain(number: int, array: NamedArray, result: NamedArray, row: Part, column: Part) -> Term:
    alike = array.values.shape == result.values.shape and not array.scalar
    return Term("" if not number else ",", array, row if alike else None, column if alike else None)
