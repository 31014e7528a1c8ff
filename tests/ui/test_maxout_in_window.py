"""The Maxout tab in the real window: chosen by a click, fed by real training, its menu, and the way back to none."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.ui import export

# Qt's offscreen platform remarks on every popup
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MAXOUT = RunConfig(layers=(Layer(5, "maxout", {"pieces": 3}), Layer(3, "tanh")), seed=1)
PLAIN = replace(MAXOUT, layers=(Layer(5, "relu"),))


@pytest.fixture
def window(make_program, qtbot):
    """Paused after three steps; the Maxout tab is chosen by a click."""
    program = make_program()
    program.window.resize(1280, 800)
    program.window.show()
    program.session.start(MAXOUT)
    qtbot.waitUntil(lambda: program.session.info is not None and program.session.info.config == MAXOUT, timeout=20_000)
    tabs = program.window.live_page.middle.tabs
    bar = tabs.tabBar()
    place = next(i for i in range(tabs.count()) if tabs.tabText(i) == "Maxout")
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
    for _ in range(3):
        program.session.step_once()
    view = program.window.views["maxout"]
    qtbot.waitUntil(lambda: view.unit_plot.unit is not None and view._step == 3, timeout=20_000)
    qtbot.waitUntil(lambda: view.details.thin.thin is not None, timeout=20_000)
    program.window.program = program
    return program.window


def test_a_slice_that_is_moved_while_paused_is_answered_at_once(window, qtbot):
    view = window.views["maxout"]
    before = view.unit_plot.unit
    view.plane_plot.setFocus()
    QTest.keyClick(view.plane_plot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: view.unit_plot.unit is not before, timeout=20_000)
    assert view.unit_plot.unit.t_range[0] == 0 and view.unit_plot.unit.plane.line == view.plane_plot.line


def test_a_sample_walked_to_while_paused_is_answered(window, qtbot):
    view = window.views["maxout"]
    view.details.thin.setFocus()
    QTest.keyClick(view.details.thin, Qt.Key.Key_Right)
    x = window.program.session.info.data.x[:, 1]
    qtbot.waitUntil(lambda: np.array_equal(view.details.thin.thin.x, x), timeout=20_000)


def test_the_menu_gives_the_envelope_away_as_values(window):
    view = window.views["maxout"]
    found = view.export(None)
    rows = list(csv.reader(export.text(found.table, ",").splitlines()))
    assert rows[0][:3] == ["piece", "t_from", "t_to"] and len(rows) > 1
    assert float(rows[1][1]) == view.unit_plot.unit.t_range[0] and found.step == 3


def test_a_new_run_without_maxout_shows_the_offer_and_one_with_it_the_unit_again(window, qtbot):
    view, session = window.views["maxout"], window.program.session
    session.apply(PLAIN)
    qtbot.waitUntil(view.nothing.offer_button.isVisible, timeout=20_000)
    assert view.wants == ()
    session.apply(MAXOUT)
    qtbot.waitUntil(lambda: view.unit_plot.isVisible() and view.unit_plot.unit is not None, timeout=20_000)
    assert not view.nothing.offer_button.isVisible()


def test_another_language_reaches_every_part(window, qtbot):
    view = window.views["maxout"]
    window.program.language.choose("zh_CN")
    assert view.accessibleName() and view.plane_plot.title
    window.program.language.choose("en")
    assert view.plane_plot.title == "Who wins where" and view.details.tabs[1].text() == "Winners"


def test_the_offer_and_another_number_of_pieces_begin_runs(window, qtbot):
    view, session = window.views["maxout"], window.program.session
    session.apply(PLAIN)
    qtbot.waitUntil(view.nothing.offer_button.isVisible, timeout=20_000)
    QTest.mouseClick(view.nothing.offer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.unit_plot.unit is not None and view.unit_plot.isVisible(), timeout=20_000)
    assert session.info.layers[0].pieces == 3 and view.choice.pieces.value() == 3
    view.choice.pieces.setFocus()
    QTest.keyClick(view.choice.pieces, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view.choice.pieces.value() == 4, timeout=20_000)
    assert session.info.config.layers[0].params == {"pieces": 4}
    qtbot.waitUntil(lambda: view.unit_plot.unit is not None and len(view.unit_plot.unit.bias) == 4, timeout=20_000)


def test_the_unit_follows_the_score_and_the_score_the_unit(window):
    view, score = window.views["maxout"], window.live_page.score
    score.select_unit(0, 3)
    assert view.unit == (0, 3)
    view.choice.unit.setFocus()
    QTest.keyClick(view.choice.unit, Qt.Key.Key_Down)
    assert view.unit == (0, 4) and score._units[0] == 4


def test_a_layer_is_converted_from_the_menu_with_what_it_has_learned(window, until):
    window.live_page.right_column.fill()
    view, session, bar = window.views["maxout"], window.program.session, window.run_bar
    session.apply(PLAIN)
    until(lambda: view.nothing.convert_button.isVisible() and bar.step.value.text() == "0")
    begun = bar.train_loss.value.text()
    for _ in range(60):
        session.step_once()
    until(lambda: bar.step.value.text() == "60")
    learned = bar.train_loss.value.text()
    assert learned != begun
    QTest.keyClick(view.nothing.convert_button, Qt.Key.Key_Space)  # opens the menu
    until(view.nothing.convert_button.layers.isVisible)
    QTest.keyClick(view.nothing.convert_button.layers, Qt.Key.Key_Down)
    QTest.keyClick(view.nothing.convert_button.layers, Qt.Key.Key_Return)
    until(lambda: bar.step.value.text() == "0" and view.unit_plot.unit is not None)
    assert session.config.layers == (Layer(5, "maxout", {"pieces": 2}),)
    assert bar.train_loss.value.text() == learned
    assert window.history.undo_text == "Undo layer 1: relu → maxout"
    assert not view.convert_button.isVisible()  # nothing is left to be converted


def test_a_bend_that_no_maxout_has_is_refused_in_words(window, until):
    session, reasons = window.program.session, window.live_page.panel
    session.apply(replace(PLAIN, layers=(Layer(5, "prelu", {"slope": 1}),), learning_rate=0.1))
    view = window.views["maxout"]
    until(lambda: session.info.layers[0].activation == "prelu")
    for _ in range(5):
        session.step_once()  # some slope is learned to be more than 1
    heard = []
    session.failed.connect(heard.append)
    view.nothing.convert_button.layers.actions()[0].trigger()
    until(lambda: heard)
    assert "A slope above 1 bends downwards" in heard[0].message.text
    assert reasons.config().layers[0].activation == session.config.layers[0].activation == "prelu"
    assert not window.history.undo_text.endswith("maxout")


def test_a_sample_clicked_in_the_map_is_the_one_whose_thin_network_is_drawn(window, until):
    window.live_page.right_column.fill()
    view, plane = window.views["maxout"], window.views["map"]
    data = window.program.session.info.data
    x, y = (float(value) for value in data.raw[:, 7])
    plane.plot.picked.emit(x, y)
    assert view.sample == 7
    until(lambda: np.array_equal(view.details.thin.thin.x, data.x[:, 7]))
