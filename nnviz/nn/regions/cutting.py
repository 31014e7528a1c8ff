"""Cuts the polygons of a layer until no unit bends inside any of them; here along the lines of a layer.

How a Maxout unit of three or more pieces cuts is told in `envelope.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nnviz.nn.activation_base import Array
from nnviz.nn.regions.bent_layer import BentLayer
from nnviz.nn.regions.corners import Corners, Ids, Mask, Polygons, placed
from nnviz.nn.regions.refusals import Budget
from nnviz.nn.regions.words import Words


@dataclass(slots=True)
class Pattern:
    """What a layer did to the regions: the polygons' `parent` in the layer below, and their common near-winner bits."""

    layer: BentLayer
    parent: Ids
    common: Words


@dataclass(slots=True)
class Crossing:
    """Where a line crosses each of some polygons; `distance` (c,) from it at every corner, in tolerances.

    A corner nearer than the tolerance lies on the line and belongs to both sides if the line goes on from there; others
    so near, which only tiny edges have, belong to the side that they follow. Every polygon has corners strictly on both
    sides, and is convex: it is left once and entered once.
    """

    polygons: Polygons
    above: Mask
    below: Mask
    cross: Mask  # the edges that the line crosses between their ends
    leave: Mask  # the edges that lead to the lower side: the line is met on them or at their beginning
    enter: Mask
    edges: Ids
    ends: tuple[Ids, Ids]
    share: Array

    @classmethod
    def of(cls, polygons: Polygons, distance: Array) -> Crossing:
        above, below = distance > 1.0, distance < -1.0
        after = polygons.following()
        above_next, below_next = above.take(after), below.take(after)
        leave, enter = ~below & below_next, ~above & above_next
        cross = (leave & above) | (enter & below)
        _take_sides(above, below, leave | enter, after)
        edges = cross.nonzero()[0]
        before, behind = distance.take(edges), distance.take(after.take(edges))
        ends = polygons.corner.take(edges), polygons.corner.take(after.take(edges))
        return cls(polygons, above, below, cross, leave, enter, edges, ends, before / (before - behind))

    def where(self, chosen: Mask) -> Crossing:
        """The same of some of the polygons."""
        corners = chosen.repeat(self.polygons.length)
        edges, cross = corners[self.edges], self.cross[corners]
        return Crossing(
            self.polygons.where(chosen),
            self.above[corners],
            self.below[corners],
            cross,
            self.leave[corners],
            self.enter[corners],
            cross.nonzero()[0],
            (self.ends[0][edges], self.ends[1][edges]),
            self.share[edges],
        )


def _take_sides(above: Mask, below: Mask, ends: Mask, after: Ids) -> None:
    """Puts the corners that are on the line, but not where it leads away, on the side of the corner before them."""
    open_ = ~(above | below | ends)
    while open_.any():
        places = open_.nonzero()[0]
        before = np.empty_like(after)
        before[after] = np.arange(len(after))
        above[places], below[places] = above[before[places]], below[before[places]]
        open_ = open_ & ~(above | below)


class Cuts:
    """The cuts of all layers in order: their two ends (x, y), and how many each layer made."""

    def __init__(self) -> None:
        self.count = 0
        self.start: list[Array] = []
        self.end: list[Array] = []
        self.layer: list[Ids] = []

    def add(self, start: Array, end: Array, layer: int) -> Ids:
        """The numbers of these new cuts."""
        numbers = np.arange(self.count, self.count + len(start))
        self.count += len(start)
        self.start.append(start)
        self.end.append(end)
        self.layer.append(np.full(len(start), layer))
        return numbers

    def segments(self, sides: Array) -> tuple[Array, Ids]:
        """(s, 2, 2) and (s,): where all cuts lie in the box, and the layer of each."""
        if not self.count:
            return np.empty((0, 2, 2)), np.empty(0, np.intp)
        ends = np.stack((np.concatenate(self.start), np.concatenate(self.end)), axis=1)
        return placed(ends, sides), np.concatenate(self.layer)


class LineCutter:
    """Cuts polygons of one layer, each along the line of the first unit that bends in it, into `corners` and `cuts`."""

    def __init__(self, corners: Corners, number: int, cuts: Cuts) -> None:
        self.corners, self.number, self.cuts = corners, number, cuts
        self.waiting = 0  # polygons that `cut` has put off

    def cut(self, polygons: Polygons, unit: Ids) -> Polygons:
        """Parts of polygons in which these units (p,) bend."""
        place = polygons.corner * self.corners.width
        place += (unit + 2).repeat(polygons.length)
        return self.halves(Crossing.of(polygons, self.corners.rows.ravel().take(place)))

    def cut_waiting(self) -> Polygons:
        """Parts of all that have been put off; a line puts nothing off."""
        raise NotImplementedError

    def halves(self, crossing: Crossing) -> Polygons:
        """Both sides of every polygon, with new corners where the lines cross the edges."""
        polygons, corners = crossing.polygons, self.corners
        new = corners.add(corners.between(*crossing.ends, crossing.share))
        met = polygons.corner.copy()  # where a leaving or entering edge meets the line: at its beginning, or inside
        met[crossing.edges] = new
        ends = corners.rows.take(met[crossing.leave], axis=0), corners.rows.take(met[crossing.enter], axis=0)
        cut = self.cuts.add(ends[0][:, :2], ends[1][:, :2], self.number)
        walk = Walk.of(crossing, new)
        upper = walk.side(crossing.below, crossing.leave, cut)
        lower = walk.side(crossing.above, crossing.enter, cut)
        return Polygons.of(*(np.concatenate(both) for both in zip(upper, lower, strict=True)))


def cut_layer(cutter: LineCutter, polygons: Polygons, budget: Budget) -> tuple[Polygons, Words]:
    """All polygons of this layer, cut until no unit bends inside, and their common near-winner bits."""
    done: list[tuple[Polygons, Words]] = []
    finished = 0
    while True:
        budget.check(finished + cutter.waiting + polygons.count, cutter.number)
        before = polygons.count
        polygons, unit = _retire(cutter.corners, polygons, done)
        finished += before - polygons.count
        if polygons.count > cutter.waiting:
            polygons = cutter.cut(polygons, unit)
        elif cutter.waiting:  # as soon as they are as many: the parts of both are then cut together
            polygons = Polygons.joined([polygons, cutter.cut_waiting()])
        else:
            break
    return Polygons.joined([part for part, _ in done]), [
        np.concatenate(word) for word in zip(*(words for _, words in done), strict=True)
    ]


def _retire(corners: Corners, polygons: Polygons, done: list[tuple[Polygons, Words]]) -> tuple[Polygons, Ids]:
    """Puts those in which no unit bends any more into `done`; the others, and of each the first unit that bends."""
    if not polygons.count:
        return polygons, polygons.parent
    common = corners.common(polygons)
    unit, bends = corners.layer.packing.bends(common)
    if bends.all():
        return polygons, unit
    straight = ~bends
    done.append((polygons.where(straight), [word[straight] for word in common]))
    return polygons.where(bends), unit[bends]


@dataclass(slots=True)
class Walk:
    """All corners in order, each new one behind the beginning of its edge: both sides are parts of this walk."""

    corner: Ids
    edge: Ids  # a new corner's edge is a part of the one that it lies on
    start: Ids
    parent: Ids
    times: Ids  # 2 where a new corner follows, else 1
    new: Ids  # the places of the new corners

    @classmethod
    def of(cls, crossing: Crossing, new: Ids) -> Walk:
        polygons = crossing.polygons
        times = crossing.cross + 1
        place = crossing.edges + np.arange(1, len(new) + 1)
        corner, edge = polygons.corner.repeat(times), polygons.edge.repeat(times)
        corner[place] = new
        start = np.zeros(polygons.count, np.intp)
        np.add.reduceat(times, polygons.start)[:-1].cumsum(out=start[1:])
        return cls(corner, edge, start, polygons.parent, times, place)

    def side(self, beyond: Mask, away: Mask, cut: Ids) -> tuple[Ids, Ids, Ids, Ids]:
        """Corner, edge, length and parent of the parts that leave out the corners `beyond` the line.

        `cut`: by polygon, what the edge is along which the line runs; it begins where an edge leads `away`.
        """
        kept = (~beyond).repeat(self.times)
        kept[self.new] = True
        edge = self.edge.copy()
        edge[(self.times.cumsum() - 1)[away]] = cut
        return self.corner[kept], edge[kept], np.add.reduceat(kept, self.start, dtype=np.intp), self.parent
