"""Signals lost, answer kept, in the whole program: opened with a click, the section shows what the article says."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from nnviz import app
from nnviz.training import Layer, RunConfig
from nnviz.training.signals import SignalsWant

RELU = RunConfig(layers=(Layer(8, "relu", {}, "he_normal"),) * 2, seed=1)


@pytest.fixture
def until(qtbot):
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=30_000)


@pytest.fixture
def program(make_program, until, monkeypatch):
    """The program with a ReLU net that is being trained."""
    monkeypatch.setattr(app, "FIRST_RUN", RELU)
    program = make_program()
    program.window.resize(1280, 800)
    program.open()
    program.window.activateWindow()
    until(lambda: program.session.info is not None and program.window.isActiveWindow())
    return program


def captions(view) -> list[str]:
    labels = [label for label in view.findChildren(QLabel) if label.property("role") == "caption"]
    return [label.text().replace("\u00a0", " ") for label in labels]


def test_a_relu_net_loses_signals_and_keeps_its_answers_with_half_of_the_units(program, until):
    column = program.window.live_page.right_column
    assert "signals" in column.folded and "signals" not in column.views
    QTest.mouseClick(column.fold_of("signals").button, Qt.MouseButton.LeftButton)
    view = column.views["signals"]
    snapshots = []
    program.session.snapshot_shown.connect(snapshots.append)
    until(lambda: snapshots and snapshots[-1].step > 3000)
    until(lambda: re.match(r"[1-4] of 8 units a layer keep (9[5-9]|100) % of the answers", captions(view)[1]))
    lost = int(re.search(r"Of all signals (\d+) % are 0", captions(view)[0]).group(1))
    assert lost >= 30


def test_one_layer_is_chosen_by_keys_and_another_run_begins_with_all(program, until):
    column = program.window.live_page.right_column
    QTest.mouseClick(column.fold_of("signals").button, Qt.MouseButton.LeftButton)
    view = column.views["signals"]
    until(lambda: captions(view)[1])
    program.session.pause()
    view.layer_choice.setFocus()
    QTest.keyClick(view.layer_choice, Qt.Key.Key_End)
    until(lambda: "of layer 2" in captions(view)[1])  # also while it is paused
    program.session.apply(RunConfig(layers=(Layer(6, "tanh"),)))
    until(lambda: captions(view)[0].startswith("No signal is lost"))
    assert list(view.wants) == [SignalsWant(None)] and not view.layer_choice.isVisible()
    program.session.apply(RunConfig(layers=()))
    until(lambda: not column.fold_of("signals").isVisible())
    assert not view.active


def test_folded_away_again_nothing_is_asked_for(program, until):
    column = program.window.live_page.right_column
    button = column.fold_of("signals").button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    view = column.views["signals"]
    until(lambda: captions(view)[1])
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not view.active
    before, snapshots = view._step, []
    program.session.snapshot_shown.connect(snapshots.append)
    until(lambda: len(snapshots) > 10)
    assert view._step == before
    assert not any(SignalsWant(None) in shown.request.wants for shown in snapshots[2:])
