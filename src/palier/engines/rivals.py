"""Members that compete for an order: who goes with whom, and what a choice of them comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from palier.because import Because
from palier.closed import those
from palier.program.cumulation import Cumulation, Side
from palier.sheet.marks import Member
from palier.sheet.sheet import TO_PAY, OrderSheet, Values
from palier.tree import Party
from palier.values import dataclass, field

Reckon = Callable[[frozenset[str]], Values]
"""Computes the choice part of a sheet for the members kept, and gives the values of its lines."""

EXCLUSIVE = those(
    Party,
    yes=[Party.PROMO_CODES, Party.REWARDS],
    no=[
        *(Party.OFFERS, Party.FIRST_ORDER, Party.SEGMENT, Party.TIER, Party.REFERRAL),
        *(Party.STAMP_CARDS, Party.POINTS),
    ],
)
"""Parties of which one member serves an order, unless they combine with themselves."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A member set aside: because it does not combine with a party, or is not the best offer.

    `beside`: the member that it does not combine with, where the file says so by name.
    """

    member: Member
    because: Because
    rival: Party
    beside: Member | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A choice that was weighed under `the best for the customer`, and what it left to pay."""

    kept: tuple[str, ...]
    to_pay: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """The members kept, in the order of reckoning, those set aside, and the choices weighed."""

    kept: frozenset[str]
    aside: tuple[Aside, ...]
    weighed: tuple[Weighed, ...] = ()


@dataclass(slots=True)
class Choice:
    """Who competes for an order, by a sheet, its values before the choice, and how one is walked.

    `codes`: the shop's own codes, by the member that each of them is.
    """

    sheet: OrderSheet
    before: Values
    reckon: Reckon
    codes: Mapping[str, str]
    tried: dict[frozenset[str], Values] = field(default_factory=dict)

    @property
    def cumulation(self) -> Cumulation:
        return self.sheet.cumulation

    def try_(self, kept: Iterable[str]) -> Values:
        wanted = frozenset(kept)
        if wanted not in self.tried:
            self.tried[wanted] = self.reckon(wanted)
        return self.tried[wanted]

    def to_pay(self, kept: Iterable[str]) -> int:
        return self.try_(kept).scalar(TO_PAY)

    def present(self, member: Member, kept: Iterable[str]) -> bool:
        """Whether a member would change the order: alone, or in its turn after those kept, who are
        only looked for then."""
        if member.alone is not None:
            return self.before.holds(member.alone)
        return self.try_([*kept, member.id]).holds(member.effect)

    def turn(self, side: Side) -> list[Member]:
        """The members whose turn it is: of a party, or of one name."""
        if isinstance(side, Party):
            return [each for each in self.sheet.members if each.party is side]
        return [each for each in self.sheet.members if side in self.sides(each)]

    def sides(self, member: Member) -> list[Side]:
        """What a member is called: its party, its name, its promo code."""
        called = self.codes.get(member.id, member.label)
        found: list[Side] = [member.party, (member.party, called)]
        if member.code is not None:
            found += [(Party.PROMO_CODES, member.code), (Party.OFFERS, member.label)]
        return found

    def one_only(self, party: Party) -> bool:
        """Whether only one member of a party may serve an order."""
        if party is Party.OFFERS:
            return self.cumulation.only_best_offer or self.cumulation.only_first_offer
        if party in EXCLUSIVE:
            return not self.cumulation.combine(party, party)
        return party in self.cumulation.apart

    def named(self, one: Member, other: Member) -> bool | None:
        """What the file says of two members by name."""
        if not self.cumulation.named:
            return None
        return self.cumulation.by_name(self.sides(one), self.sides(other))

    def spoken_of(self, member: Member) -> bool:
        """Whether the file says something of a member by name."""
        sides = self.sides(member)
        named = (side for each in self.cumulation.named for side in (each.one, each.other))
        return any(side in sides for side in named if isinstance(side, tuple))

    def together(self, one: Member, other: Member) -> bool:
        """Whether two members may serve the same order: by name, or else by party."""
        named = self.named(one, other)
        if named is not None:
            return named
        if one.party is other.party:
            return not self.one_only(one.party)
        return self.cumulation.combine(one.party, other.party)

    def lost(self, member: Member, rival: Member) -> Aside:
        """A member set aside for the sake of another."""
        if self.named(member, rival) is not None:
            return Aside(member, Because.DOES_NOT_COMBINE, rival.party, rival)
        if member.party is rival.party is Party.OFFERS:
            first = self.cumulation.only_first_offer
            because = Because.NOT_THE_FIRST_OFFER if first else Because.NOT_THE_BEST_OFFER
            return Aside(member, because, rival.party)
        return Aside(member, Because.DOES_NOT_COMBINE, rival.party)
