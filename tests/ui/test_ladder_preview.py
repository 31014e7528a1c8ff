"""The ladder of a remedy's run in the score: asked for once, drawn dashed and hollow with its name, and gone again."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from snapshots import observed

from nnviz.nn import Layer
from nnviz.training import remedies
from nnviz.training.config import RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.message import Message
from nnviz.training.preview_want import Preview, PreviewWant
from nnviz.training.trainer import Trainer
from nnviz.training.wants import Note
from nnviz.ui.theme import DARK, Appearance
from nnviz.ui.views.happening import HappeningView
from nnviz.ui.views.score import ScoreView

DEEP = RunConfig(layers=(Layer(6, "sigmoid"),) * 8)
RELU = remedies.relu_and_he(DEEP)


@pytest.fixture
def run():
    return LiveRun(Trainer(DEEP))


@pytest.fixture
def score(qtbot, run):
    view = ScoreView(Appearance())
    qtbot.addWidget(view)
    view.resize(1100, 800)
    view.show()
    view.set_run(run.trainer.info())
    run.advance(100)
    observed(view, run)
    return view


def wanted(view) -> list[PreviewWant]:
    return [want for want in view.wants if isinstance(want, PreviewWant)]


def ladder_picture(score):
    QApplication.processEvents()
    top, height = score._ladder.rows
    return score.grab().toImage().copy(0, top, score.width(), height)


def preview_names(score) -> list[str]:
    """The labels about a preview that the score has drawn."""
    ladder_picture(score)
    words = ("preview", "预览", "too", "large")
    return [key[0] for key in score._labels._labels if any(word in str(key[0]) for word in words)]


def test_nothing_is_asked_or_drawn_before_a_remedy_is_pointed_at(score):
    assert wanted(score) == []
    assert preview_names(score) == []


def test_a_preview_is_wanted_as_long_as_it_is_asked_for(score):
    score.preview(RELU)
    assert wanted(score) == [PreviewWant(RELU.config)]
    score.preview(None)
    assert wanted(score) == []


def test_the_ladder_of_the_other_run_is_drawn_with_its_name_and_vanishes_again(score, run):
    score.preview(RELU)
    observed(score, run, running=False)
    assert preview_names(score) == ["preview: relu and he"]
    ladder = score._ladder
    norms = ladder.ladder.preview
    assert norms == tuple(previewed(run).norms)
    places = [
        (round(column.x0 + 0.36 * column.width), round(ladder.y_of(norms[column.index]) - ladder.rows[0]))
        for column in score._geometry.columns
    ]
    drawn = ladder_picture(score)
    score.preview(None)
    assert ladder.ladder.preview == ()
    gone = ladder_picture(score)
    for x, y in places:  # each has an outline around the ground of the plot
        assert drawn.pixelColor(x, y).name() == score.appearance.theme.plot
        assert any(drawn.pixel(x + dx, y) != gone.pixel(x + dx, y) for dx in range(-7, 8))


def previewed(run) -> Preview:
    want = PreviewWant(RELU.config)
    return run.answer([want])[want]


def test_the_axis_makes_room_for_it(score, run):
    ladder = score._ladder
    ladder.set_preview(RELU, Preview(np.full(9, 1e5)))
    assert ladder.ladder.axis.high >= 5
    assert 0 <= ladder.ladder.axis.fraction(1e5) < 1


@pytest.mark.parametrize("layers", [3, 20])
def test_a_ladder_of_another_length_is_mapped_by_column(score, run, layers):
    score._ladder.set_preview(RELU, Preview(np.full(layers, 0.1)))
    assert score._ladder.ladder.preview == (0.1,) * min(layers, 9)
    ladder_picture(score)


@pytest.mark.parametrize("norm", [0.0, float("nan"), float("inf")])
def test_norms_that_no_axis_holds_are_drawn_all_the_same(score, norm):
    score._ladder.set_preview(RELU, Preview(np.array([0.1, norm, 0.2])))
    ladder_picture(score)


def test_where_there_is_no_preview_the_ladder_says_why(score):
    score._ladder.set_preview(RELU, Preview(np.zeros(0), Message("large", "much too large")))
    assert preview_names(score) == ["much too large"]


def test_a_new_run_forgets_the_preview(score, run):
    score.preview(RELU)
    observed(score, run)
    score.set_run(run.trainer.info())
    assert wanted(score) == []
    assert score._ladder.preview is None


def test_it_follows_the_theme(score, run):
    score.preview(RELU)
    observed(score, run, running=False)
    light = ladder_picture(score)
    score.appearance.set_theme(DARK)
    assert ladder_picture(score) != light
    assert preview_names(score) == ["preview: relu and he"]


def test_a_card_that_is_pointed_at_shows_it_in_the_score(score, run, qtbot):
    view = HappeningView(score.appearance)
    qtbot.addWidget(view)
    view.resize(276, 500)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    QTest.mouseMove(view, QPoint(1, 1))  # wherever the test before has left the pointer
    view.preview_asked.connect(score.preview)
    view.set_run(run.trainer.info())
    observed(view, run)
    note: Note = view._told[0]
    assert note.title.code == "note.vanishing"
    view.cards[0].primary.setFocus()
    observed(score, run)
    assert preview_names(score) == ["preview: relu and he"]
    view.cards[0].link.setFocus()
    assert wanted(score) == []
    assert score._ladder.preview is None
