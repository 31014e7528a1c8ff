"""Reads and writes saved runs in the files' thread, so that neither the window nor the training waits for a disk."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from nnviz.bridge.failures import failure_of
from nnviz.training import document
from nnviz.training.document import Document


class DocumentKeeper(QObject):
    """Takes one file after the other; what it says of one that was read carries the number of the order."""

    read = Signal(int, object)  # number, Document
    read_failed = Signal(int, object)  # number, RunFailure
    written = Signal(str, object)  # path, Document
    write_failed = Signal(str, object)  # path, RunFailure

    @Slot(int, str)
    def load(self, number: int, path: str) -> None:
        try:
            saved = document.read(path)
        except Exception as error:
            self.read_failed.emit(number, failure_of(error))
            return
        self.read.emit(number, saved)

    @Slot(str, object)
    def write(self, path: str, run: Document) -> None:
        try:
            document.write(run, path)
        except Exception as error:
            self.write_failed.emit(path, failure_of(error))
            return
        self.written.emit(path, replace(run, file=path))
