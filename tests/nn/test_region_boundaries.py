"""Boundaries of linear regions, merged pieces, the region at a point, planes, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from nn.region_networks import BOX, ELEMENTWISE, MAXOUT, degenerate, network
from nn.regions_oracle import exact_cells, linear_pieces

from nnviz.nn import EngineError, Layer, Network
from nnviz.nn.regions import RegionBudgetError, linear_regions, trace_segment

NETWORKS = [(Layer(8, name), Layer(6, name)) for name in ELEMENTWISE] + [(layer, layer) for layer in MAXOUT]


def lengths(segments: np.ndarray) -> np.ndarray:
    return np.hypot(*(segments[:, 1] - segments[:, 0]).T)


def perimeters(regions) -> float:
    return sum(np.hypot(*(np.roll(p, -1, axis=0) - p).T).sum() for p in regions.polygons)


@pytest.mark.parametrize("layers", NETWORKS, ids=lambda layers: str(layers[0].activation) + str(dict(layers[0].params)))
def test_every_boundary_is_told_once(layers):
    """What the polygons have of edges is the box's own edge once and every segment twice."""
    regions = linear_regions(network(*layers, seed=2), BOX)
    around = 2 * (BOX[1] - BOX[0] + BOX[3] - BOX[2])
    assert perimeters(regions) == pytest.approx(around + 2 * lengths(regions.segments).sum(), rel=1e-9)


@pytest.mark.parametrize("name", ["relu", "sign", "prelu"])
def test_on_a_segment_a_unit_of_its_layer_is_on_its_kink(name):
    net = network(Layer(8, name), Layer(7, name), seed=1)
    regions = linear_regions(net, BOX)
    z = net.trace(regions.segments.mean(axis=1).T).z
    assert set(regions.segment_layer) == ({0} if name == "sign" else {0, 1})  # behind a sign all is constant
    for layer in (0, 1):
        assert (np.abs(z[layer][:, regions.segment_layer == layer]).min(axis=0, initial=9) < 1e-9).all()


@pytest.mark.parametrize("layers", NETWORKS, ids=lambda layers: str(layers[0].activation) + str(dict(layers[0].params)))
def test_the_region_at_a_point_is_the_one_that_holds_it(layers):
    net = network(*layers, seed=3)
    regions = linear_regions(net, BOX)
    g = np.random.default_rng(0)
    points = np.array([g.dirichlet(np.full(len(p), 5.0)) @ p for p in regions.polygons])
    assert regions.at(points.T).tolist() == list(range(regions.count))
    assert int(regions.at(points[0])) == 0
    anywhere = np.stack((g.uniform(*BOX[:2], 300), g.uniform(*BOX[2:], 300)))
    found = regions.at(anywhere)
    assert np.einsum("mnd,dm->mn", regions.matrix[found], anywhere) + regions.offset[found] == pytest.approx(
        net.trace(anywhere).z[-1].T, rel=1e-9, abs=1e-9
    )
    corner, beyond = np.array([BOX[1], BOX[3]]), np.array([BOX[1] + 1e-3, 0.0])
    assert int(regions.at(corner)) >= 0 and int(regions.at(beyond)) == -1 == int(regions.at([np.nan, 0.0]))


def assert_border_of_above(net: Network, box, level: float, output: int) -> int:
    """Along random horizontal lines, z^L is above the level on every other stretch between two segments. Returns how
    often the lines met segments."""
    g, met = np.random.default_rng(5), 0
    (x0, y0), (x1, y1) = linear_regions(net, box).decision_boundary(level, output).transpose(1, 2, 0)
    for y in g.uniform(box[2], box[3], 12):
        crosses = (y0 <= y) != (y1 <= y)
        t = (y - y0[crosses]) / (y1 - y0)[crosses]
        places = np.sort(x0[crosses] + t * (x1 - x0)[crosses])
        met += len(places)
        x = np.linspace(box[0], box[1], 203)[1:-1]
        z = net.trace(np.stack((x, np.full_like(x, y)))).z[-1][output] - level
        above = z > 1e-9
        far = np.abs(x[:, None] - np.append(places, np.inf)).min(axis=1) > 1e-6
        passed = np.searchsorted(places, x[far])
        assert (above[far] == (above[far][0] ^ ((passed - passed[0]) % 2 == 1))).all()
    return met


@pytest.mark.parametrize("layers", NETWORKS, ids=lambda layers: str(layers[0].activation) + str(dict(layers[0].params)))
def test_the_decision_boundary_is_where_the_output_passes_the_level(layers):
    net = network(*layers, outputs=2, seed=7)
    z = net.trace(np.random.default_rng(3).uniform(-2, 3, (2, 500))).z[-1]
    for output in (0, 1):
        level = float(np.sort(z[output])[250]) + 1e-3
        assert assert_border_of_above(net, BOX, level, output) > 0 or layers[0].activation == "hard_sigmoid"


def test_the_decision_boundary_runs_along_edges_where_the_output_is_flat_beyond_them():
    net = Network(2, [Layer(2, "relu"), Layer(1, "purelin")])
    net.weights[0][...], net.weights[1][...] = [[1, 0], [1, 0]], [[1.0, 2.0]]  # 3 relu(x): 0 on the left
    boundary = linear_regions(net, (-1, 1, -1, 1)).decision_boundary()
    assert boundary.shape == (1, 2, 2) and (boundary[:, :, 0] == 0).all() and lengths(boundary) == [2.0]
    net.weights[1][...] = [[1.0, -1.0]]  # 0 everywhere
    assert linear_regions(net, (-1, 1, -1, 1)).decision_boundary().shape == (0, 2, 2)


@seed(23)
@settings(max_examples=60)
@given(degenerate([*ELEMENTWISE, "maxout"]), st.sampled_from([0.0, 1.0, 0.5]))
def test_the_decision_boundary_of_degenerate_networks(net, level):
    assert_border_of_above(net, (-2, 2, -2, 2), level, 0)


@seed(24)
@settings(max_examples=120)
@given(degenerate([*ELEMENTWISE, "maxout"]))
def test_merged_pieces_of_degenerate_networks_equal_exact_fractions(net):
    box = (-2, 2, -2, 2)
    merged, plain = linear_regions(net, box, merge=True), linear_regions(net, box)
    areas = np.sort([float(a) for a in linear_pieces(exact_cells(net, box))])
    assert merged.count == len(areas)
    assert np.sort(merged.areas) == pytest.approx(areas, rel=1e-9)
    assert merged.kind == "linear piece" and plain.kind == "activation pattern"
    for i, region in enumerate(merged.region):
        assert merged.matrix[region] == pytest.approx(plain.matrix[i], abs=1e-9)
        assert merged.offset[region] == pytest.approx(plain.offset[i], abs=1e-9)


@pytest.mark.parametrize("layers", NETWORKS, ids=lambda layers: str(layers[0].activation) + str(dict(layers[0].params)))
def test_where_nothing_merges_the_boundaries_are_the_same(layers):
    net = network(*layers, outputs=3, seed=2)
    merged, plain = linear_regions(net, BOX, merge=True), linear_regions(net, BOX)
    if merged.count == plain.count:
        assert lengths(merged.segments).sum() == pytest.approx(lengths(plain.segments).sum(), rel=1e-6)
        assert merged.segment_layer.max(initial=0) == plain.segment_layer.max(initial=0)
    else:  # closed units
        assert layers[0].activation in ("relu", "hardtanh", "relu6", "hard_sigmoid", "sign", "purelin")
        assert lengths(merged.segments).sum() < lengths(plain.segments).sum()


def test_a_plane_through_many_inputs_is_cut():
    net = network(Layer(9, "relu"), Layer(6, "maxout"), inputs=5, outputs=2, seed=4)
    g = np.random.default_rng(2)
    origin, first, second = g.normal(size=(3, 5))
    regions = linear_regions(net, BOX, plane=(origin, first, second))
    assert regions.count > 20 and regions.areas.sum() == pytest.approx(36.0, rel=1e-12)
    points = np.array([polygon.mean(axis=0) for polygon in regions.polygons])
    x = origin + points @ np.stack((first, second))
    found = np.einsum("rnd,rd->rn", regions.matrix, points) + regions.offset
    assert found == pytest.approx(net.trace(x.T).z[-1].T, rel=1e-10, abs=1e-10)


def test_a_box_far_away_is_cut_as_finely():
    net = network(Layer(6, "relu"), Layer(5, "relu"), seed=1)
    near = linear_regions(net, BOX)
    shift = 1e6
    net.biases[0][...] -= shift * net.weights[0].sum(axis=1, keepdims=True)
    far = linear_regions(net, tuple(side + shift for side in BOX))
    assert far.count == near.count
    assert far.areas.sum() == pytest.approx(36.0, rel=1e-12)
    assert np.sort(far.areas) == pytest.approx(np.sort(near.areas), abs=1e-7)


def test_a_smooth_hidden_layer_is_named_and_a_smooth_output_is_none_of_its_business():
    with pytest.raises(ValueError, match="Hidden layer 2 is gelu, which is smooth"):
        linear_regions(network(Layer(3, "relu"), Layer(3, "gelu")), BOX)
    assert linear_regions(network(Layer(3, "relu")), BOX).count > 1  # its output layer is tanh


@pytest.mark.parametrize(
    ("box", "words"),
    [
        ((0, 0, 0, 1), "The box is empty: x_min is 0.0 and x_max is 0.0"),
        ((0, 1, 2, 1), "The box is empty: y_min is 2.0 and y_max is 1.0"),
        ((0, 1, 0, np.nan), "must be four finite numbers"),
        ((0, 1, 0), "must be four finite numbers"),
        ("box", "must be four finite numbers"),
        ((-1.7e308, 1.7e308, 0, 1), "must be four finite numbers"),
        ((1e9, 1e9 + 1e-7, 0, 1), "The box is empty"),
    ],
)
def test_a_box_without_an_inside_is_refused_in_words(box, words):
    with pytest.raises(EngineError, match=words):
        linear_regions(network(Layer(3, "relu")), box)


def test_three_inputs_are_offered_a_plane_and_a_bad_plane_is_told():
    net = network(Layer(3, "relu"), inputs=3)
    with pytest.raises(EngineError, match=r"3 inputs, and regions lie in a plane\. Choose one: plane="):
        linear_regions(net, BOX)
    with pytest.raises(EngineError, match="each of 3 numbers"):
        linear_regions(net, BOX, plane=([0, 0], [1, 0], [0, 1]))
    with pytest.raises(EngineError, match="not parallel"):
        linear_regions(net, BOX, plane=([0, 0, 0], [1, 0, 0], [2, 0, 0]))
    assert linear_regions(net, BOX, plane=([0, 0, 0], [1, 0, 0], [1, 0, 1])).count > 1


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_numbers_that_are_none_are_told_with_their_layer(bad):
    net = network(Layer(3, "relu"), Layer(3, "prelu"))
    net.weights[1][0, 0] = bad
    with pytest.raises(EngineError, match="Layer 2 has weights that are no finite numbers"):
        linear_regions(net, BOX)
    net = network(Layer(3, "prelu"))
    net.slopes[0][0] = bad
    with pytest.raises(EngineError, match="Layer 1 has weights that are no finite numbers"):
        linear_regions(net, BOX)


def test_numbers_too_large_are_told_and_tiny_ones_are_cut():
    net = network(Layer(3, "relu"), Layer(3, "relu"))
    count = linear_regions(net, BOX).count
    net.parameters[...] *= 1e-150
    net.biases[1][...] *= 1e-150
    assert linear_regions(net, BOX).count == count
    net.parameters[...] = 1e308
    with pytest.raises(EngineError, match="The numbers in layer 1 are too large"):
        linear_regions(net, BOX)


def test_a_budget_too_small_says_what_was_counted():
    net = network(Layer(20, "relu"), Layer(20, "maxout", {"pieces": 3}))
    count = linear_regions(net, BOX).count
    assert linear_regions(net, BOX, most=count).count == count
    with pytest.raises(RegionBudgetError, match="More than 100 linear regions") as caught:
        linear_regions(net, BOX, most=100)
    assert caught.value.counted > 100 and caught.value.layer in (1, 2)
    with pytest.raises(RegionBudgetError, match="longer than 0 s"):
        linear_regions(net, BOX, seconds=0.0)


def test_without_maps_the_decision_boundary_says_what_it_lacks():
    regions = linear_regions(network(Layer(3, "relu")), BOX, maps=False)
    assert regions.matrix is None and regions.offset is None
    with pytest.raises(EngineError, match="maps=True"):
        regions.decision_boundary()


@pytest.mark.parametrize("layers", NETWORKS, ids=lambda layers: str(layers[0].activation) + str(dict(layers[0].params)))
def test_a_line_meets_the_regions_that_it_runs_through(layers):
    """The knots of a line in the plane are where it leaves a region for another; between them z is theirs."""
    net = network(*layers, outputs=2, seed=6)
    start, end = np.array([-2.9, -1.7]), np.array([2.8, 3.6])
    line, regions = trace_segment(net, start, end), linear_regions(net, BOX)
    middles = (line.knots[1:] + line.knots[:-1]) / 2
    points = start[:, None] + (end - start)[:, None] * middles
    region = regions.at(points)
    assert (np.diff(region) != 0).all()
    assert len(np.unique(region)) == len(region)  # each is convex, so it is met once
    z = np.einsum("srd,ds->rs", regions.matrix[region], points) + regions.offset[region].T
    assert line.value == pytest.approx(z, rel=1e-9, abs=1e-9)
    assert line.slope == pytest.approx(np.einsum("srd,d->rs", regions.matrix[region], end - start), rel=1e-8, abs=1e-8)


def test_a_line_through_many_inputs_is_exact_between_its_knots():
    net = network(Layer(20, "relu"), Layer(12, "maxout", {"pieces": 3}), inputs=30, outputs=3, seed=2)
    start, end = np.random.default_rng(1).normal(size=(2, 30))
    line = trace_segment(net, start, end)
    assert len(line.layer) == len(line.knots) - 2 > 10 and set(line.layer) == {0, 1}
    for share in (0.05, 0.5, 0.95):
        t = line.knots[:-1] * (1 - share) + line.knots[1:] * share
        z = net.trace(start[:, None] + (end - start)[:, None] * t).z[-1]
        assert line.value + line.slope * (t - (line.knots[1:] + line.knots[:-1]) / 2) == pytest.approx(z, abs=1e-11)


def test_what_a_line_refuses_is_said_in_words():
    net = network(Layer(20, "relu"), inputs=3)
    with pytest.raises(EngineError, match="must be 3 finite numbers"):
        trace_segment(net, [0, 0], [1, 1])
    with pytest.raises(RegionBudgetError, match="More than 2 bends"):
        trace_segment(net, [-9, -9, -9], [9, 9, 9], most=2)
    with pytest.raises(EngineError, match="Hidden layer 1 is tanh, which is smooth"):
        trace_segment(network(Layer(20, "tanh"), inputs=1), [0], [1])


@pytest.mark.parametrize("classes", [2, 3, 6])
def test_the_borders_of_classes_are_where_the_two_largest_outputs_are_equal(classes):
    net = Network(2, [Layer(9, "relu"), Layer(7, "maxout", {"pieces": 3}), Layer(classes, "softmax")])
    net.initialize(np.random.default_rng(classes), "he_normal")
    for bias in net.biases:
        bias[...] = np.random.default_rng(5).normal(size=bias.shape)
    places = np.random.default_rng(2).uniform(-3, 3, (2, 500))
    net.biases[-1][:, 0] -= net.trace(places).z[-1].mean(axis=1)  # so that each class is told somewhere
    borders = linear_regions(net, (-3.0, 3.0, -3.0, 3.0)).class_borders()
    assert len(borders) > 5
    share = np.random.default_rng(0).uniform(size=(len(borders), 1))
    on = borders[:, 0] + share * (borders[:, 1] - borders[:, 0])
    z = np.sort(net.trace(on.T).z[-1], axis=0)
    assert np.abs(z[-1] - z[-2]).max() < 1e-9 * np.abs(z).max()
    # from any place to any other the class changes as often as the way crosses a border
    ends = np.random.default_rng(1).uniform(-2.9, 2.9, (40, 2, 2))
    for start, end in ends:
        along = start + np.linspace(0, 1, 20_001)[:, None] * (end - start)
        told = net.trace(along.T).z[-1].argmax(axis=0)
        assert np.count_nonzero(np.diff(told)) == crossings(start, end, borders)


def crossings(start, end, segments) -> int:
    """How many of the segments the way from start to end crosses."""

    def side(a, b, c):
        return np.sign(
            (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
        )

    a, b = segments[:, 0], segments[:, 1]
    apart = side(a, b, np.broadcast_to(start, a.shape)) != side(a, b, np.broadcast_to(end, a.shape))
    return int((apart & (side(start, end, a) != side(start, end, b))).sum())


def test_one_class_everywhere_has_no_borders():
    net = Network(2, [Layer(4, "relu"), Layer(3, "softmax")])
    net.biases[-1][:, 0] = [0.0, 5.0, 1.0]
    assert linear_regions(net, (-1.0, 1.0, -1.0, 1.0)).class_borders().shape == (0, 2, 2)


def test_one_input_has_no_plane():
    with pytest.raises(EngineError, match="not parallel"):
        linear_regions(Network(1, [Layer(3, "relu"), Layer(1, "tanh")]), plane=([0.0], [1.0], [2.0]))
