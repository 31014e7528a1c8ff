"""The confusion matrix and the errors of a regression's outputs: worked by hand, and against their definitions."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.training import Dataset, Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.wants import Confusion, ConfusionWant, LossesWant, OutputErrors


def live(config: RunConfig, dataset: Dataset | None = None, steps: int = 0) -> LiveRun:
    run = LiveRun(Trainer(config, dataset))
    run.advance(steps)
    return run


def ask(run: LiveRun, part: str = "train"):
    return run.run_state([ConfusionWant(part)], exact=True).answers.get(ConfusionWant(part))


def test_rows_are_classes_and_columns_what_they_are_told_as():
    x = [[1.0, 1.0, 2.0, 3.0, 3.0, 3.0]]
    y = np.eye(3)[:, [0, 0, 1, 2, 2, 1]]
    run = live(RunConfig(layers=(), train_fraction=1.0), Dataset(x, y, classes=("a", "b", "c")))
    # outputs at x = 1: -1.5 -1.7 -2.5, at 2: -3 -2.2 -2, at 3: -4.5 -2.7 -1.5
    run.trainer.network.weights[0][:, 0] = (-1.5, -0.5, 0.5)
    run.trainer.network.biases[0][:, 0] = (0.0, -1.2, -3.0)
    run._measured_step = -1  # the weights were changed by hand
    answer = ask(run)
    assert isinstance(answer, Confusion) and not answer.counts.flags.writeable
    assert answer.counts.tolist() == [[2, 0, 0], [0, 0, 2], [0, 0, 2]]


def test_of_two_signs_minus_one_comes_first_and_zero_counts_as_plus_one():
    run = live(RunConfig(layers=(), train_fraction=1.0), Dataset([[-2.0, 0.0, 0.0, 3.0]], [[-1.0, -1.0, 1.0, 1.0]]))
    run.trainer.network.weights[0][...] = 1.0
    run._measured_step = -1
    assert ask(run).counts.tolist() == [[1, 1], [0, 2]]


@pytest.mark.parametrize("dataset", ["circle", "iris", "digits"])
@pytest.mark.parametrize("part", ["train", "test"])
def test_the_diagonal_is_the_accuracy_and_every_sample_is_counted(dataset, part):
    run = live(RunConfig(dataset=dataset, standardize=True), steps=300)
    state = run.run_state([ConfusionWant(part), LossesWant()], exact=True)
    counts, losses = state.answers[ConfusionWant(part)].counts, state.answers[LossesWant()]
    indices = getattr(run.trainer.data, part)
    assert counts.sum() == len(indices)
    assert np.trace(counts) / counts.sum() == pytest.approx(getattr(losses, f"{part}_accuracy"))
    y = run.trainer.data.y[:, indices]
    truth = (y[0] > 0).astype(int) if len(y) == 1 else y.argmax(axis=0)
    assert counts.sum(axis=1).tolist() == np.bincount(truth, minlength=len(counts)).tolist()


def test_without_a_test_part_there_is_nothing_to_count_in_it():
    assert ask(live(RunConfig(train_fraction=1.0)), "test") is None


def test_the_errors_of_each_output_of_a_regression():
    x, y = [[0.0, 1.0, 2.0, 3.0]], [[0.0, 1.0, 2.0, 5.0], [7.0, 7.0, 7.0, 7.0]]
    run = live(RunConfig(layers=(), train_fraction=1.0), Dataset(x, y))
    run.trainer.network.weights[0][:, 0] = (1.0, 0.0)
    run.trainer.network.biases[0][:, 0] = (0.0, 6.5)
    run._measured_step = -1
    answer = ask(run)
    assert isinstance(answer, OutputErrors)
    assert answer.rmse == pytest.approx([1.0, 0.5])  # one sample of four is 2 off; all are 0.5 off
    assert answer.r_squared[0] == pytest.approx(1 - 1 / 3.5)  # the variance of 0 1 2 5 is 3.5
    assert np.isnan(answer.r_squared[1])


def test_outputs_beyond_all_bounds_are_infinitely_far_off():
    run = live(
        RunConfig(layers=(Layer(1, "purelin"),), dtype="float64"), Dataset([[1.0, 2.0]], [[0.0, 3.0], [1.0, 2.0]])
    )
    run.trainer.network.weights[1][...] = 1e200
    run._figures = (run.trainer.measure("train"), None)
    run._measured_step = run.step
    assert np.isinf(run.answer([ConfusionWant("train")])[ConfusionWant("train")].rmse).all()


def test_a_large_table_is_counted_in_the_time_of_a_slice():
    """The pass over all samples is the losses' own; what is counted for the matrix is a look at its result."""
    rng = np.random.default_rng(0)
    data = Dataset(rng.normal(size=(4, 100_000)), np.eye(10)[:, rng.integers(0, 10, 100_000)], classes="abcdefghij")
    run = live(RunConfig(layers=(Layer(4),), train_fraction=0.5), data)
    forwards = []
    forward = run.trainer.network.forward
    run.trainer.network.forward = lambda x: forwards.append(x.shape) or forward(x)
    answer = run.answer([ConfusionWant("test")])[ConfusionWant("test")]
    assert forwards == [] and answer.counts.sum() == 50_000
