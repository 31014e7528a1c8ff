"""The samples over a small map or curve, painted once into a pixmap: frames only copy it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from nnviz.training.snapshot import RunInfo
from nnviz.ui.colour_map import ENTRIES, class_colours, signed_table
from nnviz.ui.ink import colour, pen
from nnviz.ui.map.marks import draw_mark
from nnviz.ui.map.scale import OutputScale
from nnviz.ui.theme import DARK, LIGHT, Appearance

MOST = 240  # samples of both parts together; more would hide a small map
DIAMETERS = ((200, 4.0), (10_000, 5.5))  # px, in pictures up to so many px wide
SHADES = 16


def chosen_samples(run: RunInfo) -> list[tuple[NDArray[np.integer], bool]]:
    """Numbers of the samples that are drawn, evenly picked from the test part (True) and the training part."""
    parts = ((run.data.test, True), (run.data.train, False))
    total = sum(numbers.size for numbers, _ in parts)
    share = min(1.0, MOST / max(total, 1))
    return [
        (numbers[np.linspace(0, numbers.size - 1, max(1, round(share * numbers.size))).round().astype(int)], tested)
        for numbers, tested in parts
        if numbers.size
    ]


def samples_pixmap(
    appearance: Appearance,
    run: RunInfo,
    scale: OutputScale,
    size: QSize,
    ratio: float,
    place: tuple[NDArray[np.floating], NDArray[np.floating]],
) -> QPixmap:
    """A transparent picture of `size` with a mark for each of `chosen_samples`; `place` (x, y) of all samples, in px.

    The colour and the shape tell the class, a dark rim a test sample.
    """
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    diameter = appearance.px(next(wide for most, wide in DIAMETERS if size.width() <= appearance.px(most)))
    for numbers, tested in chosen_samples(run):
        rim = pen(DARK.panel, 0.8, 0.55) if tested else pen(LIGHT.panel, 0.8, 0.8)
        inks, shapes = _marks(appearance, run.data.y[:, numbers], scale)
        for number, ink, shape in zip(numbers.tolist(), inks, shapes, strict=True):
            x, y = float(place[0][number]), float(place[1][number])
            if shape is not None:
                draw_mark(painter, shape, ink, x, y, diameter)
                continue
            painter.setPen(rim)
            painter.setBrush(colour(ink))
            half = diameter / 2
            if scale.task == "binary" and ink == appearance.theme.negative:
                painter.drawRect(round(x - half + 0.5), round(y - half + 0.5), round(diameter - 1), round(diameter - 1))
            else:
                painter.drawEllipse(round(x - half), round(y - half), round(diameter), round(diameter))
    painter.end()
    return made


def _marks(appearance: Appearance, y: NDArray[np.floating], scale: OutputScale) -> tuple[list[str], list[int | None]]:
    """The colour of each sample, and the number of its class where that has a mark of its own."""
    theme, count = appearance.theme, y.shape[1]
    if scale.task == "classes":
        colours, numbers = class_colours(theme, y.shape[0]), y.argmax(axis=0).tolist()
        return [colours[number] for number in numbers], list(numbers)
    if scale.task == "binary":
        return [theme.positive if positive else theme.negative for positive in (y[0] > 0).tolist()], [None] * count
    table = signed_table(theme).view(np.uint8).reshape(ENTRIES, 4)
    position = (np.clip(scale.position(y[scale.output]), -1, 1) + 1) / 2
    places = np.rint(position * SHADES).astype(int) * (ENTRIES - 1) // SHADES
    names = ["#{:02x}{:02x}{:02x}".format(*table[place, :3].tolist()) for place in places.tolist()]
    return names, [None] * count
