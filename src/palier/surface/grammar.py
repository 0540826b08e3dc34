"""The grammar of a language, as text for Lark: `core.lark`, and the rules of the table of phrases.

To read it: `python -m palier.surface.grammar en`.
"""

from __future__ import annotations

import re
import sys
import textwrap
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, starmap
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple

from palier import tree
from palier.closed import members, total
from palier.source import Language
from palier.speech.speaker import JOINTS
from palier.surface.phrases import PHRASES
from palier.surface.phrases.notation import Field, rule_of, small, ways_of
from palier.surface.pieces import TextsIn
from palier.surface.tables import ANY_CLAUSE, HEAD, grammar_folder, start_of
from palier.tree import CLAUSES, PLACES, Place

_WORD = total(
    Language,
    {
        Language.ENGLISH: r"[^\W\d_]\w*(?:['’-]\w+)*|[^\w\s]",
        Language.FRENCH: r"[^\W\d_]\w*(?:-\w+)*['’]?|[^\w\s]",
    },
)
_HELD = "\N{NO-BREAK SPACE}"
_SAID_OF_THE_FILE = {Place.PROGRAM: (TextsIn,)}
Symbols = tuple[str, ...]
Way = tuple[str, Symbols]
"""One way of a rule: its name, and words and rules in order."""
Kinds = dict[str, tuple[type, ...]]
"""Rules over those of several classes."""


class Made(NamedTuple):
    """What a way to write a phrase makes: the number of its row, and the fields it has in order."""

    row: int
    fields: tuple[str, ...]


class Grammar(NamedTuple):
    """The grammar of a language.

    `order`: its words as they first come; messages propose them in this order. `made`: what each
    way of each rule makes, by its words and rules. `statements`: the first words of statements, and
    the start rule of the lines under them.
    """

    text: str
    order: tuple[str, ...]
    made: Mapping[Way, Made]
    statements: Mapping[str, str]


def words_in(folder: Path, language: Language) -> dict[str, Any]:
    """What `words.toml` says of a language."""
    toml = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    words: dict[str, Any] = toml[language.name.lower()]
    return words


def grammar_of(folder: Path, language: Language) -> Grammar:
    """The grammar of a language: how phrases nest, and its column of the table.

    Raises `ValueError` for a node that no phrase says, and for two rows that say the same.
    """
    core = (folder / "core.lark").read_text(encoding="utf-8")
    nesting = re.sub("//.*", "", core)
    said = ((name.upper(), phrase.in_(language).strip()) for name, phrase in JOINTS.items())
    joints = "".join(f'_{name}: "{word}"\n' for name, word in said)
    made = _made(language, words_in(folder, language)["forms"])
    places = _places(language)
    kinds = {**_starts(places), **_unions(nesting, made)}
    _check(kinds, nesting, made)
    order = [*re.findall(r'"[^"]+"', f"{joints}{nesting}"), *chain(*(each for _, each in made))]
    return Grammar(
        "\n".join([core, joints, *starmap(_union, kinds.items()), *_rules(made)]),
        tuple(dict.fromkeys(each.strip('"') for each in order if each.startswith('"'))),
        made,
        {word: start_of(several[0]) for word, several in places.items()},
    )


def _made(language: Language, forms: Iterable[str]) -> dict[Way, Made]:
    """What every way of every row makes; ways that differ by the form of a word are one."""
    alike = {f'"{word}"': group for group in forms for word in group.split()}
    made: dict[Way, Made] = {}
    for at, row in enumerate(PHRASES):
        seen = set()
        for way in ways_of(row.parts(language)) if row.is_read else ():
            symbols = _symbols(way, language)
            form = tuple(alike.get(each, each) for each in symbols)
            if form not in seen and symbols:
                fields = tuple(each.name for each in way if isinstance(each, Field))
                if made.setdefault((row.rule, symbols), Made(at, fields)).row != at:
                    raise ValueError(f"two rows of the table say {' '.join(symbols)}")
            seen.add(form)
    return made


def _symbols(way: Sequence[str | Field], language: Language) -> Symbols:
    """A way as Lark has it: words between quotes, and rules."""
    return tuple(
        chain.from_iterable(
            [each.rule]
            if isinstance(each, Field)
            else [f'"{word}"' for word in re.findall(_WORD[language], each)]
            for each in way
        )
    )


def _places(language: Language) -> dict[str, list[Place]]:
    """The kinds of statement that each first word may begin."""
    places: dict[str, list[Place]] = {}
    for row in PHRASES:
        if row.what in PLACES:
            word = _symbols(ways_of(row.parts(language))[0], language)[0].strip('"')
            places.setdefault(word, []).append(PLACES[row.what])
    return places


def _starts(places: Mapping[str, list[Place]]) -> Kinds:
    """The start rules: a first line, the lines under each first word, and any such line."""
    found = {HEAD: members(tree.Head)}
    for several in places.values():
        found[start_of(several[0])] = _clauses(several)
    return {**found, ANY_CLAUSE: _clauses(Place)}


def _clauses(places: Iterable[Place]) -> tuple[type, ...]:
    """The clauses that one of these kinds of statement takes."""
    kinds = chain(*((*CLAUSES[each], *_SAID_OF_THE_FILE.get(each, ())) for each in places))
    return tuple(dict.fromkeys(kinds))


def _unions(nesting: str, made: Iterable[Way]) -> Kinds:
    """The unions of the tree that a rule or a row names.

    Where `core.lark` says how a union nests, this is what it nests: `single_test`.
    """
    own = _defined(nesting)
    named = {*re.findall(r"\w+", nesting), *chain(*(symbols for _, symbols in made))}
    found: Kinds = {}
    for name, union in vars(tree).items():
        if isinstance(union, UnionType):
            if (rule := f"single_{small(name)}") in named:
                found[rule] = tuple(each for each in members(union) if rule_of(each) not in own)
            elif small(name) in named - own:
                found[small(name)] = members(union)
    return found


def _defined(nesting: str) -> set[str]:
    """What `core.lark` defines."""
    rules = re.findall(r"^\??(\w+):", nesting, re.MULTILINE)
    return {*rules, *re.findall(r"-> (\w+)", nesting)}


def _check(kinds: Kinds, nesting: str, made: Iterable[Way]) -> None:
    known = _defined(nesting) | {rule for rule, _ in made}
    every = dict.fromkeys(chain(*kinds.values()))
    if unsaid := [each.__name__ for each in every if rule_of(each) not in known]:
        raise ValueError(f"no phrase says {', '.join(unsaid)}")


def _rules(made: Iterable[Way]) -> Iterator[str]:
    """The rules of the table, each with its ways."""
    rules: dict[str, list[str]] = {}
    for rule, symbols in made:
        rules.setdefault(rule, []).append(" ".join(symbols))
    return (_rule(name, ways) for name, ways in rules.items())


def _rule(name: str, ways: Iterable[str]) -> str:
    return f"{name}: " + "\n     | ".join(ways)


def _union(name: str, kinds: Iterable[type]) -> str:
    """A rule over those of several classes, as many on a line as it holds."""
    listed = " ".join(f"|{_HELD}{rule_of(each)}" for each in kinds)[2:]
    return textwrap.fill(
        listed, 100, initial_indent=f"?{name}: ", subsequent_indent="     "
    ).replace(_HELD, " ")


if __name__ == "__main__":
    sys.stdout.write(grammar_of(grammar_folder(), Language(sys.argv[1])).text)
