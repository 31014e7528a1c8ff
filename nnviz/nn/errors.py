"""The one kind of error the engine raises: a ValueError that carries its message."""

from __future__ import annotations

from nnviz.nn.message import QT_TRANSLATE_NOOP, Message


class EngineError(ValueError):
    """A refusal by the engine. Its text is marked for translation wherever a setting can bring it about."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class UnknownName(KeyError, EngineError):  # noqa: N818 - read as what it is
    """A name that a registry does not hold: a KeyError to mappings, a ValueError to people, with a suggestion."""

    def __init__(self, kind: str, name: object, known: tuple[str, ...], suggestion: str | None) -> None:
        values = {"kind": Message("name.kind", kind), "name": name, "known": ", ".join(known)}
        if suggestion is None:
            text = QT_TRANSLATE_NOOP("Message", "There is no {kind} {name!r}. There are: {known}.")
            message = Message("name.unknown", text, values)
        else:
            text = QT_TRANSLATE_NOOP(
                "Message", "There is no {kind} {name!r}. Did you mean {suggestion!r}? There are: {known}."
            )
            message = Message("name.suggestion", text, values | {"suggestion": suggestion})
        EngineError.__init__(self, message)

    def __str__(self) -> str:  # KeyError would print the repr of the sentence
        return str(self.message)
