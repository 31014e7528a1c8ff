"""Linear regions once more, slow and plain: exact fractions, one polygon and one unit at a time, each with its map.

It shares nothing with the engine but the names of the functions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

Point = tuple[Fraction, Fraction]
Affine = tuple[Fraction, Fraction, Fraction]  # p x + q y + c

PIECES: dict[str, Callable[[Fraction], list[tuple[Fraction | None, Fraction, Fraction]]]] = {
    # from the left: (end of the piece, slope, intercept)
    "purelin": lambda slope: [(None, Fraction(1), Fraction(0))],
    "relu": lambda slope: [(Fraction(0), Fraction(0), Fraction(0)), (None, Fraction(1), Fraction(0))],
    "leaky_relu": lambda slope: [(Fraction(0), slope, Fraction(0)), (None, Fraction(1), Fraction(0))],
    "prelu": lambda slope: [(Fraction(0), slope, Fraction(0)), (None, Fraction(1), Fraction(0))],
    "sign": lambda slope: [(Fraction(0), Fraction(0), Fraction(-1)), (None, Fraction(0), Fraction(1))],
    "hardtanh": lambda slope: [
        (Fraction(-1), Fraction(0), Fraction(-1)),
        (Fraction(1), Fraction(1), Fraction(0)),
        (None, Fraction(0), Fraction(1)),
    ],
    "hard_sigmoid": lambda slope: [
        (Fraction(-3), Fraction(0), Fraction(0)),
        (Fraction(3), Fraction(1, 6), Fraction(1, 2)),
        (None, Fraction(0), Fraction(1)),
    ],
    "relu6": lambda slope: [
        (Fraction(0), Fraction(0), Fraction(0)),
        (Fraction(6), Fraction(1), Fraction(0)),
        (None, Fraction(0), Fraction(6)),
    ],
}


@dataclass
class Cell:
    polygon: list[Point]
    maps: list[Affine]  # of the layer's input, later of its output


def at(f: Affine, point: Point) -> Fraction:
    return f[0] * point[0] + f[1] * point[1] + f[2]


def total(weights: list[Fraction], bias: Fraction, maps: list[Affine]) -> Affine:
    p, q, c = (sum((w * m[i] for w, m in zip(weights, maps, strict=True)), Fraction(0)) for i in range(3))
    return p, q, c + bias


def minus(f: Affine, g: Affine) -> Affine:
    return f[0] - g[0], f[1] - g[1], f[2] - g[2]


def area(polygon: list[Point]) -> Fraction:
    return sum((a[0] * b[1] - a[1] * b[0] for a, b in pairwise([*polygon, polygon[0]])), Fraction(0)) / 2


def clip(polygon: list[Point], f: Affine) -> list[Point]:
    """The part where f >= 0; [] if that has no area."""
    kept: list[Point] = []
    for a, b in pairwise([*polygon, polygon[0]]):
        fa, fb = at(f, a), at(f, b)
        if fa >= 0:
            kept.append(a)
        if fa * fb < 0:
            t = fa / (fa - fb)
            kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
    return kept if len(kept) > 2 and area(kept) > 0 else []


def elementwise(cell: list[Point], z: Affine, name: str, slope: Fraction) -> list[tuple[list[Point], Affine]]:
    """The polygon cut at the kinks of one unit, with the unit's activation on every part."""
    if z[:2] == (0, 0) and name == "sign":  # a jump that is nowhere crossed: sign(0) = 0
        return [(cell, (Fraction(0), Fraction(0), Fraction((z[2] > 0) - (z[2] < 0))))]
    parts, start = [], None
    for end, k, c in PIECES[name](slope):
        part = cell
        if end is not None:
            part = clip(part, (-z[0], -z[1], end - z[2]))
        if part and start is not None:
            # of a unit that stays on the kink, the left piece has it already
            part = [] if z[:2] == (0, 0) and z[2] <= start else clip(part, (z[0], z[1], z[2] - start))
        if part:
            parts.append((part, (k * z[0], k * z[1], k * z[2] + c)))
        start = end
    return parts


def maxout(cell: list[Point], z: list[Affine]) -> list[tuple[list[Point], Affine]]:
    parts = []
    for i, mine in enumerate(z):
        part = cell
        for j, other in enumerate(z):
            difference = minus(mine, other)
            if j == i or not part:
                continue
            if difference != (0, 0, 0):
                part = clip(part, difference)
            elif j < i:  # of equal pieces the first has it
                part = []
        if part:
            parts.append((part, mine))
    return parts


def exact_cells(network, box) -> list[Cell]:
    """The regions over the box with z of the last layer as exact affine functions."""
    x0, x1, y0, y1 = map(Fraction, box)
    one, zero = Fraction(1), Fraction(0)
    cells = [Cell([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], [(one, zero, zero), (zero, one, zero)])]
    for number, layer in enumerate(network.layers):
        weight = [[Fraction(float(w)) for w in row] for row in layer.weight]
        bias = [Fraction(float(b)) for b in layer.bias[:, 0]]
        after = []
        for cell in cells:
            z = [total(row, b, cell.maps) for row, b in zip(weight, bias, strict=True)]
            if number == len(network.layers) - 1:
                after.append(Cell(cell.polygon, z))
                continue
            parts = [Cell(cell.polygon, [])]
            for unit in range(layer.size):
                split = []
                for part in parts:
                    if layer.activation.name == "maxout":
                        found = maxout(part.polygon, z[unit * layer.pieces : (unit + 1) * layer.pieces])
                    else:
                        slope = layer.slopes[unit, 0] if layer.slopes is not None else layer.params.get("slope", 0.0)
                        found = elementwise(part.polygon, z[unit], layer.activation.name, Fraction(float(slope)))
                    split += [Cell(polygon, [*part.maps, a]) for polygon, a in found]
                parts = split
            after += parts
        cells = after
    return cells


def share_an_edge(a: list[Point], b: list[Point]) -> bool:
    """Whether two polygons have more than a point of their edges in common."""
    for p, q in pairwise([*a, a[0]]):
        for r, s in pairwise([*b, b[0]]):
            d = q[0] - p[0], q[1] - p[1]
            if any(d[0] * (v[1] - p[1]) != d[1] * (v[0] - p[0]) for v in (r, s)):
                continue
            t = sorted((d[0] * (v[0] - p[0]) + d[1] * (v[1] - p[1])) / (d[0] ** 2 + d[1] ** 2) for v in (r, s))
            if min(t[1], 1) > max(t[0], 0):
                return True
    return False


def linear_pieces(cells: list[Cell]) -> list[Fraction]:
    """The areas of the pieces that neighbours with equal maps make together."""
    waiting, areas = list(cells), []
    while waiting:
        piece = [waiting.pop()]
        for cell in piece:  # which grows
            joining = [c for c in waiting if c.maps == cell.maps and share_an_edge(c.polygon, cell.polygon)]
            waiting = [c for c in waiting if not any(c is other for other in joining)]
            piece += joining
        areas.append(sum((area(cell.polygon) for cell in piece), Fraction(0)))
    return areas
