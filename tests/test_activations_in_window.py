"""Every activation in the whole program: chosen in the panel's list, trained, and shown in the score."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnviz import Layer, RunConfig, app
from nnviz.nn import ACTIVATIONS
from nnviz.ui.panel.layer_row import LayerRow
from nnviz.ui.views.score import ScoreView


@pytest.fixture
def program(make_program, monkeypatch, until):
    """The program with a small network, running."""
    monkeypatch.setattr(app, "FIRST_RUN", RunConfig(layers=(Layer(3, "tanh"), Layer(2, "tanh"))))
    program = make_program()
    program.window.resize(1280, 800)
    program.open()
    program.window.activateWindow()
    until(lambda: program.session.info is not None and program.window.isActiveWindow())
    return program


def choose(program, row, name):
    """In the list of the layer's row, with the mouse."""
    field = program.window.live_page.panel.findChildren(LayerRow)[row].activation
    field.showPopup()
    view = field.view()
    index = view.model().index(field.findText(name), 0)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


@pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise)", extend=True)
def test_every_activation_is_chosen_trained_and_shown(program, until):
    score, session = program.window.findChild(ScoreView), program.session
    for name in sorted(ACTIVATIONS, key=lambda name: name == "tanh"):  # the one that is there already comes last
        choose(program, 0, name)
        until(lambda name=name: session.info.layers[0].activation == name)
        until(lambda: len(score._function.layers) == 3 and score._feed.steps["staves"] > 20)
        assert session.config.layers == (Layer(3, name), Layer(2, "tanh"))
        x, y, width, height = score._geometry.cell("function", 0)
        QTest.mouseMove(score, QPoint(round(x + width * 0.55), round(y + height / 2)))
        until(lambda: score.readout_text)
        assert "nan" not in score.readout_text
        QTest.mouseMove(score, QPoint(1, 1))


@pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise)", extend=True)
def test_the_slopes_of_prelu_are_seen_to_move(program, until):
    score, session = program.window.findChild(ScoreView), program.session
    choose(program, 0, "prelu")
    until(lambda: session.info.layers[0].activation == "prelu")
    assert session.info.parameters == (3 * 3 + 2 * 4 + 1 * 3) + 3
    until(lambda: score._function.layers and np.ptp(score._function.layers[0].slopes) > 0.05)
    session.pause()
    words, _ = score._function.chip_of(0)
    score.select_unit(0, 2)
    assert words.startswith("slope₁ = ") and score._function.chip_of(0)[0].startswith("slope₃ = ")
