"""A loss over two weights as contours, with the ways of all runs. Starts are dragged, or moved by keys."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap

from nnviz.training.descent import Surface
from nnviz.ui.descent.bench import Bench
from nnviz.ui.descent.plot import BOTTOM, CENTRE, GUTTER, LEFT, MIDDLE, RIGHT, TOP, DescentPlot
from nnviz.ui.descent.surface_ground import Ground
from nnviz.ui.descent.trails import paint_arrow
from nnviz.ui.descent.words import figure, next_step, place, plain
from nnviz.ui.frame import Frame, tick_room
from nnviz.ui.ink import colour, pen
from nnviz.ui.painting import errors_told
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.slices.run_path import RunPath, as_of
from nnviz.ui.theme import Appearance
from nnviz.ui.workshop.painting import hollow

HEADER, FOOT, EDGE = 30.0, 38.0, 14.0  # px
REACH = 16.0  # px to a mark
KEY = 1 / 80  # of the box, with Shift ten times as much
HEAD = 8.0  # px
FARTHEST = 1e6  # a start


class ContourPlot(DescentPlot):
    """Keys besides: the arrows move the chosen start, and those at the same place with it."""

    wide, high = 620, 400
    dimension = 2

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self._ground: Ground | None = None
        self._pixmap: QPixmap | None = None
        self._key: tuple[object, ...] = ()
        self._run_path = RunPath(appearance)
        self.restyle()
        self.retranslate()

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def surface(self) -> Surface:
        surface = self.bench.landscape
        assert surface.dimension == 2
        return surface  # type: ignore[return-value]

    @property
    def ground(self) -> Ground:
        """Of the surface of now; made when it is first painted."""
        if self._ground is None or self._ground.surface is not self.surface:
            self._ground, self._pixmap = Ground(self.surface), None
        return self._ground

    @property
    def frame(self) -> Frame:
        px, (left, right, low, high) = self.appearance.px, self.surface.box
        gutter = max(tick_room((low, high), self.appearance) + px(22), px(GUTTER))
        width, height = self.width() - gutter - px(EDGE), self.height() - px(HEADER + FOOT)
        return Frame(Box(gutter, px(HEADER), max(width, 10.0), max(height, 10.0)), (left, right), (low, high))

    def described(self) -> str:
        walk, at = self.bench.walk, self.bench.at
        return self.tr("walk {run}, step {step}: {place}, loss {loss}. {story}").format(
            run=self.bench.setting.chosen + 1,
            step=at,
            place=place(walk.path[at]),
            loss=figure(float(walk.losses[at])),
            story=self.words.story(self.bench),
        )

    def restyle(self) -> None:
        self._pixmap = None
        super().restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(
            self.tr(
                "The loss over two weights. The arrows move the start of the chosen walk, Enter makes a step, "
                "Backspace takes it back, Home goes to the start, Space lets it walk, 1 to 5 choose a walk"
            )
        )
        self.show_step()

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, ratio = self.frame, self.devicePixelRatioF()
            self._paint_title(painter, frame)
            frame.paint_ground(painter, self.appearance, self.labels, ratio, grid=False)
            self._paint_surface(painter, frame, ratio)
            left, top, width, height = map(round, frame.box)
            painter.setClipRect(left, top, width, height)
            self._paint_places(painter, frame)
            self._paint_walks(painter, frame)
            painter.setClipping(False)
            self._paint_outside(painter, frame)
            frame.paint_border(painter, self.appearance)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_title(self, painter: QPainter, frame: Frame) -> None:
        theme, px, ratio = self.appearance.theme, self.appearance.px, self.devicePixelRatioF()
        first, second = self.surface.axes
        formula = f" = {self.surface.formula}" if self.surface.formula else ""
        for size in (16, 13, 11):
            font = self.appearance.maths(size, italic=False)
            label = self.labels.rich(f"<i>L</i>({first}, {second}){formula}", font, theme.text, ratio)
            if label.width <= frame.box.width:
                break
        draw_label(painter, label, frame.box.left, px(HEADER) / 2 - 1, LEFT | CENTRE)
        if step := as_of(self.surface):
            self._say(painter, step, frame.box.right, px(HEADER) / 2 - 1, RIGHT | CENTRE, theme.muted)
        font = self.appearance.maths(14, italic=False)
        label = self.labels.rich(first, font, theme.text, ratio)
        x = frame.box.left + frame.box.width / 2
        draw_label(painter, label, x, frame.box.bottom + px(18), MIDDLE | TOP)
        label = self.labels.rich(second, font, theme.text, ratio)
        draw_label(painter, label, px(2), frame.box.top + frame.box.height / 2, LEFT | CENTRE)

    def _paint_surface(self, painter: QPainter, frame: Frame, ratio: float) -> None:
        ground = self.ground
        if self.labels.as_shapes:
            ground.paint(painter, frame, self.appearance)
            return
        key = (frame, ratio)
        if self._pixmap is None or key != self._key:
            self._pixmap, self._key = ground.pixmap(frame, self.appearance, ratio), key
        painter.drawPixmap(round(frame.box.left), round(frame.box.top), self._pixmap)

    def _paint_places(self, painter: QPainter, frame: Frame) -> None:
        """A cross at every known minimum, a square where the running network stands, and its way there."""
        theme, px = self.appearance.theme, self.appearance.px
        painter.setPen(pen(theme.bring, self.appearance.line(2)))
        for minimum in self.surface.minima:
            x, y, arm = round(float(frame.across(minimum[0]))), round(float(frame.up(minimum[1]))), round(px(5))
            painter.drawLine(x - arm, y, x + arm, y)
            painter.drawLine(x, y - arm, x, y + arm)
        if self.surface.here is not None:
            if self.surface.path is not None:
                self._run_path.paint(painter, frame, self.surface.path, self.surface.here)
            x, y = round(float(frame.across(self.surface.here[0]))), round(float(frame.up(self.surface.here[1])))
            side = round(px(8))
            painter.setPen(pen(theme.text, self.appearance.line(1.5)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(x - side, y - side, 2 * side, 2 * side)
            self._say(painter, self.tr("the network"), x, y + side + px(2), MIDDLE | TOP, theme.muted)

    def _paint_walks(self, painter: QPainter, frame: Frame) -> None:
        bench, theme, px = self.bench, self.appearance.theme, self.appearance.px
        order = sorted(range(len(bench.descent.walks)), key=lambda run: run == bench.setting.chosen)
        for run in order:
            x, y = self._pixels(frame, run)
            self.trails.paint(painter, run, x, y, chosen=run == bench.setting.chosen)
        self._paint_step(painter, frame)
        for run in order:
            x, y = self._pixels(frame, run)
            if len(x) > 1:
                self.trails.paint_start(painter, run, float(x[0]), float(y[0]))
            self.trails.paint_now(painter, run, float(x[-1]), float(y[-1]), chosen=run == bench.setting.chosen)
        for i, start in enumerate(bench.setting.starts, 1):
            x, y = float(frame.across(start[0])), float(frame.up(start[1]))
            self._say(painter, f"p{i}", x + px(9), y - px(4), LEFT | BOTTOM, theme.text, bold=True)

    def _pixels(self, frame: Frame, run: int) -> tuple[np.ndarray, np.ndarray]:
        path = self.bench.descent.walks[run].path[: self.bench.descent.index(run) + 1]
        with np.errstate(all="ignore"):
            x, y = np.asarray(frame.across(path[:, 0])), np.asarray(frame.up(path[:, 1]))
        return np.clip(np.nan_to_num(x), -1e4, 1e4), np.clip(np.nan_to_num(y), -1e4, 1e4)

    def _paint_step(self, painter: QPainter, frame: Frame) -> None:
        """What the chosen run would do next."""
        walk, at = self.bench.walk, self.bench.at
        step = next_step(walk, at)
        if step is None or not np.isfinite(step).all():
            return
        here, there = walk.path[at], walk.path[at] + step
        painter.setPen(pen(self.appearance.theme.text, self.appearance.line(1.8)))
        ends = [float(np.nan_to_num(v)) for p in (here, there) for v in (frame.across(p[0]), frame.up(p[1]))]
        if abs(ends[0]) < 1e4 and abs(ends[1]) < 1e4 and abs(ends[2] - ends[0]) + abs(ends[3] - ends[1]) > 3:
            paint_arrow(painter, *ends, self.appearance.px(HEAD))

    def _paint_outside(self, painter: QPainter, frame: Frame) -> None:
        """An arrow at the edge, with the place, for every walk that has left the picture."""
        theme, px, box, row = self.appearance.theme, self.appearance.px, frame.box, 0
        for run, walk in enumerate(self.bench.descent.walks):
            where = walk.path[self.bench.descent.index(run)]
            inside = frame.x[0] <= where[0] <= frame.x[1] and frame.y[0] <= where[1] <= frame.y[1]
            if inside:
                continue
            right = where[0] > 0.5 * (frame.x[0] + frame.x[1])
            edge, y = (box.right - px(5) if right else box.left + px(5)), box.top + px(16) + row * px(20)
            row += 1
            inner = edge + (-px(22) if right else px(22))
            painter.setPen(pen(theme.pieces[run], self.appearance.line(2)))
            paint_arrow(painter, inner, y, edge, y, px(HEAD))
            painter.setBrush(colour(theme.pieces[run]))
            painter.setPen(hollow(theme.plot))
            align = (RIGHT if right else LEFT) | CENTRE
            self._say(painter, place(where), inner + (-px(5) if right else px(5)), y, align, theme.text, bold=True)

    def _say(
        self, painter: QPainter, text: str, x: float, y: float, align: Qt.AlignmentFlag, ink: str, *, bold: bool = False
    ) -> None:
        font = self.appearance.font(11.5, bold=bold)
        label = self.labels.plain(text, font, ink, self.appearance.theme.plot, self.devicePixelRatioF())
        draw_label(painter, label, x, y, align)

    # -- the hand --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        if event.button() == Qt.MouseButton.LeftButton and self.frame.box.left <= event.position().x():
            self.put_cursor_away()
            self._dragged = self._run_at(event.position())
            self._drags += 1
            self.bench.choose(self._dragged)
            self.bench.hold(True)
            self._drag_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame, where = self.frame, event.position()
        if self._dragged is not None:
            self._drag_to(where)
        elif frame.holds(where.x(), where.y()):
            at = np.array([frame.x_at(where.x()), frame.y_at(where.y())])
            first, second = (plain(axis) for axis in self.surface.axes)
            with np.errstate(all="ignore"):
                loss, slope = self.surface.at(at), self.surface.slope(at)
            told = (
                f"{first} = {figure(at[0])}, {second} = {figure(at[1])}",
                f"L = {figure(loss)}",
                f"∂L/∂{first} = {figure(float(slope[0]))}, ∂L/∂{second} = {figure(float(slope[1]))}",
            )
            self.label.show_at("\n".join(told), QPoint(round(where.x()), round(where.y())))
        else:
            self.put_cursor_away()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.let_go()

    def _run_at(self, where: QPointF) -> int:
        """The run whose start or place is nearest within reach, else the chosen one."""
        frame, nearest = self.frame, (self.appearance.px(REACH), self.bench.setting.chosen)
        for run in range(len(self.bench.descent.walks)):
            x, y = self._pixels(frame, run)
            for at in (0, -1):
                away = float(np.hypot(x[at] - where.x(), y[at] - where.y()))
                nearest = (away, run) if away < nearest[0] else nearest
        return nearest[1]

    def _drag_to(self, where: QPointF) -> None:
        frame = self.frame
        w1 = min(max(frame.x_at(where.x()), frame.x[0]), frame.x[1])
        w2 = min(max(frame.y_at(where.y()), frame.y[0]), frame.y[1])
        assert self._dragged is not None
        self.bench.set_start(self._dragged, self._round(w1, w2), drag=(self, self._drags))

    def _round(self, w1: float, w2: float) -> tuple[float, float]:
        left, right, low, high = self.surface.box
        digits = [max(2 - int(np.floor(np.log10(width))), 0) for width in (right - left, high - low)]
        return round(w1, digits[0]) + 0.0, round(w2, digits[1]) + 0.0

    def move_by_key(self, right: int, up: int, *, fast: bool) -> None:
        left, end, low, high = self.surface.box
        w1, w2 = self.bench.run.start
        share = KEY * (10 if fast else 1)
        moved = self._round(w1 + right * share * (end - left), w2 + up * share * (high - low))
        self.bench.set_start(self.bench.setting.chosen, moved, drag=(self, "keys"))
