"""A loss of the live network for the Descent page: asks where it stands, and has the loss around it computed.

What is chosen is the matter of `sources.py`; the loss itself comes from a thread of its own.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from math import isfinite, isnan

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnviz.bridge.slice_thread import SliceJob, SliceThread
from nnviz.training.descent import Curve, Surface
from nnviz.training.slices_landscapes import Box, LiveCurve, LiveSurface, Part, sample_work
from nnviz.training.slices_wants import SliceState, SliceWant
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.controls import ChoiceField, NumberField
from nnviz.ui.descent.sources import Source
from nnviz.ui.number_format import count, loss, percent
from nnviz.ui.panel.rows import Row
from nnviz.ui.slices.ranges import Range
from nnviz.ui.theme import Appearance

INTERVAL = 0.25  # seconds between two pictures while it trains, at least
SHARE = 0.2  # of the time at most one is being made while it trains
MOVING, RESTING = 0.1, 1.0  # seconds of work for one picture while it trains, and while it stands still
FIRST_GUESS = 1e-10  # seconds of `sample_work`, before any is measured
CURVES, SURFACES = (401, 201, 101, 51), (81, 41, 31, 21, 15)
"""Points of a curve, and along each side of a surface: as many as there is time for; the most only at rest, for what is
drawn costs the window time, too."""


class SliceSource(Source):
    """What the four have in common. `state` is what the network told last, `landscape` what was made of it last."""

    key: str

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self.state: SliceState | None = None
        self._landscape: LiveCurve | LiveSurface | None = None
        self._box: Range | Box | None = None
        self._run: RunInfo | None = None
        self._running = False
        self._anew = True  # the next landscape is another loss than the last
        self._serial = 0  # of the last job
        self._asked = False  # its answer is awaited
        self._due = 0.0  # when the next state is worth having
        self._per_sample = 0.0  # seconds for each point
        self._thread = SliceThread(self)
        self._thread.made.connect(self._take)
        self.part, self.reach = ChoiceField(), NumberField(0, 1e6, above=True, optional=True)
        self.part.setValue("probe")
        self.part_row, self.reach_row = Row(self.part), Row(self.reach)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("role", "muted")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        for part in (self.part_row, self.reach_row, self.said):
            self.column.addWidget(part)
        self.part.valueChanged.connect(self._make_anew)
        self.reach.valueChanged.connect(self._make_anew)

    # -- for its kinds to say --------------------------------------------------------------------------------------

    @property
    def want(self) -> SliceWant:
        raise NotImplementedError

    def fitted_box(self, before: Range | Box | None, state: SliceState, reach: float | None) -> Range | Box:
        """What the picture shows, as far as possible what it showed before."""
        raise NotImplementedError

    def words(self, state: SliceState) -> list[str]:
        """What is to be said of this state beside the loss."""
        return []

    # -- what a source is ------------------------------------------------------------------------------------------

    @property
    def landscape(self) -> Curve | Surface | None:
        return self._landscape

    @property
    def wants(self) -> Collection[Want]:
        if self._run is None or self._asked or (self._running and time.perf_counter() < self._due):
            return ()
        return (self.want,)

    def set_run(self, run: RunInfo) -> None:
        self._run = run
        self._per_sample = FIRST_GUESS * sample_work(run)
        self.begin_anew()
        self._say()
        self.changed.emit()

    def begin_anew(self) -> None:
        """Another loss: nothing that is known is of it. What was said stays until there is something to say of it."""
        self._serial += 1
        self._asked, self._anew, self._due = False, True, 0.0
        self._thread.give_up()
        self.state, self._box, self._landscape = None, None, None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._running = snapshot.running
        state = snapshot.answer(self.want)
        if isinstance(state, SliceState):
            self.state = state
            self._make()

    @Slot()
    def _make_anew(self) -> None:
        """Other samples or another range: the same state, computed once more."""
        self._box = None
        self._make()

    def _make(self) -> None:
        """Have the landscape of the present state computed."""
        state, run = self.state, self._run
        if state is None or run is None:
            return
        if state.lack:
            self._show_none()
            return
        reach = self.reach.value()
        with np.errstate(all="ignore"):
            self._box = self.fitted_box(self._box, state, None if reach is None else float(reach))
        if not _has_extent(self._box):
            self._show_none()
            return
        self._serial += 1
        self._asked = True
        part: Part = "train" if self.part.value() == "train" else "probe"
        samples = run.probe_size if part == "probe" else len(run.data.train)
        self._thread.make(SliceJob(self._serial, run, state, part, self._box, self._points(len(self._box), samples)))

    def _show_none(self) -> None:
        """There is nothing to be seen, and words why."""
        self._due = time.perf_counter() + INTERVAL
        self._landscape = None
        self._say()
        self.changed.emit()

    def _points(self, ends: int, samples: int) -> int:
        """As many as there is time for."""
        most = (MOVING if self._running else RESTING) / (samples * self._per_sample)
        choices, power = (CURVES, 1) if ends == 2 else (SURFACES, 2)
        return next((n for n in choices[self._running :] if n**power <= most), choices[-1])

    @Slot(object, object, float, float)
    def _take(self, job: SliceJob, made: LiveCurve | LiveSurface, seconds: float, work: float) -> None:
        if job.serial != self._serial:
            return
        self._asked = False
        self._per_sample = work / (job.points ** (len(job.box) // 2) * made.samples.x.shape[1])
        self._due = time.perf_counter() + max(INTERVAL - seconds, seconds / SHARE - seconds)
        self._landscape = made
        anew, self._anew = self._anew, False
        self._say()
        (self.chosen if anew else self.changed).emit()

    # -- words -----------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        state, made = self.state, self._landscape
        self.said.setText("\n".join(self._sentences(state, made)) if state is not None else self._empty())

    def _empty(self) -> str:
        return self.tr("Waiting for the network.") if self._run is None else self.tr("The loss is being computed.")

    def _sentences(self, state: SliceState, made: LiveCurve | LiveSurface | None) -> list[str]:
        if state.lack == "large":
            return [self.tr("So large a network keeps no path. Fewer than 65 536 weights and biases would.")]
        if state.lack == "short":
            return [self.tr("The path is still too short for a plane. Let the network train for a moment.")]
        if state.lack:
            return [self.tr("The path is one straight line so far, or not finite: it has no second direction.")]
        if self._box is not None and not _has_extent(self._box):
            return [self.tr("The numbers are so large (overflow) that there is no picture of them.")]
        if made is None:
            return [self._empty()]
        said = [self._loss_said(made)]
        finite = made.finite_share
        if finite < 1:
            text = self.tr("At {share} of the places the loss is not finite (overflow); they are left blank.")
            said.append(text.format(share=percent(1 - finite)))
        return said + self.words(made.state)

    def _loss_said(self, made: LiveCurve | LiveSurface) -> str:
        used, total = made.samples.x.shape[1], made.samples.total
        step, value = count(made.state.step), loss(made.loss)
        if used < total:
            text = self.tr("Loss {loss} as of step {step}, on {used} of {total} training samples.")
            return text.format(loss=value, step=step, used=count(used), total=count(total))
        return self.tr("Loss {loss} as of step {step}, on all {total} training samples.").format(
            loss=value, step=step, total=count(total)
        )

    def held_words(self, state: SliceState) -> list[str]:
        """How much of the path lies in the plane."""
        if isnan(state.within):
            return []
        text = self.tr("This plane holds {share} of the path; what is drawn of it is its shadow.")
        return [text.format(share=percent(state.within, 1 if state.within < 0.01 else 0))]

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **settings: object) -> None:
        """samples "probe" or "train"; reach a number to both sides, or None for what fits; others as the kind says."""
        for name, value in settings.items():
            if name == "samples" and value in ("probe", "train"):
                self.part.setValue(value)
            elif name == "reach" and (value is None or _is_reach(value)):
                self.reach.setValue(value)  # type: ignore[arg-type]
            else:
                allowed = 'samples ("probe" or "train"), reach (a number above 0, or None)'
                raise ValueError(f"{name} = {value!r}; allowed is: {allowed}{self.also_allowed}")
        self._make_anew()

    also_allowed = ""

    def facts(self) -> dict[str, float | str | bool]:
        """live_loss, live_step where the network stands; path_within, the share of its path in the plane (0 to 1)."""
        made = self._landscape
        if made is None:
            return {}
        return {"live_loss": made.loss, "live_step": made.state.step, "path_within": made.state.within}

    def places(self) -> dict[str, QWidget]:
        """samples, reach; others as the kind says."""
        return {"samples": self.part, "reach": self.reach}

    # -- texts, looks, Qt's events ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.part.setChoices(
            [
                ("probe", self.tr("the probe"), self.tr("The samples that all pictures are computed on, at most 256.")),
                ("train", self.tr("all training samples"), self.tr("Of very many samples an even choice of them.")),
            ]
        )
        self.part_row.set_texts(self.tr("Loss on"), self.tr("The samples whose loss this is, the penalty included."))
        self.reach_row.set_texts(self.tr("Reach"), self.reach_tooltip())
        self.reach.setPlaceholderText(self.tr("auto"))
        self._say()

    def reach_tooltip(self) -> str:
        return self.tr("How far it is shown to both sides of where the network stands. Empty: what fits.")

    def restyle(self) -> None:
        for row in (self.part_row, self.reach_row):
            row.restyle(self.appearance)
        self.column.setSpacing(round(self.appearance.px(2)))

    def hideEvent(self, event: QHideEvent) -> None:
        self._serial += 1
        self._asked = False
        self._thread.stop()
        super().hideEvent(event)


def _has_extent(box: Range | Box) -> bool:
    """Whether an axis can hold it."""
    widths = [high - low for low, high in zip(box[::2], box[1::2], strict=True)]
    return all(isfinite(end) for end in box) and all(isfinite(width) and width > 0 for width in widths)


def _is_reach(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1e6
