"""The program with its window: here, and nowhere else, the parts are made and connected.

What each part does is its own affair; what the process needs, whatever the program, is in `process`.
"""

from __future__ import annotations

import faulthandler
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Slot
from PySide6.QtWidgets import QApplication

from nnviz import paths
from nnviz.bridge.regions_process import RegionsProcess
from nnviz.bridge.session import Session, SessionState
from nnviz.experiments import Experiments
from nnviz.process import ErrorReport, GarbageCollection, closed_by_signals, share_processor
from nnviz.training.config import Layer, RunConfig
from nnviz.training.document import Document
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.ui.language import Language
from nnviz.ui.main_window import MainWindow
from nnviz.ui.remedies import Remedies
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

if TYPE_CHECKING:
    from nnviz.ui.lessons.panel import LessonPanel

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

SAMPLES = ("map", "sample", "maxout")
"""The views that show one and the same sample of the data."""

FIRST_FRAME = 30
"""Milliseconds from the event loop's start until the window has been painted once, with room to spare."""


class Program(QObject):
    """Appearance, language, session and window, connected. `settings` is what is remembered of the last time."""

    def __init__(self, settings: QSettings, translations: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saved: Document | None = None  # to begin with
        self._sample: int | None = None  # that was chosen last
        self.appearance = Appearance(parent=self)
        self.language = Language(translations, settings, self)
        self.session = Session(parent=self)
        self.regions = RegionsProcess(self)
        self.window = MainWindow(self.appearance, self.language, settings)
        self.experiments = Experiments(self.session, self.window, FIRST_RUN, self)
        self._connect()

    def _connect(self) -> None:
        session, window = self.session, self.window
        bar, panel, score = window.run_bar, window.live_page.panel, window.live_page.score
        for key, view in window.views.items():
            self._add_view(key, view)
        window.view_made.connect(self._add_view)
        window.lessons.folder = paths.resources() / "lessons"
        window.lessons.made.connect(self._add_lessons)
        self._connect_remedies(window.banner.remedies)
        session.run_started.connect(self._show_run)
        session.run_shown.connect(window.show_side)
        session.state_changed.connect(window.show_state)
        session.snapshot_shown.connect(self._show_snapshot)
        session.failed.connect(window.show_failure)
        session.table_loaded.connect(self.experiments.use_table)
        session.state_changed.connect(self.experiments.record)
        session.failed.connect(self.experiments.settle)
        window.history.chosen.connect(self.experiments.go_to)
        bar.run_toggled.connect(session.toggle)
        bar.step_requested.connect(session.step_once)
        bar.restart_requested.connect(session.restart)
        bar.new_weights_requested.connect(session.new_weights)
        bar.speed_changed.connect(session.set_speed)
        bar.stop.conditions_changed.connect(session.set_stop)
        panel.config_edited.connect(self.experiments.apply)
        panel.named_data_chosen.connect(self.experiments.put_table_away)
        panel.classes_requested.connect(self.experiments.read_target)
        panel.preset_chosen.connect(self.experiments.use_preset)
        window.menus.presets.chosen.connect(self.experiments.use_preset)
        window.menus.comparisons.chosen.connect(self.experiments.compare)
        panel.side_chosen.connect(session.show_run)
        panel.layer_selected.connect(score.select_layer)
        score.layer_selected.connect(panel.select_layer)
        window.table_chosen.connect(session.load_table)
        window.run_chosen.connect(session.open_document)
        window.run_file.save_requested.connect(session.save)
        session.opened.connect(window.show_opened)
        session.saved.connect(window.show_saved)
        session.save_failed.connect(window.show_save_failed)
        window.closed.connect(session.close)
        window.closed.connect(self.regions.stop)

    @Slot(str, object)
    def _add_view(self, key: str, view: View) -> None:
        """Connect a view with the session and with the others, as far as they are there."""
        session, score = self.session, self.window.live_page.score
        session.add_view(view)
        if key == "happening":
            view.layer_selected.connect(score.select_layer)
            session.state_changed.connect(view.show_state)
            view.remedy_chosen.connect(self.experiments.take_remedy)
            view.duel_asked.connect(self.experiments.add_side)
            view.link_chosen.connect(self.window.show_view)
            view.preview_asked.connect(score.preview)
            self._connect_remedies(view.remedies)
        elif key == "map":
            view.plane_chosen.connect(score.set_map_plane)
            view.remedy_chosen.connect(self.experiments.take_remedy)
        elif key == "gradient":
            view.select_layer(score.selected_layer)
            view.layer_selected.connect(score.select_layer)
            score.layer_selected.connect(view.select_layer)
        elif key == "maxout":
            view.remedy_chosen.connect(self.experiments.take_remedy)
            view.converted.connect(self.experiments.convert)
            view.unit_chosen.connect(score.select_unit)
            score.unit_selected.connect(view.select_unit)
        elif key == "symmetry":
            session.state_changed.connect(view.show_state)
            view.remedy_chosen.connect(self.experiments.take_remedy)
        elif key == "zigzag":
            session.state_changed.connect(view.show_state)
        elif key == "compare":
            session.state_changed.connect(self._show_settings)
            view.comparison_chosen.connect(self.experiments.compare)
            view.shown_chosen.connect(session.show_run)
            view.removed.connect(self.experiments.end_side)
            view.kept.connect(self.experiments.keep_side)
            view.added.connect(self.experiments.add_side)
        for feed in view.region_feeds:
            feed.asked.connect(self.regions.ask)
            self.regions.answered.connect(feed.take)
        if key in SAMPLES:
            view.sample_chosen.connect(self._show_sample)
            if self._sample is not None:
                view.show_sample(self._sample)

    @Slot(object)
    def _add_lessons(self, panel: LessonPanel) -> None:
        guide = panel.guide
        self.session.add_view(guide.watch)
        self.session.run_started.connect(guide.runs_begun)
        self.session.state_changed.connect(guide.show_state)
        self.session.failed.connect(guide.show_failure)
        guide.stage.runs_asked.connect(self.experiments.begin)
        guide.stage.running_asked.connect(self._run_or_rest)

    @Slot(bool)
    def _run_or_rest(self, running: bool) -> None:
        if running:
            self.session.run()
        else:
            self.session.pause()

    def _connect_remedies(self, remedies: Remedies) -> None:
        remedies.resumed.connect(self.experiments.resume)
        remedies.restarted.connect(self.experiments.restart_with)

    def open(self, saved: Document | None = None) -> None:
        """Show the window, to go on with a saved run where one is given.

        Plots and training come when it has been painted: before, they would hold up the first frame.
        """
        self._saved = saved
        self.window.show()
        QTimer.singleShot(FIRST_FRAME, self.start)

    @Slot()
    def start(self) -> None:
        """Fill the window, and start the first run or go on with the saved one as it was."""
        self.window.live_page.right_column.fill()
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
        self.regions.stop()

    @Slot(object)
    def _show_run(self, runs: tuple[RunInfo, ...]) -> None:
        if self._sample is not None and self._sample >= runs[0].data.x.shape[1]:
            self._sample = None
        self.window.show_run(runs, self.session.shown)

    @Slot(int)
    def _show_sample(self, sample: int) -> None:
        """One and the same sample of the data in all views that show one."""
        self._sample = sample
        for name in SAMPLES:
            if name in self.window.views:
                self.window.views[name].show_sample(sample)

    @Slot(object)
    def _show_snapshot(self, snapshot: Snapshot) -> None:
        self.window.show_snapshot(snapshot, self.session.fps)

    @Slot(object)
    def _show_settings(self, state: SessionState) -> None:
        self.window.views["compare"].show_settings(state.config)


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
