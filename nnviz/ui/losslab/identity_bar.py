"""Cross entropy as a bar of two parts: the entropy of the target, which nobody can take away, and the divergence."""

from __future__ import annotations

from math import isfinite

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from nnviz.ui.ink import colour, pen
from nnviz.ui.losslab.formulas import figure
from nnviz.ui.losslab.kept_chart import KeptChart
from nnviz.ui.painting import errors_told
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import Appearance

HEIGHT, BAR = 58.0, 22.0  # px
USUAL = 2.0  # of the scale, nats; a larger sum fills the bar
LEFT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter
TOP, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


class IdentityBar(KeptChart):
    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._entropy = self._kl = self._whole = 0.0
        self._names = ("", "", "")
        self.restyle()

    def set_words(self, entropy: str, divergence: str, cross_entropy: str) -> None:
        self._names = entropy, divergence, cross_entropy
        self._describe()

    def show_parts(self, entropy: float, divergence: float, cross_entropy: float) -> None:
        """`cross_entropy` by itself, not as their sum."""
        self._entropy, self._kl, self._whole = entropy, divergence, cross_entropy
        self._describe()

    def _describe(self) -> None:
        parts = zip(self._names, (self._entropy, self._kl, self._whole), strict=True)
        entropy, divergence, whole = (f"{name} {figure(value)}" for name, value in parts)
        self.setAccessibleDescription(f"{entropy} + {divergence} = {whole}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(400)), round(self.appearance.px(HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(260)), round(self.appearance.px(HEIGHT)))

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme, px, ratio = self.appearance.theme, self.appearance.px, self.devicePixelRatioF()
            top, left = self.height() - px(BAR + 6), px(30)
            room = self.width() - left - px(10)
            scale = room / max(USUAL, self._entropy + self._kl if isfinite(self._kl) else USUAL)
            first, second = self._entropy * scale, max(self._kl, 0.0) * scale
            painter.fillRect(round(left), round(top), round(room), round(px(BAR)), colour(theme.raised))
            painter.setPen(pen(theme.bring, px(1.5)))
            painter.setBrush(colour(theme.plot))
            painter.drawRect(round(left), round(top), round(first), round(px(BAR)))  # open: it is always there
            painter.fillRect(round(left + first), round(top), round(second), round(px(BAR)), colour(theme.take))
            self._paint_figures(painter, left, ratio)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_figures(self, painter: QPainter, left: float, ratio: float) -> None:
        """ "entropy of T 0.898 + KL 0.5 = cross entropy 1.4" above the bar."""
        theme, px, font = self.appearance.theme, self.appearance.px, self.appearance.font(12)
        bold, x, y = self.appearance.font(12, bold=True), left, px(12)
        values = self._entropy, self._kl, self._whole
        signs, inks = ("", "+", "="), (theme.bring, theme.take, theme.text)
        for sign, name, value, ink in zip(signs, self._names, values, inks, strict=True):
            if sign:
                label = self.labels.plain(sign, bold, theme.text, None, ratio)
                x = draw_label(painter, label, x, y, LEFT | CENTRE).right + px(7)
            label = self.labels.plain(name, font, ink, None, ratio)
            x = draw_label(painter, label, x, y, LEFT | CENTRE).right + px(5)
            label = self.labels.plain(figure(value), bold, theme.text, None, ratio)
            x = draw_label(painter, label, x, y, LEFT | CENTRE).right + px(7)
