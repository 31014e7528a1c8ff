"""Runs of lessons without a window: what the facts are after so many steps, and whether a condition comes true."""

from __future__ import annotations

import numpy as np

from nnviz.training.lessons.conditions import Evidence, Fact, Judge
from nnviz.training.lessons.facts import LOSSES, wants_of
from nnviz.training.lessons.lesson import Setup
from nnviz.training.lessons.live_facts import LiveFacts
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import LayerInfo, Request, RunInfo, Snapshot
from nnviz.training.trainer import Trainer


class LessonRuns:
    """The runs of a set-up, in lockstep."""

    def __init__(self, setup: Setup) -> None:
        self.limits = setup.limits or (None,) * len(setup.configs)
        self.runs = [LiveRun(Trainer(config)) for config in setup.configs]
        self.facts = LiveFacts()
        self.step = 0
        infos = tuple(
            RunInfo(
                config,
                tuple(
                    LayerInfo(layer.size, layer.activation.name, layer.params, layer.pieces, layer.weight.shape[1])
                    for layer in run.trainer.network.layers
                ),
                run.trainer.data,
                run.trainer.network.parameters.size,
                run.trainer.probe.size if isinstance(run.trainer.probe, np.ndarray) else 0,
            )
            for config, run in zip(setup.configs, self.runs, strict=True)
        )
        self.facts.begin(infos, 0)

    def advance(self, steps: int) -> None:
        self.step += steps
        for run, limit in zip(self.runs, self.limits, strict=True):
            room = steps if limit is None else max(0, min(steps, limit - run.step))
            if run.divergence is None and room:
                run.advance(room)

    def look(self, facts: tuple[Fact, ...]) -> None:
        wants = wants_of(facts) | {LOSSES}
        states = tuple(run.run_state(wants, exact=True) for run in self.runs)
        self.facts.take(Snapshot(Request(1, 1, wants, wants), self.step, True, 0.0, states))

    def judge(self, condition, steps: int, every: int = 50) -> Evidence | None:
        """The evidence, if the condition comes true within so many steps."""
        judge = Judge(condition)
        while True:
            self.look(condition.facts)
            found = judge.look(self.facts)
            if found is not None or self.step >= steps:
                return found
            self.advance(every)


def told(setup: Setup, names: list, steps: int) -> dict:
    """Facts after so many steps, for a look by hand: a name, or (name, run, layer) from 0."""
    runs = LessonRuns(setup)
    runs.advance(steps)
    facts = tuple(Fact(name) if isinstance(name, str) else Fact(*name) for name in names)
    runs.look(facts)
    return {(f.name, f.run, f.layer): runs.facts.value(f) for f in facts}
