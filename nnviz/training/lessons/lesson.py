"""What a lesson is made of, all frozen: texts in both languages, set-ups, and what is to come true.

It is read from a file by `reading` and says nothing of windows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nnviz.training.config import RunConfig
from nnviz.training.lessons.conditions import Condition

PATIENCE = 30.0
"""Seconds after which a hint is due."""
SEEDS = ("000", "001", "002", "003", "004")
CLAIMS = range(1, 49)
"""What the five articles claim, by number; each is a step of a lesson."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same in English and in Chinese. Between dollar signs stand formulas."""

    en: str
    zh: str

    def of(self, language: str) -> str:
        """In a language by its code, "en" or "zh_CN"."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Setup:
    """What is to be seen and to run.

    show       the key of a page or view that comes to the front, "" leaves it as it is
    configs    the runs that begin, () leaves those of now; `limits` as in a Comparison
    running    whether they run, None leaves it
    speed      steps per second, infinity is as fast as possible, None leaves it
    arrange    plain values for pages and views, by key
    """

    show: str = ""
    configs: tuple[RunConfig, ...] = ()
    limits: tuple[int | None, ...] = ()
    running: bool | None = None
    speed: float | None = None
    arrange: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do and to see.

    setup      None: what stands is right
    do         what the reader is to do, done for one who asks for it; None: there is nothing to do but watch
    look       "page.place" to be pointed at, or ""
    check      None: nothing is to come true, the step is read
    hint       a way out, due after `patience` seconds
    claims     numbers among CLAIMS that came true with this
    """

    title: Text
    text: Text
    setup: Setup | None = None
    do: Setup | None = None
    look: str = ""
    check: Condition | None = None
    hint: Text | None = None
    patience: float = PATIENCE
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesson:
    """`seed`: the article that it redoes, "" none. `key`: the name of the file, by which progress is remembered."""

    key: str
    path: Path
    title: Text
    about: Text
    steps: tuple[Step, ...]
    seed: str = ""
