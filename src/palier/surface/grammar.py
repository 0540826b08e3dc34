"""The grammar of a language: `core.lark` and the rules of the table of phrases, as text for Lark,
and what Lark makes of it. The only place that knows Lark.

To read it: `python -m palier.surface.grammar en`.
"""

from __future__ import annotations

import re
import sys
import textwrap
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, starmap
from pathlib import Path
from types import UnionType
from typing import Any

from lark import Lark
from lark.grammar import Rule
from lark.lexer import Lexer, Token
from lark.parsers.lalr_analysis import Shift

from palier import tree
from palier.closed import members, total
from palier.named import NamedTuple
from palier.source import Language
from palier.speech.speaker import JOINTS
from palier.surface.kept import grammar_folder
from palier.surface.lalr import ANY_CLAUSE, HEAD, start_of
from palier.surface.phrases import PHRASES
from palier.surface.phrases.notation import Field, rule_of, small, ways_of
from palier.surface.pieces import TextsIn
from palier.tree import CLAUSES, PLACES, Place

_WORD = total(
    Language,
    {
        Language.ENGLISH: r"[^\W\d_]\w*(?:['’-]\w+)*|[^\w\s]",
        Language.FRENCH: r"[^\W\d_]\w*(?:-\w+)*['’]?|[^\w\s]",
    },
)
_HELD = "\N{NO-BREAK SPACE}"
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
    kinds = dict.fromkeys(chain(*(CLAUSES[each] for each in places)))
    return (*kinds, TextsIn) if Place.PROGRAM in places else tuple(kinds)


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


# Into parse tables --------------------------------------------------------------------------


class GrammarError(Exception):
    """The grammar says something that our tokenizer could not tell apart."""


class NoLexer(Lexer):
    """Tokens are ours; Lark only makes the tables."""

    def __init__(self, *_: object) -> None:
        """Take nothing from Lark."""

    def lex(self, *_: object) -> Iterator[Token]:
        """Raise GrammarError: no text is read by Lark."""
        raise GrammarError("Lark makes the tables; it reads no text")


def start_rules(grammar: str) -> list[str]:
    """The rules that a line may be parsed from.

    >>> start_rules('?head: a | b\\n?earning_clause: c\\nother: d')
    ['head', 'earning_clause']
    """
    return re.findall(r"^\??(head|\w+_clause):", grammar, re.MULTILINE)


def build(grammar: str) -> Lark:
    """The LALR(1) parser of a grammar; a conflict is an error."""
    return Lark(
        grammar,
        parser="lalr",
        lexer=NoLexer,
        strict=True,
        start=start_rules(grammar),
        maybe_placeholders=False,
    )


def make(folder: Path, language: Language) -> dict[str, Any]:
    """The tables of a language as plain JSON: automaton, productions, words.

    The same grammar gives the same tables, to the byte: states are numbered as they are reached,
    what may follow stands in the order of the grammar.
    """
    return made_of(grammar_of(folder, language), words_in(folder, language))


def made_of(grammar: Grammar, words: dict[str, Any]) -> dict[str, Any]:
    """The tables of a grammar and of the words of a language."""
    parser = build(grammar.text)
    names = {str(each.pattern.value): each.name for each in parser.terminals}
    spelled = {names[word]: word for word in grammar.order if word in names}
    automaton = _automaton(parser, {name: at for at, name in enumerate(spelled)})
    kinds = _word_kinds(spelled, words["forms"])
    _tell_apart(automaton["states"], kinds)
    return {
        **automaton,
        "productions": [_production(rule, spelled, grammar) for rule in parser.rules],
        "words": kinds,
        "spelled": spelled,
        "statements": dict(grammar.statements),
        "currencies": words["currencies"],
        "goods": words["goods"],
        "articles": words["articles"],
    }


def _automaton(parser: Lark, ranks: dict[str, int]) -> dict[str, Any]:
    table = parser.parser.parser._parse_table  # noqa: SLF001 - `save` pickles it; we want JSON
    rules = {rule: at for at, rule in enumerate(parser.rules)}
    starts = dict(sorted(table.start_states.items()))
    numbers = {state: at for at, state in enumerate(starts.values())}
    states = []
    for state in _as_reached(numbers):
        row = sorted(table.states[state].items(), key=lambda it: (ranks.get(it[0], -1), it[0]))
        moves = {}
        for name, (action, arg) in row:
            reached = numbers.setdefault(arg, len(numbers)) if action is Shift else None
            moves[name] = ~rules[arg] if reached is None else reached
        states.append(moves)
    ends = {name: numbers[state] for name, state in sorted(table.end_states.items())}
    begins = {name: numbers[state] for name, state in starts.items()}
    return {"starts": begins, "ends": ends, "states": states}


def _as_reached(numbers: dict[int, int]) -> Iterator[int]:
    """The states in the order of their numbers, those added on the way included."""
    done = 0
    while batch := list(islice(numbers, done, None)):
        yield from batch
        done += len(batch)


def _production(rule: Rule, spelled: dict[str, str], grammar: Grammar) -> list[object]:
    kept = [at for at, each in enumerate(rule.expansion) if not getattr(each, "filter_out", False)]
    origin = str(rule.origin.name)
    single = bool(rule.options.expand1) and not rule.alias
    written = (str(each.name) for each in rule.expansion)
    symbols = tuple(f'"{spelled[name]}"' if name in spelled else name for name in written)
    made = grammar.made.get((origin, symbols))
    found = [origin, str(rule.alias or origin), len(rule.expansion), kept]
    return [*found, origin.startswith("_"), single, *(made or ())]


def _word_kinds(spelled: dict[str, str], forms: list[str]) -> dict[str, list[str]]:
    """The terminals that a word may be: its own first, then those of its other forms."""
    own = {word.casefold(): name for name, word in spelled.items()}
    kinds = {word: [name] for word, name in own.items()}
    for group in forms:
        alike = group.casefold().split()
        if not any(word in own for word in alike):
            raise GrammarError(f"no word of “{group}” is in the grammar")
        for word in alike:
            names = [own[word]] if word in own else []
            names += [own[each] for each in alike if each in own and each != word]
            kinds[word] = names
    return kinds


def _tell_apart(states: list[dict[str, int]], kinds: dict[str, list[str]]) -> None:
    """Two forms of one word must never lead to different places."""
    for names in kinds.values():
        for state in states:
            ways = {state[name] for name in names if name in state}
            if len(ways) > 1:
                raise GrammarError(f"after some words, {' and '.join(names)} differ")


if __name__ == "__main__":
    sys.stdout.write(grammar_of(grammar_folder(), Language(sys.argv[1])).text)
