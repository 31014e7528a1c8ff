"""The edges between two layers as one cached pixmap: colour is the sign, width and opacity are |w| / max |w|.

A curve is drawn as short thick lines, for which Qt has a path ten times as fast as for stroked curves; they replace
what is below them instead of blending with it, so that neither their joints nor crossings show.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor, sqrt

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from nnviz.ui.score.buffers import Lines
from nnviz.ui.score.network_layout import Nodes
from nnviz.ui.theme import Theme

THINNEST, WIDEST = 0.5, 5.0  # px
ROOMY, MANY = 80.0, 64  # layers closer than so many px, and with more edges than that, get thinner ones
FAINTEST, STRONGEST = 0.07, 0.95  # opacity
LEVELS = 12  # of width and opacity
INVISIBLE = 0.015  # of the largest weight: not drawn
DOTS = 3  # a dotted edge shows every third of its pieces
OVERLAP = 0.5  # px: closes the gaps on the outer side of a bend
REACH = 7.0  # px: an edge farther from the pointer is not meant


class Edges:
    """The weights from `source` to `target` nodes; made anew for every layout, redrawn for new weights."""

    def __init__(self, source: Nodes, target: Nodes, top: float, bottom: float, scale: float, ratio: float) -> None:
        self._source, self._target = source, target
        self._scale = scale
        roomy = min(1.0, (target.left - source.right) / (ROOMY * scale))
        sparse = min(1.0, sqrt(MANY / (len(source.y) * len(target.y))))
        self._widest = WIDEST * max(0.5, roomy * sparse)
        self.x0, self.x1 = source.right, target.left
        self.left, self.top = floor(self.x0), floor(top)  # of the pixmap, whole pixels
        width = max(self.x1 - self.x0, 1.0)
        self.pixmap = QPixmap(ceil((ceil(self.x0 + width) - self.left) * ratio), ceil((bottom - self.top) * ratio))
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(Qt.GlobalColor.transparent)
        self._lines = Lines()
        self._pieces = self._cut(int(np.clip(width * ratio / 7, 10, 28)), overlap=OVERLAP * scale)
        self._short_pieces: NDArray[np.float64] | None = None
        self._pens: dict[Theme, list[QPen]] = {}  # of every kind of edge
        self._shares: NDArray[np.float64] | None = None
        self._dead: NDArray[np.bool_] | None = None

    def redraw(self, shares: NDArray[np.floating], dead: NDArray[np.bool_], theme: Theme) -> None:
        """Draw w / max |w|, (targets, sources) of the nodes shown; edges that are `dead` carry nothing: dotted."""
        shares = np.where(dead, 0.0, shares)
        self._shares, self._dead = shares, dead
        size = np.abs(shares)
        classes = 2 * np.minimum((size * LEVELS).astype(int), LEVELS - 1) + (shares > 0)
        classes[size < INVISIBLE] = -1
        order = np.argsort(classes, axis=None, kind="stable")  # the strongest last, above the others
        bounds = np.searchsorted(classes.ravel()[order], np.arange(2 * LEVELS + 1))
        pieces = self._pieces.reshape(-1, *self._pieces.shape[2:])[order]
        self.pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.translate(-self.left, -self.top)
        if dead.any():
            self._draw_dotted(painter, dead, theme)
        if theme not in self._pens:
            self._pens[theme] = [self._pen(kind, theme) for kind in range(2 * LEVELS)]
        for pen, (first, last) in zip(self._pens[theme], pairwise(bounds.tolist()), strict=True):
            if first < last:
                painter.setPen(pen)
                self._draw(painter, pieces[first:last])
        painter.end()

    def draw_paths(self, painter: QPainter, theme: Theme) -> None:
        """What `redraw` drew last as one curve for each edge, for a file."""
        if self._shares is None or self._dead is None:
            return
        if self._dead.any():
            self._draw_dotted(painter, self._dead, theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for flat in np.argsort(np.abs(self._shares), axis=None).tolist():
            target, source = divmod(flat, self._shares.shape[1])
            share = float(self._shares[target, source])
            if abs(share) >= INVISIBLE:
                kind = 2 * min(int(abs(share) * LEVELS), LEVELS - 1) + (share > 0)
                painter.strokePath(self.path(source, target), self._pen(kind, theme))

    def _pen(self, kind: int, theme: Theme) -> QPen:
        """Kinds are numbered by strength, a negative weight before a positive one."""
        share = (kind // 2 + 0.5) / LEVELS
        colour = QColor(theme.positive if kind % 2 else theme.negative)
        colour.setAlphaF(FAINTEST + (STRONGEST - FAINTEST) * share)
        pen = QPen(colour, (THINNEST + (self._widest - THINNEST) * share) * self._scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def nearest(self, x: float, y: float) -> tuple[int, int] | None:
        """Source and target unit of the edge that a pointer at (x, y) means; wide edges are easier to hit."""
        if self._shares is None or not self._shares.size:
            return None
        pieces = self._pieces
        part = int(np.clip(np.searchsorted(pieces[0, 0, :, 0], x) - 1, 0, pieces.shape[2] - 1))
        x0, y0, x1, y1 = np.moveaxis(pieces[:, :, part, :], -1, 0)
        length = np.hypot(x1 - x0, y1 - y0)
        distance = np.abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / np.maximum(length, 1e-9)
        distance = distance - (self._widest / 2 * self._scale) * np.abs(self._shares)
        target, source = np.unravel_index(int(distance.argmin()), distance.shape)
        return (int(source), int(target)) if distance[target, source] <= REACH * self._scale else None

    def path(self, source: int, target: int) -> QPainterPath:
        """The curve of one edge, in scene coordinates."""
        y0, y1, middle = self._source.y[source], self._target.y[target], (self.x0 + self.x1) / 2
        path = QPainterPath(QPointF(self.x0, y0))
        path.cubicTo(QPointF(middle, y0), QPointF(middle, y1), QPointF(self.x1, y1))
        return path

    def _draw_dotted(self, painter: QPainter, dead: NDArray[np.bool_], theme: Theme) -> None:
        if self._short_pieces is None:
            self._short_pieces = self._dotted(DOTS * max(int((self.x1 - self.x0) / (6 * self._scale)), 4))
        colour = QColor(theme.faint)
        colour.setAlphaF(0.5)
        pen = QPen(colour, self._scale)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        self._draw(painter, self._short_pieces[dead])

    def _draw(self, painter: QPainter, pieces: NDArray[np.float64]) -> None:
        self._lines.resize(pieces.shape[0] * pieces.shape[1])[...] = pieces.reshape(-1, 4)
        self._lines.draw(painter)

    def _dotted(self, count: int) -> NDArray[np.float64]:
        """Every third of `count` lines, neighbouring edges out of step: the dots of a bundle form no bars."""
        pieces = self._cut(count)
        targets, sources = np.indices(pieces.shape[:2])
        chosen = (targets + sources)[:, :, None] % DOTS + np.arange(0, count, DOTS)
        return np.take_along_axis(pieces, chosen[..., None], axis=2)

    def _cut(self, count: int, overlap: float = 0.0) -> NDArray[np.float64]:
        """Every curve cut into `count` lines, longer by `overlap` px at both ends: (targets, sources, count, 4)."""
        t = np.linspace(0, 1, count + 1)
        x = self.x0 + (self.x1 - self.x0) * (1.5 * t * (1 - t) ** 2 + 1.5 * t**2 * (1 - t) + t**3)
        rise = 3 * t**2 - 2 * t**3
        start, end = np.array(self._source.y)[None, :, None], np.array(self._target.y)[:, None, None]
        y = start + (end - start) * rise
        pieces = np.empty((len(self._target.y), len(self._source.y), count, 4))
        pieces[..., 0], pieces[..., 2] = x[:-1], x[1:]
        pieces[..., 1], pieces[..., 3] = y[..., :-1], y[..., 1:]
        if overlap:
            along = pieces[..., 2:] - pieces[..., :2]
            along *= overlap / np.maximum(np.hypot(along[..., :1], along[..., 1:]), 1e-9)
            pieces[..., :2] -= along
            pieces[..., 2:] += along
        return pieces
