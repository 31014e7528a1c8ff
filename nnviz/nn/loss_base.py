"""What every loss is: value and gradient in one object, the targets it accepts, and the output layer it is made for.

The losses themselves are in `distance_losses.py`, `probability_losses.py` and `score_losses.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.errors import EngineError
from nnviz.nn.message import QT_TRANSLATE_NOOP, Message
from nnviz.nn.parameters import Parameterized


def count(samples: Array) -> int:
    """m of an array (n, m)."""
    return int(samples.shape[1])


def tiny(dtype: np.dtype[Any]) -> float:
    """The least argument of a guarded logarithm: log max(y, tiny). An added epsilon would shift every value instead."""
    return 1e-30 if dtype == np.float32 else 1e-300


@dataclass(frozen=True, slots=True)
class Targets:
    """Which targets (n, m) a loss is defined for: the test of all of them, and what is said of those that fail.

    `text` may name {loss}, {least} and {most} of the data, and {instead}, a loss that takes them.
    """

    code: str
    text: str
    allow: Callable[[Array], bool]


def _one_hot(target: Array) -> bool:
    ones, zeros = (target == 1).sum(axis=0), (target == 0).sum(axis=0)
    return bool(((ones == 1) & (zeros == target.shape[0] - 1)).all())


ANY = Targets("targets.any", "", lambda target: True)
UNIT = Targets(
    "targets.range",
    QT_TRANSLATE_NOOP(
        "Message",
        "{loss} needs targets from 0 to 1, but those of the data reach from {least:g} to {most:g}. "
        "Choose another loss, such as {instead}.",
    ),
    lambda target: bool(((target >= 0) & (target <= 1)).all()),
)
ONE_HOT = Targets(
    "targets.one_hot",
    QT_TRANSLATE_NOOP(
        "Message",
        "{loss} needs one-hot targets, one row for each class, and the data have others. "
        "Choose another loss, such as {instead}.",
    ),
    _one_hot,
)
SIGNS = Targets(
    "targets.signs",
    QT_TRANSLATE_NOOP(
        "Message",
        "{loss} needs targets that are -1 or +1, but those of the data are others, from {least:g} to {most:g}. "
        "Choose another loss, such as {instead}.",
    ),
    lambda target: bool((np.abs(target) == 1).all()),
)
COUNTS = Targets(
    "targets.negative",
    QT_TRANSLATE_NOOP(
        "Message",
        "{loss} needs targets of 0 or more, but those of the data go down to {least:g}. "
        "Choose another loss, such as {instead}.",
    ),
    lambda target: bool((target >= 0).all()),
)

Instead = tuple[tuple[Targets, str], ...]
LOGISTIC: Instead = ((SIGNS, "soft_margin"), (ONE_HOT, "softmax_cross_entropy"), (ANY, "half_mse"))
MARGIN: Instead = ((SIGNS, "hinge"), (ONE_HOT, "multi_margin"), (ANY, "half_mse"))


class Loss(Parameterized):
    """A loss L(Y, T). T is the target and Y the prediction, both (n, m); sums run over all outputs, m is the samples.

    formula            in plain text
    expects            what the output layer must produce, for people
    note               a remark for people
    torch_name         the class in PyTorch with this formula, but for its constant factor; "" if there is none
    matlab_name        the function in MATLAB, likewise
    prediction_range   where Y has to lie, None = anywhere
    targets            which T it is defined for
    instead            the nearest loss for the first kind of targets that those of the data are; it takes any output
    without_range      the nearest loss for the same targets that takes any output, "" if this one does
    made_for           the output activation that belongs before it, "" = what fits the targets
    fuses_with         the output activation with which `fused_delta` holds exactly, or None
    scores             Y are scores of the classes, compared by their softmax, rather than the classes' own values
    signed             negative values are nothing unusual, so it is drawn without a logarithm
    """

    formula: str
    expects: str
    note: str
    torch_name = ""
    matlab_name = ""
    prediction_range: tuple[float, float] | None = None
    targets: Targets = ANY
    instead: Instead = LOGISTIC
    without_range = ""
    made_for = ""
    fuses_with: str | None = None
    scores = False
    signed = False

    def value(self, prediction: Array, target: Array, *args: Any, **params: Any) -> float:
        """L of a batch."""
        raise NotImplementedError

    def gradient(self, prediction: Array, target: Array, *args: Any, **params: Any) -> Array:
        """dL/dY, (n, m), with the loss's own 1/m in it. At a kink it is 0 where that lies between the two sides."""
        raise NotImplementedError

    def fused_delta(self, output: Array, target: Array, *args: Any, **params: Any) -> Array:
        """δ = dL/dz, (n, m), of an output layer with the activation `fuses_with`: no quotient that could overflow."""
        return (output - target) * self.factor(count(target))

    def factor(self, m: int) -> float:
        """The constant before the gradient for m samples; the fast step folds the learning rate into it."""
        return 1.0 / m

    def accepts_range(self, low: float, high: float) -> bool:
        """Whether an output layer with values in [low, high] can stand before this loss."""
        allowed = self.prediction_range
        return allowed is None or (allowed[0] <= low and high <= allowed[1])

    def check_targets(self, target: Array) -> None:
        """Raise EngineError with the code of `targets` and a loss that fits, if a target lies outside the domain."""
        if not target.size or self.targets.allow(target):
            return
        least, most = float(target.min()), float(target.max())
        values = {"loss": self.name, "least": least, "most": most, "instead": self.loss_for(target)}
        raise EngineError(Message(self.targets.code, self.targets.text, values))

    def loss_for(self, target: Array) -> str:
        """The nearest loss that takes these targets."""
        return next(name for kind, name in self.instead if kind.allow(target))

    # As in-place calls for the fast step. These defaults are right for every loss; hot ones override them.

    def gradient_calls(self, prediction: Array, target: Array, out: Array, *args: Any, **params: Any) -> list[Call]:
        """Calls that write dL/dY / factor(m) into `out`."""
        factor = self.factor(count(prediction))

        def write() -> None:
            np.divide(self.gradient(prediction, target, **params), factor, out=out)

        return [write]

    def fused_calls(self, output: Array, target: Array, out: Array, *args: Any, **params: Any) -> list[Call]:
        """Calls that write `fused_delta` / factor(m) into `out`."""
        return [partial(np.subtract, output, target, out)]
