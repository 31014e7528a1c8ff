"""A card across the window for what went wrong and stands beside no field. It stays until it is put away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from nnviz.training.config import RunConfig
from nnviz.training.snapshot import Divergence, RunState
from nnviz.ui import icons, number_format
from nnviz.ui.remedies import Remedies
from nnviz.ui.theme import Appearance


class Banner(QWidget):
    """Hidden until there is something to tell; the button on it and Escape hide it again.

    After a divergence it offers `remedies`, until the run goes on.
    """

    dismissed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._divergence: Divergence | None = None  # that was told last
        self._last_step = 0
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
        self.remedies = Remedies(appearance, across=True)
        row.addWidget(self.remedies)
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
        self.remedies.hide()
        self._tell(text)

    def show_divergence(self, run: RunState, config: RunConfig) -> None:
        """Tell it once, with the ways on; it goes by itself when the run does."""
        if run.divergence is self._divergence:
            return
        self._divergence, self._last_step = run.divergence, run.step
        if run.divergence is not None:
            self.remedies.offer(config, run.sound_step)
            self._tell(self._words_of_divergence())
        elif self.remedies.isVisibleTo(self):
            self.dismiss()

    def _words_of_divergence(self) -> str:
        assert self._divergence is not None
        count = number_format.count
        text = self.tr("Overflow at step {step} in layer {layer}. What is shown is the last finite state, step {last}.")
        layer = self._divergence.layer + 1
        return text.format(step=count(self._divergence.step), layer=count(layer), last=count(self._last_step))

    def _tell(self, text: str) -> None:
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
        if self.remedies.isVisibleTo(self) and self._divergence is not None:
            self.label.setText(self._words_of_divergence())

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
