"""What becomes of the error on its way back: it vanishes, explodes, is cut off, or overflows."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite, log10

import numpy as np

from nnviz.training import remedies
from nnviz.training.diagnosis_moment import Finding, Moment
from nnviz.training.message import QT_TRANSLATE_NOOP, Count, Figure, Message, as_typed
from nnviz.training.snapshot import Divergence
from nnviz.training.wants import Note

VANISHING = 1e-3
"""The gradient vanishes where ||δ|| of a hidden layer is below this part of the last layer's. Measured: in runs that
learn well every layer keeps a tenth at any time, and sigmoids take about a factor of 0.2 each."""
EXPLODING = 1e3
"""It explodes where ||δ|| of a hidden layer is above this multiple of the last layer's. Measured: of those, below 9."""
SLACK = 0.5  # decades by which a note is late to go


def gradient_findings(now: Moment) -> Iterator[Finding]:
    """Whatever holds. What the run did not begin with comes of another fault, and that one is told first."""
    norms = [layer.delta_norm for layer in now.staves.layers]
    flat = _flat_layer(now)
    if flat is not None:
        yield Finding(9.0, _flat(now, flat))
        return
    decades = {l: log10(norm / norms[-1]) for l, norm in enumerate(norms[:-1]) if _comparable(norm, norms[-1])}
    weakest = min(decades, key=lambda l: decades[l], default=0)
    strongest = max(decades, key=lambda l: decades[l], default=0)
    most, least = -log10(VANISHING), log10(EXPLODING)
    if now.memory.holds(("vanishing",), -decades.get(weakest, 0.0), most, most - SLACK):
        at_first = now.memory.from_the_first(("vanishing",))
        if now.memory.settled(("vanishing",)):
            yield Finding(8.0 if at_first else 4.5, _vanishing(now, weakest, norms[weakest] / norms[-1]))
        return
    if now.memory.holds(("exploding",), decades.get(strongest, 0.0), least, least - SLACK):
        at_first = now.memory.from_the_first(("exploding",))
        if now.memory.settled(("exploding",)):
            yield Finding(8.5 if at_first else 4.6, _exploding(now, strongest, norms[strongest] / norms[-1]))
    cut = _cut_off_layer(now, norms)
    if cut is not None:
        now.memory.holds(("cut off",), 1.0, 1.0, 1.0)
        yield Finding(5.0, _cut_off(now, cut))
    else:
        now.memory.forget(("cut off",))


def overflow(now: Moment, divergence: Divergence) -> Note:
    """The only note on a run that is no longer finite."""
    trainer = now.trainer
    values = {
        "layer": divergence.layer + 1,
        "step": Count(divergence.step),
        "loss": Figure(now.losses.train[-1]) if now.losses.train.size else "?",
        "weight": Figure(np.abs(trainer.network.weights[divergence.layer]).max()),
        "dtype": trainer.config.dtype,
        "rate": now.rate,
        "smaller": as_typed(float(f"{trainer.config.learning_rate / 10:.1g}")),
    }
    if divergence.step == 0:
        title = QT_TRANSLATE_NOOP("Message", "The loss is not a finite number before the first step")
        why = QT_TRANSLATE_NOOP(
            "Message",
            "The first weights, at most {weight} in layer {layer}, are too large for {dtype}. Start with smaller ones.",
        )
    else:
        title = QT_TRANSLATE_NOOP("Message", "Overflow at step {step} in layer {layer}")
        if divergence.what == "loss":
            why = QT_TRANSLATE_NOOP(
                "Message",
                "The loss grew beyond what {dtype} can hold; a step before it was {loss}, and the largest weight of "
                "the layer {weight}. Try learning rate {smaller} instead of {rate}.",
            )
        else:
            why = QT_TRANSLATE_NOOP(
                "Message",
                "The weights grew beyond what {dtype} can hold; a step before the loss was {loss}, the largest "
                "weight of the layer {weight}. Try learning rate {smaller} instead of {rate}.",
            )
    return Note(
        "danger",
        Message("note.overflow", title, values),
        Message("note.overflow.why", why, values),
        divergence.layer,
        divergence.step,
        (),
        "losses",
    )


def _comparable(norm: float, last: float) -> bool:
    return norm > 0 and last > 0 and isfinite(norm) and isfinite(last) and isfinite(norm / last) and norm / last > 0


def _flat_layer(now: Moment) -> int | None:
    """The layer nearest to the output whose f' is 0 everywhere; None without."""
    layers = now.trainer.network.layers
    flat = (l for l, layer in enumerate(layers) if layer.activation.max_derivative(**layer.params) == 0)
    found = max(flat, default=None)
    now.memory.holds(("flat",), float(found is not None), 1.0, 1.0)
    return found


def _cut_off_layer(now: Moment, norms: list[float]) -> int | None:
    """The layer nearest to the output whose δ is 0 although an error comes to it or to one behind it."""
    told = {("dead", l) for l, figures in enumerate(now.staves.layers) if figures.dead.all()}
    if any(now.memory.known(key) for key in told) or any(now.memory.known(("same", l)) for l in range(len(norms))):
        return None
    last = len(norms) - 1
    for l in range(last, -1, -1):
        arriving = now.staves.layers[l].brought_norm if l == last else max(norms[l:])
        if norms[l] == 0 and arriving > 0:
            return l
    return None


def _vanishing(now: Moment, l: int, part: float) -> Note:
    config, layer = now.trainer.config, now.trainer.network.layers[l]
    moved = now.moved(l)
    values = {
        "layer": l + 1,
        "last": len(now.staves.layers),
        "part": Figure(part),
        "function": layer.activation.name,
        "most": f"{layer.activation.max_derivative(**layer.params):.2g}",
        "rms": Figure(now.staves.layers[l].slope_rms),
        "moved": Figure(moved or 0.0),
        "step": Count(now.trainer.step - now.start.step),
    }
    title = QT_TRANSLATE_NOOP("Message", "The gradient vanishes: {part} of it is left in layer {layer}")
    if moved is None:
        why = QT_TRANSLATE_NOOP(
            "Message",
            "So small is its ||δ|| beside that of layer {last}: each {function} on the way back multiplies by at most "
            "{most}, here by {rms} (rms).",
        )
    else:
        why = QT_TRANSLATE_NOOP(
            "Message",
            "So small is ||δ|| beside layer {last}: each {function} multiplies by at most {most}, here by {rms} (rms). "
            "In {step} steps its weights moved by {moved} of their length.",
        )
    return Note(
        "danger",
        Message("note.vanishing", title, values),
        Message("note.vanishing.why", why, values),
        l,
        now.memory.since(("vanishing",)),
        remedies.first_of(remedies.relu_and_he(config), remedies.first_weights(config), remedies.fewer_layers(config)),
        "gradient",
    )


def _exploding(now: Moment, l: int, times: float) -> Note:
    config = now.trainer.config
    values = {"layer": l + 1, "last": len(now.staves.layers), "times": Figure(times)}
    title = QT_TRANSLATE_NOOP("Message", "The gradient explodes: {times} times as large in layer {layer}")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "So large is its ||δ|| beside that of layer {last}: on the way back the weights multiply by more than the "
        "slopes take away. Its steps are far too long.",
    )
    return Note(
        "danger",
        Message("note.exploding", title, values),
        Message("note.exploding.why", why, values),
        l,
        now.memory.since(("exploding",)),
        remedies.first_of(
            remedies.first_weights(config), remedies.fewer_layers(config), remedies.rate_times(config, 0.1)
        ),
        "gradient",
    )


def _flat(now: Moment, l: int) -> Note:
    config, task = now.trainer.config, now.trainer.data.task
    values = {"layer": l + 1, "function": now.trainer.network.layers[l].activation.name}
    title = QT_TRANSLATE_NOOP("Message", "Nothing learns through {function} in layer {layer}")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "Its derivative is 0 wherever it has one, so δ is exactly 0 there and in all layers before: their weights "
        "never change.",
    )
    hidden = l < len(config.layers)
    return Note(
        "danger",
        Message("note.flat", title, values),
        Message("note.flat.why", why, values),
        l,
        now.memory.since(("flat",)),
        remedies.first_of(
            remedies.other_function(config, l, "tanh") if hidden else remedies.usual_output(config, task)
        ),
        "functions",
    )


def _cut_off(now: Moment, l: int) -> Note:
    config, task = now.trainer.config, now.trainer.data.task
    values = {"layer": l + 1}
    if l == 0 or l == len(now.staves.layers) - 1:
        title = QT_TRANSLATE_NOOP("Message", "Layer {layer} receives no error")
    else:
        title = QT_TRANSLATE_NOOP("Message", "Layers 1 to {layer} receive no error")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "δ is exactly 0, so the weights do not change: the derivative is 0 there, or the weights behind are.",
    )
    hidden = l < len(config.layers)
    return Note(
        "warning",
        Message("note.cut_off", title, values),
        Message("note.cut_off.why", why, values),
        l,
        now.memory.since(("cut off",)),
        remedies.first_of(
            remedies.first_weights(config),
            remedies.relu_and_he(config) if hidden else remedies.usual_output(config, task),
        ),
        "gradient",
    )
