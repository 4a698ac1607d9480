"""Compiles the interface's catalogues when a wheel is built or the project is installed as editable."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface[Any]):
    """Writes a .mo beside every .po of the sources; the wheel takes them along as artifacts."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before hatchling collects the files.

        Args:
            version: "standard" or "editable".
            build_data: What hatchling lets a hook change; nothing here.
        """
        script = Path(self.root, "scripts", "catalogues.py")
        spec = importlib.util.spec_from_file_location("catalogues", script)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(script)
        catalogues = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(catalogues)
        catalogues.compile_all(Path(self.root, "src/tui/languages/catalogues"))
