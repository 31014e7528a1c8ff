"""A cell as a full plot: every kind of cell shows, reads out and exports what a real run answers."""

from __future__ import annotations

import csv
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton
from shiboken6 import isValid

from nnviz import Layer, RunConfig, Trainer, make_dataset
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import Request, Snapshot
from nnviz.ui.score.cell_plot import CellPlot
from nnviz.ui.theme import DARK, Appearance

IRIS = make_dataset("iris").names[:2]
LAYERS = (Layer(5, "tanh"), Layer(3, "maxout", {"pieces": 3}), Layer(4, "softmax"))
CELLS = [
    ("function", 0),
    ("slope", 0),
    ("function", 1),
    ("slope", 1),
    ("function", 2),
    ("slope", 2),
    ("ladder", 2),
    ("network", 0),
]


@pytest.fixture(scope="module")
def live():
    live = LiveRun(Trainer(RunConfig(layers=LAYERS, seed=1)))
    live.advance(50)
    return live


def open_cell(qtbot, live, stave, layer, unit=1):
    plot = CellPlot(Appearance(), live.trainer.info(), stave, layer, unit)
    qtbot.addWidget(plot)
    with qtbot.waitExposed(plot):
        plot.show()
    wants = frozenset(plot.wants)
    plot.show_snapshot(Snapshot(Request(1, 1, wants), 50, True, 1.0, (live.run_state(wants),)))
    return plot


def words(plot) -> str:
    return " ".join(label.text() for label in plot.findChildren(QLabel))


@pytest.mark.parametrize(("stave", "layer"), CELLS)
def test_every_cell_opens_reads_out_and_saves(qtbot, live, tmp_path, stave, layer):
    plot = open_cell(qtbot, live, stave, layer)
    canvas = plot.findChild(pg.PlotWidget)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert "=" in words(plot)
    for name in ("cell.png", "cell.svg", "cell.csv"):
        assert plot.save(tmp_path / name) == f"Saved {name}"
    assert not QPixmap(str(tmp_path / "cell.png")).isNull()
    assert ElementTree.parse(tmp_path / "cell.svg").getroot().tag.endswith("svg")
    rows = list(csv.reader((tmp_path / "cell.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) > 1 and all(len(row) == len(rows[0]) for row in rows)
    assert np.isfinite([[float(cell) for cell in row] for row in rows[1:]]).all()


def test_the_numbers_of_a_curve_are_those_of_the_function(qtbot, live, tmp_path):
    plot = open_cell(qtbot, live, "slope", 0)
    plot.save(tmp_path / "slope.csv")
    rows = np.genfromtxt(tmp_path / "slope.csv", delimiter=",", skip_header=1)
    assert rows[:, 1] == pytest.approx(1 - np.tanh(rows[:, 0]) ** 2, abs=1e-8)
    assert rows[:, 2].sum() == pytest.approx(1.0, abs=1e-6)


def test_negative_ticks_have_a_minus_sign(qtbot, live):
    plot = open_cell(qtbot, live, "function", 0)
    axis = plot.findChild(pg.PlotWidget).plotItem.getAxis("bottom")
    assert axis.tickStrings([-2.0, 0.0, 2.0], 1.0, 2.0) == ["−2", "0", "2"]


def test_the_dots_of_a_curve_are_drawn_once_for_all_frames(qtbot, live):
    plot = open_cell(qtbot, live, "function", 0)
    dots = next(item for item in plot.findChild(pg.PlotWidget).plotItem.items if isinstance(item, pg.ScatterPlotItem))
    wants = frozenset(plot.wants)
    for _ in range(3):
        plot.show_snapshot(Snapshot(Request(1, 1, wants), 50, True, 1.0, (live.run_state(wants),)))
        plot.grab()
    assert dots.data.size > 100
    assert len(dots.fragmentAtlas) <= 2  # one for saturated values, one for the others


def test_the_copied_numbers_are_ready_for_a_spreadsheet(qtbot, live):
    plot = open_cell(qtbot, live, "ladder", 1)
    button = next(b for b in plot.findChildren(QPushButton) if b.text() == "Copy numbers")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().strip().split("\n")
    assert lines[0].split("\t") == ["layer", "delta", "brought"]
    assert len(lines) == 1 + 4  # three hidden layers and the output


def test_a_ladder_without_any_error_signal_is_empty(qtbot):
    live = LiveRun(Trainer(RunConfig(layers=(Layer(3, "relu"),), output_activation="relu", initializer="zeros")))
    plot = open_cell(qtbot, live, "ladder", 0)
    assert not plot.grab().isNull()  # painted: bounds of gaps alone would have been a warning, and more of them
    qtbot.keyClick(plot.findChild(pg.PlotWidget), Qt.Key.Key_Right)
    assert "||δ|| = 0" in words(plot)


def test_outputs_as_large_as_a_float_can_be_are_painted(qtbot):
    live = LiveRun(Trainer(RunConfig(layers=(Layer(2, "relu"),))))
    live.trainer.network.weights[0][1] = 3.2e37  # times x1 + x2 up to 12 is more than half the range of float32
    plot = open_cell(qtbot, live, "network", 0, unit=1)
    assert not plot.grab().isNull()


def test_a_name_that_cannot_be_written_is_answered_with_a_sentence(qtbot, live, tmp_path):
    plot = open_cell(qtbot, live, "ladder", 0)
    for name in ("cell.png", "cell.svg", "cell.csv"):
        assert "was not saved" in plot.save(tmp_path / "nowhere" / name)
    assert ".csv" in plot.save(tmp_path / "cell.txt")


def test_escape_closes_and_a_run_of_another_shape_does_too(qtbot, live):
    plot = open_cell(qtbot, live, "function", 1)
    plot.set_run(live.trainer.info())
    assert plot.isVisible()
    plot.set_run(Trainer(RunConfig(layers=(Layer(2, "relu"),))).info())
    qtbot.waitUntil(lambda: not isValid(plot))
    other = open_cell(qtbot, live, "function", 0)
    qtbot.keyClick(other, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(other))


@pytest.mark.parametrize(
    ("stave", "change"),
    [("ladder", {"layers": (*LAYERS, Layer(2, "tanh"))}), ("network", {"dataset": "iris", "features": IRIS})],
)
def test_a_ladder_of_another_length_and_a_plane_of_other_columns_close_the_plot(qtbot, live, stave, change):
    config = replace(live.trainer.config, **change)
    plot = open_cell(qtbot, live, stave, 1)
    plot.set_run(Trainer(config).info())
    qtbot.waitUntil(lambda: not isValid(plot))
    unchanged = open_cell(qtbot, live, "function", 1)
    unchanged.set_run(Trainer(config).info())
    assert unchanged.isVisible()


def test_the_theme_reaches_an_open_plot(qtbot, live):
    plot = open_cell(qtbot, live, "function", 0)
    before = plot.grab().toImage().pixelColor(plot.width() // 2, 40).lightness()
    plot.appearance.set_theme(DARK)
    assert plot.grab().toImage().pixelColor(plot.width() // 2, 40).lightness() < before
