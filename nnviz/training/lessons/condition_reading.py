"""Reads the check of a lesson's step; see `nnviz.training.lessons.conditions` for what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nnviz.training.lessons.conditions import Bound, Comparison, Condition, Fact, Group, Part, Value
from nnviz.training.lessons.facts import FACTS, is_live
from nnviz.training.lessons.fields import At, FieldReader
from nnviz.training.lessons.problems import among
from nnviz.training.message import QT_TRANSLATE_NOOP


class ConditionReader(FieldReader):
    """A condition with its parts, or None and why not."""

    def _check(self, at: At, table: object) -> Condition | None:
        if not self._is_table(at, table):
            return None
        assert isinstance(table, Mapping)
        part = self._part(at, table, ("after", "within"))
        after, within = self._field(at, table, "after", int, 0), self._field(at, table, "within", int, None)
        if after and within is not None and within <= after:
            text = QT_TRANSLATE_NOOP("Message", "{name} = {value} has to be above {least}.")
            self._wrong((*at, "within"), "within", text, name="within", value=within, least=after)
        return None if part is None else Condition(part, after or 0, within)

    def _part(self, at: At, table: Mapping[str, Any], more: tuple[str, ...] = ()) -> Part | None:
        kinds = [kind for kind in ("all", "any") if kind in table]
        if kinds:
            kind = kinds[0]
            self._known(at, table, (kind, *more))
            parts = table[kind]
            if not isinstance(parts, list) or not parts:
                self._type((*at, kind), QT_TRANSLATE_NOOP("Message", "a list of conditions"))
                return None
            found = [
                self._part((*at, kind, i), part) if self._is_table((*at, kind, i), part) else None
                for i, part in enumerate(parts)
            ]
            good = tuple(part for part in found if part is not None)
            return Group(kind, good) if len(good) == len(found) else None  # type: ignore[arg-type]
        fields = ("fact", "run", "layer", "above", "below", "equals", "changed", "held", "name")
        self._known(at, table, (*fields, *more))
        fact = self._fact(at, table)
        bounds = {side: self._bound((*at, side), table[side]) for side in ("above", "below") if side in table}
        equals = table.get("equals")
        if equals is not None and not isinstance(equals, (bool, int, float, str)):
            self._type((*at, "equals"), QT_TRANSLATE_NOOP("Message", "a number, a word, true or false"))
        changed, held = self._field(at, table, "changed", bool, False), self._field(at, table, "held", int, 1)
        name = self._text(at, table, "name") if "name" in table else None
        if not bounds and equals is None and not changed:
            text = QT_TRANSLATE_NOOP("Message", "A condition needs above, below, equals or changed.")
            self._wrong(at, "empty", text)
        if fact is None:
            return None
        label = None if name is None else (name.en, name.zh)
        value: Value | None = equals if isinstance(equals, (bool, int, float, str)) else None
        return Comparison(
            fact, bounds.get("above"), bounds.get("below"), value, bool(changed), max(1, held or 1), label
        )

    def _fact(self, at: At, table: Mapping[str, Any]) -> Fact | None:
        name = self._field(at, table, "fact", str, None)
        if name is None:
            if "fact" not in table:
                text = QT_TRANSLATE_NOOP("Message", "{name} is missing.")
                self._wrong(at, "missing", text, name="fact")
            return None
        live, known = is_live(name), self._names.facts()
        if not live and not among(name, known):
            text = QT_TRANSLATE_NOOP("Message", "There is no fact {name!r}.")
            self._unknown((*at, "fact"), text, name, [*FACTS, *known])
            return None
        run, layer = (self._number_from_1(at, table, field) for field in ("run", "layer"))
        if layer is not None and not (name in FACTS and FACTS[name].layered):
            text = QT_TRANSLATE_NOOP("Message", "The fact {name!r} is not about a layer.")
            self._wrong((*at, "layer"), "layer", text, name=name)
        if run is not None and not live:
            text = QT_TRANSLATE_NOOP("Message", "The fact {name!r} is not about a run.")
            self._wrong((*at, "run"), "run", text, name=name)
        return Fact(name, run, layer)

    def _number_from_1(self, at: At, table: Mapping[str, Any], name: str) -> int | None:
        value = self._field(at, table, name, int, None)
        if value is None:
            return None
        if value < 1:
            text = QT_TRANSLATE_NOOP("Message", "{name} = {value} has to be above {least}.")
            self._wrong((*at, name), "from_1", text, name=name, value=value, least=0)
            return None
        return int(value) - 1

    def _bound(self, at: At, value: object) -> Bound | None:
        if isinstance(value, Mapping):
            self._known(at, value, ("fact", "run", "layer", "times", "plus"))
            fact = self._fact(at, value)
            times, plus = self._field(at, value, "times", float, 1.0), self._field(at, value, "plus", float, 0.0)
            return None if fact is None else Bound(plus or 0.0, fact, 1.0 if times is None else times)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._type(at, QT_TRANSLATE_NOOP("Message", "a number, or a table with a fact"))
            return None
        return Bound(float(value))
