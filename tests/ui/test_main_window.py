"""The window as people meet it: keys, menus, tabs, columns, files, failures, and what it remembers."""

from __future__ import annotations

import dataclasses

import pytest
import window_parts
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from nnviz.training.message import Message
from nnviz.training.snapshot import Divergence, RunFailure
from nnviz.ui import catalogue, keys
from nnviz.ui.catalogue import PageEntry, ViewEntry
from nnviz.ui.dialogs import ShortcutsDialog
from nnviz.ui.theme import DARK, LIGHT

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Heard:
    """Counts what a signal says."""

    def __init__(self, signal) -> None:
        self.said = []
        signal.connect(self.hear)

    def hear(self, *values) -> None:
        self.said.append(values)

    @property
    def times(self) -> int:
        return len(self.said)


# -- keys ----------------------------------------------------------------------------------------------------------


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
    all_keys = [key for command in keys.COMMANDS for key in (command.keys, command.single) if key]
    assert len(all_keys) == len(set(all_keys))
    assert all(not QKeySequence(key).isEmpty() for key in all_keys)
    assert all(command.keys for command in keys.COMMANDS if command.single)


def test_every_command_is_in_its_menu_with_its_key(window):
    menus = {action.text(): action.menu() for action in window.menuBar().actions()}
    assert list(menus) == ["File", "Run", "View", "Help"]
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


# -- what app.py shows ---------------------------------------------------------------------------------------------


def test_a_run_is_named_in_title_and_status_line_and_loaded_into_the_panel(window):
    info = window_parts.run_info()
    window.show_run((info,))
    assert window.windowTitle() == "spiral — nnviz"
    assert window.live_page.panel.loaded == [(info.config, info)]
    assert window.status_line.left.text().split("   ") == [
        "spiral",
        "network 2-8-8-1",
        "2\u202f177 parameters",
        "probe of 256 samples",
    ]


def test_the_status_line_tells_the_speeds_while_it_trains_and_that_it_is_paused(window):
    line = window.status_line
    window.show_state(window_parts.state(running=True))
    window.show_snapshot(window_parts.snapshot(rate=1843.2), 59.7)
    assert (line.steps_per_second.text(), line.fps.text()) == ("1\u202f840 steps/s", "60 fps")
    window.show_snapshot(window_parts.snapshot(rate=999.0), 30.0)  # within half a second: would only flicker
    assert line.steps_per_second.text() == "1\u202f840 steps/s"
    window.show_state(window_parts.state(running=False))
    assert (line.steps_per_second.text(), line.fps.text()) == ("paused", "idle")


def test_a_passing_message_gives_way_to_the_run_again(window, qtbot):
    window.show_run((window_parts.run_info(),))
    window.status_line._passing.setInterval(1)
    window.status_line.show_message("Reading a.csv …")
    assert window.status_line.left.text() == "Reading a.csv …"
    qtbot.waitUntil(lambda: window.status_line.left.text().startswith("spiral"))


FAILURE = RunFailure(Message("csv", "{file}, line {line}: “n/a” is not a number.", {"file": "a.csv", "line": 17}))


def test_a_failure_without_a_field_is_told_across_the_window_until_escape(window, qtbot):
    assert not window.banner.isVisible()
    window.show_failure(FAILURE)
    assert window.banner.isVisible() and QApplication.activeModalWidget() is None
    assert window.banner.label.text() == "a.csv, line 17: “n/a” is not a number."
    qtbot.keyClick(window.live_page.score, Qt.Key.Key_Escape)
    assert not window.banner.isVisible()


def test_the_banner_can_be_put_away_by_its_button_and_goes_when_a_new_run_stands(window, qtbot):
    window.show_failure(FAILURE)
    qtbot.mouseClick(window.banner.close_button, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()
    window.show_failure(FAILURE)
    window.show_run((window_parts.run_info(),))
    assert not window.banner.isVisible()


def test_a_long_failure_is_wrapped_and_stays_whole(window):
    window.show_failure(RunFailure(Message("long", "word " * 120)))
    QApplication.processEvents()
    label = window.banner.label
    assert label.height() >= label.heightForWidth(label.width()) > 2 * label.fontMetrics().height()


def test_a_failure_of_a_field_is_told_by_the_panel(window):
    failure = dataclasses.replace(FAILURE, field="learning_rate")
    window.show_failure(failure)
    assert window.live_page.panel.failures == [failure] and not window.banner.isVisible()


def test_after_a_divergence_one_step_is_not_offered(window, qtbot):
    heard = Heard(window.run_bar.step_requested)
    window.show_state(window_parts.state(diverged=Divergence(12, 1, "weights")))
    qtbot.keyClick(window.live_page.score, Qt.Key.Key_Right)
    assert heard.times == 0
    window.show_state(window_parts.state())
    qtbot.keyClick(window.live_page.score, Qt.Key.Key_Right)
    assert heard.times == 1


# -- theme and size ------------------------------------------------------------------------------------------------


def test_the_theme_button_changes_palette_style_and_views_and_is_remembered(make_window, qtbot):
    window = make_window()
    restyled = [view.restyled for view in window.views]
    assert QApplication.palette().window().color().name() == LIGHT.surface
    qtbot.mouseClick(window.run_bar.theme_button, Qt.MouseButton.LeftButton)
    assert QApplication.palette().window().color().name() == DARK.surface
    assert DARK.panel in window.styleSheet() and LIGHT.panel not in window.styleSheet()
    assert [view.restyled for view in window.views] == [n + 1 for n in restyled]
    assert window.grab().toImage().pixelColor(700, 20).name() == DARK.panel
    window.close()
    assert make_window()._appearance.theme is DARK


def test_the_menu_offers_the_theme_of_the_system(window):
    actions = {action.data(): action for action in window.menus.theme.actions()}
    assert actions["light"].isChecked()
    actions["dark"].trigger()
    assert window._appearance.theme is DARK
    actions["system"].trigger()
    assert window._appearance.theme is LIGHT  # what the offscreen platform says
    assert actions["system"].isChecked() and not actions["dark"].isChecked()


def test_ctrl_plus_makes_everything_larger_up_to_one_and_a_half(make_window, qtbot):
    window = make_window()
    for height, size in ((60, 15), (72, 18), (72, 18)):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
        assert window.run_bar.height() == height
        assert window.run_bar.step_button.fontInfo().pixelSize() == size
        assert window.status_line.left.fontInfo().pixelSize() == size
    window.close()
    again = make_window()
    assert again._appearance.scale == 1.5
    qtbot.keyClick(again, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(again, Qt.Key.Key_Minus, CTRL)
    assert again._appearance.scale == 1.0 and again.run_bar.height() == 48


def test_settings_that_make_no_sense_are_passed_over(make_window):
    for key, value in {
        "theme": "pink",
        "scale": "huge",
        "language": "xx",
        "geometry": "?",
        "left_column": "-3",
    }.items():
        make_window.settings.setValue(f"window/{key}", value)
    window = make_window(size=None)
    assert window._appearance.scale == 1.0 and window.run_bar.language_button.text() == "English"
    assert window.live_page.column_shown("left")


def test_f11_fills_the_screen_and_gives_it_back(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen() and window.menus.actions["full_screen"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen() and not window.menus.actions["full_screen"].isChecked()


# -- pages and columns ---------------------------------------------------------------------------------------------


def test_one_page_needs_no_tabs(window):
    assert window.tabs.count() == 1 and not window.tabs.tabBar().isVisible()


def test_a_page_is_added_by_one_entry_in_the_catalogue(make_window, monkeypatch):
    class Page(window_parts.PlainView):
        @property
        def views(self):
            return (self,)

    monkeypatch.setattr(catalogue, "PAGES", (*catalogue.PAGES, PageEntry("maxout", "Maxout", Page)))
    window = make_window()
    assert window.tabs.tabBar().isVisible() and window.tabs.tabBar().height() == 32
    assert [window.tabs.tabText(i) for i in range(2)] == ["Live", "Maxout"]
    page = window.pages["maxout"]
    assert page in window.views and not page.active
    window.tabs.setCurrentIndex(1)
    assert page.active and not window.live_page.score.active


def test_a_view_of_the_right_column_is_added_by_one_entry_in_the_catalogue(make_window, monkeypatch):
    entry = ViewEntry("weights", window_parts.PlainView, "right")
    monkeypatch.setattr(catalogue, "VIEWS", (*window_parts.VIEWS, entry))
    window = make_window()
    assert len(window.views) == 4
    tops = [view.mapTo(window, QPoint(0, 0)).y() for view in window.views[1:]]
    assert tops == sorted(tops) and all(view.active for view in window.views)


def test_the_columns_have_their_widths_and_the_score_gets_the_rest(window):
    page = window.live_page
    assert (page.left_column.width(), page.right_column.width()) == (280, 300)
    assert page.score.width() == 1440 - 280 - 300 - 2
    window.resize(1920, 1080)
    assert (page.left_column.width(), page.right_column.width()) == (280, 300)


def test_a_narrow_window_puts_the_right_column_under_a_tab_and_a_wide_one_takes_it_back(window, qtbot):
    page = window.live_page
    window.resize(1279, 800)
    assert page.left_column.tabBar().isVisible()
    assert [page.left_column.tabText(i) for i in range(2)] == ["Model", "Results"]
    assert not page.views[1].active  # costs nothing while it is not seen
    qtbot.mouseClick(
        page.left_column.tabBar(), Qt.MouseButton.LeftButton, pos=page.left_column.tabBar().tabRect(1).center()
    )
    assert page.views[1].active and not page.panel.isVisible()
    window.resize(1280, 800)
    assert not page.left_column.tabBar().isVisible()
    assert page.panel.isVisible() and page.views[1].active and page.right_column.width() == 300


def test_a_larger_size_needs_a_wider_window_for_three_columns(window, qtbot):
    window.resize(1500, 900)
    assert not window.live_page.left_column.tabBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert window.live_page.left_column.tabBar().isVisible()
    assert window.live_page.left_column.width() == 350


def test_columns_are_hidden_shown_and_remembered(make_window, qtbot):
    window = make_window()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.live_page.left_column.isVisible()
    assert not window.menus.actions["left_column"].isChecked()
    qtbot.waitUntil(lambda: window.live_page.score.width() == 1440 - 300 - 1)
    window.live_page._splitter.moveSplitter(1440 - 360, 2)
    window.close()
    again = make_window()
    assert not again.live_page.left_column.isVisible()
    assert abs(again.live_page.right_column.width() - 360) <= 2
    qtbot.keyClick(again, Qt.Key.Key_F9)
    assert again.live_page.left_column.width() == 280
    qtbot.keyClick(again, Qt.Key.Key_F9, SHIFT)
    assert not again.live_page.right_column.isVisible()


def test_a_column_that_was_folded_away_by_dragging_comes_back_from_the_menu(window):
    window.live_page._splitter.moveSplitter(0, 1)
    action = window.menus.actions["left_column"]
    assert not action.isChecked()
    action.trigger()
    assert window.live_page.left_column.width() == 280 and action.isChecked()


def test_size_is_remembered_and_never_below_the_smallest(make_window):
    window = make_window((1120, 750))  # the offscreen screen is 800 high, and the window at first as high as it
    window.close()
    assert make_window(size=None).height() == 750
    small = make_window((400, 300))
    assert (small.width(), small.height()) == (1120, 700)


# -- files ---------------------------------------------------------------------------------------------------------


def dropped(urls):
    data = QMimeData()
    data.setUrls(urls)
    return data, Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def test_a_table_dropped_on_the_window_is_chosen(window, tmp_path):
    heard = Heard(window.table_chosen)
    data, action, button, modifier = dropped([QUrl.fromLocalFile(str(tmp_path / "my points.csv"))])
    enter = QDragEnterEvent(QPoint(500, 500), action, data, button, modifier)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(500, 500), action, data, button, modifier)
    QApplication.sendEvent(window, drop)
    assert heard.said == [(str(tmp_path / "my points.csv"),)]


@pytest.mark.parametrize("urls", [[], ["https://example.org/a.csv"], ["file:///a.csv", "file:///b.csv"]])
def test_what_is_not_one_file_cannot_be_dropped(window, urls):
    data, action, button, modifier = dropped([QUrl(url) for url in urls])
    event = QDragEnterEvent(QPoint(500, 500), action, data, button, modifier)
    event.ignore()
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()


def test_ctrl_o_asks_for_a_table_without_stopping_anything(window, qtbot, tmp_path):
    (tmp_path / "a.csv").write_text("x,y\n1,2\n")
    heard = Heard(window.table_chosen)
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL)
    dialog = window.findChild(QFileDialog)
    assert dialog.isVisible()
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("a.csv")
    dialog.accept()
    assert heard.said == [(str(tmp_path / "a.csv"),)]
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is None)


def test_the_panel_can_ask_for_a_table_too(window):
    window.live_page.panel.table_requested.emit()
    assert window.findChild(QFileDialog).isVisible()
    window.findChild(QFileDialog).reject()


def test_closing_says_so_once(window):
    heard = Heard(window.closed)
    window.menus.actions["quit"].trigger()
    assert heard.times == 1 and not window.isVisible()
