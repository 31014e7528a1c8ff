"""What one field of a config may hold, and the check of a value against it, with a message for people."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np

from nnviz.nn import EngineError, Parameter, Params, Registry, checked
from nnviz.training.message import QT_TRANSLATE_NOOP, ConfigError, Message

EXPECTED: Mapping[str, Message] = {
    "boolean": Message("config.boolean", QT_TRANSLATE_NOOP("Message", "true or false")),
    "number": Message("config.number", QT_TRANSLATE_NOOP("Message", "a number")),
    "whole": Message("config.whole", QT_TRANSLATE_NOOP("Message", "a whole number")),
    "names": Message("config.names", QT_TRANSLATE_NOOP("Message", "a list of one or more different names")),
    "layer": Message("config.layer", QT_TRANSLATE_NOOP("Message", "a layer with its size")),
    "layers": Message("config.layers", QT_TRANSLATE_NOOP("Message", "a list of layers")),
    "clip": Message(
        "config.clip", QT_TRANSLATE_NOOP("Message", 'null, or a way to clip and its limit, such as ["norm", 1.0]')
    ),
    "settings": Message("config.settings", QT_TRANSLATE_NOOP("Message", "an object with the settings by name")),
}
"""What a value of the wrong kind should have been."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a field may hold; checks, command line and window all read it here.

    low, high   the closed range of a number (for `layers`, of a layer's size); None = no end
    above       low itself is not allowed
    choices     the names allowed: a registry, which also knows aliases and remarks, or a tuple
    unit        what the number counts, for people
    optional    None is allowed and means a default that depends on the data
    live        may change while the run goes on
    """

    low: float | None = None
    high: float | None = None
    above: bool = False
    choices: Registry[Any] | tuple[str, ...] | None = None
    unit: str = ""
    optional: bool = False
    live: bool = False

    def checked_name(self, field: str, value: object) -> str:
        """The standard name behind `value`; raises ConfigError."""
        if isinstance(self.choices, Registry):
            try:
                return self.choices.standard_name(value)  # type: ignore[arg-type]  # it refuses what is no text
            except EngineError as error:
                raise ConfigError(field, error.message) from error
        assert self.choices is not None
        if not isinstance(value, str) or value not in self.choices:
            text = QT_TRANSLATE_NOOP("Message", "{field} is {value!r}; allowed is: {choices}.")
            values = {"field": field, "value": value, "choices": ", ".join(self.choices)}
            raise ConfigError(field, Message("config.choice", text, values))
        return str(value)

    def checked_number(self, field: str, value: object) -> float:
        """`value` as a float within the limits; raises ConfigError."""
        if isinstance(value, bool) or not isinstance(value, Real):
            raise type_error(field, value, "number")
        try:
            number = float(value)
        except OverflowError:  # a whole number of hundreds of digits
            number = math.inf
        self._check_range(field, value, number)
        return number

    def checked_whole(self, field: str, value: object) -> int:
        """`value` as an int within the limits; raises ConfigError."""
        if isinstance(value, (bool, np.bool_)):
            raise type_error(field, value, "whole")
        try:
            number = operator.index(value)  # type: ignore[arg-type]  # which is what is being asked
        except TypeError:
            raise type_error(field, value, "whole") from None
        self._check_range(field, value, number)
        return number

    def checked_clip(self, field: str, value: object) -> tuple[str, float]:
        """`value` as a way to clip with its limit; raises ConfigError."""
        if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
            raise type_error(field, value, "clip")
        return self.checked_name(field, value[0]), self.checked_number(field, value[1])

    def _check_range(self, field: str, value: object, number: float) -> None:
        """Raise ConfigError unless `number`, which is what `value` stands for, is finite and within the limits."""
        assert self.low is not None
        enough = number > self.low if self.above else number >= self.low
        if enough and number < math.inf and (self.high is None or number <= self.high):
            return
        values = {"field": field, "value": value, "low": f"{self.low:,.0f}"}
        if self.high is not None:
            values["high"] = f"{self.high:,}" if isinstance(self.high, int) else f"{self.high:g}"
        if self.above and self.high is None:
            text = QT_TRANSLATE_NOOP("Message", "{field} is {value}; it must be finite and greater than {low}.")
        elif self.above:
            text = QT_TRANSLATE_NOOP("Message", "{field} is {value}; it must be greater than {low} and at most {high}.")
        elif self.high is None and number in (math.inf, -math.inf):
            text = QT_TRANSLATE_NOOP("Message", "{field} is {value}; it must be finite and {low} or more.")
        elif self.high is None:
            text = QT_TRANSLATE_NOOP("Message", "{field} is {value}; it must be {low} or more.")
        else:
            text = QT_TRANSLATE_NOOP("Message", "{field} is {value}; allowed is {low} to {high}.")
        raise ConfigError(field, Message("config.range", text, values))


def checked_params(field: str, value: Mapping[str, Any], owner: str, parameters: Mapping[str, Parameter]) -> Params:
    """`value` as parameters of `owner`, plain and frozen; raises ConfigError."""
    try:
        return Params(checked(owner, parameters, value))
    except EngineError as error:
        raise ConfigError(field, error.message) from error


def type_error(field: str, value: object, expected: str) -> ConfigError:
    """`value` is of the wrong kind; `expected` is a key of EXPECTED."""
    text = QT_TRANSLATE_NOOP("Message", "{field} is {value!r}; it must be {expected}.")
    return ConfigError(
        field, Message("config.type", text, {"field": field, "value": value, "expected": EXPECTED[expected]})
    )
