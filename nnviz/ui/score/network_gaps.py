"""What stands between the layers of the diagram: edges, or where they would be a blur the image of the weights.

It draws one gap at a time, so that no frame is heavy; what stands beside the gaps is the network stave's.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np
from PySide6.QtGui import QPainter

from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import Bools, Floats, Staves, Weights
from nnviz.ui.colour_map import signed_table
from nnviz.ui.score.edges import Edges
from nnviz.ui.score.geometry import Band, Geometry
from nnviz.ui.score.network_layout import NetworkLayout, Nodes
from nnviz.ui.score.weight_matrix import LEAST, WeightMatrix
from nnviz.ui.theme import Theme

BUDGET = 0.0004  # seconds a frame, on average
# Measured with uniform weights: 8 x 8 edges cover 55 % of a gap, 12 x 12 cover 68 %, 16 x 16 only 74 %, as from here on
# they mostly cover each other.
MOST_EDGES = 160


class Gaps:
    """The pictures of the gaps and the weights they are drawn from. Layer l stands for the gap before it."""

    def __init__(self) -> None:
        self.weights: Weights | None = None
        self.staves: Staves | None = None
        self.pictures: list[Edges | WeightMatrix] = []
        self._run: RunInfo | None = None
        self._layout: NetworkLayout | None = None
        self._dead: list[Bools] = []
        self._stale: list[int] = []
        self._shown: list[int] = []
        self._saved = BUDGET

    def set_run(self, run: RunInfo) -> None:
        self._run, self._layout, self.weights, self.staves = run, None, None, None
        self._dead = [np.zeros(info.size, np.bool_) for info in run.layers]
        self.pictures, self._stale, self._shown = [], [], []

    def lay_out(self, layout: NetworkLayout, geometry: Geometry, band: Band, ratio: float) -> None:
        """The neurons have moved, or other ones are drawn: all pictures are made anew, and are stale."""
        self._layout = layout

        def picture(source: Nodes, target: Nodes) -> Edges | WeightMatrix:
            blurred = len(source.y) * len(target.y) > MOST_EDGES or (source.more > 0 and target.more > 0)
            room = target.left - source.right >= geometry.px(LEAST)
            kind = WeightMatrix if blurred and room else Edges
            return kind(source, target, band.top, band.bottom, geometry.scale, ratio)

        self.pictures = [picture(layout.before(layer), nodes) for layer, nodes in enumerate(layout.layers)]
        self._shown = [
            layer
            for layer, nodes in enumerate(layout.layers)
            if nodes.left > max(layout.before(layer).right, geometry.gutter) + 1
            and layout.before(layer).right < geometry.width
        ]
        self._stale = list(self._shown)

    def set_weights(self, weights: Weights) -> None:
        self.weights = weights
        self._make_stale()

    def set_dead(self, dead: list[Bools]) -> None:
        self._dead = dead
        self._stale = list(self._shown)

    def _make_stale(self) -> None:
        self._stale += [layer for layer in self._shown if layer not in self._stale]

    def redraw(self, theme: Theme, everything: bool = False) -> bool:
        """Draw the gap whose turn it is, if there is a stale one and the time for it has been saved up, or all.

        True: there is something new to be seen.
        """
        if self.weights is None:
            return False
        self._saved = min(self._saved + BUDGET, BUDGET)
        if not self._stale or (not everything and self._saved <= 0):
            return False
        start = perf_counter()
        for _ in range(len(self._stale) if everything else 1):
            self._draw(self._stale.pop(0), theme)
        if not everything:
            self._saved -= perf_counter() - start
        return True

    def _draw(self, layer: int, theme: Theme) -> None:
        assert self._layout is not None
        weights = self.effective(layer)
        sizes = np.abs(weights)
        largest = float(sizes.max(initial=0.0, where=np.isfinite(sizes)))
        shares = weights / largest if largest > 0 else weights
        dead = np.broadcast_to(self._dead[layer][:, None], weights.shape)
        if layer:
            dead = dead | self._dead[layer - 1][None, :]
        picture = self.pictures[layer]
        if isinstance(picture, WeightMatrix):
            picture.redraw(shares, dead, signed_table(theme))
        else:
            drawn = np.ix_(self._layout.layers[layer].units, self._layout.before(layer).units)
            picture.redraw(shares[drawn], dead[drawn], theme)

    def effective(self, layer: int) -> Floats:
        """The weights (n, n_before); of Maxout the mean of the pieces, each as often as it wins on the probe."""
        assert self.weights is not None and self._run is not None
        weights, info = self.weights.weights[layer], self._run.layers[layer]
        if info.pieces == 1:
            return weights
        by_unit = weights.reshape(info.size, info.pieces, info.inputs)
        shares = None if self.staves is None else self.staves.layers[layer].winner_shares
        if shares is None:
            return by_unit.mean(axis=1)
        return (by_unit * shares[:, :, None]).sum(axis=1)

    def nearest(self, layer: int, x: float, y: float) -> tuple[int, int] | None:
        """Source and target unit of the weight that a pointer at (x, y) means."""
        picture = self.pictures[layer]
        found = picture.nearest(x, y)
        if found is None or isinstance(picture, WeightMatrix):
            return found
        assert self._layout is not None
        return self._layout.before(layer).units[found[0]], self._layout.layers[layer].units[found[1]]

    def draw(self, painter: QPainter) -> None:
        for layer in self._shown:
            picture = self.pictures[layer]
            painter.drawPixmap(picture.left, picture.top, picture.pixmap)

    def draw_shapes(self, painter: QPainter, theme: Theme) -> None:
        """For a file: edges as curves; a matrix stays an image."""
        for layer in self._shown:
            picture = self.pictures[layer]
            if isinstance(picture, WeightMatrix):
                painter.drawPixmap(picture.left, picture.top, picture.pixmap)
            else:
                picture.draw_paths(painter, theme)

    def draw_first(self, painter: QPainter) -> None:
        """The gap at the inputs alone: it is seen where there is room left for it, wholly."""
        if self._shown[:1] == [0]:
            picture = self.pictures[0]
            painter.drawPixmap(picture.left, picture.top, picture.pixmap)

    def matrix(self, layer: int) -> WeightMatrix | None:
        """The image of the weights that stands before a layer, if it is no edges."""
        picture = self.pictures[layer] if 0 <= layer < len(self.pictures) else None
        return picture if isinstance(picture, WeightMatrix) else None

    @property
    def matrices(self) -> list[WeightMatrix]:
        """The images of weights that are seen."""
        every = (self.pictures[layer] for layer in self._shown)
        return [picture for picture in every if isinstance(picture, WeightMatrix)]
