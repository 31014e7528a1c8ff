"""How the microscope writes a number into a cell, and the tint behind it: hue is the sign, strength the size."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from nnviz.ui.ink import colour
from nnviz.ui.number_format import MINUS, short
from nnviz.ui.theme import Theme

STRONGEST = {"light": (0.42, 0.52), "dark": (0.58, 0.50)}  # opacity of a blue and of an orange tint, at most
FAINTEST = 0.08
LEVELS = 24
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def figure(value: float, decimals: int = 3) -> str:
    """So many decimals, from 100 on fewer; what they could not show as 2·10⁻⁹; NaN and ∞ as such."""
    value = float(value)
    if not math.isfinite(value):
        return short(value)
    if value == 0:
        return "0"
    if 0.5 * 10.0**-decimals <= abs(value) < 9999.5:
        places = max(decimals - max(len(str(int(abs(value)))) - 2, 0), 0)  # large ones fit into the same cell
        return f"{value:.{places}f}".replace("-", MINUS)
    mantissa, exponent = f"{value:.0e}".split("e")
    return f"{mantissa.replace('-', MINUS)}·10{str(int(exponent)).translate(_RAISED)}"


def exact(value: float, digits: int = 9) -> str:
    """Every digit that matters when two numbers are compared."""
    value = float(value)
    if not math.isfinite(value):
        return short(value)
    if value == 0 or 1e-3 <= abs(value) < 1e5:
        return f"{value + 0.0:.{digits}f}".rstrip("0").rstrip(".").replace("-", MINUS) if value else "0"
    mantissa, exponent = f"{value:.{digits - 3}e}".split("e")
    return f"{mantissa.replace('-', MINUS)}·10{str(int(exponent)).translate(_RAISED)}"


def small(value: float) -> str:
    """A relative error: 3.4·10⁻¹¹, or 0."""
    value = float(value)
    if not math.isfinite(value) or value == 0:
        return short(value)
    if 0.01 <= abs(value) < 1000:
        return f"{value:.2g}".replace("-", MINUS)
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa.replace('-', MINUS)}·10{str(int(exponent)).translate(_RAISED)}"


def largest(values: NDArray[np.floating]) -> float:
    """The largest finite magnitude, 0 of nothing: what the tints are measured against."""
    sizes = np.abs(values)
    return float(sizes.max(initial=0.0, where=np.isfinite(sizes)))


def tint(value: float, most: float, theme: Theme) -> QColor | None:
    """The ground of a cell; None for 0. What is not finite has the ground of danger."""
    if not math.isfinite(value):
        return colour(theme.danger_fill)
    if value == 0 or most <= 0:
        return None
    strongest = STRONGEST[theme.name][0 if value > 0 else 1]
    level = math.ceil(min(abs(value) / most, 1.0) * LEVELS) / LEVELS
    name = theme.positive if value > 0 else theme.negative
    return colour(name, FAINTEST + (strongest - FAINTEST) * level)
