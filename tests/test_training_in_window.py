"""Optimizer, schedule and clipping in the whole program: chosen by keys, in force at once, undone by name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.training.config import Layer, RunConfig

RUN = RunConfig(layers=(Layer(2, "tanh"),), seed=3)


@pytest.fixture
def program(make_program, until):
    program = make_program()
    program.window.resize(1440, 900)
    program.open()
    program.window.activateWindow()
    until(lambda: program.session.info is not None and program.window.isActiveWindow())
    program.session.start(RUN)
    until(lambda: program.session.config == RUN)
    return program


def choose(field, name):
    field.setFocus()
    for _ in range(20):
        if field.value() == name:
            break
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == name
    QApplication.processEvents()


def type_into(field, text):
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), text)
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)


def test_a_schedule_and_clipping_come_into_force_while_the_run_goes_on(program, until):
    session, training = program.session, program.window.live_page.panel.training
    begun, snapshots = session.info, []
    session.snapshot_shown.connect(snapshots.append)
    until(lambda: snapshots and snapshots[-1].state.epoch > 10)
    assert snapshots[-1].state.learning_rate == 0.03
    choose(training.schedule, "step")
    type_into(training.rows["schedule"].lines.fields["step_size"], "1000000")
    choose(training.clip, "norm")
    until(
        lambda: (
            session.config
            == replace(RUN, schedule="step", schedule_params={"step_size": 1_000_000}, clip=("norm", 1.0))
        )
    )
    before = snapshots[-1].step
    until(lambda: snapshots[-1].step > before + 1000)
    assert session.info.data is begun.data and snapshots[-1].state.learning_rate == 0.03  # the same run, not that far
    type_into(training.rows["schedule"].lines.fields["step_size"], "1")
    until(lambda: snapshots[-1].state.learning_rate < 1e-6)
    until(lambda: training.schedule._closed is not None and training.schedule._closed[1].startswith("now "))


def test_each_change_is_undone_by_its_name(program, until):
    session, window = program.session, program.window
    training, undo = window.live_page.panel.training, window.menus.actions["undo"]
    session.pause()
    optimizer = training.rows["optimizer"]
    choose(training.clip, "norm")
    until(lambda: session.config.clip == ("norm", 1.0))
    assert undo.text() == "Undo clipping none → norm 1"
    type_into(training.clip_limit, "0.5")
    until(lambda: session.config.clip == ("norm", 0.5))
    assert undo.text() == "Undo clipping norm 1 → norm 0.5"
    training.optimizer.setFocus()
    QTest.keyClick(training.optimizer, Qt.Key.Key_End)
    until(lambda: session.config.optimizer == "adamw")
    assert undo.text() == "Undo optimizer sgd → adamw"
    QTest.keyClick(optimizer.more, Qt.Key.Key_Space)
    type_into(optimizer.lines.fields["weight_decay"], "0.2")
    until(lambda: session.config.optimizer_params == {"weight_decay": 0.2})
    assert undo.text() == "Undo weight_decay 0.01 → 0.2"
    optimizer.lines.fields["amsgrad"].setFocus()
    QTest.keyClick(optimizer.lines.fields["amsgrad"], Qt.Key.Key_Space)
    until(lambda: session.config.optimizer_params == {"weight_decay": 0.2, "amsgrad": True})
    assert undo.text() == "Undo amsgrad off → on"
    for params in ({"weight_decay": 0.2}, {}):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        until(lambda params=params: session.config.optimizer_params == params)
    assert not optimizer.lines.fields["amsgrad"].isChecked()
    assert optimizer.lines.fields["weight_decay"].value() == 0.01
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(lambda: session.config == RUN)
    assert training.clip.value() is None
