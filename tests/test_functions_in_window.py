"""The Functions page in the whole program: beside a network that trains, with costs that are really measured."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.ui.functions.cursor_painting import written
from nnviz.ui.functions.page import FunctionsPage


def opened(program, qtbot) -> FunctionsPage:
    program.open()
    qtbot.waitUntil(lambda: program.session.info is not None, timeout=20000)
    program.window.show_view("functions")
    place = program.window.pages["functions"]
    qtbot.waitUntil(lambda: place.content is not None and place.content.view.active)
    return place.content


def test_the_costs_are_measured_and_relu_is_one(make_program, qtbot):
    page = opened(make_program(), qtbot)
    facts = page.view.facts.table.facts
    qtbot.waitUntil(lambda: all(row.forward is not None for row in facts.rows), timeout=30000)
    costs = {row.facts.name: (row.forward, row.backward) for row in facts.rows}
    assert costs["relu"] == (1.0, 1.0)
    assert costs["sigmoid"][0] > 1  # an exponential and a division cost more than a comparison
    qtbot.waitUntil(page.view.facts.measure_button.isEnabled)


def test_closing_the_window_while_it_measures_leaves_nothing_behind(make_program, qtbot):
    program = make_program()
    page = opened(program, qtbot)
    page.selection.choose_only(list(page.choice.rows))
    page.view.costs.forget()
    meter = page.view.costs._meter
    assert meter.isRunning()
    program.close()
    assert meter.isFinished()


def test_leaving_the_page_gives_up_the_measurement_and_coming_back_takes_it_up(make_program, qtbot):
    program = make_program()
    page = opened(program, qtbot)
    program.window.show_view("live")
    assert not page.view.costs.measuring and not page.view.active
    program.window.show_view("functions")
    facts = page.view.facts.table.facts
    qtbot.waitUntil(lambda: all(row.forward is not None for row in facts.rows), timeout=30000)


def test_the_live_z_of_a_layer_arrive_while_it_trains(make_program, qtbot):
    page = opened(make_program(), qtbot)
    QTest.mouseClick(page.options.live_switch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.view.f._histogram is not None, timeout=20000)
    first = page.view.f._histogram
    assert 0 < first.shares.sum() <= 1 + 1e-9
    qtbot.waitUntil(lambda: page.view.f._histogram is not first, timeout=20000)
    assert page.options.layer_choice.count() == 4  # three hidden layers and the output


def test_the_arrows_move_the_cursor_and_not_the_run(make_program, qtbot):
    program = make_program()
    page = opened(program, qtbot)
    program.session.pause()
    qtbot.waitUntil(lambda: not program.session.running)
    step = program.window.run_bar.step_button
    pressed = []
    step.clicked.connect(lambda: pressed.append(1))
    page.view.f.setFocus()
    QTest.keyClick(page.view.f, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert written(page.view.cursor_z) == "1.60" and pressed == []
