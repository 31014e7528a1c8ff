"""Paints the cells of the steps: formulas typeset, numbers on tinted cells, what the finite difference says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nnviz.ui.backprop.figures import figure, largest, tint
from nnviz.ui.backprop.reading import example_figures
from nnviz.ui.backprop.step_model import CHECK, CUT, DASH, FORMULA, MOST, NUMBER, NUMBERS, Index, StepModel
from nnviz.ui.ink import colour, pen
from nnviz.ui.painting import errors_told
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

CELL, GROUP = 50.0, 5.0  # px of a figure, and of the gap behind a row of the matrix
DOT = "·"  # not computed yet
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class StepDelegate(QStyledItemDelegate):
    def __init__(self, appearance: Appearance, model: StepModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance, self._model = appearance, model
        self.labels = LabelCache()

    @errors_told
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        place, row = option.rect, index.row()
        x, y, wide, high = place.x(), place.y(), place.width(), place.height()
        current = self._model.microscope.index
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if row == current:
            painter.fillRect(x, y, wide, high, colour(theme.sel))
            if index.column() == NUMBER:
                painter.fillRect(x, y, round(px(3)), high, colour(theme.accent))
        painter.fillRect(x, y + high - 1, wide, 1, colour(theme.hair))
        ink = theme.faint if row > current else theme.text
        painter.setClipRect(x, y, wide, high)
        bold = row == current
        if index.column() == NUMBER:
            painter.setFont(self._appearance.font(11, bold=bold))
            painter.setPen(colour(theme.muted if row <= current else theme.faint))
            painter.drawText(
                x,
                y,
                wide - round(px(10)),
                high,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(row + 1),
            )
        elif index.column() == FORMULA:
            self._formula(painter, x, y, wide, high, row, ink, bold)
        elif index.column() == NUMBERS:
            self._figures(painter, x, y, wide, high, row)
        else:
            self._words(painter, x, y, wide, high, index, ink)
        painter.setClipping(False)

    def _formula(self, painter: QPainter, x: int, y: int, wide: int, high: int, row: int, ink: str, bold: bool) -> None:
        html = self._model.formula(row)
        ratio = painter.device().devicePixelRatio()
        label, size = None, 14.0
        while label is None or (label.width > wide - self._appearance.px(10) and size > 10.0):
            font = self._appearance.maths(size, italic=False)
            label = self.labels.rich(f"<b>{html}</b>" if bold else html, font, ink, ratio)
            size -= 1.0
        draw_label(painter, label, x + self._appearance.px(8), y + high / 2, _LEFT)

    def _figures(self, painter: QPainter, x: int, y: int, wide: int, high: int, row: int) -> None:
        """One tinted cell for every number; of a matrix there is a gap between its rows."""
        theme, px, microscope = self._appearance.theme, self._appearance.px, self._model.microscope
        values = self._model.figures(row)
        known = values is not None
        if values is None:
            values = example_figures(microscope.steps[row], microscope.column, MOST)
        step = microscope.steps[row]
        most = largest(step.result.values) if known else 0.0
        cell = px(CELL + 6.4 * max(microscope.decimals - 3, 0))
        at, end = x + px(6), x + wide - px(6)
        painter.setFont(self._appearance.font(11))
        top, tall = y + 3, high - 7
        total = sum(map(len, values))
        done = 0
        for group in values:
            for value in group:
                last = done + 1 == total
                if at + cell + (0 if last else px(16)) > end:
                    painter.setPen(colour(theme.muted))
                    painter.drawText(round(at), y, round(px(16)), high - 1, _CENTRE, CUT)
                    return
                left, broad = round(at), round(at + cell) - round(at) - 2
                ground = tint(value, most, theme) if known and (microscope.shaded or value != value) else None
                painter.fillRect(left, top, broad, tall, colour(theme.panel) if ground else colour(theme.raised))
                if ground is not None:
                    painter.fillRect(left, top, broad, tall, ground)
                painter.setPen(colour(theme.text if known else theme.faint))
                painter.drawText(left, top, broad, tall, _CENTRE, figure(value, microscope.decimals) if known else DOT)
                at += cell
                done += 1
            at += px(GROUP) if len(values) > 1 and len(group) > 1 else 0

    def _words(self, painter: QPainter, x: int, y: int, wide: int, high: int, index: Index, ink: str) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        text = str(index.data())
        if index.column() == CHECK:
            text, verdict = self._model.check_text(index.row())
            if verdict in ("agrees", "rounding", "partly", "kink"):
                ink = {"kink": theme.warning_text, "partly": theme.muted}.get(verdict, theme.ok_text)
                if verdict in ("agrees", "rounding"):
                    self._tick(painter, x + px(9), y + high / 2, ink)
            elif verdict in ("differs", "not finite"):
                ink = theme.danger_text
        shift = round(px(24 if index.column() == CHECK and text not in (DASH, "") else 8))
        painter.setFont(self._appearance.font(11))
        painter.setPen(colour(ink))
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, wide - shift)
        painter.drawText(x + shift, y, wide - shift, high, _LEFT, text)

    def _tick(self, painter: QPainter, x: float, y: float, ink: str) -> None:
        px = self._appearance.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(ink, 1.6))
        painter.drawLine(round(x), round(y), round(x + px(3)), round(y + px(3)))
        painter.drawLine(round(x + px(3)), round(y + px(3)), round(x + px(9)), round(y - px(4)))
