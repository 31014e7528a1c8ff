"""Signals lost, answer kept: how much of each hidden layer is 0, and what the output owes to its strongest units alone.

The network is not touched: the weakest activations are set to 0 in copies of the probe's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray

from nnviz.nn.layers import Dense
from nnviz.training.data import Array, frozen
from nnviz.training.trainer import told_classes
from nnviz.training.wants import Floats, Integers, Want

if TYPE_CHECKING:
    from nnviz.training.probes import Observation

SMALL_BELOW = 0.05
"""A signal is small where |a| is at most this share of the largest |a| of the same layer for the same sample."""
KEPT = 0.95
"""The share of the answer that is looked for."""
MOST_POINTS = 16  # of the curve: each is a forward pass of the probe
SILENT_AT = np.array([-4.0, -3.5])  # left of every kink there is


@dataclass(frozen=True, slots=True)
class SignalsWant(Want):
    """What is lost and kept when only the strongest units pass their signal on: of hidden layer `layer` (from 0), or of
    every hidden layer (None)."""

    layer: int | None = None
    hz: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class Signals:
    """Answer to SignalsWant for a network of h hidden layers, over the probe of m samples.

    zero[l], small[l]   the share of the layer's n_l·m activations that are exactly 0; that are small, zeros included
    silent[l]           whether the layer's function is 0 along a stretch of z, as ReLU is: others have no zeros to tell
    units               (p,) ascending: at each point only so many units of a layer are kept, those of the largest |a|,
                        for each sample its own; a narrower layer keeps all. The last point keeps everything
    change              (p,) what that changes: the root mean square of the output's change over that of the output's
                        own deviation from its mean; NaN where the output does not vary
    answers             (p,) classes: the share of samples told the same class as by the whole network; else None
    accuracy            (p,) classes: the share told right; else None
    """

    zero: Floats
    small: Floats
    silent: tuple[bool, ...]
    units: Integers
    change: Floats
    answers: Floats | None
    accuracy: Floats | None

    @property
    def kept(self) -> Floats:
        """(p,) how much of the answer is kept, up to 1: the share of answers, of a regression 1 - change."""
        return 1 - self.change if self.answers is None else self.answers

    @property
    def enough(self) -> int | None:
        """The first point from which on at least 95 % of the answer is kept; None where that cannot be told."""
        if np.isnan(self.kept).any():
            return None
        return int(np.flatnonzero(np.append(True, self.kept[:-1] < KEPT))[-1])


def signals(now: Observation, want: SignalsWant) -> Signals | None:
    """None without such a hidden layer, and where the output is not finite."""
    trainer, probe = now.trainer, now.probe
    *hidden, _ = trainer.network.layers
    if not hidden or (want.layer is not None and not 0 <= want.layer < len(hidden)):
        return None
    chosen = range(len(hidden)) if want.layer is None else (want.layer,)
    units = points(max(hidden[l].size for l in chosen))
    kept = _outputs(now, chosen, units).astype(np.float64)  # (p, n_L, m)
    if not np.isfinite(kept).all():
        return None
    whole = kept[-1]  # and not the probe's own output: batches of another width are rounded differently
    deviation = np.sqrt(np.square(whole - whole.mean(axis=1, keepdims=True)).mean())
    change = np.sqrt(np.square(kept - whole).mean(axis=(1, 2)))
    answers = accuracy = None
    if trainer.data.task != "regression":
        told = np.stack([told_classes(output, trainer.data.task) for output in kept])
        answers = frozen((told == told[-1]).mean(axis=1))
        accuracy = frozen((told == told_classes(probe.y, trainer.data.task)).mean(axis=1))
    largest = [np.abs(a).max(axis=0) for a in probe.a[:-1]]
    return Signals(
        zero=frozen(np.array([np.mean(a == 0) for a in probe.a[:-1]])),
        small=frozen(
            np.array([np.mean(np.abs(a) <= SMALL_BELOW * top) for a, top in zip(probe.a, largest, strict=False)])
        ),
        silent=tuple(_falls_silent(layer) for layer in hidden),
        units=frozen(units),
        change=frozen(np.divide(change, deviation, where=deviation > 0, out=np.full(len(units), np.nan))),
        answers=answers,
        accuracy=accuracy,
    )


def points(widest: int) -> NDArray[np.intp]:
    """1 to `widest`, all of them or MOST_POINTS in about equal ratios, the half among them."""
    if widest <= MOST_POINTS:
        return np.arange(1, widest + 1)
    even = np.geomspace(1, widest, MOST_POINTS)
    even[np.abs(np.log(even / (widest / 2))).argmin()] = widest // 2
    return np.unique(np.round(even).astype(np.intp))


def _outputs(now: Observation, chosen: range | tuple[int, ...], units: NDArray[np.intp]) -> Array:
    """What the network answers if only so many units of the `chosen` layers are kept: (p, n_L, m).

    The passes for all points go side by side, as one batch of p·m samples.
    """
    layers, probe = now.trainer.network.layers, now.probe
    first, samples = chosen[0], probe.x.shape[1]
    below = np.tile(probe.a[first], len(units))
    _silence(below, units, samples)
    for l in range(first + 1, len(layers)):
        layer = layers[l]
        below = layer.value(layer.weight @ below + layer.bias)
        if l in chosen and l < len(layers) - 1:
            _silence(below, units, samples)
    return np.moveaxis(below.reshape(len(below), len(units), samples), 1, 0)


def _silence(a: Array, units: NDArray[np.intp], samples: int) -> None:
    """Set all but the strongest to 0, in place: so many are kept in each `samples` columns. Of equals any may stay."""
    for i, kept in enumerate(units.tolist()):
        dropped = len(a) - kept
        if dropped > 0:
            block = a[:, i * samples : (i + 1) * samples]
            weakest = np.argpartition(np.abs(block), dropped - 1, axis=0)[:dropped]
            np.put_along_axis(block, weakest, 0, axis=0)


def _falls_silent(layer: Dense) -> bool:
    """Whether f(z) is 0 along a stretch, and not only where its curve crosses the axis."""
    return layer.activation.elementwise and not np.any(layer.activation.value(SILENT_AT, **layer.params))
