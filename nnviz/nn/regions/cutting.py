"""Cuts the polygons of a layer until no unit bends inside any of them; here along the lines of a layer.

How a Maxout unit of three or more pieces cuts is told in `envelope.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.activation_base import Array
from nnviz.nn.regions.bent_layer import BentLayer
from nnviz.nn.regions.corners import Corners, Ids, Mask, Polygons, placed
from nnviz.nn.regions.refusals import Budget
from nnviz.nn.regions.words import Words

ENOUGH = 2  # times as many polygons as wait: measured, a round for those that wait costs two and a half of the others


@dataclass(eq=False)
class Pattern:
    """What a layer did to the regions: the polygons' `parent` in the layer below, and their common near-winner bits."""

    layer: BentLayer
    parent: Ids
    common: Words

    @cached_property
    def winners(self) -> NDArray[np.uint8]:
        """(p, units), the piece that each unit is on."""
        return self.layer.winners(self.common)


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
    leave: Ids  # (p,) the edges that lead to the lower side: the line is met on them or at their beginning
    enter: Ids
    edges: Ids  # those that are crossed
    behind: Ids  # the places at their ends
    share: Array

    @classmethod
    def of(cls, polygons: Polygons, distance: Array) -> Crossing:
        above, below, after = distance > 1.0, distance < -1.0, polygons.following
        leave, enter = below.take(after) > below, above.take(after) > above
        cross = (leave & above) | (enter & below)
        _take_sides(above, below, leave | enter, after)
        edges = cross.nonzero()[0]
        behind, before = after.take(edges), distance.take(edges)
        share = before / (before - distance.take(behind))
        return cls(polygons, above, below, cross, leave.nonzero()[0], enter.nonzero()[0], edges, behind, share)

    def add_to(self, corners: Corners) -> Ids:
        """The numbers of the new corners, one on each crossed edge."""
        corner = self.polygons.corner
        return corners.add(corners.between(corner.take(self.edges), corner.take(self.behind), self.share))

    def where(self, chosen: Mask) -> Crossing:
        """The same of some of the polygons."""
        corners = chosen.repeat(self.polygons.length)
        place = corners.cumsum() - 1  # what becomes of the places that are kept
        kept, edges = corners.nonzero()[0], corners.take(self.edges)
        return Crossing(
            self.polygons.where(chosen),
            self.above.take(kept),
            self.below.take(kept),
            self.cross.take(kept),
            place.take(self.leave[chosen]),
            place.take(self.enter[chosen]),
            place.take(self.edges[edges]),
            place.take(self.behind[edges]),
            self.share[edges],
        )


def _take_sides(above: Mask, below: Mask, ends: Mask, after: Ids) -> None:
    """Puts the corners that are on the line, but not where it leads away, on the side of the corner before them."""
    settled = above | below | ends
    if settled.all():
        return
    open_ = ~settled
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
        self.layer: list[int] = []

    def add(self, start: Array, end: Array, layer: int) -> Ids:
        """The numbers of these new cuts."""
        numbers = np.arange(self.count, self.count + len(start))
        self.count += len(start)
        self.start.append(start)
        self.end.append(end)
        self.layer.append(layer)
        return numbers

    def segments(self, sides: Array) -> tuple[Array, Ids]:
        """(s, 2, 2) and (s,): where all cuts lie in the box, and the layer of each."""
        if not self.count:
            return np.empty((0, 2, 2)), np.empty(0, np.intp)
        ends = np.stack((np.concatenate(self.start), np.concatenate(self.end)), axis=1)
        return placed(ends, sides), np.array(self.layer).repeat([len(start) for start in self.start])


class LineCutter:
    """Cuts polygons of one layer, each along the line of the first unit that bends in it, into `corners` and `cuts`."""

    def __init__(self, corners: Corners, number: int, cuts: Cuts) -> None:
        self.corners, self.number, self.cuts = corners, number, cuts
        self.waiting = 0  # polygons that `cut` has put off

    def cut(self, polygons: Polygons, unit: Ids) -> Polygons:
        """Parts of polygons in which these units (p,) bend."""
        place = polygons.corner * self.corners.width
        place += (unit + 2).repeat(polygons.length)
        return self.halves(Crossing.of(polygons, self.corners.rows.take(place)))

    def cut_waiting(self) -> Polygons:
        """Parts of all that have been put off; a line puts nothing off."""
        raise NotImplementedError

    def halves(self, crossing: Crossing) -> Polygons:
        """Both sides of every polygon, with new corners where the lines cross the edges."""
        polygons, corners = crossing.polygons, self.corners
        new = crossing.add_to(corners)
        met = polygons.corner.copy()  # where a leaving or entering edge meets the line: at its beginning, or inside
        met[crossing.edges] = new
        out, back = (corners.rows.take(met.take(edge), axis=0)[:, :2] for edge in (crossing.leave, crossing.enter))
        cut = self.cuts.add(out, back, self.number)
        walk = Walk.of(crossing, new)
        upper = walk.side(crossing.below, crossing.leave, cut)
        lower = walk.side(crossing.above, crossing.enter, cut)
        return Polygons.of(*map(np.concatenate, zip(upper, lower, strict=True)))


def cut_layer(cutter: LineCutter, polygons: Polygons, budget: Budget) -> tuple[Polygons, Words]:
    """All polygons of this layer, cut until no unit bends inside, and their common near-winner bits."""
    done: list[tuple[Polygons, Words]] = []
    finished = 0
    while True:
        budget.check(finished + cutter.waiting + polygons.count, cutter.number)
        before = polygons.count
        polygons, unit = _retire(cutter.corners, polygons, done)
        finished += before - polygons.count
        if polygons.count > ENOUGH * cutter.waiting:
            polygons = cutter.cut(polygons, unit)
        elif cutter.waiting:  # they are many enough: the parts of both are then cut together
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
    last: Ids  # the place of a corner, or of the new one that follows it
    new: Ids  # the places of the new corners

    @classmethod
    def of(cls, crossing: Crossing, new: Ids) -> Walk:
        polygons = crossing.polygons
        times = crossing.cross + 1
        last = times.cumsum()
        last -= 1
        corner, edge, place = polygons.corner.repeat(times), polygons.edge.repeat(times), last.take(crossing.edges)
        corner[place] = new
        start = last.take(polygons.start)
        start -= crossing.cross.take(polygons.start)
        return cls(corner, edge, start, polygons.parent, times, last, place)

    def side(self, beyond: Mask, away: Ids, cut: Ids | int) -> tuple[Ids, Ids, Ids, Ids]:
        """Corner, edge, length and parent of the parts that leave out the corners `beyond` the line.

        `cut`: by polygon, what the edge is along which the line runs; it begins where an edge leads `away`.
        """
        kept = (~beyond).repeat(self.times)
        kept[self.new] = True
        edge, places = self.edge.copy(), kept.nonzero()[0]
        edge[self.last.take(away)] = cut
        length = np.add.reduceat(kept, self.start, dtype=np.intp)
        return self.corner.take(places), edge.take(places), length, self.parent
