"""What other words say, in whatever form they stand: out of `grammar/senses.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from palier.closed import total
from palier.named import NamedTuple
from palier.source import Language, bare
from palier.surface.kept import Kept
from palier.surface.tokens import folded

_ENDING = total(
    Language,
    {
        Language.ENGLISH: re.compile(r"(?<=\w{3})(?:ing|ed|e)?(?:'?s)?$"),
        Language.FRENCH: re.compile(r"(?<=\w{4})(?:er|ez|ent|ee?)?[sx]?$"),
    },
)


_SILENT = ("e", "ing")
"""How an ending begins before which a short word has lost an `e`."""
_SHORT = total(
    Language,
    {
        Language.ENGLISH: re.compile(r"[^aeiou][aeiou][^aeiouwxy]"),
        Language.FRENCH: re.compile(r"(?!)"),
    },
)
"""What doubles its last letter before an ending, unless an `e` stood there: `winning`, `saving`."""


class Sense(NamedTuple):
    """A phrase of people, a stem a word, and what the language says; nothing where it is empty."""

    said: tuple[str, ...]
    meant: str


class Senses(NamedTuple):
    """The senses of a language, by the stem that they begin with.

    `idle` words go unsaid for nearly nothing, `weak` ones for little; without one of a stem that is
    `telling` the rest means something else. `contraries`: phrases that say one thing, and those
    that say the contrary; `apart`: what is said of one, and of another; `alone`:
    words that say something by themselves, and `last` those that do at the end of a line.
    """

    by_stem: Mapping[str, tuple[Sense, ...]]
    idle: frozenset[str]
    weak: frozenset[str]
    telling: frozenset[str]
    contraries: tuple[tuple[frozenset[str], ...], ...]
    apart: tuple[tuple[frozenset[str], ...], ...]
    alone: frozenset[str]
    last: frozenset[str]


def _make(folder: Path, language: Language) -> dict[str, Any]:
    """What `senses.toml` says of a language, by the stems that its phrases begin with."""
    toml = tomllib.loads((folder / "senses.toml").read_text(encoding="utf-8"))
    of = toml[language.name.lower()]
    every = {"": of["nothing"], **of["senses"]}
    found: dict[str, list[tuple[list[str], str]]] = {}
    for meant, others in every.items():
        for each in others:
            said = [stem(word, language) for word in bare(each).split()]
            found.setdefault(said[0], []).append((said, meant))
    words = (*of["telling"], *(word for several in every.values() for word in several))
    return {
        "by_stem": found,
        **{name: [*map(bare, of[name])] for name in ("idle", "weak")},
        "telling": [stem(bare(each), language) for each in of["telling"]],
        **{name: of[name] for name in ("contraries", "apart", "last")},
        "alone": [*dict.fromkeys(folded(each) for each in words if " " not in each)],
    }


SENSES = Kept("senses", _make, ("senses.toml",), ("senses.py", "tokens.py", "../source.py"))


@cache
def senses_of(language: Language) -> Senses:
    """The senses of a language, read when a line is first read by what it holds."""
    of = SENSES.of(language)
    found = {
        word: tuple(Sense(tuple(said), meant) for said, meant in several)
        for word, several in of["by_stem"].items()
    }
    return Senses(
        found,
        frozenset(of["idle"]),
        frozenset(of["weak"]),
        frozenset(of["telling"]),
        _pairs(of["contraries"]),
        _pairs(of["apart"]),
        frozenset(of["alone"]),
        frozenset(of["last"]),
    )


def _pairs(found: Iterable[Iterable[list[str]]]) -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(tuple(frozenset(map(bare, each)) for each in pair) for pair in found)


def stem(word: str, language: Language) -> str:
    """A word without its ending, as two forms of it are compared.

    A short English word keeps its last `e`, as it does before `-ing`: `wine` is no `win`.

    >>> stem("awarded", Language.ENGLISH), stem("commandes", Language.FRENCH)
    ('award', 'command')
    >>> [stem(each, Language.ENGLISH) for each in ("wins", "wines", "saving", "saves")]
    ['win', 'wine', 'save', 'save']
    """
    root = _ENDING[language].sub("", word)
    silent = word.startswith(_SILENT, len(root)) and _SHORT[language].fullmatch(root)
    return f"{root}e" if silent else root


def size_of(said: Iterable[str], words: list[str], language: Language, idle: frozenset[str]) -> int:
    """How many words say a phrase, idle ones among them; 0 where they do not.

    >>> size_of(["in", "shop"], ["in", "our", "shops"], Language.ENGLISH, frozenset({"our"}))
    3
    """
    at = 0
    for each in said:
        while at < len(words) and stem(words[at], language) != each:
            if not at or words[at] not in idle:
                return 0
            at += 1
        if at == len(words):
            return 0
        at += 1
    return at
