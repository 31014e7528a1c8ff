"""The cells of a text table by named columns, and the numbers or classes that a column is.

It opens no file, and knows nothing of data sets: what is an input and what a target is `Dataset.from_csv`'s business.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnviz.training.message import QT_TRANSLATE_NOOP, DataError, Message

MOST_CLASSES = 1000
LARGEST = 1e30  # of a number in size: single precision, in which maps are drawn, ends at 3e38
DECIMAL_COMMA = re.compile(r"\s*[+-]?(\d*),(\d+)(?:[eE][+-]?\d+)?\s*")


@dataclass(frozen=True)
class CsvTable:
    """The cells of a table as text, column by column; `lines[i]` is the line of the file on which row i begins."""

    file: str
    names: tuple[str, ...]
    columns: tuple[Sequence[str], ...]
    lines: Sequence[int]
    delimiter: str

    def position(self, name: str | None) -> int:
        """The number of the column called `name`, from 0; None means the last. Raises DataError."""
        if name is None:
            return len(self.names) - 1
        if name in self.names:
            return self.names.index(name)
        shown = ", ".join(self.names[:12]) + (", ..." if len(self.names) > 12 else "")
        near = difflib.get_close_matches(str(name), self.names, n=1)
        if near:
            text = QT_TRANSLATE_NOOP(
                "Message", "{file}: there is no column {column!r}. Did you mean {near!r}? The columns are: {columns}."
            )
            raise csv_error("csv.no_column", text, self.file, column=name, near=near[0], columns=shown)
        text = QT_TRANSLATE_NOOP("Message", "{file}: there is no column {column!r}. The columns are: {columns}.")
        raise csv_error("csv.no_column", text, self.file, column=name, columns=shown)

    def numbers(self, column: int) -> NDArray[np.float64]:
        """Column `column` as numbers up to LARGEST in size, (rows,). Raises DataError naming the first other."""
        cells = self.columns[column]
        try:
            values = np.array(cells, dtype=np.float64)
        except ValueError:
            values = self._with_decimal_commas(column)
        bad = np.flatnonzero(~np.isfinite(values))
        if bad.size:
            text = QT_TRANSLATE_NOOP(
                "Message",
                "{file}, line {line}, column {column!r}: {cell!r} is not a finite number. Mend or remove the line.",
            )
            raise self._cell_error("csv.not_finite", text, int(bad[0]), column)
        large = np.flatnonzero(np.abs(values) > LARGEST)
        if large.size:
            text = QT_TRANSLATE_NOOP(
                "Message",
                "{file}, line {line}, column {column!r}: {cell!r} is too large. Mend the line, or write the column in "
                "another unit.",
            )
            raise self._cell_error("csv.too_large", text, int(large[0]), column)
        return values

    def is_text(self, column: int) -> bool:
        """Whether a column holds names rather than numbers; a few mistyped numbers do not make it one."""
        cells = self.columns[column]
        try:
            np.array(cells, dtype=np.float64)
        except ValueError:
            numbers = sum(map(is_number, cells))
            return 2 * numbers <= len(cells)
        return False

    def classes(self, column: int) -> tuple[tuple[str, ...], NDArray[np.float64]]:
        """The sorted names of the classes in a column, and its cells one-hot (classes, rows). Raises DataError."""
        cells = [cell.strip() for cell in self.columns[column]]
        if "" in cells:
            raise self._empty_cell(cells.index(""), column)
        names = sorted(set(cells))
        numeric = all(map(is_number, names))
        if numeric:
            values = self.numbers(column)
            odd = np.flatnonzero(values != np.round(values))
            if odd.size:
                text = QT_TRANSLATE_NOOP(
                    "Message",
                    "{file}, line {line}, column {column!r}: {cell!r} is not a whole number, so the column cannot be "
                    "read as classes. Read it as numbers.",
                )
                raise self._cell_error("csv.not_whole", text, int(odd[0]), column)
            cells = [f"{value:.0f}" for value in values]
            names = sorted(set(cells), key=float)
        if len(names) == 1:
            text = QT_TRANSLATE_NOOP(
                "Message",
                "{file}, column {column!r}: all rows are of one class, {cell!r}. There is nothing to tell apart: "
                "at least two classes are needed.",
            )
            raise self._cell_error("csv.one_class", text, 0, column)
        if len(names) > MOST_CLASSES:
            text = QT_TRANSLATE_NOOP(
                "Message",
                "{file}, column {column!r}: {count} different values are too many for classes (at most {most}). "
                "Choose another target column.",
            )
            raise csv_error(
                "csv.many_classes", text, self.file, column=self.names[column], count=len(names), most=MOST_CLASSES
            )
        number = {name: i for i, name in enumerate(names)}
        one_hot = np.zeros((len(names), len(cells)))
        one_hot[[number[cell] for cell in cells], np.arange(len(cells))] = 1.0
        return tuple(names), one_hot

    def _with_decimal_commas(self, column: int) -> NDArray[np.float64]:
        """Numbers such as 0,5 where the comma does not separate columns; else a DataError for the first bad cell."""
        cells = self.columns[column]
        wrong = next(i for i, cell in enumerate(cells) if not is_number(cell))
        if not cells[wrong].strip():
            raise self._empty_cell(wrong, column)
        if self.delimiter != ",":
            matches = [(i, DECIMAL_COMMA.fullmatch(cell)) for i, cell in enumerate(cells) if not is_number(cell)]
            wrong = next((i for i, match in matches if match is None), wrong)
            points = any("." in cell for cell in cells)
            if all(match for _, match in matches) and not points:
                if all(match and len(match[2]) == 3 and match[1].strip("0") for _, match in matches):
                    text = QT_TRANSLATE_NOOP(
                        "Message",
                        "{file}, line {line}, column {column!r}: {cell!r} may be read in two ways, the comma as a "
                        "decimal point or between thousands. Write the numbers with a point.",
                    )
                    raise self._cell_error("csv.comma", text, wrong, column)
                return np.array([cell.replace(",", ".") for cell in cells], dtype=np.float64)
        if not cells[wrong].strip():
            raise self._empty_cell(wrong, column)
        text = QT_TRANSLATE_NOOP(
            "Message",
            "{file}, line {line}, column {column!r}: {cell!r} is not a number. Mend the cell, or remove the "
            "line or the column.",
        )
        raise self._cell_error("csv.not_a_number", text, wrong, column)

    def _empty_cell(self, row: int, column: int) -> DataError:
        text = QT_TRANSLATE_NOOP(
            "Message", "{file}, line {line}, column {column!r}: the cell is empty. Fill it or remove the line."
        )
        return self._cell_error("csv.empty_cell", text, row, column)

    def _cell_error(self, code: str, text: str, row: int, column: int) -> DataError:
        cell = self.columns[column][row].strip()
        shown = cell if len(cell) <= 40 else cell[:39] + "…"
        return csv_error(code, text, self.file, line=self.lines[row], column=self.names[column], cell=shown)


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def csv_error(code: str, text: str, file: str, **values: object) -> DataError:
    """What is wrong with the table in `file`; `text` is marked for translation."""
    return DataError(Message(code, text, {"file": file, **values}))
