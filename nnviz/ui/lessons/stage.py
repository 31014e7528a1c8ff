"""Sets the real window up as a lesson's step says, points at places of it, and reads what pages say of themselves.

A page or view offers `arrange(**settings)`, `facts()` and `places()`; one that has none of them can only be shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from nnviz.training.config import RunConfig
from nnviz.training.lessons.conditions import Value
from nnviz.training.lessons.lesson import Setup
from nnviz.ui.fold import Fold
from nnviz.ui.lessons.pointer import Pointer
from nnviz.ui.lessons.window_part import WindowPart
from nnviz.ui.theme import Appearance

if TYPE_CHECKING:
    from nnviz.ui.main_window import MainWindow


class Stage(QObject):
    """runs_asked(configs, limits)   these runs are to begin; `runs_stand` says when they do
    running_asked(bool)           they are to run, or to rest
    ready()                       all is as the set-up says
    refused(str)                  a page does not know what was to be arranged, and why
    """

    runs_asked = Signal(object, object)
    running_asked = Signal(bool)
    ready = Signal()
    refused = Signal(str)

    def __init__(self, window: MainWindow, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._own = WindowPart(window)
        self._pending: Setup | None = None
        self._speeds: tuple[float | None, float | None] | None = None  # before the lesson, and as a step has set it
        self.pointer = Pointer(appearance, window, window.lessons.place)

    # -- set up ----------------------------------------------------------------------------------------------------

    @property
    def preparing(self) -> bool:
        """Whether runs were asked for that do not stand yet."""
        return self._pending is not None

    def set_up(self, setup: Setup) -> None:
        """As a user would do it, one thing after the other; what waits for new runs comes when they stand."""
        self.pointer.end()
        self._show(setup.show)
        if setup.speed is not None:
            self._set_speed(None if setup.speed == inf else setup.speed)
        self._pending = setup
        if setup.configs:
            self.runs_asked.emit(setup.configs, setup.limits)
        else:
            self._finish()

    def _set_speed(self, speed: float | None) -> None:
        control = self._window.run_bar.speed
        if self._speeds is None:
            self._speeds = (control.value(), speed)
        self._speeds = (self._speeds[0], speed)
        control.setValue(speed)

    def give_speed_back(self) -> None:
        """As it was before the lesson, unless the user has chosen another one since."""
        if self._speeds is not None and self._window.run_bar.speed.value() == self._speeds[1]:
            self._window.run_bar.speed.setValue(self._speeds[0])
        self._speeds = None

    def runs_stand(self, configs: tuple[RunConfig, ...]) -> None:
        """These runs have begun."""
        if self._pending is not None and configs == self._pending.configs:
            self._finish()

    def give_up(self) -> None:
        """What is asked for is not waited for any more."""
        self._pending = None

    def _finish(self) -> None:
        setup, self._pending = self._pending, None
        assert setup is not None
        if setup.configs:
            self._show(setup.show)  # a section may have come with the runs
        try:
            for key, settings in setup.arrange.items():
                self._arrange(key, settings)
        except ValueError as error:
            self.refused.emit(str(error))
            return
        if setup.running is not None or setup.configs:
            self.running_asked.emit(setup.running is not False)
        self.ready.emit()

    def _arrange(self, key: str, settings: Mapping[str, Any]) -> None:
        part = self._part(key, make=True)
        if not hasattr(part, "arrange"):
            raise ValueError(f"{key} cannot be arranged")
        part.arrange(**settings)

    def _show(self, key: str) -> None:
        if key == "live":
            self._window.show_view("score")
        elif key:
            self._window.show_view(key)

    # -- what there is ---------------------------------------------------------------------------------------------

    def facts(self, key: str) -> Mapping[str, Value]:
        """What the page or view `key` says of itself now; nothing while nobody sees it."""
        part = self._part(key)
        if part is None or not hasattr(part, "facts") or (isinstance(part, QWidget) and not part.isVisible()):
            return {}
        found: Mapping[str, Value] = part.facts()
        return found

    def point_at(self, place: str) -> bool:
        """Bring `place`, "page.place" or the page itself, to the front and show it; False: it is not there now."""
        key, _, name = place.partition(".")
        if key != "window":
            self._show(key)
        part = self._part(key, make=True)
        places = part.places() if name and hasattr(part, "places") else {name: part}
        found = places.get(name)
        target, rect = found if isinstance(found, tuple) else (found, None)
        if not isinstance(target, QWidget):
            return False
        bring_to_front(target)
        if not target.isVisible():
            return False
        self.pointer.point_at(target, rect if isinstance(rect, QRect) else None)
        return True

    def _part(self, key: str, *, make: bool = False) -> Any:
        """The page or view, None where it was not made and is not to be."""
        window = self._window
        if key == "window":
            return self._own
        if key in window.pages:
            return window.pages[key].make() if make else window.pages[key].content
        if make and key not in window.views:
            self._show(key)
        return window.views.get(key)


def bring_to_front(target: QWidget) -> None:
    """Open the tabs and folds that `target` stands in."""
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QTabWidget):
            for page in (around.widget(i) for i in range(around.count())):
                if page is target or page.isAncestorOf(target):
                    around.setCurrentWidget(page)
        elif isinstance(around, Fold) and around.folded:
            around.set_folded(False)
        around = around.parentWidget()
