"""Measures in a thread of its own what activation functions cost, and tells when it knows. It keeps no results."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QThread, Signal

from nnviz.nn.function_cost import Function, measure_costs


class CostMeter(QThread):
    """One measurement at a time. The thread lasts as long as it does, half a second for some twenty functions.

    measured(functions, costs)   the list that was to be measured, and a list of Cost in the same order
    """

    measured = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cost")
        self._functions: list[Function] = []

    def measure(self, functions: Sequence[Function]) -> None:
        """Measure these; what was being measured is given up."""
        self.stop()
        self._functions = list(functions)
        self.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """Give up what is being measured; returns within a few milliseconds, when the thread has ended."""
        self.requestInterruption()
        self.wait()

    def run(self) -> None:
        functions = self._functions
        costs = measure_costs(functions, self.isInterruptionRequested)
        if costs is not None:
            self.measured.emit(functions, costs)
