"""What is happening, in words: figures in, notes out. It measures nothing itself and changes nothing.

A note appears above one threshold and goes below a lower one, and shows rounded figures: words must not flicker.
"""

from __future__ import annotations

from math import isfinite, log10
from typing import TYPE_CHECKING

import numpy as np

from nnviz.training.message import QT_TRANSLATE_NOOP, Figure, Message, Share
from nnviz.training.probe_pass import ProbePass
from nnviz.training.snapshot import Divergence
from nnviz.training.wants import Diagnosis, Losses, Note, Staves

if TYPE_CHECKING:
    from nnviz.training.trainer import Trainer

SATURATED_ON, SATURATED_OFF = 0.30, 0.25
WRONG_SIDE_ON, WRONG_SIDE_OFF = 0.10, 0.07
VANISHING = 1e-3
"""The gradient vanishes where ||δ|| of a hidden layer is below this part of the last layer's."""
EXPLODING = 1e3
"""It explodes where ||δ|| of a hidden layer is above this multiple of the last layer's."""


class Diagnostician:
    """Knows the run and which notes are shown now, and keeps to what it said as long as it can."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._shown: set[tuple[str, int]] = set()

    def diagnose(self, staves: Staves, probe: ProbePass, losses: Losses, divergence: Divergence | None) -> Diagnosis:
        """The notes on the present state, the worst first."""
        if divergence is not None:
            return Diagnosis((self._overflow(divergence, losses),))
        weighted: list[tuple[float, Note]] = []
        for l, layer in enumerate(self._trainer.network.layers):
            figures = staves.layers[l]
            last = l == len(staves.layers) - 1
            low, high = layer.activation.range
            if layer.activation.elementwise and isfinite(low) and isfinite(high):
                if not last:
                    share = figures.saturated_share
                    if self._holds("saturated", l, share, SATURATED_ON, SATURATED_OFF):
                        weighted.append((share, self._saturated(l, share, figures.slope_rms)))
                elif not self._trainer.network.fused:
                    share = self._wrong_side(l, probe)
                    if self._holds("wrong side", l, share, WRONG_SIDE_ON, WRONG_SIDE_OFF):
                        weighted.append((0.5 + share, self._saturated_wrongly(l, share)))
            if figures.dead.any():
                weighted.append((float(figures.dead.mean()), self._dead(l, int(figures.dead.sum()), layer.size)))
            arriving = figures.brought_norm if last else max(stave.delta_norm for stave in staves.layers[l:])
            if figures.delta_norm == 0 and arriving > 0:
                weighted.append((1.0, self._cut_off(l)))
        weakest, decades = _weakest(staves)
        if self._holds("faded", 0, decades, -log10(VANISHING), -log10(VANISHING) - 0.5):
            weighted.append((1.0, self._faded(weakest, 10.0**-decades, staves.layers[weakest].slope_rms)))
        if not weighted:
            return Diagnosis((self._fine(),))
        weighted.sort(key=lambda pair: -pair[0])
        return Diagnosis(tuple(note for _, note in weighted))

    def _holds(self, what: str, layer: int, value: float, on: float, off: float) -> bool:
        key = (what, layer)
        if value >= (off if key in self._shown else on):
            self._shown.add(key)
        else:
            self._shown.discard(key)
        return key in self._shown

    def _wrong_side(self, l: int, probe: ProbePass) -> float:
        """The share of the output's values that are saturated although they are more than half the range off."""
        f, params = self._trainer.network.layers[l].activation, self._trainer.network.layers[l].params
        far = np.abs(probe.a[-1] - probe.y) > (f.range[1] - f.range[0]) / 2
        return float(np.mean(far & f.saturates(probe.z[l], **params)))

    def _saturated(self, l: int, share: float, rms: float) -> Note:
        layer = self._trainer.network.layers[l]
        values = {
            "layer": l + 1,
            "share": Share(share),
            "function": layer.activation.name,
            "most": f"{layer.activation.max_derivative(**layer.params):.2g}",
            "rms": Figure(rms),
        }
        title = QT_TRANSLATE_NOOP("Message", "Layer {layer}: {share} saturated")
        why = QT_TRANSLATE_NOOP(
            "Message",
            "The derivative of {function} is at most {most}, here {rms} (rms): where it is near 0, little of the error "
            "passes. Smaller first weights, another activation or standardized inputs help.",
        )
        return Note("warning", Message("note.saturated", title, values), Message("note.saturated.why", why, values), l)

    def _saturated_wrongly(self, l: int, share: float) -> Note:
        layer = self._trainer.network.layers[l]
        values = {"share": Share(share), "function": layer.activation.name}
        title = QT_TRANSLATE_NOOP("Message", "The output is sure and wrong for {share} of the samples")
        why = QT_TRANSLATE_NOOP(
            "Message",
            "There {function} is saturated on the wrong side, so its derivative lets hardly any of the large error "
            "back. Smaller first weights or a smaller learning rate help.",
        )
        return Note(
            "warning", Message("note.wrong_side", title, values), Message("note.wrong_side.why", why, values), l
        )

    def _dead(self, l: int, count: int, size: int) -> Note:
        values = {
            "layer": l + 1,
            "count": count,
            "size": size,
            "samples": len(self._trainer.probe),
            "function": self._trainer.network.layers[l].activation.name,
        }
        title = QT_TRANSLATE_NOOP("Message", "Layer {layer}: {count} of {size} units dead")
        why = QT_TRANSLATE_NOOP(
            "Message",
            "z <= 0 for all {samples} samples looked at: the derivative of {function} is 0 there and their weights no "
            "longer change. Try leaky_relu, or restart with a smaller learning rate.",
        )
        return Note("warning", Message("note.dead", title, values), Message("note.dead.why", why, values), l)

    def _cut_off(self, l: int) -> Note:
        values = {"layer": l + 1}
        title = QT_TRANSLATE_NOOP("Message", "Layer {layer} receives no error")
        why = QT_TRANSLATE_NOOP(
            "Message",
            "Its δ is exactly 0, so its weights do not change: its own derivative is 0, or the weights after it are. "
            "Other first weights or another activation help.",
        )
        return Note("warning", Message("note.cut_off", title, values), Message("note.cut_off.why", why, values), l)

    def _faded(self, l: int, part: float, rms: float) -> Note:
        values = {
            "layer": l + 1,
            "part": Figure(part),
            "function": self._trainer.network.layers[l].activation.name,
            "rms": Figure(rms),
        }
        title = QT_TRANSLATE_NOOP("Message", "Layer {layer} receives {part} of the error")
        why = QT_TRANSLATE_NOOP(
            "Message",
            "So small is its ||δ|| beside that of the last layer: each layer on the way back multiplies by its f′, "
            "here {rms} (rms) of {function}. Fewer layers, larger first weights or relu let more through.",
        )
        return Note("warning", Message("note.faded", title, values), Message("note.faded.why", why, values), l)

    def _fine(self) -> Note:
        values = {"limit": Share(SATURATED_ON)}
        title = QT_TRANSLATE_NOOP("Message", "The error reaches every layer")
        why = QT_TRANSLATE_NOOP(
            "Message",
            "No δ is 0 or less than a thousandth of the last layer's, no unit is dead, and no hidden layer is "
            "saturated by {limit} or more.",
        )
        return Note("ok", Message("note.fine", title, values), Message("note.fine.why", why, values))

    def _overflow(self, divergence: Divergence, losses: Losses) -> Note:
        trainer = self._trainer
        values = {
            "layer": divergence.layer + 1,
            "step": divergence.step,
            "loss": Figure(losses.train[-1]) if losses.train.size else "?",
            "weight": Figure(np.abs(trainer.network.weights[divergence.layer]).max()),
            "dtype": trainer.config.dtype,
            "rate": f"{trainer.config.learning_rate:g}",
            "smaller": f"{trainer.config.learning_rate / 10:.1g}",
        }
        if divergence.step == 0:
            title = QT_TRANSLATE_NOOP("Message", "The loss is not a finite number before the first step")
            why = QT_TRANSLATE_NOOP(
                "Message",
                "The first weights, at most {weight} in layer {layer}, are too large for {dtype}. Start with "
                "smaller ones.",
            )
        else:
            title = QT_TRANSLATE_NOOP("Message", "Overflow at step {step} in layer {layer}")
            if divergence.what == "loss":
                why = QT_TRANSLATE_NOOP(
                    "Message",
                    "The loss grew beyond what {dtype} can hold; a step before it was {loss}, and the largest weight "
                    "of the layer {weight}. Restart with a smaller learning rate: {smaller} instead of {rate}.",
                )
            else:
                why = QT_TRANSLATE_NOOP(
                    "Message",
                    "The weights grew beyond what {dtype} can hold; a step before the loss was {loss}, and the largest "
                    "weight of the layer {weight}. Restart with a smaller learning rate: {smaller} instead of {rate}.",
                )
        return Note(
            "danger",
            Message("note.overflow", title, values),
            Message("note.overflow.why", why, values),
            divergence.layer,
        )


def _weakest(staves: Staves) -> tuple[int, float]:
    """The hidden layer with the smallest ||δ|| that is not 0, and how many decades it lies below the last layer's."""
    norms = [layer.delta_norm for layer in staves.layers]
    hidden = [(norm, l) for l, norm in enumerate(norms[:-1]) if norm > 0 and isfinite(norm)]
    if not hidden or not (norms[-1] > 0 and isfinite(norms[-1])):
        return 0, 0.0
    smallest, l = min(hidden)
    return l, float(np.log10(norms[-1]) - np.log10(smallest))
