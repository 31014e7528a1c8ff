"""The left column of the Functions page: the list to choose from, with a search, and the ready-made comparisons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from nnviz.nn import ACTIVATIONS
from nnviz.ui.columns import rule
from nnviz.ui.functions.comparisons import COMPARISONS, FunctionComparison
from nnviz.ui.functions.function_list import FunctionList
from nnviz.ui.functions.function_row import HEIGHT, FunctionRow
from nnviz.ui.functions.selection import Selection
from nnviz.ui.panel.explanations import explained_choice
from nnviz.ui.theme import Appearance

LEAST_ROWS = 7  # seen of the list; in a lower window the column scrolls


class ChoicePanel(FunctionList):
    """compared   a FunctionComparison was asked for"""

    compared = Signal(object)

    def __init__(self, selection: Selection, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._selection = selection
        self._title, self._count = QLabel(), QLabel()
        self._ready_made = QLabel()
        self.buttons: list[QPushButton] = []
        self.fill(FunctionRow(name, appearance) for name in ACTIVATIONS)
        self._lay_out()
        self.ticked.connect(selection.choose)
        self.params_changed.connect(selection.set_params)
        selection.changed.connect(self.show_selection)
        selection.retuned.connect(self.show_selection)
        self.show_selection()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._title.setProperty("role", "section")
        self._ready_made.setProperty("role", "section")
        self._count.setProperty("role", "muted")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addWidget(self._count, 1)
        self.column.insertLayout(0, top)
        self.column.addWidget(rule())
        self.column.addWidget(self._ready_made)
        for comparison in COMPARISONS:
            button = QPushButton()
            button.setProperty("comparison", comparison)
            button.clicked.connect(self._compare)
            self.buttons.append(button)
            self.column.addWidget(button)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_selection(self) -> None:
        chosen = self._selection.names
        for name, row in self.rows.items():
            row.show_choice(name in chosen, self._selection.slot(name), self._selection.params(name))
        self._count.setText(self.tr("{chosen} of {all}").format(chosen=len(chosen), all=len(self.rows)))

    # -- what the user does ----------------------------------------------------------------------------------------

    def _compare(self) -> None:
        comparison: FunctionComparison = self.sender().property("comparison")
        self.search.clear()
        self.complain("")
        self.compared.emit(comparison)

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
