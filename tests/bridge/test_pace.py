from __future__ import annotations

from itertools import pairwise

import pytest

from nnviz.bridge.pace import LATEST, SLICE, Pace, Rate


def train(pace, clock, seconds, cost):
    """Train for `seconds` as the worker does, every step taking `cost` seconds; the steps of each slice."""
    slices = []
    end = clock.now + seconds
    while clock.now < end:
        steps = pace.steps()
        if steps:
            clock.now += steps * cost
            pace.took(steps, steps * cost)
            slices.append(steps)
        clock.now += max(pace.wait(), 1e-5)
    return slices


@pytest.mark.parametrize("cost", [9.7e-6, 150e-6, 3e-3])
def test_slices_at_full_speed_grow_to_five_milliseconds_of_steps(clock, cost):
    slices = train(Pace(clock), clock, 1.0, cost)
    assert slices[0] == 1
    assert slices[-1] == round(SLICE / cost)
    assert all(later <= 2 * earlier for earlier, later in pairwise(slices))


def test_a_step_longer_than_a_slice_is_taken_one_at_a_time(clock):
    assert set(train(Pace(clock), clock, 2.0, 0.050)) == {1}


def test_a_slice_shrinks_at_once_when_steps_become_dearer(clock):
    pace = Pace(clock)
    train(pace, clock, 0.5, 10e-6)
    pace.took(500, 0.5)
    assert pace.steps() == 5


def test_one_step_per_second_is_exact_over_an_hour(clock):
    pace = Pace(clock)
    pace.set_speed(1.0)
    pace.restart()
    assert sum(train(pace, clock, 3600.5, 0.0021)) == 3601  # the first at once, then one a second


@pytest.mark.parametrize("speed", [7, 60, 1000, 20_000])
def test_a_speed_within_reach_is_kept(clock, speed):
    pace = Pace(clock)
    pace.set_speed(speed)
    pace.restart()
    taken = sum(train(pace, clock, 10.0, 20e-6))
    assert taken == pytest.approx(10 * speed, abs=1 + 2 * SLICE * speed)


def test_a_speed_out_of_reach_leaves_no_debt(clock):
    pace = Pace(clock)
    pace.set_speed(1000)
    train(pace, clock, 10.0, 0.01)
    pace.set_speed(100)
    assert sum(train(pace, clock, 1.0, 20e-6)) <= 100 + LATEST * 1000


def test_time_that_passed_while_paused_allows_no_steps(clock):
    pace = Pace(clock)
    pace.set_speed(10.0)
    clock.now += 3600
    pace.restart()
    assert pace.steps() == 1


def test_dragging_the_speed_neither_wins_nor_loses_steps(clock):
    pace = Pace(clock)
    pace.set_speed(1.0)
    pace.restart()
    pace.took(pace.steps(), 1e-5)
    taken = 0
    for _ in range(100):
        clock.now += 0.031
        pace.set_speed(1.0)
        if steps := pace.steps():
            pace.took(steps, 1e-5)
            taken += steps
    assert taken == 3


def test_a_waiting_run_does_not_spin(clock):
    pace = Pace(clock)
    pace.set_speed(2.0)
    pace.restart()
    pace.took(pace.steps(), 1e-5)
    assert pace.wait() == pytest.approx(0.5)


def test_a_rate_is_that_of_the_last_second(clock):
    rate = Rate(clock)
    for _ in range(300):
        clock.now += 0.01
        rate.count(2)
    assert rate.per_second == pytest.approx(200, rel=0.02)
    for _ in range(150):
        clock.now += 0.01
        rate.count(7)
    assert rate.per_second == pytest.approx(700, rel=0.02)


def test_a_rate_of_one_per_second_stands_still(clock):
    rate = Rate(clock)
    shown = []
    for tick in range(100):
        clock.now += 0.1
        if tick % 10 == 0:
            rate.count()
        shown.append(rate.per_second)
    assert shown[20:] == pytest.approx([1.0] * 80)


def test_a_rate_without_news_is_zero(clock):
    rate = Rate(clock)
    assert rate.per_second == 0
    for _ in range(10):
        clock.now += 0.1
        rate.count()
    clock.now += 3
    assert rate.per_second == 0
    rate.clear()
    rate.count()
    assert rate.per_second == 0
