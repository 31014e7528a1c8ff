"""The ways on after a divergence, as buttons that say their numbers. They do nothing themselves: their signals ask."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from nnviz.training.config import RunConfig
from nnviz.training.message import as_typed
from nnviz.ui import number_format
from nnviz.ui.card import wrapped
from nnviz.ui.theme import Appearance


class Remedies(QWidget):
    """One below the other, as wide as their place and with wrapped texts, or side by side. Hidden until `offer`.

    resumed     RunConfig: go back to the sound step that was offered, and on from there with this
    restarted   RunConfig: begin again with this
    """

    resumed = Signal(object)
    restarted = Signal(object)

    def __init__(self, appearance: Appearance, *, across: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._across = across
        self._config: RunConfig | None = None
        self._step = 0
        self.resume_button, self.restart_button = QPushButton(), QPushButton()
        self._texts: dict[QPushButton, str] = {}
        direction = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        self._layout = QBoxLayout(direction, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for button in (self.resume_button, self.restart_button):
            button.setAutoDefault(False)
            if not across:
                button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._layout.addWidget(button)
        if across:
            self._layout.addStretch(1)
        self.resume_button.clicked.connect(self._resume)
        self.restart_button.clicked.connect(self._restart)
        appearance.changed.connect(self.restyle)
        self.hide()
        self.restyle()

    def offer(self, config: RunConfig, step: int) -> None:
        """After a run with `config` has diverged: its sound step is `step`; from step 0 there is but to begin again."""
        if (config, step) != (self._config, self._step) or self.isHidden():
            self._config, self._step = config, step
            self._show_texts()
            self.show()

    @property
    def calmer(self) -> RunConfig:
        """The settings that diverged, with a tenth of the learning rate."""
        assert self._config is not None
        tenth = float(f"{self._config.learning_rate / 10:.6g}")  # 0.07, not 0.06999999999999999
        return replace(self._config, learning_rate=tenth or self._config.learning_rate)  # 0 is no rate

    def restyle(self) -> None:
        self._layout.setSpacing(round(self._appearance.px(8 if self._across else 6)))
        self._show_texts()

    def retranslate(self) -> None:
        self._show_texts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _show_texts(self) -> None:
        if self._config is None:
            return
        rate = as_typed(self.calmer.learning_rate)
        step = number_format.count(self._step)
        self._texts = {
            self.resume_button: self.tr("Go on from step {step} with learning rate {rate}").format(
                step=step, rate=rate
            ),
            self.restart_button: self.tr("Restart with learning rate {rate}").format(rate=rate),
        }
        self.resume_button.setVisible(self._step > 0)
        first = self.resume_button if self._step > 0 else self.restart_button
        for button, text in self._texts.items():
            button.setAccessibleName(text)
            button.setFont(self._appearance.font(12, bold=button is first))
            button.setProperty("role", "primary" if button is first else "")
            button.style().polish(button)
        self._wrap()

    def _wrap(self) -> None:
        """Break the texts where the buttons end, which push buttons do not do by themselves."""
        px = self._appearance.px
        for button, text in self._texts.items():
            lines = [text] if self._across else _balanced(text, button.font(), self.width() - round(px(24)))
            button.setText("\n".join(lines))
            button.setFixedHeight(len(lines) * button.fontMetrics().lineSpacing() + round(px(12)))

    def _resume(self) -> None:
        self.resumed.emit(self.calmer)

    def _restart(self) -> None:
        self.restarted.emit(self.calmer)


def _balanced(text: str, font: QFont, room: int) -> list[str]:
    """One line, or two of nearly the same length."""
    whole = QFontMetrics(font).horizontalAdvance(text)
    if whole <= room:
        return [text]
    widths = range(whole // 2, max(room, whole // 2 + 1), 4)
    tries = (wrapped(text, font, width, 2) for width in widths)
    return next((lines for lines in tries if not lines[-1].endswith("…")), wrapped(text, font, room, 2))
