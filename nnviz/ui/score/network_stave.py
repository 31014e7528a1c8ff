"""Stave 1: the network itself. Neurons are heat maps of their output over the plane, edges are weights.

Where the neurons lie is in `network_layout`, the edges in `edges`, the heat maps in `neuron_maps`.
"""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from nnviz.training.snapshot import Divergence, RunInfo
from nnviz.training.wants import Bools, Floats, NeuronMaps, Staves, Weights
from nnviz.ui.colour_map import signed_table
from nnviz.ui.ink import colour, pen
from nnviz.ui.score import symbols
from nnviz.ui.score.buffers import Rectangles
from nnviz.ui.score.edges import Edges
from nnviz.ui.score.geometry import Band
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.network_layout import BAR_GAP, NetworkLayout, Nodes, place
from nnviz.ui.score.network_readout import edge_readout, neuron_readout
from nnviz.ui.score.neuron_maps import NeuronSheet
from nnviz.ui.score.stave import FAINT, Cursor, Readout, Stave
from nnviz.ui.theme import Appearance

BUDGET = 0.0008  # seconds a frame, on average, for edges

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_TOP, _CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


class NetworkStave(Stave):
    """The diagram; its edges are redrawn one gap at a time, `redraw_edges` says when."""

    name = "network"

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        super().__init__(appearance, labels)
        self.layout: NetworkLayout | None = None
        self._units: dict[int, int] = {}
        self._staves: Staves | None = None
        self._weights: Weights | None = None
        self._maps: NeuronMaps | None = None
        self._dead: list[Bools] = []
        self._edges: list[Edges] = []
        self._stale: list[int] = []
        self._saved = BUDGET
        self._moved = False  # since the edges were drawn
        self._sheet = NeuronSheet()
        self._outlines = Rectangles()
        self._winners: dict[int, Rectangles] = {}  # bars by piece
        self._framed = QRectF()
        self._divergence: Divergence | None = None

    # -- what the score tells it

    def set_run(self, run: RunInfo) -> None:
        self._staves = self._weights = self._maps = self._divergence = None
        self._units = {}
        self._dead = [np.zeros(info.size, np.bool_) for info in run.layers]
        self._sheet.clear()
        self._edges = []
        super().set_run(run)

    def rebuild(self) -> None:
        """The neurons have moved or have new colours: edges and maps are drawn anew as well."""
        super().rebuild()
        if self.run is not None and self.geometry is not None and len(self.geometry.columns) == len(self.run.layers):
            self._lay_out()

    def set_selected_layer(self, layer: int | None) -> None:
        self.selected_layer = layer
        super().rebuild()

    def set_staves(self, staves: Staves) -> None:
        """Takes who is dead, and the winner shares; the latter are drawn with the next heat maps."""
        first, self._staves = self._staves is None, staves
        if first:
            self._place_winners()
        dead = [layer.dead for layer in staves.layers]
        if any((a != b).any() for a, b in zip(dead, self._dead, strict=True)):
            self._dead = dead
            self._stale = list(range(len(self._edges)))
            self._place_maps()
            self.update()

    def set_weights(self, weights: Weights) -> None:
        self._weights = weights
        self._stale += [layer for layer in range(len(self._edges)) if layer not in self._stale]

    def set_maps(self, maps: NeuronMaps) -> None:
        self._maps = maps
        self._place_maps()
        self.update()

    def set_unit(self, layer: int, unit: int) -> None:
        self._units[layer] = unit
        self.update()

    def set_divergence(self, divergence: Divergence | None) -> None:
        if divergence != self._divergence:
            self._divergence = divergence
            self.update()

    def redraw_edges(self, everything: bool = False) -> None:
        """Draw the gap whose turn it is, if there is a stale one and the time for it has been saved up, or all."""
        if self._weights is None or self.run is None:
            return
        self._saved = min(self._saved + BUDGET, BUDGET)
        if not everything and self._saved <= 0:
            return
        start = perf_counter()
        for _ in range(len(self._stale) if everything else min(1, len(self._stale))):
            layer = self._stale.pop(0)
            edges = self._edges[layer]
            edges.redraw(self._shown_weights(layer), self._dead_edges(layer), self.theme)
            self.update()
        if not everything:
            self._saved -= perf_counter() - start

    # -- figures

    def _effective(self, layer: int) -> Floats:
        """The weights (n, n_before); of Maxout the mean of the pieces, each as often as it wins on the probe."""
        assert self._weights is not None and self.run is not None
        weights, info = self._weights.weights[layer], self.run.layers[layer]
        if info.pieces == 1:
            return weights
        by_unit = weights.reshape(info.size, info.pieces, info.inputs)
        shares = None if self._staves is None else self._staves.layers[layer].winner_shares
        if shares is None:
            return by_unit.mean(axis=1)
        return (by_unit * shares[:, :, None]).sum(axis=1)

    def _shown_weights(self, layer: int) -> Floats:
        """The effective weights of the nodes shown, in units of the gap's largest."""
        assert self.layout is not None
        weights = self._effective(layer)
        largest = float(np.abs(weights).max(initial=0.0))
        shown = weights[: len(self.layout.layers[layer].y), : len(self.layout.before(layer).y)]
        return shown / largest if largest > 0 else shown

    def _dead_edges(self, layer: int) -> Bools:
        assert self.layout is not None
        targets, sources = self.layout.layers[layer], self.layout.before(layer)
        dead = np.zeros((len(targets.y), len(sources.y)), np.bool_)
        dead |= self._dead[layer][: len(targets.y), None]
        if layer:
            dead |= self._dead[layer - 1][None, : len(sources.y)]
        return dead

    # -- places

    def band(self) -> Band:
        assert self.geometry is not None
        return Band(self.geometry.network.top, self.geometry.network.bottom + self.geometry.px(4))

    def _lay_out(self) -> None:
        """Place everything: size, theme or run are new. The edges are drawn with the next picture."""
        assert self.run is not None and self.geometry is not None
        infos = self.run.layers
        sizes, pieces = [info.size for info in infos], [info.pieces for info in infos]
        self.layout = place(self.geometry, infos[0].inputs, sizes, pieces)
        band = self.band()
        self._edges = [
            Edges(self.layout.before(layer), nodes, band.top, band.bottom, self.geometry.scale, self.ratio)
            for layer, nodes in enumerate(self.layout.layers)
        ]
        self._stale = list(range(len(self._edges)))
        squares = [
            nodes.square(unit) for nodes in (self.layout.inputs, *self.layout.layers) for unit in range(len(nodes.y))
        ]
        rows = self._outlines.resize(len(squares))
        rows[...] = squares
        rows += (-0.5, -0.5, 1.0, 1.0)
        self._place_maps()
        self._moved = True

    def _place_maps(self) -> None:
        if self.layout is not None and self._maps is not None and self.run is not None:
            self._sheet.take(self._maps, self.run, self.layout, signed_table(self.theme))
            self._sheet.place(self.layout, self._dead)
        self._place_winners()

    def _place_winners(self) -> None:
        """At the left of Maxout neurons, how often each piece wins: a bar from top to bottom in the pieces' colours."""
        if self._staves is None or self.layout is None:
            self._winners = {}
            return
        bars: dict[int, list[tuple[float, float, float, float]]] = {}
        for nodes, figures in zip(self.layout.layers, self._staves.layers, strict=True):
            if figures.winner_shares is None:
                continue
            for unit in range(len(nodes.y)):
                _, top, _, height = nodes.square(unit)
                ends = np.round(np.concatenate(([0.0], np.cumsum(figures.winner_shares[unit]))) * height)
                for piece, (start, end) in enumerate(pairwise(ends)):
                    bar = (nodes.left, top + start, nodes.bar - BAR_GAP, end - start)
                    bars.setdefault(piece % len(self.theme.pieces), []).append(bar)
        self._winners = {piece: Rectangles() for piece in sorted(bars)}
        for piece, rows in bars.items():
            self._winners[piece].resize(len(rows))[...] = rows

    def cursor_at(self, x: float, y: float, z_limit: float) -> Cursor | None:
        """The neuron under the point, or the edge beside it, or just the column."""
        assert self.layout is not None and self.geometry is not None
        neuron = self.layout.neuron_at(x, y)
        if neuron is not None:
            return Cursor(self.name, neuron[0], unit=neuron[1])
        layer = self.layout.gap_at(x)
        edge = self._edges[layer].nearest(x, y) if layer is not None and self._weights is not None else None
        if layer is None or edge is None:
            return None
        return Cursor(self.name, layer, unit=edge[1], source=edge[0])

    def point_of(self, cursor: Cursor) -> QPointF:
        """The top of the cursor's neuron or the middle of its edge; the last one drawn stands for the hidden ones."""
        assert self.layout is not None
        nodes = self.layout.nodes(cursor.layer)
        y = nodes.y[min(cursor.unit, len(nodes.y) - 1)]
        if cursor.source is None:
            return QPointF(nodes.x, y - nodes.size / 2)
        before = self.layout.before(cursor.layer)
        return QPointF((before.right + nodes.left) / 2, (before.y[min(cursor.source, len(before.y) - 1)] + y) / 2)

    # -- static

    def draw_ground(self, painter: QPainter) -> None:
        if self._moved:  # only now, for a change of size comes in several steps
            self._moved = False
            self.redraw_edges(everything=True)
        self.draw_tint(painter)
        if self.layout is None or self.run is None or self.geometry is None:
            return
        px, data = self.geometry.px, self.run.data
        inputs = self.layout.inputs
        for unit, y in enumerate(inputs.y):
            self._name(painter, data.inputs[unit], inputs.left - px(6), y, inputs.left - px(16), _RIGHT)
        self._count(painter, inputs)
        for nodes in self.layout.layers:
            self._count(painter, nodes)
        self._name_outputs(painter)

    def _name(self, painter: QPainter, name: str, x: float, y: float, room: float, align: Qt.AlignmentFlag) -> None:
        """A symbol in the maths face, or a column's name, elided to `room` px."""
        html = symbols.variable(name)
        if html is not None:
            font = self.appearance.maths(15, italic=False)
            draw_label(painter, self.labels.rich(html, font, self.theme.text, self.ratio), x, y, align | _CENTRE)
            return
        font = self.appearance.font(10.5)
        text = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        draw_label(painter, self.labels.plain(text, font, self.theme.muted, None, self.ratio), x, y, align | _CENTRE)

    def _name_outputs(self, painter: QPainter) -> None:
        """At the right of the outputs in a full column, below a single one in a narrow column."""
        assert self.layout is not None and self.run is not None and self.geometry is not None
        px, nodes, column = self.geometry.px, self.layout.layers[-1], self.geometry.columns[-1]
        names = self._output_names()
        if column.full:
            x = nodes.right + px(7)
            for unit, y in enumerate(nodes.y):
                self._name(painter, names[unit], x, y, self.geometry.width - x - px(6), _LEFT)
        elif nodes.total == 1:
            font = self.appearance.maths(15, italic=False)
            label = self.labels.rich("<i>y</i>", font, self.theme.text, self.ratio)
            draw_label(painter, label, nodes.x, nodes.y[0] + nodes.size / 2 + px(3), _MIDDLE | _TOP)

    def _output_names(self) -> tuple[str, ...]:
        assert self.run is not None
        size = self.run.layers[-1].size
        if self.run.data.classes is not None:
            return self.run.data.classes
        return ("y",) if size == 1 else tuple(f"y{unit + 1}" for unit in range(size))

    def _count(self, painter: QPainter, nodes: Nodes) -> None:
        """ "+ n" in the row after the last neuron, for those that are not drawn."""
        if nodes.more:
            text = f"+\u2009{nodes.more}"
            label = self.labels.plain(text, self.appearance.font(10.5), self.theme.muted, None, self.ratio)
            draw_label(painter, label, nodes.x, nodes.y[-1] + nodes.pitch, _MIDDLE | _CENTRE)

    # -- every frame in which something changed

    def paint_live(self, painter: QPainter) -> None:
        if self.layout is None:
            return
        if self._edges[0].pixmap.devicePixelRatio() != self.ratio:  # the window has moved to another screen
            self._lay_out()
        faded = self._divergence is not None
        if faded:
            painter.setOpacity(FAINT)
        for edges in self._edges:
            painter.drawPixmap(edges.left, edges.top, edges.pixmap)
        self._sheet.draw(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(self.theme.ctl))
        self._outlines.draw(painter)
        self._paint_winners(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_dead(painter)
        painter.setOpacity(1.0)
        for layer, unit in self._units.items():
            if unit < len(self.layout.nodes(layer).y):
                self._frame(painter, self.layout.nodes(layer), unit, 2.0)

    def _paint_winners(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for piece, bars in self._winners.items():
            painter.setBrush(colour(self.theme.pieces[piece]))
            bars.draw(painter)

    def _paint_dead(self, painter: QPainter) -> None:
        """Dashed frame, diagonal and, where there is room, the word."""
        assert self.layout is not None and self.geometry is not None
        if not any(dead.any() for dead in self._dead):
            return
        px = self.geometry.px
        dashed = QPen(pen(self.theme.take, 1.4))
        dashed.setDashPattern([2.5, 1.8])
        for layer, nodes in enumerate(self.layout.layers):
            for unit in np.flatnonzero(self._dead[layer][: len(nodes.y)]):
                square = QRectF(*nodes.square(int(unit)))
                painter.setPen(pen(self.theme.take, 1.4))
                painter.drawLine(QLineF(square.bottomLeft(), square.topRight()))
                painter.setPen(dashed)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(square)
                if self.geometry.columns[layer].full and nodes.pitch >= px(13):
                    font = self.appearance.font(10.5, bold=True)
                    ground = self.theme.sel if layer == self.selected_layer else self.theme.surface
                    label = self.labels.plain(self.tr("dead"), font, self.theme.take, ground, self.ratio)
                    draw_label(painter, label, square.right() + px(3), square.center().y(), _LEFT | _CENTRE)

    def _frame(self, painter: QPainter, nodes: Nodes, unit: int, width: float) -> None:
        """A rounded frame in the accent colour around a neuron and its bar."""
        _, top, _, height = nodes.square(unit)
        gap = min(4, max(int(nodes.pitch - nodes.size), 2))  # whole pixels: a crisp frame
        self._framed.setRect(nodes.left - gap, top - gap, nodes.right - nodes.left + 2 * gap, height + 2 * gap)
        painter.setPen(pen(self.theme.accent, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._framed, 3, 3)

    def paint_cursor(self, painter: QPainter) -> None:
        cursor = self.cursor
        if self.layout is None or cursor is None:
            return
        nodes = self.layout.nodes(cursor.layer)
        target = cursor.unit < len(nodes.y)
        if cursor.source is not None:
            before = self.layout.before(cursor.layer)
            source = cursor.source < len(before.y)
            if source and target:
                edge = self._edges[cursor.layer].path(cursor.source, cursor.unit)
                painter.strokePath(edge, pen(self.theme.surface, 4.0))
                painter.strokePath(edge, pen(self.theme.accent, 1.6))
            if source:
                self._frame(painter, before, cursor.source, 1.2)
        if target:
            self._frame(painter, nodes, cursor.unit, 1.2)

    # -- exact figures

    def readout(self, cursor: Cursor) -> Readout | None:
        if self.run is None:
            return None
        layer, unit = cursor.layer, cursor.unit
        if layer < 0:
            name = self.run.data.inputs[unit]
            return Readout(name, self.tr("Input {0}: {1}").format(unit + 1, name))
        info = self.run.layers[layer]
        if unit >= info.size:
            return None
        if cursor.source is not None:
            return None if self._weights is None else edge_readout(self._weights, info, layer, unit, cursor.source)
        figures = None if self._staves is None else self._staves.layers[layer]
        name = self._output_names()[unit] if layer == len(self.run.layers) - 1 else ""
        return neuron_readout(self._weights, figures, info, layer, unit, name)
