"""A message from its statement, and the figures of a customer that its text may hold in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.problem.told import UnknownFigure
from palier.program.numbered import Numbered
from palier.program.reading import Reading, one, scope_of
from palier.program.rules import Message
from palier.source import nearest, same_name
from palier.speech.phrases import Phrase
from palier.tree import Come, Ending, Goal


class Figure(Enum):
    """What a text may say of its customer."""

    PROGRAM = "program"
    POINTS = "points"
    WORTH = "worth"
    TIER = "tier"
    NEXT_TIER = "next tier"
    MISSING = "missing"
    DATE = "date"
    AMOUNT = "amount"
    REWARD = "reward"
    CARD = "card"
    STAMPS = "stamps"


NAMES = total(
    Figure,
    {
        Figure.PROGRAM: Phrase("program", "programme"),
        Figure.POINTS: Phrase("points", "points"),
        Figure.WORTH: Phrase("worth", "valeur"),
        Figure.TIER: Phrase("tier", "palier"),
        Figure.NEXT_TIER: Phrase("next tier", "palier suivant"),
        Figure.MISSING: Phrase("missing", "manque"),
        Figure.DATE: Phrase("date", "date"),
        Figure.AMOUNT: Phrase("amount", "montant"),
        Figure.REWARD: Phrase("reward", "récompense"),
        Figure.CARD: Phrase("card", "carte"),
        Figure.STAMPS: Phrase("stamps", "tampons"),
    },
)
"""How each is written between braces; either language is read, so that a text may be translated."""
ALWAYS = (Figure.PROGRAM, Figure.POINTS, Figure.WORTH, Figure.TIER, Figure.NEXT_TIER)
"""The figures that every message has, where the programme has points, their worth, tiers."""
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


class Part(NamedTuple):
    """A stretch of a text: words as they stand, or what stands between braces."""

    text: str
    braced: bool = False


def parts_of_text(text: str) -> Iterator[Part]:
    """A text taken apart at its braces; a brace alone is a stretch between braces.

    >>> [*parts_of_text("You have {points}.")]
    [Part(text='You have ', braced=False), Part(text='points', braced=True), Part(text='.', \
braced=False)]
    """
    end = 0
    for found in _BRACES.finditer(text):
        if found.start() > end:
            yield Part(text[end : found.start()])
        yield Part(found[0] if found[1] is None else found[1], braced=True)
        end = found.end()
    if end < len(text):
        yield Part(text[end:])


def figure_of(written: str) -> Figure | None:
    """The figure that stands between braces, in either language.

    >>> figure_of("Palier  suivant"), figure_of("pearls")
    (<Figure.NEXT_TIER: 'next tier'>, None)
    """
    return _FIGURES.get(same_name(" ".join(written.split()).casefold()))


_FIGURES = {same_name(name): figure for figure, names in NAMES.items() for name in names}


def figures_at(moment: tree.Moment) -> tuple[Figure, ...]:
    """The figures that a message of a moment has, besides those that all have."""
    match moment:
        case tree.WithoutOrder() | tree.AfterJoining():
            return (Figure.DATE,)
        case tree.Ahead(_, ending):
            return _ENDING[ending]
        case tree.CloseTo(_, goal):
            return (Figure.MISSING, Figure.REWARD) if goal is Goal.REWARD else (Figure.MISSING,)
        case tree.OrdersToGo():
            return (Figure.MISSING,)
        case tree.StampsToGo():
            return (Figure.CARD, Figure.STAMPS)
        case tree.BalanceFrom():
            return ()
        case tree.WhenIt(comes):
            return _COME[comes]
        case _:
            assert_never(moment)


_ENDING = total(
    Ending,
    {
        Ending.POINTS: (Figure.AMOUNT, Figure.DATE),
        Ending.VOUCHER: (Figure.REWARD, Figure.DATE),
        Ending.STAMPS: (Figure.CARD, Figure.STAMPS, Figure.DATE),
        Ending.TIER: (Figure.MISSING, Figure.DATE),
        Ending.MEMBERSHIP: (Figure.DATE,),
        Ending.BIRTHDAY: (Figure.DATE, Figure.AMOUNT, Figure.REWARD),
    },
)
_COME = total(
    Come,
    {
        Come.TIER_REACHED: (Figure.DATE,),
        Come.REWARD_READY: (Figure.REWARD, Figure.AMOUNT),
        Come.FRIEND_THANKED: (),
        Come.BIRTHDAY: (Figure.AMOUNT, Figure.REWARD),
        Come.BIRTHDAY_UNKNOWN: (),
        Come.EVERY_MONTH: (Figure.MISSING,),
    },
)


def message_of(rule: Numbered[tree.MessageHead], reading: Reading) -> Message:
    """`message "We miss you" after 6 months without an order`"""
    text = one(rule.statement, tree.MessageText, reading)
    return Message(
        id=rule.id,
        label=rule.label,
        span=rule.statement.span,
        scope=scope_of(rule.statement, reading),
        moment=rule.head.moment,
        text=text.text.text if text else None,
    )


def check_messages(file: tree.RuleFile, reading: Reading) -> None:
    """Report what stands between braces, in a text or its translation, and is no figure of it."""
    translated: dict[str, list[tree.Name]] = {}
    for statement in file.statements:
        for line in statement.clauses:
            if isinstance(line, tree.Translated):
                translated.setdefault(line.words.text, []).append(line.translation)
    for statement in file.statements:
        if not isinstance(statement.head, tree.MessageHead):
            continue
        known = (*ALWAYS, *figures_at(statement.head.moment))
        for line in statement.clauses:
            if isinstance(line, tree.MessageText):
                for text in (line.text, *translated.get(line.text.text, ())):
                    _check_text(text, known, reading)


def _check_text(text: tree.Name, known: tuple[Figure, ...], reading: Reading) -> None:
    language = reading.language
    names = tuple(NAMES[each].in_(language) for each in known)
    for part in parts_of_text(text.text):
        if part.braced and figure_of(part.text) not in known:
            close = nearest(part.text, [name for each in known for name in NAMES[each]])
            elsewhere = figure_of(part.text) is not None
            found = figure_of(close) if close else None
            reading.note(
                UnknownFigure(
                    text.span,
                    part.text,
                    NAMES[found].in_(language) if found and not elsewhere else None,
                    names,
                    elsewhere=elsewhere,
                )
            )
