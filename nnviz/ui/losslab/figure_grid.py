"""A small table of figures: a head, rows with the mark of a curve before their name, and hairlines between them.

It is painted as a whole: a label for each figure would lay out the column anew whenever one changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.functions.curve_painting import curve_pen
from nnviz.ui.ink import colour
from nnviz.ui.painting import errors_told
from nnviz.ui.score.labels import Label, LabelCache, draw_label
from nnviz.ui.theme import Appearance

SWATCH, GAP, HEAD, ROW = 18.0, 10.0, 20.0, 25.0  # px
NO_MARK = -1
LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FigureRow:
    """`cells`: the name, then figures; `slot`: the curve's colour and dash, NO_MARK for none."""

    cells: tuple[str, ...]
    slot: int = NO_MARK
    bold: bool = False


class FigureGrid(QWidget):
    """Text in the first column, figures to the right of it; the head may be rich text."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._labels = LabelCache()
        self._head: tuple[str, ...] = ()
        self._rows: tuple[FigureRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def texts(self) -> list[tuple[str, ...]]:
        """The rows as they are shown, the head first."""
        return [self._head, *(row.cells for row in self._rows)]

    def show_rows(self, head: Sequence[str], rows: Sequence[FigureRow]) -> None:
        if (tuple(head), tuple(rows)) == (self._head, self._rows):
            return
        grown = len(rows) != len(self._rows)
        self._head, self._rows = tuple(head), tuple(rows)
        self.setAccessibleDescription("; ".join(": ".join((r.cells[0], ", ".join(r.cells[1:]))) for r in rows))
        if grown:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._appearance.px
        return QSize(round(px(200)), round(px(HEAD + ROW * len(self._rows))))

    def restyle(self) -> None:
        self._labels.clear()
        self.updateGeometry()
        self.update()

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            px, theme = self._appearance.px, self._appearance.theme
            table = [self._head_labels(), *(self._row_labels(row) for row in self._rows)]
            columns = max(map(len, table), default=0)
            wide = [max((line[i].width for line in table if i < len(line)), default=0.0) for i in range(columns)]
            ends, end = [0.0] * columns, float(self.width())
            for column in range(columns - 1, 0, -1):
                ends[column], end = end, end - wide[column] - px(GAP)
            for index, line in enumerate(table):
                y = px(HEAD / 2) if index == 0 else px(HEAD + ROW * (index - 0.5))
                if index:
                    painter.fillRect(0, round(y - px(ROW / 2)), self.width(), 1, colour(theme.hair))
                for column, label in enumerate(line):
                    if column:
                        draw_label(painter, label, ends[column], y, RIGHT | CENTRE)
                    else:
                        self._paint_name(painter, label, index - 1, y)
        finally:
            painter.end()

    def _head_labels(self) -> list[Label]:
        font, theme = self._appearance.font(11), self._appearance.theme
        return [self._labels.rich(text, font, theme.muted, self.devicePixelRatioF()) for text in self._head]

    def _row_labels(self, row: FigureRow) -> list[Label]:
        font, theme = self._appearance.font(12, bold=row.bold), self._appearance.theme
        return [self._labels.plain(text, font, theme.text, None, self.devicePixelRatioF()) for text in row.cells]

    def _paint_name(self, painter: QPainter, label: Label, row: int, y: float) -> None:
        px = self._appearance.px
        slot = self._rows[row].slot if row >= 0 else NO_MARK
        if slot != NO_MARK:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(curve_pen(slot, self._appearance))
            painter.drawLine(0, round(y), round(px(SWATCH)), round(y))
        draw_label(painter, label, px(SWATCH + 6) if slot != NO_MARK else 0.0, y, LEFT | CENTRE)
