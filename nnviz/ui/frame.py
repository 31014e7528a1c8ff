"""The frame of a small plot: its box, its ranges, where a value lies, and its ticks. It paints no data."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from nnviz.ui.ink import colour, pen
from nnviz.ui.marked_axis import round_values
from nnviz.ui.number_format import short, tick
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

SHRINK = 0.12  # of the distance, in every frame of twenty a second: an axis narrows slowly, but widens at once


class SteadyRange:
    """An axis that does not flicker."""

    def __init__(self) -> None:
        self._range: tuple[float, float] | None = None

    def fit(self, low: float, high: float, *, at_once: bool = False) -> tuple[float, float]:
        if self._range is not None and not at_once:
            low = min(low, self._range[0] + SHRINK * (low - self._range[0]))
            high = max(high, self._range[1] + SHRINK * (high - self._range[1]))
        self._range = (low, high)
        return self._range

    def forget(self) -> None:
        self._range = None


@dataclass(frozen=True, slots=True)
class Frame:
    """`x` and `y` are the ranges that the box shows."""

    box: Box
    x: tuple[float, float]
    y: tuple[float, float]

    def across(self, value: float | NDArray) -> float | NDArray:
        return self.box.left + (value - self.x[0]) / (self.x[1] - self.x[0]) * self.box.width

    def up(self, value: float | NDArray) -> float | NDArray:
        return self.box.bottom - (value - self.y[0]) / (self.y[1] - self.y[0]) * self.box.height

    def x_at(self, pixel: float) -> float:
        return self.x[0] + (pixel - self.box.left) / self.box.width * (self.x[1] - self.x[0])

    def y_at(self, pixel: float) -> float:
        return self.y[0] + (self.box.bottom - pixel) / self.box.height * (self.y[1] - self.y[0])

    def holds(self, x: float, y: float) -> bool:
        return self.box.left <= x < self.box.right and self.box.top <= y < self.box.bottom

    def paint_ground(
        self,
        painter: QPainter,
        appearance: Appearance,
        labels: LabelCache,
        ratio: float,
        *,
        grid: bool = True,
        right: float = inf,
    ) -> None:
        """The ground with its lines at round values, and the ticks' texts outside, no farther to the right than
        `right`, px.
        """
        theme, px, box = appearance.theme, appearance.px, self.box
        left, top, width, height = map(round, box)
        painter.fillRect(left, top, width, height, colour(theme.plot))
        font = appearance.font(10.5)
        most_x, most_y = max(2, int(box.width / px(64))), max(2, int(box.height / px(36)))
        for value in round_values(*self.x, min(most_x, 6)):
            x = round(self.across(value))
            painter.fillRect(x, top + height, 1, round(px(3)), colour(theme.ctl))
            label = labels.plain(written(value), font, theme.muted, None, ratio)
            middle = min(x, right - label.width / 2)
            align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            draw_label(painter, label, middle, box.bottom + px(4), align)
        for value in round_values(*self.y, min(most_y, 5)):
            y = round(self.up(value))
            if grid:
                painter.fillRect(left, y, width, 1, colour(theme.border if value == 0 else theme.hair))
            label = labels.plain(written(value), font, theme.muted, None, ratio)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            draw_label(painter, label, box.left - px(5), y, align)

    def paint_border(self, painter: QPainter, appearance: Appearance) -> None:
        left, top, width, height = map(round, self.box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen(appearance.theme.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(left, top, width - 1, height - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def tick_room(y: tuple[float, float], appearance: Appearance) -> float:
    """How wide the texts beside such an axis get, px."""
    metrics = QFontMetricsF(appearance.font(10.5))
    return max(metrics.horizontalAdvance(written(value)) for value in round_values(*y, 5)) + appearance.px(8)


def written(value: float) -> str:
    """A round value of an axis, however large or small it is."""
    return tick(value) if value == 0 or 1e-3 <= abs(value) < 1e5 else short(value)


def extent(*values: NDArray, margin: float = 0.08) -> tuple[float, float]:
    """The range of all these values with a margin, wide enough to be seen by a float."""
    found = np.concatenate([np.ravel(part) for part in values])
    low, high = float(found.min()), float(found.max())
    span = max(high - low, 1e-9, 1e-9 * max(abs(low), abs(high)))
    return low - margin * span, high + margin * span
