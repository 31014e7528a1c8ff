"""What the keyboard does: single keys on the score, combinations everywhere, and the list behind F1."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from window_parts import Heard

from nnviz.ui import keys
from nnviz.ui.dialogs import ShortcutsDialog

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, "run_toggled"),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "step_requested"),
        (Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier, "restart_requested"),
        (Qt.Key.Key_R, SHIFT, "new_weights_requested"),
    ],
)
def test_a_single_key_acts_on_the_score_and_is_left_alone_in_a_field_or_on_a_button(
    window, qtbot, key, modifier, signal
):
    heard = Heard(getattr(window.run_bar, signal))
    window.live_page.score.setFocus()
    qtbot.keyClick(window.live_page.score, key, modifier)
    assert heard.times == 1
    for widget in (window.live_page.panel.field, window.live_page.panel.button, window.run_bar.step_button):
        widget.setFocus()
        assert QApplication.focusWidget() is widget
        if widget is not window.run_bar.step_button or key != Qt.Key.Key_Space:  # Space presses a button
            qtbot.keyClick(widget, key, modifier)
    assert heard.times == 1


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_Return, CTRL, "run_toggled"),
        (Qt.Key.Key_Right, CTRL, "step_requested"),
        (Qt.Key.Key_R, CTRL, "restart_requested"),
        (Qt.Key.Key_R, CTRL | SHIFT, "new_weights_requested"),
    ],
)
def test_the_combination_with_ctrl_acts_wherever_the_focus_is(window, qtbot, key, modifier, signal):
    heard = Heard(getattr(window.run_bar, signal))
    for widget in (window.live_page.score, window.live_page.panel.button):
        widget.setFocus()
        qtbot.keyClick(widget, key, modifier)
    assert heard.times == 2


def test_space_acts_when_nothing_has_the_focus(window, qtbot):
    heard = Heard(window.run_bar.run_toggled)
    QApplication.focusWidget().clearFocus()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert heard.times == 1


def test_space_goes_on_meaning_run_after_a_click_in_the_run_bar(window, qtbot):
    heard = Heard(window.run_bar.run_toggled)
    window.live_page.score.setFocus()
    qtbot.mouseClick(window.run_bar.run_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.run_bar.speed.slider, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is window.live_page.score
    qtbot.keyClick(window.live_page.score, Qt.Key.Key_Space)
    assert heard.times == 2


@pytest.mark.parametrize(("key", "signal", "times"), [("Space", "run_toggled", 0), ("Right", "step_requested", 3)])
def test_a_held_key_repeats_steps_but_does_not_flicker_between_run_and_pause(window, key, signal, times):
    heard = Heard(getattr(window.run_bar, signal))
    code = QKeySequence(key)[0].key()
    for _ in range(3):
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(window.live_page.score, event)
    assert heard.times == times


def test_no_two_commands_share_a_key():
    all_keys = [key for command in keys.COMMANDS for key in (command.keys, command.also, command.single) if key]
    assert len(all_keys) == len(set(all_keys))
    assert all(not QKeySequence(key).isEmpty() for key in all_keys)
    assert all(command.keys for command in keys.COMMANDS if command.single)


def test_every_command_is_in_its_menu_with_its_key(window):
    menus = {action.text(): action.menu() for action in window.menuBar().actions()}
    assert list(menus) == ["File", "Edit", "Run", "View", "Lessons", "Help"]
    for command in keys.COMMANDS:
        action = window.menus.actions[command.name]
        assert action in menus[command.menu].actions()
        assert action.text() == command.text
        assert action.shortcut() == QKeySequence(command.keys)


def test_f1_lists_every_key_and_escape_closes_it(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog.isVisible() and not dialog.isModal()
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    for command in keys.COMMANDS:
        if command.keys:
            assert {command.text, *keys.key_texts(command)} <= texts
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert len(window.findChildren(ShortcutsDialog)) == 1
