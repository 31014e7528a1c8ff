"""The losses of all walks over their steps; where one points, there all walks are shown."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

from nnviz.ui.descent.bench import Bench
from nnviz.ui.descent.plot import CENTRE, GUTTER, LEFT, MIDDLE, RIGHT, TOP, DescentPlot
from nnviz.ui.descent.words import figure
from nnviz.ui.export import Table
from nnviz.ui.frame import Frame, tick_room
from nnviz.ui.ink import colour
from nnviz.ui.loss_curves import power, step_marks, thinned
from nnviz.ui.painting import errors_told
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import draw_label
from nnviz.ui.theme import Appearance

HEADER, FOOT, EDGE = 24.0, 22.0, 14.0  # px
INSET = 9.0  # px between the axis and step 0, or the mark of a walk there would cover the texts of the axis
SMALLEST = 1e-12  # of the largest loss: lower ones lie on the floor of a logarithmic axis
DECADES = 1.0  # from so many on the axis is logarithmic


class LossesPlot(DescentPlot):
    """Left and right go through the steps that were made; a click goes to one of them."""

    wide, high = 300, 220

    def __init__(self, bench: Bench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        self._held = False
        self.restyle()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Losses over steps; left and right go through the steps that were made"))
        self.show_step()

    def table(self) -> Table:
        """One row for each step of each run: where it is, its loss and gradient."""
        walks = self.bench.descent.walks
        names = ["w"] if self.bench.landscape.dimension == 1 else ["w1", "w2"]
        run = np.concatenate([np.full(walk.steps + 1, i + 1) for i, walk in enumerate(walks)])
        step = np.concatenate([np.arange(walk.steps + 1) for walk in walks])
        optimizer = [walk.optimizer for walk in walks for _ in range(walk.steps + 1)]
        rate = [walk.rate for walk in walks for _ in range(walk.steps + 1)]
        path, gradient = (np.concatenate([getattr(walk, part) for walk in walks]) for part in ("path", "gradients"))
        losses = np.concatenate([walk.losses for walk in walks])
        slopes = [f"dL/d{name}" for name in names]
        return Table(
            ("run", "optimizer", "rate", "step", *names, "loss", *slopes),
            (run.tolist(), optimizer, rate, step.tolist(), *path.T, losses, *gradient.T),
        )

    # -- painting --------------------------------------------------------------------------------------------------

    def _axes(self) -> tuple[Frame, bool]:
        """The frame, and whether its losses are decades."""
        px = self.appearance.px
        losses = np.concatenate([walk.losses for walk in self.bench.descent.walks])
        losses = losses[np.isfinite(losses)]
        low, high = (float(losses.min()), float(losses.max())) if losses.size else (0.0, 1.0)
        log = low >= 0 and high > 0 and low < 0.1**DECADES * high
        if log:
            bottom = np.floor(np.log10(max(low, SMALLEST * high)))
            y = (float(bottom), float(max(np.ceil(np.log10(high)), bottom + 1)))
            gutter = px(GUTTER)
        else:
            span = max(high - low, 0.2 * max(abs(low), abs(high)), 1e-9)
            low, high = 0.5 * (low + high - span), 0.5 * (low + high + span)
            y = (low - 0.06 * span, high + 0.06 * span)
            gutter = max(tick_room(y, self.appearance), px(GUTTER))
        width, height = self.width() - gutter - px(EDGE), self.height() - px(HEADER + FOOT)
        last, width = float(max(self.bench.descent.made, 10)), max(width, 2 * px(INSET))
        before = last * px(INSET) / (width - px(INSET))
        return Frame(Box(gutter, px(HEADER), width, max(height, 10.0)), (-before, last), y), log

    @property
    def frame(self) -> Frame:
        return self._axes()[0]

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, log = self._axes()
            theme, px, ratio = self.appearance.theme, self.appearance.px, self.devicePixelRatioF()
            font = self.appearance.font(12, bold=True)
            label = self.labels.plain(self.tr("Loss over steps"), font, theme.text, None, ratio)
            draw_label(painter, label, frame.box.left, px(HEADER) / 2, LEFT | CENTRE)
            self._paint_ground(painter, frame, log)
            left, top, width, height = map(round, frame.box)
            painter.setClipRect(left, top - 2, width, height + 4)
            at = round(float(frame.across(float(self.bench.descent.at))))
            painter.fillRect(at, top, 1, height, colour(theme.text, 0.6))
            order = sorted(range(len(self.bench.descent.walks)), key=lambda run: run == self.bench.setting.chosen)
            heights = {run: self._heights(frame, self.bench.descent.walks[run].losses, log) for run in order}
            for run in order:
                self._paint_losses(painter, frame, run, heights[run])
            painter.setClipping(False)
            frame.paint_border(painter, self.appearance)
            for run in order:
                at, chosen = self.bench.descent.index(run), run == self.bench.setting.chosen
                x = float(frame.across(float(at)))
                self.trails.paint_now(painter, run, x, float(heights[run][at]), chosen=chosen)
            if not self.for_file:
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_losses(self, painter: QPainter, frame: Frame, run: int, y: np.ndarray) -> None:
        x = np.asarray(frame.across(np.arange(len(y), dtype=float)))
        if len(x) > 1:
            thin_x, thin_y = thinned(x, y, max(round(frame.box.width), 2))
            painter.strokePath(pg.arrayToQPath(thin_x, thin_y), self.trails.line(run))

    @staticmethod
    def _heights(frame: Frame, losses: np.ndarray, log: bool) -> np.ndarray:
        """px, those beyond the axis at its ends."""
        values = np.nan_to_num(losses, nan=np.inf, posinf=1e300, neginf=-1e300)
        if log:
            values = np.log10(np.maximum(values, 10 ** frame.y[0]))
        return np.asarray(frame.up(np.clip(values, *frame.y)))

    def _paint_ground(self, painter: QPainter, frame: Frame, log: bool) -> None:
        theme, px, ratio = self.appearance.theme, self.appearance.px, self.devicePixelRatioF()
        if not log:
            frame.paint_ground(painter, self.appearance, self.labels, ratio)
            return
        left, top, width, height = map(round, frame.box)
        painter.fillRect(left, top, width, height, colour(theme.plot))
        font = self.appearance.font(10.5)
        low, high = int(frame.y[0]), int(frame.y[1])
        every = max(1, int(np.ceil((high - low) * px(16) / max(frame.box.height, 1.0))))
        for exponent in range(low, high + 1, every):
            y = round(float(frame.up(exponent)))
            painter.fillRect(left, y, width, 1, colour(theme.hair))
            mark = power(exponent)
            text = f"{mark.text}<sup>{mark.raised}</sup>" if mark.raised else mark.text
            draw_label(painter, self.labels.rich(text, font, theme.muted, ratio), left - px(5), y, RIGHT | CENTRE)
        for mark in step_marks(int(frame.x[1])):
            label = self.labels.plain(mark.text, font, theme.muted, None, ratio)
            align = (RIGHT if mark.anchor == 1 else MIDDLE) | TOP
            draw_label(painter, label, float(frame.across(mark.value)), frame.box.bottom + px(4), align)

    # -- the hand --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = True
            self.bench.pause()
            self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame, where = self.frame, event.position()
        if self._held:
            self._go(where.x())
        elif frame.holds(where.x(), where.y()):
            step = min(max(round(frame.x_at(where.x())), 0), self.bench.descent.made)
            told = [self.tr("step {step}").format(step=step)]
            for run, walk in enumerate(self.bench.descent.walks):
                told.append(
                    f"{self.words.run(run, walk.optimizer)}: {figure(float(walk.losses[min(step, walk.steps)]))}"
                )
            self.label.show_at("\n".join(told), QPoint(round(where.x()), round(where.y())))
        else:
            self.put_cursor_away()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = False

    def _go(self, x: float) -> None:
        self.bench.go_to(round(self.frame.x_at(x)))

    def move_by_key(self, right: int, up: int, *, fast: bool) -> None:
        self.bench.go_to(self.bench.descent.at + (right or up) * (10 if fast else 1))
