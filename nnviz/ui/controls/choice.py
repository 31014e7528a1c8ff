"""A choice among named values, and a switch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from nnviz.ui.controls.choice_list import CHOICE, Choice, ChoiceDelegate, ChoiceList, Heading
from nnviz.ui.controls.drawing import Role, paint_box, paint_chevron, paint_frame, px, signals_blocked

LONG = 8  # lines from which on typing opens the list, instead of choosing what begins with the letter
Line = Choice | Heading | tuple[object, str] | tuple[object, str, str]


class ChoiceField(QComboBox):
    """One of several named values: each a Choice, (value, text) or (value, text, tooltip); Headings may part them."""

    valueChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: object = None
        self._values: list[object] = []
        self._wrong = False
        self._about = ""
        self._closed: tuple[str, str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._list = ChoiceList(self)
        self.setView(self._list)
        self._list.viewport().installEventFilter(self._list)  # before that of Qt, which setView has installed
        self.setMaxVisibleItems(24)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.activated.connect(self._chosen)

    def setChoices(self, choices: Sequence[Line]) -> None:
        """Offer these and keep the value."""
        lines = [Choice(*line) if isinstance(line, tuple) else line for line in choices]
        with signals_blocked(self):
            self.clear()
            self._values = [line.value if isinstance(line, Choice) else line for line in lines]
            for i, line in enumerate(lines):
                self.addItem(line.text)
                self.setItemData(i, line, CHOICE)
                if isinstance(line, Choice):
                    self.setItemData(i, line.tooltip, Qt.ItemDataRole.ToolTipRole)
                else:
                    self.model().item(i).setFlags(Qt.ItemFlag.NoItemFlags)
        self._widen()
        self.setValue(self._value)

    def value(self) -> object:
        return self._value

    def setValue(self, value: object) -> None:
        self._value = value
        self._wrong = False
        with signals_blocked(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self._show_tooltip()
        self.update()

    def setToolTip(self, text: str) -> None:
        """What is chosen here; the tooltip of the choice itself is added."""
        self._about = text
        self._show_tooltip()

    def _show_tooltip(self) -> None:
        of_choice = self.itemData(self.currentIndex(), Qt.ItemDataRole.ToolTipRole) or ""
        super().setToolTip(self._about + of_choice)

    def setClosedText(self, text: str | None, remark: str = "") -> None:
        """What the closed field says instead of the choice's own text, and a faint word at its right."""
        self._closed = None if text is None else (text, remark)
        self.update()

    def setWrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def _chosen(self, index: int) -> None:
        value = self._values[index]
        if value != self._value:
            self._value = value
            self._show_tooltip()
            self.valueChanged.emit(value)

    def _widen(self) -> None:
        """The list is as wide as its lines, however narrow the field is."""
        lines = [self.itemData(i, CHOICE) for i in range(self.count())]
        delegate = self._list.itemDelegate()
        assert isinstance(delegate, ChoiceDelegate)
        self._list.setMinimumWidth(delegate.width(lines) + round(8 * px(self)))

    def showPopup(self) -> None:
        self._list.setFont(self.font())
        self._list.forget()
        self._widen()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In a long list a letter alone would choose something on the way to what is meant; undo is no letter."""
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()
            return
        letter = event.text()
        if self.count() >= LONG and letter.isprintable() and letter.strip() and not self._list.isVisible():
            self.showPopup()
            self._list.keyboardSearch(letter)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(round(84 * px(self)), round(24 * px(self)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(48 * px(self)), round(24 * px(self)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, one = QPainter(self), px(self)
        paint_frame(painter, self, wrong=self._wrong)
        paint_chevron(painter, self)
        room = QRectF(self.rect()).adjusted(6 * one, 0, -18 * one, 0)
        metrics, align = self.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        text, remark = self._closed or (self.currentText(), "")
        if remark and metrics.horizontalAdvance(f"{text}  {remark}") <= room.width():
            painter.setPen(self.palette().color(Role.PlaceholderText))
            painter.drawText(room.adjusted(0, 0, -4 * one, 0), align | Qt.AlignmentFlag.AlignRight, remark)
        painter.setPen(self.palette().color(Role.Text))
        painter.drawText(room, align, metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width())))


class SwitchField(QCheckBox):
    """Yes or no."""

    valueChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(self._switched)

    def _switched(self, on: bool) -> None:
        self.valueChanged.emit(on)

    def value(self) -> bool:
        return self.isChecked()

    def setValue(self, value: bool) -> None:
        with signals_blocked(self):
            self.setChecked(value)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 24 * px(self)
        return QSize(round(width), round(24 * px(self)))

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, one, palette = QPainter(self), px(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.75, (self.height() - 14 * one) / 2, 14 * one, 14 * one)
        paint_box(painter, self, box, self.isChecked())
        if self.hasFocus():
            painter.setPen(QPen(palette.color(Role.Highlight), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 4, 4)
        painter.setPen(palette.color(Role.WindowText))
        painter.drawText(QRectF(self.rect()).adjusted(22 * one, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
