"""Curves over one axis with a cursor for mouse and keyboard, a mark that is dragged, and shaded bands.

The cursor, the mark and the range are their owner's: the chart only says what was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import floor, log10

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent

from nnviz.ui.frame import Frame, tick_room
from nnviz.ui.losslab.formulas import figure, place
from nnviz.ui.losslab.kept_chart import KeptChart
from nnviz.ui.losslab.line_painting import FOOT, HEADER, SAMPLE, VALUE, Band, Dot, Line, LinePainter, Picture
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.theme import Appearance

REACH = 7.0  # px to a mark that is taken hold of
ZOOM, NARROWEST, FARTHEST = 1.25, 0.05, 1000.0
MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
LIFTS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class LineChart(KeptChart):
    """pointed(x)          the cursor is wanted there
    ranged(low, high)   this range of x is wanted; reset: the usual one
    mark_moved(x)       the mark is wanted there
    """

    pointed = Signal(float)
    ranged = Signal(float, float)
    reset = Signal()
    mark_moved = Signal(float)

    def __init__(self, appearance: Appearance, *, movable: bool = False, zoomable: bool = True) -> None:
        super().__init__(appearance)
        self._movable, self._zoomable = movable, zoomable
        self.picture = Picture()
        self._x, self._y = (-1.0, 1.0), (-1.0, 1.0)
        self._frame: Frame | None = None
        self._drawn = 0  # so many times other curves were shown
        self._dragged = False
        self.drags = 0
        self.restyle()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_words(self, title: str, about: str, x_name: str, letter: str) -> None:
        """`title` rich text, `about` behind it; `x_name` rich text under the axis, `letter` in the cursor's badge."""
        self._show(title=title, about=about, x_name=x_name, letter=letter)

    def _show(self, **parts: object) -> None:
        self.picture = replace(self.picture, **parts)
        self.update()

    def forget(self) -> None:
        self._frame = None
        super().forget()

    def show_lines(
        self, lines: Sequence[Line], x: tuple[float, float], y: tuple[float, float], bands: Sequence[Band] = ()
    ) -> None:
        if (x, y) != (self._x, self._y) or [line.name for line in lines] != [line.name for line in self.lines]:
            self._x, self._y = x, y
            self.forget()
        self._drawn += 1
        self._show(lines=tuple(lines), bands=tuple(bands), values=())

    def show_cursor(self, x: float | None, values: Sequence[float] = ()) -> None:
        """`values` are the curves' there, in their order; None: no cursor."""
        self._show(cursor=x, values=tuple(values))
        if x is not None:
            told = [f"{line.name} {figure(value)}" for line, value in zip(self.lines, values, strict=True)]
            self.setAccessibleDescription(f"{self.picture.letter} = {place(x)}; " + ", ".join(told))

    def show_mark(self, x: float | None, text: str = "") -> None:
        """A dashed upright with its name, which can be dragged where the chart was made so."""
        self._show(mark=None if x is None else (x, text))

    def show_dots(self, dots: Sequence[Dot]) -> None:
        """Larger dots with a ring: where something stands now."""
        self._show(dots=tuple(dots))

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.picture.lines

    @property
    def frame(self) -> Frame:
        if self._frame is None:
            self._frame = self._placed()
        return self._frame

    def _placed(self) -> Frame:
        px = self.appearance.px
        metrics = QFontMetricsF(self.appearance.font(11))
        names = max((metrics.horizontalAdvance(line.name) for line in self.lines), default=0.0)
        edge = names + px(SAMPLE + VALUE + 14) if self.lines else px(12)
        left = max(tick_room(self._y, self.appearance), px(34))
        width, height = self.width() - left - edge, self.height() - px(HEADER + FOOT)
        return Frame(Box(left, px(HEADER), max(width, 10.0), max(height, 10.0)), self._x, self._y)

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(420)), round(self.appearance.px(230)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(260)), round(self.appearance.px(130)))

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            picture, inside = self.picture, self._inside(painter)
            ground = picture.title, picture.about, picture.x_name, picture.bands, self.frame
            self.draw_kept(painter, "ground", ground, self._paint_ground)
            self.draw_kept(painter, "curves", self._drawn, self._paint_curves)
            inside.paint_mark(handle=self._movable and not self.for_file, held=self._dragged)
            shown = not self.for_file and self.picture.read
            inside.paint_names(with_values=shown)
            if shown:
                inside.paint_cursor()
            inside.paint_dots()
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _inside(self, painter: QPainter) -> LinePainter:
        return LinePainter(painter, self.frame, self.picture, self.width(), self.appearance, self.labels)

    def _paint_ground(self, painter: QPainter) -> None:
        inside = self._inside(painter)
        inside.paint_words()
        self.frame.paint_ground(painter, self.appearance, self.labels, self.devicePixelRatioF())
        inside.paint_bands()
        self.frame.paint_border(painter, self.appearance)

    def _paint_curves(self, painter: QPainter) -> None:
        self._inside(painter).paint_lines()

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def claims(self, event: QKeyEvent) -> bool:
        return super().claims(event) or (self._zoomable and event.text() in ("+", "-", "0"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._over_mark(event):
            self._dragged = True
            self.drags += 1
            self.update()
        else:
            self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self.mark_moved.emit(self._rounded(self.frame.x_at(event.position().x())))
            return
        self.setCursor(Qt.CursorShape.SizeHorCursor if self._over_mark(event) else Qt.CursorShape.ArrowCursor)
        self._point(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._dragged = False
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._zoomable and not self._over_mark(event):
            self.reset.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        frame, at = self.frame, event.position()
        if self._zoomable and event.angleDelta().y() and frame.holds(at.x(), at.y()):
            self._zoom(ZOOM ** (-event.angleDelta().y() / 120), frame.x_at(at.x()))
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key, fast = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return
        step, now = self.step * (10 if fast else 1), self.picture.cursor or 0.0
        if key in MOVES:
            self._point_at((round(now / self.step)) * self.step + MOVES[key] * step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._point_at(self._x[0 if key == Qt.Key.Key_Home else 1])
        elif key in LIFTS and self._movable and self.picture.mark is not None:
            self.drags += 1
            self.mark_moved.emit(self._rounded(self.picture.mark[0] + LIFTS[key] * step))
        elif self._zoomable and event.text() in ("+", "-"):
            self._zoom(1 / ZOOM if event.text() == "+" else ZOOM, now)
        elif self._zoomable and event.text() == "0":
            self.reset.emit()
        else:
            return
        event.accept()
        announce(self)

    @property
    def step(self) -> float:
        """What an arrow moves by: a round share of the range, 0.1 of six."""
        return 10.0 ** floor(log10((self._x[1] - self._x[0]) / 50))

    def _rounded(self, x: float) -> float:
        return round(x, max(0, 1 - floor(log10(self.step)))) + 0.0

    def _over_mark(self, event: QMouseEvent) -> bool:
        if not self._movable or self.picture.mark is None:
            return False
        at, frame, reach = event.position(), self.frame, self.appearance.px(REACH)
        inside = frame.box.top <= at.y() <= frame.box.bottom + reach
        return inside and abs(at.x() - float(frame.across(self.picture.mark[0]))) <= reach

    def _point(self, event: QMouseEvent) -> None:
        at = event.position()
        if self.frame.holds(at.x(), at.y()):
            self._point_at(self.frame.x_at(at.x()))

    def _point_at(self, x: float) -> None:
        self.pointed.emit(self._rounded(min(max(x, self._x[0]), self._x[1])))

    def _zoom(self, factor: float, about: float) -> None:
        low, high = self._x
        about = min(max(about, low), high)
        low, high = about - (about - low) * factor, about + (high - about) * factor
        if NARROWEST <= high - low <= FARTHEST:
            digits = max(0, 2 - floor(log10(high - low)))
            self.ranged.emit(round(low, digits), round(high, digits))
