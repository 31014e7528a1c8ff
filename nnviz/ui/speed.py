"""How fast to train: a slider from one step per second to unlimited, and beside it the number, to be read or typed."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from nnviz.ui import number_format
from nnviz.ui.controls import Slider
from nnviz.ui.theme import Appearance

# About five to a decade; the right end is as fast as possible.
STOPS = (1, 2, 3, 5, 7, 10, 15, 25, 40, 60, 100, 150, 250, 400, 600, 1000, 1500, 2500, 4000, 6000, 10000, math.inf)


class SpeedControl(QWidget):
    """`value()` is steps per second, at least 1, or None for as fast as possible."""

    valueChanged = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._speed: float | None = None
        self._caption = QLabel()
        self._caption.setProperty("role", "muted")
        self.slider = Slider(STOPS)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys from the score
        self.field = QLineEdit()
        self.field.setProperty("role", "flat")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self._caption, self.slider, self.field):
            layout.addWidget(widget)
        self.slider.valueMoved.connect(self._on_slider)
        self.field.returnPressed.connect(self._leave_field)
        self.field.editingFinished.connect(self._on_typed)
        self.retranslate()

    def value(self) -> float | None:
        return self._speed

    def setValue(self, speed: float | None) -> None:
        """Show `speed`; nothing is emitted when it is the one shown."""
        if speed != self._speed:
            self._speed = speed
            self._show()
            self.valueChanged.emit(speed)

    def show_parts(self, *, slider: bool, caption: bool) -> None:
        """With or without slider and caption; the number stays."""
        self.slider.setVisible(slider)
        self._caption.setVisible(caption)
        self.layout().invalidate()  # at once, for the one who asks how wide this is now
        self.updateGeometry()

    def retranslate(self) -> None:
        self._caption.setText(self.tr("Speed"))
        self.slider.setAccessibleName(self.tr("Speed"))
        self.field.setAccessibleName(self.tr("Steps per second"))
        self.field.setToolTip(self.tr("Steps per second: type a number, or max for as fast as possible"))
        self._show()
        self.measure()

    def measure(self) -> None:
        """Take the widths that the fonts and the language of now need."""
        metrics = self.field.fontMetrics()
        widest = max(metrics.horizontalAdvance(self._text(speed)) for speed in (10000, None))
        self.field.setFixedWidth(widest + round(self._appearance.px(18)))
        self.slider.setFixedWidth(round(self._appearance.px(92)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _text(self, speed: float | None) -> str:
        if speed is None:
            return self.tr("max")
        shown = number_format.count(int(speed)) if speed == int(speed) else number_format.short(speed)
        return self.tr("{speed} steps/s").format(speed=shown)

    def _show(self) -> None:
        self.slider.show_value(math.inf if self._speed is None else self._speed)
        self.field.setText(self._text(self._speed))
        self.field.setCursorPosition(0)

    def _on_slider(self, stop: float) -> None:
        self.setValue(None if stop == math.inf else stop)

    def _leave_field(self) -> None:
        self.field.clearFocus()

    def _on_typed(self) -> None:
        """Take what was typed; what is no speed is put back as it was."""
        if self.field.isModified():
            self.setValue(self._typed(self.field.text()))
            self._show()

    def _typed(self, text: str) -> float | None:
        text = text.strip()
        if text.casefold() in ("max", self.tr("max").casefold()):
            return None
        number = text.removesuffix(self._text(1.0).removeprefix("1")).strip()  # without the unit
        try:
            return max(number_format.parse(number), 1.0)
        except ValueError:
            return self._speed
