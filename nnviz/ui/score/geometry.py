"""Where everything of the score lies: columns, staves, and the maps from figures to pixels. Pure Python, no Qt.

Painting and hit tests read the same object, so what is drawn is what is found.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

GUTTER = 118.0  # row titles, y ticks, the input neurons
MARGIN = 18.0  # right of the last column
FULL = 90.0  # columns at least this wide have ticks, chips and labels
FOCUSED = 150.0  # the one column in focus among sparklines is at least this wide
TICKS = 18.0  # room below a cell for the labels of its z axis

# Heights at 762 px; other windows shrink or stretch them in proportion, the ladder never below LADDER_LEAST.
DESIGN_HEIGHT, MOST_STRETCH = 762.0, 1.3
STRIP, HEADER = 30.0, 36.0
FEW_LAYERS = (222.0, 138.0, 108.0)  # network, f, f'
MANY_LAYERS = (196.0, 112.0, 92.0)  # from seven columns on, so that the ladder grows
LADDER_LEAST = 140.0
LEAST_ROOM, LEAST_HEIGHT = 120.0, 360.0  # a smaller window cuts the score off
NAMES = 24.0  # below the ladder: the names of the deltas and the arrow back


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


@dataclass(frozen=True, slots=True)
class Band:
    """A horizontal strip of the score, from `top` down to `bottom`."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def value_to_y(self, value: float, low: float, high: float) -> float:
        """The pixel row of `value` on a linear axis from `low` (bottom) to `high` (top)."""
        return self.bottom - (value - low) / (high - low) * self.height


@dataclass(frozen=True, slots=True)
class Geometry:
    """The layout of one score; function and slope bands are the cells' boxes, their tick labels lie TICKS below."""

    width: float
    height: float
    scale: float
    columns: tuple[Column, ...]
    strip: Band
    header: Band
    network: Band
    function: Band
    slope: Band
    ladder: Band
    names: Band

    @property
    def gutter(self) -> float:
        return self.columns[0].x0

    @property
    def sparklines(self) -> bool:
        return not all(column.full for column in self.columns)

    def px(self, length: float) -> float:
        """A length in the design's pixels, scaled."""
        return length * self.scale

    def column_at(self, x: float) -> Column | None:
        """The column under `x`; the gap to its right belongs to it, the gutter to none."""
        found = bisect_right([column.x0 for column in self.columns], x) - 1
        return self.columns[found] if found >= 0 else None

    def cell(self, stave: str, layer: int) -> tuple[float, float, float, float]:
        """x, y, width and height of one cell, without the labels below it."""
        column, band = self.columns[layer], getattr(self, stave)
        return column.x0, band.top, column.width, band.height

    def stave_at(self, y: float) -> str | None:
        """The name of the stave under `y`: "network", "function", "slope" or "ladder"."""
        ticks = self.px(TICKS)
        for name, band, below in (
            ("network", self.network, 0.0),
            ("function", self.function, ticks),
            ("slope", self.slope, ticks),
            ("ladder", self.ladder, 0.0),
        ):
            if band.top <= y < band.bottom + below:
                return name
        return None


def lay_out(width: float, height: float, layers: int, focus: int = 0, scale: float = 1.0) -> Geometry:
    """The geometry of a score of `layers` >= 1 columns in `width` x `height` pixels; `focus` is the focused column."""
    if layers < 1:
        raise ValueError(f"a score needs at least one layer, not {layers}")
    return Geometry(
        width=width,
        height=max(height, LEAST_HEIGHT * scale),
        scale=scale,
        columns=_columns(width, layers, min(max(focus, 0), layers - 1), scale),
        **_bands(height, layers, scale),
    )


def _columns(width: float, layers: int, focus: int, scale: float) -> tuple[Column, ...]:
    left = GUTTER * scale
    right = max(width - MARGIN * scale, left + LEAST_ROOM * scale)
    gap = (11.0 if layers < 7 else 6.0) * scale
    each = (right - left - gap * (layers - 1)) / layers
    if each >= FULL * scale or layers == 1:
        widths = [each] * layers
        full = [True] * layers
    else:
        gap = min(4.0 * scale, 0.2 * (right - left) / layers)
        focused = FOCUSED * scale
        room = right - left - gap * (layers - 1)
        focused = min(focused, room / 2)
        each = (room - focused) / (layers - 1)
        widths = [focused if index == focus else each for index in range(layers)]
        full = [index == focus for index in range(layers)]
    columns, x = [], left
    for index in range(layers):
        columns.append(Column(index, x, x + widths[index], full[index]))
        x += widths[index] + gap
    return tuple(columns)


def _bands(height: float, layers: int, scale: float) -> dict[str, Band]:
    height = max(height, LEAST_HEIGHT * scale)
    stretch = min(MOST_STRETCH, height / (DESIGN_HEIGHT * scale))
    unit = scale * stretch
    network, function, slope = (part * unit for part in (FEW_LAYERS if layers < 7 else MANY_LAYERS))
    strip, header, ticks, names = STRIP * scale, HEADER * scale, TICKS * scale, NAMES * scale
    room = height - strip - header - names
    least = LADDER_LEAST * scale
    upper = network + function + slope + 3 * 8 * scale
    if room - upper < least:  # the three upper staves give way, the ladder does not
        squeeze = max(room - least - 3 * 8 * scale, 1.0) / (network + function + slope)
        network, function, slope = (part * squeeze for part in (network, function, slope))
    gap = 8 * scale
    y = strip
    bands = {"strip": Band(0.0, y), "header": Band(y, y + header)}
    y += header
    bands["network"] = Band(y, y + network)
    y += network + gap
    bands["function"] = Band(y, y + function - ticks)
    y += function + gap
    bands["slope"] = Band(y, y + slope - ticks)
    y += slope + gap
    bands["ladder"] = Band(y, height - names)
    bands["names"] = Band(height - names, height)
    return bands
