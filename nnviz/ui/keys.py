"""One table of everything that can be done from the keyboard; the menus and the list behind F1 are made from it.

A single key (Space, R ...) would be taken away from a focused button or field if it were a shortcut of the window:
it acts only while the score, or nothing, has the focus. So each also has a combination that always acts.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

FILE = QT_TRANSLATE_NOOP("Keys", "File")
EDIT = QT_TRANSLATE_NOOP("Keys", "Edit")
RUN = QT_TRANSLATE_NOOP("Keys", "Run")
VIEW = QT_TRANSLATE_NOOP("Keys", "View")
LESSONS = QT_TRANSLATE_NOOP("Keys", "Lessons")
HELP = QT_TRANSLATE_NOOP("Keys", "Help")
MENUS = (FILE, EDIT, RUN, VIEW, LESSONS, HELP)


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do: `name` for the program, `text` in its `menu`, `keys` that always act, a `single` key or none.

    The texts are English and marked for translation. Keys are in QKeySequence's portable notation; `also` is another
    system's habit of the same. `gap`: a line stands above it in the menu.
    """

    name: str
    menu: str
    text: str
    keys: str = ""
    single: str = ""
    checkable: bool = False
    gap: bool = False
    also: str = ""


COMMANDS = (
    Command("open_run", FILE, QT_TRANSLATE_NOOP("Keys", "Open run…"), "Ctrl+O"),
    Command("save_run", FILE, QT_TRANSLATE_NOOP("Keys", "Save run"), "Ctrl+S"),
    Command("save_run_as", FILE, QT_TRANSLATE_NOOP("Keys", "Save run as…"), "Ctrl+Shift+S"),
    Command("open_table", FILE, QT_TRANSLATE_NOOP("Keys", "Open table (CSV)…"), "Ctrl+Shift+O", gap=True),
    Command("quit", FILE, QT_TRANSLATE_NOOP("Keys", "Quit"), "Ctrl+Q", gap=True),
    Command("undo", EDIT, QT_TRANSLATE_NOOP("Keys", "Undo"), "Ctrl+Z"),
    Command("redo", EDIT, QT_TRANSLATE_NOOP("Keys", "Redo"), "Ctrl+Shift+Z", also="Ctrl+Y"),
    Command("run", RUN, QT_TRANSLATE_NOOP("Keys", "Run or pause"), "Ctrl+Return", "Space"),
    Command("step", RUN, QT_TRANSLATE_NOOP("Keys", "One step"), "Ctrl+Right", "Right"),
    Command("stop_when", RUN, QT_TRANSLATE_NOOP("Keys", "Stop when…"), "Ctrl+E"),
    Command("restart", RUN, QT_TRANSLATE_NOOP("Keys", "Restart with the same weights"), "Ctrl+R", "R", gap=True),
    Command("new_weights", RUN, QT_TRANSLATE_NOOP("Keys", "Restart with new weights"), "Ctrl+Shift+R", "Shift+R"),
    Command("larger", VIEW, QT_TRANSLATE_NOOP("Keys", "Larger"), "Ctrl++", gap=True),
    Command("smaller", VIEW, QT_TRANSLATE_NOOP("Keys", "Smaller"), "Ctrl+-"),
    Command("lecture", VIEW, QT_TRANSLATE_NOOP("Keys", "Lecture mode"), "F11", checkable=True, gap=True),
    Command("full_screen", VIEW, QT_TRANSLATE_NOOP("Keys", "Full screen"), "Shift+F11", checkable=True),
    Command("left_column", VIEW, QT_TRANSLATE_NOOP("Keys", "Left column"), "F9", checkable=True),
    Command("right_column", VIEW, QT_TRANSLATE_NOOP("Keys", "Right column"), "Shift+F9", checkable=True),
    Command("lessons", LESSONS, QT_TRANSLATE_NOOP("Keys", "Show lessons"), "Ctrl+L", checkable=True),
    Command("lesson_set_up", LESSONS, QT_TRANSLATE_NOOP("Keys", "Set up for me"), "Ctrl+Shift+L", gap=True),
    Command("lesson_point", LESSONS, QT_TRANSLATE_NOOP("Keys", "Show me where"), "Ctrl+Shift+W"),
    Command("lesson_next", LESSONS, QT_TRANSLATE_NOOP("Keys", "Next step"), "Ctrl+PgDown"),
    Command("lesson_back", LESSONS, QT_TRANSLATE_NOOP("Keys", "Step before"), "Ctrl+PgUp"),
    Command("open_lesson", LESSONS, QT_TRANSLATE_NOOP("Keys", "Open lesson file…"), gap=True),
    Command("reload_lessons", LESSONS, QT_TRANSLATE_NOOP("Keys", "Read lesson files again")),
    Command("shortcuts", HELP, QT_TRANSLATE_NOOP("Keys", "Keyboard shortcuts"), "F1"),
    Command("about", HELP, QT_TRANSLATE_NOOP("Keys", "About nnviz")),
)

SINGLE_KEYS = {QKeySequence(command.single)[0]: command.name for command in COMMANDS if command.single}


def command_of(key: int, modifiers: Qt.KeyboardModifier) -> str | None:
    """The command that this single key means, or None. The keypad's keys count as the others."""
    modifiers &= ~Qt.KeyboardModifier.KeypadModifier
    return SINGLE_KEYS.get(QKeyCombination(modifiers, Qt.Key(key)))


def translated(text: str) -> str:
    """A text of this table in the window's language."""
    return QCoreApplication.translate("Keys", text)


def key_texts(command: Command) -> list[str]:
    """The command's keys as this platform writes them, the single one first."""
    keys = (command.single, command.keys, command.also)
    return [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys if key]
