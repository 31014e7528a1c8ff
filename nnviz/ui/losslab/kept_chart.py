"""A chart whose parts that stand still are kept as pixmaps: beside a network in training every call of Qt counts."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import floor, log10

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap

from nnviz.ui.gradient.chart import Chart
from nnviz.ui.theme import Appearance

SIZES = (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


class KeptChart(Chart):
    """Keys with Ctrl are left to the page and the window; it has no cursor of its own that would go away."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._kept: dict[str, tuple[Hashable, QPixmap]] = {}

    def draw_kept(self, painter: QPainter, layer: str, key: Hashable, paint: Callable[[QPainter], None]) -> None:
        """What `paint` paints, anew only for another `key`; into a file directly."""
        if self.for_file:
            paint(painter)
            return
        known = self._kept.get(layer)
        if known is None or known[0] != key:
            made = QPixmap(self.size() * self.devicePixelRatioF())
            made.setDevicePixelRatio(self.devicePixelRatioF())
            made.fill(Qt.GlobalColor.transparent)
            on = QPainter(made)
            on.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(on)
            on.end()
            known = self._kept[layer] = key, made
        painter.drawPixmap(0, 0, known[1])

    def forget(self) -> None:
        """Another size or another look: nothing of what was painted is of use."""
        self._kept.clear()

    def put_cursor_away(self) -> None:
        """It stays, or there is none."""

    def restyle(self) -> None:
        self.forget()
        super().restyle()

    def claims(self, event: QKeyEvent) -> bool:
        return not event.modifiers() & Qt.KeyboardModifier.ControlModifier and super().claims(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.DevicePixelRatioChange):
            self.forget()
        return super().event(event)


def stepped(low: float, high: float) -> tuple[float, float]:
    """A range with 0 in it, each end rounded outwards to one of a few sizes, so that a ground seldom changes."""
    return -_size(-low) if low < 0 else 0.0, _size(high) if high > 0 else 0.0


def _size(value: float) -> float:
    power = 10.0 ** floor(log10(value))
    return float(next(power * size for size in SIZES if power * size >= value * (1 - 1e-9)))
