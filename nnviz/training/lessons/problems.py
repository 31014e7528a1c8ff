"""What can be wrong with a lesson's file, and the names that it may use."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Protocol

from nnviz.training.message import Message


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


def among(name: str, known: Collection[str]) -> bool:
    """Whether these words, "*" in them standing for anything, allow the name."""
    return any(name == word or ("*" in word and fnmatchcase(name, word)) for word in known)
