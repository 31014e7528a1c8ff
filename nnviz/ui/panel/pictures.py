"""The thumbnails on the panel's tiles: the real data sets and the input features over the plane, drawn small.

They are drawn once for a size and a theme; the tile keeps them.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from nnviz.nn import FEATURES
from nnviz.training.data import Dataset, make_dataset
from nnviz.ui.colour_map import ENTRIES, class_colours, signed_table
from nnviz.ui.theme import Theme

DOTS = {"spiral": 200, "sin": 200, "reg-plane": 320, "reg-gauss": 400}
MOST_DOTS = 140  # of the others: more would run together at 32 px
FEW_RADIUS = 0.1  # of the dots where there are only a few, as a share of the side
PLANE = 6.0  # the generators' square is -6 to 6


def dataset_picture(name: str, side: int, theme: Theme) -> QImage:
    """The samples of the data set `name`, in the colours of the maps; of the digits the first 3."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if name == "digits":
        _paint_digit(painter, side, theme)
    else:
        x, y, colours = _dots(name, theme)
        radius = side * (FEW_RADIUS if len(colours) < 10 else 0.036)
        for i, colour in enumerate(colours):
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(x[i] * side, y[i] * side), radius, radius)
    painter.end()
    return image


def feature_picture(name: str, side: int, theme: Theme) -> QImage:
    """The feature over the square from -6 to 6, blue where it is positive, scaled to its largest magnitude."""
    axis = np.linspace(-PLANE, PLANE, side)
    points = np.stack([np.tile(axis, side), np.repeat(axis[::-1], side)])
    values = FEATURES[name].value(points).reshape(side, side)
    pixels = np.ascontiguousarray(_coloured(values / np.abs(values).max(), theme))
    return QImage(pixels.data, side, side, QImage.Format.Format_RGBA8888).copy()


def _coloured(values: NDArray[np.floating], theme: Theme) -> NDArray[np.uint32]:
    """RGBA pixels of values from -1 to 1, at the map's own colours."""
    entries = np.clip(np.round((values + 1) / 2 * (ENTRIES - 1)), 0, ENTRIES - 1).astype(int)
    return signed_table(theme)[entries]


def _dots(name: str, theme: Theme) -> tuple[NDArray[np.floating], NDArray[np.floating], list[str]]:
    """Positions in the unit square, y downward, and a colour for each dot."""
    data = _data(name)
    x, y = data.x, data.y
    picked = np.linspace(0, x.shape[1] - 1, min(x.shape[1], DOTS.get(name, MOST_DOTS))).astype(int)
    if x.shape[0] == 1:
        x = np.stack([x[0], y[0] * 0.6 * np.abs(x).max()])  # a curve: the target is its height
    elif x.shape[0] > 2:
        x = x[_telling(data)]
    middle, reach = (x.max(1) + x.min(1)) / 2, np.maximum((x.max(1) - x.min(1)) / 2, 1e-9)
    if data.domain is not None:
        reach = np.full(2, reach.max())
    margin = FEW_RADIUS + 0.08 if x.shape[1] < 10 else 0.07
    place = 0.5 + (0.5 - margin) * (x[:, picked] - middle[:, None]) / reach[:, None]
    if data.classes is not None:
        palette = class_colours(theme, len(data.classes))
        colours = [palette[i] for i in y[:, picked].argmax(axis=0)]
    else:
        height = y[0, picked] / np.abs(y).max()
        signed = np.sign(height) * np.sqrt(np.abs(height))  # small heights would look white on white
        rgba = _coloured(signed, theme).view(np.uint8).reshape(-1, 4)
        colours = [QColor(*pixel).name() for pixel in rgba.tolist()]
    return place[0], 1 - place[1], colours


@cache
def _data(name: str) -> Dataset:
    return make_dataset(name, samples=DOTS.get(name))


def _telling(data: Dataset) -> list[int]:
    """The two columns in which the classes lie farthest apart, measured by their spread (Fisher's ratio)."""
    means = np.stack([data.x[:, row == 1].mean(axis=1) for row in data.y])
    inside = np.mean([data.x[:, row == 1].var(axis=1) for row in data.y], axis=0)
    ratio = means.var(axis=0) / np.maximum(inside, 1e-12)
    return [int(i) for i in np.argsort(ratio)[::-1][:2]]


def _paint_digit(painter: QPainter, side: int, theme: Theme) -> None:
    data = _data("digits")
    first = int(np.flatnonzero(data.y[3] == 1)[0])
    ink = QColor(theme.text)
    cell = side / 9
    for i, value in enumerate(data.x[:, first] / data.x.max()):
        ink.setAlphaF(float(value))
        row, column = divmod(i, 8)
        painter.fillRect(QRectF((column + 0.5) * cell, (row + 0.5) * cell, cell, cell), ink)
