"""LossHistory: thinned to at most 2,000 points, ascending, with the first and the newest always there."""

from __future__ import annotations

import numpy as np

from nnviz.training.loss_history import MOST_POINTS, LossHistory


def filled(steps) -> LossHistory:
    history = LossHistory()
    for step in steps:
        history.add(step, 1 / (step + 1), None)
    return history


def test_a_short_history_is_kept_whole():
    steps, train, test = filled([0, 3, 4]).arrays()
    assert steps.tolist() == [0, 3, 4]
    assert train.tolist() == [1, 1 / 4, 1 / 5]
    assert np.isnan(test).all()


def test_the_same_step_measured_again_takes_its_place():
    history = filled([0, 3])
    history.add(3, 9.0, 8.0)
    steps, train, test = history.arrays()
    assert (steps.tolist(), train[-1], test[-1]) == ([0, 3], 9.0, 8.0)


def test_a_long_history_stays_short_ascending_and_even():
    history = LossHistory()
    for step in range(0, 100_000, 7):
        history.add(step, float(step), float(-step))
        assert history.arrays()[0][-1] == step
    steps, train, test = history.arrays()
    assert MOST_POINTS / 4 <= len(steps) <= MOST_POINTS
    assert steps[0] == 0
    gaps = np.diff(steps)
    assert (gaps > 0).all()
    assert gaps[:-1].max() <= 2 * gaps[:-1].min()
    assert np.array_equal(train, steps)
    assert np.array_equal(test, -steps)


def test_the_arrays_are_read_only_copies():
    history = filled([0, 1])
    steps, train, _ = history.arrays()
    history.add(1, 5.0, None)
    assert train[1] == 0.5
    assert not steps.flags.writeable
    assert not train.flags.writeable
