"""Conditions: facts compared with numbers, words, or other facts; and a judge who sees whether they have come true.

Nothing is evaluated but these few comparisons, and no fact is measured here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

Value: TypeAlias = float | str | bool


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is measured, by name; `run` (from 0) of runs side by side, None: the one that is shown; `layer`
    from 0, None: the fact says what it takes.
    """

    name: str
    run: int | None = None
    layer: int | None = None


class Facts(Protocol):
    """What is known now; None: it is not, and nothing that is said of it is true."""

    def value(self, fact: Fact) -> Value | None: ...


@dataclass(frozen=True, slots=True)
class Bound:
    """A number, or `times` another fact plus `number`."""

    number: float = 0.0
    fact: Fact | None = None
    times: float = 1.0

    def value(self, facts: Facts) -> float | None:
        if self.fact is None:
            return self.number
        other = facts.value(self.fact)
        return None if other is None or isinstance(other, str) else self.times * other + self.number


@dataclass(frozen=True, slots=True)
class Comparison:
    """A fact that lies `above` and `below`, that `equals`, or that is `changed` since the set-up was made.

    `held`: so many looks one after the other. `name` is a label for it in English and Chinese, else the fact's own.
    """

    fact: Fact
    above: Bound | None = None
    below: Bound | None = None
    equals: Value | None = None
    changed: bool = False
    held: int = 1
    name: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """All or any of several."""

    kind: Literal["all", "any"]
    parts: tuple[Part, ...]


Part: TypeAlias = Comparison | Group


@dataclass(frozen=True, slots=True)
class Condition:
    """`part` has to come true after step `after` of the run, and no later than `within`, where that is given."""

    part: Part
    after: int = 0
    within: int | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All that it is about."""
        found = [fact for comparison in comparisons(self.part) for fact in _facts(comparison)]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was measured when it came true, at this step of the run (None: no run was asked)."""

    step: int | None
    values: tuple[tuple[Comparison, Value], ...]


def comparisons(part: Part) -> Iterator[Comparison]:
    """All of them, however deep in groups."""
    if isinstance(part, Comparison):
        yield part
    else:
        for inner in part.parts:
            yield from comparisons(inner)


class Judge:
    """Looks at the facts again and again, from when the set-up stands; the first look is what `changed` refers to.

    too_late    the step `within` is past
    """

    STEP = Fact("step")

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.too_late = False
        self._first: dict[Fact, Value] = {}
        self._held: dict[int, int] = {}

    def look(self, facts: Facts) -> Evidence | None:
        """The evidence if it is true now, else None."""
        step = facts.value(self.STEP)
        known = isinstance(step, (int, float)) and not isinstance(step, bool)
        if known and self.condition.within is not None and step > self.condition.within:  # type: ignore[operator]
            self.too_late = True
        self._remember(facts)
        waits = self.condition.after and (not known or step <= self.condition.after)  # type: ignore[operator]
        if self.too_late or waits:
            return None
        values = self._true(self.condition.part, facts)
        told = known and any("." not in fact.name for fact in self.condition.facts)  # a page's facts have a dot
        return None if values is None else Evidence(int(step) if told else None, values)  # type: ignore[arg-type]

    def _remember(self, facts: Facts) -> None:
        for comparison in comparisons(self.condition.part):
            value = facts.value(comparison.fact) if comparison.changed else None
            if value is not None:
                self._first.setdefault(comparison.fact, value)

    def _true(self, part: Part, facts: Facts) -> tuple[tuple[Comparison, Value], ...] | None:
        if isinstance(part, Comparison):
            value = self._holds(part, facts)
            self._held[id(part)] = 0 if value is None else self._held.get(id(part), 0) + 1
            return ((part, value),) if value is not None and self._held[id(part)] >= part.held else None
        found = [self._true(inner, facts) for inner in part.parts]  # all are looked at, for their `held`
        true = tuple(pair for values in found if values is not None for pair in values)
        if part.kind == "all":
            return None if None in found else true
        return next((values for values in found if values is not None), None)

    def _holds(self, comparison: Comparison, facts: Facts) -> Value | None:
        """The fact's value if all that is said of it is true."""
        value = facts.value(comparison.fact)
        if value is None:
            return None
        if comparison.equals is not None and not _same(value, comparison.equals):
            return None
        if comparison.changed and value == self._first.get(comparison.fact, value):
            return None
        for bound, above in ((comparison.above, True), (comparison.below, False)):
            if bound is None:
                continue
            limit = bound.value(facts)
            if limit is None or isinstance(value, str) or not (value > limit if above else value < limit):
                return None
        return value


def _same(value: Value, other: Value) -> bool:
    """True is not 1, and "1" neither."""
    if isinstance(value, bool) or isinstance(other, bool) or isinstance(value, str) or isinstance(other, str):
        return type(value) is type(other) and value == other
    return float(value) == float(other)


def _facts(comparison: Comparison) -> Iterator[Fact]:
    yield comparison.fact
    for bound in (comparison.above, comparison.below):
        if bound is not None and bound.fact is not None:
            yield bound.fact
