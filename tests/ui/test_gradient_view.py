"""The gradient's view as people use it: what it says of real runs, its cursor, its choices, what it gives away."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from snapshots import observed, run_info, snapshot

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.gradient_wants import (
    GradientHistory,
    GradientHistoryWant,
    GradientWant,
    LayerGradients,
    Nudge,
    NudgeWant,
)
from nnviz.training.live_run import LiveRun
from nnviz.training.snapshot import Divergence, Request, Snapshot
from nnviz.training.trainer import Trainer
from nnviz.ui.gradient.figures import PANELS
from nnviz.ui.theme import DARK, LIGHT, Appearance
from nnviz.ui.views.gradient import GradientView

DEEP = RunConfig(layers=(Layer(8, "sigmoid"),) * 8)
HEALTHY = RunConfig(layers=(Layer(8, "relu"),) * 8, initializer="he")


@pytest.fixture
def view(qtbot):
    made = GradientView(Appearance())
    qtbot.addWidget(made)
    made.resize(760, 660)
    made.show()
    return made


def watch(view, *configs: RunConfig, shown: int = 0) -> list[LiveRun]:
    """Real runs, measured once."""
    runs = [LiveRun(Trainer(config)) for config in configs]
    view.set_runs(tuple(run.trainer.info() for run in runs), shown)
    look(view, runs, shown)
    return runs


def look(view, runs, shown=0) -> None:
    wants = frozenset(view.wants)
    states = tuple(run.run_state(wants) for run in runs)
    view.show_snapshot(Snapshot(Request(1, 1, wants, wants, shown), runs[0].step, True, 1000.0, states))
    QApplication.processEvents()


def by_hand(delta, slope=None, change=None) -> LayerGradients:
    some = np.full(len(delta), 0.5)
    return LayerGradients(
        np.array(delta, float),
        some,
        some if slope is None else np.array(slope, float),
        some if change is None else np.array(change, float),
        np.ones(len(delta)),
    )


def show(view, gradients: LayerGradients, **facts) -> None:
    view.show_snapshot(snapshot({GradientWant(): gradients}, **facts))
    QApplication.processEvents()


def point(view, layer: int, panel: str = "delta") -> QPoint:
    """Move the mouse to a layer's column in a panel."""
    places = view.ladders.places
    place = QPointF(places.x(layer), places.boxes[PANELS.index(panel)].middle).toPoint()
    QTest.mouseMove(view.ladders, place)
    return place


# -- words


def test_before_a_run_it_says_so_and_asks_for_its_figures_all_the_same(view):
    assert view._empty.isVisible() and not view.ladders.isVisible()
    assert set(view.wants) == {GradientWant(), NudgeWant(), GradientHistoryWant()}
    assert view.export(None) is None


def test_eight_sigmoid_layers_are_said_to_vanish_from_where_it_begins(view):
    (run,) = watch(view, DEEP)
    verdict = run.answer([GradientWant()])[GradientWant()].verdict()
    text = view.summary.text()
    assert text.startswith(f"Vanishing from layer {verdict.begins + 1} back: layer 1 has ")
    assert "less than 1/1\u202f000 of" in view.summary.toolTip()
    assert "more than 1\u202f000 times" in view.summary.toolTip()
    colour = view.summary.palette().color(view.summary.foregroundRole()).name()
    assert colour == LIGHT.danger_text


def test_relu_with_he_reaches_every_layer(view):
    watch(view, HEALTHY)
    assert view.summary.text().startswith("The error reaches every layer")
    assert view.summary.palette().color(view.summary.foregroundRole()).name() == LIGHT.text


@pytest.mark.parametrize(
    ("delta", "words"),
    [
        ([1.0], "A single layer"),
        ([0.5, 1.0], "The error reaches every layer; the least in layer 1: 0.50 times the last's ||δ||."),
        ([1e5, 10, 1.0], "Exploding from layer 1 back: layer 1 has 1.0\u00a0×\u00a010⁵ times the last's ||δ||."),
        ([0, 0, 1.0], "Vanishing from layer 2 back: to layer 1 no error comes at all, δ is 0."),
        ([0, 0.0], "No error comes back"),
        ([np.nan, np.inf, 1.0], "Overflow: ||δ|| of layer 2 is no finite number."),
    ],
)
def test_what_becomes_of_the_error_is_said_in_a_sentence(view, delta, words):
    view.set_run(run_info(layers=(Layer(4, "tanh"),) * (len(delta) - 1)))
    show(view, by_hand(delta))
    assert view.summary.text().startswith(words)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            [2.0, 1e-5],
            "1\u00a0% more or less in W¹ fades on its way: the output moves by 5.0\u00a0×\u00a010⁻⁶ of ||Δa¹||.",
        ),
        ([2.0, 1.0], "1\u00a0% more or less in W¹ comes through: the output moves by 0.50 times ||Δa¹||."),
        ([2.0, 50.0], "1\u00a0% more or less in W¹ grows on its way: the output moves by 25 times ||Δa¹||."),
        ([0.0, 0.0], "1\u00a0% more or less in W¹ changes nothing in a¹."),
        ([2.0, np.inf], "1\u00a0% more or less in W¹ overflows on its way."),
    ],
)
def test_what_becomes_of_the_nudge_is_said_as_well(view, change, words):
    view.set_run(run_info(layers=(Layer(4, "tanh"),)))
    view.show_snapshot(snapshot({GradientWant(): by_hand([1, 1]), NudgeWant(): Nudge(np.array(change), 0.1)}))
    assert view.ladders.forward == words


def test_a_sentence_stays_long_enough_to_be_read_while_the_pictures_run(view, monkeypatch):
    now = [0.0]
    monkeypatch.setattr("nnviz.ui.views.gradient.time.monotonic", lambda: now[0])
    view.set_run(run_info(layers=(Layer(4, "tanh"),)))
    nudge = {NudgeWant(): Nudge(np.ones(2), 0.1)}

    def tell(part, **facts):
        view.show_snapshot(snapshot({GradientWant(): by_hand([part, 1]), **nudge}, **facts))
        return view.summary.text()

    assert "0.50" in tell(0.5)
    now[0] = 0.1
    assert "0.50" in tell(0.25)
    assert view.ladders.panels.runs[0].gradients.delta[0] == 0.25
    now[0] = 0.6
    assert "0.12" in tell(0.125)
    assert "0.75" in tell(0.75, running=False)  # what stands still is true at once


# -- the cursor


def test_pointing_tells_the_figure_of_that_panel_and_above_all_of_the_layer(view):
    (run,) = watch(view, DEEP)
    found = run.answer([GradientWant(), NudgeWant()])
    point(view, 3)
    assert view.ladders.reading.split("\n")[0] == "Layer 4"
    assert "||δ|| = " in view.ladders.reading
    for part in ("Layer 4 · sigmoid · 8 units", "||Wᵀδ||", "mean f′", "||ΔW|| / ||W||", "||Δa||"):
        assert part in view.readout.text()
    point(view, 2, "change")
    assert "||ΔW|| = " in view.ladders.reading
    assert f"{found[GradientWant()].slope[2]:.3g}"[:4] in view.readout.text()
    QTest.mouseMove(view.ladders, QPoint(2, 2))
    assert view.ladders.reading == "" and "Point at a layer" in view.readout.text()


def test_the_arrows_walk_over_layers_and_panels(view):
    watch(view, DEEP)
    view.ladders.setFocus()
    QTest.keyClick(view.ladders, Qt.Key.Key_Right)
    assert view.ladders.cursor_layer == 0
    for key, layer in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_End, 8)):
        QTest.keyClick(view.ladders, key)
        assert view.ladders.cursor_layer == layer
    QTest.keyClick(view.ladders, Qt.Key.Key_Down)
    assert "mean f′ = " in view.ladders.reading
    assert view.ladders.accessibleDescription().startswith("Layer 9 ")
    QTest.keyClick(view.ladders, Qt.Key.Key_Escape)
    assert view.ladders.cursor_layer is None and view.ladders.reading == ""


def test_a_click_selects_a_layer_and_another_lets_go_of_it(view, qtbot):
    watch(view, DEEP)
    told = []
    view.layer_selected.connect(told.append)
    place = point(view, 5)
    QTest.mouseClick(view.ladders, Qt.MouseButton.LeftButton, pos=place)
    assert view.selected_layer == 5
    QTest.mouseClick(view.ladders, Qt.MouseButton.LeftButton, pos=place)
    assert view.selected_layer is None and told == [5, -1]
    view.ladders.setFocus()
    QTest.keyClick(view.ladders, Qt.Key.Key_Home)
    QTest.keyClick(view.ladders, Qt.Key.Key_Return)
    assert told[-1] == 0
    view.select_layer(-1)
    assert view.selected_layer is None


def test_the_selected_layer_keeps_its_figures_in_view(view):
    watch(view, DEEP)
    view.select_layer(6)
    assert view.readout.text().startswith("Layer 7 · sigmoid")


@pytest.mark.parametrize("width", [500, 760, 1300])
def test_the_readout_breaks_no_figure_and_moves_nothing(view, width):
    watch(view, DEEP)
    view.resize(width, 660)
    QApplication.processEvents()
    top = view.ladders.y()
    view.select_layer(4)
    QApplication.processEvents()
    lines = view.readout.text().split("\n")
    parts = [part for line in lines for part in line.split("   ")]
    assert parts == view._words.readout(view.ladders.panels, 4)
    assert len(lines) <= 2 and view.ladders.y() == top
    room = view.readout.width()
    assert all(view.readout.fontMetrics().horizontalAdvance(line) <= room for line in lines)


# -- several runs


def test_up_to_four_runs_are_drawn_and_read_out_with_their_letters(view):
    watch(view, DEEP, HEALTHY, RunConfig(), shown=1)
    assert view.every_run
    assert view.summary.text().startswith("B: The error reaches every layer")
    point(view, 1)
    assert [line[:1] for line in view.ladders.reading.split("\n")[1:]] == ["A", "B", "C"]
    point(view, 7)
    assert [line[:1] for line in view.ladders.reading.split("\n")[1:]] == ["A", "B"]  # the third has three layers
    assert view.readout.text().startswith("B: Layer 8 · relu")


def test_of_a_race_only_the_shown_run_is_asked_and_drawn(view):
    runs = [LiveRun(Trainer(RunConfig(seed=seed))) for seed in range(6)]
    view.set_runs(tuple(run.trainer.info() for run in runs), 4)
    look(view, runs, 4)
    assert not view.every_run
    assert len(view.ladders.panels.runs) == 1
    assert view.ladders.panels.runs[0].run is view._runs[4]
    expected = runs[4].answer([GradientWant()])[GradientWant()].delta
    np.testing.assert_array_equal(view.ladders.panels.runs[0].gradients.delta, expected)


def test_showing_another_of_the_same_runs_forgets_nothing(view):
    watch(view, DEEP, HEALTHY)
    view.set_runs(view._runs, 1)
    assert all(figures.gradients is not None for figures in view.ladders.panels.runs)
    assert view.summary.text().startswith("B: ")


def test_a_run_that_overflowed_stays_faint_while_the_other_goes_on(view):
    runs = watch(view, DEEP, HEALTHY)
    before = view.grab().toImage()
    runs[0].divergence = Divergence(12, 3, "loss")
    look(view, runs)
    assert view.ladders.panels.runs[0].divergence is not None and view.ladders.panels.runs[1].divergence is None
    assert view.grab().toImage() != before


# -- choices


def test_the_size_of_the_nudge_is_chosen_beside_it(view):
    watch(view, DEEP)
    view.nudge_size.setFocus()
    QTest.keyClick(view.nudge_size, Qt.Key.Key_Down)
    assert NudgeWant(0.1) in view.wants
    assert view.ladders.forward == ""  # until it is measured
    box = view.ladders.places.boxes[-1]
    assert box.top < view.nudge_size.y() and view.nudge_size.geometry().right() < box.left


def test_the_figure_of_the_history_is_chosen_beside_it(view):
    (run,) = watch(view, DEEP)
    view.history_figure.setFocus()
    QTest.keyClick(view.history_figure, Qt.Key.Key_Down)
    assert GradientHistoryWant("brought") in view.wants and view.map.history is None
    look(view, [run])
    assert view.map.history is not None and view.map.figure == "brought"


# -- the history


def history(*steps: int, layers: int = 3) -> GradientHistory:
    decades = -np.arange(len(steps) * layers, dtype=np.float32).reshape(len(steps), layers) / 2
    return GradientHistory(np.array(steps), decades)


@pytest.fixture
def map_view(view):
    view.set_run(run_info(layers=(Layer(4, "tanh"),) * 2))
    view.show_snapshot(
        snapshot({GradientWant(): by_hand([1, 1, 1]), GradientHistoryWant(): history(0, 10, 20, 30, 40)}, step=40)
    )
    QApplication.processEvents()
    return view


def test_the_history_is_read_by_mouse_at_its_step_and_layer(map_view):
    box = map_view.map.box
    place = QPointF(box.left + box.width / 2, box.bottom - box.height / 6).toPoint()
    QTest.mouseMove(map_view.map, place)
    assert map_view.map.reading == "step 20, layer 1\n||δ|| = 1.00\u00a0×\u00a010⁻³"
    QTest.mouseMove(map_view.map, QPoint(3, 3))
    assert map_view.map.reading == ""


def test_the_history_is_read_by_key_as_well(map_view):
    shown = map_view.map
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.reading.startswith("step 40, layer 1")
    QTest.keyClick(shown, Qt.Key.Key_Left)
    QTest.keyClick(shown, Qt.Key.Key_Up)
    assert shown.reading.startswith("step 30, layer 2")
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert shown.reading.startswith("step 0, layer 2")
    told = []
    map_view.layer_selected.connect(told.append)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert told == [1] and map_view.selected_layer == 1


def test_the_cursor_stays_at_its_step_when_the_history_is_thinned(map_view):
    shown = map_view.map
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Left)
    shown.show_history(history(0, 20, 40, 60))
    assert shown.reading.startswith("step 40, ")


def test_where_nothing_was_measured_the_map_is_empty(map_view):
    map_view.map.show_history(history(0, 1, 2, 3, 100, 101))
    moments = map_view.map._moments(200)
    assert (moments[50:150] == -1).all()
    assert moments[0] == 0 and moments[-1] >= 4
    box = map_view.map.box
    QTest.mouseMove(map_view.map, QPointF(box.left + box.width / 2, box.middle).toPoint())
    assert map_view.map.reading.startswith("Not measured")


def test_what_has_no_power_of_ten_is_told_in_words(map_view):
    decades = np.array([[-np.inf, np.inf, np.nan]] * 2, np.float32)
    map_view.map.show_history(GradientHistory(np.array([0, 1]), decades))
    map_view.map.setFocus()
    told = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(map_view.map, key)
        told.append(map_view.map.reading.split(" = ")[1])
    assert told == ["0", "no finite number", "not measured"]
    map_view.map.grab()


def test_a_history_of_one_moment_is_drawn(map_view):
    map_view.map.show_history(history(0))
    assert (map_view.map._moments(50) == 0).all()
    map_view.map.grab()


def test_a_new_run_forgets_the_history(map_view):
    map_view.set_run(run_info())
    assert map_view.map.history is None


# -- pictures and values


def test_the_picture_changes_with_theme_and_size_and_never_complains(view):
    watch(view, DEEP)
    pictures = [view.grab().toImage()]
    view.appearance.set_theme(DARK)
    QApplication.processEvents()
    pictures.append(view.grab().toImage())
    view.appearance.set_scale(1.5)
    QApplication.processEvents()
    pictures.append(view.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    assert view.ladders.height() >= view.ladders.minimumHeight()


@pytest.mark.parametrize("layers", [0, 1, 2, 7, 16, 59, 199])
def test_any_number_of_layers_is_painted(view, layers):
    watch(view, RunConfig(layers=(Layer(3, "sigmoid"),) * layers))
    picture = view.ladders.grab().toImage()
    blank = QImage(picture.size(), picture.format())
    blank.fill(LIGHT.surface)
    assert picture != blank
    point(view, layers)
    assert f"Layer {layers + 1}" in view.ladders.reading


@pytest.mark.parametrize("delta", [[0, 0, 0], [np.nan] * 3, [np.inf, 1e300, 1], [1e-310, 1e-200, 1e308]])
def test_whatever_the_figures_are_they_are_painted(view, delta):
    view.set_run(run_info(layers=(Layer(4, "sigmoid"),) * 2))
    show(view, by_hand(delta, slope=[0, np.inf, 1], change=[np.nan, 0, 1]), divergence=Divergence(7, 1, "loss"))
    view.grab()
    point(view, 1)
    view.grab()


def test_values_are_given_away_layer_by_layer_and_moment_by_moment(view):
    (run,) = watch(view, DEEP)
    found = run.answer([GradientWant()])[GradientWant()]
    export = view.export(QPoint(300, 200))
    assert export.table.names[:3] == ("layer", "activation", "delta")
    assert list(export.table.columns[0]) == list(range(1, 10))
    np.testing.assert_array_equal(export.table.columns[2], found.delta)
    on_map = view.map.mapTo(view, view.map.rect().center())
    table = view.export(on_map).table
    assert table.names == ("step", "layer", "delta")
    np.testing.assert_allclose(table.columns[2], found.delta, rtol=1e-5)
    for exported in (export, view.export(on_map)):
        picture = QImage(exported.size, QImage.Format.Format_RGB32)
        picture.fill(exported.background)
        blank = picture.copy()
        painter = QPainter(picture)
        exported.paint(painter)
        painter.end()
        assert picture != blank


def test_values_of_several_runs_bear_their_letters(view):
    watch(view, DEEP, RunConfig())
    table = view.export(QPoint(300, 200)).table
    assert table.names[:2] == ("run", "layer")
    assert "".join(table.columns[0]) == "A" * 9 + "B" * 3


def test_an_answer_of_other_runs_is_left_alone(view):
    watch(view, DEEP, HEALTHY)
    text = view.summary.text()
    show(view, by_hand([1.0] * 9))
    assert view.summary.text() == text


def test_real_training_moves_the_history_on(view):
    run = LiveRun(Trainer(RunConfig()))
    view.set_run(run.trainer.info())
    for _ in range(3):
        run.advance(5)
        observed(view, run)
    assert list(view.map.history.steps) == [0, 5, 10, 15]
