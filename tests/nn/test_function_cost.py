"""Measuring what a function costs: order, turns and giving up. How fast this machine is, is no matter of a test."""

from __future__ import annotations

import pytest

from nnviz.nn import ACTIVATIONS, function_cost
from nnviz.nn.function_cost import Cost, measure_costs


def test_every_function_can_be_measured():
    costs = measure_costs([(name, {}) for name in ACTIVATIONS], rounds=1)
    assert len(costs) == len(ACTIVATIONS)
    for name, cost in zip(ACTIVATIONS, costs, strict=True):
        assert (cost.forward > 0 and cost.backward > 0) or name == "purelin", name


def test_a_function_that_does_nothing_costs_nothing():
    assert measure_costs([("purelin", {})], rounds=2) == [Cost(0.0, 0.0)]


def test_the_median_of_the_rounds_counts_and_the_first_round_does_not(monkeypatch):
    # per round: begin, between, end; the first round is slow, one of the others is disturbed
    readings = iter([0, 900, 1800, 0, 10, 30, 0, 999, 999 * 2, 0, 12, 34])
    monkeypatch.setattr(function_cost, "clock", lambda: next(readings))
    (cost,) = measure_costs([("relu", {})], rounds=3)
    outputs = function_cost.UNITS * function_cost.SAMPLES
    assert cost.forward * outputs == pytest.approx(12) and cost.backward * outputs == pytest.approx(22)


def test_all_take_turns_and_can_be_stopped_between_any_two_of_them():
    asked = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) == 5

    assert measure_costs([("relu", {}), ("tanh", {})], stopped) is None
    assert len(asked) == 5


def test_more_pieces_cost_more_outputs_being_the_same():
    few, many = measure_costs([("maxout", {"pieces": 2}), ("maxout", {"pieces": 16})], rounds=5)
    assert many.forward > few.forward
