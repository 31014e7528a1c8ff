"""The window as people meet it: what it is shown, how it looks, files, failures, and what it remembers."""

from __future__ import annotations

import dataclasses

import pytest
import window_parts
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QScreen
from PySide6.QtWidgets import QApplication, QFileDialog
from window_parts import Heard

from nnviz.training.message import Message
from nnviz.training.snapshot import Divergence, RunFailure
from nnviz.ui.theme import DARK, LIGHT

CTRL = Qt.KeyboardModifier.ControlModifier

# -- what app.py shows -------------------------------------------------------------------------------------------------


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


def test_a_file_that_was_read_or_refused_is_no_longer_said_to_be_read(window):
    window.show_run((window_parts.run_info(),))
    for over in (lambda: window.show_run((window_parts.run_info(),)), lambda: window.show_failure(FAILURE)):
        window.status_line.show_message("Reading a.csv …")
        over()
        assert window.status_line.left.text().startswith("spiral")


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


# -- theme and size ----------------------------------------------------------------------------------------------------


def test_the_theme_button_changes_palette_style_and_views_and_is_remembered(make_window, qtbot):
    window = make_window()
    restyled = [view.restyled for view in window.views.values()]
    assert QApplication.palette().window().color().name() == LIGHT.surface
    qtbot.mouseClick(window.run_bar.theme_button, Qt.MouseButton.LeftButton)
    assert QApplication.palette().window().color().name() == DARK.surface
    assert DARK.panel in window.styleSheet() and LIGHT.panel not in window.styleSheet()
    assert [view.restyled for view in window.views.values()] == [n + 1 for n in restyled]
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


def test_shift_f11_fills_the_screen_and_gives_it_back(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert window.isFullScreen() and window.menus.actions["full_screen"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert not window.isFullScreen() and not window.menus.actions["full_screen"].isChecked()


def test_size_is_remembered_and_never_below_the_smallest(make_window):
    window = make_window((1120, 750))  # the screen is 800 high, and the window at first as high as it
    window.close()
    assert make_window(size=None).height() == 750
    small = make_window((400, 300))
    assert (small.width(), small.height()) == (1120, 700)


def test_on_a_small_screen_the_window_is_not_larger_than_that(make_window, monkeypatch):
    monkeypatch.setattr(QScreen, "availableSize", lambda screen: QSize(1024, 680))
    window = make_window(size=None)
    assert (window.width(), window.height()) == (1024, 680)


# -- files -------------------------------------------------------------------------------------------------------------


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


def test_what_can_be_dropped_is_told_until_it_is_carried_away(window):
    window.show_run((window_parts.run_info(),))
    said = window.status_line.left.text()
    for names, hint in ((["a.csv", "b.csv"], "Only one file at a time can be dropped here"), (["a.csv"], "Drop it")):
        data, action, button, modifier = dropped([QUrl(f"file:///{name}") for name in names])
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(500, 500), action, data, button, modifier))
        assert window.status_line.left.text().startswith(hint)
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window.status_line.left.text() == said


def test_ctrl_shift_o_asks_for_a_table_without_stopping_anything(window, qtbot, tmp_path):
    (tmp_path / "a.csv").write_text("x,y\n1,2\n")
    heard = Heard(window.table_chosen)
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
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
