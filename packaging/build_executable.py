"""Builds the executable into dist/nnviz with PyInstaller and lets it test itself. Not part of the package.

By hand, where nnviz is installed with its extra `build`: python packaging/build_executable.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build(folder: Path) -> Path:
    """The executable, made anew in `folder`/nnviz, which with all that is in it may be moved to another machine.

    Raises CalledProcessError when PyInstaller fails; what it wrote says why.
    """
    work = ["--distpath", str(folder), "--workpath", str(ROOT / "build"), "--noconfirm", "--log-level", "WARN"]
    subprocess.run([sys.executable, "-m", "PyInstaller", *work, str(ROOT / "packaging" / "nnviz.spec")], check=True)
    return folder / "nnviz" / ("nnviz.exe" if sys.platform == "win32" else "nnviz")


def try_out(executable: Path) -> None:
    """Run its selftest without a screen, from an empty folder, with an empty home; CalledProcessError when it fails."""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "XDG_"))}
        environ = kept | {"HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([executable, "--selftest"], cwd=folder, env=environ, check=True)


def main() -> None:
    executable = build(ROOT / "dist")
    try_out(executable)
    sizes = [path.stat().st_size for path in executable.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    print(f"{executable}: with its folder {sum(sizes) / 1e6:.0f} MB in {len(sizes)} files")


if __name__ == "__main__":
    main()
