"""One matrix to type into: a table of cells without headings, as wide and high as its cells. It knows no numbers."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QEvent, QItemSelectionModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nnviz.ui.ink import pen
from nnviz.ui.number_format import MINUS
from nnviz.ui.own_keys import OwnKeys
from nnviz.ui.theme import Appearance

CELL, ROW = 44.0, 22.0  # px, as wide as -0.25 needs
OWN = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End))
START = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space))
CLEAR = frozenset((Qt.Key.Key_Delete, Qt.Key.Key_Backspace))

Cells = tuple[tuple[str, ...], ...]


class CellModel(QAbstractTableModel):
    """typed(row, column, text)   by the user"""

    typed = Signal(int, int, str)

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.cells: Cells = (("",),)
        self.wrong: frozenset[tuple[int, int]] = frozenset()

    def show_cells(self, cells: Cells, wrong: Collection[tuple[int, int]]) -> None:
        if (len(cells), len(cells[0])) != (len(self.cells), len(self.cells[0])):
            self.beginResetModel()
            self.cells, self.wrong = cells, frozenset(wrong)
            self.endResetModel()
        elif cells != self.cells or frozenset(wrong) != self.wrong:
            self.cells, self.wrong = cells, frozenset(wrong)
            self.dataChanged.emit(self.index(0, 0), self.index(len(cells) - 1, len(cells[0]) - 1))

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(self.cells)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return len(self.cells[0])

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        i, j = index.row(), index.column()
        wrong = (i, j) in self.wrong
        if role == Qt.ItemDataRole.EditRole:
            return self.cells[i][j]
        if role == Qt.ItemDataRole.DisplayRole:
            text = self.cells[i][j].replace("-", MINUS)
            return "?" if wrong and not text else text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        theme = self._appearance.theme
        if wrong and role == Qt.ItemDataRole.BackgroundRole:
            return QColor(theme.danger_fill)
        if wrong and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.danger_text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.cells[i][j] or self.tr("empty")
            written = self.tr("row {row}, column {column}: {text}").format(row=i + 1, column=j + 1, text=text)
            return written + ", " + self.tr("no number") if wrong else written
        return None

    def setData(self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self.cells[index.row()][index.column()]:
            return False
        self.typed.emit(index.row(), index.column(), text)
        return True


class _Delegate(QStyledItemDelegate):
    """A bare line to type into, which fills its cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        edit = QLineEdit(parent)
        edit.setFrame(False)
        edit.setProperty("role", "cell")
        edit.setStyleSheet("QLineEdit { padding: 0; min-height: 0; border: none; border-radius: 0; }")
        edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        edit.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return edit


class CellTable(OwnKeys, QTableView):
    """edited(row, column, text)   a cell was typed"""

    edited = Signal(int, int, str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.cells = CellModel(appearance, self)
        self.cells.typed.connect(self.edited)
        self.setModel(self.cells)
        self.setItemDelegate(_Delegate(self))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(8)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_cells(self, cells: Cells, wrong: Collection[tuple[int, int]] = ()) -> None:
        shape = (self.cells.rowCount(), self.cells.columnCount())
        current = self.currentIndex()
        self.cells.show_cells(cells, wrong)
        if (self.cells.rowCount(), self.cells.columnCount()) != shape:
            self._fit()
            row = min(max(current.row(), 0), self.cells.rowCount() - 1)
            column = min(max(current.column(), 0), self.cells.columnCount() - 1)
            self.go_to(row, column)

    def go_to(self, row: int, column: int) -> None:
        index = self.cells.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def sizeHint(self) -> QSize:
        return QSize(self._wide(), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._appearance.px(CELL)), self._high())

    def _wide(self) -> int:
        return round(self._appearance.px(CELL)) * self.cells.columnCount() + 2

    def _high(self) -> int:
        bar = self.horizontalScrollBar().sizeHint().height() if self._wide() > self.width() > 0 else 0
        return round(self._appearance.px(ROW)) * self.cells.rowCount() + 2 + (bar if self.isVisible() else 0)

    def _fit(self) -> None:
        self.setMaximumWidth(self._wide())
        self.setFixedHeight(self._high())
        self.updateGeometry()

    def restyle(self) -> None:
        px, theme = self._appearance.px, self._appearance.theme
        self.setFont(self._appearance.font(12))
        self.horizontalHeader().setDefaultSectionSize(round(px(CELL)))
        self.verticalHeader().setDefaultSectionSize(round(px(ROW)))
        self.setStyleSheet(
            f"QTableView {{ background: {theme.panel}; border: 1px solid {theme.border};"
            f" gridline-color: {theme.hair}; }}"
        )
        self._fit()

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self._high():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            painter = QPainter(self.viewport())
            painter.setPen(pen(self._appearance.theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.visualRect(index).adjusted(1, 1, -1, -1))
            painter.end()

    def claims(self, event: QKeyEvent) -> bool:
        """What is typed here, and the arrows, are the cells', not the page's."""
        return not _with_control(event) and bool(
            event.key() in OWN | START | CLEAR or (event.text() and event.text().isprintable())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if _with_control(event):
            super().keyPressEvent(event)
        elif self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the Enter that ends the editing comes by here as well
        elif key in START:
            self.edit(self.currentIndex())
        elif key in CLEAR:
            self.cells.setData(self.currentIndex(), "")
        else:
            super().keyPressEvent(event)
            if key in OWN:
                event.accept()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes down to the next row, Tab to the next cell, as in a table of figures."""
        index = self.currentIndex()
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        step = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
        }.get(hint, 0)
        if step and index.isValid():
            columns = self.cells.columnCount()
            place = index.row() * columns + index.column() + step
            if 0 <= place < columns * self.cells.rowCount():
                self.go_to(*divmod(place, columns))
        self.setFocus()


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
