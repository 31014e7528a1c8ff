"""The small pictures in the rows of a race: a decision map, and the loss from the first step to now."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

from nnviz.ui.ink import pen
from nnviz.ui.map.picture import MapPicture
from nnviz.ui.theme import Appearance


def map_icon(picture: MapPicture, values: NDArray[np.floating], side: int, ratio: float) -> QIcon:
    """A map (n, r, r), row 0 at the bottom, `side` px wide on a screen of this device pixel ratio."""
    pixels = np.ascontiguousarray(picture.paint(values)[::-1])
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    large, smooth = round(side * ratio), Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(image.scaled(large, large, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    pixmap.setDevicePixelRatio(ratio)
    return _icon(pixmap)


def curve_icon(
    appearance: Appearance, x: NDArray[np.floating], y: NDArray[np.floating], size: QSize, ratio: float
) -> QIcon:
    """A curve over 0 to 1 both ways, gaps (NaN) left out; what lies beyond is held at the edge."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    shown = np.isfinite(y)
    if shown.sum() > 1:
        across = 2 + x[shown] * (size.width() - 4)
        down = 3 + (1 - np.clip(y[shown], 0, 1)) * (size.height() - 6)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(pg.arrayToQPath(across, down), pen(appearance.theme.text, appearance.px(1.2)))
        painter.end()
    return _icon(made)


def _icon(pixmap: QPixmap) -> QIcon:
    """The picture as it is, also in a row that is chosen: Qt would tint it."""
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made
