"""The colours of values: the orange-grey-blue map and the colours of the classes as lookup tables of RGBA pixels.

NumPy and the theme only; `map.scale` says which value gets which place in a table.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from nnviz.ui.theme import Theme

Pixels = NDArray[np.uint32]
"""Four bytes each, in memory R, G, B, A: the order that pg.ImageItem reads."""

ENTRIES = 256
STEPS = {"binary": 2, "regression": 9}
"""Bands of a discretised map; odd where grey is a value of its own."""


def signed_table(theme: Theme) -> Pixels:
    """(256,): orange at 0, grey in the middle, blue at 255, straight lines in sRGB as look.md says."""
    half = ENTRIES // 2
    lower = _blend(theme.negative, theme.zero, np.linspace(0, 1, half))
    upper = _blend(theme.zero, theme.positive, np.linspace(0, 1, half))
    return np.concatenate((lower, upper))


def stepped(table: Pixels, steps: int) -> Pixels:
    """The same table in `steps` flat bands, each in the colour of its outer end, the middle one of its middle."""
    band = np.arange(ENTRIES) * steps // ENTRIES
    return np.ascontiguousarray(table[np.round(band * (ENTRIES - 1) / (steps - 1)).astype(int)])


FURTHER_CLASSES = {
    "light": ("#8a5634", "#64a63a", "#c23b3b", "#a884dc", "#2b9cab"),
    "dark": ("#a8754e", "#5fb548", "#ff9c8a", "#e3a0f0", "#5b93a8"),
}
"""The sixth class to the tenth: CIE76 differences of at least 29 between any two of ten, at least 3:1 on the plot.
Blue and orange are left to the signs."""


def class_colours(theme: Theme, count: int) -> list[str]:
    """One colour a class: those of the five pieces, then five further ones, then again from the first.

    For people who see fewer hues only the first five are far enough apart: the shapes of the samples tell all of them.
    """
    every = (*theme.pieces, *FURTHER_CLASSES[theme.name])
    return [every[number % len(every)] for number in range(count)]


def class_table(theme: Theme, count: int) -> Pixels:
    """(count, 256): for each class from nearly grey (the lead is 0) to its own colour (the lead is 1)."""
    shares = 0.16 + 0.62 * np.linspace(0, 1, ENTRIES)
    return np.stack([_blend(theme.zero, colour, shares) for colour in class_colours(theme, count)])


def map_colours(theme: Theme, task: str, classes: int, discretised: bool) -> Pixels:
    """Of a decision map: (classes, 256); for signs and numbers (256,). `discretised`: in steps, without the lead."""
    if task == "classes":
        table = class_table(theme, classes)
        return np.repeat(table[:, 160:161], ENTRIES, axis=1) if discretised else table
    table = signed_table(theme)
    return stepped(table, STEPS[task]) if discretised else table


def _blend(start: str, end: str, shares: NDArray[np.floating]) -> Pixels:
    ends = np.array([QColor(start).getRgb(), QColor(end).getRgb()], dtype=float)
    rgba = ends[0] + (ends[1] - ends[0]) * shares[:, None]
    return np.ascontiguousarray(np.round(rgba).astype(np.uint8)).view(np.uint32)[:, 0]
