"""The wheel's build hook: compiles the translations and puts resources/ into the wheel as nnviz/resources.

An editable installation gets the compiled translations too, but no copy of the resources: it would grow stale.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """`version` is hatchling's word for the kind of build: "standard" or "editable"."""
        root = Path(self.root)
        script = runpy.run_path(str(root / "packaging" / "build_translations.py"))
        script["build_translations"](root / "resources" / "translations")
        if version == "standard":
            build_data["force_include"][str(root / "resources")] = "nnviz/resources"
