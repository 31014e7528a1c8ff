"""Formulas of one line, painted: italic letters, upright digits and names, real superscripts and subscripts.

It reads the plain text of the registries ("1 / (1 + e⁻ᶻ)"); it knows no algebra.
"""

from __future__ import annotations

import re
from functools import cache
from math import inf

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from nnviz.ui.number_format import MINUS
from nnviz.ui.theme import Appearance

CUT = "…"
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᶻᵝ", f"0123456789{MINUS}+zβ", strict=True))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉ᵢⱼₖ", "0123456789ijk", strict=True))
_RUN = re.compile(
    f"(?P<raised>[{''.join(RAISED)}]+)|(?P<lowered>[{''.join(LOWERED)}]+|_[a-z])|"
    rf"(?P<power>\^(?:[a-z]*\([^)]*\)|\w[{''.join(LOWERED)}]?))|"
    r"(?P<word>[a-z]{2,}\d?)|(?P<letter>[A-Za-zα-ωσΦ])|(?P<other>.)"
)

Run = tuple[str, bool, int]  # text, italic, and 1 raised, -1 lowered, 0 on the line


def right_side(formula: str) -> str:
    """What stands behind "f(z) =", without what is said of a kink after it."""
    body = re.sub(r"^f\(z\)\S*\s*=\s*", "", formula)
    return re.split(r";\s", body)[0].strip()


def _power(text: str) -> list[str]:
    """An exponent in pieces; brackets around the whole of it are not needed."""
    bare = text[1:-1] if text.startswith("(") else text
    return re.findall(r"[a-z]{2,}|.", bare)


@cache
def runs(formula: str) -> tuple[Run, ...]:
    """The formula in pieces of one face."""
    found: list[Run] = []
    for match in _RUN.finditer(formula.replace("-", MINUS)):
        kind, text = match.lastgroup, match.group()
        if kind == "raised":
            found += [(letter, letter.isalpha(), 1) for letter in (RAISED[sign] for sign in text)]
        elif kind == "lowered":
            found += [(letter, letter.isalpha(), -1) for letter in (LOWERED.get(s, s) for s in text.lstrip("_"))]
        elif kind == "power":
            found += [(LOWERED.get(part, part), len(part) == 1 and part.isalpha(), 1) for part in _power(text[1:])]
        else:
            found.append((text, kind == "letter", 0))
    return tuple(found)


def width(formula: str, appearance: Appearance, size: float) -> float:
    """px."""
    return sum(_advance(run, appearance, size) for run in runs(formula))


def paint_formula(
    painter: QPainter,
    formula: str,
    x: float,
    baseline: float,
    appearance: Appearance,
    size: float,
    room: float = inf,
) -> float:
    """In the painter's pen, from x on; returns where it ends. `size` in the design's pixels.

    What would need more than `room`, px, is cut off behind a whole piece and ends in an ellipsis.
    """
    for run in _fitting(formula, appearance, size, room):
        font = _font(appearance, size, run)
        painter.setFont(font)
        lift = appearance.px(size) * (0.36 if run[2] > 0 else -0.16 if run[2] < 0 else 0)
        painter.drawText(QPointF(x, baseline - lift), run[0])
        x += QFontMetricsF(font).horizontalAdvance(run[0])
    return x


def _fitting(formula: str, appearance: Appearance, size: float, room: float) -> list[Run]:
    found = list(runs(formula))
    if width(formula, appearance, size) <= room:
        return found
    dots: Run = (CUT, False, 0)
    while found and sum(_advance(run, appearance, size) for run in (*found, dots)) > room:
        found.pop()
    return [*found, dots]


def _advance(run: Run, appearance: Appearance, size: float) -> float:
    return QFontMetricsF(_font(appearance, size, run)).horizontalAdvance(run[0])


def _font(appearance: Appearance, size: float, run: Run) -> QFont:
    return appearance.maths(size * (0.72 if run[2] else 1), italic=run[1])
