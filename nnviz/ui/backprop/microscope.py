"""The microscope: what lies under it, and what can be undone of that. It makes the walk and draws nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from nnviz.training.snapshot import RunInfo
from nnviz.training.walk.hand import HandNetwork
from nnviz.training.walk.hand_cells import HandError
from nnviz.training.walk.hand_examples import EXAMPLES
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.walk import Walk
from nnviz.ui.backprop import reading
from nnviz.ui.backprop.setup import Setup, Source
from nnviz.ui.backprop.way import Way
from nnviz.ui.past import Past

MOST_PARAMETERS = 300_000


class Microscope(Way):
    """rebuilt      another walk lies under it, or none
    checked      some more differences are counted
    written      numbers are written otherwise
    edited       what can be undone has changed
    state_asked  the live network as it is now is wanted
    """

    rebuilt = Signal()
    checked = Signal()
    written = Signal()
    edited = Signal()
    state_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setup = Setup(hand=EXAMPLES[0].network)
        self.hand_error: HandError | None = None  # what is wrong with what is typed, while that is looked at
        self.run: RunInfo | None = None
        self.too_large: int | None = None  # parameters of a network that is not taken
        self.decimals, self.shaded, self.dims = 3, True, False
        self.applied: tuple[float, float] | None = None  # the loss before and after the last update made here
        self.checking.counted.connect(self.checked)
        self._past: Past[Setup] = Past()

    # -- what lies under it ----------------------------------------------------------------------------------------

    @property
    def batch_size(self) -> int:
        """Samples in a mini-batch of the run."""
        return max(1, len(self.setup.next_batch))

    @property
    def updates(self) -> int:
        """Made here since the network was taken or typed."""
        return self.setup.own_steps

    def set_run(self, run: RunInfo) -> None:
        """Another run: what was taken of the old one is gone, and cannot come back by undoing."""
        self.run = run
        count = run.data.x.shape[1]
        self.setup = replace(self.setup, live=None, own_steps=0, sample=min(self.setup.sample, count - 1))
        self._past.forget()
        if self.setup.source == "live":
            self._build()
            self.state_asked.emit()
        self.edited.emit()

    def take(self, moment: Moment, next_batch: tuple[int, ...], whole: bool = True) -> None:
        """The live network as it is at a step, and the samples of its next one."""
        first = self.setup.live is None
        setup = replace(self.setup, live=moment, next_batch=next_batch, next_whole=whole, own_steps=0)
        if first:  # nothing to go back to
            self.setup = setup
            self._build(keep_step=setup.source == "hand")  # a network by hand is none the wiser
            self.edited.emit()
        else:
            self.change(setup, keep_step=True, in_turn=True)

    def take_present(self) -> None:
        self.state_asked.emit()

    def set_source(self, source: Source) -> None:
        if source != self.setup.source:
            self.change(replace(self.setup, source=source, own_steps=0))
            if source == "live" and self.setup.live is None:
                self.state_asked.emit()

    @property
    def sample(self) -> int:
        """The number of the sample that is looked at in the live data, from 0."""
        moment = self.moment
        if not self.setup.batch or moment is None or not moment.samples:
            return self.setup.sample
        return moment.samples[min(self.column, len(moment.samples) - 1)]

    def set_sample(self, sample: int) -> None:
        """Look at this sample; in a batch that it is in at its column, else at it alone."""
        if self.run is None:
            return
        sample %= self.run.data.x.shape[1]
        step = self.step
        if self.setup.batch and sample in self.setup.next_batch and step is not None:
            if reading.per_sample(step.result):
                self.choose_entry(self.entry[0], self.setup.next_batch.index(sample))
        else:
            self.change(replace(self.setup, sample=sample, batch=False), keep_step=True, same="sample")

    def step_sample(self, way: int) -> None:
        """The next sample of the data, or of the batch."""
        batch = self.setup.next_batch
        if self.setup.batch and self.sample in batch:
            self.set_sample(batch[(batch.index(self.sample) + way) % len(batch)])
        else:
            self.set_sample(self.setup.sample + way)

    def set_batch(self, batch: bool) -> None:
        self.change(replace(self.setup, batch=batch), keep_step=True)

    def set_hand(self, hand: HandNetwork, same: str | None = None) -> None:
        """What is typed; edits that are the `same` in a row are undone as one."""
        self.change(replace(self.setup, hand=hand, own_steps=0), keep_step=True, same=same)

    def set_check(self, *, epsilon: float | None = None, tolerance: float | None = None, precision: str = "") -> None:
        setup = replace(
            self.setup,
            epsilon=epsilon or self.setup.epsilon,
            tolerance=tolerance or self.setup.tolerance,
            precision=precision or self.setup.precision,
        )
        if setup != self.setup:
            self._past.remember(self.setup)
            self.setup = setup
            self._set_checking()
            self.edited.emit()
            self.turns.show_all()

    def set_writing(self, *, decimals: int | None = None, shaded: bool | None = None, dims: bool | None = None) -> None:
        self.decimals = self.decimals if decimals is None else decimals
        self.shaded = self.shaded if shaded is None else shaded
        self.dims = self.dims if dims is None else dims
        self.written.emit()

    def apply_update(self) -> None:
        """Go on with the parameters behind the step: of the copy under the microscope, the run is not touched."""
        if self.walk is None:
            return
        after, losses = self.walk.following(), (self.walk.loss_before, self.walk.loss_after)
        if self.setup.source == "live":
            self.change(replace(self.setup, live=after, own_steps=self.setup.own_steps + 1))
        else:
            typed = HandNetwork.of(after, self.samples)
            self.change(replace(self.setup, hand=typed, own_steps=self.setup.own_steps + 1))
        self.applied = losses

    # -- undo ------------------------------------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        return self._past.can_undo

    @property
    def can_redo(self) -> bool:
        return self._past.can_redo

    def change(self, setup: Setup, *, keep_step: bool = False, same: str | None = None, in_turn: bool = False) -> None:
        """Lay something else under it; changes that are the `same` in a row are undone as one."""
        if setup != self.setup:
            self._past.remember(self.setup, same)
            self._set(setup, keep_step=keep_step, in_turn=in_turn)

    def undo(self) -> None:
        setup = self._past.undo(self.setup)
        if setup is not None:
            self._set(setup, keep_step=True)

    def redo(self) -> None:
        setup = self._past.redo(self.setup)
        if setup is not None:
            self._set(setup, keep_step=True)

    def _set(self, setup: Setup, *, keep_step: bool, in_turn: bool = False) -> None:
        self.setup = setup
        self._build(keep_step=keep_step, in_turn=in_turn)
        self.turns.later(self._tell_edited) if in_turn else self.edited.emit()

    def _tell_edited(self) -> None:
        self.edited.emit()

    def _build(self, *, keep_step: bool = False, in_turn: bool = False) -> None:
        """The walk of what lies under it now."""
        self.pause()
        moment = self._chosen()
        self.too_large = None
        if moment is not None and moment.parameters.size > MOST_PARAMETERS:
            self.too_large, moment = int(moment.parameters.size), None
        self.lay_out(None if moment is None else Walk(moment), keep_step=keep_step)
        self._set_checking()
        self.rebuilt.emit()
        self.set_out(in_turn=in_turn)

    def _chosen(self) -> Moment | None:
        self.hand_error = None
        try:
            return self.setup.moment(None if self.run is None else self.run.data)
        except HandError as error:
            self.hand_error = error
            return None

    def _set_checking(self) -> None:
        setup = self.setup
        self.checking.begin(self.walk, setup.epsilon, setup.tolerance, setup.precision)
        self.checking.reach(self.index)

    # -- the example -----------------------------------------------------------------------------------------------

    def worst_sample(self) -> int | None:
        """The number of the training sample with the largest loss; None without a live network."""
        if self.run is None or self.setup.live is None:
            return None
        return reading.worst_sample(self.run.data, self.setup.live)
