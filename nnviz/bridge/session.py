"""The window's side of the training: what is ordered, what was answered, and what state it all is in.

It owns the threads, the files and the frames; it owns no widget and never touches a run.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot

from nnviz.bridge.failures import failure_of
from nnviz.bridge.files import Files
from nnviz.bridge.frames import Frames, Watching
from nnviz.bridge.orders import Keep, Order, OrderBook
from nnviz.bridge.pace import Clock
from nnviz.bridge.training_thread import TrainingThread
from nnviz.bridge.worker import TrainingWorker
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.document import Document
from nnviz.training.message import ConfigError
from nnviz.training.snapshot import Divergence, RunFailure, RunInfo
from nnviz.training.stopping import NEVER, StopConditions, Stopped


@dataclass(frozen=True, slots=True)
class SessionState:
    """Whether steps are being taken, and if they cannot be, why; the settings of the run that is shown.

    `stop` is what can still stop these runs, `stopped` what has stopped them where they stand.
    """

    running: bool
    diverged: Divergence | None
    config: RunConfig
    stop: StopConditions = NEVER
    stopped: Stopped | None = None


class Session(QObject):
    """One or more runs in lockstep, one of which is shown, and the views that watch them.

    Running or paused is a wish that outlasts every new run.
    """

    run_started = Signal(object)  # tuple[RunInfo, ...]
    run_shown = Signal(object, int)  # tuple[RunInfo, ...], the number of the one of them that is shown now
    snapshot_shown = Signal(object)  # Snapshot, when all views have it
    state_changed = Signal(object)  # SessionState
    failed = Signal(object)  # RunFailure
    table_loaded = Signal(object)  # Dataset
    saved = Signal(str, object)  # path, Document: what stands in the file now
    save_failed = Signal(str, object)  # path, RunFailure
    opened = Signal(str, object)  # path, Document: the saved run goes on; run_started came before

    def __init__(
        self,
        worker: TrainingWorker | None = None,
        clock: Clock = time.perf_counter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._frames = Frames(clock, self._is_running, self)
        self._infos: tuple[RunInfo, ...] = ()
        self._orders = OrderBook()
        self._wish_to_run = False
        self._diverged: Divergence | None = None
        self._speed: float | None = None
        self._stop = self._stop_left = NEVER
        self._stopped: Stopped | None = None

        self._training = TrainingThread(worker or TrainingWorker(), self)
        self._files = Files(self)
        self._connect()
        self._training.start()

    def _connect(self) -> None:
        worker, files = self._training.worker, self._files
        self._frames.requested.connect(worker.answer)
        self._frames.shown.connect(self.snapshot_shown)
        worker.started.connect(self._on_started)
        worker.retuned.connect(self._on_retuned)
        worker.refused.connect(self._on_refused)
        worker.diverged.connect(self._on_diverged)
        worker.stopped.connect(self._on_stopped)
        worker.faulted.connect(self._on_faulted)
        worker.answered.connect(self._frames.show)
        worker.copied.connect(files.write)
        worker.copy_failed.connect(self.save_failed)
        files.written.connect(self.saved)
        files.write_failed.connect(self.save_failed)
        files.table_read.connect(self.table_loaded)
        files.document_read.connect(self.take_up)
        files.read_failed.connect(self.failed)

    # -- what the window asks --------------------------------------------------------------------------------------

    @property
    def config(self) -> RunConfig | None:
        """The settings of the run that is shown, as they are in force; None before the first run stands."""
        current = self._orders.current
        return current.config if current else None

    @property
    def wished_config(self) -> RunConfig | None:
        """As `config`, but what was asked for last; it may still be on its way into force."""
        last = self._orders.last
        return last.config if last else None

    @property
    def wished(self) -> Order | None:
        """All runs as they were asked for last."""
        return self._orders.last

    @property
    def dataset(self) -> Dataset | None:
        """The user's own data that the runs train on; None: what the config names."""
        current = self._orders.current
        return current.dataset if current else None

    @property
    def wished_dataset(self) -> Dataset | None:
        """As `dataset`, but what was asked for last."""
        last = self._orders.last
        return last.dataset if last else None

    @property
    def info(self) -> RunInfo | None:
        """What is known of the run that is shown; None before it stands."""
        return self._infos[self.shown] if self._infos else None

    @property
    def shown(self) -> int:
        """The number of the run that the views of a single run are about, and that can be edited and saved."""
        return self._orders.current.shown if self._orders.current else 0

    @property
    def running(self) -> bool:
        return self._is_running()

    @property
    def diverged(self) -> Divergence | None:
        return self._diverged

    @property
    def speed(self) -> float | None:
        """Steps per second, None for as fast as possible."""
        return self._speed

    @property
    def fps(self) -> float:
        """Snapshots shown per second, over the last second."""
        return self._frames.per_second

    # -- what the window orders ------------------------------------------------------------------------------------

    def add_view(self, view: Watching) -> None:
        """From now on `view` is told of runs and, while it is active, gets what it wants."""
        self._frames.add_view(view)

    def start(
        self, *configs: RunConfig, dataset: Dataset | None = None, limits: Sequence[int | None] = (), shown: int = 0
    ) -> None:
        """Train 1 to 24 new networks, on `dataset` or on what each config names; running or paused stays as it is.

        `limits`: for each the step after which it stands still, None: it goes on.
        """
        self._orders.start(configs, dataset, limits, shown)
        self._send_order()

    def apply(self, *configs: RunConfig, dataset: Dataset | Keep | None = Keep.DATASET, anew: bool = False) -> None:
        """Go on with changed settings: in flight where that is possible, else (or `anew`) with new networks at step 0.

        The user's own data stay until `dataset` says otherwise (None: what the config names) or until the setting
        `dataset` of the first config changes. A run that diverged has nothing to go on with: it begins anew.
        """
        self._orders.change(configs, dataset, anew or self._diverged is not None)
        self._send_order()

    def edit(self, config: RunConfig, dataset: Dataset | Keep | None = Keep.DATASET, anew: bool = False) -> None:
        """As `apply`, for the run that is shown; runs beside it get the same data, batches and seed.

        Where one of them cannot have them `failed` says why, and all stays as it is.
        """
        try:
            self._orders.edit(config, dataset, anew or self._diverged is not None)
        except ConfigError as error:
            self.failed.emit(failure_of(error))
        else:
            self._send_order()

    def show_run(self, number: int) -> None:
        """From now on the views of a single run are about this one. A number that is gone by now is none."""
        if number != self.shown and 0 <= number < len(self._infos):
            self._orders.show(number)
            self._begin_frames()
            self.run_shown.emit(self._infos, self.shown)
            self._tell_state()

    def keep(self, *numbers: int) -> None:
        """Go on with these of the runs alone, as they stand: no step of theirs is lost."""
        self._orders.keep(numbers)
        self._send_order()

    def convert(self, layer: int) -> None:
        """Go on with this rectifier layer of the shown run as the Maxout layer that computes the same, from step 0.

        Runs beside it go on as they stand. `failed` says why it cannot be done.
        """
        self._orders.convert(layer)
        self._send_order()

    def resume(self, *configs: RunConfig) -> None:
        """After all have diverged: go back to the last sound states and train on from there, with these settings."""
        if self._diverged is None:
            return
        self._orders.resume(configs)
        self._send_order()
        if not self._wish_to_run:
            self._wish_to_run = True
            self._training.go_on.emit()

    @Slot()
    def run(self) -> None:
        """Train; after a divergence nothing happens until restart, new weights or changed settings."""
        if self._diverged is None and not self._wish_to_run:
            self._wish_to_run = True
            self._stopped = None
            self._training.go_on.emit()
            self._tell_state()

    @Slot()
    def pause(self) -> None:
        if self._wish_to_run:
            self._wish_to_run = False
            self._training.pause.emit()
            self._frames.schedule.changed()
            self._tell_state()

    @Slot()
    def toggle(self) -> None:
        """Run or pause."""
        if self.running:
            self.pause()
        else:
            self.run()

    @Slot()
    def step_once(self) -> None:
        """Take one step; a session that runs is paused by it."""
        if self._diverged is None:
            self.pause()
            self._training.step.emit()
            self._frames.schedule.changed()
            if self._stopped is not None:
                self._stopped = None
                self._tell_state()

    @Slot()
    def restart(self) -> None:
        """Begin again with the same settings, data and weights: bit for bit the same run."""
        self._orders.restart()
        self._send_order()

    @Slot()
    def new_weights(self) -> None:
        """Begin again with the same settings and data, and the weights of the next seed."""
        self._orders.new_weights()
        self._send_order()

    def set_speed(self, steps_per_second: float | None) -> None:
        """None: as fast as possible."""
        self._speed = steps_per_second
        self._training.set_speed.emit(steps_per_second)

    @Slot(object)
    def set_stop(self, conditions: StopConditions) -> None:
        """Pause when one of `conditions` holds in the first run; they stay in force for all later runs."""
        self._stop = self._stop_left = conditions
        self._stopped = None
        self._training.set_stop.emit(conditions)
        self._frames.schedule.changed()
        self._tell_state()

    def load_table(self, path: str | Path, as_classes: bool = False) -> None:
        """Read a CSV file without making anyone wait; `table_loaded` or `failed` follows, for the last call only.

        `as_classes` takes whole numbers in the last column as classes. The table is not used until it is applied.
        """
        self._files.load_table(str(path), as_classes)

    def open_document(self, path: str | Path) -> None:
        """Read a saved run without making anyone wait, and go on from it; `opened` or `failed` follows."""
        self._files.load_document(str(path))

    @Slot(object)
    def take_up(self, document: Document) -> None:
        """Go on with a saved run, trained or paused as it was; `opened` or `failed` follows."""
        self._orders.take_up(document)
        self._send_order()

    def save(self, path: str | Path) -> None:
        """Write the run that is shown, as the worker next comes by; `saved` or `save_failed` follows.

        Training goes on meanwhile. Nothing is written before the first run stands.
        """
        if self._infos:
            self._training.copy.emit(str(path), self.shown)

    def close(self) -> None:
        """Stop asking and training, and end the threads; waits for what the worker is just doing."""
        self._frames.close()
        self._training.end()
        self._files.close()
        # What the threads had still to say would reach views that are being taken down.
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall)

    # -- orders ----------------------------------------------------------------------------------------------------

    def _send_order(self) -> None:
        if order := self._orders.next():
            (self._training.begin if self._orders.is_new_run(order) else self._training.retune).emit(order)

    @Slot(object, object)
    def _on_started(self, order: Order, infos: tuple[RunInfo, ...]) -> None:
        self._orders.accepted()
        self._send_order()
        self._infos = infos
        self._diverged = None
        self._stop_left, self._stopped = self._stop, None
        self._begin_frames()
        if order.document is not None:
            # Said to the worker as well: its own start and an order to run or pause may have crossed.
            self._wish_to_run = order.document.running
            (self._training.go_on if self._wish_to_run else self._training.pause).emit()
        self.run_started.emit(infos)
        self._tell_state()
        if order.document is not None:
            self.opened.emit(str(order.document.file), order.document)

    def _begin_frames(self) -> None:
        current = self._orders.current
        assert current is not None
        self._frames.begin(current.run_id, self._infos, current.shown)

    @Slot(object)
    def _on_retuned(self, order: Order) -> None:
        self._orders.accepted()
        self._send_order()
        if order.resume:
            self._diverged = None
        self._frames.schedule.changed()
        self._tell_state()

    @Slot(object, object)
    def _on_refused(self, order: Order, failure: RunFailure) -> None:
        self._orders.refused()
        self._send_order()
        self.failed.emit(failure)

    # -- news from the threads -------------------------------------------------------------------------------------

    @Slot(int, object)
    def _on_diverged(self, run_id: int, divergence: Divergence) -> None:
        current = self._orders.current
        if current is not None and run_id == current.run_id:
            self._diverged = divergence
            self._frames.schedule.changed()
            self._tell_state()

    @Slot(int, object)
    def _on_stopped(self, run_id: int, stopped: Stopped) -> None:
        current = self._orders.current
        # What came from other conditions than those of now was on its way when they were changed.
        if current is not None and run_id == current.run_id and stopped.conditions == self._stop:
            self._stop_left, self._stopped = stopped.left, stopped
        self._wish_to_run = False
        self._training.pause.emit()  # an order to run may have crossed the news
        self._frames.schedule.changed()
        self._tell_state()

    @Slot(int, object)
    def _on_faulted(self, run_id: int, failure: RunFailure) -> None:
        self._wish_to_run = False
        self._frames.open = None  # if the fault lay in the answer, there will be none
        self._tell_state()
        self.failed.emit(failure)

    def _is_running(self) -> bool:
        return self._wish_to_run and self._diverged is None

    def _tell_state(self) -> None:
        if self.config is not None:
            state = SessionState(self.running, self._diverged, self.config, self._stop_left, self._stopped)
            self.state_changed.emit(state)
