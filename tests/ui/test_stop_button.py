"""Stop conditions as a user sets and meets them: by mouse and keys, on the bar, in the status line, on the card."""

from __future__ import annotations

from dataclasses import replace

import pytest
import window_parts
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from snapshots import run_info
from window_parts import Heard

from nnviz import app
from nnviz.nn import Layer
from nnviz.training import Dataset
from nnviz.training.config import RunConfig
from nnviz.training.stopping import NEVER, StopConditions, Stopped
from nnviz.ui import stop_wording
from nnviz.ui.run_bar import RunBar
from nnviz.ui.theme import Appearance
from nnviz.ui.views.happening import HappeningView

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


@pytest.fixture
def bar(qtbot):
    bar = RunBar(Appearance(), QMenu())
    qtbot.addWidget(bar)
    bar.resize(1440, 48)
    bar.show()
    return bar


@pytest.fixture
def said(bar):
    heard = Heard(bar.stop.conditions_changed)
    return lambda: [conditions for (conditions,) in heard.said]


@pytest.fixture
def choice(bar, qtbot):
    qtbot.mouseClick(bar.stop, LEFT)
    assert bar.stop.choice.isVisible()
    return bar.stop.choice


def type_into(qtbot, field, text):
    field.setFocus()
    field.lineEdit().selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, KEY.Key_Return)


def armed(bar, **conditions) -> str:
    bar.stop.show_state(replace(window_parts.state(), stop=StopConditions(**conditions)))
    QApplication.processEvents()  # the words are cut when the bar has given them their room
    return " ".join(filter(None, bar.stop.shown))


# -- choosing --------------------------------------------------------------------------------------------------------


def test_a_click_opens_four_rows_and_escape_closes_them(choice, qtbot):
    assert len(choice.switches) == len(choice.numbers) == 4
    qtbot.keyClick(choice.switches["step"], KEY.Key_Escape)
    assert not choice.isVisible()


def test_a_ticked_row_is_in_force_and_an_unticked_one_is_not(choice, said, qtbot):
    qtbot.mouseClick(choice.switches["step"], LEFT)
    qtbot.mouseClick(choice.switches["loss"], LEFT)
    qtbot.mouseClick(choice.switches["step"], LEFT)
    assert said() == [StopConditions(step=10_000), StopConditions(step=10_000, loss=0.1), StopConditions(loss=0.1)]


def test_a_typed_number_turns_its_row_on(choice, said, qtbot):
    type_into(qtbot, choice.numbers["accuracy"], "97.5")
    assert said() == [StopConditions(accuracy=0.975)]
    assert choice.switches["accuracy"].isChecked()


def test_everything_is_done_by_keys_alone(bar, said, qtbot):
    bar.activateWindow()
    bar.stop.setFocus()
    qtbot.waitUntil(bar.stop.hasFocus)
    qtbot.keyClick(bar.stop, KEY.Key_Space)
    choice = bar.stop.choice
    reached = [QApplication.focusWidget()]
    while len(reached) < 20:
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        if QApplication.focusWidget() is reached[0]:
            break
        reached.append(QApplication.focusWidget())
    rows = [[choice.switches[name], choice.parts.get(name), choice.numbers[name]] for name in choice.switches]
    assert reached == [control for row in rows for control in row if control is not None]
    assert all(control.accessibleName() and control.toolTip() for control in reached)
    qtbot.keyClick(choice.switches["patience"], KEY.Key_Space)
    qtbot.keyClick(choice.parts["loss"], KEY.Key_Down)
    qtbot.keyClick(choice.numbers["loss"], KEY.Key_Down)
    assert said()[-1] == StopConditions(patience=5000, loss=0.05, loss_part="train")


def test_the_arrows_lead_to_negative_losses_too(choice, said, qtbot):
    choice.numbers["loss"].setValue(0.002)
    for _ in range(30):
        qtbot.keyClick(choice.numbers["loss"], KEY.Key_Down)
    assert said()[-1].loss == -1


def test_what_is_no_number_is_refused_in_words_and_changes_nothing(choice, said, qtbot):
    type_into(qtbot, choice.numbers["step"], "0")
    assert "too small" in choice._refusal.text() and choice._refusal.isVisible()
    assert said() == []
    type_into(qtbot, choice.numbers["step"], "700")
    assert not choice._refusal.isVisible() and said() == [StopConditions(step=700)]


def test_what_a_run_cannot_meet_is_not_offered_and_kept_for_one_that_can(choice, said, qtbot):
    for name in ("accuracy", "patience"):
        qtbot.mouseClick(choice.switches[name], LEFT)
    choice.show_run(run_info(dataset="reg-plane", train_fraction=1.0))
    assert not choice.switches["accuracy"].isEnabled() and "regression" in choice.switches["accuracy"].toolTip()
    assert not choice.numbers["patience"].isEnabled() and "no test part" in choice.numbers["patience"].toolTip()
    assert choice.parts["loss"].currentText() == "train" and not choice.parts["loss"].isEnabled()
    assert said()[-1].watched == ()
    choice.show_run(run_info())
    assert said()[-1].watched == ("accuracy", "patience") and said()[-1].loss_part == "test"


# -- on the bar ------------------------------------------------------------------------------------------------------


def test_the_bar_says_what_will_stop_the_run(bar):
    assert armed(bar) == "Stop when…"
    assert armed(bar, step=5000) == "stops at step 5\u202f000"
    assert armed(bar, accuracy=0.95, accuracy_part="train") == "stops at train accuracy 95\u00a0%"
    assert armed(bar, patience=200) == "stops after 200 steps without a better test loss"
    assert armed(bar, step=5000, loss=0.1) == "stops at (+1) step 5\u202f000"
    assert "stops at test loss 0.1" in bar.stop.toolTip()


def test_a_step_that_has_been_passed_is_not_announced(bar):
    bar.show_snapshot(window_parts.snapshot(4999, running=False))
    assert "step" in armed(bar, step=5000)
    bar.show_snapshot(window_parts.snapshot(5000, running=False))
    QApplication.processEvents()
    assert bar.stop.shown == ("", "Stop when…")
    bar.show_snapshot(window_parts.snapshot(0, running=False))  # restarted
    QApplication.processEvents()
    assert bar.stop.shown == ("stops at", "step 5\u202f000")


def test_without_room_the_words_are_left_to_the_tooltip(bar):
    armed(bar, step=5000)
    bar.resize(bar.minimumSizeHint().width(), 48)
    QApplication.processEvents()
    assert bar.stop.shown == ("", "")
    assert "step 5\u202f000" in bar.stop.toolTip()
    assert bar.stop.geometry().right() < bar.width()


# -- when it has stopped ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conditions", "condition", "figure", "title", "body"),
    [
        (StopConditions(step=5000), "step", None, "Step 5\u202f000 reached", "was to stop here"),
        (StopConditions(loss=0.1), "loss", 0.0987, "Test loss down to 0.099", "step 5\u202f000, as it was to at 0.1"),
        (StopConditions(accuracy=0.9), "accuracy", 0.912, "Test accuracy up to 91.2\u00a0%", "90\u00a0% or more"),
        (StopConditions(patience=300), "patience", 0.25, "No better test loss for 300 steps", "best was 0.250"),
    ],
)
def test_card_and_status_line_say_why_and_where(qtbot, conditions, condition, figure, title, body):
    stopped = Stopped(5000, condition, conditions, figure, NEVER)
    assert stop_wording.has_stopped(stopped) == title
    view = HappeningView(Appearance())
    qtbot.addWidget(view)
    view.set_run(run_info())
    view.show_snapshot(replace(window_parts.snapshot(5000, running=False), stopped=stopped))
    assert (view.cards[0].kind, view.cards[0].title) == ("stopped", title)
    assert body in view.cards[0].body


def test_in_the_whole_program_a_run_stops_where_it_was_told_to(qtbot, make_program):
    program = make_program()
    window, session = program.window, program.session
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.live_page.right_column.fill()
    session.start(app.FIRST_RUN)
    session.set_speed(2000)
    qtbot.waitUntil(lambda: session.info is not None, timeout=10_000)
    window.menus.actions["stop_when"].trigger()
    choice = window.run_bar.stop.choice
    assert choice.isVisible()
    type_into(qtbot, choice.numbers["step"], "150")
    choice.close()
    qtbot.keyClick(window.live_page.score, KEY.Key_Space)
    assert window.run_bar.stop.accessibleName() == "stops at step 150"
    for _ in range(2):  # and again after a restart
        qtbot.waitUntil(lambda: window.run_bar.step.value.text() == "150" and not session.running, timeout=10_000)
        assert window.status_line.steps_per_second.text() == "Step 150 reached"
        assert window.run_bar.run_button.text().strip() == "Run"
        assert window.run_bar.stop.accessibleName() == "Stop when…"
        cards = window.live_page.views["happening"].cards
        qtbot.waitUntil(lambda cards=cards: "Step 150 reached" in [card.title for card in cards], timeout=10_000)
        qtbot.mouseClick(window.run_bar.restart_button, LEFT)
        qtbot.waitUntil(lambda: window.run_bar.step.value.text() == "0", timeout=10_000)
        assert window.run_bar.stop.accessibleName() == "stops at step 150"
        qtbot.mouseClick(window.run_bar.run_button, LEFT)
    session.pause()


def test_with_a_table_that_has_no_test_part_the_train_loss_decides(qtbot, make_program):
    program = make_program()
    session = program.session
    qtbot.mouseClick(program.window.run_bar.stop.choice.switches["loss"], LEFT)
    data = Dataset([[0.0, 1.0, 2.0, 3.0]], [[1.0, -1.0, 1.0, -1.0]])
    session.start(RunConfig(layers=(Layer(8, "tanh"),), train_fraction=1.0, learning_rate=0.1), dataset=data)
    program.window.show()
    qtbot.waitUntil(lambda: session.info is not None, timeout=10_000)
    heard = Heard(session.state_changed)
    session.run()
    qtbot.waitUntil(lambda: heard.said and heard.said[-1][0].stopped is not None, timeout=10_000)
    stopped = heard.said[-1][0].stopped
    assert stopped.conditions.loss_part == "train" and stopped.figure <= 0.1
