"""Cumulation: which of the benefits that would change an order are kept, and what is set aside.

Every engine chooses this way; all it gives is the walk of a choice, and the values of its lines.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

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
class _Choice:
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

    def present(self, member: Member, kept: list[str]) -> bool:
        """Whether a member would change the order: alone, or in its turn after those kept."""
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
        return party in EXCLUSIVE and not self.cumulation.combine(party, party)

    def named(self, one: Member, other: Member) -> bool | None:
        """What the file says of two members by name."""
        if not self.cumulation.named:
            return None
        return self.cumulation.by_name(self.sides(one), self.sides(other))

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


NO_CODES: Mapping[str, str] = MappingProxyType({})


def choose(
    sheet: OrderSheet, before: Values, reckon: Reckon, codes: Mapping[str, str] = NO_CODES
) -> Chosen:
    """Choose among the members of a sheet, as its cumulation says.

    `codes`: the shop's own codes, by the member that each of them is.
    """
    choice = _Choice(sheet, before, reckon, codes)
    return _best(choice) if sheet.cumulation.best else _first(choice)


# The first in order ------------------------------------------------------------------------


def _first(choice: _Choice) -> Chosen:
    kept: list[Member] = []
    aside: list[Aside] = []
    seen: set[str] = set()
    for side in choice.cumulation.order:
        turn = [each for each in choice.turn(side) if each.id not in seen]
        seen.update(each.id for each in turn)
        here = _present(choice, turn, [each.id for each in kept])
        free = [each for each in here if all(choice.together(one, each) for one in kept)]
        for each in here:
            if each not in free:
                rival = next(one for one in kept if not choice.together(one, each))
                aside.append(choice.lost(each, rival))
        winners: list[Member] = []
        for each in _best_first(choice, free, kept):
            against = next((one for one in winners if not choice.together(one, each)), None)
            if against is None:
                winners.append(each)
            else:
                aside.append(choice.lost(each, against))
        kept += winners
    return Chosen(frozenset(each.id for each in kept), tuple(aside))


def _present(choice: _Choice, turn: list[Member], kept: list[str]) -> list[Member]:
    found: list[Member] = []
    for member in turn:
        if choice.present(member, [*kept, *(each.id for each in found)]):
            found.append(member)
    return found


def _best_first(choice: _Choice, free: list[Member], kept: list[Member]) -> list[Member]:
    """The members of a turn in written order; where only the best one applies, that one first."""
    alone = [each for each in free if choice.one_only(each.party)]
    if len(alone) < 2 or not choice.cumulation.only_best_offer:
        return free
    before = [each.id for each in kept]
    best = min(alone, key=lambda each: choice.to_pay([*before, each.id]))
    return [best, *(each for each in free if each is not best)]


# The best for the customer -----------------------------------------------------------------


def _best(choice: _Choice) -> Chosen:
    parties = [each for each in choice.cumulation.order if isinstance(each, Party)]
    present = {party: _present(choice, choice.turn(party), []) for party in parties}
    present = {party: members for party, members in present.items() if members}
    candidates = (
        _by_names(choice, present)
        if choice.cumulation.named
        else [
            [member.id for members in picked for member in members]
            for parties_ in maximal_sets(choice.cumulation, tuple(present))
            for picked in itertools.product(*(_picks(choice, present, each) for each in parties_))
        ]
    )
    kept = min(candidates, key=choice.to_pay, default=[])
    weighed = tuple(Weighed(tuple(each), choice.to_pay(each)) for each in candidates)
    return Chosen(frozenset(kept), tuple(_losers(choice, present, frozenset(kept))), weighed)


def _by_names(choice: _Choice, present: Mapping[Party, list[Member]]) -> list[list[str]]:
    """The sets of members that may all serve, and to which no other can be added."""
    members = [each for party in present for each in present[party]]
    if choice.cumulation.only_first_offer:
        first = next((each for each in members if each.party is Party.OFFERS), None)
        members = [
            each
            for each in members
            if each.party is not Party.OFFERS or each is first or choice.named(each, members[0])
        ]
    beside = {
        at: {
            other
            for other, second in enumerate(members)
            if other != at and choice.together(one, second)
        }
        for at, one in enumerate(members)
    }
    return [[members[at].id for at in sorted(each)] for each in sorted(map(sorted, groups(beside)))]


def groups(beside: Mapping[int, set[int]]) -> Iterator[set[int]]:
    """The largest groups of numbers that all stand beside one another.

    >>> sorted(map(sorted, groups({0: {1}, 1: {0, 2}, 2: {1}})))
    [[0, 1], [1, 2]]
    """
    waiting = [(set[int](), set(beside), set[int]())]
    while waiting:
        group, more, done = waiting.pop()
        if not more and not done:
            yield group
            continue
        pivot = max(more | done, key=lambda each: len(beside[each] & more))
        for each in sorted(more - beside[pivot]):
            waiting.append((group | {each}, more & beside[each], done & beside[each]))
            more, done = more - {each}, done | {each}


def maximal_sets(
    cumulation: Cumulation, parties: tuple[Party, ...]
) -> tuple[tuple[Party, ...], ...]:
    """The sets of parties that all combine and to which no other can be added, by priority."""
    found = [
        subset
        for size in range(len(parties), 0, -1)
        for subset in itertools.combinations(parties, size)
        if all(cumulation.combine(a, b) for a, b in itertools.combinations(subset, 2))
    ]
    maximal = [one for one in found if not any(set(one) < set(other) for other in found)]
    rank = {party: at for at, party in enumerate(parties)}
    return tuple(sorted(maximal, key=lambda each: [rank[party] for party in each]))


def _picks(
    choice: _Choice, present: Mapping[Party, list[Member]], party: Party
) -> list[list[Member]]:
    members = present[party]
    if party is Party.OFFERS and choice.cumulation.only_first_offer:
        return [members[:1]]
    return [[each] for each in members] if choice.one_only(party) else [members]


def _losers(
    choice: _Choice, present: Mapping[Party, list[Member]], kept: frozenset[str]
) -> Iterator[Aside]:
    members = [each for party in present for each in present[party]]
    winners = [each for each in members if each.id in kept]
    for each in members:
        if each.id in kept:
            continue
        against = (one for one in winners if not choice.together(one, each))
        alike = sorted(against, key=lambda one: one.party is not each.party)
        if alike:
            yield choice.lost(each, alike[0])
        else:
            yield Aside(each, Because.DOES_NOT_COMBINE, each.party)
