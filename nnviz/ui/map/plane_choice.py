"""Which plane of a table the map shows: two columns, found by typing, and where the others stand.

It knows the data's names and counts and nothing of maps.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLabel, QListView, QWidget

from nnviz.training.prepared import PreparedData
from nnviz.ui.controls import NumberField
from nnviz.ui.controls.name_edit import NameEdit
from nnviz.ui.map.columns import telling_columns
from nnviz.ui.theme import Appearance

LONG_NAME = 12  # characters: longer ones do not fit into half the width
WIDEST_LIST = 360  # px of the list of columns, whatever their names


class ColumnBox(QComboBox):
    """One of many columns: a list to choose from, and a field in which any part of a name finds it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setLineEdit(NameEdit())
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.setMaxVisibleItems(16)
        names = QListView(self)
        names.setUniformItemSizes(True)  # or a thousand names would be measured every time the list opens
        names.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setView(names)
        self._names = QStringListModel(self)
        self.setModel(self._names)
        finder = QCompleter(self._names, self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setMaxVisibleItems(16)
        found = QListView()
        found.setUniformItemSizes(True)
        finder.setPopup(found)
        self.setCompleter(finder)
        self.lineEdit().returnPressed.connect(self._take_found)
        self.activated.connect(self._show_begin)

    def set_names(self, names: tuple[str, ...]) -> None:
        with QSignalBlocker(self):
            self._names.setStringList(list(names))
        widest = max(map(len, names)) * self.fontMetrics().averageCharWidth() + 40
        for found in (self.view(), self.completer().popup()):
            found.setMinimumWidth(min(widest, WIDEST_LIST))

    def show_column(self, column: int) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(column)
        self._show_begin()

    def restyle(self, appearance: Appearance) -> None:
        """The list of what was found is a window of its own, which the window's style sheet does not reach."""
        theme, px = appearance.theme, appearance.px
        found = self.completer().popup()
        found.setFont(appearance.font())
        found.setStyleSheet(
            f"QListView {{ background: {theme.panel}; color: {theme.text}; border: 1px solid {theme.border};"
            f" selection-background-color: {theme.sel}; selection-color: {theme.text}; }}"
            f"QListView::item {{ min-height: {round(px(24))}px; padding: 0 {round(px(6))}px; }}"
        )

    def _take_found(self) -> None:
        """Enter takes the first column that what was typed is a part of."""
        typed = self.lineEdit().text()
        if typed in self._names.stringList():
            return  # Qt has taken it
        self.completer().setCompletionPrefix(typed)
        found = self.completer().currentCompletion()
        if typed and found:
            self.setCurrentIndex(self._names.stringList().index(found))
            self.activated.emit(self.currentIndex())
        else:
            self._put_back()

    def _put_back(self) -> None:
        self.lineEdit().setText(self.itemText(self.currentIndex()))
        self._show_begin()

    def _show_begin(self) -> None:
        self.setToolTip(self.itemText(self.currentIndex()))  # which may be too long for its box
        self.lineEdit().setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.lineEdit().selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._put_back()  # what was typed and not taken

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the column scrolls


class PlaneChoice(QWidget):
    """The choice itself. `chosen`: the user has changed `columns` or `sample`.

    columns   the two raw columns, to the right and upwards
    sample    where the other columns stand: as in this sample (from 0), None at their mean
    """

    chosen = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.columns = (0, 1)
        self.sample: int | None = None
        self._names: tuple[str, ...] = ()
        self.right_column, self.up_column = ColumnBox(), ColumnBox()
        self._others = QLabel()
        self._others.setProperty("role", "muted")
        self.sample_field = NumberField(1, 1, integer=True, optional=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._arrows = (QLabel("→"), QLabel("↑"))
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)
        self._arrange()
        self.right_column.activated.connect(self._choose_columns)
        self.up_column.activated.connect(self._choose_columns)
        self.sample_field.valueChanged.connect(self._choose_sample)

    def set_data(self, data: PreparedData) -> None:
        """Offer these columns and samples; what was chosen stays while the columns are the same."""
        if data.columns != self._names:
            self._names = data.columns
            self.columns, self.sample = telling_columns(data), None
            if len(data.columns) > 2:
                for box, column in zip((self.right_column, self.up_column), self.columns, strict=True):
                    box.set_names(data.columns)
                    box.show_column(column)
            self._arrange()
        count = data.raw.shape[1]
        self.sample_field.high = count
        self.set_sample(self.sample if self.sample is None or self.sample < count else None)

    def set_sample(self, sample: int | None) -> None:
        """Show another sample without telling anybody."""
        self.sample = sample
        self.sample_field.setValue(None if sample is None else sample + 1)

    def restyle(self) -> None:
        for box in (self.right_column, self.up_column):
            box.restyle(self.appearance)
        self._grid.setHorizontalSpacing(round(self.appearance.px(4)))
        self._grid.setVerticalSpacing(round(self.appearance.px(4)))
        self.sample_field.setFixedHeight(round(self.appearance.px(24)))

    def retranslate(self) -> None:
        self.right_column.setAccessibleName(self.tr("Column to the right"))
        self.up_column.setAccessibleName(self.tr("Column upwards"))
        self._others.setText(self.tr("others as in sample"))
        self.sample_field.setAccessibleName(self.tr("The other columns as in sample"))
        self.sample_field.setPlaceholderText(self.tr("mean"))
        self.sample_field.setToolTip(
            self.tr("The number of a sample, or empty for the mean. A click on a point of the map chooses it, too.")
        )

    def _arrange(self) -> None:
        """Side by side, or one above the other where a name would not fit."""
        longest = max(map(len, self._names), default=0)
        stacked = longest > LONG_NAME
        (right, up), wide = self._arrows, 3 if stacked else 1
        self._grid.addWidget(right, 0, 0)
        self._grid.addWidget(self.right_column, 0, 1, 1, wide)
        self._grid.addWidget(up, 1 if stacked else 0, 0 if stacked else 2)
        self._grid.addWidget(self.up_column, 1 if stacked else 0, 1 if stacked else 3, 1, wide)
        self._grid.addWidget(self._others, 2, 0, 1, 3)
        self._grid.addWidget(self.sample_field, 2, 3)

    def _choose_columns(self) -> None:
        right, up = self.right_column.currentIndex(), self.up_column.currentIndex()
        if right == up:  # a plane needs two: the other one takes what this one had
            right, up = (self.columns[1], up) if right == self.columns[0] else (right, self.columns[0])
            self.right_column.show_column(right)
            self.up_column.show_column(up)
        if (right, up) != self.columns:
            self.columns = (right, up)
            self.chosen.emit()

    def _choose_sample(self, number: float | None) -> None:
        self.sample = None if number is None else int(number) - 1
        self.chosen.emit()
