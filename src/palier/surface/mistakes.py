"""Why a line is no phrase: the nearest words, what may stand there, where it would belong."""

from __future__ import annotations

from palier.nearest import nearest
from palier.problem import Problem
from palier.problem.meaning import Place
from palier.problem.syntax import (
    Accepted,
    BelongsElsewhere,
    IndentedStatement,
    UnexpectedWords,
    UnfinishedLine,
    UnindentedClause,
    UnknownWord,
    Wanted,
)
from palier.source import Language
from palier.surface.lalr import END, Stopped, accepts, follow, recognise
from palier.surface.read_block import ANY_CLAUSE, HEAD, Failure
from palier.surface.tables import Tables, tables_of
from palier.surface.tokens import Token, folded

PLACES = {
    "program_clause": Place.PROGRAM,
    "earn_clause": Place.EARNING,
    "bonus_clause": Place.BONUS_DAY,
    "offer_clause": Place.OFFER,
    "tier_clause": Place.TIER,
    "tiers_clause": Place.TIERS,
    "segment_clause": Place.SEGMENT,
    "first_order_clause": Place.FIRST_ORDER,
    "redeem_clause": Place.REDEEM,
    "reward_clause": Place.REWARD,
    "stamp_clause": Place.STAMP_CARD,
    "referral_clause": Place.REFERRAL,
    "points_clause": Place.POINTS,
    "returns_clause": Place.RETURNS,
    "cumulation_clause": Place.CUMULATION,
    "guarantee_clause": Place.GUARANTEE,
    "words_clause": Place.WORDS,
    "page_clause": Place.PAGE,
    "example_clause": Place.EXAMPLE,
}
_WANTED = {
    "A_NUMBER": Wanted.NUMBER,
    "A_NAME": Wanted.NAME,
    "A_DATE": Wanted.DATE,
    "AN_HOUR": Wanted.HOUR,
    "AN_ORDINAL": Wanted.ORDINAL,
    "A_MONTH": Wanted.MONTH,
    "A_WEEKDAY": Wanted.WEEKDAY,
    "A_CURRENCY": Wanted.CURRENCY,
    "A_WORD": Wanted.CURRENCY,
    END: Wanted.END,
}
_LONGEST_PHRASE = 8


def explain(failure: Failure, text: str, tables: Tables) -> Problem:
    """What to tell the author of a line: where it belongs, or the word that stops it."""
    if (placed := _misplaced(failure, text, tables)) is not None:
        return placed
    start, stopped = _furthest(failure, tables)
    accepted = _accepted(tables, start, stopped.states)
    if stopped.at is None:
        last = failure.tokens[-1]
        return UnfinishedLine(last.span, last.text, accepted)
    token = failure.tokens[stopped.at]
    if token.kinds == ("A_WORD",):
        return _unknown(token, accepted, tables)
    return UnexpectedWords(token.span, token.text, accepted)


def _misplaced(failure: Failure, text: str, tables: Tables) -> Problem | None:
    """A line that is fine elsewhere: as a clause, as a statement, or under another statement."""
    span = failure.span
    shown = text[span.start : span.end]
    if failure.start == HEAD:
        clause = recognise(tables, ANY_CLAUSE, failure.tokens) is None
        return UnindentedClause(span, shown) if clause else None
    belongs = tuple(
        place for start, place in PLACES.items() if recognise(tables, start, failure.tokens) is None
    )
    if belongs:
        return BelongsElsewhere(span, PLACES.get(failure.start), belongs)
    if recognise(tables, HEAD, failure.tokens) is None:
        return IndentedStatement(span, shown)
    return None


def _furthest(failure: Failure, tables: Tables) -> tuple[str, Stopped]:
    """The reading that goes furthest: in its place, or as any clause when that says more."""
    own = failure.stopped
    other = recognise(tables, ANY_CLAUSE, failure.tokens)
    if other is None or _reach(own, failure) >= _reach(other, failure):
        return failure.start, own
    return ANY_CLAUSE, other


def _reach(stopped: Stopped, failure: Failure) -> int:
    return len(failure.tokens) if stopped.at is None else stopped.at


def _accepted(tables: Tables, start: str, states: tuple[int, ...]) -> tuple[Accepted, ...]:
    found: dict[Accepted, None] = {}
    for name in accepts(tables, start, states):
        found[_shown(tables, start, states, name)] = None
    return tuple(found)


def _shown(tables: Tables, start: str, states: tuple[int, ...], name: str) -> Accepted:
    """A terminal as it is written, with the words that must follow it."""
    if name in _WANTED:
        return _WANTED[name]
    words = []
    while name in tables.spelled or name.startswith("_"):
        words.append(_spelled(tables, name))
        states = follow(tables, states, name) or ()
        following = accepts(tables, start, states) if states else ()
        if len(following) != 1 or len(words) == _LONGEST_PHRASE:
            break
        name = following[0]
    return _joined(words)


def _spelled(tables: Tables, name: str) -> str:
    match name:
        case "_NEXT_NAME":
            return ","
        case "_OR_GOODS":
            return tables.spelled["_OR"]
        case _:
            return tables.spelled[name]


def _joined(words: list[str]) -> str:
    """Words with a space between, save after an elision and before a comma."""
    return " ".join(words).replace("' ", "'").replace(" ,", ",")


def _unknown(token: Token, accepted: tuple[Accepted, ...], tables: Tables) -> UnknownWord:
    word = token.text
    first = [each.split()[0] for each in accepted if isinstance(each, str)]
    if Wanted.MONTH in accepted:
        first += tables.months
    if Wanted.WEEKDAY in accepted:
        first += tables.weekdays
    near = nearest(word, first) or nearest(word, [*tables.words, *tables.months, *tables.weekdays])
    other = tables.language.other
    elsewhere = other if _knows(other, word) else None
    return UnknownWord(token.span, word, near, accepted, elsewhere)


def _knows(language: Language, word: str) -> bool:
    tables = tables_of(language)
    known = folded(word)
    return known in tables.words or known in tables.months or known in tables.weekdays
