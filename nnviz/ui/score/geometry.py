"""Where everything of the score lies: columns, staves, and the maps from figures to pixels. Pure Python, no Qt.

Painting and hit tests read the same object, so what is drawn is what is found.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import NamedTuple

GUTTER = 118.0  # row titles, y ticks, the input neurons
MARGIN = 18.0  # right of the last column
FULL = 90.0  # columns at least this wide have ticks, chips and labels
FOCUSED = 150.0  # the one column in focus among sparklines is at least this wide
NARROWEST, NARROW_GAP = 20.0, 4.0  # sparklines are not narrower and not closer: the score rather scrolls sideways
TICKS = 18.0  # room below a cell for the labels of its z axis

# Heights at 762 px; other windows shrink or stretch them in proportion, up to a point. The ladder gives way last: below
# LADDER_WISHED only when all else is as low as it can be read, and the labels below f, repeated below f', are gone.
DESIGN_HEIGHT, MOST_STRETCH = 762.0, 2.2
STRIP, HEADER = 30.0, 36.0
FEW_LAYERS = (222.0, 138.0, 108.0)  # network, f, f'
MANY_LAYERS = (196.0, 112.0, 92.0)  # from seven columns on, so that the ladder grows
LEAST = (90.0, 56.0, 44.0 + TICKS)  # the same; f without its labels
FUNCTION_LEAST = 74.0  # a lower cell of f rather has no labels below it
LADDER_WISHED, LADDER_LEAST = 140.0, 104.0
GAP = 8.0  # between two rows
NAMES = 24.0  # below the ladder: the names of the deltas and the arrow back
LEAST_HEIGHT = STRIP + HEADER + sum(LEAST) + 3 * GAP + LADDER_LEAST + NAMES  # in a lower window the score scrolls
LEAST_ROOM = 120.0  # for all columns; a narrower window cuts the score off


@dataclass(frozen=True, slots=True)
class Column:
    """One layer's column; `index` counts from 0. `full` columns are labelled, the others are sparklines."""

    index: int
    x0: float
    x1: float
    full: bool

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


class Box(NamedTuple):
    """A rectangle in px: a QRectF that costs no call of Qt."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.height / 2

    def shrunk(self, by: float) -> Box:
        return Box(self.left + by, self.top + by, self.width - 2 * by, self.height - 2 * by)

    def contains(self, other: Box) -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def meets(self, other: Box) -> bool:
        """Whether the two have an area in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


NOTHING = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Band:
    """A horizontal strip of the score, from `top` down to `bottom`."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: Band) -> bool:
        """Whether the two have rows in common."""
        return self.top < other.bottom and other.top < self.bottom

    def value_to_y(self, value: float, low: float, high: float) -> float:
        """The pixel row of `value` on a linear axis from `low` (bottom) to `high` (top)."""
        return self.bottom - (value - low) / (high - low) * self.height


@dataclass(frozen=True, slots=True)
class Geometry:
    """The layout of one score; function and slope bands are the cells' boxes, their tick labels lie below them.

    overflow   by how much the columns are wider than the room for them; 0 nearly always
    scroll     by how much they have been moved to the left, 0 to `overflow`; the gutter stays where it is
    shown      those of the columns that are seen, wholly or in part
    """

    width: float
    height: float
    scale: float
    gutter: float
    right: float
    columns: tuple[Column, ...]
    shown: tuple[Column, ...]
    overflow: float
    scroll: float
    strip: Band
    header: Band
    network: Band
    function: Band
    slope: Band
    ladder: Band
    names: Band
    function_labels: bool = True  # whether there is room for labels below f; below f' there always is

    @property
    def sparklines(self) -> bool:
        return not all(column.full for column in self.columns)

    def px(self, length: float) -> float:
        """A length in the design's pixels, scaled."""
        return length * self.scale

    def labels_below(self, stave: str) -> float:
        """The height for the labels below the cells of a stave; 0: there are none."""
        return self.px(TICKS) if stave == "slope" or (stave == "function" and self.function_labels) else 0.0

    def column_at(self, x: float) -> Column | None:
        """The column under `x`; the gap to its right belongs to it, the gutter to none."""
        if x < self.gutter:
            return None
        found = bisect_right([column.x0 for column in self.columns], x) - 1
        return self.columns[found] if found >= 0 else None

    def named(self, layer: int, room: float) -> bool:
        """Whether a column gets its name, which takes `room`: every second, third ... where sparklines are dense."""
        pitch = min((after.x0 - before.x0 for before, after in pairwise(self.columns)), default=room)
        return self.columns[layer].full or (len(self.columns) - 1 - layer) % ceil(room / pitch) == 0

    def scroll_to(self, layer: int) -> float:
        """The `scroll` nearest to this one that shows the whole column, and a part of those beside it."""
        column, more = self.columns[layer], self.px(NARROWEST)
        before, after = self.gutter - (column.x0 - more), column.x1 + more - self.right
        move = after if after > 0 else -before if before > 0 else 0.0
        return min(max(self.scroll + move, 0.0), self.overflow)

    def cell(self, stave: str, layer: int) -> tuple[float, float, float, float]:
        """x, y, width and height of one cell, without the labels below it."""
        column, band = self.columns[layer], getattr(self, stave)
        return column.x0, band.top, column.width, band.height

    def stave_at(self, y: float) -> str | None:
        """The name of the stave under `y`: "network", "function", "slope" or "ladder"."""
        for name in ("network", "function", "slope", "ladder"):
            band: Band = getattr(self, name)
            if band.top <= y < band.bottom + self.labels_below(name):
                return name
        return None


def lay_out(
    width: float, height: float, layers: int, focus: int = 0, scale: float = 1.0, scroll: float = 0.0
) -> Geometry:
    """The geometry of a score of `layers` >= 1 columns in `width` x `height` pixels; `focus` is the focused column.

    `scroll` moves columns that do not fit to the left; a value that is too large or too small becomes the nearest.
    """
    if layers < 1:
        raise ValueError(f"a score needs at least one layer, not {layers}")
    height = max(height, LEAST_HEIGHT * scale)
    rows = _rows(height / scale, layers)
    left = GUTTER * scale
    right = max(width - MARGIN * scale, left + LEAST_ROOM * scale)
    widths, full, gap = _widths(right - left, layers, min(max(focus, 0), layers - 1), scale)
    overflow = max(sum(widths) + gap * (layers - 1) - (right - left), 0.0)
    overflow = 0.0 if overflow < 0.5 else overflow
    scroll = min(max(scroll, 0.0), overflow)
    columns, x = [], left - scroll
    for index in range(layers):
        columns.append(Column(index, x, x + widths[index], full[index]))
        x += widths[index] + gap
    return Geometry(
        width=width,
        height=height,
        scale=scale,
        gutter=left,
        right=right,
        columns=tuple(columns),
        shown=tuple(column for column in columns if column.x1 > left and column.x0 < max(width, right)),
        overflow=overflow,
        scroll=scroll,
        function_labels=rows.labels,
        **_bands(rows, height, scale),
    )


def _widths(room: float, layers: int, focus: int, scale: float) -> tuple[list[float], list[bool], float]:
    """The width of each column, whether it is full, and the gap between them."""
    gap = (11.0 if layers < 7 else 6.0) * scale
    each = (room - gap * (layers - 1)) / layers
    if each >= FULL * scale or layers == 1:
        return [each] * layers, [True] * layers, gap
    gap = NARROW_GAP * scale
    focused = min(FOCUSED * scale, room / 2)
    each = max((room - gap * (layers - 1) - focused) / (layers - 1), NARROWEST * scale)
    return (
        [focused if index == focus else each for index in range(layers)],
        [index == focus for index in range(layers)],
        gap,
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Heights in the design's pixels; f' has labels below it, which count, f has them where `labels` says so."""

    network: float
    function: float
    slope: float
    labels: bool


def _rows(height: float, layers: int) -> _Rows:
    """Share out `height`, at least LEAST_HEIGHT: in proportion, but no row below its least."""
    room = height - STRIP - HEADER - NAMES - 3 * GAP
    wished = FEW_LAYERS if layers < 7 else MANY_LAYERS
    stretch = min(MOST_STRETCH, height / DESIGN_HEIGHT, (room - LADDER_WISHED) / sum(wished))
    network, function, slope = (part * stretch for part in wished)
    labels = function - TICKS >= FUNCTION_LEAST
    if not labels:
        function, slope = max(function, LEAST[1]), max(slope, LEAST[2])
        network = max(min(network, room - LADDER_WISHED - function - slope), LEAST[0])
        function = min(function, max(room - LADDER_WISHED - network - slope, LEAST[1]))
    return _Rows(network, function, slope, labels)


def _bands(rows: _Rows, height: float, scale: float) -> dict[str, Band]:
    """The bands of all rows, one below the other, in pixels."""
    ticks, gap, y = TICKS * scale, GAP * scale, STRIP * scale
    bands = {"strip": Band(0.0, y), "header": Band(y, y + HEADER * scale)}
    y += HEADER * scale
    bands["network"] = Band(y, y + rows.network * scale)
    y += rows.network * scale + gap
    bands["function"] = Band(y, y + rows.function * scale - (ticks if rows.labels else 0.0))
    y += rows.function * scale + gap
    bands["slope"] = Band(y, y + rows.slope * scale - ticks)
    y += rows.slope * scale + gap
    bands["ladder"] = Band(y, height - NAMES * scale)
    bands["names"] = Band(height - NAMES * scale, height)
    return bands
