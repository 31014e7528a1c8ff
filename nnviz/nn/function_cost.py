"""What the activation functions cost on this machine: processor time of the very calls that a training step makes.

It measures where it is called and takes its time; who calls it decides in which thread.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.activations import ACTIVATIONS

REFERENCE = "relu"
UNITS, SAMPLES = 64, 1024  # of the layer that is measured: half a megabyte of outputs
ROUNDS = 41

# The time that this thread alone was on a processor: training and drawing beside it do not count. Windows counts it in
# steps of 16 ms, which is no use for calls of a fraction of one.
clock: Callable[[], int] = time.perf_counter_ns if sys.platform == "win32" else time.thread_time_ns

Function = tuple[str, Mapping[str, Any]]
"""A name and the parameters that are not at their defaults."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Nanoseconds for one output of a layer: f forward, and δ = f' ⊙ (what was brought) backward."""

    forward: float
    backward: float


def measure_costs(
    functions: Sequence[Function], stopped: Callable[[], bool] = lambda: False, rounds: int = ROUNDS
) -> list[Cost] | None:
    """One Cost for each of `functions`: the median over `rounds` in which all of them take turns, in double precision.

    So what disturbs the machine for a while disturbs all alike. `stopped` is asked before every call; None: it said so.
    """
    measured = [_Measured(name, params) for name, params in functions]
    for _ in range(rounds + 1):
        for function in measured:
            if stopped():
                return None
            function.measure()
    return [function.cost() for function in measured]


class _Measured:
    """One function's buffers, calls and times; the first time, which fills caches, does not count."""

    def __init__(self, name: str, params: Mapping[str, Any]) -> None:
        activation = ACTIVATIONS[name]
        shape = UNITS, SAMPLES
        rows = UNITS * activation.pieces(**params)
        self._drawn = np.random.default_rng(1).standard_normal((rows, SAMPLES))
        self._z = np.empty_like(self._drawn)
        a: Array = self._z if activation.from_output else np.empty(shape)
        self._brought, self._given = np.empty(shape), np.random.default_rng(2).standard_normal(shape)
        delta = np.empty_like(self._z)
        self._forward = activation.value_calls(self._z, a, **params)
        if activation.identity:
            self._backward: list[Call] = []
        elif activation.elementwise:
            calls = activation.derivative_calls(self._z, a, delta, **params)
            self._backward = [*calls, lambda: np.multiply(self._brought, delta, delta)]
        else:
            self._backward = activation.delta_calls(self._brought, self._z, a, delta, **params)
        self._times: list[tuple[int, int]] = []

    def measure(self) -> None:
        np.copyto(self._z, self._drawn)
        np.copyto(self._brought, self._given)
        begin = clock()
        for call in self._forward:
            call()
        between = clock()
        for call in self._backward:
            call()
        self._times.append((between - begin, clock() - between))

    def cost(self) -> Cost:
        outputs = UNITS * SAMPLES
        forward, backward = (median(times) / outputs for times in zip(*self._times[1:], strict=True))
        # nothing to be done costs nothing: what is left is reading the clock
        return Cost(forward if self._forward else 0.0, backward if self._backward else 0.0)
