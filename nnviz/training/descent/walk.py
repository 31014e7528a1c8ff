"""A walk down a loss, step by step, by the engine's own optimizers. It waits for nobody and draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from nnviz.nn import OPTIMIZERS, Value
from nnviz.training.descent.landscape import Curve, Floats, Surface

MOST = 20_000  # steps that a walk remembers, and makes
FARTHEST = 1e12  # of a weight or a loss: beyond it the walk has run away
FIRST_ROOM = 64


class Walk:
    """From `start` (1 or 2 numbers) with the optimizer `OPTIMIZERS[optimizer]` and its parameters.

    `lost`: the step after which weight, loss or gradient was not finite or beyond FARTHEST; it is the last. Raises
    ValueError for a start that has not as many numbers as the landscape.
    """

    def __init__(
        self,
        landscape: Curve | Surface,
        start: Sequence[float],
        optimizer: str = "sgd",
        params: Mapping[str, Value] | None = None,
        rate: float = 0.1,
    ) -> None:
        if len(start) != landscape.dimension:
            raise ValueError(f"a start on {landscape.name} has {landscape.dimension} numbers, not {len(start)}")
        self.landscape = landscape
        self.optimizer = OPTIMIZERS.standard_name(optimizer)
        self.params = dict(params or {})
        self.rate = rate
        self.theta = np.array(start, np.float64)
        self._state = OPTIMIZERS[self.optimizer].state(self.theta, **self.params)
        self._rows = np.empty((FIRST_ROOM, 2 * landscape.dimension + 1))  # θ, its gradient, its loss
        self.steps = -1
        self.lost: int | None = None
        self._remember()

    # -- what there is ---------------------------------------------------------------------------------------------

    @property
    def path(self) -> Floats:
        """Every θ from the start on: (steps + 1, dimension), a view that is not to be written into."""
        return self._rows[: self.steps + 1, : self.landscape.dimension]

    @property
    def gradients(self) -> Floats:
        """The gradient at every θ of the path: (steps + 1, dimension)."""
        return self._rows[: self.steps + 1, self.landscape.dimension : -1]

    @property
    def losses(self) -> Floats:
        """(steps + 1,)."""
        return self._rows[: self.steps + 1, -1]

    @property
    def start(self) -> tuple[float, ...]:
        return tuple(self.path[0].tolist())

    @property
    def loss(self) -> float:
        return float(self.losses[-1])

    @property
    def gradient(self) -> Floats:
        now: Floats = self.gradients[-1]
        return now

    @property
    def full(self) -> bool:
        return self.steps >= MOST

    @property
    def at_rest(self) -> bool:
        """The last step led nowhere, or the gradient is 0 and nothing pushes on."""
        if self.steps == 0:
            return not self.gradient.any() and not self._pushed()
        return bool((self.path[-1] == self.path[-2]).all())

    @property
    def goes_on(self) -> bool:
        return self.lost is None and not self.full and not self.at_rest

    # -- going -----------------------------------------------------------------------------------------------------

    def step(self) -> bool:
        """One step; False where none could be made."""
        if not self.goes_on:
            return False
        with np.errstate(all="ignore"):
            OPTIMIZERS[self.optimizer].step(self.theta, self.gradient, self._state, self.rate, **self.params)
        self._remember()
        return True

    def next_step(self) -> Floats:
        """What the next step would add to θ; the walk stays where it is."""
        theta = self.theta.copy()
        state = {name: array.copy() for name, array in self._state.items()}
        with np.errstate(all="ignore"):
            OPTIMIZERS[self.optimizer].step(theta, self.gradient, state, self.rate, **self.params)
        return theta - self.theta

    def _pushed(self) -> bool:
        return bool(self.next_step().any())

    def _remember(self) -> None:
        """Note where it stands now as one step more."""
        self.steps += 1
        if self.steps == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
        with np.errstate(all="ignore"):
            row = [*self.theta, *self.landscape.slope(self.theta), self.landscape.at(self.theta)]
        self._rows[self.steps] = row
        if not (np.abs(row) <= FARTHEST).all():  # NaN is not
            self.lost = self.steps
