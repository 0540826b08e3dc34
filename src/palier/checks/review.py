"""The programme under review: how its text is pointed at, and its rules by what they share.

`Limits` say from where on some warnings are worth giving.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import assert_never

from palier import tree
from palier.closed import those
from palier.problem.bands import Counted, Measure
from palier.program.model import Program
from palier.program.rules import Banded, Giving, Redemption, Rule
from palier.quantity import (
    Boundary,
    Duration,
    Money,
    Percent,
    Points,
    StatusPoints,
    currency_digits,
    currency_tenfold,
)
from palier.source import NOWHERE, SourceText, Span
from palier.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of warnings.

    `most_back`: the part of what is spent from which on giving it back is told. `day`: the day on
    which a file is looked at, for what is over by then; None: the same is told on any day.
    `smallest_order`: what the smallest order of the shop comes to, in units of its currency; None:
    twenty of a currency like the euro, as many tens or hundreds of one whose unit is small.
    """

    most_back: Percent = Percent(Fraction(50))
    day: dt.date | None = None
    smallest_order: Fraction | None = None


USUAL = Limits()

SMALLEST_ORDER = 20
"""What the smallest order comes to, where nobody says, in a currency like the euro."""
AT_LEAST, IN_A_MOMENT = 8, 20_000
"""Questions that are always asked, and rules that the engine goes through in a second or two."""


@dataclass(frozen=True, slots=True)
class Review:
    """What every family of checks is given; `by_span`: the statements by where they stand."""

    program: Program
    source: SourceText
    by_span: Mapping[Span, tree.Statement]
    limits: Limits = USUAL

    @classmethod
    def of(cls, program: Program, source: SourceText, limits: Limits = USUAL) -> Review:
        """The review of a programme; nothing can be pointed at where its file is not known."""
        statements = program.file.statements if program.file else ()
        return cls(program, source, {each.span: each for each in statements}, limits)

    @property
    def statements(self) -> tuple[tree.Statement, ...]:
        """The statements of the file, when it is known."""
        return self.program.file.statements if self.program.file else ()

    @property
    def one(self) -> int:
        """One unit of the currency, in its minor unit."""
        return int(10 ** (currency_digits(self.program.currency) or 0))

    @property
    def small_change(self) -> int:
        """About what one euro is, in the minor unit."""
        return currency_tenfold(self.program.currency) * self.one

    @property
    def smallest_order(self) -> int:
        """What the smallest order of the shop comes to, in the minor unit."""
        said = self.limits.smallest_order
        if said is None:
            return SMALLEST_ORDER * self.small_change
        return max(1, int(said * self.one))

    def head(self, rule: Rule) -> Span:
        """The first line of a statement: its head, or all of it when the file is not known."""
        statement = self.by_span.get(rule.span)
        return statement.head.span if statement else rule.span

    def clause(self, rule: Rule, kind: type[tree.Node]) -> Span:
        """The first clause of a kind in a statement, or its head."""
        statement = self.by_span.get(rule.span)
        clauses = statement.clauses if statement else ()
        found = (each.span for each in clauses if isinstance(each, kind))
        return next(found, self.head(rule))

    def setting(self, kind: type[tree.Node]) -> Span | None:
        """The first clause of a kind in the whole file."""
        clauses = (clause for each in self.statements for clause in each.clauses)
        return next((each.span for each in clauses if isinstance(each, kind)), None)

    def header(self) -> Span:
        """The first line of the file: the programme's name."""
        heads = (each.head for each in self.statements)
        return next((each.span for each in heads if isinstance(each, tree.ProgramHead)), NOWHERE)

    def band_head(self, band: tree.Band) -> Span:
        """`from 10 to 50 points` of `from 10 to 50 points: 5 EUR off`."""
        start = band.span.start
        if not band.benefits or band.benefits[0].span.start <= start:
            return band.span
        written = self.source.text[start : band.benefits[0].span.start]
        return Span(start, start + len(written.rstrip().removesuffix(":").rstrip()))

    def text(self, span: Span) -> str:
        """What stands there, on one line with single spaces."""
        return " ".join(self.source.at(span).split())


# Rules by what they share ----------------------------------------------------------------------


def giving(program: Program) -> Iterator[Giving]:
    """Every rule that gives benefits."""
    return (each for each in program.rules if isinstance(each, Giving))


def banded(program: Program) -> Iterator[Banded]:
    """Every rule that has bands."""
    return (each for each in program.rules if isinstance(each, Banded) and each.bands)


def benefits_of(rule: Giving) -> Iterator[tree.Benefit]:
    """All that a rule may give, in bands or not."""
    yield from rule.given


def narrowed(rule: Giving) -> bool:
    """Whether what a rule takes off depends on which goods are in the basket."""
    if rule.scope.only or rule.scope.excepted:
        return True
    named = (each for each in benefits_of(rule) if isinstance(each, tree.MayNameGoods))
    return any(each.on is not None for each in named)


def counted(band: tree.Band, program: Program) -> Counted:
    """What a band's bounds are compared with."""
    match band.measured:
        case tree.Measured.AMOUNT:
            return Counted.BASKET
        case tree.Measured.AFTER_DISCOUNTS:
            return Counted.AFTER_DISCOUNTS
        case tree.Measured.ITEMS:
            return Counted.ITEMS
        case tree.Measured.POINTS:
            return Counted.POT if program.cashback else Counted.POINTS


def has_plain_rate(rule: Banded) -> bool:
    """Whether points keep a value outside every band."""
    return isinstance(rule, Redemption) and rule.rate is not None


def questions(program: Program, asked: Sequence[Rule]) -> int:
    """How many questions may be put to the engine about some rules, each beside all the others.

    As many as take a moment: a catalogue of rewards is asked about one by one, in a file of a
    thousand offers the first few rewards are.
    """
    return max(AT_LEAST, IN_A_MOMENT // max(1, 1 + len(program.rules) - len(asked)))


# Measures as whole numbers ---------------------------------------------------------------------


def whole(value: Measure | StatusPoints | Duration) -> int:
    """A measure as a whole number: points, minor units, items, days.

    >>> whole(Money(5000, "EUR"))
    5000
    """
    match value:
        case Points(count) | StatusPoints(count) | Duration(count, _):
            return count
        case Money(minor, _):
            return minor
        case int():
            return value
        case _:
            assert_never(value)


def like(value: Measure, number: int) -> Measure:
    """A whole number as the same kind of measure.

    >>> like(Points(50), 51), like(Money(5000, "EUR"), 5001)
    (Points(count=51, digits=0), Money(minor=5001, currency='EUR', finer=0))
    """
    match value:
        case Points(_, digits):
            return Points(number, digits)
        case Money(_, currency):
            return Money(number, currency)
        case int():
            return number
        case _:
            assert_never(value)


def unit_of(value: Measure | StatusPoints | Duration) -> object:
    """What durations are counted in: months and days are never compared."""
    return value.unit if isinstance(value, Duration) else None


def lowest(boundary: Boundary, bound: Measure | StatusPoints | Duration) -> int:
    """The first whole number that a lower bound lets in.

    >>> lowest(Boundary.ABOVE, Points(50))
    51
    """
    return whole(bound) + (boundary is Boundary.ABOVE)


# What a rule promises a basket, by itself ------------------------------------------------------
#
# Enough to know where the engine is worth asking: no amount of these is ever told. What depends on
# the items counts for nothing.

AMOUNTS = those(
    tree.Measured,
    yes=[tree.Measured.AMOUNT, tree.Measured.AFTER_DISCOUNTS],
    no=[tree.Measured.POINTS, tree.Measured.ITEMS],
)
"""What bands measure when they measure a basket."""

Benefits = tuple[tree.Benefit, ...]


def serving(rule: Giving, baskets: Iterable[int]) -> Mapping[int, Benefits]:
    """The benefits that a rule gives baskets of some amounts: its own, of one band, of steps.

    Of the bands that hold, that is the one with the highest bound; of two alike, the first written.
    """
    bands = [each for each in rule.bands if each.measured in AMOUNTS]
    waiting = sorted(bands, key=_rank, reverse=True)
    begun: list[tree.Band] = []
    found = {}
    for basket in sorted({*baskets}):
        while waiting and lowest(waiting[-1].boundary, waiting[-1].low) <= basket:
            begun.append(waiting.pop())
        while begun and begun[-1].high is not None and whole(begun[-1].high) < basket:
            begun.pop()
        found[basket] = (
            *rule.benefits,
            *(begun[-1].benefits if begun else ()),
            *(each for line in rule.steps for each in _many_times(line, basket)),
        )
    return found


def _many_times(line: tree.ForEvery, basket: int) -> Benefits:
    """What a `for every …` gives a basket of some amount: money off so many times, the rest once.

    Steps of items are not told from an amount.
    """
    if line.measured not in AMOUNTS:
        return ()
    times = basket // whole(line.step)
    times = times if line.most is None else min(times, line.most)
    if not times:
        return ()
    return tuple(
        replace(each, amount=replace(each.amount, minor=times * each.amount.minor))
        if isinstance(each, tree.MoneyOff)
        else each
        for each in line.benefits
    )


def _rank(band: tree.Band) -> tuple[int, bool]:
    return whole(band.low), band.boundary is Boundary.ABOVE


def off(benefits: Benefits, basket: int, *, on_basket: bool) -> int:
    """What benefits take off goods of an amount, all of them selected, one after another.

    `on_basket`: percentages are taken on the basket total, not on what remains to pay.
    """
    left = basket
    for each in benefits:
        match each:
            case tree.MoneyOff(amount):
                left -= min(left, amount.minor)
            case tree.PercentOff(percent, _, up_to):
                share = int(percent.value * (basket if on_basket else left) / 100 + Fraction(1, 2))
                left -= min(left, share, *([up_to.minor] if up_to else []))
            case _ if isinstance(each, tree.OffNoAmount):
                pass
            case _:
                assert_never(each)
    return basket - left
