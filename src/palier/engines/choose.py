"""Cumulation: which of the benefits that would change an order are kept, and what is set aside.

Every engine chooses this way; all it gives is the walk of a choice, and the values of its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
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


NO_CODES: Mapping[str, str] = MappingProxyType({})


def choose(
    sheet: OrderSheet, before: Values, reckon: Reckon, codes: Mapping[str, str] = NO_CODES
) -> Chosen:
    """Choose among the members of a sheet, as its cumulation says.

    `codes`: the shop's own codes, by the member that each of them is.
    """
    choice = _Choice(sheet, before, reckon, codes)
    return _best(choice) if sheet.cumulation.best else _first(choice)


def serve_together(sheet: OrderSheet, party: Party) -> bool:
    """Whether any two members of a party may serve the same order."""
    choice = _Choice(sheet, Values(), lambda _: Values(), NO_CODES)
    pairs = combinations(choice.turn(party), 2)
    return any(choice.together(one, other) for one, other in pairs)


# The first in order ------------------------------------------------------------------------


class _Rivals:
    """Members that are kept; where nothing is said by name, the first of a party speaks for all."""

    def __init__(self, choice: _Choice, kept: Iterable[Member] = ()) -> None:
        self.choice = choice
        self.every: list[Member] = []
        self.speaking: list[Member] = []
        self.parties: set[Party] = set()
        for each in kept:
            self.add(each)

    def add(self, member: Member) -> None:
        """Keep one more."""
        self.every.append(member)
        if self.choice.cumulation.named or member.party not in self.parties:
            self.parties.add(member.party)
            self.speaking.append(member)

    def of(self, member: Member) -> Member | None:
        """The first of them that does not serve the same order as another; None: all do."""
        them = self.speaking
        return next((one for one in them if not self.choice.together(one, member)), None)


def _first(choice: _Choice) -> Chosen:
    kept: list[Member] = []
    aside: list[Aside] = []
    seen: set[str] = set()
    for side in choice.cumulation.order:
        turn = [each for each in choice.turn(side) if each.id not in seen]
        seen.update(each.id for each in turn)
        here = _present(choice, turn, [each.id for each in kept])
        before = _Rivals(choice, kept)
        free: list[Member] = []
        for each in here:
            rival = before.of(each)
            if rival is None:
                free.append(each)
            else:
                aside.append(choice.lost(each, rival))
        winners = _Rivals(choice)
        for each in _best_first(choice, free, kept):
            against = winners.of(each)
            if against is None:
                winners.add(each)
            else:
                aside.append(choice.lost(each, against))
        kept += winners.every
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


@dataclass(frozen=True, slots=True)
class _Unit:
    """Members that are kept or set aside together, and the place of their party."""

    rank: int
    members: tuple[Member, ...]


def _best(choice: _Choice) -> Chosen:
    parties = [each for each in choice.cumulation.order if isinstance(each, Party)]
    present = [_present(choice, choice.turn(party), []) for party in parties]
    units = tuple(_units(choice, [_first_offer(choice, each) for each in present]))
    if not units:
        return Chosen(frozenset(), ())
    candidates = [
        [each.id for unit in chosen for each in unit.members] for chosen in _sets(choice, units)
    ]
    kept = min(candidates, key=choice.to_pay)
    weighed = tuple(Weighed(tuple(each), choice.to_pay(each)) for each in candidates)
    members = [each for members in present for each in members]
    return Chosen(frozenset(kept), tuple(_losers(choice, members, frozenset(kept))), weighed)


def _first_offer(choice: _Choice, here: list[Member]) -> list[Member]:
    """Members of a party; of offers, where only the first applies, it and those named beside it."""
    if not here or here[0].party is not Party.OFFERS or not choice.cumulation.only_first_offer:
        return here
    return [each for each in here if each is here[0] or choice.together(here[0], each)]


def _units(choice: _Choice, present: list[list[Member]]) -> Iterator[_Unit]:
    """Each member alone of which something is said by name, or of whose party only one serves."""
    for rank, members in enumerate(present):
        bundle = []
        for member in members:
            if choice.one_only(member.party) or choice.spoken_of(member):
                yield _Unit(rank, (member,))
            else:
                bundle.append(member)
        if bundle:
            yield _Unit(rank, tuple(bundle))


def _sets(choice: _Choice, units: tuple[_Unit, ...]) -> list[tuple[_Unit, ...]]:
    """The sets of units that all combine and to which no other can be added, by their parties."""
    beside = {
        at: {
            to
            for to, other in enumerate(units)
            if to != at and all(choice.together(a, b) for a in one.members for b in other.members)
        }
        for at, one in enumerate(units)
    }
    found = [sorted(each) for each in groups(beside)]
    found.sort(key=lambda each: ([units[at].rank for at in each], each))
    return [tuple(units[at] for at in each) for each in found]


def groups(beside: Mapping[int, set[int]]) -> Iterator[set[int]]:
    """The largest groups of numbers that all stand beside one another (Bron and Kerbosch, 1973).

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


def _losers(choice: _Choice, present: list[Member], kept: frozenset[str]) -> Iterator[Aside]:
    winners = [each for each in present if each.id in kept]
    for each in present:
        if each.id not in kept:
            against = [one for one in winners if not choice.together(one, each)]
            # Only the first offer applies, and it was set aside itself: the others stay out.
            others = (one for one in present if one is not each)
            rivals = against or [one for one in others if not choice.together(one, each)]
            yield choice.lost(each, min(rivals, key=lambda one: one.party is not each.party))
