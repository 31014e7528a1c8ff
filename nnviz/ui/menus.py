"""The menu bar, made from the table of commands, and the choices of theme, size and language in it.

It does nothing itself: the window connects the actions.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from nnviz.ui import keys
from nnviz.ui.comparison.menu import ComparisonMenu
from nnviz.ui.language import LANGUAGES
from nnviz.ui.panel.preset_menu import PresetMenu
from nnviz.ui.preferences import SCALES, THEMES


class Menus(QObject):
    """The window's actions by the names of `keys.COMMANDS`, three menus of choices, and one for `RecentFiles`."""

    def __init__(self, bar: QMenuBar, window: QWidget) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {}
        self._menus = {name: bar.addMenu("") for name in keys.MENUS}
        view = self._menus[keys.VIEW]
        self.theme = Choice(view, THEMES, window)
        self.scale = Choice(view, SCALES, window)
        for command in keys.COMMANDS:
            menu = self._menus[command.menu]
            if command.gap:
                menu.addSeparator()
            action = QAction(window, checkable=command.checkable)
            action.setShortcuts([QKeySequence(key) for key in (command.keys, command.also) if key])
            action.setAutoRepeat(command.name in ("undo", "redo", "step", "larger", "smaller"))
            menu.addAction(action)
            self.actions[command.name] = action
        self.recent = QMenu(window)
        self._menus[keys.FILE].insertMenu(self.actions["save_run"], self.recent)
        self.presets = PresetMenu(window)
        file = self._menus[keys.FILE]
        file.insertMenu(file.actions()[0], self.presets)
        self.comparisons = ComparisonMenu(window)
        run = self._menus[keys.RUN]
        run.addSeparator()
        run.addMenu(self.comparisons)
        view.addSeparator()
        self.language = Choice(view, LANGUAGES, window)
        self.retranslate()

    def retranslate(self) -> None:
        for name, menu in self._menus.items():
            menu.setTitle(keys.translated(name))
        for command in keys.COMMANDS:
            self.actions[command.name].setText(keys.translated(command.text))
        self.recent.setTitle(self.tr("Open recent run"))
        self.theme.menu.setTitle(self.tr("Theme"))
        self.scale.menu.setTitle(self.tr("Size"))
        self.language.menu.setTitle(self.tr("Language"))
        for choice in (self.theme, self.scale, self.language):
            choice.retranslate()


class Choice(QObject):
    """A submenu of which exactly one entry is ticked. `texts` maps each value to its text, marked for translation."""

    chosen = Signal(object)

    def __init__(self, parent_menu: QMenu, texts: dict[object, str], window: QWidget) -> None:
        super().__init__(window)
        self.menu = parent_menu.addMenu("")
        self._texts = texts
        group = QActionGroup(self)
        self._actions: dict[object, QAction] = {}
        for value in texts:
            action = group.addAction(QAction(window, checkable=True))
            action.setData(value)
            self.menu.addAction(action)
            self._actions[value] = action
        group.triggered.connect(self._choose)
        self.retranslate()

    def actions(self) -> Iterable[QAction]:
        return self._actions.values()

    def show(self, value: object) -> None:
        """Tick `value`; nothing is emitted."""
        self._actions[value].setChecked(True)

    def retranslate(self) -> None:
        for value, action in self._actions.items():
            action.setText(QCoreApplication.translate("Preferences", self._texts[value]))

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
