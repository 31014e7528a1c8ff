"""What the plots and the table of the Functions page show, computed from the functions themselves. No widget here."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nnviz.nn import ACTIVATIONS
from nnviz.nn.function_curves import has_curve, outline, slope_at, value_at
from nnviz.nn.function_facts import FunctionFacts, function_facts
from nnviz.ui.export import Table
from nnviz.ui.functions.curve_painting import Curve
from nnviz.ui.functions.ranges import Range
from nnviz.ui.functions.selection import Chosen, Key

POINTS = 720  # of a curve
EXPORTED = 601  # rows of a saved table of curves
MOST_KNOWN = 200


def curve(function: Chosen, z: Range) -> Curve:
    """As it is drawn over this range."""
    shape = outline(function.name, function.params, *z, POINTS, function.lines)
    return Curve(function.name, function.slot, shape, function.lines)


def bounded(function: Chosen) -> bool:
    """Whether f has a bound on both sides."""
    return bool(np.isfinite(ACTIVATIONS[function.name].range).all())


def value(function: Chosen, z: float) -> float:
    return float(value_at(function.name, function.params, [z], function.lines)[0])


def slope(function: Chosen, z: float) -> float | None:
    """None of a function that has no curve."""
    if not has_curve(function.name):
        return None
    return float(slope_at(function.name, function.params, [z], function.lines)[0])


def curve_table(functions: Sequence[Chosen], z: Range) -> Table:
    """z, and f and f' of every function there, as the engine computes them."""
    places = np.linspace(*z, EXPORTED)
    names, columns = ["z"], [places]
    for function in functions:
        names += [f"{function.name} f", f"{function.name} f'"]
        columns += [figure(function.name, function.params, places, function.lines) for figure in (value_at, slope_at)]
    return Table(tuple(names), tuple(columns))


class KnownFacts:
    """The facts of functions, each computed once."""

    def __init__(self) -> None:
        self._known: dict[Key, FunctionFacts] = {}

    def of(self, function: Chosen) -> FunctionFacts:
        if function.key not in self._known:
            if len(self._known) >= MOST_KNOWN:  # a line is being dragged
                self._known.clear()
            self._known[function.key] = function_facts(function.name, function.params, function.lines)
        return self._known[function.key]
