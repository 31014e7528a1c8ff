"""What the README shows is true: its commands, its Python, its run file and its list of packages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from nnviz import display
from nnviz.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_quick_start_has_exactly_two_commands_the_window_and_the_tests():
    section = README.split("## Quick start\n")[1].split("\n## ")[0]
    window, tests = blocks("sh", section)
    assert section.count("```") == 4
    assert window.rstrip().endswith(".venv/bin/nnviz")
    assert tests.rstrip().endswith("QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -n auto --dist loadfile")


def test_python_of_the_readme_runs_as_written(tmp_path):
    (code,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first.startswith("1000 40 ")
    assert second == "(1, 500) [(4, 500), (2, 500), (1, 500)]"


def test_run_file_of_the_readme_trains(tmp_path, capsys):
    (run,) = blocks("json")
    path = tmp_path / "run.json"
    path.write_text(run, encoding="utf-8")
    assert main(["train", str(path), "--steps", "50"]) == 0
    assert "step        50" in capsys.readouterr().out


def test_readme_names_the_debian_packages_that_the_message_names():
    named = README.split("apt-get install", 1)[1].split("```")[0].split()
    missing = [package for line in display.DEBIAN_PACKAGES for package in line.split() if package not in named]
    assert missing == []
