"""What runs side by side answer: the same figures as anywhere else, and the one map of a linear network."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import Layer
from nnviz.training.comparison_wants import (
    DeltaNormsWant,
    LinearMapWant,
    RaceLossesWant,
    RaceMapWant,
    SaturationWant,
    SideMapWant,
)
from nnviz.training.config import RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.trainer import Trainer
from nnviz.training.wants import DecisionMapWant, LossesWant


def run(steps: int = 200, **settings) -> LiveRun:
    made = LiveRun(Trainer(RunConfig(**settings)))
    made.advance(steps)
    return made


def answer(live_run: LiveRun, want):
    return live_run.answer([want]).get(want)


def test_norms_of_delta_are_those_of_the_network():
    live_run = run(layers=(Layer(5, "sigmoid"), Layer(3, "relu")))
    trainer = live_run.trainer
    deltas = trainer.network.deltas(trainer.data.x[:, trainer.probe], trainer.data.y[:, trainer.probe])
    told = answer(live_run, DeltaNormsWant())
    assert np.allclose(told.norms, [np.linalg.norm(delta) for delta in deltas], rtol=1e-12)
    assert np.isclose(told.reaching_first, np.linalg.norm(deltas[0]) / np.linalg.norm(deltas[-1]), rtol=1e-12)


def test_small_maps_and_losses_are_the_usual_ones():
    live_run = run()
    for want, usual in ((SideMapWant(), DecisionMapWant(44)), (RaceMapWant(), DecisionMapWant(24))):
        assert np.array_equal(answer(live_run, want).values, answer(live_run, usual).values)
        assert want.hz < usual.hz
    assert np.array_equal(answer(live_run, RaceLossesWant()).train, answer(live_run, LossesWant()).train)


def test_a_linear_stack_is_the_product_of_its_weights():
    live_run = run(layers=(Layer(8, "purelin"),) * 4, output_activation="purelin", dataset="gauss")
    network, x = live_run.trainer.network, live_run.trainer.data.x
    w = network.weights
    told = answer(live_run, LinearMapWant())
    assert np.allclose(told.matrix, w[4] @ w[3] @ w[2] @ w[1] @ w[0], rtol=1e-12, atol=1e-15)
    output = network.forward(x)
    assert np.abs(told.matrix @ x + told.offset[:, None] - output).max() < 1e-12 * max(1, np.abs(output).max())


def test_one_linear_layer_is_its_own_weight():
    live_run = run(layers=(), output_activation="purelin", dataset="gauss")
    told = answer(live_run, LinearMapWant())
    assert np.array_equal(told.matrix, live_run.trainer.network.weights[0])
    assert np.array_equal(told.offset, live_run.trainer.network.biases[0][:, 0])


def test_a_network_with_a_bend_is_no_linear_map():
    assert answer(run(layers=(Layer(4, "purelin"), Layer(4, "relu"))), LinearMapWant()) is None


def test_saturation_is_the_share_of_all_element_wise_hidden_slopes_near_0():
    made, want = run(0, layers=(Layer(3, "tanh"), Layer(2, "softmax"), Layer(1, "tanh"))), SaturationWant()
    network = made.trainer.network
    network.weights[0][...] = network.weights[2][...] = 0
    network.biases[0][...] = [[0], [0.5], [9]]  # tanh' is 1, 0.79 and nearly 0
    network.biases[2][...] = 9
    assert made.run_state([want]).answers[want].share == pytest.approx((1 + 1) / (3 + 1))
    assert want not in run(0, layers=(Layer(2, "softmax"),)).run_state([want]).answers
