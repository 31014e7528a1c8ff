"""Where the layers and neurons of the microscope's diagram lie, and the places of their words. Pure Python, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nnviz.ui.score.network_layout import Nodes

LEFT, RIGHT = 92.0, 112.0  # px for the words beside the inputs and the outputs
NARROW_LEFT, NARROW_RIGHT = 72.0, 78.0
HEAD = 38.0  # px for the names of the layers and the arrow
FOOT = 4.0
LARGEST, LEAST, LEAST_PITCH = 30.0, 7.0, 13.0
FILLED = 0.76  # of the pitch
WORDS_PITCH, WORDS_GAP = 36.0, 64.0  # rows and layers at least so far apart have their figures above the neurons
WORDS = 19.0  # px for such a figure
TAG_GAP = 118.0  # layers at least so far apart have a frame with figures beside a neuron that is in the light


@dataclass(frozen=True, slots=True)
class Places:
    """Column 0 is the input, column l layer l; `gap` is how far two columns are apart. All in px."""

    columns: tuple[Nodes, ...]
    gap: float
    top: float
    bottom: float
    scale: float = 1.0

    def worded(self, column: int) -> bool:
        """Whether there is room for a figure above every neuron of a column."""
        nodes = self.columns[column]
        return self.gap >= WORDS_GAP * self.scale and (nodes.pitch >= WORDS_PITCH * self.scale or nodes.total == 1)

    @property
    def tagged(self) -> bool:
        """Whether there is room for frames with figures between two layers."""
        return self.gap >= TAG_GAP * self.scale

    def node_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Column and unit under a point."""
        for column, nodes in enumerate(self.columns):
            unit = nodes.unit_at(x, y)
            if unit is not None:
                return column, unit
        return None


def place(
    width: float, height: float, sizes: Sequence[int], scale: float = 1.0, wanted: Sequence[Sequence[int]] = ()
) -> Places:
    """Columns for n_0 to n_L units. `wanted`: units that are drawn in any case, by column, where not all have room."""
    wide = width / scale - LEFT - RIGHT >= WORDS_GAP * (len(sizes) - 1)
    left, right = (LEFT, RIGHT) if wide else (NARROW_LEFT, NARROW_RIGHT)
    gap = (width - (left + right) * scale) / max(len(sizes) - 1, 1)
    top, bottom = HEAD * scale, height - FOOT * scale
    room = max(bottom - top, 1.0)
    most = max(2, int(room / (LEAST_PITCH * scale)))
    columns = []
    for column, total in enumerate(sizes):
        shown = total if total <= most else most - 1
        rows = min(total, most)
        pitch = min(room / rows, 76 * scale)
        beside = gap >= WORDS_GAP * scale and pitch >= WORDS_PITCH * scale
        filled = pitch - WORDS * scale if beside else pitch * FILLED
        size = float(max(round(min(LARGEST * scale, filled, gap * 0.5)), LEAST * scale))
        first = (top + bottom) / 2 - pitch * (rows - 1) / 2
        units = list(range(shown))
        for unit in wanted[column] if column < len(wanted) else ():
            if unit not in units and unit < total:
                units[-1] = unit
        x = left * scale + column * gap
        y = tuple(round(first + pitch * row - size / 2) + size / 2 for row in range(shown))
        columns.append(Nodes(round(x - size / 2) + size / 2, y, size, total, pitch, tuple(units)))
    return Places(tuple(columns), gap, top, bottom, scale)
