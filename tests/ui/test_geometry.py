"""The layout of the score: everything has its place, in order, and what is under a point is what is drawn there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.ui.score.geometry import FOCUSED, FULL, GUTTER, lay_out
from nnviz.ui.score.network_layout import MOST, place

BANDS = ("strip", "header", "network", "function", "slope", "ladder", "names")
STAVES = ("network", "function", "slope", "ladder")

geometries = st.builds(
    lay_out,
    width=st.integers(300, 2600),
    height=st.integers(360, 1600),
    layers=st.integers(1, 30),
    focus=st.integers(-1, 31),
    scale=st.sampled_from((1.0, 1.25, 1.5)),
    scroll=st.sampled_from((0.0, 37.5, 200.0, 1e9)),
)


@given(geometries)
def test_columns_stand_side_by_side_and_what_does_not_fit_can_be_scrolled_to(geometry):
    left = geometry.gutter - geometry.scroll
    for column in geometry.columns:
        assert column.x0 >= left - 1e-9
        left = column.x1
    assert geometry.right <= max(geometry.width, geometry.px(GUTTER + 120)) + 1e-9
    assert left <= geometry.right + geometry.overflow - geometry.scroll + 0.5
    assert 0 <= geometry.scroll <= geometry.overflow


@given(geometries)
def test_no_column_is_narrower_than_20_px_and_nothing_scrolls_that_has_room(geometry):
    if len(geometry.columns) > 1:
        assert all(column.width >= geometry.px(20) - 1e-9 for column in geometry.columns)
    if geometry.overflow:
        assert min(column.width for column in geometry.columns) == pytest.approx(geometry.px(20))


@given(geometries, st.integers(0, 29))
def test_a_column_scrolled_to_is_seen_wholly_and_one_that_is_seen_moves_nothing(geometry, layer):
    layer = min(layer, len(geometry.columns) - 1)
    width, height, scale = geometry.width, geometry.height, geometry.scale
    focus = next(column.index for column in geometry.columns if column.full)
    moved = lay_out(width, height, len(geometry.columns), focus, scale, geometry.scroll_to(layer))
    column = moved.columns[layer]
    assert column in moved.shown
    assert moved.gutter - 1e-6 <= column.x0
    assert column.x1 <= moved.right + 0.5 + 1e-6
    assert moved.scroll_to(layer) == pytest.approx(moved.scroll, abs=1e-6)


def test_the_columns_shown_are_those_that_reach_into_the_window():
    # room 860 - 118 - 18 = 724; 40 columns take 150 + 39 * 20 + 39 * 4 = 1086
    start = lay_out(860, 762, 40)
    assert (start.overflow, start.scroll) == (1086 - 724, 0)
    assert [column.index for column in start.shown] == list(range(26))  # 25 begins at 118 + 154 + 24 * 24 = 848
    end = lay_out(860, 762, 40, scroll=1e9)
    assert end.scroll == end.overflow
    assert end.shown[-1].index == 39
    assert end.columns[-1].x1 == pytest.approx(end.right)
    assert end.column_at(end.gutter - 1) is None


@given(geometries)
def test_bands_follow_each_other_down_to_the_bottom(geometry):
    y = 0.0
    for name in BANDS:
        band = getattr(geometry, name)
        assert band.top >= y - 1e-9
        assert band.height > 4
        y = band.bottom
    assert y == pytest.approx(geometry.height)


@given(geometries, st.floats(0, 1), st.floats(0, 1))
def test_a_point_of_a_cell_is_found_in_that_cell(geometry, across, down):
    for stave in STAVES:
        for column in geometry.columns:
            x, y, width, height = geometry.cell(stave, column.index)
            if x + across * width * 0.999 < geometry.gutter:
                continue  # scrolled away
            assert geometry.column_at(x + across * width * 0.999) == column
            assert geometry.stave_at(y + down * height * 0.999) == stave


@given(geometries)
def test_the_gutter_belongs_to_no_column(geometry):
    assert geometry.column_at(geometry.gutter - 1) is None


@given(geometries)
def test_among_sparklines_one_column_is_full(geometry):
    if geometry.sparklines:
        assert sum(column.full for column in geometry.columns) == 1
    else:
        assert all(column.width >= geometry.px(FULL) or len(geometry.columns) == 1 for column in geometry.columns)


@given(geometries, st.floats(8, 40))
def test_the_names_of_narrow_columns_have_room_and_the_last_one_is_named(geometry, room):
    named = [c for c in geometry.columns if not c.full and geometry.named(c.index, room)]
    assert all(after.x0 - before.x0 >= room - 1e-6 for before, after in pairwise(named))
    assert geometry.named(len(geometry.columns) - 1, room)


def test_the_focused_column_is_the_wide_one():
    geometry = lay_out(860, 762, 12, focus=4)
    assert [column.index for column in geometry.columns if column.full] == [4]
    assert geometry.columns[4].width == FOCUSED


def test_heights_at_the_design_size_are_those_of_the_design():
    geometry = lay_out(860, 762, 4)
    assert (geometry.network.height, geometry.function.height + 18, geometry.slope.height + 18) == (222, 138, 108)


@given(st.integers(480, 1600), st.integers(1, 30))
def test_in_a_window_of_480_and_more_the_ladder_is_never_lower_than_140(height, layers):
    assert lay_out(860, height, layers).ladder.height >= 140 - 1e-9


@given(geometries)
def test_no_row_is_lower_than_it_can_be_read(geometry):
    heights = [getattr(geometry, stave).height / geometry.scale for stave in STAVES]
    assert all(height >= least - 1e-9 for height, least in zip(heights, (90, 56, 44, 104), strict=True))


def test_a_low_window_leaves_out_the_labels_below_f_and_keeps_those_below_its_slope():
    high, low = lay_out(860, 762, 4), lay_out(860, 480, 4)
    assert (high.labels_below("function"), high.labels_below("slope")) == (18, 18)
    assert (low.labels_below("function"), low.labels_below("slope")) == (0, 18)
    assert low.stave_at(low.function.bottom + 2) is None
    assert low.stave_at(low.slope.bottom + 2) == "slope"


def test_a_score_without_layers_is_refused():
    with pytest.raises(ValueError, match="at least one layer"):
        lay_out(860, 762, 0)


networks = st.lists(st.integers(1, 40), min_size=1, max_size=12)


@given(networks, st.integers(1, 64), st.integers(500, 1400), st.integers(480, 1000), st.data())
def test_every_neuron_drawn_is_found_and_lies_in_the_band(sizes, inputs, width, height, data):
    pieces = data.draw(st.lists(st.sampled_from((1, 3)), min_size=len(sizes), max_size=len(sizes)))
    geometry = lay_out(width, height, len(sizes))
    layout = place(geometry, inputs, sizes, pieces)
    for layer in range(-1, len(sizes)):
        nodes = layout.nodes(layer)
        assert nodes.total == (sizes[layer] if layer >= 0 else inputs)
        assert len(nodes.y) + (nodes.more > 0) <= MOST
        for unit, y in enumerate(nodes.y):
            assert geometry.network.top - 1 <= y - nodes.size / 2
            assert y + nodes.size / 2 <= geometry.network.bottom + 1
            assert layout.neuron_at(nodes.x, y) == ((layer, unit) if nodes.shown else layout.neuron_at(nodes.x, y))


@given(networks, st.integers(480, 1000))
def test_neurons_do_not_touch_their_neighbours(sizes, height):
    layout = place(lay_out(860, height, len(sizes)), 2, sizes, [1] * len(sizes))
    for nodes in layout.layers:
        assert all(after - before > nodes.size for before, after in zip(nodes.y, nodes.y[1:], strict=False))


def test_sixteen_units_are_all_drawn_and_of_seventeen_fifteen():
    geometry = lay_out(860, 762, 3)
    layout = place(geometry, 2, [16, 17, 1], [1, 1, 1])
    assert (len(layout.layers[0].y), layout.layers[0].more) == (16, 0)
    assert (len(layout.layers[1].y), layout.layers[1].more) == (15, 2)


def test_edges_lie_between_the_neurons_and_end_at_the_winner_bars():
    layout = place(lay_out(860, 762, 2), 2, [4, 1], [3, 1])
    hidden, output = layout.layers
    assert hidden.left < hidden.x - hidden.size / 2
    assert layout.gap_at((layout.inputs.right + hidden.left) / 2) == 0
    assert layout.gap_at((hidden.right + output.left) / 2) == 1
    assert layout.gap_at(hidden.x) is None


def test_the_units_drawn_of_a_large_layer_are_those_that_are_chosen():
    asked = []

    def choice(layer, rows):
        asked.append((layer, rows))
        return range(100, 100 + rows)

    layout = place(lay_out(860, 762, 3), 2, [4, 200, 1], [1, 1, 1], choice)
    nodes = layout.layers[1]
    assert asked == [(1, 15)]
    assert nodes.units == tuple(range(100, 115))
    assert layout.neuron_at(nodes.x, nodes.y[3]) == (1, 103)
    assert (nodes.row_of(103), nodes.row_of(3)) == (3, None)
    assert layout.more_at(nodes.x, nodes.after) == 1
    assert layout.neuron_at(nodes.x, nodes.after) is None
    assert layout.condensed


def test_neurons_that_are_pictures_of_weights_are_fewer_and_larger():
    geometry = lay_out(860, 762, 3)
    plain, pictures = (place(geometry, 64, [32, 32, 10], [1, 1, 1], pictures=yes) for yes in (False, True))
    assert pictures.layers[0].size > 1.5 * plain.layers[0].size
    assert len(pictures.layers[0].y) >= 5
    assert pictures.layers[1] == plain.layers[1]
