"""Which units are the same, and the zig-zag, in the whole program: opened with a click, true of the run that is on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz import app
from nnviz.training import Layer, RunConfig
from nnviz.training.step_record import MOST_STEPS
from nnviz.training.symmetry_wants import SymmetryWant
from nnviz.training.zigzag_wants import ZigzagWant

EQUAL = RunConfig(layers=(Layer(8, "sigmoid"), Layer(4, "sigmoid")), initializer="constant", batch_size=1, seed=1)


@pytest.fixture
def program(make_program, until, monkeypatch):
    """The program with a net whose units are all the same, which is being trained."""
    monkeypatch.setattr(app, "FIRST_RUN", EQUAL)
    program = make_program()
    program.window.resize(1440, 1000)
    program.open()
    program.window.activateWindow()
    until(lambda: program.session.info is not None and program.window.isActiveWindow())
    return program


def unfolded(program, key):
    """The view of a section, opened with a click on its title."""
    column = program.window.live_page.right_column
    assert key in column.folded and key not in column.views
    QTest.mouseClick(column.fold_of(key).button, Qt.MouseButton.LeftButton)
    return column.views[key]


def test_equal_units_are_told_and_the_remedy_parts_them_and_can_be_undone(program, until):
    view = unfolded(program, "symmetry")
    until(lambda: view.facts().get("step", 0) > 500)
    assert view.facts()["all_same"] and view.facts()["all_same_since"] == 0
    until(lambda: view.remedy_button.isVisible())
    QTest.mouseClick(view.remedy_button, Qt.MouseButton.LeftButton)
    until(lambda: view.facts().get("distinct_1") == 8 and view.facts()["distinct_2"] == 4)
    assert program.session.config == replace(EQUAL, initializer="xavier_uniform")
    assert view.facts()["outlook"] == "none" and not view.remedy_button.isVisible()
    program.window.history.undo()
    until(lambda: view.facts().get("distinct_1") == 1)


def test_the_card_that_tells_of_equal_units_leads_to_them(program, until):
    column = program.window.live_page.right_column
    card = column.views["happening"].cards[0]
    until(lambda: card.link.isVisible() and card.link.text() == "Show which")
    QTest.mouseClick(card.link, Qt.MouseButton.LeftButton)
    until(lambda: "symmetry" not in column.folded and column.views["symmetry"].facts().get("all_same"))


def test_the_zigzag_records_only_while_it_is_seen_and_follows_the_batch_in_flight(program, until):
    program.session.apply(replace(EQUAL, initializer="xavier_uniform"))
    view = unfolded(program, "zigzag")
    until(lambda: view.facts().get("steps") == MOST_STEPS and view.facts()["batch_size"] == 1)
    assert view.facts()["same_sign_share_batch"] == view.facts()["same_sign_share_sample"] == 1
    program.session.edit(replace(program.session.config, batch_size=250))
    until(lambda: view.facts()["batch_size"] == 250 and view.facts()["sign_flip_share"] < 0.1)
    assert view.figures._names["same_batch"].text() == "one sign, batch of 250"
    program.session.pause()
    button = program.window.live_page.right_column.fold_of("zigzag").button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    snapshots = []
    program.session.snapshot_shown.connect(snapshots.append)
    program.session.run()
    until(lambda: len(snapshots) > 10)
    wants = {type(want) for shown in snapshots[2:] for want in shown.request.wants}
    assert not wants & {ZigzagWant, SymmetryWant}


def test_single_steps_are_recorded_one_by_one(program, until):
    program.session.pause()
    snapshots = []
    program.session.snapshot_shown.connect(snapshots.append)
    view = unfolded(program, "zigzag")
    until(lambda: any(not shown.running and ZigzagWant(1, 0) in shown.request.wants for shown in snapshots))
    before = view.facts()["step"]
    counts = []
    for _ in range(3):
        program.session.step_once()
        until(lambda: view.facts()["step"] > (counts[-1][0] if counts else before))
        counts.append((view.facts()["step"], view.facts()["steps"]))
    assert [step - counts[0][0] for step, _ in counts] == [0, 1, 2]
    assert [steps - counts[0][1] for _, steps in counts] == [0, 1, 2]
