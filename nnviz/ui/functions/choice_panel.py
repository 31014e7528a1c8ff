"""The left column of the Functions page: the list to choose from, with a search, and the ready-made comparisons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from nnviz.nn import ACTIVATIONS
from nnviz.ui.columns import rule
from nnviz.ui.functions.comparisons import COMPARISONS, FunctionComparison
from nnviz.ui.functions.function_row import HEIGHT, FunctionRow
from nnviz.ui.functions.selection import Selection
from nnviz.ui.panel.explanations import explained_choice
from nnviz.ui.theme import Appearance

LEAST_ROWS = 7  # seen of the list; in a lower window the column scrolls


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


class ChoicePanel(QWidget):
    """`rows` by name.

    compared   a FunctionComparison was asked for
    """

    compared = Signal(object)

    def __init__(self, selection: Selection, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._appearance = appearance
        self._title, self._count = QLabel(), QLabel()
        self.search = SearchField()
        self.search.setClearButtonEnabled(True)
        self._none = QLabel()
        self.complaint = QLabel()
        self._ready_made = QLabel()
        self.rows: dict[str, FunctionRow] = {}
        self.buttons: list[QPushButton] = []
        self._lay_out()
        selection.changed.connect(self.show_selection)
        selection.retuned.connect(self.show_selection)
        self.search.textChanged.connect(self._filter)
        self.search.left_downward.connect(self._enter_list)
        self.search.returnPressed.connect(self._tick_first)
        self.show_selection()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "section")
        self._ready_made.setProperty("role", "section")
        for label in (self._count, self._none, self.complaint):
            label.setProperty("role", "muted")
        for label in (self._none, self.complaint):
            label.setWordWrap(True)
            label.hide()
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addWidget(self._count, 1)
        content = QWidget()
        content.setObjectName("function_rows")
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        for name in ACTIVATIONS:
            row = self.rows[name] = FunctionRow(name, self._appearance)
            row.clicked.connect(self._clicked)
            row.moved.connect(self._move)
            row.params_changed.connect(self._selection.set_params)
            row.refused.connect(self._complain)
            self._list.addWidget(row)
        self._list.addWidget(self._none)
        self._list.addStretch(1)
        next(iter(self.rows.values())).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.viewport().setAutoFillBackground(False)
        self.scroll.setWidget(content)
        content.setAutoFillBackground(False)  # after setWidget, which turns it on: the column's ground shows
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self.scroll, 1)
        column.addWidget(self.complaint)
        column.addWidget(rule())
        column.addWidget(self._ready_made)
        for comparison in COMPARISONS:
            button = QPushButton()
            button.setProperty("comparison", comparison)
            button.clicked.connect(self._compare)
            self.buttons.append(button)
            column.addWidget(button)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_selection(self) -> None:
        chosen = self._selection.names
        for name, row in self.rows.items():
            row.show_choice(name in chosen, self._selection.slot(name), self._selection.params(name))
        self._count.setText(self.tr("{chosen} of {all}").format(chosen=len(chosen), all=len(self.rows)))

    def _filter(self) -> None:
        wanted = self.search.text().strip().lower()
        for name, row in self.rows.items():
            activation = ACTIVATIONS[name]
            names = (name, *activation.aliases, activation.torch_name, activation.matlab_name)
            row.setVisible(any(wanted in known.lower() for known in names))
        self._none.setVisible(not self._visible())

    def _visible(self) -> list[FunctionRow]:
        return [row for row in self.rows.values() if not row.isHidden()]

    # -- what the user does ----------------------------------------------------------------------------------------

    def _clicked(self) -> None:
        row = self.sender()
        self._selection.choose(row.name, row.isChecked())
        self._let_tab_find(row)

    def _compare(self) -> None:
        comparison: FunctionComparison = self.sender().property("comparison")
        self.search.clear()
        self._complain("")
        self.compared.emit(comparison)

    def _complain(self, reason: str) -> None:
        self.complaint.setText(reason)
        self.complaint.setVisible(bool(reason))

    def _enter_list(self) -> None:
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
        if at < 0:
            self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
        elif at < len(rows):
            self._focus(rows[at])

    def _focus(self, row: FunctionRow) -> None:
        self._let_tab_find(row)
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self.scroll.ensureWidgetVisible(row, 0, 0)

    def _let_tab_find(self, row: FunctionRow) -> None:
        """Tab enters the list once, where one was last; Up and Down lead on."""
        for other in self.rows.values():
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is row else Qt.FocusPolicy.ClickFocus)

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(self.tr("Compare"))
        self._none.setText(self.tr("No function is called so."))
        self.search.setPlaceholderText(self.tr("Find a function"))
        self.search.setAccessibleName(self.tr("Find a function by any of its names"))
        self._ready_made.setText(self.tr("Ready-made"))
        for name, row in self.rows.items():
            row.setToolTip(explained_choice("activation", name))
            row.retranslate()
        for button in self.buttons:
            comparison: FunctionComparison = button.property("comparison")
            button.setText(comparison.text)
            button.setToolTip(comparison.translated_remark)
        self.show_selection()

    def restyle(self) -> None:
        px = self._appearance.px
        self.setFont(self._appearance.font())
        self.layout().setSpacing(round(px(6)))
        self.scroll.setMinimumHeight(round(px(LEAST_ROWS * HEIGHT)))
        for row in self.rows.values():
            row.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
