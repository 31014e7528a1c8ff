"""The marks of classes and of compared runs: shapes tell them apart where colours do not."""

from __future__ import annotations

SHAPES = ("o", "t1", "s", "d", "t", "p", "h", "star", "+", "x")
"""As pyqtgraph calls them; the first five are those of the pieces of a Maxout unit."""


def class_shape(number: int) -> str:
    """Of a class, from 0. Colours begin again with the eleventh; from there on the shapes are shifted by one, so that
    a hundred classes have each a mark of their own."""
    return SHAPES[(number + number // len(SHAPES)) % len(SHAPES)]
