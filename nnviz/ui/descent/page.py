"""The Descent page: what is walked down and how on the left, the plots in the middle, steps and figures on the right.

Undo and redo are the page's own while it has the focus, and the window's everywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import cycle
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout, QWidget

from nnviz.ui.columns import Columns, rule, scrolled
from nnviz.ui.descent import lesson
from nnviz.ui.descent.bench import Bench
from nnviz.ui.descent.landscape_panel import LandscapePanel
from nnviz.ui.descent.run_panel import RunPanel
from nnviz.ui.descent.runs_table import RunsTable
from nnviz.ui.descent.sources import SOURCES, Source
from nnviz.ui.descent.steps_panel import StepsPanel
from nnviz.ui.descent.view import DescentView
from nnviz.ui.own_history import OwnHistory
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

LEFT, RIGHT = 280, 300  # px


class DescentPage(OwnHistory, QWidget):
    """view_made(entry, View)   what a loss of the running network has to ask is there; it is made when first chosen"""

    view_made = Signal(object, object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.bench = Bench(self)
        self.landscape = LandscapePanel(self.bench, appearance)
        self.run = RunPanel(self.bench, appearance)
        self.view = DescentView(self.bench, appearance)  # here: Tab goes through the page from left to right
        self.steps = StepsPanel(self.bench, appearance)
        self.runs = RunsTable(self.bench, appearance)
        self._parts = (
            *(self.view.losses.show_step, self.steps.show_state),
            *(self.view.relief.show_step, self.runs.show_walks),
        )
        self._turns = cycle(self._parts)
        self.sources: dict[str, Source] = {}
        self.views: dict[str, View] = {"descent": self.view}
        self._awaited = ""  # the source that is to be walked on as soon as it has answered
        self._then: Mapping[str, Any] | None = None  # what a lesson wants of it
        self._lay_out()
        self.view.watched.connect(self.bench.watch)
        self.landscape.source_asked.connect(self.ask_source)
        self.bench.edited.connect(self._stop_waiting)
        self.bench.moved.connect(self._show_moved)
        self.bench.run_changed.connect(self._show_where_it_stands)
        appearance.changed.connect(self.restyle)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        self._columns = QVBoxLayout(left), QVBoxLayout(right)
        for column, parts in zip(self._columns, ((self.landscape, self.run), (self.steps, self.runs)), strict=True):
            column.addWidget(parts[0])
            column.addWidget(rule())
            column.addWidget(parts[1])
            column.addStretch(1)
        self._left, self._right = scrolled(left, "left_column"), scrolled(right, "right_column")
        self._splitter = Columns(self, self._left, self.view, self._right)

    def showEvent(self, event: QShowEvent) -> None:
        """When it is opened the keys are the plot's, unless they are used to go from tab to tab."""
        super().showEvent(event)
        if not isinstance(QApplication.focusWidget(), QTabBar) and self.focusWidget() is None:
            self.view.plot.setFocus()

    def _show_moved(self) -> None:
        """While it walks the large plot is painted in every frame, and one of the other parts beside it, in turn.

        All at once would cost a frame: each call from Qt may have to wait for the training thread.
        """
        if self.bench.running:
            self.view.plot.show_step()
            next(self._turns)()
        else:
            self._show_where_it_stands()

    def _show_where_it_stands(self) -> None:
        """All parts as of the same step; while it walks they are a few behind."""
        if not self.bench.running:
            self.view.plot.show_step()
            for show in self._parts:
                show()

    # -- losses of the running network -----------------------------------------------------------------------------

    def ask_source(self, key: str, then: Mapping[str, Any] | None = None) -> None:
        """Walk on this loss of the network as soon as there is one, as `then` says, see `arrange`."""
        source = self.source(key)
        self._awaited, self._then = key, then
        self._show_source()
        if source.landscape is not None:
            self._take(key, anew=False)
        else:
            self.landscape.show_waiting(key)

    def source(self, key: str) -> Source:
        """What asks for this loss of the network."""
        if key not in self.sources:
            entry = next(entry for entry in SOURCES if entry.key == key)
            made = self.sources[key] = self.views[key] = entry.create(self._appearance, self)
            made.hide()
            self.landscape.sources.addWidget(made)
            made.changed.connect(self._source_changed)
            made.chosen.connect(self._source_chosen)
            self.view_made.emit(entry, made)
        return self.sources[key]

    def _source_changed(self) -> None:
        self._take(self._key_of(self.sender()), anew=False)

    def _source_chosen(self) -> None:
        self._take(self._key_of(self.sender()), anew=True)

    def _key_of(self, source: object) -> str:
        return next(key for key, made in self.sources.items() if made is source)

    def _take(self, key: str, *, anew: bool) -> None:
        landscape, awaited = self.sources[key].landscape, self._awaited == key
        if landscape is None:
            if awaited or self.bench.setting.landscape == key:
                self.landscape.show_waiting(key)
            return
        self.bench.offer(landscape, anew=anew)
        if awaited:
            then = self._then
            self.bench.choose_landscape(landscape.name)
            self._stop_waiting()
            if then is not None:
                lesson.arrange_walks(self, then)

    def _stop_waiting(self) -> None:
        """Whoever goes on with another loss no longer waits for the network's."""
        self._awaited, self._then = "", None
        self._show_source()

    def _show_source(self) -> None:
        """Only what belongs to the chosen loss is seen, and asks the network."""
        shown = self._awaited or self.bench.setting.landscape
        for key, source in self.sources.items():
            source.setVisible(key == shown)

    # -- for lessons -----------------------------------------------------------------------------------------------

    def arrange(self, **settings: object) -> None:
        """example     a ready-made walk: a key of training/descent/examples.py
        curve, surface  a key of CURVES or SURFACES, "own", or a loss of the network; settings that are not named here
                    are then that one's own
        formula, low, high   the own curve
        start, optimizer, rate    of all walks; starts, optimizers, rates: a list with one for each walk, up to five
        chosen      the walk that figures are about, from 1
        steps       so many are made at once; 0, which is usual, waits at the start
        speed       2, 10, 60 or 600 steps a second; run: true lets it walk

        Unknown names and values: ValueError with what is allowed, and nothing is changed by names.
        """
        lesson.arrange(self, settings)

    def facts(self) -> dict[str, lesson.Fact]:
        """Of the chosen walk at the step shown: landscape, dimension, optimizer, rate, steps, running, walks, chosen,
        loss, loss_start, loss_fell, regime (too_early, creeps, converges, oscillates, diverges), diverged,
        minimum_reached, level (the slope has all but gone), step_size (signed over one weight, else its length);
        step_ratio (the last step's length beside the one before) from step 2 on; border and above_border where it is
        known.
        Over one weight w, w_start, w_next, gradient, gradient_sign, gradient_sign_start, moved (-1, 0 or 1).
        Over two w1, w2, gradient_1, gradient_2.
        Of all walks: loss_1 ..., regime_1 ..., arrived (how many are at a known minimum), ends (at how many different
        ones), ends_apart, best (from 1), best_optimizer, worst_optimizer.
        """
        return lesson.facts(self)

    def places(self) -> dict[str, QWidget]:
        """choice, examples, formula, optimizer, rate, start, add, add_start, draw, run, step, back, restart, figures,
        story, walks, plot, losses, relief.
        """
        return lesson.places(self)

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._splitter.setAccessibleName(self.tr("Descent"))

    def restyle(self) -> None:
        px = self._appearance.px
        for part, width in ((self._left, 220), (self._right, 240)):
            part.setMinimumWidth(round(px(width)))
        for column in self._columns:
            column.setContentsMargins(*[round(px(12))] * 4)
            column.setSpacing(round(px(10)))
        self._splitter.set_widths(self._appearance, LEFT, RIGHT)
        for panel in (self.landscape, self.run, self.steps, self.runs):
            panel.restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
