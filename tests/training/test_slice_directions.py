"""Directions by hand, the path's principal ones against NumPy's own, and what a run answers while it trains."""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest

from nnviz import Layer, RunConfig, Trainer
from nnviz.nn import Layer as EngineLayer
from nnviz.nn import Network
from nnviz.training.live_run import LiveRun
from nnviz.training.slices_directions import coordinates, path_directions, random_directions, share_within
from nnviz.training.slices_landscapes import LiveCurve, LiveSurface, measured_on
from nnviz.training.slices_path import PathRecord
from nnviz.training.slices_places import Place
from nnviz.training.slices_wants import SliceWant
from nnviz.training.slices_words import symbol

RANDOM, PATH = SliceWant("random"), SliceWant("path")


def a_run(**changes):
    ticks = count()
    config = RunConfig(**({"layers": (Layer(3, "tanh"),), "learning_rate": 0.1} | changes))
    return LiveRun(Trainer(config), clock=lambda: float(next(ticks)))


def state_of(run, want):
    return run.answer([want])[want]


# -- directions ----------------------------------------------------------------------------------------------------


def test_each_row_of_a_random_direction_is_as_long_as_the_networks_and_biases_stay():
    network = Network(2, [EngineLayer(2, "prelu"), EngineLayer(1, "purelin")])
    network.weights[0][...] = [[3.0, 4.0], [0.0, 0.0]]
    network.weights[1][...] = [[1e300, 1e300]]
    network.biases[0][...] = 7.0
    first, second = random_directions(network, np.random.default_rng(0))
    blocks = network.split(first)
    assert np.linalg.norm(blocks[0][0, :2]) == pytest.approx(5.0)
    assert blocks[0][1, :2].tolist() == [0.0, 0.0]
    assert np.hypot(*blocks[1][0, :2] / 1e300) == pytest.approx(np.sqrt(2))
    assert all((block[:, -1] == 0).all() for block in blocks)
    assert (network.split_slopes(first)[0] == 0).all()
    assert not np.array_equal(first, second)


def test_a_path_made_by_hand_has_its_own_axes():
    """Differences to the end: 4, 2 along the second axis and 1 along the third; squares 16 + 4 and 1."""
    end = np.array([1.0, 1.0, 1.0])
    moments = end + np.array([[0, 4, 0], [0, -2, 0], [0, 0, 1], [0, 0, 0]])
    directions, explained = path_directions(moments, end)
    np.testing.assert_allclose(directions, [[0, 1, 0], [0, 0, 1]], atol=1e-12)
    np.testing.assert_allclose(explained, [20 / 21, 1 / 21])
    np.testing.assert_allclose(coordinates(directions, moments - end), [[4, 0], [-2, 0], [0, 1], [0, 0]], atol=1e-12)


def test_the_path_s_directions_are_those_of_numpy_s_singular_vectors():
    rng = np.random.default_rng(0)
    moments = np.cumsum(rng.normal(size=(20, 7)), axis=0)
    end = moments[-1]
    directions, explained = path_directions(moments, end)
    values, vectors = np.linalg.eigh((moments - end).T @ (moments - end))
    np.testing.assert_allclose(np.abs(directions @ vectors[:, [-1, -2]]), np.eye(2), atol=1e-10)
    np.testing.assert_allclose(explained, values[[-1, -2]] / values.sum())
    assert all(direction[np.abs(direction).argmax()] > 0 for direction in directions)
    assert share_within(directions, moments - end) == pytest.approx(explained.sum())


@pytest.mark.parametrize(
    "moments",
    [
        np.ones((2, 4)),
        np.ones((5, 4)),
        np.outer(np.arange(5.0), np.ones(4)),
        np.full((5, 4), np.inf),
    ],
    ids=["too few", "one place", "a straight line", "infinite"],
)
def test_a_path_without_two_directions_has_none(moments):
    assert path_directions(moments, np.ones(4)) is None


def test_coordinates_are_those_of_the_foot_of_the_perpendicular_also_along_oblique_directions():
    directions = np.array([[1.0, 0, 0], [1.0, 1.0, 0]])
    np.testing.assert_allclose(coordinates(directions, np.array([[3.0, 2.0, 9.0]])), [[1.0, 2.0]])
    np.testing.assert_allclose(coordinates(np.array([[2.0, 0], [0, 0]]), np.array([[4.0, 1.0]])), [[2.0, 0.0]])


# -- the path ------------------------------------------------------------------------------------------------------


def test_a_full_path_keeps_its_first_moment_and_every_second_one():
    record = PathRecord(np.zeros(1 << 16))  # room for 16
    for step in range(17):
        record.add(step, np.full(1 << 16, float(step)))
    assert record.steps.tolist() == [0, 2, 4, 6, 8, 10, 12, 14, 16]
    assert record.moments[:, 0].tolist() == record.steps.tolist()


def test_moments_are_spaced_by_the_way_and_not_by_the_steps():
    record = PathRecord(np.zeros(1 << 16))
    place = np.zeros(1 << 16)
    for step in range(1000):
        place[0] += 0.9**step  # most of the way lies behind it after some twenty steps
        record.add(step, place)
    assert len(record.steps) <= 16 and record.steps[0] == 0
    assert np.median(record.steps) < 25


def test_what_stands_still_adds_nothing_and_what_goes_back_forgets():
    record = PathRecord(np.zeros(3))
    record.add(0, np.zeros(3))
    record.add(1, np.zeros(3))
    record.add(2, np.ones(3))
    record.add(5, np.full(3, 5.0))
    assert record.steps.tolist() == [0, 2, 5]
    record.add(2, np.full(3, 9.0))
    assert record.steps.tolist() == [0, 2] and record.moments[-1, 0] == 9.0


def test_of_a_network_that_is_too_large_no_path_is_kept():
    record = PathRecord(np.zeros((1 << 16) + 1))
    record.add(0, np.zeros((1 << 16) + 1))
    assert not record.kept and not len(record.steps)


# -- what a run answers ----------------------------------------------------------------------------------------------


def test_the_path_is_kept_from_the_beginning_though_nobody_asks():
    run = a_run()
    first = run.trainer.network.parameters.copy()
    for _ in range(6):
        run.advance(5)
    state = state_of(run, SliceWant("weights", (Place(0, 1, 0), Place(1, 0, 3))))
    network = run.trainer.network
    assert state.step == 30 and state.steps[0] == 0 and state.steps[-1] == 30 and len(state.steps) >= 6
    assert state.at.tolist() == [network.weights[0][1, 0], network.biases[1][0, 0]]
    assert state.path[0].tolist() == [network.split(first)[0][1, 0], network.split(first)[1][0, 3]]
    np.testing.assert_array_equal(state.path[-1], state.at)


def test_directions_stay_while_it_trains_until_others_are_asked_for():
    run = a_run()
    before = state_of(run, RANDOM)
    origin = run.trainer.network.parameters.copy()
    assert before.at.tolist() == [0.0, 0.0] and before.drawn_at == 0
    run.advance(20)
    after = state_of(run, RANDOM)
    assert after.directions is before.directions and after.drawn_at == 0
    moved = run.trainer.network.parameters - origin
    np.testing.assert_allclose(after.directions @ (moved - after.at @ after.directions), 0, atol=1e-12)
    np.testing.assert_allclose(after.path[0], 0, atol=1e-12)
    other = state_of(run, SliceWant("random", drawn=1))
    assert other.drawn_at == 20 and not np.allclose(other.directions, before.directions)


def test_the_slice_along_the_path_waits_for_a_path():
    run = a_run()
    assert state_of(run, PATH).lack == "short"
    for _ in range(10):
        run.advance(3)
    state = state_of(run, PATH)
    assert state.lack == "" and state.drawn_at == 30
    np.testing.assert_allclose(state.directions @ state.directions.T, np.eye(2), atol=1e-12)
    assert 0.5 < state.explained.sum() <= 1 and state.within == pytest.approx(state.explained.sum())
    np.testing.assert_allclose(state.path[-1], [0, 0], atol=1e-12)
    run.advance(3)
    assert np.abs(state_of(run, PATH).at).max() > 0


def test_a_weight_that_is_not_there_has_no_answer():
    run = a_run()
    assert run.answer([SliceWant("weights", (Place(0, 3, 0),)), SliceWant("weights")]) == {}


def test_answers_cannot_be_written_into():
    run = a_run()
    run.advance(9)
    for want in (RANDOM, SliceWant("weights", (Place(0, 0, 0),))):
        state = state_of(run, want)
        for array in (state.parameters, state.at, state.path, state.steps):
            assert not array.flags.writeable


# -- what is made of it ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def trained():
    run = a_run(layers=(Layer(3, "prelu"), Layer(2, "maxout")), regularization="l2", regularization_rate=0.01)
    for _ in range(10):
        run.advance(3)
    return run


@pytest.mark.parametrize("part", ["probe", "train"])
def test_a_curve_is_the_loss_of_the_run_itself_and_walks_begin_where_it_stands(trained, part):
    info, samples = trained.trainer.info(), measured_on(trained.trainer.info(), part)
    state = state_of(trained, SliceWant("weights", (Place(0, 1, 0),)))
    curve = LiveCurve(info, state, samples, np.linspace(-2, 2, 9))
    assert curve.loss == pytest.approx(trained.trainer.loss("train"), rel=1e-12)  # the probe is all 250 of them
    assert curve.here == (trained.trainer.network.weights[0][1, 0],)
    assert curve.at(np.array(curve.here)) == curve.loss
    np.testing.assert_array_equal(curve.drawn(-2, 2)[1], curve.value(np.linspace(-2, 2, 9)))
    assert curve.drawn(-0.4, 0.4)[0].tolist() == [-0.5, 0.0, 0.5]
    w, h = np.array([0.3, 1.2]), 1e-6
    np.testing.assert_allclose(curve.gradient(w), (curve.value(w + h) - curve.value(w - h)) / (2 * h), rtol=1e-5)
    assert curve.slope(w[:1]).tolist() == [curve.gradient(w)[0]]
    assert curve.name == "live_weight" and curve.axes == ("<i>w</i><sup>1</sup><sub>2,1</sub>",)


@pytest.mark.parametrize(
    "want", [SliceWant("weights", (Place(0, 0, None), Place(1, 3, 1))), RANDOM, PATH], ids=["weights", "random", "path"]
)
def test_a_surface_is_the_loss_of_the_run_itself(trained, want):
    state = state_of(trained, want)
    samples = measured_on(trained.trainer.info(), "probe")
    surface = LiveSurface(trained.trainer.info(), state, samples, (-1, 1, -2, 2), 5)
    across, up, losses = surface.grid()
    assert across.tolist() == [-1, -0.5, 0, 0.5, 1] and up.tolist() == [-2, -1, 0, 1, 2]
    assert losses[3, 1] == pytest.approx(surface.at(np.array([-0.5, 1.0])), rel=1e-12)
    assert surface.at(np.array(surface.here)) == pytest.approx(trained.trainer.loss("train"), rel=1e-12)
    np.testing.assert_allclose(surface.value(across[None, :], up[:, None]), losses, rtol=1e-12)
    place, h = np.array([0.3, -0.2]), 1e-6
    slope = surface.slope(place)
    for axis in range(2):
        step = h * np.eye(2)[axis]
        found = (surface.at(place + step) - surface.at(place - step)) / (2 * h)
        assert slope[axis] == pytest.approx(found, rel=1e-4, abs=1e-8)
    np.testing.assert_allclose(surface.gradient(np.array([0.3]), np.array([-0.2]))[:, 0], slope)


def test_a_walk_on_the_copy_leaves_the_run_alone(trained):
    before = trained.trainer.network.parameters.copy()
    state = state_of(trained, RANDOM)
    surface = LiveSurface(
        trained.trainer.info(), state, measured_on(trained.trainer.info(), "probe"), (-1, 1, -1, 1), 3
    )
    theta = np.array(surface.here)
    for _ in range(5):
        theta = theta - 0.1 * surface.slope(theta)
    assert surface.at(theta) < surface.loss
    np.testing.assert_array_equal(trained.trainer.network.parameters, before)


def test_parameters_are_written_with_their_layer_unit_piece_and_source_from_one(trained):
    network = trained.trainer.network
    places = (Place(0, 2, 1), Place(0, 2, 2), Place(0, 2, None), Place(1, 3, 0), Place(2, 0, 2))
    assert [symbol(network, place) for place in places] == [
        "<i>w</i><sup>1</sup><sub>3,2</sub>",
        "<i>b</i><sup>1</sup><sub>3</sub>",
        "<i>s</i><sup>1</sup><sub>3</sub>",
        "<i>w</i><sup>2</sup><sub>2.2,1</sub>",
        "<i>b</i><sup>3</sup><sub>1</sub>",
    ]


def test_of_very_many_samples_an_even_choice_is_measured(monkeypatch):
    monkeypatch.setattr("nnviz.training.slices_landscapes.MOST_WORK", 30_000)
    info = a_run(samples=2000).trainer.info()
    samples = measured_on(info, "train")
    assert samples.x.shape[1] == info.probe_size < samples.total == 1000


def test_in_the_beginning_of_a_run_every_chunk_is_a_moment():
    run = LiveRun(Trainer(RunConfig(layers=(Layer(3, "tanh"),), learning_rate=0.1)), clock=lambda: 0.0)
    run.advance(7)  # of a clock that stands still the chunks are 1, 2 and 4 steps, and no measurement is due
    state = state_of(run, SliceWant("weights", (Place(0, 0, 0),)))
    assert state.steps.tolist() == [0, 1, 3, 7]


def test_a_path_that_was_thinned_is_no_longer_whole():
    record = PathRecord(np.zeros(1 << 16))
    for step in range(16):
        record.add(step, np.full(1 << 16, float(step)))
    assert record.is_whole
    record.add(16, np.full(1 << 16, 16.0))
    assert not record.is_whole
