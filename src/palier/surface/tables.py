"""The parse tables of a language: read from where they are kept, made anew when missing."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from palier.source import Language
from palier.speech.figures import MONTHS, WEEKDAYS
from palier.tree import Place
from palier.values import dataclass

HEAD = "head"
ANY_CLAUSE = "any_clause"
_HERE = Path(__file__).resolve().parent


class Production(NamedTuple):
    """One way to write a rule: how many symbols it takes, and which of them its meaning keeps.

    `spliced`: what it keeps goes straight into the rule around it. `single`: when it keeps one
    thing, it is that thing. `row`: of the table of phrases, and the fields it keeps, in order.
    """

    origin: str
    name: str
    size: int
    kept: Sequence[int]
    spliced: bool
    single: bool
    row: int | None = None
    fields: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """The LALR(1) automaton of a language and its words.

    `states`: what to do on a terminal or after a rule: go to a state (0 and above), or reduce by a
    production (`~n`). `words`: the terminals a word may be. `spelled`: the word of a terminal.
    """

    language: Language
    starts: dict[str, int]
    ends: dict[str, int]
    states: list[dict[str, int]]
    productions: list[Production]
    words: dict[str, tuple[str, ...]]
    spelled: dict[str, str]
    statements: dict[str, str]
    currencies: dict[str, str]
    goods: frozenset[str]
    articles: frozenset[str]
    months: dict[str, int]
    weekdays: dict[str, int]


def start_of(place: Place) -> str:
    """The start rule of the lines under a kind of statement."""
    return f"{place.name.lower()}_clause"


def grammar_folder() -> Path:
    """Where the grammar is: beside the code in a wheel, at the top of the repository otherwise."""
    shipped = _HERE.parent / "grammar"
    return shipped if shipped.is_dir() else _HERE.parents[2] / "grammar"


def digest(folder: Path) -> str:
    """What changes when the grammar does, or what makes tables of it."""
    sources = [folder / "core.lark", folder / "words.toml"]
    sources += [_HERE / name for name in ("grammar.py", "make_tables.py", "pieces.py")]
    sources += [_HERE.parent / "speech" / "speaker.py"]
    sources += sorted((_HERE / "phrases").glob("*.py")) + sorted(_HERE.parent.glob("tree/*.py"))
    total = hashlib.sha256()
    for path in sources:
        total.update(path.read_bytes())
    return total.hexdigest()


@cache
def tables_of(language: Language) -> Tables:
    """The tables of a language: made once for a grammar, then kept as JSON.

    In a wheel they are beside the grammar; otherwise in the user's cache. Tables of another grammar
    are never used; where nothing can be kept they are made at each start.
    """
    folder = grammar_folder()
    key = digest(folder)
    name = kept_name(language)
    shipped, kept = folder / name, _cache_folder() / f"{key[:24]}.{name}"
    for path in (shipped, kept):
        if (found := _read(path, key)) is not None:
            return _thawed(found, language)
    made = make_kept(folder, language)
    _keep(made, kept)
    return _thawed(json.loads(made), language)


def kept_name(language: Language) -> str:
    """The name of the file of a language's tables."""
    return f"tables.{language.value}.json"


def make_kept(folder: Path, language: Language) -> str:
    """The tables of a language as they are kept: JSON, with what they were made of."""
    from palier.surface.make_tables import make  # noqa: PLC0415 - Lark is needed here only

    made = {"grammar": digest(folder), **make(folder, language)}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _read(path: Path, key: str) -> dict[str, Any] | None:
    with suppress(OSError, ValueError):
        found = json.loads(path.read_bytes())
        if isinstance(found, dict) and found.get("grammar") == key:
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


def _thawed(made: dict[str, Any], language: Language) -> Tables:
    return Tables(
        language,
        made["starts"],
        made["ends"],
        made["states"],
        [Production(*each) for each in made["productions"]],
        {word: tuple(kinds) for word, kinds in made["words"].items()},
        made["spelled"],
        made["statements"],
        made["currencies"],
        frozenset(made["goods"]),
        frozenset(made["articles"]),
        _numbered(MONTHS[language], 1),
        _numbered(WEEKDAYS[language], 0),
    )


def _numbered(names: Iterable[str], first: int) -> dict[str, int]:
    return {name.casefold(): number for number, name in enumerate(names, first)}
