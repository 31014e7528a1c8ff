"""A slider through given stops, alone and together with a field in which its number is typed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from nnviz.ui.controls.drawing import Role, ink, px, signals_blocked
from nnviz.ui.controls.number import NumberField

DRAG_MS = 50  # while a slider is dragged, a value so often at most


class Slider(QSlider):
    """A slider through `stops`, equally far apart; the value may lie between two of them. Pressing jumps there."""

    valueMoved = Signal(float)

    BETWEEN = 100  # positions between two stops

    def __init__(self, stops: Sequence[float], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._stops: tuple[float, ...] = ()
        self.drags = 0  # so many have begun
        self.setStops(stops)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.actionTriggered.connect(self._act)

    def setStops(self, stops: Sequence[float]) -> None:
        self._stops = tuple(stops)
        with signals_blocked(self):
            self.setRange(0, (len(stops) - 1) * self.BETWEEN)
        self.setSingleStep(self.BETWEEN)
        self.setPageStep(max(1, len(stops) // 10) * self.BETWEEN)

    def show_value(self, value: float) -> None:
        """Put the handle where `value` lies, without a signal."""
        i = bisect_right(self._stops, value) - 1
        if i < 0:
            position = 0
        elif i >= len(self._stops) - 1:
            position = self.maximum()
        else:
            low, high = self._stops[i : i + 2]
            position = round((i + (value - low) / (high - low)) * self.BETWEEN)
        with signals_blocked(self):
            self.setSliderPosition(position)
        self.update()

    def _move_to(self, position: int) -> None:
        stop = round(min(max(position, 0), self.maximum()) / self.BETWEEN)
        self.show_value(self._stops[stop])
        self.valueMoved.emit(self._stops[stop])

    def _act(self, action: int) -> None:
        """A key was pressed: on to the stop on that side, also from between two."""
        position = self.sliderPosition()
        stop = floor(position / self.BETWEEN) if position > QSlider.value(self) else ceil(position / self.BETWEEN)
        self._move_to(stop * self.BETWEEN)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and event.angleDelta().y():
            self._move_to(self.sliderPosition() + (self.BETWEEN if event.angleDelta().y() > 0 else -self.BETWEEN))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.drags += 1
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)

    def _groove(self) -> QRectF:
        edge = 6 * px(self)
        return QRectF(edge, self.height() / 2 - px(self), self.width() - 2 * edge, 2 * px(self))

    def _follow(self, event: QMouseEvent) -> None:
        groove = self._groove()
        self._move_to(round((event.position().x() - groove.left()) / groove.width() * self.maximum()))

    def sizeHint(self) -> QSize:
        return QSize(round(80 * px(self)), round(24 * px(self)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(40 * px(self)), round(24 * px(self)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, groove, one = QPainter(self), self._groove(), px(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = groove.left() + groove.width() * self.sliderPosition() / max(self.maximum(), 1)
        accent = ink(self, Role.Highlight)
        painter.fillRect(groove.adjusted(-6 * one, 0, 6 * one, 0), self.palette().color(Role.Mid))
        painter.fillRect(QRectF(QPointF(0, groove.top()), QPointF(x, groove.bottom())), accent)
        if self.hasFocus():
            painter.setPen(QPen(accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, groove.center().y()), 8 * one, 8 * one)
        painter.setPen(QPen(accent, 2 * one))
        painter.setBrush(self.palette().color(Role.Base))
        painter.drawEllipse(QPointF(x, groove.center().y()), 5 * one, 5 * one)


class SliderField(QWidget):
    """A number that is dragged or typed; while dragging, `valueChanged` comes at most every 50 ms, the last surely."""

    valueChanged = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        stops: Sequence[float],
        field: NumberField,
        parent: QWidget | None = None,
        *,
        slider: Slider | None = None,
    ) -> None:
        super().__init__(parent)
        self.slider, self.field = slider or Slider(stops), field
        self._stops = tuple(stops)
        self._pending: float | None = None
        self._pause = QTimer(self, singleShot=True, interval=DRAG_MS)
        self._pause.timeout.connect(self._flush)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.slider, 1)
        layout.addWidget(field, 0)
        self.setFocusProxy(field)
        self.slider.valueMoved.connect(self._moved)
        self.slider.sliderReleased.connect(self._flush)
        field.valueChanged.connect(self._typed)
        field.refused.connect(self.refused)

    def value(self) -> float | None:
        return self.field.value()

    def setValue(self, value: float) -> None:
        self._pending = None
        self.field.setValue(value)
        self.slider.show_value(value)

    def setStops(self, stops: Sequence[float]) -> None:
        if tuple(stops) != self._stops:
            self._stops = tuple(stops)
            self.slider.setStops(stops)
            self.slider.show_value(self.field.value() or 0)

    def setWrong(self, wrong: bool) -> None:
        self.field.setWrong(wrong)

    def setAccessibleName(self, name: str) -> None:
        """Of both parts as well: they are what gets the focus."""
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)
        self.field.setAccessibleName(name)

    @property
    def dragging(self) -> bool:
        return self.slider.isSliderDown()

    def _moved(self, value: float) -> None:
        value = int(value) if self.field.integer else value
        if value == self.field.value():
            return
        self.field.setValue(value)
        self.refused.emit("")
        self._pending = value
        if not self._pause.isActive():
            self._flush()

    def _flush(self) -> None:
        if self._pending is not None:
            value, self._pending = self._pending, None
            self._pause.start()
            self.valueChanged.emit(value)

    def _typed(self, value: float) -> None:
        self._pending = None
        self.slider.show_value(value)
        self.valueChanged.emit(value)
