"""Which samples train which piece: a row for every piece of a layer, a column for every sample of the probe.

A cell is filled in the piece's colour where the sample wins with it; pale where no error reaches it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from nnviz.training.maxout_wants import Lessons
from nnviz.training.wants import Integers
from nnviz.ui.export import Table
from nnviz.ui.ink import colour, pen
from nnviz.ui.maxout.chart import CENTRE, LEFT, MIDDLE, RIGHT, TOP, MaxoutChart
from nnviz.ui.maxout.lessons_picture import lessons_picture
from nnviz.ui.number_format import count
from nnviz.ui.plot import ARROWS, announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.theme import Appearance

GUTTER, BESIDE, BELOW = 86.0, 64.0, 34.0  # px
LEAST, MOST = 5.0, 20.0  # px: a row


class LessonsChart(MaxoutChart):
    """`sample_chosen(number)` in the data; `unit_chosen(unit)`, both from 0."""

    sample_chosen = Signal(int)
    unit_chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.lessons: Lessons | None = None
        self._order: Integers = np.zeros(0, np.intp)
        self._pieces = 2
        self._unit = 0
        self._sample = -1
        self._cursor: tuple[int, int] | None = None  # row of the layer, column
        self._image: QImage | None = None
        self._groups: Sequence[tuple[str, int, int]] = ()
        self.retranslate()
        self.restyle()

    def show_lessons(
        self,
        lessons: Lessons | None,
        pieces: int,
        unit: int,
        sample: int,
        groups: Integers | None = None,
        names: Sequence[str] = (),
    ) -> None:
        """`groups` (N,): the class of each sample of the data, by which the columns are sorted; `names`: theirs."""
        self.lessons, self._pieces, self._unit, self._sample = lessons, pieces, unit, sample
        self._image = None
        if lessons is None:
            self.put_cursor_away()
            self.set_title(self._title)
        else:
            group = np.zeros(len(lessons.sample), np.intp) if groups is None else groups[lessons.sample]
            unit = min(unit, len(lessons.winner) - 1)
            self._order = np.lexsort((lessons.sample, lessons.winner[unit], group))
            ends = np.searchsorted(group[self._order], np.arange(len(names) + 1)).tolist()
            self._groups = list(zip(names, ends, ends[1:], strict=False))
            if self._cursor is not None:
                self._say()
            self.set_title(self._title, self._remark(lessons))
        self.update()

    def restyle(self) -> None:
        self._image = None
        super().restyle()

    def table(self) -> Table | None:
        """A row for each sample, with the winner of every unit."""
        if self.lessons is None:
            return None
        units = {f"winner_{u + 1}": row + 1 for u, row in enumerate(self.lessons.winner)}
        return Table.of(len(self.lessons.sample), sample=self.lessons.sample + 1, **units)

    def file_word(self) -> str:
        return self.tr("maxout lessons")

    def retranslate(self) -> None:
        self._title = self.tr("Which samples train which piece")
        self.setAccessibleName(self._title)
        self.set_title(self._title)

    def _remark(self, lessons: Lessons) -> str:
        rows = lessons.winner.shape[0] * self._pieces
        taught = sum(
            len(np.unique(winner[learns])) for winner, learns in zip(lessons.winner, lessons.learns, strict=True)
        )
        text = self.tr("{taught} of {rows} pieces of the layer are trained by some of {samples} samples of the probe")
        return text.format(taught=count(taught), rows=count(rows), samples=count(len(lessons.sample)))

    # -- places

    def _rows(self) -> tuple[int, int]:
        """First row of the layer that is shown, and how many are: the chosen unit is among them."""
        assert self.lessons is not None
        rows = len(self.lessons.winner) * self._pieces
        px = self.appearance.px
        fitting = int(max(self.body.height - px(BELOW), 1.0) // px(LEAST))
        units = max(1, min(len(self.lessons.winner), fitting // self._pieces))
        first = min(max(self._unit - units // 2, 0), len(self.lessons.winner) - units)
        return first * self._pieces, min(units * self._pieces, rows)

    def _box(self) -> Box:
        px, body = self.appearance.px, self.body
        _, shown = self._rows()
        pitch = min(max((body.height - px(BELOW)) / shown, 1.0), px(MOST))
        return Box(px(GUTTER), body.top, max(body.width - px(GUTTER) - px(BESIDE), 1.0), pitch * shown)

    # -- painting

    def paint_data(self, painter: QPainter) -> bool:
        lessons = self.lessons
        if lessons is None:
            return False
        theme, px = self.appearance.theme, self.appearance.px
        box, (first, shown) = self._box(), self._rows()
        pitch, k = box.height / shown, self._pieces
        chosen = self._unit * k - first
        painter.fillRect(0, round(box.top + chosen * pitch), self.width(), round(k * pitch), colour(theme.sel))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(QRectF(*box), self._picture(first, shown))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        wins = self._wins()
        for row in range(shown):
            unit, piece = divmod(first + row, k)
            y = box.top + (row + 0.5) * pitch
            if piece == 0:
                painter.setPen(pen(theme.border))
                edge = round(box.top + row * pitch)
                painter.drawLine(0, edge, self.width(), edge)
                if k * pitch >= px(11):
                    name = self.tr("unit {0}").format(unit + 1)
                    middle = box.top + (row + k / 2) * pitch
                    self.paint_text(painter, name, 0, middle, LEFT | CENTRE, size=10.5, bold=unit == self._unit)
            if pitch >= px(7):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
                self.paint_mark(
                    painter, piece, box.left - px(12), y, min(4.0, pitch / px(1) * 0.35), hollow=not wins[first + row]
                )
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            if pitch >= px(11):
                text = self.tr("never") if not wins[first + row] else count(int(wins[first + row]))
                ink = theme.take if not wins[first + row] else theme.muted
                self.paint_text(painter, text, self.width() - px(4), y, RIGHT | CENTRE, size=10.5, ink=ink)
        self._paint_groups(painter, box)
        self._paint_chosen(painter, box, first, pitch)
        if self._groups:
            below = self.tr("sorted by class and winner; a column is a sample, pale where no error reaches it")
        else:
            below = self.tr("sorted by winner; a column is a sample, pale where no error reaches it")
        units = len(lessons.winner)
        if shown < units * k:
            part = self.tr("units {first} to {last} of {units}, around the chosen one")
            below = part.format(first=first // k + 1, last=(first + shown) // k, units=units) + " · " + below
        text, y = self.fitted(below, self.width() - px(GUTTER), 10.5), box.bottom + px(17 if self._groups else 3)
        self.paint_text(painter, text, box.left, y, LEFT | TOP, size=10.5, ink=theme.muted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        return True

    def _wins(self) -> Integers:
        assert self.lessons is not None
        units = len(self.lessons.winner)
        slot = self.lessons.winner + np.arange(units)[:, None] * self._pieces
        return np.bincount(slot.ravel(), minlength=units * self._pieces)

    def _picture(self, first: int, shown: int) -> QImage:
        """Kept until something of it changes."""
        if self._image is None or self._image.height() != shown:
            assert self.lessons is not None
            units = range(first // self._pieces, (first + shown) // self._pieces)
            self._image = lessons_picture(self.lessons, self._order, units, self._pieces, self.appearance.theme)
        return self._image

    def _paint_groups(self, painter: QPainter, box: Box) -> None:
        """The classes below their samples, and a line where one ends and the next begins."""
        theme, px, m = self.appearance.theme, self.appearance.px, len(self._order)
        for name, first, last in self._groups:
            left, right = (round(box.left + place / m * box.width) for place in (first, last))
            if 0 < first < m:
                painter.fillRect(left, round(box.top), 1, round(box.height), colour(theme.text))
            text = self.fitted(name, right - left - px(4), 10.5)
            if last > first and text != "…":
                self.paint_text(painter, text, (left + right) / 2, box.bottom + px(2), MIDDLE | TOP, size=10.5)

    def _paint_chosen(self, painter: QPainter, box: Box, first: int, pitch: float) -> None:
        assert self.lessons is not None
        theme, m = self.appearance.theme, len(self._order)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(theme.text, 1))
        wide = max(box.width / m, 3.0)
        found = np.flatnonzero(self.lessons.sample[self._order] == self._sample)
        if len(found) and not self.for_file:
            x = box.left + (found[0] + 0.5) / m * box.width
            painter.drawRect(round(x - wide / 2) - 1, round(box.top) - 2, round(wide) + 1, round(box.height) + 3)
        if self._cursor is not None and not self.for_file:
            row, column = self._cursor
            x, y = box.left + (column + 0.5) / m * box.width, box.top + (row - first) * pitch
            painter.setPen(pen(theme.text, 2))
            painter.drawRect(round(x - wide / 2) - 1, round(y), round(wide) + 2, round(pitch))

    # -- the cursor

    def put_cursor_away(self) -> None:
        if self._cursor is not None:
            self._cursor = None
            self.label.hide()
            self.update()

    def _point_at(self, row: int, column: int, *, spoken: bool) -> None:
        self._cursor = row, column
        self._say()
        if spoken:
            announce(self)
        self.update()

    def _say(self) -> None:
        assert self.lessons is not None and self._cursor is not None
        first, shown = self._rows()
        row = min(max(self._cursor[0], first), first + shown - 1)
        column = min(self._cursor[1], len(self._order) - 1)
        self._cursor = row, column
        unit, piece = divmod(row, self._pieces)
        place = int(self._order[column])
        winner, learns = int(self.lessons.winner[unit, place]), bool(self.lessons.learns[unit, place])
        text = self.tr("sample {sample}, unit {unit}, {piece}").format(
            sample=count(int(self.lessons.sample[place]) + 1), unit=unit + 1, piece=self.words.piece(piece)
        )
        if winner != piece:
            text += "\n" + self.tr("loses: its gradient is exactly 0")
        else:
            text += "\n" + (self.tr("wins and is trained") if learns else self.tr("wins, but no error reaches it"))
        box = self._box()
        x = box.left + (column + 0.5) / len(self._order) * box.width
        self.label.show_at(text, QPoint(round(x), round(box.top + (row - first) * box.height / shown)))
        self.setAccessibleDescription(text.replace("\n", "; "))

    def _at(self, event: QMouseEvent) -> tuple[int, int] | None:
        if self.lessons is None:
            return None
        box, (first, shown), place = self._box(), self._rows(), event.position()
        if not (box.left <= place.x() < box.right and box.top <= place.y() < box.bottom):
            return None
        row = first + int((place.y() - box.top) / box.height * shown)
        return row, int((place.x() - box.left) / box.width * len(self._order))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._at(event)
        if found is None:
            self.put_cursor_away()
        else:
            self._point_at(*found, spoken=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event) if event.button() == Qt.MouseButton.LeftButton else None
        if found is None:
            super().mousePressEvent(event)
        else:
            self._choose(*found)

    def _choose(self, row: int, column: int) -> None:
        assert self.lessons is not None
        self.sample_chosen.emit(int(self.lessons.sample[self._order[column]]))
        if row // self._pieces != self._unit:
            self.unit_chosen.emit(row // self._pieces)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cursor, with Shift ten samples; Enter chooses the sample and the unit."""
        super().keyPressEvent(event)
        key = Qt.Key(event.key())
        if self.lessons is None:
            return
        if key in ARROWS:
            event.accept()
            across, up = ARROWS[key]
            step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            row, column = self._cursor or (self._unit * self._pieces, -across * step)
            last = len(self.lessons.winner) * self._pieces - 1
            row, column = min(max(row - up, 0), last), min(max(column + across * step, 0), len(self._order) - 1)
            self._point_at(row, column, spoken=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            event.accept()
            self._choose(*self._cursor)
        elif key == Qt.Key.Key_Escape and self._cursor is not None:
            event.accept()
            self.put_cursor_away()
