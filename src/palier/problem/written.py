"""What a file seems to say in its names, or says twice, beside what it does."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from fractions import Fraction

from palier.problem import Advised, OfNames, Warned, kind
from palier.quantity import Money, Percent, Points
from palier.source import Span

Stated = Money | Percent | Points | Fraction
"""What a name may state: money or a part off, points, or by how much they are multiplied."""


@kind("amount-in-name")
class AmountInName(Warned):
    """A name states an amount, and the rule gives another of the same kind.

    `asked`: the rule does not give it, but asks for it: a basket of so much.
    """

    name: str
    stated: Stated
    given: Stated
    given_span: Span
    asked: bool = False


@kind("clause-in-name")
class ClauseInName(OfNames):
    """The end of a name reads as a clause that the rule lacks: its quote closes too late.

    `shorter` is the name without it.
    """

    name: str
    shorter: str
    clause: str


@kind("words-swapped")
class WordsSwapped(OfNames):
    """The word for one of what is collected is the plural of the word for several."""

    one: str
    many: str


@kind("number-forgotten")
class NumberForgotten(Warned):
    """`for every items`: a plural without its number, which counts as one."""

    word: str


@kind("stamps-not-limited")
class StampsNotLimited(Warned):
    """`at most once per day` under a stamp card: it limits what a full card gives, not its stamps.

    `of_day`: a limit of a day, of a week else.
    """

    card: str
    of_day: bool


@kind("written-twice")
class WrittenTwice(Warned):
    """A rule says, its name aside, what one before it says."""

    rule: str
    other: str
    other_span: Span


class Resembling(Enum):
    """How a name that one statement alone names resembles another."""

    PRODUCT = "written unlike the other products"
    ELSEWHERE = "named otherwise elsewhere"
    EXCEPTED = "excepted in the place of another"
    SHORT = "another name, shortened"


@kind("named-once")
class NamedOnce(Warned):
    """A name that one statement alone names, and that was perhaps to be another."""

    how: Resembling
    name: str
    other: str
    other_span: Span


@kind("dates-apart")
class DatesApart(Warned):
    """A rule is over long before all else that the file dates, or begins long after it."""

    rule: str
    over: bool
    day: dt.date
    nearest: dt.date
    nearest_span: Span


@kind("already-over")
class AlreadyOver(Advised):
    """A rule, or the whole programme, whose last day is past when the file is looked at."""

    rule: str | None
    last: dt.date


@kind("silent-on-orders-only")
class SilentOnOrdersOnly(Advised):
    """`earn no points` for some customers, whom other events still give points."""

    segment: str
    rules: tuple[str, ...]
    first: Span
