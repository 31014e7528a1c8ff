"""The catalogue's entries make what they promise, and cost nothing until then."""

from __future__ import annotations

import subprocess
import sys

import pytest

from nnviz.ui import catalogue
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View


def test_keys_are_unique_and_the_score_is_the_first_of_the_middle():
    assert len({entry.key for entry in catalogue.PAGES}) == len(catalogue.PAGES)
    assert len({entry.key for entry in catalogue.VIEWS}) == len(catalogue.VIEWS)
    assert next(entry.key for entry in catalogue.VIEWS if entry.place == "middle") == "score"


def test_reading_the_catalogue_imports_no_view():
    code = "import sys, nnviz.ui.catalogue; print([m for m in sys.modules if 'views.' in m or 'live_page' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("entry", catalogue.VIEWS, ids=lambda entry: entry.key)
def test_each_entry_makes_its_view_which_can_be_asked_before_there_is_a_run(qtbot, entry):
    view = entry.create(Appearance())
    qtbot.addWidget(view)
    assert isinstance(view, View) and not view.active
    assert len(list(view.wants)) == len(set(view.wants))


@pytest.mark.parametrize("entry", catalogue.PAGES, ids=lambda entry: entry.key)
def test_each_page_tells_its_views(qtbot, entry):
    page = entry.create(Appearance())
    qtbot.addWidget(page)
    assert all(isinstance(view, View) for view in page.views.values())
    assert entry.translated_title == entry.title
