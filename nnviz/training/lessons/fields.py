"""The fields of a lesson's tables: each is taken as it has to be, or it is said in which line it is not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from typing import Any

from nnviz.training.lessons.lesson import Text
from nnviz.training.lessons.problems import Problem, Vocabulary
from nnviz.training.lessons.toml_lines import line_of
from nnviz.training.message import QT_TRANSLATE_NOOP, Message

At = tuple[str | int, ...]
"""Where something stands in the file: the keys that lead to it."""


class FieldReader:
    """Collects `problems` instead of stopping at the first."""

    def __init__(self, vocabulary: Vocabulary, lines: Mapping[At, int]) -> None:
        self._names = vocabulary
        self._lines = lines
        self.problems: list[Problem] = []

    def _wrong(self, at: At, code: str, text: str, **values: object) -> None:
        self.problems.append(Problem(line_of(self._lines, at), Message(f"lesson.{code}", text, values)))

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
