"""The facts of the live run as they stand now, from its snapshots."""

from __future__ import annotations

import numpy as np

from nnviz.training.config import RunConfig
from nnviz.training.lessons.conditions import Fact, Value
from nnviz.training.lessons.facts import CONFIG, FACTS, Seen
from nnviz.training.snapshot import RunInfo, Snapshot


class LiveFacts:
    """What was seen last of each run; a new run forgets all of it."""

    def __init__(self) -> None:
        self._seen: tuple[Seen, ...] = ()
        self._shown = 0

    def begin(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        """These runs are under way now, and this one of them is shown."""
        known = {id(seen.info): seen for seen in self._seen}  # only another may be shown
        self._seen = tuple(known.get(id(run)) or Seen(run, run.config, runs=len(runs)) for run in runs)
        self._shown = shown

    def retune(self, config: RunConfig) -> None:
        """The settings of the shown run, which may change in flight."""
        if self._seen:
            self._seen[self._shown].config = config

    def take(self, snapshot: Snapshot) -> None:
        """What it tells is known from now on; one of other runs is passed over."""
        if len(snapshot.runs) != len(self._seen):
            return
        for seen, state in zip(self._seen, snapshot.runs, strict=True):
            seen.state, seen.running = state, snapshot.running
            seen.answers.update(state.answers)

    def value(self, fact: Fact) -> Value | None:
        """None: not known yet, or not a number."""
        run = self._shown if fact.run is None else fact.run
        if not 0 <= run < len(self._seen):
            return None
        seen = self._seen[run]
        if fact.name.startswith(CONFIG):
            return _plain(getattr(seen.config, fact.name.removeprefix(CONFIG), None))
        known = FACTS.get(fact.name)
        value = None if known is None else known.measure(seen, fact.layer)
        return None if isinstance(value, float) and np.isnan(value) else value


def _plain(value: object) -> Value | None:
    return value if isinstance(value, (bool, int, float, str)) else None
