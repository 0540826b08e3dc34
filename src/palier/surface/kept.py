"""What is made of the grammar once, and kept as JSON: in a wheel beside the grammar, otherwise in
the user's cache.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from palier.named import NamedTuple
from palier.source import Language

HERE = Path(__file__).resolve().parent


class Kept(NamedTuple):
    """What is kept of each language: its name, how it is made, and what it changes with.

    `of_grammar`: files of the grammar; `of_code`: files of the code, as seen from here, `*` for
    all.
    """

    name: str
    make: Callable[[Path, Language], dict[str, Any]]
    of_grammar: tuple[str, ...]
    of_code: tuple[str, ...]

    def of(self, language: Language) -> dict[str, Any]:
        """What is kept of a language: made once for a grammar.

        What was made of another grammar is never used; where nothing can be kept it is made at
        each start.
        """
        folder = grammar_folder()
        key = digest(self._sources(folder))
        name = self.file(language)
        shipped, kept = folder / name, _cache_folder() / f"{key[:24]}.{name}"
        for path in (shipped, kept):
            if (found := _read(path, key)) is not None:
                return found
        made = self.text(folder, language)
        _keep(made, kept)
        return _thawed(made)

    def file(self, language: Language) -> str:
        """The name of the file in which it is kept."""
        return f"{self.name}.{language.value}.json"

    def text(self, folder: Path, language: Language) -> str:
        """What is kept: JSON, with what it was made of."""
        made = {"grammar": digest(self._sources(folder)), **self.make(folder, language)}
        return json.dumps(made, ensure_ascii=False, separators=(",", ":"))

    def _sources(self, folder: Path) -> list[Path]:
        code = [path for each in self.of_code for path in sorted(HERE.glob(each))]
        return [*(folder / each for each in self.of_grammar), *code]


def grammar_folder() -> Path:
    """Where the grammar is: beside the code in a wheel, at the top of the repository otherwise."""
    shipped = HERE.parent / "grammar"
    return shipped if shipped.is_dir() else HERE.parents[2] / "grammar"


def digest(sources: Iterable[Path]) -> str:
    """What changes when one of some files does."""
    total = hashlib.sha256()
    for path in sources:
        total.update(path.read_bytes())
    return total.hexdigest()


def _thawed(made: str | bytes) -> dict[str, Any]:
    found = json.loads(made)
    return found if isinstance(found, dict) else {}


def _read(path: Path, key: str) -> dict[str, Any] | None:
    with suppress(OSError, ValueError):
        found = _thawed(path.read_bytes())
        if found.get("grammar") == key:
            return found
    return None


def _keep(made: str, path: Path) -> None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text(made, encoding="utf-8")
        draft.replace(path)


def _cache_folder() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path("~/.cache").expanduser()) / "palier"
