"""The score as a person uses it: real clicks, moves and keys on the view, fed by a network that really trained."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, QRectF, Qt, QTranslator
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from snapshots import observed

from nnviz import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.wants import ActivityWant, MaxoutWant, NeuronMapsWant, StavesWant, WeightsWant
from nnviz.ui.number_format import parse
from nnviz.ui.score import ladder_cells
from nnviz.ui.score.cell_plot import CellPlot
from nnviz.ui.theme import DARK, LIGHT, Appearance
from nnviz.ui.views.score import ScoreView

LAYERS = (Layer(4, "sigmoid"), Layer(3, "maxout", {"pieces": 2}), Layer(4, "relu"))
DEEP = (Layer(3, "tanh"),) * 11


class Score:
    """A shown view and the run it watches."""

    def __init__(self, qtbot, layers=LAYERS, size=(860, 762), steps=100, **settings) -> None:
        self.qtbot = qtbot
        self.live = LiveRun(Trainer(RunConfig(layers=layers, seed=3, **settings)))
        self.live.advance(steps)
        self.appearance = Appearance(LIGHT)
        self.view = ScoreView(self.appearance)
        qtbot.addWidget(self.view)
        self.view.resize(*size)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        self.view.setFocus()
        qtbot.waitUntil(self.view.hasFocus)
        self.view.set_run(self.live.trainer.info())
        self.observe()

    def observe(self, running=False):
        return observed(self.view, self.live, running=running)

    @property
    def network(self):
        return self.view._network

    @property
    def geometry(self):
        return self.view._geometry

    def neuron(self, layer, unit) -> QPointF:
        nodes = self.network.layout.nodes(layer)
        return QPointF(nodes.x, nodes.y[unit])

    def middle(self, stave, layer) -> QPointF:
        x, y, width, height = self.geometry.cell(stave, layer)
        return QPointF(x + width / 2, y + height / 2)

    def click(self, point) -> None:
        self.qtbot.mouseClick(self.view, Qt.MouseButton.LeftButton, pos=QPointF(point).toPoint())

    def double_click(self, point) -> None:
        self.qtbot.mouseDClick(self.view, Qt.MouseButton.LeftButton, pos=QPointF(point).toPoint())

    def hover(self, point) -> None:
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            self.view.mapToGlobal(QPointF(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.view, event)

    def press(self, *keys, shift=False) -> None:
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self.qtbot.keyClick(self.view, key, modifier)

    def colour(self, x, y) -> QColor:
        return self.view.grab().toImage().pixelColor(round(x), round(y))


@pytest.fixture
def score(qtbot):
    return Score(qtbot)


def test_before_the_first_run_one_sentence_stands_there(qtbot):
    view = ScoreView(Appearance())
    qtbot.addWidget(view)
    view.resize(860, 762)
    view.show()
    assert view._empty.isVisible()
    assert "as soon as a run begins" in view._empty.text()
    assert not view.wants


def test_it_wants_staves_weights_maps_and_one_unit_of_every_maxout_layer(score):
    kinds = sorted(type(want).__name__ for want in score.view.wants)
    assert kinds == ["MaxoutWant", "NeuronMapsWant", "StavesWant", "WeightsWant"]
    assert MaxoutWant(1, 0) in score.view.wants


def test_hidden_it_is_not_active_and_wants_nothing(score):
    assert score.view.active
    score.view.hide()
    assert not score.view.active
    assert not score.view.wants


def test_a_click_on_a_neuron_selects_it_and_frames_it(score):
    point = score.neuron(0, 2)
    left = score.network.layout.nodes(0).left
    before = score.colour(left - 4, point.y())
    with score.qtbot.waitSignal(score.view.unit_selected) as signal:
        score.click(point)
    assert signal.args == [0, 2]
    score.view._pointing.set(None)
    after = score.colour(left - 4, point.y())
    assert after != before
    assert after == QColor(LIGHT.accent)


def test_the_chosen_unit_of_a_maxout_layer_is_the_one_that_is_asked_for(score):
    score.click(score.neuron(1, 2))
    assert MaxoutWant(1, 2) in score.view.wants
    assert MaxoutWant(1, 0) not in score.view.wants


def test_a_click_on_a_header_tints_the_column_and_a_second_one_clears_it(score):
    column = score.geometry.columns[2]
    place = (column.x0 - 2, (score.geometry.network.top + score.geometry.network.bottom) / 2)
    untinted = score.colour(*place)
    with score.qtbot.waitSignal(score.view.layer_selected) as signal:
        score.click(score.middle("header", 2))
    assert signal.args == [2]
    assert untinted != score.colour(*place) == QColor(LIGHT.sel)
    with score.qtbot.waitSignal(score.view.layer_selected) as signal:
        score.click(score.middle("header", 2))
    assert signal.args == [-1]
    assert score.colour(*place) == untinted


def test_the_tint_goes_through_the_whole_column_without_a_gap(score):
    score.view.select_layer(2)
    image = score.view.grab().toImage()
    x = round(score.geometry.columns[2].x0 - 2)
    top, bottom = round(score.geometry.header.top) + 1, round(score.geometry.names.bottom) - 1
    colours = [image.pixelColor(x, y) for y in range(top, bottom)]
    edges = range(round(score.geometry.network.top) - top, round(score.geometry.network.bottom) - top)
    untinted = [top + y for y, colour in enumerate(colours) if colour != QColor(LIGHT.sel) and y not in edges]
    lines = [y for y in untinted if image.pixelColor(x, y) == QColor(LIGHT.surface)]
    assert not lines


def test_selecting_a_layer_moves_nothing(score):
    before = score.geometry
    score.view.select_layer(1)
    assert score.geometry == before


def test_hovering_a_neuron_shows_its_exact_bias(score):
    score.hover(score.neuron(2, 1))
    bias = float(score.live.trainer.network.biases[2][1, 0])
    shown = score.view.readout_text.splitlines()
    assert shown[0] == "Layer 3, unit 2"
    assert parse(shown[1].split("=")[1]) == pytest.approx(bias, rel=5e-4)


def test_hovering_an_edge_shows_its_exact_weight(score):
    edges = score.network.gaps.pictures[3]
    middle = edges.path(2, 0).pointAtPercent(0.3)
    score.hover(middle)
    place = score.view.cursor_place
    weight = float(score.live.trainer.network.weights[3][place.unit, place.source])
    symbol, _, value = score.view.readout_text.partition(" = ")
    assert symbol == "w⁴₁" + "₁₂₃₄"[place.source]
    assert parse(value) == pytest.approx(weight, rel=5e-4)


def test_hovering_f_shows_z_and_f_of_z_there(score):
    x, y, width, height = score.geometry.cell("function", 0)
    score.hover(QPointF(x + 0.75 * width, y + height / 2))
    z = score.view.cursor_place.z
    limit = score.view._feed.limit
    assert z == pytest.approx(limit / 2)
    figures = dict(line.split(" = ") for line in score.view.readout_text.splitlines() if " = " in line)
    assert float(figures["f(z)"]) == pytest.approx(1 / (1 + np.exp(-z)), rel=5e-3)


def test_the_readout_goes_when_the_mouse_leaves(score):
    score.hover(score.neuron(0, 0))
    assert score.view.readout_text
    QApplication.sendEvent(score.view, QEvent(QEvent.Type.Leave))
    assert not score.view.readout_text
    assert score.view.cursor_place is None


def test_the_readout_follows_the_training(score):
    score.hover(score.neuron(2, 1))
    before = score.view.readout_text
    score.live.advance(200)
    score.observe()
    assert score.view.readout_text != before


def test_arrows_move_from_cell_to_cell_and_shift_moves_inside(score):
    score.press(Qt.Key.Key_Down)
    assert (score.view.cursor_place.stave, score.view.cursor_place.layer) == ("function", 0)
    score.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert (score.view.cursor_place.stave, score.view.cursor_place.layer) == ("slope", 2)
    score.press(Qt.Key.Key_Right, Qt.Key.Key_Right, shift=True)
    assert score.view.cursor_place.z > 0
    assert "f′(z)" in score.view.readout_text
    assert score.view.accessibleDescription().startswith("Layer 3, z ")
    score.press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert score.view.cursor_place.stave == "network"
    score.press(Qt.Key.Key_Down, shift=True)
    assert score.view.cursor_place.unit == 1
    score.press(Qt.Key.Key_Right, shift=True)
    assert score.view.readout_text.startswith("w³₂₁ = ")


def test_the_keyboard_cursor_stays_in_its_cell_when_the_axis_becomes_shorter(score):
    info = score.live.trainer.info()
    score.live.trainer.network.weights[0][...] *= 1e15
    score.observe()
    score.observe()
    score.press(Qt.Key.Key_Down)
    score.press(Qt.Key.Key_Right, Qt.Key.Key_Right, shift=True)
    assert score.view.cursor_place.z > 1e12
    score.view.set_run(info)  # begins with a short axis
    QApplication.sendEvent(score.view, QEvent(QEvent.Type.LanguageChange))
    left, top, width, height = score.geometry.cell("function", 0)
    assert QRectF(left, top, width + 1, height).contains(QPointF(score.view._pointing.key_point()))


def test_right_is_left_to_the_window_until_there_is_a_cursor_and_ctrl_right_always(score, monkeypatch):
    passed = []
    monkeypatch.setattr(QWidget, "keyPressEvent", lambda _, event: passed.append(event.key()))
    score.press(Qt.Key.Key_Right)
    assert passed == [Qt.Key.Key_Right]
    assert score.view.cursor_place is None
    score.press(Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert score.view.cursor_place.layer == 1
    passed.clear()
    score.qtbot.keyClick(score.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert passed[-1] == Qt.Key.Key_Right
    assert score.view.cursor_place.layer == 1


def test_enter_chooses_a_neuron_and_selects_a_header(score):
    score.press(Qt.Key.Key_Down, Qt.Key.Key_Up)
    score.press(Qt.Key.Key_Down, shift=True)
    with score.qtbot.waitSignal(score.view.unit_selected) as signal:
        score.press(Qt.Key.Key_Return)
    assert signal.args == [0, 1]
    score.press(Qt.Key.Key_Up)
    with score.qtbot.waitSignal(score.view.layer_selected) as signal:
        score.press(Qt.Key.Key_Return)
    assert signal.args == [0]


def test_escape_takes_back_the_cursor_and_then_the_selection(score):
    score.view.select_layer(1)
    score.press(Qt.Key.Key_Down)
    score.press(Qt.Key.Key_Escape)
    assert score.view.cursor_place is None
    assert score.view.selected_layer == 1
    score.press(Qt.Key.Key_Escape)
    assert score.view.selected_layer is None


@pytest.mark.parametrize("stave", ["function", "slope", "ladder"])
def test_a_double_click_opens_a_cell_as_a_plot_that_stays_alive(score, stave):
    with score.qtbot.waitSignal(score.view.cell_opened) as signal:
        score.double_click(score.middle(stave, 2))
    assert signal.args == [stave, 2]
    (plot,) = score.view.findChildren(CellPlot)
    assert plot.isWindow()
    assert plot.isVisible()
    score.view.hide()
    assert score.view.active
    assert set(score.view.wants) == set(plot.wants)
    plot.close()
    score.view.show()
    assert {type(want) for want in score.view.wants} == {StavesWant, WeightsWant, NeuronMapsWant, MaxoutWant}


def test_enter_opens_the_cell_under_the_keyboard_cursor(score):
    score.press(Qt.Key.Key_Down, Qt.Key.Key_Right)
    with score.qtbot.waitSignal(score.view.cell_opened) as signal:
        score.press(Qt.Key.Key_Return)
    assert signal.args == ["function", 1]
    score.view.findChild(CellPlot).close()


def test_a_click_on_a_narrow_header_widens_its_column(qtbot):
    score = Score(qtbot, DEEP)
    assert score.geometry.sparklines
    assert not score.geometry.columns[6].full
    score.click(score.middle("header", 6))
    assert score.geometry.columns[6].full
    assert score.view.selected_layer == 6
    score.press(Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert score.geometry.columns[7].full


def test_the_z_axis_widens_only_with_figures_made_for_it(score):
    staves_want = next(want for want in score.view.wants if isinstance(want, StavesWant))
    answer = score.live.answer({staves_want})[staves_want]
    limit = score.view._feed.limit
    state = score.live.run_state(frozenset())
    wide = replace(state, answers={staves_want: replace(answer, z_extent=11.0)})
    shot = score.observe()
    score.view.show_snapshot(replace(shot, runs=(wide,)))
    wished = next(want for want in score.view.wants if isinstance(want, StavesWant))
    assert wished.z_limit == 15
    assert score.view._feed.limit == limit
    state = score.live.run_state({wished})
    score.view.show_snapshot(replace(shot, runs=(state,)))
    assert score.view._feed.limit == 15
    assert score.view._function.z_limit == 15


def test_an_answer_to_an_older_wish_is_not_shown_as_the_new_units_lines(score):
    assert 1 in score.view._function.maxout
    shot, old = score.observe(), score.live.answer({MaxoutWant(1, 0)})
    score.view.select_unit(1, 2)
    state = replace(score.live.run_state(frozenset()), answers=old)
    score.view.show_snapshot(replace(shot, runs=(state,)))
    assert 1 not in score.view._function.maxout
    score.observe()
    assert 1 in score.view._function.maxout


def test_a_restart_keeps_what_was_selected_and_another_network_does_not(score):
    score.view.select_layer(1)
    score.view.select_unit(1, 2)
    score.view.set_run(LiveRun(Trainer(score.live.trainer.config)).trainer.info())
    assert score.view.selected_layer == 1
    assert MaxoutWant(1, 2) in score.view.wants
    other = replace(score.live.trainer.config, layers=LAYERS[:1])
    score.view.set_run(Trainer(other).info())
    assert score.view.selected_layer is None
    assert not any(isinstance(want, MaxoutWant) for want in score.view.wants)


def test_a_run_of_another_depth_is_painted_in_the_same_view(score):
    for depth in (1, 12, 2):
        score.live = LiveRun(Trainer(RunConfig(layers=(Layer(2, "tanh"),) * depth, seed=1)))
        score.view.set_run(score.live.trainer.info())
        score.observe(running=True)
        score.observe()
        assert len(score.geometry.columns) == depth + 1
        last = score.network.layout.layers[-1]
        assert score.colour(last.x, last.y[0]) != QColor(LIGHT.surface)


def test_a_new_theme_reaches_every_pixel(score):
    corner = (4, score.geometry.network.top + 4)
    assert score.colour(*corner) == QColor(LIGHT.surface)
    score.appearance.set_theme(DARK)
    assert score.colour(*corner) == QColor(DARK.surface)
    assert score.colour(*corner).lightness() < 60
    x, y, _, _ = score.geometry.cell("function", 0)
    assert score.colour(x + 60, y + 50).lightness() < 120


def test_a_larger_scale_makes_everything_larger(score):
    gutter = score.geometry.gutter
    score.appearance.set_scale(1.5)
    assert score.geometry.gutter == 1.5 * gutter
    assert score.network.layout.layers[0].size > 22


class Shouting(QTranslator):
    """Answers every text in capitals."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return source.upper()

    def isEmpty(self):  # an empty one is not announced
        return False


def test_another_language_is_drawn_at_once(score, qtbot):
    before = score.view.grab().toImage()
    score.hover(score.neuron(0, 0))
    translator = Shouting()
    QApplication.installTranslator(translator)
    try:
        QApplication.sendPostedEvents()
        assert "LAYER 1, UNIT 1" in score.view.readout_text
        assert score.view.accessibleName().isupper()
        QApplication.sendEvent(score.view, QEvent(QEvent.Type.Leave))
        assert score.view.grab().toImage() != before
    finally:
        QApplication.removeTranslator(translator)


def test_after_an_overflow_the_last_finite_picture_stays(qtbot):
    score = Score(qtbot, (Layer(4, "relu"),), learning_rate=1e9, output_activation="purelin", steps=1)
    score.live.advance(400)
    shot = score.observe()
    assert shot.runs[0].divergence is not None
    image = score.view.grab().toImage()
    assert not image.isNull()
    assert score.view._ladder._divergence == shot.runs[0].divergence


def test_the_last_figures_before_an_overflow_are_painted_however_large_they_are(qtbot):
    layers = (Layer(8, "relu"), Layer(4, "tanh"))
    score = Score(qtbot, layers, steps=400, dataset="reg-gauss", learning_rate=10)
    assert score.live.divergence is not None
    for name in ("function", "slope", "ladder"):
        score.hover(score.middle(name, 2))
        assert not score.view.grab().isNull()
        assert score.view.readout_text
    assert score.view._ladder.ladder.axis.high > 308  # 10 to that power is not a float any more


def test_figures_keep_the_programs_own_notation_whatever_the_locale(score):
    previous = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        score.hover(score.neuron(2, 1))
        assert "," not in score.view.readout_text.splitlines()[1]
    finally:
        QLocale.setDefault(previous)


def test_a_score_that_is_too_high_for_its_place_scrolls_and_is_still_found_under_the_mouse(qtbot):
    score = Score(qtbot, size=(860, 300))
    bar = score.view._scroll.down
    assert bar.isVisible()
    assert score.geometry.height == 300 + bar.maximum()
    ladder = score.middle("ladder", 1)
    assert ladder.y() > 300
    bar.setValue(bar.maximum())
    score.hover(ladder - QPointF(0, bar.maximum()))
    assert score.view.cursor_place.stave == "ladder"
    assert score.view.readout_text.startswith("||δ|| = ")
    unit = score.neuron(1, 2) - QPointF(0, bar.value())
    score.view.select_unit(1, 0)
    bar.setValue(0)
    with qtbot.waitSignal(score.view.unit_selected) as selected:
        score.click(unit + QPointF(0, bar.maximum()))
    assert selected.args == [1, 2]


def test_the_arrow_keys_bring_a_row_into_view(qtbot):
    score = Score(qtbot, size=(860, 300))
    score.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert score.view.cursor_place.stave == "ladder"
    assert score.geometry.ladder.bottom - score.view._scroll.down.value() <= 300
    readout = score.view._pointing.label
    assert score.view.rect().contains(readout.geometry())
    score.press(*[Qt.Key.Key_Up] * 4)
    assert score.view.cursor_place.stave == "header"
    assert score.geometry.header.top >= score.view._scroll.down.value()


def test_a_score_with_room_enough_has_no_scroll_bar(score):
    assert not score.view._scroll.down.isVisible()
    assert score.view._scroll.down.maximum() == 0


WIDE = (Layer(64, "tanh"), Layer(40, "maxout", {"pieces": 2}), Layer(24, "relu"))
DEEPEST = (Layer(8, "sigmoid"),) * 20


def wheel(view, turned, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    place = QPointF(400, 300)
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_twenty_layers_in_a_narrow_window_scroll_sideways_and_the_gutter_stays(qtbot):
    score = Score(qtbot, DEEPEST, size=(640, 700))
    bar = score.view._scroll.across
    assert bar.isVisible()
    before = score.view.grab().toImage()
    wheel(score.view, QPoint(0, -120), Qt.KeyboardModifier.ShiftModifier)
    assert 0 < bar.value() == round(score.geometry.scroll)
    wheel(score.view, QPoint(-120, 0))
    wheel(score.view, QPoint(0, -12000), Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == bar.maximum()
    after = score.view.grab().toImage()
    gutter, ladder = round(score.geometry.gutter) - 6, score.geometry.ladder
    titles = [
        (x, y) for x in range(0, gutter, 3) for y in range(round(score.geometry.function.top), round(ladder.bottom), 3)
    ]
    assert all(before.pixelColor(*place) == after.pixelColor(*place) for place in titles)
    assert any(
        before.pixelColor(x, y) != after.pixelColor(x, y) for y in range(200, 400, 7) for x in range(130, 600, 7)
    )
    score.hover(score.middle("ladder", 20))
    assert score.view.cursor_place.layer == 20
    assert score.view.readout_text.startswith("||δ|| = ")


def test_without_shift_the_wheel_does_not_scroll_sideways(qtbot):
    score = Score(qtbot, DEEPEST, size=(640, 700))
    wheel(score.view, QPoint(0, -120))
    assert score.view._scroll.across.value() == 0


def test_arrows_bring_the_column_they_lead_to_into_view_and_back(qtbot):
    score = Score(qtbot, DEEPEST, size=(640, 700))
    score.press(Qt.Key.Key_Down, *[Qt.Key.Key_Right] * 20)
    column = score.geometry.columns[20]
    assert column.full
    assert score.view.cursor_place.layer == 20
    assert score.geometry.gutter <= column.x0 < column.x1 <= score.geometry.right + 0.5
    score.press(*[Qt.Key.Key_Left] * 20)
    assert score.geometry.scroll == 0
    assert score.geometry.columns[0].full


def test_a_layer_selected_elsewhere_is_brought_into_view(qtbot):
    score = Score(qtbot, DEEPEST, size=(640, 700))
    score.view.select_layer(18)
    column = score.geometry.columns[18]
    assert column.full
    assert column.x1 <= score.geometry.right


def test_a_score_that_is_low_and_narrow_has_both_bars_and_all_of_it_can_be_seen(qtbot):
    score = Score(qtbot, DEEPEST, size=(600, 320))
    down, across = score.view._scroll.down, score.view._scroll.across
    assert down.isVisible()
    assert across.isVisible()
    assert down.maximum() == round(score.geometry.height) - (320 - across.height())
    assert score.geometry.width == 600 - down.width()
    score.view.resize(1400, 800)
    assert not down.isVisible()
    assert not across.isVisible()
    assert score.geometry.scroll == 0


def test_columns_scrolled_away_are_not_painted(qtbot):
    score = Score(qtbot, DEEPEST, size=(640, 700))
    shown = len(score.geometry.shown)
    assert shown < 21
    score.view.grab()
    drawn = score.view._function._dots
    assert len(drawn._columns) == shown
    assert len(score.network.layout.shown) <= shown + 1


def test_shift_and_down_go_through_all_units_of_a_condensed_layer(qtbot):
    score = Score(qtbot, WIDE)
    score.press(Qt.Key.Key_Down, Qt.Key.Key_Up)
    seen = [score.view.cursor_place.unit]
    for _ in range(63):
        score.press(Qt.Key.Key_Down, shift=True)
        seen.append(score.view.cursor_place.unit)
        assert score.network.layout.layers[0].row_of(seen[-1]) is not None
        assert score.view.readout_text.startswith(f"Layer 1, unit {seen[-1] + 1}\n")
    assert seen == list(range(64))


def test_clicks_on_the_count_of_hidden_units_visit_them_one_after_another(qtbot):
    score = Score(qtbot, WIDE)
    nodes = score.network.layout.layers[1]
    hidden = [unit for unit in range(40) if nodes.row_of(unit) is None]
    count = QPointF(nodes.x, nodes.after)
    score.hover(count)
    assert score.view.readout_text.startswith("25 more units")
    for unit in (hidden[0], hidden[1]):
        score.click(count)
        assert score.view.cursor_place.unit == unit
        assert score.view.readout_text.startswith(f"Layer 2, unit {unit + 1}\n")
    visited = score.network.layout.layers[1]
    with qtbot.waitSignal(score.view.unit_selected) as signal:
        score.click(QPointF(visited.x, visited.y[-1]))
    assert signal.args == [1, hidden[1]]
    assert MaxoutWant(1, hidden[1]) in score.view.wants


def test_the_activity_of_units_is_asked_for_only_where_not_all_are_drawn(qtbot, score):
    assert ActivityWant() not in score.view.wants
    score.wide = Score(qtbot, WIDE)  # held until its last paint event: Qt does not survive its collection within one
    assert ActivityWant() in score.wide.view.wants


def test_moving_over_a_matrix_changes_nothing_but_the_readout(qtbot):
    score = Score(qtbot, WIDE)
    (matrix,) = [m for m in score.network.gaps.matrices if m.shape == (40, 64)]
    drawn = [score.network.layout.nodes(layer).units for layer in range(4)]
    said = set()
    for share in (0.1, 0.5, 0.9):
        score.hover(QPointF(matrix.box.left + share * matrix.box.width, matrix.box.top + share * matrix.box.height))
        place = score.view.cursor_place
        said.add(score.view.readout_text)
        pieces = score.live.trainer.network.weights[1][2 * place.unit : 2 * place.unit + 2, place.source]
        shown = [parse(line.split("=")[1]) for line in score.view.readout_text.splitlines()[:2]]
        assert shown == pytest.approx(pieces.tolist(), rel=5e-4)
        assert f"row {place.unit + 1}, column {place.source + 1}" in score.view.readout_text
    assert len(said) == 3
    assert [score.network.layout.nodes(layer).units for layer in range(4)] == drawn


def test_the_keys_go_through_the_weights_of_a_matrix_too(qtbot):
    score = Score(qtbot, WIDE)
    score.press(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right)
    for source in range(64):
        score.press(Qt.Key.Key_Right, shift=True)
        assert score.view.cursor_place.source == source
        weight = float(score.live.trainer.network.weights[1][0, source])
        assert parse(score.view.readout_text.splitlines()[0].split("=")[1]) == pytest.approx(weight, rel=5e-4)


def test_in_a_low_window_no_two_numbers_of_the_ladder_stand_on_each_other(qtbot, monkeypatch):
    score = Score(qtbot, (Layer(64),) * 5, size=(840, 540), steps=0, dataset="reg-gauss", learning_rate=10)
    score.live.advance(20)
    score.observe()
    assert score.live.divergence is not None
    score.view.grab()
    numbers, draw = [], ladder_cells.draw_label
    monkeypatch.setattr(ladder_cells, "draw_label", lambda *given: numbers.append(draw(*given)) or numbers[-1])
    score.view._ladder.refresh_figures()
    score.view.grab()
    assert len(numbers) >= 6
    cores = [box.shrunk(3) for box in numbers]
    assert not [(a, b) for a, b in combinations(cores, 2) if a.meets(b)]


def test_the_neurons_of_an_image_say_that_they_are_drawn_as_their_weights(qtbot):
    score = Score(qtbot, (Layer(4, "tanh"), Layer(4, "tanh")), dataset="digits", steps=1)
    score.hover(score.neuron(0, 1))
    assert score.view.readout_text.endswith("drawn: its weights from the 8 × 8 pixels")
    score.hover(score.neuron(1, 1))
    assert "drawn" not in score.view.readout_text


def test_both_scroll_bars_have_a_name_for_a_reader(score):
    names = {bar.accessibleName() for bar in (score.view._scroll.down, score.view._scroll.across)}
    assert len(names) == 2
    assert "" not in names


def test_hidden_inputs_are_visited_by_clicks_on_their_count(qtbot):
    score = Score(qtbot, (Layer(30, "tanh"),), dataset="digits", steps=1)
    inputs = score.network.layout.inputs
    hidden = [unit for unit in range(64) if inputs.row_of(unit) is None]
    count = QPointF(inputs.x, inputs.after)
    score.hover(count)
    assert score.view.readout_text.startswith(f"{len(hidden)} more inputs")
    score.click(count)
    score.click(count)
    assert score.view.cursor_place.layer == -1
    assert score.view.readout_text == f"px{hidden[1]}"
    assert score.network.layout.inputs.units[-1] == hidden[1]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sin", "saturated"),
        ("sign", "saturated"),
        ("gelu", "saturated"),
        ("prelu", ""),
        ("purelin", ""),
        ("relu6", "off"),
    ],
)
def test_the_legend_says_what_a_rose_dot_means_where_there_can_be_one(qtbot, name, words):
    score = Score(qtbot, (Layer(3, name),), output_activation="purelin")
    said = score.view._header._saturated()
    assert (words in said) if words else said == ""
