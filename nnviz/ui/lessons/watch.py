"""What the live run is asked for so that a condition can be judged: while one is, and nothing else ever."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from math import isnan

from nnviz.training.config import RunConfig
from nnviz.training.lessons.conditions import Condition, Fact, Value
from nnviz.training.lessons.facts import CONFIG, FACTS, LOSSES, is_live, wants_of
from nnviz.training.lessons.live_facts import LiveFacts
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want


class Watch:
    """A view without a picture, for the session; the facts of the run and of the pages, for the judge.

    `looked` is called when the run has answered.
    """

    def __init__(
        self,
        page_facts: Callable[[str], Mapping[str, Value]],
        looked: Callable[[], None],
    ) -> None:
        self._page_facts = page_facts
        self._looked = looked
        self._live = LiveFacts()
        self._pages: dict[str, Mapping[str, Value]] = {}
        self._wants: frozenset[Want] = frozenset()
        self.active = False
        self.of_pages = False  # whether pages are asked, too
        self.every_run = False

    def watch(self, condition: Condition | None) -> None:
        """None: no more."""
        facts = () if condition is None else condition.facts
        live = [fact for fact in facts if is_live(fact.name)]
        self._wants = wants_of(live) or (frozenset((LOSSES,)) if live else frozenset())
        self.every_run = any(fact.run is not None for fact in live)
        self.of_pages = len(live) < len(facts)
        self.active = condition is not None
        self.refresh()

    @property
    def wants(self) -> Collection[Want]:
        return self._wants

    def set_runs(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        self._live.begin(runs, shown)
        self.refresh()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._live.take(snapshot)
        if self._wants & snapshot.request.wants:
            self._looked()

    def retune(self, config: RunConfig) -> None:
        """The shown run goes on with these settings."""
        self._live.retune(config)

    def refresh(self) -> None:
        """What pages have said is asked anew."""
        self._pages.clear()

    def value(self, fact: Fact) -> Value | None:
        if fact.name in FACTS or fact.name.startswith(CONFIG):
            return self._live.value(fact)
        key, _, name = fact.name.partition(".")
        if key not in self._pages:
            self._pages[key] = self._page_facts(key)
        value = self._pages[key].get(name)
        return None if isinstance(value, float) and isnan(value) else value
