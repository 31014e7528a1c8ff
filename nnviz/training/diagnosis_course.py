"""What is wrong with the course of the training: the loss rises or jumps, the rate or the batch does not fit the data,
the inputs are not centred."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.network import QUIET
from nnviz.training import remedies
from nnviz.training.data import Array
from nnviz.training.diagnosis_moment import MOST_PARAMETERS, Finding, Moment
from nnviz.training.message import QT_TRANSLATE_NOOP, Count, Figure, Message, Share
from nnviz.training.remedies import Remedy
from nnviz.training.wants import Floats, Note

RISING_ON, RISING_OFF = 0.10, 0.03
"""Share by which the last third of the window lies above the first, where two of three steps of it lead upwards."""
UPWARDS = 2 / 3
JUMPING_ON, JUMPING_OFF = 0.08, 0.04
"""The loss rises by this share of itself from one measurement to the next, on average over the window. Measured: in
runs that learn well below 0.04 as long as they still have half of their loss."""
HALF = 0.5  # of the loss under the settings of now: what is below that jumps about a minimum and is on its way
TENTH = 0.1  # the same for a loss that rises
ABOVE_ON, ABOVE_OFF = 0.05, 0.02
"""Share by which the window's median lies above the loss with which the settings of now began."""
FULL_ON, LEAST_SAMPLES = 0.5, 64
"""Share of the training part in one batch; from so few samples on no smaller batch is worth having."""
ONE_SIDED = 2.0  # |mean| in deviations; or all of one sign
OFF_CENTRE_ON = 0.5  # share of the inputs
STRIDE, AHEAD = 500, 30
"""A rate is too low where the way of the last 500 steps or more, gone 30 times as far, would still lead down, ..."""
DOWNHILL_ON, DOWNHILL_OFF = 5.0, 3.0
"""... by at least 5 times as much. Measured: at a fitting rate it leads up, at a hundredth of it 7 to 30 times as far
down."""
SLOW, HARDLY_FALLEN = 0.05, 0.8  # share lost on that way, at most; and what is left of the loss, at least


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that the run has come by."""

    step: int
    loss: float
    parameters: Array


class Course:
    """Remembers the place of a while ago."""

    def __init__(self) -> None:
        self._mark: Mark | None = None
        self._downhill = 0.0
        self._fall, self._steps = 0.0, 0
        self._off_centre: float | None = None  # of the data, which stay

    def findings(self, now: Moment) -> Iterator[Finding]:
        """Whatever holds, but for the rate that is too low."""
        trainer, memory = now.trainer, now.memory
        learned = now.learned
        if self._off_centre is None:
            self._off_centre = off_centre_share(trainer.data.x[:, trainer.data.train])
        if memory.holds(("off centre",), 0.0 if learned else self._off_centre, OFF_CENTRE_ON, OFF_CENTRE_ON):
            yield Finding(7.0, _not_centred(now))
        yield from self._trend(now)
        samples = len(trainer.data.train)
        part = min(trainer.config.batch_size, samples) / samples if samples >= LEAST_SAMPLES and not learned else 0.0
        if memory.holds(("batch",), part, FULL_ON, FULL_ON):
            yield Finding(3.0, _batch(now, samples))

    def rate_too_low(self, now: Moment) -> Iterator[Finding]:
        """For a run with nothing else the matter."""
        self._look_ahead(now)
        _, train = now.since_change
        slow = train.size > 0 and train[0] > 0 and train[-1] > HARDLY_FALLEN * train[0] and self._fall < SLOW
        if now.memory.holds(("rate low",), self._downhill if slow else 0.0, DOWNHILL_ON, DOWNHILL_OFF):
            yield Finding(2.0, self._too_low(now))

    def _trend(self, now: Moment) -> Iterator[Finding]:
        steps, window = now.window
        clear = window.size > 0 and bool((window > 0).all())
        first = float(now.since_change[1][0]) if clear else 1.0
        rising = rise(window) if clear and np.median(window) > TENTH * first else 0.0
        if now.memory.holds(("rising",), rising, RISING_ON, RISING_OFF):
            yield Finding(6.5, _rising(now, steps, window))
        level = float(np.median(window)) / first if clear else 0.0
        jumping = now.memory.holds(("jumping",), jump(window) if level >= HALF else 0.0, JUMPING_ON, JUMPING_OFF)
        above = now.memory.holds(("above",), level - 1 if clear else 0.0, ABOVE_ON, ABOVE_OFF)
        if (jumping or above) and not now.memory.known(("rising",)):
            yield Finding(6.0, _too_high(now, jumping, first, window))

    def _look_ahead(self, now: Moment) -> None:
        network = now.trainer.network
        if network.parameters.size > MOST_PARAMETERS:
            return
        mark, step = self._mark, now.trainer.step
        if mark is not None and not now.memory.changed_at <= mark.step <= step:
            mark = self._mark = None
            self._downhill = 0.0
        if mark is not None and step - mark.step < STRIDE:
            return
        here = network.parameters.copy()
        with np.errstate(**QUIET):
            loss = network.loss(now.probe.x, now.probe.y)
            if mark is not None:
                try:
                    network.parameters[...] = here + AHEAD * (here - mark.parameters)
                    ahead = network.loss(now.probe.x, now.probe.y)
                finally:
                    network.parameters[...] = here
                fallen = mark.loss - loss
                self._downhill = float((loss - ahead) / fallen) if fallen > 0 and np.isfinite(ahead) else 0.0
                self._fall = float(fallen / mark.loss) if mark.loss > 0 else 0.0
                self._steps = step - mark.step
        self._mark = Mark(step, loss, here)

    def _too_low(self, now: Moment) -> Note:
        values = {
            "rate": now.rate,
            "steps": Count(self._steps),
            "fall": Figure(100 * self._fall),
            "times": Figure(self._downhill),
            "far": AHEAD,
        }
        title = QT_TRANSLATE_NOOP("Message", "The learning rate {rate} is too low")
        why = QT_TRANSLATE_NOOP(
            "Message",
            "In {steps} steps the loss fell by {fall}\u00a0%. Gone {far} times as far, the same way would still lead "
            "{times} times as far down.",
        )
        return _note(now, "rate low", title, why, values, remedies.rate_times(now.trainer.config, 10))


def rise(losses: Floats) -> float:
    """By which share the last third lies above the first, by their medians; 0 unless two of three steps lead up."""
    if np.mean(np.diff(losses) > 0) < UPWARDS:
        return 0.0
    third = len(losses) // 3
    return float(np.median(losses[-third:]) / np.median(losses[:third])) - 1


def jump(losses: Floats) -> float:
    """By which share of the mean the losses rise from one to the next, on average; falls count as 0."""
    return float(np.maximum(np.diff(losses), 0).mean() / losses.mean())


def off_centre(x: Array) -> NDArray[np.bool_]:
    """Which inputs, rows of x (n, m), have all values on one side of 0, or a mean of more than two deviations."""
    one_sign = (x.min(axis=1) >= 0) | (x.max(axis=1) <= 0)
    with np.errstate(**QUIET):
        off: NDArray[np.bool_] = (one_sign | (np.abs(x.mean(axis=1)) > ONE_SIDED * x.std(axis=1))) & _varies(x)
    return off


def off_centre_share(x: Array) -> float:
    """The share of the inputs that vary which are off centre; 0 where none varies."""
    varying = int(_varies(x).sum())
    return int(off_centre(x).sum()) / varying if varying else 0.0


def _varies(x: Array) -> NDArray[np.bool_]:
    varies: NDArray[np.bool_] = x.max(axis=1) > x.min(axis=1)
    return varies


def _note(
    now: Moment,
    key: str,
    title: str,
    why: str,
    values: Mapping[str, object],
    *remedy: Remedy | None,
    link: str = "losses",
    layer: int | None = None,
) -> Note:
    code = "note." + key.replace(" ", "_")
    return Note(
        "warning",
        Message(code, title, values),
        Message(code + ".why", why, values),
        layer,
        now.memory.since((key,)),
        remedies.first_of(*remedy),
        link,
    )


def _rising(now: Moment, steps: NDArray[np.integer], losses: Floats) -> Note:
    values = {"old": Figure(losses[0]), "new": Figure(losses[-1]), "steps": Count(steps[-1] - steps[0])}
    title = QT_TRANSLATE_NOOP("Message", "The loss rises, from {old} to {new} in {steps} steps")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "Against the gradient the loss falls, if the step is short enough: these go past the lowest point and up on "
        "the other side.",
    )
    return _note(now, "rising", title, why, values, remedies.rate_times(now.trainer.config, 0.1))


def _too_high(now: Moment, jumping: bool, first: float, losses: Floats) -> Note:
    config = now.trainer.config
    values = {
        "rate": now.rate,
        "jump": Share(jump(losses)),
        "now": Figure(np.median(losses)),
        "first": Figure(first),
    }
    title = QT_TRANSLATE_NOOP("Message", "The learning rate {rate} is too high")
    if jumping:
        why = QT_TRANSLATE_NOOP(
            "Message",
            "The loss jumps: from one look to the next it rises by {jump} on average. The steps leap over the valley "
            "instead of going down into it.",
        )
    else:
        why = QT_TRANSLATE_NOOP(
            "Message",
            "The loss is {now}, and was {first} when it began: the steps have thrown the weights to where the slopes "
            "are flat.",
        )
    stuck = any(
        now.memory.known((key, l)) for key in ("wrong side", "saturated") for l in range(len(config.layers) + 1)
    )
    remedy = remedies.restart_with_rate_times if stuck else remedies.rate_times
    note = _note(now, "jumping" if jumping else "above", title, why, values, remedy(config, 0.1))
    since = min(now.memory.since((key,)) for key in ("jumping", "above") if now.memory.known((key,)))
    return replace(note, title=replace(note.title, code="note.rate_high"), since=since)


def _batch(now: Moment, samples: int) -> Note:
    config = now.trainer.config
    size = min(config.batch_size, samples)
    values = {
        "size": Count(size),
        "samples": Count(samples),
        "steps": -(-samples // size),
        "usual": remedies.BATCH,
        "many": Count(-(-samples // remedies.BATCH)),
    }
    title = QT_TRANSLATE_NOOP("Message", "The batch of {size} is too large for {samples} samples")
    if size == samples:
        why = QT_TRANSLATE_NOOP(
            "Message",
            "An epoch is one step; with a batch of {usual} it would be {many} for the same computing. The noise of "
            "small batches helps out of flat places, too.",
        )
    else:
        why = QT_TRANSLATE_NOOP(
            "Message",
            "An epoch is {steps} steps; with a batch of {usual} it would be {many} for the same computing. The noise "
            "of small batches helps out of flat places, too.",
        )
    return _note(now, "batch", title, why, values, remedies.batch(config))


def _not_centred(now: Moment) -> Note:
    data = now.trainer.data
    x = data.x[:, data.train]
    off = np.flatnonzero(off_centre(x))
    deviation = x.std(axis=1)
    worst = int(off[np.argmax(np.abs(x.mean(axis=1))[off] / deviation[off])])
    values = {
        "count": len(off),
        "all": int(_varies(x).sum()),
        "name": data.inputs[worst],
        "mean": Figure(x[worst].mean()),
        "deviation": Figure(deviation[worst]),
    }
    title = QT_TRANSLATE_NOOP("Message", "Not centred on 0: {count} of {all} inputs")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "{name} has mean {mean}, deviation {deviation}. Inputs of one sign give all weights of a unit gradients of "
        "one sign: they can only zig-zag.",
    )
    remedy = remedies.standardized(now.trainer.config)
    return _note(now, "off centre", title, why, values, remedy, link="map", layer=0)
