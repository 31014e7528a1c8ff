"""What a walk consists of: steps with their formula, the arrays that go in and come out, and what is kept for later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from nnviz.training.data import Array
from nnviz.training.message import Message
from nnviz.training.walk.formula import Formula

Kind = Literal[
    "pre_activation",
    "activation",
    "loss",
    "delta",
    "weight_gradient",
    "bias_gradient",
    "slope_gradient",
    "clipping",
    "weight_update",
    "bias_update",
    "slope_update",
    "loss_after",
]
Phase = Literal["forward", "backward", "update"]

NEXT = r";\quad "
"""Between the rules of a formula that has several."""

_FORWARD = ("pre_activation", "activation", "loss")
_BACKWARD: tuple[Kind, ...] = ("delta", "weight_gradient", "bias_gradient", "slope_gradient")
CHECKED: tuple[Kind, ...] = _BACKWARD
"""The kinds of step whose result is a derivative of the loss, which a finite difference can check."""


@dataclass(frozen=True, eq=False, slots=True)
class NamedArray:
    """One array of a step.

    name     plain and unique in the walk: x, W1, b1, z1, a1, slope1, y, t, L, delta1, brought1, fprime1, dW1, db1,
             dslope1; after the update W1_new and so on. Layers count from 1, as in the formulas
    dims     the shape in symbols, (n_1, m)
    values   read-only, (rows, columns); L and what else is one number is (1, 1)
    scalar   whether it is one number rather than a matrix
    cached   whether the way forward keeps it for the way back
    """

    name: str
    symbol: Formula
    dims: Formula
    values: Array
    scalar: bool = False
    cached: bool = False

    @property
    def shape(self) -> tuple[int, ...]:
        """() of a number."""
        return () if self.scalar else self.values.shape


@dataclass(frozen=True, slots=True)
class Use:
    """An array that a step takes from the cache: its name, and the index of the step that stored it."""

    name: str
    stored_by: int


@dataclass(frozen=True, eq=False, slots=True)
class WalkStep:
    """One line of the walk.

    index     its place in `Walk.steps`, from 0
    layer     from 0; None for the loss and what concerns all layers
    symbols   the formula; with numbers in it, see `Walk.numbers`
    inputs    what goes in, in the order of the formula
    result    what comes out
    between   what is computed on the way and worth seeing: (Wᵀδ) and f'(z) of a delta
    stores    names of the arrays that are cached here for the way back
    uses      what is taken from that cache
    title     a few words, why a sentence; `seeds`: the articles that say so, "000" to "004"
    """

    index: int
    kind: Kind
    layer: int | None
    symbols: Formula
    inputs: tuple[NamedArray, ...]
    result: NamedArray
    title: Message
    why: Message
    seeds: tuple[str, ...]
    between: tuple[NamedArray, ...] = ()
    stores: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()

    @property
    def phase(self) -> Phase:
        if self.kind in _FORWARD:
            return "forward"
        return "backward" if self.kind in _BACKWARD else "update"

    @property
    def lines(self) -> tuple[Formula, ...]:
        """The formula in parts, where it is several rules one after another."""
        return tuple(Formula(part) for part in self.symbols.latex.split(NEXT))

    @property
    def checkable(self) -> bool:
        return self.kind in CHECKED

    def array(self, name: str) -> NamedArray:
        """An input, the result or one of those between. Raises KeyError."""
        for array in (*self.inputs, *self.between, self.result):
            if array.name == name:
                return array
        raise KeyError(name)


def one(value: float) -> Array:
    """A number as an array (1, 1), read-only."""
    array = np.array([[value]])
    array.setflags(write=False)
    return array
