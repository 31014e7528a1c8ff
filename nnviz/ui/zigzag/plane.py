"""The path of two weights of a neuron over its last steps, in a plane with equal scales: directions are true."""

from __future__ import annotations

from math import hypot

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.training.zigzag_wants import Zigzag
from nnviz.ui.frame import Frame, SteadyRange, tick_room
from nnviz.ui.gradient.chart import Chart
from nnviz.ui.ink import colour, pen
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import announce
from nnviz.ui.score.buffers import Lines
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import Appearance
from nnviz.ui.zigzag.words import ZigzagWords

HEIGHT, BELOW, ABOVE = 212.0, 32.0, 16.0  # px
FILLED = 0.3  # of the box, from its middle: where the path may reach
SMALL = 0.6  # of the side shown: a path that needs less
ARROW, HEAD = 28.0, 7.0  # px
WORD = (34.0, 9.0)  # px, half of what the arrow's word needs at most
SHADE = 0.09  # opacity of the quadrants
NEAR = 14.0  # px
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
TURN = np.array([[0.866, -0.5], [0.5, 0.866]])  # by 30 degrees


class PathPlane(Chart):
    """Start, path and end; from the end the gradient downhill, and the quadrants that single samples can push into."""

    def __init__(self, appearance: Appearance, words: ZigzagWords, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._words = words
        self._shown: Zigzag | None = None
        self._names = (1, 2)
        self._reach = SteadyRange()
        self._half = 1.0  # of the longer side of the box, in weights
        self._lines, self._few = Lines(), Lines()
        self.cursor_step: int | None = None  # a point of the path
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_path(self, found: Zigzag | None, names: tuple[int, int], *, at_once: bool = False) -> None:
        """`names`: the numbers of the two weights, from 1. None: nothing is known."""
        self._shown, self._names = found, names
        if found is None:
            self._reach.forget()
            self.put_cursor_away()
        else:
            extent = np.ptp(found.path, axis=0) / 2
            least = max(1e-6 * float(np.abs(found.path).max()), 1e-9)
            half = max(float(extent.max()) / FILLED / 2, least)
            jumped = half < SMALL * self._half  # another stretch of the path: it need not be narrowed to slowly
            self._half = self._reach.fit(-half, half, at_once=at_once or jumped)[1]
            if self.cursor_step is not None:
                self._point_at(min(self.cursor_step, found.steps))
        self.update()

    @property
    def frame(self) -> Frame:
        """Where the values lie; the middle of the path is in the middle of the box."""
        found = self._shown
        middle = (found.path.min(axis=0) + found.path.max(axis=0)) / 2 if found is not None else np.zeros(2)
        px = self.appearance.px
        top, height = px(ABOVE), max(1.0, self.height() - px(ABOVE + BELOW))
        per_px = 2 * self._half / height
        y = float(middle[1] - self._half), float(middle[1] + self._half)
        left = max(px(34), tick_room(y, self.appearance))
        width = max(1.0, self.width() - left - px(2))
        x = float(middle[0] - per_px * width / 2), float(middle[0] + per_px * width / 2)
        return Frame(Box(left, top, width, height), x, y)

    @property
    def quadrants(self) -> int:
        """1: both weights can only grow or both shrink; -1: one grows while the other shrinks; 0: all are open."""
        return (
            0
            if self._shown is None
            else int(self._shown.inputs[self._names[0] - 1] * self._shown.inputs[self._names[1] - 1])
        )

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Path of two weights over the last steps"))
        self.setToolTip(
            self.tr(
                "Shaded: where a step of one sample alone can lead, given the signs of the two inputs. The arrow is "
                "the way downhill over all samples of the probe."
            )
        )
        self._downhill = self.tr("downhill")
        self._corners = {
            1: (self.tr("both grow"), self.tr("both shrink")),
            -1: (self.tr("one grows"), self.tr("the other grows")),
        }
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(round(self.appearance.px(HEIGHT)))
        super().restyle()

    # -- painting

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._shown is not None:
                self._paint(painter, self._shown, self.frame)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, found: Zigzag, frame: Frame) -> None:
        theme, px, ratio = self.appearance.theme, self.appearance.px, self.devicePixelRatioF()
        frame.paint_ground(painter, self.appearance, self.labels, ratio, right=self.width())
        left, top, width, height = map(round, frame.box.shrunk(1))
        painter.save()
        painter.setClipRect(left, top, width, height)
        end = float(frame.across(found.path[-1, 0])), float(frame.up(found.path[-1, 1]))
        start = float(frame.across(found.path[0, 0])), float(frame.up(found.path[0, 1]))
        tip, word = self._arrow(found, frame, *end)
        self._paint_quadrants(painter, frame, *end, word)
        self._paint_path(painter, found, frame)
        if found.steps:
            self._dashed(painter, *start, *end)
            painter.setPen(pen(theme.text, self.appearance.line(1.5)))
            painter.setBrush(colour(theme.plot))
            self._ring(painter, *start, px(4))
        if tip is not None:
            self._paint_arrow(painter, np.array(end), tip, word)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.text))
        self._ring(painter, *end, px(4.5))
        if self.cursor_step is not None and not self.for_file:
            x, y = self._pixel(self.cursor_step)
            painter.setPen(pen(theme.take, self.appearance.line(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._ring(painter, x, y, px(6))
        painter.restore()
        frame.paint_border(painter, self.appearance)
        font, right, left = self.appearance.maths(13), Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        across, upwards = (self.labels.rich(f"w<sub>{name}</sub>", font, theme.text, ratio) for name in self._names)
        draw_label(painter, across, frame.box.right, self.height(), right | Qt.AlignmentFlag.AlignBottom)
        draw_label(painter, upwards, 0, 0, left | Qt.AlignmentFlag.AlignTop)

    def _paint_quadrants(
        self, painter: QPainter, frame: Frame, x: float, y: float, taken: tuple[float, float] | None
    ) -> None:
        """`taken`: where another word stands."""
        which, box, theme = self.quadrants, frame.box, self.appearance.theme
        if not which:
            return
        # the step goes against the gradient: with equal signs to the upper right or to the lower left
        right, left = (box.top, y), (y, box.bottom)
        if which < 0:
            right, left = left, right
        shade = colour(theme.text, SHADE)
        for (upper, lower), first, last in ((right, x, box.right), (left, box.left, x)):
            painter.fillRect(round(first), round(upper), round(last) - round(first), round(lower) - round(upper), shade)
        painter.fillRect(round(x), round(box.top), 1, round(box.height), colour(theme.ctl))
        painter.fillRect(round(box.left), round(y), round(box.width), 1, colour(theme.ctl))
        font, px = self.appearance.font(10.5), self.appearance.px
        for word, at_right, (upper, _) in zip(self._corners[which], (True, False), (right, left), strict=True):
            label = self.labels.plain(word, font, theme.muted, theme.plot, self.devicePixelRatioF())
            at_top = upper == box.top
            place_x = box.right - label.width - px(2) if at_right else box.left + px(2)
            place_y = box.top + px(1) if at_top else box.bottom - label.height - px(1)
            middle = place_x + label.width / 2, place_y + label.height / 2
            near = px(WORD[0]) + label.width / 2, px(WORD[1]) + label.height / 2
            if taken is None or abs(taken[0] - middle[0]) > near[0] or abs(taken[1] - middle[1]) > near[1]:
                draw_label(painter, label, place_x, place_y, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def _paint_path(self, painter: QPainter, found: Zigzag, frame: Frame) -> None:
        x, y = np.asarray(frame.across(found.path[:, 0])), np.asarray(frame.up(found.path[:, 1]))
        rows = self._lines.resize(found.steps)
        if found.steps:
            rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = x[:-1], y[:-1], x[1:], y[1:]
        painter.setPen(pen(self.appearance.theme.text, self.appearance.line(1), 0.7))
        self._lines.draw(painter)

    def _dashed(self, painter: QPainter, x0: float, y0: float, x1: float, y1: float) -> None:
        """The straight line."""
        length, dash = hypot(x1 - x0, y1 - y0), self.appearance.px(4)
        count = int(length / (2 * dash))
        if count < 1:
            return
        begins = np.arange(count) * 2 * dash / length
        rows = self._few.resize(count)
        for column, share in ((0, begins), (2, begins + dash / length)):
            rows[:, column], rows[:, column + 1] = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
        painter.setPen(pen(self.appearance.theme.take, self.appearance.line(1.5)))
        self._few.draw(painter)

    def _arrow(
        self, found: Zigzag, frame: Frame, x: float, y: float
    ) -> tuple[NDArray[np.float64] | None, tuple[float, float] | None]:
        """Tip and word of the way downhill over the probe; always as long, for only its direction tells something."""
        size = hypot(*found.gradient.tolist())
        if not size > 0:
            return None, None
        px, box = self.appearance.px, frame.box
        way = np.array([-found.gradient[0], found.gradient[1]]) / size  # y grows downwards
        tip = np.array([x, y]) + px(ARROW) * way
        word_x, word_y = (tip + (px(12) * way + np.array([px(16) * way[0], 0]))).tolist()
        half_x, half_y = px(WORD[0]), px(WORD[1])
        word_x = min(max(word_x, box.left + half_x), box.right - half_x)
        return tip, (word_x, min(max(word_y, box.top + half_y), box.bottom - half_y))

    def _paint_arrow(
        self,
        painter: QPainter,
        begin: NDArray[np.float64],
        tip: NDArray[np.float64],
        word: tuple[float, float] | None,
    ) -> None:
        theme, px, thickness = self.appearance.theme, self.appearance.px, self.appearance.line
        way = (tip - begin) / px(ARROW)
        rows = self._few.resize(3)
        rows[0] = (*begin, *tip)
        rows[1] = (*tip, *(tip - px(HEAD) * (TURN @ way)))
        rows[2] = (*tip, *(tip - px(HEAD) * (TURN.T @ way)))
        painter.setPen(pen(theme.plot, px(3) + thickness(2)))
        self._few.draw(painter)
        painter.setPen(pen(theme.bring, thickness(2)))
        self._few.draw(painter)
        if word is not None:
            font = self.appearance.font(10.5)
            label = self.labels.plain(self._downhill, font, theme.bring, theme.plot, self.devicePixelRatioF())
            draw_label(painter, label, *word, CENTRE)

    def _ring(self, painter: QPainter, x: float, y: float, radius: float) -> None:
        painter.drawEllipse(round(x - radius), round(y - radius), round(2 * radius), round(2 * radius))

    # -- the cursor

    def _pixel(self, step: int) -> tuple[float, float]:
        assert self._shown is not None
        frame = self.frame
        return float(frame.across(self._shown.path[step, 0])), float(frame.up(self._shown.path[step, 1]))

    def cursor_place(self) -> QPoint | None:
        return None if self.cursor_step is None else QPoint(*map(round, self._pixel(self.cursor_step)))

    def put_cursor_away(self) -> None:
        self.cursor_step = None
        super().put_cursor_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        key, found = Qt.Key(event.key()), self._shown
        if key == Qt.Key.Key_Escape and self.cursor_step is not None:
            event.accept()
            self.put_cursor_away()
        elif key in self.own_keys and key != Qt.Key.Key_Escape and found is not None:
            event.accept()
            moved = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}.get(key, 0)
            at = found.steps if self.cursor_step is None else self.cursor_step + moved
            at = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: found.steps}.get(key, min(max(at, 0), found.steps))
            self._point_at(at)
            announce(self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found, place = self._shown, event.position()
        if found is None:
            return
        frame = self.frame
        apart = np.hypot(frame.across(found.path[:, 0]) - place.x(), frame.up(found.path[:, 1]) - place.y())
        nearest = int(apart.argmin())
        if apart[nearest] <= self.appearance.px(NEAR):
            self._point_at(nearest)
        else:
            self.put_cursor_away()

    def _point_at(self, step: int) -> None:
        assert self._shown is not None
        self.cursor_step = step
        self.say(self._words.point(self._shown, step, self._names))
        self.update()
