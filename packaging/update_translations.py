"""Brings resources/translations/*.ts up to the texts in the sources, with PySide6's lupdate. Not part of the package.

By hand after a text has changed: python packaging/update_translations.py, then translate what is marked unfinished.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def update_translations(translations: Path) -> None:
    """Add the new texts of nnviz to this .ts file, unfinished, and drop those that are gone; the rest stays.

    Raises RuntimeError with lupdate's own words when it fails.
    """
    package = importlib.util.find_spec("PySide6")
    if package is None or not package.submodule_search_locations:
        raise RuntimeError("PySide6-Essentials is not installed; its lupdate collects the texts")
    program = Path(package.submodule_search_locations[0], "lupdate" + (".exe" if sys.platform == "win32" else ""))
    sources = sorted((ROOT / "nnviz").rglob("*.py"))
    done = subprocess.run(
        [program, "-silent", "-no-obsolete", "-locations", "none", *sources, "-ts", translations],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise RuntimeError(f"lupdate could not update {translations}:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    for path in sorted((ROOT / "resources" / "translations").glob("*.ts")):
        update_translations(path)
        unfinished = path.read_text(encoding="utf-8").count('type="unfinished"')
        print(f"{path}: {unfinished} texts to translate")
