"""What can be set on an activation, a loss, an optimizer or a schedule: defaults, limits, and the check of values."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from numbers import Integral, Real
from typing import Any, TypeAlias

import numpy as np

from nnviz.nn.errors import EngineError
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message

Value: TypeAlias = "float | bool | tuple[float, float]"
"""Of a parameter: a number, a switch, or a pair of numbers."""

LARGEST = sys.float_info.max
WHOLE = Message("parameter.whole", QT_TRANSLATE_NOOP("Message", "a whole number"))
FINITE = Message("parameter.finite", QT_TRANSLATE_NOOP("Message", "a finite number"))
PAIR = Message("parameter.pair", QT_TRANSLATE_NOOP("Message", "a pair of numbers"))
SWITCH = Message("parameter.switch", QT_TRANSLATE_NOOP("Message", "true or false"))
NONE = Message("parameter.none", QT_TRANSLATE_NOOP("Message", "none"))


@dataclass(frozen=True, slots=True)
class Parameter:
    """A default, which says by its type whether this is a number, a switch or a pair, and the range of the numbers.

    low, high      the range [low, high]; an infinite `high` is no end
    integer        whole numbers only
    above, below   low itself, high itself is not allowed
    """

    default: Value
    low: float = 0.0
    high: float = inf
    integer: bool = False
    above: bool = False
    below: bool = False

    @property
    def switch(self) -> bool:
        return isinstance(self.default, bool)

    @property
    def pair(self) -> bool:
        return isinstance(self.default, tuple)

    def holds(self, number: float) -> bool:
        """Whether a number is in the range."""
        enough = number > self.low if self.above else number >= self.low
        return enough and (number < self.high if self.below or self.high == inf else number <= self.high)


class Parameterized:
    """Something with a name, other names it goes by, and parameters: what can be set on it, by name."""

    name: str
    aliases: tuple[str, ...] = ()
    parameters: Mapping[str, Parameter] = {}

    def complete(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The value of every parameter: the given ones, checked (EngineError), and the defaults of the others."""
        return complete(self.name, self.parameters, given)


class Params(Mapping[str, Any]):
    """Values by name that cannot change, so that what holds them is frozen and can be hashed. Equal to such a dict."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        return repr(self._values)


def complete(owner: str, parameters: Mapping[str, Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """The value of every parameter of `owner`: the given ones, checked and plain, and the defaults of the others.

    Raises EngineError with code "parameter.mapping", "parameter.unknown", "parameter.type" or "parameter.range".
    """
    return {name: parameter.default for name, parameter in parameters.items()} | checked(owner, parameters, given)


def checked(owner: str, parameters: Mapping[str, Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """The given parameters alone, as plain numbers, booleans and tuples of two; raises as `complete` does."""
    if not isinstance(given, Mapping):
        text = QT_TRANSLATE_NOOP("Message", "The parameters of {owner} must be numbers by name, not {value!r}.")
        raise EngineError(Message("parameter.mapping", text, {"owner": owner, "value": given}))
    return {name: _value(owner, name, parameters, value) for name, value in given.items()}


def _value(owner: str, name: str, parameters: Mapping[str, Parameter], value: Any) -> Value:
    if name not in parameters:
        known = ", ".join(parameters) or NONE
        text = QT_TRANSLATE_NOOP("Message", "{owner} has no parameter {name!r}. It has: {known}.")
        raise EngineError(Message("parameter.unknown", text, {"owner": owner, "name": name, "known": known}))
    parameter = parameters[name]
    if parameter.switch:
        if not isinstance(value, (bool, np.bool_)):
            raise _type_error(owner, name, SWITCH, value)
        return bool(value)
    if not parameter.pair:
        return _number(owner, name, parameter, value, value)
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
        raise _type_error(owner, name, PAIR, value)
    first, second = (_number(owner, name, parameter, number, value) for number in value)
    return first, second


def _number(owner: str, name: str, parameter: Parameter, number: Any, value: Any) -> float:
    """`number` within the limits; `value` is what was given, of which it may be a part."""
    kind, word = (Integral, WHOLE) if parameter.integer else (Real, FINITE)
    plain: Any = number.item() if isinstance(number, np.generic) else number  # LARGEST is not for narrow types
    right = isinstance(plain, kind) and not isinstance(plain, bool)
    if not right or not -LARGEST <= plain <= LARGEST:
        raise _type_error(owner, name, PAIR if parameter.pair else word, value)
    if not parameter.holds(plain):
        values = {"owner": owner, "name": name, "value": value, "low": parameter.low, "high": parameter.high}
        if parameter.high == inf and parameter.above:
            text = QT_TRANSLATE_NOOP("Message", "{name} of {owner} is {value}; it must be greater than {low}.")
        elif parameter.high == inf:
            text = QT_TRANSLATE_NOOP("Message", "{name} of {owner} is {value}; it must be {low} or more.")
        elif parameter.above and parameter.below:
            text = QT_TRANSLATE_NOOP(
                "Message", "{name} of {owner} is {value}; it must be greater than {low} and less than {high}."
            )
        elif parameter.above:
            text = QT_TRANSLATE_NOOP(
                "Message", "{name} of {owner} is {value}; it must be greater than {low} and at most {high}."
            )
        elif parameter.below:
            text = QT_TRANSLATE_NOOP(
                "Message", "{name} of {owner} is {value}; it must be {low} or more and less than {high}."
            )
        else:
            text = QT_TRANSLATE_NOOP("Message", "{name} of {owner} is {value}; allowed is {low} to {high}.")
        raise EngineError(Message("parameter.range", text, values))
    return int(plain) if parameter.integer else float(plain)


def _type_error(owner: str, name: str, word: Message, value: Any) -> EngineError:
    text = QT_TRANSLATE_NOOP("Message", "{name} of {owner} must be {word}, not {value!r}.")
    return EngineError(Message("parameter.type", text, {"owner": owner, "name": name, "word": word, "value": value}))
