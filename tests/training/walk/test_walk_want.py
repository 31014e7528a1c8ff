"""A run gives away its network with samples as copies, and the walk of its next batch ends where its next step ends."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nnviz import Layer, RunConfig, Trainer
from nnviz.training.probes import Observation, RunView
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.walk import Walk
from nnviz.training.walk_want import MOST_SAMPLES, WalkWant


def answer(trainer: Trainer, want: WalkWant) -> Moment | None:
    return Observation(RunView(trainer), None, None, (None, None)).answer(want)  # type: ignore[arg-type]


RUNS: dict[str, dict[str, Any]] = {
    "sgd": {},
    "momentum": {"optimizer": "momentum", "optimizer_params": {"dampening": 0.3, "weight_decay": 0.01}},
    "nesterov, l2": {"optimizer": "nesterov", "regularization": "l2", "regularization_rate": 0.01},
    "adagrad": {"optimizer": "adagrad", "optimizer_params": {"lr_decay": 0.1}},
    "rmsprop, clipped by value": {
        "optimizer": "rmsprop",
        "optimizer_params": {"centered": True, "momentum": 0.5},
        "clip": ("value", 0.01),
    },
    "adam, clipped by norm, step": {
        "optimizer": "adam",
        "clip": ("norm", 0.05),
        "schedule": "step",
        "schedule_params": {"step_size": 1},
    },
    "adamw, amsgrad, l1": {
        "optimizer": "adamw",
        "optimizer_params": {"amsgrad": True},
        "regularization": "l1",
        "regularization_rate": 0.001,
    },
    "sgd with weight decay": {"optimizer_params": {"weight_decay": 0.1}},
}


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("steps", [0, 7])
def test_the_walk_of_the_next_batch_ends_where_the_next_step_of_the_run_ends(name: str, steps: int) -> None:
    layers = (Layer(3, "prelu"), Layer(2, "maxout"), Layer(2, "tanh"))
    trainer = Trainer(RunConfig(layers=layers, samples=40, batch_size=6, seed=3, **RUNS[name]))
    trainer.advance(steps)
    moment = answer(trainer, WalkWant("batch"))
    assert moment is not None and moment.whole and moment.step == steps
    walk = Walk(moment)
    trainer.advance(1)
    network = trainer.network
    for l, layer in enumerate(network.layers, start=1):
        np.testing.assert_allclose(walk.arrays[f"W{l}_new"].values, layer.weight, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(walk.arrays[f"b{l}_new"].values, layer.bias, rtol=1e-12, atol=1e-15)
        if layer.slopes is not None:
            np.testing.assert_allclose(walk.arrays[f"s{l}_new"].values, layer.slopes, rtol=1e-12, atol=1e-15)
    assert walk.loss_after == pytest.approx(network.loss(moment.x, moment.y), rel=1e-12)


def test_the_last_batch_of_a_pass_is_the_smaller_one_that_is_left() -> None:
    trainer = Trainer(RunConfig(samples=40, batch_size=6))  # 20 for training: 6, 6, 6, 2
    trainer.advance(3)
    moment = answer(trainer, WalkWant("batch"))
    assert moment is not None and len(moment.samples) == 2


def test_one_sample_is_that_of_the_data_by_its_number() -> None:
    trainer = Trainer(RunConfig(samples=40))
    moment = answer(trainer, WalkWant("sample", sample=17))
    assert moment is not None and moment.samples == (17,)
    np.testing.assert_array_equal(moment.x, trainer.data.x[:, [17]])
    np.testing.assert_array_equal(moment.y, trainer.data.y[:, [17]])
    assert answer(trainer, WalkWant("sample", sample=40)) is None
    assert answer(trainer, WalkWant("sample", sample=-1)) is None


def test_the_probe_gives_its_first_samples() -> None:
    trainer = Trainer(RunConfig(samples=40))
    moment = answer(trainer, WalkWant("probe", count=5))
    assert moment is not None and moment.samples == tuple(trainer.probe[:5])


def test_a_moment_stays_what_it_was_while_the_run_goes_on() -> None:
    trainer = Trainer(RunConfig(samples=40, optimizer="adam"))
    trainer.advance(2)
    moment = answer(trainer, WalkWant("batch"))
    assert moment is not None
    parameters, mean = moment.parameters.copy(), (moment.optimizer_state or {})["mean"].copy()
    trainer.advance(5)
    np.testing.assert_array_equal(moment.parameters, parameters)
    np.testing.assert_array_equal((moment.optimizer_state or {})["mean"], mean)
    with pytest.raises(ValueError, match="read-only"):
        moment.parameters[0] = 1


def test_of_a_batch_that_is_too_large_the_first_samples_are_taken_and_it_is_said() -> None:
    trainer = Trainer(RunConfig(samples=3000, batch_size=3000))
    moment = answer(trainer, WalkWant("batch"))
    assert moment is not None and not moment.whole and len(moment.samples) == MOST_SAMPLES
