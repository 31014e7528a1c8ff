"""Below the unit, one of four: what a single sample sees, who wins, which samples train what, and the linear pieces.

It asks for what the one that is shown needs; which unit and which sample that is about, is told by all three.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nnviz.training.maxout_wants import (
    LearnedUnit,
    Lessons,
    LessonsWant,
    ThinWant,
    WinnerHistory,
    WinnerHistoryWant,
    Winners,
    WinnersWant,
)
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.trainer import told_classes
from nnviz.training.wants import Integers, Mistakes, MistakesWant, Want
from nnviz.ui.map.scale import output_scale
from nnviz.ui.map.words import target_of
from nnviz.ui.maxout.chart import MaxoutChart
from nnviz.ui.maxout.controls import SampleChoice
from nnviz.ui.maxout.lessons_chart import LessonsChart
from nnviz.ui.maxout.regions_part import RegionsPart
from nnviz.ui.maxout.stream import Stream
from nnviz.ui.maxout.thin_chart import ThinChart
from nnviz.ui.maxout.winners_table import WinnersTable
from nnviz.ui.number_format import MINUS
from nnviz.ui.theme import Appearance

LEAST_HEIGHT = 260.0  # px
SAMPLE, WINNERS, LESSONS, REGIONS = range(4)


class MaxoutDetails(QWidget):
    """Counts from 0. unit_chosen(layer, unit): one was clicked; sample_chosen(sample): another one is looked at."""

    unit_chosen = Signal(int, int)
    sample_chosen = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._run: RunInfo | None = None
        self._layer = self._unit = self._sample = self._room = 0
        self._names: tuple[str, ...] = ()  # of the layer's inputs
        self._learned: LearnedUnit | None = None
        self._classes: Integers | None = None  # of every sample
        self._winners: Winners | None = None
        self._history: WinnerHistory | None = None
        self._lessons: Lessons | None = None
        self._mistakes: Mistakes | None = None
        self.thin, self.table, self.stream = ThinChart(appearance), WinnersTable(appearance), Stream(appearance)
        self.lessons = LessonsChart(appearance)
        self.regions = RegionsPart(appearance)
        self.sample_choice = SampleChoice(appearance)
        self.tabs = tuple(QPushButton() for _ in range(4))
        self._lay_out()
        self.sample_choice.stepped.connect(self.walk)
        self.sample_choice.chosen.connect(self._go_to)
        self.sample_choice.mistakes_wanted.connect(self._choose_mistakes)
        self.thin.stepped.connect(self.walk)
        self.thin.unit_chosen.connect(self.unit_chosen)
        self.lessons.sample_chosen.connect(self._go_to)
        self.lessons.unit_chosen.connect(self._choose_unit)
        self.retranslate()
        self.restyle()

    @property
    def charts(self) -> tuple[MaxoutChart, ...]:
        return self.thin, self.table, self.stream, self.lessons

    @property
    def sample(self) -> int:
        return self._sample

    @property
    def shown(self) -> int:
        """SAMPLE, WINNERS or LESSONS."""
        return self._stack.currentIndex()

    @property
    def known_lessons(self) -> Lessons | None:
        """Which samples train which piece, as last answered while it was looked at."""
        return self._lessons if self.shown == LESSONS else None

    @property
    def wants(self) -> tuple[Want, ...]:
        """Of the part that is shown."""
        shown = self._stack.currentIndex()
        if shown == WINNERS:
            return (WinnersWant(), self._history_want)
        if shown == LESSONS:
            return (LessonsWant(self._layer),)
        if shown == REGIONS:
            return self.regions.wants
        wants: tuple[Want, ...] = (ThinWant(self._sample), WinnersWant())
        return (*wants, MistakesWant()) if self.sample_choice.mistakes.isChecked() else wants

    @property
    def _history_want(self) -> WinnerHistoryWant:
        return WinnerHistoryWant(self._layer, self._unit)

    # -- what is shown

    def set_run(self, run: RunInfo, layer: int, unit: int) -> None:
        """A new run with a Maxout layer, and the unit that all is about: what is known of the old one is forgotten."""
        self._run, self._layer, self._unit = run, layer, unit
        task = run.data.task
        self._classes = None if task == "regression" else told_classes(run.data.y, task)
        self._sample = self._sample if self._sample < run.data.x.shape[1] else 0
        if task == "regression":
            self.sample_choice.mistakes.setChecked(False)
        self._winners = self._history = self._lessons = self._mistakes = self._learned = None
        self.thin.set_run(run)
        self.regions.set_run(run)
        plane = len(run.data.columns) > 1
        self.tabs[REGIONS].setVisible(plane)
        if not plane and self._stack.currentIndex() == REGIONS:
            self.tabs[SAMPLE].click()
        self._show_sample()

    def set_unit(self, layer: int, unit: int, names: tuple[str, ...]) -> None:
        """The unit that all is about; `names` are those of its inputs."""
        if layer != self._layer:
            self._lessons = None
        self._layer, self._unit, self._names = layer, unit, names
        self._history = self._learned = None
        self.thin.choose(layer, unit)
        self.stream.show_history(None)
        self._show_wins()
        self._show_lessons()

    def show_snapshot(self, snapshot: Snapshot, learned: LearnedUnit | None) -> None:
        """Its answers; `learned` is the unit as it is drawn above."""
        assert self._run is not None
        self._learned = learned
        self.regions.show_snapshot(snapshot)
        thin = snapshot.answer(ThinWant(self._sample))
        if thin is not None:
            self.thin.show_thin(thin, self._sample, target_of(self._run, output_scale(self._run), self._sample))
        winners, history = snapshot.answer(WinnersWant()), snapshot.answer(self._history_want)
        if winners is not None:
            self._winners = winners
            self.thin.show_wins(winners.counts)
        if history is not None:
            self._history = history
            self.stream.show_history(history)
        if winners is not None or history is not None:
            self._show_wins()
        lessons = snapshot.answer(LessonsWant(self._layer))
        if lessons is not None:
            self._lessons = lessons
            self._show_lessons()
        mistakes = snapshot.answer(MistakesWant())
        if mistakes is not None and self.sample_choice.mistakes.isChecked():
            first, self._mistakes = self._mistakes is None, mistakes
            if first and len(mistakes.samples) and self._sample not in mistakes.samples:
                self.walk(1)

    def _show_wins(self) -> None:
        if self._run is None:
            return
        wins = by_class = None
        if self._winners is not None and self._layer in self._winners.counts:
            wins = self._winners.counts[self._layer][self._unit]
            if self._winners.by_class is not None:
                by_class = self._winners.by_class[self._layer][:, self._unit]
        classes = self._class_names()
        self.table.show_wins(self._unit, self._learned, wins, by_class, self._history, self._names, classes)

    def _show_lessons(self) -> None:
        if self._run is not None:
            pieces = max(self._run.layers[self._layer].pieces, 2)
            self.lessons.show_lessons(
                self._lessons, pieces, self._unit, self._sample, self._classes, self._class_names()
            )

    def _class_names(self) -> tuple[str, ...]:
        if self._run is None or self._classes is None:
            return ()
        return self._run.data.classes or (f"{MINUS}1", "+1")

    # -- samples

    def walk(self, by: int) -> None:
        """To the next one, or the one before; of the mistakes where only they are wanted. After the last the first."""
        if self._run is None:
            return
        if not self.sample_choice.mistakes.isChecked():
            self._go_to((self._sample + by) % self._run.data.x.shape[1])
        elif self._mistakes is not None and self._mistakes.samples.size:
            wrong = self._mistakes.samples
            at = wrong.searchsorted(self._sample, side="right" if by > 0 else "left")
            self._go_to(int(wrong[(at if by > 0 else at - 1) % wrong.size]))

    def show_sample(self, sample: int) -> None:
        """Look at this one; nobody is told."""
        if self._run is not None and 0 <= sample < self._run.data.x.shape[1]:
            self._sample = sample
            self._show_sample()

    def _go_to(self, sample: int) -> None:
        self.show_sample(sample)
        self.sample_chosen.emit(self._sample)

    def _show_sample(self) -> None:
        assert self._run is not None
        classes = self._run.data.task != "regression"
        self.sample_choice.show_sample(self._sample, self._run.data.x.shape[1], with_mistakes=classes)
        self._show_lessons()

    def _choose_mistakes(self, wanted: bool) -> None:
        self._mistakes = None

    def _choose_unit(self, unit: int) -> None:
        self.unit_chosen.emit(self._layer, unit)

    # -- looks

    def fit(self, width: int) -> None:
        """So much room is there: where it is too little for one row, the sample is chosen in a second one."""
        self._room = width
        needed = self._tabs.sizeHint().width() + self.sample_choice.sizeHint().width()
        narrow = width < needed + self._heads.spacing()
        direction = QBoxLayout.Direction
        self._heads.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _lay_out(self) -> None:
        self._heads, self._tabs = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        group = QButtonGroup(self)
        for number, button in enumerate(self.tabs):
            button.setCheckable(True)
            group.addButton(button, number)
            self._tabs.addWidget(button)
        self.tabs[SAMPLE].setChecked(True)
        group.idClicked.connect(self._show_tab)
        self._tabs.addStretch(1)
        self._heads.addLayout(self._tabs, 1)
        self._heads.addWidget(self.sample_choice, 0, Qt.AlignmentFlag.AlignRight)
        winners = QWidget()
        row = QHBoxLayout(winners)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.table, 2)
        row.addWidget(self.stream, 1)
        self._stack = QStackedWidget()
        for part in (self.thin, winners, self.lessons, self.regions):
            self._stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._heads)
        self._column.addWidget(self._stack, 1)

    def _show_tab(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.sample_choice.setVisible(number in (SAMPLE, LESSONS))

    def restyle(self) -> None:
        px = self._appearance.px
        self._column.setSpacing(round(px(6)))
        for row in (self._heads, self._tabs):
            row.setSpacing(round(px(6)))
        self._stack.setMinimumHeight(round(px(LEAST_HEIGHT)))
        self.sample_choice.restyle()
        self.regions.restyle()
        self.fit(self._room)

    def retranslate(self) -> None:
        texts = (self.tr("One sample"), self.tr("Winners"), self.tr("Who trains what"), self.tr("Linear regions"))
        for button, text in zip(self.tabs, texts, strict=True):
            button.setText(text)
        self.fit(self._room)
        self.regions.retranslate()
        self._show_wins()
        self._show_lessons()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
