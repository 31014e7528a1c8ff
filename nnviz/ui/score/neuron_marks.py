"""What is drawn on the neurons of the diagram: outlines, the pieces' shares of wins, and the crosses of dead units."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from nnviz.training.wants import Bools, Staves
from nnviz.ui.ink import colour, pen
from nnviz.ui.score.buffers import Lines, Rectangles
from nnviz.ui.score.geometry import Geometry
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.network_layout import BAR_GAP, NetworkLayout, Nodes
from nnviz.ui.theme import Appearance, Theme

_BESIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class NeuronMarks:
    """Placed for a layout and for new figures; then only drawn. Layers that are scrolled away have no marks."""

    def __init__(self) -> None:
        self._outlines = Rectangles()
        self._winners: dict[int, Rectangles] = {}  # bars by piece
        self._crosses, self._dashes = Lines(), Rectangles()
        self._words: list[tuple[float, float, int]] = []  # x, y and layer of the word "dead"
        self._framed = QRectF()

    def lay_out(self, layout: NetworkLayout) -> None:
        squares = [nodes.square(row) for nodes in _seen(layout) for row in range(len(nodes.y))]
        rows = self._outlines.resize(len(squares))
        rows[...] = squares
        rows += (-0.5, -0.5, 1.0, 1.0)

    def place_winners(self, layout: NetworkLayout, staves: Staves | None, theme: Theme) -> None:
        """At the left of Maxout neurons, how often each piece wins: a bar from top to bottom in the pieces' colours."""
        bars: dict[int, list[tuple[float, float, float, float]]] = {}
        for nodes, figures in zip(layout.layers, () if staves is None else staves.layers, strict=staves is not None):
            if figures.winner_shares is None or not nodes.shown:
                continue
            for row, unit in enumerate(nodes.units):
                _, top, _, height = nodes.square(row)
                ends = np.round(np.concatenate(([0.0], np.cumsum(figures.winner_shares[unit]))) * height)
                for piece, (start, end) in enumerate(pairwise(ends)):
                    bar = (nodes.left, top + start, nodes.bar - BAR_GAP, end - start)
                    bars.setdefault(piece % len(theme.pieces), []).append(bar)
        self._winners = {piece: Rectangles() for piece in sorted(bars)}
        for piece, rows in bars.items():
            self._winners[piece].resize(len(rows))[...] = rows

    def place_dead(self, layout: NetworkLayout, dead: Sequence[Bools], geometry: Geometry) -> None:
        """A dashed frame, a diagonal and, where there is room, the word."""
        squares: list[tuple[float, float, float, float]] = []
        self._words = []
        for layer, nodes in enumerate(layout.layers):
            if not nodes.shown:
                continue
            worded = geometry.columns[layer].full and nodes.pitch >= geometry.px(13)
            for row, unit in enumerate(nodes.units):
                if dead[layer][unit]:
                    squares.append(nodes.square(row))
                    if worded:
                        self._words.append((nodes.right + geometry.px(3), nodes.y[row], layer))
        self._dashes.resize(len(squares))[...] = np.array(squares).reshape(-1, 4)
        frames, crosses = self._dashes.rows(), self._crosses.resize(len(squares))
        crosses[:, 0], crosses[:, 1] = frames[:, 0], frames[:, 1] + frames[:, 3]
        crosses[:, 2], crosses[:, 3] = frames[:, 0] + frames[:, 2], frames[:, 1]

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Outlines and winners, on whole pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(theme.ctl))
        self._outlines.draw(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        for piece, bars in self._winners.items():
            painter.setBrush(colour(theme.pieces[piece]))
            bars.draw(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def draw_dead(
        self, painter: QPainter, appearance: Appearance, labels: LabelCache, ratio: float, selected: int | None
    ) -> None:
        if not len(self._dashes):
            return
        theme = appearance.theme
        painter.setPen(pen(theme.take, 1.4))
        self._crosses.draw(painter)
        dashed = QPen(pen(theme.take, 1.4))
        dashed.setDashPattern([2.5, 1.8])
        painter.setPen(dashed)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._dashes.draw(painter)
        word = QCoreApplication.translate("NetworkStave", "dead") if self._words else ""
        font = appearance.font(10.5, bold=True)
        for x, y, layer in self._words:
            ground = theme.sel if layer == selected else theme.surface
            draw_label(painter, labels.plain(word, font, theme.take, ground, ratio), x, y, _BESIDE)

    def frame(self, painter: QPainter, theme: Theme, nodes: Nodes, row: int, width: float) -> None:
        """A rounded frame in the accent colour around a neuron and its bar."""
        _, top, _, height = nodes.square(row)
        gap = min(4, max(int(nodes.pitch - nodes.size), 2))  # whole pixels: a crisp frame
        self._framed.setRect(nodes.left - gap, top - gap, nodes.right - nodes.left + 2 * gap, height + 2 * gap)
        painter.setPen(pen(theme.accent, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._framed, 3, 3)


def _seen(layout: NetworkLayout) -> list[Nodes]:
    return [layout.nodes(layer) for layer in layout.shown]
