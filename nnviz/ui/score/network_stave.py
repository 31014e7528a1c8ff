"""Stave 1: the network itself. Neurons are heat maps of their output over the plane, edges are weights.

Where the neurons lie is in `network_layout`, which are drawn in `shown_units`, what stands between them in
`network_gaps`, and what is drawn of a neuron in `neuron_maps`, `neuron_marks` and `network_names`.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from nnviz.training.snapshot import Divergence, RunInfo
from nnviz.training.wants import Activity, Bools, NeuronMaps, Staves, Weights
from nnviz.ui.colour_map import signed_table
from nnviz.ui.ink import pen
from nnviz.ui.score.geometry import Band, Box
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.score.network_gaps import Gaps
from nnviz.ui.score.network_layout import NetworkLayout, place
from nnviz.ui.score.network_names import NetworkNames, output_names
from nnviz.ui.score.network_places import place_at, point_of
from nnviz.ui.score.network_readout import edge_readout, more_readout, neuron_readout
from nnviz.ui.score.neuron_maps import NeuronSheet
from nnviz.ui.score.neuron_marks import NeuronMarks
from nnviz.ui.score.shown_units import ShownUnits
from nnviz.ui.score.stave import FAINT, Cursor, Readout, Stave
from nnviz.ui.score.weight_matrix import WeightMatrix
from nnviz.ui.theme import Appearance


class NetworkStave(Stave):
    """The diagram; its edges are redrawn one gap at a time, `redraw_edges` says when."""

    name = "network"

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        super().__init__(appearance, labels)
        self.layout: NetworkLayout | None = None
        self.gaps = Gaps()
        self._shown = ShownUnits()
        self._units: dict[int, int] = {}
        self._staves: Staves | None = None
        self._maps: NeuronMaps | None = None
        self._dead: list[Bools] = []
        self._moved = False  # since the edges were drawn
        self._laid_out_at = 0.0  # the device pixel ratio
        self._sheet = NeuronSheet()
        self._marks = NeuronMarks()
        self._names = NetworkNames(appearance, labels)
        self._divergence: Divergence | None = None

    # -- what the score tells it

    def set_run(self, run: RunInfo) -> None:
        self._staves = self._maps = self._divergence = None
        self._units = {}
        self._shown = ShownUnits()
        self._dead = [np.zeros(info.size, np.bool_) for info in run.layers]
        self._sheet.clear()
        self.gaps.set_run(run)
        self.layout = None  # of the old network, until there is a geometry for the new one
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
        self.gaps.staves = staves
        if first and self.layout is not None:
            self._marks.place_winners(self.layout, staves, self.theme)
        dead = [layer.dead for layer in staves.layers]
        if any((a != b).any() for a, b in zip(dead, self._dead, strict=True)):
            self._dead = dead
            self.gaps.set_dead(dead)
            self._place_maps()
            self.update()

    def set_weights(self, weights: Weights) -> None:
        self.gaps.set_weights(weights)
        if self.pictured:
            self._place_maps()

    def set_maps(self, maps: NeuronMaps) -> None:
        self._maps = maps
        self._place_maps()
        self.update()

    def set_activity(self, activity: Activity) -> None:
        """Other units may be worth being drawn, where a layer has more than fit."""
        if self._shown.take(activity):
            self.rebuild()

    def set_unit(self, layer: int, unit: int) -> None:
        """The chosen unit is framed, and drawn in any case."""
        self._units[layer] = unit
        self._shown.pin(layer, unit)
        if self.layout is not None and self.layout.nodes(layer).row_of(unit) is None:
            self.rebuild()
        self.update()

    def set_cursor(self, cursor: Cursor | None) -> None:
        """A hidden unit that is pointed at, by the keys or through its edge, takes the place of the last one drawn."""
        entry = cursor is not None and cursor.source is not None and self.gaps.matrix(cursor.layer) is not None
        if cursor is not None and not cursor.more and not entry:  # an entry of a matrix is framed where it stands
            visited = [self._shown.visit(cursor.layer, cursor.unit)]
            if cursor.source is not None:
                visited.append(self._shown.visit(cursor.layer - 1, cursor.source))
            if any(visited):
                self.rebuild()
        super().set_cursor(cursor)

    def set_divergence(self, divergence: Divergence | None) -> None:
        if divergence != self._divergence:
            self._divergence = divergence
            self.update()

    def redraw_edges(self, everything: bool = False) -> None:
        """Draw the gap whose turn it is, if there is a stale one and the time for it has been saved up, or all."""
        if self.gaps.redraw(self.theme, everything):
            self.update()

    @property
    def condensed(self) -> bool:
        """Whether it would draw other units if it knew how active they are."""
        return self.layout is not None and self.layout.condensed

    @property
    def pictured(self) -> bool:
        """Whether the neurons of the first layer are pictures of their weights."""
        return self.run is not None and self.run.data.image_shape is not None

    def next_hidden(self, layer: int) -> int:
        """The unit to be visited next, of those not drawn: the first one, or the first after the visitor."""
        assert self.layout is not None
        nodes = self.layout.nodes(layer)
        hidden = [unit for unit in range(nodes.total) if nodes.row_of(unit) is None]
        visitor = self._shown.visitor(layer)
        return next((unit for unit in hidden if visitor is not None and unit > visitor), hidden[0])

    # -- places

    def band(self) -> Band:
        assert self.geometry is not None
        return Band(self.geometry.network.top, self.geometry.network.bottom + self.geometry.px(4))

    def window(self) -> tuple[int, int, int, int]:
        """The inputs stand in the gutter; the layers that are scrolled away are not drawn anyway."""
        assert self.geometry is not None
        top, height = self.rows
        return 0, top, round(self.geometry.width), height

    def _lay_out(self) -> None:
        """Place everything: size, theme, run or the units shown are new. The edges are drawn with the next picture."""
        assert self.run is not None and self.geometry is not None
        infos = self.run.layers
        sizes, pieces = [info.size for info in infos], [info.pieces for info in infos]
        self.layout = place(self.geometry, infos[0].inputs, sizes, pieces, self._shown.choose, self.pictured)
        self._laid_out_at = self.ratio
        self.gaps.lay_out(self.layout, self.geometry, self.band(), self.ratio)
        self._marks.lay_out(self.layout)
        self._place_maps()
        self._moved = True

    def _place_maps(self) -> None:
        if self.layout is None or self.run is None or self.geometry is None:
            return
        if self._maps is not None:
            weights = self.gaps.effective(0) if self.pictured and self.gaps.weights is not None else None
            self._sheet.take(self._maps, self.run, self.layout, signed_table(self.theme), weights)
            self._sheet.place(self.layout, self._dead)
        self._marks.place_winners(self.layout, self._staves, self.theme)
        self._marks.place_dead(self.layout, self._dead, self.geometry)

    def cursor_at(self, x: float, y: float, z_limit: float) -> Cursor | None:
        assert self.layout is not None
        return place_at(self.layout, self.gaps, x, y)

    def point_of(self, cursor: Cursor) -> QPointF:
        assert self.layout is not None
        return QPointF(*point_of(self.layout, self.gaps, cursor))

    # -- static

    def draw_ground(self, painter: QPainter) -> None:
        if self._moved:  # only now, for a change of size comes in several steps
            self._moved = False
            self.redraw_edges(everything=True)
        self.draw_tint(painter)
        if self.layout is None or self.run is None or self.geometry is None:
            return
        self._names.draw(painter, self.run, self.layout, self.geometry, self.ratio)
        with self.columns_only(painter):
            self._names.draw_matrices(painter, self.gaps.matrices)

    # -- every frame in which something changed

    def paint_live(self, painter: QPainter) -> None:
        if self.layout is None or self.geometry is None:
            return
        if self._laid_out_at != self.ratio:  # the window has moved to another screen
            self._lay_out()
        if self._divergence is not None:
            painter.setOpacity(FAINT)
        if self.labels.as_shapes:
            self.gaps.draw_shapes(painter, self.theme)
        elif self.geometry.overflow:
            painter.setClipRect(*super().window())
            self.gaps.draw(painter)
            painter.setClipRect(*self.window())
            self.gaps.draw_first(painter)
        else:
            self.gaps.draw(painter)
        self._sheet.draw_each(painter) if self.labels.as_shapes else self._sheet.draw(painter)
        self._marks.draw(painter, self.theme)
        self._marks.draw_dead(painter, self.appearance, self.labels, self.ratio, self.selected_layer)
        painter.setOpacity(1.0)
        for layer, unit in self._units.items():
            self._frame(painter, layer, unit, 2.0)
        for layer in self.layout.shown:
            visitor = self._shown.visitor(layer)
            if visitor is not None:
                self._names.draw_visitor(painter, self.layout.nodes(layer), visitor, self.ratio)

    def _frame(self, painter: QPainter, layer: int, unit: int, width: float) -> None:
        assert self.layout is not None
        nodes = self.layout.nodes(layer)
        row = nodes.row_of(unit)
        if row is not None and nodes.shown:
            self._marks.frame(painter, self.theme, nodes, row, width)

    def paint_cursor(self, painter: QPainter) -> None:
        cursor = self.cursor
        if self.layout is None or cursor is None or cursor.more:
            return
        matrix = self.gaps.matrix(cursor.layer)
        if cursor.source is not None and matrix is not None:
            self._frame_entry(painter, matrix.cell(cursor.source, cursor.unit))
        elif cursor.source is not None:
            nodes, before = self.layout.nodes(cursor.layer), self.layout.before(cursor.layer)
            source, target = before.row_of(cursor.source), nodes.row_of(cursor.unit)
            edges = self.gaps.pictures[cursor.layer]
            if source is not None and target is not None and not isinstance(edges, WeightMatrix):
                painter.strokePath(edges.path(source, target), pen(self.theme.surface, 4.0))
                painter.strokePath(edges.path(source, target), pen(self.theme.accent, 1.6))
        if cursor.source is not None:
            self._frame(painter, cursor.layer - 1, cursor.source, 1.2)
        self._frame(painter, cursor.layer, cursor.unit, 1.2)

    def _frame_entry(self, painter: QPainter, cell: Box) -> None:
        """Around an entry of a matrix, large enough to be seen."""
        grown = max(0.0, (7.0 - min(cell.width, cell.height)) / 2)
        box = cell.shrunk(-grown - 1)
        painter.setPen(pen(self.theme.surface, 4.0))
        painter.drawRect(QRectF(*box))
        painter.setPen(pen(self.theme.accent, 1.6))
        painter.drawRect(QRectF(*box))

    # -- exact figures

    def readout(self, cursor: Cursor) -> Readout | None:
        if self.run is None or self.layout is None:
            return None
        layer, unit = cursor.layer, cursor.unit
        if cursor.more:
            return more_readout(layer, self.layout.nodes(layer).more)
        if layer < 0:
            name = self.run.data.inputs[unit]
            return Readout(name, self.tr("Input {0}: {1}").format(unit + 1, name))
        info = self.run.layers[layer]
        if unit >= info.size:
            return None
        weights = self.gaps.weights
        if cursor.source is not None:
            matrix = self.gaps.matrix(layer) is not None
            return None if weights is None else edge_readout(weights, info, layer, unit, cursor.source, matrix)
        figures = None if self._staves is None else self._staves.layers[layer]
        name = output_names(self.run)[unit] if layer == len(self.run.layers) - 1 else ""
        image = self.run.data.image_shape if layer == 0 else None
        return neuron_readout(weights, figures, info, layer, unit, name, image)
