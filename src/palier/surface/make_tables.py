"""The grammar, through Lark, into parse tables: the only place that knows Lark.

Imports nothing of Palier, so that the wheel can be built before Palier is installed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import Rule
from lark.lexer import Lexer, Token
from lark.parsers.lalr_analysis import Shift


class GrammarError(Exception):
    """The grammar says something that our tokenizer could not tell apart."""


class NoLexer(Lexer):
    """Tokens are ours; Lark only makes the tables."""

    def __init__(self, *_: object) -> None:
        """Take nothing from Lark."""

    def lex(self, *_: object) -> Iterator[Token]:
        """Never called."""
        raise NotImplementedError


def grammar_text(folder: Path, language: str) -> str:
    """The grammar of a language: what both share, and its own phrases."""
    return "\n".join(
        (folder / f"{name}.lark").read_text(encoding="utf-8") for name in ("core", language)
    )


def start_rules(grammar: str) -> list[str]:
    """The rules that a line may be parsed from.

    >>> start_rules('?head: a | b\\n?earn_clause: c\\nother: d')
    ['head', 'earn_clause']
    """
    return re.findall(r"^\??(head|\w+_clause):", grammar, re.MULTILINE)


def build(folder: Path, language: str) -> Lark:
    """The LALR(1) parser of a language; a conflict is an error."""
    text = grammar_text(folder, language)
    return Lark(
        text,
        parser="lalr",
        lexer=NoLexer,
        strict=True,
        start=start_rules(text),
        maybe_placeholders=False,
    )


def make(folder: Path, language: str) -> dict[str, Any]:
    """The tables of a language as plain JSON: automaton, productions, words.

    The same grammar gives the same tables, to the byte: states are numbered as they are reached,
    what may follow stands in the order of the grammar.
    """
    parser = build(folder, language)
    words = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))[language]
    spelled = {each.name: str(each.pattern.value) for each in parser.terminals}
    automaton = _automaton(parser, _ranks(spelled, grammar_text(folder, language)))
    kinds = _word_kinds(spelled, words["forms"])
    _tell_apart(automaton["states"], kinds)
    return {
        **automaton,
        "productions": [_production(rule) for rule in parser.rules],
        "words": kinds,
        "spelled": spelled,
        **{name: value for name, value in words.items() if name != "forms"},
    }


def _ranks(spelled: dict[str, str], grammar: str) -> dict[str, tuple[int, str]]:
    """Where in the grammar each word is first written."""
    return {name: (grammar.find(f'"{word}"'), name) for name, word in spelled.items()}


def _automaton(parser: Lark, ranks: dict[str, tuple[int, str]]) -> dict[str, Any]:
    table = parser.parser.parser._parse_table  # noqa: SLF001 - `save` pickles it; we want JSON
    rules = {rule: at for at, rule in enumerate(parser.rules)}
    starts = dict(sorted(table.start_states.items()))
    numbers = {state: at for at, state in enumerate(starts.values())}
    states = []
    for state in _as_reached(numbers):
        row = sorted(table.states[state].items(), key=lambda it: ranks.get(it[0], (-1, it[0])))
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


def _production(rule: Rule) -> list[object]:
    kept = [at for at, each in enumerate(rule.expansion) if not getattr(each, "filter_out", False)]
    origin = str(rule.origin.name)
    single = bool(rule.options.expand1) and not rule.alias
    return [
        origin,
        str(rule.alias or origin),
        len(rule.expansion),
        kept,
        origin.startswith("_"),
        single,
    ]


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
