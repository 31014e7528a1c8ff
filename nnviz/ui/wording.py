"""Puts the engine's messages into the window's language; the messages themselves are made where the facts are known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnviz.training.message import Message

CONTEXTS = ("Config", "Data", "Engine", "Diagnosis", "Training")
"""Under which headings the texts of `training` are marked for translation."""


def translated(message: Message) -> str:
    """The message in the window's language, its values filled in; English where no translation is known."""
    for context in CONTEXTS:
        template = QCoreApplication.translate(context, message.text)
        if template != message.text:
            try:
                return template.format(**message.values)
            except (KeyError, IndexError, ValueError):  # a slip in a translation must not cost the message
                break
    return str(message)
