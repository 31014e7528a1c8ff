"""Linear regions: worked by hand, against the network itself, and against exact fractions, degenerate networks too."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from nn.region_networks import BOX, ELEMENTWISE, MAXOUT, degenerate, network
from nn.regions_oracle import area, exact_cells

from nnviz.nn import Layer, Network
from nnviz.nn.regions import linear_regions


def z_of(net: Network, x: np.ndarray) -> np.ndarray:
    """(points, n_L)"""
    return net.trace(x.T).z[-1].T


def box_area(box) -> float:
    return (box[1] - box[0]) * (box[3] - box[2])


def inner_points(regions, g: np.random.Generator) -> np.ndarray:
    """A random point well inside every region: its corners mixed, none of them left out."""
    return np.array([g.dirichlet(np.full(len(polygon), 5.0)) @ polygon for polygon in regions.polygons])


def signatures(regions) -> np.ndarray:
    return np.concatenate([np.empty((regions.count, 0), np.uint8), *regions.signatures], axis=1)


def assert_exact(net: Network, box=BOX) -> None:
    regions = linear_regions(net, box)
    assert regions.areas.sum() == pytest.approx(box_area(box), rel=1e-12)
    assert (regions.areas > 0).all()
    assert len(np.unique(signatures(regions), axis=0)) == regions.count
    g = np.random.default_rng(0)
    for points in (np.array([polygon.mean(axis=0) for polygon in regions.polygons]), inner_points(regions, g)):
        expected = z_of(net, points)
        found = np.einsum("rnd,rd->rn", regions.matrix, points) + regions.offset
        assert np.abs(found - expected).max() <= 1e-10 * max(1.0, np.abs(expected).max())


def assert_equals_fractions(net: Network, box) -> None:
    """Same number of regions, same areas; and at the middle of each of the oracle's the same map."""
    regions, cells = linear_regions(net, box), exact_cells(net, box)
    assert regions.count == len(cells)
    areas = np.sort([float(area(cell.polygon)) for cell in cells])
    assert np.sort(regions.areas) == pytest.approx(areas, rel=1e-7, abs=1e-10 * box_area(box))
    assert len(np.unique(signatures(regions), axis=0)) == regions.count
    order, exact = regions.areas.argsort(), sorted(cells, key=lambda cell: area(cell.polygon))
    if len(np.unique(areas.round(9))) == len(areas):  # all told apart by their areas
        for i, cell in zip(order, exact, strict=True):
            maps = np.array([[float(v) for v in f] for f in cell.maps])
            found = np.column_stack((regions.matrix[i], regions.offset[i]))
            assert found == pytest.approx(maps, rel=1e-9, abs=1e-9)


def test_one_relu_unit_halves_the_box():
    net = Network(2, [Layer(1, "relu"), Layer(1, "purelin")])
    net.weights[0][...], net.biases[0][...], net.weights[1][...], net.biases[1][...] = [[1.0, 1.0]], -1.0, 2.0, 0.5
    regions = linear_regions(net, (0.0, 1.0, 0.0, 1.0))  # 0.5 + 2 relu(x + y - 1): the diagonal
    assert regions.count == 2 and regions.kind == "activation pattern"
    off, on = regions.signatures[0][:, 0].argsort()
    assert regions.areas.tolist() == [0.5, 0.5]
    assert (regions.matrix[off].tolist(), regions.offset[off].tolist()) == ([[0.0, 0.0]], [0.5])
    assert (regions.matrix[on].tolist(), regions.offset[on].tolist()) == ([[2.0, 2.0]], [-1.5])
    assert {tuple(corner) for corner in regions.polygons[on].tolist()} == {(1.0, 0.0), (1.0, 1.0), (0.0, 1.0)}


def test_three_lines_in_general_position_make_seven_regions():
    net = Network(2, [Layer(3, "relu"), Layer(1, "purelin")])
    net.weights[0][...], net.biases[0][...] = [[1, 0], [0, 1], [1, 1]], [[0], [0], [-1]]
    assert linear_regions(net, (-5, 5, -5, 5)).count == 7
    net.biases[0][2] = 0.0  # all through one point
    assert linear_regions(net, (-5, 5, -5, 5)).count == 6
    net.weights[0][2] = [0, -2.0]  # two of them one line
    assert linear_regions(net, (-5, 5, -5, 5)).count == 4


def test_polygons_are_convex_and_run_counter_clockwise():
    regions = linear_regions(network(Layer(9, "relu"), Layer(7, "hardtanh"), seed=3), BOX)
    for polygon in regions.polygons:
        to = np.roll(polygon, -1, axis=0) - polygon
        turn = np.roll(to, -1, axis=0)
        assert (to[:, 0] * turn[:, 1] - to[:, 1] * turn[:, 0] > -1e-12).all()
    assert len(regions.polygons) == regions.count
    assert all((a == b).all() for a, b in zip(regions.polygons[2:5], list(regions.polygons)[2:5], strict=True))
    assert (regions.polygons[-1] == regions.polygons[regions.count - 1]).all()
    assert all(b - a == len(p) for (a, b), p in zip(pairwise(regions.start.tolist()), regions.polygons, strict=True))


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_areas_fill_the_box_and_maps_are_the_networks(name):
    for layers, number in (((12, 12), 0), ((9, 7, 5), 1), ((70,), 2), ((5, 40, 3), 3)):
        assert_exact(network(*(Layer(n, name) for n in layers), outputs=1 + number, seed=number))


def test_no_hidden_layer_is_one_region():
    regions = linear_regions(network(outputs=3), BOX)
    assert regions.count == 1 and regions.matrix.shape == (1, 3, 2) and regions.signatures == ()
    assert_exact(network(outputs=3))


@pytest.mark.parametrize("pieces", [2, 3, 4, 7])
def test_areas_fill_the_box_and_maps_are_the_networks_of_maxout(pieces):
    for layers, number in (((12, 12), 0), ((9, 7, 5), 1), ((40,), 2), ((5, 16, 3), 3)):
        k = {"pieces": pieces}
        assert_exact(network(*(Layer(n, "maxout", k) for n in layers), outputs=1 + number, seed=number))


def test_layers_of_all_kinds_in_one_network_are_exact():
    kinds = [Layer(6, "maxout", {"pieces": 3}), Layer(7, "hardtanh"), Layer(4, "purelin"), Layer(9, "prelu")]
    assert_exact(network(*kinds, Layer(5, "maxout"), Layer(6, "relu"), outputs=3, seed=8))
    assert_exact(network(Layer(6, "relu"), Layer(9, "maxout", {"pieces": 4}), Layer(8, "sign"), Layer(4, "maxout")))


def test_a_float32_network_is_taken_exactly_as_it_stands():
    layers = Layer(6, "prelu"), Layer(5, "maxout", {"pieces": 3})
    net, twin = network(*layers, dtype=np.float32), network(*layers)
    twin.parameters[...] = net.parameters
    found, expected = linear_regions(net, BOX), linear_regions(twin, BOX)
    assert (found.vertices == expected.vertices).all() and (found.matrix == expected.matrix).all()


def patterns_of(net: Network, x: np.ndarray) -> np.ndarray:
    """(points, all hidden units), from the network's own forward pass."""
    trace, found = net.trace(x), []
    for layer, z, winners in zip(net.layers[:-1], trace.z, trace.winners, strict=False):
        kinks = layer.activation.kinks
        passed = sum((z > kink) * (2 if layer.activation.name == "sign" else 1) for kink in kinks)
        found.append(winners if winners is not None else passed + np.zeros(z.shape, int))
    return np.concatenate(found).T.astype(np.uint8)


@pytest.mark.parametrize("layer", [*(Layer(7, name) for name in ELEMENTWISE), *MAXOUT], ids=str)
def test_random_points_meet_no_pattern_that_is_not_in_the_list(layer):
    net = network(layer, layer, seed=5)
    g = np.random.default_rng(1)
    seen = patterns_of(net, np.stack((g.uniform(*BOX[:2], 4000), g.uniform(*BOX[2:], 4000))))
    known = {row.tobytes() for row in signatures(linear_regions(net, BOX))}
    assert {row.tobytes() for row in np.ascontiguousarray(seen)} <= known


@pytest.mark.parametrize("seed_", range(6))
@pytest.mark.parametrize("name", ELEMENTWISE)
def test_random_networks_equal_exact_fractions(name, seed_):
    assert_equals_fractions(network(Layer(4, name), Layer(3, name), outputs=2, seed=seed_), BOX)


@pytest.mark.parametrize("seed_", range(6))
@pytest.mark.parametrize("layer", MAXOUT, ids=str)
def test_random_maxout_networks_equal_exact_fractions(layer, seed_):
    assert_equals_fractions(network(layer, Layer(2, "maxout", layer.params), outputs=2, seed=seed_), BOX)


@seed(20)
@settings(max_examples=100)
@given(degenerate(ELEMENTWISE), st.sampled_from([(-2, 2, -2, 2), (0, 3, -1, 1), (-1, 2, 1, 5)]))
def test_degenerate_networks_equal_exact_fractions(net, box):
    assert_equals_fractions(net, box)


@seed(21)
@settings(max_examples=120)
@given(degenerate(["maxout"]), st.sampled_from([(-2, 2, -2, 2), (0, 3, -1, 1), (-1, 2, 1, 5)]))
def test_degenerate_maxout_networks_equal_exact_fractions(net, box):
    assert_equals_fractions(net, box)


@seed(22)
@settings(max_examples=100)
@given(degenerate([*ELEMENTWISE, "maxout", "maxout"]), st.sampled_from([(-2, 2, -2, 2), (0, 3, -1, 1)]))
def test_degenerate_mixed_networks_equal_exact_fractions(net, box):
    assert_equals_fractions(net, box)


@pytest.mark.parametrize("size", [1e-13, 2e-12, 7e-12, 1.4e-11, 6e-11, 1e-9])
@pytest.mark.parametrize("pieces", [2, 3, 5, 8])
def test_pieces_that_differ_by_hardly_more_than_rounding_leave_no_gap(pieces, size):
    net = Network(2, [Layer(3, "maxout", {"pieces": pieces}), Layer(1, "purelin")])
    angle = 2 * np.pi * np.arange(3 * pieces) / pieces + 0.3
    net.weights[0][...], net.biases[0][...] = size * np.stack((np.cos(angle), np.sin(angle)), axis=1), 1.0
    net.weights[1][...] = 1.0
    regions = linear_regions(net, (-1, 1, -1, 1))
    assert regions.areas.sum() == pytest.approx(4.0, rel=1e-12)
    middles = np.array([polygon.mean(axis=0) for polygon in regions.polygons])
    found = np.einsum("rnd,rd->rn", regions.matrix, middles) + regions.offset
    assert found == pytest.approx(z_of(net, middles), abs=1e-10)


@pytest.mark.parametrize("seed_", range(6))
def test_pieces_that_are_nearly_the_same_leave_no_gap_and_no_lap(seed_):
    net = network(Layer(16, "maxout", {"pieces": 6}), seed=seed_)
    g = np.random.default_rng(seed_)
    for first in range(0, 96, 6):  # three of the six pieces of every unit
        net.weights[0][first + 1] = net.weights[0][first] * (1 + 1e-9 * g.normal())
        net.weights[0][first + 2] = net.weights[0][first] * (1 + 1e-9 * g.normal())
        net.biases[0][first + 1 : first + 3] = net.biases[0][first]
    regions = linear_regions(net, BOX)
    assert regions.areas.sum() == pytest.approx(36.0, rel=1e-12) and (regions.areas > 0).all()
    middles = np.array([polygon.mean(axis=0) for polygon in regions.polygons])
    found = np.einsum("rnd,rd->rn", regions.matrix, middles) + regions.offset
    assert found == pytest.approx(z_of(net, middles), abs=1e-9)
