"""Every loss trains data that it fits: the loss falls, the answers get right, the command and a saved run agree."""

from __future__ import annotations

import json

import numpy as np
import pytest

from nnviz.cli import main
from nnviz.nn import INITIALIZERS, LOSSES, Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.probe_pass import ProbePass
from nnviz.training.trainer import Trainer

SIGNS = {"dataset": "circle", "layers": (Layer(6, "tanh"),), "output_activation": "purelin", "learning_rate": 0.1}
CLASSES = {"dataset": "iris", "layers": (Layer(6, "tanh"),), "standardize": True, "learning_rate": 0.05}
NUMBERS = {"dataset": "reg-plane", "layers": (Layer(4, "tanh"),), "learning_rate": 0.02}
RUNS = {
    **{name: SIGNS for name in ("half_mse", "mse", "hinge", "squared_hinge", "soft_margin")},
    **{name: NUMBERS for name in ("l2", "mae", "huber", "smooth_l1")},
    "l1": NUMBERS | {"learning_rate": 0.002},  # a sum over the batch: its rate is divided by the batch instead
    **{name: CLASSES | {"learning_rate": 0.005, "output_activation": "softmax"} for name in ("kl", "cross_entropy")},
    **{name: CLASSES | {"output_activation": "sigmoid"} for name in ("bce", "weighted_bce")},
    **{name: CLASSES for name in ("softmax_cross_entropy", "bce_with_logits", "poisson_nll", "multi_margin")},
    "nll": CLASSES | {"output_activation": "softmax", "learning_rate": 0.3},
}
PARAMS = {"weighted_bce": {"alpha": 2.0}, "huber": {"delta": 0.5}, "smooth_l1": {"beta": 0.1}}


def config(name: str, **settings) -> RunConfig:
    return RunConfig(**{**RUNS[name], "loss": name, "loss_params": PARAMS.get(name, {}), "seed": 1, **settings})


@pytest.mark.parametrize("name", LOSSES)
def test_training_makes_the_loss_small_and_the_answers_right(name):
    trainer = Trainer(config(name))
    before = {part: trainer.loss(part) for part in ("train", "test")}
    trainer.advance(3000)
    for part in ("train", "test"):
        assert trainer.loss(part) < before[part], part
    told = trainer.accuracy("test")
    if trainer.data.task == "regression":
        x, y = trainer.samples("test")
        assert np.abs(trainer.network.forward(x) - y).mean() < 0.05
    else:
        assert told > 0.9


@pytest.mark.parametrize("name", LOSSES)
def test_the_command_trains_with_it(name, tmp_path, capsys):
    """From a file, parameters and all, to the figure that the library computes."""
    path = tmp_path / "run.json"
    path.write_text(json.dumps(config(name).to_dict()), encoding="utf-8")
    assert main(["train", str(path), "--steps", "40"]) == 0
    trainer = Trainer(RunConfig.from_dict(json.loads(path.read_text(encoding="utf-8"))))
    trainer.advance(40)
    assert f"train loss  {trainer.loss('train'):.10g}\n" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(PARAMS))
def test_its_parameters_are_those_of_the_run(name):
    plain, other = Trainer(config(name, loss_params={})), Trainer(config(name))
    assert plain.loss("train") != other.loss("train")
    assert other.network.loss_params == PARAMS[name]


@pytest.mark.parametrize("name", LOSSES)
def test_a_saved_run_goes_on_with_it(name, tmp_path):
    trainer = Trainer(config(name))
    trainer.advance(30)
    trainer.save(tmp_path / "run.nnviz")
    loaded = Trainer.load(tmp_path / "run.nnviz")
    assert loaded.config == trainer.config
    trainer.advance(30)
    loaded.advance(30)
    assert loaded.loss("train") == trainer.loss("train")


@pytest.mark.parametrize("name", LOSSES)
def test_the_window_measures_the_same_delta(name):
    trainer = Trainer(config(name))
    trainer.advance(20)
    x, y = trainer.data.x[:, trainer.probe], trainer.data.y[:, trainer.probe]
    probe = ProbePass(trainer.network, x, y)
    probe.compute()
    for measured, exact in zip(probe.delta, trainer.network.deltas(x, y), strict=True):
        np.testing.assert_allclose(measured, exact, rtol=1e-11, atol=1e-15)


@pytest.mark.parametrize("name", ["l1", "kl", "cross_entropy"])
def test_a_plain_sum_grows_with_the_samples(name):
    trainer = Trainer(config(name))
    x, y = trainer.samples("train")
    once, twice = (trainer.network.data_loss(np.tile(x, (1, k)), np.tile(y, (1, k))) for k in (1, 2))
    assert twice == pytest.approx(2 * once)


@pytest.mark.parametrize("name", ["hinge", "squared_hinge", "soft_margin"])
@pytest.mark.parametrize("output", ["purelin", "tanh"])
def test_a_margin_is_read_by_its_sign(name, output):
    """However far it goes: the answer is right where the output has the sign of the target."""
    trainer = Trainer(config(name, output_activation=output))
    trainer.advance(500)
    x, y = trainer.samples("test")
    right = np.sign(trainer.network.forward(x)) == y
    assert trainer.accuracy("test") == right.mean() > 0.8


def test_targets_that_are_shares_train_a_softmax_to_them():
    """Not one-hot: the least cross-entropy is where outputs are the shares, and kl is 0 there."""
    rng = np.random.default_rng(0)
    data = Dataset(rng.normal(size=(2, 60)), np.tile([[0.2], [0.3], [0.5]], (1, 60)))
    trainer = Trainer(RunConfig(loss="kl", output_activation="softmax", layers=(), learning_rate=0.05), data)
    trainer.advance(3000)
    np.testing.assert_allclose(trainer.network.forward(data.x), data.y, atol=1e-3)
    assert trainer.loss("train") == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize("name", INITIALIZERS)
def test_every_initializer_starts_a_run(name):
    whole = Trainer(RunConfig(initializer=name, layers=(Layer(5, "tanh"), Layer(3, "relu"))))
    own = Trainer(RunConfig(layers=(Layer(5, "tanh", initializer=name), Layer(3, "relu"))))
    np.testing.assert_array_equal(whole.network.weights[0], own.network.weights[0])
    whole.advance(50)
    assert np.isfinite(whole.loss("train"))
