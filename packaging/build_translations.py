"""Compiles resources/translations/*.ts to .qm with PySide6's lrelease. Not part of the package.

Called by the wheel's build hook and by the tests; by hand: python packaging/build_translations.py
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path


def build_translations(folder: Path) -> list[Path]:
    """Compile each .ts in `folder` whose .qm is missing or older; return all the .qm files.

    Raises RuntimeError with lrelease's own words when it fails.
    """
    built = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            _lrelease(source, target)
        built.append(target)
    return built


def _lrelease(source: Path, target: Path) -> None:
    package = importlib.util.find_spec("PySide6")
    if package is None or not package.submodule_search_locations:
        raise RuntimeError("PySide6-Essentials is not installed; its lrelease compiles the translations")
    program = Path(package.submodule_search_locations[0], "lrelease" + (".exe" if sys.platform == "win32" else ""))
    unfinished = target.with_suffix(".qm.new")
    done = subprocess.run(
        [program, "-silent", source, "-qm", unfinished], capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode or not unfinished.is_file():
        raise RuntimeError(
            f"lrelease could not compile {source}:\n{done.stdout}{done.stderr}\n"
            "If a shared library is missing, on Debian: apt-get install libglib2.0-0 libgssapi-krb5-2 libbrotli1"
        )
    unfinished.replace(target)


if __name__ == "__main__":
    for path in build_translations(Path(__file__).parents[1] / "resources" / "translations"):
        print(path)
