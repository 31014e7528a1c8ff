"""What the engine's side has to say to people: a code, an English template marked for translation, and its values.

Nothing here knows Qt; the window translates the template and fills in the values, everyone else reads `str(message)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark `text` for Qt's translation tools and return it unchanged."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with its figures apart: `code` for programs, `text` the English template, `values` what fills it."""

    code: str
    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values)


class ConfigError(ValueError):
    """A setting that cannot be used; `field` names it (see `RunConfig`), `message` says value and allowed range."""

    def __init__(self, field: str, message: Message) -> None:
        super().__init__(str(message))
        self.field = field
        self.message = message


class DataError(ValueError):
    """A data file that cannot be used; the message names the file and, where there is one, line and column."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message
