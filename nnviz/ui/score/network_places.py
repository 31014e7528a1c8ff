"""What of the diagram is under a point, and where the keyboard's cursor stands: neurons, edges, entries, "+ n"."""

from __future__ import annotations

from nnviz.ui.score.network_gaps import Gaps
from nnviz.ui.score.network_layout import NetworkLayout, Nodes
from nnviz.ui.score.stave import Cursor


def place_at(layout: NetworkLayout, gaps: Gaps, x: float, y: float) -> Cursor | None:
    """The neuron under the point, the edge beside it, the entry of a matrix, or the "+ n" of the hidden units."""
    neuron = layout.neuron_at(x, y)
    if neuron is not None:
        return Cursor("network", neuron[0], unit=neuron[1])
    more = layout.more_at(x, y)
    if more is not None:
        return Cursor("network", more, unit=layout.nodes(more).units[-1], more=True)
    layer = layout.gap_at(x)
    edge = gaps.nearest(layer, x, y) if layer is not None and gaps.weights is not None else None
    if layer is None or edge is None:
        return None
    return Cursor("network", layer, unit=edge[1], source=edge[0])


def point_of(layout: NetworkLayout, gaps: Gaps, cursor: Cursor) -> tuple[float, float]:
    """The top of the cursor's neuron, the middle of its edge, or its entry in a matrix."""
    matrix = gaps.matrix(cursor.layer)
    if cursor.source is not None and matrix is not None:
        cell = matrix.cell(cursor.source, cursor.unit)
        return cell.left + cell.width / 2, cell.top
    nodes = layout.nodes(cursor.layer)
    y = _height(nodes, cursor.unit)
    if cursor.source is None:
        return nodes.x, y - nodes.size / 2
    before = layout.before(cursor.layer)
    return (before.right + nodes.left) / 2, (_height(before, cursor.source) + y) / 2


def _height(nodes: Nodes, unit: int) -> float:
    """Of a unit's row; the last row stands for those that are hidden."""
    row = nodes.row_of(unit)
    return nodes.y[-1 if row is None else row]
