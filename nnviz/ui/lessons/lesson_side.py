"""The lessons' place at the right edge of the window: the button and the menu that open it, and the user's own files.

All behind it is made when it is opened for the first time.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from nnviz.ui import icons
from nnviz.ui.language import Language
from nnviz.ui.on_sight import OnSight
from nnviz.ui.theme import Appearance

if TYPE_CHECKING:
    from nnviz.ui.lessons.panel import LessonPanel
    from nnviz.ui.main_window import MainWindow

FOLDER = "lessons/folder"
GAP = "\u2005"


class LessonSide(QObject):
    """`place` stands beside the pages, `button` in the row of their tabs; `folder` has the bundled lessons.

    made(LessonPanel)   it was opened for the first time
    """

    made = Signal(object)

    def __init__(self, window: MainWindow, appearance: Appearance, language: Language, settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._appearance, self._language, self._settings = window, appearance, language, settings
        self.folder: Path | None = None
        self.place = OnSight(self._create)
        self.place.hide()
        self.place.made.connect(self.made)
        self.button = LessonsButton()
        self.button.toggled.connect(self.show)
        appearance.changed.connect(self.restyle)
        self.restyle()

    def connect_actions(self) -> None:
        """The window's menu."""
        actions = self._window.menus.actions
        actions["lessons"].triggered.connect(self.show)
        actions["open_lesson"].triggered.connect(self.choose_file)
        for name in ("lesson_set_up", "lesson_point", "lesson_next", "lesson_back", "reload_lessons"):
            actions[name].triggered.connect(self._act)
            actions[name].setEnabled(False)

    @property
    def panel(self) -> LessonPanel | None:
        """None before it was opened."""
        return self.place.content  # type: ignore[return-value]

    @property
    def shown(self) -> bool:
        return not self.place.isHidden()

    def show(self, shown: bool = True) -> None:
        if shown != self.shown:
            self.place.setVisible(shown)
            if not shown:
                self._window.setFocus()
        self.button.setChecked(shown)
        for name, action in self._window.menus.actions.items():
            if name == "lessons":
                action.setChecked(shown)
            elif name.startswith("lesson_") or name == "reload_lessons":
                action.setEnabled(shown)

    def choose_file(self) -> None:
        """Ask for a lesson's file without holding up the training."""
        dialog = QFileDialog(self._window, self.tr("Open lesson file"), str(self._settings.value(FOLDER, "")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Lessons (*.toml)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    def open_file(self, path: str) -> None:
        self._settings.setValue(FOLDER, str(Path(path).parent))
        self.show()
        assert self.panel is not None
        self.panel.guide.leave()
        self.panel.guide.open_file(Path(path))

    def _act(self) -> None:
        guide = None if self.panel is None else self.panel.guide
        if guide is None or not self.shown:
            return
        actions = self._window.menus.actions
        do = {
            "lesson_set_up": guide.set_up,
            "lesson_point": guide.point,
            "lesson_next": guide.next,
            "lesson_back": guide.back,
            "reload_lessons": guide.reload,
        }
        next(act for name, act in do.items() if actions[name] is self.sender())()

    def _create(self) -> QWidget:
        from nnviz.ui.lessons.guide import Guide
        from nnviz.ui.lessons.panel import LessonPanel
        from nnviz.ui.lessons.stage import Stage

        guide = Guide(Stage(self._window, self._appearance, self), self.folder, self._settings, self)
        panel = LessonPanel(guide, self._appearance, self._language)
        panel.closed.connect(self._close)
        panel.file_asked.connect(self.choose_file)
        return panel

    def _close(self) -> None:
        self.show(False)

    def restyle(self) -> None:
        self.button.setIcon(icons.icon("lesson", self._appearance.theme.text))
        self.button.setFont(self._appearance.font())
        side = round(self._appearance.px(16))
        self.button.setIconSize(QSize(side, side))


class LessonsButton(QToolButton):
    """In the row of the tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setProperty("role", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(GAP + self.tr("Lessons"))
        self.setAccessibleName(self.tr("Lessons"))
        self.setToolTip(self.tr("The five articles as steps that set this window up (Ctrl+L)"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
