"""A fault in the whole program: its card, the preview of its remedy, the remedy and the way back, by real input."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz import app
from nnviz.training.config import Layer, RunConfig
from nnviz.training.preview_want import PreviewWant

DEEP = RunConfig(layers=(Layer(6, "sigmoid"),) * 10, seed=3)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(make_program, until, monkeypatch):
    """The program with a run in which the gradient vanishes, paused after its first steps."""
    monkeypatch.setattr(app, "FIRST_RUN", DEEP)
    program = make_program()
    program.window.resize(1440, 900)
    program.open()
    program.window.activateWindow()
    until(lambda: program.window.isActiveWindow() and "happening" in program.window.views)
    until(lambda: program.window.views["happening"].cards[0].primary.isVisible())
    program.session.pause()
    until(lambda: program.window.views["happening"].cards[1].title == "Paused")
    return program


def card_of(program):
    return program.window.views["happening"].cards[0]


def point_at(program, widget):
    QApplication.processEvents()  # the layout
    place = QPoint(600, 5) if widget is None else widget.mapTo(program.window, widget.rect().center())
    QTest.mouseMove(program.window, place)


def previewed(program):
    return program.window.live_page.score._ladder.ladder.preview


def test_pointing_at_a_remedy_shows_its_ladder_even_while_the_run_stands(program, until):
    card = card_of(program)
    assert card.title.startswith("The gradient vanishes")
    assert card.primary.text() == "Use relu and he in all 10"
    assert previewed(program) == ()
    for _ in range(2):
        point_at(program, card.primary)
        until(lambda: len(previewed(program)) == 11)
        assert min(previewed(program)) > 1e-3
        point_at(program, None)
        until(lambda: previewed(program) == ())
    wants = program.window.live_page.score.wants
    assert not any(isinstance(want, PreviewWant) for want in wants)


def test_one_click_applies_a_remedy_and_one_undo_takes_it_back(program, until):
    card, session = card_of(program), program.session
    QTest.mouseClick(card.primary, Qt.MouseButton.LeftButton)
    until(lambda: session.config is not None and session.config.layers[0].activation == "relu")
    assert {layer.activation for layer in session.config.layers} == {"relu"}
    assert session.config.initializer == "he_uniform"
    assert program.window.live_page.panel.config() == session.config
    until(lambda: card.title == "The error reaches every layer")
    assert not card.primary.isVisible()
    QTest.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    until(lambda: session.config == DEEP)
    until(lambda: card.title.startswith("The gradient vanishes"))


def test_the_duel_runs_the_remedy_beside_the_run(program, until):
    QTest.mouseClick(card_of(program).other, Qt.MouseButton.LeftButton)
    until(lambda: "compare" in program.window.views and program.window.views["compare"].isVisible())
    until(lambda: len(program.session.wished.configs) == 2)
    one, other = program.session.wished.configs
    assert one == DEEP
    assert other.layers == (Layer(6, "relu"),) * 10


def test_the_link_brings_what_shows_the_fact_to_the_front(program, until):
    QTest.mouseClick(card_of(program).link, Qt.MouseButton.LeftButton)
    until(lambda: "gradient" in program.window.views and program.window.views["gradient"].isVisible())
