"""Reads the user's CSV files in a thread of its own, so that neither the window nor the training waits for them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from nnviz.bridge.failures import failure_of
from nnviz.training.data import Dataset


class TableReader(QObject):
    """Takes one path after the other; what it emits carries the number of the order."""

    read = Signal(int, object)  # number, Dataset
    failed = Signal(int, object)  # number, RunFailure

    @Slot(int, str, bool)
    def load(self, number: int, path: str, as_classes: bool) -> None:
        """Read the table at `path`; `as_classes` takes whole numbers in the last column as classes."""
        try:
            dataset = Dataset.from_csv(path, classes=True if as_classes else None)
        except Exception as error:
            self.failed.emit(number, failure_of(error))
            return
        self.read.emit(number, dataset)
