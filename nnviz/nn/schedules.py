"""The schedules, one small object each, and the registry SCHEDULES: how the learning rate goes on from epoch to epoch.

Names, parameters and rules are those of PyTorch's `lr_scheduler`, stepped once at the end of every epoch.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, inf, pi
from typing import Any

from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.parameters import Parameter, Parameterized
from nnviz.nn.registry import Registry


class Schedule(Parameterized):
    """The learning rate of an epoch.

    formula      in plain text: η₀ is the learning rate that was set, e the number of completed epochs
    note         a remark for people
    torch_name   what PyTorch calls it, "" where it has none
    """

    formula: str
    note: str
    torch_name: str = ""

    def factor(self, epoch: int, *args: Any, **params: Any) -> float:
        """What a learning rate of 1 has become after so many completed epochs."""
        raise NotImplementedError

    def rate(self, epoch: int, learning_rate: float, *args: Any, **params: Any) -> float:
        """The learning rate after so many completed epochs."""
        return learning_rate * self.factor(epoch, **params)


class Constant(Schedule):
    name = "constant"
    formula = "η = η₀"
    note = QT_TRANSLATE_NOOP("Note", "The learning rate stays as it is set.")

    def factor(self, epoch: int) -> float:
        return 1.0


class Step(Schedule):
    name = "step"
    formula = "η = η₀ · γ^⌊e / s⌋"
    note = QT_TRANSLATE_NOOP(
        "Note", "Falls by the same factor every so many epochs: the loss often drops a stair right after."
    )
    torch_name = "torch.optim.lr_scheduler.StepLR"
    parameters: Mapping[str, Parameter] = {
        "step_size": Parameter(30, 1, 1_000_000, integer=True),
        "gamma": Parameter(0.1),
    }

    def factor(self, epoch: int, step_size: int = 30, gamma: float = 0.1) -> float:
        return _power(gamma, epoch // step_size)


class Exponential(Schedule):
    name = "exponential"
    formula = "η = η₀ · γᵉ"
    note = QT_TRANSLATE_NOOP("Note", "Falls by the same factor in every epoch: fast at first, never quite to 0.")
    torch_name = "torch.optim.lr_scheduler.ExponentialLR"
    parameters: Mapping[str, Parameter] = {"gamma": Parameter(0.99)}

    def factor(self, epoch: int, gamma: float = 0.99) -> float:
        return _power(gamma, epoch)


class Cosine(Schedule):
    name = "cosine"
    formula = "η = η_min + (η₀ - η_min) · (1 + cos(π e / T)) / 2"
    note = QT_TRANSLATE_NOOP(
        "Note", "Slowly at first, fast in the middle, slowly at the end: down in T epochs, then up again, and so on."
    )
    torch_name = "torch.optim.lr_scheduler.CosineAnnealingLR"
    parameters: Mapping[str, Parameter] = {
        "T_max": Parameter(100, 1, 1_000_000, integer=True),
        "eta_min": Parameter(0.0),
    }

    def factor(self, epoch: int, T_max: int = 100, eta_min: float = 0.0) -> float:
        return self.rate(epoch, 1.0, T_max, eta_min)

    def rate(self, epoch: int, learning_rate: float, T_max: int = 100, eta_min: float = 0.0) -> float:
        """The learning rate after so many completed epochs; `eta_min`, too, is a learning rate."""
        share = (1 + cos(pi * (epoch % (2 * T_max)) / T_max)) / 2
        return eta_min * (1 - share) + learning_rate * share


class Inverse(Schedule):
    name = "inverse"
    formula = "η = η₀ / (1 + d · e)"
    note = QT_TRANSLATE_NOOP(
        "Note", "Halved when d · e is 1, then ever more slowly: the classic decay of stochastic approximation."
    )
    parameters: Mapping[str, Parameter] = {"decay": Parameter(0.01)}

    def factor(self, epoch: int, decay: float = 0.01) -> float:
        return 1.0 / (1.0 + decay * epoch)


def _power(base: float, exponent: int) -> float:
    try:
        return base**exponent
    except OverflowError:
        return inf


SCHEDULES: Registry[Schedule] = Registry(
    QT_TRANSLATE_NOOP("Message", "schedule"), (Constant(), Step(), Exponential(), Cosine(), Inverse())
)
