"""The settable numbers of an activation, a loss or an optimizer: default, limits, and the check of given values."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from nnviz.nn.errors import EngineError


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number with its default and the closed range [low, high] it may take."""

    default: float
    low: float
    high: float
    integer: bool = False


def complete(owner: str, parameters: Mapping[str, Parameter], given: Mapping[str, float]) -> dict[str, float]:
    """The value of every parameter of `owner`: the given ones, checked, and the defaults of the others.

    Raises EngineError with code "parameter.unknown", "parameter.type" or "parameter.range".
    """
    for name, value in given.items():
        if name not in parameters:
            known = ", ".join(parameters) or "none"
            raise EngineError(
                "parameter.unknown",
                "{owner} has no parameter {name!r} (it has: {known})",
                owner=owner,
                name=name,
                known=known,
            )
        kind = (int,) if parameters[name].integer else (int, float)
        if isinstance(value, bool) or not isinstance(value, kind) or not math.isfinite(value):
            word = "a whole number" if parameters[name].integer else "a finite number"
            raise EngineError(
                "parameter.type",
                "{name} of {owner} must be {word}, not {value!r}",
                owner=owner,
                name=name,
                word=word,
                value=value,
            )
        low, high = parameters[name].low, parameters[name].high
        if not low <= value <= high:
            raise EngineError(
                "parameter.range",
                "{name} of {owner} is {value}, allowed is {low} to {high}",
                owner=owner,
                name=name,
                value=value,
                low=low,
                high=high,
            )
    return {name: given.get(name, parameter.default) for name, parameter in parameters.items()}
