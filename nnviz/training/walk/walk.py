"""A walk through a network: forward, the loss, backward, and the next step of the optimizer, each as a step to look at.

The engine computes every value; nothing here does it a second time, save the finite differences of `checks`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nnviz.training.data import frozen
from nnviz.training.walk.build import Builder
from nnviz.training.walk.checks import TOLERANCE, Check, check
from nnviz.training.walk.figures import DECIMALS
from nnviz.training.walk.formula import Formula
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.numbers import Numbers
from nnviz.training.walk.step import NamedArray, WalkStep
from nnviz.training.walk.update import Update


class Walk:
    """The steps of one moment.

    moment        what it is the walk of
    steps         in order; a step's `index` is its place
    loss_before, loss_after   of these samples, with the penalty
    """

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
        self._network = moment.network()
        builder = Builder(self._network, moment.x, moment.y)
        builder.forward()
        builder.backward()
        self._update = Update(moment, builder)
        self.loss_after: float = self._update.add()
        self.steps: tuple[WalkStep, ...] = tuple(builder.steps)
        self.arrays: dict[str, NamedArray] = builder.arrays
        self.loss_before = float(self.arrays["L"].values[0, 0])
        self._numbers = Numbers(builder, self._update)

    def following(self) -> Moment:
        """The moment behind the step: the same samples, the new parameters, what the optimizer remembers then."""
        return replace(
            self.moment,
            parameters=frozen(self._update.parameters.copy()),
            optimizer_state={name: frozen(array.copy()) for name, array in self._update.next_state.items()},
            step=self.moment.step + 1,
        )

    def numbers(self, index: int, row: int = 0, column: int = 0, decimals: int = DECIMALS) -> tuple[Formula, ...]:
        """The formula of a step with the numbers in, for one entry of its result; several lines where it has parts.

        Raises IndexError for an entry that is not there.
        """
        return self._numbers.lines(self.steps[index], row, column, decimals)

    def check(
        self,
        index: int,
        entries: Sequence[tuple[int, int]] | None = None,
        epsilon: float | None = None,
        dtype: str = "float64",
        tolerance: float = TOLERANCE,
    ) -> Check:
        """Compare the result of a checkable step with central differences of the loss: see `checks.check`."""
        return check(self, self.steps[index], entries, epsilon, dtype, tolerance)
