"""Where the reader stands: which lesson, which step, what was set up, and what has come true. It draws nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Signal, Slot

from nnviz.bridge.session import SessionState
from nnviz.training.lessons.conditions import Evidence, Judge
from nnviz.training.lessons.lesson import Lesson, Setup, Step
from nnviz.training.lessons.problems import LessonError, Problem
from nnviz.training.lessons.reading import read_lesson
from nnviz.training.message import QT_TRANSLATE_NOOP, Message
from nnviz.training.snapshot import RunFailure, RunInfo
from nnviz.ui.lessons.stage import Stage
from nnviz.ui.lessons.vocabulary import KnownWords
from nnviz.ui.lessons.watch import Watch
from nnviz.ui.wording import translated

LOOK = 200  # ms between two looks at what pages say
DONE = "lessons/done/"
OWN = "lessons/own"  # paths of the user's files


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file that is no lesson, and why."""

    path: Path
    problems: tuple[Problem, ...]


class Guide(QObject):
    """The lessons of `folder`, if there is one, in the order of their names, then the user's own.

    listed     there are other lessons, or other complaints about files
    changed    another step, or another state of it
    measured   what the condition is about was looked at again
    missing    the place to be pointed at is not there now
    """

    listed = Signal()
    changed = Signal()
    measured = Signal()
    missing = Signal()

    def __init__(
        self,
        stage: Stage,
        folder: Path | None,
        settings: QSettings,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.stage = stage
        self._folder, self._settings, self._clock = folder, settings, clock
        self._own: list[Path] = []
        self.lessons: tuple[Lesson, ...] = ()
        self.bad: tuple[BadFile, ...] = ()
        self.lesson: Lesson | None = None
        self.at = 0
        self.evidence: Evidence | None = None
        self.stands = False  # what the step needs was set up, or it needs nothing
        self.hint_due = False
        self.refusal = ""
        self._judge: Judge | None = None
        self._since = 0.0
        self._read = False
        self._open = False
        self.watch = Watch(stage.facts, self._look)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._tick)
        stage.ready.connect(self._stand)
        stage.refused.connect(self._refuse)

    # -- the list --------------------------------------------------------------------------------------------------

    def open(self, opened: bool) -> None:
        """Whether the panel is seen: else nothing is judged, nor measured."""
        if opened and not self._read:
            remembered = self._settings.value(OWN, [])
            paths = [remembered] if isinstance(remembered, str) else list(remembered or ())
            self._own = [Path(path) for path in paths if Path(path).is_file()]
            self.reload()
        self._open = opened
        self._set_watch()

    @Slot()
    def reload(self) -> None:
        """Read all files again, the one that is open too: at the same step, as far as there is one."""
        self._read = True
        found, bad = [], []
        bundled = [] if self._folder is None else sorted(self._folder.glob("*.toml"))
        for path in [*bundled, *self._own]:
            lesson, complaint = self._read_file(path)
            if lesson is not None:
                found.append(lesson)
            if complaint is not None:
                bad.append(complaint)
        self.lessons, self.bad = tuple(found), tuple(bad)
        if self.lesson is not None:
            same = next((lesson for lesson in found if lesson.path == self.lesson.path), self.lesson)
            if same != self.lesson:
                self.lesson = same
                self._go(min(self.at, len(same.steps) - 1))
        self.listed.emit()

    def open_file(self, path: Path) -> bool:
        """Take a lesson of the user's own into the list and begin it; a bad one is told and changes nothing else."""
        lesson, complaint = self._read_file(path)
        self.bad = tuple(bad for bad in self.bad if bad.path != path)
        if complaint is not None:
            self.bad = (*self.bad, complaint)
            self.listed.emit()
            return False
        assert lesson is not None
        if path not in self._own and path.parent != self._folder:
            self._own.append(path)
            self._settings.setValue(OWN, [str(own) for own in self._own])
        self.lessons = (*(known for known in self.lessons if known.path != path), lesson)
        self.listed.emit()
        self.begin(lesson)
        return True

    def _read_file(self, path: Path) -> tuple[Lesson | None, BadFile | None]:
        try:
            return read_lesson(path, KnownWords()), None
        except LessonError as error:
            return None, BadFile(path, error.problems)
        except OSError as error:
            text = QT_TRANSLATE_NOOP("Message", "It cannot be read: {why}.")
            return None, BadFile(path, (Problem(0, Message("lesson.file", text, {"why": error.strerror or ""})),))

    def done(self, lesson: Lesson) -> frozenset[int]:
        """The steps that have come true, from 0, now or another day."""
        text = str(self._settings.value(DONE + lesson.key, ""))
        numbers = (int(part) for part in text.split(",") if part.isdecimal())
        return frozenset(number for number in numbers if number < len(lesson.steps))

    def _tick_off(self) -> None:
        assert self.lesson is not None
        steps = sorted(self.done(self.lesson) | {self.at})
        self._settings.setValue(DONE + self.lesson.key, ",".join(map(str, steps)))

    # -- from step to step -----------------------------------------------------------------------------------------

    @property
    def step(self) -> Step | None:
        return None if self.lesson is None else self.lesson.steps[self.at]

    def begin(self, lesson: Lesson) -> None:
        """At the first step that is not done."""
        self.lesson = lesson
        done = self.done(lesson)
        self._go(next((i for i in range(len(lesson.steps)) if i not in done), 0))

    @Slot()
    def leave(self) -> None:
        """Back to the list."""
        self.lesson = None
        self._rest()
        self.stage.give_speed_back()
        self.changed.emit()

    @Slot()
    def next(self) -> None:
        """The next step, behind the last the list; a step that is only read is done with that."""
        if self.lesson is None:
            return
        if self.step is not None and self.step.check is None:
            self._tick_off()
        if self.at + 1 < len(self.lesson.steps):
            self._go(self.at + 1)
        else:
            self.leave()

    @Slot()
    def back(self) -> None:
        if self.lesson is not None and self.at > 0:
            self._go(self.at - 1)

    def _go(self, at: int) -> None:
        self._rest()
        self.at = at
        step = self.step
        assert step is not None
        if step.setup is None:
            self._begin_to_judge()
        self.changed.emit()

    def _rest(self) -> None:
        """Nothing is judged; what was is forgotten."""
        self._judge = self.evidence = None
        self.stands = self.hint_due = False
        self.refusal = ""
        self.stage.give_up()
        self.stage.pointer.end()
        self._set_watch()

    # -- what the reader asks for ----------------------------------------------------------------------------------

    @property
    def preparing(self) -> bool:
        return self.stage.preparing

    @property
    def judging(self) -> bool:
        """Whether a condition is being watched that has not come true yet."""
        return self._judge is not None and self.evidence is None

    @Slot()
    def set_up(self) -> None:
        step = self.step
        if step is not None and step.setup is not None:
            self._rest()
            self._carry_out(step.setup)

    @Slot()
    def do(self) -> None:
        """What the step asks the reader to do."""
        if self.step is not None and self.step.do is not None and self.stands:
            self._carry_out(self.step.do)

    @Slot()
    def point(self) -> None:
        """Show where to look; `missing` where that is not there, as before the set-up."""
        if self.step is not None and self.step.look and not self.stage.point_at(self.step.look):
            self.missing.emit()

    def _carry_out(self, setup: Setup) -> None:
        self.stage.set_up(setup)
        self.changed.emit()

    @Slot()
    def _stand(self) -> None:
        if not self.stands:
            self._begin_to_judge()
        self.changed.emit()

    @Slot(str)
    def _refuse(self, why: str) -> None:
        self.refusal = why
        self.changed.emit()

    # -- has it come true? -----------------------------------------------------------------------------------------

    def _begin_to_judge(self) -> None:
        self.stands = True
        step = self.step
        self._judge = None if step is None or step.check is None else Judge(step.check)
        self._since = self._clock()
        self._set_watch()

    def _set_watch(self) -> None:
        judging = self._open and self.judging
        self.watch.watch(self._judge.condition if judging and self._judge is not None else None)
        if judging:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot(object)
    def show_failure(self, failure: RunFailure) -> None:
        """What was asked for cannot be carried out: if it was for this step, it is told here, too."""
        if self.stage.preparing:
            self.stage.give_up()
            self._refuse(translated(failure.message))

    @Slot(object)
    def show_state(self, state: SessionState) -> None:
        """The shown run may go on with other settings, or rest."""
        self.watch.retune(state.config)

    @Slot(object)
    def runs_begun(self, runs: tuple[RunInfo, ...]) -> None:
        """These runs stand, and every view knows of them."""
        self.stage.runs_stand(tuple(run.config for run in runs))

    @Slot()
    def _tick(self) -> None:
        """Pages are looked at by the clock, the run when it answers."""
        step = self.step
        assert step is not None and self._judge is not None
        self.watch.refresh()
        if self.watch.of_pages:
            self._look()
        late = self._judge.too_late or self._clock() - self._since >= step.patience
        if self.judging and late and not self.hint_due:
            self.hint_due = True
            self.changed.emit()

    def _look(self) -> None:
        if not self.judging or not self._open or self._judge is None or self.stage.preparing:
            return
        self.evidence = self._judge.look(self.watch)
        if self.evidence is not None:
            self._tick_off()
            self._set_watch()
            self.changed.emit()
        else:
            self.measured.emit()
