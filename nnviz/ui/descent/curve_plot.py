"""A loss over one weight, with the tangent, the next step and the way so far. The start is moved by mouse or keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent

from nnviz.training.descent import Curve
from nnviz.ui.descent.bench import Bench
from nnviz.ui.descent.curve_marks import CurveMarks
from nnviz.ui.descent.plot import CENTRE, GUTTER, LEFT, MIDDLE, RIGHT, TOP, DescentPlot
from nnviz.ui.descent.words import figure, plain
from nnviz.ui.frame import Frame, tick_room
from nnviz.ui.ink import colour
from nnviz.ui.painting import errors_told
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.slices.run_path import as_of
from nnviz.ui.theme import Appearance

HEADER, FOOT, EDGE = 30.0, 38.0, 14.0  # px
ZOOM, NEAREST, FARTHEST = 1.25, 0.1, 30.0  # of the curve's own range
REACH = 14.0  # px to a mark
KEY = 1 / 80  # of the range, with Shift ten times as much
DIGITS = 3  # that a hand needs


@dataclass(frozen=True, slots=True)
class Drawn:
    """A curve as it is drawn in a frame."""

    frame: Frame
    path: QPainterPath


class CurvePlot(DescentPlot):
    """Keys besides: left and right move the start, + and - show less or more of the curve, 0 its own range."""

    more_keys = "+-0"
    wide, high = 620, 400
    dimension = 1

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self._zoom = 1.0
        self._shown: tuple[object, ...] = ()
        self._drawn: Drawn | None = None
        self._pen = QPen()
        self._marks = CurveMarks(self)
        self.restyle()
        self.retranslate()

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def curve(self) -> Curve:
        curve = self.bench.landscape
        assert curve.dimension == 1
        return curve  # type: ignore[return-value]

    @property
    def network_word(self) -> str:
        """What stands at the running network's own place."""
        return self.tr("the network")

    @property
    def frame(self) -> Frame:
        return self._drawing().frame

    def described(self) -> str:
        walk, at = self.bench.walk, self.bench.at
        return self.tr("step {step}: {axis} = {w}, gradient {gradient}, loss {loss}. {story}").format(
            step=at,
            axis=plain(self.curve.axes[0]),
            w=figure(float(walk.path[at][0])),
            gradient=figure(float(walk.gradients[at][0])),
            loss=figure(float(walk.losses[at])),
            story=self.words.story(self.bench),
        )

    def x_range(self) -> tuple[float, float]:
        low, high = self.curve.range
        middle, half = 0.5 * (low + high), 0.5 * (high - low) * self._zoom
        return middle - half, middle + half

    def _drawing(self) -> Drawn:
        key = (self.curve, self._zoom, self.size(), self.appearance.scale)
        if self._drawn is None or key != self._shown:
            self._shown, self._drawn = key, self._draw()
        return self._drawn

    def _draw(self) -> Drawn:
        px = self.appearance.px
        low, high = self.x_range()
        w, loss = self.curve.drawn(low, high)
        finite = loss[np.isfinite(loss)]
        bottom, top = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
        span = max(top - bottom, 1e-9 * max(abs(top), abs(bottom)), 1e-30)
        y = (bottom - 0.09 * span, top + 0.06 * span)
        gutter = max(tick_room(y, self.appearance) + px(8), px(GUTTER))
        width, height = self.width() - gutter - px(EDGE), self.height() - px(HEADER + FOOT)
        frame = Frame(Box(gutter, px(HEADER), max(width, 10.0), max(height, 10.0)), (low, high), y)
        path = pg.arrayToQPath(np.asarray(frame.across(w)), np.clip(frame.up(loss), -1e4, 1e4), connect="finite")
        return Drawn(frame, path)

    def restyle(self) -> None:
        self._drawn = None
        self._pen = QPen(colour(self.appearance.theme.text), self.appearance.line(2))
        super().restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(
            self.tr(
                "The loss over a weight. Left and right move the start, Enter makes a step, Backspace takes it back, "
                "Home goes to the start, Space lets it walk, 1 to 5 choose a walk"
            )
        )
        self.show_step()

    # -- painting --------------------------------------------------------------------------------------------------

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            drawn, ratio = self._drawing(), self.devicePixelRatioF()
            frame = drawn.frame
            self._paint_title(painter, frame)
            frame.paint_ground(painter, self.appearance, self.labels, ratio)
            left, top, width, height = map(round, frame.box)
            painter.setClipRect(left, top, width, height)
            painter.strokePath(drawn.path, self._pen)
            self._marks.paint_minima(painter, frame)
            self._paint_walks(painter, frame)
            painter.setClipping(False)
            self._marks.paint_outside(painter, frame)
            frame.paint_border(painter, self.appearance)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_title(self, painter: QPainter, frame: Frame) -> None:
        theme, px, ratio, axis = self.appearance.theme, self.appearance.px, self.devicePixelRatioF(), self.curve.axes[0]
        font = self.appearance.maths(16, italic=False)
        formula = f" = {self.curve.formula}" if self.curve.formula else ""
        label = self.labels.rich(f"<i>L</i>({axis}){formula}", font, theme.text, ratio)
        draw_label(painter, label, frame.box.left, px(HEADER) / 2 - 1, LEFT | CENTRE)
        if step := as_of(self.curve):
            label = self.labels.plain(step, self.appearance.font(11.5), theme.muted, theme.plot, ratio)
            draw_label(painter, label, frame.box.right, px(HEADER) / 2 - 1, RIGHT | CENTRE)
        label = self.labels.rich(axis, self.appearance.maths(14, italic=False), theme.text, ratio)
        x = frame.box.left + frame.box.width / 2
        draw_label(painter, label, x, frame.box.bottom + px(18), MIDDLE | TOP)

    def _paint_walks(self, painter: QPainter, frame: Frame) -> None:
        bench = self.bench
        order = sorted(range(len(bench.descent.walks)), key=lambda run: run == bench.setting.chosen)
        for run in order:
            walk, at = bench.descent.walks[run], bench.descent.index(run)
            x = np.asarray(frame.across(walk.path[: at + 1, 0]))
            y = np.asarray(frame.up(walk.losses[: at + 1]))
            self.trails.paint(painter, run, x, y, chosen=run == bench.setting.chosen)
            if at:
                self.trails.paint_start(painter, run, *_inside(x[0], y[0]))
        self._marks.paint_step(painter, frame)
        for run in order:
            walk, at = bench.descent.walks[run], bench.descent.index(run)
            x, y = float(frame.across(walk.path[at, 0])), float(frame.up(walk.losses[at]))
            self.trails.paint_now(painter, run, *_inside(x, y), chosen=run == bench.setting.chosen)
        if self.label.isVisible():
            painter.fillRect(
                self._cursor, round(frame.box.top), 1, round(frame.box.height), colour(self.appearance.theme.ctl)
            )

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
        if self._dragged is not None:
            self._drag_to(event.position())
            return
        frame, place = self.frame, event.position()
        if frame.holds(place.x(), place.y()):
            self._read(frame.x_at(place.x()))
        else:
            self.put_cursor_away()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.let_go()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self._zoom_by(ZOOM ** (-event.angleDelta().y() / 120))
        event.accept()

    def _run_at(self, place: QPointF) -> int:
        """The run whose mark is nearest within reach, else the chosen one."""
        frame, bench = self.frame, self.bench
        nearest = self.appearance.px(REACH), bench.setting.chosen
        for run, walk in enumerate(bench.descent.walks):
            for at in (0, bench.descent.index(run)):
                x, y = float(frame.across(walk.path[at, 0])), float(frame.up(walk.losses[at]))
                away = abs(x - place.x()) + abs(y - place.y())
                nearest = min(nearest, (away, run)) if away < nearest[0] else nearest
        return nearest[1]

    def _drag_to(self, place: QPointF) -> None:
        low, high = self.frame.x
        w = min(max(self.frame.x_at(place.x()), low), high)
        assert self._dragged is not None
        self.bench.set_start(self._dragged, (_rounded(w, high - low),), drag=(self, self._drags))

    def _read(self, w: float) -> None:
        with np.errstate(all="ignore"):
            loss, slope = self.curve.at(np.array([w])), float(self.curve.slope(np.array([w]))[0])
        axis = plain(self.curve.axes[0])
        told = [f"{axis} = {figure(w)}", f"L = {figure(loss)}", f"dL/d{axis} = {figure(slope)}"]
        frame = self.frame
        self._cursor = round(float(frame.across(w)))
        self.label.show_at("\n".join(told), QPoint(self._cursor, round(frame.box.top + 0.3 * frame.box.height)))
        self.update()

    _cursor = 0

    def move_by_key(self, right: int, up: int, *, fast: bool) -> None:
        low, high = self.curve.range
        step = _rounded(KEY * (high - low), high - low) * (10 if fast else 1)
        w = self.bench.run.start[0] + (right or up) * step
        self.bench.set_start(self.bench.setting.chosen, (_rounded(w, high - low),), drag=(self, "keys"))

    def other_key(self, text: str) -> bool:
        factors = {"+": 1 / ZOOM, "-": ZOOM, "0": 1 / self._zoom}
        if text in factors:
            self._zoom_by(factors[text])
        return text in factors

    def _zoom_by(self, factor: float) -> None:
        self._zoom = min(max(self._zoom * factor, NEAREST), FARTHEST)
        if abs(self._zoom - 1) < 1e-9:
            self._zoom = 1.0
        self.put_cursor_away()
        self.update()


def _inside(x: float, y: float) -> tuple[float, float]:
    """Where Qt can draw it."""
    return min(max(float(np.nan_to_num(x)), -1e4), 1e4), min(max(float(np.nan_to_num(y)), -1e4), 1e4)


def _rounded(value: float, width: float) -> float:
    """As many digits as a hand can mean in a range of this width."""
    return round(value, max(DIGITS - int(np.floor(np.log10(width))) - 1, 0)) + 0.0
