"""The live network's losses on the Descent page: walked on a copy, followed while it trains, painted with its way."""

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
from nnviz.ui.descent.page import DescentPage
from nnviz.ui.theme import DARK, LIGHT, Appearance

KEYS = ("live_weight", "live_weights", "live_random", "live_path")
CONFIG = RunConfig(layers=(Layer(3, "tanh"),), learning_rate=0.07)


@pytest.fixture
def run():
    """One with a path."""
    ticks = count()
    made = LiveRun(Trainer(CONFIG), clock=lambda: float(next(ticks)))
    for _ in range(8):
        made.advance(5)
    return made


@pytest.fixture
def page(qtbot, run):
    made = DescentPage(Appearance())
    made.view_made.connect(lambda entry, view: view.set_run(run.trainer.info()))
    qtbot.addWidget(made)
    made.resize(1280, 680)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def choose(page, run, until):
    """By the list of losses; the network answers."""

    def chosen(key):
        field = page.landscape.choice
        index = field._values.index(key)
        field.setCurrentIndex(index)
        field.activated.emit(index)
        QApplication.processEvents()
        if page.bench.landscape.name != key:
            observed(page.sources[key], run, running=False)
            until(lambda: page.bench.landscape.name == key)
        QApplication.processEvents()
        return page.sources[key]

    return chosen


@pytest.fixture
def follow(page, run, until):
    """The network trains on and answers once more."""

    def following(key, steps=10):
        run.advance(steps)
        before = page.sources[key].landscape
        observed(page.sources[key], run, running=False)
        until(lambda: page.sources[key].landscape is not before)
        QApplication.processEvents()

    return following


@pytest.mark.parametrize("key", KEYS)
def test_each_is_chosen_from_the_list_and_the_walk_begins_where_the_network_stands(page, choose, run, key):
    source = choose(key)
    landscape = page.bench.landscape
    assert source.isVisible() and landscape is source.landscape
    assert page.bench.run.start == landscape.here and page.bench.run.rate == 0.07
    assert page.bench.walk.loss == pytest.approx(run.trainer.loss("train"), rel=1e-12)
    assert page.facts()["landscape"] == key and page.facts()["live_step"] == 40
    assert page.places()["samples"] is source.part


def test_only_the_chosen_one_is_seen_and_asks(page, choose):
    weight, random = choose("live_weight"), choose("live_random")
    assert random.active and not weight.active
    page.bench.choose_landscape("bowl")
    assert not random.active


def test_a_walk_steps_down_on_the_copy_and_leaves_the_network_alone(page, choose, run):
    before = run.trainer.network.parameters.copy()
    choose("live_weights")
    first = page.bench.walk.loss
    for _ in range(4):
        QTest.mouseClick(page.steps.step_button, Qt.MouseButton.LeftButton)
    assert page.bench.at == 4 and page.bench.walk.loss < first
    gradient = run.trainer.network.split(run.trainer.network.gradient(*run.trainer.samples("train")))[0]
    expected = np.array(page.bench.landscape.here) - 0.07 * gradient[0, :2]
    np.testing.assert_allclose(page.bench.walk.path[1], expected, rtol=1e-12)
    np.testing.assert_array_equal(run.trainer.network.parameters, before)


def test_while_it_waits_at_the_start_it_follows_the_network(page, choose, follow):
    choose("live_weight")
    before = page.bench.landscape
    follow("live_weight")
    assert page.bench.landscape is not before and page.bench.landscape.as_of == 50
    assert page.bench.run.start == page.bench.landscape.here != before.here


def test_a_walk_under_way_stands_on_the_loss_that_it_began_with_until_it_is_restarted(page, choose, follow):
    choose("live_weight")
    before = page.bench.landscape
    QTest.mouseClick(page.steps.step_button, Qt.MouseButton.LeftButton)
    follow("live_weight")
    assert page.bench.landscape is before and page.bench.at == 1
    QTest.mouseClick(page.steps.restart_button, Qt.MouseButton.LeftButton)
    assert page.bench.landscape.as_of == 50 and page.bench.at == 0


def test_what_is_being_typed_stays_while_the_network_moves_on(page, choose, follow):
    choose("live_weight")
    field = page.run.starts[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1.2")
    follow("live_weight")
    assert field.text() == "1.2"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.bench.run.start == (1.2,)
    follow("live_weight")
    assert page.bench.run.start == (1.2,)


def test_no_frame_makes_more_steps_than_go_unnoticed(page, choose):
    choose("live_random")
    page.bench.landscape.at_once = 3
    page.bench.set_speed(600)
    page.bench.advance()
    assert page.bench.at == 3


def test_a_new_run_without_a_path_leaves_the_page_waiting_and_says_for_what(page, choose, run):
    source = choose("live_path")
    new = LiveRun(Trainer(CONFIG))
    source.set_run(new.trainer.info())
    observed(source, new, running=False)
    assert source.landscape is None
    assert "too short" in source.said.text() and page.landscape._waiting.isVisible()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("key", KEYS)
def test_the_network_s_way_is_painted_on_the_picture(page, choose, until, key, theme):
    page._appearance.set_theme(theme)
    choose(key)
    plot, landscape = page.view.plot, page.bench.landscape
    shown = plot.grab().toImage()
    landscape.__class__.path, kept = None, landscape.__class__.path
    try:
        without = plot.grab().toImage()
    finally:
        landscape.__class__.path = kept
    assert shown != without


@pytest.mark.parametrize("key", KEYS[:3])
@pytest.mark.parametrize("factor", [1e100, 1e200, 1e307])
def test_where_the_loss_overflows_the_picture_is_painted_without_it(page, choose, until, key, factor):
    choose(key)
    lost = LiveRun(Trainer(RunConfig(layers=(Layer(3, "relu"),), output_activation="purelin")))
    lost.trainer.network.parameters[...] = factor
    source = page.sources[key]
    source.set_run(lost.trainer.info())
    observed(source, lost, running=False)
    until(lambda: "overflow" in source.said.text() or source.landscape is not None)
    QApplication.processEvents()
    assert not page.view.grab().isNull()
    if source.landscape is not None:
        assert source.landscape.finite_share == 1 or "are left blank" in source.said.text()


def test_in_the_program_the_picture_moves_with_the_training_and_rests_with_it(make_program, until):
    program = make_program()
    program.open()
    until(lambda: program.session.info is not None)
    program.window.show_view("descent")
    QApplication.processEvents()
    (page,) = program.window.findChildren(DescentPage)
    page.arrange(surface="live_random")
    until(lambda: page.bench.landscape.name == "live_random")
    first = page.bench.landscape
    shown = []
    program.session.snapshot_shown.connect(shown.append)
    program.session.run()
    until(lambda: page.bench.landscape.as_of > first.as_of)
    assert page.bench.landscape.state.directions is first.state.directions
    program.session.pause()
    until(lambda: not shown[-1].running and page.bench.landscape.as_of == shown[-1].step)
    here = np.array(page.bench.landscape.here)
    assert page.bench.landscape.at(here) == page.bench.landscape.loss
