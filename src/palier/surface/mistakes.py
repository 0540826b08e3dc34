"""Why a line is no phrase: the nearest words, what may stand there, where it would belong."""

from __future__ import annotations

import re
from collections.abc import Callable

from palier.problem import Problem
from palier.problem.syntax import (
    Accepted,
    BelongsElsewhere,
    IndentedStatement,
    UnexpectedWords,
    UnfinishedLine,
    UnindentedClause,
    UnknownWord,
    Wanted,
    Wish,
)
from palier.quantity import currencies
from palier.source import Span, bare, distance, nearest
from palier.speech.figures import MONTHS, WEEKDAYS
from palier.surface.blocks import Line
from palier.surface.following import END, accepts, follow, keep
from palier.surface.lalr import ANY_CLAUSE, HEAD, Stopped, Tables, recognise, start_of, tables_of
from palier.surface.tokens import Token, folded, tokens_of
from palier.tree import Place
from palier.values import dataclass, replace

_WANTED = {
    "A_NUMBER": Wanted.NUMBER,
    "A_NAME": Wanted.NAME,
    "A_DATE": Wanted.DATE,
    "AN_HOUR": Wanted.HOUR,
    "AN_ORDINAL": Wanted.ORDINAL,
    "A_MONTH": Wanted.MONTH,
    "A_WEEKDAY": Wanted.WEEKDAY,
    "A_CURRENCY": Wanted.CURRENCY,
    "A_SIGN": Wanted.NUMBER,
    "A_WORD": Wanted.CURRENCY,
    END: Wanted.END,
}
_LONGEST_PHRASE, _LONGEST_WORD = 8, 30
LETTERS_OF_A_CURRENCY, LETTERS_OF_A_SLIP = 3, 5
Things = tuple[Accepted, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A line that is no phrase of its statement."""

    line: Line
    tokens: tuple[Token, ...]
    start: str
    stopped: Stopped

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return self.line.span


def explain(failure: Failure, text: str, tables: Tables) -> Problem:
    """What to tell the author of a line: where it belongs, or the word that stops it. The same line
    is told the same, where it stands."""
    found: Problem
    line, known = failure.span, tables.before.told
    words = tuple((each.text, each.kinds) for each in failure.tokens)
    key = (failure.start, text[line.start : line.end], words, failure.stopped.at)
    found, at = known.get(key) or keep(known, key, (_told(failure, text, tables), line.start))
    by = line.start - at
    return replace(found, span=Span(found.span.start + by, found.span.end + by)) if by else found


def _told(failure: Failure, text: str, tables: Tables) -> Problem:
    from palier.surface.wishes import LASTING  # noqa: PLC0415 - of a line that is no phrase

    aside = _aside(failure, text, tables)
    if aside not in LASTING and (placed := _misplaced(failure, text, tables)) is not None:
        return placed
    start, stopped = _furthest(failure, tables)
    if stopped.at is None:
        last = failure.tokens[-1]
        going_on = _accepted(tables, start, stopped.states, "")
        return UnfinishedLine(last.span, last.text, _dated(going_on, failure.tokens))
    token, before = failure.tokens[stopped.at], failure.tokens[: stopped.at]
    accepted = _dated(_accepted(tables, start, stopped.states, token.text), before)
    if start == ANY_CLAUSE and _says_little(before, tables):
        accepted = ()  # any of a hundred words
    wish, under = _about(failure, text, tables)
    wish = aside or wish or _under_unknown(failure, stopped.at, text, tables)
    if token.kinds == ("A_WORD",):
        found = _unknown(token, accepted, tables)
        if found.nearest is not None and not _goes_on(failure, stopped.at, found.nearest, tables):
            found = replace(found, nearest=None)
        return replace(found, wish=wish, under=under)
    near = _other_form(token, accepted, tables)
    if near is not None and not _goes_on(failure, stopped.at, near, tables):
        near = None
    rest = (*before, *failure.tokens[stopped.at + 1 :])
    spare = recognise(tables, start, rest) is None
    return UnexpectedWords(token.span, token.text, near, accepted, spare, wish, under)


def _under_unknown(failure: Failure, at: int, text: str, tables: Tables) -> Wish | None:
    """What a line is about that stops at its beginning, where nobody knows what it stands under."""
    if failure.start != ANY_CLAUSE or at > 1:
        return None
    from palier.surface.wishes import in_ours, told_of  # noqa: PLC0415 - of a line no phrase

    line = in_ours(text, failure.span, failure.tokens, tables)
    return told_of(line, tables.language) or Wish.RULE


def _dated(accepted: Things, before: tuple[Token, ...]) -> Things:
    """What may stand behind some words: the number behind a day and its month is a year."""
    if len(before) < 2 or before[-2].kinds not in _DAYS or "A_MONTH" not in before[-1].kinds:
        return accepted
    return tuple(Wanted.YEAR if each is Wanted.NUMBER else each for each in accepted)


_DAYS = (("A_NUMBER",), ("AN_ORDINAL",))


def _other_form(token: Token, accepted: Things, tables: Tables) -> str | None:
    """The word that may stand here of which a word of the language is another form: `item` for
    `items`. It is no other one misspelt: `dès` is not `de`."""
    from palier.surface.alike import FORM, alike  # noqa: PLC0415 - of a line that is no phrase

    near = nearest(token.text, _first_words(accepted))
    forms = {each.word for each in alike(bare(token.text), tables.language) if each.cost <= FORM}
    return near if near and folded(near) in forms else None


def _about(failure: Failure, text: str, tables: Tables) -> tuple[Wish | None, Place | None]:
    """What a line is about whose first word begins nothing here, nor nearly so; or its place."""
    places = {start_of(place): place for place in Place}
    place, first = places.get(failure.start), failure.tokens[0]
    at = failure.stopped.at
    little = at is not None and place is not None and _says_little(failure.tokens[:at], tables)
    if at == 0 or (little and failure.start != HEAD):
        first = failure.tokens[at or 0]
        begins = _accepted(tables, failure.start, failure.stopped.states, first.text)
        known = _is_no_slip(first.text, tables)
        near = None if known else nearest(first.text, _first_words(begins))
        if near is not None and _goes_on(failure, at or 0, near, tables, failure.start):
            return None, None
    elif failure.start != HEAD or at != 1:
        return None, None
    # `points count double` is no statement `points`.
    if failure.start != HEAD and place is not Place.PROGRAM:
        return None, place
    from palier.surface.wishes import in_ours, told_of  # noqa: PLC0415 - of a line no phrase

    wish = told_of(in_ours(text, failure.span, failure.tokens, tables), tables.language)
    if wish is None and failure.start == HEAD and at == 0:
        wish = Wish.RULE
    return wish, None if wish else place


def _aside(failure: Failure, text: str, tables: Tables) -> Wish | None:
    """What a line that begins as it should says besides."""
    from palier.surface.wishes import aside_of, in_ours  # noqa: PLC0415 - of a line no phrase

    start = failure.start
    if start == HEAD:
        start = tables.statements.get(folded(failure.tokens[0].text), HEAD)
    place = next((each for each in Place if start_of(each) == start), None)
    line = in_ours(text, failure.span, failure.tokens, tables)
    return aside_of(line, place, tables.language, first=failure.start == HEAD)


def _misplaced(failure: Failure, text: str, tables: Tables) -> Problem | None:
    """A line that is fine elsewhere: as a clause, as a statement, or under another statement."""
    span = failure.span
    shown = text[span.start : span.end]
    if failure.start == HEAD:
        begun = failure.stopped.at is None
        clause = not begun and recognise(tables, ANY_CLAUSE, failure.tokens) is None
        return UnindentedClause(span, shown) if clause else None
    places = {start_of(place): place for place in Place if start_of(place) in tables.starts}
    belongs = tuple(
        place for start, place in places.items() if recognise(tables, start, failure.tokens) is None
    )
    if belongs:
        return BelongsElsewhere(span, places.get(failure.start), belongs)
    if recognise(tables, HEAD, failure.tokens) is None:
        return IndentedStatement(span, shown)
    return None


def _furthest(failure: Failure, tables: Tables) -> tuple[str, Stopped]:
    """The reading that goes furthest: in its place, or as any clause when that says more."""
    own = failure.stopped
    other = recognise(tables, ANY_CLAUSE, failure.tokens)
    if other is None or _reach(own, failure) >= _reach(other, failure):
        return failure.start, own
    if other.at is not None and _says_little(failure.tokens[: other.at], tables):
        return failure.start, own
    return (failure.start, own) if _lacks_accent(failure, tables) else (ANY_CLAUSE, other)


def _says_little(tokens: tuple[Token, ...], tables: Tables) -> bool:
    """Whether words might begin any phrase: `a`, `the`, `on`."""
    from palier.surface.near import near_of  # noqa: PLC0415 - of a line that is no phrase

    return all(bare(each.text) in near_of(tables.language).empty for each in tokens)


def _lacks_accent(failure: Failure, tables: Tables) -> bool:
    """Whether the word that stops a line is one that may stand there, but for its accents."""
    if failure.stopped.at is None:
        return False
    found = bare(failure.tokens[failure.stopped.at].text)
    accepted = _accepted(tables, failure.start, failure.stopped.states, "")
    return found in map(bare, _first_words(accepted))


def _reach(stopped: Stopped, failure: Failure) -> int:
    return len(failure.tokens) if stopped.at is None else stopped.at


def _accepted(tables: Tables, start: str, states: tuple[int, ...], near: str) -> Things:
    """What may stand here, the words most like the one that does first."""
    names = accepts(tables, start, states)
    found = dict.fromkeys(_shown(tables, start, states, name) for name in names)
    words = sorted((each for each in found if isinstance(each, str)), key=_unlikeness(near))
    return (*words, *(each for each in found if isinstance(each, Wanted)))


def _unlikeness(found: str) -> Callable[[str], int]:
    """How many letters a phrase's first word has otherwise; signs come last."""
    word = found[:_LONGEST_WORD].casefold()

    def measured(phrase: str) -> int:
        first = phrase.partition(" ")[0]
        if not first[0].isalpha():
            return 2 * _LONGEST_WORD
        return distance(word, first.casefold(), _LONGEST_WORD)

    return measured


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


def _unknown(token: Token, accepted: Things, tables: Tables) -> UnknownWord:
    other = tables.language.other
    theirs = _knows(tables_of(other), token.text) and not _is_no_slip(token.text, tables)
    elsewhere = other if theirs else None
    near = _nearest(token.text, accepted, tables)
    return UnknownWord(token.span, token.text, near, accepted, elsewhere)


def _nearest(word: str, accepted: Things, tables: Tables) -> str | None:
    """The word that was meant: glued to a number, mistyped, or one that fits elsewhere.

    Where a name may stand, a bare word is more likely a name without its quotes; a short one, or
    one with a capital, that fits nowhere near is no other word: `pts` is not `its`,
    nor `plants` `points`.
    """
    parted = re.fullmatch(r"([^\W\d_]+)(\d+)", word)
    if parted and _knows(tables, parted[1]):
        return f"{parted[1]} {parted[2]}"
    first = _first_words(accepted)
    months, weekdays = MONTHS[tables.language], WEEKDAYS[tables.language]
    first += months if Wanted.MONTH in accepted else ()
    first += weekdays if Wanted.WEEKDAY in accepted else ()
    code = len(word) == LETTERS_OF_A_CURRENCY and word.isupper()
    first += currencies() if Wanted.CURRENCY in accepted and code else ()
    forms = [each for each, kinds in tables.words.items() if _leads(kinds, first, tables)]
    if _is_no_slip(word, tables):
        return None
    near = nearest(word, first) or nearest(word, forms)
    if near or Wanted.NAME in accepted or len(word) < LETTERS_OF_A_SLIP or word.istitle():
        return near
    near = nearest(word, [*tables.words, *months, *weekdays])
    return near if near and distance(bare(word), bare(near), 1) <= 1 else None


def _is_no_slip(word: str, tables: Tables) -> bool:
    """Whether a word that the language lacks is one that people write: `vous` is not `tous`, nor
    `pas` `par`."""
    from palier.surface.near import near_of  # noqa: PLC0415 - of a line that is no phrase
    from palier.surface.senses import senses_of  # noqa: PLC0415 - of a line that is no phrase

    plain, near = bare(word), near_of(tables.language)
    idle = senses_of(tables.language).idle
    known = near.never | near.goods | near.standing | near.numbers.keys()
    return plain in idle or plain in known or folded(word) in near.goods


def _goes_on(failure: Failure, at: int, near: str, tables: Tables, *starts: str) -> bool:
    """Whether a line goes on past a word, somewhere, when another stands in its place."""
    word = failure.tokens[at]
    instead = tokens_of(near, 0, len(near), tables)
    tokens = (*failure.tokens[:at], *(replace(e, span=word.span) for e in instead))
    tokens += failure.tokens[at + 1 :]
    for start in starts or (failure.start, ANY_CLAUSE, HEAD):
        stopped = recognise(tables, start, tokens)
        past = at + len(instead)
        if stopped is None or stopped.at is None or stopped.at > past:
            return True
        whole = stopped.at == past and recognise(tables, start, tokens[:past]) is None
        if stopped.at == past and not (whole and len(tokens) > past + 1):
            return True
    return False


def _first_words(accepted: Things) -> list[str]:
    """The first words of phrases; signs are like no word."""
    phrases = (each for each in accepted if isinstance(each, str))
    return [each.partition(" ")[0] for each in phrases if each[0].isalpha()]


def _leads(kinds: tuple[str, ...], first: list[str], tables: Tables) -> bool:
    return any(tables.spelled[kind] in first for kind in kinds)


def _knows(tables: Tables, word: str) -> bool:
    known = folded(word)
    return known in tables.words or known in tables.months or known in tables.weekdays
