"""The small heat maps of all neurons: one sheet, coloured through one lookup table and drawn in a single call."""

from __future__ import annotations

from math import isfinite

import numpy as np
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

    def take(self, maps: NeuronMaps, run: RunInfo, layout: NetworkLayout, table: Pixels) -> None:
        """Colour new maps: ±1 for bounded functions, ± the layer's largest |a| for the others."""
        parts = [_scaled(maps.inputs[: len(layout.inputs.y)], axis=(1, 2))]
        for info, nodes, values in zip(run.layers, layout.layers, maps.layers, strict=True):
            shown = values[: len(nodes.y)]
            bounded = all(map(isfinite, ACTIVATIONS[info.activation].range))
            parts.append(shown if bounded else _scaled(shown, axis=None, of=values))
        values = np.concatenate(parts)
        self._side = values.shape[-1]
        half = (ENTRIES - 1) / 2
        places = np.nan_to_num(values * half + half, nan=half).clip(0, ENTRIES - 1).astype(np.uint8)
        pixels = np.ascontiguousarray(table[places].reshape(-1, self._side))
        image = QImage(pixels.data, self._side, len(pixels), 4 * self._side, QImage.Format.Format_RGBX8888)
        self._sheet = QPixmap.fromImage(image)

    def place(self, layout: NetworkLayout, dead: list[Bools]) -> None:
        """Put the pictures where `layout` has the neurons; those of dead units are faint."""
        if self._side:
            rows = []
            for layer in range(-1, len(layout.layers)):
                nodes = layout.nodes(layer)
                gone = dead[layer] if 0 <= layer < len(dead) else np.zeros(len(nodes.y), np.bool_)
                zoom = nodes.size / self._side
                for unit, y in enumerate(nodes.y):
                    opacity = DEAD if gone[unit] else 1.0
                    top = len(rows) * self._side
                    rows.append((nodes.x, y, 0, top, self._side, self._side, zoom, zoom, 0.0, opacity))
            self._sprites.resize(len(rows))[...] = rows

    def draw(self, painter: QPainter) -> None:
        if self._sheet is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._sprites.draw(painter, self._sheet)

    def clear(self) -> None:
        self._sheet = None


def _scaled(values: Floats, axis: tuple[int, int] | None, of: Floats | None = None) -> Floats:
    """`values` in units of the largest finite magnitude of `of`, over `axis`; zeros stay zero."""
    sizes = np.abs(values if of is None else of)
    largest = sizes.max(axis=axis, keepdims=True, initial=0.0, where=np.isfinite(sizes))
    return values / np.where(largest > 0, largest, 1.0)
