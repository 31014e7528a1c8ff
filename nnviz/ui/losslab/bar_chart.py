"""Bars of one value for each output, in the classes' colours and marks; some are dragged, by mouse or keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from nnviz.ui.frame import Frame, tick_room
from nnviz.ui.ink import colour
from nnviz.ui.losslab.formulas import figure
from nnviz.ui.losslab.kept_chart import KeptChart
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.score.sprites import draw_mark
from nnviz.ui.theme import Appearance

HEADER, FOOT, EDGE = 26.0, 20.0, 8.0  # px
WIDTH, WIDEST = 0.56, 64.0  # of the place of a bar; px
LEFT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter
TOP, BOTTOM, CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignVCenter
MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
LIFTS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class BarChart(KeptChart):
    """moved(index, value)   a bar is wanted so high; only of a chart that is `movable`

    Left and right choose a bar, up and down move it by `step`, with Shift by ten of them.
    """

    moved = Signal(int, float)

    def __init__(self, appearance: Appearance, *, movable: bool = False, step: float = 0.01) -> None:
        super().__init__(appearance)
        self.movable, self.step = movable, step
        self.selected = 0
        self.drags = 0
        self._title = self._about = self._spoken = ""
        self._values: tuple[float, ...] = (0.0,)
        self._y = (0.0, 1.0)
        self._dragged = False
        self._placed: tuple[object, Frame] | None = None
        self.restyle()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def set_words(self, title: str, about: str, spoken: str) -> None:
        """`title` rich text; `spoken` names {number} and {value} of the chosen bar."""
        if (title, about, spoken) != (self._title, self._about, self._spoken):
            self._title, self._about, self._spoken = title, about, spoken
            self._describe()
            self.update()

    def show_values(self, values: Sequence[float], low: float, high: float) -> None:
        """A value outside [low, high] ends at the edge, and its figure says how much it is."""
        self._values, self._y = tuple(float(value) for value in values), (low, high)
        self.selected = min(self.selected, len(self._values) - 1)
        self._describe()
        self.update()

    @property
    def values(self) -> tuple[float, ...]:
        return self._values

    def _describe(self) -> None:
        value = self._values[self.selected]
        self.setAccessibleDescription(self._spoken.format(number=self.selected + 1, value=figure(value)))

    @property
    def frame(self) -> Frame:
        key = self._y, len(self._values)
        if self._placed is None or self._placed[0] != key:
            self._placed = key, self._place()
        return self._placed[1]

    def forget(self) -> None:
        self._placed = None
        super().forget()

    def _place(self) -> Frame:
        px = self.appearance.px
        left = max(tick_room(self._y, self.appearance), px(30))
        width, height = self.width() - left - px(EDGE), self.height() - px(HEADER + FOOT)
        count = float(len(self._values))
        return Frame(Box(left, px(HEADER), max(width, 10.0), max(height, 10.0)), (0.0, count), self._y)

    def bar_place(self, index: int) -> tuple[float, float]:
        """Where the end of this bar is, which can be taken hold of, px."""
        frame, value = self.frame, self._values[index]
        return float(frame.across(index + 0.5)), float(frame.up(min(max(value, self._y[0]), self._y[1])))

    def sizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(220)), round(self.appearance.px(190)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self.appearance.px(140)), round(self.appearance.px(120)))

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, ratio = self.frame, self.devicePixelRatioF()
            self.draw_kept(painter, "ground", (self._title, self._about, frame), self._paint_ground)
            for index in range(len(self._values)):
                self._paint_bar(painter, frame, index, ratio)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_title(self, painter: QPainter, ratio: float) -> None:
        theme, px = self.appearance.theme, self.appearance.px
        label = self.labels.rich(self._title, self.appearance.maths(16, italic=False), theme.text, ratio)
        edge = draw_label(painter, label, px(2), px(HEADER) / 2 - 2, LEFT | CENTRE).right
        metrics = QFontMetricsF(self.appearance.font(11.5))
        about = metrics.elidedText(self._about, Qt.TextElideMode.ElideRight, self.width() - edge - px(10))
        label = self.labels.plain(about, self.appearance.font(11.5), theme.muted, None, ratio)
        draw_label(painter, label, edge + px(8), px(HEADER) / 2 - 1, LEFT | CENTRE)

    def _paint_ground(self, painter: QPainter) -> None:
        """The frame's ground, with the names of the bars in the place of its marks below."""
        frame, ratio = self.frame, self.devicePixelRatioF()
        self._paint_title(painter, ratio)
        frame.paint_ground(painter, self.appearance, self.labels, ratio)
        theme, px, box = self.appearance.theme, self.appearance.px, frame.box
        painter.fillRect(
            round(box.left - px(4)), round(box.bottom), self.width(), round(px(FOOT)), colour(theme.surface)
        )
        if frame.y[0] < 0 < frame.y[1]:
            painter.fillRect(round(box.left), round(float(frame.up(0.0))), round(box.width), 1, colour(theme.ctl))
        for index in range(len(self._values)):
            self._paint_name(painter, frame, index, ratio)
        frame.paint_border(painter, self.appearance)

    def _paint_name(self, painter: QPainter, frame: Frame, index: int, ratio: float) -> None:
        """The mark and the number of an output."""
        theme, px, box = self.appearance.theme, self.appearance.px, frame.box
        x, foot = float(frame.across(index + 0.5)), box.bottom + px(FOOT) / 2
        roomy = box.width / len(self._values) > px(28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.pieces[index % len(theme.pieces)]))
        draw_mark(painter, index % len(theme.pieces), x - px(6 if roomy else 0), foot, px(4))
        if roomy:
            label = self.labels.plain(str(index + 1), self.appearance.font(11), theme.muted, None, ratio)
            draw_label(painter, label, x + px(2), foot, LEFT | CENTRE)

    def _paint_bar(self, painter: QPainter, frame: Frame, index: int, ratio: float) -> None:
        theme, px, box, value = self.appearance.theme, self.appearance.px, frame.box, self._values[index]
        x = float(frame.across(index + 0.5))
        y = float(frame.up(min(max(value, frame.y[0]), frame.y[1])))
        wide = min(WIDTH * box.width / len(self._values), px(WIDEST))
        zero = float(frame.up(min(max(0.0, frame.y[0]), frame.y[1])))
        ink = colour(theme.pieces[index % len(theme.pieces)])
        painter.fillRect(round(x - wide / 2), round(min(y, zero)), round(wide), max(1, round(abs(y - zero))), ink)
        chosen = index == self.selected and self.movable
        if self.movable and not self.for_file:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.accent if chosen and self.hasFocus() else theme.ctl))
            painter.drawRoundedRect(
                round(x - wide / 2 - px(3)), round(y - px(2.5)), round(wide + px(6)), round(px(5)), px(2), px(2)
            )
        upward = value >= 0
        font = self.appearance.font(11, bold=chosen)
        label = self.labels.plain(figure(value), font, theme.text, theme.plot, ratio)
        at = y - px(4) if upward else y + px(4)
        at = max(at, box.top + label.height) if upward else min(at, box.bottom - label.height)
        if chosen or label.width < box.width / len(self._values):  # the table says what has no room
            draw_label(painter, label, x, at, MIDDLE | (BOTTOM if upward else TOP))

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        frame, at = self.frame, event.position()
        over = frame.box.left <= at.x() < frame.box.right and at.y() >= frame.box.top
        if event.button() != Qt.MouseButton.LeftButton or not over:
            return
        self.selected = min(int(frame.x_at(at.x())), len(self._values) - 1)
        self._describe()
        self.update()
        if self.movable:
            self._dragged = True
            self.drags += 1
            self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._drag(event)
        elif self.movable:
            inside = self.frame.holds(event.position().x(), event.position().y())
            self.setCursor(Qt.CursorShape.SizeVerCursor if inside else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = False

    def _drag(self, event: QMouseEvent) -> None:
        self._ask(self.frame.y_at(event.position().y()))

    def _ask(self, value: float) -> None:
        low, high = self._y
        value = min(max(value, low), high)
        self.moved.emit(self.selected, round(round(value / self.step) * self.step, 6) + 0.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key, fast = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return
        if key in MOVES:
            self.selected = (self.selected + MOVES[key]) % len(self._values)
            self._describe()
        elif key in LIFTS and self.movable:
            self.drags += 1
            self._ask(self._values[self.selected] + LIFTS[key] * self.step * (10 if fast else 1))
        else:
            return
        event.accept()
        announce(self)
        self.update()
