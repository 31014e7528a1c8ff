"""The file that the window's run belongs to: the title that names it, whether the run has changed since, the questions
before it is written or lost.

It writes nothing: its signal says what is to be written, and it is told what came of it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from nnviz.training.config import RunConfig
from nnviz.training.document import SUFFIX, Document

FOLDER = "window/folder"


class RunFile(QObject):
    """A run that was neither opened nor saved belongs to no file, and is never said to have changed.

    may_close   what stood in the way of closing the window is settled
    """

    save_requested = Signal(str)  # path
    may_close = Signal()

    def __init__(self, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._name = ""  # of the data: what a run without a file is called
        self._run = 0  # counts the runs
        self._now: tuple[int, int, RunConfig | None] = (0, 0, None)  # run, step, settings
        self._kept = self._now  # the same of what is in the file
        self._writing: list[tuple[str, int]] = []  # path and run of what is on its way to the disk
        self._question: QMessageBox | None = None
        self._closing = False
        self.path = ""
        self.modified = False
        self._show_title()

    # -- what is known of the run ----------------------------------------------------------------------------------

    def show_run(self, name: str) -> None:
        """A new run stands, which could be called `name`."""
        self._name = name
        self._run += 1
        self._show_title()
        self._show(self._run, 0, self._now[2])

    def show_settings(self, config: RunConfig) -> None:
        self._show(self._run, self._now[1], config)

    def show_step(self, step: int) -> None:
        self._show(self._run, step, self._now[2])

    def show_opened(self, path: str, document: Document) -> None:
        """The run that stands is the one from the file at `path`."""
        self._keep(path, (self._run, document.step, document.config))
        self._show(*self._kept)

    def show_saved(self, path: str, document: Document) -> None:
        self._keep(path, (self._written(path), document.step, document.config))
        self._show(*self._now)
        if self._closing:
            self.modified = False  # what was learned while the file was written is not asked about
            self.may_close.emit()

    def show_save_failed(self, path: str) -> None:
        self._written(path)
        self._closing = False

    def _written(self, path: str) -> int:
        """The run that was to be written to `path` first; it no longer is."""
        at = next(i for i, (where, _) in enumerate(self._writing) if where == path)
        return self._writing.pop(at)[1]

    def let_go(self) -> None:
        """From now on the run belongs to no file: nothing is asked about it."""
        if self.path:
            self.path, self.modified = "", False
            self._show_title()

    def _keep(self, path: str, kept: tuple[int, int, RunConfig | None]) -> None:
        self._kept = kept
        if path != self.path:
            self.path = path
            self._show_title()

    def _show(self, run: int, step: int, config: RunConfig | None) -> None:
        self._now = (run, step, config)
        modified = bool(self.path) and self._now != self._kept
        if modified != self.modified:
            self.modified = modified
            self._show_title()

    def _show_title(self) -> None:
        name, mark = Path(self.path).name or self._name, "[*]" if self.path else ""
        name = name.replace("[*]", "[*][*]")  # Qt's mark itself, where a file is called so
        self._window.setWindowTitle(f"{name}{mark} — nnviz" if name else "nnviz")
        self._window.setWindowModified(self.modified)

    # -- what the user does ----------------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the run to its file; ask for one if it has none."""
        if self.path:
            self._save(self.path)
        else:
            self.save_as()

    def save_as(self) -> None:
        """Ask for a file, and write the run as it is when that is answered; training goes on meanwhile."""
        dialog = QFileDialog(self._window, self.tr("Save run as"), str(self._settings.value(FOLDER, "")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Saved runs (*.nnviz)"), self.tr("All files (*)")])
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(Path(self.path).name if self.path else f"{self._name}{SUFFIX}")
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def ask_before_closing(self) -> bool:
        """Whether the window has to stay: the user is being asked, or a file is still being written.

        A run without a file is not asked about: it is cheap, and the same settings give it again bit for bit. One that
        the user has opened or given a name is cared for: it may hold hours of training. So exactly those that carry
        the mark in the title are asked about.
        """
        if self._writing:
            self._closing = True
            return True
        if not self.modified:
            return False
        if self._question is None:
            self._ask()
        return True

    def _ask(self) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Unsaved run"))
        box.setText(self.tr("Save the run to {file} before closing?").format(file=Path(self.path).name))
        box.setInformativeText(self.tr("It has trained on, or its settings were changed, since it was saved."))
        save = box.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        save.clicked.connect(self._save_and_close)
        discard.clicked.connect(self._close_without_saving)
        box.finished.connect(self._forget_question)
        self._question = box
        box.open()

    def _save_and_close(self) -> None:
        self._closing = True
        self.save()

    def _close_without_saving(self) -> None:
        self.modified = False
        self.may_close.emit()

    def _forget_question(self) -> None:
        self._question = None

    def _save(self, path: str) -> None:
        self._settings.setValue(FOLDER, str(Path(path).parent))
        self._writing.append((path, self._run))
        self.save_requested.emit(path)
