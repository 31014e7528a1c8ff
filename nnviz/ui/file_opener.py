"""Which file is to be read: the one that is chosen in a dialog, dropped on the window, or among the recent ones.

It reads nothing: its signals say what is to be read, and as what.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from nnviz.training.document import SUFFIX
from nnviz.ui.run_file import FOLDER


class FileOpener(QObject):
    """A saved run is known by its name's ending; anything else is taken for a table.

    said   text: what is going on, or would if the mouse button were let go
    """

    run_chosen = Signal(str)  # path
    table_chosen = Signal(str)  # path
    said = Signal(str)

    def __init__(self, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def choose_run(self) -> None:
        """Ask for a saved run, which need not have the ending, without holding up the training."""
        dialog = self._dialog(self.tr("Open run"), self.tr("Saved runs (*.nnviz)"))
        dialog.fileSelected.connect(self.open_run)
        dialog.open()

    def choose_table(self) -> None:
        """Ask for a table without holding up the training."""
        dialog = self._dialog(self.tr("Open table"), self.tr("Tables (*.csv *.tsv *.txt)"))
        dialog.fileSelected.connect(self.open)
        dialog.open()

    def open(self, path: str) -> None:
        """Have this file read as what it seems to be."""
        if _is_run(path):
            self.open_run(path)
        else:
            self._tell_reading(path)
            self.table_chosen.emit(path)

    def open_run(self, path: str) -> None:
        """Have this file read as a saved run."""
        self._tell_reading(path)
        self.run_chosen.emit(path)

    def drag(self, event: QDragEnterEvent) -> None:
        """One file may be dropped, and it is said what it will be taken for."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            run, table = self.tr("Drop it to open this run"), self.tr("Drop it to load this table")
            self.said.emit(run if _is_run(path) else table)
        elif len(event.mimeData().urls()) > 1:
            self.said.emit(self.tr("Only one file at a time can be dropped here"))

    def drop(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open(path)

    def _tell_reading(self, path: str) -> None:
        self._settings.setValue(FOLDER, str(Path(path).parent))
        self.said.emit(self.tr("Reading {file} …").format(file=Path(path).name))

    def _dialog(self, title: str, kind: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._settings.value(FOLDER, "")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([kind, self.tr("All files (*)")])
        return dialog


def _is_run(path: str) -> bool:
    return Path(path).suffix.lower() == SUFFIX


def _dropped_file(event: QDragEnterEvent | QDropEvent) -> str | None:
    """The one local file that is being dragged, or None."""
    urls = event.mimeData().urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else None
