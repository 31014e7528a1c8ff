"""The lessons' panel in the whole program: own files, set up, a way out, progress, the pointer, and lecture mode."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

LESSON = """
title = ["Own", "自己的"]
about = ["About $W^1$", "关于 $W^1$"]
[[step]]
title = ["Small", "小"]
text = ["A $z^1$", "一个 $z^1$"]
look = "window.learning_rate"
setup = { show = "gradient", config = { dataset = "xor", seed = 5, learning_rate = 0.25 }, speed = 50, run = false }
check = { fact = "config.learning_rate", equals = 0.25 }
[[step]]
title = ["Never", "从不"]
text = ["B", "乙"]
hint = ["A way out", "出路"]
patience = 0.01
setup = { run = true }
check = { fact = "step", above = 1e12 }
[[step]]
title = ["To be read", "只读"]
text = ["C", "丙"]
"""


@pytest.fixture
def program(make_program, until):
    program = make_program()
    program.window.resize(1440, 900)
    program.open()
    program.window.activateWindow()
    until(lambda: program.session.info is not None)
    return program


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(LESSON, encoding="utf-8")
    return path


@pytest.fixture
def panel(program, path, until):
    """With the own lesson open at its first step."""
    program.window.lessons.open_file(str(path))
    panel = program.window.lessons.panel
    until(panel.step.isVisible)
    return panel


def test_nothing_is_made_or_asked_for_before_it_is_opened(program):
    assert program.window.lessons.panel is None and not program.window.lessons.shown
    program.window.menus.actions["lessons"].trigger()
    panel = program.window.lessons.panel
    assert panel.isVisible() and panel.width() == 320 and len(panel.list.rows) == 6
    assert not panel.guide.watch.active and not panel.guide._timer.isActive()


def test_a_set_up_shows_begins_and_judges_and_can_be_undone(program, panel, until):
    guide, before = panel.guide, program.session.config
    assert guide.evidence is None and not guide.judging
    panel.step.set_up_button.click()
    until(lambda: guide.evidence is not None)
    assert panel.step.outcome.kind == "ok" and "0.25" in panel.step.outcome.source
    assert program.window.live_page.middle.chosen == "gradient" and not program.session.running
    assert program.session.config.dataset == "xor" and program.window.run_bar.speed.value() == 50
    assert guide.done(guide.lesson) == {0}
    program.window.menus.actions["undo"].trigger()
    until(lambda: program.session.config == before)


def test_the_speed_of_before_comes_back_with_the_end_of_the_lesson(program, panel, until):
    speed = program.window.run_bar.speed
    speed.setValue(700)
    panel.step.set_up_button.click()
    until(lambda: speed.value() == 50)
    panel.list_button.click()
    assert speed.value() == 700
    panel.guide.begin(panel.list.rows[-1].lesson)
    panel.step.set_up_button.click()
    until(lambda: speed.value() == 50)
    speed.setValue(None)
    panel.list_button.click()
    assert speed.value() is None, "the user has chosen it since"


def test_what_is_true_already_is_not_ticked_before_the_set_up(program, panel, until):
    program.session.edit(program.session.config.from_dict({"learning_rate": 0.25}))
    until(lambda: program.session.config.learning_rate == 0.25)
    shown = []
    program.session.snapshot_shown.connect(shown.append)
    program.session.step_once()
    until(lambda: len(shown) > 3 or not program.session.running)
    assert panel.guide.evidence is None and not panel.guide.done(panel.guide.lesson)


def test_what_does_not_come_true_has_a_way_out(panel, until):
    guide, step = panel.guide, panel.step
    guide.next()
    step.set_up_button.click()
    until(lambda: guide.hint_due)
    assert step.outcome.kind == "warning" and "A way out" in step.outcome.source
    assert step.skip_button.isVisible() and step.set_up_button.text() == "Set up again"
    step.skip_button.click()
    assert guide.at == 2 and guide.done(guide.lesson) == frozenset()
    assert not guide.watch.active and not guide._timer.isActive()


def test_a_step_that_is_only_read_is_done_with_the_next(panel):
    guide = panel.guide
    guide.next()
    guide.next()
    assert not panel.step.set_up_button.isVisible() and not panel.step.outcome.isVisible()
    assert panel.step.next_button.text() == "Finish"
    panel.step.next_button.click()
    assert panel.list.isVisible() and guide.done(panel.list.rows[-1].lesson) == {2}


def test_progress_and_own_files_are_remembered(program, panel, make_program, until, path):
    panel.step.set_up_button.click()
    until(lambda: panel.guide.evidence is not None)
    program.close()
    other = make_program()
    other.window.resize(1440, 900)
    other.window.show()
    other.window.lessons.show()
    row = other.window.lessons.panel.list.rows[-1]
    assert row.lesson.path == path and row.accessibleName() == "Own, 1 of 3"
    row.click()
    assert other.window.lessons.panel.guide.at == 1, "at the first step that is not done"


def test_a_bad_file_is_told_with_line_and_reason_and_costs_nothing(program, panel, tmp_path, until):
    bad = tmp_path / "bad.toml"
    bad.write_text('title = ["A", "B"]\nabot = 1\n', encoding="utf-8")
    panel.list.area.verticalScrollBar().setValue(1000)
    program.window.lessons.open_file(str(bad))
    text = panel.list.complaint.text()
    assert panel.list.isVisible() and panel.list.complaint.isVisible()
    until(lambda: not panel.list.complaint.visibleRegion().isEmpty())  # above the rows, wherever one has scrolled
    assert text.startswith("bad.toml is no lesson:") and "line 2: There is no field 'abot' here." in text
    assert [row.lesson.key for row in panel.list.rows][-1] == "own"
    bad.write_text(LESSON, encoding="utf-8")
    program.window.lessons.open_file(str(bad))
    assert panel.step.isVisible() and not panel.list.complaint.text()


def test_a_file_is_read_again_at_the_same_step(panel, path):
    panel.guide.next()
    path.write_text(LESSON.replace('"Never"', '"Seldom"'), encoding="utf-8")
    panel.list.reload_button.click()
    assert panel.guide.at == 1 and "Seldom" in panel.step.title.text()
    path.write_text(LESSON.split('[[step]]\ntitle = ["Never"')[0], encoding="utf-8")
    panel.guide.reload()
    assert panel.guide.at == 0 and len(panel.guide.lesson.steps) == 1
    path.write_text("nonsense", encoding="utf-8")
    panel.guide.reload()
    assert "line 1" in panel.list.complaint.text() and panel.guide.lesson is not None


def test_what_a_page_does_not_know_is_told(program, panel, path, until):
    path.write_text(LESSON.replace("speed = 50", 'arrange = { functions = { cursor = "x" } }'), encoding="utf-8")
    panel.guide.reload()
    panel.step.set_up_button.click()
    until(lambda: panel.guide.refusal)
    assert panel.step.outcome.kind == "danger" and "cursor is 'x'" in panel.step.outcome.source
    assert not panel.guide.judging and not panel.guide.stands


def test_runs_that_cannot_be_made_are_told_and_the_old_ones_stay(program, panel, path, until):
    before = program.session.config
    config = '{ dataset = "circle", output_activation = "sigmoid", loss = "bce" }'  # its targets are -1 and 1
    path.write_text(LESSON.replace('{ dataset = "xor", seed = 5, learning_rate = 0.25 }', config), encoding="utf-8")
    panel.guide.reload()
    panel.step.set_up_button.click()
    until(lambda: panel.guide.refusal)
    assert panel.step.outcome.kind == "danger" and "bce" in panel.step.outcome.source
    assert panel.step.set_up_button.isEnabled() and program.session.config == before


def test_the_place_is_shown_and_escape_puts_it_away(program, panel, until):
    program.window.show_view("functions")
    panel.step.point_button.click()
    pointer, rate = panel.guide.stage.pointer, program.window.live_page.panel.training.rate
    assert pointer.isVisible() and rate.isVisible(), "its page is brought to the front"
    until(lambda: pointer.place.contains(rate.mapTo(program.window, rate.rect().center())))
    viewport = program.window.live_page.panel.viewport()
    assert viewport.rect().contains(rate.mapTo(viewport, rate.rect().center())), "it is scrolled to"
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    until(lambda: not pointer.isVisible())


def test_steps_are_walked_by_key(program, panel):
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(program.window, Qt.Key.Key_PageDown, ctrl)
    assert panel.guide.at == 1
    QTest.keyClick(program.window, Qt.Key.Key_PageUp, ctrl)
    assert panel.guide.at == 0
    QTest.keyClick(program.window, Qt.Key.Key_L, ctrl)
    assert not panel.isVisible()
    QTest.keyClick(program.window, Qt.Key.Key_PageDown, ctrl)
    assert panel.guide.at == 0, "nobody sees it"


def test_closed_it_asks_for_nothing(program, panel, until):
    panel.guide.next()
    panel.step.set_up_button.click()
    until(lambda: panel.guide.watch.active)
    panel.close_button.click()
    assert not panel.guide.watch.active and not panel.guide._timer.isActive()
    program.window.lessons.show()
    assert panel.guide.watch.active, "and goes on where it was"


def test_it_speaks_the_window_s_language(program, panel, until):
    program.language.choose("zh_CN")
    until(lambda: panel.title.text() == "自己的" and "小" in panel.step.title.text())
    program.language.choose("en")
    until(lambda: panel.title.text() == "Own")


def test_lecture_mode_is_large_and_thick_and_gives_all_back(program):
    window, appearance = program.window, program.appearance
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen() and appearance.scale > 1 and appearance.line(2) > appearance.px(2)
    assert window.menus.actions["lecture"].isChecked()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen() and appearance.scale == 1 and appearance.line(2) == 2
    assert not window.menus.actions["lecture"].isChecked()
    QTest.keyClick(window, Qt.Key.Key_F11)
    QTest.keyClick(window, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert not window.isFullScreen() and appearance.scale == 1, "with the full screen lecture mode ends"


def test_a_size_chosen_in_lecture_mode_stays(program):
    program.window.lecture.enter()
    larger = program.appearance.scale
    program.window.preferences.set_scale(1.0 if larger != 1.0 else 1.5)
    program.window.lecture.leave()
    assert program.appearance.scale == 1.0 and program.appearance.line(1) == 1
