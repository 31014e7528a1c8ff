"""What a context menu in the score is about: a cell, the network, the ladder or the whole, as shapes and as values."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QPainter

from nnviz.ui.export import Export, Table
from nnviz.ui.score import tables
from nnviz.ui.score.curve_stave import CurveStave
from nnviz.ui.score.feed import Feed
from nnviz.ui.score.geometry import Column
from nnviz.ui.score.header_stave import HeaderStave
from nnviz.ui.score.ladder_stave import LadderStave
from nnviz.ui.score.network_stave import NetworkStave
from nnviz.ui.score.stave import Cursor, Stave

MARGIN = 8  # px around a single cell and its layer's name


class CellExports:
    """Makes them from the staves as they are; `staves` are all, from the top down."""

    def __init__(self, staves: tuple[Stave, ...], feed: Feed) -> None:
        self._staves, self._feed = staves, feed
        self._named = {stave.name: stave for stave in staves}

    def at(self, place: Cursor | None) -> Export:
        """About the cell at a place; on a header, beside all cells or without a place about the whole score."""
        stave = None if place is None else self._named.get(place.stave)
        if isinstance(stave, CurveStave) and place is not None:
            return self._cell(stave, place.layer)
        if isinstance(stave, NetworkStave):
            weights, step = stave.gaps.weights, self._feed.steps.get("weights")
            table = None
            if weights is not None and step is not None and stave.run is not None:
                table = tables.weights_table(step, stave.run, weights)
            return self._row(stave, QCoreApplication.translate("ScoreView", "network"), table, step)
        if isinstance(stave, LadderStave):
            return self._row(
                stave,
                QCoreApplication.translate("ScoreView", "size of δ"),
                self._layers(),
                self._feed.steps.get("staves"),
            )
        return self._whole(QCoreApplication.translate("ScoreView", "score"))

    def _layers(self) -> Table | None:
        ladder, step = self._named["ladder"], self._feed.steps.get("staves")
        assert isinstance(ladder, LadderStave)
        if step is None or ladder.run is None or not ladder.ladder.layers:
            return None
        return tables.layers_table(step, ladder.run, ladder.ladder.layers)

    def _whole(self, what: str) -> Export:
        geometry = self._staves[0].geometry
        assert geometry is not None

        def paint(painter: QPainter) -> None:
            for stave in self._staves:
                stave.draw_for_file(painter)

        size = QSize(ceil(geometry.width), ceil(geometry.height))
        ground = self._staves[0].theme.surface
        return Export(what, size, paint, ground, self._layers(), self._feed.steps.get("staves"))

    def _row(self, stave: Stave, what: str, table: Table | None, step: int | None) -> Export:
        assert stave.geometry is not None
        top, height = stave.rows

        def paint(painter: QPainter) -> None:
            painter.translate(0, -top)
            stave.draw_for_file(painter)

        return Export(what, QSize(ceil(stave.geometry.width), height), paint, stave.theme.surface, table, step)

    def _cell(self, stave: CurveStave, layer: int) -> Export:
        """A cell under the name of its layer."""
        assert stave.geometry is not None
        texts = {
            "function": QCoreApplication.translate("ScoreView", "f(z), layer {0}"),
            "slope": QCoreApplication.translate("ScoreView", "f′(z), layer {0}"),
        }
        column, header = stave.geometry.columns[layer], self._named["header"]
        assert isinstance(header, HeaderStave)
        band, name = stave.band(), stave.geometry.header
        size = QSize(ceil(column.width) + 2 * MARGIN, ceil(name.height + band.height) + 2 * MARGIN)
        paint = _painting(stave, header, column, name.top, band.top - name.height)
        step, table = self._table(stave, layer)
        return Export(texts[stave.name].format(layer + 1), size, paint, stave.theme.surface, table, step)

    def _table(self, stave: CurveStave, layer: int) -> tuple[int | None, Table | None]:
        run, steps = stave.run, self._feed.steps
        if run is None:
            return None, None
        info, unit = run.layers[layer], stave.units.get(layer, 0)
        if info.pieces > 1:
            figures, step = stave.maxout.get(layer), steps.get(layer)
            if figures is None or step is None:
                return None, None
            make = tables.maxout_table if stave.name == "function" else tables.pieces_table
            return step, make(step, layer, unit, figures)
        step = steps.get("staves")
        if step is None or layer >= len(stave.layers):
            return None, None
        if not stave.elementwise(layer):
            return step, tables.bars_table(step, layer, stave.layers[layer])
        return step, tables.curve_table(step, layer, info, stave.layers[layer], stave.z_limit, unit)


def _painting(
    stave: Stave, header: HeaderStave, column: Column, name_top: float, cell_top: float
) -> Callable[[QPainter], None]:
    def paint(painter: QPainter) -> None:
        painter.translate(MARGIN - column.x0, MARGIN)
        painter.translate(0, -name_top)
        header.draw_name(painter, column)
        painter.translate(0, name_top - cell_top)
        stave.draw_for_file(painter, column)

    return paint
