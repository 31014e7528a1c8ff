"""What every test gets: an offscreen Qt, settings of its own, and the check that it leaves nothing behind.

Fixtures that only one part needs lie in that part's tests.
"""

from __future__ import annotations

import gc
import os
import runpy
import sys
import traceback
import weakref
from pathlib import Path

import pytest
from hypothesis import settings

from nnviz import blas

blas.prepare()  # as in the program itself: one BLAS thread
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("nnviz", deadline=None)  # a busy machine is no failure
settings.load_profile("nnviz")
ROOT = Path(__file__).parents[1]
FAILED = pytest.StashKey[bool]()


@pytest.fixture(autouse=True)
def settings_of_its_own(tmp_path, monkeypatch):
    """Each test starts as on a new machine: no settings, no user data."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    if "PySide6" in sys.modules:
        from PySide6.QtCore import QSettings

        for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
                QSettings.setPath(file_format, scope, str(tmp_path / "settings"))


@pytest.fixture(scope="session")
def translations() -> Path:
    """The folder of the .qm files, built from the committed .ts files as the wheel's build hook builds them."""
    folder = ROOT / "resources" / "translations"
    runpy.run_path(str(ROOT / "packaging" / "build_translations.py"))["build_translations"](folder)
    return folder


@pytest.fixture
def until(qtbot):
    """Wait until the condition holds; twenty seconds is a failure."""
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)


@pytest.fixture
def room_for_the_window(monkeypatch):
    """Room on the screen for the window's smallest size: the offscreen one is only 800 wide."""
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QScreen

    monkeypatch.setattr(QScreen, "availableSize", lambda screen: QSize(1120, 800))


@pytest.fixture
def make_program(qtbot, tmp_path, translations, room_for_the_window):
    """Makes the whole program with settings of its own; afterwards the application looks and speaks as before."""
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QApplication

    from nnviz.app import Program

    font, made = QApplication.font(), []

    def make(language="en", translations=translations):
        settings = QSettings(str(tmp_path / "nnviz.ini"), QSettings.Format.IniFormat)
        settings.setValue("window/theme", "light")
        settings.setValue("window/language", language)
        made.append(Program(settings, translations))
        return made[-1]

    yield make
    for program in made:
        program.close()
        program.language.stop()
        program.window.deleteLater()
        vars(program).clear()  # pytest still holds the program, and would hold pyqtgraph's menus with it
    made.clear()
    QApplication.setFont(font)
    QApplication.setPalette(QPalette())


@pytest.fixture(autouse=True)
def collected_afterwards():
    """No garbage is collected while a test runs, as in the program: a widget that is collected in the midst of being
    painted takes the process with it.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_behind(request, collected_afterwards, settings_of_its_own, monkeypatch):
    """After a test with Qt no window stands, and no QTimer or QThread runs; else the test fails and says who is left.

    The usual culprits: a widget without parent that nobody deleted, a lambda or partial that holds self, a
    session that was not closed. A failed test is not checked: its traceback keeps everything alive.
    """
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QThread, QTimer
    from PySide6.QtWidgets import QApplication

    request.getfixturevalue("qapp")
    started: list[tuple[weakref.ref, str]] = []
    for kind in (QTimer, QThread):
        monkeypatch.setattr(kind, "start", _remember_where(kind.start, started))
    yield
    windows, running = [], []
    for _ in range(3):
        _flush()
        windows = QApplication.topLevelWidgets()
        running = [(left, where) for reference, where in started if _is_running(left := reference())]
        if not windows and not running:
            return
    left = [f"window {type(w).__name__} {w.objectName() or w.windowTitle()!r}" for w in windows]
    left += [f"running {type(r).__name__}, started at\n{where}" for r, where in running]
    for window in windows:  # so that the next test starts clean
        window.close()
        window.deleteLater()
    for timer in (r for r, _ in running if isinstance(r, QTimer)):
        timer.stop()
    _flush()
    if not request.node.stash.get(FAILED, False):
        pytest.fail("left behind:\n" + "\n".join(left), pytrace=False)


def _remember_where(start, started):
    def remembering_start(self, *args, **kwargs):
        started.append((weakref.ref(self), "".join(traceback.format_stack(sys._getframe(1), limit=2))))
        return start(self, *args, **kwargs)

    return remembering_start


def _is_running(left) -> bool:
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    if left is None or not isValid(left):
        return False
    return left.isActive() if isinstance(left, QTimer) else left.isRunning()


def _flush() -> None:
    """Delete what may go; collecting here also keeps it out of the training thread, where no widget may die."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QToolTip

    QToolTip.hideText()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()  # the imported modules stay: the many collections below need not walk through them


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report
