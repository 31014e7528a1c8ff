"""The gradient's tab in the real window: chosen by a click, fed by real training, together with the network's tab."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.ui import export

# Qt's offscreen platform remarks on every popup
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DEEP = RunConfig(layers=(Layer(8, "sigmoid"),) * 8, seed=1)
HEALTHY = RunConfig(layers=(Layer(8, "relu"),) * 8, initializer="he", seed=1)


@pytest.fixture
def window(make_program, qtbot):
    """Shows two runs side by side, paused after a few steps; the gradient's tab is chosen by a click."""
    program = make_program()
    program.window.resize(1440, 900)
    program.window.show()
    program.session.start(DEEP, HEALTHY)
    qtbot.waitUntil(lambda: program.session.info is not None and program.session.info.config == DEEP, timeout=20_000)
    tabs = program.window.live_page.middle.tabs
    bar = tabs.tabBar()
    place = next(i for i in range(tabs.count()) if tabs.tabText(i) == "Gradient")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
    for _ in range(3):
        program.session.step_once()
    view = program.window.views["gradient"]
    qtbot.waitUntil(lambda: view.map.history is not None and view.map.history.steps[-1] == 3, timeout=20_000)
    qtbot.waitUntil(lambda: all(f.gradients is not None for f in view.ladders.panels.runs), timeout=20_000)
    return program.window


def test_two_runs_are_overlaid_and_the_shown_one_is_said_to_vanish(window):
    view = window.views["gradient"]
    first, second = (figures.gradients.delta for figures in view.ladders.panels.runs)
    assert first[0] / first[-1] < 1e-4
    assert second[0] / second[-1] > 1e-2
    assert view.summary.text().startswith("A: Vanishing from layer ")


def test_a_layer_selected_here_is_selected_in_the_network_and_the_other_way_round(window):
    view, score = window.views["gradient"], window.live_page.score
    places = view.ladders.places
    place = QPointF(places.x(2), places.boxes[0].middle).toPoint()
    QTest.mouseClick(view.ladders, Qt.MouseButton.LeftButton, pos=place)
    assert score.selected_layer == 2
    score.select_layer(5)
    assert view.selected_layer == 5
    score.select_layer(None)
    assert view.selected_layer is None


def test_letting_go_of_a_layer_here_lets_go_of_it_in_the_network(window):
    view, score = window.views["gradient"], window.live_page.score
    places = view.ladders.places
    place = QPointF(places.x(3), places.boxes[0].middle).toPoint()
    QTest.mouseClick(view.ladders, Qt.MouseButton.LeftButton, pos=place)
    assert score.selected_layer == view.selected_layer == 3
    QTest.mouseClick(view.ladders, Qt.MouseButton.LeftButton, pos=place)
    assert score.selected_layer is view.selected_layer is None


def test_its_values_are_a_table_of_both_runs(window):
    view = window.views["gradient"]
    shown = view.export(view.ladders.mapTo(view, view.ladders.rect().center()))
    rows = list(csv.DictReader(export.csv_bytes(shown.table).decode("utf-8-sig").splitlines()))
    assert len(rows) == 18
    first = view.ladders.panels.runs[0].gradients
    assert [float(row["delta"]) for row in rows[:9]] == first.delta.tolist()
    assert {row["run"] for row in rows} == {"A", "B"}
