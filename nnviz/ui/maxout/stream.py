"""The shares that the pieces of a unit have won, over the steps of the run: areas on top of each other."""

from __future__ import annotations

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from nnviz.training.maxout_wants import WinnerHistory
from nnviz.ui.export import Table
from nnviz.ui.frame import Frame
from nnviz.ui.ink import colour
from nnviz.ui.maxout.chart import CENTRE, MIDDLE, RIGHT, TOP, MaxoutChart
from nnviz.ui.number_format import count, percent
from nnviz.ui.plot import ARROWS, KEYS, announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.theme import Appearance

GUTTER, BELOW, BESIDE = 40.0, 22.0, 8.0  # px
MARKED = 0.12  # of the height: a thinner area bears no mark


class Stream(MaxoutChart):
    """A history with piece 1 at the bottom."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.history: WinnerHistory | None = None
        self._cursor: int | None = None  # a moment
        self.retranslate()
        self.restyle()

    def show_history(self, history: WinnerHistory | None) -> None:
        self.history = history
        if history is None or (self._cursor is not None and self._cursor >= len(history.steps)):
            self.put_cursor_away()
        self.update()

    def table(self) -> Table | None:
        """A row for each moment, a column for each piece."""
        if self.history is None:
            return None
        shares = {f"piece_{j + 1}": column for j, column in enumerate(self.history.shares.T)}
        return Table.of(len(self.history.steps), step=self.history.steps, **shares)

    def file_word(self) -> str:
        return self.tr("maxout shares")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Shares of the pieces over the steps"))
        self.set_title(self.tr("Shares over time"), self.tr("on the probe"))
        self.note = self.tr("They appear as soon as the run has made steps.")

    def _frame(self) -> Frame:
        px, body = self.appearance.px, self.body
        assert self.history is not None
        box = Box(
            px(GUTTER),
            body.top,
            max(body.width - px(GUTTER) - px(BESIDE), 1.0),
            max(body.height - px(BELOW), 1.0),
        )
        steps = self.history.steps
        return Frame(box, (float(steps[0]), float(steps[-1])), (0.0, 1.0))

    def paint_data(self, painter: QPainter) -> bool:
        history = self.history
        if history is None or len(history.steps) < 2:
            return False
        theme, px, frame = self.appearance.theme, self.appearance.px, self._frame()
        left, top, width, height = map(round, frame.box)
        painter.fillRect(left, top, width, height, colour(theme.plot))
        across = frame.across(history.steps.astype(float))
        above = np.cumsum(history.shares, axis=1, dtype=float)
        above /= np.maximum(above[:, -1:], 1e-12)
        below = np.zeros(len(across))
        painter.setPen(Qt.PenStyle.NoPen)
        for piece, upper in enumerate(above.T):
            painter.setBrush(colour(theme.pieces[piece % 5], 0.8))
            x = np.concatenate((across, across[::-1]))
            y = np.concatenate((frame.up(below), frame.up(upper[::-1])))
            painter.drawPolygon(arrayToQPolygonF(x, y))
            below = upper
        self._paint_marks(painter, frame, above)
        frame.paint_border(painter, self.appearance)
        for value in (0.0, 0.5, 1.0):
            y = min(max(float(frame.up(value)), frame.box.top + px(6)), frame.box.bottom - px(6))
            self.paint_text(
                painter, percent(value), frame.box.left - px(5), y, RIGHT | CENTRE, size=10.5, ink=theme.muted
            )
        for step, x, align in (
            (int(history.steps[0]), frame.box.left, MIDDLE),
            (int(history.steps[-1]), frame.box.right, RIGHT),
        ):
            self.paint_text(painter, count(step), x, frame.box.bottom + px(3), align | TOP, size=10.5, ink=theme.muted)
        middle = frame.box.left + frame.box.width / 2
        self.paint_text(painter, self.tr("step"), middle, frame.box.bottom + px(3), MIDDLE | TOP, ink=theme.muted)
        if self._cursor is not None and not self.for_file:
            painter.fillRect(round(across[self._cursor]), top, 1, height, colour(theme.text))
        return True

    def _paint_marks(self, painter: QPainter, frame: Frame, above: np.ndarray) -> None:
        """The shape of each piece at the right end of its area: colour alone tells nothing."""
        px, last = self.appearance.px, np.concatenate(([0.0], above[-1]))
        for piece in range(above.shape[1]):
            low, high = last[piece], last[piece + 1]
            if (high - low) >= MARKED:
                x, y = frame.box.right - px(12), float(frame.up((low + high) / 2))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(self.appearance.theme.plot))
                radius = round(px(7))
                painter.drawEllipse(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius)
                self.paint_mark(painter, piece, x, y, 3.6)

    # -- the cursor

    def put_cursor_away(self) -> None:
        if self._cursor is not None:
            self._cursor = None
            self.label.hide()
            self.update()

    def _point_at(self, moment: int, *, spoken: bool) -> None:
        assert self.history is not None
        self._cursor = min(max(moment, 0), len(self.history.steps) - 1)
        shares = self.history.shares[self._cursor]
        lines = [self.tr("step {0}").format(count(int(self.history.steps[self._cursor])))]
        lines += [f"{self.words.piece(j)}: {percent(float(part))}" for j, part in enumerate(shares[:8])]
        frame = self._frame()
        x = float(frame.across(float(self.history.steps[self._cursor])))
        self.label.show_at("\n".join(lines), QPoint(round(x), round(frame.box.middle)))
        self.setAccessibleDescription("; ".join(lines))
        if spoken:
            announce(self)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key = Qt.Key(event.key())
        if (
            self.history is None
            or len(self.history.steps) < 2
            or key not in KEYS
            or key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            return
        last = len(self.history.steps) - 1
        if key == Qt.Key.Key_Escape:
            if self._cursor is not None:
                event.accept()
                self.put_cursor_away()
            return
        event.accept()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point_at(0 if key == Qt.Key.Key_Home else last, spoken=True)
        else:
            at = last if self._cursor is None else self._cursor + ARROWS[key][0] * max(1, last // 60)
            self._point_at(at, spoken=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.history is None or len(self.history.steps) < 2:
            return
        frame, place = self._frame(), event.position()
        if frame.holds(place.x(), place.y()):
            self._point_at(int(np.abs(self.history.steps - frame.x_at(place.x())).argmin()), spoken=False)
        else:
            self.put_cursor_away()
