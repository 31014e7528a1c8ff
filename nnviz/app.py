"""The program with its window: here, and nowhere else, the parts are made and connected.

What each part does is its own affair; what the process needs, whatever the program, is in `process`.
"""

from __future__ import annotations

import faulthandler
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QSettings, QTimer, Slot
from PySide6.QtWidgets import QApplication

from nnviz import paths
from nnviz.bridge.session import Session, SessionState
from nnviz.bridge.worker import failure_of
from nnviz.process import ErrorReport, GarbageCollection, closed_by_signals, share_processor
from nnviz.training.comparisons import MOST_SIDES, Comparison
from nnviz.training.config import Layer, RunConfig
from nnviz.training.data import Dataset
from nnviz.training.document import Document
from nnviz.training.message import ConfigError
from nnviz.training.presets import Preset
from nnviz.training.snapshot import RunFailure, RunInfo, Snapshot
from nnviz.ui.changes import Setup
from nnviz.ui.language import Language
from nnviz.ui.main_window import MainWindow
from nnviz.ui.remedies import Remedies
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

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
        self.window = MainWindow(self.appearance, self.language, settings)
        self._connect()

    def _connect(self) -> None:
        session, window = self.session, self.window
        bar, panel, score = window.run_bar, window.live_page.panel, window.live_page.score
        for key, view in window.views.items():
            self._add_view(key, view)
        window.view_made.connect(self._add_view)
        self._connect_remedies(window.banner.remedies)
        session.run_started.connect(self._show_run)
        session.run_shown.connect(window.show_side)
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
        window.menus.comparisons.chosen.connect(self._compare)
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

    @Slot(str, object)
    def _add_view(self, key: str, view: View) -> None:
        """Connect a view with the session and with the others, as far as they are there."""
        session, score = self.session, self.window.live_page.score
        session.add_view(view)
        if key == "happening":
            view.layer_selected.connect(score.select_layer)
            session.state_changed.connect(view.show_state)
            view.remedy_chosen.connect(self._take_remedy)
            view.duel_asked.connect(self._add_side)
            view.link_chosen.connect(self.window.show_view)
            view.preview_asked.connect(score.preview)
            self._connect_remedies(view.remedies)
        elif key == "map":
            view.plane_chosen.connect(score.set_map_plane)
        elif key == "gradient":
            view.select_layer(score.selected_layer)
            view.layer_selected.connect(score.select_layer)
            score.layer_selected.connect(view.select_layer)
        elif key == "maxout":
            view.remedy_chosen.connect(self._take_remedy)
            view.converted.connect(self._convert)
            view.unit_chosen.connect(score.select_unit)
            score.unit_selected.connect(view.select_unit)
        elif key == "compare":
            session.state_changed.connect(self._show_settings)
            view.comparison_chosen.connect(self._compare)
            view.shown_chosen.connect(session.show_run)
            view.removed.connect(self._end_side)
            view.kept.connect(self._keep_side)
            view.added.connect(self._add_side)
        if key in SAMPLES:
            view.sample_chosen.connect(self._show_sample)
            if self._sample is not None:
                view.show_sample(self._sample)

    def _connect_remedies(self, remedies: Remedies) -> None:
        remedies.resumed.connect(self._resume)
        remedies.restarted.connect(self._restart_with)

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
    def _apply(self, config: RunConfig) -> None:
        self.session.edit(config)
        self.window.history.record(self._wished(), self.window.live_page.panel.drag)

    @Slot(object)
    def _take_remedy(self, config: RunConfig) -> None:
        """Go on with the settings that a card offers, in flight where that is possible."""
        self.window.live_page.panel.expect(config)
        self.session.edit(config)
        self._record()

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
        self.session.edit(config, anew=True)
        self._record()

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
        wished = self.session.wished
        if wished is None:
            return Setup(FIRST_RUN)
        return Setup(wished.configs[0], wished.dataset, wished.configs[1:], wished.limits)

    @Slot(object)
    def _use_preset(self, preset: Preset) -> None:
        """Begin this run, even where its settings are in force already."""
        self.window.run_file.let_go()  # a preset is a new experiment: Save must not write it over the one before
        self.window.live_page.panel.show_preset(preset)
        self.session.start(preset.config)
        self._record()

    @Slot(object)
    def _compare(self, comparison: Comparison) -> None:
        """Begin these runs beside each other, where they can be seen."""
        self.window.run_file.let_go()
        self.window.show_view("compare")
        self.window.live_page.panel.expect(comparison.configs[0])
        self.session.start(*comparison.configs, limits=comparison.limits)
        self.session.run()
        self._record()

    @Slot(object)
    def _add_side(self, config: RunConfig) -> None:
        """Begin all runs anew, with one more beside them on the same data; where there are four or more already the
        shown one and this one alone.
        """
        wished = self.session.wished
        if wished is None:
            return
        try:
            more = config.sharing(wished.configs[0])
        except ConfigError as error:
            self.window.show_failure(failure_of(error))
            return
        if len(wished.configs) < MOST_SIDES:
            self.session.apply(*wished.configs, more)
        else:
            self.session.start(wished.configs[wished.shown], more, dataset=wished.dataset)
        self.window.show_view("compare")
        self._record()

    @Slot(int)
    def _convert(self, layer: int) -> None:
        """Go on with this layer as the Maxout layer that computes the same."""
        self.session.convert(layer)
        wished = self.session.wished
        if wished is not None:
            self.window.live_page.panel.expect(wished.configs[wished.shown])
        self._record()

    @Slot(int)
    def _keep_side(self, number: int) -> None:
        """Go on with this run alone, as it stands."""
        self.session.keep(number)
        self._record()

    @Slot(int)
    def _end_side(self, number: int) -> None:
        """Go on with all runs but this one, as they stand."""
        wished = self.session.wished
        if wished is not None:
            self.session.keep(*(i for i in range(len(wished.configs)) if i != number))
            self._record()

    @Slot(object)
    def _show_settings(self, state: SessionState) -> None:
        self.window.views["compare"].show_settings(state.config)

    @Slot(object)
    def _go_to(self, setup: Setup) -> None:
        """Back or forth to these settings and data."""
        configs = (setup.config, *setup.beside)
        self.window.live_page.panel.expect(configs[min(self.session.shown, len(setup.beside))])
        if setup.limits:
            self.session.start(setup.config, *setup.beside, dataset=setup.dataset, limits=setup.limits)
        else:
            self.session.apply(setup.config, *setup.beside, dataset=setup.dataset)

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
        self.session.edit(fitting, dataset=table)
        self._record()

    @Slot(object)
    def _put_table_away(self, config: RunConfig) -> None:
        """Go back from the user's table to the data that `config` names."""
        self.session.edit(config, dataset=None)
        self._record()


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
