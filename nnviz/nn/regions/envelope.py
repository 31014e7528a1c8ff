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
        self._places = 2 + corners.layer.units * np.arange(corners.layer.pieces - 1)[:, None]  # in a corner's row
        self._put_off: list[tuple[Polygons, Ids]] = []

    def cut(self, polygons: Polygons, unit: Ids) -> Polygons:
        value = self._pieces(polygons, unit)
        near = value >= value.max(axis=0) - 1.0
        alone = _first(near.sum(axis=0, dtype=np.uint8) == 1, polygons)
        found = alone < len(polygons.corner)
        if not found.all():
            self._wait_with(polygons, unit, ~found)
            rest = polygons.where(found)
            return self.cut(rest, unit[found]) if rest.count else rest
        straight, crossing = _kinks(polygons, value, near, alone)
        if straight.all():
            return self.halves(crossing)
        self._wait_with(polygons, unit, ~straight)
        return self.halves(crossing.where(straight)) if straight.any() else polygons.where(straight)

    def _wait_with(self, polygons: Polygons, unit: Ids, chosen: Mask) -> None:
        self._put_off.append((polygons.where(chosen), unit[chosen]))
        self.waiting += self._put_off[-1][0].count

    def cut_waiting(self) -> Polygons:
        polygons = Polygons.joined([part for part, _ in self._put_off])
        unit = np.concatenate([unit for _, unit in self._put_off])
        self._put_off, self.waiting = [], 0
        cells, origin = self._cells(polygons, unit)
        position = self.corners.rows[:, :2]
        filled = np.bincount(origin, cells.areas(position), polygons.count)
        wrong = np.abs(polygons.areas(position) - filled) > GAP
        if not wrong.any():
            self._number_cuts(cells, origin, unit)
            return cells
        # Pieces that are nearly equal have cells with gaps or laps of the size of rounding, which is large there: such
        # polygons are halved along a line on which perhaps a third piece wins, which leaves nothing out.
        places = wrong.nonzero()[0]
        distance, apart = _widest(polygons.where(wrong), self._pieces(polygons.where(wrong), unit[wrong]))
        wrong[places[~apart]] = False
        kept = ~wrong[origin]
        cells, origin = cells.where(kept), origin[kept]
        self._number_cuts(cells, origin, unit)
        if not wrong.any():
            return cells
        halves = self.halves(Crossing.of(polygons.where(wrong), distance[apart.repeat(polygons.length[places])]))
        return Polygons.joined([cells, halves])

    def _pieces(self, polygons: Polygons, unit: Ids) -> Array:
        """(k, c), the pieces of each polygon's unit at its corners, less the first piece."""
        place = polygons.corner * self.corners.width
        place += unit.repeat(polygons.length)
        value = np.empty((len(self._places) + 1, len(place)))
        value[0] = 0.0
        self.corners.rows.take(place + self._places, out=value[1:], mode="wrap")
        return value

    def _cells(self, polygons: Polygons, unit: Ids) -> tuple[Polygons, Ids]:
        """Of each polygon the parts in which one piece of its unit is the largest; and the polygon of each part."""
        k, count = self.corners.layer.pieces, polygons.count
        origin, piece = np.arange(count).repeat(k), np.tile(np.arange(k), count)
        cells = _copies(polygons, origin)
        for step in range(1, k):  # cell i is what the lines t_i = t_j leave of the polygon
            value = self._pieces(cells, unit.take(origin))
            distance = (_of(value, piece, cells) - _of(value, rival := (piece + step) % k, cells)) / ON
            ahead = np.logical_or.reduceat(distance > 1.0, cells.start)
            behind = np.logical_or.reduceat(distance < -1.0, cells.start)
            kept = ahead | ~behind & (piece < rival)  # of equal pieces the first has the cell
            cut = ahead & behind
            if cut.any():
                whole = kept & ~cut
                parts = self._clipped(cells.where(cut), distance[cut.repeat(cells.length)])
                cells = Polygons.joined([cells.where(whole), parts])
                order = np.concatenate((whole.nonzero()[0], cut.nonzero()[0]))
                origin, piece = origin.take(order), piece.take(order)
            elif not kept.all():
                cells, origin, piece = cells.where(kept), origin[kept], piece[kept]
        return self._without_slivers(polygons, cells, origin, unit, piece)

    def _clipped(self, cells: Polygons, distance: Array) -> Polygons:
        """What lies on the upper side."""
        crossing = Crossing.of(cells, distance)
        walk = Walk.of(crossing, crossing.add_to(self.corners))
        return Polygons.of(*walk.side(crossing.below, crossing.leave, UNNUMBERED))

    def _without_slivers(
        self, polygons: Polygons, cells: Polygons, origin: Ids, unit: Ids, piece: Ids
    ) -> tuple[Polygons, Ids]:
        """Leaves out cells whose piece wins nowhere in them by more than the tolerance, unless that left a gap."""
        value = self._pieces(cells, unit.take(origin))
        distance = _of(value, piece, cells) - value
        ahead = np.logical_or.reduceat(distance > 1.0, cells.start, axis=1)
        behind = np.logical_or.reduceat(distance < -1.0, cells.start, axis=1)
        kept = (ahead | ~behind & (piece <= np.arange(len(value))[:, None])).all(axis=0)
        if kept.all():
            return cells, origin
        position = self.corners.rows[:, :2]
        filled = np.bincount(origin, cells.areas(position) * kept, polygons.count)
        some = np.bincount(origin, kept, polygons.count) > 0
        kept |= ~(some & (polygons.areas(position) - filled < GAP))[origin]
        return cells.where(kept), origin[kept]

    def _number_cuts(self, cells: Polygons, origin: Ids, unit: Ids) -> None:
        """Makes one cut of the two edges that were made from both sides, by the pieces that are the largest along it:
        two cells that meet agree on all of them, also where more than two are equal there."""
        edges = (cells.edge == UNNUMBERED).nonzero()[0]
        if not len(edges):
            return
        value, after = self._pieces(cells, unit.take(origin)), cells.following.take(edges)
        near = value >= value.max(axis=0) - 1.0
        largest = (np.uint64(1) << np.arange(len(value), dtype=np.uint64)) @ (near[:, edges] & near[:, after])
        owner = origin.repeat(cells.length).take(edges)
        order = np.lexsort((largest, owner))
        largest, owner = largest.take(order), owner.take(order)
        another = np.ones(len(order), np.bool_)
        another[1:] = (largest[1:] != largest[:-1]) | (owner[1:] != owner[:-1])
        first = order[another]  # of equal ones the earliest: the order is stable
        start, end = (cells.corner.take(at.take(first)) for at in (edges, after))
        cut = self.cuts.add(self.corners.rows[start, :2], self.corners.rows[end, :2], self.number)
        cells.edge[edges.take(order)] = cut.take(another.cumsum() - 1)


def _first(chosen: Mask, polygons: Polygons) -> Ids:
    """(p,), the first place of each polygon that is `chosen` (c,); the number of all places where none is."""
    places = np.arange(len(chosen))
    first: Ids = np.minimum.reduceat(np.where(chosen, places, len(places)), polygons.start)
    return first


def _kinks(polygons: Polygons, value: Array, near: Mask, alone: Ids) -> tuple[Mask, Crossing]:
    """Which polygons (p,) have a kink that runs straight through them, and where; `value` and `near` (k, c).

    The kink is sought between a piece i that wins some corner alone, which is at the place `alone` (p,), and a piece j
    that wins where i does not. By how much a third piece lies above t_i = t_j is convex along that line: it is nowhere
    above if it is not at the ends.
    """
    count = value.shape[1]
    places = np.arange(count)
    i = (value.take(alone, axis=1).argmax(axis=0) * count).repeat(polygons.length)
    touched = near.take(i + places)
    other = _first(~touched, polygons)
    j = (value.take(other, axis=1).argmax(axis=0) * count).repeat(polygons.length)
    crossing = Crossing.of(polygons, value.take(j + places) - value.take(i + places))
    # at the two ends: an old corner, or a new one on an edge
    edges = crossing.edges
    at_edge = value.take(edges, axis=1)
    at_edge += crossing.share * (value.take(crossing.behind, axis=1) - at_edge)
    least = at_edge.max(axis=0) - 1.0
    touched[edges] = at_edge.take(i.take(edges) // count * len(edges) + np.arange(len(edges))) >= least
    return touched.take(crossing.leave) & touched.take(crossing.enter), crossing


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


def _copies(polygons: Polygons, origin: Ids) -> Polygons:
    length = polygons.length[origin]
    place = np.arange(length.sum()) + (polygons.start[origin] - (length.cumsum() - length)).repeat(length)
    return Polygons.of(polygons.corner[place], polygons.edge[place], length, polygons.parent[origin])


def _of(value: Array, piece: Ids, cells: Polygons) -> Array:
    """(c,), this piece of each cell at its corners; `value` (k, c)."""
    count = value.shape[1]
    picked: Array = value.take((piece * count).repeat(cells.length) + np.arange(count))
    return picked
