"""The middle of the Live page: the score, and under tabs beside it the other views that need as much room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from nnviz.ui.catalogue import ViewEntry
from nnviz.ui.on_sight import OnSight
from nnviz.ui.tabs import leave_focus_to_tab_bar
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View


class Middle(QWidget):
    """`first` is there from the beginning, the others are made when they are chosen. `view_made(entry, View)`."""

    view_made = Signal(object, object)

    def __init__(self, appearance: Appearance, entries: Sequence[ViewEntry]) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("middle")
        self.tabs.setDocumentMode(True)
        self.tabs.setTabBarAutoHide(True)
        leave_focus_to_tab_bar(self.tabs)
        self._places = tuple(OnSight(partial(entry.create, appearance)) for entry in self._entries)
        for place in self._places:
            place.made.connect(self._tell)
            self.tabs.addTab(place, "")
        self.first = self._places[0].make()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.retranslate()

    @property
    def views(self) -> dict[str, View]:
        """Those that were made so far, by their keys."""
        found = {entry.key: place.content for entry, place in zip(self._entries, self._places, strict=True)}
        return {key: view for key, view in found.items() if isinstance(view, View)}

    @property
    def chosen(self) -> str:
        """The key of the view that is in front."""
        return self._entries[self.tabs.currentIndex()].key

    def choose(self, key: str) -> None:
        """Show the view `key`; ValueError where there is none."""
        self.tabs.setCurrentIndex([entry.key for entry in self._entries].index(key))

    def retranslate(self) -> None:
        for index, entry in enumerate(self._entries):
            self.tabs.setTabText(index, entry.translated_title)
        self.tabs.tabBar().setAccessibleName(self.tr("Views of the network"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _tell(self, view: QWidget) -> None:
        at = next(index for index, place in enumerate(self._places) if place.content is view)
        self.view_made.emit(self._entries[at], view)
