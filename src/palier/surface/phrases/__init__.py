"""Every phrase of the language: a row each, from which come the grammar, the tree and the text.

`notation` is how a row is written. `settings`, `cumulation`, `giving`, `rules`, `using`,
`conditions` and `messages` are the table, in the order in which words are proposed. To add a
phrase, add a row; what a pattern cannot say is in `grammar/core.lark` (how phrases nest),
`from_rules` (what those rules make) and `to_words` (how it is printed).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, zip_longest
from typing import assert_never

from palier.named import NamedTuple
from palier.source import Language
from palier.speech.typography import NBSP, typeset
from palier.surface.phrases.conditions import CONDITIONS, EXAMPLES
from palier.surface.phrases.cumulation import CUMULATION
from palier.surface.phrases.giving import BANDS, BENEFITS, SELECTIONS, STEPS
from palier.surface.phrases.messages import MESSAGES
from palier.surface.phrases.notation import Agreeing, Choice, Field, Option, Part, Parts, Row
from palier.surface.phrases.rules import (
    CLAUSES,
    EARNING,
    OFFERS,
    SEGMENTS,
    TIERS,
)
from palier.surface.phrases.settings import PAGE, POINTS, PROGRAM, QUANTITIES
from palier.surface.phrases.using import REDEEMING

PHRASES: tuple[Row, ...] = (
    *(*QUANTITIES, *PROGRAM, *EARNING, *SELECTIONS, *CLAUSES, *BENEFITS, *BANDS, *STEPS),
    *(*OFFERS, *TIERS, *SEGMENTS, *REDEEMING, *POINTS, *CUMULATION, *PAGE, *CONDITIONS),
    *(*MESSAGES, *EXAMPLES),
)

# How a row is printed -----------------------------------------------------------------------


class Printed(NamedTuple):
    """What is printed, the fields that have to be there, and those that must say nothing."""

    parts: Parts
    needed: tuple[Field, ...]
    unsaid: tuple[tuple[str, object], ...]


@lru_cache(maxsize=1024)
def printed(at: int, language: Language, set_: bool) -> Printed:  # noqa: FBT001 - a key
    """A row of the table, by its number; `set_`: with the typography of its language."""
    row = PHRASES[at]
    parts = _first_ways(row.parts(language))
    options = (each.parts for each in parts if isinstance(each, Option))
    named = {each.name for each in chain(parts, *options) if isinstance(each, Field)}
    fields = getattr(row.what, "__dataclass_fields__", {})
    return Printed(
        _set(parts, language) if set_ else parts,
        tuple(each for each in parts if isinstance(each, Field)),
        tuple(
            (name, each.default)
            for name, each in fields.items()
            if name not in {*named, *row.fixed, "span"}
        ),
    )


def _first_ways(parts: Parts) -> Parts:
    """The first of each choice, without the space that an empty one leaves over."""
    printed: list[Part] = []
    over = False
    for part in parts:
        match part:
            case Choice((first, *_)):
                printed.extend(_first_ways(first))
            case str() if over:
                printed.append(part.removeprefix(" "))
            case str() | Field() | Agreeing() | Option() | Choice():
                printed.append(part)
            case _:
                assert_never(part)
        over = isinstance(part, Choice) and not part.ways[0]
    return tuple(printed)


def _set(parts: Parts, language: Language) -> Parts:
    """The typography of a language; a count and its noun are held together."""
    printed: list[Part] = []
    before: Part = ""
    for part, after in zip_longest(parts, parts[1:]):
        match part:
            case str():
                text = typeset(part, language)
                counted = isinstance(before, Field) and before.rule == "count"
                if counted and (text[1:2].isalpha() or (text == " " and not _is_field(after))):
                    text = NBSP + text[1:]
                printed.append(text)
            case Option(inside):
                printed.append(Option(_set(inside, language)))
            case Field() | Agreeing() | Choice():
                printed.append(part)
            case _:
                assert_never(part)
        before = part
    return tuple(printed)


def _is_field(part: Part) -> bool:
    return isinstance(part, Field)
