"""The Maxout workshop in the whole program: its undo and the window's, and a network that trains beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(program, qtbot):
    program.open()
    qtbot.waitUntil(lambda: program.session.info is not None, timeout=20000)
    program.window.activateWindow()
    program.window.show_view("workshop")
    place = program.window.pages["workshop"]
    qtbot.waitUntil(lambda: place.content is not None and place.content.view.active)
    qtbot.waitUntil(program.window.isActiveWindow)
    return place.content


def edit_the_run(program, qtbot) -> None:
    """So that the window has something to undo."""
    config = program.session.config
    program.window.live_page.panel.config_edited.emit(replace(config, learning_rate=0.5))
    qtbot.waitUntil(lambda: program.session.config.learning_rate == 0.5)
    assert program.window.history.can_undo


def test_undo_on_the_page_takes_back_its_lines_and_leaves_the_run_alone(make_program, qtbot):
    program = make_program()
    page = opened(program, qtbot)
    edit_the_run(program, qtbot)
    before = page.bench.lines
    page.view.plot.setFocus()
    QTest.keyClick(page.view.plot, Qt.Key.Key_Up)
    assert page.bench.lines != before
    QTest.keyClick(page.view.plot, Qt.Key.Key_Z, CTRL)
    assert page.bench.lines == before
    QTest.keyClick(page.view.plot, Qt.Key.Key_Z, CTRL)  # nothing is left to be undone: still not the window's
    QApplication.processEvents()
    assert program.session.wished_config.learning_rate == 0.5


def test_undo_elsewhere_is_the_windows(make_program, qtbot):
    program = make_program()
    page = opened(program, qtbot)
    QTest.keyClick(page.view.plot, Qt.Key.Key_Up)
    after = page.bench.lines
    edit_the_run(program, qtbot)
    program.window.show_view("live")
    program.window.live_page.score.setFocus()
    QTest.keyClick(program.window.live_page.score, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: program.session.config.learning_rate != 0.5, timeout=10000)
    assert page.bench.lines == after


def test_the_run_goes_on_beside_it_and_it_rests_while_another_page_is_seen(make_program, qtbot):
    program = make_program()
    page = opened(program, qtbot)
    page.bench.run()
    qtbot.waitUntil(lambda: page.bench.unit.step > 10, timeout=20000)
    program.window.show_view("functions")
    step = page.bench.unit.step
    assert not page.bench._timer.isActive()
    program.window.show_view("workshop")
    qtbot.waitUntil(lambda: page.bench.unit.step > step, timeout=20000)
    program.close()
    assert not page.bench._timer.isActive()


def test_the_arrows_are_the_plots_and_not_the_runs(make_program, qtbot):
    program = make_program()
    page = opened(program, qtbot)
    program.session.pause()
    qtbot.waitUntil(lambda: not program.session.running)
    pressed = []
    program.window.run_bar.step_button.clicked.connect(lambda: pressed.append(1))
    assert page.view.plot.hasFocus()  # the page was opened with its keys at the plot
    QTest.keyClick(page.view.plot, Qt.Key.Key_Right)
    assert page.bench.x == 1.1 and pressed == []


def test_with_ctrl_the_keys_are_still_the_windows(make_program, qtbot):
    program = make_program()
    page = opened(program, qtbot)
    program.session.pause()
    qtbot.waitUntil(lambda: not program.session.running)
    pressed = []
    program.window.run_bar.step_requested.connect(lambda: pressed.append(1))
    x, zoom = page.bench.x, page.view.plot.frame.x
    QTest.keyClick(page.view.plot, Qt.Key.Key_Right, CTRL)
    assert pressed == [1] and page.bench.x == x
    QTest.keyClick(page.view.plot, Qt.Key.Key_Plus, CTRL)
    assert page.view.appearance.scale == 1.25 and page.view.plot.frame.x == zoom
