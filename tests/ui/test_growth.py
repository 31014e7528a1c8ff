"""The curve of the number of regions: what it keeps, and that it says what it draws."""

from __future__ import annotations

import pytest

from nnviz.ui.marked_axis import round_values
from nnviz.ui.regions.growth import MOST, Growth
from nnviz.ui.regions.growth_plot import GrowthCurve, GrowthPlot, _with_a_tick
from nnviz.ui.theme import Appearance


def grown(steps, count=lambda step: step) -> Growth:
    growth = Growth()
    for step in steps:
        growth.add(step, count(step))
    return growth


def test_every_figure_is_kept_while_they_are_few():
    assert grown((0, 5, 9)).steps == [0, 5, 9]


def test_a_long_run_is_thinned_and_keeps_its_ends():
    growth = grown(range(0, 200_000, 40))
    assert len(growth.steps) <= MOST + 1
    assert growth.steps[0] == 0 and growth.steps[-1] == 199_960 and growth.counts == growth.steps
    gaps = [b - a for a, b in zip(growth.steps, growth.steps[1:], strict=False)]
    assert max(gaps) < 0.02 * 200_000


def test_a_run_that_went_back_forgets_what_came_after():
    growth = grown((0, 10, 20, 30))
    growth.add(15, 7)
    assert growth.steps == [0, 10, 15] and growth.counts[-1] == 7


@pytest.fixture
def plot(qtbot):
    made = GrowthPlot(Appearance())
    qtbot.addWidget(made)
    made.restyle()
    made.resize(276, 64)
    made.show()
    return made


def test_it_says_from_where_to_where(plot):
    plot.show_growth(GrowthCurve(grown((0, 100), lambda step: 40 + step)))
    assert plot.accessibleDescription() == "from 40 at step 0 to 140 at step 100"


def test_curves_of_sides_are_drawn_and_a_new_run_empties_it(plot):
    empty = plot.grab().toImage()
    plot.show_growth(GrowthCurve(grown((0, 50_000)), 0), GrowthCurve(grown((0, 50_000), lambda step: 9), 1))
    drawn = plot.grab().toImage()
    assert drawn != empty
    plot.show_growth(GrowthCurve(Growth(), 0), GrowthCurve(Growth(), 1))
    assert plot.grab().toImage() == empty


@pytest.mark.parametrize("high", [0.9, 1.12, 9.9, 4243.7, 8.1e4])
def test_the_axis_of_counts_has_a_figure_above_zero(high):
    end = _with_a_tick(high)
    assert high <= end <= 2.5 * high and max(round_values(0, end, 2)) > 0
