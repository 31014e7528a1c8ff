"""From the parameters of a run to a picture of its regions: what to ask for, when, and what came of it.

It asks by signal; who computes is the business of the program.
"""

from __future__ import annotations

from itertools import count
from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from nnviz.bridge.regions_job import RegionAnswer, RegionJob, RegionPicture
from nnviz.nn import ACTIVATIONS, Layer
from nnviz.training.message import Message
from nnviz.training.parameters_want import ParametersWant
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Floats, Want
from nnviz.ui.map.scale import output_scale
from nnviz.ui.regions.growth import Growth
from nnviz.ui.regions.plane import is_plain, plane_of, refusal

Colour = Literal["value", "pattern", "gradient"]
COLOURS: tuple[Colour, ...] = ("value", "pattern", "gradient")
MOST = 100_000  # pieces, until the user wants more
RAISED = 4  # times as many
SECONDS = 5.0
DIED = "regions.process"

_clients, _serials = count(), count()


class RegionsFeed(QObject):
    """The regions of one run in one picture. Off, or without a picture to be drawn on, it asks for nothing.

    asked(RegionJob)   to be computed; the answer goes to `take`
    changed            another picture, other words, or other settings

    picture, step      the last picture, and the step that it is of; None, 0 before the first
    words              why there is none, or no newer one
    """

    asked = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = next(_clients)
        self._run: RunInfo | None = None
        self._columns, self._sample = (0, 1), None
        self._refusal: Message | None = None
        self._parameters: tuple[int, Floats] | None = None  # step, the flat vector
        self._pixels: tuple[int, int] | None = None
        self._ratio = 1.0
        self._awaited: int | None = None
        self._asked_step = 0
        self._again = False  # what is under way is no longer what is wanted
        self.on = False
        self.merge = False
        self.colour: Colour = "value"
        self.most = MOST
        self.picture: RegionPicture | None = None
        self.step = 0
        self.words: Message | None = None
        self.growth = Growth()

    # -- what is to be seen

    @property
    def run(self) -> RunInfo | None:
        return self._run

    @property
    def columns(self) -> tuple[int, int]:
        return self._columns

    @property
    def busy(self) -> bool:
        return self._awaited is not None

    @property
    def wants(self) -> tuple[Want, ...]:
        """The parameters, wherever there can be pieces; those that come while an answer is awaited are next."""
        wanted = self.on and self._run is not None and self._refusal is None
        return (ParametersWant(),) if wanted else ()

    def set_run(self, run: RunInfo | None) -> None:
        """A new run, or None where there is no plane to be cut; all that is known of the old one is forgotten."""
        self._run = run
        self._refusal = None if run is None else refusal(run)
        self._parameters = None
        self.growth = Growth()
        self._forget()

    def set_plane(self, columns: tuple[int, int], sample: int | None) -> None:
        """The two raw columns of the map, and where the others stand (None: at their mean)."""
        if (columns, sample) != (self._columns, self._sample):
            self._columns, self._sample = columns, sample
            self.growth = Growth()
            self._forget()
            self._ask()

    def set_pixels(self, width: int, height: int, ratio: float) -> None:
        """The size of the picture in pixels, and how many of them are one of the design's."""
        if ((width, height), ratio) != (self._pixels, self._ratio) and min(width, height) > 0:
            self._pixels, self._ratio = (width, height), ratio
            self._ask()

    def switch(self, on: bool) -> None:
        if on != self.on:
            self.on = on
            self._forget()
            self._ask()

    def set_merge(self, merge: bool) -> None:
        """Count, and draw, neighbours with one and the same map as one."""
        if merge != self.merge:
            self.merge = merge
            self.growth = Growth()  # the other count
            self._ask()

    def set_colour(self, colour: Colour) -> None:
        self.colour = colour
        self.changed.emit()

    def raise_limit(self) -> None:
        """Go on where the budget was too small."""
        self.most *= RAISED
        self._ask()

    # -- asking and answers

    def show_snapshot(self, snapshot: Snapshot, number: int | None = None) -> None:
        """Take the parameters of the run `number` (None: the shown one), where the snapshot has them."""
        answer = snapshot.answer(ParametersWant(), number)
        if answer is not None and self.on:
            state = snapshot.state if number is None else snapshot.runs[number]
            self._parameters = (state.step, answer.values)
            self._ask()

    @Slot(object)
    def take(self, answer: RegionAnswer) -> None:
        """An answer, to this job or to another one's."""
        if answer.serial != self._awaited:
            return
        self._awaited = None
        self.words = answer.words
        if answer.picture is not None:
            self.picture, self.step = answer.picture, self._asked_step
            self.growth.add(self.step, answer.picture.count)
        elif answer.words is None or answer.words.code != DIED:  # of a process that has died the last picture stays
            self.picture = None
        if self._again:
            self._ask()
        self.changed.emit()

    def ask_again(self) -> None:
        """After the process has died, while nothing else asks."""
        self._ask()

    def _forget(self) -> None:
        self.picture, self._awaited, self._again = None, None, False
        self.words = self._refusal if self.on else None
        self.changed.emit()

    def _ask(self) -> None:
        self._again = self.busy
        if self.busy or not self.on or self._pixels is None or self._parameters is None or self._refusal is not None:
            return
        job = self._job()
        self._awaited = job.serial
        self.asked.emit(job)

    def _job(self) -> RegionJob:
        assert self._run is not None and self._parameters is not None
        run, (self._asked_step, values) = self._run, self._parameters
        data = run.data
        return RegionJob(
            next(_serials),
            len(data.inputs),
            tuple(Layer(layer.size, layer.activation, layer.params) for layer in run.layers),
            values,
            data.box(*self._columns),
            None if is_plain(data, self._columns) else plane_of(data, self._columns, self._sample),
            merge=self.merge,
            most=self.most,
            seconds=SECONDS,
            output=0 if has_border(run) else None,
            classes=has_class_borders(run),
            client=self._client,
            pixels=self._pixels,
            ratio=self._ratio,
        )


def has_border(run: RunInfo) -> bool:
    """Whether the output's sign tells the class, and is that of z: then the border is where z is 0."""
    last = run.layers[-1]
    if output_scale(run).task != "binary" or last.pieces > 1:
        return False
    low, zero, high = ACTIVATIONS[last.activation].value(np.array([[-1e-6, 0.0, 1e-6]]), **last.params)[0].tolist()
    return low < zero == 0.0 < high


def has_class_borders(run: RunInfo) -> bool:
    """Whether the largest z^L tells the class, as it does where all outputs have one function that only grows."""
    last = run.layers[-1]
    if output_scale(run).task != "classes" or last.pieces > 1:
        return False
    return last.activation in ("softmax", "purelin", "sigmoid", "tanh", "softplus", "leaky_relu", "elu")
