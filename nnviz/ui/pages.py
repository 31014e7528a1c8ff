"""The window's pages in their tabs, and the views that were made on them so far. It knows them by their keys alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from nnviz.ui import catalogue
from nnviz.ui.on_sight import OnSight
from nnviz.ui.tabs import leave_focus_to_tab_bar
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View


class Pages(QTabWidget):
    """`places` has a place for each page of the catalogue, by its key, where it is made when it is first seen.

    view_made   key, View: one that has not been there before
    """

    view_made = Signal(str, object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setTabBarAutoHide(True)
        self.tabBar().setDrawBase(False)
        leave_focus_to_tab_bar(self)
        self.places = {entry.key: OnSight(partial(entry.create, appearance)) for entry in catalogue.PAGES}
        for place in self.places.values():
            self.addTab(place, "")
            place.made.connect(self._add_page)
        self.retranslate()

    @property
    def views(self) -> dict[str, View]:
        """All that were made so far, by their keys."""
        made = [place.content for place in self.places.values() if place.content is not None]
        return {key: view for page in made for key, view in page.views.items()}

    def show_view(self, key: str) -> None:
        """Bring the page `key` to the front, or the tab or the section `key` of the Live page."""
        if key in self.places:
            self.setCurrentWidget(self.places[key])
        else:
            self.setCurrentWidget(self.places["live"])
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # resized while it was hidden?
            self.places["live"].make().show_view(key)

    def retranslate(self) -> None:
        for index, entry in enumerate(catalogue.PAGES):
            self.setTabText(index, entry.translated_title)
        for part in (self, self.tabBar()):
            part.setAccessibleName(self.tr("Pages"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _add_page(self, page: QWidget) -> None:
        for key, view in page.views.items():
            self.view_made.emit(key, view)
        if hasattr(page, "view_made"):
            page.view_made.connect(self._add_later)

    def _add_later(self, entry: catalogue.ViewEntry, view: View) -> None:
        self.view_made.emit(entry.key, view)
