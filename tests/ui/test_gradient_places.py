"""Where the panels of the gradient's view lie, what lines run through them, and which colours the history has."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from snapshots import run_info

from nnviz.nn import Layer
from nnviz.ui.gradient.figures import heights, quarter_line, stretches
from nnviz.ui.gradient.places import LEAST, LEAST_HEIGHT, Places
from nnviz.ui.gradient.shades import OVER, UNKNOWN, ZERO, colours, sorted_in
from nnviz.ui.score.log_axis import LogAxis
from nnviz.ui.theme import DARK, LIGHT


@given(
    st.floats(200, 3000),
    st.floats(100, 2000),
    st.integers(1, 200),
    st.sampled_from([1.0, 1.25, 1.5]),
    st.booleans(),
)
def test_panels_do_not_meet_and_every_layer_has_a_column_of_its_own(width, height, layers, scale, lettered):
    places = Places.of(width, height, layers, scale, lettered)
    for above, below in zip(places.boxes, places.boxes[1:], strict=False):
        assert above.bottom < below.top
    for box, least in zip(places.boxes, LEAST, strict=True):
        assert box.height >= least * scale - 1
        assert (box.left, box.width) == (places.boxes[0].left, places.boxes[0].width)
    assert [places.layer_at(places.x(l)) for l in range(layers)] == list(range(layers))
    assert places.layer_at(places.boxes[0].left - 1) is None
    assert places.boxes[-1].bottom <= max(height, LEAST_HEIGHT * scale)


def test_of_a_point_the_panel_is_found():
    places = Places.of(800, 600, 5, 1.0, False)
    assert [places.panel_at(box.middle) for box in places.boxes] == [0, 1, 2, 3]
    assert places.panel_at(places.boxes[0].bottom + 2) is None


@given(st.integers(1, 200), st.floats(300, 1500))
def test_the_numbers_of_layers_have_room_and_the_first_and_last_are_among_them(layers, width):
    places = Places.of(width, 600, layers, 1.0, False)
    numbered = places.numbered(20)
    assert numbered[0] == 0 and numbered[-1] == layers - 1
    assert numbered == sorted(set(numbered))
    gaps = np.diff(numbered) * places.column_width
    assert len(gaps) == 0 or gaps.min() >= min(20, (layers - 1) * places.column_width) - 1e-6


def test_the_guide_of_sigmoid_loses_a_quarter_of_a_quarter_at_each_layer_on_the_way_back():
    run = run_info(layers=(Layer(4, "sigmoid"),) * 3)
    assert_allclose(10 ** quarter_line(run, 2.0), [2 / 64, 2 / 16, 2 / 4, 2])


@pytest.mark.parametrize("layers", [(), (Layer(4, "tanh"),), (Layer(4, "sigmoid"), Layer(4, "relu"))])
def test_other_networks_have_no_such_guide(layers):
    assert quarter_line(run_info(layers=layers), 1.0) is None


@pytest.mark.parametrize("delta", [0.0, np.nan, np.inf])
def test_without_an_error_there_is_no_guide(delta):
    assert quarter_line(run_info(layers=(Layer(4, "sigmoid"),)), delta) is None


def test_zero_lies_on_the_floor_and_what_is_no_number_nowhere():
    axis = LogAxis()
    axis.fit(-3.0, 0.0)
    rows = heights(np.array([0.0, 10**axis.low, 10**axis.high, np.nan, np.inf]), axis, 100, 50)
    assert_allclose(rows, [150, 150, 100, np.nan, np.nan])


def test_lines_connect_neighbours_only():
    drawable = np.array([True, True, False, True, False, True, True, True])
    assert stretches(drawable) == [slice(0, 2), slice(5, 8)]
    assert stretches(np.zeros(3, bool)) == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_larger_is_further_from_the_ground_and_what_is_on_no_scale_has_a_colour_of_its_own(theme):
    table = colours(theme)
    luminance = np.array([0.2126 * (c >> 16 & 255) + 0.7152 * (c >> 8 & 255) + 0.0722 * (c & 255) for c in table])
    steps = np.diff(luminance[:256])
    rounded = 0.3  # a colour is whole numbers
    assert (steps >= -rounded).all() if theme.dark else (steps <= rounded).all()
    assert abs(luminance[255] - luminance[0]) > 128
    assert len({*table[[0, 255, ZERO, OVER]].tolist()}) == 4


def test_the_history_is_sorted_into_the_scale():
    axis = LogAxis()
    axis.fit(-4.0, 0.0)
    decades = np.array([[axis.low, axis.high, (axis.low + axis.high) / 2], [-np.inf, np.inf, np.nan]], np.float32)
    assert sorted_in(decades, axis).tolist() == [[0, 255, 128], [ZERO, OVER, UNKNOWN]]
