"""What the user is told about an error, whichever thread it came up in."""

from __future__ import annotations

from nnviz.training.message import QT_TRANSLATE_NOOP, ConfigError, DataError, DocumentError, Message
from nnviz.training.snapshot import RunFailure


def failure_of(error: Exception) -> RunFailure:
    """In words for people where `error` has some, else its kind and its own words."""
    if isinstance(error, ConfigError):
        return RunFailure(error.message, error.field)
    if isinstance(error, DataError | DocumentError):
        return RunFailure(error.message)
    if isinstance(error, MemoryError):
        text = QT_TRANSLATE_NOOP("Message", "There is not enough memory for this: {error}")
        return RunFailure(Message("bridge.memory", text, {"error": str(error) or type(error).__name__}))
    text = QT_TRANSLATE_NOOP("Message", "Something unexpected went wrong: {kind}: {error}")
    return RunFailure(Message("bridge.unexpected", text, {"kind": type(error).__name__, "error": str(error)}))
