"""Cells of tables typed in by hand, and the numbers that they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np

from nnviz.training.message import QT_TRANSLATE_NOOP, Message
from nnviz.training.walk.formula import Formula

LARGEST = 1e30

Cells = tuple[tuple[str, ...], ...]
_FRACTION = re.compile(r"([^/]+)/([^/]+)$")


class HandError(ValueError):
    """A cell or a setting from which no walk can be made. `table`, `row`, `column` say where; None where it is none."""

    def __init__(self, message: Message, table: str | None = None, row: int = 0, column: int = 0) -> None:
        super().__init__(str(message))
        self.message = message
        self.table, self.row, self.column = table, row, column


def read_number(text: str) -> float:
    """A number as one types it: 0.5, −3, 1e-3, 2/3. Raises ValueError."""
    plain = text.replace("\u2212", "-").replace("\u00a0", " ").strip()
    halves = _FRACTION.match(plain)
    if halves:
        above, below = float(halves[1]), float(halves[2])
        if below == 0:
            raise ValueError(text)
        return above / below
    if "_" in plain:
        raise ValueError(text)
    return float(plain)


def place(table: str, row: int, column: int) -> Message:
    """Which cell, in words."""
    name = {"a0": "x", "t": "t"}.get(table) or Formula(f"{table[0]}^{{{table[1:]}}}").plain
    text = QT_TRANSLATE_NOOP("Message", "{table}, row {row}, column {column}")
    return Message("hand.place", text, {"table": name, "row": row + 1, "column": column + 1})


def cell(table: str, row: int, column: int, text: str) -> float:
    """The number of one cell. Raises HandError."""
    return _number(text, place(table, row, column), table, row, column)


def _number(text: str, where: Message, table: str, row: int = 0, column: int = 0) -> float:
    values = {"place": where, "text": text.strip()}
    if not text.strip():
        template = QT_TRANSLATE_NOOP("Message", "{place} is empty; a number is needed.")
        raise HandError(Message("hand.empty", template, values), table, row, column)
    try:
        number = read_number(text)
    except ValueError as error:
        template = QT_TRANSLATE_NOOP("Message", "{place}: {text!r} is no number. Write it as 0.5, -3, 1e-3 or 2/3.")
        raise HandError(Message("hand.number", template, values), table, row, column) from error
    if not isfinite(number) or abs(number) > LARGEST:
        template = QT_TRANSLATE_NOOP("Message", "{place}: {text!r} is too large; at most 1e30 is allowed.")
        raise HandError(Message("hand.large", template, values), table, row, column)
    return number


def rate_of(text: str) -> float:
    """The learning rate, above 0. Raises HandError."""
    where = Message("hand.rate", QT_TRANSLATE_NOOP("Message", "The learning rate"))
    rate = _number(text, where, "rate")
    if rate <= 0:
        template = QT_TRANSLATE_NOOP("Message", "{place} is {text}; it must be above 0.")
        raise HandError(Message("hand.rate.range", template, {"place": where, "text": text.strip()}), "rate")
    return rate


def numbers(cells: Cells) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Of a table whose cells are all numbers."""
    return np.array([[read_number(text) for text in row] for row in cells], np.float64)


def text_of(value: float) -> str:
    """As short as it can be and still be exactly this number."""
    return f"{float(value)!r}".removesuffix(".0")


def typed(values: Sequence[Sequence[float]] | np.ndarray[Any, Any]) -> Cells:
    """A table as one would type it."""
    return tuple(tuple(text_of(value) for value in row) for row in np.asarray(values, np.float64))


def resized(cells: Cells, rows: int, columns: int, new: str) -> Cells:
    """Cut or filled with `new`; "weight" stands for numbers that differ from cell to cell."""

    def text(i: int, j: int) -> str:
        if i < len(cells) and j < len(cells[i]):
            return cells[i][j]
        return f"{('', '-')[(i + j) % 2]}0.{1 + (2 * i + 3 * j) % 9}" if new == "weight" else new

    return tuple(tuple(text(i, j) for j in range(columns)) for i in range(rows))
