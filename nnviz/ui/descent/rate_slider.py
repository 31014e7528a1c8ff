"""The learning rate on a logarithmic slider, with the border beyond which nothing comes nearer marked on it."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.controls import NumberField, Slider, SliderField
from nnviz.ui.controls.drawing import Role, px
from nnviz.ui.ink import colour

STOPS = tuple(float(f"{m}e{e}") for e in range(-4, 2) for m in (1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9))
MOST = 1e6


class BorderSlider(Slider):
    """`border` is shown as a notch above and below the groove, what lies beyond it in danger's colour."""

    border: float | None = None

    def show_border(self, border: float | None) -> None:
        if border != self.border:
            self.border = border
            self.update()

    def border_x(self) -> float | None:
        """Where the notch is, px; None without one on the slider."""
        if self.border is None or not STOPS[0] <= self.border <= STOPS[-1]:
            return None
        i = min(bisect_right(STOPS, self.border) - 1, len(STOPS) - 2)
        share = (i + (self.border - STOPS[i]) / (STOPS[i + 1] - STOPS[i])) / (len(STOPS) - 1)
        groove = self._groove()
        return groove.left() + share * groove.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        x = self.border_x()
        if x is None:
            return
        painter, one, danger = QPainter(self), px(self), self.palette().color(Role.BrightText).name()
        middle = self.height() / 2
        painter.fillRect(round(x), round(middle - 10 * one), max(round(2 * one), 1), round(20 * one), colour(danger))
        right = self._groove().right()
        painter.fillRect(round(x), round(middle + 8 * one), round(right - x), max(round(2 * one), 1), colour(danger))
        painter.end()


class RateField(SliderField):
    """Dragged or typed; 0 can be typed as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        slider = BorderSlider(STOPS)
        super().__init__(STOPS, NumberField(0, MOST, steps=STOPS), parent, slider=slider)
        self.show_border = slider.show_border
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
