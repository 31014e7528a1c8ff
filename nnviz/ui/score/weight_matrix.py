"""A whole weight matrix as one image between two layers, where its edges would be a blur: rows are targets.

Every pixel is the colour of one entry, so what is pointed at is what is drawn; a matrix larger than its image is
sampled, for averages of weights of both signs would all be grey.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

from nnviz.ui.colour_map import ENTRIES, Pixels
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.network_layout import Nodes

MARGIN, MARGIN_SHARE = 12.0, 0.2  # px to the neurons at both sides, or of the gap
CAPTION, CAPTION_WIDTH, COUNT_WIDTH = 16.0, 60.0, 30.0  # px for its size below it, beside the "+ n" of its neighbours
LARGEST = 24.0  # px of an entry
LEAST = 9.0  # px: a narrower gap is left to edges
DEAD = 0.25  # of its colour is left to an entry that carries nothing


class WeightMatrix:
    """The weights from all `source` to all `target` units; made anew for every layout, redrawn for new weights."""

    def __init__(self, source: Nodes, target: Nodes, top: float, bottom: float, scale: float, ratio: float) -> None:
        self.shape = (target.total, source.total)
        room = target.left - source.right
        counted = COUNT_WIDTH if source.more or target.more else 0.0
        self.captioned = room >= (CAPTION_WIDTH + counted) * scale
        bottom -= (CAPTION if self.captioned or counted else MARGIN / 2) * scale
        width, height = room - 2 * min(MARGIN * scale, MARGIN_SHARE * room), bottom - top
        width = max(round(min(width, LARGEST * scale * source.total)), 1)
        height = max(round(min(height, LARGEST * scale * target.total)), 1)
        left = round((source.right + target.left - width) / 2)
        self.box = Box(left, round((top + bottom - height) / 2), width, height)
        self.left, self.top = left, self.box.top
        self._ratio = ratio
        across, down = max(round(width * ratio), 1), max(round(height * ratio), 1)
        self._columns = np.arange(across) * source.total // across
        self._rows = (np.arange(down) * target.total // down)[:, None]
        self.pixmap = QPixmap(across, down)
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(Qt.GlobalColor.transparent)

    def redraw(self, shares: NDArray[np.floating], dead: NDArray[np.bool_], table: Pixels) -> None:
        """Draw w / max |w| (targets, sources) through a table of signed colours; entries that are `dead` are pale."""
        half = (ENTRIES - 1) / 2
        shares = np.where(dead, DEAD * shares, shares) if dead.any() else shares
        places = np.nan_to_num(shares * half + half, nan=half).clip(0, ENTRIES - 1).astype(np.uint8)
        pixels = np.ascontiguousarray(table[places[self._rows, self._columns]])
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBX8888)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self._ratio)
        self.pixmap = pixmap

    def nearest(self, x: float, y: float) -> tuple[int, int] | None:
        """Source and target unit of the entry drawn at (x, y)."""
        column = int((x - self.box.left) * self._ratio)
        row = int((y - self.box.top) * self._ratio)
        if not (0 <= column < len(self._columns) and 0 <= row < len(self._rows)):
            return None
        return int(self._columns[column]), int(self._rows[row, 0])

    def cell(self, source: int, target: int) -> Box:
        """Where an entry is drawn, or would be."""
        rows, columns = self.shape
        width, height = self.box.width / columns, self.box.height / rows
        return Box(self.box.left + source * width, self.box.top + target * height, width, height)
