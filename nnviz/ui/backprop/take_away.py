"""What can be taken away from the microscope: the current formula as LaTeX, and the whole walk as a document."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from nnviz.training.walk import export
from nnviz.training.walk.walk import Walk
from nnviz.ui.backprop.microscope import Microscope
from nnviz.ui.plot_menu import SaveDialog
from nnviz.ui.wording import translated


class TakeAway(QObject):
    """said(str)   what was copied or saved"""

    said = Signal(str)

    def __init__(self, microscope: Microscope, page: QWidget) -> None:
        super().__init__(page)
        self._microscope, self._page = microscope, page
        self._folder = ""

    def copy_formula(self) -> None:
        """The current formula, and below it the same with the numbers of the chosen entry."""
        microscope = self._microscope
        if microscope.walk is None or microscope.step is None:
            return
        lines = microscope.walk.numbers(microscope.index, *microscope.entry, microscope.decimals)
        text = "\n".join((microscope.step.symbols.latex, *(line.latex for line in lines)))
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self.tr("Copied as LaTeX."))

    def entries(self) -> tuple:
        """For the menu of the plots."""
        return (
            (self.tr("Copy formula as LaTeX"), self.copy_formula),
            (self.tr("Save walk as Markdown…"), self.save_markdown),
            (self.tr("Save walk as HTML…"), self.save_html),
        )

    def save(self, ending: str) -> None:
        """ "md" or "html"."""
        self.save_markdown() if ending == "md" else self.save_html()

    def save_markdown(self) -> None:
        self._ask(".md", self.tr("Markdown (*.md)"))

    def save_html(self) -> None:
        self._ask(".html", self.tr("Page (*.html)"))

    def _ask(self, ending: str, kind: str) -> None:
        """While a place is chosen the finite differences are counted to the end, as far as there is time."""
        walk = self._microscope.walk
        if walk is None:
            return
        self._microscope.checking.reach_all()
        folder = self._folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"nnviz backprop step {walk.moment.step}{ending}"
        document = _Document(self._microscope, walk, ending, self.tr("en"))
        dialog = SaveDialog(self._page.window(), str(Path(folder, name)), kind, ending, {"": document})
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, paths: list[Path]) -> None:
        self._folder = str(paths[0].parent)
        self.said.emit(self.tr("Saved {name} in {folder}.").format(name=paths[0].name, folder=self._folder))


class _Document:
    """The walk as bytes, made when it is called: with the finite differences that are counted by then."""

    def __init__(self, microscope: Microscope, walk: Walk, ending: str, language: str) -> None:
        self._microscope, self._walk, self._ending, self._language = microscope, walk, ending, language

    def __call__(self) -> bytes:
        checks = self._microscope.checking.checks() if self._microscope.walk is self._walk else {}
        decimals = self._microscope.decimals
        if self._ending == ".md":
            return export.markdown(self._walk, translated, decimals, checks).encode()
        return export.html(self._walk, translated, decimals, checks, language=self._language).encode()
