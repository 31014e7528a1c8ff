"""A saturated sigmoid: under mse the gradient dies with its slope, under bce it does not."""

from __future__ import annotations

from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.training.losslab_saturation import GOAL, PAIR, SATURATED, Learner, Race, deltas, factors


def sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))


@given(st.floats(-12, 12), st.sampled_from([0.0, 1.0]))
def test_the_gradients_are_2_e_slope_and_e(z, target):
    a = sigmoid(z)
    assert deltas("mse", [z], target)[0] == pytest.approx(2 * (a - target) * a * (1 - a), rel=1e-9, abs=1e-15)
    assert deltas("bce", [z], target)[0] == pytest.approx(a - target, rel=1e-9, abs=1e-15)


@given(st.floats(-12, 12), st.sampled_from([0.0, 1.0]), st.sampled_from(PAIR))
def test_delta_is_the_product_of_both_factors(z, target, loss):
    found = factors(loss, z, target)
    assert found.a == pytest.approx(sigmoid(z))
    assert found.slope == pytest.approx(found.a * (1 - found.a))
    assert found.loss_slope * found.slope == pytest.approx(found.delta, rel=1e-6, abs=1e-12)


def test_saturated_and_wrong_one_has_two_hundred_times_the_gradient_of_the_other():
    mse, bce = (float(deltas(loss, [-6.0], 1.0)[0]) for loss in PAIR)
    assert mse == pytest.approx(-0.00492, abs=1e-5) and bce == pytest.approx(-0.99753, abs=1e-5)
    assert bce / mse > 200


def test_each_z_is_a_sample_of_its_own():
    z = np.linspace(-6, 6, 13)
    assert deltas("mse", z, 1.0) == pytest.approx([float(deltas("mse", [at], 1.0)[0]) for at in z])


@pytest.mark.parametrize("loss", PAIR)
def test_a_step_is_z_minus_rate_times_delta(loss):
    learner, rate = Learner(loss, -6.0, 1.0, 0.5), 0.5
    for _ in range(3):
        wanted = learner.z - rate * float(deltas(loss, [learner.z], 1.0)[0])
        learner.train(1)
        assert learner.z == pytest.approx(wanted, rel=1e-12)
    assert learner.step == 3 and learner.a == pytest.approx(sigmoid(learner.z))


def test_the_same_start_is_learned_in_17_steps_and_in_249():
    found = {}
    for loss in PAIR:
        learner = Learner(loss, -6.0, 1.0, 1.0)
        while learner.learned_at is None:
            learner.train(1)
        found[loss] = learner.learned_at
        assert abs(learner.a - 1) <= GOAL
    z, count = -6.0, 0  # by hand: z rises by 1 - a
    while 1 - sigmoid(z) > GOAL:
        z, count = z + 1 - sigmoid(z), count + 1
    assert found == {"bce": count, "mse": 249} and count == 17


def test_who_begins_right_has_learned_it_at_step_0():
    assert Learner("bce", 4.0, 1.0, 1.0).learned_at == 0
    assert Learner("bce", 4.0, 0.0, 1.0).learned_at is None


def test_saturated_is_where_the_slope_is_5_percent_of_its_largest():
    assert factors("bce", SATURATED, 1.0).slope == pytest.approx(0.05 * 0.25)


def test_a_race_keeps_both_in_step_and_ends_when_both_have_learned():
    race = Race(-6.0, 1.0, 1.0)
    race.train(40)
    assert race.step == 40 and not race.done
    assert race.history.table.shape == (41, 3)
    assert race.history.last == (40, race.learners["mse"].a, race.learners["bce"].a)
    assert race.delta("bce") == pytest.approx(race.learners["bce"].a - 1)
    race.train(209)
    assert race.done and race.learners["mse"].learned_at == 249
