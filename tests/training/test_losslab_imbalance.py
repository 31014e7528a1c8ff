"""A rare class: alpha shifts the boundary in the stated direction, and the rates are counted rightly."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.training.losslab_imbalance import COUNT, Neuron, Rates, make_classes


def trained(share: float, alpha: float) -> Neuron:
    neuron = Neuron(make_classes(share), alpha)
    while not neuron.settled:
        neuron.train(50)
    return neuron


def test_the_rare_class_has_its_share():
    for share, rare in ((0.1, 24), (0.5, 120), (0.001, 2)):
        classes = make_classes(share)
        assert classes.rare == rare and classes.x.shape == (2, COUNT)
    assert (make_classes(0.1).x == make_classes(0.1).x).all()


@pytest.mark.parametrize("share", [0.05, 0.1, 0.3])
def test_a_larger_alpha_moves_the_boundary_into_the_common_class_and_finds_more(share):
    neurons = [trained(share, alpha) for alpha in (0.3, 1.0, 4.0, 20.0)]
    offsets = [neuron.offset for neuron in neurons]
    assert offsets == sorted(offsets, reverse=True) and offsets[0] - offsets[-1] > 0.5
    recalls = [neuron.rates().recall for neuron in neurons]
    alarms = [neuron.rates().alarms for neuron in neurons]
    assert recalls == sorted(recalls) and recalls[-1] > recalls[0]
    assert alarms == sorted(alarms) and alarms[-1] > alarms[0]


def test_with_the_classes_balanced_by_alpha_the_boundary_is_near_the_middle():
    assert abs(trained(0.1, 9.0).offset) < 0.35 < trained(0.1, 1.0).offset
    assert abs(trained(0.5, 1.0).offset) < 0.2


def test_a_settled_neuron_has_next_to_no_gradient_left():
    neuron = trained(0.1, 9.0)
    assert neuron.gradient_norm < 2e-3
    weight, bias = neuron.network.gradients(neuron.classes.x, neuron.classes.y)
    assert neuron.gradient_norm == pytest.approx(np.sqrt((weight[0] ** 2).sum() + bias[0][0, 0] ** 2))


def test_the_weighted_gradient_at_the_start_by_hand():
    # a = 1/2 for all: dL/db = Σ[(1 - T)/2 - alpha T/2] / N = (216 - 9 · 24) / 480 = 0
    classes = make_classes(0.1)
    bias = Neuron(classes, 9.0).network.gradients(classes.x, classes.y)[1][0]
    assert bias == pytest.approx(0, abs=1e-15)


def test_rates_by_hand():
    rates = Rates(found=6, missed=2, alarms=4, passed=88)
    assert (rates.recall, rates.precision, rates.passed_rate, rates.accuracy) == (0.75, 0.6, 88 / 92, 0.94)
    assert np.isnan(Rates(0, 2, 0, 98).precision) and Rates(0, 2, 0, 98).accuracy == 0.98


def test_the_rates_are_counted_on_the_side_of_the_line():
    neuron = trained(0.1, 9.0)
    w1, w2, b = neuron.line
    yes = w1 * neuron.classes.x[0] + w2 * neuron.classes.x[1] + b >= 0
    assert neuron.rates().found == int((yes & (neuron.classes.y[0] == 1)).sum())


def test_another_goal_goes_on_from_the_weights_and_a_restart_from_0():
    neuron = trained(0.1, 1.0)
    line = neuron.line
    neuron.set_problem(neuron.classes, 9.0)
    assert neuron.line == line and not neuron.settled and neuron.step == 0
    neuron.restart()
    assert neuron.line == (0, 0, 0) and np.isnan(neuron.offset)
