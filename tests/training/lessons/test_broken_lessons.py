"""Conditions on the live run come true with the lesson's set-up, and do not when it is broken on purpose."""

from __future__ import annotations

import pytest
from broken_lessons import LIVE
from lesson_runs import LessonRuns

from nnviz.paths import resources
from nnviz.training.lessons.lesson import Lesson
from nnviz.training.lessons.reading import read_lesson
from nnviz.ui.lessons.vocabulary import KnownWords

MOST = 12_000  # steps


@pytest.fixture(scope="module")
def lessons() -> dict[str, Lesson]:
    return {path.stem: read_lesson(path, KnownWords()) for path in (resources() / "lessons").glob("*.toml")}


@pytest.mark.parametrize("place", LIVE, ids=lambda place: f"{place[0][:1]}-{place[1]}")
def test_a_condition_comes_true_with_its_set_up_and_not_with_a_broken_one(lessons, place):
    name, number = place
    step = lessons[name].steps[number - 1]
    assert step.setup is not None and step.check is not None
    sound = LessonRuns(step.setup)
    assert sound.judge(step.check, MOST, every=100) is not None
    broken = LessonRuns(LIVE[place](step.setup))
    assert broken.judge(step.check, max(sound.step, 1000), every=100) is None
