"""The network diagram as it is seen: what is drawn where, and the exact figures behind it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QColor
from snapshots import run_info

from nnviz import Layer
from nnviz.training.snapshot import Divergence
from nnviz.training.wants import Activity, LayerStaves, NeuronMaps, Staves, Weights
from nnviz.ui.score import network_names
from nnviz.ui.score.canvas import Canvas
from nnviz.ui.score.edges import Edges
from nnviz.ui.score.geometry import lay_out
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.score.network_stave import NetworkStave
from nnviz.ui.score.stave import Cursor
from nnviz.ui.theme import LIGHT, Appearance


def layer_staves(info, *, dead=(), shares=None) -> LayerStaves:
    flags = np.zeros(info.size, bool)
    flags[list(dead)] = True
    nothing = np.zeros(0)
    return LayerStaves(
        nothing, nothing, nothing, nothing, 0.0, 1.0, flags, np.full(info.size, 0.25), np.ones(info.size), shares, 1, 1
    )


class Diagram:
    """A network stave alone in a shown view, fed by hand."""

    def __init__(self, qtbot, *layers: Layer, width=700, **settings) -> None:
        self.run = run_info(layers=layers, **settings)
        self.stave = NetworkStave(Appearance(LIGHT), LabelCache())
        self.view = Canvas([self.stave])
        qtbot.addWidget(self.view)
        self.view.resize(width, 400)
        self.stave.set_run(self.run)
        self.stave.set_geometry(lay_out(width, 762, len(self.run.layers)))
        with qtbot.waitExposed(self.view):
            self.view.show()

    def weigh(self, *matrices, redraw=True) -> None:
        weights = [np.zeros((info.rows, info.inputs)) for info in self.run.layers]
        for layer, matrix in enumerate(matrices):
            weights[layer][...] = matrix
        biases = tuple(np.arange(info.rows) / 10 for info in self.run.layers)
        self.stave.set_weights(Weights(tuple(weights), biases, (None,) * len(weights)))
        if redraw:
            self.stave.redraw_edges(everything=True)

    def watch(self, dead=None, shares=None) -> None:
        dead, shares = dead or {}, shares or {}
        layers = [
            layer_staves(info, dead=dead.get(l, ()), shares=shares.get(l)) for l, info in enumerate(self.run.layers)
        ]
        self.stave.set_staves(Staves(tuple(layers), 1.0))

    def colour(self, x: float, y: float) -> QColor:
        return self.view.grab().toImage().pixelColor(round(x), round(y))

    def middle_of_edge(self, layer: int, source: int, target: int) -> tuple[float, float]:
        before, nodes = self.stave.layout.before(layer), self.stave.layout.layers[layer]
        return (before.right + nodes.left) / 2, (before.y[source] + nodes.y[target]) / 2


def reddish(colour: QColor) -> bool:
    return colour.red() > colour.blue() + 60


def rose(colour: QColor) -> bool:
    return colour.red() > colour.green() + 60


def bluish(colour: QColor) -> bool:
    return colour.blue() > colour.red() + 60


def test_a_positive_weight_is_blue_a_negative_one_orange_and_zero_is_not_drawn(qtbot):
    diagram = Diagram(qtbot, Layer(3, "tanh"), features=("x1",))
    diagram.weigh([[1.0], [0.0], [-1.0]])
    assert bluish(diagram.colour(*diagram.middle_of_edge(0, 0, 0)))
    assert reddish(diagram.colour(*diagram.middle_of_edge(0, 0, 2)))
    assert diagram.colour(*diagram.middle_of_edge(0, 0, 1)) == QColor(LIGHT.surface)


def test_the_larger_weight_is_the_wider_edge(qtbot):
    diagram = Diagram(qtbot, Layer(2, "tanh"), features=("x1",))
    diagram.weigh([[1.0], [0.2]])
    image = diagram.view.grab().toImage()

    def thickness(target):
        x, middle = diagram.middle_of_edge(0, 0, target)
        column = [image.pixelColor(round(x), round(middle) + dy) for dy in range(-8, 9)]
        return sum(colour != QColor(LIGHT.surface) for colour in column)

    assert thickness(0) > thickness(1) > 0


def test_new_weights_are_drawn_one_gap_at_a_time_and_all_at_once_when_paused(qtbot):
    diagram = Diagram(qtbot, Layer(1, "tanh"), Layer(1, "tanh"))
    ones = ([[1.0, 1.0]], [[1.0]], [[1.0]])
    diagram.weigh(*ones)
    diagram.weigh(*([[-w for w in row] for row in matrix] for matrix in ones), redraw=False)
    diagram.stave.redraw_edges()
    seen = [reddish(diagram.colour(*diagram.middle_of_edge(layer, 0, 0))) for layer in range(3)]
    assert seen == [True, False, False]
    diagram.stave.redraw_edges(everything=True)
    assert all(reddish(diagram.colour(*diagram.middle_of_edge(layer, 0, 0))) for layer in range(3))


def test_a_size_that_comes_in_steps_draws_the_edges_once(qtbot, monkeypatch):
    diagram = Diagram(qtbot, Layer(1, "tanh"))
    diagram.weigh([[1.0, 1.0]], [[1.0]])
    drawn, redraw = [], Edges.redraw
    monkeypatch.setattr(Edges, "redraw", lambda edges, *given: (drawn.append(edges.x1), redraw(edges, *given)))
    for width in (650, 600, 550):
        diagram.stave.set_geometry(lay_out(width, 762, 2))
    assert drawn == []
    assert not reddish(diagram.colour(*diagram.middle_of_edge(0, 0, 0)))
    assert len(drawn) == 2
    assert diagram.colour(*diagram.middle_of_edge(0, 0, 0)) != QColor(LIGHT.surface)


def test_a_neuron_shows_its_output_over_the_plane_upright(qtbot):
    diagram = Diagram(qtbot, Layer(2, "tanh"))
    picture = np.zeros((2, 22, 22), np.float32)
    picture[0, :11], picture[0, 11:] = 1.0, -1.0  # the upper half is positive
    maps = NeuronMaps(np.zeros((2, 22, 22), np.float32), (picture, np.zeros((1, 22, 22), np.float32)))
    diagram.stave.set_maps(maps)
    nodes = diagram.stave.layout.layers[0]
    assert diagram.colour(nodes.x, nodes.y[0] - 6) == QColor(LIGHT.positive)
    assert diagram.colour(nodes.x, nodes.y[0] + 6) == QColor(LIGHT.negative)
    assert diagram.colour(nodes.x, nodes.y[1]).lightness() > 220


def test_an_unbounded_layer_is_scaled_by_its_largest_value_and_a_bounded_one_is_not(qtbot):
    for activation, full in (("relu", True), ("tanh", False)):
        diagram = Diagram(qtbot, Layer(1, activation))
        maps = NeuronMaps(
            np.zeros((2, 22, 22), np.float32),
            (np.full((1, 22, 22), 0.01, np.float32), np.zeros((1, 22, 22), np.float32)),
        )
        diagram.stave.set_maps(maps)
        nodes = diagram.stave.layout.layers[0]
        assert (diagram.colour(nodes.x, nodes.y[0]) == QColor(LIGHT.positive)) is full


def test_maps_that_overflowed_are_drawn_without_a_complaint(qtbot):
    diagram = Diagram(qtbot, Layer(2, "relu"))
    wild = np.full((2, 22, 22), np.inf, np.float32)
    wild[0] = np.nan
    wild[1, :11] = 3.0
    diagram.stave.set_maps(NeuronMaps(np.zeros((2, 22, 22), np.float32), (wild, wild[:1])))
    nodes = diagram.stave.layout.layers[0]
    assert diagram.colour(nodes.x, nodes.y[1] + 6) == QColor(LIGHT.positive)


def test_a_dead_unit_is_crossed_named_and_its_edges_lose_their_colour(qtbot):
    diagram = Diagram(qtbot, Layer(3, "relu"), features=("x1",))
    diagram.weigh([[1.0], [1.0], [1.0]])
    nodes = diagram.stave.layout.layers[0]
    before = diagram.view.grab().toImage()
    diagram.watch(dead={0: [1]})
    diagram.stave.redraw_edges(everything=True)
    after = diagram.view.grab().toImage()
    assert rose(after.pixelColor(round(nodes.x), round(nodes.y[1])))  # the diagonal
    beside = [
        after.pixelColor(x, round(nodes.y[1]) + dy)
        for x in range(round(nodes.right) + 4, round(nodes.right) + 30)
        for dy in range(-5, 6)
    ]
    assert any(rose(colour) for colour in beside)  # the word
    x, y = diagram.middle_of_edge(0, 0, 1)
    assert bluish(before.pixelColor(round(x), round(y)))
    assert not any(bluish(after.pixelColor(round(x) + dx, round(y))) for dx in range(-10, 11))
    assert bluish(after.pixelColor(*map(round, diagram.middle_of_edge(0, 0, 0))))
    assert "dead" in diagram.stave.readout(Cursor("network", 0, unit=1)).text


def test_a_maxout_neuron_carries_its_winner_shares_and_its_edge_the_mean_of_the_pieces(qtbot):
    diagram = Diagram(qtbot, Layer(1, "maxout", {"pieces": 2}), features=("x1",))
    diagram.watch(shares={0: np.array([[0.75, 0.25]])})
    diagram.weigh([[-1.0], [2.0]])  # 0.75 * -1 + 0.25 * 2 = -0.25
    nodes = diagram.stave.layout.layers[0]
    top, x = nodes.y[0] - nodes.size / 2, nodes.left + 1
    assert diagram.colour(x, top + 0.4 * nodes.size) == QColor(LIGHT.pieces[0])
    assert diagram.colour(x, top + 0.9 * nodes.size) == QColor(LIGHT.pieces[1])
    assert reddish(diagram.colour(*diagram.middle_of_edge(0, 0, 0)))
    text = diagram.stave.readout(Cursor("network", 0, unit=0, source=0)).text
    assert text == "w¹₁₁, piece 1 = −1.000\nw¹₁₁, piece 2 = 2.000"
    assert "75\u00a0% · 25\u00a0%" in diagram.stave.readout(Cursor("network", 0, unit=0)).text


def test_an_edge_is_found_where_it_is_drawn_and_says_its_exact_weight(qtbot):
    diagram = Diagram(qtbot, Layer(3, "tanh"), Layer(2, "tanh"))
    diagram.weigh(np.ones((3, 2)), [[0.1, 0.2, 0.3], [0.4, 0.5, -0.53]])
    x, y = diagram.middle_of_edge(1, 2, 1)
    cursor = diagram.stave.cursor_at(x, y, 6.0)
    assert (cursor.layer, cursor.unit, cursor.source) == (1, 1, 2)
    assert diagram.stave.readout(cursor).text == "w²₂₃ = −0.5300"


def test_far_from_every_edge_nothing_is_meant(qtbot):
    diagram = Diagram(qtbot, Layer(1, "tanh"), features=("x1",))
    diagram.weigh([[1.0]])
    x, y = diagram.middle_of_edge(0, 0, 0)
    assert diagram.stave.cursor_at(x, y + 40, 6.0) is None


def test_a_neuron_says_its_bias_and_its_mean_activation(qtbot):
    diagram = Diagram(qtbot, Layer(3, "tanh"))
    diagram.weigh()
    diagram.watch()
    text = diagram.stave.readout(Cursor("network", 0, unit=2)).text
    assert text == "Layer 1, unit 3\nbias b¹₃ = 0.2000\nmean activation a¹₃ = 0.2500"


def test_a_neuron_says_the_slope_that_it_has_learned(qtbot):
    diagram = Diagram(qtbot, Layer(3, "prelu"), Layer(2, "relu"))
    diagram.weigh()
    layers = [layer_staves(info) for info in diagram.run.layers]
    layers[0] = replace(layers[0], slopes=np.array([0.25, -0.123456, 3.0]))
    diagram.stave.set_staves(Staves(tuple(layers), 1.0))
    assert "\nslope₂ = −0.1235" in diagram.stave.readout(Cursor("network", 0, unit=1)).text
    assert "slope" not in diagram.stave.readout(Cursor("network", 1, unit=1)).text


def test_classes_are_named_at_the_outputs(qtbot):
    diagram = Diagram(qtbot, Layer(3, "tanh"), dataset="iris")
    assert "setosa" in diagram.stave.readout(Cursor("network", 1, unit=0)).text
    assert diagram.stave.readout(Cursor("network", -1, unit=0)).text == diagram.run.data.columns[0]


def test_of_many_inputs_a_few_are_drawn_and_their_weights_are_an_image(qtbot):
    diagram = Diagram(qtbot, Layer(20, "tanh"), dataset="digits")
    inputs = diagram.stave.layout.inputs
    assert inputs.more == 64 - len(inputs.y) > 0
    (matrix,) = diagram.stave.gaps.matrices
    assert matrix.shape == (20, 64)


def test_a_matrix_shows_every_weight_in_its_place_and_says_its_exact_value(qtbot):
    diagram = Diagram(qtbot, Layer(20, "tanh"), Layer(24, "tanh"), width=860)
    weights = np.zeros((24, 20))
    weights[3, 5], weights[4, 5], weights[23, 19] = 2.0, -2.0, 0.25
    diagram.weigh(np.zeros((20, 2)), weights)
    (matrix,) = diagram.stave.gaps.matrices

    def middle(target, source):
        cell = matrix.cell(source, target)
        return cell.left + cell.width / 2, cell.top + cell.height / 2

    assert diagram.colour(*middle(3, 5)) == QColor(LIGHT.positive)
    assert diagram.colour(*middle(4, 5)) == QColor(LIGHT.negative)
    assert diagram.colour(*middle(5, 5)) == diagram.colour(*middle(3, 6))
    cursor = diagram.stave.cursor_at(*middle(4, 5), 6.0)
    assert (cursor.layer, cursor.unit, cursor.source) == (1, 4, 5)
    assert diagram.stave.readout(cursor).text == "w²₅₆ = −2.000\nrow 5, column 6"
    assert diagram.stave.cursor_at(*middle(23, 19), 6.0).source == 19


def test_a_matrix_of_more_entries_than_pixels_shows_what_is_found_there(qtbot):
    diagram = Diagram(qtbot, Layer(400, "relu"), Layer(700, "relu"), width=860)
    rng = np.random.default_rng(2)
    weights = np.where(rng.random((700, 400)) < 0.5, 1.0, -1.0)
    diagram.weigh(np.zeros((400, 2)), weights)
    (matrix,) = diagram.stave.gaps.matrices
    image = diagram.view.grab().toImage()
    for x, y in ((3, 4), (50, 60), (117, 33)):
        source, target = matrix.nearest(matrix.box.left + x + 0.5, matrix.box.top + y + 0.5)
        colour = image.pixelColor(round(matrix.box.left) + x, round(matrix.box.top) + y)
        assert colour == QColor(LIGHT.positive if weights[target, source] > 0 else LIGHT.negative)


def test_few_edges_stay_edges_and_many_become_a_matrix(qtbot):
    assert not Diagram(qtbot, Layer(12, "tanh"), Layer(12, "tanh"), width=860).stave.gaps.matrices
    assert len(Diagram(qtbot, Layer(16, "tanh"), Layer(16, "tanh"), width=860).stave.gaps.matrices) == 1
    assert len(Diagram(qtbot, Layer(256, "tanh"), width=860).stave.gaps.matrices) == 0
    narrow = Diagram(qtbot, *[Layer(16, "tanh")] * 14, width=860).stave
    assert len(narrow.gaps.matrices) == 13
    for before, after, matrix in zip(
        narrow.layout.layers, narrow.layout.layers[1:], narrow.gaps.matrices, strict=False
    ):
        assert before.right + 1 < matrix.box.left < matrix.box.right < after.left - 1


def test_where_columns_are_dense_the_counts_of_hidden_units_do_not_touch(qtbot, monkeypatch):
    drawn, draw = [], network_names.draw_label
    monkeypatch.setattr(network_names, "draw_label", lambda *given: drawn.append(draw(*given)) or drawn[-1])
    diagram = Diagram(qtbot, *[Layer(256, "relu")] * 12, width=640)
    diagram.view.grab()
    bottom = diagram.stave.layout.layers[0].after
    counts = sorted(box for box in drawn if abs(box.middle - bottom) < 3)
    assert len(counts) >= 4
    assert all(before.right <= after.left for before, after in pairwise(counts))


def test_the_entries_of_a_dead_unit_are_pale(qtbot):
    diagram = Diagram(qtbot, Layer(20, "relu"), Layer(20, "relu"), width=860)
    diagram.weigh(np.ones((20, 2)), np.ones((20, 20)))
    diagram.watch(dead={0: [4], 1: [7]})
    diagram.stave.redraw_edges(everything=True)
    (matrix,) = diagram.stave.gaps.matrices

    def colour(target, source):
        cell = matrix.cell(source, target)
        return diagram.colour(cell.left + cell.width / 2, cell.top + cell.height / 2)

    assert colour(0, 0) == QColor(LIGHT.positive)
    assert colour(7, 0) == colour(0, 4) != QColor(LIGHT.positive)
    assert colour(7, 0).lightness() > 190


def test_of_a_large_layer_the_most_active_units_are_drawn_in_ascending_order(qtbot):
    diagram = Diagram(qtbot, Layer(40, "tanh"))
    nodes = diagram.stave.layout.layers[0]
    assert nodes.units == tuple(range(15))
    diagram.stave.set_activity(Activity(np.ones(2), (np.arange(40.0) % 20, np.ones(1))))
    assert diagram.stave.layout.layers[0].units == (*range(12, 20), *range(33, 40))


def test_a_hidden_unit_that_is_pointed_at_takes_the_last_row_and_is_numbered(qtbot):
    diagram = Diagram(qtbot, Layer(40, "tanh"))
    diagram.watch()
    diagram.weigh(np.ones((40, 2)), np.ones((1, 40)))
    nodes = diagram.stave.layout.layers[0]
    before = diagram.view.grab().toImage()
    diagram.stave.set_cursor(Cursor("network", 0, unit=30))
    after = diagram.stave.layout.layers[0]
    assert after.units == (*nodes.units[:-1], 30)
    assert diagram.stave.cursor_at(after.x, after.y[-1], 6.0).unit == 30
    assert diagram.stave.readout(diagram.stave.cursor).text.startswith("Layer 1, unit 31\n")
    diagram.stave.set_cursor(None)
    number = [
        (x, round(after.y[-1]) + dy) for x in range(round(after.right) + 3, round(after.right) + 14) for dy in (-2, 2)
    ]
    image = diagram.view.grab().toImage()
    assert [image.pixelColor(*place) for place in number] != [before.pixelColor(*place) for place in number]
    diagram.stave.set_cursor(Cursor("network", 0, unit=nodes.units[-1]))
    assert diagram.stave.layout.layers[0].units == nodes.units


def test_a_selected_unit_stays_drawn_whatever_the_others_do(qtbot):
    diagram = Diagram(qtbot, Layer(40, "tanh"))
    diagram.stave.set_unit(0, 39)
    for turn in range(4):
        diagram.stave.set_activity(Activity(np.ones(2), (np.roll(np.arange(40.0), 10 * turn) + 1, np.ones(1))))
        assert 39 in diagram.stave.layout.layers[0].units


def test_where_the_inputs_are_an_image_the_neurons_of_the_first_layer_are_their_weights(qtbot):
    diagram = Diagram(qtbot, Layer(3, "relu"), dataset="digits", width=860)
    weights = np.zeros((3, 64))
    weights[0, :32], weights[0, 32:] = 1.0, -1.0  # the upper half of the image
    maps = NeuronMaps(
        np.zeros((64, 22, 22), np.float32), (np.zeros((3, 22, 22), np.float32), np.zeros((10, 22, 22), np.float32))
    )
    diagram.stave.set_maps(maps)
    diagram.weigh(weights)
    nodes = diagram.stave.layout.layers[0]
    assert diagram.colour(nodes.x, nodes.y[0] - 6) == QColor(LIGHT.positive)
    assert diagram.colour(nodes.x, nodes.y[0] + 6) == QColor(LIGHT.negative)
    assert diagram.colour(nodes.x, nodes.y[1]).lightness() > 220


def test_the_last_finite_picture_is_faint_after_an_overflow(qtbot):
    diagram = Diagram(qtbot, Layer(1, "tanh"), features=("x1",))
    diagram.weigh([[1.0]])
    x, y = diagram.middle_of_edge(0, 0, 0)
    strong = diagram.colour(x, y)
    diagram.stave.set_divergence(Divergence(3, 0, "weights"))
    faint = diagram.colour(x, y)
    assert strong.red() + 60 < faint.red() < QColor(LIGHT.surface).red()


@pytest.mark.parametrize("depth", [1, 4, 12])
@pytest.mark.parametrize("units", [1, 5, 16])
@pytest.mark.parametrize("activation", ["relu", "maxout"])
def test_every_size_of_network_is_painted(qtbot, depth, units, activation):
    diagram = Diagram(qtbot, *[Layer(units, activation)] * depth, width=860)
    rng = np.random.default_rng(depth)
    diagram.weigh(*(rng.normal(size=(info.rows, info.inputs)) for info in diagram.run.layers))
    diagram.watch(dead={0: [0]}, shares={l: np.full((units, 2), 0.5) for l in range(depth)} if units else None)
    diagram.stave.set_maps(
        NeuronMaps(
            np.zeros((2, 22, 22), np.float32),
            tuple(rng.normal(size=(info.size, 22, 22)).astype(np.float32) for info in diagram.run.layers),
        )
    )
    last = diagram.stave.layout.layers[-1]
    assert diagram.colour(last.x, last.y[0]) != QColor(LIGHT.surface)
