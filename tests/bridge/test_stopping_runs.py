"""Runs that stop by themselves: in the worker by hand, in lockstep, at any speed, and what the session says of it."""

from __future__ import annotations

import pytest

from nnviz.bridge.orders import Order
from nnviz.bridge.session import Session
from nnviz.bridge.worker import TrainingWorker, build_run
from nnviz.training.config import RunConfig
from nnviz.training.stopping import StopConditions, Stopped
from nnviz.training.wants import LossesWant

CONFIG = RunConfig()


class Bench:
    """A worker with counting runs, a step of which takes 1 ms; slices are taken by hand until it stands still."""

    def __init__(self, clock, counting_run):
        self.clock, self._counting_run = clock, counting_run
        self.worker = TrainingWorker(self._build, clock)
        self.runs, self.stopped = [], []
        self.worker.stopped.connect(lambda run_id, stopped: self.stopped.append(stopped))

    def _build(self, config, dataset):
        self.runs.append(self._counting_run(config, dataset, None, self.clock, 0.001))
        return self.runs[-1]

    def start(self, count=1, run_id=1):
        self.worker.start(Order(run_id, (CONFIG,) * count))

    def train(self, slices=200):
        for _ in range(slices):
            if not self.worker._running:
                return
            self.worker.train_slice()
            self.clock.now += 0.003


@pytest.fixture
def bench(qtbot, clock, counting_run):
    bench = Bench(clock, counting_run)
    yield bench
    bench.worker.pause()
    bench.worker.deleteLater()


@pytest.mark.parametrize("speed", [None, 40.0, 10_000.0])
@pytest.mark.parametrize("runs", [1, 4])
def test_a_step_is_stopped_at_exactly_in_every_run_at_any_speed(bench, speed, runs):
    bench.worker.set_speed(speed)
    bench.worker.set_stop(StopConditions(step=13))
    bench.worker.run()
    bench.start(count=runs)
    bench.train()
    assert [run.step for run in bench.runs] == [13] * runs
    assert [(stopped.step, stopped.condition) for stopped in bench.stopped] == [(13, "step")]
    assert not bench.worker._timer.isActive()


def test_after_a_stop_one_can_run_on(bench):
    bench.worker.set_stop(StopConditions(step=13))
    bench.worker.run()
    bench.start()
    bench.train()
    bench.worker.run()
    bench.train(20)
    assert bench.runs[0].step > 13 and len(bench.stopped) == 1


def test_a_new_run_stops_again(bench):
    bench.worker.set_stop(StopConditions(step=13))
    for run_id in (1, 2):
        bench.worker.run()
        bench.start(run_id=run_id)
        bench.train()
        assert bench.runs[-1].step == 13
    assert len(bench.stopped) == 2


def test_the_figures_of_the_first_run_decide_for_all(bench):
    bench.worker.set_stop(StopConditions(loss=0.5, loss_part="train"))
    bench.worker.run()
    bench.start(count=2)
    bench.runs[0].losses = {0: 1.0, **dict.fromkeys(range(20, 400), 0.4)}
    bench.runs[1].losses = dict.fromkeys(range(5, 400), 0.1)
    bench.train()
    assert bench.stopped[0].figure == 0.4 and bench.stopped[0].step >= 20
    assert bench.runs[0].step == bench.runs[1].step == bench.stopped[0].step


def test_a_single_step_is_taken_whatever_the_conditions_say(bench):
    bench.worker.set_stop(StopConditions(loss=0.5, loss_part="train"))
    bench.start()
    bench.runs[0].losses = dict.fromkeys(range(10), 0.1)
    bench.worker.step()
    assert bench.runs[0].step == 1 and bench.stopped == []
    bench.worker.run()
    bench.train()
    assert bench.runs[0].step == 1 and len(bench.stopped) == 1  # it had been reached already: no step is taken


def test_a_changed_setting_lets_patience_begin_anew(bench):
    bench.worker.set_stop(StopConditions(patience=10))
    bench.start()
    seen = []
    bench.worker._watch.count_anew = lambda: seen.append(True)
    bench.worker.retune(Order(1, (RunConfig(learning_rate=0.5),)))
    assert seen == [True]


# -- the session -----------------------------------------------------------------------------------------------------


def test_the_session_pauses_and_says_why_and_where(stage, until, fake_view):
    session, view = stage.session, fake_view(LossesWant())
    session.add_view(view)
    session.set_stop(StopConditions(step=250))
    session.start(CONFIG)
    session.run()
    until(lambda: stage.states and stage.states[-1].stopped is not None)
    state = stage.states[-1]
    assert not state.running and not session.running
    assert (state.stopped.step, state.stopped.condition) == (250, "step")
    assert state.stop.watched == ()
    until(lambda: view.snapshots and view.snapshots[-1].stopped is not None)
    assert (view.snapshots[-1].step, view.snapshots[-1].running) == (250, False)


def test_running_on_and_stepping_forget_the_stop_and_a_restart_arms_it_again(stage, until):
    session = stage.session
    session.set_stop(StopConditions(step=50))
    session.start(CONFIG)
    session.run()
    until(lambda: session.config and stage.states[-1].stopped is not None)
    session.step_once()
    assert stage.states[-1].stopped is None
    until(lambda: stage.built and not session.running)
    session.run()
    assert stage.states[-1].running
    session.restart()
    until(lambda: len(stage.built) == 2 and stage.states[-1].stopped is not None)
    assert stage.states[-1].stopped.step == 50


def test_conditions_are_shown_as_soon_as_they_are_set(stage, until):
    session = stage.session
    session.start(CONFIG)
    until(lambda: session.config)
    session.set_stop(StopConditions(loss=0.1))
    assert stage.states[-1].stop == StopConditions(loss=0.1)
    session.set_stop(StopConditions())
    assert stage.states[-1].stop.watched == ()


def test_news_of_conditions_that_were_changed_meanwhile_pause_but_explain_nothing(stage, until):
    session = stage.session
    session.start(CONFIG)
    until(lambda: session.config)
    session.run()
    session.set_stop(StopConditions(step=10**9))
    old = StopConditions(step=3)
    session._on_stopped(session._orders.current.run_id, Stopped(3, "step", old, None, old.without("step")))
    assert not session.running
    assert stage.states[-1].stopped is None and stage.states[-1].stop == StopConditions(step=10**9)


def test_a_real_run_stops_where_its_test_loss_is_reached(qtbot, until, fake_view):
    session, view = Session(TrainingWorker(build_run)), fake_view(LossesWant())
    try:
        session.add_view(view)
        session.set_stop(StopConditions(loss=0.25))
        session.start(CONFIG)
        session.run()
        until(lambda: view.snapshots and view.snapshots[-1].stopped is not None)
        state, stopped = view.snapshots[-1].runs[0], view.snapshots[-1].stopped
        assert (state.step, state.test_loss) == (stopped.step, stopped.figure)
        assert stopped.figure <= 0.25
    finally:
        session.close()
