"""Marks beside an axis: round numbers, and labels that keep apart."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.ui.map.map_plot import MapPlot
from nnviz.ui.marked_axis import Mark, round_values, spread
from nnviz.ui.regions.drawing import RegionsDrawing
from nnviz.ui.theme import Appearance


@pytest.mark.parametrize(
    ("low", "high", "values"),
    [
        (-6, 6, [-5, 0, 5]),
        (-0.5, 1.5, [0, 1]),
        (0.7, 7.2, [2, 4, 6]),
        (-1.2, 1.2, [-1, 0, 1]),
        (150, 199, [160, 180]),
        (-0.00012, 0.00012, [-0.0001, 0, 0.0001]),
        (278, 1680, [500, 1000, 1500]),
    ],
)
def test_at_most_three_round_values_lie_on_an_axis(low, high, values):
    assert round_values(low, high) == pytest.approx(values)


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_there_is_always_one_and_never_more_than_three(low, width):
    values = round_values(low, low + width)
    assert 1 <= len(values) <= 3
    assert all(low - 1e-6 * width <= value <= low + 1.000001 * width for value in values)


def test_labels_that_touch_are_pushed_apart_evenly():
    assert spread([50, 54], 14, 0, 100) == [45, 59]
    assert spread([54, 50], 14, 0, 100) == [59, 45]
    assert spread([20, 80], 14, 0, 100) == [20, 80]


def test_labels_stay_inside_the_plot():
    assert spread([0, 2], 14, 0, 100) == [0, 14]
    assert spread([98, 100], 14, 0, 100) == [86, 100]
    assert spread([-30, 170], 14, 0, 100) == [0, 100]
    assert spread([], 14, 0, 100) == []


@given(st.lists(st.floats(0, 300), min_size=1, max_size=6))
def test_labels_are_apart_inside_and_in_order_wherever_they_want_to_be(wanted):
    placed = spread(wanted, 14, 0, 300)
    ordered = [position for _, position in sorted(zip(wanted, placed, strict=True))]
    assert all(b - a >= 14 - 1e-9 for a, b in itertools.pairwise(ordered))
    assert ordered[0] >= -1e-9 and ordered[-1] <= 300 + 1e-9


def test_a_text_at_the_end_of_the_plot_is_not_cut(qtbot):
    appearance = Appearance()
    plot = MapPlot(appearance, RegionsDrawing(appearance))
    qtbot.addWidget(plot)
    plot.resize(240, 200)
    plot.view_box.setRange(xRange=(0, 1), yRange=(0, 1), padding=0)
    axis = plot.axes["bottom"]
    axis.setHeight(24)
    for part in (plot, axis):
        part.restyle()
    plot.show()
    qtbot.waitUntil(lambda: not axis.size().isEmpty())

    def inked(at: float) -> int:
        axis.set_marks([Mark(at, "6 000 000")])
        image = plot.grab().toImage()
        below = range(round(axis.scenePos().y()) + 3, image.height())
        colours = [image.pixelColor(x, y).name() for y in below for x in range(image.width())]
        return sum(colour != colours[-1] for colour in colours)

    assert inked(0.5) > 50
    assert inked(0.5) == inked(1.0)
