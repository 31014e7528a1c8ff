"""Every lesson from the first step to the last through the real window: buttons clicked, conditions on the real run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from broken_lessons import LIVE, PAGES
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnviz.paths import resources
from nnviz.training.lessons.claims import claim_steps, claims_table
from nnviz.training.lessons.lesson import CLAIMS
from nnviz.training.lessons.reading import read_lesson
from nnviz.ui.lessons.vocabulary import KnownWords

FILES = sorted((resources() / "lessons").glob("*.toml"))


def lesson_of(path: Path):
    return read_lesson(path, KnownWords())


@pytest.fixture
def panel(make_program, until):
    """The program with its first run, paused, and the lessons open beside it, by a click."""
    program = make_program()
    program.window.resize(1440, 900)
    program.open()
    until(lambda: program.session.info is not None)
    program.session.pause()
    QTest.mouseClick(program.window.lessons.button, Qt.MouseButton.LeftButton)
    until(lambda: program.window.lessons.panel is not None and program.window.lessons.panel.isVisible())
    return program.window.lessons.panel


def click(button) -> None:
    assert button.isVisible() and button.isEnabled(), button.text()
    button.click()


def set_up(panel, until) -> None:
    """A click on the button; then as fast as the machine can."""
    click(panel.step.set_up_button)
    until(lambda: panel.guide.stands or panel.guide.refusal)
    assert not panel.guide.refusal
    panel.window().run_bar.speed.setValue(None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_step_of_the_lesson_comes_true(panel, until, path):
    guide, lesson = panel.guide, lesson_of(path)
    row = next(row for row in panel.list.rows if row.lesson.key == lesson.key)
    panel.list.area.ensureWidgetVisible(row)
    click(row)
    looks = []
    guide.measured.connect(lambda: looks.append(guide.at))
    for at, step in enumerate(lesson.steps):
        assert guide.at == at and panel.step.isVisible()
        if step.setup is not None:
            assert guide.evidence is None and not guide.judging, "nothing is judged before the set-up is made"
            set_up(panel, until)
        if step.do is not None:
            before = len(looks)
            until(lambda before=before: len(looks) >= before + 2 or guide.evidence is not None)
            assert guide.evidence is None, f"step {at + 1} came true before its task was done"
            click(panel.step.do_button)
        if step.check is not None:
            until(lambda: guide.evidence is not None)
            assert panel.step.outcome.kind == "ok" and at in guide.done(lesson)
        if step.look:
            until(lambda look=step.look: guide.stage.point_at(look))
        click(panel.step.next_button)
    assert guide.lesson is None and panel.list.isVisible()
    assert guide.done(lesson) == frozenset(range(len(lesson.steps)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_step_does_not_come_true_when_its_set_up_is_broken(panel, until, path):
    guide, lesson = panel.guide, lesson_of(path)
    looks = []
    guide.measured.connect(lambda: looks.append(guide.at))
    for (name, number), breaking in PAGES.items():
        if name != lesson.key:
            continue
        step = lesson.steps[number - 1]
        steps = (*lesson.steps[: number - 1], replace(step, setup=breaking(step.setup)), *lesson.steps[number:])
        guide.begin(replace(lesson, steps=steps))
        while guide.at < number - 1:
            guide.next()
        while guide.at > number - 1:
            guide.back()
        set_up(panel, until)
        facts = step.check.facts
        until(lambda facts=facts: looks and all(guide.watch.value(fact) is not None for fact in facts))
        before = len(looks)
        until(lambda before=before: len(looks) >= before + 3 or guide.evidence is not None)
        assert guide.evidence is None, f"step {number} came true all the same"


def test_every_checked_step_is_broken_or_has_a_task_that_is_left_undone():
    """What is not among them cannot be broken by a set-up, and says why."""
    unbreakable = {
        ("1-losses-and-activations", 6),  # what a function costs is measured, however it is shown
        ("5-derivation", 6),  # an identity
    }
    every = {
        (lesson.key, number)
        for lesson in map(lesson_of, FILES)
        for number, step in enumerate(lesson.steps, 1)
        if step.check is not None and step.do is None
    }
    assert every <= {*LIVE, *PAGES} | unbreakable


def test_every_claim_is_a_checked_step_of_the_lesson_on_its_seed():
    lessons = [lesson_of(path) for path in FILES]
    steps = claim_steps(lessons)
    assert list(steps) == list(CLAIMS)
    seeds = {"000": range(1, 7), "001": range(7, 18), "002": range(18, 32), "003": range(32, 40), "004": range(40, 49)}
    for claim, places in steps.items():
        (seed,) = (seed for seed, claims in seeds.items() if claim in claims)
        assert seed in {lesson.seed for lesson, _ in places}
    table = claims_table(lessons)
    assert table.count("\n") == 1 + sum(map(len, steps.values()))
    told = (resources() / "lessons" / "CLAIMS.md").read_text(encoding="utf-8")
    assert table in told, "CLAIMS.md is made anew with nnviz.training.lessons.claims when a lesson has changed"
