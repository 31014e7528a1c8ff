"""Linear pieces in the whole program: its one process, who gets its answers, and that it ends with the window."""

from __future__ import annotations

import os
import signal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.snapshot import RunInfo

PIECES = RunConfig(dataset="circle", layers=(Layer(4, "maxout", {"pieces": 3}), Layer(4, "relu")), seed=1)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def program(make_program, until):
    made = make_program()
    made.window.resize(1440, 900)
    made.open()
    until(lambda: made.session.info is not None and "map" in made.window.views)
    made.session.start(PIECES)
    until(lambda: made.session.config == PIECES)
    return made


def switch(view) -> None:
    box = view.regions.controls.switch
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 4)


def test_no_process_before_the_first_need_and_none_after_the_window(program, until):
    view = program.window.views["map"]
    assert program.regions.process_id is None
    switch(view)
    until(lambda: view.facts()["pieces"] > 1 and view.facts()["pieces_step"] > 0)
    pid = program.regions.process_id
    assert alive(pid)
    first = view.facts()["pieces_step"]
    until(lambda: view.facts()["pieces_step"] > first)  # it goes on by itself while training runs
    asked = []
    view.regions.feed.asked.connect(asked.append)
    program.window.show_view("functions")  # another page: nobody looks
    until(lambda: not program.regions.busy)
    asked.clear()
    frame = program.session._frames._serial
    until(lambda: program.session._frames._serial > frame + 10)
    assert asked == []
    program.window.close()
    assert program.regions.process_id is None and not alive(pid)


def test_a_killed_process_is_replaced_while_training_goes_on(program, until):
    view = program.window.views["map"]
    switch(view)
    until(lambda: view.facts()["pieces"] > 1)
    pid = program.regions.process_id
    os.kill(pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    step = view.facts()["pieces_step"]
    until(lambda: view.facts()["pieces_step"] > step and program.regions.process_id not in (None, pid))
    until(lambda: view.facts()["no_pieces"] == "")  # an answer of the old one may have come before it was gone


def test_map_and_maxout_tab_have_each_their_own_pieces(program, until):
    window = program.window
    switch(window.views["map"])
    window.show_view("maxout")
    maxout = window.views["maxout"]
    QTest.mouseClick(maxout.details.tabs[3], Qt.MouseButton.LeftButton)
    part = maxout.details.regions
    until(lambda: part.regions.facts()["pieces"] > 1 and window.views["map"].facts()["pieces"] > 1)
    box = window.views["map"].plot.view_box
    until(lambda: abs(window.views["map"].regions.feed.picture.labels.shape[0] - box.height()) <= 1)
    until(lambda: part.regions.feed.picture.labels.shape[0] == part.map.area.height())
    until(lambda: part.map.box is not None)
    part.map.show_cursor(1.0, 1.0)
    assert "z = " in part.map.said
    assert "layer 1" in part.report.piece_text.text
    QTest.mouseClick(maxout.details.tabs[0], Qt.MouseButton.LeftButton)
    assert not set(part.regions.feed.wants) & set(maxout.wants)


def test_a_smooth_network_is_made_straight_by_the_button_and_that_can_be_undone(program, until):
    view, session = program.window.views["map"], program.session
    tanh = RunConfig(dataset="circle", layers=(Layer(3, "tanh"), Layer(3, "relu")), seed=1)
    session.start(tanh)
    until(lambda: session.config == tanh)
    switch(view)
    assert view.facts()["no_pieces"] == "regions.smooth"
    QTest.mouseClick(view.regions.report.remedy_button, Qt.MouseButton.LeftButton)
    until(lambda: view.facts()["pieces"] > 1)
    assert [layer.activation for layer in session.config.layers] == ["relu", "relu"]
    info: RunInfo = session.info
    program.window.history.undo()
    until(lambda: session.info is not info)
    assert session.config.layers[0].activation == "tanh" and view.facts()["no_pieces"] == "regions.smooth"


def test_the_duel_computes_all_sides_in_the_same_process(program, until):
    other = RunConfig(dataset="circle", layers=(Layer(9, "relu"),), seed=1)
    program.session.start(PIECES, other)
    program.window.show_view("compare")
    view = program.window.views["compare"]
    until(lambda: len(view._runs) == 2)
    view.arrange(regions=True)
    until(lambda: view.facts().get("pieces_a", 0) > 1 and view.facts().get("pieces_b", 0) > 1)
    assert view.duel.feeds[2].picture is None
