"""Losses over one prediction: what is drawn is what the registry computes, and only where it is defined."""

from __future__ import annotations

from math import exp, isnan, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.nn import LOSSES, EngineError
from nnviz.training.losslab_curve import (
    DISTRIBUTIONS,
    LOG_PROBABILITY,
    PROBABILITY,
    RIVALS,
    LossCurve,
    curve_params,
    domain,
    kind,
    outline,
    target_for,
)

SINGLE = [name for name in LOSSES if name not in (*DISTRIBUTIONS, *RIVALS, "nll")]


def places(name: str) -> list[float]:
    """Some predictions inside the domain, none at a kink."""
    return {PROBABILITY: [0.03, 0.37, 0.9], LOG_PROBABILITY: [-3.1, -0.4]}.get(kind(name), [-2.3, -0.45, 0.13, 2.7])


@pytest.mark.parametrize("name", SINGLE)
@pytest.mark.parametrize("samples", [1, 4])
def test_value_and_gradient_of_one_output_are_the_registrys(name, samples):
    loss = LOSSES[name]
    for y in places(name):
        for wanted in (0.0, 1.0):
            curve = LossCurve(name, curve_params(name, {}), wanted, samples)
            prediction, target = np.full((1, samples), y), np.full((1, samples), curve.target)
            loss.check_targets(target)
            params = loss.complete({})
            assert curve.value(y) == loss.value(prediction, target, **params)
            assert curve.gradient(y) == loss.gradient(prediction, target, **params)[0, 0]


@pytest.mark.parametrize("name", list(LOSSES))
@pytest.mark.parametrize("wanted", [-1.0, 0.0, 0.3, 1.0])
@pytest.mark.parametrize("samples", [1, 3])
def test_the_slope_is_the_slope_of_the_curve_above_it(name, wanted, samples):
    curve, step = LossCurve(name, curve_params(name, {}), wanted, samples), 1e-6
    LOSSES[name].check_targets(curve._batch(places(name)[0])[1])
    for y in places(name):
        difference = (curve.value(y + step) - curve.value(y - step)) / (2 * step)
        assert curve.slope(y) == pytest.approx(difference, rel=1e-6, abs=1e-6)


def test_losses_worked_by_hand():
    def at(name, y, target, samples=1, **params):
        curve = LossCurve(name, curve_params(name, {f"{name}.{key}": v for key, v in params.items()}), target, samples)
        return curve.value(y), curve.slope(y)

    assert at("half_mse", 1.5, 0.0) == (1.125, 1.5)  # the 2 cancels the half
    assert at("mse", 1.5, 0.0) == (2.25, 3.0)
    assert at("mae", 1.5, 0.0) == (1.5, 1.0)
    assert at("l2", 1.5, 0.0) == (1.5, 1.0)
    assert at("huber", 1.5, 0.0) == (1.0, 1.0)  # 1 · (1.5 - 1/2)
    assert at("huber", 3.0, 0.0, delta=2.0) == (4.0, 2.0)  # 2 · (3 - 1)
    assert at("bce", 0.25, 1.0) == pytest.approx((log(4), -4.0))
    assert at("weighted_bce", 0.25, 1.0, alpha=3.0) == pytest.approx((3 * log(4), -12.0))
    assert at("hinge", 0.5, 1.0) == (0.5, -1.0)
    assert at("hinge", 0.5, -1.0) == (1.5, 1.0)
    assert at("bce_with_logits", 0.0, 1.0) == pytest.approx((log(2), -0.5))
    assert at("poisson_nll", 0.0, 2.0) == (1.0, -1.0)  # e^0 - 0, e^0 - 2
    assert at("softmax_cross_entropy", 0.0, 1.0) == pytest.approx((log(2), -0.5))
    assert at("multi_margin", 0.5, 1.0) == (0.25, -0.5)  # (1 - 0.5) / 2 classes
    assert at("nll", -0.7, 1.0) == (0.7, -1.0)
    assert at("kl", 0.2, 0.5) == pytest.approx((log(0.5 / 0.2) / 2 + log(0.5 / 0.8) / 2, -0.5 / 0.2 + 0.5 / 0.8))


def test_a_sum_grows_with_the_batch_and_an_average_does_not():
    for name, times in (("l1", 10), ("mae", 1), ("mse", 1), ("half_mse", 1), ("l2", 1), ("kl", 10), ("bce", 1)):
        one, ten = (LossCurve(name, wanted=1.0, samples=m) for m in (1, 10))
        assert ten.value(0.4) == pytest.approx(times * one.value(0.4))
        assert ten.slope(0.4) == pytest.approx(times * one.slope(0.4))


@given(st.sampled_from(list(LOSSES)), st.floats(-50, 50))
def test_every_loss_takes_the_target_that_is_made_for_it(name, wanted):
    curve = LossCurve(name, wanted=wanted)
    inside = {PROBABILITY: 0.5, LOG_PROBABILITY: -0.7}.get(kind(name), 0.5)
    LOSSES[name].check_targets(curve._batch(inside)[1])
    assert target_for(name, curve.target) == curve.target  # it stays once it fits


@pytest.mark.parametrize("name", list(LOSSES))
@pytest.mark.parametrize("samples", [1, 3])
def test_many_places_at_once_are_the_same_as_one_by_one(name, samples):
    curve = LossCurve(name, curve_params(name, {}), 0.7, samples)
    y = np.array(places(name))
    value, slope = curve.over(y)
    assert value == pytest.approx([curve.value(at) for at in y], rel=1e-14)
    assert slope == pytest.approx([curve.slope(at) for at in y], rel=1e-14)


def test_nothing_is_drawn_where_a_loss_is_not_defined():
    for name in LOSSES:
        low, high = domain(name)
        y, value, slope = outline(LossCurve(name, curve_params(name, {}), 1.0), -3.0, 3.0, 61)
        assert (y >= low).all() and (y <= high).all() and np.isfinite(value).all() and np.isfinite(slope).all()
    assert isnan(LossCurve("bce", wanted=1.0).value(1.2)) and isnan(LossCurve("bce", wanted=1.0).slope(-0.1))
    assert not outline(LossCurve("bce", wanted=1.0), 2.0, 3.0, 61)[0].size


def test_a_kink_stands_with_both_of_its_sides():
    y, _, slope = outline(LossCurve("mae", wanted=0.5), -3.0, 3.0, 61)
    at = int(np.searchsorted(y, 0.5))
    near = slope[np.abs(y - 0.5) < 1e-6]
    assert {near[0], near[-1]} == {-1.0, 1.0} and 0 < at < y.size


def test_a_log_probability_is_that_of_one_of_two_classes():
    curve = LossCurve("nll", wanted=0.0)  # the other one is true
    assert curve.value(log(0.2)) == pytest.approx(-log(0.8))
    assert curve.slope(log(0.2)) == pytest.approx(0.25)  # p / (1 - p) = e^y / (1 - e^y)
    assert exp(log(0.2)) / (1 - exp(log(0.2))) == pytest.approx(0.25)


def test_a_parameter_out_of_its_range_is_refused():
    assert curve_params("huber", {"huber.delta": 2.0, "weighted_bce.alpha": 9.0}) == {"delta": 2.0}
    with pytest.raises(EngineError, match="delta of huber"):
        curve_params("huber", {"huber.delta": 0.0})
