"""Trainer: it learns, it repeats itself bit for bit, it measures with the penalty, and it is retuned in flight."""

from __future__ import annotations

import tracemalloc
import warnings
from dataclasses import replace

import numpy as np
import pytest

from nnviz.training import Dataset, Layer, RunConfig, Trainer
from nnviz.training.message import ConfigError


def parameters_after(config: RunConfig, *slices: int) -> np.ndarray:
    trainer = Trainer(config)
    for steps in slices:
        trainer.advance(steps)
    return trainer.network.parameters


def test_the_defaults_learn_the_circle():
    trainer = Trainer(RunConfig(seed=1))
    assert trainer.loss("train") > 0.3
    trainer.advance(2000)
    assert trainer.step == 2000
    assert trainer.epoch == 2000 // 25
    assert trainer.loss("train") < 0.05
    assert trainer.loss("test") < 0.05
    assert trainer.accuracy("train") > 0.97


@pytest.mark.parametrize("name", ["iris", "wine", "breast_cancer", "digits"])
def test_the_tables_are_learned(name):
    trainer = Trainer(RunConfig(dataset=name, standardize=True, layers=(Layer(16, "tanh"),), learning_rate=0.1))
    trainer.advance(2000)
    assert trainer.accuracy("train") > 0.95
    assert trainer.accuracy("test") > 0.85


def test_a_regression_is_learned_and_has_no_accuracy():
    trainer = Trainer(RunConfig(dataset="sin", layers=(Layer(12, "tanh"),), learning_rate=0.05))
    before = trainer.loss("test")
    trainer.advance(3000)
    assert trainer.loss("test") < before / 5
    assert trainer.accuracy("train") is None


MIXED = RunConfig(
    noise=0.2,
    layers=(Layer(3, "maxout", {"pieces": 3}), Layer(4, "leaky_relu")),
    optimizer="momentum",
    learning_rate=0.01,
    regularization="l1",
    regularization_rate=0.001,
    batch_size=7,
    seed=11,
)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_the_same_config_gives_the_same_run_bit_for_bit(dtype):
    config = replace(MIXED, dtype=dtype)
    assert np.array_equal(parameters_after(config, 300), parameters_after(config, 300))


@pytest.mark.parametrize("penalty", ["none", "l1", "l2"])
@pytest.mark.parametrize(("optimizer", "momentum"), [("sgd", 0), ("momentum", 0.9)])
def test_200_steps_equal_pytorch(optimizer, momentum, penalty):
    torch = pytest.importorskip("torch")
    config = RunConfig(train_fraction=1, batch_size=500, regularization_rate=0.001)
    trainer = Trainer(replace(config, optimizer=optimizer, regularization=penalty))
    network, (x, y) = trainer.network, map(torch.tensor, (trainer.data.x.copy(), trainer.data.y.copy()))
    weights, biases = (
        [torch.tensor(p.copy(), requires_grad=True) for p in ps] for ps in (network.weights, network.biases)
    )
    peer = torch.optim.SGD([*weights, *biases], lr=0.03, momentum=momentum)
    terms = {"none": lambda w: 0 * w, "l1": torch.abs, "l2": lambda w: w**2 / 2}
    for _ in range(200):
        a = x
        for w, b in zip(weights, biases, strict=True):
            a = torch.tanh(w @ a + b)
        peer.zero_grad()
        loss = ((y - a) ** 2).sum() / (2 * 500) + 0.001 * sum(terms[penalty](w).sum() for w in weights)
        loss.backward()
        peer.step()
    trainer.advance(200)
    assert (trainer.step, trainer.epoch) == (200, 200)
    for ours, theirs in zip((*network.weights, *network.biases), (*weights, *biases), strict=True):
        np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-9, atol=1e-11)


def test_slicing_the_steps_changes_nothing():
    assert np.array_equal(parameters_after(MIXED, 300), parameters_after(MIXED, 1, 17, 0, 200, 82))


def test_a_state_is_gone_on_from_bit_for_bit():
    trainer = Trainer(MIXED)
    trainer.advance(123)
    state = trainer.state()
    trainer.advance(77)
    ahead = trainer.network.parameters.copy()
    trainer.restore(state)
    assert trainer.step == 123
    trainer.advance(77)
    assert np.array_equal(trainer.network.parameters, ahead)


def test_new_weights_leave_data_and_batches_as_they_were():
    first, other = Trainer(MIXED), Trainer(replace(MIXED, weights_seed=12))
    assert np.array_equal(first.data.x, other.data.x)
    assert np.array_equal(first.data.train, other.data.train)
    assert not np.array_equal(first.network.weights[0], other.network.weights[0])
    assert np.array_equal(first.state()["order"], other.state()["order"])
    same = Trainer(replace(MIXED, weights_seed=11))
    assert np.array_equal(first.network.parameters, same.network.parameters)


def test_a_run_retuned_in_flight_equals_one_built_by_hand():
    later = replace(MIXED, learning_rate=0.003, batch_size=20, regularization="l2", regularization_rate=0.01)
    retuned = Trainer(MIXED)
    retuned.advance(72)  # two whole passes of 36 batches
    retuned.retune(later)
    retuned.advance(50)

    first = Trainer(MIXED)
    first.advance(72)
    second = Trainer(later)
    state = first.state()
    second.restore(state)
    second.advance(50)
    assert retuned.config == later
    assert np.array_equal(retuned.network.parameters, second.network.parameters)


def test_what_needs_a_new_run_is_not_retuned():
    trainer = Trainer(RunConfig())
    with pytest.raises(ValueError, match="new run"):
        trainer.retune(RunConfig(seed=1))
    assert trainer.config == RunConfig()


def test_the_loss_includes_the_regularisation_term():
    trainer = Trainer(RunConfig(regularization="l2", regularization_rate=0.1))
    plain = Trainer(RunConfig())
    penalty = 0.1 * 0.5 * sum(float((w**2).sum()) for w in trainer.network.weights)
    assert trainer.loss("train") == pytest.approx(plain.loss("train") + penalty, rel=1e-14)
    assert trainer.loss("test") == pytest.approx(plain.loss("test") + penalty, rel=1e-14)
    x, y = trainer.samples("train")
    assert trainer.loss("train") == pytest.approx(trainer.network.loss(x, y), rel=1e-15)


def test_without_a_test_part_its_loss_is_none():
    trainer = Trainer(RunConfig(train_fraction=1))
    assert trainer.loss("test") is None
    assert trainer.accuracy("test") is None


def test_accuracy_counts_signs_and_largest_outputs():
    binary = Trainer(RunConfig(layers=(), train_fraction=1), Dataset([[-1, 1, 2, -3]], [-1, 1, -1, -1]))
    binary.network.weights[0][...] = 1
    assert binary.accuracy("train") == 0.75
    y = np.eye(3)[:, [0, 1, 2, 0]]
    classes = Trainer(RunConfig(layers=(), train_fraction=1), Dataset(np.eye(3)[:, [0, 1, 2, 1]], y, classes="abc"))
    classes.network.weights[0][...] = np.eye(3)
    assert classes.accuracy("train") == 0.75


@pytest.mark.parametrize(
    ("dataset", "activation", "loss", "rows"),
    [
        ("circle", "tanh", "half_mse", 1),
        ("reg-plane", "purelin", "half_mse", 1),
        ("iris", "purelin", "softmax_cross_entropy", 3),
    ],
)
def test_the_output_layer_follows_the_data(dataset, activation, loss, rows):
    network = Trainer(RunConfig(dataset=dataset)).network
    assert network.layers[-1].activation.name == activation
    assert network.layers[-1].size == rows
    assert network.loss_function.name == loss


def test_targets_outside_the_losss_domain_are_refused():
    with pytest.raises(
        ConfigError, match=r"bce needs targets from 0 to 1, but .* reach from -1 to 1\. Choose"
    ) as refused:
        Trainer(RunConfig(loss="bce", output_activation="sigmoid"))
    assert refused.value.field == "loss"
    with pytest.raises(ConfigError, match="one-hot"):
        Trainer(RunConfig(loss="softmax_cross_entropy"))
    zero_one = Dataset([[0, 1, 2, 3]], [0, 0, 1, 1])
    assert Trainer(RunConfig(loss="bce", output_activation="sigmoid"), zero_one).loss("train") > 0


def test_a_network_too_large_for_memory_is_refused_before_it_is_built():
    with pytest.raises(ConfigError, match="at most 20,000,000") as refused:
        Trainer(RunConfig(layers=(Layer(10_000, "maxout"), Layer(10_000))))
    assert refused.value.field == "layers"


def test_an_engine_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="engine is 'compiled'; allowed is: auto, numpy"):
        Trainer(RunConfig(), engine="compiled")


def test_the_probe_is_256_training_samples_evenly_picked():
    trainer = Trainer(RunConfig(samples=4000))
    assert len(trainer.probe) == 256
    places = np.searchsorted(trainer.data.train, trainer.probe)
    assert np.array_equal(trainer.data.train[places], trainer.probe)
    assert set(np.diff(places)) <= {7, 8}
    assert np.array_equal(Trainer(RunConfig(samples=40)).probe, Trainer(RunConfig(samples=40)).data.train)


def test_a_heavy_network_has_a_smaller_probe_and_the_heaviest_32_samples():
    def size(*layers, **settings):
        return len(Trainer(RunConfig(layers=layers, samples=1000, train_fraction=1.0, **settings)).probe)

    assert size(Layer(4), Layer(2)) == size(*[Layer(8)] * 20) == 256
    # 2·256 + 256 + 256·256 + 256 + 256 + 1 = 66,817 parameters and 513 rows: 16,000,000 / (66,817 + 200·513) = 94.5
    assert size(Layer(256), Layer(256)) == 94
    assert size(Layer(256), Layer(256, "maxout", {"pieces": 4})) < 94
    assert size(Layer(1000), Layer(1000)) == 32
    assert len(Trainer(RunConfig(layers=(Layer(1000), Layer(1000)), samples=20, train_fraction=1.0)).probe) == 20


def test_training_on_through_nan_raises_no_warning():
    trainer = Trainer(RunConfig(dataset="reg-plane", layers=(Layer(8), Layer(8)), learning_rate=30))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        trainer.advance(500)
        assert not np.isfinite(trainer.loss("train"))
    assert not np.isfinite(trainer.network.parameters).all()


@pytest.mark.parametrize(
    "wild",
    [
        {"learning_rate": 1e200},
        {"learning_rate": 1e200, "optimizer": "momentum"},
        {"regularization": "l2", "regularization_rate": 1e200},
    ],
)
def test_a_rate_beyond_float32_diverges_without_a_warning(wild):
    trainer = Trainer(RunConfig(dtype="float32", **wild))
    trainer.advance(5)
    assert not np.isfinite(trainer.loss("train"))


def test_the_largest_samples_are_trained_on_without_a_warning():
    trainer = Trainer(RunConfig(dtype="float32", standardize=True, layers=()), Dataset([[1e30, -1e30, 1]], [1, -1, 1]))
    trainer.advance(5)
    assert trainer.data.x.dtype == np.float32


def test_a_large_part_is_measured_in_pieces_and_little_memory():
    config = RunConfig(dataset="circle", samples=40_000, layers=(Layer(500, "relu"),), train_fraction=0.9)
    trainer = Trainer(config)
    x, y = trainer.samples("train")
    tracemalloc.start()
    measured = trainer.loss("train")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 150e6  # a layer of all samples alone is 144 MB, and there are its z and its a
    assert measured == pytest.approx(trainer.network.loss(x, y), rel=1e-12)


def test_steps_are_a_whole_number_from_0():
    trainer = Trainer(RunConfig())
    trainer.advance(np.int64(2))
    assert trainer.step == 2
    with pytest.raises(ValueError, match="steps is -1; allowed is 0 or more"):
        trainer.advance(-1)
    with pytest.raises(TypeError):
        trainer.advance(1.5)


def test_an_unknown_part_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="part is 'valid'; allowed is: train, test"):
        Trainer(RunConfig()).loss("valid")


def test_weights_may_be_assigned_into():
    trainer = Trainer(
        RunConfig(layers=(), learning_rate=0.5, batch_size=1000, train_fraction=1), Dataset([[2.0]], [[3.0]])
    )
    trainer.network.weights[0][...] = 1.0
    trainer.network.biases[0][...] = 0.5
    assert trainer.loss("train") == 0.5 * (3 - 2.5) ** 2
    trainer.advance(1)  # by hand: delta = 2.5 - 3 = -0.5, dW = -0.5 * 2, db = -0.5
    assert trainer.network.weights[0].item() == 1.0 + 0.5 * 1.0
    assert trainer.network.biases[0].item() == 0.5 + 0.5 * 0.5


def test_the_info_tells_the_layers_as_they_were_built():
    info = Trainer(MIXED).info()
    assert [(layer.size, layer.activation, layer.pieces, layer.rows, layer.inputs) for layer in info.layers] == [
        (3, "maxout", 3, 9, 2),
        (4, "leaky_relu", 1, 4, 3),
        (1, "tanh", 1, 1, 4),
    ]
    assert info.layers[1].params == {"slope": 0.01}
    assert info.parameters == 9 * 3 + 4 * 4 + 1 * 5
    assert info.probe_size == 250
    assert info.config == MIXED
    learned = Trainer(RunConfig(layers=(Layer(3, "prelu"), Layer(2)))).info()
    assert learned.parameters == (3 * 3 + 2 * 4 + 1 * 3) + 3
    assert learned.layers[0].params == {"slope": 0.25}


def test_the_slopes_of_prelu_are_trained_kept_and_given_back_by_a_state():
    trainer = Trainer(RunConfig(layers=(Layer(4, "prelu"),), optimizer="adam", regularization="l2"))
    assert (trainer.network.slopes[0] == 0.25).all()
    trainer.advance(50)
    slopes = trainer.network.slopes[0].copy()
    assert (np.abs(slopes - 0.25) > 0.01).any() and np.ptp(slopes) > 0.01
    state = trainer.state()
    trainer.advance(50)
    later = trainer.network.slopes[0].copy()
    trainer.restore(state)
    assert np.array_equal(trainer.network.slopes[0], slopes)
    trainer.advance(50)
    assert np.array_equal(trainer.network.slopes[0], later)
