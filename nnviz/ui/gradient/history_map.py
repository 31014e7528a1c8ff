"""The history of one figure as a heat map: steps across, layers upwards, the colour its power of ten.

It draws what it is given; where nothing was measured it stays empty.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nnviz.training.gradient_wants import Figure, GradientHistory, GradientHistoryWant
from nnviz.ui.gradient.chart import ENTER, Chart
from nnviz.ui.gradient.history_axes import HistoryAxes
from nnviz.ui.gradient.places import GUTTER
from nnviz.ui.gradient.shades import UNKNOWN, colours, sorted_in
from nnviz.ui.gradient.words import GradientWords
from nnviz.ui.ink import colour, pen
from nnviz.ui.number_format import count
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import ARROWS, KEYS, announce
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.theme import Appearance

SCALE = 58.0  # px right of the map, for the colour bar and its labels
STEPS = 20.0  # px below, for the steps
LEAST_HEIGHT = 104.0
REACH = 1 / 10  # of the axis: how far to each side of its step a moment is drawn at least
COARSE = 10  # moments that an arrow key passes with Shift


class HistoryMap(Chart):
    """`selected(layer)`: a layer was chosen by click or Enter, from 0."""

    selected = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.words = GradientWords(self)
        self.history: GradientHistory | None = None
        self.figure: Figure = "delta"
        self._axis = LogAxis(patience=GradientHistoryWant.hz)
        self._axes = HistoryAxes(appearance, self.labels)
        self._cursor: tuple[int, int] | None = None  # the number of a moment, and a layer
        self.retranslate()
        self.restyle()

    # -- what is shown

    def clear(self, figure: Figure, letter: str) -> None:
        """Another run or figure: nothing is known yet. `letter` is the run's, "" where there is only one."""
        self.figure, self.history, self._axes.letter = figure, None, letter
        self._axis.reset()
        self.put_cursor_away()
        self.update()

    def show_history(self, history: GradientHistory) -> None:
        """At least one moment; those of one run, of which the later ones only grow."""
        old, self.history = self.history, history
        finite = history.decades[np.isfinite(history.decades)]
        if finite.size:
            self._axis.fit(float(finite.min()), float(finite.max()))
        if self._cursor is not None:
            moment, layer = self._cursor
            if old is not None:  # moments in between may have been dropped
                moment = int(np.abs(history.steps - old.steps[moment]).argmin())
            self._cursor = moment, min(layer, history.decades.shape[1] - 1)
            self._read_out(spoken=False)
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("History: a figure of every layer over the steps, as a heat map"))
        axes = self._axes
        axes.title, axes.step_word, axes.layer_word = self.tr("History"), self.tr("step"), self.tr("layer")
        self._unmeasured = self.tr("Not measured: no view was looking at this run.")
        self.update()

    def restyle(self) -> None:
        super().restyle()
        self._colours = colours(self.appearance.theme)
        self.setMinimumHeight(round(self.appearance.px(LEAST_HEIGHT)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, round(self.appearance.px(LEAST_HEIGHT)))

    # -- places

    @property
    def box(self) -> Box:
        """The map itself."""
        px = self.appearance.px
        left, right = px(GUTTER), px(SCALE)
        return Box(left, round(px(6)), max(self.width() - left - right, 1.0), max(self.height() - px(STEPS) - 6, 1.0))

    def _extent(self) -> tuple[float, float]:
        """The first and the last step of the axis, a step apart at least."""
        assert self.history is not None
        first, last = float(self.history.steps[0]), float(self.history.steps[-1])
        return first, max(last, first + 1)

    def _moments(self, pixels: int) -> NDArray[np.intp]:
        """Which moment each of so many columns of pixels shows, -1 where none is near."""
        assert self.history is not None
        steps = self.history.steps.astype(float)
        first, last = self._extent()
        at = first + (np.arange(pixels) + 0.5) / pixels * (last - first)
        right = np.clip(np.searchsorted(steps, at), 0, len(steps) - 1)
        left = np.maximum(right - 1, 0)
        nearest = np.where(np.abs(steps[left] - at) <= np.abs(steps[right] - at), left, right)
        typical = float(np.median(np.diff(steps))) if len(steps) > 1 else last - first
        return np.where(np.abs(steps[nearest] - at) <= max(typical, REACH * (last - first)), nearest, -1)

    # -- painting

    @errors_told
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, box, axes = QPainter(self), self.appearance.theme, self.box, self._axes
        try:
            axes.ratio = self.devicePixelRatioF()
            painter.fillRect(self.rect(), colour(theme.surface))
            painter.fillRect(QRectF(*box), colour(theme.plot))
            axes.paint_title(painter, box)
            if self.history is not None:
                self._paint_map(painter, box)
                axes.paint_layers(painter, box, self.history.decades.shape[1])
                axes.paint_steps(painter, box, *(round(step) for step in self._extent()))
                axes.paint_scale(painter, box, self._axis, self._colours, self.history)
            painter.setPen(pen(theme.border))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(*box.shrunk(0.5)))
            if not self.for_file:
                self._paint_cursor(painter, box)
                self.paint_focus(painter)
        finally:
            painter.end()

    def _paint_map(self, painter: QPainter, box: Box) -> None:
        assert self.history is not None
        moments = self._moments(max(round(box.width), 1))
        entries = sorted_in(self.history.decades, self._axis)
        shown = np.where(moments[None, :] < 0, UNKNOWN, entries.T[::-1, moments])  # the last layer on top
        pixels = np.ascontiguousarray(self._colours[shown])
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(QRectF(*box), image)

    def _paint_cursor(self, painter: QPainter, box: Box) -> None:
        theme = self.appearance.theme
        if self._cursor is not None and self.history is not None:
            x, y, tall = *self._place(), box.height / self.history.decades.shape[1]
            for ink in (pen(theme.plot, 3), pen(theme.accent, 1)):
                painter.setPen(ink)
                painter.drawRect(QRectF(x - 3, y - tall / 2, 6, max(tall, 3)))

    # -- the cursor

    def _place(self) -> tuple[float, float]:
        """The middle of the cell under the cursor."""
        assert self._cursor is not None and self.history is not None
        moment, layer = self._cursor
        (first, last), box = self._extent(), self.box
        x = box.left + (float(self.history.steps[moment]) - first) / (last - first) * box.width
        return x, box.bottom - (layer + 0.5) / self.history.decades.shape[1] * box.height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        event.accept()
        key = Qt.Key(event.key())
        if key in ENTER and self._cursor is not None:
            self.selected.emit(self._cursor[1])
        elif key == Qt.Key.Key_Escape and self._cursor is not None:
            self.put_cursor_away()
        elif key in KEYS and key != Qt.Key.Key_Escape and self.history is not None:
            moments, layers = self.history.decades.shape
            moment, layer = self._cursor or (moments - 1, 0)
            if self._cursor is not None and key in ARROWS:
                across, up = ARROWS[key]
                far = COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
                moment, layer = min(max(moment + far * across, 0), moments - 1), min(max(layer + up, 0), layers - 1)
            elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
                moment = 0 if key == Qt.Key.Key_Home else moments - 1
            self._cursor = moment, layer
            self._read_out(spoken=True)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.put_cursor_away()
        self._cursor = self._at(event)
        if self._cursor is not None:
            self._read_out(spoken=False)
        elif self.history is not None and self._inside(event):
            self.label.show_at(self._unmeasured, event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self.selected.emit(at[1])
        else:
            super().mousePressEvent(event)

    def _at(self, event: QMouseEvent) -> tuple[int, int] | None:
        """The moment and layer under the pointer, None beside what was measured."""
        if self.history is None or not self._inside(event):
            return None
        box, x, y = self.box, event.position().x(), event.position().y()
        moments = self._moments(max(round(box.width), 1))
        moment = int(moments[min(int((x - box.left) / box.width * len(moments)), len(moments) - 1)])
        layer = int((box.bottom - y) / box.height * self.history.decades.shape[1])
        return None if moment < 0 else (moment, min(layer, self.history.decades.shape[1] - 1))

    def _inside(self, event: QMouseEvent) -> bool:
        box, x, y = self.box, event.position().x(), event.position().y()
        return box.left <= x < box.right and box.top <= y < box.bottom

    def put_cursor_away(self) -> None:
        self._cursor = None
        super().put_cursor_away()

    def _read_out(self, *, spoken: bool) -> None:
        assert self._cursor is not None and self.history is not None
        moment, layer = self._cursor
        value = self.words.told(float(self.history.decades[moment, layer]))
        where = self.tr("step {step}, layer {layer}").format(
            step=count(int(self.history.steps[moment])), layer=layer + 1
        )
        text = f"{where}\n{self.words.figure_name(self.figure)} = {value}"
        x, y = self._place()
        self.label.show_at(text, QPoint(round(x), round(y)))
        self.setAccessibleDescription(text.replace("\n", ": "))
        if spoken:
            announce(self)
        self.update()
