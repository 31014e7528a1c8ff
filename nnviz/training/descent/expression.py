"""A loss typed as a formula of w: read into a tree, evaluated with its first and second derivative. Nothing of it is
run as Python.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import e, pi
from typing import NamedTuple

import numpy as np

from nnviz.training.descent.jets import (
    FUNCTIONS,
    Jet,
    Node,
    added,
    applied,
    constant,
    divided,
    multiplied,
    negated,
    raised,
    weight,
)
from nnviz.training.descent.landscape import Floats
from nnviz.training.message import QT_TRANSLATE_NOOP, Message

LONGEST, DEEPEST = 200, 40  # characters, brackets within brackets
_TOKEN = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z]+)|(\*\*|[-+*/^()|−·]))")
_SAME = {"**": "^", "−": "-", "·": "*"}


class ExpressionError(ValueError):
    """A formula that cannot be used; `place` is the character, from 0, at which it fails."""

    def __init__(self, message: Message, place: int) -> None:
        super().__init__(str(message))
        self.message = message
        self.place = place


@dataclass(frozen=True, slots=True)
class Expression:
    """`text` as it was typed. Raises ExpressionError when it is made by `read` from one that is no formula."""

    text: str
    _node: Node

    def __call__(self, w: Floats) -> Jet:
        """The values at every w; NaN or infinite where the formula has none."""
        w = np.asarray(w, np.float64)
        with np.errstate(all="ignore"):
            found = self._node(Jet(w, np.ones_like(w), np.zeros_like(w)))
        return Jet(*(np.broadcast_to(part, w.shape).astype(np.float64) for part in found))


def read(text: str) -> Expression:
    """The formula in `text`: numbers, w, pi, e, + - * / ^, brackets, and the FUNCTIONS; `2 w` is a product."""
    if len(text) > LONGEST:
        raise _error(
            "expression-long", QT_TRANSLATE_NOOP("Message", "Longer than {most} characters."), LONGEST, most=LONGEST
        )
    return Expression(text, _Reader(text).whole())


CONSTANTS = {"pi": pi, "e": e}


# -- reading -----------------------------------------------------------------------------------------------------------


class _Token(NamedTuple):
    kind: str  # number, name, sign, end
    text: str
    place: int


class _Reader:
    """Recursive descent: sum, product, sign, power, atom."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._next = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._sum()
        if self._now.kind != "end":
            raise _unexpected(self._now)
        return node

    @property
    def _now(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, *signs: str) -> str:
        """The sign that comes next, if it is one of these, else ""."""
        token = self._now
        if token.kind == "sign" and token.text in signs:
            self._next += 1
            return token.text
        return ""

    def _sum(self) -> Node:
        node = self._product()
        while sign := self._take("+", "-"):
            node = added(node, self._product(), 1.0 if sign == "+" else -1.0)
        return node

    def _product(self) -> Node:
        node = self._signed()
        while True:
            sign = self._take("*", "/")
            if not sign and not (self._now.kind in ("number", "name") or self._now.text == "("):
                return node
            other = self._signed() if sign else self._power()
            node = divided(node, other) if sign == "/" else multiplied(node, other)

    def _signed(self) -> Node:
        negative = False
        while sign := self._take("+", "-"):
            negative ^= sign == "-"
        return negated(self._power()) if negative else self._power()

    def _power(self) -> Node:
        base = self._atom()
        if not self._take("^"):
            return base
        self._go_deeper()
        exponent = self._signed()
        self._depth -= 1
        return raised(base, exponent)

    def _atom(self) -> Node:
        token = self._now
        if token.kind == "number":
            self._next += 1
            return constant(float(token.text))
        if token.kind == "name":
            self._next += 1
            return self._named(token)
        if self._take("("):
            return self._inside(")")
        if self._take("|"):
            return applied(FUNCTIONS["abs"], self._inside("|"))
        raise _unexpected(token)

    def _named(self, token: _Token) -> Node:
        if token.text in ("w", "W"):
            return weight
        if token.text in CONSTANTS:
            return constant(CONSTANTS[token.text])
        if token.text not in FUNCTIONS:
            text = QT_TRANSLATE_NOOP(
                "Message", "“{name}” at character {place} is not known; there are w, pi, e and {names}."
            )
            raise _error("expression-name", text, token.place, name=token.text, names=", ".join(FUNCTIONS))
        if not self._take("("):
            text = QT_TRANSLATE_NOOP("Message", "After “{name}” a bracket is needed at character {place}: {name}(w).")
            raise _error("expression-bracket", text, self._now.place, name=token.text)
        return applied(FUNCTIONS[token.text], self._inside(")"))

    def _inside(self, end: str) -> Node:
        opened = self._tokens[self._next - 1]
        self._go_deeper()
        node = self._sum()
        self._depth -= 1
        if not self._take(end):
            if self._now.kind == "end":
                text = QT_TRANSLATE_NOOP("Message", "The bracket at character {place} is never closed.")
                raise _error("expression-open", text, opened.place)
            raise _unexpected(self._now)
        return node

    def _go_deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            text = QT_TRANSLATE_NOOP("Message", "More than {most} brackets within each other, at character {place}.")
            raise _error("expression-deep", text, self._now.place, most=DEEPEST)


def _tokens(text: str) -> list[_Token]:
    tokens, place = [], 0
    end = len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None:
            place += len(text[place:]) - len(text[place:].lstrip())
            words = QT_TRANSLATE_NOOP("Message", "“{found}” at character {place} has no meaning here.")
            raise _error("expression-character", words, place, found=text[place])
        kind = ("number", "name", "sign")[(match.lastindex or 1) - 1]
        found = match.group(match.lastindex or 1)
        tokens.append(_Token(kind, _SAME.get(found, found), match.start(match.lastindex or 1)))
        place = match.end()
    return [*tokens, _Token("end", "", end)]


def _unexpected(token: _Token) -> ExpressionError:
    if token.kind == "end":
        return _error("expression-end", QT_TRANSLATE_NOOP("Message", "Something is missing at the end."), token.place)
    words = QT_TRANSLATE_NOOP("Message", "“{found}” at character {place} has no meaning here.")
    return _error("expression-character", words, token.place, found=token.text)


def _error(code: str, text: str, place: int, **values: object) -> ExpressionError:
    return ExpressionError(Message(code, text, {**values, "place": place + 1}), place)
