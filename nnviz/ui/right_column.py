"""The column beside the score: sections one above the other that scroll, and below them those that always stay in view.

It knows of a view what its entry in the catalogue says.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.ui.catalogue import ViewEntry
from nnviz.ui.columns import rule
from nnviz.ui.fold import Fold
from nnviz.ui.on_sight import OnSight
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

LEAST_HEIGHT = 120  # px of what scrolls, however much the foot needs


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the catalogue, the place for its view, that place under its title, and the hairline above."""

    entry: ViewEntry
    place: OnSight
    fold: Fold
    rule: QFrame


class RightColumn(QWidget):
    """Each section can be folded away; hairlines stand between them. `view_made` gives the entry and its view.

    It is empty until `fill`: the window is painted first, for plots take as long to load as all the rest.
    """

    view_made = Signal(object, object)

    def __init__(self, appearance: Appearance, entries: Sequence[ViewEntry]) -> None:
        super().__init__()
        self.setObjectName("right_column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._run: RunInfo | None = None
        self._filled = False
        self._scroll = ScrollingSections(appearance)
        self._foot = QVBoxLayout()
        self._sections = [self._section(entry) for entry in entries]
        self._scroll.sections.addStretch()
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._scroll)
        self._layout.addLayout(self._foot)
        self._layout.addStretch()
        appearance.changed.connect(self.restyle)
        self.restyle()
        self.show_run(None)

    def fill(self) -> None:
        """Make the views that are seen, from now on."""
        self._filled = True
        self._make_views()

    def _section(self, entry: ViewEntry) -> Section:
        hairline = rule()
        place = OnSight(partial(entry.create, self._appearance), by_itself=False)
        fold = Fold(self._appearance, place, folded=entry.folded)
        fold.toggled.connect(self._make_views)
        layout = self._foot if entry.place == "foot" else self._scroll.sections
        layout.addWidget(hairline)
        layout.addWidget(fold)
        return Section(entry, place, fold, hairline)

    @property
    def views(self) -> dict[str, View]:
        """Those that were made so far, by their keys."""
        found = {section.entry.key: section.place.content for section in self._sections}
        return {key: view for key, view in found.items() if isinstance(view, View)}

    @property
    def folded(self) -> tuple[str, ...]:
        """The keys of the sections that are folded away."""
        return tuple(section.entry.key for section in self._sections if section.fold.folded)

    def set_folded(self, keys: Collection[str]) -> None:
        for section in self._sections:
            section.fold.set_folded(section.entry.key in keys)
        self._make_views()

    def show_view(self, key: str) -> None:
        """Unfold the section of the view `key`, and scroll to it; KeyError when there is none."""
        fold = self.fold_of(key)
        fold.set_folded(False)
        self.fill()
        self._scroll.follow(fold)

    def fold_of(self, key: str) -> Fold:
        """The section of the view `key`; KeyError when there is none."""
        return {section.entry.key: section.fold for section in self._sections}[key]

    def show_run(self, run: RunInfo | None) -> None:
        """Hide the sections that do not suit this run, and the hairline above the first that does."""
        self._run = run
        self._make_views()
        first = True
        for section in self._sections:
            suits = section.entry.suits(run)
            section.fold.setVisible(suits)
            section.rule.setVisible(suits and not first)
            first = first and not suits
        self.retranslate()  # some views have another title now

    def _make_views(self) -> None:
        """Those that are seen now, and those whose own title is needed; what is never seen is never made."""
        for section in self._sections if self._filled else ():
            entry, place, fold = section.entry, section.place, section.fold
            if place.content is None and entry.suits(self._run) and not (fold.folded and entry.title):
                view = place.make()
                fold.find_title()
                fold.set_title(entry.translated_title)
                self._tell_room()
                self.view_made.emit(entry, view)

    def retranslate(self) -> None:
        for section in self._sections:
            section.fold.set_title(section.entry.translated_title)

    def restyle(self) -> None:
        for section in self._sections:
            section.fold.restyle()
        top, bottom, between = (round(self._appearance.px(length)) for length in (8, 12, 10))
        self._layout.setContentsMargins(0, 0, 0, bottom)
        self._layout.setSpacing(0)
        self._scroll.sections.setContentsMargins(0, top, 0, between)
        for layout in (self._scroll.sections, self._foot):
            layout.setSpacing(between)
        self._tell_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_room()

    def _tell_room(self) -> None:
        for view in self.views.values():
            view.set_room(self.height() / self._appearance.scale)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()  # now that the views have put their titles into the new language
        return handled


class ScrollingSections(QScrollArea):
    """As high as its sections together, or as there is room for; then it scrolls."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setObjectName("right_column_content")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        content = QWidget()
        content.setObjectName("right_column_content")
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # as wide as there is room
        self.sections = QVBoxLayout(content)
        self.setWidget(content)
        content.installEventFilter(self)
        self._followed: QWidget | None = None
        self._following = False  # just now
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        self.verticalScrollBar().valueChanged.connect(self._let_go)

    def follow(self, section: QWidget) -> None:
        """Scroll to it, and again when it or others get their contents, until somebody scrolls."""
        self._followed = section if self.widget().isAncestorOf(section) else None
        self._keep_in_view()

    def _let_go(self) -> None:
        if not self._following:
            self._followed = None

    def _keep_in_view(self) -> None:
        if self._followed is not None:
            top, bar = self._followed.y(), self.verticalScrollBar()
            if top < bar.value() or top + self._followed.height() > bar.value() + self.viewport().height():
                self._following = True
                bar.setValue(top)
                self._following = False

    def sizeHint(self) -> QSize:
        return self.sections.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(round(self._appearance.px(LEAST_HEIGHT)), self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for fold in self.widget().findChildren(Fold, options=Qt.FindChildOption.FindDirectChildrenOnly):
            fold.set_bar(self.width() - self.viewport().width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
