"""Works out a formula in LaTeX whose letters are numbers already: what a reader with a calculator would get."""

from __future__ import annotations

import math
import re

import numpy as np

from nnviz.nn import ACTIVATIONS
from nnviz.training.walk.latex import Fraction, Node, Root, Row, Script, Sign, parse

FUNCTIONS = {"tanh": "tanh", "max": "max", "min": "min", "ln": "log", "sin": "sin", "cos": "cos", "sign": "sign"}
OPENING = "([|"
KNOWN = {
    **{name: getattr(math, name) for name in ("tanh", "log", "exp", "sin", "cos", "sqrt")},
    "max": max,
    "min": min,
    "abs": abs,
    "float": float,
    "sign": lambda x: float(np.sign(x)),
}


def activation(name: str):
    return lambda z: float(ACTIVATIONS[name].value(np.array([[z]]))[0, 0])


def parts(latex: str) -> list[str]:
    """What stands between the = signs, those in [ ] left out, behind an arrow if there is one."""
    right = latex.split(r"\leftarrow")[-1]
    return re.split(r" = (?![^\[]*\])", right)


def value(latex: str, **letters: float) -> float:
    """Raises NameError or SyntaxError where letters are left."""
    names = {name: activation(name) for name in ACTIVATIONS if name not in ("maxout", "softmax", "sign", "tanh", "sin")}
    return float(eval(_python(parse(latex)), {"__builtins__": {}}, {**KNOWN, **names, **letters}))


def _python(node: Node) -> str:
    if isinstance(node, Row):
        return _row(node)
    if isinstance(node, Fraction):
        return f"(({_python(node.above)})/({_python(node.below)}))"
    if isinstance(node, Root):
        return f"sqrt({_python(node.body)})"
    if isinstance(node, Script):
        assert node.raised is not None and node.lowered is None, "an index is no number"
        if node.base == Sign("e", "letter"):
            return f"exp({_python(node.raised)})"
        return f"{_python(node.base)}**({_python(node.raised)})"
    text = {"·": "*", "×": "*", "−": "-", "σ": "sigmoid", "≤": "<=", "ε": "epsilon"}.get(node.text, node.text)
    return FUNCTIONS.get(text, text)


def _row(row: Row) -> str:
    written, function, absolute = "", False, False
    for i, node in enumerate(row.pieces):
        text = _python(node)
        head = text[0]
        before = row.pieces[i - 1] if i else None
        if isinstance(node, Sign) and node.kind == "space":
            continue
        if text == "|":
            absolute = not absolute
            text, head = ("abs(", "(") if absolute else (")", ")")
        elif text == "[":
            text = "float("
        elif text == "]":
            text = ")"
        elif text == "=":
            text = "=="
        if _ends(written) and (head.isalnum() or head in "([") and not (head == "(" and _named(before)):
            written += "*"
        if function and head != "(":
            text = f"({text})"
        function = isinstance(node, Sign) and text in ("log", "sin", "cos", "tanh")
        if function and (i + 1 == len(row.pieces) or not row.pieces[i + 1 :] or _python(row.pieces[i + 1])[0] == "("):
            function = False
        written += text
    return written


def _ends(written: str) -> bool:
    return bool(written) and (written[-1].isdigit() or written[-1] == ")" or written.endswith("epsilon"))


def _named(node: Node | None) -> bool:
    return isinstance(node, Sign) and (node.kind == "name" or node.text == "σ")
