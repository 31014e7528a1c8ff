"""What is happening, in words: at most two cards, the worst first; in a low window only one of them shows all.

It shows the notes that the diagnosis made and whether the run stands still; it judges nothing itself.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnviz.bridge.session import SessionState
from nnviz.training.config import RunConfig
from nnviz.training.message import ConfigError
from nnviz.training.remedies import Remedy
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
LOW = 800  # px: in a column that is lower, two whole cards would leave too little of the plots above
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
    """Cards that are made once and told what to say. After a divergence `remedies` stand under the first.

    layer_selected   a card about a layer (from 0) was clicked
    remedy_chosen    a RunConfig to go on with
    duel_asked       a RunConfig to run beside the one of now
    link_chosen      what shows a fact: gradient, functions, score, symmetry, map or curve, losses
    preview_asked    a Remedy that is pointed at, None when none is any more
    """

    layer_selected = Signal(int)
    remedy_chosen = Signal(object)
    duel_asked = Signal(object)
    link_chosen = Signal(str)
    preview_asked = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._want = DiagnosisWant()
        self._shown: Situation | None = None
        self._latest: Situation | None = None
        self._notes: tuple[Note, ...] = ()
        self._has_plane = True  # the output is a map, not a curve
        self._told: tuple[Note, ...] = ()  # by the cards
        self._low = False
        self._open: object = None  # subject of the card that is whole in a low window, if it was opened by hand
        self._previewed: Remedy | None = None
        self._held = False  # what is pointed at must not change under the pointer
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
            card.opened.connect(self._open_card)
            card.linked.connect(self._follow)
            card.applied.connect(self._apply)
            card.other_chosen.connect(self._ask_for_duel)
            card.pointed.connect(self._point)
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
        self._has_plane = len(run.data.columns) > 1
        self._latest = self._shown = None
        self._later.stop()
        self._held = False
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
        if self._held and not self._changed_state():
            return
        if wait <= 0 or self._changed_state():
            self._show_latest()
        elif not self._later.isActive():
            self._later.start(round(wait * 1000))

    def set_room(self, height: float) -> None:
        low = height < LOW
        if low != self._low:
            self._low = low
            self._write()

    def restyle(self) -> None:
        self.setFont(self.appearance.font())
        self._title.setFont(self.appearance.font(12, bold=True))
        self._column.setSpacing(round(self.appearance.px(8)))
        for card in self.cards:
            card.restyle()

    def retranslate(self) -> None:
        self._title.setText(self.tr("What is happening"))
        self._places = {
            "gradient": self.tr("Show the gradient"),
            "functions": self.tr("Show f and f′"),
            "score": self.tr("Show the units"),
            "symmetry": self.tr("Show which"),
            "map": self.tr("Show the output"),
            "losses": self.tr("Show the losses"),
        }
        for card in self.cards:
            card.primary.setToolTip(self.tr("Applies this setting; undo takes it back"))
            card.other.setToolTip(self.tr("Runs this beside the run of now, from step 0"))
        self._write()
        for card in self.cards:
            card.restyle()  # another language needs another height

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
        self._told = notes
        subjects = [_subject(note) for note in notes]
        whole = subjects.index(self._open) if self._open in subjects else 0
        for number, (card, note) in enumerate(zip(self.cards, notes, strict=False)):
            fault, brief = note.severity != "ok", self._low and number != whole
            again = number and not self._low and note.remedies == notes[0].remedies
            remedy = note.remedies[0] if note.remedies and not again else None
            card.tell(
                note.severity,
                translated(note.title),
                translated(note.why),
                subject=subjects[number],
                loud=number == 0 or note.severity == "danger",
                layer=note.layer,
                since=self._since(note.since) if fault and shown is not None and not shown.diverged else "",
                link=self._places.get(note.link, ""),
                remedy=translated(remedy.label) if remedy is not None else "",
                other=self.tr("Duel") if remedy is not None and self._beside(remedy) is not None else "",
                brief=brief,
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
        self._point()
        self._calm.setText(
            self.tr("The first steps will show it.") if shown is None else self.tr("Nothing out of the ordinary.")
        )
        self._calm.setVisible(used == 0)

    def _since(self, step: int) -> str:
        if step == 0:
            return self.tr("from the beginning")
        return self.tr("since step {step}").format(step=number_format.count(step))

    # -- what can be done

    def _note(self, card: QObject | None) -> Note | None:
        """What the card tells; None: it has nothing to tell any more."""
        return next((note for known, note in zip(self.cards, self._told, strict=False) if known is card), None)

    def _remedy(self, card: QObject | None) -> Remedy | None:
        note = self._note(card)
        return note.remedies[0] if note is not None and note.remedies else None

    @Slot()
    def _open_card(self) -> None:
        note = self._note(self.sender())
        self._open = _subject(note) if note is not None else None
        self._write()

    @Slot()
    def _follow(self) -> None:
        note = self._note(self.sender())
        if note is not None:
            self.link_chosen.emit("curve" if note.link == "map" and not self._has_plane else note.link)

    @Slot()
    def _apply(self) -> None:
        """What comes of it is shown at once, though the pointer is still there."""
        remedy = self._remedy(self.sender())
        self._held = False
        self._ask_for_preview(None)
        if remedy is not None:
            self.remedy_chosen.emit(remedy.config)

    @Slot()
    def _ask_for_duel(self) -> None:
        remedy = self._remedy(self.sender())
        config = self._beside(remedy) if remedy is not None else None
        self._ask_for_preview(None)
        if config is not None:
            self.duel_asked.emit(config)

    def _beside(self, remedy: Remedy) -> RunConfig | None:
        """The remedy on the data, batches and chance of now; None where nothing would be left of it."""
        if self._config is None:
            return None
        try:
            config = remedy.config.sharing(self._config)
        except ConfigError:
            return None
        return None if config == self._config else config

    @Slot()
    def _point(self) -> None:
        """A remedy is pointed at, or none is any more."""
        pointed = [note for card, note in zip(self.cards, self._told, strict=False) if card.is_pointed_at]
        self._ask_for_preview(pointed[0].remedies[0] if pointed and pointed[0].remedies else None)
        held, self._held = self._held, bool(pointed)
        if held and not self._held and not self._later.isActive():
            self._later.start(0)

    def _ask_for_preview(self, remedy: Remedy | None) -> None:
        if remedy != self._previewed:
            self._previewed = remedy
            self.preview_asked.emit(remedy)

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


def _subject(note: Note) -> object:
    """What is the same as long as a card tells of the same fault."""
    return note.title.code, note.layer
