"""What an exported walk tells, in order and in words, before it is Markdown or HTML. It writes no file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nnviz.nn import ACTIVATIONS
from nnviz.training.message import QT_TRANSLATE_NOOP, Count, Figure, Message, as_typed
from nnviz.training.walk.checks import Check, Status
from nnviz.training.walk.figures import figure
from nnviz.training.walk.formula import Formula
from nnviz.training.walk.step import NamedArray, WalkStep
from nnviz.training.walk.walk import Walk

Say = Callable[[Message], str]

MOST_ROWS = MOST_COLUMNS = 12  # of a matrix that is written out; of larger ones the corner

_TITLE = QT_TRANSLATE_NOOP("Message", "Backpropagation, step by step")
_PHASES: Mapping[str, str] = {
    "forward": QT_TRANSLATE_NOOP("Message", "Forward"),
    "backward": QT_TRANSLATE_NOOP("Message", "Backward"),
    "update": QT_TRANSLATE_NOOP("Message", "Update"),
}
_LABELS: Mapping[str, str] = {
    "given": QT_TRANSLATE_NOOP("Message", "What is given"),
    "numbers": QT_TRANSLATE_NOOP("Message", "With numbers, for the first entry"),
    "result": QT_TRANSLATE_NOOP("Message", "Result"),
    "shapes": QT_TRANSLATE_NOOP("Message", "Shapes"),
    "check": QT_TRANSLATE_NOOP("Message", "Finite difference"),
    "steps": QT_TRANSLATE_NOOP("Message", "Steps trained"),
    "samples": QT_TRANSLATE_NOOP("Message", "Samples"),
    "layers": QT_TRANSLATE_NOOP("Message", "Layers"),
    "loss": QT_TRANSLATE_NOOP("Message", "Loss"),
    "optimizer": QT_TRANSLATE_NOOP("Message", "Optimizer"),
    "rate": QT_TRANSLATE_NOOP("Message", "Learning rate"),
    "before": QT_TRANSLATE_NOOP("Message", "Loss before the step"),
    "after": QT_TRANSLATE_NOOP("Message", "Loss after the step"),
}
_STEP = QT_TRANSLATE_NOOP("Message", "{number}. {title}")
_STORES = QT_TRANSLATE_NOOP("Message", "Kept for the way back: {names}.")
_USES = QT_TRANSLATE_NOOP("Message", "{name} was kept in step {step}.")
_CHECK = QT_TRANSLATE_NOOP(
    "Message", "{count} of {total} entries compared with (L(+h) − L(−h)) / 2h: the largest relative error is {error}."
)
_NONE_TOLD = QT_TRANSLATE_NOOP("Message", "{count} of {total} entries compared: none of them can be told this way.")
_KINKS = QT_TRANSLATE_NOOP("Message", "At a kink, where the slopes of the two sides differ: {count}.")
_ROUNDED = QT_TRANSLATE_NOOP("Message", "Too small for a difference to resolve: {count}.")
_DIFFER = QT_TRANSLATE_NOOP("Message", "Not in agreement: {count}.")
_NOT_FINITE = QT_TRANSLATE_NOOP("Message", "Not a finite number: {count}.")
_REMARKS: tuple[tuple[Status, str], ...] = (
    ("kink", _KINKS),
    ("rounding", _ROUNDED),
    ("differs", _DIFFER),
    ("not finite", _NOT_FINITE),
)
_PART = QT_TRANSLATE_NOOP("Message", "The first {rows} rows and {columns} columns are shown.")


@dataclass(frozen=True, slots=True)
class Matrix:
    """An array as far as it is written out, in LaTeX figures; `remark` says where there is more of it."""

    symbol: Formula
    dims: Formula
    shape: str
    cells: tuple[tuple[str, ...], ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReportStep:
    """One step as it is exported: its words in the language of the report, its formulas yet to be written."""

    phase: str
    title: str
    why: str
    formula: tuple[Formula, ...]
    lines: tuple[Formula, ...]
    result: Matrix
    shapes: tuple[tuple[Formula, Formula, str], ...]  # symbol, in symbols, in figures
    cache: tuple[str, ...]
    check: tuple[str, ...]
    agrees: bool  # whether no entry contradicts its difference


@dataclass(frozen=True, slots=True)
class Report:
    """A walk as it is exported; how it is written, as Markdown or as HTML, is the matter of `export`."""

    title: str
    labels: Mapping[str, str]
    facts: tuple[tuple[str, str], ...]
    given: tuple[Matrix, ...]
    steps: tuple[ReportStep, ...]


def report(
    walk: Walk, say: Say = str, decimals: int = 3, checks: Mapping[int, Check] | None = None, title: str = ""
) -> Report:
    """All of it in the language of `say`. `checks` by step; None: made here. `title` "": what it is."""

    def told(code: str, text: str, **values: object) -> str:
        return say(Message(f"walk.report.{code}", text, values))

    labels = {name: told(name, text) for name, text in {**_LABELS, **_PHASES}.items()}
    writer = _Writer(walk, told, say, decimals, checks)
    given = [walk.arrays["a0"], walk.arrays["t"]]
    for l in range(1, len(walk.moment.layers) + 1):
        given += [walk.arrays[name] for name in (f"W{l}", f"b{l}", f"s{l}") if name in walk.arrays]
    return Report(
        title=title or told("title", _TITLE),
        labels=labels,
        facts=_facts(walk, labels, decimals),
        given=tuple(map(writer.matrix, given)),
        steps=tuple(map(writer.step, walk.steps)),
    )


def _facts(walk: Walk, labels: Mapping[str, str], decimals: int) -> tuple[tuple[str, str], ...]:
    moment = walk.moment
    samples = ", ".join(str(number + 1) for number in moment.samples[:10]) if moment.samples else ""
    many = moment.x.shape[1]
    listed = f"{many} ({samples}{', …' if len(moment.samples) > 10 else ''})" if samples else str(many)
    layers = " – ".join(
        [str(moment.x.shape[0]), *(f"{layer.size} {ACTIVATIONS[layer.activation].name}" for layer in moment.layers)]
    )
    return (
        (labels["layers"], layers),
        (labels["loss"], moment.loss),
        (labels["samples"], listed),
        (labels["steps"], str(moment.step)),
        (labels["optimizer"], moment.optimizer),
        (labels["rate"], as_typed(moment.rate)),
        (labels["before"], Formula(figure(walk.loss_before, decimals)).plain),
        (labels["after"], Formula(figure(walk.loss_after, decimals)).plain),
    )


class _Writer:
    def __init__(
        self, walk: Walk, told: Callable[..., str], say: Say, decimals: int, checks: Mapping[int, Check] | None
    ) -> None:
        self._walk, self._told, self._say = walk, told, say
        self._decimals, self._checks = decimals, checks

    def matrix(self, array: NamedArray) -> Matrix:
        rows = array.values.shape[0]
        shown = array.values[:MOST_ROWS, :MOST_COLUMNS]
        whole = shown.shape == array.values.shape
        remark = "" if whole else self._told("part", _PART, rows=min(rows, MOST_ROWS), columns=shown.shape[1])
        cells = tuple(tuple(figure(value, self._decimals) for value in row) for row in shown)
        return Matrix(array.symbol, array.dims, _written(array), cells, remark)

    def step(self, step: WalkStep) -> ReportStep:
        arrays = {array.name: array for array in (*step.inputs, *step.between, step.result)}
        symbols = {name: array.symbol.plain for name, array in self._walk.arrays.items()}
        check = self._check(step)
        cache = []
        if step.stores:
            cache.append(self._told("stores", _STORES, names=", ".join(symbols[name] for name in step.stores)))
        cache += [self._told("uses", _USES, name=symbols[use.name], step=use.stored_by + 1) for use in step.uses]
        return ReportStep(
            phase=step.phase,
            title=self._told("step", _STEP, number=step.index + 1, title=self._say(step.title)),
            why=self._say(step.why),
            formula=step.lines,
            lines=self._walk.numbers(step.index, decimals=self._decimals),
            result=self.matrix(step.result),
            shapes=tuple(dict.fromkeys((a.symbol, a.dims, _written(a)) for a in arrays.values() if not a.scalar)),
            cache=tuple(cache),
            check=self._told_of(check),
            agrees=check is None or check.agrees,
        )

    def _check(self, step: WalkStep) -> Check | None:
        if not step.checkable:
            return None
        return self._walk.check(step.index) if self._checks is None else self._checks.get(step.index)

    def _told_of(self, check: Check | None) -> tuple[str, ...]:
        if check is None:
            return ()
        values = {"count": Count(len(check.rows)), "total": Count(check.total), "error": Figure(check.largest)}
        told = check.count("agrees") + check.count("differs")
        lines = [self._told("check", _CHECK if told else _NONE_TOLD, **values)]
        for status, text in _REMARKS:
            if check.count(status):
                lines.append(self._told(status, text, count=Count(check.count(status))))
        return tuple(lines)


def _written(array: NamedArray) -> str:
    return "1" if array.scalar else f"({', '.join(map(str, array.shape))})"
