"""Pages and columns: made from the catalogue, dragged, folded, hidden, and put under a tab where there is no room."""

from __future__ import annotations

import pytest
import window_parts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame

from nnviz.ui import catalogue
from nnviz.ui.catalogue import PageEntry, ViewEntry
from nnviz.ui.live_page import LivePage
from nnviz.ui.theme import Appearance

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_one_page_needs_no_tabs(window):
    assert window.tabs.count() == 1 and not window.tabs.tabBar().isVisible()


def test_a_page_is_added_by_one_entry_in_the_catalogue(make_window, monkeypatch):
    class Page(window_parts.PlainView):
        @property
        def views(self):
            return {"maxout": self}

    monkeypatch.setattr(catalogue, "PAGES", (*catalogue.PAGES, PageEntry("maxout", "Maxout", Page)))
    window = make_window()
    assert window.tabs.tabBar().isVisible() and window.tabs.tabBar().height() == 32
    assert [window.tabs.tabText(i) for i in range(2)] == ["Live", "Maxout"]
    assert "maxout" not in window.views  # what nobody has seen is not made
    window.tabs.setCurrentIndex(1)
    page = window.views["maxout"]
    assert page.active and not window.live_page.score.active
    window.tabs.setCurrentIndex(0)
    assert window.views["maxout"] is page and not page.active


def test_a_view_of_the_middle_stands_under_a_tab_beside_the_score_and_is_made_when_it_is_chosen(
    make_window, monkeypatch, qtbot
):
    entry = ViewEntry("gradient", window_parts.PlainView, "middle", title="Gradient")
    monkeypatch.setattr(catalogue, "VIEWS", (*window_parts.VIEWS, entry))
    window = make_window()
    made = window_parts.Heard(window.view_made)
    bar = window.live_page.middle.tabs.tabBar()
    assert bar.isVisible() and bar.tabText(1) == "Gradient" and window.live_page.score.active
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    view = window.views["gradient"]
    assert view.active and not window.live_page.score.active
    assert made.said == [("gradient", view)]
    window.show_view("score")
    window.show_view("gradient")
    assert view.active and made.times == 1


def test_a_section_can_be_brought_into_view(make_window):
    window = make_window((1200, 800))
    column = window.live_page.right_column
    column.set_folded(("map",))
    window.show_view("map")
    assert column.folded == () and window.views["map"].active


def test_a_section_asked_for_stays_in_view_while_it_grows_until_somebody_scrolls(make_window, until):
    window = make_window((1200, 800))
    column = window.live_page.right_column
    first, last = column.fold_of("map"), column.fold_of("losses")
    first.setMinimumHeight(700)
    window.show_view("losses")
    bar = column._scroll.verticalScrollBar()
    last.setMinimumHeight(900)
    until(lambda: bar.value() == last.y() > 0)
    bar.setValue(0)
    last.setMinimumHeight(1000)
    until(lambda: bar.maximum() >= last.y() + 1000 - column._scroll.viewport().height())
    assert bar.value() == 0


def test_a_view_is_there_only_for_the_runs_that_it_suits(make_window, monkeypatch):
    deep = ViewEntry("deep", window_parts.PlainView, "right", suits=lambda run: run is not None and len(run.layers) > 2)
    flat = ViewEntry("flat", window_parts.PlainView, "right", suits=lambda run: run is None or len(run.layers) <= 2)
    score = window_parts.VIEWS[0]
    monkeypatch.setattr(catalogue, "VIEWS", (score, flat, deep))
    window = make_window()
    page = window.live_page
    assert {key: view.active for key, view in page.views.items()} == {"score": True, "flat": True}
    page.show_run(window_parts.run_info())
    assert {key: view.active for key, view in page.views.items()} == {"score": True, "flat": False, "deep": True}
    rules = [rule for rule in page.right_column.findChildren(QFrame, "rule") if rule.isVisible()]
    assert rules == []  # nothing stands above the only section


def test_a_view_of_the_right_column_is_added_by_one_entry_in_the_catalogue(make_window, monkeypatch):
    entry = ViewEntry("weights", window_parts.PlainView, "right")
    monkeypatch.setattr(catalogue, "VIEWS", (*window_parts.VIEWS, entry))
    window = make_window()
    assert len(window.views) == 4
    tops = [view.mapTo(window, QPoint(0, 0)).y() for view in [*window.views.values()][1:]]
    assert tops == sorted(tops) and all(view.active for view in window.views.values())


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
    assert not page.views["map"].active  # costs nothing while it is not seen
    qtbot.mouseClick(
        page.left_column.tabBar(), Qt.MouseButton.LeftButton, pos=page.left_column.tabBar().tabRect(1).center()
    )
    assert page.views["map"].active and not page.panel.isVisible()
    window.resize(1280, 800)
    assert not page.left_column.tabBar().isVisible()
    assert page.panel.isVisible() and page.views["map"].active and page.right_column.width() == 300


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


@pytest.mark.parametrize("width", [1440, 1200])
def test_tab_goes_round_the_whole_window_through_bar_panel_and_views(window, qtbot, width):
    window.resize(width, 900)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page, start = window.live_page, window.run_bar.theme_button
    start.setFocus()
    seen = [start]
    while len(seen) < 40:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
        seen.append(QApplication.focusWidget())
    assert len(seen) == len(set(seen)) < 40  # it came round, and stuck nowhere
    narrow = width < 1280
    assert (page.left_column.tabBar() in seen) == narrow  # to reach what lies under its tabs
    for widget in (page.panel.field, page.panel.button, page.score, window.run_bar.run_button):
        assert widget in seen
    assert (page.views["map"] in seen) == (not narrow)


def test_remembered_widths_wait_for_the_width_of_the_window(qtbot):
    """A page that is not laid out yet is 640 px wide, as every widget, and would put its right column under a tab."""
    page = LivePage(Appearance())
    qtbot.addWidget(page)
    page.set_widths(280, 300)
    assert page.left_column.count() == 1
    page.resize(1440, 800)
    page.show()
    assert page.left_column.count() == 1 and page.widths() == (280, 300)
