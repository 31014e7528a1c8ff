"""Whatever a person does with the window: nothing complains, and the window goes on answering."""

from __future__ import annotations

from functools import wraps
from time import monotonic
from typing import ClassVar

import pytest
from any_run import runs
from complaints import Complaints
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar

from nnviz.ui.language import LANGUAGES
from nnviz.ui.preferences import SCALES, THEMES

Key = Qt.Key
PATIENCE = 10.0  # seconds that the window may take to answer on a busy machine
TOO_FAR = {"quit"}  # the commands after which there is no window
NUMBERS = ["0", "1", "2", "5", "24", "200", "-3", "0.5", "1e-4", "25 %", "", "abc", "1e999"]
MOVES = [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageDown]
ENDS = [Key.Key_Return, Key.Key_Tab, Key.Key_Escape]
KEYS = [*MOVES, Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape, Key.Key_Return, Key.Key_Space, Key.Key_R, Key.Key_Menu]
WHICH = st.integers(0, 200)
PART = st.floats(0.02, 0.98)
HOW = ["move", "click", "double", "menu", "wheel", "back", "aside"]
SETTINGS = settings(
    max_examples=16,
    stateful_step_count=40,
    phases=[Phase.generate],  # what happens depends on time: nothing can be shrunk
    suppress_health_check=list(HealthCheck),
)


class NothingThereError(Exception):
    """A column is hidden, and with it the controls that were looked for."""


def told(act):
    """Write down what was done: threads make no two runs alike, so that a failure seldom comes again by itself."""

    @wraps(act)
    def acting(self, **given):
        self.did.append(f"{act.__name__} {given}")
        try:
            act(self, **given)
        except NothingThereError:
            self.did.append("    nothing there")
        except Exception as error:
            self._complain([repr(error)])

    return acting


class Use(RuleBasedStateMachine):
    """One person before one window. `make_program` and `complaints` are set by the test; `found` is what went wrong."""

    make_program = complaints = None
    found: ClassVar[list[str]] = []

    def __init__(self):
        super().__init__()
        self.did: list[str] = []

    @initialize(language=st.sampled_from(sorted(LANGUAGES)))
    def open(self, language):
        self.program = type(self).make_program(language)
        self.window, self.session = self.program.window, self.program.session
        self.program.open()
        self._wait_for(lambda: self.session.info is not None)
        self._closer = QTimer(self.window, interval=20)  # what opens above the window is closed, menus too
        self._closer.timeout.connect(self._close_what_is_above)
        self._closer.start()

    # -- what a person does --------------------------------------------------------------------------------------------

    @rule(config=runs(most_layers=6))
    @told
    def set_everything_up_anew(self, config):
        self.window.live_page.panel.config_edited.emit(config)

    @rule(which=WHICH)
    @told
    def press_a_button(self, which):
        button = self._one_of(QAbstractButton, which)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    @rule(which=WHICH, key=st.sampled_from(MOVES))
    @told
    def choose(self, which, key):
        QTest.keyClick(self._one_of(QComboBox, which), key)

    @rule(which=WHICH, key=st.sampled_from(MOVES))
    @told
    def move_a_slider(self, which, key):
        QTest.keyClick(self._one_of(QAbstractSlider, which, but=QScrollBar), key)

    @rule(which=WHICH, text=st.sampled_from(NUMBERS), end=st.sampled_from(ENDS))
    @told
    def type_a_number(self, which, text, end):
        line = self._one_of(QAbstractSpinBox, which).lineEdit()
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)
        QTest.keyClick(line, end)

    @rule(which=WHICH, key=st.sampled_from(MOVES))
    @told
    def step_a_number(self, which, key):
        QTest.keyClick(self._one_of(QAbstractSpinBox, which), key)

    @rule(which=WHICH)
    @told
    def give_a_command(self, which):
        actions = [action for name, action in self.window.menus.actions.items() if name not in TOO_FAR]
        actions[which % len(actions)].trigger()

    @rule(theme=st.sampled_from(sorted(THEMES)), scale=st.sampled_from(sorted(SCALES)))
    @told
    def change_the_looks(self, theme, scale):
        self.window.preferences.set_theme(theme)
        self.window.preferences.set_scale(scale)

    @rule(code=st.sampled_from(sorted(LANGUAGES)))
    @told
    def change_the_language(self, code):
        self.program.language.choose(code)

    @rule(width=st.integers(1120, 2000), height=st.integers(700, 1200))
    @told
    def resize(self, width, height):
        self.window.resize(width, height)

    @rule(which=WHICH, x=PART, y=PART, how=st.sampled_from(HOW))
    @told
    def point_at_a_view(self, which, x, y, how):
        views = [view for view in self.window.views.values() if view.isVisible()]
        view = views[which % len(views)]
        inside = QPoint(round(x * view.width()), round(y * view.height()))
        target = view.childAt(inside) or view
        at = target.mapFrom(view, inside)
        QTest.mouseMove(target, at)
        if how == "click":
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=at)
        elif how == "double":
            QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=at)
        elif how == "menu":
            QTest.mouseClick(target, Qt.MouseButton.RightButton, pos=at)
        elif how != "move":
            turn = {"wheel": QPoint(0, -120), "back": QPoint(0, 120), "aside": QPoint(-120, 0)}[how]
            self._turn_the_wheel(target, at, turn)

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=4), shift=st.booleans())
    @told
    def press_keys(self, keys, shift):
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    @rule(milliseconds=st.integers(1, 150))
    @told
    def look_on(self, milliseconds):
        QTest.qWait(milliseconds)

    # -- what must hold ------------------------------------------------------------------------------------------------

    @invariant()
    def the_window_answers_and_nothing_complains(self):
        if not hasattr(self, "program"):
            return
        answered = []
        QTimer.singleShot(0, lambda: answered.append(True))
        self._wait_for(lambda: bool(answered))
        QTest.qWait(20)  # a frame
        self._listen()

    def teardown(self):
        """All orders are carried out, everything is painted once more, and the threads end."""
        if not hasattr(self, "program"):
            return
        self._see_it_move()
        self.window.grab()
        self._listen()
        self._closer.stop()
        self.program.close()

    # -- how -----------------------------------------------------------------------------------------------------------

    def _listen(self):
        said = type(self).complaints.taken()
        if said or not self.window.isVisible():
            self._complain(said or ["the window has gone"])

    def _complain(self, said):
        type(self).found.append("\n".join(["after", *self.did, "there was:", *said]))
        raise AssertionError(said)

    def _one_of(self, kind, which, but=()):
        """One of the controls of this kind that a person could use now."""
        usable = [w for w in self.window.findChildren(kind) if w.isVisible() and w.isEnabled()]
        usable = [w for w in usable if not (but and isinstance(w, but))]
        if not usable:
            raise NothingThereError
        chosen = usable[which % len(usable)]
        self.did.append(f"    on {type(chosen).__name__} {chosen.accessibleName()!r}")
        return chosen

    def _turn_the_wheel(self, target, at, turn):
        held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        place = QPointF(at), QPointF(target.mapToGlobal(at))
        event = QWheelEvent(*place, QPoint(), turn, *held, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(target, event)

    def _close_what_is_above(self):
        above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if above is not None:
            above.close()

    def _see_it_move(self):
        """A session that runs shows something new."""
        shown = []
        self.session.snapshot_shown.connect(shown.append)
        self._wait_for(lambda: bool(shown) or not self.session.running)
        self.session.snapshot_shown.disconnect(shown.append)

    def _wait_for(self, condition):
        ends = monotonic() + PATIENCE
        while not condition():
            if monotonic() > ends:
                self._complain([*type(self).complaints.taken(), "the window does not answer"])
            QTest.qWait(5)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard", extend=True)  # for a menu, offscreen
def test_whatever_is_done_nothing_complains(make_program, qtbot, qtlog, caplog, capfd):
    with qtbot.captureExceptions() as exceptions:
        Use.make_program = staticmethod(make_program)
        Use.complaints = Complaints(exceptions, qtlog, caplog, capfd)
        Use.found.clear()
        try:
            run_state_machine_as_test(Use, settings=SETTINGS)
        finally:
            if Use.found:
                pytest.fail(Use.found[0], pytrace=False)
