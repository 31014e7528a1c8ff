"""One of the units that learn beside each other: the same picture, small, with its number of lines and its loss."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent

from nnviz.training.workshop_limits import least_loss
from nnviz.ui.frame import Frame
from nnviz.ui.gradient.chart import Chart
from nnviz.ui.number_format import count
from nnviz.ui.painting import errors_told
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.bench import Bench
from nnviz.ui.workshop.envelope_plot import X, Y
from nnviz.ui.workshop.painting import BOTTOM, LEFT, RIGHT, EnvelopePainter, in_view
from nnviz.ui.workshop.words import WorkshopWords, loss

HEADER, GUTTER, FOOT, EDGE = 22.0, 26.0, 18.0, 4.0  # px


class SmallUnit(Chart):
    """The unit number `place` of those beside each other."""

    def __init__(self, bench: Bench, place: int, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.bench = bench
        self.place = place
        self.words = WorkshopWords(self)
        self._painter = EnvelopePainter(appearance)
        bench.retargeted.connect(self.show_unit)
        self.restyle()
        self.retranslate()

    @property
    def frame(self) -> Frame:
        px = self.appearance.px
        width, height = self.width() - px(GUTTER + EDGE), self.height() - px(HEADER + FOOT)
        return Frame(Box(px(GUTTER), px(HEADER), max(width, 10.0), max(height, 10.0)), X, Y)

    @property
    def loss(self) -> float:
        return self.bench.losses.last[2 + self.place]

    @property
    def bends(self) -> int:
        """That are seen now."""
        return len(in_view(self.bench.others[self.place].lines, X)) - 1

    def _told_loss(self) -> str:
        """With the least that so many lines can reach."""
        unit = self.bench.others[self.place]
        return self.tr("{loss}, at best {least}").format(
            loss=loss(self.loss), least=loss(least_loss(unit.target, len(unit.lines)))
        )

    def put_cursor_away(self) -> None:
        """It has none."""

    def restyle(self) -> None:
        self._painter.forget()
        super().restyle()

    def show_unit(self) -> None:
        self._describe()
        self.update()

    def _describe(self) -> None:
        if not self.bench.running:
            unit = self.bench.others[self.place]
            self.setAccessibleDescription(
                self.tr("Loss {loss} after {step} steps; {bends} of at most {most} bends in use").format(
                    loss=self._told_loss(), step=count(unit.step), bends=self.bends, most=len(unit.lines) - 1
                )
            )

    def retranslate(self) -> None:
        k = len(self.bench.others[self.place].lines)
        self.setAccessibleName(self.tr("A unit with {k} lines that learns beside").format(k=k))
        self.setToolTip(
            self.tr("{k} lines: at most {bends} bends. It learns the same curve in step with the others.").format(
                k=k, bends=k - 1
            )
        )
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(180)), round(self.appearance.px(170)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(110)), round(self.appearance.px(120)))

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, ratio, unit = self.frame, self.devicePixelRatioF(), self.bench.others[self.place]
            theme, px = self.appearance.theme, self.appearance.px
            bold, plain = self.appearance.font(12, bold=True), self.appearance.font(11)
            label = self.labels.plain(f"k = {len(unit.lines)}", bold, theme.text, None, ratio)
            left = draw_label(painter, label, frame.box.left, frame.box.top - px(4), LEFT | BOTTOM).right + px(8)
            for text in (self._told_loss(), loss(self.loss)):
                label = self.labels.plain(text, plain, theme.muted, None, ratio)
                if label.width <= frame.box.right - left:
                    break
            draw_label(painter, label, frame.box.right, frame.box.top - px(4), RIGHT | BOTTOM)
            self._painter.paint_ground(painter, self, frame, unit.target, self.labels, few=True, for_file=self.for_file)
            self._painter.paint_unit(painter, frame, unit, ratio, small=True, for_file=self.for_file)
            frame.paint_border(painter, self.appearance)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()
