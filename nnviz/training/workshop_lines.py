"""The lines of a Maxout unit with one input, as they are set by hand: ready-made ones, and the name of their maximum.

Numbers only: no training, no drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, isclose
from typing import TYPE_CHECKING, Literal

import numpy as np

from nnviz.nn.envelope import Stretch, upper_envelope

if TYPE_CHECKING:
    from numpy.random import Generator

Lines = tuple[tuple[float, float], ...]
"""Weight w and bias b of every line z = w x + b."""
SIZES = (2, 3, 4, 5)  # of a group
FAR = 1e7  # beyond every crossing that is looked for
LEAK = 0.1  # seen better than the usual 0.01
SAME = 1e-12  # relative: what arithmetic leaves of an exact equality

ShapeName = Literal["constant", "purelin", "line", "relu", "leaky_relu", "prelu", "abs", "bend", "bends"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What max(z_1 … z_k) is, exactly.

    name    "relu", "leaky_relu", "prelu", "abs" of z_piece; "line", "constant", "purelin": one line wins everywhere;
            "bend": two lines that are no known function; "bends": more of them
    piece   the line, from 0, that is the z of the function, or that wins everywhere
    slope   of a leaky_relu or prelu
    bends   how many
    """

    name: ShapeName
    piece: int
    slope: float = 0.0
    bends: int = 0


def everywhere(lines: Lines) -> tuple[Stretch, ...]:
    """Who wins where on the whole axis, from -inf to inf."""
    weight, bias = np.array(lines).T
    found = list(upper_envelope(weight, bias, -FAR, FAR))
    found[0] = replace(found[0], start=-inf)
    found[-1] = replace(found[-1], end=inf)
    return tuple(found)


def shape(lines: Lines) -> Shape:
    """Named where the maximum equals a known activation, to rounding."""
    stretches = everywhere(lines)
    winners = [stretch.piece for stretch in stretches]
    if len(winners) == 1:
        w, b = lines[winners[0]]
        name: ShapeName = "constant" if w == 0 else "purelin" if (w, b) == (1, 0) else "line"
        return Shape(name, winners[0])
    if len(winners) > 2:
        return Shape("bends", winners[0], bends=len(winners) - 1)
    flat, steep = sorted(winners, key=lambda piece: abs(lines[piece][0]))
    if abs(lines[flat][0]) == abs(lines[steep][0]):
        flat, steep = max(winners), min(winners)  # |z| is told of the first of its two lines
    (w, b), (v, c) = lines[steep], lines[flat]
    slope = v / w
    if not isclose(c, slope * b, rel_tol=SAME, abs_tol=SAME):
        return Shape("bend", steep, bends=1)
    kind: ShapeName = "relu" if slope == 0 else "leaky_relu" if slope > 0 else "abs" if slope == -1 else "prelu"
    return Shape(kind, steep, slope, bends=1)


# -- ready-made ----------------------------------------------------------------------------------------------------


def with_second_zero(lines: Lines) -> Lines:
    """The article's step: z_2 = 0, everything else stays."""
    return (lines[0], (0.0, 0.0), *lines[2:])


def times_first(lines: Lines, factor: float) -> Lines:
    """Every line but the first is `factor` times it; a first line that is flat becomes x."""
    w, b = lines[0] if lines[0][0] else (1.0, 0.0)
    return ((w, b), *[(factor * w + 0.0, factor * b + 0.0)] * (len(lines) - 1))


MAKES: Mapping[str, Callable[[Lines], Lines]] = {
    "relu": lambda lines: times_first(lines, 0.0),
    "leaky_relu": lambda lines: times_first(lines, LEAK),
    "abs": lambda lines: times_first(lines, -1.0),
    "purelin": lambda lines: times_first(lines, 1.0),
}
"""max(z, s z): what makes the unit a known function of z_1."""


def random_lines(k: int, rng: Generator) -> Lines:
    """Some may win nowhere."""
    return tuple((round(w, 2), round(b, 2)) for w, b in rng.normal(0, (0.9, 0.8), (k, 2)).tolist())


def convex_lines(k: int, rng: Generator, curvature: float = 0.3, digits: int = 2) -> Lines:
    """Tangents to curvature x², touching it at places spread from -2.4 to 2.4: every one of them wins somewhere."""
    step = 4.8 / k
    touch = -2.4 + step * (np.arange(k) + rng.uniform(0.2, 0.8, k))
    level = rng.uniform(-0.6, 0.6)
    order = rng.permutation(k)
    found = [(round(2 * curvature * t, digits), round(level - curvature * t * t, digits)) for t in touch[order]]
    return tuple((float(w), float(b)) for w, b in found)


def resized(lines: Lines, k: int) -> Lines:
    """The first k of the lines; new ones lie below the others at x = 0, each steeper than the last."""
    more = [(1.2 + 0.4 * (i // 2), -1.0 - 0.5 * (i // 2)) for i in range(k)]
    new: Sequence[tuple[float, float]] = [(w if i % 2 else -w, b) for i, (w, b) in enumerate(more)]
    return (*lines[:k], *new[len(lines) : k])
