"""Runs beside each other: the choice of a comparison, a duel of two to four, or a race of many, as there are runs.

It shows and asks; what is begun, ended and kept is the business of the program.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from nnviz.training.comparisons import COMPARISONS, MOST_SIDES, Comparison
from nnviz.training.config import RunConfig
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import Want
from nnviz.ui.comparison.choice import ComparisonChoice
from nnviz.ui.comparison.duel import Duel
from nnviz.ui.comparison.menu import ComparisonMenu
from nnviz.ui.comparison.race import Race
from nnviz.ui.comparison.words import comparison_text
from nnviz.ui.export import Export, widgets
from nnviz.ui.regions.controls import RegionsControls
from nnviz.ui.regions.feed import RegionsFeed
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View

MARGIN = 16  # px


class ComparisonView(View):
    """All runs at once.

    comparison_chosen(Comparison)   to begin
    shown_chosen(int)               the run that the other tabs are to show
    removed(int)                    end this run; the others go on
    kept(int)                       go on with this one alone, as it stands
    added(RunConfig)                one more side; all begin anew at step 0
    """

    every_run = True
    comparison_chosen = Signal(object)
    shown_chosen = Signal(int)
    removed = Signal(int)
    kept = Signal(int)
    added = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._runs: tuple[RunInfo, ...] = ()
        self._configs: list[RunConfig] = []  # of the runs, as they are by now
        self._shown = 0
        self._step = 0
        self._title, self._line = QLabel(), QLabel()
        self._title.setProperty("role", "section")
        self._line.setProperty("role", "muted")
        self._line.setWordWrap(True)
        self.menu = ComparisonMenu(self)
        self.menu.chosen.connect(self.comparison_chosen)
        self.others_button = QPushButton()
        self.others_button.setMenu(self.menu)
        self.choice = ComparisonChoice(appearance)
        self.duel = Duel(appearance)
        self.regions = RegionsControls(appearance, *self.duel.feeds)
        self.race = Race(appearance)
        self._scroll = QScrollArea()  # in a low window
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.duel)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for transparent in (self._scroll.viewport(), self.duel):
            transparent.setAutoFillBackground(False)
        self._part: ComparisonChoice | Duel | Race = self.choice
        self._stack = QStackedWidget()
        for widget in (self.choice, self._scroll, self.race):
            self._stack.addWidget(widget)
        self._connect()
        self._lay_out()
        self.restyle()
        self.retranslate()

    # -- what a view is

    @property
    def region_feeds(self) -> Collection[RegionsFeed]:  # type: ignore[override]
        return self.duel.feeds

    @property
    def wants(self) -> Collection[Want]:
        return () if isinstance(self._part, ComparisonChoice) else self._part.wants

    def set_run(self, run: RunInfo) -> None:
        self.set_runs((run,), 0)

    def set_runs(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        if runs is self._runs:  # another of them is shown, and nothing else has changed
            self._shown = shown
            self.duel.set_shown(shown)
            self.race.set_shown(shown)
            return
        before, self._runs, self._shown = self._known(), runs, shown
        self._configs = [run.config for run in runs]
        self._part = self.choice if len(runs) < 2 else self.duel if len(runs) <= MOST_SIDES else self.race
        if not isinstance(self._part, ComparisonChoice):
            self._part.set_runs(runs, shown)
        self._stack.setCurrentWidget(self._scroll if self._part is self.duel else self._part)
        self._tell_title()
        known = self._known()
        if known is not None and known is not before and known.pieces:
            self.regions.arrange(regions=True)

    def show_settings(self, config: RunConfig) -> None:
        """The settings of the shown run, which may have changed in flight."""
        if self._runs and config != self._configs[self._shown]:
            self._configs[self._shown] = config
            if self._part is self.duel:
                self.duel.set_config(self._shown, replace(self._runs[self._shown], config=config))
            self._tell_title()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if not isinstance(self._part, ComparisonChoice) and len(snapshot.runs) == len(self._runs):
            self._step = snapshot.step
            self._part.show_snapshot(snapshot)

    def restyle(self) -> None:
        px = round(self.appearance.px(MARGIN))
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(14, bold=True))
        self.layout().setContentsMargins(px, round(self.appearance.px(10)), px, round(self.appearance.px(10)))
        self.layout().setSpacing(round(self.appearance.px(6)))
        for part in (self.choice, self.duel, self.race, self.regions):
            part.restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Comparison"))
        self.others_button.setText(self.tr("Ready-made comparisons"))
        for part in (self.choice, self.duel, self.race):
            part.retranslate()
        self._tell_title()

    # -- for lessons

    def arrange(self, **settings: object) -> None:
        """regions, merge, colour of all sides: see `RegionsControls.arrange`. Raises ValueError."""
        self.regions.arrange(**settings)

    def facts(self) -> dict[str, float | str | bool]:
        """sides (runs beside each other), shown (from 1), step; of a race best and worst (activations of the first
        layer) and best_loss, worst_loss; regions (whether linear pieces are shown), pieces_a, pieces_b, … of the sides.
        """
        found: dict[str, float | str | bool] = {"sides": len(self._runs), "shown": self._shown + 1, "step": self._step}
        found["regions"] = self.regions.switch.isChecked()
        for letter, feed in zip("abcd", self.duel.feeds, strict=True):
            if feed.picture is not None:
                found[f"pieces_{letter}"] = feed.picture.count
        return found | self.race.facts() if self._part is self.race else found

    def places(self) -> dict[str, QWidget]:
        """comparison (all of it), a, b, c, d (the sides of a duel), losses, deltas, race."""
        sides = dict(zip("abcd", self.duel.sides, strict=False))
        return {
            "comparison": self._stack,
            **sides,
            "losses": self.duel.losses,
            "deltas": self.duel.deltas,
            "race": self.race.table_view,
            "regions": self.regions,
            "pieces": self.duel.growth,
        }

    # -- the context menu

    def export(self, point: QPoint | None) -> Export | None:
        """The plot below that is pointed at, or has the focus; else all that is compared."""
        if isinstance(self._part, ComparisonChoice):
            return None
        part: QWidget = self._part
        what, table = (self.tr("race") if part is self.race else self.tr("comparison")), self._part.table()
        if part is self.duel:
            if self.is_at(self.duel.losses, point):
                part, what = self.duel.losses, self.tr("losses of all sides")
            elif self.is_at(self.duel.deltas, point):
                part, what, table = self.duel.deltas, self.tr("δ of all sides"), self.duel.delta_table()
            elif self.is_at(self.duel.growth, point):
                part, what, table = self.duel.growth, self.tr("linear regions of all sides"), self.duel.pieces_table()
        size, paint = widgets(self, part)
        return Export(what, size, paint, self.appearance.theme.surface, table, self._step)

    # -- its parts

    def _connect(self) -> None:
        self.choice.chosen.connect(self.comparison_chosen)
        self.choice.copy_asked.connect(self._copy_shown)
        self.duel.shown_chosen.connect(self.shown_chosen)
        self.duel.removed.connect(self.removed)
        self.duel.kept.connect(self.kept)
        self.duel.copied.connect(self._copy)
        self.race.shown_chosen.connect(self.shown_chosen)
        self.race.kept.connect(self.kept)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self.regions)
        row.addWidget(self.others_button)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self._line)
        column.addWidget(self._stack, 1)

    def _tell_title(self) -> None:
        """The name and the line of the ready-made comparison that these runs are, if they are one."""
        known = self._known()
        compared = len(self._runs) > 1
        self._title.setText(comparison_text(known.title) if known else self.tr("Compare"))
        self._line.setText(comparison_text(known.line) if known else "")
        self._line.setVisible(known is not None)
        self.others_button.setVisible(compared)
        self.regions.setVisible(self._part is self.duel and self.duel.has_planes)

    def _known(self) -> Comparison | None:
        configs = tuple(self._configs)
        return next((comparison for comparison in COMPARISONS if comparison.configs == configs), None)

    def _copy_shown(self) -> None:
        self._copy(self._shown)

    def _copy(self, number: int) -> None:
        if self._runs:
            self.added.emit(self._configs[number])
