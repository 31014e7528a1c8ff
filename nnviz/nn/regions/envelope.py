"""Cuts polygons where a Maxout unit of three or more pieces bends: at the kinks of the largest of k affine functions.

Mostly one kink runs straight through a polygon, and the cut is that of a line. Where a third piece rises above the kink
the polygon falls into its envelope cells, in each of which one piece is the largest.
"""

from __future__ import annotations

import numpy as np

from nnviz.nn.activation_base import Array
from nnviz.nn.regions.corners import Corners, Ids, Mask, Polygons
from nnviz.nn.regions.cutting import Crossing, Cuts, LineCutter, Walk

ON = 0.01  # of the tolerance, and hundreds of times rounding: cells share a corner that is so near to their kink
GAP = 1e-13  # of the box, which is 4 large: all that may be left open between cells, or be in two of them
UNNUMBERED = -2  # the edge of a cell: the cell on the other side has made the same edge


class EnvelopeCutter(LineCutter):
    """Halves polygons as long as there is a straight kink in them, and puts the others off: many cells at once cost
    little more than few."""

    def __init__(self, corners: Corners, number: int, cuts: Cuts) -> None:
        super().__init__(corners, number, cuts)
        self._put_off: list[tuple[Polygons, Ids]] = []

    def cut(self, polygons: Polygons, unit: Ids) -> Polygons:
        straight, crossing = _kinks(polygons, _pieces(self.corners, polygons, unit))
        if straight.all():
            return self.halves(crossing)
        bent = ~straight
        self._put_off.append((polygons.where(bent), unit[bent]))
        self.waiting += self._put_off[-1][0].count
        return self.halves(crossing.where(straight)) if straight.any() else polygons.where(straight)

    def cut_waiting(self) -> Polygons:
        polygons = Polygons.joined([part for part, _ in self._put_off])
        unit = np.concatenate([unit for _, unit in self._put_off])
        self._put_off, self.waiting = [], 0
        cells, origin = _cells(self.corners, polygons, unit)
        position = self.corners.rows[:, :2]
        filled = np.bincount(origin, cells.areas(position), polygons.count)
        wrong = np.abs(polygons.areas(position) - filled) > GAP
        if not wrong.any():
            _number_cuts(self.corners, cells, origin, unit, self.number, self.cuts)
            return cells
        # Pieces that are nearly equal have cells with gaps or laps of the size of rounding, which is large there: such
        # polygons are halved along a line on which perhaps a third piece wins, which leaves nothing out.
        places = wrong.nonzero()[0]
        distance, apart = _widest(polygons.where(wrong), _pieces(self.corners, polygons.where(wrong), unit[wrong]))
        wrong[places[~apart]] = False
        kept = ~wrong[origin]
        cells, origin = cells.where(kept), origin[kept]
        _number_cuts(self.corners, cells, origin, unit, self.number, self.cuts)
        if not wrong.any():
            return cells
        halves = self.halves(Crossing.of(polygons.where(wrong), distance[apart.repeat(polygons.length[places])]))
        return Polygons.joined([cells, halves])


def _pieces(corners: Corners, polygons: Polygons, unit: Ids) -> Array:
    """(k, c), the pieces of each polygon's unit at its corners, less the first piece."""
    layer = corners.layer
    place = polygons.corner * corners.width
    place += (unit + 2).repeat(polygons.length)
    value = np.zeros((layer.pieces, len(place)))
    corners.rows.ravel().take(place + layer.units * np.arange(layer.pieces - 1)[:, None], out=value[1:], mode="wrap")
    return value


def _kinks(polygons: Polygons, value: Array) -> tuple[Mask, Crossing]:
    """Which polygons (p,) have a kink that runs straight through them, and where; `value` (k, c).

    The kink is sought between a piece i that wins some corner alone, and a piece j that wins where i does not. By how
    much a third piece lies above t_i = t_j is convex along that line: it is nowhere above if it is not at the ends.
    """
    nobody = value.shape[1]
    near = value >= value.max(axis=0) - 1.0
    places = np.arange(nobody)
    alone = np.minimum.reduceat(np.where(near.sum(axis=0, dtype=np.uint8) == 1, places, nobody), polygons.start)
    found = alone < nobody
    alone[~found] = polygons.start[~found]
    i = value.take(alone, axis=1).argmax(axis=0).repeat(polygons.length)
    at_i = i * nobody + places
    mine, near_i = value.ravel().take(at_i), near.ravel().take(at_i)
    other = np.minimum.reduceat(np.where(near_i, nobody, places), polygons.start)
    j = value.take(other, axis=1).argmax(axis=0).repeat(polygons.length)
    distance = value.ravel().take(j * nobody + places) - mine
    # at the two ends: an old corner, or a new one on an edge
    crossing = Crossing.of(polygons, distance)
    edges = crossing.edges
    behind = polygons.following().take(edges)
    before = value.take(edges, axis=1)
    at_edge = before + crossing.share * (value.take(behind, axis=1) - before)
    touched = near_i  # is not needed as it was
    touched[edges] = at_edge[i[edges], np.arange(len(edges))] >= at_edge.max(axis=0) - 1.0
    lone = np.logical_or.reduceat(crossing.leave & ~touched | crossing.enter & ~touched, polygons.start)
    return found & ~lone, crossing


def _widest(polygons: Polygons, value: Array) -> tuple[Array, Mask]:
    """The distance (c,) from the line between those two pieces that differ most on both sides of it, and in which
    polygons (p,) they differ by more than the tolerance; `value` (k, c)."""
    difference = (value[:, None] - value).reshape(-1, value.shape[1])
    least = np.minimum(
        np.maximum.reduceat(difference, polygons.start, axis=1),
        -np.minimum.reduceat(difference, polygons.start, axis=1),
    )
    pair = least.argmax(axis=0)
    return difference[pair.repeat(polygons.length), np.arange(value.shape[1])], least.max(axis=0) > 1.0


def _cells(corners: Corners, polygons: Polygons, unit: Ids) -> tuple[Polygons, Ids]:
    """Of each polygon the parts in which one piece of its unit is the largest; and the polygon of each part."""
    k, count = corners.layer.pieces, polygons.count
    origin, piece = np.arange(count).repeat(k), np.tile(np.arange(k), count)
    cells = _copies(polygons, origin)
    for step in range(1, k):  # cell i is what the lines t_i = t_j leave of the polygon
        value = _pieces(corners, cells, unit[origin])
        rival = (piece + step) % k
        width = value.shape[1]
        mine, theirs = (p.repeat(cells.length) * width + np.arange(width) for p in (piece, rival))
        distance = (value.ravel().take(mine) - value.ravel().take(theirs)) / ON
        ahead = np.logical_or.reduceat(distance > 1.0, cells.start)
        behind = np.logical_or.reduceat(distance < -1.0, cells.start)
        kept = ahead | ~behind & (piece < rival)  # of equal pieces the first has the cell
        cut = ahead & behind
        whole = cells.where(kept & ~cut)
        order = np.concatenate(((kept & ~cut).nonzero()[0], cut.nonzero()[0]))
        if cut.any():
            crossing = Crossing.of(cells.where(cut), distance[cut.repeat(cells.length)])
            new = corners.add(corners.between(*crossing.ends, crossing.share))
            upper = Walk.of(crossing, new).side(crossing.below, crossing.leave, np.full(cut.sum(), UNNUMBERED))
            whole = Polygons.joined([whole, Polygons.of(*upper)])
        cells, origin, piece = whole, origin[order], piece[order]
    return _without_slivers(corners, polygons, cells, origin, unit, piece)


def _copies(polygons: Polygons, origin: Ids) -> Polygons:
    length = polygons.length[origin]
    place = np.arange(length.sum()) + (polygons.start[origin] - (length.cumsum() - length)).repeat(length)
    return Polygons.of(polygons.corner[place], polygons.edge[place], length, polygons.parent[origin])


def _without_slivers(
    corners: Corners, polygons: Polygons, cells: Polygons, origin: Ids, unit: Ids, piece: Ids
) -> tuple[Polygons, Ids]:
    """Leaves out cells whose piece wins nowhere in them by more than the tolerance, unless that left a gap."""
    value = _pieces(corners, cells, unit[origin])
    mine = value[piece.repeat(cells.length), np.arange(value.shape[1])]
    distance = mine - value
    ahead = np.logical_or.reduceat(distance > 1.0, cells.start, axis=1)
    behind = np.logical_or.reduceat(distance < -1.0, cells.start, axis=1)
    kept = (ahead | ~behind & (piece <= np.arange(len(value))[:, None])).all(axis=0)
    if kept.all():
        return cells, origin
    position = corners.rows[:, :2]
    filled = np.bincount(origin, cells.areas(position) * kept, polygons.count)
    some = np.bincount(origin, kept, polygons.count) > 0
    kept |= ~(some & (polygons.areas(position) - filled < GAP))[origin]
    return cells.where(kept), origin[kept]


def _number_cuts(corners: Corners, cells: Polygons, origin: Ids, unit: Ids, number: int, cuts: Cuts) -> None:
    """Makes one cut of the two edges that were made from both sides, by the pieces that are the largest along it: two
    cells that meet agree on all of them, also where more than two are equal there."""
    edges = (cells.edge == UNNUMBERED).nonzero()[0]
    if not len(edges):
        return
    value, after = _pieces(corners, cells, unit[origin]), cells.following()[edges]
    near = value >= value.max(axis=0) - 1.0
    largest = (np.uint64(1) << np.arange(len(value), dtype=np.uint64)) @ (near[:, edges] & near[:, after])
    sets, which = np.unique(largest, return_inverse=True)
    meeting = origin.repeat(cells.length)[edges] * len(sets) + which.reshape(-1)
    _, first, same = np.unique(meeting, return_index=True, return_inverse=True)
    ends = corners.rows[cells.corner[edges[first]], :2], corners.rows[cells.corner[after[first]], :2]
    cells.edge[edges] = cuts.add(*ends, number)[same.reshape(-1)]
