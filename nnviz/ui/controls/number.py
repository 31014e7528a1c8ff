"""A number that is typed or stepped. What a number means, and where it goes, is the panel's business."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QWidget

from nnviz.ui.controls.drawing import Role, ink, paint_frame, px
from nnviz.ui.number_format import parse, typed
from nnviz.ui.own_history import undoes_no_typing


class NumberField(QAbstractSpinBox):
    """A number that is typed, or stepped with arrows and keys.

    low, high     the closed range, None = no end; `above`, `below`: low itself, high itself is not allowed
    integer       whole numbers only
    steps         what the arrows go through; without it they add `step`
    sign, unit    what stands before and after the number; `scale`: shown = scale * value
    optional      an empty field means None, and the placeholder says what that stands for

    What cannot be taken leaves the old value; `refused` says why, and "" once an entry is taken again.
    """

    valueChanged = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        low: float | None = None,
        high: float | None = None,
        *,
        above: bool = False,
        below: bool = False,
        integer: bool = False,
        optional: bool = False,
        step: float = 1,
        steps: Sequence[float] = (),
        sign: str = "",
        unit: str = "",
        scale: float = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.low, self.high, self.above, self.below = low, high, above, below
        self.integer, self.optional = integer, optional
        self.step, self.steps, self.sign, self.unit, self.scale = step, tuple(steps), sign, unit, scale
        self._value: float | None = None if optional else low or 0
        self._from: tuple[float, str] | None = None
        self._wrong = False
        self._touched = False  # by keys, since the text was last written
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().setTextMargins(0, 0, 0, 0)
        self.lineEdit().textEdited.connect(self._touch)
        self.editingFinished.connect(self._take_text)
        self._show()

    def value(self) -> float | None:
        return self._value

    def setValue(self, value: float | None) -> None:
        self._value = value
        self._mark(False)
        self._show()

    def setWrong(self, wrong: bool) -> None:
        """Show that this value is not in use."""
        self._mark(wrong)

    def setWordFrom(self, value: float | None, word: str = "") -> None:
        """Show `word` instead of any number from `value` on; it may be typed, and then means `value`."""
        self._from = None if value is None else (value, word)
        if not self.lineEdit().isModified():
            self._show()

    def placeholderText(self) -> str:
        """What an empty field stands for."""
        return self.lineEdit().placeholderText()

    def setPlaceholderText(self, text: str) -> None:
        self.lineEdit().setPlaceholderText(text)

    def _show(self) -> None:
        self._touched = False
        self.lineEdit().setText(self._text(self._value))
        self.lineEdit().setCursorPosition(0)

    def _text(self, value: float | None) -> str:
        if value is None:
            return ""
        if self._from and value >= self._from[0]:
            return self._from[1]
        shown = value if self.scale == 1 else round(value * self.scale, 9)
        return " ".join(part for part in (self.sign, typed(shown), self.unit) if part)

    def _touch(self) -> None:
        self._touched = True

    def _take_text(self) -> None:
        text = self.lineEdit().text().strip()
        if text == self._text(self._value):
            if self._touched:  # the old value, typed once more
                self._change(self._value)
            return
        try:
            value = self._read(text)
        except ValueError as reason:
            self._show()
            self._mark(True)
            self.refused.emit(str(reason))
            return
        self._change(value)

    def _read(self, text: str) -> float | None:
        if not text:
            if self.optional:
                return None
            raise ValueError(self.tr("A number is needed here. The old value stays."))
        if self._from and text == self._from[1]:
            return self._from[0]
        number = text.removeprefix(self.sign).removeprefix("x").removesuffix(self.unit)
        try:
            value = parse(number)
        except ValueError:
            raise ValueError(
                self.tr("“{text}” is not a number. Write it like 0.03 or 1e-3.").format(text=text)
            ) from None
        if self.scale != 1:
            value = float(f"{value / self.scale:.15g}")  # 33.3 % is 0.333
        if self.integer and value != int(value):
            raise ValueError(self.tr("{text} is not a whole number.").format(text=text))
        low, high = self._text(self.low), self._text(self.high)
        if self.low is not None and (value < self.low or (self.above and value == self.low)):
            words = (
                self.tr("{text} is too small: more than {low}.")
                if self.above
                else self.tr("{text} is too small: at least {low}.")
            )
            raise ValueError(words.format(text=text, low=low))
        if self.high is not None and (value > self.high or (self.below and value == self.high)):
            words = (
                self.tr("{text} is too large: less than {high}.")
                if self.below
                else self.tr("{text} is too large: at most {high}.")
            )
            raise ValueError(words.format(text=text, high=high))
        return int(value) if self.integer else value

    def _change(self, value: float | None) -> None:
        changed = value != self._value
        self._value = value
        self._show()
        self._mark(False)
        self.refused.emit("")
        if changed:
            self.valueChanged.emit(value)

    def _mark(self, wrong: bool) -> None:
        if wrong != self._wrong:
            self._wrong = wrong
            self.update()

    # -- Qt's protocol ------------------------------------------------------------------------------------------------

    def stepBy(self, steps: int) -> None:
        self._take_text()
        value = self._value
        if value is None:
            try:
                value = parse(self.placeholderText()) / self.scale
            except ValueError:
                value = self.low or 0
        for _ in range(abs(steps)):
            value = self._next(value, up=steps > 0)
        self._change(int(value) if self.integer else value)
        self.lineEdit().selectAll()

    def _next(self, value: float, *, up: bool) -> float:
        if self.steps:
            i = bisect_right(self.steps, value) if up else bisect_left(self.steps, value) - 1
            following = self.steps[i] if 0 <= i < len(self.steps) else value
        else:
            following = round(value + (self.step if up else -self.step), 12)
        if self.high is not None and (following > self.high or (self.below and following == self.high)):
            return value if self.below else max(self.high, value)
        if self.low is not None and (following < self.low or (self.above and following == self.low)):
            return value if self.above else min(self.low, value)
        return following

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags, value = QAbstractSpinBox.StepEnabledFlag.StepNone, self._value
        if value is None or self._next(value, up=True) != value:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if value is None or self._next(value, up=False) != value:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return flags

    def event(self, event: QEvent) -> bool:
        """Undo is the text's own only while there is typing to be undone."""
        if event.type() == QEvent.Type.ShortcutOverride and undoes_no_typing(self.lineEdit(), event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if undoes_no_typing(self.lineEdit(), event):
            event.ignore()  # for whoever it stands in
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # no step of the number: whoever it stands in may move by it
            return
        if event.key() == Qt.Key.Key_Escape and self.lineEdit().text() != self._text(self._value):
            self._show()
            self.lineEdit().selectAll()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.lineEdit().selectAll()

    def _arrows(self) -> QRectF:
        return QRectF(self.width() - 16 * px(self), 0, 14 * px(self), self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        arrows = self._arrows()
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() >= arrows.left():
            self.stepBy(1 if event.position().y() < self.height() / 2 else -1)
        else:
            super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._place_text()  # with a new style sheet Qt puts the text where the style would have it, over our frame

    def _place_text(self) -> None:
        left = round(6 * px(self))
        self.lineEdit().setGeometry(left, 2, int(self._arrows().left()) - left, self.height() - 4)

    def sizeHint(self) -> QSize:
        return QSize(round(58 * px(self)), round(24 * px(self)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(42 * px(self)), round(24 * px(self)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, self, wrong=self._wrong)
        centre, size, flags = self._arrows().center(), 3.2 * px(self), self.stepEnabled()
        painter.setPen(Qt.PenStyle.NoPen)
        for up, flag in (
            (-1, QAbstractSpinBox.StepEnabledFlag.StepUpEnabled),
            (1, QAbstractSpinBox.StepEnabledFlag.StepDownEnabled),
        ):
            painter.setBrush(ink(self, Role.Dark if flags & flag else Role.Mid))
            base = centre.y() + up * 1.6 * px(self)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(centre.x() - size, base),
                        QPointF(centre.x() + size, base),
                        QPointF(centre.x(), base + up * 1.25 * size),
                    ]
                )
            )
