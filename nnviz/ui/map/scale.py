"""How the output of a network is to be read: as a sign, as a number or as classes, and between which ends.

A pure function of the run; the colours are in `colour_map.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import ACTIVATIONS, LOSSES
from nnviz.training.prepared import is_one_place, widened
from nnviz.training.snapshot import RunInfo


@dataclass(frozen=True, slots=True)
class OutputScale:
    """`task` is "binary" (±1), "regression" or "classes"; colours run from `low` to `high`, grey is at `neutral`.

    `clamped`: the output can leave [low, high] and is drawn as its nearer end. `logits`: classes are compared by the
    softmax of the outputs, because the loss takes them for scores. `output`: which one is read; of classes all are.
    """

    task: str
    low: float
    high: float
    neutral: float
    clamped: bool = False
    logits: bool = False
    output: int = 0

    def position(self, values: NDArray[np.floating]) -> NDArray[np.floating]:
        """Where values lie in the signed map: -1 orange, 0 grey, 1 blue; not clipped. Shape and dtype are kept."""
        reach = max(self.high - self.neutral, self.neutral - self.low)
        with np.errstate(
            over="ignore"
        ):  # the last finite outputs of a diverging run may be as large as a number can be
            return (values - values.dtype.type(self.neutral)) / values.dtype.type(reach)


def output_scale(run: RunInfo, output: int = 0) -> OutputScale:
    """The scale of an output of a run: ±1 for two signs, the targets' range for a regression, 0 to 1 for classes.

    Blue and orange mean sign: a regression whose targets have both gets a range symmetric about zero; with one sign
    only, grey is the end nearer to zero.
    """
    task = run.data.task
    least, greatest = ACTIVATIONS[run.layers[-1].activation].range
    if task == "classes":
        shares = least >= 0 and greatest <= 1  # already, such as behind a softmax
        return OutputScale(task, 0.0, 1.0, 0.0, logits=LOSSES[run.config.loss_for(task)].scores and not shares)
    if task == "binary":
        return OutputScale(task, -1.0, 1.0, 0.0, clamped=least < -1 or greatest > 1)
    targets = run.data.y[output]
    low, high = float(targets.min()), float(targets.max())
    if is_one_place(low, high):
        low, high = widened(low, high, 0.05)
    if low < 0 < high:
        high = max(high, -low)
        return OutputScale(task, -high, high, 0.0, output=output)
    return OutputScale(task, low, high, low if low >= 0 else high, output=output)


def probabilities(values: NDArray[np.floating], scale: OutputScale) -> NDArray[np.floating]:
    """What the outputs (n, ...) are compared by: the softmax of logits; everything else as it stands."""
    if not scale.logits:
        return values
    with np.errstate(over="ignore"):  # see `OutputScale.position`
        exponentials = np.exp(values - values.max(axis=0))
    return exponentials / exponentials.sum(axis=0)
