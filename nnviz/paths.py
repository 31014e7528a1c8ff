"""Where the program's own files lie: in a checkout, an installed wheel or a frozen executable. Nothing is read here."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGE = Path(__file__).parent


def resources(package: Path = PACKAGE) -> Path:
    """The folder with icons, translations and the bundled tables; FileNotFoundError says where it was looked for.

    The checkout comes first: an old copy that an earlier installation left beside the package must not win.
    """
    places = [package / "resources"]
    if (package.parent / "pyproject.toml").is_file():
        places.insert(0, package.parent / "resources")
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        places.append(Path(bundle) / "nnviz" / "resources")
    for place in places:
        if place.is_dir():
            return place
    looked = ", ".join(str(place) for place in places)
    raise FileNotFoundError(f"nnviz's resources are missing (looked in {looked}); install nnviz again")
