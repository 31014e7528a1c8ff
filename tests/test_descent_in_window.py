"""The Descent page in the whole program: its undo and the window's, and the loss of a network that trains beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz.training.descent import CURVES

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(program, until):
    program.open()
    until(lambda: program.session.info is not None)
    program.window.activateWindow()
    program.window.show_view("descent")
    place = program.window.pages["descent"]
    until(lambda: place.content is not None and place.content.view.active)
    until(program.window.isActiveWindow)
    return place.content


def test_undo_on_the_page_takes_back_its_start_and_leaves_the_run_alone(make_program, until):
    program = make_program()
    page = opened(program, until)
    program.window.live_page.panel.config_edited.emit(replace(program.session.config, learning_rate=0.5))
    until(lambda: program.session.config.learning_rate == 0.5)
    page.view.plot.setFocus()
    QTest.keyClick(page.view.plot, Qt.Key.Key_Left)
    assert page.bench.run.start == (2.9,)
    QTest.keyClick(page.view.plot, Qt.Key.Key_Z, CTRL)
    assert page.bench.run.start == (3.0,)
    assert program.session.config.learning_rate == 0.5
    QTest.keyClick(page.view.plot, Qt.Key.Key_Y, CTRL)
    assert page.bench.run.start == (2.9,)


def test_a_weight_of_the_live_network_is_walked_on_from_where_it_stands(make_program, until):
    program = make_program()
    page = opened(program, until)
    page.arrange(curve="live_weight", steps=3)
    until(lambda: page.bench.setting.landscape == "live_weight")
    landscape = page.bench.landscape
    assert page.bench.walk.start == landscape.here
    assert page.bench.at == 3
    QTest.mouseClick(page.steps.step_button, Qt.MouseButton.LeftButton)
    assert page.bench.at == 4 and page.bench.landscape is landscape  # it stands still while it is walked on
    page.arrange(curve="abs")
    assert page.bench.landscape is CURVES["abs"]
    assert not page.sources["live_weight"].isVisible()


def test_an_edit_while_the_network_is_waited_for_ends_the_waiting(make_program, until):
    program = make_program()
    page = opened(program, until)
    page.ask_source("live_random")
    page.bench.choose_landscape("bowl")
    until(lambda: page.sources["live_random"].landscape is not None or not page.sources["live_random"].isVisible())
    assert page.bench.setting.landscape == "bowl"
    assert page.landscape.choice.value() == "bowl"
