"""Who wins where: the cells of a Maxout unit over two of its inputs, the samples, and the slice, which can be dragged.

The cells are exact; with more than two inputs the others stand at their mean, and samples lie as seen from above.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from nnviz.nn.envelope import cells
from nnviz.training.maxout_wants import LearnedUnit, Line, Plane
from nnviz.training.wants import Floats
from nnviz.ui.export import Table
from nnviz.ui.frame import Frame, tick_room
from nnviz.ui.maxout.chart import MaxoutChart
from nnviz.ui.maxout.plane_ink import PlaneInk
from nnviz.ui.maxout.slice_line import PARTS, Part, held, level, moved, part_near
from nnviz.ui.number_format import short
from nnviz.ui.plot import ARROWS, COARSE, FINE, announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.sprites import PIECE
from nnviz.ui.theme import Appearance

GUTTER, BELOW, BESIDE = 34.0, 24.0, 10.0  # px
NEAR = 9.0  # px: how near the slice a press must be


class PlanePlot(MaxoutChart):
    """`line_chosen(line)`: the slice was moved, by mouse or keys, to x0, y0, x1, y1."""

    line_chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.unit: LearnedUnit | None = None
        self.cells: tuple[Floats, ...] = ()
        self._names: Sequence[str] = ()
        self._line: Line | None = None  # as it is dragged; else the unit's own
        self._part: Part = "whole"  # what the arrow keys move
        self._grip: tuple[Part, float, float] | None = None  # what the mouse moves, and where it last was
        self._mark: float | None = None  # the cursor's place on the slice, from 0 to 1
        self._sample = -1
        self._ink = PlaneInk(self)
        self.frame = Frame(Box(0, 0, 1, 1), (0.0, 1.0), (0.0, 1.0))
        self.retranslate()
        self.restyle()

    def show_unit(self, unit: LearnedUnit | None, names: Sequence[str], *, standardized: bool = False) -> None:
        """A unit with a plane; `names` are those of its inputs, `standardized`: their values are no raw ones."""
        self.unit, self._names = unit, names
        self.cells = ()
        if unit is None:
            self.put_cursor_away()  # what it says is of another unit or slice
        if unit is not None and unit.plane is not None:
            self.cells = cells(unit.plane.weight, unit.plane.bias, unit.plane.box)
            self._line = self._line if self._grip is not None else None
            self.remark = self._remark(len(names) > 2, standardized)
        self.update()

    def _remark(self, others: bool, standardized: bool) -> str:
        if others and standardized:
            return self.tr("standardized, others at their mean")
        if others:
            return self.tr("the other inputs at their mean")
        return self.tr("standardized inputs") if standardized else self.tr("drag the line: the slice")

    def mark_at(self, part: float | None) -> None:
        """Show where on the slice a cursor is, from 0 to 1."""
        if part != self._mark:
            self._mark = part
            self.update()

    def ring(self, sample: int) -> None:
        """Draw a ring around this sample of the data, if it is one of the probe."""
        self._sample = sample
        self.update()

    @property
    def line(self) -> Line | None:
        """The slice as it is drawn."""
        if self._line is not None:
            return self._line
        plane = self.plane
        return None if plane is None else plane.line

    @property
    def plane(self) -> Plane | None:
        return None if self.unit is None else self.unit.plane

    def table(self) -> Table | None:
        """The corners of every cell, counter-clockwise."""
        plane = self.plane
        if plane is None:
            return None
        pieces = np.repeat(np.arange(1, len(self.cells) + 1), [len(cell) for cell in self.cells])
        corners = np.concatenate([*self.cells, np.zeros((0, 2))])
        return Table(("piece", "x", "y"), (pieces, corners[:, 0], corners[:, 1]))

    def file_word(self) -> str:
        return self.tr("maxout cells")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Who wins where, and the slice"))
        self.set_title(self.tr("Who wins where"), self.remark)

    # -- painting

    def _frame_of(self, plane: Plane) -> Frame:
        px, body = self.appearance.px, self.body
        gutter = max(px(GUTTER), tick_room(plane.box[2:], self.appearance))
        box = Box(gutter, body.top, max(body.width - gutter - px(BESIDE), 1.0), max(body.height - px(BELOW), 1.0))
        return Frame(box, plane.box[:2], plane.box[2:])

    def paint_data(self, painter: QPainter) -> bool:
        plane = self.plane
        if plane is None or self.unit is None:
            return False
        self.frame = frame = self._frame_of(plane)
        ink, line = self._ink, None if self.line is None else self._pixels(self.line)
        frame.paint_ground(painter, self.appearance, self.labels, self.ratio, grid=False)
        left, top, width, height = map(round, frame.box)
        painter.save()
        painter.setClipRect(left, top, width, height)
        ink.cells(painter, frame, self.cells)
        x, y = frame.across(plane.place[0]), frame.up(plane.place[1])
        self.dots().draw(painter, x, y, PIECE + self.unit.winner % 5)
        for found in np.flatnonzero(self.unit.sample == self._sample)[:1]:
            ink.ring(painter, float(x[found]), float(y[found]))
        i, j = plane.columns
        words = ink.axis_names(painter, frame, self._names[i], self._names[j])
        words += ink.names(painter, frame, self.cells, line)
        if line is not None:
            by_key = self.hasFocus() and self._by_key and not self.for_file
            chosen = () if not by_key else ("start", "end") if self._part == "whole" else (self._part,)
            ink.slice(painter, line, chosen, None if self.for_file else self._mark)
            if self._line is None:
                ink.ends(painter, frame, line, self.unit.t_range, words)
        painter.restore()
        frame.paint_border(painter, self.appearance)
        return True

    def _pixels(self, line: Line) -> tuple[float, float, float, float]:
        f = self.frame
        return float(f.across(line[0])), float(f.up(line[1])), float(f.across(line[2])), float(f.up(line[3]))

    # -- the slice moves

    def _drag_to(self, place: QPointF) -> None:
        assert self._grip is not None
        part, x, y = self._grip
        to_x, to_y = self.frame.x_at(place.x()), self.frame.y_at(place.y())
        self._grip = (part, to_x, to_y)
        self._move(part, to_x - x, to_y - y)

    def _move(self, part: Part, dx: float, dy: float) -> None:
        """Move the slice or one of its ends, held inside the plane."""
        line, plane = self.line, self.plane
        if line is None or plane is None:
            return
        self._line = moved(line, part, dx, dy, plane.box)
        self._say_line()
        self.line_chosen.emit(self._line)
        self.update()

    def _say_line(self) -> None:
        line = self.line
        assert line is not None
        text = self.tr("slice from ({0}, {1}) to ({2}, {3})").format(*(short(value) for value in line))
        what = {"whole": self.tr("whole line"), "start": self.tr("its start"), "end": self.tr("its end")}[self._part]
        arrows = self.tr("arrows move: {0}").format(what)
        self.setAccessibleDescription(f"{text}; {arrows}")

    def _take_line(self) -> bool:
        """Whether there is a slice to be moved; one that leaves the plane is brought into it."""
        plane = self.plane
        if plane is None:
            return False
        self._line = held(self.line or level(plane.box), plane.box)
        return True

    def _part_near(self, place: QPointF) -> Part | None:
        line = self.line
        near = self.appearance.px(NEAR)
        return None if line is None else part_near(self._pixels(line), place.x(), place.y(), near)

    def put_cursor_away(self) -> None:
        self.label.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if event.button() != Qt.MouseButton.LeftButton or self.plane is None:
            super().mousePressEvent(event)
            return
        part = self._part_near(place)
        if part is None and self.line is None and self.frame.holds(place.x(), place.y()):
            self._take_line()
            part = "whole"
        if part is not None:
            self._take_line()
            self._part = part
            self._grip = (part, self.frame.x_at(place.x()), self.frame.y_at(place.y()))
            self.label.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._grip is not None:
            self._drag_to(place)
        elif self.unit is not None and self.plane is not None and self.frame.holds(place.x(), place.y()):
            over = self._part_near(place) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor)
            x, y = self.frame.x_at(place.x()), self.frame.y_at(place.y())
            self.label.show_at(self.words.in_plane(self.unit, x, y, self._names), place.toPoint())
        else:
            self.put_cursor_away()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the slice; Space and Enter choose what of it: all, its start, its end."""
        super().keyPressEvent(event)
        key, plane = Qt.Key(event.key()), self.plane
        if plane is None:
            return
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._part = PARTS[(PARTS.index(self._part) + 1) % len(PARTS)]
            if self.line is not None:
                self._say_line()
            self._show_reading()
        elif key in ARROWS and self._take_line():
            event.accept()
            step = COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FINE
            right, up = ARROWS[key]
            self._move(
                self._part, right * step * (plane.box[1] - plane.box[0]), up * step * (plane.box[3] - plane.box[2])
            )
            self._show_reading()

    def _show_reading(self) -> None:
        line = self.line
        if line is not None:
            x0, y0, x1, y1 = self._pixels(line)
            x, y = {"start": (x0, y0), "end": (x1, y1)}.get(self._part, ((x0 + x1) / 2, (y0 + y1) / 2))
            self.label.show_at(self.accessibleDescription().replace("; ", "\n"), QPoint(round(x), round(y)))
        announce(self)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.line is not None:
            self._say_line()
