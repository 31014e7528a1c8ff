"""The user's files, read and written in a thread of their own: tables and saved runs.

What becomes of what was read is the Session's business.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, Signal, Slot

from nnviz.bridge.documents import DocumentKeeper
from nnviz.bridge.tables import TableReader
from nnviz.training.data import Dataset
from nnviz.training.document import Document
from nnviz.training.snapshot import RunFailure


class Files(QObject):
    """Of all that is to be read only the last counts; everything that is to be written is written, in order."""

    table_read = Signal(object)  # Dataset
    document_read = Signal(object)  # Document
    read_failed = Signal(object)  # RunFailure
    written = Signal(str, object)  # path, Document
    write_failed = Signal(str, object)  # path, RunFailure

    _load_table = Signal(int, str, bool)
    _load_document = Signal(int, str)
    _write = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._thread = QThread(self)
        self._thread.setObjectName("files")
        self._tables, self._documents = TableReader(), DocumentKeeper()
        for worker in (self._tables, self._documents):
            worker.moveToThread(self._thread)
        self._load_table.connect(self._tables.load)
        self._load_document.connect(self._documents.load)
        self._write.connect(self._documents.write)
        self._tables.read.connect(self._on_table)
        self._tables.failed.connect(self._on_failed)
        self._documents.read.connect(self._on_document)
        self._documents.read_failed.connect(self._on_failed)
        self._documents.written.connect(self.written)
        self._documents.write_failed.connect(self.write_failed)

    def load_table(self, path: str, as_classes: bool) -> None:
        """`table_read` or `read_failed` follows, unless something else is to be read meanwhile."""
        self._load_table.emit(self._next_number(), path, as_classes)

    def load_document(self, path: str) -> None:
        """`document_read` or `read_failed` follows, unless something else is to be read meanwhile."""
        self._load_document.emit(self._next_number(), path)

    @Slot(str, object)
    def write(self, path: str, document: Document) -> None:
        """`written` or `write_failed` follows."""
        self._start()
        self._write.emit(path, document)

    def close(self) -> None:
        """End the thread; a file that is just being written is finished."""
        self._thread.quit()
        self._thread.wait()
        QCoreApplication.removePostedEvents(self, QEvent.Type.MetaCall)

    def _start(self) -> None:
        """The thread begins with its first file: most sessions need none."""
        if not self._thread.isRunning():
            self._thread.start()

    def _next_number(self) -> int:
        self._start()
        self._number += 1
        return self._number

    @Slot(int, object)
    def _on_table(self, number: int, dataset: Dataset) -> None:
        if number == self._number:
            self.table_read.emit(dataset)

    @Slot(int, object)
    def _on_document(self, number: int, document: Document) -> None:
        if number == self._number:
            self.document_read.emit(document)

    @Slot(int, object)
    def _on_failed(self, number: int, failure: RunFailure) -> None:
        if number == self._number:
            self.read_failed.emit(failure)
