"""LiveRun: the same steps as without being watched, losses within a time budget, and the exact place of an overflow."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pytest

from nnviz.training import Dataset, Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import Divergence
from nnviz.training.wants import (
    DecisionMapWant,
    DiagnosisWant,
    LossesWant,
    NeuronMapsWant,
    StavesWant,
    WeightsWant,
)

ALL = (StavesWant(), WeightsWant(), NeuronMapsWant(), DecisionMapWant(), LossesWant(), DiagnosisWant())
EXPLODING = RunConfig(dataset="reg-plane", layers=(Layer(8), Layer(8)), learning_rate=30.0)


class Clock:
    """Time that passes only when it is told to, or by a fixed time for every look at it."""

    def __init__(self, per_look: float = 0.0) -> None:
        self.now = 0.0
        self.per_look = per_look

    def __call__(self) -> float:
        self.now += self.per_look
        return self.now


def first_not_finite(config: RunConfig, dataset: Dataset | None = None) -> tuple[int, np.ndarray]:
    """The number of the first step that leaves weights or train loss not finite, and the parameters before it."""
    trainer = Trainer(config, dataset)
    for _ in range(1000):
        before = trainer.network.parameters.copy()
        trainer.advance(1)
        if not (np.isfinite(trainer.network.parameters).all() and np.isfinite(trainer.loss("train"))):
            return trainer.step, before
    raise AssertionError("it did not explode")


def test_being_watched_changes_no_step():
    watched, alone = LiveRun(Trainer(RunConfig(noise=0.2))), Trainer(RunConfig(noise=0.2))
    for steps in (1, 13, 500, 86):
        watched.advance(steps)
        watched.run_state(ALL)
    alone.advance(600)
    assert watched.trainer.step == 600
    assert np.array_equal(watched.trainer.network.parameters, alone.network.parameters)


def test_a_state_carries_step_epoch_losses_and_only_what_is_wanted():
    run = LiveRun(Trainer(RunConfig()))
    run.advance(60)
    state = run.run_state([WeightsWant()])
    assert (state.step, state.epoch, state.divergence) == (60, 2, None)
    assert state.train_loss == run.trainer.loss("train")
    assert state.test_loss == run.trainer.loss("test")
    assert set(state.answers) == {WeightsWant()}


def test_without_a_test_part_there_is_no_test_loss():
    run = LiveRun(Trainer(RunConfig(train_fraction=1)))
    state = run.run_state([LossesWant()])
    assert state.test_loss is None
    losses = state.answers[LossesWant()]
    assert np.isnan(losses.test).all()
    assert losses.test_accuracy is None


def test_losses_that_are_dear_are_measured_for_a_tenth_of_the_time():
    clock = Clock(per_look=0.001)  # so that a measurement, two looks, seems to take a millisecond or more
    run = LiveRun(Trainer(RunConfig()), clock)
    calls = []
    measure = run.trainer.measure
    run.trainer.measure = lambda part: calls.append(part) or clock.__setattr__("now", clock.now + 0.05) or measure(part)
    begun = clock.now
    for _ in range(3000):
        run.advance(1)
        run.run_state()
    spent = 0.05 * len(calls)
    assert 0.05 < spent / (clock.now - begun) < 0.15


def test_cheap_losses_are_measured_whenever_somebody_looks():
    run = LiveRun(Trainer(RunConfig()), Clock())
    for step in range(1, 20):
        run.advance(1)
        assert run.run_state().train_loss == run.trainer.loss("train")
        assert run.run_state([LossesWant()]).answers[LossesWant()].steps[-1] == step


def test_dear_losses_are_exact_when_asked_for():
    clock = Clock(per_look=0.001)
    run = LiveRun(Trainer(RunConfig()), clock)
    run.advance(1)
    run.run_state(exact=True)
    run.run_state(exact=True)
    run.advance(1)
    run.run_state(exact=True)
    run.advance(1)
    stale = run.run_state().train_loss
    assert stale != run.trainer.loss("train")
    assert run.run_state(exact=True).train_loss == run.trainer.loss("train")


def test_a_retuned_penalty_shows_in_the_loss_at_once():
    run = LiveRun(Trainer(RunConfig()))
    plain = run.run_state().train_loss
    run.trainer.retune(RunConfig(regularization="l2", regularization_rate=1.0))
    state = run.run_state([LossesWant()])
    assert state.train_loss > plain
    assert state.train_loss == run.trainer.loss("train")


@pytest.mark.parametrize(
    "config",
    [
        EXPLODING,
        replace(EXPLODING, dtype="float32"),
        replace(EXPLODING, layers=(Layer(8, "leaky_relu"),) * 2, optimizer="momentum", learning_rate=3.0),
        replace(EXPLODING, samples=4000, learning_rate=8.0),
        replace(EXPLODING, regularization="l2", regularization_rate=1.0),
        RunConfig(dataset="wine", layers=(), loss="half_mse", learning_rate=1.0),
        replace(EXPLODING, schedule="step", schedule_params={"step_size": 2, "gamma": 0.9}),
        replace(EXPLODING, optimizer="nesterov", schedule="inverse", clip=("value", 1e150)),
    ],
    ids=["float64", "float32", "momentum", "probe is not all", "penalty", "classes", "schedule", "clipped too late"],
)
@pytest.mark.parametrize("slices", [(3000,), (1,) * 300, (7, 500, 500)], ids=["one go", "single steps", "slices"])
def test_an_overflow_is_found_at_its_very_step_and_the_state_before_it_stays(config, slices):
    step, before = first_not_finite(config)
    assert step < 300
    run = LiveRun(Trainer(config))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for steps in slices:
            run.advance(steps)
        state = run.run_state(ALL)
    assert state.divergence is not None
    assert state.divergence.step == step
    assert state.step == run.trainer.step == step - 1
    assert np.array_equal(run.trainer.network.parameters, before)
    assert np.isfinite(state.train_loss)
    assert state.train_loss == run.trainer.loss("train")
    assert np.isfinite(state.answers[LossesWant()].train).all()
    run.advance(10)
    assert run.trainer.step == step - 1


def test_an_overflowing_output_is_an_infinite_loss_of_the_last_layer():
    # y = w x with x = 1e10: w goes 1, 1e20, 1e40, ... until (w x)^2 is more than 1e308 while w itself is finite
    config = RunConfig(layers=(), learning_rate=1.0, train_fraction=1)
    run = LiveRun(Trainer(config, Dataset([[1e10]], [[0.0]])))
    run.trainer.network.weights[0][...] = 1.0
    run = LiveRun(run.trainer)
    run.advance(100)
    # after step n, |w| is about 1e20^n and the loss half its square times 1e20: n = 8 gives 1e340
    assert run.divergence == Divergence(step=8, layer=0, what="loss")
    assert abs(run.trainer.network.weights[0].item()) == pytest.approx(1e140, rel=1e-6)


def test_weights_that_overflow_before_the_loss_are_named_with_their_layer():
    # The output is saturated tanh: the loss stays finite whatever the weights; only the penalty makes them grow.
    config = RunConfig(layers=(Layer(3, "tanh"),), regularization="l1", regularization_rate=1e307, learning_rate=30.0)
    trainer = Trainer(config)
    step, _ = first_not_finite(config)
    run = LiveRun(trainer)
    run.advance(50)
    assert step == 1
    assert run.divergence is not None
    assert (run.divergence.step, run.divergence.what) == (1, "weights")


def test_a_learned_slope_that_overflows_first_is_named_with_its_layer():
    # z = -1e10, a = -1e-10, y = -1e290: the gradients of all weights are finite, the slope's is 1e300 · 1e10
    layers = (Layer(1, "prelu", {"slope": 1e-20}),)
    config = RunConfig(layers=layers, loss="mae", train_fraction=1, batch_size=4, learning_rate=1.0)
    trainer = Trainer(config, Dataset(np.ones((1, 4)), np.zeros((1, 4))))
    trainer.network.weights[0][...], trainer.network.weights[1][...] = -1e10, 1e300
    run = LiveRun(trainer)
    run.advance(3)
    assert run.divergence == Divergence(step=1, layer=0, what="weights")


def test_one_sample_outside_the_probe_is_enough():
    x = np.zeros((1, 1000))
    x[0, 501] = 1e10
    dataset = Dataset(x, np.zeros((1, 1000)))
    config = RunConfig(layers=(), learning_rate=1.0, train_fraction=1, batch_size=1000)
    trainer = Trainer(config, dataset)
    assert 501 not in trainer.probe
    trainer.network.weights[0][...] = 1.0
    begun = trainer.state()
    step = 0
    while np.isfinite(trainer.loss("train")) and step < 100:
        trainer.advance(1)
        step += 1
    trainer.restore(begun)
    run = LiveRun(trainer)
    run.advance(100)
    assert run.divergence == Divergence(step, 0, "loss")
    assert trainer.step == step - 1
    assert np.isfinite(run.run_state().train_loss)


def test_weights_too_large_from_the_first_are_told_at_step_0():
    config = RunConfig(dataset="reg-plane", layers=(Layer(8, "leaky_relu"),) * 150, init_scale=1000.0)
    run = LiveRun(Trainer(config))
    assert run.divergence is not None
    assert (run.divergence.step, run.divergence.what) == (0, "loss")
    run.advance(5)
    assert run.trainer.step == 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        state = run.run_state(ALL)
    assert set(state.answers) == set(ALL)


def test_a_state_tells_the_rate_in_force_and_going_back_goes_back_to_its_rate():
    schedule = {"schedule": "exponential", "schedule_params": {"gamma": 1.5}}  # one day it is too much
    run = LiveRun(Trainer(replace(EXPLODING, learning_rate=0.001, **schedule)))
    assert run.run_state().learning_rate == 0.001
    run.advance(3000)
    state = run.run_state()
    assert run.divergence is not None
    assert state.learning_rate == 0.001 * 1.5**state.epoch > 0.1
    run.resume()
    back = run.run_state()
    assert back.learning_rate == 0.001 * 1.5**back.epoch < state.learning_rate


def test_a_replay_does_not_cross_a_change_of_settings():
    run = LiveRun(Trainer(replace(EXPLODING, learning_rate=0.01)), Clock())  # the clock stands: no new checkpoint
    run.advance(40)
    run.trainer.retune(EXPLODING)
    run.advance(500)

    alone = Trainer(replace(EXPLODING, learning_rate=0.01))
    alone.advance(40)
    alone.retune(EXPLODING)
    while np.isfinite(alone.loss("train")) and np.isfinite(alone.network.parameters).all() and alone.step < 1000:
        alone.advance(1)
    assert run.divergence is not None
    assert run.divergence.step == alone.step
    assert run.trainer.config == EXPLODING


def test_a_setting_that_makes_the_loss_infinite_by_itself_stops_the_run():
    run = LiveRun(Trainer(RunConfig()))
    run.advance(40)
    finite = run.run_state().train_loss
    run.trainer.retune(RunConfig(regularization="l2", regularization_rate=1.7e308))
    run.advance(10)
    assert run.divergence is not None
    assert run.divergence.what == "loss"
    assert run.trainer.step == 40
    assert run.run_state(ALL).train_loss == finite
