"""What the losses say of themselves, in the window's language and typeset as rich text."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from PySide6.QtCore import QCoreApplication

from nnviz.nn import LOSSES
from nnviz.ui.functions.formula import runs
from nnviz.ui.number_format import MINUS, short
from nnviz.ui.panel.explanations import HYPHEN_MINUS
from nnviz.ui.theme import MATHS_FAMILIES

LOWERED = re.compile(r"_\{([^}]*)\}")
TAGS = {1: "sup", -1: "sub"}
FACES = ",".join(f"'{family}'" for family in MATHS_FAMILIES)
MATHS = f'<big><span style="font-family:{FACES}">{{}}</span></big>'


@cache
def typeset(formula: str) -> str:
    """A formula of a registry as rich text: italic letters, real superscripts and subscripts."""
    formula = formula.replace("e^-|Y|", "exp(-|Y|)")
    parts, at = [], 0
    for found in LOWERED.finditer(formula):
        parts += [_plain(formula[at : found.start()]), f"<sub>{_plain(found[1])}</sub>"]
        at = found.end()
    return MATHS.format("".join((*parts, _plain(formula[at:]))))


def _plain(formula: str) -> str:
    made = []
    for text, italic, height in runs(formula):
        word = escape(text, quote=False)
        word = f"<i>{word}</i>" if italic else word
        made.append(f"<{TAGS[height]}>{word}</{TAGS[height]}>" if height else word)
    return "".join(made)


def maths(html: str) -> str:
    """Rich text in the face of formulas."""
    return MATHS.format(html)


def said(text: str) -> str:
    """A note of a registry in the window's language."""
    return HYPHEN_MINUS.sub(MINUS, QCoreApplication.translate("Note", text)) if text else ""


def loss_formula(name: str) -> str:
    """ "L = …" as rich text."""
    return maths("<i>L</i> = ") + typeset(QCoreApplication.translate("Note", LOSSES[name].formula))


def figure(value: float, digits: int = 3) -> str:
    """A figure of a table; what is nothing beside the others is 0, what is not defined a dash."""
    if value != value:
        return "–"
    return short(0.0 if abs(value) < 5e-13 else float(value), digits)


def place(value: float) -> str:
    """A place on an axis, as it is set by hand."""
    return f"{round(value, 3) + 0.0:g}".replace("-", MINUS)
