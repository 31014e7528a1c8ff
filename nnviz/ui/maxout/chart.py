"""What the charts of the Maxout view share: a title line inside the picture, marks of pieces, a frozen look."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from nnviz.ui.card import wrapped
from nnviz.ui.export import Table
from nnviz.ui.gradient.chart import Chart
from nnviz.ui.ink import colour
from nnviz.ui.maxout.words import MaxoutWords
from nnviz.ui.painting import errors_told
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.score.sprites import DotShapes, DotSheet, draw_mark
from nnviz.ui.theme import Appearance

TITLE = 24.0  # px
TIP, TIP_LINES = 420.0, 12  # px: a tooltip's width, and its lines at most
FROZEN = 0.4  # opacity of the last finite values

LEFT, RIGHT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
TOP, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


@cache
def ring(name: str) -> QPen:
    """A pen of 1 px, however much the shape that it draws is scaled."""
    made = QPen(colour(name), 1)
    made.setCosmetic(True)
    return made


class MaxoutChart(Chart):
    """A subclass paints its data in `paint_data`; `title` and `remark` stand above, `note` takes the place of nothing.

    frozen   the figures are the last finite ones of a run that is lost
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.words = MaxoutWords(self)
        self.title = self.remark = self.note = ""
        self.frozen = False
        self._sheet: DotSheet | None = None

    # -- looks

    def restyle(self) -> None:
        self._sheet = None
        super().restyle()

    def retranslate(self) -> None:
        raise NotImplementedError

    def set_title(self, title: str, remark: str = "") -> None:
        if (title, remark) != (self.title, self.remark):
            self.title, self.remark = title, remark
            self.update()

    @property
    def ratio(self) -> float:
        return self.devicePixelRatioF()

    @property
    def body(self) -> Box:
        """Below the title."""
        top = self.appearance.px(TITLE)
        return Box(0, top, self.width(), max(self.height() - top, 1.0))

    def dots(self) -> DotSheet | DotShapes:
        if self.for_file:
            return DotShapes(self.appearance)
        if self._sheet is None or self._sheet.ratio != self.ratio:
            self._sheet = DotSheet(self.appearance, self.ratio)
        return self._sheet

    # -- painting

    def table(self) -> Table | None:
        """The values that the chart gives away."""
        raise NotImplementedError

    def file_word(self) -> str:
        """What it is called in menus and in the names of files."""
        raise NotImplementedError

    def paint_data(self, painter: QPainter) -> bool:
        """Paint what there is; False where there is nothing yet."""
        raise NotImplementedError

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.for_file:
                painter.fillRect(self.rect(), colour(self.appearance.theme.surface))
            self._paint_title(painter)
            if self.frozen:
                painter.setOpacity(FROZEN)
            if not self.paint_data(painter) and self.note:
                label = self.labels.plain(
                    self.note, self.appearance.font(11), self.appearance.theme.muted, None, self.ratio
                )
                draw_label(painter, label, self.body.left, self.body.top, LEFT | TOP)
            painter.setOpacity(1.0)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_title(self, painter: QPainter) -> None:
        theme = self.appearance.theme
        font, small, gap = self.appearance.font(12, bold=True), self.appearance.font(11), self.appearance.px(8)
        label = self.labels.plain(self.title, font, theme.text, None, self.ratio)
        y = self.appearance.px(TITLE) / 2 - 1
        edge = draw_label(painter, label, 0, y, LEFT | CENTRE).right + gap
        painter.setFont(small)
        room = round(self.width() - edge)
        remark = painter.fontMetrics().elidedText(self.remark, Qt.TextElideMode.ElideRight, room)
        if room > 0 and remark and remark != "…":
            label = self.labels.plain(remark, small, theme.muted, None, self.ratio)
            draw_label(painter, label, edge, y, LEFT | CENTRE)

    def paint_mark(
        self, painter: QPainter, piece: int, x: float, y: float, radius: float = 4.0, *, hollow: bool = False
    ) -> None:
        """The shape of a piece in its colour, or of a loser: hollow and grey."""
        theme = self.appearance.theme
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour(theme.pieces[piece % 5]))
        if hollow:
            painter.setPen(ring(theme.ctl))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        draw_mark(painter, piece, x, y, self.appearance.px(radius))

    def paint_text(
        self,
        painter: QPainter,
        text: str,
        x: float,
        y: float,
        align: Qt.AlignmentFlag,
        *,
        size: float = 11,
        bold: bool = False,
        ink: str = "",
        halo: bool = False,
    ) -> Box:
        """A line of text, its anchor at x, y."""
        theme = self.appearance.theme
        font = self.appearance.font(size, bold=bold)
        label = self.labels.plain(text, font, ink or theme.text, theme.plot if halo else None, self.ratio)
        return draw_label(painter, label, x, y, align)

    def fitted(self, text: str, width: float, size: float = 11) -> str:
        """The text, or as much of it as fits."""
        metrics = QFontMetrics(self.appearance.font(size))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, round(width)))

    def longest(self, texts: Iterable[str], width: float, size: float = 11, *, bold: bool = False) -> str:
        """The first of the texts that fits, those after it are not made; if none does, as much of the last as fits."""
        metrics, text = QFontMetrics(self.appearance.font(size, bold=bold)), ""
        for text in texts:
            if metrics.horizontalAdvance(text) <= width:
                return text
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, round(width)))

    def say_in_tip(self, text: str) -> None:
        """Show this where the mouse rests, in lines that can be read."""
        self.setToolTip("\n".join(wrapped(text, QToolTip.font(), round(self.appearance.px(TIP)), TIP_LINES)))
