"""Every ready-made comparison trains, and shows what its line says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nnviz.nn import ACTIVATIONS, Layer
from nnviz.nn.regions import linear_regions
from nnviz.training.comparisons import COMPARISONS, Comparison, difference
from nnviz.training.config import SHARED, RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.step_record import MOST_STEPS
from nnviz.training.symmetry_wants import SymmetryWant
from nnviz.training.trainer import Trainer
from nnviz.training.zigzag_wants import Zigzag, ZigzagWant

BY_KEY = {comparison.key: comparison for comparison in COMPARISONS}
GRID, NEAR, SAME_DIRECTION = 400, 0.02, 1e-6


def trained(key: str, steps: int) -> list[Trainer]:
    """The runs of a comparison after so many steps, each at most up to its limit."""
    comparison = BY_KEY[key]
    trainers = [Trainer(config) for config in comparison.configs]
    for trainer, limit in zip(trainers, comparison.limits or (None,) * len(trainers), strict=True):
        trainer.advance(steps if limit is None else min(steps, limit))
    return trainers


def steps_until(trainer: Trainer, loss: float, most: int) -> int:
    while trainer.loss("train") > loss and trainer.step < most:
        trainer.advance(100)
    return trainer.step


def reaching_the_first_layer(trainer: Trainer) -> float:
    deltas = trainer.network.deltas(trainer.data.x, trainer.data.y)
    return float(np.linalg.norm(deltas[0]) / np.linalg.norm(deltas[-1]))


def before_the_output(trainer: Trainer, points: np.ndarray) -> np.ndarray:
    """z^L of the points (2, m)."""
    return trainer.network.trace(points).z[-1][0]


def slope_there(trainer: Trainer, points: np.ndarray) -> np.ndarray:
    """The gradient of z^L (2, m) with respect to the point, by central differences."""
    across, up = np.array([[1e-4], [0.0]]), np.array([[0.0], [1e-4]])
    return np.stack(
        [before_the_output(trainer, points + d) - before_the_output(trainer, points - d) for d in (across, up)]
    )


def straight_share(trainer: Trainer) -> float:
    """The share of the boundary z^L = 0 whose direction is the same a little further along it."""
    x_min, x_max, y_min, y_max = trainer.data.box(0, 1)
    x, y = np.linspace(x_min, x_max, GRID), np.linspace(y_min, y_max, GRID)
    z = before_the_output(trainer, np.stack([grid.ravel() for grid in np.meshgrid(x, y)])).reshape(GRID, GRID)
    row, column = np.nonzero(z[:, 1:] * z[:, :-1] < 0)
    share = z[row, column] / (z[row, column] - z[row, column + 1])
    points = np.stack([x[column] + share * (x[1] - x[0]), y[row]])
    assert points.shape[1] > 100, "there is a boundary"
    here = slope_there(trainer, points)
    here /= np.linalg.norm(here, axis=0)
    there = slope_there(trainer, points + NEAR * np.stack([-here[1], here[0]]))
    there /= np.linalg.norm(there, axis=0)
    return float(np.mean(np.abs(here[0] * there[1] - here[1] * there[0]) < SAME_DIRECTION))


def collapsed(trainer: Trainer) -> tuple[np.ndarray, np.ndarray]:
    """W^L…W^1 and the offset of a network without non-linearity."""
    matrix, offset = np.eye(trainer.network.weights[0].shape[1]), np.zeros((2, 1))
    for weight, bias in zip(trainer.network.weights, trainer.network.biases, strict=True):
        matrix, offset = weight @ matrix, weight @ offset + bias
    return matrix, offset


@pytest.mark.parametrize("key", BY_KEY)
def test_every_comparison_trains_and_stays_finite(key):
    for trainer in trained(key, 50):
        assert trainer.step == 50 and np.isfinite(trainer.loss("train"))


@pytest.mark.parametrize("key", BY_KEY)
def test_all_sides_have_the_same_data_and_batches(key):
    first, *others = (Trainer(config) for config in BY_KEY[key].configs)
    for other in others:
        assert np.array_equal(first.data.x, other.data.x) and np.array_equal(first.data.y, other.data.y)
        assert np.array_equal(first.data.train, other.data.train)
        assert first.config.batch_size == other.config.batch_size and first.config.seed == other.config.seed


def test_comparisons_have_names_and_lines_of_their_own():
    for texts in zip(*((c.key, c.title, c.line) for c in COMPARISONS), strict=True):
        assert len(set(texts)) == len(COMPARISONS)


def test_tanh_draws_curves_and_relu_straight_pieces():
    tanh, relu = trained("tanh-relu", 6000)
    assert min(tanh.accuracy("test"), relu.accuracy("test")) > 0.98
    assert straight_share(tanh) < 0.02
    assert straight_share(relu) > 0.85


def test_four_relu_layers_are_round_the_arms_when_two_are_not_and_both_in_straight_pieces():
    four, two = trained("depth", 15_000)
    assert four.accuracy("test") > 0.95 > two.accuracy("test")
    assert four.loss("train") < 0.2 * two.loss("train")
    assert min(straight_share(four), straight_share(two)) > 0.85


def test_two_units_cannot_close_around_a_disc_and_sixteen_can():
    few, many = trained("units", 30_000)
    assert few.accuracy("test") < 0.9 and few.loss("train") > 0.2
    assert many.accuracy("test") > 0.98 and many.loss("train") < 0.03


def test_more_epochs_fit_better():
    few, many = trained("epochs", 10_000)
    assert (few.epoch, few.step, many.epoch) == (20, 500, 400)
    assert few.accuracy("test") < 0.75 < 0.98 < many.accuracy("test")
    assert many.loss("train") < 0.1 * few.loss("train")


def test_a_linear_stack_is_one_matrix_and_finds_the_map_of_one_layer():
    stack, single = trained("linear", 5000)
    matrix, offset = collapsed(stack)
    assert matrix.shape == single.network.weights[0].shape == (1, 2)
    assert offset.shape == single.network.biases[0].shape == (1, 1)
    output = stack.network.forward(stack.data.x)
    assert np.abs(matrix @ stack.data.x + offset - output).max() < 1e-12 * np.abs(output).max() + 1e-12
    assert np.abs(matrix - single.network.weights[0]).max() < 1e-6
    assert np.abs(offset - single.network.biases[0]).max() < 1e-6


@pytest.mark.parametrize("steps", [0, 1000, 10_000])
def test_delta_vanishes_in_eight_sigmoid_layers_and_not_with_relu(steps):
    sigmoid, relu = trained("deep", steps)
    assert reaching_the_first_layer(sigmoid) < 1e-4
    assert reaching_the_first_layer(relu) > 1e-2


def test_eight_sigmoid_layers_learn_nothing_and_eight_relu_layers_do():
    sigmoid, relu = trained("deep", 10_000)
    assert sigmoid.accuracy("test") < 0.6 and relu.accuracy("test") > 0.98


def test_tanh_needs_some_tenth_of_the_steps_of_sigmoid():
    tanh, sigmoid = (Trainer(config) for config in BY_KEY["tanh-sigmoid"].configs)
    steps = steps_until(tanh, 0.1, 60_000)
    assert 8 * steps < steps_until(sigmoid, 0.1, 100_000) < 100_000


def saturated(trainer: Trainer) -> float:
    """The share of the first hidden layer's f'(z) near 0, over the training part."""
    layer, z = trainer.network.layers[0], trainer.network.trace(trainer.samples("train")[0]).z[0]
    return float(np.mean(layer.activation.saturates(z, **layer.params)))


def test_weights_times_100_saturate_and_stand_still_and_times_001_arrive():
    small, one, hundred, he = (Trainer(config) for config in BY_KEY["weights"].configs)
    deviation = [float(trainer.network.weights[0].std()) for trainer in (small, one, hundred)]
    assert deviation[1] == pytest.approx(100 * deviation[0]) == pytest.approx(deviation[2] / 100)
    assert saturated(small) == 0 and saturated(hundred) > 0.95
    start = hundred.loss("train")
    assert start > 1.5 * small.loss("train")
    for trainer in (one, he):
        trainer.advance(3000)
        assert trainer.loss("train") < 0.25
    small.advance(3000)
    assert small.loss("train") > 0.4  # it starts slowly
    for trainer in (small, one, hundred, he):
        trainer.advance(30_000 - trainer.step)
    assert all(trainer.loss("train") < 0.02 and trainer.accuracy("test") > 0.98 for trainer in (small, one, he))
    assert hundred.loss("train") == pytest.approx(start, rel=0.02) and saturated(hundred) > 0.95


def test_equal_first_weights_stay_one_unit_and_random_ones_with_b_0_do_not():
    runs = [LiveRun(Trainer(config)) for config in BY_KEY["symmetry"].configs]
    want = SymmetryWant(0)
    assert not any(bias.any() for run in runs for bias in run.trainer.network.biases)
    for step in (0, 20_000):
        found = []
        for run in runs:
            run.advance(step - run.step)
            found.append(run.run_state([want]).answers[want])
        assert [int(answer.distinct[0]) for answer in found] == [1, 1, 8]
        assert [answer.outlook[0] for answer in found] == ["zero", "equal", "none"]
        assert [int(answer.since[0]) for answer in found] == [0, 0, 0]
    zeros, constant, random = (run.trainer for run in runs)
    assert zeros.loss("train") == pytest.approx(0.5, abs=0.01) and not zeros.network.weights[0].any()
    assert constant.loss("train") < 0.49 and constant.accuracy("test") < 0.75  # it learns what one unit can
    assert random.accuracy("test") > 0.98 and random.loss("train") < 0.02


def steps_from(begin: int, config: RunConfig) -> Zigzag:
    """Of the first unit of layer 2."""
    run, want = LiveRun(Trainer(config)), ZigzagWant(1, 0)
    run.advance(begin)
    run.run_state([want])
    run.advance(MOST_STEPS)
    found: Zigzag = run.run_state([want]).answers[want]
    assert found.steps == MOST_STEPS
    return found


def test_behind_sigmoid_single_samples_push_all_weights_one_way_and_the_batch_softens_it():
    (sigmoid, tanh), (batched, batched_tanh) = (
        [steps_from(1000, config) for config in BY_KEY[key].configs] for key in ("zigzag", "zigzag-batch")
    )
    assert sigmoid.same_sample == sigmoid.same_batch == sigmoid.agreement == 1
    assert tanh.same_sample < 0.1 and tanh.same_batch < 0.1 and tanh.agreement < 0.5
    assert batched.same_sample == 1 and batched.same_batch == 0  # the same inputs, but summed
    assert sigmoid.flip_share > 0.4 and batched.flip_share < 0.05
    assert sigmoid.detour > 5 > 1.5 > batched.detour and batched_tanh.detour < 1.5
    assert BY_KEY["zigzag-batch"].configs[0].batch_size == len(Trainer(BY_KEY["zigzag"].configs[0]).data.train)


def test_the_race_has_every_activation_once_and_a_winner_and_losers():
    race = BY_KEY["race"]
    assert race.is_race
    assert [config.layers[0].activation for config in race.configs] == list(ACTIVATIONS)
    losses = {t.config.layers[0].activation: t.loss("train") for t in trained("race", 10_000)}
    assert losses["purelin"] > 0.4 and losses["sigmoid"] > 0.4
    assert max(losses[name] for name in ("tanh", "relu", "leaky_relu", "maxout")) < 0.03


def test_what_must_be_the_same_is_checked_and_can_be_made_so():
    a, b = RunConfig(seed=1), RunConfig(seed=2, layers=(Layer(3, "relu"),))
    with pytest.raises(ValueError, match="seed"):
        Comparison("k", "t", "l", (a, b))
    with pytest.raises(ValueError, match="limits"):
        Comparison("k", "t", "l", (a, a), (3,))
    made = b.sharing(a)
    assert made == replace(b, seed=1)
    assert difference((a, made)) == ("layers",)
    assert Comparison("k", "t", "l", (a, made)).configs == (a, made)
    assert all(getattr(made, name) == getattr(a, name) for name in SHARED)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_at_equal_parameters_the_wide_network_has_more_linear_pieces_than_the_deep_one(seed):
    deep, wide = (Trainer(replace(config, seed=seed)) for config in BY_KEY["depth-width"].configs)
    assert deep.network.parameters.size == wide.network.parameters.size == 109
    assert (sum(layer.size for layer in deep.config.layers), wide.config.layers[0].size) == (18, 27)
    for steps in (0, 2_000):
        counts = []
        for trainer in (deep, wide):
            trainer.advance(steps)
            counts.append(linear_regions(trainer.network, trainer.data.box(0, 1)).count)
        assert counts[0] < counts[1]


def test_bent_lines_are_those_of_the_deep_network_alone():
    deep, wide = trained("depth-width", 2_000)
    found = [linear_regions(trainer.network, trainer.data.box(0, 1)) for trainer in (deep, wide)]
    assert set(found[1].segment_layer.tolist()) == {0} and set(found[0].segment_layer.tolist()) == {0, 1, 2}
