"""The Losses page in the whole program: its undo and the window's, its keys, and training that rests while unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.ui.losslab.state import LabState

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(make_program, until):
    made = make_program()
    made.open()
    until(lambda: made.session.info is not None)
    made.window.activateWindow()
    made.window.show_view("losslab")
    until(lambda: made.window.pages["losslab"].content is not None and made.window.isActiveWindow())
    return made


@pytest.fixture
def page(program):
    return program.window.pages["losslab"].content


def test_undo_in_here_is_the_pages_from_every_control(program, page, until):
    program.window.live_page.panel.config_edited.emit(replace(program.session.config, learning_rate=0.5))
    until(lambda: program.session.config.learning_rate == 0.5)
    curve, outputs, outlier, saturation = (page.experiments[n] for n in ("curve", "outputs", "outlier", "saturation"))
    delta = curve.losses.rows["huber"].parameters["delta"]
    for section, control in (
        ("curve", curve.value),
        ("curve", curve.target),
        ("curve", curve.losses.rows["mse"]),
        ("curve", delta.field),
        ("curve", delta.slider),
        ("outputs", outputs.shares),
        ("outputs", outputs.loss),
        ("outlier", outlier.chart),
        ("saturation", saturation.race_controls.target),
        ("saturation", saturation.race_controls.run_button),
    ):
        page.arrange(experiment="curve", target=1)
        page.show_experiment(section)
        control.setFocus()
        QTest.keyClick(control, Qt.Key.Key_Z, CTRL)
        assert page.bench.state == LabState(), control
        QTest.keyClick(control, Qt.Key.Key_Z, CTRL)  # nothing is left to be undone: still not the window's
    QApplication.processEvents()
    assert program.session.wished_config.learning_rate == 0.5


def test_the_arrows_move_its_cursor_and_not_the_run(program, page, until):
    program.session.pause()
    until(lambda: not program.session.running)
    step = program.session.info
    chart = page.experiments["curve"].value
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert page.facts()["cursor"] == 1.6 and program.session.info is step


def test_a_training_rests_while_another_page_is_seen_and_the_program_closes_from_it(program, page):
    page.arrange(experiment="saturation", rate=1e-4, run=True)
    saturation = page.experiments["saturation"]
    assert saturation.running and saturation._slices._timer.isActive()
    program.window.show_view("functions")
    assert saturation.running and not saturation._slices._timer.isActive()
    program.window.show_view("losslab")
    assert saturation._slices._timer.isActive()
    program.close()
    assert not saturation._slices._timer.isActive()
