"""A card across the window for what went wrong and stands beside no field. It stays until it is put away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from nnviz.ui import icons
from nnviz.ui.theme import Appearance


class Banner(QWidget):
    """Hidden until `show_text`; the button on it and Escape hide it again."""

    dismissed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        card = QFrame()
        card.setProperty("card", "danger")
        self._icon = QLabel()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "flat")
        self.close_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.close_button)
        around = QVBoxLayout(self)
        around.setContentsMargins(12, 8, 12, 8)
        around.addWidget(card)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self.dismiss)
        appearance.changed.connect(self.restyle)
        self.hide()
        self.retranslate()
        self.restyle()

    def show_text(self, text: str) -> None:
        self.label.setText(text)
        self.label.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self.label, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        if self.isVisible():
            self.hide()
            self.dismissed.emit()

    def retranslate(self) -> None:
        self.close_button.setToolTip(self.tr("Dismiss (Esc)"))
        self.close_button.setAccessibleName(self.tr("Dismiss"))

    def restyle(self) -> None:
        theme, size = self._appearance.theme, round(self._appearance.px(16))
        self._icon.setPixmap(
            icons.icon("warning", theme.danger_text).pixmap(QSize(size, size), self.devicePixelRatio())
        )
        self.close_button.setIcon(icons.icon("close", theme.text))
        self.close_button.setIconSize(QSize(size, size))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
