"""The minimum downhill, by hand: on parabolas and waves, at kinks and ends, and on a network's own loss."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np
import pytest

from nnviz import Layer, RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.slices_landscapes import LiveCurve, measured_on
from nnviz.training.slices_minimum import minimum_below
from nnviz.training.slices_places import Place
from nnviz.training.slices_wants import SliceWant
from nnviz.training.trainer import Trainer

POINTS = np.linspace(-4, 4, 81)


def found(value, slope, start):
    return minimum_below(POINTS, np.array([value(w) for w in POINTS]), start, slope)


def test_on_a_parabola_it_is_its_vertex_and_its_second_derivative():
    minimum = found(lambda w: 1.5 * (w - 0.123) ** 2, lambda w: 3 * (w - 0.123), 3.0)
    assert minimum.place == pytest.approx(0.123, abs=1e-9) and minimum.bend == pytest.approx(3.0)


@pytest.mark.parametrize("start, place", [(-3.0, -pi / 2), (1.0, -pi / 2), (1.8, 3 * pi / 2)])
def test_of_several_it_is_the_one_that_lies_downhill(start, place):
    minimum = found(sin, cos, start)
    if abs(place) > 4:
        assert minimum is None  # it lies beyond the end
    else:
        assert minimum.place == pytest.approx(place, abs=1e-7) and minimum.bend == pytest.approx(1.0, rel=1e-4)


def test_at_a_kink_there_is_a_place_and_no_second_derivative():
    minimum = found(lambda w: abs(w - 0.02), lambda w: float(np.sign(w - 0.02)), 2.0)
    assert minimum.place == pytest.approx(0.02, abs=0.01) and minimum.bend is None


def test_where_it_is_flat_or_lost_there_is_none():
    assert found(lambda w: 1.0, lambda w: 0.0, 0.0) is None
    assert found(lambda w: float("nan"), lambda w: float("nan"), 0.0) is None


def test_on_a_network_s_loss_the_gradient_is_gone_there_and_two_over_the_bend_is_the_border():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(3, "tanh"),))))
    want = SliceWant("weights", (Place(0, 0, 0),))
    info = run.trainer.info()
    curve = LiveCurve(info, run.answer([want])[want], measured_on(info, "probe"), np.linspace(-6, 6, 201))
    curve.at_once = 100
    minimum = minimum_below(curve.points, curve.sampled, curve.here[0], curve._slope_at)
    assert minimum is not None and minimum.bend is not None
    steep = max(abs(curve.gradient(curve.points)))
    assert abs(curve.gradient(np.array([minimum.place]))[0]) < 1e-6 * steep

    def away_after(rate):
        w = minimum.place + 1e-4
        for _ in range(30):
            w -= rate * curve.slope(np.array([w]))[0]
        return abs(w - minimum.place)

    assert away_after(1.9 / minimum.bend) < 1e-4 < away_after(2.1 / minimum.bend)
