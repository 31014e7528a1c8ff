"""The symbols of the formulas as short lines of rich text: z^1, x_1^2, sin x_2; what is no formula stays plain."""

from __future__ import annotations

import re
from html import escape

_VARIABLE = re.compile(r"([a-z])(\d+)?(?:\^(\d+))?$")
_SINE = re.compile(r"sin\((.+)\)$")
_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def of_layer(letter: str, layer: int) -> str:
    """The symbol of layer `layer` (from 0): of_layer("z", 0) is an italic z with a raised 1."""
    return f"<i>{letter}</i><sup>{layer + 1}</sup>"


def in_text(letter: str, layer: int, *indices: int) -> str:
    """The same in plain text, with indices from 0: in_text("w", 1, 2, 0) is w²₃₁; from 10 on a comma parts them."""
    separator = "," if any(index >= 9 for index in indices) else ""
    return letter + str(layer + 1).translate(_RAISED) + separator.join(str(i + 1).translate(_DIGITS) for i in indices)


def lowered(number: int) -> str:
    """A number as an index in plain text: z₁."""
    return str(number).translate(_DIGITS)


def variable(name: str) -> str | None:
    """Rich text for x1, x1^2, x1*x2, sin(x1), y; None for a name that is no formula."""
    sine = _SINE.match(name)
    if sine:
        inner = variable(sine[1])
        return f"sin {inner}" if inner else None
    parts = [_VARIABLE.match(part) for part in name.split("*")]
    if not all(parts):
        return None
    return "".join(_written(*part.groups()) for part in parts if part)


def _written(letter: str, index: str | None, power: str | None) -> str:
    html = f"<i>{escape(letter)}</i>"
    if index:
        html += f"<sub>{index}</sub>"
    if power:
        html += f"<sup>{power}</sup>"
    return html
