"""The window: menus, run bar, pages, status line, and the way from a key, a menu or a dropped file to what it asks for.

It draws no network and knows no session: app.py connects its signals and hands it what there is to show.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from nnviz.bridge.session import SessionState
from nnviz.training.config import RunConfig
from nnviz.training.document import Document
from nnviz.training.snapshot import RunFailure, RunInfo, Snapshot
from nnviz.ui import keys
from nnviz.ui.banner import Banner
from nnviz.ui.dialogs import AboutDialog, HelpDialog, ShortcutsDialog
from nnviz.ui.file_opener import FileOpener
from nnviz.ui.focus_in_view import FocusInView
from nnviz.ui.history import History
from nnviz.ui.language import LANGUAGES, Language
from nnviz.ui.lecture_mode import LectureMode
from nnviz.ui.lessons.lesson_side import LessonSide
from nnviz.ui.menus import Menus
from nnviz.ui.number_format import count
from nnviz.ui.pages import Pages
from nnviz.ui.plot_menu import PlotMenu
from nnviz.ui.preferences import Preferences
from nnviz.ui.recent_files import RecentFiles
from nnviz.ui.run_bar import RunBar
from nnviz.ui.run_file import RunFile
from nnviz.ui.status_line import StatusLine
from nnviz.ui.style import style_sheet
from nnviz.ui.theme import Appearance, palette
from nnviz.ui.view import View
from nnviz.ui.wording import translated

SMALLEST = QSize(1120, 700)  # on a screen that has room for it
USUAL = QSize(1440, 900)


class MainWindow(QMainWindow):
    """`settings` remembers geometry, columns, theme, size and language."""

    table_chosen = Signal(str)  # the path of a file to be read
    run_chosen = Signal(str)  # the path of a saved run
    view_made = Signal(str, object)  # key, View: one that has not been there before
    closed = Signal()

    def __init__(
        self, appearance: Appearance, language: Language, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._language = language
        self._settings = settings
        self._images = QTemporaryDir()
        self._help: dict[type[HelpDialog], HelpDialog] = {}
        self._config: RunConfig | None = None  # in force
        self.preferences = Preferences(appearance, settings, self)
        self.restyle()  # before there are widgets: they take on the application's font when they are made
        self.menus = Menus(self.menuBar(), self)
        self.history = History(self)
        self.run_file = RunFile(settings, self)
        self.file_opener = FileOpener(settings, self)
        self.recent_files = RecentFiles(self.menus.recent, settings, self)
        self.run_bar = RunBar(appearance, self.menus.language.menu)
        self.banner = Banner(appearance)
        self.plot_menu = PlotMenu(settings, self)
        self.tabs = Pages(appearance)
        self.tabs.view_made.connect(self._add_view)
        self.pages = self.tabs.places
        self.live_page = self.pages["live"].make()
        self.lessons = LessonSide(self, appearance, language, settings)
        self.tabs.setCornerWidget(self.lessons.button)
        self.lecture = LectureMode(self, appearance)
        self.status_line = StatusLine(appearance)
        self.setAcceptDrops(True)
        self.focus_in_view = FocusInView(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._restore()
        self.live_page.score.setFocus()

    def _lay_out(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.run_bar)
        layout.addWidget(self.banner)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.tabs, 1)
        beside.addWidget(self.lessons.place)
        layout.addLayout(beside, 1)
        layout.addWidget(self.status_line)
        self.setCentralWidget(content)

    def _connect(self) -> None:
        bar, page, preferences = self.run_bar, self.live_page, self.preferences
        do = {
            "open_run": self.file_opener.choose_run,
            "save_run": self.run_file.save,
            "save_run_as": self.run_file.save_as,
            "open_table": self.choose_table,
            "quit": self.close,
            "undo": self.history.undo,
            "redo": self.history.redo,
            "run": bar.run_or_pause,
            "step": bar.step_button.click,  # disabled where there is no step to take
            "stop_when": bar.stop.open,
            "restart": bar.restart_requested,
            "new_weights": bar.new_weights_requested,
            "larger": self._larger,
            "smaller": self._smaller,
            "full_screen": self._show_full_screen,
            "lecture": self._show_lecture,
            "left_column": self._show_left_column,
            "right_column": self._show_right_column,
            "shortcuts": self.show_shortcuts,
            "about": self.show_about,
        }
        for name, slot in do.items():
            self.menus.actions[name].triggered.connect(slot)
        self.lessons.connect_actions()
        self.menus.actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self.menus.actions["about"].setMenuRole(QAction.MenuRole.AboutRole)
        self.history.changed.connect(self._show_history)
        self.menus.theme.chosen.connect(preferences.set_theme)
        self.menus.scale.chosen.connect(preferences.set_scale)
        self.menus.language.chosen.connect(self._language.choose)
        bar.theme_toggled.connect(preferences.toggle_theme)
        preferences.changed.connect(self._show_choices)
        self._language.changed.connect(self._show_choices)
        page.columns_changed.connect(self._show_choices)
        self._appearance.changed.connect(self.restyle)
        page.panel.table_requested.connect(self.choose_table)
        self.plot_menu.said.connect(self.status_line.show_message)
        self.file_opener.said.connect(self.status_line.show_message)
        self.file_opener.table_chosen.connect(self.table_chosen)
        self.file_opener.run_chosen.connect(self.run_chosen)
        self.recent_files.chosen.connect(self.file_opener.open_run)
        self.run_file.may_close.connect(self.close)

    @property
    def views(self) -> dict[str, View]:
        """All that were made so far, by their keys."""
        return self.tabs.views

    def show_view(self, key: str) -> None:
        """Bring the page, the tab or the section `key` to the front."""
        self.tabs.show_view(key)

    def _add_view(self, key: str, view: View) -> None:
        view.menu_asked.connect(self.plot_menu.open)
        self.view_made.emit(key, view)

    # -- what app.py shows -----------------------------------------------------------------------------------------

    def show_run(self, runs: tuple[RunInfo, ...], shown: int = 0) -> None:
        """New runs stand, of which one is shown: what was said about those before is gone."""
        self.run_file.show_run(_data_name(runs[0]))
        self.show_side(runs, shown)

    def show_side(self, runs: tuple[RunInfo, ...], shown: int) -> None:
        """This one of the runs is shown now, and edited in the panel."""
        run = runs[shown]
        self.banner.dismiss()
        self.live_page.panel.load(run.config, run)
        self.live_page.panel.show_sides(runs, shown)
        self.live_page.show_run(run)
        self.run_bar.stop.choice.show_run(runs[0])
        self.status_line.show_run(run)
        self.plot_menu.show_run(_data_name(run), run.config)

    def show_state(self, state: SessionState) -> None:
        self.run_file.show_settings(state.config)
        self.run_bar.show_state(state)
        self.status_line.show_state(state)
        self._config = state.config
        self.plot_menu.show_settings(state.config)

    def show_snapshot(self, snapshot: Snapshot, fps: float) -> None:
        """The figures; the views have had the snapshot before."""
        self.run_file.show_step(snapshot.step)
        self.run_bar.show_snapshot(snapshot)
        self.status_line.show_snapshot(snapshot, fps)
        self.live_page.panel.show_rate(snapshot.state.learning_rate)
        self.plot_menu.show_step(snapshot.step)
        if self._config is not None:
            self.banner.show_divergence(snapshot.state, self._config)

    def show_opened(self, path: str, document: Document) -> None:
        """The run that stands came from the file at `path`."""
        self.run_file.show_opened(path, document)
        self._tell_file(self.tr("Opened {file} at step {step}"), path, document)

    def show_saved(self, path: str, document: Document) -> None:
        """This is in the file at `path` now."""
        self.run_file.show_saved(path, document)
        self._tell_file(self.tr("Saved {file} at step {step}"), path, document)

    def show_save_failed(self, path: str, failure: RunFailure) -> None:
        """What stood in the file at `path`, if anything, is still there."""
        self.run_file.show_save_failed(path)
        self.show_failure(failure)

    def show_failure(self, failure: RunFailure) -> None:
        """Say it beside the field it is about, else across the window."""
        self.status_line.end_message()
        if failure.field is not None:
            self.live_page.panel.show_failure(failure)
        else:
            self.banner.show_text(translated(failure.message))

    def _tell_file(self, text: str, path: str, document: Document) -> None:
        self.recent_files.add(path)
        self.status_line.show_message(text.format(file=Path(path).name, step=count(document.step)))

    # -- what the user does ----------------------------------------------------------------------------------------

    def choose_table(self) -> None:
        """Ask for a file without holding up the training."""
        self.file_opener.choose_table()

    def show_shortcuts(self) -> None:
        self._show_help(ShortcutsDialog)

    def show_about(self) -> None:
        self._show_help(AboutDialog)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys come here when nobody below wanted them; see `keys`."""
        name = keys.command_of(event.key(), event.modifiers())
        if name is None or not self._score_has_focus():
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or self.menus.actions[name].autoRepeat():
            self.menus.actions[name].trigger()

    def _score_has_focus(self) -> bool:
        focused, score = QApplication.focusWidget(), self.live_page.score
        return focused is None or focused is self or focused is score or score.isAncestorOf(focused)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.file_opener.drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.status_line.end_message()

    def dropEvent(self, event: QDropEvent) -> None:
        self.file_opener.drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.run_file.ask_before_closing():
            event.ignore()
            return
        self.lecture.leave()
        self._remember()
        super().closeEvent(event)
        self.closed.emit()

    # -- texts and looks -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.menus.retranslate()
        self.recent_files.retranslate()
        self._show_history()
        self._show_choices()

    def restyle(self) -> None:
        """One palette for the application, one style sheet for this window: cheaper than one for the application."""
        QApplication.setPalette(palette(self._appearance.theme))
        QApplication.setFont(self._appearance.font())
        self.setStyleSheet(style_sheet(self._appearance.theme, self._appearance.scale, Path(self._images.path())))
        self.menuBar().setFixedHeight(round(self._appearance.px(26)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.WindowStateChange:
            self.menus.actions["full_screen"].setChecked(self.isFullScreen())
            if not self.isFullScreen():
                self.lecture.leave()
            self.menus.actions["lecture"].setChecked(self.lecture.on)

    def _show_choices(self) -> None:
        """Tick what is chosen, wherever it was chosen."""
        self.menus.theme.show(self.preferences.theme)
        self.menus.scale.show(self.preferences.scale)
        self.menus.language.show(self._language.code)
        self.run_bar.show_language(LANGUAGES[self._language.code])
        for side in ("left", "right"):
            self.menus.actions[f"{side}_column"].setChecked(self.live_page.column_shown(side))

    def _show_history(self) -> None:
        """What can be undone and redone, by name."""
        history, actions = self.history, self.menus.actions
        for action, text, possible in (
            (actions["undo"], history.undo_text, history.can_undo),
            (actions["redo"], history.redo_text, history.can_redo),
        ):
            action.setText(text)
            action.setEnabled(possible)

    # -- slots of the menus ----------------------------------------------------------------------------------------

    def _larger(self) -> None:
        self.preferences.step_scale(1)

    def _smaller(self) -> None:
        self.preferences.step_scale(-1)

    def _show_full_screen(self, full: bool) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_lecture(self, on: bool) -> None:
        if on:
            self.lecture.enter()
        else:
            self.lecture.leave()
        self._show_choices()

    def _show_left_column(self, shown: bool) -> None:
        self.live_page.show_column("left", shown)

    def _show_right_column(self, shown: bool) -> None:
        self.live_page.show_column("right", shown)

    def _show_help(self, kind: type[HelpDialog]) -> None:
        """Open the dialog, or bring the one that is open to the front."""
        if kind not in self._help:
            self._help[kind] = kind(self._appearance, self)
        self._help[kind].show()
        self._help[kind].raise_()
        self._help[kind].activateWindow()

    # -- what outlasts the window ----------------------------------------------------------------------------------

    def _remember(self) -> None:
        self._settings.setValue("window/geometry", self.saveGeometry())
        left, right = self.live_page.widths()
        self._settings.setValue("window/left_column", left)
        self._settings.setValue("window/right_column", right)
        self._settings.setValue("window/folded", ",".join(self.live_page.right_column.folded))

    def _restore(self) -> None:
        room = self.screen().availableSize()
        self.setMinimumSize(SMALLEST.boundedTo(room))
        geometry = self._settings.value("window/geometry")
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            self.resize(USUAL.boundedTo(room))
        folded = self._settings.value("window/folded")
        if folded is not None:
            self.live_page.right_column.set_folded(str(folded).split(","))
        widths = [self._settings.value(f"window/{side}_column") for side in ("left", "right")]
        if all(str(width).isdecimal() for width in widths):
            self.live_page.set_widths(int(widths[0]), int(widths[1]))


def _data_name(run: RunInfo) -> str:
    return run.data.dataset.name or run.config.dataset
