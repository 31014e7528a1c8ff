"""Every schedule: by hand, and against torch.optim.lr_scheduler where it has the same."""

from __future__ import annotations

import math

import pytest

from nnviz.nn import SCHEDULES

PEERS = [
    ("step", "StepLR", {"step_size": 30}),  # PyTorch has no default for it
    ("step", "StepLR", {"step_size": 3, "gamma": 0.5}),
    ("exponential", "ExponentialLR", {"gamma": 0.99}),
    ("exponential", "ExponentialLR", {"gamma": 1.1}),
    ("cosine", "CosineAnnealingLR", {"T_max": 100}),
    ("cosine", "CosineAnnealingLR", {"T_max": 7, "eta_min": 0.002}),
]


@pytest.mark.parametrize(("name", "peer", "params"), PEERS, ids=str)
def test_the_rates_of_250_epochs_are_pytorchs(name, peer, params):
    torch = pytest.importorskip("torch")
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.03)
    scheduler = getattr(torch.optim.lr_scheduler, peer)(optimizer, **params)
    for epoch in range(250):
        expected = optimizer.param_groups[0]["lr"]
        assert SCHEDULES[name].rate(epoch, 0.03, **params) == pytest.approx(expected, rel=1e-9, abs=1e-12)
        optimizer.step()
        scheduler.step()


@pytest.mark.parametrize(
    ("name", "params", "factors"),
    [
        ("constant", {}, {0: 1, 1000: 1}),
        ("step", {"step_size": 10, "gamma": 0.1}, {0: 1, 9: 1, 10: 0.1, 19: 0.1, 20: 0.01}),
        ("exponential", {"gamma": 0.5}, {0: 1, 1: 0.5, 3: 0.125}),
        ("cosine", {"T_max": 4}, {0: 1, 1: (1 + math.sqrt(0.5)) / 2, 2: 0.5, 4: 0, 8: 1}),
        ("cosine", {"T_max": 4, "eta_min": 0.2}, {0: 1, 2: 0.6, 4: 0.2}),
        ("inverse", {"decay": 0.25}, {0: 1, 1: 0.8, 4: 0.5, 12: 0.25}),
    ],
    ids=str,
)
def test_factors_worked_by_hand(name, params, factors):
    for epoch, factor in factors.items():
        assert SCHEDULES[name].factor(epoch, **params) == pytest.approx(factor, abs=1e-15)
        if "eta_min" not in params:
            assert SCHEDULES[name].rate(epoch, 0.03, **params) == 0.03 * SCHEDULES[name].factor(epoch, **params)


@pytest.mark.parametrize("name", SCHEDULES)
def test_every_schedule_begins_with_the_learning_rate_itself_and_explains_itself(name):
    schedule = SCHEDULES[name]
    assert schedule.rate(0, 0.03, **schedule.complete({})) == 0.03
    assert schedule.formula and schedule.note


def test_a_rate_that_grows_beyond_all_numbers_is_infinite():
    assert SCHEDULES["exponential"].rate(10**6, 0.03, gamma=1.5) == math.inf
