"""The words that stand in the diagram: names of inputs and outputs, "+ n", numbers of visitors, sizes of matrices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from nnviz.training.snapshot import RunInfo
from nnviz.ui.ink import pen
from nnviz.ui.score import symbols
from nnviz.ui.score.geometry import Geometry
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.network_layout import NetworkLayout, Nodes
from nnviz.ui.score.weight_matrix import WeightMatrix
from nnviz.ui.theme import Appearance

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_TOP, _CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter

COUNT = 36.0  # px for a "+ n": where columns are denser, every second, third ... has one


def output_names(run: RunInfo) -> tuple[str, ...]:
    """What the outputs are called: the classes, or y."""
    size = run.layers[-1].size
    if run.data.classes is not None:
        return run.data.classes
    return ("y",) if size == 1 else tuple(f"y{unit + 1}" for unit in range(size))


class NetworkNames:
    """Draws them on the ground of the stave."""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        self._appearance, self._labels = appearance, labels

    def draw(self, painter: QPainter, run: RunInfo, layout: NetworkLayout, geometry: Geometry, ratio: float) -> None:
        """Names, and the "+ n" in the row after the last neuron of a layer, for those that are not drawn."""
        self._ratio, self._geometry = ratio, geometry
        px, inputs = geometry.px, layout.inputs
        for unit, y in zip(inputs.units, inputs.y, strict=True):
            self._name(painter, run.data.inputs[unit], inputs.left - px(6), y, inputs.left - px(16), _RIGHT)
        for layer in layout.shown:
            nodes = layout.nodes(layer)
            if nodes.more and (layer < 0 or geometry.named(layer, px(COUNT))):
                self._small(painter, f"+\u2009{nodes.more}", nodes.x, nodes.after, _MIDDLE | _CENTRE)
        self._name_outputs(painter, output_names(run), layout.layers[-1])

    def draw_visitor(self, painter: QPainter, nodes: Nodes, unit: int, ratio: float) -> None:
        """The number of a unit that stands out of order, beside it."""
        theme, row = self._appearance.theme, nodes.row_of(unit)
        if row is not None:
            font = self._appearance.font(10.5, bold=True)
            label = self._labels.plain(str(unit + 1), font, theme.text, theme.surface, ratio)
            draw_label(painter, label, nodes.right + self._appearance.px(2), nodes.y[row], _LEFT | _CENTRE)

    def draw_matrices(self, painter: QPainter, matrices: Sequence[WeightMatrix]) -> None:
        """The frame of each matrix and, below it where there is room, how many targets and sources it has."""
        theme, px = self._appearance.theme, self._appearance.px
        for matrix in matrices:
            box, (rows, columns) = matrix.box, matrix.shape
            painter.setPen(pen(theme.ctl))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(*box.shrunk(-0.5)))
            if matrix.captioned:
                x, y = box.left + box.width / 2, box.bottom + px(2)
                self._small(painter, f"{rows} × {columns}", x, y, _MIDDLE | _TOP)

    def _small(self, painter: QPainter, text: str, x: float, y: float, align: Qt.AlignmentFlag) -> None:
        label = self._labels.plain(text, self._appearance.font(10.5), self._appearance.theme.muted, None, self._ratio)
        draw_label(painter, label, x, y, align)

    def _name(self, painter: QPainter, name: str, x: float, y: float, room: float, align: Qt.AlignmentFlag) -> None:
        """A symbol in the maths face, or a column's name, elided to `room` px."""
        html, theme = symbols.variable(name), self._appearance.theme
        if html is not None:
            font = self._appearance.maths(15, italic=False)
            draw_label(painter, self._labels.rich(html, font, theme.text, self._ratio), x, y, align | _CENTRE)
            return
        metrics = QFontMetricsF(self._appearance.font(10.5))
        self._small(painter, metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room), x, y, align | _CENTRE)

    def _name_outputs(self, painter: QPainter, names: tuple[str, ...], nodes: Nodes) -> None:
        """At the right of the outputs in a full column, below a single one in a narrow column."""
        geometry, px = self._geometry, self._geometry.px
        if not nodes.shown:
            return
        if geometry.columns[-1].full:
            x = nodes.right + px(7)
            for unit, y in zip(nodes.units, nodes.y, strict=True):
                self._name(painter, names[unit], x, y, geometry.width - x - px(6), _LEFT)
        elif nodes.total == 1:
            font = self._appearance.maths(15, italic=False)
            label = self._labels.rich("<i>y</i>", font, self._appearance.theme.text, self._ratio)
            draw_label(painter, label, nodes.x, nodes.y[0] + nodes.size / 2 + px(3), _MIDDLE | _TOP)
