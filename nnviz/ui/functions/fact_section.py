"""Below the curves: the facts table with what can be done with it, and the remarks on the functions compared."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnviz.nn import ACTIVATIONS
from nnviz.ui.functions.fact_columns import FactRow
from nnviz.ui.functions.fact_table import FactTable
from nnviz.ui.number_format import MINUS
from nnviz.ui.panel.explanations import HYPHEN_MINUS
from nnviz.ui.theme import Appearance

COLUMN = 300.0  # px that a remark wants at least
MOST_COLUMNS = 4


def remark_on(name: str) -> str:
    """What the function says of itself, in the window's language."""
    note = QCoreApplication.translate("Note", ACTIVATIONS[name].note)
    return HYPHEN_MINUS.sub(MINUS, note).replace("f'", "f′")


class FactSection(QWidget):
    """measure_asked   the costs are to be measured again"""

    measure_asked = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._title, self.said = QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self.said.setProperty("role", "muted")
        self.measure_button, self.csv_button, self.markdown_button = QPushButton(), QPushButton(), QPushButton()
        self.table = FactTable(appearance)
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        self._notes: list[QLabel] = []
        self._names: tuple[str, ...] = ()
        self._columns = 0
        self._top, self._grid = QHBoxLayout(), QGridLayout()
        self._top.addWidget(self._title)
        self._top.addWidget(self.said, 1)
        for button in (self.measure_button, self.csv_button, self.markdown_button):
            self._top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._top)
        column.addWidget(self.table)
        column.addWidget(self.remark)
        column.addLayout(self._grid)
        self.measure_button.clicked.connect(self.measure_asked)
        self.csv_button.clicked.connect(self._copy_csv)
        self.markdown_button.clicked.connect(self._copy_markdown)
        self.table.copy_asked.connect(self._copy_csv)
        self.restyle()
        self.retranslate()

    def show_rows(self, rows: Sequence[FactRow], z: float, remark: str) -> None:
        """`remark`: on the whole comparison, or empty."""
        self.table.show_rows(rows, z)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        names = tuple(row.facts.name for row in rows)
        if names != self._names:
            self._names = names
            self.said.clear()
            self._fill_notes()

    def show_measuring(self, measuring: bool) -> None:
        self.measure_button.setEnabled(not measuring)

    def _fill_notes(self) -> None:
        while len(self._notes) < len(self._names):
            label = QLabel(self)  # shown before it has its place: without a parent it would be a window
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setTextFormat(Qt.TextFormat.RichText)
            self._notes.append(label)
        text = self.appearance.theme.text
        for i, label in enumerate(self._notes):
            label.setVisible(i < len(self._names))
            if i < len(self._names):
                name = self._names[i]
                said = escape(remark_on(name), quote=False)
                label.setText(f'<b style="color: {text}">{name}.</b> {said}')
        self._arrange(force=True)

    def _arrange(self, *, force: bool = False) -> None:
        columns = max(1, min(MOST_COLUMNS, int(self.width() / self.appearance.px(COLUMN)), len(self._names) or 1))
        if columns == self._columns and not force:
            return
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for label in self._notes:
            self._grid.removeWidget(label)
        for i in range(len(self._names)):
            self._grid.addWidget(self._notes[i], i // columns, i % columns, Qt.AlignmentFlag.AlignTop)

    # -- copying ---------------------------------------------------------------------------------------------------

    def _copy_csv(self) -> None:
        self._copy(self.table.facts.as_csv(self.table.chosen_rows()), "CSV")

    def _copy_markdown(self) -> None:
        self._copy(self.table.facts.as_markdown(self.table.chosen_rows()), "Markdown")

    def _copy(self, text: str, kind: str) -> None:
        QGuiApplication.clipboard().setText(text)
        rows = len(self.table.chosen_rows()) or self.table.facts.rowCount()
        self.said.setText(self.tr("Copied as {kind}, rows: {rows}").format(kind=kind, rows=rows))

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(self.tr("Facts"))
        self.table.setAccessibleName(self.tr("Facts about the functions; Space sorts by a column"))
        self.measure_button.setText(self.tr("Measure again"))
        self.measure_button.setToolTip(self.tr("Measure once more what the functions cost on this machine."))
        self.csv_button.setText(self.tr("Copy as CSV"))
        self.markdown_button.setText(self.tr("Copy as Markdown"))
        for button in (self.csv_button, self.markdown_button):
            button.setToolTip(self.tr("The selected rows, or all where none is selected."))
        self._fill_notes()

    def restyle(self) -> None:
        px = self.appearance.px
        self.setFont(self.appearance.font())
        self.layout().setSpacing(round(px(8)))
        self._top.setSpacing(round(px(8)))
        self._grid.setHorizontalSpacing(round(px(24)))
        self._grid.setVerticalSpacing(round(px(8)))
        self.table.restyle()
        self._fill_notes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
