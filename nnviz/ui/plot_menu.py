"""The context menu that all plots share: copy or save, as a picture or as values. `export` makes the files."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QSettings, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QWidget

from nnviz.training.config import RunConfig
from nnviz.ui import export
from nnviz.ui.export import Export, Origin

FOLDER = "window/export_folder"
SETTINGS = ".settings.json"  # of the file that a table's run settings are written into


class PlotMenu(QObject):
    """One for a window and those that it has opened; it is told what is shown there.

    said   text: what was copied or saved
    """

    said = Signal(str)

    def __init__(self, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._main_window = self._window = window
        self._menu: QMenu | None = None
        self._export: Export | None = None
        self._origin: Origin | None = None  # of the export
        self._now: Origin | None = None

    def show_run(self, data: str, config: RunConfig) -> None:
        self._now = Origin(data, 0, config)

    def show_settings(self, config: RunConfig) -> None:
        if self._now is not None:
            self._now = replace(self._now, config=config)

    def show_step(self, step: int) -> None:
        if self._now is not None:
            self._now = replace(self._now, step=step)

    @Slot(object, QPoint)
    def open(self, shown: Export, where: QPoint) -> None:
        """The menu about `shown` at a place of the screen; one at a time, for some systems ask twice for one key."""
        if self._menu is not None or self._now is None:
            return
        self._export, self._window = shown, QApplication.activeWindow() or self._main_window
        self._origin = self._now if shown.step is None else replace(self._now, step=shown.step)
        menu = self._menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(shown.what)
        menu.addAction(shown.what).setEnabled(False)
        menu.addAction(self.tr("Copy picture"), self._copy_picture)
        if shown.table is not None:
            menu.addAction(self.tr("Copy values"), self._copy_values)
        menu.addSeparator()
        menu.addAction(self.tr("Save as PNG…"), self._save_png)
        menu.addAction(self.tr("Save as SVG…"), self._save_svg)
        if shown.table is not None:
            menu.addAction(self.tr("Save as CSV…"), self._save_csv)
        for text, do in shown.entries:
            menu.addAction(text, do)
        menu.aboutToHide.connect(self._forget)
        menu.popup(where)

    def _forget(self) -> None:
        self._menu = None

    # -- what the entries do: what is to be copied or saved is made at once, for the run goes on -----------------------

    def _copy_picture(self) -> None:
        assert self._export is not None
        QGuiApplication.clipboard().setImage(export.image(self._export, self._window.devicePixelRatioF()))
        self.said.emit(self.tr("Copied the picture: {what}").format(what=self._export.what))

    def _copy_values(self) -> None:
        assert self._export is not None and self._export.table is not None
        QGuiApplication.clipboard().setText(export.text(self._export.table, "\t"))
        self.said.emit(self.tr("Copied the values: {what}").format(what=self._export.what))

    def _save_png(self) -> None:
        assert self._export is not None and self._origin is not None
        ratio = self._window.devicePixelRatioF()
        self._ask(".png", self.tr("Picture (*.png)"), {"": export.png(self._export, self._origin, ratio)})

    def _save_svg(self) -> None:
        assert self._export is not None and self._origin is not None
        self._ask(".svg", self.tr("Drawing (*.svg)"), {"": export.svg(self._export, self._origin)})

    def _save_csv(self) -> None:
        assert self._export is not None and self._export.table is not None and self._origin is not None
        files = {"": export.csv_bytes(self._export.table), SETTINGS: self._origin.settings.encode()}
        self._ask(".csv", self.tr("Values (*.csv)"), files)

    def _ask(self, ending: str, kind: str, files: dict[str, bytes]) -> None:
        """Ask for a place without holding up the training."""
        assert self._export is not None and self._origin is not None
        folder = str(self._settings.value(FOLDER, "")) or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        name = export.file_name(self._export, self._origin, ending)
        dialog = SaveDialog(self._window, str(Path(folder, name)), kind, ending, files)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, paths: list[Path]) -> None:
        self._settings.setValue(FOLDER, str(paths[0].parent))
        names = ", ".join(path.name for path in paths)
        self.said.emit(self.tr("Saved {names} in {folder}").format(names=names, folder=paths[0].parent))


class SaveDialog(QFileDialog):
    """Asks where to, writes, and where that fails says so and asks again. It deletes itself when all is done.

    saved   list[Path]: the files written
    """

    saved = Signal(object)

    def __init__(
        self, parent: QWidget, path: str, kind: str, ending: str, files: Mapping[str, bytes | Callable[[], bytes]]
    ) -> None:
        """`files` are the contents by the ending they get in place of the chosen one, "" for the chosen file itself;
        what is no bytes yet is made when a place is chosen."""
        super().__init__(parent, "", str(Path(path).parent), kind)
        self._files = files
        self.setWindowTitle(self.tr("Save"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(ending)
        self.selectFile(path)
        self.fileSelected.connect(self._write)
        self.rejected.connect(self.deleteLater)

    def _write(self, name: str) -> None:
        chosen = Path(name)
        files = {ending: made if isinstance(made, bytes) else made() for ending, made in self._files.items()}
        paths = {chosen.with_suffix(ending) if ending else chosen: content for ending, content in files.items()}
        for path, content in paths.items():
            try:
                export.write(path, content)
            except OSError as error:
                self._tell(path, error)
                return
        self.saved.emit(list(paths))
        self.deleteLater()

    def _tell(self, path: Path, error: OSError) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Not saved"), "", parent=self.parentWidget())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = self.tr("{name} could not be written in {folder}: {reason}.")
        reason = error.strerror or str(error)
        box.setText(text.format(name=path.name, folder=path.parent, reason=reason))
        box.setInformativeText(self._what_to_do(error))
        again = box.addButton(self.tr("Save elsewhere…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(again)
        again.clicked.connect(self.open)
        box.rejected.connect(self.deleteLater)
        box.open()

    def _what_to_do(self, error: OSError) -> str:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return self.tr("You may not write there. Choose another folder.")
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return self.tr("The disk is full. Make room on it, or choose a folder on another one.")
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return self.tr("The folder is not there any more. Choose another one.")
        return self.tr("Choose another name or folder.")
