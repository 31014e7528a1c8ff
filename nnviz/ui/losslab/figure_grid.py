"""A small table of figures: a head, rows with the mark of a curve before their name, and hairlines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from nnviz.ui.functions.curve_painting import curve_pen
from nnviz.ui.ink import colour
from nnviz.ui.painting import errors_told
from nnviz.ui.theme import Appearance

SWATCH = 18.0  # px
NO_MARK = -1


@dataclass(frozen=True, slots=True)
class FigureRow:
    """`cells`: rich text, the name first; `slot`: the curve's colour and dash, NO_MARK for none."""

    cells: tuple[str, ...]
    slot: int = NO_MARK
    bold: bool = False


class FigureGrid(QWidget):
    """Text in the first column, figures to the right of it. Labels are made once and kept while the table stands."""

    def __init__(self, appearance: Appearance, *, swatches: bool = True) -> None:
        super().__init__()
        self._appearance = appearance
        self._swatches = swatches
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._labels: list[list[QLabel]] = []
        self._rows: list[FigureRow] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.restyle()

    @property
    def texts(self) -> list[tuple[str, ...]]:
        """The rows as they are shown, the head first."""
        return [tuple(label.text() for label in row) for row in self._labels if not row[0].isHidden()]

    def show_rows(self, head: Sequence[str], rows: Sequence[FigureRow]) -> None:
        all_rows = [FigureRow(tuple(head)), *rows]
        self._rows = list(rows)
        while len(self._labels) < len(all_rows):
            self._labels.append([])
        for i, labels in enumerate(self._labels):
            row = all_rows[i] if i < len(all_rows) else None
            self._show_row(i, labels, row)
        spoken = "; ".join(": ".join((row.cells[0], ", ".join(row.cells[1:]))) for row in rows)
        self.setAccessibleDescription(spoken)
        self.update()

    def _show_row(self, i: int, labels: list[QLabel], row: FigureRow | None) -> None:
        for column in range(len(labels), len(row.cells) if row else 0):
            label = QLabel()
            right = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            label.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setProperty("role", "caption" if i == 0 else "")
            self._grid.addWidget(label, i, column)
            labels.append(label)
            self._style(label, i, column)
        for column, label in enumerate(labels):
            shown = row is not None and column < len(row.cells)
            label.setVisible(shown)
            if row is not None and shown:
                text = row.cells[column]
                text = f"<b>{text}</b>" if row.bold else text
                if label.text() != text:
                    label.setText(text)

    def _style(self, label: QLabel, row: int, column: int) -> None:
        px = self._appearance.px
        label.setMinimumHeight(round(px(22 if row else 18)))
        label.setContentsMargins(round(px(SWATCH + 6)) if self._swatches and not column and row else 0, 0, 0, 0)

    def restyle(self) -> None:
        px = self._appearance.px
        self._grid.setHorizontalSpacing(round(px(10)))
        self._grid.setVerticalSpacing(round(px(3)))
        self._grid.setColumnStretch(0, 1)
        for i, labels in enumerate(self._labels):
            for column, label in enumerate(labels):
                self._style(label, i, column)
        self.update()

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._appearance.theme, self._appearance.px
        for row, labels in zip(self._rows, self._labels[1:], strict=False):
            place = labels[0].geometry()
            top = place.top() - round(px(2))
            painter.fillRect(0, top, self.width(), 1, colour(theme.hair))
            if self._swatches and row.slot != NO_MARK:
                y = place.center().y() + 0.5
                painter.setPen(curve_pen(row.slot, self._appearance))
                painter.drawLine(QLineF(0, y, px(SWATCH), y))
        painter.end()
