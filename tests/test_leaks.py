"""The leak check of conftest.py is itself checked: it fails who leaves something behind, and only them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TESTS = """
import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []

class Cyclic(QWidget):
    def __init__(self):
        super().__init__()
        self.me = lambda: self

def test_clean(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QTimer(window).start(10)

def test_cycle_is_collected(qapp):
    Cyclic().show()

def test_window_stays(qapp):
    kept.append(QWidget(objectName="forgotten"))

def test_timer_stays(qapp):
    kept.append(QTimer())
    kept[-1].start(10)

def test_thread_stays(qapp):
    kept.append(QThread())
    kept[-1].start()

def test_next_one_is_clean(qapp):
    kept[-1].quit()
    kept[-1].wait()

def test_failure_is_not_reported_twice(qapp):
    window = QWidget()
    assert False

def test_without_qt_nothing_is_checked():
    pass
"""


def test_leak_check_names_window_timer_and_thread_that_stay(tmp_path):
    (tmp_path / "conftest.py").write_text(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    (tmp_path / "test_leaking.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "--tb=short", "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=100,
    )
    report = done.stdout
    assert "1 failed, 7 passed, 3 errors" in report, report
    for name in ("window_stays", "timer_stays", "thread_stays"):
        assert f"ERROR at teardown of test_{name} " in report, report
    assert "window QWidget 'forgotten'" in report
    assert "kept[-1].start(10)" in report  # where the timer was started
