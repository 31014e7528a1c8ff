"""The last steps of one neuron, one by one: its weights after each, and the gradient that each followed.

Between two looks of somebody who watches, the first so many steps are recorded; all others cost nothing.
"""

from __future__ import annotations

import numpy as np

from nnviz.training.data import Array
from nnviz.training.probe_pass import ProbePass
from nnviz.training.trainer import Trainer

MOST_STEPS = 256
"""So many steps in a row are held, and recorded after each look: 2 µs each, measured, beside 6 to 500 of a step."""
MOST_WEIGHTS = 1024
"""Of a neuron with more inputs the weights of the first so many are recorded."""


class StepRecord:
    """Trains in place of its trainer. `layer` and `row` of z are those that were watched last, both from 0."""

    def __init__(self, trainer: Trainer, probe: ProbePass) -> None:
        self._trainer, self._probe = trainer, probe
        self._watched: tuple[int, int] | None = None
        self._config = trainer.config  # of the steps recorded: another batch size is another story
        self._left = 0  # steps that are still to be recorded
        self._first = self._taken = 0  # step at which the record begins, steps recorded since
        self._weight = self._gradient = np.empty(0)  # live: the neuron's own
        self._weights = self._gradients = np.empty((0, 0))  # rings, the weights before the first step included
        self._whole: tuple[int, Array] | None = None  # the step, and the gradient over the probe that was found there

    def watch(self, layer: int, row: int) -> None:
        """Somebody looks at this neuron: record the next steps of it."""
        if (layer, row) != self._watched:
            network = self._trainer.network
            self._watched, self._taken, self._whole = (layer, row), 0, None
            self._weight = network.weights[layer][row, :MOST_WEIGHTS]
            self._gradient = network.split(self._trainer.last_gradient)[layer][row, :-1][:MOST_WEIGHTS]
            self._weights = np.empty((MOST_STEPS + 1, self._weight.size), network.dtype)
            self._gradients = np.empty((MOST_STEPS, self._weight.size), network.dtype)
        self._left = MOST_STEPS

    def advance(self, steps: int) -> None:
        """Train so many steps."""
        trainer = self._trainer
        if trainer.step < self._first + self._taken:
            self._taken = 0  # the run has gone back, and goes another way from there
        recorded = min(steps, self._left)
        if recorded:
            gap = trainer.step != self._first + self._taken
            if gap or not self._taken or trainer.config is not self._config:
                self._first, self._taken, self._config = trainer.step, 0, trainer.config
                self._weights[0] = self._weight
            for _ in range(recorded):
                trainer.advance(1)
                self._gradients[self._taken % MOST_STEPS] = self._gradient
                self._taken += 1
                self._weights[self._taken % (MOST_STEPS + 1)] = self._weight
            self._left -= recorded
            if steps > recorded:
                self._whole = trainer.step, self._gradient_over_probe()
        if steps > recorded:
            trainer.advance(steps - recorded)

    @property
    def whole_gradient(self) -> Array | None:
        """(n,) over the probe at the step where the record ends; None where the run stands at that step itself."""
        return self._whole[1] if self._whole is not None and self._whole[0] == self.last_steps()[0] else None

    def _gradient_over_probe(self) -> Array:
        assert self._watched is not None
        layer, row = self._watched
        self._probe.compute()
        below = self._probe.x if layer == 0 else self._probe.a[layer - 1]
        gradient: Array = below[: self._weight.size] @ self._probe.delta[layer][row]
        return gradient

    def last_steps(self) -> tuple[int, Array, Array]:
        """Copies: the last step k recorded, the weights (k + 1, n) before and after, the gradients (k, n), k >= 0.

        What lies behind the step at which the run stands, because it has gone back, is left out.
        """
        until = min(self._taken, self._trainer.step - self._first)
        count = max(0, min(until, MOST_STEPS - (self._taken - until)))
        steps = np.arange(until - count, until)
        if not count:
            none = np.empty((0, self._weight.size))
            return self._trainer.step, np.array(self._weight)[None], none
        weights = self._weights[np.arange(until - count, until + 1) % (MOST_STEPS + 1)]
        return self._first + until, weights, self._gradients[steps % MOST_STEPS]
