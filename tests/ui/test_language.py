"""English and Chinese, switched while the program runs: every text follows, Qt's own too, and it is remembered."""

from __future__ import annotations

import re

import pytest
import window_parts
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QTabWidget, QWidget

from nnviz.training.message import Message
from nnviz.training.snapshot import Divergence, RunFailure
from nnviz.ui.dialogs import AboutDialog, ShortcutsDialog
from nnviz.ui.language import Language, language_of

HAN = re.compile("[\u4e00-\u9fff]")
LATIN = re.compile("[A-Za-z]{2}")

# What is the same in every language: names, and what was said by somebody else.
NAMES = re.compile(
    r"nnviz( \S+)?|English|简体中文|spiral — nnviz|(Ctrl|Shift|F)\S*|a\.csv.*|panel|field|Python .*|\d+\s%"
)


def texts(window) -> list[str]:
    """All that can be read or heard in the window and its dialogs, in a fixed order."""
    found = [window.windowTitle()]
    found += [action.text() for action in (*window.menuBar().actions(), *window.menus.actions.values())]
    for choice in (window.menus.theme, window.menus.scale, window.menus.language):
        found += [choice.menu.title(), *(action.text() for action in choice.actions())]
    for widget in filter(QWidget.isVisible, window.findChildren(QWidget)):
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QTabWidget):
            found += [widget.tabText(i) for i in range(widget.count())]
        if widget.isWindow():
            found.append(widget.windowTitle())
    return [text.strip() for text in found]


def choose(window, name) -> None:
    next(action for action in window.menus.language.actions() if action.text() == name).trigger()


def test_every_text_of_the_window_changes_its_language_and_comes_back(make_window, qtbot):
    window = make_window()
    window.show_run((window_parts.run_info(),))
    window.show_state(window_parts.state(running=True))
    window.show_snapshot(window_parts.snapshot(), 60)
    window.show_shortcuts()
    window.show_about()
    window.resize(1200, 800)  # with the tabs of the left column
    window.show_failure(RunFailure(Message("csv", "a.csv: n/a is no number.")))
    english = texts(window)
    choose(window, "简体中文")
    qtbot.waitUntil(lambda: window.run_bar.step_button.accessibleName() == "单步")
    chinese = texts(window)
    left = [t for t in chinese if LATIN.search(t) and not HAN.search(t) and not NAMES.fullmatch(t)]
    assert left == []
    said = [(e, c) for e, c in zip(english, chinese, strict=True) if LATIN.search(e) and not NAMES.fullmatch(e)]
    assert len(said) > 60
    assert [pair for pair in said if pair[0] == pair[1]] == []
    choose(window, "English")
    qtbot.waitUntil(lambda: texts(window) == english)
    for dialog in (window.findChild(ShortcutsDialog), window.findChild(AboutDialog)):
        dialog.close()


@pytest.mark.parametrize("running", [True, False])
def test_both_states_of_the_run_bar_have_both_languages(make_window, qtbot, running):
    window = make_window()
    window.show_state(window_parts.state(running=running))
    choose(window, "简体中文")
    qtbot.waitUntil(lambda: window.run_bar.run_button.text().strip() == ("暂停" if running else "运行"))
    window.show_state(window_parts.state(diverged=Divergence(2, 0, "loss")))
    assert not window.run_bar.run_button.isEnabled()
    assert window.run_bar.restart_button.text().strip() == "重来"
    assert HAN.search(window.run_bar.run_button.toolTip()) and HAN.search(window.run_bar.step_button.toolTip())


def test_the_language_is_chosen_in_the_run_bar_and_remembered(make_window, qtbot):
    window = make_window()
    menu = window.run_bar.language_button.menu()
    assert [action.text() for action in menu.actions()] == ["English", "简体中文"]
    menu.actions()[1].trigger()
    assert window.run_bar.language_button.text() == "简体中文"
    window.close()
    again = make_window()
    assert again.menus.actions["quit"].text() == "退出"
    assert again.menus.language.menu.actions()[1].isChecked()


def test_max_can_be_typed_in_chinese(make_window, qtbot):
    window = make_window()
    choose(window, "简体中文")
    field = window.run_bar.speed.field
    for text, speed in (("25", 25), ("40 步/秒", 40), ("最快", None)):
        field.setText(text)
        field.setModified(True)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert window.run_bar.speed.value() == speed


def test_qts_own_dialogs_speak_the_language_too(make_window, qtbot):
    window = make_window()
    choose(window, "简体中文")
    window.choose_table()
    dialog = window.findChild(QFileDialog)
    cancel = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel)
    assert HAN.search(cancel.text())
    dialog.reject()


def test_a_computer_set_to_chinese_starts_in_chinese():
    assert language_of(QLocale("zh_CN")) == "zh_CN"
    assert language_of(QLocale("zh_TW")) == "zh_CN"
    assert language_of(QLocale("de_DE")) == "en"


def test_a_language_that_does_not_exist_is_refused(qapp, translations):
    language = Language(translations)
    before = language.code
    with pytest.raises(KeyError):
        language.choose("tlh")
    assert language.code == before
    language.stop()


def test_missing_translations_leave_the_window_in_english(qapp, tmp_path):
    language = Language(tmp_path)
    language.choose("zh_CN")
    assert qapp.translate("RunBar", "Step") == "Step"
    language.stop()
