"""Session, worker and real networks together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nnviz.bridge.session import Session
from nnviz.bridge.worker import TrainingWorker, build_run
from nnviz.training.config import Layer, RunConfig
from nnviz.training.wants import DiagnosisWant, LossesWant, StavesWant, WeightsWant

CONFIG = RunConfig()


@pytest.fixture
def real(qtbot):
    session = Session(TrainingWorker(build_run))
    yield session
    session.close()


def run_to(until, session, view, step):
    """Run, pause, then go on step by step to exactly `step`."""
    session.set_speed(200)
    session.run()
    until(lambda: view.snapshots and view.steps[-1] >= step // 2)
    session.pause()
    until(lambda: not view.snapshots[-1].running)
    while view.steps[-1] < step:
        before = view.steps[-1]
        session.step_once()
        until(lambda before=before: view.steps[-1] > before)
    return view.snapshots[-1]


def test_a_restart_is_bit_for_bit_the_same_run(fake_view, until, real):
    view = fake_view(WeightsWant(), LossesWant())
    real.add_view(view)
    real.start(replace(CONFIG, seed=4))
    until(lambda: view.snapshots)
    begin = view.snapshots[0].answer(WeightsWant())
    first = run_to(until, real, view, 60)
    real.restart()
    until(lambda: len(view.runs) == 2)
    until(lambda: view.snapshots)
    assert view.steps == [0]
    again = view.snapshots[0].answer(WeightsWant())
    for a, b in zip(begin.weights + begin.biases, again.weights + again.biases, strict=True):
        assert np.array_equal(a, b)
    second = run_to(until, real, view, 60)
    assert first.step == second.step == 60
    one, two = first.answer(WeightsWant()), second.answer(WeightsWant())
    for a, b in zip(one.weights + one.biases, two.weights + two.biases, strict=True):
        assert np.array_equal(a, b)
    assert first.runs[0].train_loss == second.runs[0].train_loss


def test_new_weights_are_other_weights_on_the_same_data(fake_view, until, real):
    view = fake_view(WeightsWant())
    real.add_view(view)
    real.start(CONFIG)
    until(lambda: view.snapshots)
    before = view.snapshots[0].answer(WeightsWant()).weights[0]
    real.new_weights()
    until(lambda: len(view.runs) == 2 and view.snapshots)
    assert not np.array_equal(view.snapshots[0].answer(WeightsWant()).weights[0], before)
    assert np.array_equal(view.runs[0].data.x, view.runs[1].data.x)
    assert np.array_equal(view.runs[0].data.train, view.runs[1].data.train)


def test_an_exploding_run_names_step_and_layer_and_shows_its_last_finite_state(fake_view, until, real):
    view = fake_view(StavesWant(), WeightsWant(), DiagnosisWant())
    real.add_view(view)
    real.start(
        replace(CONFIG, layers=(Layer(4, "relu"), Layer(4, "relu")), output_activation="purelin", learning_rate=1e8)
    )
    real.run()
    until(lambda: real.diverged is not None)
    assert real.diverged.step >= 1 and 0 <= real.diverged.layer <= 2

    def stood(want):  # a slow want may be answered a snapshot later than the others
        after = (s for s in view.snapshots if s.runs[0].divergence is not None and s.answer(want) is not None)
        return next(after, None)

    until(lambda: stood(WeightsWant()) and stood(DiagnosisWant()))
    assert stood(WeightsWant()).step == real.diverged.step - 1
    assert all(np.isfinite(w).all() for w in stood(WeightsWant()).answer(WeightsWant()).weights)
    assert stood(DiagnosisWant()).answer(DiagnosisWant()).notes[0].severity == "danger"


def test_data_that_do_not_fit_a_setting_are_refused_by_name(until, real):
    failures = []
    real.failed.connect(failures.append)
    real.start(CONFIG)
    until(lambda: real.info is not None)
    real.apply(replace(CONFIG, dataset="iris", features=("no such column",)))
    until(lambda: failures)
    assert failures[0].field == "features"
    assert real.config == CONFIG
