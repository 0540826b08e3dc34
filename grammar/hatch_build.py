"""Puts the parse tables of both languages into the wheel, so that no start has to make them."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Tables(BuildHookInterface[Any]):
    """Makes the tables from the grammar when a wheel is built."""

    folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the tables to a wheel; a clone under development makes and keeps its own."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from palier.source import Language  # noqa: PLC0415 - found once the path is known
        from palier.surface.lalr import kept_name, make_kept  # noqa: PLC0415 - same

        self.folder = TemporaryDirectory()
        for language in Language:
            made = Path(self.folder.name) / kept_name(language)
            made.write_text(make_kept(Path(self.root) / "grammar", language), encoding="utf-8")
            build_data["force_include"][str(made)] = f"palier/grammar/{made.name}"

    def finalize(self, *_: object) -> None:
        """Leave nothing behind."""
        if self.folder is not None:
            self.folder.cleanup()
