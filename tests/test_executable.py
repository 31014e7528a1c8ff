"""PyInstaller's recipe: what it packs is there and enough, what it leaves out is not needed. Nothing is built here."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import PySide6
import pytest

from nnviz import paths
from nnviz.ui.language import LANGUAGES

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "packaging" / "nnviz.spec"
PLUGINS = Path(PySide6.__file__).parent / "Qt" / "plugins"


class Recipe:
    """The names of the spec after it has run, and what it asked of PyInstaller."""

    def __init__(self, found: dict[str, list[tuple[str, str, str]]]) -> None:
        self.asked: dict[str, tuple[tuple, dict]] = {}
        self.names = {"SPECPATH": str(SPEC.parent)}
        answers = SimpleNamespace(pure=[], scripts=[], **found)
        for step in ("Analysis", "PYZ", "EXE", "COLLECT"):
            self.names[step] = lambda *given, step=step, **options: self._note(step, given, options, answers)
        exec(compile(SPEC.read_text(encoding="utf-8"), SPEC, "exec"), self.names)

    def _note(self, step, given, options, answers):
        self.asked[step] = given, options
        return answers


@pytest.fixture(scope="module")
def recipe(translations):
    pytest.importorskip("PyInstaller", reason="the recipe asks PyInstaller what is linked with what")
    plugins = [(f"PySide6/Qt/plugins/{f.relative_to(PLUGINS)}", str(f), "BINARY") for f in PLUGINS.rglob("*.so")]
    words = [f"PySide6/Qt/translations/qtbase_{language}.qm" for language in ("de", "zh_CN")]
    datas = [(word, "", "DATA") for word in words] + [("libQt6Pdf.so.6", "", "SYMLINK")]
    recipe = Recipe({"binaries": [], "datas": datas})
    recipe.plugins = [name for name, *_ in filter(recipe.names["is_wanted"], plugins)]
    return recipe


def test_executable_starts_what_the_command_starts(recipe):
    (script,), options = recipe.asked["Analysis"][0][0], recipe.asked["Analysis"][1]
    assert Path(script) == ROOT / "nnviz" / "__main__.py"
    assert options["pathex"] == [str(ROOT)]


def test_packed_resources_are_found_and_hold_every_table_and_language(recipe, tmp_path, monkeypatch):
    for source, folder in recipe.asked["Analysis"][1]["datas"]:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(source, tmp_path / folder)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    packed = paths.resources(tmp_path / "elsewhere")
    names = {path.relative_to(packed).as_posix() for path in packed.rglob("*") if path.is_file()}
    tables = {path.relative_to(paths.resources()).as_posix() for path in paths.resources().rglob("*.csv")}
    assert len(tables) >= 4
    assert tables | {f"translations/nnviz_{language}.qm" for language in LANGUAGES if language != "en"} <= names
    assert "data/ORIGIN.md" in names  # the tables' licence goes with them


def test_of_qt_only_the_named_plugins_and_languages_are_packed(recipe):
    packed = {name.removeprefix("PySide6/Qt/plugins/") for name in recipe.plugins}
    assert {"platforms/libqxcb.so", "platforms/libqoffscreen.so", "imageformats/libqsvg.so"} <= packed
    foreign = {"qcocoa", "qwindows"}  # of other systems
    named = {f"{folder}/lib{name}.so" for folder, names in recipe.names["PLUGINS"].items() for name in names}
    assert packed == {name for name in named if Path(name).stem.removeprefix("lib") not in foreign}
    _program, _binaries, datas = recipe.asked["COLLECT"][0]
    assert [name for name, *_ in datas] == ["PySide6/Qt/translations/qtbase_zh_CN.qm"]


def test_nothing_that_is_left_out_is_loaded_with_any_module(recipe):
    code = """
import importlib, json, pkgutil, sys
import nnviz
for module in pkgutil.walk_packages(nnviz.__path__, "nnviz."):
    importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environ, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    loaded = json.loads(done.stdout)
    assert "nnviz.app" in loaded
    assert set(loaded).isdisjoint(recipe.asked["Analysis"][1]["excludes"])


def test_nothing_that_is_left_out_is_imported_later(recipe):
    excluded = set(recipe.asked["Analysis"][1]["excludes"])
    wrong = []
    for path in sorted((ROOT / "nnviz").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)]
            wrong += [f"{path}:{node.lineno}: {n}" for n in names if any(f"{n}.".startswith(f"{e}.") for e in excluded)]
    assert wrong == []
