"""What the views of the right column have in common: language, width, and rest when nobody looks."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from snapshots import observed

from nnviz.training.config import RunConfig
from nnviz.training.live_run import LiveRun
from nnviz.training.trainer import Trainer
from nnviz.ui.card import Card
from nnviz.ui.theme import Appearance
from nnviz.ui.views.curve import CurveView
from nnviz.ui.views.decision_map import DecisionMapView
from nnviz.ui.views.happening import HappeningView
from nnviz.ui.views.losses import LossesView
from nnviz.ui.views.sample import SampleView

VIEWS = [DecisionMapView, CurveView, SampleView, LossesView, HappeningView]


class Shouting(QTranslator):
    """A language in which every sentence is in capitals; places for values stay as they are."""

    def isEmpty(self):
        return False

    def translate(self, context, source, comment=None, n=-1):
        parts = source.split("{")
        return "{".join([parts[0].upper(), *("}".join([p.split("}")[0], p.split("}")[1].upper()]) for p in parts[1:])])


@pytest.fixture
def shouting(qapp):
    translator = Shouting()
    yield translator
    qapp.removeTranslator(translator)


def written(view) -> list[str]:
    """All words that are to be seen, but no figures and no names of data."""
    labels = [w.text() for w in view.findChildren(QLabel) + view.findChildren(QCheckBox) if w.isVisibleTo(view)]
    cards = [text for card in view.findChildren(Card) if card.isVisibleTo(view) for text in (card.title, card.body)]
    return [text for text in labels + cards if any(letter.isalpha() for letter in text)]


@pytest.mark.parametrize("make", VIEWS)
@pytest.mark.parametrize("dataset", ["circle", "iris", "sin"])
def test_every_word_changes_with_the_language(qtbot, shouting, make, dataset):
    view = make(Appearance())
    qtbot.addWidget(view)
    view.resize(276, 400)
    view.show()
    run = LiveRun(Trainer(RunConfig(dataset=dataset)))
    run.advance(20)
    view.set_run(run.trainer.info())
    observed(view, run, running=False)
    english = written(view)
    assert english and not any(text.isupper() for text in english)
    QApplication.installTranslator(shouting)
    QApplication.processEvents()
    assert [text.upper() for text in written(view)] == [text.upper() for text in english]
    values = "x₁|tanh|sepal_width"  # names are not translated
    assert all(re.sub(values, "", text).isupper() for text in written(view))
    QApplication.removeTranslator(shouting)
    QApplication.processEvents()
    assert written(view) == english


@pytest.mark.parametrize("make", VIEWS)
def test_a_hidden_view_is_not_active(qtbot, make):
    view = make(Appearance())
    qtbot.addWidget(view)
    assert not view.active
    view.show()
    assert view.active
    view.hide()
    assert not view.active


@pytest.mark.parametrize("make", VIEWS)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_view_fits_into_the_column_beside_a_scroll_bar(qtbot, make, scale):
    view = make(Appearance(scale=scale))
    qtbot.addWidget(view)
    view.set_run(Trainer(RunConfig(dataset="iris")).info())
    view.show()
    assert view.minimumSizeHint().width() <= scale * (300 - 24 - 10)
