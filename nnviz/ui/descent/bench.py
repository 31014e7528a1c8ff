"""What the Descent page works on: what is set with its history, and the walks. It draws nothing.

Its timer walks only while somebody looks.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from nnviz.training.descent import (
    CURVES,
    SURFACES,
    Curve,
    Descent,
    OwnCurve,
    RunSetting,
    Setting,
    Surface,
    Walk,
)
from nnviz.training.descent.descent import MOST_RUNS
from nnviz.training.descent.examples import Example, first_runs
from nnviz.training.descent.fare import settled
from nnviz.training.descent.own import NAME as OWN
from nnviz.ui.past import Past

SPEEDS: dict[int, tuple[int, int]] = {2: (500, 1), 10: (100, 1), 60: (16, 1), 600: (16, 10)}
"""Steps a second: ms between frames, steps in one."""
SPEED = 10


class Bench(QObject):
    """edited       something was set by hand or taken back: the walks are others, the landscape perhaps too
    moved        another step is shown
    run_changed  it runs, or rests
    """

    edited = Signal()
    moved = Signal()
    run_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setting = Setting()
        self.live: dict[str, Curve | Surface] = {}
        self.landscape: Curve | Surface = CURVES[self.setting.landscape]
        self.descent = Descent(self.landscape, self.setting.runs)
        self.speed = SPEED
        self.newer = False  # the network has trained on since the landscape was taken
        self.following = False  # what is told as edited just now is the network's doing
        self._past: Past[Setting] = Past()
        self._running = self._watched = self._held = False
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.advance)

    # -- what there is ---------------------------------------------------------------------------------------------

    @property
    def run(self) -> RunSetting:
        return self.setting.run

    @property
    def walk(self) -> Walk:
        """The chosen one."""
        return self.descent.walks[self.setting.chosen]

    @property
    def at(self) -> int:
        """The step that is shown of the chosen walk."""
        return self.descent.index(self.setting.chosen)

    @property
    def running(self) -> bool:
        return self._running

    @property
    def can_undo(self) -> bool:
        return self._past.can_undo

    @property
    def can_redo(self) -> bool:
        return self._past.can_redo

    # -- by hand ---------------------------------------------------------------------------------------------------

    def edit(self, setting: Setting, drag: object = None) -> None:
        """Edits of the same `drag` are one step back. What was walked is walked once more, on another landscape not.

        Raises ExpressionError, with everything as it was, for an own curve that is none.
        """
        if setting == self.setting:
            return
        landscape = self._found(setting)
        self._past.remember(self.setting, drag)
        self._set(setting, landscape)

    def choose_landscape(self, name: str) -> None:
        """A given one, the own one, or one that the network has offered."""
        if name != self.setting.landscape:
            own = self.setting.own
            landscape = self._found(Setting(name, own=own))
            self.edit(Setting(name, first_runs(landscape), own=own))

    def show_example(self, example: Example) -> None:
        self.pause()
        own = self.setting.own
        self.edit(Setting(example.setting.landscape, example.setting.runs, example.setting.chosen, own))
        self.begin_anew(example.steps)

    def choose(self, run: int) -> None:
        """Have figures and controls be about this run; nothing to be undone."""
        if run < len(self.setting.runs) and run != self.setting.chosen:
            self.setting = Setting(self.setting.landscape, self.setting.runs, run, self.setting.own)
            self.edited.emit()

    def set_start(self, run: int, start: tuple[float, ...], drag: object = None) -> None:
        self.edit(self.setting.with_start(run, start), drag)

    def add_run(self, run: RunSetting) -> None:
        runs = self.setting.runs
        if len(runs) < MOST_RUNS:
            self.edit(Setting(self.setting.landscape, (*runs, run), len(runs), self.setting.own))

    def remove_run(self) -> None:
        """The chosen one; the last one stays."""
        runs, chosen = self.setting.runs, self.setting.chosen
        if len(runs) > 1:
            left = runs[:chosen] + runs[chosen + 1 :]
            self.edit(Setting(self.setting.landscape, left, min(chosen, len(left) - 1), self.setting.own))

    def undo(self) -> None:
        self._go_to(self._past.undo(self.setting))

    def redo(self) -> None:
        self._go_to(self._past.redo(self.setting))

    def _go_to(self, setting: Setting | None) -> None:
        if setting is not None:
            self.pause()
            self._set(setting, self._found(setting))

    def _found(self, setting: Setting) -> Curve | Surface:
        name = setting.landscape
        if name == OWN:
            return OwnCurve(setting.own)
        known: Curve | Surface | None = CURVES.get(name) or SURFACES.get(name) or self.live.get(name)
        if known is None:
            raise KeyError(name)
        same = name == self.setting.landscape and name in self.live and self.descent.at
        return self.landscape if same else known  # while it is walked on, the network's loss stands still

    def _set(self, setting: Setting, landscape: Curve | Surface) -> None:
        same = setting.landscape == self.setting.landscape and setting.own == self.setting.own
        self.setting = setting
        self.newer = self.newer and landscape is self.landscape
        self.landscape = landscape
        if same:
            self.descent = self.descent.again(landscape, setting.runs)
        else:
            self.pause()
            self.descent = Descent(landscape, setting.runs)
        self.edited.emit()

    # -- the running network ---------------------------------------------------------------------------------------

    def offer(self, landscape: Curve | Surface, *, anew: bool) -> None:
        """The network's loss as it is now. Whoever walks on an older one goes on there, until all begins `anew`."""
        self.live[landscape.name] = landscape
        if self.setting.landscape != landscape.name:
            return
        if anew:
            self.pause()
            self._past.part()
            self.setting = Setting(landscape.name, first_runs(landscape), own=self.setting.own)
        elif self.descent.at:
            self.newer = True
            self.moved.emit()
            return
        else:
            runs = [
                RunSetting(tuple(landscape.here), r.optimizer, r.rate, r.params)
                if landscape.here is not None and r.start == self.landscape.here
                else r
                for r in self.setting.runs
            ]
            self.setting = Setting(landscape.name, tuple(runs), self.setting.chosen, self.setting.own)
        self.newer = False
        self.landscape = landscape
        self.descent = Descent(landscape, self.setting.runs)
        self.following = not anew
        self.edited.emit()
        self.following = False

    # -- walking ---------------------------------------------------------------------------------------------------

    def play(self) -> None:
        if not self._running and self.descent.goes_on:
            self._running = True
            self._turn()

    def pause(self) -> None:
        if self._running:
            self._running = False
            self._turn()

    def toggle(self) -> None:
        self.pause() if self._running else self.play()

    def step(self) -> None:
        self.pause()
        if self.descent.forward():
            self.moved.emit()

    def back(self) -> None:
        self.pause()
        if self.descent.at:
            self.descent.back()
            self.moved.emit()

    def go_to(self, step: int) -> None:
        """Show this step of those that were made."""
        self.pause()
        at = min(max(step, 0), self.descent.made)
        if at != self.descent.at:
            self.descent.at = at
            self.moved.emit()

    def restart(self) -> None:
        """Back to the start, on the network's loss as it is now."""
        self.pause()
        self.descent.to_start()
        newest = self.live.get(self.setting.landscape)
        if newest is not None and self.newer:
            self.offer(newest, anew=False)
        self.moved.emit()

    def begin_anew(self, steps: int = 0) -> None:
        """All walks from their starts, so many steps at once."""
        self.pause()
        self.descent = Descent(self.landscape, self.setting.runs)
        self.descent.forward(steps)
        self.edited.emit()

    def set_speed(self, steps: int) -> None:
        self.speed = steps
        self._turn_timer()

    def hold(self, held: bool) -> None:
        """While a start is in the hand nothing walks."""
        self._held = held

    def watch(self, watched: bool) -> None:
        """Whether somebody looks: only then is there walking."""
        self._watched = watched
        self._turn_timer()

    def advance(self) -> None:
        """What happens in a frame."""
        if self._held:
            return
        self.descent.forward(min(SPEEDS[self.speed][1], self.descent.at_once))
        if self.descent.at == self.descent.made and all(settled(walk) for walk in self.descent.walks):
            self.pause()
        self.moved.emit()

    def _turn(self) -> None:
        self._turn_timer()
        self.run_changed.emit()

    def _turn_timer(self) -> None:
        if self._running and self._watched:
            self._timer.start(SPEEDS[self.speed][0])
        else:
            self._timer.stop()
