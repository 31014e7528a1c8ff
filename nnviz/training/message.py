"""What the engine's side has to say to people: a code, an English template marked for translation, and its values.

Nothing here knows Qt; the window translates the template and fills in the values, everyone else reads `str(message)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nnviz.nn import EngineError


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark `text` for Qt's translation tools and return it unchanged; the context of all messages is "Message"."""
    return text


class Figure(float):
    """A measured number within a message: written here with two significant digits, in the window by its own rules."""

    def __format__(self, spec: str) -> str:
        return format(float(self), spec or ".2g")


class Share(float):
    """A share of one within a message, written as a percentage that does not break off its sign."""

    def __format__(self, spec: str) -> str:
        return f"{100 * float(self):.0f}\u00a0%"


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


# The engine cannot mark its sentences for translation; those that a setting can bring about are marked here.
ENGINE_TEXTS: Mapping[str, str] = {
    "name.suggestion": QT_TRANSLATE_NOOP("Message", "There is no {kind} {name!r}. Did you mean {suggestion!r}?"),
    "name.unknown": QT_TRANSLATE_NOOP("Message", "There is no {kind} {name!r}. There are: {known}."),
    "layer.size": QT_TRANSLATE_NOOP("Message", "A layer's size is {size!r}; allowed is 1 or more units."),
    "parameter.unknown": QT_TRANSLATE_NOOP("Message", "{owner} has no parameter {name!r}. It has: {known}."),
    "parameter.type": QT_TRANSLATE_NOOP("Message", "{name} of {owner} must be {word}, not {value!r}."),
    "parameter.range": QT_TRANSLATE_NOOP("Message", "{name} of {owner} is {value}; allowed is {low} to {high}."),
    "targets.range": QT_TRANSLATE_NOOP(
        "Message",
        "{loss} needs targets from {low:g} to {high:g}, but those of the data reach from {least:g} to {most:g}. "
        "Choose another loss, such as half_mse.",
    ),
    "targets.one_hot": QT_TRANSLATE_NOOP(
        "Message",
        "{loss} needs one-hot targets, one row for each class, and the data have others. "
        "Choose another loss, such as half_mse.",
    ),
}

# The nouns that fill {kind} and {word}: each a message of its own, for it stands in a translated sentence.
ENGINE_WORDS: Mapping[object, Message] = {
    word: Message("engine.word", word)
    for word in (
        QT_TRANSLATE_NOOP("Message", "activation"),
        QT_TRANSLATE_NOOP("Message", "dataset"),
        QT_TRANSLATE_NOOP("Message", "feature"),
        QT_TRANSLATE_NOOP("Message", "initializer"),
        QT_TRANSLATE_NOOP("Message", "loss"),
        QT_TRANSLATE_NOOP("Message", "optimizer"),
        QT_TRANSLATE_NOOP("Message", "regularization"),
        QT_TRANSLATE_NOOP("Message", "a finite number"),
        QT_TRANSLATE_NOOP("Message", "a whole number"),
    )
}


def engine_message(error: EngineError) -> Message:
    """What the engine refused, as a message that can be translated."""
    values = {
        name: ENGINE_WORDS.get(value, value) if name in ("kind", "word") else value
        for name, value in error.details.items()
    }
    return Message(error.code, ENGINE_TEXTS.get(error.code, error.template), values)
