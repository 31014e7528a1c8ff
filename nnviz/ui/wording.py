"""Puts the engine's messages into the window's language; the messages themselves are made where the facts are known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnviz.training.message import Message


def translated(message: Message) -> str:
    """The message in the window's language, its values filled in; English where no translation is known."""
    template = QCoreApplication.translate("Message", message.text)
    values = {k: translated(v) if isinstance(v, Message) else v for k, v in message.values.items()}
    try:
        return template.format(**values)
    except (KeyError, IndexError, ValueError):  # a slip in a translation must not cost the message
        return str(message)
