"""A cell as a full plot: every kind of cell shows, reads out and exports what a real run answers."""

from __future__ import annotations

import csv
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from nnviz import Layer, RunConfig, Trainer, make_dataset
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import Request, Snapshot
from nnviz.training.wants import NeuronMapsWant, WeightsWant
from nnviz.ui import export
from nnviz.ui.export import Origin
from nnviz.ui.score.cell_plot import CellPlot
from nnviz.ui.score.cell_plots import CellPlots
from nnviz.ui.score.tables import weights_table
from nnviz.ui.theme import DARK, Appearance

IRIS = make_dataset("iris").names[:2]
LAYERS = (Layer(5, "tanh"), Layer(3, "maxout", {"pieces": 3}), Layer(4, "softmax"), Layer(2, "prelu"))
CELLS = [
    ("function", 0),
    ("slope", 0),
    ("function", 1),
    ("slope", 1),
    ("function", 2),
    ("slope", 2),
    ("function", 3),
    ("slope", 3),
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


def test_the_table_of_weights_has_the_learned_slopes_behind_those_of_their_layer(live):
    weights = live.answer([WeightsWant()])[WeightsWant()]
    rows = list(csv.DictReader(export.text(weights_table(50, live.trainer.info(), weights), ",").splitlines()))
    assert len(rows) == live.trainer.network.parameters.size
    assert [(row["layer"], row["unit"], row["input"]) for row in rows if row["kind"] == "slope"] == [
        ("4", "1", "0"),
        ("4", "2", "0"),
    ]
    assert [float(row["value"]) for row in rows if row["kind"] == "slope"] == live.trainer.network.slopes[3][
        :, 0
    ].tolist()


@pytest.mark.parametrize(("stave", "at_minus_5"), [("function", -3.5), ("slope", 0.7)])
def test_the_plot_of_a_prelu_layer_is_about_the_chosen_units_slope(qtbot, live, stave, at_minus_5):
    slopes = live.trainer.network.slopes[3]
    before = slopes.copy()
    slopes[...] = [[0.1], [0.7]]
    plot = open_cell(qtbot, live, stave, 3, unit=1)
    slopes[...] = before
    qtbot.keyClick(plot.findChild(pg.PlotWidget), Qt.Key.Key_Right)
    assert "slope₂ = 0.70" in words(plot)
    curve = next(item for item in plot.findChild(pg.PlotWidget).plotItem.items if isinstance(item, pg.PlotCurveItem))
    z, values = curve.getData()
    assert np.interp(-5.0, z, values) == pytest.approx(at_minus_5)
    rows = list(csv.DictReader(export.text(plot.export(None).table, ",").splitlines()))
    assert {(row["unit"], row["learned_slope"]) for row in rows} == {("2", "0.7")}


@pytest.mark.parametrize(("stave", "layer"), CELLS)
def test_every_cell_opens_reads_out_and_gives_away_picture_and_values(qtbot, live, stave, layer):
    plot = open_cell(qtbot, live, stave, layer)
    canvas = plot.findChild(pg.PlotWidget)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert "=" in words(plot)
    shown = plot.export(None)
    origin = Origin("circle", shown.step, live.trainer.config)
    picture = export.image(shown)
    assert (picture.width(), picture.height()) == (2 * canvas.width(), 2 * canvas.height())
    root = ElementTree.fromstring(export.svg(shown, origin))
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert {"text", "g"} <= kinds and kinds & {"path", "polyline", "rect", "image"}
    rows = list(csv.DictReader(export.text(shown.table, ",").splitlines()))
    assert rows and shown.step == 50
    assert {row["step"] for row in rows} == {"50"}
    assert all(cell for row in rows for cell in row.values())


def test_a_picture_of_a_cell_is_without_its_crosshair_which_stays(qtbot, live):
    plot = open_cell(qtbot, live, "function", 0)
    canvas = plot.findChild(pg.PlotWidget)
    plain = export.image(plot.export(None))
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert any(item.isVisible() for item in canvas.plotItem.items if isinstance(item, pg.InfiniteLine))
    assert export.image(plot.export(None)) == plain
    assert any(item.isVisible() for item in canvas.plotItem.items if isinstance(item, pg.InfiniteLine))


def test_the_numbers_of_a_curve_are_those_of_the_function(qtbot, live):
    plot = open_cell(qtbot, live, "slope", 0)
    rows = list(csv.DictReader(export.text(plot.export(None).table, ",").splitlines()))
    z, slope, share = (np.array([float(row[name]) for row in rows]) for name in ("z", "f_slope", "share"))
    assert slope == pytest.approx(1 - np.tanh(z) ** 2, abs=1e-15)
    assert share.sum() == pytest.approx(1.0, abs=1e-6)
    assert len(rows) == 240 and rows[0]["activation"] == "tanh"


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


@pytest.mark.parametrize("way", ["button", "right click", "Shift+F10", "Menu"])
def test_a_menu_is_asked_for_by_button_by_right_click_and_by_keys(qtbot, live, way):
    plot = open_cell(qtbot, live, "ladder", 1)
    canvas, asked = plot.findChild(pg.PlotWidget), []
    plot.menu_asked.connect(lambda shown, where: asked.append((shown, where)))
    if way == "button":
        button = next(b for b in plot.findChildren(QPushButton) if b.text() == "Copy or save…")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    elif way == "right click":
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.RightButton, pos=QPoint(200, 150))
    elif way == "Menu":
        qtbot.keyClick(canvas, Qt.Key.Key_Menu)
    else:
        qtbot.keyClick(canvas, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    ((shown, where),) = asked
    assert shown.what == "size of δ in every layer"
    assert plot.frameGeometry().contains(where)
    assert len(shown.table.columns[0]) == 5  # four hidden layers and the output


def test_a_right_drag_zooms_and_asks_for_no_menu(qtbot, live):
    plot = open_cell(qtbot, live, "function", 0)
    viewport, asked = plot.findChild(pg.PlotWidget).viewport(), []
    plot.menu_asked.connect(lambda *_: asked.append(1))
    box = plot.findChild(pg.PlotWidget).plotItem.getViewBox()
    before = box.viewRange()
    qtbot.mousePress(viewport, Qt.MouseButton.RightButton, pos=QPoint(300, 200))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(300, 200), viewport.mapToGlobal(QPoint(300, 200)))
    QApplication.sendEvent(viewport, event)  # as on X11, when the button goes down
    for x in (320, 360, 420):
        place = QPointF(x, 200)
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(viewport.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.RightButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, move)
    qtbot.mouseRelease(viewport, Qt.MouseButton.RightButton, pos=QPoint(420, 200))
    assert asked == []
    assert box.viewRange() != before


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


def test_an_opened_neuron_follows_the_plane_of_the_map(qtbot):
    live = LiveRun(Trainer(RunConfig(dataset="wine", standardize=True, layers=(Layer(5, "tanh"),))))
    live.advance(20)
    plots = CellPlots(QWidget())
    qtbot.addWidget(plots.parent())
    plots.set_plane(6, 2, None)
    plots.open(Appearance(), live.trainer.info(), "network", 0, 3)
    (plot,) = plots._open
    plots.set_plane(6, 9, 17)
    assert plots.wants == (NeuronMapsWant(48, (6, 9), 17),)
    wants = frozenset(plots.wants)
    plots.show_snapshot(Snapshot(Request(1, 1, wants), 20, True, 1.0, (live.run_state(wants),)))
    data, item = live.trainer.data, plot._widget.plotItem
    assert [item.getAxis(side).labelText for side in ("bottom", "left")] == [data.columns[6], data.columns[9]]
    x_min, _, _, y_max = data.box(6, 9)
    point = data.raw[:, 17].copy()
    point[6], point[9] = x_min, y_max
    expected = live.trainer.network.trace(data.transform(point[:, None])).a[1][3, 0]
    assert plot._picture._map[0, 0] == pytest.approx(expected, abs=1e-5)
    plots.set_plane(0, 99, None)  # of other data, that this plot is not for
    assert plots.wants == (NeuronMapsWant(48, (6, 9), 17),)
    plot.close()
