"""What belongs to no page, for lessons: the run bar, the tabs, the model panel, and which page is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from nnviz.ui.lessons.given import flag, only

if TYPE_CHECKING:
    from nnviz.ui.main_window import MainWindow


class WindowPart:
    """page, view: the keys of the page and of the middle view in front; speed: steps per second, 0 as fast as possible;
    undo: whether there is something to be undone.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def arrange(self, **settings: object) -> None:
        """undo: true takes the last change of the runs back. A set-up sets runs and speed itself. Raises ValueError."""
        only(settings, ("undo",))
        if flag("undo", settings.get("undo", False)):
            self._window.history.undo()

    def facts(self) -> dict[str, float | str | bool]:
        window = self._window
        page = next(key for key, place in window.pages.items() if place is window.tabs.currentWidget())
        return {
            "page": page,
            "view": window.live_page.middle.chosen,
            "speed": window.run_bar.speed.value() or 0.0,
            "undo": window.history.can_undo,
        }

    def places(self) -> dict[str, QWidget]:
        window = self._window
        bar, panel = window.run_bar, window.live_page.panel
        return {
            "run": bar.run_button,
            "step": bar.step_button,
            "restart": bar.restart_button,
            "new_weights": bar.weights_button,
            "speed": bar.speed,
            "figures": bar.step,
            "tabs": window.tabs.tabBar(),
            "data": panel.data,
            "features": panel.features,
            "layers": panel.layers,
            "training": panel.training,
            "learning_rate": panel.training.rate,
            "batch": panel.training.batch,
        }
