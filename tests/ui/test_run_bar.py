"""The run bar: what its buttons ask for, how its figures are shown, and that nothing in it moves while they run."""

from __future__ import annotations

import pytest
import window_parts
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from nnviz.training.snapshot import Divergence
from nnviz.ui.run_bar import TEXT_INTERVAL, RunBar
from nnviz.ui.style import style_sheet
from nnviz.ui.theme import LIGHT, Appearance

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot):
    bar = RunBar(Appearance(), QMenu())
    qtbot.addWidget(bar)
    bar.resize(1440, 48)
    bar.show()
    return bar


@pytest.fixture
def speeds(bar):
    said = []
    bar.speed_changed.connect(said.append)
    return said


def figures(bar) -> list[str]:
    return [counter.value.text() for counter in (bar.step, bar.epoch, bar.train_loss, bar.test_loss)]


def typed(bar, qtbot, text) -> str:
    bar.speed.field.selectAll()
    qtbot.keyClicks(bar.speed.field, text)
    qtbot.keyClick(bar.speed.field, Qt.Key.Key_Return)
    return bar.speed.field.text()


def test_each_button_asks_for_one_thing(bar, qtbot):
    said = []
    for name in ("run_toggled", "step_requested", "restart_requested", "new_weights_requested", "theme_toggled"):
        getattr(bar, name).connect(lambda name=name: said.append(name))
    for button in (bar.run_button, bar.step_button, bar.restart_button, bar.weights_button, bar.theme_button):
        qtbot.mouseClick(button, LEFT)
    assert said == ["run_toggled", "step_requested", "restart_requested", "new_weights_requested", "theme_toggled"]


def test_the_first_button_says_what_it_will_do(bar):
    texts = []
    for running in (False, True):
        bar.show_state(window_parts.state(running=running))
        texts.append(bar.run_button.text().strip())
    assert texts == ["Run", "Pause"]


def test_after_a_divergence_one_button_starts_again_and_stands_out(bar, qtbot, tmp_path):
    def ground(button):
        return button.grab().toImage().pixelColor(button.width() // 2, 5).name()

    said = []
    bar.setStyleSheet(style_sheet(LIGHT, 1.0, tmp_path))
    bar.run_toggled.connect(lambda: said.append("run"))
    bar.restart_requested.connect(lambda: said.append("restart"))
    bar.show_state(window_parts.state(diverged=Divergence(3, 0, "weights")))
    assert not bar.run_button.isEnabled() and "diverged" in bar.run_button.toolTip()
    assert not bar.step_button.isEnabled()
    assert (ground(bar.run_button), ground(bar.restart_button)) == (LIGHT.panel, LIGHT.accent)
    qtbot.mouseClick(bar.restart_button, LEFT)
    bar.run_or_pause()  # as the space bar does
    bar.show_state(window_parts.state())
    assert (ground(bar.run_button), ground(bar.restart_button)) == (LIGHT.accent, LIGHT.panel)
    qtbot.mouseClick(bar.run_button, LEFT)
    assert said == ["restart", "restart", "run"]


def test_the_figures_are_written_as_everywhere(bar):
    bar.show_snapshot(window_parts.snapshot(2460))
    assert figures(bar) == ["2\u202f460", "492", "0.051", "0.088"]


def test_without_a_test_part_its_loss_is_a_dash(bar):
    bar.show_snapshot(window_parts.snapshot(test_loss=None))
    assert figures(bar)[3] == "–"


def test_figures_change_at_most_ten_times_a_second_but_the_last_one_is_shown(bar, monkeypatch):
    now = [0]
    monkeypatch.setattr(type(bar), "_since_last_text", lambda self: now[0])
    shown = []
    for step in range(1, 26):  # a frame each 16 ms
        now[0] += 16
        before = figures(bar)[0]
        bar.show_snapshot(window_parts.snapshot(step))
        if figures(bar)[0] != before:
            shown.append(step)
            now[0] = 0
    assert shown == [7, 14, 21] and TEXT_INTERVAL <= 7 * 16
    bar.show_snapshot(window_parts.snapshot(26, running=False))
    assert figures(bar)[0] == "26"


def test_nothing_moves_while_texts_and_figures_change(bar):
    def places():
        QApplication.processEvents()
        widgets = (
            bar.run_button,
            bar.step_button,
            bar.restart_button,
            bar.weights_button,
            bar.speed,
            bar.step,
            bar.epoch,
            bar.train_loss,
            bar.test_loss,
        )
        return [widget.geometry() for widget in widgets]

    bar.show_snapshot(window_parts.snapshot(1, running=False))
    before = places()
    for state in (window_parts.state(running=True), window_parts.state(diverged=Divergence(3, 0, "loss"))):
        bar.show_state(state)
        bar.show_snapshot(window_parts.snapshot(8_888_888, test_loss=1.9e-9, running=False))
        bar.speed.setValue(10_000)
        assert places() == before
    for counter in (bar.step, bar.epoch, bar.train_loss, bar.test_loss):
        assert counter.value.sizeHint().width() <= counter.width()


def test_a_figure_that_is_wider_than_was_expected_is_not_cut_either(bar):
    bar.show_snapshot(window_parts.snapshot(1_234_567_890, test_loss=-2.35e-300, running=False))
    QApplication.processEvents()
    assert figures(bar)[0] == "1\u202f234\u202f567\u202f890"
    for counter in (bar.step, bar.test_loss):
        assert counter.value.sizeHint().width() <= counter.value.width()


# -- speed ---------------------------------------------------------------------------------------------------------


def test_the_speed_is_as_fast_as_possible_at_first(bar):
    assert bar.speed.value() is None and bar.speed.field.text() == "max"


def test_the_slider_goes_from_one_step_a_second_to_unlimited(bar, speeds, qtbot):
    qtbot.keyClick(bar.speed.slider, Qt.Key.Key_Home)
    assert (speeds[-1], bar.speed.field.text()) == (1, "1 steps/s")
    values = []
    for _ in range(30):
        qtbot.keyClick(bar.speed.slider, Qt.Key.Key_Right)
        values.append(bar.speed.value())
    finite = [value for value in values if value is not None]
    assert finite == sorted(set(finite)) and finite[-1] == 10_000  # each key press is another speed
    assert values[-1] is None and bar.speed.field.text() == "max"
    assert speeds == [1, *finite, None]


@pytest.mark.parametrize(
    ("text", "speed", "shown"),
    [
        ("25", 25, "25 steps/s"),
        ("37 steps/s", 37, "37 steps/s"),
        ("2 500", 2500, "2\u202f500 steps/s"),
        ("123456", 123456, "123\u202f456 steps/s"),
        ("0.2", 1, "1 steps/s"),
        ("-7", 1, "1 steps/s"),
    ],
)
def test_any_speed_can_be_typed(bar, speeds, qtbot, text, speed, shown):
    assert typed(bar, qtbot, text) == shown
    assert speeds == [speed]


def test_max_can_be_typed_and_what_is_no_speed_is_put_back(bar, speeds, qtbot):
    typed(bar, qtbot, "40")
    for nonsense in ("fast", "", "1,5", "nan"):
        assert typed(bar, qtbot, nonsense) == "40 steps/s"
    assert typed(bar, qtbot, "MAX") == "max"
    assert speeds == [40, None]


def test_setting_the_shown_speed_again_says_nothing(bar, speeds):
    bar.speed.setValue(25)
    bar.speed.setValue(25)
    assert speeds == [25]


# -- width, keyboard -----------------------------------------------------------------------------------------------


def test_a_narrow_bar_leaves_out_words_that_tooltips_say_and_then_the_slider(bar):
    buttons = (bar.step_button, bar.restart_button, bar.weights_button)
    assert [button.text().strip() for button in buttons] == ["Step", "Restart", "New weights"]
    assert bar.minimumSizeHint().width() < 900
    bar.resize(bar._widths[1], 48)
    QApplication.processEvents()
    assert [button.text() for button in buttons] == ["", "", ""]
    assert all(button.toolTip() and button.accessibleName() and not button.icon().isNull() for button in buttons)
    assert bar.speed.slider.isVisible()
    bar.resize(bar.minimumSizeHint().width(), 48)
    QApplication.processEvents()
    assert not bar.speed.slider.isVisible() and bar.speed.field.isVisible()
    assert max(child.geometry().right() for child in (bar.stop, bar.test_loss)) < bar.width()
    assert not bar.epoch.isVisible() and bar.step.isVisible()
    assert not bar.theme_button.isVisible() and not bar.language_button.isVisible()  # they are in the menu
    bar.resize(bar._widths[4], 48)
    QApplication.processEvents()
    assert bar.theme_button.isVisible() and bar.theme_button.geometry().right() < bar.width()
    bar.resize(1440, 48)
    assert bar.step_button.text().strip() == "Step" and bar.speed.slider.isVisible()


def test_tab_reaches_every_control_and_all_have_names(bar, qtbot):
    bar.run_button.setFocus()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    seen = [QApplication.focusWidget()]
    while True:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is seen[0]:
            break
        seen.append(QApplication.focusWidget())
    controls = [bar.run_button, bar.step_button, bar.restart_button, bar.weights_button]
    assert seen == [*controls, bar.speed.slider, bar.speed.field, bar.stop, bar.language_button, bar.theme_button]
    assert all(widget.accessibleName() and (widget.toolTip() or widget is bar.speed.slider) for widget in seen)


def test_the_smallest_window_has_room_for_the_bar_at_the_largest_size(qtbot):
    bar = RunBar(Appearance(scale=1.5), QMenu())
    qtbot.addWidget(bar)
    assert bar.minimumSizeHint().width() <= 1120
