"""The grammar, through Lark, into parse tables: the only place that knows Lark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import Rule
from lark.lexer import Lexer, Token
from lark.parsers.lalr_analysis import Shift

from palier.source import Language
from palier.surface.grammar import Grammar, grammar_of, words_in


class GrammarError(Exception):
    """The grammar says something that our tokenizer could not tell apart."""


class NoLexer(Lexer):
    """Tokens are ours; Lark only makes the tables."""

    def __init__(self, *_: object) -> None:
        """Take nothing from Lark."""

    def lex(self, *_: object) -> Iterator[Token]:
        """Never called."""
        raise NotImplementedError


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
