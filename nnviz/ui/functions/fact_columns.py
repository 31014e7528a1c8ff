"""The columns of the facts table: what each shows, how it sorts, and what it is called. No widget here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import inf, isinf

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from nnviz.nn import ACTIVATIONS
from nnviz.nn.activation_base import SATURATED_BELOW
from nnviz.nn.function_facts import DEPTH, FunctionFacts
from nnviz.ui.functions.cursor_painting import written
from nnviz.ui.functions.formula import right_side
from nnviz.ui.functions.selection import Chosen
from nnviz.ui.number_format import MINUS, SPACE, THIN, percent, short, typed

NOTHING = "–"
MOST_KINKS = 2  # that are named; of more the number is told
LEAST_SHARE = 0.001  # what is below is told as that
VANISHES = 1e-3  # what is left of δ after DEPTH layers, from which on it counts as vanished


@dataclass(frozen=True, slots=True)
class FactRow:
    """A function's line. `slope` at the cursor, None without a curve; costs relative to relu, None: not measured."""

    chosen: Chosen
    facts: FunctionFacts
    slope: float | None
    forward: float | None = None
    backward: float | None = None


def translated(text: str) -> str:
    return QCoreApplication.translate("FactTable", text)


YES, NO, NONE = (
    QT_TRANSLATE_NOOP("FactTable", "yes"),
    QT_TRANSLATE_NOOP("FactTable", "no"),
    QT_TRANSLATE_NOOP("FactTable", "none"),
)
MEASURING = QT_TRANSLATE_NOOP("FactTable", "measuring…")
SLOPE_HEAD = QT_TRANSLATE_NOOP("FactTable", "f′({z})")


@dataclass(frozen=True, slots=True)
class FactColumn:
    """`title` and `meaning` are English, marked for translation; `alarm`: whether a value is one that costs learning.

    `width` in the design's pixels; `plain` is the value for programs, with all its digits.
    """

    key: str
    title: str
    meaning: str
    width: int
    text: Callable[[FactRow], str]
    plain: Callable[[FactRow], object]
    order: Callable[[FactRow], object]
    alarm: Callable[[FactRow], bool] = lambda row: False
    right: bool = False


def interval(row: FactRow) -> str:
    """(0, 1), [0, ∞): square where the end is reached."""
    low, high = row.facts.range
    return f"{_end(low)} … {_end(high)}"


def _end(value: float) -> str:
    if isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    whole = value == int(value)
    return (f"{int(value)}" if whole else f"{value:.2f}").replace("-", MINUS)


def _formula(row: FactRow) -> str:
    """With the parameters' values in the place of their names."""
    text = right_side(QCoreApplication.translate("Note", row.facts.formula))
    for name, value in ACTIVATIONS[row.facts.name].complete(row.chosen.params).items():
        text = re.sub(rf"\b{name}\b", typed(value), text)
    return text


def _kinks(row: FactRow) -> str:
    at = row.facts.kinks
    if not at:
        return translated(NONE)
    if len(at) > MOST_KINKS:
        return f"{len(at)}{SPACE}×"
    return f",{THIN}".join(short(float(kink), 2) if kink != int(kink) else _end(kink) for kink in at)


def _share(row: FactRow) -> str:
    share = row.facts.saturated_share
    if share is None:
        return NOTHING
    if 0 < share < LEAST_SHARE:
        return f"<{SPACE}{percent(LEAST_SHARE, 1)}"
    return percent(share, 0 if share in (0, 1) else 1)


def _best(row: FactRow) -> str:
    best = row.facts.best_case
    return str(int(best)) if best in (0, 1) else short(best)


def _cost(value: float | None) -> str:
    if value is None:
        return translated(MEASURING)
    return "0" if value == 0 else f"{value:.1f}" if value < 9.95 else f"{value:.0f}"


COLUMNS: tuple[FactColumn, ...] = (
    FactColumn(
        "function",
        QT_TRANSLATE_NOOP("FactTable", "Function"),
        QT_TRANSLATE_NOOP("FactTable", "The name that settings and saved runs use."),
        100,
        lambda row: row.facts.name,
        lambda row: row.facts.name,
        lambda row: row.facts.name,
    ),
    FactColumn(
        "formula",
        QT_TRANSLATE_NOOP("FactTable", "f(z)"),
        QT_TRANSLATE_NOOP("FactTable", "The function itself."),
        140,
        _formula,
        lambda row: row.facts.formula,
        lambda row: row.facts.formula,
    ),
    FactColumn(
        "range",
        QT_TRANSLATE_NOOP("FactTable", "Range"),
        QT_TRANSLATE_NOOP("FactTable", "Between which values the outputs lie."),
        80,
        interval,
        lambda row: f"{row.facts.range[0]:g} to {row.facts.range[1]:g}",
        lambda row: (row.facts.range[1] - row.facts.range[0], row.facts.range[0]),
    ),
    FactColumn(
        "zero_centred",
        QT_TRANSLATE_NOOP("FactTable", "Centred"),
        QT_TRANSLATE_NOOP(
            "FactTable", "Whether outputs have both signs. If not, the weights behind them can only move alike: zigzag."
        ),
        54,
        lambda row: translated(YES if row.facts.zero_centred else NO),
        lambda row: "yes" if row.facts.zero_centred else "no",
        lambda row: row.facts.zero_centred,
        lambda row: not row.facts.zero_centred,
    ),
    FactColumn(
        "max_derivative",
        QT_TRANSLATE_NOOP("FactTable", "max f′"),
        QT_TRANSLATE_NOOP(
            "FactTable", "The largest |f′|: no error passes this layer by a larger factor. Softmax: ∂aᵢ/∂zᵢ."
        ),
        52,
        lambda row: f"{row.facts.max_derivative:.2f}",
        lambda row: row.facts.max_derivative,
        lambda row: row.facts.max_derivative,
        lambda row: row.facts.max_derivative < 0.995,
        True,
    ),
    FactColumn(
        "kinks",
        QT_TRANSLATE_NOOP("FactTable", "Kink at"),
        QT_TRANSLATE_NOOP("FactTable", "The z where f or f′ jumps. Maxout: of the example lines."),
        50,
        _kinks,
        lambda row: " ".join(f"{kink:g}" for kink in row.facts.kinks),
        lambda row: (len(row.facts.kinks), row.facts.kinks),
    ),
    FactColumn(
        "saturated_share",
        QT_TRANSLATE_NOOP("FactTable", "Saturated"),
        QT_TRANSLATE_NOOP(
            "FactTable",
            "The share of inputs from a standard normal distribution where |f′| is below {limit} of its largest. A "
            "fixed small slope does not count: it does not fade.",
        ),
        66,
        _share,
        lambda row: row.facts.saturated_share,
        lambda row: -1.0 if row.facts.saturated_share is None else row.facts.saturated_share,
        lambda row: (row.facts.saturated_share or 0) >= 0.3,
        True,
    ),
    FactColumn(
        "slope",
        SLOPE_HEAD,
        QT_TRANSLATE_NOOP("FactTable", "The derivative where the cursor is."),
        56,
        lambda row: NOTHING if row.slope is None else written(row.slope),
        lambda row: row.slope,
        lambda row: -inf if row.slope is None else row.slope,
        right=True,
    ),
    FactColumn(
        "best_case",
        QT_TRANSLATE_NOOP("FactTable", "{depth} layers at best"),
        QT_TRANSLATE_NOOP(
            "FactTable",
            "max f′ to the power of {depth}: the most that f′ leaves of δ on its way through {depth} layers.",
        ),
        104,
        _best,
        lambda row: row.facts.best_case,
        lambda row: row.facts.best_case,
        lambda row: row.facts.best_case < VANISHES,
        True,
    ),
    FactColumn(
        "forward",
        QT_TRANSLATE_NOOP("FactTable", "Cost f"),
        QT_TRANSLATE_NOOP(
            "FactTable",
            "Processor time for a million values, relu is 1. Measured on this machine, in a training step's calls.",
        ),
        86,
        lambda row: _cost(row.forward),
        lambda row: row.forward,
        lambda row: inf if row.forward is None else row.forward,
        right=True,
    ),
    FactColumn(
        "backward",
        QT_TRANSLATE_NOOP("FactTable", "Cost f′"),
        QT_TRANSLATE_NOOP(
            "FactTable",
            "Processor time for a million values of δ on the way back, relu is 1. Measured on this machine.",
        ),
        86,
        lambda row: _cost(row.backward),
        lambda row: row.backward,
        lambda row: inf if row.backward is None else row.backward,
        right=True,
    ),
    FactColumn(
        "torch",
        QT_TRANSLATE_NOOP("FactTable", "PyTorch"),
        QT_TRANSLATE_NOOP("FactTable", "What it is called there."),
        108,
        lambda row: row.facts.torch_name.removeprefix("torch.") or NOTHING,
        lambda row: row.facts.torch_name,
        lambda row: row.facts.torch_name.lower(),
    ),
    FactColumn(
        "matlab",
        QT_TRANSLATE_NOOP("FactTable", "MATLAB"),
        QT_TRANSLATE_NOOP("FactTable", "What it is called there."),
        100,
        lambda row: row.facts.matlab_name or NOTHING,
        lambda row: row.facts.matlab_name,
        lambda row: row.facts.matlab_name.lower(),
    ),
)
KEYS = tuple(column.key for column in COLUMNS)


def title(column: FactColumn, z: float) -> str:
    """In the window's language; `z` is the cursor's place."""
    return translated(column.title).format(z=written(z), depth=DEPTH)


def meaning(column: FactColumn) -> str:
    return translated(column.meaning).format(depth=DEPTH, limit=percent(SATURATED_BELOW))
