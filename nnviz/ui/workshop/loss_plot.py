"""The losses of the unit under the hand and of those beside it, over their common steps, on a logarithmic axis."""

from __future__ import annotations

from math import ceil, floor, log10

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from nnviz.ui.export import Table
from nnviz.ui.frame import Frame
from nnviz.ui.gradient.chart import Chart
from nnviz.ui.ink import colour
from nnviz.ui.loss_curves import power, step_marks, thinned
from nnviz.ui.marked_axis import spread
from nnviz.ui.number_format import count, loss
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.bench import Bench
from nnviz.ui.workshop.painting import BOTTOM, CENTRE, LEFT, MIDDLE, RIGHT, TOP

HEADER, GUTTER, FOOT, EDGE = 22.0, 34.0, 18.0, 40.0  # px
BEGIN = 6.0  # px: the stroke of a curve with one loss
FLOOR, CEILING = 1e-9, 1e9  # losses beyond lie on the edge
DASHES: tuple[tuple[float, ...], ...] = ((), (1.5, 2.0), (4.0, 2.0), (8.0, 2.0))  # own unit, k = 2, 3, 5
BACK = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class LossPlot(Chart):
    """The arrows lead a cursor along the steps."""

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.bench = bench
        self._cursor: int | None = None  # row of the table
        self._pens: list[QPen] = []
        bench.retargeted.connect(self.show_losses)
        self.restyle()
        self.retranslate()

    @property
    def frame(self) -> Frame:
        px = self.appearance.px
        width, height = self.width() - px(GUTTER + EDGE), self.height() - px(HEADER + FOOT)
        rows = self.bench.losses.table
        losses = np.clip(rows[:, 1:], FLOOR, CEILING)
        low, high = floor(log10(losses.min())), ceil(log10(losses.max()))
        low = min(low, high - 2)
        last = max(rows[-1, 0], 1.0)
        return Frame(Box(px(GUTTER), px(HEADER), max(width, 10.0), max(height, 10.0)), (0.0, last), (low, high))

    @property
    def names(self) -> list[str]:
        return [self.tr("yours"), *(f"k = {len(unit.lines)}" for unit in self.bench.others)]

    def table(self) -> Table:
        rows = self.bench.losses.table
        names = ("step", "loss", *(f"loss_k{len(unit.lines)}" for unit in self.bench.others))
        return Table(names, (rows[:, 0].astype(int).tolist(), *rows[:, 1:].T))

    def show_losses(self) -> None:
        self._cursor = None
        self.label.hide()
        self.update()

    def put_cursor_away(self) -> None:
        self.show_losses()

    def restyle(self) -> None:
        theme, thickness = self.appearance.theme, self.appearance.line
        self._pens = []
        for i, dashes in enumerate(DASHES):
            made = QPen(QColor(theme.text if i == 0 else theme.muted), thickness(2 if i == 0 else 1.3))
            made.setCapStyle(Qt.PenCapStyle.FlatCap)
            if dashes:
                made.setDashPattern(dashes)
            self._pens.append(made)
        super().restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Losses over steps; the arrow keys read them"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(200)), round(self.appearance.px(170)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(150)), round(self.appearance.px(120)))

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, theme, px = self.frame, self.appearance.theme, self.appearance.px
            label = self.labels.plain(
                self.tr("Loss"), self.appearance.font(12, bold=True), theme.text, None, self.devicePixelRatioF()
            )
            draw_label(painter, label, frame.box.left, frame.box.top - px(4), LEFT | BOTTOM)
            self._paint_ground(painter, frame)
            rows = self.bench.losses.table
            wanted = []
            for i in range(rows.shape[1] - 1):
                x, y = self._places(frame, rows[:, 0], rows[:, 1 + i])
                wanted.append(float(y[-1]))
                if len(x) > 1:
                    thin_x, thin_y = thinned(x, y, max(round(frame.box.width), 2))
                    painter.strokePath(pg.arrayToQPath(thin_x, thin_y), self._pens[i])
                else:  # a stroke at step 0: where it begins
                    left, top = round(float(x[0])), round(float(y[0]))
                    painter.fillRect(left, top - 1, round(px(BEGIN)), 2, self._pens[i].color())
            self._paint_names(painter, frame, wanted)
            if self._cursor is not None and self._cursor < len(rows) and not self.for_file:
                at = round(frame.across(float(rows[self._cursor, 0])))
                painter.fillRect(at, round(frame.box.top), 1, round(frame.box.height), colour(theme.text))
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_ground(self, painter: QPainter, frame: Frame) -> None:
        box = frame.box
        theme, px, ratio = self.appearance.theme, self.appearance.px, self.devicePixelRatioF()
        left, top, width, height = map(round, box)
        painter.fillRect(left, top, width, height, colour(theme.plot))
        font = self.appearance.font(10.5)
        low, high = int(frame.y[0]), int(frame.y[1])
        every = max(1, ceil((high - low) * px(16) / max(box.height, 1.0)))
        for exponent in range(low, high + 1, every):
            y = round(frame.up(exponent))
            painter.fillRect(left, y, width, 1, colour(theme.hair))
            mark = power(exponent)
            text = f"{mark.text}<sup>{mark.raised}</sup>" if mark.raised else mark.text
            label = self.labels.rich(text, font, theme.muted, ratio)
            draw_label(painter, label, box.left - px(4), y, RIGHT | CENTRE)
        marks = step_marks(int(frame.x[1]))
        for mark in marks if box.width > px(110) else (marks[0], marks[-1]):
            label = self.labels.plain(mark.text, font, theme.muted, None, ratio)
            align = LEFT if mark.anchor == 0 else RIGHT if mark.anchor == 1 else MIDDLE
            draw_label(painter, label, frame.across(mark.value), box.bottom + px(3), align | TOP)
        frame.paint_border(painter, self.appearance)

    def _paint_names(self, painter: QPainter, frame: Frame, wanted: list[float]) -> None:
        box = frame.box
        theme, px = self.appearance.theme, self.appearance.px
        heights = spread(wanted, px(13), box.top + px(5), box.bottom - px(5))
        for i, (name, y) in enumerate(zip(self.names, heights, strict=True)):
            ink = theme.text if i == 0 else theme.muted
            font = self.appearance.font(10.5, bold=i == 0)
            label = self.labels.plain(name, font, ink, None, self.devicePixelRatioF())
            draw_label(painter, label, box.right + px(5), y, LEFT | CENTRE)

    @staticmethod
    def _places(frame: Frame, step: NDArray, losses: NDArray) -> tuple[NDArray, NDArray]:
        decade = np.log10(np.clip(losses, FLOOR, CEILING))
        return frame.across(step), frame.up(decade)

    # -- the cursor ------------------------------------------------------------------------------------------------

    def _read(self, row: int) -> None:
        rows, frame = self.bench.losses.table, self.frame
        self._cursor = min(max(row, 0), len(rows) - 1)
        step, *losses = rows[self._cursor].tolist()
        told = [self.tr("step {0}").format(count(int(step)))]
        told += [f"{name}: {loss(value)}" for name, value in zip(self.names, losses, strict=True)]
        self.label.show_at(
            "\n".join(told), QPoint(round(frame.across(step)), round(frame.box.top + frame.box.height / 2))
        )
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame, place = self.frame, event.position()
        if frame.holds(place.x(), place.y()):
            steps = self.bench.losses.table[:, 0]
            self._read(int(np.abs(steps - frame.x_at(place.x())).argmin()))
        else:
            self.put_cursor_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key, rows = Qt.Key(event.key()), len(self.bench.losses.table)
        if key in BACK:
            now = rows - 1 if self._cursor is None else self._cursor + BACK[key] * max(1, rows // 60)
            self._read(now)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._read(0 if key == Qt.Key.Key_Home else rows - 1)
        elif key == Qt.Key.Key_Escape and self._cursor is not None:
            self.put_cursor_away()
        else:
            return
        event.accept()
        announce(self)
