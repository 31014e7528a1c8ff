"""What the compared functions cost relative to relu: asks the meter for those not known, a moment after a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from nnviz.bridge.cost_meter import CostMeter
from nnviz.nn import ACTIVATIONS
from nnviz.nn.function_cost import REFERENCE, Cost, Function
from nnviz.ui.functions.selection import Chosen

Key = tuple[str, tuple[tuple[str, Any], ...]]
PATIENCE = 200  # ms without a change before it measures: a parameter may be on its way


class Costs(QObject):
    """changed   more is known, or it is no longer being measured"""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[Key, tuple[float, float]] = {}
        self._wanted: dict[Key, Function] = {}
        self._meter = CostMeter(self)
        self._meter.measured.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._measure)

    @property
    def measuring(self) -> bool:
        return self._timer.isActive() or self._meter.isRunning()

    def of(self, function: Chosen) -> tuple[float | None, float | None]:
        """Forward and backward, in those of relu; None: not known yet."""
        return self._known.get(_key(function.name, function.params), (None, None))

    def want(self, functions: Sequence[Chosen]) -> None:
        """These are seen now."""
        self._wanted = {
            _key(function.name, function.params): (function.name, _dear(function.name, function.params))
            for function in functions
        }
        if not self._wanted.keys() <= self._known.keys():
            self._timer.start()

    def forget(self) -> None:
        """Measure all that is wanted anew."""
        self._known.clear()
        self._measure()

    def stop(self) -> None:
        """Nobody is looking."""
        self._timer.stop()
        self._meter.stop()

    def _measure(self) -> None:
        self._timer.stop()
        reference = _key(REFERENCE, {})
        missing = {key: function for key, function in self._wanted.items() if key not in self._known}
        if missing:
            self._meter.measure(list(({reference: (REFERENCE, {})} | missing).values()))
            self.changed.emit()

    def _take(self, functions: Sequence[Function], costs: Sequence[Cost]) -> None:
        one = costs[0]
        for (name, params), cost in zip(functions, costs, strict=True):
            self._known[_key(name, params)] = cost.forward / one.forward, cost.backward / one.backward
        self._meter.wait()  # it has told all it had to tell: it is ending
        self.changed.emit()


def _dear(name: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that change the cost: numbers of pieces, not the value of a slope."""
    parameters = ACTIVATIONS[name].parameters
    return {key: value for key, value in params.items() if parameters[key].integer}


def _key(name: str, params: Mapping[str, Any]) -> Key:
    return name, tuple(sorted(_dear(name, params).items()))
