"""What is happening, in words: at most two cards, the worst first.

It shows the notes that the diagnosis made and whether the run stands still; it judges nothing itself.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnviz.bridge.session import SessionState
from nnviz.training.config import RunConfig
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.stopping import Stopped
from nnviz.training.wants import DiagnosisWant, Note, Want
from nnviz.ui import number_format, stop_wording
from nnviz.ui.card import Card
from nnviz.ui.remedies import Remedies
from nnviz.ui.theme import Appearance
from nnviz.ui.view import View
from nnviz.ui.wording import translated

MOST_CARDS = 2
READABLE = 0.5  # seconds for which a text stays at least, while the run goes on


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the cards depend on."""

    notes: tuple[Note, ...]
    step: int
    running: bool
    diverged: bool
    sound_step: int
    config: RunConfig | None
    stopped: Stopped | None


class HappeningView(View):
    """Cards that are made once and told what to say. A click on one about a layer emits `layer_selected` (from 0).

    After a divergence `remedies` stand under the first.
    """

    layer_selected = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._want = DiagnosisWant()
        self._shown: Situation | None = None
        self._latest: Situation | None = None
        self._notes: tuple[Note, ...] = ()
        self._config: RunConfig | None = None  # in force
        self._shown_at = 0.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_latest)
        self._title = QLabel()
        self._title.setProperty("role", "section")
        self._calm = QLabel()
        self._calm.setProperty("role", "muted")
        self._calm.setWordWrap(True)
        self.cards = tuple(Card(appearance) for _ in range(MOST_CARDS))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._calm)
        for card in self.cards:
            card.hide()
            card.chosen.connect(self.layer_selected)
            self._column.addWidget(card)
        self.remedies = Remedies(appearance, across=False)
        self._column.insertWidget(self._column.indexOf(self.cards[0]) + 1, self.remedies)
        self._column.addStretch(1)
        self.restyle()
        self.retranslate()

    @property
    def wants(self) -> Collection[Want]:
        return (self._want,)

    def set_run(self, run: RunInfo) -> None:
        self._notes = ()
        self._config = run.config
        self._latest = self._shown = None
        self._later.stop()
        self._write()

    def show_state(self, state: SessionState) -> None:
        """The settings in force, which may have changed since the run began."""
        self._config = state.config

    def show_snapshot(self, snapshot: Snapshot) -> None:
        state = snapshot.state
        answer = snapshot.answer(self._want)
        if answer is not None:
            self._notes = answer.notes
        elif self._shown is not None and snapshot.running == self._shown.running:
            return
        diverged = state.divergence is not None
        sound = state.sound_step if diverged else 0
        self._latest = Situation(
            self._notes, state.step, snapshot.running, diverged, sound, self._config, snapshot.stopped
        )
        wait = READABLE - (time.monotonic() - self._shown_at)
        if wait <= 0 or self._changed_state():
            self._show_latest()
        elif not self._later.isActive():
            self._later.start(round(wait * 1000))

    def restyle(self) -> None:
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(12, bold=True))
        self._column.setSpacing(round(self.appearance.px(8)))
        for card in self.cards:
            card.restyle()

    def retranslate(self) -> None:
        self._title.setText(self.tr("What is happening"))
        for card in self.cards:
            card.restyle()  # another language needs another height
        self._write()

    def export(self, point: QPoint | None) -> None:
        """It is no plot."""

    def _changed_state(self) -> bool:
        """Whether more than figures has changed, or nothing will any more: then there is nothing to wait for."""
        old, new = self._shown, self._latest
        return old is None or new is None or new.diverged or (old.running, old.diverged) != (new.running, new.diverged)

    def _show_latest(self) -> None:
        self._later.stop()
        if self._latest is not None and self._latest != self._shown:
            self._shown = self._latest
            self._shown_at = time.monotonic()
            self._write()

    def _write(self) -> None:
        shown = self._shown
        stands = shown is not None and not shown.running and not shown.diverged
        notes = shown.notes[: MOST_CARDS - stands] if shown is not None else ()
        for number, (card, note) in enumerate(zip(self.cards, notes, strict=False)):
            card.tell(
                note.severity,
                translated(note.title),
                translated(note.why),
                subject=(note.title.code, note.layer),
                loud=number == 0 or note.severity == "danger",
                layer=note.layer,
            )
        if stands and shown is not None:
            self._tell_of_pause(self.cards[len(notes)], shown.step, shown.stopped)
        if shown is not None and shown.diverged and shown.config is not None:
            self.remedies.offer(shown.config, shown.sound_step)
        else:
            self.remedies.hide()
        used = len(notes) + stands
        for number, card in enumerate(self.cards):
            card.setVisible(number < used)
        self._calm.setText(
            self.tr("The first steps will show it.") if shown is None else self.tr("Nothing out of the ordinary.")
        )
        self._calm.setVisible(used == 0)

    def _tell_of_pause(self, card: Card, step: int, stopped: Stopped | None) -> None:
        if stopped is not None:
            kind, title, body = "stopped", stop_wording.has_stopped(stopped), stop_wording.why(stopped)
        elif step == 0:
            kind, title = "ready", self.tr("Ready")
            body = self.tr("No step has been made. Space starts, → makes one step.")
        else:
            kind, title = "paused", self.tr("Paused")
            body = self.tr("Stopped at step {step}. Space goes on, → makes one step.")
        body = body.format(step=number_format.count(step))
        card.tell(kind, title, body, subject=kind, loud=False)
