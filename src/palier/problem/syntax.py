"""Mistakes of writing: what the reader of a text finds before it knows what anything means."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from palier.problem.base import Level, Problem, kind
from palier.source import Language, Span
from palier.tree import Place
from palier.values import dataclass


class Wanted(Enum):
    """What may stand at a place, apart from words of the language."""

    NUMBER = "a number"
    NAME = "a name between quotes"
    DATE = "a date"
    HOUR = "an hour"
    ORDINAL = "an ordinal"
    MONTH = "a month"
    WEEKDAY = "a weekday"
    CURRENCY = "a currency"
    END = "the end of the line"


Accepted = str | Wanted
"""Words of the language to write here, or a kind of thing."""


@kind
@dataclass(frozen=True, slots=True)
class UnknownWord(Problem):
    """A bare word that the language does not have. Page: docs/problems/unknown-word.md

    `elsewhere`: the other language has it.
    """

    code: ClassVar[str] = "unknown-word"
    word: str
    nearest: str | None
    accepted: tuple[Accepted, ...]
    elsewhere: Language | None = None


@kind
@dataclass(frozen=True, slots=True)
class UnexpectedWords(Problem):
    """A known word, or a thing, where it cannot stand. Page: docs/problems/unexpected-words.md

    `spare`: the line is fine without it.
    """

    code: ClassVar[str] = "unexpected-words"
    found: str
    nearest: str | None
    accepted: tuple[Accepted, ...]
    spare: bool = False


@kind
@dataclass(frozen=True, slots=True)
class UnfinishedLine(Problem):
    """A line stops too early. Page: docs/problems/unfinished-line.md"""

    code: ClassVar[str] = "unfinished-line"
    after: str
    accepted: tuple[Accepted, ...]


@kind
@dataclass(frozen=True, slots=True)
class BelongsElsewhere(Problem):
    """A clause under a statement that does not take it. Page: docs/problems/belongs-elsewhere.md"""

    code: ClassVar[str] = "belongs-elsewhere"
    here: Place | None
    belongs: tuple[Place, ...]


@kind
@dataclass(frozen=True, slots=True)
class UnindentedClause(Problem):
    """A clause at the start of a line. Page: docs/problems/unindented-clause.md"""

    code: ClassVar[str] = "unindented-clause"
    line: str


@kind
@dataclass(frozen=True, slots=True)
class IndentedStatement(Problem):
    """A statement that does not start its line. Page: docs/problems/indented-statement.md"""

    code: ClassVar[str] = "indented-statement"
    line: str


@kind
@dataclass(frozen=True, slots=True)
class TabIndent(Problem):
    """A tab in an indentation. Page: docs/problems/tab-indent.md"""

    code: ClassVar[str] = "tab-indent"


@kind
@dataclass(frozen=True, slots=True)
class OpenQuote(Problem):
    """A quote that is not closed on its line. Page: docs/problems/open-quote.md"""

    code: ClassVar[str] = "open-quote"
    opened: str
    closing: str


@kind
@dataclass(frozen=True, slots=True)
class EmptyName(Problem):
    """Two quotes with nothing between them. Page: docs/problems/empty-name.md"""

    code: ClassVar[str] = "empty-name"


@kind
@dataclass(frozen=True, slots=True)
class NumberStyle(Problem):
    """A number written as in another language. Page: docs/problems/number-style.md

    `readings`: the ways it may have been meant, as this language writes them.
    """

    code: ClassVar[str] = "number-style"
    written: str
    readings: tuple[str, ...]


@kind
@dataclass(frozen=True, slots=True)
class LongNumber(Problem):
    """More than 18 digits. Page: docs/problems/long-number.md"""

    code: ClassVar[str] = "long-number"
    digits: int


@kind
@dataclass(frozen=True, slots=True)
class NotWhole(Problem):
    """Half a point, half an order. Page: docs/problems/not-whole.md

    `grouped`: the same digits as a whole number, where a mark between thousands may be meant.
    """

    code: ClassVar[str] = "not-whole"
    written: str
    grouped: str | None = None


@kind
@dataclass(frozen=True, slots=True)
class TooManyDecimals(Problem):
    """More decimals than the currency has. Page: docs/problems/too-many-decimals.md"""

    code: ClassVar[str] = "too-many-decimals"
    written: str
    currency: str
    digits: int


@kind
@dataclass(frozen=True, slots=True)
class AmbiguousDate(Problem):
    """`01/02/2026` has two readings. Page: docs/problems/ambiguous-date.md

    `readings`: the dates it may stand for, in words.
    """

    code: ClassVar[str] = "ambiguous-date"
    written: str
    readings: tuple[str, ...]


@kind
@dataclass(frozen=True, slots=True)
class NoSuchDate(Problem):
    """31 June. Page: docs/problems/no-such-date.md

    `last`: the last day of that month, in words, if there is such a month.
    """

    code: ClassVar[str] = "no-such-date"
    last: str | None


@kind
@dataclass(frozen=True, slots=True)
class NoSuchHour(Problem):
    """25:00. Page: docs/problems/no-such-hour.md"""

    code: ClassVar[str] = "no-such-hour"
    written: str


@kind
@dataclass(frozen=True, slots=True)
class NoBoundary(Problem):
    """A tier from an amount without `from` or `above`. Page: docs/problems/no-boundary.md"""

    code: ClassVar[str] = "no-boundary"


@kind
@dataclass(frozen=True, slots=True)
class UnexpectedCharacter(Problem):
    """A sign that the language does not use. Page: docs/problems/unexpected-character.md"""

    code: ClassVar[str] = "unexpected-character"
    char: str


@kind
@dataclass(frozen=True, slots=True)
class HiddenCharacter(Problem):
    """A character that nobody sees. Page: docs/problems/hidden-character.md"""

    code: ClassVar[str] = "hidden-character"
    point: int


@kind
@dataclass(frozen=True, slots=True)
class LookAlike(Problem):
    """A letter of another alphabet among Latin ones. Page: docs/problems/look-alike.md"""

    code: ClassVar[str] = "look-alike"
    level: ClassVar[Level] = Level.WARNING
    word: str
    letter: str
    latin: str


@kind
@dataclass(frozen=True, slots=True)
class TooDeep(Problem):
    """More than 64 parentheses within one another. Page: docs/problems/too-deep.md"""

    code: ClassVar[str] = "too-deep"
    limit: int


class Limit(Enum):
    """What a file may not have more of."""

    BYTES = "bytes"
    STATEMENTS = "statements"


@kind
@dataclass(frozen=True, slots=True)
class TooLarge(Problem):
    """A file over a million bytes or 10,000 statements. Page: docs/problems/too-large.md"""

    code: ClassVar[str] = "too-large"
    limit: Limit
    most: int
    found: int


@kind
@dataclass(frozen=True, slots=True)
class MissingHeader(Problem):
    """A file without `loyalty program "…"`. Page: docs/problems/missing-header.md"""

    code: ClassVar[str] = "missing-header"


@kind
@dataclass(frozen=True, slots=True)
class LateHeader(Problem):
    """`loyalty program "…"` after other statements. Page: docs/problems/late-header.md"""

    code: ClassVar[str] = "late-header"
    first: Span


@kind
@dataclass(frozen=True, slots=True)
class MoreProblems(Problem):
    """So many problems that the rest is not listed. Page: docs/problems/more-problems.md"""

    code: ClassVar[str] = "more-problems"
    more: int
