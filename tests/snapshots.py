"""Snapshots for views: with answers made by hand, or from a run that really trained."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from nnviz.training.config import RunConfig
from nnviz.training.snapshot import Divergence, Request, RunInfo, RunState, Snapshot
from nnviz.training.trainer import Trainer


def run_info(config=None, data=None, **settings) -> RunInfo:
    """What a view is told of a run with these settings, or with this config and this Dataset."""
    return Trainer(config or RunConfig(**settings), data).info()


def snapshot(
    answers: Mapping, *, step: int = 100, running: bool = True, divergence: Divergence | None = None
) -> Snapshot:
    """One run's snapshot carrying `answers`, a mapping from want to answer."""
    state = RunState(step, 1, 0.1, 0.1, divergence, dict(answers))
    return Snapshot(Request(1, 1, frozenset(answers)), step, running, 1000.0, (state,))


def observed(view, live_run, *, running: bool = True) -> Snapshot:
    """Answer what `view` wants from a LiveRun, and show it."""
    state = live_run.run_state(frozenset(view.wants))
    shown = Snapshot(Request(1, 1, frozenset(view.wants)), state.step, running, 1000.0, (state,))
    view.show_snapshot(shown)
    return shown


def move_mouse(plot, x: float, y: float) -> QPoint:
    """A real mouse move to the place (x, y) of a plot; where that is on the plot's widget."""
    place = plot.mapFromScene(plot.view_box.mapViewToScene(QPointF(x, y)))
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(plot.viewport().mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(plot.viewport(), event)
    return place


def colour_at(plot, x: float, y: float) -> tuple[int, int, int]:
    """The colour that is painted at the place (x, y) of a plot."""
    place = plot.mapFromScene(plot.view_box.mapViewToScene(QPointF(x, y)))
    colour = plot.grab().toImage().pixelColor(place)
    return colour.red(), colour.green(), colour.blue()
