"""Reads a lesson's file and says of all that is wrong with it in which line it stands and why.

Which pages, places and facts there are it is told by a Vocabulary.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from math import inf
from pathlib import Path
from typing import Any, Protocol

from nnviz.training.comparisons import COMPARISONS
from nnviz.training.config import SHARED, RunConfig
from nnviz.training.lessons.conditions import Bound, Comparison, Condition, Fact, Group, Part, Value
from nnviz.training.lessons.facts import FACTS, is_live
from nnviz.training.lessons.lesson import CLAIMS, PATIENCE, SEEDS, Lesson, Setup, Step, Text
from nnviz.training.lessons.toml_lines import key_lines, line_of
from nnviz.training.message import QT_TRANSLATE_NOOP, ConfigError, Message
from nnviz.training.presets import PRESETS

LARGEST = 1_000_000  # bytes of a file
At = tuple[str | int, ...]


class Vocabulary(Protocol):
    """The names that a lesson may use; "*" in one stands for anything."""

    def shown(self) -> Collection[str]:
        """Keys of pages and views that can be brought to the front."""

    def places(self) -> Collection[str]:
        """ "page.place" """

    def facts(self) -> Collection[str]:
        """ "page.fact" """

    def settings(self) -> Collection[str]:
        """ "page.setting" that can be arranged."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in which line, from 1."""

    line: int
    reason: Message


class LessonError(ValueError):
    """A file that is no lesson; `problems` in the order of their lines."""

    def __init__(self, path: Path, problems: Collection[Problem]) -> None:
        self.path = path
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__("\n".join(f"{path.name}, line {p.line}: {p.reason}" for p in self.problems))


def read_lesson(path: Path, vocabulary: Vocabulary) -> Lesson:
    """Raises LessonError with all that is wrong; OSError where the file cannot be read."""
    if path.stat().st_size > LARGEST:
        text = QT_TRANSLATE_NOOP("Message", "A lesson is a text of at most {most} bytes.")
        raise LessonError(path, [Problem(1, Message("lesson.large", text, {"most": LARGEST}))])
    try:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        reason = QT_TRANSLATE_NOOP("Message", "This is not UTF-8 text.")
        raise LessonError(path, [Problem(line, Message("lesson.encoding", reason, {}))]) from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LessonError(path, [_syntax(error, text)]) from error
    reader = _Reader(vocabulary, key_lines(text))
    lesson = reader.lesson(path, values)
    if reader.problems or lesson is None:
        raise LessonError(path, reader.problems)
    return lesson


def _syntax(error: tomllib.TOMLDecodeError, text: str) -> Problem:
    said = str(error)
    head, _, tail = said.partition(" (at line ")
    line = int(tail.split(",")[0]) if tail.split(",")[0].isdigit() else text.count("\n") + 1
    reason = QT_TRANSLATE_NOOP("Message", "This is not TOML: {what}.")
    return Problem(line, Message("lesson.syntax", reason, {"what": head.replace(" (at end of document)", "")}))


class _Reader:
    def __init__(self, vocabulary: Vocabulary, lines: Mapping[At, int]) -> None:
        self._names = vocabulary
        self._lines = lines
        self.problems: list[Problem] = []

    def _wrong(self, at: At, code: str, text: str, **values: object) -> None:
        self.problems.append(Problem(line_of(self._lines, at), Message(f"lesson.{code}", text, values)))

    # -- tables and their fields -----------------------------------------------------------------------------------

    def lesson(self, path: Path, values: Mapping[str, Any]) -> Lesson | None:
        self._known((), values, ("title", "about", "seed", "step"))
        title, about = self._text((), values, "title"), self._text((), values, "about")
        seed = self._field((), values, "seed", str, "")
        if seed and seed not in SEEDS:
            self._unknown(("seed",), QT_TRANSLATE_NOOP("Message", "There is no seed {name!r}."), seed, SEEDS)
        tables = values.get("step", [])
        if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
            text = QT_TRANSLATE_NOOP("Message", "A lesson needs at least one step, under [[step]].")
            self._wrong(("step",), "no_steps", text)
            return None
        steps = [self._step(("step", i), table) for i, table in enumerate(tables)]
        if self.problems or title is None or about is None:
            return None
        return Lesson(path.stem, path, title, about, tuple(step for step in steps if step is not None), seed or "")

    def _step(self, at: At, table: Mapping[str, Any]) -> Step | None:
        fields = ("title", "text", "setup", "do", "look", "check", "hint", "patience", "claims")
        self._known(at, table, fields)
        title, text = self._text(at, table, "title"), self._text(at, table, "text")
        hint = self._text(at, table, "hint") if "hint" in table else None
        patience = self._field(at, table, "patience", float, PATIENCE)
        look = self._field(at, table, "look", str, "")
        if look and not _among(look, self._names.places()):
            text_ = QT_TRANSLATE_NOOP("Message", "There is no place {name!r}.")
            self._unknown((*at, "look"), text_, look, self._names.places())
        claims = self._claims((*at, "claims"), table.get("claims", []))
        setup = self._setup((*at, "setup"), table["setup"]) if "setup" in table else None
        do = self._setup((*at, "do"), table["do"]) if "do" in table else None
        check = self._check((*at, "check"), table["check"]) if "check" in table else None
        if title is None or text is None:
            return None
        return Step(title, text, setup, do, look or "", check, hint, patience or PATIENCE, claims)

    def _claims(self, at: At, values: object) -> tuple[int, ...]:
        whole = isinstance(values, list) and all(isinstance(v, int) and not isinstance(v, bool) for v in values)
        if not whole or any(value not in CLAIMS for value in values):  # type: ignore[attr-defined]
            text = QT_TRANSLATE_NOOP("Message", "Claims are whole numbers from {least} to {most} in brackets.")
            self._wrong(at, "claims", text, least=CLAIMS[0], most=CLAIMS[-1])
            return ()
        return tuple(values)  # type: ignore[arg-type]

    def _setup(self, at: At, table: object) -> Setup | None:
        fields = ("show", "config", "runs", "compare", "preset", "limits", "run", "speed", "arrange")
        if not self._is_table(at, table):
            return None
        assert isinstance(table, Mapping)
        self._known(at, table, fields)
        show = self._field(at, table, "show", str, "")
        if show and show not in self._names.shown():
            text = QT_TRANSLATE_NOOP("Message", "There is no page or view {name!r}.")
            self._unknown((*at, "show"), text, show, self._names.shown())
        configs, limits = self._runs(at, table)
        running = self._field(at, table, "run", bool, None)
        arrange = table.get("arrange", {})
        self._arrange((*at, "arrange"), arrange)
        return Setup(show or "", configs, limits, running, self._speed(at, table), arrange)

    def _runs(self, at: At, table: Mapping[str, Any]) -> tuple[tuple[RunConfig, ...], tuple[int | None, ...]]:
        given = [name for name in ("config", "runs", "compare", "preset") if name in table]
        if len(given) > 1:
            text = QT_TRANSLATE_NOOP("Message", "{first} and {second} exclude each other.")
            self._wrong((*at, given[1]), "exclude", text, first=given[0], second=given[1])
        limits: tuple[int | None, ...] = ()
        configs: list[RunConfig | None] = []
        if "config" in table:
            configs = [self._config((*at, "config"), table["config"])]
        elif "runs" in table:
            runs = table["runs"]
            if not isinstance(runs, list) or not runs:
                self._type((*at, "runs"), QT_TRANSLATE_NOOP("Message", "a list of tables"))
                runs = []
            base = runs[0] if runs and isinstance(runs[0], dict) else {}
            configs = [
                self._config((*at, "runs", i), {**base, **run} if isinstance(run, dict) else run)
                for i, run in enumerate(runs)
            ]
            limits = self._limits((*at, "limits"), table.get("limits", []), len(runs))
        elif "compare" in table:
            known = {comparison.key: comparison for comparison in COMPARISONS}
            name = self._field(at, table, "compare", str, "")
            if name not in known:
                text = QT_TRANSLATE_NOOP("Message", "There is no ready-made comparison {name!r}.")
                self._unknown((*at, "compare"), text, str(name), known)
                return (), ()
            configs, limits = list(known[name].configs), known[name].limits
        elif "preset" in table:
            presets = {preset.key: preset for preset in PRESETS}
            name = self._field(at, table, "preset", str, "")
            if name not in presets:
                text = QT_TRANSLATE_NOOP("Message", "There is no preset {name!r}.")
                self._unknown((*at, "preset"), text, str(name), presets)
                return (), ()
            configs = [presets[name].config]
        found = tuple(config for config in configs if config is not None)
        if any(getattr(other, name) != getattr(found[0], name) for other in found[1:] for name in SHARED):
            text = QT_TRANSLATE_NOOP("Message", "Runs beside each other need the same data, batches and seed.")
            self._wrong((*at, "runs"), "shared", text)
        return found, limits

    def _limits(self, at: At, values: object, runs: int) -> tuple[int | None, ...]:
        """0 in the file: it goes on."""
        steps = values if isinstance(values, list) else [None]
        if not steps:
            return ()
        if len(steps) != runs or not all(isinstance(v, int) and not isinstance(v, bool) and v >= 0 for v in steps):
            self._type(at, QT_TRANSLATE_NOOP("Message", "for each run a step, or 0 for none"))
            return ()
        return tuple(step or None for step in steps)

    def _config(self, at: At, table: object) -> RunConfig | None:
        if not self._is_table(at, table):
            return None
        assert isinstance(table, Mapping)
        layers = table.get("layers")
        if isinstance(layers, list):
            table = {**table, "layers": [layer for entry in layers for layer in _repeated(entry)]}
        try:
            return RunConfig.from_dict(table)
        except ConfigError as error:
            self.problems.append(Problem(line_of(self._lines, (*at, error.field)), error.message))
        except (TypeError, ValueError) as error:
            text = QT_TRANSLATE_NOOP("Message", "This cannot be used: {why}")
            self._wrong(at, "config", text, why=str(error))
        return None

    def _speed(self, at: At, table: Mapping[str, Any]) -> float | None:
        if "speed" not in table:
            return None
        speed = table["speed"]
        if speed == "max":
            return inf
        if isinstance(speed, bool) or not isinstance(speed, (int, float)) or not speed > 0:
            self._type((*at, "speed"), QT_TRANSLATE_NOOP("Message", 'steps per second, above 0, or "max"'))
            return None
        return float(speed)

    def _arrange(self, at: At, pages: object) -> None:
        if not self._is_table(at, pages):
            return
        assert isinstance(pages, Mapping)
        for page, settings in pages.items():
            if not self._is_table((*at, page), settings):
                continue
            for name in settings:
                if not _among(f"{page}.{name}", self._names.settings()):
                    text = QT_TRANSLATE_NOOP("Message", "There is nothing to arrange by the name {name!r}.")
                    self._unknown((*at, page, name), text, f"{page}.{name}", self._names.settings())

    # -- conditions ------------------------------------------------------------------------------------------------

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
        if not live and not _among(name, known):
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

    # -- what all have in common -----------------------------------------------------------------------------------

    def _known(self, at: At, table: Mapping[str, Any], fields: tuple[str, ...]) -> None:
        for name in table:
            if name not in fields:
                text = QT_TRANSLATE_NOOP("Message", "There is no field {name!r} here.")
                self._unknown((*at, name), text, name, fields)

    def _unknown(self, at: At, text: str, name: str, known: Collection[str]) -> None:
        near = get_close_matches(name, [word for word in known if "*" not in word], n=1)
        said: dict[str, object] = {"name": name}
        problem = Message("lesson.unknown", text, said)
        if near:
            more = QT_TRANSLATE_NOOP("Message", "{what} Did you mean {near!r}?")
            problem = Message("lesson.unknown", more, {"what": problem, "near": near[0]})
        self.problems.append(Problem(line_of(self._lines, at), problem))

    def _is_table(self, at: At, value: object) -> bool:
        if isinstance(value, Mapping):
            return True
        self._type(at, QT_TRANSLATE_NOOP("Message", "a table"))
        return False

    def _type(self, at: At, wanted: str) -> None:
        text = QT_TRANSLATE_NOOP("Message", "{name} has to be {wanted}.")
        names = [part for part in at if isinstance(part, str)]
        self._wrong(at, "type", text, name=names[-1] if names else "", wanted=Message("lesson.wanted", wanted, {}))

    def _field(self, at: At, table: Mapping[str, Any], name: str, kind: type, default: Any) -> Any:
        value = table.get(name)
        if value is None:
            return default
        fits: Callable[[object], bool] = {
            bool: lambda v: isinstance(v, bool),
            int: lambda v: isinstance(v, int) and not isinstance(v, bool) and v >= 0,
            float: lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
            str: lambda v: isinstance(v, str),
        }[kind]
        if fits(value):
            return value
        wanted = {
            bool: QT_TRANSLATE_NOOP("Message", "true or false"),
            int: QT_TRANSLATE_NOOP("Message", "a whole number, not below 0"),
            float: QT_TRANSLATE_NOOP("Message", "a number"),
            str: QT_TRANSLATE_NOOP("Message", "a text"),
        }[kind]
        self._type((*at, name), wanted)
        return default

    def _text(self, at: At, table: Mapping[str, Any], name: str) -> Text | None:
        if name not in table:
            text = QT_TRANSLATE_NOOP("Message", "{name} is missing.")
            self._wrong(at, "missing", text, name=name)
            return None
        value = table[name]
        texts = value if isinstance(value, list) else []
        if len(texts) == 2 and all(isinstance(part, str) and part.strip() for part in texts):
            return Text(texts[0].strip(), texts[1].strip())
        self._type((*at, name), QT_TRANSLATE_NOOP("Message", "two texts, [English, Chinese]"))
        return None


def _repeated(layer: object) -> list[object]:
    """`repeat = 8` in a layer's table: eight of it."""
    if not isinstance(layer, Mapping) or not isinstance(layer.get("repeat"), int):
        return [layer]
    return [{name: value for name, value in layer.items() if name != "repeat"}] * layer["repeat"]


def _among(name: str, known: Collection[str]) -> bool:
    return any(name == word or ("*" in word and fnmatchcase(name, word)) for word in known)
