"""Reads a lesson's file and says of all that is wrong with it in which line it stands and why.

Which pages, places and facts there are it is told by a Vocabulary.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from math import inf
from pathlib import Path
from typing import Any

from nnviz.training.comparisons import COMPARISONS
from nnviz.training.config import SHARED, RunConfig
from nnviz.training.lessons.condition_reading import ConditionReader
from nnviz.training.lessons.fields import At
from nnviz.training.lessons.lesson import CLAIMS, PATIENCE, SEEDS, Lesson, Setup, Step
from nnviz.training.lessons.problems import LessonError, Problem, Vocabulary, among
from nnviz.training.lessons.toml_lines import key_lines, line_of
from nnviz.training.message import QT_TRANSLATE_NOOP, ConfigError, Message
from nnviz.training.presets import PRESETS

LARGEST = 1_000_000  # bytes of a file


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


class _Reader(ConditionReader):
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
        if look and not among(look, self._names.places()):
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
                if not among(f"{page}.{name}", self._names.settings()):
                    text = QT_TRANSLATE_NOOP("Message", "There is nothing to arrange by the name {name!r}.")
                    self._unknown((*at, page, name), text, f"{page}.{name}", self._names.settings())


def _repeated(layer: object) -> list[object]:
    """`repeat = 8` in a layer's table: eight of it."""
    if not isinstance(layer, Mapping) or not isinstance(layer.get("repeat"), int):
        return [layer]
    return [{name: value for name, value in layer.items() if name != "repeat"}] * layer["repeat"]
