"""The way back after NaN: a diverged run goes on from its last sound state, bit for bit as if retuned there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nnviz.bridge.orders import OrderBook
from nnviz.bridge.session import Session
from nnviz.bridge.worker import TrainingWorker, build_run
from nnviz.training.config import Layer, RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.trainer import Trainer
from nnviz.training.wants import LossesWant, WeightsWant

GOOD = RunConfig(layers=(Layer(8, "relu"),), output_activation="purelin", learning_rate=0.01)
EXPLODING = replace(GOOD, learning_rate=3.0)
CALMER = replace(GOOD, learning_rate=0.3)


def retuned(trainer, *parts):
    """A trainer that was never watched, after the given (steps, config)s."""
    for steps, config in parts:
        trainer.retune(config)
        trainer.advance(steps)
    return trainer


@pytest.mark.parametrize("optimizer", ["sgd", "momentum"])
@pytest.mark.parametrize("slices", [(3000,), (1,) * 400, (7, 500, 500)], ids=["one go", "single steps", "slices"])
def test_going_on_equals_a_run_that_was_retuned_at_that_step(optimizer, slices):
    good, exploding, calmer = (replace(config, optimizer=optimizer) for config in (GOOD, EXPLODING, CALMER))
    run = LiveRun(Trainer(good))
    run.advance(300)
    run.trainer.retune(exploding)
    for steps in slices:
        run.advance(steps)
    assert run.divergence is not None
    state = run.run_state()
    assert 300 <= state.sound_step < state.step == run.divergence.step - 1
    run.trainer.retune(calmer)
    run.resume()
    assert run.divergence is None
    assert run.trainer.step == state.sound_step
    run.advance(3)  # which state was the last sound one hangs on the clock: with momentum it may be lost again later
    assert run.divergence is None
    same = retuned(Trainer(good), (300, good), (state.sound_step - 300, exploding), (3, calmer))
    assert run.trainer.step == same.step
    assert np.array_equal(run.trainer.network.parameters, same.network.parameters)
    assert run.trainer.epoch == same.epoch


def test_the_losses_of_what_was_taken_back_are_forgotten():
    run = LiveRun(Trainer(GOOD))
    run.advance(300)
    run.trainer.retune(EXPLODING)
    run.advance(3000)
    sound = run.run_state().sound_step
    run.trainer.retune(CALMER)
    run.resume()
    losses = run.run_state({LossesWant()}).answers[LossesWant()]
    assert losses.steps[-1] == sound
    assert losses.train.max() <= losses.train[0]
    run.advance(50)
    losses = run.run_state({LossesWant()}, exact=True).answers[LossesWant()]
    assert (np.diff(losses.steps) > 0).all()
    assert losses.steps[-1] == sound + 50


def test_a_run_that_explodes_from_the_first_begins_anew_and_goes_well_with_a_tenth():
    run = LiveRun(Trainer(EXPLODING))
    run.advance(3000)
    assert run.divergence is not None
    assert run.run_state().sound_step == 0
    run.trainer.retune(CALMER)
    run.resume()
    run.advance(500)
    assert run.divergence is None
    assert run.trainer.loss() < 0.1


def test_a_run_that_goes_on_too_fast_diverges_again_and_says_so_again():
    run = LiveRun(Trainer(EXPLODING))
    run.advance(3000)
    first = run.divergence
    run.resume()
    run.advance(100)
    assert run.divergence == first
    assert run.trainer.step == first.step - 1


def test_a_resume_is_no_new_run_unless_the_settings_need_one():
    book = OrderBook()
    book.start([EXPLODING], None)
    book.next()
    book.accepted()
    book.resume([CALMER])
    order = book.next()
    assert order.resume and not book.is_new_run(order)
    book.accepted()
    book.resume([replace(CALMER, layers=())])
    assert book.is_new_run(book.next())


@pytest.fixture
def real(qtbot):
    session = Session(TrainingWorker(build_run))
    yield session
    session.close()


@pytest.mark.parametrize("way", ["running", "step by step"])
def test_the_session_goes_on_with_one_call_whether_it_ran_or_was_stepped(fake_view, until, real, way):
    view = fake_view(WeightsWant())
    real.add_view(view)
    states = []
    real.state_changed.connect(states.append)
    real.start(EXPLODING)
    if way == "running":
        real.run()
    else:
        for _ in range(20):
            real.step_once()
    until(lambda: real.diverged is not None)
    until(lambda: view.snapshots and view.snapshots[-1].runs[0].divergence is not None)
    diverged = view.snapshots[-1]
    assert diverged.step == real.diverged.step - 1
    assert diverged.runs[0].sound_step == 0
    real.set_speed(200)
    real.resume(CALMER)
    until(lambda: real.diverged is None and view.steps[-1] > 20)
    assert real.running and real.config == CALMER
    assert states[-1].diverged is None and states[-1].running
    assert len(view.runs) == 1
    real.pause()
    until(lambda: not view.snapshots[-1].running)
    shown = view.snapshots[-1]
    same = retuned(Trainer(EXPLODING), (shown.step, CALMER))
    for shown_weights, weights in zip(shown.answer(WeightsWant()).weights, same.network.weights, strict=True):
        assert np.array_equal(shown_weights, weights)


def test_without_a_divergence_there_is_nothing_to_resume(until, stage, session):
    session.start(EXPLODING)
    until(lambda: session.config is not None)
    session.resume(CALMER)
    assert session.config == EXPLODING
    assert not session.running


def test_a_run_that_diverges_again_after_going_on_is_told_again(until, stage, session):
    stage.diverges_at = 50
    session.start(EXPLODING)
    session.run()
    until(lambda: session.diverged is not None)
    session.resume(CALMER)
    until(lambda: session.diverged is None)
    run = session._training.worker._lockstep.runs[0]
    run.diverges_at = run.step + 10_000
    until(lambda: session.diverged is not None)
    assert session.diverged.step > 50
    assert len(stage.built) == 1
