"""After NaN: the ways back stand on the card and across the window, say their numbers, and one click takes them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from snapshots import run_info

from nnviz import app
from nnviz.bridge.session import SessionState
from nnviz.training.config import Layer, RunConfig
from nnviz.training.snapshot import Divergence, Request, RunState, Snapshot
from nnviz.ui.banner import Banner
from nnviz.ui.remedies import Remedies
from nnviz.ui.theme import Appearance
from nnviz.ui.views.happening import HappeningView

GOOD = RunConfig(layers=(Layer(8, "relu"),), output_activation="purelin", learning_rate=0.03)
THIN = "\u202f"


def diverged_at(step, sound):
    return RunState(step - 1, 1, 1e300, None, Divergence(step, 1, "loss"), {}, sound)


@pytest.fixture
def make(qtbot):
    def make(across=False, width=276):
        remedies = Remedies(Appearance(), across=across)
        qtbot.addWidget(remedies)
        remedies.resize(width, 100)
        remedies.show()
        return remedies

    return make


def test_the_buttons_say_the_step_and_a_tenth_of_the_learning_rate(make):
    remedies = make(across=True, width=900)
    remedies.offer(GOOD, 4180)
    assert remedies.resume_button.text() == f"Go on from step 4{THIN}180 with learning rate 0.003"
    assert remedies.restart_button.text() == "Restart with learning rate 0.003"
    remedies.offer(replace(GOOD, learning_rate=0.7), 3)
    assert remedies.resume_button.text() == "Go on from step 3 with learning rate 0.07"
    assert remedies.calmer == replace(GOOD, learning_rate=0.07)


def test_from_the_first_step_there_is_but_to_begin_again(make):
    remedies = make()
    remedies.offer(GOOD, 0)
    assert not remedies.resume_button.isVisible()
    assert remedies.restart_button.property("role") == "primary"
    remedies.offer(GOOD, 7)
    assert remedies.resume_button.isVisible()
    assert remedies.restart_button.property("role") == ""


def test_a_narrow_place_breaks_the_text_into_two_lines_of_like_length(make):
    remedies = make(width=260)
    remedies.offer(GOOD, 61_459)
    text = remedies.resume_button.text()
    first, second = text.split("\n")
    assert f"{first} {second}" == remedies.resume_button.accessibleName()
    metrics = remedies.resume_button.fontMetrics()
    assert max(map(metrics.horizontalAdvance, (first, second))) < 240
    assert 0.5 < metrics.horizontalAdvance(second) / metrics.horizontalAdvance(first) < 2
    assert remedies.resume_button.height() > 2 * metrics.lineSpacing()
    remedies.resize(900, 100)
    assert "\n" not in remedies.resume_button.text()


def test_the_card_offers_them_under_itself_with_the_settings_in_force(qtbot):
    view = HappeningView(Appearance())
    qtbot.addWidget(view)
    view.resize(276, 400)
    view.show()
    view.set_run(run_info(GOOD))
    faster = replace(GOOD, learning_rate=3.0)
    view.show_state(SessionState(False, Divergence(900, 1, "loss"), faster))
    view.show_snapshot(Snapshot(Request(1, 1, frozenset(view.wants)), 899, False, 0.0, (diverged_at(900, 850),)))
    asked = []
    view.remedies.resumed.connect(asked.append)
    assert "850" in view.remedies.resume_button.accessibleName()
    QTest.mouseClick(view.remedies.resume_button, Qt.MouseButton.LeftButton)
    assert asked == [replace(GOOD, learning_rate=0.3)]
    view.set_run(run_info(GOOD))
    assert not view.remedies.isVisible()


def test_the_banner_tells_a_divergence_once_and_goes_when_the_run_goes_on(qtbot):
    banner = Banner(Appearance())
    qtbot.addWidget(banner)
    state = diverged_at(900, 850)
    banner.show_divergence(state, GOOD)
    assert banner.isVisible() and banner.remedies.isVisible()
    assert "step 900 in layer 2" in banner.label.text() and "899" in banner.label.text()
    banner.dismiss()
    banner.show_divergence(state, GOOD)
    assert not banner.isVisible()
    banner.show_divergence(diverged_at(900, 850), GOOD)  # it diverged there once more
    assert banner.isVisible()
    banner.show_divergence(RunState(851, 1, 0.5, None, None), GOOD)
    assert not banner.isVisible()


def test_another_text_takes_the_place_of_the_offer_and_stays_when_the_run_goes_on(qtbot):
    banner = Banner(Appearance())
    qtbot.addWidget(banner)
    banner.show_divergence(diverged_at(900, 850), GOOD)
    banner.show_text("The file is not there.")
    assert not banner.remedies.isVisible()
    banner.show_divergence(RunState(851, 1, 0.5, None, None), GOOD)
    assert banner.isVisible() and banner.label.text() == "The file is not there."


@pytest.mark.parametrize("where", ["card", "banner"])
@pytest.mark.parametrize("way", ["resume", "restart"])
def test_one_click_in_the_window_brings_the_run_back(make_program, monkeypatch, qtbot, where, way):
    def until(condition):
        qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    monkeypatch.setattr(app, "FIRST_RUN", GOOD)
    program = make_program()
    program.window.resize(1440, 900)
    program.open()
    session, panel, banner = program.session, program.window.live_page.panel, program.window.banner
    shown = []
    session.snapshot_shown.connect(shown.append)
    until(lambda: shown and shown[-1].step > 300)
    field = panel.training.rate.field
    field.selectAll()
    QTest.keyClicks(field, "3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: session.diverged is not None and banner.isVisible())
    happening = next(view for view in program.window.views.values() if isinstance(view, HappeningView))
    remedies = happening.remedies if where == "card" else banner.remedies
    until(lambda: remedies.isVisible() and happening.cards[0].kind == "danger")
    sound, runs = shown[-1].runs[0].sound_step, []
    session.run_started.connect(runs.append)
    assert sound > 300
    QTest.mouseClick(getattr(remedies, f"{way}_button"), Qt.MouseButton.LeftButton)
    until(lambda: session.diverged is None and shown[-1].running)
    assert session.config == replace(GOOD, learning_rate=0.3)
    assert panel.config().learning_rate == 0.3
    assert len(runs) == (way == "restart")
    until(lambda: not banner.isVisible() and not happening.remedies.isVisible())
    program.window.history.undo()  # as every other change of a setting
    until(lambda: session.wished_config.learning_rate != 0.3)
