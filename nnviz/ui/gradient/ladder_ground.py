"""What stands still in the panels of the gradient's view: frames, axes, titles, names, the selected column."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from nnviz.nn import ACTIVATIONS
from nnviz.training.snapshot import RunInfo
from nnviz.ui.gradient.figures import PANELS, PanelName, Panels
from nnviz.ui.gradient.places import HEADS, Places
from nnviz.ui.ink import colour, pen
from nnviz.ui.number_format import MINUS
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.theme import Appearance

SYMBOLS: Mapping[PanelName, str] = {
    "delta": "||<i>δ</i>||",
    "slope": "<i>f</i> ′",
    "change": "||Δ<i>W</i>|| / ||<i>W</i>||",
    "nudge": "||Δ<i>a</i>||",
}
NUMBER_ROOM = 20.0  # px for the number of a layer

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_TOP, _CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


class LadderGround:
    """Paints it on any painter; it is given everything and keeps nothing but fonts and labels."""

    def __init__(self, appearance: Appearance, labels: LabelCache) -> None:
        self.appearance = appearance
        self.labels = labels
        self.captions: Mapping[PanelName, str] = {}
        self.layer_word = ""

    def paint(
        self, painter: QPainter, places: Places, panels: Panels, selected: int | None, ratio: float, waterfall: bool
    ) -> None:
        """All of it; `waterfall`: the signs of its bars are explained."""
        theme = self.appearance.theme
        if selected is not None and selected < places.layers:
            painter.fillRect(QRectF(*places.column(selected)), colour(theme.sel))
        for panel, box in zip(PANELS, places.boxes, strict=True):
            painter.fillRect(QRectF(*box), colour(theme.plot))
            if selected is not None and selected < places.layers:
                column = places.column(selected)
                painter.fillRect(QRectF(column.left, box.top, column.width, box.height), colour(theme.sel))
            self._paint_panel(painter, box, panels.axes[panel], ratio)
            self._paint_title(painter, box, panel, ratio, waterfall)
        shown = panels.shown_run
        if shown is not None:
            if len(panels.runs) == 1:
                self._paint_largest_slopes(painter, places, panels.axes["slope"], shown.run)
            self._paint_names(painter, places, shown.run, ratio)

    def _paint_panel(self, painter: QPainter, box: Box, axis: LogAxis, ratio: float) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        labelled, apart = axis.labelled(), px(14)
        while len(labelled) > 1 and (labelled[1] - labelled[0]) * box.height < apart * (axis.high - axis.low):
            labelled = labelled[::2]
        for exponent in labelled:
            y = round(box.bottom - axis.fraction_of_decade(exponent) * box.height) + 0.5
            painter.setPen(pen(theme.hair))
            painter.drawLine(QPointF(box.left, y), QPointF(box.right, y))
            html = {0: "1", 1: "10"}.get(exponent, f"10<sup>{exponent}</sup>".replace("-", MINUS))
            label = self.labels.rich(html, self.appearance.font(10.5), theme.muted, ratio)
            row = min(max(y, box.top + px(6)), box.bottom - px(5))
            draw_label(painter, label, box.left - px(9), row, _RIGHT | _CENTRE)
        ticks = axis.ticks()
        if len(ticks) * px(4) < box.height:
            painter.setPen(pen(theme.ctl))
            for decade in ticks:
                y = round(box.bottom - axis.fraction_of_decade(decade) * box.height) + 0.5
                painter.drawLine(QPointF(box.left - px(6), y), QPointF(box.left - px(3), y))
        painter.setPen(pen(theme.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(*box.shrunk(0.5)))

    def _paint_title(self, painter: QPainter, box: Box, panel: PanelName, ratio: float, waterfall: bool) -> None:
        theme, px, left = self.appearance.theme, self.appearance.px, self.appearance.px(12)
        size = 14 if panel == "change" else 16
        symbol = self.labels.rich(SYMBOLS[panel], self.appearance.maths(size, italic=False), theme.text, ratio)
        top = draw_label(painter, symbol, left, box.top - px(3), _LEFT | _TOP).bottom
        caption = self.labels.plain(self.captions.get(panel, ""), self.appearance.font(11), theme.muted, None, ratio)
        top = draw_label(painter, caption, left, top, _LEFT | _TOP).bottom + px(5)
        if panel != "delta":
            return
        maths = self.appearance.maths(13, italic=False)
        signs = (("× <i>W</i><sup>T</sup>", theme.bring, False), ("× <i>f</i> ′", theme.take, True))
        if not waterfall:
            signs = (("||<i>W</i><sup>T</sup><i>δ</i>||", theme.bring, False),)  # type: ignore[assignment]
        for html, name, solid in signs:
            label = self.labels.rich(html, maths, theme.text, ratio)
            row = draw_label(painter, label, left + px(11), top, _LEFT | _TOP)
            painter.setPen(pen(name, 1.4))
            painter.setBrush(colour(name) if solid else Qt.BrushStyle.NoBrush)
            if waterfall:
                painter.drawRect(QRectF(left + 0.5, row.middle - px(5), px(4), px(10)))
            else:
                painter.drawEllipse(QRectF(left - px(1), row.middle - px(3), px(6), px(6)))
            top = row.bottom + px(1)

    def _paint_largest_slopes(self, painter: QPainter, places: Places, axis: LogAxis, run: RunInfo) -> None:
        """A dashed line at the largest |f'| that a layer's function has at all."""
        box, theme = places.boxes[PANELS.index("slope")], self.appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen(theme.take, 1, 1.0, Qt.PenCapStyle.FlatCap))
        for l, layer in enumerate(run.layers):
            most = float(ACTIVATIONS[layer.activation].max_derivative(**layer.params)) if layer.pieces == 1 else 1.0
            if not most > 0 or not axis.low < log10(most) < axis.high:
                continue
            y = round(box.bottom - axis.fraction(most) * box.height) + 0.5
            left, right = places.x(l - 0.5), places.x(l + 0.5)
            step, x = self.appearance.px(6), left
            while x < right:
                painter.drawLine(QLineF(x, y, min(x + step / 2, right), y))
                x += step
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_names(self, painter: QPainter, places: Places, run: RunInfo, ratio: float) -> None:
        """The functions above the columns where they fit, the layers' numbers below."""
        theme, px, font = self.appearance.theme, self.appearance.px, self.appearance.font(11)
        first, last = places.boxes[0], places.boxes[-1]
        for l in places.numbered(px(NUMBER_ROOM)):
            number = self.labels.plain(str(l + 1), font, theme.muted, None, ratio)
            draw_label(painter, number, places.x(l), last.bottom + px(3), _MIDDLE | _TOP)
        word = self.labels.plain(self.layer_word, font, theme.muted, None, ratio)
        draw_label(painter, word, last.left - px(9), last.bottom + px(3), _RIGHT | _TOP)
        begin, names = 0, [layer.activation for layer in run.layers]
        for l in range(1, len(names) + 1):  # neighbours with the same function share one name
            if l < len(names) and names[l] == names[begin]:
                continue
            width = (l - begin) * places.column_width
            name = self.labels.plain(names[begin], font, theme.muted, None, ratio)
            if name.width <= width - px(4):
                middle = places.x((begin + l - 1) / 2)
                draw_label(painter, name, middle, first.top - px(HEADS) / 2 - 1, _MIDDLE | _CENTRE)
                if l - begin > 1 and width > name.width + px(24):
                    self._paint_span(painter, places, begin, l - 1, name.width)
            begin = l

    def _paint_span(self, painter: QPainter, places: Places, begin: int, end: int, taken: float) -> None:
        """Hairlines from a shared name to the first and the last of its layers."""
        theme, px = self.appearance.theme, self.appearance.px
        y = round(places.boxes[0].top - px(HEADS) / 2) - 0.5
        middle, room = places.x((begin + end) / 2), taken / 2 + px(6)
        painter.setPen(pen(theme.border))
        for edge, inner in (
            (places.x(begin - 0.5) + px(3), middle - room),
            (places.x(end + 0.5) - px(3), middle + room),
        ):
            painter.drawLine(QLineF(edge, y, inner, y))
            painter.drawLine(QLineF(edge, y, edge, y + px(4)))
