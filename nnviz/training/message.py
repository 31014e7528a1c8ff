"""What the engine's side has to say to people: a code, an English template marked for translation, and its values.

Nothing here knows Qt; the window translates the template and fills in the values, everyone else reads `str(message)`.
"""

from __future__ import annotations

from nnviz.nn import QT_TRANSLATE_NOOP, Message

__all__ = [
    "QT_TRANSLATE_NOOP",
    "ConfigError",
    "Count",
    "DataError",
    "DocumentError",
    "Figure",
    "Message",
    "Share",
    "as_typed",
]


class Figure(float):
    """A measured number within a message: written here with two significant digits, in the window by its own rules."""

    def __format__(self, spec: str) -> str:
        return format(float(self), spec or ".2g")


class Count(int):
    """A whole number that may be large within a message: the window writes it in groups of three digits."""


class Share(float):
    """A share of one within a message, written as a percentage that does not break off its sign."""

    def __format__(self, spec: str) -> str:
        return f"{100 * float(self):.0f}\u00a0%"


def as_typed(value: float) -> str:
    """A setting within a message, as one would type it: 0.03, 1e-5; six significant digits at most."""
    mantissa, _, exponent = f"{value:g}".partition("e")
    return f"{mantissa}e{int(exponent)}" if exponent else mantissa


class ConfigError(ValueError):
    """A setting that cannot be used; `field` names it (see `RunConfig`), `message` says value and allowed range.

    The window shows the message beside the field; `str(error)`, read without it, names the field in any case.
    """

    def __init__(self, field: str, message: Message) -> None:
        sentence = str(message)
        super().__init__(sentence if field in sentence else f"{field}: {sentence}")
        self.field = field
        self.message = message


class DataError(ValueError):
    """A data file that cannot be used; the message names the file and, where there is one, line and column."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class DocumentError(ValueError):
    """A saved run that cannot be read or written; the message names the file, the part, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message
