"""Reads a text table into named columns of text and turns columns into numbers or classes.

It knows nothing of data sets: what is an input and what a target is `Dataset.from_csv`'s business.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnviz.training.message import QT_TRANSLATE_NOOP, DataError, Message

# Files with `;` or tabs may write 0,5; a comma file cannot, so the comma is tried last.
DELIMITERS = ("\t", ";", ",")
SNIFFED_ROWS = 50
SNIFFED_CHARACTERS = 100_000
ROWS_AT_A_TIME = 10_000
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
            raise _error("csv.no_column", text, self.file, column=name, near=near[0], columns=shown)
        text = QT_TRANSLATE_NOOP("Message", "{file}: there is no column {column!r}. The columns are: {columns}.")
        raise _error("csv.no_column", text, self.file, column=name, columns=shown)

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
            numbers = sum(map(_is_number, cells))
            return 2 * numbers <= len(cells)
        return False

    def classes(self, column: int) -> tuple[tuple[str, ...], NDArray[np.float64]]:
        """The sorted names of the classes in a column, and its cells one-hot (classes, rows). Raises DataError."""
        cells = [cell.strip() for cell in self.columns[column]]
        if "" in cells:
            raise self._empty_cell(cells.index(""), column)
        names = sorted(set(cells))
        numeric = all(map(_is_number, names))
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
            raise _error(
                "csv.many_classes", text, self.file, column=self.names[column], count=len(names), most=MOST_CLASSES
            )
        number = {name: i for i, name in enumerate(names)}
        one_hot = np.zeros((len(names), len(cells)))
        one_hot[[number[cell] for cell in cells], np.arange(len(cells))] = 1.0
        return tuple(names), one_hot

    def _with_decimal_commas(self, column: int) -> NDArray[np.float64]:
        """Numbers such as 0,5 where the comma does not separate columns; else a DataError for the first bad cell."""
        cells = self.columns[column]
        wrong = next(i for i, cell in enumerate(cells) if not _is_number(cell))
        if not cells[wrong].strip():
            raise self._empty_cell(wrong, column)
        if self.delimiter != ",":
            matches = [(i, DECIMAL_COMMA.fullmatch(cell)) for i, cell in enumerate(cells) if not _is_number(cell)]
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
        return _error(code, text, self.file, line=self.lines[row], column=self.names[column], cell=shown)


def read_csv(path: str | Path) -> CsvTable:
    """Read a table with `,` `;` or tab between its columns, with or without a header. Raises DataError."""
    path = Path(path)
    text = _decoded(_bytes_of(path), path.name)
    delimiter = _delimiter_of(text)
    columns, lines = _columns(text, delimiter, path.name)
    header = not _looks_like_data(columns)
    if len(lines) == header:
        message = QT_TRANSLATE_NOOP("Message", "{file}: there are no rows below the header. Add data.")
        raise _error("csv.no_rows", message, path.name)
    names = [column[0].strip() if header else "" for column in columns]
    if header:
        for column in columns:
            del column[0]
    if len(names) > 2 and not names[-1] and not any(map(str.strip, columns[-1])):  # a separator at every line's end
        del names[-1], columns[-1]
    if len(names) < 2:
        message = QT_TRANSLATE_NOOP(
            "Message",
            "{file}: only one column was found. A table needs at least one input and a target, with a comma, a "
            "semicolon or a tab between them.",
        )
        raise _error("csv.one_column", message, path.name)
    names = [name or f"x{i}" for i, name in enumerate(names, start=1)]
    twice = next((name for i, name in enumerate(names) if name in names[:i]), None)
    if twice is not None:
        message = QT_TRANSLATE_NOOP(
            "Message", "{file}, line {line}: two columns are called {column!r}. Give every column a name of its own."
        )
        raise _error("csv.same_name", message, path.name, line=lines[0], column=twice)
    return CsvTable(path.name, tuple(names), tuple(columns), lines[header:], delimiter)


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        message = QT_TRANSLATE_NOOP("Message", "{file} is a folder. Choose a file.")
        raise _error("csv.folder", message, path.name)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        message = QT_TRANSLATE_NOOP("Message", "{file}: there is no such file in {folder}. Check the name.")
        raise _error("csv.missing", message, path.name, folder=str(path.parent)) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        message = QT_TRANSLATE_NOOP("Message", "{file} cannot be read: {reason}.")
        reason = getattr(error, "strerror", None) or str(error)
        raise _error("csv.unreadable", message, path.name, reason=reason) from error


def _decoded(raw: bytes, file: str) -> str:
    """The text of a file in UTF-8 or UTF-16, else in GB 18030 or Latin-1, whichever its bytes look like."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16")
        except UnicodeDecodeError:
            raise _binary(file) from None
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        message = QT_TRANSLATE_NOOP(
            "Message", "{file} looks like a spreadsheet or an archive, not a text table. Save it as CSV and open that."
        )
        raise _error("csv.spreadsheet", message, file)
    if re.search(rb"[\x00-\x08\x0e-\x1a]", raw):
        raise _binary(file)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # Chinese comes in pairs of high bytes, a Western accent stands alone between letters.
    runs = re.findall(rb"[\x80-\xff]+", raw)
    if 2 * sum(len(run) == 1 for run in runs) < len(runs):
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return raw.decode("latin-1")


def _binary(file: str) -> DataError:
    message = QT_TRANSLATE_NOOP("Message", "{file} is not a text file. Choose a table saved as CSV.")
    return _error("csv.binary", message, file)


def _delimiter_of(text: str) -> str:
    """The separator under which most of the first lines have as many cells, more than one, as the very first."""

    head = text[:SNIFFED_CHARACTERS]

    def agreement(delimiter: str) -> float:
        widths = []
        try:
            for row in csv.reader(io.StringIO(head, newline=""), delimiter=delimiter, skipinitialspace=True):
                if any(row):
                    widths.append(len(row))
                if len(widths) == SNIFFED_ROWS:
                    break
        except csv.Error:
            pass
        return sum(w == widths[0] for w in widths) / len(widths) if widths and widths[0] > 1 else 0.0

    best = max(DELIMITERS, key=agreement)  # the first of equals
    return best if agreement(best) else ","


def _columns(text: str, delimiter: str, file: str) -> tuple[list[list[str]], list[int]]:
    """The cells of all rows that are not blank, column by column, and the line on which each row begins."""
    columns: list[list[str]] = []
    lines: list[int] = []
    rows: list[list[str]] = []  # few at a time: a million small lists would keep the garbage collector busy
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)
    begins = 1
    try:
        for row in reader:
            if row and (row[0].strip() or any(map(str.strip, row))):
                columns = columns or [[] for _ in row]
                if len(row) != len(columns):
                    message = QT_TRANSLATE_NOOP(
                        "Message",
                        "{file}, line {line}: {found} columns, but the first line has {expected}. Mend the line.",
                    )
                    raise _error("csv.ragged", message, file, line=begins, found=len(row), expected=len(columns))
                rows.append(row)
                lines.append(begins)
                if len(rows) == ROWS_AT_A_TIME:
                    _append(rows, columns)
            begins = reader.line_num + 1
    except csv.Error as error:
        message = QT_TRANSLATE_NOOP(
            "Message", "{file}, line {line}: a quotation mark is not closed, or the line cannot be read. Mend the line."
        )
        raise _error("csv.quotes", message, file, line=begins) from error
    _append(rows, columns)
    if not lines:
        message = QT_TRANSLATE_NOOP("Message", "{file} is empty. Choose a file with a header and rows of numbers.")
        raise _error("csv.empty", message, file)
    return columns, lines


def _append(rows: list[list[str]], columns: list[list[str]]) -> None:
    """Move the cells of `rows` to the ends of their columns."""
    for column, cells in zip(columns, zip(*rows, strict=True), strict=False):  # no rows, nothing to move
        column.extend(cells)
    rows.clear()


def _looks_like_data(columns: list[list[str]]) -> bool:
    """Whether the first row is no header: it has a number wherever the second one has."""
    first = [_is_number(column[0]) for column in columns]
    if len(columns[0]) == 1:
        return all(first)
    second = [_is_number(column[1]) for column in columns]
    return any(second) and all(a or not b for a, b in zip(first, second, strict=True))


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _error(code: str, text: str, file: str, **values: object) -> DataError:
    return DataError(Message(code, text, {"file": file, **values}))
