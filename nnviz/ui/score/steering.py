"""Where the arrow keys lead in the score: from cell to cell, and inside a cell from z to z, unit to unit, edge to edge.

Pure functions of the cursor; the view says what a key means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nnviz.training.snapshot import LayerInfo
from nnviz.ui.score.stave import Cursor

ROWS = ("header", "network", "function", "slope", "ladder")
Z_STEPS = 24  # presses from the middle of a z axis to its end


def to_cell(cursor: Cursor, across: int, down: int, layers: Sequence[LayerInfo]) -> Cursor:
    """The cell beside; the z stays, a unit that the new layer does not have becomes its last one."""
    layer = min(max(cursor.layer + across, 0), len(layers) - 1)
    row = min(max(ROWS.index(cursor.stave) + down, 0), len(ROWS) - 1)
    unit = min(cursor.unit, layers[layer].size - 1)
    return Cursor(ROWS[row], layer, z=cursor.z, unit=unit)


def inside_cell(cursor: Cursor, across: int, down: int, layers: Sequence[LayerInfo], z_limit: float) -> Cursor:
    """The next place in the same cell: a z beside, the unit below, the edge from the next unit of the layer before."""
    if cursor.stave in ("function", "slope"):
        step = z_limit / Z_STEPS
        z = min(max(round(cursor.z / step) + across, -Z_STEPS), Z_STEPS) * step
        return replace(cursor, z=z)
    if cursor.stave != "network" or cursor.layer < 0:
        return cursor
    info = layers[cursor.layer]
    unit = min(max(cursor.unit + down, 0), info.size - 1)
    source = cursor.source
    if across:  # left of the first edge is the neuron itself
        source = (-1 if source is None else source) + across
        source = None if source < 0 else min(source, info.inputs - 1)
    return replace(cursor, unit=unit, source=source)
