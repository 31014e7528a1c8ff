"""Presets in the whole program: from the panel and from the menu bar, with their hint, begun anew and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz import app
from nnviz.training.presets import PRESETS


@pytest.fixture
def program(make_program, until):
    """The program with its first run, paused."""
    program = make_program()
    program.window.resize(1280, 800)
    program.open()
    program.window.activateWindow()
    until(lambda: program.session.info is not None and program.window.isActiveWindow())
    program.session.pause()
    return program


def entry(menu, key):
    return next(action for action in menu.actions() if action.data() == key)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_a_preset_is_chosen_in_the_panels_head_and_says_what_to_look_at(program, until):
    panel, session = program.window.live_page.panel, program.session
    assert not panel.hint.isVisible()
    press(panel.data.presets)
    assert panel.presets.isVisible()
    area = panel.presets.actionGeometry(entry(panel.presets, "sixteen"))
    QTest.mouseClick(panel.presets, Qt.MouseButton.LeftButton, pos=area.center())
    preset = next(preset for preset in PRESETS if preset.key == "sixteen")
    until(lambda: session.config == preset.config)
    assert panel.config() == preset.config
    assert panel.hint.isVisible()
    assert (panel.hint.title.text(), panel.hint.label.text()) == (preset.name, preset.line)
    assert not session.running
    press(panel.hint.close_button)
    assert not panel.hint.isVisible()
    program.window.activateWindow()  # without a window manager the menu has kept it
    until(program.window.isActiveWindow)
    QTest.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(lambda: session.config == app.FIRST_RUN)
    assert panel.config() == app.FIRST_RUN
    assert program.window.menus.actions["redo"].text() == "Redo preset: 16 sigmoid layers"


def test_every_preset_is_in_the_menu_bar_with_its_line(program, until):
    menu = program.window.menus.presets
    assert menu.menuAction() in program.window.menus._menus["File"].actions()
    assert [action.data() for action in menu.actions() if action.data()] == [preset.key for preset in PRESETS]
    for preset in PRESETS:
        assert preset.line in entry(menu, preset.key).toolTip()
        entry(menu, preset.key).trigger()
        until(lambda preset=preset: program.session.config == preset.config)
        assert program.window.live_page.panel.hint.title.text() == preset.name


def test_a_preset_that_is_in_force_begins_anew(program, until):
    session, menu = program.session, program.window.menus.presets
    entry(menu, "gauss").trigger()
    until(lambda: session.config == PRESETS[2].config)
    info = session.info
    entry(menu, "gauss").trigger()
    until(lambda: session.info is not info)
    assert program.window.live_page.panel.hint.isVisible()


def test_a_preset_puts_the_users_table_away(program, until, tmp_path):
    path = tmp_path / "pets.csv"
    path.write_text("\n".join(["age,weight,kind", *(f"{i % 7},{i * 3 % 11},{'ab'[i % 2]}" for i in range(60))]))
    program.window.table_chosen.emit(str(path))
    until(lambda: program.session.info.data.kind == "custom")
    entry(program.window.menus.presets, "circle").trigger()
    until(lambda: program.session.info.data.kind == "generator")
    assert program.window.live_page.panel.data.tiles.on() == ("circle",)


def test_the_hint_goes_with_what_it_is_about(program, until):
    panel = program.window.live_page.panel
    entry(program.window.menus.presets, "circle").trigger()
    until(lambda: program.session.config == PRESETS[0].config)
    panel.training.rate.field.stepUp()
    assert panel.hint.isVisible()  # still a circle
    press(panel.data.tiles.tiles["xor"])
    assert not panel.hint.isVisible()


def test_the_presets_speak_the_windows_language(program):
    panel = program.window.live_page.panel
    entry(program.window.menus.presets, "circle").trigger()
    panel.hint.title.setText("?")
    for menu in (panel.presets, program.window.menus.presets):
        entry(menu, "circle").setText("?")
        QApplication.sendEvent(menu, QEvent(QEvent.Type.LanguageChange))
        assert entry(menu, "circle").text() == "Circle"
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.hint.title.text() == "Circle"
