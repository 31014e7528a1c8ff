"""Values that carry their first and second derivative along, and the arithmetic of functions of w made of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np

from nnviz.training.descent.landscape import Floats


class Jet(NamedTuple):
    """A value with its first and second derivative by w: a dual number of second order."""

    value: Floats
    first: Floats
    second: Floats


Node: TypeAlias = Callable[[Jet], Jet]
"""A part of a formula: what it is at w."""


def constant(number: float) -> Node:
    def node(w: Jet) -> Jet:
        zero = np.zeros_like(w.value)
        return Jet(zero + number, zero, zero)

    return node


def weight(w: Jet) -> Jet:
    return w


def added(a: Node, b: Node, sign: float) -> Node:
    def node(w: Jet) -> Jet:
        x, y = a(w), b(w)
        return Jet(*(p + sign * q for p, q in zip(x, y, strict=True)))

    return node


def _times(x: Jet, y: Jet) -> Jet:
    return Jet(
        x.value * y.value,
        x.first * y.value + x.value * y.first,
        x.second * y.value + 2 * x.first * y.first + x.value * y.second,
    )


def _through(x: Jet, value: Floats, first: Floats, second: Floats) -> Jet:
    """The chain rule: f(x) from f, f' and f'' at x. Where x does not depend on w nothing of f' counts."""
    still = (x.first == 0) & (x.second == 0)
    slope = np.where(still, 0.0, first * x.first)
    return Jet(value, slope, np.where(still, 0.0, second * x.first**2 + first * x.second))


def multiplied(a: Node, b: Node) -> Node:
    return lambda w: _times(a(w), b(w))


def _inverse(x: Jet) -> Jet:
    return _through(x, 1 / x.value, -1 / x.value**2, 2 / x.value**3)


def divided(a: Node, b: Node) -> Node:
    return lambda w: _times(a(w), _inverse(b(w)))


def raised(a: Node, b: Node) -> Node:
    def node(w: Jet) -> Jet:
        x, y = a(w), b(w)
        if not y.first.any() and not y.second.any():  # a number: then the base may be negative
            n, base = y.value, x.value
            first = np.where(n == 0, 0.0, n * base ** (n - 1))
            second = np.where((n == 0) | (n == 1), 0.0, n * (n - 1) * base ** (n - 2))
            return _through(x, base**n, first, second)
        return _exp(_times(y, _log(x)))

    return node


def negated(a: Node) -> Node:
    return lambda w: Jet(*(-part for part in a(w)))


def _exp(x: Jet) -> Jet:
    value = np.exp(x.value)
    return _through(x, value, value, value)


def _log(x: Jet) -> Jet:
    inside = np.where(x.value > 0, x.value, np.nan)
    return _through(x, np.log(inside), 1 / inside, -1 / inside**2)


def _sin(x: Jet) -> Jet:
    return _through(x, np.sin(x.value), np.cos(x.value), -np.sin(x.value))


def _cos(x: Jet) -> Jet:
    return _through(x, np.cos(x.value), -np.sin(x.value), -np.cos(x.value))


def _abs(x: Jet) -> Jet:
    """At the kink the slope is 0."""
    return _through(x, np.abs(x.value), np.sign(x.value), np.zeros_like(x.value))


def _sqrt(x: Jet) -> Jet:
    root = np.sqrt(x.value)
    return _through(x, root, 0.5 / root, -0.25 / root**3)


def _tanh(x: Jet) -> Jet:
    value = np.tanh(x.value)
    return _through(x, value, 1 - value**2, -2 * value * (1 - value**2))


FUNCTIONS: dict[str, Callable[[Jet], Jet]] = {
    "sin": _sin,
    "cos": _cos,
    "exp": _exp,
    "log": _log,
    "abs": _abs,
    "sqrt": _sqrt,
    "tanh": _tanh,
}


def applied(function: Callable[[Jet], Jet], a: Node) -> Node:
    return lambda w: function(a(w))
