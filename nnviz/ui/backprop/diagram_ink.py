"""How the parts of the microscope's diagram are painted: neurons, their figures, edges in the light, and the arrow."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from nnviz.ui.backprop.diagram_layout import Places
from nnviz.ui.backprop.figures import figure, tint
from nnviz.ui.backprop.scene import Edge, Scene
from nnviz.ui.ink import colour, pen
from nnviz.ui.score.edges import Edges
from nnviz.ui.score.labels import Label, LabelCache, draw_label
from nnviz.ui.score.network_layout import Nodes
from nnviz.ui.theme import Appearance

FAINT = 0.42  # opacity of what is not in the light, while something is
THIN, THICK = 2.0, 6.5  # px of an edge in the light
MOST_TAGGED = 6  # edges in the light that have their weight written on them
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ABOVE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
_BELOW = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_CENTRE = Qt.AlignmentFlag.AlignCenter


class DiagramInk:
    """`ratio` is the device's pixel ratio."""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        self._appearance = appearance
        self._labels = labels
        self.decimals = 3
        self.ratio = 1.0
        self.paths: dict[tuple[int, int, int], QPainterPath] = {}  # of edges that were in the light, in this layout

    # -- neurons ---------------------------------------------------------------------------------------------------

    def neurons(
        self, painter: QPainter, places: Places, scene: Scene, pictures: Mapping[tuple[int, int], QPixmap]
    ) -> None:
        theme = self._appearance.theme
        for column, nodes in enumerate(places.columns):
            signal = scene.signals[column]
            most = 0.0 if signal is None else max(1e-12, *(abs(v) for v in signal.tolist() if math.isfinite(v)), 0.0)
            for row, unit in enumerate(nodes.units):
                left, top, size, _ = nodes.square(row)
                x, y, side = round(left), round(top), round(size)
                picture = pictures.get((column, unit))
                painter.fillRect(x, y, side, side, colour(theme.panel))
                if picture is not None:
                    painter.drawPixmap(x, y, side, side, picture)
                elif signal is not None and (ground := tint(float(signal[unit]), most, theme)) is not None:
                    painter.fillRect(x, y, side, side, ground)
                lit = (column, unit) in scene.nodes
                width = self._appearance.line(2.0) if lit else 1.0
                painter.setPen(pen(theme.accent if lit else theme.ctl, width))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(
                    x - (2 if lit else 0), y - (2 if lit else 0), side + (3 if lit else -1), side + (3 if lit else -1)
                )
            if nodes.more:
                self._more(painter, nodes)

    def _more(self, painter: QPainter, nodes: Nodes) -> None:
        text = f"+ {nodes.more}"
        label = self._plain(text, 10.5, self._appearance.theme.muted)
        draw_label(painter, label, nodes.x, nodes.after, _CENTRE)

    # -- figures beside the neurons --------------------------------------------------------------------------------

    def figures(self, painter: QPainter, places: Places, scene: Scene, symbols: tuple[str, str, str]) -> None:
        """`symbols`: rich text for an input, an activation and an error, with {i} for the unit where it has one."""
        _, a_symbol, d_symbol = symbols
        last = len(places.columns) - 1
        px = self._appearance.px
        for column, nodes in enumerate(places.columns):
            signal, error = scene.signals[column], scene.errors[column]
            for row, unit in enumerate(nodes.units):
                y = nodes.y[row]
                if column in (0, last):
                    self._at_the_end(painter, nodes, row, column, scene, symbols)
                    continue
                if (column, unit) in scene.nodes and places.tagged and scene.nodes[column, unit]:
                    continue  # they stand in its frame
                if not places.worded(column):
                    continue
                half = nodes.size / 2 + px(3)
                if signal is not None:
                    label = self._rich(f"{a_symbol} {figure(float(signal[unit]), self.decimals)}", 11, muted=True)
                    draw_label(painter, label, nodes.x, y - half, _ABOVE)
                if error is not None and nodes.pitch >= px(62):
                    label = self._rich(f"{d_symbol} {figure(float(error[unit]), self.decimals)}", 11)
                    draw_label(painter, label, nodes.x, y + half, _BELOW)

    def _at_the_end(
        self, painter: QPainter, nodes: Nodes, row: int, column: int, scene: Scene, symbols: tuple[str, str, str]
    ) -> None:
        """Left of an input, right of an output; one line where two have no room."""
        unit, y, px = nodes.units[row], nodes.y[row], self._appearance.px
        signal, error = scene.signals[column], scene.errors[column]
        lines = []
        if column == 0:
            if signal is not None:
                name = symbols[0].format(i=unit + 1)
                lines.append((f"{name} {figure(float(signal[unit]), self.decimals)}", True))
        else:
            if error is not None:
                lines.append((f"<b>{symbols[2]} {figure(float(error[unit]), self.decimals)}</b>", False))
            if signal is not None and (not lines or nodes.pitch >= px(32)):
                lines.append((f"<i>y</i> {figure(float(signal[unit]), self.decimals)}", True))
        step = px(15)
        for number, (text, muted) in enumerate(lines):
            at = y + (number - (len(lines) - 1) / 2) * step
            label = self._rich(text, 11, muted=muted)
            x, align = (nodes.left - px(7), _RIGHT) if column == 0 else (nodes.right + px(8), _LEFT)
            draw_label(painter, label, x, at, align)

    def frames(self, painter: QPainter, places: Places, scene: Scene) -> None:
        """Beside the neurons in the light, what the step makes of them."""
        if not places.tagged:
            return
        theme, px = self._appearance.theme, self._appearance.px
        last = len(places.columns) - 1
        for (column, unit), lines in scene.nodes.items():
            row = places.columns[column].row_of(unit)
            if row is None or not lines or column in (0, last):
                continue
            nodes = places.columns[column]
            labels = [self._rich(line, 11) for line in lines]
            width = max(label.width for label in labels) + px(12)
            height = sum(label.height for label in labels) + px(5)
            x, y = round(nodes.right + px(6)), round(nodes.y[row] - height / 2)
            painter.setPen(pen(theme.accent, 1.5))
            painter.setBrush(colour(theme.panel))
            painter.drawRoundedRect(x, y, round(width), round(height), 3, 3)
            at = y + px(2.5)
            for label in labels:
                draw_label(painter, label, x + width / 2, at, _BELOW)
                at += label.height

    # -- edges -----------------------------------------------------------------------------------------------------

    def lit_edges(
        self, painter: QPainter, places: Places, edges: dict[int, Edges], scene: Scene, most: dict[int, float]
    ) -> None:
        theme = self._appearance.theme
        tags = []
        for edge in scene.edges:
            source, target = (
                places.columns[edge.column - 1].row_of(edge.source),
                places.columns[edge.column].row_of(edge.target),
            )
            if source is None or target is None:
                continue
            share = abs(edge.weight) / most[edge.column] if most.get(edge.column) else 0.0
            share = min(share, 1.0) if math.isfinite(share) else 1.0
            name = theme.positive if edge.weight > 0 else theme.negative if edge.weight < 0 else theme.ctl
            width = round(self._appearance.line(THIN + (THICK - THIN) * share), 1)
            key = (edge.column, source, target)
            if key not in self.paths:
                self.paths[key] = edges[edge.column].path(source, target)
            painter.strokePath(self.paths[key], pen(name, width, 1.0, Qt.PenCapStyle.FlatCap))
            tags.append((edge, source, target))
        if places.tagged and len(tags) <= MOST_TAGGED:
            self._tags(painter, places, tags)

    def _tags(self, painter: QPainter, places: Places, tags: list[tuple[Edge, int, int]]) -> None:
        """The weights, on their edges where those are farthest apart."""
        theme, px = self._appearance.theme, self._appearance.px
        fan_in = len({target for _, _, target in tags}) == 1 and len(tags) > 1
        for edge, source, target in tags:
            before, after = places.columns[edge.column - 1], places.columns[edge.column]
            share = 0.36 if fan_in else 0.62
            x = before.right + (after.left - before.right) * share
            bend = 3 * share**2 - 2 * share**3
            y = before.y[source] + (after.y[target] - before.y[source]) * bend
            label = self._rich(edge.words, 11)
            width, height = label.width + px(10), label.height + px(3)
            left, top = round(x - width / 2), round(y - height / 2)
            painter.setPen(pen(theme.border))
            painter.setBrush(colour(theme.panel))
            painter.drawRoundedRect(left, top, round(width), round(height), 2, 2)
            draw_label(painter, label, left + width / 2, top + height / 2, _CENTRE)

    # -- words above -----------------------------------------------------------------------------------------------

    def heads(self, painter: QPainter, places: Places, titles: tuple[str, ...], scene: Scene) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        for column, title in enumerate(titles):
            nodes = places.columns[column]
            bold = column == scene.column
            font = self._appearance.font(11, bold=bold)
            label = self._labels.plain(title, font, theme.text if bold else theme.muted, None, self.ratio)
            x = min(max(nodes.x, label.width / 2 + px(2)), painter.device().width() - label.width / 2 - px(2))
            draw_label(painter, label, x, px(1), _BELOW)

    def arrow(self, painter: QPainter, places: Places, scene: Scene, text: str) -> None:
        """Between the layer of the step and where its figures come from, with the direction in words."""
        column = scene.column
        if column is None or not scene.direction:
            return
        theme, px = self._appearance.theme, self._appearance.px
        last = len(places.columns) - 1
        if scene.direction == "back":
            start, end = places.columns[min(column + 1, last)].x, places.columns[column].x
            if column == last:
                start = end + px(64)
        else:
            start, end = places.columns[max(column - 1, 0)].x, places.columns[column].x
        y = px(27)
        way = 1 if end > start else -1
        inset = min(px(20), abs(end - start) / 4)
        x0, x1 = round(start + way * inset), round(end - way * inset)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(theme.text, 1.5))
        painter.drawLine(x0, round(y), x1, round(y))
        head = round(px(4))
        painter.drawLine(x1, round(y), x1 - way * 2 * head, round(y) - head)
        painter.drawLine(x1, round(y), x1 - way * 2 * head, round(y) + head)
        font = self._appearance.font(10.5, bold=True)
        label = self._labels.plain(text, font, theme.text, theme.surface, self.ratio)
        if label.width + px(28) <= abs(x1 - x0):
            draw_label(painter, label, (x0 + x1) / 2, y, _CENTRE)

    # -- texts -----------------------------------------------------------------------------------------------------

    def _plain(self, text: str, size: float, ink: str) -> Label:
        return self._labels.plain(text, self._appearance.font(size), ink, None, self.ratio)

    def _rich(self, text: str, size: float, *, muted: bool = False) -> Label:
        theme = self._appearance.theme
        return self._labels.rich(text, self._appearance.font(size), theme.muted if muted else theme.text, self.ratio)
