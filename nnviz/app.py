"""The program with its window: here, and nowhere else, the parts are made and connected.

What each part does is its own affair; what the process needs (Qt, settings, error reports) is set up by `run`.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType, TracebackType

from PySide6.QtCore import QObject, QSettings, QTimer, Slot
from PySide6.QtWidgets import QApplication

from nnviz import core, paths
from nnviz.bridge.session import Session
from nnviz.bridge.worker import failure_of
from nnviz.training.config import Layer, RunConfig
from nnviz.training.data import Dataset
from nnviz.training.document import Document
from nnviz.training.presets import Preset
from nnviz.training.snapshot import RunFailure, Snapshot
from nnviz.ui.changes import Setup
from nnviz.ui.language import Language
from nnviz.ui.main_window import MainWindow
from nnviz.ui.remedies import Remedies
from nnviz.ui.theme import Appearance
from nnviz.ui.views.decision_map import DecisionMapView
from nnviz.ui.views.happening import HappeningView
from nnviz.ui.views.sample import SampleView

# Drawing takes the interpreter from the training thread many times a frame, and waits so long each time. Measured with
# frames of 1.6 ms painted back to back: 84 ms beside training at Python's own 5 ms, 8 ms at half a millisecond.
SWITCH_INTERVAL = 0.0005  # seconds

FIRST_RUN = RunConfig(
    dataset="spiral",
    samples=600,
    noise=0.25,
    layers=(Layer(8, "sigmoid"), Layer(8, "tanh"), Layer(8, "maxout", {"pieces": 3})),
    learning_rate=0.003,
    batch_size=32,
    init_scale=1.5,
    seed=1,
)
"""What is seen first: three kinds of layer, and a spiral that is learned before one's eyes. On one core 0.92 of the
test part is right after 70,000 steps, 0.98 after 210,000: some two and six seconds beside the window."""

FIRST_FRAME = 30
"""Milliseconds from the event loop's start until the window has been painted once, with room to spare."""


class Program(QObject):
    """Appearance, language, session and window, connected. `settings` is what is remembered of the last time."""

    def __init__(self, settings: QSettings, translations: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saved: Document | None = None  # to begin with
        self.appearance = Appearance(parent=self)
        self.language = Language(translations, settings, self)
        self.session = Session(parent=self)
        self.window = MainWindow(self.appearance, self.language, settings)
        self._connect()

    def _connect(self) -> None:
        session, window = self.session, self.window
        bar, panel, score = window.run_bar, window.live_page.panel, window.live_page.score
        for view in window.views:
            session.add_view(view)
            if isinstance(view, HappeningView):
                view.layer_selected.connect(score.select_layer)
                session.state_changed.connect(view.show_state)
                self._connect_remedies(view.remedies)
            elif isinstance(view, DecisionMapView):
                view.plane_chosen.connect(score.set_map_plane)
                plane = view
            elif isinstance(view, SampleView):
                view.sample_chosen.connect(plane.show_sample)
                plane.sample_chosen.connect(view.show_sample)
        self._connect_remedies(window.banner.remedies)
        session.run_started.connect(window.show_run)
        session.state_changed.connect(window.show_state)
        session.snapshot_shown.connect(self._show_snapshot)
        session.failed.connect(window.show_failure)
        session.table_loaded.connect(self._use_table)
        session.state_changed.connect(self._record)
        session.failed.connect(self._settle)
        window.history.chosen.connect(self._go_to)
        bar.run_toggled.connect(session.toggle)
        bar.step_requested.connect(session.step_once)
        bar.restart_requested.connect(session.restart)
        bar.new_weights_requested.connect(session.new_weights)
        bar.speed_changed.connect(session.set_speed)
        bar.stop.conditions_changed.connect(session.set_stop)
        panel.config_edited.connect(self._apply)
        panel.named_data_chosen.connect(self._put_table_away)
        panel.classes_requested.connect(self._read_target)
        panel.preset_chosen.connect(self._use_preset)
        window.menus.presets.chosen.connect(self._use_preset)
        panel.layer_selected.connect(score.select_layer)
        score.layer_selected.connect(panel.select_layer)
        window.table_chosen.connect(session.load_table)
        window.run_chosen.connect(session.open_document)
        window.run_file.save_requested.connect(session.save)
        session.opened.connect(window.show_opened)
        session.saved.connect(window.show_saved)
        session.save_failed.connect(window.show_save_failed)
        window.closed.connect(session.close)

    def _connect_remedies(self, remedies: Remedies) -> None:
        remedies.resumed.connect(self._resume)
        remedies.restarted.connect(self._restart_with)

    def open(self, saved: Document | None = None) -> None:
        """Show the window, to go on with a saved run where one is given.

        The training begins when it has been painted: before, it would hold up the first frame.
        """
        self._saved = saved
        self.window.show()
        QTimer.singleShot(FIRST_FRAME, self.start)

    @Slot()
    def start(self) -> None:
        """Start the first run, or go on with the saved one as it was."""
        if self._saved is not None:
            self.session.take_up(self._saved)
            self._saved = None
        else:
            self.session.start(FIRST_RUN)
            self.session.run()

    def close(self) -> None:
        """Close the window without a question and end the threads; may be repeated."""
        self.window.run_file.let_go()
        self.window.close()
        self.session.close()

    @Slot(object)
    def _show_snapshot(self, snapshot: Snapshot) -> None:
        self.window.show_snapshot(snapshot, self.session.fps)

    @Slot(object)
    def _apply(self, config: RunConfig) -> None:
        self.session.apply(config)
        self.window.history.record(self._wished(), self.window.live_page.panel.drag)

    @Slot(object)
    def _resume(self, config: RunConfig) -> None:
        """After a divergence: back to the last sound state, and on from there with `config`."""
        self.window.live_page.panel.expect(config)
        self.session.resume(config)
        self._record()

    @Slot(object)
    def _restart_with(self, config: RunConfig) -> None:
        """After a divergence: begin again with `config`."""
        self.window.live_page.panel.expect(config)
        self._apply(config)

    @Slot()
    def _record(self) -> None:
        """Whatever was asked for, and by whom, can be undone."""
        self.window.history.record(self._wished())

    @Slot(object)
    def _settle(self, failure: RunFailure) -> None:
        """What could not be carried out is no step to be undone."""
        if self.session.config is not None:
            self.window.history.settle(self._wished())

    def _wished(self) -> Setup:
        return Setup(self.session.wished_config or FIRST_RUN, self.session.wished_dataset)

    @Slot(object)
    def _use_preset(self, preset: Preset) -> None:
        """Begin this run, even where its settings are in force already."""
        self.window.run_file.let_go()  # a preset is a new experiment: Save must not write it over the one before
        self.window.live_page.panel.show_preset(preset)
        self.session.start(preset.config)
        self._record()

    @Slot(object)
    def _go_to(self, setup: Setup) -> None:
        """Back or forth to these settings and data."""
        self.window.live_page.panel.expect(setup.config)
        self.session.apply(setup.config, dataset=setup.dataset)

    @Slot(bool)
    def _read_target(self, as_classes: bool) -> None:
        """Take the whole numbers of the own table's target for classes, or for numbers again; it may have no file."""
        table = self.session.wished_dataset
        if table is not None:
            self._use_table(table.as_classes() if as_classes else table.as_numbers())

    @Slot(object)
    def _use_table(self, table: Dataset) -> None:
        """Train on `table` with the layers of now; what was chosen for the data of before is left to the task."""
        config = self.session.wished_config or FIRST_RUN
        fitting = replace(config, standardize=True, features=None, output_activation=None, loss=None, loss_params={})
        self.session.apply(fitting, dataset=table)
        self._record()

    @Slot(object)
    def _put_table_away(self, config: RunConfig) -> None:
        """Go back from the user's table to the data that `config` names."""
        self.session.apply(config, dataset=None)
        self._record()


class GarbageCollection(QObject):
    """Collects in the GUI thread only: a widget that dies in the training thread takes the whole program with it.

    What there is at the beginning is left alone: to walk through it all takes as long as four frames.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(1000)
        gc.disable()
        gc.freeze()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        """As Python itself would: the oldest generation whose count is over its limit."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._limits[generation]:
                gc.collect(generation)
                return


class ErrorReport:
    """Takes the place of sys.excepthook: a mistake in a slot is told in the window, and the program lives on."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.errors: list[str] = []  # each once, although a slot may fail sixty times a second

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        where = traceback.extract_tb(trace)[-1] if trace else None
        text = f"{kind.__name__}: {error}" + (f" ({Path(where.filename).name}, line {where.lineno})" if where else "")
        if text in self.errors:
            return
        self.errors.append(text)
        traceback.print_exception(kind, error, trace)
        if isinstance(error, Exception):
            self._window.show_failure(failure_of(error))


@contextmanager
def closed_by_signals(window: MainWindow) -> Iterator[None]:
    """Let Ctrl-C and `kill` close the window as its button does; the second time they act as the system has it.

    Python's own way, an exception wherever the program just is, gets lost or worse when that is a paint method.
    """

    def close(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        QTimer.singleShot(0, window.close)

    usual = {number: signal.signal(number, close) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)


def share_processor() -> None:
    """Let window and training get along in this process; before the QApplication and any thread."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    core.share_one()
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # Qt's own threads for filling areas would share that core


def run(selftest: bool = False, saved: Document | None = None) -> int:
    """Open the window, with the saved run if there is one, and return the exit status when it is closed.

    `selftest` closes it when all has been seen.
    """
    share_processor()
    QApplication.setStyle("Fusion")  # the palettes of `theme` are made for it, on every system
    application = QApplication(["nnviz"])
    application.setOrganizationName("nnviz")
    application.setApplicationName("nnviz")
    with TemporaryDirectory() as folder:
        ini = str(Path(folder, "nnviz.ini"))  # a selftest neither follows nor changes what the user has chosen
        settings = QSettings(ini, QSettings.Format.IniFormat) if selftest else QSettings()
        program = Program(settings, paths.resources() / "translations")
        collection = GarbageCollection(program)
        report = sys.excepthook = ErrorReport(program.window)
        program.open(saved)
        try:
            if selftest:
                from nnviz.selftest import DEADLINE, SelfTest

                # Should the event loop itself stand still, the process ends all the same and says where it stood.
                if sys.stderr is not None:  # as in an executable without a console
                    faulthandler.dump_traceback_later(2 * DEADLINE, exit=True)
                return SelfTest(program, report.errors).run()
            with closed_by_signals(program.window):
                return application.exec()
        finally:
            program.close()
            settings.sync()
            faulthandler.cancel_dump_traceback_later()
            collection.stop()
            sys.excepthook = sys.__excepthook__
