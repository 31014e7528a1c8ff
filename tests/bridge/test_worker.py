"""The worker's slots called directly, in this thread: what it does is the same in its own."""

from __future__ import annotations

import pytest

from nnviz.bridge.orders import Order
from nnviz.bridge.worker import TrainingWorker, build_run
from nnviz.training.config import RunConfig
from nnviz.training.message import ConfigError, DataError, Message
from nnviz.training.snapshot import Request
from nnviz.training.wants import LossesWant, StavesWant

CONFIG = RunConfig()


class Heard:
    """What a worker said, signal by signal."""

    def __init__(self, worker):
        self.worker = worker
        for name in ("started", "retuned", "refused", "diverged", "faulted", "answered"):
            said = []
            setattr(self, name, said)
            getattr(worker, name).connect(lambda *words, said=said: said.append(words if len(words) > 1 else words[0]))


@pytest.fixture
def bench(qtbot, clock, counting_run):
    """A worker with counting runs, a step of which takes 1 ms; no event loop runs, slices are taken by hand."""

    class Bench:
        def __init__(self):
            self.diverges_at = {}
            self.error = None
            self.runs = []
            self.clock = clock
            self.worker = TrainingWorker(self.build, clock)
            self.heard = Heard(self.worker)

        def build(self, config, dataset):
            if self.error is not None:
                raise self.error
            diverges_at = self.diverges_at.get(len(self.runs))
            run = counting_run(config, dataset, diverges_at, clock, 0.001)
            self.runs.append(run)
            return run

        def start(self, count=1, run_id=1, running=True):
            if running:
                self.worker.run()
            self.worker.start(Order(run_id, (CONFIG,) * count))

        def ask(self, *wants, run_id=1, serial=1):
            before = len(self.heard.answered)
            self.worker.answer(Request(run_id, serial, frozenset(wants)))
            return self.heard.answered[before] if len(self.heard.answered) > before else None

    bench = Bench()
    yield bench
    bench.worker.pause()
    bench.worker.deleteLater()


def test_slices_take_about_five_milliseconds(bench):
    bench.start()
    for _ in range(10):
        bench.worker.train_slice()
    assert bench.runs[0].advanced == [1, 2, 4, 5, 5, 5, 5, 5, 5, 5]


@pytest.mark.parametrize("change", ["new run", "batch size"])
def test_dearer_steps_do_not_inherit_the_length_of_a_slice(bench, change):
    bench.start()
    for _ in range(10):
        bench.worker.train_slice()
    if change == "new run":
        bench.start(run_id=2)
    else:
        bench.worker.retune(Order(1, (RunConfig(batch_size=1_000_000),)))
    run = bench.runs[-1]
    run.cost, begun = 0.5, bench.clock.now
    bench.worker.train_slice()
    assert bench.clock.now - begun == pytest.approx(0.5)


def test_four_runs_take_the_same_number_of_steps_in_every_slice(bench):
    bench.start(count=4)
    for _ in range(10):
        bench.worker.train_slice()
        assert len({run.step for run in bench.runs}) == 1
    assert bench.runs[0].advanced[-1] == 1  # four runs share the five milliseconds
    assert len(bench.ask().runs) == 4


def test_nothing_trains_before_run(bench):
    bench.start(running=False)
    assert not bench.worker._timer.isActive()
    assert bench.ask().running is False
    bench.worker.run()
    assert bench.worker._timer.isActive()
    assert bench.ask().running is True


def test_a_pause_takes_effect_before_the_next_step(bench):
    bench.start()
    bench.worker.train_slice()
    bench.worker.pause()
    assert not bench.worker._timer.isActive()
    assert bench.ask().steps_per_second == 0


def test_a_step_is_one_step_and_leaves_the_run_paused(bench):
    bench.start()
    bench.worker.step()
    assert bench.runs[0].step == 1
    assert not bench.worker._timer.isActive()


def test_a_new_run_goes_on_running_or_stays_paused(bench):
    bench.start(run_id=1)
    bench.start(run_id=2, running=False)
    assert bench.worker._timer.isActive()
    bench.worker.pause()
    bench.start(run_id=3, running=False)
    assert not bench.worker._timer.isActive()


def test_a_speed_is_kept(bench):
    bench.worker.set_speed(20.0)
    bench.start()
    for _ in range(1000):
        bench.clock.now += 0.005
        bench.worker.train_slice()
    assert bench.runs[0].step == pytest.approx(20 * (bench.clock.now - 100), abs=1)
    assert bench.ask().steps_per_second == pytest.approx(20, rel=0.06)


def test_a_waiting_run_sleeps_until_the_next_step_is_due(bench):
    bench.worker.set_speed(1.0)
    bench.start()
    bench.worker.train_slice()
    assert bench.worker._timer.interval() == pytest.approx(1000, abs=2)
    bench.worker.set_speed(None)
    assert bench.worker._timer.interval() == 0


def test_an_answer_carries_what_was_asked_and_nothing_else(bench):
    bench.start()
    bench.worker.train_slice()
    snapshot = bench.ask(StavesWant(), serial=7)
    assert snapshot.request == Request(1, 7, frozenset({StavesWant()}))
    assert dict(snapshot.runs[0].answers) == {StavesWant(): 1}
    assert snapshot.step == 1
    assert snapshot.answer(LossesWant()) is None


def test_a_request_about_other_runs_is_dropped(bench):
    bench.start(run_id=2)
    assert bench.ask(StavesWant(), run_id=1) is None
    assert bench.ask(StavesWant(), run_id=2) is not None


@pytest.mark.parametrize(
    ("error", "field", "code"),
    [
        (ConfigError("loss", Message("config.loss", "no {what}", {"what": "such loss"})), "loss", "config.loss"),
        (DataError(Message("data.empty", "empty")), None, "data.empty"),
        (MemoryError("8 GiB"), None, "bridge.memory"),
        (ZeroDivisionError("division by zero"), None, "bridge.unexpected"),
    ],
)
def test_a_start_that_fails_leaves_the_runs_as_they_are(bench, error, field, code):
    bench.start()
    bench.worker.train_slice()
    bench.error = error
    refused = Order(2, (CONFIG,))
    bench.worker.start(refused)
    ((order, failure),) = bench.heard.refused
    assert order is refused
    assert (failure.field, failure.message.code) == (field, code)
    assert str(error) in str(failure.message)
    bench.worker.train_slice()
    assert bench.ask(run_id=1).step == 3
    assert bench.worker._timer.isActive()


def test_when_the_third_of_four_runs_cannot_be_built_none_is_replaced(bench):
    bench.start(count=2)
    before = list(bench.runs)

    def fail_at_the_third(config, dataset):
        if config.seed == 2:
            raise MemoryError
        return bench.build(config, dataset)

    bench.worker._build = fail_at_the_third
    bench.worker.start(Order(2, tuple(RunConfig(seed=seed) for seed in range(4))))
    assert len(bench.heard.refused) == 1
    bench.worker.train_slice()
    assert [run.step for run in before] == [1, 1]


def test_a_divergence_stops_the_run_and_names_the_step(bench):
    bench.diverges_at = {0: 6}
    bench.start()
    for _ in range(5):
        bench.worker.train_slice()
    ((run_id, divergence),) = bench.heard.diverged
    assert (run_id, divergence.step) == (1, 6)
    assert not bench.worker._timer.isActive()
    snapshot = bench.ask()
    assert (snapshot.step, snapshot.running, snapshot.runs[0].divergence) == (5, False, divergence)


def test_a_run_that_diverged_takes_no_further_step(bench):
    bench.diverges_at = {0: 1}
    bench.start()
    bench.worker.train_slice()
    bench.worker.run()
    bench.worker.step()
    bench.worker.train_slice()
    assert bench.runs[0].advanced == [1]
    assert len(bench.heard.diverged) == 1


def test_of_two_runs_the_healthy_one_goes_on(bench):
    bench.diverges_at = {0: 2}
    bench.start(count=2)
    for _ in range(4):
        bench.worker.train_slice()
    assert bench.heard.diverged == []
    states = bench.ask().runs
    assert states[0].divergence.step == 2 and states[0].step == 1
    assert states[1].divergence is None and states[1].step == sum(bench.runs[1].advanced) > 3


def test_an_unexpected_error_in_a_slice_pauses_and_is_reported(bench, caplog):
    bench.start()
    bench.worker.train_slice()

    def fail(steps, watch=None):
        raise FloatingPointError("a mistake of ours")

    bench.runs[0].advance = fail
    bench.worker.train_slice()
    ((run_id, failure),) = bench.heard.faulted
    assert run_id == 1
    assert str(failure.message) == "Something unexpected went wrong: FloatingPointError: a mistake of ours"
    assert not bench.worker._timer.isActive()
    assert "FloatingPointError" in caplog.text
    assert bench.ask(StavesWant()).step == 1


def test_an_unexpected_error_in_an_answer_is_reported(bench, caplog):
    bench.start()

    def fail(wants, exact):
        raise IndexError("no such layer")

    bench.runs[0].run_state = fail
    assert bench.ask(StavesWant()) is None
    assert "no such layer" in str(bench.heard.faulted[0][1].message)
    assert "no such layer" in caplog.text


def test_retuning_keeps_the_networks(bench):
    bench.start()
    bench.worker.train_slice()
    order = Order(1, (RunConfig(learning_rate=0.5),))
    bench.worker.retune(order)
    assert bench.heard.retuned == [order]
    assert bench.runs[0].trainer.config.learning_rate == 0.5
    assert bench.runs[0].step == 1


def test_settings_that_cannot_be_taken_on_leave_all_runs_as_they_were(bench):
    bench.start(count=2)

    def refuse(config):
        if config.batch_size == 99:
            raise ConfigError("batch_size", Message("no", "no"))

    bench.runs[1].trainer.retune = refuse
    bench.worker.retune(Order(1, (RunConfig(batch_size=99), RunConfig(batch_size=99))))
    assert bench.heard.refused[0][1].field == "batch_size"
    assert bench.heard.retuned == []
    assert bench.runs[0].trainer.config == CONFIG


def test_real_runs_train_in_lockstep_and_answer(qtbot):
    worker = TrainingWorker(build_run)
    heard = Heard(worker)
    worker.start(Order(1, (CONFIG, RunConfig(dataset="iris", standardize=True))))
    worker.run()
    for _ in range(5):
        worker.train_slice()
    worker.answer(Request(1, 1, frozenset({StavesWant(), LossesWant()}), everywhere=frozenset({StavesWant()})))
    worker.pause()
    (snapshot,) = heard.answered
    assert snapshot.answer(LossesWant()) is not None and snapshot.answer(LossesWant(), run=1) is None
    assert [state.step for state in snapshot.runs] == [snapshot.step] * 2
    assert snapshot.step >= 5
    assert len(snapshot.answer(StavesWant()).layers) == 3
    assert len(snapshot.answer(StavesWant(), run=1).layers) == 3
    assert heard.faulted == []
    worker.deleteLater()


def test_the_run_that_is_shown_answers_and_the_others_only_what_is_asked_everywhere(bench):
    bench.start(3)
    request = Request(1, 1, frozenset({StavesWant(), LossesWant()}), frozenset({LossesWant()}), shown=2)
    bench.worker.answer(request)
    snapshot = bench.heard.answered[-1]
    assert [set(run.answers) for run in snapshot.runs] == [{LossesWant()}, {LossesWant()}, {StavesWant(), LossesWant()}]
    assert snapshot.state is snapshot.runs[2] and snapshot.answer(StavesWant()) == snapshot.state.step


def test_a_run_stands_still_at_its_limit_and_the_others_go_on(bench):
    bench.worker.run()
    bench.worker.start(Order(1, (CONFIG,) * 3, limits=(None, 4, 0)))
    for _ in range(5):
        bench.worker.train_slice()
    assert bench.runs[0].step > 4
    assert [run.step for run in bench.runs[1:]] == [4, 0]
    assert [info.limit for info in bench.heard.started[-1][1]] == [None, 4, 0]


def test_with_all_runs_at_their_limits_nothing_is_trained(bench):
    bench.worker.run()
    bench.worker.start(Order(1, (CONFIG,) * 2, limits=(2, 3)))
    for _ in range(6):
        bench.worker.train_slice()
    assert [run.step for run in bench.runs] == [2, 3]
    assert bench.ask().running is False and not bench.heard.diverged


def test_runs_that_are_kept_go_on_as_they_stand(bench):
    bench.start(3)
    for _ in range(3):
        bench.worker.train_slice()
    first, _, third = bench.runs
    step = third.step
    bench.worker.start(Order(2, (CONFIG,) * 2, kept=(2, 0), kept_of=1))
    assert len(bench.runs) == 3 and bench.ask(run_id=2).runs[0].step == step
    bench.worker.train_slice()
    assert first.step == third.step > step


def test_runs_that_are_no_longer_there_cannot_be_kept_and_begin_anew(bench):
    bench.start(2)
    bench.worker.train_slice()
    bench.worker.start(Order(3, (CONFIG,), kept=(1,), kept_of=2))
    assert len(bench.runs) == 3 and bench.runs[2].step == 0
