"""The settable numbers of an activation, a loss or an optimizer: default, limits, and the check of given values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf
from numbers import Integral, Real
from typing import Any

from nnviz.nn.errors import EngineError
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message

WHOLE = Message("parameter.whole", QT_TRANSLATE_NOOP("Message", "a whole number"))
FINITE = Message("parameter.finite", QT_TRANSLATE_NOOP("Message", "a finite number"))
NONE = Message("parameter.none", QT_TRANSLATE_NOOP("Message", "none"))


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number with its default and the closed range [low, high] it may take."""

    default: float
    low: float
    high: float
    integer: bool = False


class Parameterized:
    """Something with a name, other names it goes by, and parameters: the settable numbers, by name."""

    name: str
    aliases: tuple[str, ...] = ()
    parameters: Mapping[str, Parameter] = {}

    def complete(self, given: Mapping[str, float]) -> dict[str, Any]:
        """The value of every parameter: the given ones, checked (EngineError), and the defaults of the others."""
        return complete(self.name, self.parameters, given)


class Params(Mapping[str, float]):
    """Numbers by name that cannot change, so that what holds them is frozen and can be hashed. Equal to such a dict."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, float]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> float:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        return repr(self._values)


def complete(owner: str, parameters: Mapping[str, Parameter], given: Mapping[str, float]) -> dict[str, float]:
    """The value of every parameter of `owner`: the given ones, checked and plain, and the defaults of the others.

    Raises EngineError with code "parameter.mapping", "parameter.unknown", "parameter.type" or "parameter.range".
    """
    return {name: parameter.default for name, parameter in parameters.items()} | checked(owner, parameters, given)


def checked(owner: str, parameters: Mapping[str, Parameter], given: Mapping[str, float]) -> dict[str, float]:
    """The given parameters alone, as plain numbers; raises as `complete` does."""
    if not isinstance(given, Mapping):
        text = QT_TRANSLATE_NOOP("Message", "The parameters of {owner} must be numbers by name, not {value!r}.")
        raise EngineError(Message("parameter.mapping", text, {"owner": owner, "value": given}))
    return {name: _number(owner, name, parameters, value) for name, value in given.items()}


def _number(owner: str, name: str, parameters: Mapping[str, Parameter], value: float) -> float:
    if name not in parameters:
        known = ", ".join(parameters) or NONE
        text = QT_TRANSLATE_NOOP("Message", "{owner} has no parameter {name!r}. It has: {known}.")
        raise EngineError(Message("parameter.unknown", text, {"owner": owner, "name": name, "known": known}))
    parameter = parameters[name]
    kind, word = (Integral, WHOLE) if parameter.integer else (Real, FINITE)
    if isinstance(value, bool) or not isinstance(value, kind) or not -inf < value < inf:
        text = QT_TRANSLATE_NOOP("Message", "{name} of {owner} must be {word}, not {value!r}.")
        values = {"owner": owner, "name": name, "word": word, "value": value}
        raise EngineError(Message("parameter.type", text, values))
    if not parameter.low <= value <= parameter.high:
        text = QT_TRANSLATE_NOOP("Message", "{name} of {owner} is {value}; allowed is {low} to {high}.")
        limits = {"low": parameter.low, "high": parameter.high}
        raise EngineError(Message("parameter.range", text, {"owner": owner, "name": name, "value": value, **limits}))
    return int(value) if parameter.integer else float(value)
