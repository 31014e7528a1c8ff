"""The legend of the classes: all of a few, the most frequent of many, and every one within reach of the keyboard."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from snapshots import run_info

from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.wants import DecisionMapWant
from nnviz.ui.colour_map import class_colours
from nnviz.ui.map.legend import ClassLegend
from nnviz.ui.map.points import class_shape
from nnviz.ui.theme import DARK, LIGHT, Appearance
from nnviz.ui.views.decision_map import DecisionMapView


@pytest.fixture
def legend(qtbot):
    made = ClassLegend(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 60)
    made.show()
    made.activateWindow()
    return made


def fill(legend, count: int) -> None:
    names = [f"kind {k}" for k in range(count)]
    legend.set_classes(names, [f"training samples {k}" for k in range(count)], list(range(count - 1, -1, -1)))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_hundred_classes_have_each_a_mark_of_their_own(theme):
    assert len(set(zip(class_colours(theme, 100), map(class_shape, range(100)), strict=True))) == 100


def test_a_few_classes_are_all_there_and_many_begin_with_the_most_frequent(legend):
    legend.set_classes(("yes", "no"))
    assert legend.shown == [0, 1] and legend._layout()[1] is None
    fill(legend, 100)
    assert legend.shown == list(range(99, 99 - len(legend.shown), -1)) and 5 < len(legend.shown) < 30
    entries, more = legend._layout()
    assert legend._rest(len(entries)) == f"+ {100 - len(entries)}"
    assert more is not None and not any(more.intersects(box) for _, box in entries)
    assert all(legend.rect().contains(box) for _, box in entries) and legend.rect().contains(more)


def test_arrow_keys_reach_every_class_and_turn_the_lines_over_to_it(legend, qtbot):
    fill(legend, 40)
    chosen = []
    legend.chosen.connect(chosen.append)
    legend.setFocus()
    qtbot.waitUntil(legend.hasFocus)
    for _ in range(40):
        qtbot.keyClick(legend, Qt.Key.Key_Right)
        assert chosen[-1] in legend.shown
    assert chosen == list(range(39, -1, -1))
    assert legend.accessibleDescription() == "kind 0: training samples 0"
    qtbot.keyClick(legend, Qt.Key.Key_Home)
    assert chosen[-1] == 39 and legend.shown[0] == 39
    qtbot.keyClick(legend, Qt.Key.Key_Left)
    assert chosen[-1] == 39
    qtbot.keyClick(legend, Qt.Key.Key_End)
    assert chosen[-1] == 0
    qtbot.keyClick(legend, Qt.Key.Key_Escape)
    assert chosen[-1] is None and legend.accessibleDescription() == ""


def test_a_click_chooses_a_second_one_lets_go_and_plus_turns_to_the_next(legend, qtbot):
    fill(legend, 40)
    chosen = []
    legend.chosen.connect(chosen.append)
    entries, more = legend._layout()
    for _ in range(2):
        qtbot.mouseClick(legend, Qt.MouseButton.LeftButton, pos=entries[2][1].center())
    assert chosen == [37, None]
    qtbot.mouseClick(legend, Qt.MouseButton.LeftButton, pos=more.center())
    assert legend.shown[0] == 39 - len(entries)
    while legend.shown[-1] != 0:
        qtbot.mouseClick(legend, Qt.MouseButton.LeftButton, pos=legend._layout()[1].center())
    qtbot.mouseClick(legend, Qt.MouseButton.LeftButton, pos=legend._layout()[1].center())
    assert legend.shown[0] == 39  # and round to the first


def test_a_legend_without_notes_is_only_looked_at(legend, qtbot):
    legend.set_classes(("layer 1", "layer 2"))
    chosen = []
    legend.chosen.connect(chosen.append)
    qtbot.mouseClick(legend, Qt.MouseButton.LeftButton, pos=legend._layout()[0][0][1].center())
    assert chosen == [] and legend.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_class_chosen_in_the_legend_is_alone_on_the_map(qtbot):
    g = np.random.default_rng(0)
    classes = 40
    counts = g.integers(2, 9, classes)
    y = np.repeat(np.eye(classes), counts, axis=1)
    data = Dataset(g.normal(size=(2, y.shape[1])), y, ("x1", "x2"), [f"kind {k}" for k in range(classes)])
    view = DecisionMapView(Appearance())
    qtbot.addWidget(view)
    view.resize(276, 420)
    view.show()
    view.set_run(run_info(RunConfig(), data))
    (want,) = view.wants
    assert want == DecisionMapWant(resolution=56)
    most = int(counts.max())
    assert counts[view.output.legend.shown[0]] == most
    points = view._points
    assert points.shown == 150
    view.output.legend.setFocus()
    qtbot.keyClick(view.output.legend, Qt.Key.Key_Right)
    number = view.output.legend.shown[0]
    assert points.shown == most
    assert {point.symbol() for part in (points.train, points.test) for point in part.points()} == {class_shape(number)}
    text = " ".join(label.text() for label in view.findChildren(QLabel))
    assert f"{most} of {y.shape[1]} samples drawn: those of kind {number}." in text
    train, test = (int(y[number, part].sum()) for part in (view._run.data.train, view._run.data.test))
    assert view.output.legend.accessibleDescription() == f"kind {number}: training samples {train}, test samples {test}"
    qtbot.keyClick(view.output.legend, Qt.Key.Key_Escape)
    assert points.shown == 150
