"""A sentence for people with its values apart, so that it can be said in any language. Nothing here translates it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark `text` for Qt's translation tools and return it unchanged; the context of all messages is "Message"."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with its figures apart: `code` for programs, `text` the English template, `values` what fills it.

    A value that is itself a Message is a part of the sentence to be translated first.
    """

    code: str
    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values)
