"""The submenu of the saved runs that were opened or saved last, kept in the settings. It opens none of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

MOST = 8
KEY = "files/recent"


class RecentFiles(QObject):
    """Fills `menu`, the newest file first. One that is not there now stays, disabled: its disk may only be away."""

    chosen = Signal(str)

    def __init__(self, menu: QMenu, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self.menu = menu
        self._settings = settings
        group = QActionGroup(self)
        self._actions = [group.addAction(QAction(window)) for _ in range(MOST)]
        menu.addActions(self._actions)
        group.triggered.connect(self._choose)
        menu.aboutToShow.connect(self._show)
        self._show()

    @property
    def paths(self) -> list[str]:
        kept = self._settings.value(KEY, [])
        kept = [kept] if isinstance(kept, str) else kept  # an INI file does not tell one text from a list of one
        return [path for path in kept if isinstance(path, str) and path][:MOST] if isinstance(kept, list) else []

    def add(self, path: str) -> None:
        """`path` was opened or saved just now."""
        here = str(Path(path).absolute())
        self._settings.setValue(KEY, [here, *(other for other in self.paths if other != here)][:MOST])
        self._show()

    def retranslate(self) -> None:
        self._show()

    def _show(self) -> None:
        paths = self.paths
        self.menu.setEnabled(bool(paths))
        for i, action in enumerate(self._actions):
            action.setVisible(i < len(paths))
            if i < len(paths):
                there = Path(paths[i]).is_file()
                text = self._described(Path(paths[i]))
                if not there:
                    text = self.tr("{file} (not found)").format(file=text)
                action.setText(f"&{i + 1} {text}")
                action.setData(paths[i])
                action.setEnabled(there)

    def _described(self, path: Path) -> str:
        folder = path.parent
        if folder.is_relative_to(Path.home()):
            folder = Path("~", folder.relative_to(Path.home()))
        return f"{path.name} — {folder}".replace("&", "&&")

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
