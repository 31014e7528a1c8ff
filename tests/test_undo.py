"""Undo and redo in the whole program: by keys, of settings, tables and new weights, and not of what was refused."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtTest import QTest

from nnviz import app
from nnviz.training.config import RunConfig
from nnviz.training.trainer import Trainer

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(make_program, until, qtbot):
    """The program with its first run, paused."""
    program = make_program()
    program.window.resize(1440, 900)
    program.open()
    program.window.activateWindow()
    until(lambda: program.session.info is not None and program.window.isActiveWindow())
    program.session.pause()
    return program


def type_into(field, text):
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), text)
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)


def test_an_edit_is_undone_and_redone_by_keys_even_from_its_field(program, until):
    panel, session = program.window.live_page.panel, program.session
    field, undo = panel.training.rate.field, program.window.menus.actions["undo"]
    assert not undo.isEnabled()
    type_into(field, "0.1")
    until(lambda: session.config.learning_rate == 0.1)
    assert undo.text() == "Undo learning rate 0.003 → 0.1"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    until(lambda: session.config == app.FIRST_RUN)
    assert field.text() == "0.003"
    assert not undo.isEnabled()
    assert program.window.menus.actions["redo"].text() == "Redo learning rate 0.003 → 0.1"
    for back, forth in ((Qt.Key.Key_Z, SHIFT), (Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier)):
        QTest.keyClick(program.window, back, CTRL | forth)
        until(lambda: session.config.learning_rate == 0.1)
        assert field.text() == "0.1"
        QTest.keyClick(program.window, Qt.Key.Key_Z, CTRL)
        until(lambda: session.config == app.FIRST_RUN)


def test_a_drag_of_a_slider_is_one_step(program, until):
    panel, session, history = program.window.live_page.panel, program.session, program.window.history
    slider = panel.training.rate.slider
    assert panel.drag is None
    middle = slider.height() // 2
    beyond = 2 * program.window.width()  # a drag past the end stays at the end, wherever layouts put it meanwhile
    for start, ends, rate in ((20, (30, 50, beyond), 10), (60, (40, 20, -beyond), 1e-5)):
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(start, middle))
        for x in ends:
            QTest.mouseMove(slider, QPoint(x, middle))
            until(lambda: not panel.training.rate._pause.isActive())
            history._stack.command(0).when -= 100  # as if the hand had rested so long
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
        assert panel.training.rate.value() == rate
        until(lambda rate=rate: session.config.learning_rate == rate)
    assert history.undo_text == "Undo learning rate 10 → 1e-5"
    history.undo()
    assert history.undo_text == "Undo learning rate 0.003 → 10"


def test_while_typing_undo_belongs_to_the_text(program, until):
    panel, session = program.window.live_page.panel, program.session
    type_into(panel.training.seed, "5")
    until(lambda: session.config.seed == 5)
    field = panel.training.rate.field
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), "77")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "0.003"
    assert session.wished_config.seed == 5
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)  # nothing is left of the typing
    until(lambda: session.config == app.FIRST_RUN)


def test_a_run_that_is_undone_while_it_is_built_does_not_come_back(program, until):
    panel, session = program.window.live_page.panel, program.session
    for seed in ("11", "12"):
        type_into(panel.training.seed, seed)
        QTest.keyClick(program.window, Qt.Key.Key_Z, CTRL)
    assert panel.config() == app.FIRST_RUN
    until(lambda: session.config == app.FIRST_RUN and session._orders._under_way is None)
    assert panel.config() == app.FIRST_RUN


def test_new_weights_and_a_remedy_from_elsewhere_are_steps_too(program, until):
    session, history = program.session, program.window.history
    session.new_weights()
    until(lambda: history.undo_text == "Undo new weights")
    session.apply(replace(session.config, dtype="float32"))
    until(lambda: history.undo_text == "Undo kind of number float64 → float32")
    history.undo()
    history.undo()
    until(lambda: session.config == app.FIRST_RUN)


def test_a_table_is_undone_and_redone(program, until, tmp_path):
    window, session = program.window, program.session
    path = tmp_path / "pets.csv"
    path.write_text("\n".join(["age,weight,kind", *(f"{i % 7},{i * 3 % 11},{'ab'[i % 2]}" for i in range(60))]))
    window.table_chosen.emit(str(path))
    until(lambda: session.info.data.kind == "custom")
    assert "data: pets" in window.history.undo_text
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    until(lambda: session.info.data.kind == "generator")
    assert session.config == app.FIRST_RUN
    assert window.live_page.panel.data.tiles.on() == ("spiral",)
    QTest.keyClick(window, Qt.Key.Key_Y, CTRL)
    until(lambda: session.info.data.kind == "custom")
    assert window.live_page.panel.data.tiles.on() == ("csv",)
    type_into(window.live_page.panel.training.seed, "3")
    until(lambda: session.config.seed == 3)
    assert session.info.data.kind == "custom"
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    until(lambda: session.config.seed == app.FIRST_RUN.seed)
    assert session.info.data.kind == "custom"


def test_an_opened_run_is_undone_and_redone(program, until, tmp_path):
    session, history = program.session, program.window.history
    trainer = Trainer(RunConfig(dataset="xor", seed=5))
    trainer.advance(30)
    trainer.save(tmp_path / "xor.nnviz")
    session.open_document(tmp_path / "xor.nnviz")
    until(lambda: session.config == trainer.config)
    assert history.undo_text == "Undo data: xor"
    history.undo()
    until(lambda: session.config == app.FIRST_RUN)
    history.redo()
    until(lambda: session.config == trainer.config)
    assert program.window.live_page.panel.config() == trainer.config


def test_what_was_refused_is_no_step(program, until):
    window, session = program.window, program.session
    asked = replace(app.FIRST_RUN, dataset="iris", layers=(), loss="half_mse", features=("no_such_column",))
    window.live_page.panel.config_edited.emit(asked)
    assert window.history.can_undo
    until(lambda: not window.history.can_undo)
    assert session.config == app.FIRST_RUN
    assert window.history.undo_text == "Undo"


class Shouting(QTranslator):
    """Another language: the same words in capitals, their places to be filled in left alone."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, text, disambiguation=None, n=-1) -> str:
        return "".join(part if part.startswith("{") else part.upper() for part in re.split(r"(\{.*?\})", text))


def test_the_entries_speak_the_windows_language(program, until, qapp):
    type_into(program.window.live_page.panel.training.rate.field, "0.1")
    undo = program.window.menus.actions["undo"]
    other = Shouting()
    qapp.installTranslator(other)
    until(lambda: undo.text() == "UNDO LEARNING RATE 0.003 → 0.1")
    qapp.removeTranslator(other)
    until(lambda: undo.text() == "Undo learning rate 0.003 → 0.1")


def test_a_comparison_and_its_end_are_undone_and_redone(program, until):
    session, undo, redo = program.session, *(program.window.menus.actions[name] for name in ("undo", "redo"))
    comparisons = program.window.menus.comparisons
    comparisons.actions()[0].trigger()
    until(lambda: session.wished is session._orders.current and len(session.wished.configs) == 2)
    assert undo.text() == "Undo compare 2 runs" and program.window.views["compare"].isVisible()
    program.session.pause()
    a, b = session.wished.configs

    sides = program.window.live_page.panel.sides.field
    sides.setFocus()
    QTest.keyClick(sides, Qt.Key.Key_Down)
    until(lambda: session.shown == 1 and session.config == b)
    rate = program.window.live_page.panel.training.rate.field
    type_into(rate, "0.5")
    until(lambda: session.config.learning_rate == 0.5)
    assert session.wished.configs == (a, replace(b, learning_rate=0.5))
    undo.trigger()
    until(lambda: session.config == b)
    assert rate.text() == "0.003" and session.shown == 1

    program.window.views["compare"].kept.emit(1)
    until(lambda: session.wished.configs == (b,) and session.wished is session._orders.current)
    assert undo.text() == "Undo one run alone" and not sides.isVisible()
    undo.trigger()
    until(lambda: session.wished.configs == (a, b) and session.wished is session._orders.current)
    undo.trigger()
    until(lambda: session.wished.configs == (app.FIRST_RUN,) and session.wished is session._orders.current)
    redo.trigger()
    until(lambda: session.wished.configs == (a, b))


def test_other_data_are_those_of_all_runs_that_are_compared(program, until):
    session = program.session
    session.start(RunConfig(), RunConfig(learning_rate=0.5), shown=1)
    until(lambda: session.wished is session._orders.current and session.shown == 1)
    session.edit(replace(session.config, dataset="sin", features=("x1",)))
    until(lambda: session.config.dataset == "sin" and session.wished is session._orders.current)
    a, b = session.wished.configs
    assert (a.dataset, a.features, a.learning_rate) == ("sin", ("x1",), 0.03) and b == replace(b, features=("x1",))
    assert session.shown == 1 and program.window.live_page.panel.config() == b
