"""Runs whose figures are known beforehand, a session that trains them, and views that remember what they were told."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from nnviz.bridge.session import Session
from nnviz.bridge.worker import TrainingWorker
from nnviz.training.message import ConfigError, Message
from nnviz.training.snapshot import Divergence, RunState
from nnviz.training.trainer import Figures


@dataclass(frozen=True)
class Info:
    """What is known of a counting run."""

    config: object
    dataset: object
    limit: int | None = None


class CountingRun:
    """Takes steps by counting them; every answer names the step. `diverges_at`: its first step that is not finite."""

    def __init__(self, config, dataset=None, diverges_at=None, clock=None, cost=0.0):
        self.trainer = SimpleNamespace(config=config, info=self.info, retune=self.retune)
        self.dataset = dataset
        self.step = 0
        self.divergence = None
        self.diverges_at = diverges_at
        self.advanced: list[int] = []
        self.losses: dict[int, float] = {}
        self.clock, self.cost = clock, cost

    def info(self):
        return Info(self.trainer.config, self.dataset)

    def retune(self, config):
        self.trainer.config = config

    def resume(self):
        self.divergence = self.diverges_at = None

    def advance(self, steps, watch=None):
        """`losses` are the train losses after so many steps, where they are known."""
        stopped = watch and watch.see(self.step, *self.figures())
        if stopped:
            return stopped
        room = watch and watch.room(self.step)
        steps = min(steps, room or steps)
        self.advanced.append(steps)
        if self.clock is not None:
            self.clock.now += steps * self.cost
        self.step += steps
        if self.diverges_at is not None and self.step >= self.diverges_at:
            self.step = self.diverges_at - 1
            self.divergence = Divergence(self.diverges_at, 0, "weights")
            return None
        return watch and watch.see(self.step, *self.figures())

    def figures(self):
        loss = self.losses.get(self.step)
        return () if loss is None else (Figures(loss, None), None)

    def run_state(self, wants, exact=False):
        return RunState(self.step, 0, 0.5, None, self.divergence, {want: self.step for want in wants})


class FakeClock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def counting_run():
    return CountingRun


class FakeView:
    """Remembers the runs it was told of, and the snapshots of the last one; `steps` are theirs."""

    every_run = False

    def __init__(self, *wants):
        self.wants = wants
        self.active = True
        self.runs = []
        self.snapshots = []

    @property
    def steps(self):
        return [snapshot.step for snapshot in self.snapshots]

    def set_runs(self, runs, shown):
        self.runs.append(runs[shown])
        self.snapshots.clear()

    def show_snapshot(self, snapshot):
        self.snapshots.append(snapshot)


class Stage:
    """What the tests prepare: how runs are built, what the session said, and which requests it made."""

    def __init__(self):
        self.diverges_at = None
        self.refuse = set()  # seeds that cannot be built
        self.gate = threading.Event()  # while it is clear, building waits
        self.gate.set()
        self.built = []
        self.session = Session(TrainingWorker(self.build))
        self.states, self.failures, self.shown, self.requests, self.tables = [], [], [], [], []
        self.session.state_changed.connect(self.states.append)
        self.session.failed.connect(self.failures.append)
        self.session.snapshot_shown.connect(self.shown.append)
        self.session.table_loaded.connect(self.tables.append)
        self.session._frames.requested.connect(self.requests.append)

    def stop_the_frames(self, until):
        """From now on a frame is a call of the session's frames, and no request is open."""
        self.session._frames.timer.stop()
        until(lambda: self.session._frames.open is None)

    def build(self, config, dataset):
        assert self.gate.wait(10)
        if config.seed in self.refuse:
            raise ConfigError("seed", Message("config.seed", "seed {seed}", {"seed": config.seed}))
        self.built.append(config)
        return CountingRun(config, dataset, self.diverges_at)


@pytest.fixture
def fake_view():
    return FakeView


@pytest.fixture
def until(qtbot):
    """Wait until the condition holds; ten seconds is a failure."""
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)


@pytest.fixture
def stage(qtbot):
    stage = Stage()
    yield stage
    stage.gate.set()
    stage.session.close()


@pytest.fixture
def session(stage):
    return stage.session
