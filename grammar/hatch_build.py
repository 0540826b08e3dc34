"""Puts what is made of the grammar into the wheel, so that no start has to make it."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Tables(BuildHookInterface[Any]):
    """Makes the tables of both languages from the grammar when a wheel is built."""

    folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the tables to a wheel; a clone under development makes and keeps its own."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from palier.source import Language  # noqa: PLC0415 - found once the path is known
        from palier.surface.lalr import AUTOMATON  # noqa: PLC0415 - same
        from palier.surface.near import NEAR  # noqa: PLC0415 - same
        from palier.surface.senses import SENSES  # noqa: PLC0415 - same

        self.folder = TemporaryDirectory()
        for kept, language in product((AUTOMATON, NEAR, SENSES), Language):
            made = Path(self.folder.name) / kept.file(language)
            made.write_text(kept.text(Path(self.root) / "grammar", language), encoding="utf-8")
            build_data["force_include"][str(made)] = f"palier/grammar/{made.name}"

    def finalize(self, *_: object) -> None:
        """Leave nothing behind."""
        if self.folder is not None:
            self.folder.cleanup()
