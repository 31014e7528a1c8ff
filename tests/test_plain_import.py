"""The window's process imports modules without reading their sources, as PySide6 would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from nnviz import cli

ROOT = Path(__file__).parents[1]
CODE = """
import sys
from nnviz import cli
from PySide6 import QtWidgets
{begin}
opened = []
sys.addaudithook(lambda event, given: opened.append(given[0]) if event == "open" else None)
from nnviz.ui.theme import LIGHT
print([name for name in opened if str(name).endswith("theme.py")])
"""


def sources_read(tmp_path: Path, begin: str) -> str:
    """The sources that are read when `theme` is imported, though it has been compiled."""
    environ = {"PYTHONPYCACHEPREFIX": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    for _ in ("compile", "look"):
        done = subprocess.run(
            [sys.executable, "-c", CODE.format(begin=begin)],
            cwd=ROOT,
            env=environ,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_no_source_is_read_for_an_import_although_qt_is_loaded(tmp_path):
    assert sources_read(tmp_path, "cli.plain_import.keep()") == "[]"


def test_without_it_pyside_reads_the_source(tmp_path):
    """Should this fail, PySide6 has stopped doing so, and `plain_import` can go."""
    assert sources_read(tmp_path, "") == str([str(ROOT / "nnviz" / "ui" / "theme.py")])


def test_the_command_asks_for_it_before_it_loads_the_window(monkeypatch):
    done = []
    monkeypatch.setattr(cli.display, "obstacle", lambda environ: None)
    monkeypatch.setattr(cli.gc, "disable", lambda: None)
    monkeypatch.setattr(cli.plain_import, "keep", lambda: done.append("keep"))
    monkeypatch.setitem(sys.modules, "nnviz.app", type(sys)("nnviz.app"))
    sys.modules["nnviz.app"].run = lambda *_, **__: done.append("run") or 0
    assert cli.main([]) == 0
    assert done == ["keep", "run"]
