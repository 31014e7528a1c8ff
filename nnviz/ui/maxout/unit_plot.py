"""A Maxout unit along a slice through its input: its lines, their envelope thick, where the winner changes, the data.

Which slice that is, is chosen elsewhere.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from nnviz.nn.envelope import Stretch, upper_envelope
from nnviz.training.maxout_wants import LearnedUnit
from nnviz.ui.export import Table
from nnviz.ui.frame import Frame, SteadyRange, tick_room
from nnviz.ui.ink import colour, pen
from nnviz.ui.maxout.chart import CENTRE, LEFT, MIDDLE, TOP, MaxoutChart
from nnviz.ui.number_format import short
from nnviz.ui.plot import ARROWS, COARSE, FINE, KEYS, announce
from nnviz.ui.score.buffers import Rectangles
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.score.sprites import PIECE
from nnviz.ui.theme import Appearance

GUTTER, NAMES, BELOW = 40.0, 66.0, 24.0  # px: left for ticks, right for the pieces' names, below for ticks
BINS, TALL = 44, 0.2  # of the density; its largest share of the height
APART, CLOSE = 15.0, 11.0  # px between two names, and at least
ROOM = 0.14  # of the span, above: for the breakpoints' values


class UnitPlot(MaxoutChart):
    """`pointed(t)`: the cursor is there; NaN: nowhere."""

    pointed = Signal(float)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.unit: LearnedUnit | None = None
        self.stretches: tuple[Stretch, ...] = ()
        self.number = 0
        self.symbol = "t"
        self._range = SteadyRange()
        self._ends = SteadyRange()
        self._cursor: float | None = None
        self._bars = Rectangles()
        self._line = QLineF()
        self.frame = Frame(Box(0, 0, 1, 1), (0.0, 1.0), (0.0, 1.0))
        self.retranslate()
        self.restyle()

    def show_unit(self, unit: LearnedUnit | None, number: int, symbol: str = "t", *, at_once: bool = False) -> None:
        """The unit `number` along a slice whose variable is called `symbol`; None: nothing is known yet."""
        if unit is None or (self.unit is not None and len(unit.bias) != len(self.unit.bias)):
            self._range.forget()
            self._ends.forget()
            self.put_cursor_away()
        self.unit, self.number, self.symbol = unit, number, symbol
        self.stretches = ()
        if unit is not None:
            self.stretches = upper_envelope(unit.slope, unit.intercept, *unit.t_range)
            self._fit(unit, at_once)
            self._tell()
            if self._cursor is not None:
                self._show_label()
        self.update()

    def forget_ranges(self) -> None:
        """Another slice or unit: the axes need not narrow slowly."""
        self._range.forget()
        self._ends.forget()

    @property
    def breakpoints(self) -> tuple[float, ...]:
        """Where the winner changes, t ascending."""
        return tuple(stretch.start for stretch in self.stretches[1:])

    @property
    def cursor(self) -> float | None:
        return self._cursor

    def table(self) -> Table | None:
        """The envelope, stretch by stretch, with the formulas of its pieces."""
        if self.unit is None:
            return None
        unit, parts = self.unit, self.stretches
        piece = [stretch.piece for stretch in parts]
        at = [(stretch.start, stretch.end) for stretch in parts]
        value = [
            [float(unit.slope[j] * t + unit.intercept[j]) for t in ends] for j, ends in zip(piece, at, strict=True)
        ]
        columns: dict[str, object] = {
            "piece": [j + 1 for j in piece],
            "t_from": [ends[0] for ends in at],
            "t_to": [ends[1] for ends in at],
            "a_from": [ends[0] for ends in value],
            "a_to": [ends[1] for ends in value],
            "slope": unit.slope[piece],
            "intercept": unit.intercept[piece],
            **{f"w{i + 1}": unit.weight[piece, i] for i in range(unit.weight.shape[1])},
            "b": unit.bias[piece],
        }
        return Table.of(len(parts), **columns)

    def file_word(self) -> str:
        return self.tr("maxout envelope")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Lines of the unit and their upper envelope"))
        self._tell()

    def _tell(self) -> None:
        if self.unit is None:
            self.set_title("")
            return
        learned = self.words.learned(self.unit, self.stretches)
        self.set_title(self.words.unit_title(self.number), learned)

    def _fit(self, unit: LearnedUnit, at_once: bool) -> None:
        """The envelope and the samples in sight, room above; the axes widen at once and narrow slowly."""
        ends = [unit.slope[s.piece] * t + unit.intercept[s.piece] for s in self.stretches for t in (s.start, s.end)]
        least, most = float(min(*ends, unit.value.min())), float(max(*ends, unit.value.max()))
        span = max(most - least, 1e-9, 1e-9 * max(abs(least), abs(most)))
        y = self._range.fit(least - 0.28 * span, most + ROOM * span, at_once=at_once)
        x = self._ends.fit(*unit.t_range, at_once=True)
        self.frame = Frame(self._box(y), x, y)

    def _box(self, y: tuple[float, float]) -> Box:
        px, body = self.appearance.px, self.body
        gutter = max(px(GUTTER), tick_room(y, self.appearance))
        return Box(gutter, body.top, max(body.width - gutter - px(NAMES), 1.0), max(body.height - px(BELOW), 1.0))

    # -- painting

    def paint_data(self, painter: QPainter) -> bool:
        unit = self.unit
        if unit is None:
            return False
        self.frame = frame = Frame(self._box(self.frame.y), self.frame.x, self.frame.y)
        theme, px = self.appearance.theme, self.appearance.px
        frame.paint_ground(painter, self.appearance, self.labels, self.ratio)
        left, top, width, height = map(round, frame.box.shrunk(1))
        painter.save()
        painter.setClipRect(left, top, width, height)
        self._paint_density(painter, unit)
        for t in self.breakpoints:
            x = round(frame.across(t))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(pen(theme.muted))
            y = top
            while y < top + height:
                painter.drawLine(x, y, x, y + round(px(2)))
                y += round(px(5))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        t0, t1 = unit.t_range
        for piece in range(len(unit.bias)):
            painter.setPen(pen(theme.pieces[piece % 5], px(1.5)))
            self._draw(painter, unit, piece, t0, t1)
        for stretch in self.stretches:
            painter.setPen(pen(theme.pieces[stretch.piece % 5], px(4), cap=Qt.PenCapStyle.RoundCap))
            self._draw(painter, unit, stretch.piece, stretch.start, stretch.end)
        self.dots().draw(painter, frame.across(unit.t), frame.up(unit.value), PIECE + unit.winner % 5)
        painter.restore()
        self._paint_breakpoints(painter)
        frame.paint_border(painter, self.appearance)
        self._paint_names(painter, unit)
        font = self.appearance.maths(13) if len(self.symbol) < 4 else self.appearance.font(11)
        symbol = self.labels.plain(self.fitted(self.symbol, px(NAMES)), font, theme.text, None, self.ratio)
        draw_label(painter, symbol, frame.box.right + px(6), frame.box.bottom, LEFT | TOP)
        if self._cursor is not None and not self.for_file:
            painter.fillRect(round(frame.across(self._cursor)), top, 1, height, colour(theme.text))
        return True

    def _draw(self, painter: QPainter, unit: LearnedUnit, piece: int, start: float, end: float) -> None:
        slope, intercept, frame = float(unit.slope[piece]), float(unit.intercept[piece]), self.frame
        ends = (
            frame.across(start),
            frame.up(slope * start + intercept),
            frame.across(end),
            frame.up(slope * end + intercept),
        )
        self._line.setLine(*map(float, ends))
        painter.drawLine(self._line)

    def _paint_density(self, painter: QPainter, unit: LearnedUnit) -> None:
        """How many samples lie where, on the axis."""
        t0, t1 = unit.t_range
        slot = ((unit.t - t0) * (BINS / (t1 - t0))).astype(int)
        counts = np.bincount(slot[(slot >= 0) & (slot < BINS)], minlength=BINS)
        most = counts.max()
        if not most:
            return
        box, step = self.frame.box, self.frame.box.width / BINS
        rows = self._bars.resize(BINS)
        rows[:, 0] = np.rint(box.left + np.arange(BINS) * step)
        rows[:, 2] = np.rint(box.left + np.arange(1, BINS + 1) * step) - rows[:, 0]
        rows[:, 3] = np.rint(counts / most * TALL * box.height)
        rows[:, 1] = round(box.bottom) - rows[:, 3]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.appearance.theme.text, 0.13))
        self._bars.draw(painter)

    def _paint_breakpoints(self, painter: QPainter) -> None:
        """Their values above, in two rows, as many as have room."""
        px, box = self.appearance.px, self.frame.box
        edges = [-np.inf, -np.inf]
        for t in self.breakpoints:
            text = short(t)
            half = QFontMetricsF(self.appearance.font(10.5, bold=True)).horizontalAdvance(text) / 2 + px(4)
            x = min(max(float(self.frame.across(t)), box.left + half), box.right - half)
            row = next((row for row, edge in enumerate(edges) if x - half >= edge), None)
            if row is not None:
                y = box.top + px(1 + 14 * row)
                edges[row] = self.paint_text(painter, text, x, y, MIDDLE | TOP, size=10.5, bold=True, halo=True).right

    def _paint_names(self, painter: QPainter, unit: LearnedUnit) -> None:
        """At the right ends of the lines, pushed apart; those beyond the box at its edge. Of many only the winners."""
        px, box = self.appearance.px, self.frame.box
        pieces = np.arange(len(unit.bias))
        if len(pieces) * px(CLOSE) > box.height:
            pieces = np.array(sorted({stretch.piece for stretch in self.stretches}))
        ends = self.frame.up(unit.slope[pieces] * unit.t_range[1] + unit.intercept[pieces])
        at = np.clip(ends, box.top + px(7), box.bottom - px(7))
        order = np.argsort(at, kind="stable")
        pitch = min(px(APART), box.height / len(order))
        places = at[order].astype(float)
        for i in range(1, len(places)):
            places[i] = max(places[i], places[i - 1] + pitch)
        limit = box.bottom - px(7)
        for i in range(len(places) - 1, -1, -1):
            places[i] = min(places[i], limit)
            limit = places[i] - pitch
        for piece, y in zip(pieces[order].tolist(), places.tolist(), strict=True):
            x = box.right + px(8)
            self.paint_mark(painter, piece, x, y, 3.6)
            self.paint_text(painter, self.words.piece(piece), x + px(7), y, LEFT | CENTRE, size=10.5)

    # -- the cursor

    def put_cursor_away(self) -> None:
        if self._cursor is not None:
            self._cursor = None
            self.label.hide()
            self.update()
            self.pointed.emit(float("nan"))

    def point_at(self, t: float, *, spoken: bool = False) -> None:
        """Move the cursor to t, held on the slice."""
        if self.unit is None:
            return
        self._cursor = min(max(t, self.unit.t_range[0]), self.unit.t_range[1])
        self._show_label()
        self.pointed.emit(self._cursor)
        if spoken:
            announce(self)
        self.update()

    def _show_label(self) -> None:
        assert self.unit is not None and self._cursor is not None
        text = self.words.at(self.unit, self._cursor, self.symbol)
        highest = float((self.unit.slope * self._cursor + self.unit.intercept).max())
        place = QPoint(round(float(self.frame.across(self._cursor))), round(float(self.frame.up(highest))))
        self.label.show_at(text, place)
        self.setAccessibleDescription(text.replace("\n", "; "))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key = Qt.Key(event.key())
        if self.unit is None or key not in KEYS or (key == Qt.Key.Key_Escape and self._cursor is None):
            return
        event.accept()
        low, high = self.unit.t_range
        if key == Qt.Key.Key_Escape:
            self.put_cursor_away()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.point_at(low if key == Qt.Key.Key_Home else high, spoken=True)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._to_breakpoint(1 if key == Qt.Key.Key_Up else -1)
        else:
            step = COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FINE
            at = (low + high) / 2 if self._cursor is None else self._cursor
            self.point_at(at + ARROWS[key][0] * step * (high - low), spoken=True)

    def _to_breakpoint(self, by: int) -> None:
        """To the next one to the right (Up) or left (Down)."""
        at = -np.inf if self._cursor is None else self._cursor
        found = [t for t in self.breakpoints if (t - at) * by > 0]
        if found:
            self.point_at(min(found) if by > 0 else max(found), spoken=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self.unit is not None and self.frame.holds(place.x(), place.y()):
            self.point_at(self.frame.x_at(place.x()))
        else:
            self.put_cursor_away()
