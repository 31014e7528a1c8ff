"""The facts of the chosen functions as a table that can be sorted, and as text to be copied."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from nnviz.ui.functions.fact_columns import COLUMNS, KEYS, FactColumn, FactRow, meaning, title

ROW, ALARM = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
WHOLE = ("formula", "kinks", "torch", "matlab")  # columns that may have no room for all: their tooltips have it
SLOPE, FORWARD, BACKWARD = KEYS.index("slope"), KEYS.index("forward"), KEYS.index("backward")


class FactModel(QAbstractTableModel):
    """Rows stand in the order given until a column is sorted by; `rows` are as they stand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FactRow] = []
        self._given: list[FactRow] = []
        self._sorted_by: tuple[int, bool] | None = None  # column, descending
        self._z = 0.0

    def set_rows(self, rows: Sequence[FactRow], z: float) -> None:
        """`z` is where the cursor is."""
        same = [row.chosen.name for row in self._given] == [row.chosen.name for row in rows]
        # while the cursor moves a single column changes, and only that one is painted anew
        moved = same and all(replace(new, slope=old.slope) == old for new, old in zip(rows, self._given, strict=True))
        in_order = self._sorted_by is None or (moved and self._sorted_by[0] != SLOPE)
        self._given, self._z = list(rows), z
        if same and in_order:
            self._arrange()
            first, last = (SLOPE, SLOPE) if moved else (0, len(COLUMNS) - 1)
            if self.rows:
                self.dataChanged.emit(self.index(0, first), self.index(len(self.rows) - 1, last))
        else:
            self.layoutAboutToBeChanged.emit() if same else self.beginResetModel()
            self._arrange()
            self.layoutChanged.emit() if same else self.endResetModel()

    def _arrange(self) -> None:
        if self._sorted_by is None:
            self.rows = list(self._given)
        else:
            column, down = self._sorted_by
            self.rows = sorted(self._given, key=COLUMNS[column].order, reverse=down)

    # -- as text ---------------------------------------------------------------------------------------------------

    def as_csv(self, rows: Sequence[int] = ()) -> str:
        """The rows with these numbers, or all: all digits, names of the columns as programs want them."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(KEYS)
        for row in self._picked(rows):
            writer.writerow([_known(column, row) for column in COLUMNS])
        return stream.getvalue()

    def as_markdown(self, rows: Sequence[int] = ()) -> str:
        """The same as it is seen, a table for a text."""
        heads = [title(column, self._z) for column in COLUMNS]
        lines = [heads, ["---:" if column.right else "---" for column in COLUMNS]]
        lines += [[column.text(row).replace("|", "\\|") for column in COLUMNS] for row in self._picked(rows)]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)

    def _picked(self, rows: Sequence[int]) -> list[FactRow]:
        return [self.rows[i] for i in sorted(rows)] if rows else self.rows

    def columns(self) -> Mapping[str, list[Any]]:
        """All values by the columns' keys."""
        return {column.key: [_known(column, row) for row in self.rows] for column in COLUMNS}

    # -- Qt's protocol ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.key in WHOLE:
            return str(column.plain(row))
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == ROW:
            return row
        if role == ALARM:
            return column.alarm(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return title(COLUMNS[section], self._z)
        if role == Qt.ItemDataRole.ToolTipRole:
            return meaning(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By this column; -1: the order in which the rows were given."""
        self._sorted_by = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        self._arrange()
        self.layoutChanged.emit()


def _known(column: FactColumn, row: FactRow) -> object:
    """The value for programs, empty where there is none or none yet."""
    value = column.plain(row)
    return "" if value is None else value
