"""What the user does to the runs: it is asked of the session, shown in the panel, and a step that can be undone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from nnviz.bridge.failures import failure_of
from nnviz.bridge.session import Session
from nnviz.training.comparisons import MOST_SIDES, Comparison
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.message import ConfigError
from nnviz.training.presets import Preset
from nnviz.training.snapshot import RunFailure
from nnviz.ui.changes import Setup
from nnviz.ui.main_window import MainWindow


class Experiments(QObject):
    """Slots for the wishes of panel, menus and views; `first_run` is what holds before anything else was asked for."""

    def __init__(
        self, session: Session, window: MainWindow, first_run: RunConfig, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._first_run = first_run

    @Slot(object)
    def apply(self, config: RunConfig) -> None:
        self._session.edit(config)
        self._window.history.record(self._wished(), self._window.live_page.panel.drag)

    @Slot(object)
    def take_remedy(self, config: RunConfig) -> None:
        """Go on with the settings that a card offers, in flight where that is possible."""
        self._window.live_page.panel.expect(config)
        self._session.edit(config)
        self.record()

    @Slot(object)
    def resume(self, config: RunConfig) -> None:
        """After a divergence: back to the last sound state, and on from there with `config`."""
        self._window.live_page.panel.expect(config)
        self._session.resume(config)
        self.record()

    @Slot(object)
    def restart_with(self, config: RunConfig) -> None:
        """After a divergence: begin again with `config`."""
        self._window.live_page.panel.expect(config)
        self._session.edit(config, anew=True)
        self.record()

    @Slot()
    def record(self) -> None:
        """Whatever was asked for, and by whom, can be undone."""
        self._window.history.record(self._wished())

    @Slot(object)
    def settle(self, failure: RunFailure) -> None:
        """What could not be carried out is no step to be undone."""
        if self._session.config is not None:
            self._window.history.settle(self._wished())

    def _wished(self) -> Setup:
        wished = self._session.wished
        if wished is None:
            return Setup(self._first_run)
        return Setup(wished.configs[0], wished.dataset, wished.configs[1:], wished.limits)

    @Slot(object)
    def use_preset(self, preset: Preset) -> None:
        """Begin this run, even where its settings are in force already."""
        self._window.run_file.let_go()  # a preset is a new experiment: Save must not write it over the one before
        self._window.live_page.panel.show_preset(preset)
        self._session.start(preset.config)
        self.record()

    @Slot(object)
    def compare(self, comparison: Comparison) -> None:
        """Begin these runs beside each other, where they can be seen."""
        self._window.run_file.let_go()
        self._window.show_view("compare")
        self._window.live_page.panel.expect(comparison.configs[0])
        self._session.start(*comparison.configs, limits=comparison.limits)
        self._session.run()
        self.record()

    @Slot(object, object)
    def begin(self, configs: tuple[RunConfig, ...], limits: tuple[int | None, ...]) -> None:
        """Begin these runs, for a lesson, which shows them where it wants."""
        self._window.run_file.let_go()
        self._window.live_page.panel.expect(configs[0])
        self._session.start(*configs, limits=limits)
        self.record()

    @Slot(object)
    def add_side(self, config: RunConfig) -> None:
        """Begin all runs anew, with one more beside them on the same data; where there are four or more already the
        shown one and this one alone.
        """
        wished = self._session.wished
        if wished is None:
            return
        try:
            more = config.sharing(wished.configs[0])
        except ConfigError as error:
            self._window.show_failure(failure_of(error))
            return
        if len(wished.configs) < MOST_SIDES:
            self._session.apply(*wished.configs, more)
        else:
            self._session.start(wished.configs[wished.shown], more, dataset=wished.dataset)
        self._window.show_view("compare")
        self.record()

    @Slot(int)
    def convert(self, layer: int) -> None:
        """Go on with this layer as the Maxout layer that computes the same."""
        self._session.convert(layer)
        wished = self._session.wished
        if wished is not None:
            self._window.live_page.panel.expect(wished.configs[wished.shown])
        self.record()

    @Slot(int)
    def keep_side(self, number: int) -> None:
        """Go on with this run alone, as it stands."""
        self._session.keep(number)
        self.record()

    @Slot(int)
    def end_side(self, number: int) -> None:
        """Go on with all runs but this one, as they stand."""
        wished = self._session.wished
        if wished is not None:
            self._session.keep(*(i for i in range(len(wished.configs)) if i != number))
            self.record()

    @Slot(object)
    def go_to(self, setup: Setup) -> None:
        """Back or forth to these settings and data."""
        configs = (setup.config, *setup.beside)
        self._window.live_page.panel.expect(configs[min(self._session.shown, len(setup.beside))])
        if setup.limits:
            self._session.start(setup.config, *setup.beside, dataset=setup.dataset, limits=setup.limits)
        else:
            self._session.apply(setup.config, *setup.beside, dataset=setup.dataset)

    @Slot(bool)
    def read_target(self, as_classes: bool) -> None:
        """Take the whole numbers of the own table's target for classes, or for numbers again; it may have no file."""
        table = self._session.wished_dataset
        if table is not None:
            self.use_table(table.as_classes() if as_classes else table.as_numbers())

    @Slot(object)
    def use_table(self, table: Dataset) -> None:
        """Train on `table` with the layers of now; what was chosen for the data of before is left to the task."""
        config = self._session.wished_config or self._first_run
        fitting = replace(config, standardize=True, features=None, output_activation=None, loss=None, loss_params={})
        self._session.edit(fitting, dataset=table)
        self.record()

    @Slot(object)
    def put_table_away(self, config: RunConfig) -> None:
        """Go back from the user's table to the data that `config` names."""
        self._session.edit(config, dataset=None)
        self.record()
