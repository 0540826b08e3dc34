"""Building a sheet: lines one after another, names numbered as they are met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from palier.program.model import Program
from palier.sheet.facts import Fact, Scalar
from palier.sheet.marks import (
    AwardLines,
    BandLines,
    CardLines,
    ClaimLines,
    FactorLines,
    Mark,
    Member,
    PaidLines,
    PromiseLines,
    RankLines,
    RedemptionLines,
    RewardLines,
    RuleLines,
    StepLines,
    TaxLines,
    TierLines,
)
from palier.sheet.nodes import Expr, FactOf, LineName, One, Ref, Rows, facts_in, references
from palier.sheet.sheet import GROSS, Line, Part, StatusLines, Unit
from palier.source import Span
from palier.values import dataclass, field

MOST_TERMS = 16


@dataclass(slots=True)
class Builder:
    """The sheet being written. `part` is where the next lines go.

    `remaining` is the column of what is left to pay on each unit there, `shipping` what is still
    charged for it, `may_lose` what discounts may still take of each and `room` of all of them,
    `freed` that of the units already given for free; `awarded` lists the lines of points given so
    far, and `so_far` the terms of their sum. `counts_status`: what is written is status points.
    `tier` is the line that conditions look at; `nothing` says that the customer's segment gets
    nothing.
    """

    program: Program
    part: Part = Part.BEFORE
    lines: dict[LineName, Line] = field(default_factory=dict)
    names: dict[tuple[str, str], int] = field(default_factory=dict)
    rules: dict[str, RuleLines] = field(default_factory=dict)
    bands: dict[str, BandLines] = field(default_factory=dict)
    steps: dict[str, StepLines] = field(default_factory=dict)
    belongs: dict[str, RuleLines] = field(default_factory=dict)
    nothing: One | None = None
    goods: dict[str, One] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)
    awards: list[AwardLines] = field(default_factory=list)
    factors: list[FactorLines] = field(default_factory=list)
    perks: list[Mark] = field(default_factory=list)
    perked: dict[str, list[One]] = field(default_factory=dict)
    gifts: list[Mark] = field(default_factory=list)
    rewards: list[RewardLines] = field(default_factory=list)
    claims: dict[str, ClaimLines] = field(default_factory=dict)
    tiers: list[TierLines] = field(default_factory=list)
    cards: list[CardLines] = field(default_factory=list)
    friend: PromiseLines | None = None
    promises: list[PromiseLines] = field(default_factory=list)
    settled: list[One] = field(default_factory=list)
    rank: RankLines | None = None
    redemption: RedemptionLines | None = None
    tax: TaxLines | None = None
    remaining: Rows = GROSS
    before_points: Rows | None = None
    shipping: Expr = FactOf(Scalar.SHIPPING_COST)
    may_lose: Rows | None = None
    room: One | None = None
    may_lose_at_first: Rows | None = None
    room_at_first: One | None = None
    freed: Rows | None = None
    paid: dict[str, PaidLines] = field(default_factory=dict)
    awarded: list[One] = field(default_factory=list)
    so_far: list[One] = field(default_factory=list)
    counts_status: bool = False
    status: StatusLines | None = None
    tier: One = One(LineName("tier"))
    counted: Counter[str] = field(default_factory=Counter)
    ranks: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ranks = {tier.label: tier.rank for tier in self.program.tiers}

    def line(
        self, key: str, unit: Unit, expr: Expr, *, span: Span | None = None, left: bool = False
    ) -> One:
        """Write a line with one value, and refer to it; `left`: it is what is left."""
        return One(self._write(Line(LineName(key), unit, expr, self.part, span=span, left=left)))

    def rows(
        self, key: str, unit: Unit, expr: Expr, *, span: Span | None = None, left: bool = False
    ) -> Rows:
        """Write a line with a value for each unit of the order; `left`: it is what is left."""
        line = Line(LineName(key), unit, expr, self.part, column=True, span=span, left=left)
        return Rows(self._write(line))

    def flag(self, key: str, expr: Expr, *, span: Span | None = None) -> One:
        """Write a line that is true or false."""
        return self.line(key, Unit.FLAG, expr, span=span)

    def flags(self, key: str, expr: Expr) -> Rows:
        """Write a line that is true or false for each unit of the order."""
        return self.rows(key, Unit.FLAG, expr)

    def _write(self, line: Line) -> LineName:
        if line.id in self.lines:
            raise ValueError(f"two lines of the sheet are called {line.id}")
        self.lines[line.id] = line
        return line.id

    def keep(self, first: int, wanted: Iterable[Ref]) -> None:
        """Of the lines from number `first` on, keep those wanted, and those that they refer to."""
        needed = {each.line for each in wanted}
        for name in list(islice(reversed(self.lines), len(self.lines) - first)):
            if name in needed:
                needed.update(references(self.lines[name].expr))
            else:
                del self.lines[name]

    def folded(
        self, key: str, unit: Unit, terms: list[One], joined: Callable[..., Expr]
    ) -> list[One]:
        """Terms that grow rule by rule: many of them become one, a line of their own.

        So no formula is longer than a reader can follow, and the sheet is as long as the file.
        """
        return terms if len(terms) <= MOST_TERMS else [self.line(key, unit, joined(*terms))]

    def number_of(self, domain: str, name: str) -> int:
        """The number of a name in its domain, from 1 on."""
        if (domain, name) not in self.names:
            self.names[domain, name] = self.next_of(domain)
        return self.names[domain, name]

    def next_of(self, kind: str) -> int:
        """Count on: the first of a kind is 1."""
        self.counted[kind] += 1
        return self.counted[kind]

    def bits_of(self, domain: str, names: tuple[str, ...]) -> int:
        """The mask of some names: name n has bit n − 1."""
        bits = 0
        for name in names:
            bits |= 1 << (self.number_of(domain, name) - 1)
        return bits

    @property
    def collected(self) -> Unit:
        """What the awards that are written count."""
        return Unit.STATUS if self.counts_status else Unit.POINTS

    @contextmanager
    def of_status(self) -> Iterator[None]:
        """Write awards of status points: they are none of the points, and share no cap."""
        held = self.awards, self.awarded, self.so_far
        self.awards, self.awarded, self.so_far, self.counts_status = [], [], [], True
        yield
        self.awards, self.awarded, self.so_far = held
        self.counts_status = False

    @contextmanager
    def on_the_full_basket(self) -> Iterator[None]:
        """Write what a benefit would do by itself, as if nothing had been taken off or freed."""
        held = self.part, self.remaining, self.freed, self.shipping
        ceilings = self.may_lose, self.room
        self.part, self.remaining, self.freed = Part.BEFORE, GROSS, None
        self.shipping = FactOf(Scalar.SHIPPING_COST)
        self.may_lose, self.room = self.may_lose_at_first, self.room_at_first
        yield
        self.part, self.remaining, self.freed, self.shipping = held
        self.may_lose, self.room = ceilings

    def in_order(self) -> tuple[Line, ...]:
        """The lines as written, part by part."""
        return tuple(sorted(self.lines.values(), key=lambda line: _PARTS[line.part]))

    def facts(self) -> frozenset[Fact]:
        """All the facts that the lines ask for."""
        return facts_in(*(line.expr for line in self.lines.values()))


_PARTS = {part: order for order, part in enumerate(Part)}


def fact(of: Fact) -> Expr:
    """A fact as an expression."""
    return FactOf(of)
