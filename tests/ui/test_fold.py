"""Sections of the right column folded away: by mouse and keys, at no cost, and remembered."""

from __future__ import annotations

import window_parts
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout

from nnviz.ui import catalogue
from nnviz.ui.catalogue import ViewEntry

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


class Titled(window_parts.PlainView):
    """A view with a title of its own."""

    def __init__(self, appearance) -> None:
        super().__init__(appearance)
        self.title = QLabel("Loss", self)
        self.title.setProperty("role", "section")
        self.title.move(0, 3)


def view_of(window, key):
    return window.live_page.views[key]


def fold_of(window, key):
    return window.live_page.right_column.fold_of(key)


def test_a_click_folds_a_section_and_a_click_on_its_title_brings_it_back(window, qtbot):
    fold, view = fold_of(window, "losses"), view_of(window, "losses")
    before = fold.height()
    qtbot.mouseClick(fold.button, LEFT)
    QApplication.processEvents()
    assert fold.folded and not view.active and fold.height() == 24 < before
    assert fold.button.width() == fold.width()  # the whole title is the button
    qtbot.mouseClick(fold.button, LEFT)
    QApplication.processEvents()
    assert view.active and not fold.folded
    assert fold.button.geometry().right() < view.mapTo(fold, view.rect().topLeft()).x()


def test_a_click_leaves_the_focus_where_it_was_and_tab_reaches_the_sign(window, qtbot):
    window.live_page.score.setFocus()
    button = fold_of(window, "map").button
    qtbot.mouseClick(button, LEFT)
    assert window.live_page.score.hasFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.hasFocus()
    qtbot.keyClick(button, KEY.Key_Return)
    assert view_of(window, "map").active
    qtbot.keyClick(button, KEY.Key_Space)
    assert not view_of(window, "map").active


def test_what_was_folded_is_folded_the_next_time(make_window, qtbot):
    window = make_window()
    assert window.live_page.right_column.folded == ()
    qtbot.mouseClick(fold_of(window, "map").button, LEFT)
    window.close()
    again = make_window()
    assert again.live_page.right_column.folded == ("map",)
    assert not view_of(again, "map").active and view_of(again, "losses").active
    qtbot.mouseClick(fold_of(again, "map").button, LEFT)
    again.close()
    assert make_window().live_page.right_column.folded == ()


def test_a_section_that_is_folded_at_first_is_so_until_it_is_opened(make_window, monkeypatch):
    entry = ViewEntry("details", window_parts.PlainView, "right", folded=True)
    monkeypatch.setattr(catalogue, "VIEWS", (*window_parts.VIEWS, entry))
    window = make_window()
    assert window.live_page.right_column.folded == ("details",) and not view_of(window, "details").active
    window.live_page.right_column.set_folded(())
    assert view_of(window, "details").active


def test_a_folded_section_bears_the_title_of_its_view(make_window, monkeypatch):
    entries = (ViewEntry("a", Titled, "right"), ViewEntry("b", Titled, "right", title="Output"))
    monkeypatch.setattr(catalogue, "VIEWS", (window_parts.VIEWS[0], *entries))
    window = make_window()
    names = [fold_of(window, key).button.accessibleName() for key in "ab"]
    assert names == ["Fold Loss", "Fold Output"]
    view_of(window, "a").title.setText("Accuracy")
    window.live_page.show_run(window_parts.run_info())
    fold_of(window, "a").set_folded(True)
    assert fold_of(window, "a").button.accessibleName() == "Unfold Accuracy"
    fold_of(window, "a").set_folded(False)
    QApplication.processEvents()
    sign, title = fold_of(window, "a").button, view_of(window, "a").title
    middle = title.mapTo(window, title.rect().center()).y()
    assert abs(sign.mapTo(window, sign.rect().center()).y() - middle) <= 1


def test_a_section_that_does_not_suit_the_run_is_away_folded_or_not(make_window, monkeypatch):
    entry = ViewEntry("deep", window_parts.PlainView, "right", suits=lambda run: run is None)
    monkeypatch.setattr(catalogue, "VIEWS", (*window_parts.VIEWS, entry))
    window = make_window()
    for folded in ((), ("deep",)):
        window.live_page.right_column.set_folded(folded)
        window.live_page.right_column.show_run(None)
        assert fold_of(window, "deep").isVisible()
        window.live_page.show_run(window_parts.run_info())
        assert not fold_of(window, "deep").isVisible()
    assert window.live_page.right_column.folded == ("deep",)


def test_the_foot_stays_in_view_while_the_rest_scrolls_and_follows_it_where_there_is_room(make_window, monkeypatch):
    class Tall(window_parts.PlainView):
        def __init__(self, appearance) -> None:
            super().__init__(appearance)
            self.setMinimumHeight(500)

    entries = (
        ViewEntry("a", Tall, "right"),
        ViewEntry("b", Tall, "right"),
        ViewEntry("foot", window_parts.PlainView, "foot"),
    )
    monkeypatch.setattr(catalogue, "VIEWS", (window_parts.VIEWS[0], *entries))
    window = make_window((1280, 800))
    QApplication.processEvents()
    foot, column = fold_of(window, "foot"), window.live_page.right_column
    places = []
    for folded in ((), ("a", "b")):
        column.set_folded(folded)
        for _ in range(3):
            QApplication.processEvents()
        top = foot.mapTo(column, foot.rect().topLeft()).y()
        places.append(top)
        assert top > 0 and top + foot.height() <= column.height() and foot.height() >= 80
    above = fold_of(window, "b")
    assert places[1] < 120 and places[0] > 500
    assert above.mapTo(column, above.rect().bottomLeft()).y() < places[1]


def test_a_view_that_is_made_by_unfolding_its_section_is_told_of_once(qtbot, make_window, monkeypatch):
    entry = ViewEntry("details", window_parts.PlainView, "right", title="Details", folded=True)
    monkeypatch.setattr(catalogue, "VIEWS", (*window_parts.VIEWS, entry))
    window, told = make_window(), []
    window.view_made.connect(lambda key, view: told.append((key, view)))
    assert "details" not in window.views
    for _ in range(3):
        qtbot.mouseClick(fold_of(window, "details").button, LEFT)
    assert told == [("details", window.views["details"])]


def test_the_scroll_bar_takes_its_room_from_the_margin_and_nothing_is_cut_off(make_window, monkeypatch):
    class Wide(window_parts.PlainView):
        def __init__(self, appearance) -> None:
            super().__init__(appearance)
            self.setMinimumHeight(500)
            QVBoxLayout(self).addWidget(QLabel("as wide as it is " * 20))

    views = tuple(ViewEntry(key, Wide, "right") for key in ("a", "b"))
    monkeypatch.setattr(catalogue, "VIEWS", (*window_parts.VIEWS, *views))
    column = make_window().live_page.right_column
    QApplication.processEvents()
    area = column.fold_of("a").parentWidget().parentWidget().parentWidget()
    assert area.verticalScrollBar().isVisible()
    assert area.widget().width() == area.viewport().width() < area.width()
    for key in ("a", "b"):
        fold, view = column.fold_of(key), column.views[key]
        assert fold.width() == area.viewport().width()
        assert view.width() > column.width() - 24 - area.verticalScrollBar().width()
