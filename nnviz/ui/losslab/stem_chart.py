"""Below the points, what each of them has: of every loss one bar, beside each other under the point."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from nnviz.ui.frame import Frame
from nnviz.ui.functions.curve_painting import curve_pen, ink_of
from nnviz.ui.ink import colour
from nnviz.ui.losslab.fit_chart import APART, HEADER, SAMPLE, PointChart
from nnviz.ui.losslab.kept_chart import stepped
from nnviz.ui.painting import errors_told
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import Appearance

WIDE, GAP = 5.0, 1.0  # px of a bar, and between two
LEFT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
Stems = tuple[str, int, NDArray[np.float64]]  # name, slot and a value for each point


class StemChart(PointChart):
    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._x: NDArray[np.float64] = np.zeros(0)
        self._stems: tuple[Stems, ...] = ()
        self._y = (0.0, 1.0)
        self._title = self._about = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the table says its figures, and the points are chosen above
        self.restyle()

    def set_words(self, title: str, about: str) -> None:
        self._title, self._about = title, about
        self.update()

    def show_stems(self, x: NDArray[np.float64], stems: Sequence[Stems]) -> None:
        """x (N,) of the points."""
        self._x, self._stems = x, tuple(stems)
        values = np.concatenate([np.zeros(1), *(column for _, _, column in stems)])
        low, high = float(values.min()), float(values.max())
        self._y = stepped(1.08 * low, 1.08 * high) if high > low else (0.0, 1.0)
        self.update()

    @property
    def stems(self) -> tuple[Stems, ...]:
        return self._stems

    @property
    def frame(self) -> Frame:
        return self.kept_frame([name for name, *_ in self._stems], self._y)

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(480)), round(self.appearance.px(140)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(260)), round(self.appearance.px(96)))

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            px, names = self.appearance.px, [(name, slot) for name, slot, _ in self._stems]
            frame = self.frame
            self.draw_kept(painter, "ground", (self._title, self._about, frame, tuple(names)), self._paint_ground)
            zero, count, each = float(frame.up(0.0)), len(self._stems), px(WIDE + GAP)
            for place, (_, slot, values) in enumerate(self._stems):
                ink = colour(ink_of(slot, self.appearance))
                for x, y in zip(frame.across(self._x).tolist(), frame.up(values).tolist(), strict=True):
                    left, height = x + (place - count / 2) * each, max(1, round(abs(y - zero)))
                    painter.fillRect(round(left), round(min(y, zero)), round(px(WIDE)), height, ink)
        finally:
            painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme, px, ratio, frame = self.appearance.theme, self.appearance.px, self.devicePixelRatioF(), self.frame
        label = self.labels.rich(self._title, self.appearance.maths(15, italic=False), theme.text, ratio)
        edge = draw_label(painter, label, frame.box.left, px(HEADER) / 2, LEFT | CENTRE).right
        metrics = QFontMetricsF(self.appearance.font(12))
        about = metrics.elidedText(self._about, Qt.TextElideMode.ElideRight, self.width() - edge - px(10))
        label = self.labels.plain(about, self.appearance.font(12), theme.muted, None, ratio)
        draw_label(painter, label, edge + px(8), px(HEADER) / 2, LEFT | CENTRE)
        frame.paint_ground(painter, self.appearance, self.labels, ratio)
        zero = round(float(frame.up(0.0)))
        painter.fillRect(round(frame.box.left), zero, round(frame.box.width), 1, colour(theme.ctl))
        for place, (name, slot, _) in enumerate(self._stems):
            x, y = frame.box.right + px(5), frame.box.top + px(8 + APART * place)
            painter.setPen(curve_pen(slot, self.appearance))
            painter.drawLine(round(x), round(y), round(x + px(SAMPLE)), round(y))
            label = self.labels.plain(name, self.appearance.font(11), theme.text, None, ratio)
            draw_label(painter, label, x + px(SAMPLE + 4), y, LEFT | CENTRE)
        frame.paint_border(painter, self.appearance)
