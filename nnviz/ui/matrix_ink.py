"""Shades from the ground to ink for the cells of a matrix, and which text is the one to be read on each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from nnviz.ui.theme import Theme

SHADES = 256
LEGIBLE = 4.5  # contrast, WCAG AA


def shades(theme: Theme) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """(256,) pixels from the ground to nearly ink, and on which of them the light text is the one to be read.

    Those in the middle on which neither could be read are left out.
    """
    ground, ink, text, light = (
        np.array(QColor(name).getRgb()[:3], float) for name in (theme.plot, theme.accent, theme.text, theme.onaccent)
    )
    rgb = np.rint(ground + (ink - ground) * np.linspace(0, 0.9, 4 * SHADES)[:, None])
    of_text, of_light = (_contrast(_luminance(rgb), _luminance(words)) for words in (text, light))
    legible = np.flatnonzero(np.maximum(of_text, of_light) >= LEGIBLE)
    chosen = legible[np.linspace(0, legible.size - 1, SHADES).astype(int)]
    red, green, blue = rgb[chosen].astype(np.uint32).T
    return 0xFF000000 | red << 16 | green << 8 | blue, of_light[chosen] > of_text[chosen]


def _luminance(rgb: NDArray[np.floating]) -> NDArray[np.floating]:
    """Relative luminance as WCAG 2 defines it, of sRGB from 0 to 255."""
    share = rgb / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def _contrast(one: NDArray[np.floating], other: NDArray[np.floating]) -> NDArray[np.floating]:
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
