"""What is happening: at most two cards, the worst first, readable and still."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from snapshots import observed, run_info, snapshot

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.message import Message
from nnviz.training.snapshot import Divergence
from nnviz.training.trainer import Trainer
from nnviz.training.wants import Diagnosis, DiagnosisWant, Note
from nnviz.ui.card import wrapped
from nnviz.ui.theme import DARK, LIGHT, Appearance
from nnviz.ui.views.happening import HappeningView

WANT = DiagnosisWant()


@pytest.fixture
def view(qtbot):
    made = HappeningView(Appearance())
    qtbot.addWidget(made)
    made.resize(276, 300)
    made.show()
    made.set_run(run_info())
    return made


def note(severity: str, title: str, layer: int | None = None, why: str = "Because it is so.", code: str = "") -> Note:
    return Note(severity, Message(code or title, title), Message(code or title, why), layer)


def show(view, *notes: Note, **facts) -> None:
    view.show_snapshot(snapshot({WANT: Diagnosis(notes)}, **facts))


def cards(view) -> list[tuple[str, str, str]]:
    return [(card.kind, card.title, card.body) for card in view.cards if card.isVisibleTo(view)]


def sentences(view) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]


def test_the_two_worst_notes_are_shown_in_their_order(view):
    show(view, note("danger", "A"), note("warning", "B"), note("warning", "C"))
    assert [card[:2] for card in cards(view)] == [("danger", "A"), ("warning", "B")]
    assert sentences(view) == ["What is happening"]


def test_with_nothing_to_say_that_is_said(view):
    show(view)
    assert cards(view) == []
    assert "Nothing out of the ordinary." in sentences(view)


def test_before_the_first_answer_nothing_is_claimed(view):
    assert cards(view) == []
    assert "The first steps will show it." in sentences(view)


def test_a_pause_is_told_below_the_worst_note(view):
    show(view, note("warning", "A"), note("warning", "B"), running=False, step=2860)
    assert [card[:2] for card in cards(view)] == [("warning", "A"), ("paused", "Paused")]
    assert cards(view)[1][2] == "Stopped at step 2\u202f860. Space goes on, → makes one step."


def test_before_the_first_step_it_is_ready_and_not_paused(view):
    show(view, running=False, step=0)
    assert cards(view)[0][:2] == ("ready", "Ready")


def test_pausing_and_running_are_told_at_once(view):
    show(view, note("ok", "A"))
    show(view, note("ok", "A"), running=False)
    assert len(cards(view)) == 2
    show(view, note("ok", "A"))
    assert len(cards(view)) == 1


def test_a_diverged_run_is_not_called_paused(view):
    show(view, note("danger", "Overflow", 1), running=False, divergence=Divergence(12, 1, "weights"))
    assert [card[0] for card in cards(view)] == ["danger"]


def test_texts_change_at_most_twice_a_second_and_the_last_one_is_shown(view, qtbot):
    show(view, note("warning", "1 %"))
    for percent in range(2, 10):
        show(view, note("warning", f"{percent} %"))
        assert cards(view)[0][1] == "1 %"
    qtbot.waitUntil(lambda: cards(view)[0][1] == "9 %", timeout=2000)


def test_a_click_on_a_card_tells_its_layer(view, qtbot):
    show(view, note("warning", "A", 2), note("warning", "B"))
    with qtbot.waitSignal(view.layer_selected) as chosen:
        qtbot.mouseClick(view.cards[0], Qt.MouseButton.LeftButton)
    assert chosen.args == [2]
    with qtbot.assertNotEmitted(view.layer_selected):
        qtbot.mouseClick(view.cards[1], Qt.MouseButton.LeftButton)


def test_a_card_about_a_layer_is_reached_and_chosen_by_keyboard(view, qtbot):
    show(view, note("warning", "A", 2), note("warning", "B"))
    assert view.cards[1].focusPolicy() == Qt.FocusPolicy.NoFocus
    view.activateWindow()
    view.cards[0].setFocus()
    qtbot.waitUntil(view.cards[0].hasFocus)
    with qtbot.waitSignal(view.layer_selected) as chosen:
        qtbot.keyClick(view.cards[0], Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_the_cards_are_made_once(view):
    before = view.cards
    show(view, note("warning", "A"))
    show(view, note("danger", "B"), running=False)
    assert view.cards is before
    assert len(view.findChildren(type(before[0]))) == 2


def test_a_card_keeps_its_height_while_it_tells_of_the_same_thing(view):
    long = "A sentence that takes some more room. " * 4
    show(view, note("warning", "A", 0, long, code="same"), running=True)
    tall = view.cards[0].height()
    view._shown_at = 0.0
    show(view, note("warning", "A", 0, "Short.", code="same"))
    assert cards(view)[0][2] == "Short."
    assert view.cards[0].height() == tall
    view._shown_at = 0.0
    show(view, note("warning", "B", 0, "Short.", code="other"))
    assert view.cards[0].height() < tall


def test_only_the_worst_card_is_filled_unless_there_is_danger(view):
    show(view, note("warning", "A"), note("warning", "B"))
    assert _fill(view.cards[0]) == LIGHT.warning_fill
    assert _fill(view.cards[1]) == LIGHT.panel
    view._shown_at = 0.0
    show(view, note("danger", "C"), note("danger", "D"))
    assert [_fill(card) for card in view.cards] == [LIGHT.danger_fill] * 2
    view.appearance.set_theme(DARK)
    assert [_fill(card) for card in view.cards] == [DARK.danger_fill] * 2


def _fill(card) -> str:
    QApplication.processEvents()
    return card.grab().toImage().pixelColor(card.width() - 6, card.height() - 5).name()


def test_kinds_differ_by_their_icon_not_only_by_colour(view):
    show(view, note("warning", "A"))
    pictures = {}
    for kind in ("ok", "warning", "danger", "paused", "ready"):
        view.cards[0].tell(kind, "A", "", subject=kind, loud=False)
        QApplication.processEvents()
        pictures[kind] = view.cards[0].grab().toImage()
    for kind, picture in pictures.items():
        assert [other for other in pictures if pictures[other] == picture] == [kind]


def test_text_is_wrapped_to_its_lines_and_the_last_one_says_that_there_is_more(view):
    font = view.appearance.font()
    lines = wrapped("many words " * 60, font, 250, 4)
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert wrapped("few words", font, 250, 4) == ["few words"]
    assert wrapped("没有空格的中文也要换行" * 6, font, 200, 4)[0]


def test_a_message_is_written_with_its_values(view):
    template = Message("code", "Layer {layer}: {count} dead", {"layer": 2, "count": 3})
    show(view, Note("warning", template, Message("why", "Because of {reason}.", {"reason": "ReLU"}), 1))
    assert cards(view) == [("warning", "Layer 2: 3 dead", "Because of ReLU.")]
    assert view.cards[0].accessibleName() == "Layer 2: 3 dead"
    assert view.cards[0].accessibleDescription() == "Because of ReLU. from the beginning"


def test_a_snapshot_without_its_answer_changes_nothing(view):
    show(view, note("warning", "A"))
    view.show_snapshot(snapshot({}))
    assert cards(view) == [("warning", "A", "Because it is so.")]


def test_a_new_run_forgets_the_notes_of_the_old_one(view, qtbot):
    show(view, note("warning", "A"))
    show(view, note("warning", "B"))
    view.set_run(run_info())
    assert cards(view) == []
    assert not view._later.isActive()


def test_an_overflow_is_named_with_step_and_layer(view):
    run = LiveRun(Trainer(RunConfig(layers=(Layer(8, "relu"),), output_activation="purelin", learning_rate=1e3)))
    view.set_run(run.trainer.info())
    run.advance(2000)
    state = observed(view, run, running=False).runs[0]
    assert state.divergence is not None
    ((kind, title, _),) = cards(view)
    assert kind == "danger"
    assert str(state.divergence.step) in title and str(state.divergence.layer + 1) in title
