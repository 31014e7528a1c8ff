"""Fits with an outlier: squares lead to the mean, absolute values to the median, and each point's part is told."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import LOSSES
from nnviz.training.losslab_curve import curve_params
from nnviz.training.losslab_fit import FIRST, FITTED, OUTLIER, STRAIGHT, Fit, settle

LEVELS = ((-2.0, 1.0), (-1.0, 2.0), (0.0, 3.0), (1.0, 4.0), (2.0, 40.0))  # mean 10, median 3


def settled(name, points, *, constant, **params) -> Fit:
    fit = Fit(name, curve_params(name, {f"{name}.{k}": v for k, v in params.items()}), points, constant=constant)
    fit.train()
    assert fit.settled
    return fit


@pytest.mark.parametrize("name, level", [("mse", 10.0), ("half_mse", 10.0), ("l2", 10.0), ("mae", 3.0), ("l1", 3.0)])
def test_squares_lead_to_the_mean_and_absolute_values_to_the_median(name, level):
    assert settled(name, LEVELS, constant=True).line == (0.0, pytest.approx(level, abs=2e-3))


def test_huber_by_hand_lies_between():
    # errors c-1, c-2, c-3, c-4 within delta 2 and the outlier at its limit: 4c - 10 = 2, so c = 3
    assert settled("huber", LEVELS, constant=True, delta=2.0).line[1] == pytest.approx(3.0, abs=1e-4)
    assert settled("huber", LEVELS, constant=True, delta=100.0).line[1] == pytest.approx(10.0, abs=2e-3)


def test_the_line_of_the_squares_is_that_of_least_squares():
    slope, level = np.polyfit(*np.array(FIRST).T, 1)
    assert settled("mse", FIRST, constant=False).line == (
        pytest.approx(slope, abs=1e-6),
        pytest.approx(level, abs=1e-6),
    )


def test_an_outlier_bends_the_squares_and_not_the_absolute_values():
    before, after = (
        {name: settled(name, points, constant=False).line[0] for name in ("mse", "mae", "huber")}
        for points in (STRAIGHT, FIRST)
    )
    change = {name: abs(after[name] - before[name]) for name in before}
    assert change["mse"] > 0.2 and change["mae"] < 0.06 and change["mae"] < change["huber"] < change["mse"]


@pytest.mark.parametrize("name", FITTED)
def test_each_points_part_is_the_registrys(name):
    fit = settled(name, FIRST, constant=False)
    y = np.array(FIRST)[None, :, 1]
    told = fit.predictions[None]
    params = curve_params(name, {})
    assert fit.loss == pytest.approx(LOSSES[name].value(told, y, **params), rel=1e-12)
    assert fit.pulls == pytest.approx(LOSSES[name].gradient(told, y, **params)[0], rel=1e-12)
    assert fit.terms.sum() == pytest.approx(fit.loss, rel=1e-12) and fit.terms.argmax() == OUTLIER
    assert fit.shares().sum() == pytest.approx(1)


def test_the_pulls_of_squares_grow_with_the_error_and_those_of_the_others_do_not():
    pulls = {name: settled(name, FIRST, constant=False).pulls for name in ("mse", "mae", "huber")}
    m = len(FIRST)
    assert np.abs(pulls["mae"]) == pytest.approx(np.where(pulls["mae"] != 0, 1 / m, 0))
    assert pulls["huber"][OUTLIER] == pytest.approx(1 / m)
    assert pulls["mse"][OUTLIER] > 5 / m
    assert pulls["mse"].sum() == pytest.approx(0, abs=1e-9)  # they are in balance


def test_points_that_are_moved_are_fitted_from_where_the_line_is():
    fit = settled("mse", STRAIGHT, constant=False)
    line = fit.line
    fit.set_points(FIRST)
    assert fit.line == line and not fit.settled
    fit.train()
    assert fit.line == pytest.approx(settled("mse", FIRST, constant=False).line, abs=1e-6)


def test_several_are_settled_in_slices():
    fits = [Fit(name, curve_params(name, {}), FIRST, constant=False) for name in ("mse", "mae")]
    assert not settle(fits, 0.0)
    assert settle(fits, float("inf")) and all(fit.settled for fit in fits)
    assert settle([], 0.0)
