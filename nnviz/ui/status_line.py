"""The line at the window's foot: on the left what is being trained, or a passing word; on the right how fast."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from nnviz.bridge.session import SessionState
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.stopping import Stopped
from nnviz.ui import number_format, stop_wording
from nnviz.ui.theme import Appearance

RATE_INTERVAL = 500  # ms: a rate that changes faster cannot be read
MESSAGE_TIME = 5000  # ms


class StatusLine(QFrame):
    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._appearance = appearance
        self._run: RunInfo | None = None
        self._running = False
        self._rates: tuple[float, float] | None = None  # steps per second, frames per second
        self._diverged = False
        self._stopped: Stopped | None = None
        self._message = ""
        self._left_text = ""
        self._last_rates = QElapsedTimer()
        self._passing = QTimer(self, singleShot=True, interval=MESSAGE_TIME)
        self._passing.timeout.connect(self.end_message)
        self.left, self.steps_per_second, self.fps = QLabel(), QLabel(), QLabel()
        self.left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.left.setTextFormat(Qt.TextFormat.PlainText)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.left, 1)
        for label in (self.steps_per_second, self.fps):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._layout.addWidget(label)
        for label in (self.left, self.steps_per_second, self.fps):
            label.setProperty("role", "muted")
        appearance.changed.connect(self.restyle)
        self.retranslate()
        self.restyle()

    def show_run(self, run: RunInfo) -> None:
        self._run = run
        self.end_message()

    def show_state(self, state: SessionState) -> None:
        self._running = state.running
        self._diverged = state.diverged is not None
        self._stopped = state.stopped
        self._rates = None
        self._last_rates.invalidate()
        self._show_rates()

    def show_snapshot(self, snapshot: Snapshot, fps: float) -> None:
        """Show both rates, at most twice a second."""
        if self._last_rates.isValid() and self._last_rates.elapsed() < RATE_INTERVAL:
            return
        self._last_rates.start()
        self._rates = (snapshot.steps_per_second, fps)
        self._show_rates()

    def show_message(self, text: str) -> None:
        """Say `text` for five seconds."""
        self._message = text
        self._passing.start()
        self._show_left()

    def end_message(self) -> None:
        """What was said for a while is over."""
        self._message = ""
        self._passing.stop()
        self._show_left()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Status"))
        self._show_left()
        self._show_rates()
        self._measure()

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFixedHeight(round(px(30)))
        self._layout.setContentsMargins(round(px(12)), 0, round(px(12)), 0)
        self._layout.setSpacing(round(px(16)))
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _show_left(self) -> None:
        self._left_text = self._message or (self._described(self._run) if self._run else "")
        self._elide()

    def _described(self, run: RunInfo) -> str:
        sizes = "-".join(str(size) for size in (run.layers[0].inputs, *(layer.size for layer in run.layers)))
        return "   ".join(
            (
                run.data.dataset.name or run.config.dataset,
                self.tr("network {sizes}").format(sizes=sizes),
                self.tr("{count} parameters").format(count=number_format.count(run.parameters)),
                self.tr("probe of {count} samples").format(count=number_format.count(run.probe_size)),
            )
        )

    def _elide(self) -> None:
        shown = self.left.fontMetrics().elidedText(self._left_text, Qt.TextElideMode.ElideRight, self.left.width())
        self.left.setText(shown)
        self.left.setToolTip(self._left_text if shown != self._left_text else "")

    def _show_rates(self) -> None:
        self._measure()
        if not self._running:
            paused = self.tr("paused") if self._stopped is None else stop_wording.has_stopped(self._stopped)
            self.steps_per_second.setText(self.tr("diverged") if self._diverged else paused)
            self.fps.setText(self.tr("idle"))
            return
        steps, fps = self._rates or (None, None)
        self.steps_per_second.setText(
            self.tr("{count} steps/s").format(count="–" if steps is None else _rate(steps)),
        )
        self.fps.setText(self.tr("{count} fps").format(count="–" if fps is None else f"{fps:.0f}"))

    def _measure(self) -> None:
        metrics = self.fps.fontMetrics()
        steps = self.tr("{count} steps/s").format(count=number_format.count(888_888))
        fps = self.tr("{count} fps").format(count="88")
        for label, widest in ((self.steps_per_second, steps), (self.fps, fps)):
            label.setMinimumWidth(metrics.horizontalAdvance(widest) if self._running else 0)


def _rate(steps: float) -> str:
    """Three significant digits: the rest of a rate is noise."""
    if steps < 10:
        return number_format.short(steps) if steps else "0"
    digits = len(str(int(steps)))
    return number_format.count(int(round(steps, min(0, 3 - digits))))
