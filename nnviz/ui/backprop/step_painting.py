"""The lines of the steps as pictures: formulas typeset, numbers on tinted cells, what the finite difference says.

Each in one go, with plain numbers: a delegate that Qt asks for every cell would wait for the training thread each time.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap

from nnviz.ui.backprop.figures import figure, largest, tint
from nnviz.ui.backprop.reading import example_figures
from nnviz.ui.backprop.step_model import CUT, DASH, FORMULA, MOST, NUMBER, NUMBERS, SHAPE, StepModel
from nnviz.ui.ink import colour, pen
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.theme import Appearance

CELL, GROUP = 50.0, 5.0  # px of a figure, and of the gap behind a row of the matrix
DOT = "·"  # not computed yet
MOST_KEPT = 120  # pictures of lines
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class StepPainting:
    """`widths` of the columns, px; `ratio` of the device."""

    def __init__(self, appearance: Appearance, model: StepModel) -> None:
        self._appearance, self._model = appearance, model
        self.labels = LabelCache()
        self.widths: tuple[int, ...] = (0, 0, 0, 0, 0)
        self.ratio = 1.0
        self._pictures: dict[int, tuple[object, QPixmap]] = {}  # of each line, and what it showed

    def forget(self) -> None:
        """Another walk, or another look."""
        self._pictures.clear()
        self.labels.clear()

    def picture(self, row: int, high: int) -> QPixmap:
        """A line as it is now; from step to step most of them stay, and only move."""
        microscope = self._model.microscope
        key = (
            (row > microscope.index) - (row < microscope.index),
            self._model.check_text(row),
            *(microscope.column, microscope.decimals, microscope.shaded, microscope.dims),
            *(self.widths, self.ratio, high),
        )
        known = self._pictures.get(row)
        if known is not None and known[0] == key:
            return known[1]
        if len(self._pictures) >= MOST_KEPT:
            self._pictures.clear()
        made = QPixmap(round(sum(self.widths) * self.ratio), round(high * self.ratio))
        made.setDevicePixelRatio(self.ratio)
        made.fill(colour(self._appearance.theme.panel))
        painter = QPainter(made)
        self._paint_line(painter, row, 0, high)
        painter.end()
        self._pictures[row] = key, made
        return made

    def _paint_line(self, painter: QPainter, row: int, y: int, high: int) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        current = self._model.microscope.index
        bold = row == current
        if bold:
            painter.fillRect(0, y, sum(self.widths), high, colour(theme.sel))
            painter.fillRect(0, y, round(px(3)), high, colour(theme.accent))
        painter.fillRect(0, y + high - 1, sum(self.widths), 1, colour(theme.hair))
        ink = theme.faint if row > current else theme.text
        x = 0
        for column, wide in enumerate(self.widths):
            if column == NUMBER:
                painter.setFont(self._appearance.font(11, bold=bold))
                painter.setPen(colour(theme.muted if row <= current else theme.faint))
                painter.drawText(x, y, wide - round(px(10)), high, _RIGHT, str(row + 1))
            elif column == FORMULA:
                self._formula(painter, x, y, wide, high, row, ink, bold)
            elif column == NUMBERS:
                self._figures(painter, x, y, wide, high, row)
            elif column == SHAPE:
                self._words(painter, x, y, wide, high, self._model.shape_text(row), ink)
            else:
                self._check(painter, x, y, wide, high, row)
            x += wide

    def _formula(self, painter: QPainter, x: int, y: int, wide: int, high: int, row: int, ink: str, bold: bool) -> None:
        html = self._model.formula(row)
        label, size = None, 14.0
        while label is None or (label.width > wide - self._appearance.px(10) and size > 10.0):
            font = self._appearance.maths(size, italic=False)
            label = self.labels.rich(f"<b>{html}</b>" if bold else html, font, ink, self.ratio)
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

    def _check(self, painter: QPainter, x: int, y: int, wide: int, high: int, row: int) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        text, verdict = self._model.check_text(row)
        ink = theme.text
        if verdict in ("agrees", "rounding", "partly", "kink"):
            ink = {"kink": theme.warning_text, "partly": theme.muted}.get(verdict, theme.ok_text)
            if verdict in ("agrees", "rounding"):
                self._tick(painter, x + px(9), y + high / 2, ink)
        elif verdict in ("differs", "not finite"):
            ink = theme.danger_text
        self._words(painter, x, y, wide, high, text, ink, 24 if text not in (DASH, "") else 8)

    def _words(
        self, painter: QPainter, x: int, y: int, wide: int, high: int, text: str, ink: str, shift: float = 8
    ) -> None:
        left, font = round(self._appearance.px(shift)), self._appearance.font(11)
        painter.setFont(font)
        painter.setPen(colour(ink))
        painter.drawText(x + left, y, wide - left, high, _LEFT, _elided(text, font, wide - left))

    def _tick(self, painter: QPainter, x: float, y: float, ink: str) -> None:
        px = self._appearance.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(ink, 1.6))
        painter.drawLine(round(x), round(y), round(x + px(3)), round(y + px(3)))
        painter.drawLine(round(x + px(3)), round(y + px(3)), round(x + px(9)), round(y - px(4)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


@lru_cache(512)
def _elided(text: str, font: QFont, room: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
