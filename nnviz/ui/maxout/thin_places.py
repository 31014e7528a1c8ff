"""Where the thin network's units stand: columns of cells, one a layer, as many units as have room. Plain numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nnviz.training.snapshot import LayerInfo
from nnviz.ui.score.geometry import Box

INPUT, SQUARE, MARKS, GAP, BAR = 46.0, 20.0, 10.0, 12.0, 74.0  # px
LEAST_PITCH, MARK_PITCH, MOST_PITCH = 24.0, 9.0, 64.0
MOST_MARKS = 5  # pieces drawn each; of more only the winner
NARROW = 150.0  # px a column: without the bars below
LAST = 150.0  # px behind the output, for its figures
MORE = 14.0  # px for "+ n"
PICTURE = 96.0  # px: inputs that are the pixels of one


@dataclass(frozen=True, slots=True)
class Column:
    """Units `shown` of `size`, their middles `y` (len(shown),) px; `left` is where edges end, `right` where they begin.

    `marks` is the x of the pieces' shapes, `square` that of the square's left side; `pitch` what a unit has.
    """

    shown: tuple[int, ...]
    size: int
    y: tuple[float, ...]
    left: float
    marks: float
    square: float
    right: float
    pitch: float

    @property
    def hidden(self) -> int:
        return self.size - len(self.shown)

    def place(self, unit: int) -> float | None:
        """The middle of a unit, None where it is not drawn."""
        return self.y[self.shown.index(unit)] if unit in self.shown else None


def columns(
    layers: Sequence[LayerInfo], chosen: tuple[int, int], box: Box, scale: float, room: float, *, picture: bool = False
) -> tuple[Column, ...]:
    """The inputs' column, then one for each layer; `chosen` is a layer and its unit that must be drawn.

    The inputs have `room` px with their names. `picture`: they are one, and stand in one place.
    """
    first = box.left + room - SQUARE * scale
    last = box.right - LAST * scale
    spacing = (last - first - SQUARE * scale) / max(len(layers), 1)
    made = [_column(1 if picture else layers[0].inputs, 1, first, box, scale, None, bars=False)]
    for l, layer in enumerate(layers):
        x = first + (l + 1) * spacing
        final = l == len(layers) - 1
        keep = chosen[1] if chosen[0] == l else None
        maxout = layer.pieces > 1
        if not final:
            # between the columns of marks: a cell stands left of its nominal place as far as it is wide
            x -= (BAR * 0.5 if spacing >= NARROW * scale else 0.0) * scale
        bars = maxout and not final and spacing >= NARROW * scale
        made.append(_column(layer.size, layer.pieces, x, box, scale, keep, bars=bars))
    return tuple(made)


def _column(size: int, pieces: int, x: float, box: Box, scale: float, keep: int | None, *, bars: bool) -> Column:
    least = max(LEAST_PITCH, MARK_PITCH * pieces + 5.0 if 1 < pieces <= MOST_MARKS else 0.0) * scale
    fitting = max(1, int(box.height // least))
    if size > fitting:
        fitting = max(1, int((box.height - MORE * scale) // least))
    shown = list(range(min(size, fitting)))
    if keep is not None and keep not in shown and keep < size:
        shown[-1] = keep
    height = box.height - (MORE * scale if size > fitting else 0.0)
    pitch = min(height / len(shown), MOST_PITCH * scale)
    top = box.top + (height - pitch * len(shown)) / 2
    y = tuple(top + (i + 0.5) * pitch for i in range(len(shown)))
    marks = x
    square = x + (MARKS + GAP) * scale if pieces > 1 else x
    right = square + SQUARE * scale + ((8.0 + BAR) * scale if bars else 0.0)
    return Column(tuple(shown), size, y, x, marks, square, right, pitch)
