"""Stand-ins for the parts that the window only arranges: a view, a model panel, a run and its snapshots."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.bridge.session import SessionState
from nnviz.training.config import RunConfig
from nnviz.training.snapshot import LayerInfo, Request, RunInfo, RunState, Snapshot
from nnviz.ui.catalogue import ViewEntry
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View


class PlainView(View):
    """A view that keeps what it is shown."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(80)
        self.restyled = 0

    wants = ()

    def set_run(self, run) -> None:
        pass

    def show_snapshot(self, snapshot) -> None:
        pass

    def restyle(self) -> None:
        self.restyled += 1

    def paintEvent(self, event) -> None:
        painter = QPainter(self)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PlainPanel(QWidget):
    """What the window knows of the model panel, with one field and one button in it."""

    config_edited = Signal(object)
    table_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.loaded = []
        self.failures = []
        self.field = QDoubleSpinBox()
        self.button = QPushButton("field")
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel("panel"))
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        layout.addStretch(1)

    def load(self, config, info=None) -> None:
        self.loaded.append((config, info))

    def show_sides(self, runs, shown) -> None:
        pass

    def show_rate(self, rate) -> None:
        pass

    def show_failure(self, failure) -> None:
        self.failures.append(failure)


class Heard:
    """Counts what a signal says."""

    def __init__(self, signal) -> None:
        self.said = []
        signal.connect(self.hear)

    def hear(self, *values) -> None:
        self.said.append(values)

    @property
    def times(self) -> int:
        return len(self.said)


VIEWS = (
    ViewEntry("score", PlainView, "middle"),
    ViewEntry("map", PlainView, "right"),
    ViewEntry("losses", PlainView, "right"),
)


def run_info(name: str = "spiral") -> RunInfo:
    layers = tuple(LayerInfo(size, "tanh", {}, 1, inputs) for size, inputs in zip((8, 8, 1), (2, 8, 8), strict=True))
    data = SimpleNamespace(dataset=SimpleNamespace(name=name), task="binary", test=(0,))
    return RunInfo(RunConfig(), layers, data, parameters=2177, probe_size=256)


def snapshot(step: int = 2460, *, running: bool = True, test_loss: float | None = 0.088, rate=1843.2) -> Snapshot:
    run = RunState(step, step // 5, 0.0512, test_loss, None)
    return Snapshot(Request(1, 1, frozenset()), step, running, rate, (run,))


def state(*, running: bool = False, diverged=None) -> SessionState:
    return SessionState(running, diverged, RunConfig())


def settings(tmp_path) -> QSettings:
    return QSettings(str(tmp_path / "nnviz.ini"), QSettings.Format.IniFormat)
