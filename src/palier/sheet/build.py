"""Building a sheet: lines one after another, names numbered as they are met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from palier.program.model import Program
from palier.sheet.facts import Fact
from palier.sheet.nodes import ZERO, Expr, FactOf, Ref
from palier.sheet.sheet import (
    AwardLines,
    CardLines,
    FactorLines,
    Line,
    Mark,
    Member,
    Part,
    RedemptionLines,
    RuleLines,
    Sheet,
    Slots,
    TierLines,
    Unit,
)
from palier.sheet.walk import facts_in
from palier.source import Span

MOST_TERMS = 16


@dataclass(slots=True)
class Builder:
    """The sheet being written. `part` is where the next lines go.

    `remaining` is the column of what is left to pay on each line there, `freed` that of the units
    already given for free; `awarded` lists the lines of points given so far, and `so_far` the terms
    of their sum.
    """

    program: Program
    part: Part = Part.BEFORE
    lines: dict[str, Line] = field(default_factory=dict)
    names: dict[tuple[str, str], int] = field(default_factory=dict)
    rules: dict[str, RuleLines] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)
    awards: list[AwardLines] = field(default_factory=list)
    factors: list[FactorLines] = field(default_factory=list)
    perks: list[Mark] = field(default_factory=list)
    gifts: list[Mark] = field(default_factory=list)
    tiers: list[TierLines] = field(default_factory=list)
    cards: list[CardLines] = field(default_factory=list)
    redemption: RedemptionLines | None = None
    remaining: Ref = Ref("gross")
    freed: Expr = ZERO
    awarded: list[Ref] = field(default_factory=list)
    so_far: list[Ref] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    ranks: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.ranks = {tier.label: tier.rank for tier in self.program.tiers}

    def line(
        self, key: str, unit: Unit, expr: Expr, *, column: bool = False, span: Span | None = None
    ) -> Ref:
        """Write a line and refer to it."""
        if key in self.lines:
            raise ValueError(f"two lines of the sheet are called {key}")
        self.lines[key] = Line(key, unit, expr, self.part, column, span)
        return Ref(key)

    def flag(self, key: str, expr: Expr, *, column: bool = False, span: Span | None = None) -> Ref:
        """Write a line that is true or false."""
        return self.line(key, Unit.FLAG, expr, column=column, span=span)

    def folded(
        self, key: str, unit: Unit, terms: list[Ref], joined: Callable[..., Expr]
    ) -> list[Ref]:
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

    def sheet(self, slots: Slots) -> Sheet:
        """The sheet as written: its lines part by part, and all the facts they ask for."""
        lines = tuple(sorted(self.lines.values(), key=lambda line: _PARTS[line.part]))
        return Sheet(
            lines=lines,
            names=self.names,
            slots=slots,
            rules=self.rules,
            members=tuple(self.members),
            cumulation=self.program.cumulation,
            awards=tuple(self.awards),
            perks=tuple(self.perks),
            gifts=tuple(self.gifts),
            tiers=tuple(self.tiers),
            cards=tuple(self.cards),
            redemption=self.redemption,
            factors=tuple(self.factors),
            facts=frozenset(fact for line in lines for fact in facts_in(line.expr)),
        )


_PARTS = {part: order for order, part in enumerate(Part)}


def fact(of: Fact) -> Expr:
    """A fact as an expression."""
    return FactOf(of)
