"""How the error splits: the norms of what came from above, of what the weights brought and of what the slope left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.backprop.figures import figure
from nnviz.ui.ink import colour
from nnviz.ui.painting import errors_told
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

LINE = 22.0
Bar = tuple[str, float, str]  # rich text, norm, and "text", "bring" or "take"


class NormBars(QWidget):
    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._labels = LabelCache()
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar], told: str) -> None:
        if tuple(bars) == self.bars:
            return
        self.bars = tuple(bars)
        self.setAccessibleDescription(told)
        self._fit()

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._appearance.theme, self._appearance.px
        ratio, line = self.devicePixelRatioF(), px(LINE)
        most = max((norm for _, norm, _ in self.bars if norm < float("inf")), default=0.0)
        left, right = px(82), self.width() - px(54)
        for row, (name, norm, kind) in enumerate(self.bars):
            middle = line * (row + 0.5)
            label = self._labels.rich(name, self._appearance.maths(13, italic=False), theme.text, ratio)
            draw_label(painter, label, 0, middle, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            top, high = round(middle - px(4)), round(px(8))
            painter.fillRect(round(left), top, round(right - left), high, colour(theme.raised))
            share = min(norm / most, 1.0) if most > 0 and norm == norm else 0.0
            ink = {"bring": theme.bring, "take": theme.take}.get(kind, theme.text)
            painter.fillRect(round(left), top, round((right - left) * share), high, colour(ink))
            painter.setFont(self._appearance.font(12, bold=True))
            painter.setPen(colour(theme.text))
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            end = round(right)
            painter.drawText(end, round(line * row), self.width() - end, round(line), align, figure(norm, 3))
        painter.end()

    def restyle(self) -> None:
        self._labels.clear()
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(round(self._appearance.px(LINE) * max(len(self.bars), 1)))
        self.update()
