"""Training at full speed: shuffles, gathers mini-batches and runs the compiled steps. It measures nothing."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.nn.activation_base import Array, Call
from nnviz.nn.clipping import CLIPPINGS
from nnviz.nn.compiled_steps import CompiledSteps
from nnviz.nn.errors import EngineError
from nnviz.nn.message import Message
from nnviz.nn.network import QUIET, Network
from nnviz.nn.optimizer_base import Optimizer
from nnviz.nn.optimizers import OPTIMIZERS
from nnviz.nn.penalties import PENALTIES
from nnviz.nn.schedules import SCHEDULES, Schedule

if TYPE_CHECKING:
    from numpy.random import Generator

# The batches of a pass are gathered several at a time, as many as fit here: one call of `take` for all of them.
GATHERED_BYTES = 1 << 18
GATHERED_BATCHES = 64


class FastStep:
    """Trains `network` on x (n_0, N), y (n_L, N) by mini-batches.

    Every pass goes through the samples in a new order drawn from `rng`; the batch left over at its end is applied as a
    smaller one. More than N as batch size is the full batch. The regularisation is the network's own penalty.
    `clip` is a name of CLIPPINGS with its limit, or None. The schedule changes the learning rate at the end of a pass.
    How the steps are sliced changes nothing: run(10) is run(1) ten times, bit for bit.

    step     updates made so far
    epoch    completed passes
    """

    def __init__(
        self,
        network: Network,
        x: ArrayLike,
        y: ArrayLike,
        *,
        rng: Generator,
        batch_size: int = 10,
        optimizer: str = "sgd",
        optimizer_params: Mapping[str, Any] | None = None,
        learning_rate: float = 0.03,
        schedule: str = "constant",
        schedule_params: Mapping[str, Any] | None = None,
        clip: tuple[str, float] | None = None,
    ) -> None:
        self.network = network
        self.optimizer: Optimizer = OPTIMIZERS[optimizer]
        self.optimizer_params = self.optimizer.complete(optimizer_params or {})
        with np.errstate(**QUIET):  # a number beyond float32 is infinite there
            self.optimizer_state = self.optimizer.state(network.parameters, **self.optimizer_params)
        self.step = 0
        self.epoch = 0
        self.rng = rng
        # Sample by sample in rows, so that picking a batch copies whole rows; the 1 behind each takes the bias.
        x = network.inputs(x)
        y = network.targets(y, x.shape[1])
        self._x = np.ones((x.shape[1], network.n_inputs + 1), network.dtype)
        self._x[:, :-1] = x.T
        self._y = np.array(y.T, network.dtype, order="C")

        self._rate = np.zeros((), network.dtype)
        self._learning_rate = float(learning_rate)
        self._schedule: Schedule = SCHEDULES[schedule]
        self._schedule_params = self._schedule.complete(schedule_params or {})
        self._clip = clip
        self._gradient = np.zeros_like(network.parameters)
        self._scratch = np.zeros_like(network.parameters)
        self._decay = np.zeros_like(network.parameters)
        self._decay_of_weights = [block[:, :-1] for block in network.split(self._decay)]
        self._batch_size = self._checked_batch_size(batch_size)
        self._plans: dict[int, CompiledSteps] = {}
        self._ready: list[list[Call]] = []  # the steps whose batches lie gathered and wait
        self._order: NDArray[np.intp] = self.rng.permutation(self.samples)
        self._position = 0
        self._set_scales()

    @property
    def samples(self) -> int:
        """N, the number of training samples."""
        return len(self._x)

    @property
    def position(self) -> int:
        """How many samples of the running pass are done, 0 … N-1."""
        return self._position

    @property
    def gradient(self) -> Array:
        """Live and flat: what the last step followed, see `Optimizer.step_calls`. Before one it means nothing."""
        return self._gradient

    @property
    def learning_rate(self) -> float:
        """What the schedule begins with. May be changed at any time; nothing else changes with it."""
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        self._learning_rate = float(rate)
        self._set_scales()

    @property
    def rate(self) -> float:
        """The learning rate in force in this epoch."""
        return self._schedule.rate(self.epoch, self._learning_rate, **self._schedule_params)

    def set_schedule(self, name: str, params: Mapping[str, Any]) -> None:
        """Go on by another schedule, as if it had been in force from the first epoch on."""
        self._schedule = SCHEDULES[name]
        self._schedule_params = self._schedule.complete(params)
        self._set_scales()

    @property
    def batch_size(self) -> int:
        """May be changed at any time; the running pass goes on from where it stands."""
        return self._batch_size

    @batch_size.setter
    def batch_size(self, size: int) -> None:
        self._batch_size = self._checked_batch_size(size)
        self._recompile()

    def set_penalty(self, name: str, rate: float) -> None:
        """Change the network's regularisation; the running pass goes on from where it stands."""
        self.network.penalty, self.network.penalty_rate = PENALTIES[name], float(rate)
        self._recompile()

    def set_clip(self, clip: tuple[str, float] | None) -> None:
        """Clip from now on like this; the running pass goes on from where it stands."""
        self._clip = clip
        self._recompile()

    def run(self, steps: int) -> None:
        """Make so many updates. NaN and infinity are values like others here: no warning, no error."""
        size = min(self._batch_size, self.samples)
        with np.errstate(**QUIET):
            while steps > 0:
                if not self._ready:
                    self._gather()
                now, self._ready = self._ready[:steps], self._ready[steps:]
                for calls in now:
                    for call in calls:
                        call()
                steps -= len(now)
                self.step += len(now)
                self._position = min(self._position + len(now) * size, self.samples)
                if self._position == self.samples:
                    self.epoch += 1
                    self._position = 0
                    self._order = self.rng.permutation(self.samples)
                    if self._schedule.parameters:
                        self._write_scales()

    def proposed_change(self, gradient: Array) -> Array:
        """What an update with this gradient, flat and with the penalty's share, would add to the parameters.

        Nothing changes: clipping and the optimizer's rule work on copies. What the dtype cannot add is 0.
        """
        theta, gradient = self.network.parameters.copy(), gradient.copy()
        state = {name: array.copy() for name, array in self.optimizer_state.items()}
        with np.errstate(**QUIET):
            if self._clip is not None:
                name, limit = self._clip
                for call in CLIPPINGS[name].calls(gradient, limit):
                    call()
            self.optimizer.step(theta, gradient, state, self.rate, **self.optimizer_params)
            theta -= self.network.parameters
        return theta

    def state(self) -> dict[str, Any]:
        """Everything that `restore` needs to go on bit for bit, as copies; the settings are not part of it."""
        return {
            "parameters": self.network.parameters.copy(),
            "optimizer": {name: array.copy() for name, array in self.optimizer_state.items()},
            "order": self._order.copy(),
            "position": self._position,
            "step": self.step,
            "epoch": self.epoch,
            "generator": deepcopy(self.rng.bit_generator.state),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go back to a `state()` of the same network, data and settings. The live arrays stay the same objects."""
        self.network.parameters[...] = state["parameters"]
        for name, array in self.optimizer_state.items():
            array[...] = state["optimizer"][name]
        self._order = np.array(state["order"], np.intp)
        self._position = int(state["position"])
        self.step = int(state["step"])
        self.epoch = int(state["epoch"])
        self.rng.bit_generator.state = deepcopy(state["generator"])
        self._ready = []
        self._set_scales()

    def _checked_batch_size(self, size: int) -> int:
        if size < 1:
            raise EngineError(
                Message("batch_size.range", "batch_size is {size}; allowed is 1 or more.", {"size": size})
            )
        return int(size)

    def _recompile(self) -> None:
        self._plans.clear()
        self._ready = []
        self._set_scales()

    def _set_scales(self) -> None:
        """Write the learning rate to where it is multiplied in: for SGD into the delta of the output, once per step.

        A gradient that is to be clipped must not carry it.
        """
        with np.errstate(**QUIET):  # a rate beyond float32 is infinite there
            self._write_scales()

    def _write_scales(self) -> None:
        """The same, for a loop in which that is quiet already: the end of a pass may be the end of every step."""
        rate = self.rate
        folded = rate if self.optimizer.folds_rate and self._clip is None else 1.0
        self._rate[...] = rate
        for size, plan in self._plans.items():
            plan.scale[...] = folded * self.network.loss_function.factor(size)
        if self.network.penalty_rate:
            for weights in self._decay_of_weights:
                weights[...] = folded * self.network.penalty_rate

    def _gather(self) -> None:
        """Copy the next batches of the pass into their places, and make their steps ready."""
        left = self.samples - self._position
        size = min(self._batch_size, left)
        plan = self._plans.get(size)
        if plan is None:
            plan = self._plans[size] = self._compile(size)
            self._set_scales()
        count = min(len(plan.steps), left // size)
        chosen = self._order[self._position : self._position + count * size]
        # mode="clip" only because "raise" would go through a temporary copy: every index is in range
        self._x.take(chosen, 0, plan.x[: count * size], "clip")
        self._y.take(chosen, 0, plan.y[: count * size], "clip")
        self._ready = plan.steps[:count]

    def _compile(self, size: int) -> CompiledSteps:
        bytes_each = size * (self._x.itemsize * (self._x.shape[1] + self._y.shape[1]))
        places = max(1, min(GATHERED_BATCHES, self.samples // size, GATHERED_BYTES // bytes_each))
        return CompiledSteps(self.network, size, places, self._gradient, self._update_calls())

    def _update_calls(self) -> list[Call]:
        """What follows once the gradient of the data is known: the penalty's share, clipping, the optimizer's rule."""
        theta, network = self.network.parameters, self.network
        calls: list[Call] = []
        if network.penalty.name != "none" and network.penalty_rate:
            calls += network.penalty.gradient_calls(theta, self._decay, self._scratch)
            calls.append(partial(np.add, self._gradient, self._scratch, self._gradient))
        if self._clip is not None:
            name, limit = self._clip
            calls += CLIPPINGS[name].calls(self._gradient, limit)
            if self.optimizer.folds_rate:
                calls.append(partial(np.multiply, self._gradient, self._rate, self._gradient))
        calls += self.optimizer.step_calls(
            theta, self._gradient, self.optimizer_state, self._rate, self._scratch, **self.optimizer_params
        )
        return calls
