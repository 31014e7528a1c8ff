"""The history of one figure as a heat map: steps across, layers upwards, the colour its power of ten.

It draws what it is given; where nothing was measured it stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.training.gradient_wants import Figure, GradientHistory, GradientHistoryWant
from nnviz.ui.gradient.places import GUTTER
from nnviz.ui.gradient.shades import ENTRIES, OVER, UNKNOWN, ZERO, colours, sorted_in
from nnviz.ui.gradient.words import GradientWords
from nnviz.ui.ink import colour, pen
from nnviz.ui.number_format import MINUS, count
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import ARROWS, KEYS, announce
from nnviz.ui.pointer_label import PointerLabel
from nnviz.ui.score.geometry import Box
from nnviz.ui.score.labels import LabelCache, draw_label
from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.theme import Appearance

BAR, SCALE = 10.0, 46.0  # px: the colour bar, and the room that it and its labels take
STEPS = 20.0  # px below, for the steps
LEAST_HEIGHT = 104.0
REACH = 1 / 24  # of the axis: how far to each side of its step a moment is drawn at least
COARSE = 10  # moments that an arrow key passes with Shift

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_TOP, _CENTRE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter


class HistoryMap(QWidget):
    """`selected(layer)`: a layer was chosen by click or Enter, from 0."""

    selected = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.words = GradientWords(self)
        self.history: GradientHistory | None = None
        self.figure: Figure = "delta"
        self._axis = LogAxis(patience=GradientHistoryWant.hz)
        self._labels = LabelCache()
        self._framed = True
        self._cursor: tuple[int, int] | None = None  # the number of a moment, and a layer
        self._label = PointerLabel(appearance, self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.retranslate()
        self.restyle()

    # -- what is shown

    def clear(self, figure: Figure) -> None:
        """Another run or figure: nothing is known yet."""
        self.figure, self.history = figure, None
        self._axis.reset()
        self._put_cursor_away()
        self.update()

    def show_history(self, history: GradientHistory) -> None:
        """At least one moment; those of one run, of which the later ones only grow."""
        self.history = history
        finite = history.decades[np.isfinite(history.decades)]
        if finite.size:
            self._axis.fit(float(finite.min()), float(finite.max()))
        if self._cursor is not None:
            moment, layer = self._cursor
            self._cursor = min(moment, len(history.steps) - 1), layer
            self._read_out(spoken=False)
        self.update()

    @property
    def reading(self) -> str:
        """What the cursor tells, "" without one."""
        return self._label.text if self._label.isVisibleTo(self) else ""

    @contextmanager
    def bare(self) -> Iterator[None]:
        """While it lasts the map is painted for a file: words as text, without cursor and focus."""
        shown = self._label.isVisibleTo(self)
        self._framed = False
        self._label.hide()
        try:
            with self._labels.shapes():
                yield
        finally:
            self._framed = True
            self._label.setVisible(shown)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("History: a figure of every layer over the steps, as a heat map"))
        self._title, self._step_word, self._layer_word = self.tr("History"), self.tr("step"), self.tr("layer")
        self.update()

    def restyle(self) -> None:
        self._labels.clear()
        self._label.restyle()
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
        left, right = px(GUTTER), px(SCALE) + px(12)
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
        painter, theme, box, px = QPainter(self), self.appearance.theme, self.box, self.appearance.px
        try:
            painter.fillRect(self.rect(), colour(theme.surface))
            self._word(painter, self._title, px(12), box.top - px(2), _LEFT | _TOP, bold=True)
            painter.fillRect(QRectF(*box), colour(theme.plot))
            if self.history is not None:
                self._paint_map(painter, box)
                self._paint_axes(painter, box)
                self._paint_scale(painter, box)
            painter.setPen(pen(theme.border))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(*box.shrunk(0.5)))
            if self._framed:
                self._paint_cursor(painter, box)
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

    def _paint_axes(self, painter: QPainter, box: Box) -> None:
        assert self.history is not None
        px, layers = self.appearance.px, self.history.decades.shape[1]
        tall = box.height / layers
        every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500) if n * tall >= px(13) or n >= layers)
        numbers = [l for l in range(1, layers + 1) if l == 1 or l == layers or l % every == 0]
        last: float | None = None
        for l in sorted(numbers, key=lambda l: (l not in (1, layers), l)):
            y = box.bottom - (l - 0.5) * tall
            if l not in (1, layers) and min(abs(l - 1), abs(layers - l)) * tall < px(13):
                continue
            if l == layers and layers > 1 and (layers - 1) * tall < px(11):
                continue
            self._word(painter, str(l), box.left - px(9), y, _RIGHT | _CENTRE)
            last = y
        if last is not None:
            self._word(painter, self._layer_word, box.left - px(34), box.bottom - px(7), _RIGHT | _CENTRE)
        first, end = (round(step) for step in self._extent())
        top = box.bottom + px(3)
        self._word(painter, count(first), box.left, top, _LEFT | _TOP)
        right = self._word(painter, count(end), box.right, top, _RIGHT | _TOP).left
        middle = round((first + end) / 2)
        if box.width > px(240) and end - first > 1:
            self._word(painter, count(middle), box.left + box.width / 2, top, _MIDDLE | _TOP)
        if right > box.left + px(120):
            self._word(painter, self._step_word, box.left - px(9), top, _RIGHT | _TOP)

    def _paint_scale(self, painter: QPainter, box: Box) -> None:
        """The colour bar with its powers of ten."""
        theme, px, axis = self.appearance.theme, self.appearance.px, self._axis
        bar = Box(box.right + px(12), box.top, px(BAR), box.height)
        ramp = np.ascontiguousarray(self._colours[ENTRIES - 1 :: -1][:, None])
        image = QImage(ramp.data, 1, ENTRIES, 4, QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(*bar), image)
        painter.setPen(pen(theme.border))
        painter.drawRect(QRectF(*bar.shrunk(0.5)))
        labelled = axis.labelled()
        most = max(int(bar.height / px(15)), 2)
        while len(labelled) > most:
            labelled = labelled[::2]
        for exponent in labelled:
            y = bar.bottom - axis.fraction_of_decade(exponent) * bar.height
            html = {0: "1", 1: "10"}.get(exponent, f"10<sup>{exponent}</sup>".replace("-", MINUS))
            label = self._labels.rich(html, self.appearance.font(10.5), theme.muted, self.devicePixelRatioF())
            y = min(max(y, bar.top + px(5)), bar.bottom - px(5))
            draw_label(painter, label, bar.right + px(5), y, _LEFT | _CENTRE)
        self._paint_signs(painter, bar)

    def _paint_signs(self, painter: QPainter, bar: Box) -> None:
        """Below the bar, what has no place on it, if it is there: 0 and what is no finite number."""
        assert self.history is not None
        px, left = self.appearance.px, bar.left
        decades = self.history.decades
        for entry, word, there in (
            (ZERO, "0", bool(np.isneginf(decades).any())),
            (OVER, "∞", bool((np.isposinf(decades) | np.isnan(decades)).any())),
        ):
            if there:
                sign = QRectF(left, bar.bottom + px(7), px(8), px(8))
                red, green, blue = (int(self._colours[entry]) >> shift & 255 for shift in (16, 8, 0))
                painter.fillRect(sign, colour(f"#{red:02x}{green:02x}{blue:02x}"))
                left = self._word(painter, word, left + px(11), bar.bottom + px(3), _LEFT | _TOP).right + px(6)

    def _word(
        self, painter: QPainter, text: str, x: float, y: float, align: Qt.AlignmentFlag, *, bold: bool = False
    ) -> Box:
        theme = self.appearance.theme
        font = self.appearance.font(12 if bold else 10.5, bold=bold)
        label = self._labels.plain(text, font, theme.text if bold else theme.muted, None, self.devicePixelRatioF())
        return draw_label(painter, label, x, y, align)

    def _paint_cursor(self, painter: QPainter, box: Box) -> None:
        theme = self.appearance.theme
        if self._cursor is not None and self.history is not None:
            x, y, tall = *self._place(), box.height / self.history.decades.shape[1]
            painter.setPen(pen(theme.plot, 3))
            for ink in (pen(theme.plot, 3), pen(theme.accent, 1)):
                painter.setPen(ink)
                painter.drawRect(QRectF(x - 3, y - tall / 2, 6, max(tall, 3)))
        if self.hasFocus():
            painter.setPen(pen(theme.accent, 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    # -- the cursor

    def _place(self) -> tuple[float, float]:
        """The middle of the cell under the cursor."""
        assert self._cursor is not None and self.history is not None
        moment, layer = self._cursor
        (first, last), box = self._extent(), self.box
        x = box.left + (float(self.history.steps[moment]) - first) / (last - first) * box.width
        return x, box.bottom - (layer + 0.5) / self.history.decades.shape[1] * box.height

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in KEYS:
            event.accept()  # with the focus here the arrows are the cursor's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self.selected.emit(self._cursor[1])
        elif key == Qt.Key.Key_Escape and self._cursor is not None:
            self._put_cursor_away()
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
        self._cursor = self._at(event)
        if self._cursor is None:
            self._put_cursor_away()
        else:
            self._read_out(spoken=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self.selected.emit(at[1])
        else:
            super().mousePressEvent(event)

    def _at(self, event: QMouseEvent) -> tuple[int, int] | None:
        """The moment and layer under the pointer, None beside what was measured."""
        box, x, y = self.box, event.position().x(), event.position().y()
        if self.history is None or not (box.left <= x < box.right and box.top <= y < box.bottom):
            return None
        moments = self._moments(max(round(box.width), 1))
        moment = int(moments[min(int((x - box.left) / box.width * len(moments)), len(moments) - 1)])
        layer = int((box.bottom - y) / box.height * self.history.decades.shape[1])
        return None if moment < 0 else (moment, min(layer, self.history.decades.shape[1] - 1))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._put_cursor_away()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._put_cursor_away()

    def _put_cursor_away(self) -> None:
        self._cursor = None
        self._label.hide()
        self.update()

    def _read_out(self, *, spoken: bool) -> None:
        assert self._cursor is not None and self.history is not None
        moment, layer = self._cursor
        value = self.words.told(float(self.history.decades[moment, layer]))
        where = self.tr("step {step}, layer {layer}").format(
            step=count(int(self.history.steps[moment])), layer=layer + 1
        )
        text = f"{where}\n{self.words.figure_name(self.figure)} = {value}"
        x, y = self._place()
        self._label.show_at(text, QPoint(round(x), round(y)))
        self.setAccessibleDescription(text.replace("\n", ": "))
        if spoken:
            announce(self)
        self.update()
