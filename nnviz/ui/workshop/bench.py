"""What the workshop works on: the unit under the hand, its history of edits, and its training beside three others.

It draws nothing; its timer trains only while somebody looks.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from nnviz.training.workshop import WorkshopUnit, beside, train_together
from nnviz.training.workshop_lines import Lines, resized
from nnviz.training.workshop_losses import LossCurves
from nnviz.training.workshop_targets import TARGETS, Target, own_relu
from nnviz.ui.past import Past

FIRST: Lines = ((1.0, -0.5), (-0.4, 0.6))
FRAME = 16  # ms
RATE, SPEED = 0.1, 2


class Bench(QObject):
    """edited       the lines were set by hand, or taken back: other lines, perhaps another number of them
    trained      the lines have learned
    retargeted   another target, or all begins anew
    pointed      another x is looked at
    run_changed  it runs, rests, or has overflowed
    """

    edited = Signal()
    trained = Signal()
    retargeted = Signal()
    pointed = Signal()
    run_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.target_name = "abs"
        self.own: tuple[float, float] = (1.0, -0.5)  # w and b of the target relu
        self.target: Target = TARGETS[self.target_name]
        self.learning_rate = RATE
        self.speed = SPEED
        self.seed = 0
        self.x = 1.0
        self.overflow: int | None = None  # the step at which the numbers had run away
        self.unit = WorkshopUnit(FIRST, self.target, RATE)
        self.others = beside(self.target, RATE, self.seed)
        self.losses = LossCurves()
        self._by_hand = FIRST
        self._past: Past[Lines] = Past()
        self._running = self._watched = self._held = False
        self._timer = QTimer(self, interval=FRAME, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.advance)
        self._record()

    # -- what there is ---------------------------------------------------------------------------------------------

    @property
    def lines(self) -> Lines:
        return self.unit.lines

    @property
    def running(self) -> bool:
        return self._running

    @property
    def learned(self) -> bool:
        """Whether the lines are no longer those that were set by hand."""
        return self.lines != self._by_hand

    @property
    def can_undo(self) -> bool:
        return self._past.can_undo

    @property
    def can_redo(self) -> bool:
        return self._past.can_redo

    # -- by hand ---------------------------------------------------------------------------------------------------

    def edit(self, lines: Lines, drag: object = None) -> None:
        """Set the lines; edits of the same `drag` are one step back."""
        if lines == self.lines:
            return
        self._past.remember(self.lines, drag)
        self._set(lines)

    def set_line(self, index: int, w: float, b: float, drag: object = None) -> None:
        lines = list(self.lines)
        lines[index] = (w, b)
        self.edit(tuple(lines), drag)

    def set_size(self, k: int) -> None:
        if k != len(self.lines):
            self.edit(resized(self.lines, k))

    def undo(self) -> None:
        """Back to the lines before, and rest: else they would be gone at once."""
        self._go_to(self._past.undo(self.lines))

    def redo(self) -> None:
        self._go_to(self._past.redo(self.lines))

    def _go_to(self, lines: Lines | None) -> None:
        if lines is not None:
            self.pause()
            self._set(lines)

    def hold(self, held: bool) -> None:
        """While a line is in the hand nothing is trained."""
        self._held = held

    def point_at(self, x: float) -> None:
        if x != self.x:
            self.x = x
            self.pointed.emit()

    def _set(self, lines: Lines) -> None:
        self._by_hand = lines
        if self.overflow is not None:
            self.overflow = None
            self.run_changed.emit()
        if len(lines) == len(self.unit.lines):
            self.unit.lines = lines
        else:
            step, self.unit = self.unit.step, WorkshopUnit(lines, self.target, self.learning_rate)
            self.unit.step = step
        self.edited.emit()

    # -- training --------------------------------------------------------------------------------------------------

    def set_target(self, name: str) -> None:
        self.target_name = name
        self._begin()

    def set_own(self, w: float, b: float) -> None:
        self.own = (w, b)
        self._begin()

    def set_seed(self, seed: int) -> None:
        """Other lines to begin with for those beside; all begin again, so that they go in step."""
        self.seed = seed
        self.restart()

    def set_learning_rate(self, rate: float) -> None:
        self.learning_rate = rate
        for unit in self._all:
            unit.set_learning_rate(rate)

    def set_speed(self, steps: int) -> None:
        """So many in a frame, if the time allows."""
        self.speed = steps

    def run(self) -> None:
        if not self._running and self.overflow is None:
            self._begin_to_learn()
            self._running = True
            self._turn()

    def pause(self) -> None:
        if self._running:
            self._running = False
            self._turn()

    def toggle(self) -> None:
        self.pause() if self._running else self.run()

    def one_step(self) -> None:
        self.pause()
        if self.overflow is None:
            self._begin_to_learn()
            self._train(1)

    def restart(self) -> None:
        """Back to the lines that were set by hand, and the others to what they began with."""
        self.overflow = None
        self.unit.lines = self._by_hand
        self._begin()
        self.edited.emit()
        self.run_changed.emit()

    def watch(self, watched: bool) -> None:
        """Whether somebody looks: only then is there training."""
        self._watched = watched
        self._set_timer()

    def advance(self) -> None:
        """What happens in a frame."""
        if not self._held:
            self._train(self.speed)

    @property
    def _all(self) -> tuple[WorkshopUnit, ...]:
        return (self.unit, *self.others)

    def _begin_to_learn(self) -> None:
        """The lines set by hand can be got back by undoing."""
        if not self.learned:
            self._past.remember(self.lines)

    def _begin(self) -> None:
        """Step 0 towards the target of now; the unit under the hand keeps its lines."""
        if self.target_name == "relu":
            self.target = own_relu(*self.own)
        else:
            self.target = TARGETS[self.target_name]
        self.unit.set_target(self.target)
        self.unit.step = 0
        self.others = beside(self.target, self.learning_rate, self.seed)
        self.losses = LossCurves()
        self._record()
        self.retargeted.emit()

    def _train(self, steps: int) -> None:
        before = [unit.lines for unit in self._all]
        train_together(self._all, steps)
        if not all(unit.sound for unit in self._all):
            self.overflow = self.unit.step
            for unit, lines in zip(self._all, before, strict=True):
                unit.lines = lines  # the last that can be drawn
            self._running = False
            self._turn()
        else:
            self._record()
        self.trained.emit()

    def _record(self) -> None:
        self.losses.add(self.unit.step, [unit.loss for unit in self._all])

    def _turn(self) -> None:
        self._set_timer()
        self.run_changed.emit()

    def _set_timer(self) -> None:
        if self._running and self._watched:
            self._timer.start()
        else:
            self._timer.stop()
