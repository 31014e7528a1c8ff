"""An error in a paint method is told, and ends there."""

from __future__ import annotations

import sys

import pytest

from nnviz.ui.marked_axis import MarkedAxis
from nnviz.ui.painting import errors_told
from nnviz.ui.plot import GridLines
from nnviz.ui.score.canvas import Canvas
from nnviz.ui.score.stave import Stave


def test_an_error_is_handed_to_the_excepthook_and_does_not_leave(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: told.append((kind, trace is not None)))

    class Picture:
        @errors_told
        def paint(self, painter):
            return 1 / 0

    Picture().paint(None)
    assert told == [(ZeroDivisionError, True)]


@pytest.mark.parametrize(
    ("paint", "arguments"),
    [(Stave.paint, 1), (Canvas.paintEvent, 1), (MarkedAxis.paint, 2), (GridLines.paint, 2)],
)
def test_everything_painted_in_a_plot_or_in_the_score_tells_its_errors(monkeypatch, paint, arguments):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind))
    paint(None, *[None] * arguments)  # None has nothing to paint with
    assert told == [AttributeError]
