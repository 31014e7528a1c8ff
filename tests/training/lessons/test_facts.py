"""The facts of the live run against what the engine says itself."""

from __future__ import annotations

import numpy as np
import pytest
from lesson_runs import LessonRuns

from nnviz.nn import ACTIVATIONS, Layer
from nnviz.training.config import RunConfig
from nnviz.training.lessons.conditions import Fact
from nnviz.training.lessons.facts import FACTS, is_live, wants_of
from nnviz.training.lessons.lesson import Setup

CONFIG = RunConfig(dataset="circle", seed=3, layers=(Layer(5, "sigmoid"), Layer(4, "relu")))


@pytest.fixture
def runs() -> LessonRuns:
    runs = LessonRuns(Setup(configs=(CONFIG, RunConfig(dataset="circle", seed=3, layers=(Layer(6, "tanh"),)))))
    runs.advance(40)
    return runs


def value(runs: LessonRuns, name: str, run=None, layer=None):
    fact = Fact(name, run, layer)
    runs.look((fact,))
    return runs.facts.value(fact)


def test_the_facts_are_the_engine_s(runs):
    trainer = runs.runs[0].trainer
    network = trainer.network
    x, y = trainer.data.x[:, trainer.probe], trainer.data.y[:, trainer.probe]
    deltas, trace = network.deltas(x, y), network.trace(x)
    norms = [float(np.linalg.norm(delta)) for delta in deltas]
    assert value(runs, "step") == 40 and value(runs, "runs") == 2
    assert value(runs, "loss_train", 0) == pytest.approx(trainer.loss("train"))
    assert value(runs, "loss_test", 0) == pytest.approx(trainer.loss("test"))
    assert value(runs, "delta", 0, 1) == pytest.approx(norms[1])
    assert value(runs, "delta_first_over_last", 0) == pytest.approx(norms[0] / norms[-1])
    slope = ACTIVATIONS["sigmoid"].derivative(trace.z[0])
    assert value(runs, "slope", 0, 0) == pytest.approx(slope.mean())
    assert value(runs, "saturated", 0, 0) == pytest.approx((slope < 0.05 * 0.25).mean())
    assert value(runs, "mean_activation", 0, 0) == pytest.approx(trace.a[1].mean())
    assert value(runs, "zero", 0, 1) == pytest.approx((trace.a[2] == 0).mean())
    assert value(runs, "dead", 0, 1) == pytest.approx((trace.z[1] <= 0).all(axis=1).mean())
    assert value(runs, "config.seed", 0) == 3 and value(runs, "config.optimizer") == "sgd"


def test_without_a_layer_the_largest_hidden_one_counts_and_never_the_output(runs):
    layers = [value(runs, "saturated", 0, layer) for layer in (0, 1)]
    assert value(runs, "saturated", 0) == max(layers)


def test_what_is_not_there_has_no_value(runs):
    assert value(runs, "loss_train", 2) is None, "there are two runs"
    assert value(runs, "saturated", 0, 7) is None
    assert value(runs, "pieces_winning", 0) is None, "no Maxout"
    assert value(runs, "linear_1", 0) is None, "not linear"
    assert value(runs, "config.clip") is None


def test_each_fact_can_be_asked_of_any_run_and_knows_what_to_ask():
    runs = LessonRuns(Setup(configs=(CONFIG,)))
    facts = tuple(Fact(name) for name in FACTS)
    runs.look(facts)
    for fact in facts:
        assert isinstance(runs.facts.value(fact), (int, float, bool, type(None))), fact
        assert is_live(fact.name)
    assert len(wants_of(facts)) >= 6
    assert not is_live("config.nothing") and not is_live("functions.cursor")


def test_a_maxout_piece_that_never_wins_is_not_counted():
    config = RunConfig(dataset="circle", seed=1, layers=(Layer(1, "maxout", {"pieces": 3}),))
    runs = LessonRuns(Setup(configs=(config,)))
    layer = runs.runs[0].trainer.network.layers[0]
    layer.weight[...] = [[1, 0], [-1, 0], [0, 0]]
    layer.bias[...] = [[0], [0], [-100]]
    assert value(runs, "pieces_winning", 0) == 2 and value(runs, "piece_least_share", 0) == 0
