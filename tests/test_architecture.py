"""Who may import whom, and what a worker's signal may be connected to."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
QT = ("PySide6", "shiboken6", "pyqtgraph")


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after `code`."""
    tail = "\nimport json, sys\nprint(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", code + tail], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def sources(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def test_importing_the_package_loads_neither_qt_nor_numpy():
    assert loaded_after("import nnviz; dir(nnviz); nnviz.__version__").isdisjoint({*QT, "numpy"})


def test_using_the_library_loads_no_qt():
    loaded = loaded_after("from nnviz import Dataset, Layer, RunConfig, Trainer, make_dataset; Trainer(RunConfig())")
    assert "numpy" in loaded
    assert loaded.isdisjoint(QT)


def test_training_from_the_command_line_loads_no_qt(tmp_path):
    run = tmp_path / "run.json"
    run.write_text("{}")
    loaded = loaded_after(f"from nnviz.cli import main\nassert main(['train', {str(run)!r}, '--steps', '3']) == 0")
    assert "numpy" in loaded
    assert loaded.isdisjoint(QT)


def test_every_exported_name_is_there():
    code = "import nnviz\nfor name in nnviz.__all__: getattr(nnviz, name)\nassert set(nnviz.__all__) <= set(dir(nnviz))"
    loaded_after(code)


def test_bridge_uses_qtcore_only():
    foreign = []
    for path, tree in sources("nnviz/bridge"):
        for node in ast.walk(tree):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                names = [f"PySide6.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            foreign += [
                f"{path}: {name}"
                for name in names
                if name.partition(".")[0] in QT and not f"{name}.".startswith("PySide6.QtCore.")
            ]
    assert foreign == []


def test_worker_signals_are_connected_to_bound_methods():
    """A lambda or partial would run in the worker's thread; a bound method of a GUI object runs in the GUI's."""
    worker = ast.parse((ROOT / "nnviz/bridge/worker.py").read_text(encoding="utf-8"))
    signals = {
        node.targets[0].id
        for node in ast.walk(worker)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func).endswith("Signal")
        and isinstance(node.targets[0], ast.Name)
    }
    assert signals, "the worker has no signals: this test looks in the wrong place"
    wrong = [
        f"{path}:{call.lineno}: {ast.unparse(call)}"
        for path, tree in sources("nnviz")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "connect"
        and isinstance(call.func.value, ast.Attribute)
        and call.func.value.attr in signals
        and call.args
        and not isinstance(call.args[0], ast.Attribute)
    ]
    assert wrong == []


def test_import_contracts_hold():
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
