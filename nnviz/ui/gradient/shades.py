"""The colours of the history: from the ground for the smallest to ink for the largest, and of what is on no scale."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.theme import Theme

Pixels = NDArray[np.uint32]

ENTRIES = 256
ZERO, OVER, UNKNOWN = ENTRIES, ENTRIES + 1, ENTRIES + 2
"""Places in the table of a figure of 0, of one that is no finite number, and of what was not measured."""


def colours(theme: Theme) -> Pixels:
    """(259,) pixels: the scale from the smallest on, then ZERO, OVER and UNKNOWN."""
    paper, ink = _rgb(theme.raised), _rgb(theme.positive_text)
    deep = _rgb(theme.accent)
    part = np.linspace(0, 1, ENTRIES)[:, None]
    # two straight stretches, by way of a hue: so much more can be told apart than by grey alone
    scale = np.where(part < 0.6, paper + (ink - paper) * part / 0.6, ink + (deep - ink) * (part - 0.6) / 0.4)
    others = np.array([_rgb(theme.danger_edge), _rgb(theme.danger_text), _rgb(theme.plot)])
    red, green, blue = np.rint(np.concatenate((scale, others))).astype(np.uint32).T
    return 0xFF000000 | red << 16 | green << 8 | blue


def sorted_in(decades: NDArray[np.floating], axis: LogAxis) -> NDArray[np.intp]:
    """Places in the table of values given by their log10, of the same shape."""
    part = np.nan_to_num((decades - axis.low) / (axis.high - axis.low), nan=0.0, posinf=1.0, neginf=0.0)
    entries = np.rint(np.clip(part, 0, 1) * (ENTRIES - 1)).astype(np.intp)
    entries[np.isneginf(decades)] = ZERO
    entries[np.isposinf(decades)] = OVER
    entries[np.isnan(decades)] = UNKNOWN
    return entries


def _rgb(name: str) -> NDArray[np.floating]:
    return np.array(QColor(name).getRgb()[:3], float)
