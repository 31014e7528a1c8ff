"""Functions of a registry to choose from: a list that is searched by any of their names and walked through by keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from nnviz.ui.functions.function_row import FunctionRow
from nnviz.ui.theme import Appearance


class SearchField(QLineEdit):
    """Down leads into the list."""

    left_downward = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downward.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FunctionList(QWidget):
    """`rows` by name. Who derives from it calls `fill`, says the texts, and may add to its `column`.

    ticked(name, on)              this function is wanted, or no longer
    params_changed(name, values)  its parameters are wanted so; edits of one slide belong together
    """

    ticked = Signal(str, bool)
    params_changed = Signal(str, object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.rows: dict[str, FunctionRow] = {}
        self.search = SearchField()
        self.search.setClearButtonEnabled(True)
        self._none, self.complaint = QLabel(), QLabel()
        for label in (self._none, self.complaint):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            label.hide()
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.viewport().setAutoFillBackground(False)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.search)
        self.column.addWidget(self.scroll, 1)
        self.column.addWidget(self.complaint)
        self.search.textChanged.connect(self._filter)
        self.search.left_downward.connect(self._enter)
        self.search.returnPressed.connect(self._tick_first)

    def fill(self, parts: Iterable[QWidget]) -> None:
        """The rows, and whatever stands between them, from the top down."""
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for part in parts:
            inner.addWidget(part)
            if isinstance(part, FunctionRow):
                self.rows[part.name] = part
                part.clicked.connect(self._clicked)
                part.moved.connect(self._move)
                part.params_changed.connect(self.params_changed)
                part.refused.connect(self.complain)
        inner.addWidget(self._none)
        inner.addStretch(1)
        next(iter(self.rows.values())).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroll.setWidget(content)
        content.setAutoFillBackground(False)  # after setWidget, which turns it on: the column's ground shows

    def complain(self, reason: str) -> None:
        """Say why something was not done; "" takes it back."""
        self.complaint.setText(reason)
        self.complaint.setVisible(bool(reason))

    def _filter(self) -> None:
        """Show what is called as the search says."""
        wanted = self.search.text().strip().lower()
        for name, row in self.rows.items():
            function = row.registry[name]
            known = (name, *function.aliases, function.torch_name, function.matlab_name)
            row.setVisible(any(wanted in other.lower() for other in known))
        self._none.setVisible(not self._visible())

    def _visible(self) -> list[FunctionRow]:
        return [row for row in self.rows.values() if not row.isHidden()]

    # -- what the user does ----------------------------------------------------------------------------------------

    def _clicked(self) -> None:
        row = self.sender()
        self._let_tab_find(row)
        self.ticked.emit(row.name, row.isChecked())

    def _enter(self) -> None:
        rows = self._visible()
        if rows:
            self._focus(rows[0])

    def _tick_first(self) -> None:
        rows = self._visible()
        if rows and self.search.text().strip():
            rows[0].click()

    def _move(self, by: int) -> None:
        rows = self._visible()
        at = rows.index(self.sender()) + by
        if at < 0 and not self.search.isHidden():
            self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
        elif 0 <= at < len(rows):
            self._focus(rows[at])

    def _focus(self, row: FunctionRow) -> None:
        self._let_tab_find(row)
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self.scroll.ensureWidgetVisible(row, 0, 0)

    def _let_tab_find(self, row: FunctionRow) -> None:
        """Tab enters the list once, where one was last; Up and Down lead on."""
        for other in self.rows.values():
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is row else Qt.FocusPolicy.ClickFocus)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set all texts in the window's language."""
        raise NotImplementedError
