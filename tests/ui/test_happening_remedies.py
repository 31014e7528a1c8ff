"""What a card offers: the remedy, the duel with it, the way to what shows the fact; by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from snapshots import observed, run_info, snapshot

from nnviz.nn import Layer
from nnviz.training import remedies
from nnviz.training.config import RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.message import Message
from nnviz.training.remedies import Remedy
from nnviz.training.trainer import Trainer
from nnviz.training.wants import Diagnosis, DiagnosisWant, Note
from nnviz.ui.theme import Appearance
from nnviz.ui.views.happening import HappeningView

WANT = DiagnosisWant()
NOW = RunConfig(layers=(Layer(8, "sigmoid"),) * 4)
RELU = remedies.relu_and_he(NOW)
SLOWER = remedies.rate_times(NOW, 0.1)
CENTRED = remedies.standardized(NOW)


def note(title: str, *given: Remedy, layer: int | None = 0, since: int = 340, link: str = "gradient") -> Note:
    return Note("warning", Message(title, title), Message(title, "It is so."), layer, since, given, link)


@pytest.fixture
def view(qtbot):
    made = HappeningView(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.set_run(run_info(NOW))
    yield made
    QTest.mouseMove(made, QPoint(2, 2))


def show(view, *notes: Note, **facts) -> None:
    view._shown_at = 0.0
    view.show_snapshot(snapshot({WANT: Diagnosis(notes)}, **facts))


def point_at(view, widget) -> None:
    """A real move of the mouse onto a part of the view, None for away from all."""
    QApplication.processEvents()  # the layout
    place = QPoint(2, 2) if widget is None else widget.mapTo(view, widget.rect().center())
    QTest.mouseMove(view.window(), place)
    QApplication.processEvents()


class Heard(list):
    """What a signal said, in order."""

    def __init__(self, signal) -> None:
        super().__init__()
        signal.connect(self.append)


def test_a_card_bears_since_when_a_link_a_remedy_and_the_duel(view):
    show(view, note("A", RELU))
    card = view.cards[0]
    assert card.since == "since step 340"
    texts = [child.text() for child in (card.link, card.primary, card.other) if child.isVisible()]
    assert texts == ["Show the gradient", "Use relu and he in all 4", "Duel"]
    assert card.accessibleDescription() == "It is so. since step 340"
    assert card.primary.accessibleName() == "Use relu and he in all 4"
    assert card.primary.accessibleDescription() == "A"


def test_what_was_so_from_the_first_step_says_that(view):
    show(view, note("A", since=0))
    assert view.cards[0].since == "from the beginning"


def test_where_nothing_is_to_be_done_nothing_is_offered(view):
    show(view, note("A", link=""))
    card = view.cards[0]
    assert not any(child.isVisible() for child in (card.link, card.primary, card.other))
    show(view, Note("ok", Message("fine", "Fine"), Message("fine", "All is well.")))
    assert card.since == ""


def test_a_click_on_the_remedy_applies_it_and_the_duel_runs_it_beside(view, qtbot):
    show(view, note("A", SLOWER), note("B", RELU))
    applied, asked = Heard(view.remedy_chosen), Heard(view.duel_asked)
    chosen = Heard(view.layer_selected)
    qtbot.mouseClick(view.cards[0].primary, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.cards[1].other, Qt.MouseButton.LeftButton)
    assert applied == [SLOWER.config]
    assert asked == [RELU.config]
    assert chosen == []  # the buttons are not the card


def test_the_link_leads_to_what_shows_the_fact(view, qtbot):
    show(view, note("A", link="gradient"), note("B", link="losses"))
    led = Heard(view.link_chosen)
    for card in reversed(view.cards):
        qtbot.mouseClick(card.link, Qt.MouseButton.LeftButton)
    assert led == ["losses", "gradient"]


@pytest.mark.parametrize("place", ["gradient", "functions", "score", "symmetry", "map", "losses"])
def test_every_place_has_words(view, place):
    show(view, note("A", link=place))
    assert view.cards[0].link.isVisible() and view.cards[0].link.text()


def test_the_output_of_one_input_is_a_curve(view, qtbot):
    led = Heard(view.link_chosen)
    for config in (NOW, RunConfig(dataset="sin")):
        view.set_run(run_info(config))
        show(view, note("A", link="map"))
        qtbot.mouseClick(view.cards[0].link, Qt.MouseButton.LeftButton)
    assert led == ["map", "curve"]


def test_a_second_card_does_not_offer_the_same_again(view):
    show(view, note("A", RELU), note("B", RELU))
    assert [card.primary.isVisible() for card in view.cards] == [True, False]
    assert [card.other.isVisible() for card in view.cards] == [True, False]
    assert view.cards[1].height() < view.cards[0].height()


def test_in_a_low_column_one_card_is_whole_and_the_other_opens_by_a_click_or_a_key(view, qtbot):
    notes = note("A", RELU), note("B", SLOWER, layer=None)
    view.set_room(1000)
    show(view, *notes)
    first, second = view.cards
    both = first.height() + second.height()
    view.set_room(600)
    assert (first.body, second.title, second.body) == ("It is so.", "B", "")
    assert first.primary.isVisible() and not second.primary.isVisible() and not second.link.isVisible()
    assert second.accessibleDescription().startswith("It is so.")
    assert both - first.height() - second.height() > 50
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert (first.body, second.body) == ("", "It is so.")
    with qtbot.waitSignal(view.remedy_chosen) as applied:
        qtbot.mouseClick(second.primary, Qt.MouseButton.LeftButton)
    assert applied.args == [SLOWER.config]
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert (first.body, second.body) == ("It is so.", "")
    view.set_room(1000)
    assert first.body == second.body == "It is so."


def test_a_duel_shares_data_and_chance_and_there_is_none_about_them(view):
    show(view, note("A", CENTRED))
    assert view.cards[0].primary.isVisible()
    assert not view.cards[0].other.isVisible()  # both sides have the same data
    again = remedies.restart_with_rate_times(NOW, 0.1)
    show(view, note("B", again))
    asked = Heard(view.duel_asked)
    view.cards[0].other.click()
    assert asked == [replace(NOW, learning_rate=0.003)]


def test_pointing_at_a_remedy_asks_for_its_preview_until_the_pointer_leaves(view):
    show(view, note("A", RELU), note("B", SLOWER))
    previews = Heard(view.preview_asked)
    point_at(view, view.cards[0].primary)
    assert previews == [RELU]
    point_at(view, view.cards[0].other)  # the duel is about the same run
    assert previews[-1] == RELU
    point_at(view, view.cards[1].primary)
    assert previews[-1] == SLOWER
    point_at(view, None)
    assert previews[-1] is None
    assert view.cards[0].is_pointed_at is False


def test_by_keyboard_the_focus_asks_for_the_preview_and_enter_applies(view, qtbot):
    show(view, note("A", RELU, layer=None))
    previews, applied = Heard(view.preview_asked), Heard(view.remedy_chosen)
    view.cards[0].link.setFocus()
    assert previews == []
    qtbot.keyClick(view.cards[0].link, Qt.Key.Key_Tab)
    assert view.cards[0].primary.hasFocus()
    assert previews == [RELU]
    qtbot.keyClick(view.cards[0].primary, Qt.Key.Key_Return)
    assert applied == [RELU.config]
    assert previews[-1] is None


def test_tab_walks_through_card_link_remedy_and_duel(view, qtbot):
    show(view, note("A", RELU), note("B", SLOWER))
    view.cards[0].setFocus()
    walked = []
    for _ in range(8):
        walked.append(QApplication.focusWidget())
        qtbot.keyClick(walked[-1], Qt.Key.Key_Tab)
    assert walked == [part for card in view.cards for part in (card, card.link, card.primary, card.other)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_the_remedy_and_the_link_and_do_not_choose_the_layer(view, qtbot, key):
    show(view, note("A", RELU))
    applied, led, chosen = Heard(view.remedy_chosen), Heard(view.link_chosen), Heard(view.layer_selected)
    view.cards[0].primary.setFocus()
    qtbot.keyClick(view.cards[0].primary, key)
    view.cards[0].link.setFocus()
    qtbot.keyClick(view.cards[0].link, key)
    assert (applied, led, chosen) == ([RELU.config], ["gradient"], [])


def test_what_is_pointed_at_does_not_change_under_the_pointer(view, qtbot):
    show(view, note("A", RELU))
    point_at(view, view.cards[0].primary)
    show(view, note("B", SLOWER))
    assert (view.cards[0].title, view.cards[0].primary.text()) == ("A", "Use relu and he in all 4")
    point_at(view, None)
    qtbot.waitUntil(lambda: view.cards[0].title == "B")


def test_what_comes_of_a_remedy_is_shown_though_the_pointer_is_still_there(view, qtbot):
    show(view, note("A", SLOWER))
    point_at(view, view.cards[0].primary)
    qtbot.mouseClick(view.cards[0].primary, Qt.MouseButton.LeftButton)
    show(view, Note("ok", Message("fine", "Fine"), Message("fine", "All is well.")))
    assert view.cards[0].title == "Fine"


def test_a_new_run_takes_the_preview_away(view):
    show(view, note("A", RELU))
    previews = Heard(view.preview_asked)
    point_at(view, view.cards[0].primary)
    view.set_run(run_info(NOW))
    assert previews == [RELU, None]


def test_heights_do_not_jump_while_the_figures_run(view):
    heights = set()
    for step in (9, 99, 12_345, 1_234_567):
        show(view, note("A", RELU, since=step))
        heights.add(view.cards[0].height())
    assert len(heights) == 1


def test_another_language_needs_another_height(view, qtbot, monkeypatch):
    show(view, note("A title that is so long in English that it takes two lines of the card", RELU))
    tall = view.cards[0].height()
    monkeypatch.setattr("nnviz.ui.views.happening.translated", lambda message: "短")
    view.retranslate()
    assert view.cards[0].height() < tall


def test_all_that_a_card_says_lies_within_it_and_nothing_on_something_else(view):
    long = "Why it is so is told in as many words as there is room for, and then in some more. " * 3
    told = Note("danger", Message("A", "A title that takes two lines of the card, no less"), Message("A", long), 0, 9)
    again = remedies.restart_with_rate_times(replace(NOW, learning_rate=0.00012), 0.1)
    show(view, replace(told, remedies=(again,), link="gradient"))
    card = view.cards[0]
    parts = [card.link.geometry(), card.primary.geometry(), card.other.geometry()]
    for i, part in enumerate(parts):
        assert card.rect().contains(part)
        assert not any(part.intersects(other) for other in parts[:i])
    assert card.primary.width() >= card.primary.sizeHint().width()
    view.resize(200, 500)
    assert card.rect().contains(card.other.geometry()) and card.rect().contains(card.primary.geometry())


def test_a_run_in_which_the_gradient_vanishes_offers_what_heals_it(view, qtbot):
    run = LiveRun(Trainer(RunConfig(layers=(Layer(8, "sigmoid"),) * 16)))
    view.set_run(run.trainer.info())
    run.advance(1200)
    observed(view, run)
    card = view.cards[0]
    assert card.kind == "danger" and card.title.startswith("The gradient vanishes: ")
    assert card.since == "from the beginning"
    applied = Heard(view.remedy_chosen)
    qtbot.mouseClick(card.primary, Qt.MouseButton.LeftButton)
    healed = LiveRun(Trainer(applied[0]))
    view.set_run(healed.trainer.info())
    observed(view, healed)
    assert view.cards[0].kind == "ok"


def test_a_button_that_is_pressed_when_its_card_has_nothing_to_tell_any_more_does_nothing(view):
    asked = []
    for signal in (view.remedy_chosen, view.duel_asked, view.link_chosen):
        signal.connect(asked.append)
    show(view, note("a", RELU))
    buttons = [(card.primary, card.other, card.link) for card in view.cards]
    view._told = (note("b"),)  # without a remedy, and on the first card only
    for button in (part for parts in buttons for part in parts):
        button.click()
    assert asked == ["gradient"]  # the way to what shows the fact is there
