"""A line that is no phrase, in pieces: what the strict reader refuses becomes something to ask of.

Numbers, dates and hours in another style are read where they have one reading; a sign that no
phrase has stands for itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from itertools import islice

from palier.closed import total
from palier.problem.syntax import AmbiguousDate, NumberStyle
from palier.quantity import SYMBOLS
from palier.source import Language, Span, bare
from palier.speech import figures
from palier.speech.figures import WEEKDAYS, Style
from palier.surface.figures_in import Figure, Refused, days_in
from palier.surface.lalr import Tables
from palier.surface.tokens import Token, tokens_of
from palier.values import dataclass, replace

SIGN = "A_STRANGE_SIGN"
"""What no phrase has."""
MOST = 200
"""So many pieces of a line are looked at: of fewer already, no meaning is looked for."""
_QUOTED = r"\"[^\"\n]*\"|«[^«»\n]*»|“[^“”\n]*”"
_PM = r"\d{1,2}(?:[.:]\d\d)?[ \u00a0]?[ap]\.?m\b\.?"
_DUE = rf"(?!12(?:[.:]00)?[ \u00a0]?a){_PM}"
"""An hour that says the half of the day of one before it: 12 am is midnight, or was to be noon."""
_NAMED = r"(?<!\w)['‘’][^'‘’]+['’](?!\w)|[“”«][^\"“”«»]*\"|\"[^\"“”«»]*[”»]"
_SHORT = re.compile(r"[.,]0+$")
_MONEY = re.compile(rf"[ \u00a0]*(?:[{''.join(SYMBOLS)}]|eur|gbp|usd|chf|%)", re.IGNORECASE)
"""`4,00 points` may have lost a figure of `4,000`; `4,00 EUR` has not."""
_START = r"(?<!\d)"
_PART = (
    rf"(?P<part>{_START}\d{{0,9}}[¼½¾])"
    rf"|(?P<cents>{_START}\d{{1,9}}[{''.join(SYMBOLS)}]\d\d\b)"
    rf"|(?P<thousands>{_START}\d{{1,9}}k\b)"
    rf"|(?P<parted>{_START}\d{{1,3}}(?:['’]\d{{3}})+(?!\d))"
)
_SHORTENED = r"(?<!\w)(?:min|max|mini|maxi|incl|excl|pts?)\.(?=[ \u00a0\d])"
_BOTH = rf"(?P<quoted>{_QUOTED})|(?P<short>{_SHORTENED})"
_BOTH += rf"|(?P<named>{_NAMED})|(?P<arrow>[-=]+>|=>|→)|{_PART}"
_CLOCK = total(
    Language,
    {
        Language.ENGLISH: (
            rf"(?P<clock>{_PM})"
            rf"|(?<![\d.:/])(?P<first>1?\d(?=[ \u00a0]?(?:-|–|to|and|until|till)[ \u00a0]?{_DUE}))|"
        ),
        Language.FRENCH: (
            r"(?<![\d.:/])(?P<first>[12]?\d(?=[ \u00a0]?(?:-|–|à|et)[ \u00a0]?[12]?\d[ \u00a0]?h))|"
        ),
    },
)
"""An hour, and one that has its half of the day, or its `h`, from the one behind it."""
_FLAGS = total(Language, {Language.ENGLISH: re.IGNORECASE, Language.FRENCH: re.NOFLAG})


def _parts(language: Language) -> re.Pattern[str]:
    """What is taken apart otherwise than words are; `Monday-Friday` is two days."""
    forms = (each[:size] for each in WEEKDAYS[language] for size in (None, 5, 4, 3))
    day = rf"(?:{'|'.join(forms)})s?"
    days = rf"(?P<days>(?<!\w){day}[-–]{day}(?!\w))"
    return re.compile(rf"{_CLOCK[language]}{_BOTH}|(?i:{days})", _FLAGS[language])


_PARTS = {each: _parts(each) for each in Language}
_OF_ONE = {"¼": 25, "½": 50, "¾": 75}
"""Parts of one, in hundredths."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A token, what it was before (nothing: it was added), and the number that it may say.

    `word`: how it is looked up; `made`: it is of a phrase in the place of another.
    """

    token: Token
    word: str
    number: Token | None = None
    made: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.token.span


def pieces_of(
    text: str, start: int, end: int, tables: Tables, numbers: Mapping[str, str]
) -> tuple[Piece, ...]:
    """The pieces of a stretch of text, of a longer one than anybody writes the first `MOST`.

    Raises `Refused` for a date that has two readings.
    """
    return tuple(islice(_pieces(text, start, end, tables, numbers), MOST))


def _pieces(
    text: str, start: int, end: int, tables: Tables, numbers: Mapping[str, str]
) -> Iterator[Piece]:
    at = start
    for match in _PARTS[tables.language].finditer(text, start, end):
        yield from _plain(text, at, match.start(), tables, numbers)
        if match.lastgroup == "days":
            for each in re.finditer(r"\w+|\W", match.group()):
                start_of = match.start() + each.start()
                yield from _plain(text, start_of, match.start() + each.end(), tables, numbers)
        elif match.lastgroup == "quoted":
            yield from _plain(text, *match.span(), tables, numbers)
        elif match.lastgroup == "short":
            yield from _plain(text, match.start(), match.end() - 1, tables, numbers)
        else:
            yield from _special(match, tables)
        at = match.end()
    yield from _plain(text, at, end, tables, numbers)


def word_piece(text: str, span: Span, tables: Tables) -> tuple[Piece, ...]:
    """Words of our own in the place of what the author wrote there."""
    return tuple(
        Piece(replace(each, span=span), _looked_up(each.text), made=True)
        for each in tokens_of(text, 0, len(text), tables)
    )


def _special(match: re.Match[str], tables: Tables) -> Iterator[Piece]:
    span = Span(*match.span())
    written = match.group()
    match match.lastgroup:
        case "clock":
            yield _read_as(_clock(written), span, tables)
        case "first":
            last = _LAST.search(match.string, match.end())
            yield _read_as(_first_hour(written, last[0] if last else ""), span, tables)
        case "named":
            yield _read_as(f'"{written[1:-1]}"', span, tables)
        case "part":
            value = Fraction(int(written[:-1] or 0)) + Fraction(_OF_ONE[written[-1]], 100)
            yield _number_of(value, span, tables)
        case "thousands":
            yield _number_of(Fraction(int(written[:-1]) * 1000), span, tables)
        case "parted":
            yield _number_of(Fraction(int(re.sub(r"\D", "", written))), span, tables)
        case "cents":
            whole, sign, cents = re.split(r"(\D)", written)
            at = span.start + len(whole)
            amount = int(whole) + Fraction(int(cents), 100)
            yield _number_of(amount, Span(span.start, at), tables)
            yield _read_as(sign, Span(at, span.end), tables)
        case _:
            yield Piece(Token((SIGN,), written, span), "->")


def _number_of(value: Fraction, span: Span, tables: Tables) -> Piece:
    return _read_as(figures.number(value, tables.language, Style.SOURCE), span, tables)


def _clock(written: str) -> str:
    """`6pm`, `6.30 p.m.` are 18:00 and 18:30."""
    hour, minutes = (int(each) for each in [*re.findall(r"\d+", written), "0"][:2])
    afternoon = "p" in written.lower()
    return f"{hour % 12 + 12 * afternoon}:{minutes:02}" if 1 <= hour <= 12 else "99:99"


_LAST = re.compile(r"\d{1,2}(?:[.:]\d\d)?[ \u00a0]?\w?")


def _first_hour(written: str, last: str) -> str:
    """The `4` of `4 to 6pm` is 16:00, that of `10 to 2pm` 10:00; `16` of `16 à 18 h` is `16 h`.

    >>> _first_hour("4", "6p"), _first_hour("11", "1p"), _first_hour("16", "18 h")
    ('16:00', '11:00', '16 h')
    """
    if last.endswith("h"):
        return f"{written} h"
    hour, end = int(written), int(re.split(r"\D", last)[0])
    same_half = hour % 12 < end % 12
    afternoon = ("p" in last.lower()) is same_half
    return f"{hour % 12 + 12 * afternoon}:00" if 1 <= hour <= 12 else "99:99"


def _read_as(text: str, span: Span, tables: Tables) -> Piece:
    (token,) = tokens_of(text, 0, len(text), tables)
    value = token.value
    if hasattr(value, "span"):
        value = replace(value, span=span)  # type: ignore[type-var]
    return Piece(replace(token, span=span, value=value), token.text)


def _plain(
    text: str, start: int, end: int, tables: Tables, numbers: Mapping[str, str]
) -> Iterator[Piece]:
    """Pieces between the special ones; where the strict reader stops, it goes on one sign later."""
    while start < end:
        try:
            tokens = tokens_of(text, start, end, tables)
        except Refused as refused:
            at = max(refused.problem.span.start, start)
            yield from _plain(text, start, at, tables, numbers)
            piece = _refused(text, refused, end, tables)
            yield piece
            start = piece.span.end
            continue
        yield from (_piece(each, numbers, tables) for each in tokens)
        return


def _piece(token: Token, numbers: Mapping[str, str], tables: Tables) -> Piece:
    word = _looked_up(token.text)
    spelled = numbers.get(word)
    if spelled is None:
        return Piece(token, word)
    (number,) = tokens_of(spelled, 0, len(spelled), tables)
    return Piece(token, word, replace(number, span=token.span))


def _looked_up(text: str) -> str:
    return bare(text).replace("’", "'")


def _refused(text: str, refused: Refused, end: int, tables: Tables) -> Piece:
    problem = refused.problem
    match problem:
        case AmbiguousDate(written=written):
            return _date(written, problem.span, tables, refused)
        case NumberStyle(written=written, readings=(only,)) if not re.search(r"\s", written):
            if _SHORT.search(written) and not _MONEY.match(text, problem.span.end):
                raise refused
            return _read_as(only, problem.span, tables)
        case NumberStyle():
            raise refused
        case _:
            span = problem.span
            length = max(span.end - span.start, 1)
            stop = min(span.start + length, end)
            shown = text[span.start : stop]
            if shown == "&":
                return word_piece(tables.spelled["_AND"], Span(span.start, stop), tables)[0]
            return Piece(Token((SIGN,), shown, Span(span.start, stop)), shown)


def _date(written: str, span: Span, tables: Tables, refused: Refused) -> Piece:
    """`21/05/2026`, `2026/03/01` have one reading; years of two figures are asked about."""
    days = days_in(written)
    if len(days) != 1:
        raise refused
    return _read_as(days[0].isoformat(), span, tables)


def weekday_of(pieces: tuple[Piece, ...]) -> int | None:
    """The day of the week of a date that begins here."""
    first = pieces[0].token.value if pieces else None
    if isinstance(first, dt.date):
        return first.weekday()
    if len(pieces) > 2 and "A_MONTH" in pieces[1].token.kinds:
        day, year = (each.token.value for each in (pieces[0], pieces[2]))
        month = pieces[1].token.value
        if isinstance(day, Figure) and isinstance(year, Figure) and isinstance(month, int):
            with suppress(ValueError, OverflowError):
                return dt.date(int(year.value), month, int(day.value)).weekday()
    return None


def has_wrong_day(pieces: tuple[Piece, ...]) -> bool:
    """Whether a day of the week stands before a date that is another."""
    days = ((at, each) for at, each in enumerate(pieces) if "A_WEEKDAY" in each.token.kinds)
    return any(weekday_of(pieces[at + 1 :]) not in (None, each.token.value) for at, each in days)
