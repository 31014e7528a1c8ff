"""What is written with every step: the rich text of formulas, kept, and labels that are touched only by what is new."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtWidgets import QLabel, QWidget

from nnviz.training.walk.formula import Formula


@lru_cache(2048)
def rich(formula: Formula) -> str:
    return formula.rich


@lru_cache(2048)
def plain(formula: Formula) -> str:
    return formula.plain


def say(label: QLabel, text: str) -> None:
    """For what is said anew with every step: the same text is not laid out again."""
    if label.text() != text:
        label.setText(text)


def show(widget: QWidget, shown: bool) -> None:
    if widget.isHidden() == shown:
        widget.setVisible(shown)
