"""The losses of the live network to choose from: which weight, which directions, on what, and what is said of them."""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from snapshots import observed

from nnviz.training import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.slices_places import Place
from nnviz.ui.descent.sources import SOURCES
from nnviz.ui.slices.ranges import path_box, random_box, weight_range
from nnviz.ui.slices.weight_choice import nearest
from nnviz.ui.theme import Appearance

KEY = Qt.Key
SMALL = RunConfig(layers=(Layer(3, "tanh"), Layer(2, "maxout", {"pieces": 2})))
PRELU = RunConfig(layers=(Layer(2, "prelu"),))


def a_run(config=SMALL, moments=0):
    """A run of which every advance is a moment of its path."""
    ticks = count()
    run = LiveRun(Trainer(config), clock=lambda: float(next(ticks)))
    for _ in range(moments):
        run.advance(5)
    return run


@pytest.fixture
def make(qtbot):
    """Makes a source by its key, for a run."""

    def made(key, run):
        source = next(entry for entry in SOURCES if entry.key == key).create(Appearance(), None)
        qtbot.addWidget(source)
        source.resize(270, 420)
        source.set_run(run.trainer.info())
        source.told = []
        source.changed.connect(lambda: source.told.append("changed"))
        source.chosen.connect(lambda: source.told.append("chosen"))
        source.show()
        source.activateWindow()
        QApplication.processEvents()
        return source

    yield made


@pytest.fixture
def follow(until):
    """The run answers once, and what is made of that stands."""

    def following(source, run, *, running=False):
        told = len(source.told)
        observed(source, run, running=running)
        until(lambda: len(source.told) > told)

    return following


def type_into(field, text):
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClick(field.lineEdit(), KEY.Key_Delete)
    QTest.keyClicks(field.lineEdit(), text)
    QTest.keyClick(field.lineEdit(), KEY.Key_Return)


# -- which weight ----------------------------------------------------------------------------------------------------


def test_a_curve_of_the_first_weight_comes_and_follows_the_run(make, follow):
    run = a_run()
    source = make("live_weight", run)
    assert source.landscape is None
    follow(source, run)
    first = source.landscape
    assert source.told == ["chosen"] and first.name == "live_weight"
    assert first.here == (run.trainer.network.weights[0][0, 0],)
    run.advance(20)
    follow(source, run)
    assert source.told == ["chosen", "changed"]
    assert source.landscape is not first and source.landscape.state.step == 20
    assert source.landscape.range == first.range
    assert "as of step 20, on all 250 training samples" in source.said.text()
    assert "values that it has had" in source.said.text()


def test_typing_a_place_chooses_that_weight(make, follow):
    run = a_run()
    source = make("live_weight", run)
    follow(source, run)
    (choice,) = source.choices
    type_into(choice.layer, "2")
    type_into(choice.unit, "2")
    type_into(choice.piece, "2")
    type_into(choice.source, "3")
    assert choice.place == Place(1, 3, 2)
    assert choice.caption.text() == "from unit 3 of layer 1 to a maxout unit"
    assert source.landscape is None
    follow(source, run)
    assert source.told[-1] == "chosen"
    assert source.landscape.here == (run.trainer.network.weights[1][3, 2],)
    assert source.landscape.axes == ("<i>w</i><sup>2</sup><sub>2.2,3</sub>",)


def test_the_bias_and_where_it_is_learned_the_slope_can_be_chosen(make, follow):
    run = a_run(PRELU)
    source = make("live_weight", run)
    (choice,) = source.choices
    for word, place, value in (
        ("bias", Place(0, 0, 2), run.trainer.network.biases[0][0, 0]),
        ("slope", Place(0, 0, None), run.trainer.network.slopes[0][0, 0]),
    ):
        index = [choice.what.itemText(i) for i in range(choice.what.count())].index(
            {"bias": "bias", "slope": "learned slope"}[word]
        )
        choice.what.setCurrentIndex(index)
        choice.what.activated.emit(index)
        assert choice.place == place and not choice.source.isVisible()
        follow(source, run)
        assert source.landscape.here == (value,)
    assert choice.what.count() == 3
    choice.set_run(a_run().trainer.info())
    assert choice.what.count() == 2 and choice.place == Place(0, 0, 0)


def test_the_input_is_called_by_its_name(make):
    source = make("live_weight", a_run())
    assert source.choices[0].caption.text() == "from the input x1 to a tanh unit"


@pytest.mark.parametrize(
    "place, found",
    [
        (Place(9, 9, 9), Place(2, 0, 2)),
        (Place(1, 9, 1), Place(1, 3, 1)),
        (Place(0, 1, None), Place(0, 1, 0)),
        (Place(0, 2, 2), Place(0, 2, 2)),
    ],
)
def test_what_a_network_does_not_have_becomes_the_nearest_that_it_has(place, found):
    assert nearest(a_run().trainer.info().layers, place) == found


def test_of_a_picture_pixels_are_chosen_in_which_something_happens(make):
    run = a_run(RunConfig(dataset="digits", layers=(Layer(2, "relu"),)))
    source = make("live_weights", run)
    columns = [choice.place.column for choice in source.choices]
    assert (run.trainer.data.x[columns].std(axis=1) > 0).all() and columns[0] != columns[1]
    type_into(source.choices[0].source, "1")
    source.set_run(run.trainer.info())
    assert source.choices[0].place == Place(0, 0, 0)


def test_a_smaller_network_takes_the_choice_with_it(make, follow):
    run = a_run()
    source = make("live_weights", run)
    here, beside = {"layer": 2, "unit": 2, "piece": 2, "source": "bias"}, {"layer_2": 2, "unit_2": 2, "piece_2": 2}
    source.arrange(**here, **beside, source_2=3)
    assert [choice.place for choice in source.choices] == [Place(1, 3, 3), Place(1, 3, 2)]
    smaller = a_run(RunConfig(layers=(Layer(1, "tanh"),)))
    source.set_run(smaller.trainer.info())
    first, second = (choice.place for choice in source.choices)
    assert first == Place(1, 0, 1) and second != first
    follow(source, smaller)
    assert source.landscape.dimension == 2


def test_two_weights_are_never_the_same(make, follow):
    run = a_run()
    source = make("live_weights", run)
    first, second = source.choices
    assert (first.place, second.place) == (Place(0, 0, 0), Place(0, 0, 1))
    type_into(first.source, "2")
    assert first.place == Place(0, 0, 1) and second.place == Place(0, 0, 2)
    type_into(second.unit, "2")
    follow(source, run)
    network = run.trainer.network
    assert source.landscape.here == (network.weights[0][0, 1], network.biases[0][1, 0])


# -- directions --------------------------------------------------------------------------------------------------------


def test_random_directions_stay_until_others_are_drawn(make, follow):
    run = a_run()
    source = make("live_random", run)
    follow(source, run)
    first = source.landscape
    run.advance(10)
    follow(source, run)
    assert source.landscape.state.directions is first.state.directions
    assert "Directions drawn at step 0" in source.said.text()
    source.again.click()
    assert source.landscape is None
    follow(source, run)
    assert source.told == ["chosen", "changed", "chosen"]
    assert "Directions drawn at step 10" in source.said.text()
    assert not np.allclose(source.landscape.state.directions, first.state.directions)


def test_directions_of_a_network_of_zeros_are_flat_and_that_is_said(make, follow):
    run = a_run(RunConfig(layers=(Layer(2, "tanh"),), initializer="zeros"))
    source = make("live_random", run)
    follow(source, run)
    values = source.landscape.grid()[2]
    assert (values == values[0, 0]).all() and "the picture is flat" in source.said.text()


def test_the_path_has_first_to_be_gone(make, follow, until):
    run = a_run()
    source = make("live_path", run)
    observed(source, run, running=False)
    assert source.landscape is None and "too short" in source.said.text()
    for _ in range(8):
        run.advance(5)
    follow(source, run)
    landscape = source.landscape
    assert source.told == ["changed", "chosen"]
    left, right, low, high = landscape.box
    inside = (landscape.path >= (left, low)).all() and (landscape.path <= (right, high)).all()
    assert len(landscape.path) > 5 and inside
    assert "of its variation" in source.said.text() and "of the path" in source.said.text()


def test_so_large_a_network_has_no_path(make):
    run = a_run(RunConfig(layers=(Layer(256, "relu"), Layer(256, "relu"))))
    source = make("live_path", run)
    observed(source, run, running=False)
    assert source.landscape is None and "keeps no path" in source.said.text()


# -- samples, range, time ----------------------------------------------------------------------------------------------


def test_another_choice_of_samples_is_computed_though_the_network_stands_still(make, follow, until):
    run = a_run(RunConfig(samples=1000))
    source = make("live_weight", run)
    follow(source, run)
    assert "on 256 of 500 training samples" in source.said.text()
    source.part.setCurrentIndex(1)
    source.part.activated.emit(1)
    until(lambda: "on all 500 training samples" in source.said.text())
    assert source.landscape.loss == pytest.approx(run.trainer.loss("train"), rel=1e-12)


def test_the_reach_can_be_typed_and_taken_back(make, follow, until):
    run = a_run()
    source = make("live_weight", run)
    follow(source, run)
    (here,), fitted = source.landscape.here, source.landscape.range
    type_into(source.reach, "0.5")
    until(lambda: source.landscape.range == (here - 0.5, here + 0.5))
    type_into(source.reach, "")
    until(lambda: source.landscape.range == fitted)


def test_an_overflow_is_left_blank_and_said(make, follow):
    run = a_run(RunConfig(layers=(Layer(1, "tanh"),), output_activation="purelin"))
    run.trainer.network.biases[1][...] = 1e160
    source = make("live_weight", run)
    follow(source, run)
    assert not np.isfinite(source.landscape.sampled).any()
    assert "At 100 % of the places" in source.said.text().replace("\u00a0", " ")


def test_while_one_is_made_and_for_a_while_after_it_nothing_is_asked(make, until):
    run = a_run()
    source = make("live_weight", run)
    assert len(source.wants) == 1
    observed(source, run)
    until(lambda: source.landscape is not None)
    source._due = float("inf")
    assert source.wants == ()
    source._due = 0.0
    assert len(source.wants) == 1


def test_hidden_it_computes_nothing_and_what_was_under_way_is_forgotten(make, until):
    run = a_run()
    source = make("live_random", run)
    observed(source, run)
    source.hide()
    assert not source.active and source._thread.isFinished()
    QApplication.processEvents()
    assert source.told == []
    source.show()
    observed(source, run)
    until(lambda: source.told == ["chosen"])


def test_a_new_run_begins_with_nothing(make, follow):
    run = a_run(moments=2)
    source = make("live_weight", run)
    follow(source, run)
    source.set_run(run.trainer.info())
    assert source.landscape is None and source.said.text() == "The loss is being computed."
    assert source.told == ["chosen", "changed"]


# -- for lessons -------------------------------------------------------------------------------------------------------


def test_lessons_choose_by_the_same_ways(make, follow):
    run = a_run()
    source = make("live_weights", run)
    source.arrange(layer=2, unit=1, piece=2, source="bias", layer_2=3, source_2=2, samples="train", reach=2.0)
    assert [choice.place for choice in source.choices] == [Place(1, 1, 3), Place(2, 0, 1)]
    follow(source, run)
    network = run.trainer.network
    assert source.landscape.here == (network.biases[1][1, 0], network.weights[2][0, 1])
    assert source.landscape.box[1] - source.landscape.box[0] == pytest.approx(4.0)
    assert source.facts()["live_loss"] == pytest.approx(run.trainer.loss("train"))
    slices = make("live_random", run)
    slices.arrange(redraw=True)
    assert slices.want.drawn == 1


@pytest.mark.parametrize("wrong", [{"layer": 0}, {"source": "weight"}, {"samples": "test"}, {"reach": -1}, {"no": 1}])
def test_what_a_lesson_cannot_have_is_refused_with_what_it_can(make, wrong):
    with pytest.raises(ValueError, match="allowed is"):
        make("live_weight", a_run()).arrange(**wrong)


# -- ranges ------------------------------------------------------------------------------------------------------------


def test_a_range_stays_while_the_weight_is_in_its_middle():
    path = np.zeros(0)
    first = weight_range(None, 1.0, path, None)
    assert first == (-2.0, 4.0)
    assert weight_range(first, 3.0, path, None) == first
    assert weight_range(first, 3.5, path, None) == (0.5, 6.5)
    assert weight_range(first, 1.0, np.array([11.0]), None) == (-12.0, 14.0)
    assert weight_range(first, 1.0, path, 0.5) == (0.5, 1.5)
    assert weight_range(None, 1e300, path, None) == (0.5e300, 1.5e300)


def test_a_box_around_the_path_holds_it_and_grows_with_it():
    path = np.array([[0.0, 0.0], [4.0, 1.0]])
    box = path_box(None, np.array([4.0, 1.0]), path, None)
    assert box == pytest.approx((-1.2, 5.2, -0.3, 1.3))
    assert path_box(box, np.array([4.2, 0.9]), path, None) == box
    grown = path_box(box, np.array([6.0, 1.0]), path, None)
    assert grown[0] < 0 and grown[1] > 6
    assert path_box(None, np.zeros(2), np.zeros((0, 2)), None)[1] > 0
    assert random_box(None, np.array([1.0, 2.0]), None) == (0.0, 2.0, 1.0, 3.0)


def test_the_points_are_as_many_as_there_is_time_for(make):
    source = make("live_random", a_run())
    source._per_sample = 1e-6
    source._running = True
    assert [source._points(4, samples) for samples in (10, 100, 10_000)] == [41, 31, 15]
    assert [source._points(2, samples) for samples in (10, 1_000, 10_000)] == [201, 51, 51]
    source._running = False
    assert [source._points(4, samples) for samples in (10, 1_000)] == [81, 31]
