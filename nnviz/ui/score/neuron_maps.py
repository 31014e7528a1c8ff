"""The small pictures of all neurons: one sheet, coloured through one lookup table and drawn in a single call.

A picture is the unit's output over the plane or, where the inputs are an image, the weights of a first-layer unit.
"""

from __future__ import annotations

from math import isfinite

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import RunInfo
from nnviz.training.wants import Bools, Floats, NeuronMaps
from nnviz.ui.colour_map import ENTRIES, Pixels
from nnviz.ui.score.buffers import Sprites
from nnviz.ui.score.network_layout import NetworkLayout

DEAD = 0.35  # opacity of a dead unit's map


class NeuronSheet:
    """Pictures of the units shown, inputs first, one below the other."""

    def __init__(self) -> None:
        self._sheet: QPixmap | None = None
        self._side = 0
        self._sprites = Sprites()

    def take(
        self, maps: NeuronMaps, run: RunInfo, layout: NetworkLayout, table: Pixels, weights: Floats | None = None
    ) -> None:
        """Colour new maps: ±1 for bounded functions, ± the layer's largest |a| for the others.

        `weights` (n, n_0) of the first layer take the place of its maps, ± the layer's largest |w|.
        """
        side = maps.inputs.shape[-1]
        parts = [_scaled(maps.inputs[list(layout.inputs.units)], axis=(1, 2))]
        for layer, (info, nodes, values) in enumerate(zip(run.layers, layout.layers, maps.layers, strict=True)):
            units = list(nodes.units)
            if layer == 0 and weights is not None and run.data.image_shape is not None:
                parts.append(_enlarged(_scaled(weights, axis=None)[units], run.data.image_shape, side))
                continue
            bounded = all(map(isfinite, ACTIVATIONS[info.activation].range))
            parts.append(values[units] if bounded else _scaled(values[units], axis=None, of=values))
        values = np.concatenate(parts)
        self._side = side
        half = (ENTRIES - 1) / 2
        places = np.nan_to_num(values * half + half, nan=half).clip(0, ENTRIES - 1).astype(np.uint8)
        pixels = np.ascontiguousarray(table[places].reshape(-1, self._side))
        image = QImage(pixels.data, self._side, len(pixels), 4 * self._side, QImage.Format.Format_RGBX8888)
        self._sheet = QPixmap.fromImage(image)

    def place(self, layout: NetworkLayout, dead: list[Bools]) -> None:
        """Put the pictures where `layout` has the neurons; those of dead units are faint, those scrolled away none."""
        if self._side:
            rows = []
            top = -self._side
            for layer in range(-1, len(layout.layers)):
                nodes = layout.nodes(layer)
                zoom = nodes.size / self._side
                for unit, y in zip(nodes.units, nodes.y, strict=True):
                    top += self._side
                    if nodes.shown:
                        opacity = DEAD if 0 <= layer < len(dead) and dead[layer][unit] else 1.0
                        rows.append((nodes.x, y, 0, top, self._side, self._side, zoom, zoom, 0.0, opacity))
            self._sprites.resize(len(rows))[...] = rows

    def draw(self, painter: QPainter) -> None:
        if self._sheet is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._sprites.draw(painter, self._sheet)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)  # which would blur all that follows

    def draw_each(self, painter: QPainter) -> None:
        """The same, each as a picture of its own, for a file: there is no sheet in it to copy from."""
        if self._sheet is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        opacity = painter.opacity()
        for x, y, _, top, side, _, zoom, _, _, share in self._sprites.rows().tolist():
            painter.setOpacity(opacity * share)
            size = side * zoom
            picture = self._sheet.copy(0, round(top), round(side), round(side))
            painter.drawPixmap(QRectF(x - size / 2, y - size / 2, size, size), picture, QRectF(picture.rect()))
        painter.setOpacity(opacity)

    def clear(self) -> None:
        self._sheet = None


def _enlarged(weights: Floats, shape: tuple[int, int], side: int) -> Floats:
    """Weights (n, rows * columns) as pictures (n, side, side): every pixel of theirs is one weight."""
    pictures = weights.reshape(-1, *shape)
    down, across = (np.arange(side) * count // side for count in shape)
    return pictures[:, down[:, None], across]


def _scaled(values: Floats, axis: tuple[int, int] | None, of: Floats | None = None) -> Floats:
    """`values` in units of the largest finite magnitude of `of`, over `axis`; zeros stay zero."""
    sizes = np.abs(values if of is None else of)
    largest = sizes.max(axis=axis, keepdims=True, initial=0.0, where=np.isfinite(sizes))
    return values / np.where(largest > 0, largest, 1.0)
