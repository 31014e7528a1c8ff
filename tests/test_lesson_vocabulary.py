"""The names that a lesson may use are those that the pages have: facts, places and settings, on the real pages."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from PySide6.QtWidgets import QWidget

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.ui.lessons.vocabulary import WORDS, KnownWords

RUN = RunConfig(dataset="circle", seed=1, layers=(Layer(4, "relu"), Layer(3, "maxout", {"pieces": 3})))


@pytest.fixture
def stage(make_program, until):
    program = make_program()
    program.window.resize(1440, 900)
    program.open()
    until(lambda: program.session.info is not None)
    program.window.lessons.show()
    program.session.start(RUN)
    program.session.run()
    until(lambda: program.session.config == RUN)
    return program.window.lessons.panel.guide.stage


def test_every_page_tells_and_shows_what_its_words_say(stage, until):
    wrong = []
    for key, words in WORDS.items():
        part = stage._part(key, make=True)
        if key != "window":
            stage._show(key)
            until(part.isVisible)
        if words.facts:
            until(lambda key=key: stage.facts(key))
        facts, places = stage.facts(key), part.places()
        assert all(isinstance(value, (int, float, str, bool)) for value in facts.values())
        assert all(isinstance(p[0] if isinstance(p, tuple) else p, QWidget) for p in places.values())
        for kind, found, known in (("fact", facts, words.facts), ("place", places, words.places)):
            unknown = [name for name in found if not any(fnmatchcase(name, word) for word in known)]
            wrong += [f"{kind} {key}.{name} cannot be used in a lesson" for name in unknown]
        if key != "losslab":  # its experiments have places of their own
            wrong += [f"{key}.{name} is nowhere" for name in words.places if "*" not in name and name not in places]
        if words.settings and "*" not in words.settings:
            with pytest.raises(ValueError, match="nonsense"):
                part.arrange(nonsense=1)
    assert not wrong


def test_every_page_and_view_can_be_shown():
    assert {"live", "functions", "losslab", "descent", "backprop", "workshop", "score", "zigzag"} <= set(
        KnownWords().shown()
    )
    assert set(WORDS) - {"window"} <= set(KnownWords().shown())
