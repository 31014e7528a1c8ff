"""The ladder's figures, worked by hand, and what its stave says about them."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.training.wants import LayerStaves, Staves
from nnviz.ui.score.ladder import TRAIL, TRAIL_EVERY, Ladder


def moment(*norms: tuple[float, float]) -> Staves:
    """Layers with (||delta||, ||brought||), layer 1 first."""
    none = np.zeros(0)
    return Staves(
        tuple(
            LayerStaves(none, none > 0, none, none, 0.0, 1.0, none > 0, none, none, None, delta, brought)
            for delta, brought in norms
        ),
        1.0,
    )


def test_the_factors_lead_from_one_norm_to_the_next() -> None:
    ladder = Ladder(2)
    ladder.take(moment((0.1, 0.4), (0.2, 0.25)))
    assert ladder.slope_factor(1) == pytest.approx(0.8)  # 0.2 left of dL/da = 0.25
    assert ladder.weight_factor(0) == pytest.approx(2.0)  # 0.2 became 0.4
    assert ladder.slope_factor(0) == pytest.approx(0.25)  # 0.1 left of 0.4
    assert ladder.weight_factor(1) is None  # no layer lies to the right of the last


def test_figures_are_written_as_the_rules_say() -> None:
    ladder = Ladder(2)
    ladder.take(moment((1.9e-9, 0.5), (0.25, 0.3)))
    norm, slope, weight = ladder.written(0)
    assert norm.replace("\u00a0", " ") == "1.9 × 10⁻⁹"
    assert slope.replace("\u00a0", " ") == "× 3.8 × 10⁻⁹"
    assert weight.replace("\u00a0", " ") == "× 2.00"


def test_a_zero_delta_has_a_factor_of_zero_and_no_place_in_the_history() -> None:
    ladder = Ladder(1)
    ladder.take(moment((0.0, 0.5)))
    assert ladder.slope_factor(0) == 0.0
    assert ladder.written(0)[0] == "0"
    assert not ladder.trails[0]


def test_nothing_brought_gives_no_factor_instead_of_a_division_by_zero() -> None:
    ladder = Ladder(2)
    ladder.take(moment((0.0, 0.0), (0.0, 0.0)))
    assert ladder.slope_factor(0) is None
    assert ladder.weight_factor(0) is None
    assert ladder.written(0) == ("0", "", "")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_values_that_are_not_finite_neither_raise_nor_move_the_axis(value: float) -> None:
    ladder = Ladder(1)
    ladder.take(moment((0.1, 0.2)))
    before = (ladder.axis.low, ladder.axis.high)
    assert not ladder.take(moment((value, value)))
    assert (ladder.axis.low, ladder.axis.high) == before


def test_the_history_is_smoothed_and_of_bounded_length() -> None:
    ladder = Ladder(1)
    ladder.take(moment((1.0, 1.0)))
    for _ in range(TRAIL_EVERY):
        ladder.take(moment((100.0, 100.0)))
    assert 0.0 < ladder.trails[0][-1] < 2.0  # on its way from 10^0 to 10^2
    for _ in range(3 * TRAIL * TRAIL_EVERY):
        ladder.take(moment((100.0, 100.0)))
    assert len(ladder.trails[0]) == TRAIL
    assert ladder.trails[0][-1] == pytest.approx(2.0, abs=1e-6)
