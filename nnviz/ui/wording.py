"""Puts the engine's messages into the window's language; the messages themselves are made where the facts are known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnviz.training.message import Count, Figure, Message
from nnviz.ui.number_format import count, short


def translated(message: Message) -> str:
    """The message in the window's language, its values filled in; English where no translation is known."""
    template = QCoreApplication.translate("Message", message.text)
    values = {name: _written(value) for name, value in message.values.items()}
    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError):  # a slip in a translation must not cost the message
        return str(message)


def _written(value: object) -> object:
    if isinstance(value, Message):
        return translated(value)
    if isinstance(value, Count):
        return count(value)
    return short(float(value)) if isinstance(value, Figure) else value
