"""Around the history's heat map: the numbers of layers and steps, and the colour bar with its powers of ten."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from nnviz.training.gradient_wants import GradientHistory
from nnviz.ui.gradient.shades import ENTRIES, OVER, ZERO, Pixels
from nnviz.ui.ink import colour, pen
from nnviz.ui.number_format import MINUS, count
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.theme import Appearance

BAR = 10.0  # px, the width of the colour bar
NUMBER_ROOM = 13.0  # px of height for the number of a layer

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_TOP, _CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


class HistoryAxes:
    """Paints them beside `box`, the map; the words are set from outside."""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        self.appearance = appearance
        self.labels = labels
        self.ratio = 1.0
        self.title = self.step_word = self.layer_word = self.letter = ""

    def paint_title(self, painter: QPainter, box: Box) -> None:
        font, theme = self.appearance.font(12, bold=True), self.appearance.theme
        words = f"{self.title} · {self.letter}" if self.letter else self.title
        title = self.labels.plain(words, font, theme.text, None, self.ratio)
        draw_label(painter, title, self.appearance.px(12), box.top - self.appearance.px(2), _LEFT | _TOP)

    def paint_layers(self, painter: QPainter, box: Box, layers: int) -> None:
        """The first and the last, and between them as many round ones as there is room for."""
        px, tall = self.appearance.px, box.height / layers
        room = px(NUMBER_ROOM)
        every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, layers) if n * tall >= room or n >= layers)
        ends = {1, layers} if (layers - 1) * tall >= room else {1}
        between = [l for l in range(every, layers, every) if min(l - 1, layers - l) * tall >= room]
        for l in (*ends, *between):
            self._word(painter, str(l), box.left - px(9), box.bottom - (l - 0.5) * tall, _RIGHT | _CENTRE)
        self._word(painter, self.layer_word, box.left - px(34), box.bottom - px(7), _RIGHT | _CENTRE)

    def paint_steps(self, painter: QPainter, box: Box, first: int, last: int) -> None:
        """The first, the middle and the last step, below."""
        px = self.appearance.px
        top = box.bottom + px(3)
        self._word(painter, self.step_word, box.left - px(9), top, _RIGHT | _TOP)
        self._word(painter, count(first), box.left, top, _LEFT | _TOP)
        self._word(painter, count(last), box.right, top, _RIGHT | _TOP)
        if box.width > px(240) and last - first > 1:
            self._word(painter, count(round((first + last) / 2)), box.left + box.width / 2, top, _MIDDLE | _TOP)

    def paint_scale(
        self, painter: QPainter, box: Box, axis: LogAxis, colours: Pixels, history: GradientHistory
    ) -> None:
        """The colour bar; below it what has no place on it, if it is there: 0 and what is no finite number."""
        theme, px = self.appearance.theme, self.appearance.px
        bar = Box(box.right + px(12), box.top, px(BAR), box.height)
        ramp = np.ascontiguousarray(colours[ENTRIES - 1 :: -1][:, None])
        painter.drawImage(QRectF(*bar), QImage(ramp.data, 1, ENTRIES, 4, QImage.Format.Format_RGB32))
        painter.setPen(pen(theme.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(*bar.shrunk(0.5)))
        labelled = axis.labelled()
        while len(labelled) > max(int(bar.height / px(15)), 2):
            labelled = labelled[::2]
        for exponent in labelled:
            y = bar.bottom - axis.fraction_of_decade(exponent) * bar.height
            html = {0: "1", 1: "10"}.get(exponent, f"10<sup>{exponent}</sup>".replace("-", MINUS))
            label = self.labels.rich(html, self.appearance.font(10.5), theme.muted, self.ratio)
            y = min(max(y, bar.top + px(5)), bar.bottom - px(5))
            draw_label(painter, label, bar.right + px(5), y, _LEFT | _CENTRE)
        left, decades = bar.left, history.decades
        for entry, word, there in (
            (ZERO, "0", np.isneginf(decades).any()),
            (OVER, "∞", np.isposinf(decades).any()),
        ):
            if there:
                painter.fillRect(QRectF(left, bar.bottom + px(7), px(8), px(8)), colour(_name(int(colours[entry]))))
                left = self._word(painter, word, left + px(11), bar.bottom + px(3), _LEFT | _TOP).right + px(6)

    def _word(self, painter: QPainter, text: str, x: float, y: float, align: Qt.AlignmentFlag) -> Box:
        font = self.appearance.font(10.5)
        label = self.labels.plain(text, font, self.appearance.theme.muted, None, self.ratio)
        return draw_label(painter, label, x, y, align)


def _name(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06x}"
