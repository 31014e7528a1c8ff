"""Reads a text file as a table: its encoding, its separator, its header and its cells.

What the cells mean is `csv_table`'s business.
"""

from __future__ import annotations

import csv
import io
import re
import stat
from pathlib import Path

from nnviz.training.csv_table import CsvTable, csv_error, is_number
from nnviz.training.message import QT_TRANSLATE_NOOP, DataError

# Files with `;` or tabs may write 0,5; a comma file cannot, so the comma is tried last.
DELIMITERS = ("\t", ";", ",")
SNIFFED_ROWS = 50
SNIFFED_CHARACTERS = 100_000
ROWS_AT_A_TIME = 10_000


def read_csv(path: str | Path) -> CsvTable:
    """Read a table with `,` `;` or tab between its columns, with or without a header. Raises DataError."""
    path = Path(path)
    text = _decoded(_bytes_of(path), path.name)
    delimiter = _delimiter_of(text)
    columns, lines = _columns(text, delimiter, path.name)
    header = not _looks_like_data(columns)
    if len(lines) == header:
        message = QT_TRANSLATE_NOOP("Message", "{file}: there are no rows below the header. Add data.")
        raise csv_error("csv.no_rows", message, path.name)
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
        raise csv_error("csv.one_column", message, path.name)
    names = [name or f"x{i}" for i, name in enumerate(names, start=1)]
    twice = next((name for i, name in enumerate(names) if name in names[:i]), None)
    if twice is not None:
        message = QT_TRANSLATE_NOOP(
            "Message", "{file}, line {line}: two columns are called {column!r}. Give every column a name of its own."
        )
        raise csv_error("csv.same_name", message, path.name, line=lines[0], column=twice)
    return CsvTable(path.name, tuple(names), tuple(columns), lines[header:], delimiter)


def _bytes_of(path: Path) -> bytes:
    try:
        kind = path.stat().st_mode
        raw = path.read_bytes() if stat.S_ISREG(kind) else b""  # a pipe that nobody writes to has no end
    except FileNotFoundError as error:
        message = QT_TRANSLATE_NOOP("Message", "{file}: there is no such file in {folder}. Check the name.")
        raise csv_error("csv.missing", message, path.name, folder=str(path.parent)) from error
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        message = QT_TRANSLATE_NOOP("Message", "{file} cannot be read: {reason}.")
        reason = getattr(error, "strerror", None) or str(error)
        raise csv_error("csv.unreadable", message, path.name, reason=reason) from error
    if stat.S_ISDIR(kind):
        message = QT_TRANSLATE_NOOP("Message", "{file} is a folder. Choose a file.")
        raise csv_error("csv.folder", message, path.name)
    if not stat.S_ISREG(kind):
        message = QT_TRANSLATE_NOOP("Message", "{file} is a device or a pipe, not a file. Choose a file.")
        raise csv_error("csv.device", message, path.name)
    return raw


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
        raise csv_error("csv.spreadsheet", message, file)
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
    return csv_error("csv.binary", message, file)


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
                    raise csv_error("csv.ragged", message, file, line=begins, found=len(row), expected=len(columns))
                rows.append(row)
                lines.append(begins)
                if len(rows) == ROWS_AT_A_TIME:
                    _append(rows, columns)
            begins = reader.line_num + 1
    except csv.Error as error:
        message = QT_TRANSLATE_NOOP(
            "Message", "{file}, line {line}: a quotation mark is not closed, or the line cannot be read. Mend the line."
        )
        raise csv_error("csv.quotes", message, file, line=begins) from error
    _append(rows, columns)
    if not lines:
        message = QT_TRANSLATE_NOOP("Message", "{file} is empty. Choose a file with a header and rows of numbers.")
        raise csv_error("csv.empty", message, file)
    return columns, lines


def _append(rows: list[list[str]], columns: list[list[str]]) -> None:
    """Move the cells of `rows` to the ends of their columns."""
    for column, cells in zip(columns, zip(*rows, strict=True), strict=False):  # no rows, nothing to move
        column.extend(cells)
    rows.clear()


def _looks_like_data(columns: list[list[str]]) -> bool:
    """Whether the first row is no header: it has a number wherever the second one has."""
    first = [is_number(column[0]) for column in columns]
    if len(columns[0]) == 1:
        return all(first)
    second = [is_number(column[1]) for column in columns]
    return any(second) and all(a or not b for a, b in zip(first, second, strict=True))
