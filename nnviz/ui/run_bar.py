"""The bar below the menu: run, step, start again, speed, and the figures of now. It shows and asks; it runs nothing."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from nnviz.bridge.session import SessionState
from nnviz.training.snapshot import Snapshot
from nnviz.ui import icons, number_format
from nnviz.ui.speed import SpeedControl
from nnviz.ui.stop_button import StopButton
from nnviz.ui.theme import Appearance

GAP = "\u2005"  # Qt leaves 4 px between an icon and its text, and offers no way to ask for more
TEXT_INTERVAL = 100  # ms between two changes of the figures: faster ones cannot be read


class RunBar(QFrame):
    """The buttons do not take the focus from the score when they are clicked; Tab reaches them all."""

    run_toggled = Signal()
    step_requested = Signal()
    restart_requested = Signal()
    new_weights_requested = Signal()
    speed_changed = Signal(object)  # steps per second, None: as fast as possible
    theme_toggled = Signal()

    def __init__(self, appearance: Appearance, language_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("run_bar")
        self._appearance = appearance
        self._running = False
        self._diverged = False
        self._level = 0  # how much is left out for want of room, see `_show_level`
        self._widths = [0] * 6  # what each level needs
        self._last_text = QElapsedTimer()
        self.run_button = _button("primary")
        self.step_button, self.restart_button, self.weights_button = _button(), _button(), _button()
        self.speed = SpeedControl(appearance)
        self.step, self.epoch, self.train_loss, self.test_loss = self._counters = tuple(Counter() for _ in range(4))
        self.stop = StopButton(appearance)
        self.language_button = QToolButton()
        self.language_button.setMenu(language_menu)
        self.language_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.theme_button = QToolButton()
        for button in (self.language_button, self.theme_button):
            button.setProperty("role", "flat")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.run_button.clicked.connect(self.run_or_pause)
        self.step_button.clicked.connect(self.step_requested)
        self.restart_button.clicked.connect(self.restart_requested)
        self.weights_button.clicked.connect(self.new_weights_requested)
        self.speed.valueChanged.connect(self.speed_changed)
        self.theme_button.clicked.connect(self.theme_toggled)
        appearance.changed.connect(self.restyle)
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        layout = self._layout = QHBoxLayout(self)
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        for button in (self.run_button, self.step_button, self.restart_button, self.weights_button):
            layout.addWidget(button)
        layout.addWidget(_upright())
        layout.addWidget(self.speed)
        layout.addWidget(_upright())
        for counter in self._counters:
            layout.addWidget(counter)
        layout.addWidget(self.stop)
        layout.addStretch(1)
        layout.addWidget(self.language_button)
        layout.addWidget(self.theme_button)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_state(self, state: SessionState) -> None:
        """Running, paused, or diverged: then there is nothing to run on, and to start again is what comes first."""
        self._running, self._diverged = state.running, state.diverged is not None
        self.run_button.setEnabled(not self._diverged)
        self.step_button.setEnabled(not self._diverged)
        role = "primary" if self._diverged else ""
        if role != self.restart_button.property("role"):
            self.restart_button.setProperty("role", role)
            self.restart_button.style().polish(self.restart_button)
        self.stop.show_state(state)
        self._show_tips()
        self._show_run_button()
        self._show_restart_icon()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the figures of the first run; while it trains at most ten times a second."""
        if snapshot.running and self._since_last_text() < TEXT_INTERVAL:
            return
        self._last_text.start()
        run = snapshot.state
        self.stop.show_step(run.step)
        texts = (
            *(number_format.count(run.step), number_format.count(run.epoch)),
            *(number_format.loss(run.train_loss), number_format.loss(run.test_loss)),
        )
        for counter, text in zip(self._counters, texts, strict=True):
            counter.show_text(text)
        if any(counter.is_short for counter in self._counters):  # after millions of steps; then it stays wider
            self._measure()

    def show_language(self, name: str) -> None:
        self.language_button.setText(name)

    def run_or_pause(self) -> None:
        """What the first button does; after a divergence, when it can do nothing, what the third one does."""
        if self._diverged:
            self.restart_requested.emit()
        else:
            self.run_toggled.emit()

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Run bar"))
        self._show_tips()
        self.weights_button.setToolTip(self.tr("Start again with new random weights (Shift+R)"))
        for button, name in (
            (self.step_button, self.tr("Step")),
            (self.restart_button, self.tr("Restart")),
            (self.weights_button, self.tr("New weights")),
        ):
            button.setAccessibleName(name)
        self.step.set_caption(self.tr("step"), number_format.count(8_888_888))
        self.epoch.set_caption(self.tr("epoch"), number_format.count(8_888_888))
        self.train_loss.set_caption(self.tr("train loss"), number_format.short(8.8e-8))
        self.test_loss.set_caption(self.tr("test loss"), number_format.short(8.8e-8))
        self.language_button.setAccessibleName(self.tr("Language"))
        self.language_button.setToolTip(self.tr("Language"))
        self._show_run_button()
        self._show_theme_button()
        self._measure()

    def restyle(self) -> None:
        theme, px = self._appearance.theme, self._appearance.px
        for button, name in ((self.step_button, "step"), (self.weights_button, "weights")):
            button.setIcon(icons.icon(name, theme.text, theme.faint))
        self._show_restart_icon()
        size = QSize(round(px(16)), round(px(16)))
        for button in (self.run_button, self.step_button, self.restart_button, self.weights_button, self.theme_button):
            button.setIconSize(size)
        self._show_run_button()
        self._show_theme_button()
        margin = round(px(12))
        self._layout.setContentsMargins(margin, 0, margin, 0)
        self._layout.setSpacing(round(px(8)))
        self.setFixedHeight(round(px(48)))
        self._measure()

    def minimumSizeHint(self) -> QSize:
        """What the bar needs with all left out that can be."""
        return QSize(self._widths[-1], super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:  # a new style sheet has come with other fonts
            self._measure()

    def _since_last_text(self) -> float:
        """In milliseconds; endless before the first."""
        return self._last_text.elapsed() if self._last_text.isValid() else math.inf

    def _show_tips(self) -> None:
        """What three buttons do, or why they do nothing."""
        if self._diverged:
            run = step = self.tr("The run has diverged: restart it, or change a setting")
            restart = self.tr("The run has diverged: start again with the same weights (R)")
        else:
            run = (
                self.tr("Stop training; everything stays as it is (Space)")
                if self._running
                else self.tr("Train (Space)")
            )
            step = self.tr("Take one step (right arrow)")
            restart = self.tr("Start again with the same weights (R)")
        self.run_button.setToolTip(run)
        self.step_button.setToolTip(step)
        self.restart_button.setToolTip(restart)

    def _show_run_button(self) -> None:
        text = self._run_texts()[self._running]
        self.run_button.setText(GAP + text)
        self.run_button.setAccessibleName(text)
        theme = self._appearance.theme
        self.run_button.setIcon(icons.icon("pause" if self._running else "run", theme.onaccent, theme.faint))

    def _show_restart_icon(self) -> None:
        theme = self._appearance.theme
        colour = theme.onaccent if self._diverged else theme.text
        self.restart_button.setIcon(icons.icon("restart", colour, theme.faint))

    def _run_texts(self) -> tuple[str, str]:
        return self.tr("Run"), self.tr("Pause")

    def _show_theme_button(self) -> None:
        theme = self._appearance.theme
        tip = self.tr("Light theme") if theme.dark else self.tr("Dark theme")
        self.theme_button.setIcon(icons.icon("moon" if theme.dark else "sun", theme.text))
        self.theme_button.setToolTip(tip)
        self.theme_button.setAccessibleName(tip)

    def _measure(self) -> None:
        """Fix the widths, so that nothing moves while texts and figures change; then see what fits."""
        self.ensurePolished()
        px = self._appearance.px
        bold = self._appearance.font(12, bold=True)
        self.run_button.setFont(bold)
        metrics = self.run_button.fontMetrics()
        widest = max(metrics.horizontalAdvance(text) for text in self._run_texts())
        self.run_button.setFixedWidth(widest + round(px(16 + 8 + 26)))
        self.speed.measure()
        for counter in self._counters:
            counter.measure(self._appearance)
        for level in range(len(self._widths)):
            self._show_level(level)
            self._layout.invalidate()
            self._widths[level] = self._layout.minimumSize().width()
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        """Leave out as little as the width allows."""
        levels = range(len(self._widths))
        level = next((level for level in levels if self._widths[level] <= self.width()), levels[-1])
        if level != self._level:
            self._show_level(level)

    def _show_level(self, level: int) -> None:
        """0: everything, 1: three buttons have only their icons, 2: the speed has no slider, 3: and no caption,
        4: the epoch, which follows from the step, is left out, 5: and language and theme, which the menu has too.
        """
        self._level = level
        for button in (self.step_button, self.restart_button, self.weights_button):
            button.setText(GAP + button.accessibleName() if level < 1 else "")
        self.speed.show_parts(slider=level < 2, caption=level < 3)
        self.epoch.setVisible(level < 4)
        for button in (self.language_button, self.theme_button):
            button.setVisible(level < 5)


class Counter(QWidget):
    """A figure with its name above it, as wide as the widest figure to come, or the widest that came."""

    def __init__(self) -> None:
        super().__init__()
        self.caption, self.value = QLabel(), QLabel("–")
        self.caption.setProperty("role", "caption")
        self.value.setProperty("role", "counter")
        self._widest = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(self.caption)
        layout.addWidget(self.value)
        layout.addStretch(1)

    def set_caption(self, caption: str, widest: str) -> None:
        self.caption.setText(caption)
        self.value.setAccessibleDescription(caption)
        self._widest = widest

    def show_text(self, text: str) -> None:
        if text != self.value.text():
            self.value.setText(text)
            if self.is_short:
                self._widest = text

    @property
    def is_short(self) -> bool:
        """Whether the figure is cut."""
        return self.value.sizeHint().width() > self.width()

    def measure(self, appearance: Appearance) -> None:
        self.caption.setFont(appearance.font(11))
        self.value.setFont(appearance.font(14, bold=True))
        widths = (
            self.caption.fontMetrics().horizontalAdvance(self.caption.text()),
            self.value.fontMetrics().horizontalAdvance(self._widest),
        )
        self.setFixedWidth(max(widths) + round(appearance.px(6)))


def _button(role: str = "") -> QPushButton:
    button = QPushButton()
    button.setProperty("role", role)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Space goes on meaning run or pause after a click
    button.setAutoDefault(False)
    return button


def _upright() -> QFrame:
    line = QFrame()
    line.setObjectName("upright")
    line.setFixedSize(1, 24)
    return line
