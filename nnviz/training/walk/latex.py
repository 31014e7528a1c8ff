"""Reads the small part of LaTeX in which the walk's formulas are written, into a tree. How it looks is in `formula`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

SYMBOLS = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "varepsilon": "ε",
    "eta": "η",
    "theta": "θ",
    "lambda": "λ",
    "mu": "μ",
    "pi": "π",
    "sigma": "σ",
    "Delta": "Δ",
    "Phi": "Φ",
    "partial": "∂",
    "ell": "ℓ",
}
OPERATORS = {
    "cdot": "·",
    "times": "×",
    "odot": "⊙",
    "sum": "∑",
    "varnothing": "∅",
    "leftarrow": "←",
    "to": "→",
    "approx": "≈",
    "le": "≤",
    "ge": "≥",
    "ne": "≠",
    "ldots": "…",
    "cdots": "⋯",
    "infty": "∞",
    "pm": "±",
    "lVert": "‖",
    "rVert": "‖",
    "lvert": "|",
    "rvert": "|",
    "{": "{",
    "}": "}",
}
NAMES = ("tanh", "max", "min", "exp", "ln", "log", "sin", "cos")
SPACES = {",": "\u2009", ";": "\u2005", "quad": "\u2003", "qquad": "\u2003\u2003"}
UPRIGHT = ("operatorname", "text", "mathrm", "mathsf")
IGNORED = ("left", "right", "displaystyle")

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece of text: kind "letter" (italic), "name" (upright), "number", "operator" or "space"."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces side by side."""

    pieces: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A base with what is raised and what is lowered; None where there is nothing."""

    base: Node
    raised: Node | None = None
    lowered: Node | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """One above the other."""

    above: Node
    below: Node


@dataclass(frozen=True, slots=True)
class Root:
    """A square root."""

    body: Node


Node: TypeAlias = "Sign | Row | Script | Fraction | Root"


def parse(latex: str) -> Row:
    """The tree of a formula. Raises ValueError for what is not in the part of LaTeX that is read here."""
    tokens = [token for token in _TOKEN.findall(latex) if not token.isspace() or token == "\u00a0"]
    pieces, end = _row(tokens, 0, latex)
    if end < len(tokens):
        raise ValueError(f"a closing brace without an opening one: {latex}")
    return Row(pieces)


def _row(tokens: list[str], at: int, latex: str) -> tuple[tuple[Node, ...], int]:
    pieces: list[Node] = []
    while at < len(tokens) and tokens[at] != "}":
        if tokens[at] in ("^", "_"):
            raised = tokens[at] == "^"
            body, at = _argument(tokens, at + 1, latex)
            pieces.append(_scripted(pieces.pop() if pieces else Row(()), body, raised, latex))
        elif tokens[at] == "'":
            pieces.append(_scripted(pieces.pop() if pieces else Row(()), Sign("′", "operator"), True, latex))
            at += 1
        elif tokens[at].startswith("\\") and tokens[at][1:] in IGNORED:
            at += 1
        else:
            piece, at = _argument(tokens, at, latex)
            pieces.append(piece)
    return tuple(pieces), at


def _scripted(base: Node, body: Node, raised: bool, latex: str) -> Script:
    if not isinstance(base, Script):
        return Script(base, body, None) if raised else Script(base, None, body)
    if (base.raised if raised else base.lowered) is not None:
        raise ValueError(f"two exponents or indices on one sign: {latex}")
    return Script(base.base, body, base.lowered) if raised else Script(base.base, base.raised, body)


def _argument(tokens: list[str], at: int, latex: str) -> tuple[Node, int]:
    """One sign, or what stands in braces, with how far that reaches."""
    if at >= len(tokens):
        raise ValueError(f"something is missing at the end: {latex}")
    token = tokens[at]
    if token == "{":
        pieces, end = _row(tokens, at + 1, latex)
        if end >= len(tokens):
            raise ValueError(f"an opening brace without a closing one: {latex}")
        return (pieces[0] if len(pieces) == 1 else Row(pieces)), end + 1
    if not token.startswith("\\"):
        return _sign(token), at + 1
    name = token[1:]
    if name in SYMBOLS:
        return Sign(SYMBOLS[name], "letter"), at + 1
    if name in OPERATORS:
        return Sign(OPERATORS[name], "operator"), at + 1
    if name in NAMES:
        return Sign(name, "name"), at + 1
    if name in SPACES:
        return Sign(SPACES[name], "space"), at + 1
    if name in UPRIGHT:
        return _upright(tokens, at + 1, latex)
    if name == "frac":
        above, at = _argument(tokens, at + 1, latex)
        below, at = _argument(tokens, at, latex)
        return Fraction(above, below), at
    if name == "sqrt":
        body, at = _argument(tokens, at + 1, latex)
        return Root(body), at
    raise ValueError(f"{token} is not known: {latex}")


def _sign(token: str) -> Sign:
    if token[0].isdigit():
        return Sign(token, "number")
    if token.isalpha():
        return Sign(token, "letter")
    return Sign("−" if token == "-" else token, "operator")


def _upright(tokens: list[str], at: int, latex: str) -> tuple[Sign, int]:
    """The letters in the braces that follow, as they stand; `\\_` is an underscore."""
    if at >= len(tokens) or tokens[at] != "{":
        raise ValueError(f"an opening brace is missing: {latex}")
    end = at + 1
    while end < len(tokens) and tokens[end] != "}":
        end += 1
    if end >= len(tokens):
        raise ValueError(f"an opening brace without a closing one: {latex}")
    return Sign("".join(token.removeprefix("\\") for token in tokens[at + 1 : end]), "name"), end + 1
