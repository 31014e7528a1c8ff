"""Points that are dragged, and the line that each loss draws through them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from nnviz.training.losslab_fit import Points
from nnviz.ui.frame import Frame, tick_room
from nnviz.ui.functions.curve_painting import curve_pen
from nnviz.ui.ink import colour, pen
from nnviz.ui.losslab.formulas import place
from nnviz.ui.losslab.kept_chart import KeptChart
from nnviz.ui.losslab.state import HEIGHT, WIDTH
from nnviz.ui.marked_axis import spread
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import Appearance

HEADER, FOOT, GUTTER, SAMPLE, APART = 24.0, 20.0, 46.0, 20.0, 16.0  # px
DOT, REACH = 5.0, 12.0  # px
STEP, FAST = 0.1, 10
LEFT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter
TOP, BOTTOM, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignVCenter
MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
LIFTS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
FitLine = tuple[str, int, float, float]  # name, slot, slope and level


class PointChart(KeptChart):
    """A chart over the points' x: the same left and right edges for the points and for what stands below them."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._placed: tuple[object, Frame] | None = None

    def kept_frame(self, names: Sequence[str], y: tuple[float, float]) -> Frame:
        """With room for the names at the right."""
        key = tuple(names), y
        if self._placed is None or self._placed[0] != key:
            px = self.appearance.px
            metrics = QFontMetricsF(self.appearance.font(11))
            edge = max((metrics.horizontalAdvance(name) for name in names), default=0.0) + px(SAMPLE + 14)
            left = max(px(GUTTER), tick_room(y, self.appearance))
            width, height = self.width() - left - edge, self.height() - px(HEADER + FOOT)
            self._placed = key, Frame(Box(left, px(HEADER), max(width, 10.0), max(height, 10.0)), WIDTH, y)
        return self._placed[1]

    def forget(self) -> None:
        self._placed = None
        super().forget()


class FitChart(PointChart):
    """moved(index, x, y)   a point is wanted there
    picked(index)        a point was chosen

    Left and right choose a point, up and down move it, by ten steps with Shift.
    """

    moved = Signal(int, float, float)
    picked = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.selected = 0
        self.drags = 0
        self._points: Points = ()
        self._lines: tuple[FitLine, ...] = ()
        self.dragged = False
        self._title = self._spoken = ""
        self.restyle()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_words(self, title: str, spoken: str) -> None:
        """`spoken` names {number}, {x} and {y} of the chosen point."""
        self._title, self._spoken = title, spoken
        self._describe()
        self.update()

    def show_points(self, points: Points) -> None:
        self._points = points
        self.selected = min(self.selected, len(points) - 1)
        self._describe()
        self.update()

    def show_lines(self, lines: Sequence[FitLine]) -> None:
        self._lines = tuple(lines)
        self.update()

    def choose(self, index: int) -> None:
        self.selected = index
        self._describe()
        self.update()
        self.picked.emit(index)

    def _describe(self) -> None:
        if self._points:
            x, y = self._points[self.selected]
            self.setAccessibleDescription(self._spoken.format(number=self.selected + 1, x=place(x), y=place(y)))

    @property
    def frame(self) -> Frame:
        return self.kept_frame([name for name, *_ in self._lines], HEIGHT)

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(480)), round(self.appearance.px(280)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(260)), round(self.appearance.px(150)))

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, ratio = self.frame, self.devicePixelRatioF()
            self.draw_kept(painter, "ground", (self._title, frame), self._paint_ground)
            painter.save()
            painter.setClipRect(*map(round, frame.box))
            for _, slot, slope, level in self._lines:
                painter.setPen(curve_pen(slot, self.appearance))
                ends = [(float(frame.across(x)), float(frame.up(slope * x + level))) for x in WIDTH]
                painter.drawLine(*[round(value) for end in ends for value in end])
            painter.restore()
            self._paint_points(painter, frame)
            self._paint_names(painter, frame, ratio)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        frame, ratio = self.frame, self.devicePixelRatioF()
        font, ink = self.appearance.font(12), self.appearance.theme.muted
        label = self.labels.plain(self._title, font, ink, None, ratio)
        draw_label(painter, label, frame.box.left, self.appearance.px(HEADER) / 2, LEFT | CENTRE)
        frame.paint_ground(painter, self.appearance, self.labels, ratio)
        frame.paint_border(painter, self.appearance)

    def _paint_points(self, painter: QPainter, frame: Frame) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        radius = round(px(DOT))
        for index, (x, y) in enumerate(self._points):
            at = round(float(frame.across(x))), round(float(frame.up(min(max(y, HEIGHT[0]), HEIGHT[1]))))
            chosen = index == self.selected and not self.for_file
            painter.setPen(pen(theme.plot, px(1.2)))
            painter.setBrush(colour(theme.text))
            painter.drawEllipse(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)
            if chosen:
                wide = radius + round(px(4))
                painter.setPen(pen(theme.text, px(1.6)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at[0] - wide, at[1] - wide, 2 * wide, 2 * wide)

    def _paint_names(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        theme, px, box = self.appearance.theme, self.appearance.px, frame.box
        ends = [slope * WIDTH[1] + level for _, _, slope, level in self._lines]
        order = sorted(range(len(ends)), key=lambda i: -ends[i])
        wanted = [min(max(float(frame.up(ends[i])), box.top + px(6)), box.bottom - px(6)) for i in order]
        for i, y in zip(order, spread(wanted, px(APART), box.top + px(6), box.bottom - px(6)), strict=True):
            name, slot, *_ = self._lines[i]
            painter.setPen(curve_pen(slot, self.appearance))
            painter.drawLine(round(box.right + px(5)), round(y), round(box.right + px(5 + SAMPLE)), round(y))
            label = self.labels.plain(name, self.appearance.font(11), theme.text, None, ratio)
            draw_label(painter, label, box.right + px(9 + SAMPLE), y, LEFT | CENTRE)

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def point_place(self, index: int) -> tuple[float, float]:
        """Where a point is seen, px."""
        frame, (x, y) = self.frame, self._points[index]
        return float(frame.across(x)), float(frame.up(y))

    def _nearest(self, event: QMouseEvent) -> int | None:
        at = event.position()
        away = [
            ((x - at.x()) ** 2 + (y - at.y()) ** 2) ** 0.5 for x, y in map(self.point_place, range(len(self._points)))
        ]
        nearest = min(range(len(away)), key=away.__getitem__, default=None)
        return nearest if nearest is not None and away[nearest] <= self.appearance.px(REACH) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        nearest = self._nearest(event)
        if event.button() == Qt.MouseButton.LeftButton and nearest is not None:
            self.dragged = True
            self.drags += 1
            self.choose(nearest)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.dragged:
            frame, at = self.frame, event.position()
            self._ask(frame.x_at(at.x()), frame.y_at(at.y()))
        else:
            over = self._nearest(event) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.dragged = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key, fast = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return
        if key in MOVES:
            self.choose((self.selected + MOVES[key]) % len(self._points))
        elif key in LIFTS:
            self.drags += 1
            x, y = self._points[self.selected]
            self._ask(x, y + LIFTS[key] * STEP * (FAST if fast else 1))
        else:
            return
        event.accept()
        announce(self)

    def _ask(self, x: float, y: float) -> None:
        inside = min(max(x, WIDTH[0]), WIDTH[1]), min(max(y, HEIGHT[0]), HEIGHT[1])
        self.moved.emit(self.selected, round(inside[0], 2) + 0.0, round(inside[1], 2) + 0.0)
