"""The column beside the score: sections one above the other that scroll, and below them those that always stay in view.

It knows of a view what its entry in the catalogue says.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nnviz.training.snapshot import RunInfo
from nnviz.ui.catalogue import ViewEntry
from nnviz.ui.fold import Fold
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

LEAST_HEIGHT = 120  # px of what scrolls, however much the foot needs


class RightColumn(QWidget):
    """Each section can be folded away; hairlines stand between them."""

    def __init__(self, appearance: Appearance, made: Sequence[tuple[ViewEntry, View]]) -> None:
        super().__init__()
        self.setObjectName("right_column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._sections: list[tuple[ViewEntry, View, Fold, QFrame]] = []
        self._scroll = ScrollingSections(appearance)
        self._foot = QVBoxLayout()
        for entry, view in made:
            rule = QFrame()
            rule.setObjectName("rule")
            rule.setFixedHeight(1)
            fold = Fold(appearance, view, folded=entry.folded)
            layout = self._foot if entry.place == "foot" else self._scroll.sections
            layout.addWidget(rule)
            layout.addWidget(fold)
            self._sections.append((entry, view, fold, rule))
        self._scroll.sections.addStretch()
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._scroll)
        self._layout.addLayout(self._foot)
        self._layout.addStretch()
        appearance.changed.connect(self.restyle)
        self.restyle()
        self.show_run(None)

    @property
    def folded(self) -> tuple[str, ...]:
        """The keys of the sections that are folded away."""
        return tuple(entry.key for entry, _, fold, _ in self._sections if fold.folded)

    def set_folded(self, keys: Collection[str]) -> None:
        for entry, _, fold, _ in self._sections:
            fold.set_folded(entry.key in keys)

    def fold_of(self, key: str) -> Fold:
        """The section of the view `key`; KeyError when there is none."""
        return {entry.key: fold for entry, _, fold, _ in self._sections}[key]

    def show_run(self, run: RunInfo | None) -> None:
        """Hide the sections that do not suit this run, and the hairline above the first that does."""
        first = True
        for entry, view, fold, rule in self._sections:
            suits = entry.suits(run)
            view.setVisible(suits)
            fold.setVisible(suits)
            rule.setVisible(suits and not first)
            first = first and not suits
        self.retranslate()  # some views have another title now

    def retranslate(self) -> None:
        for entry, _, fold, _ in self._sections:
            fold.set_title(entry.translated_title)

    def restyle(self) -> None:
        for _, _, fold, _ in self._sections:
            fold.restyle()
        top, bottom, between = (round(self._appearance.px(length)) for length in (8, 12, 10))
        self._layout.setContentsMargins(0, 0, 0, bottom)
        self._layout.setSpacing(0)
        self._scroll.sections.setContentsMargins(0, top, 0, between)
        for layout in (self._scroll.sections, self._foot):
            layout.setSpacing(between)

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
        self.sections = QVBoxLayout(content)
        self.setWidget(content)
        content.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return self.sections.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(round(self._appearance.px(LEAST_HEIGHT)), self.sizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
