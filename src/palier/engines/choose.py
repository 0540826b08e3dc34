"""Cumulation: which of the benefits that would change an order are kept, and what is set aside.

Every engine chooses this way; all it gives is the walk of a choice, and the values of its lines.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping

from palier.because import Because
from palier.closed import those
from palier.program.model import Cumulation
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
    """A member set aside: because it does not combine with a party, or is not the best offer."""

    member: Member
    because: Because
    rival: Party


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

    def members(self, party: Party) -> list[Member]:
        return [each for each in self.sheet.members if each.party is party]

    def one_only(self, party: Party) -> bool:
        """Whether only one member of a party may serve an order."""
        if party is Party.OFFERS:
            return self.cumulation.only_best_offer
        return party in EXCLUSIVE and not self.cumulation.combine(party, party)


def choose(sheet: OrderSheet, before: Values, reckon: Reckon) -> Chosen:
    """Choose among the members of a sheet, as its cumulation says."""
    choice = _Choice(sheet, before, reckon)
    return _best(choice) if sheet.cumulation.best else _first(choice)


# The first in order ------------------------------------------------------------------------


def _first(choice: _Choice) -> Chosen:
    kept: list[str] = []
    parties: list[Party] = []
    aside: list[Aside] = []
    for party in choice.cumulation.order:
        here = _present(choice, party, kept)
        if not here:
            continue
        rival = _rival(choice, party, parties)
        if rival is not None:
            aside += [Aside(each, Because.DOES_NOT_COMBINE, rival) for each in here]
            continue
        winners = [each.id for each in _winners(choice, party, here, kept)]
        won = frozenset(winners)
        aside += [_lost(party, each) for each in here if each.id not in won]
        kept += winners
        parties.append(party)
    return Chosen(frozenset(kept), tuple(aside))


def _present(choice: _Choice, party: Party, kept: list[str]) -> list[Member]:
    found: list[Member] = []
    for member in choice.members(party):
        if choice.present(member, [*kept, *(each.id for each in found)]):
            found.append(member)
    return found


def _winners(choice: _Choice, party: Party, here: list[Member], kept: list[str]) -> list[Member]:
    if not choice.one_only(party) or len(here) == 1:
        return here
    if party in EXCLUSIVE and not choice.cumulation.only_best_offer:
        return here[:1]
    return [min(here, key=lambda each: choice.to_pay([*kept, each.id]))]


def _rival(choice: _Choice, party: Party, parties: Iterable[Party]) -> Party | None:
    return next((each for each in parties if not choice.cumulation.combine(each, party)), None)


def _lost(party: Party, member: Member) -> Aside:
    because = Because.NOT_THE_BEST_OFFER if party is Party.OFFERS else Because.DOES_NOT_COMBINE
    return Aside(member, because, party)


# The best for the customer -----------------------------------------------------------------


def _best(choice: _Choice) -> Chosen:
    present = {party: _present(choice, party, []) for party in choice.cumulation.order}
    present = {party: members for party, members in present.items() if members}
    candidates = [
        [member.id for members in picked for member in members]
        for parties in maximal_sets(choice.cumulation, tuple(present))
        for picked in itertools.product(*(_picks(choice, present, each) for each in parties))
    ]
    kept = min(candidates, key=choice.to_pay, default=[])
    weighed = tuple(Weighed(tuple(each), choice.to_pay(each)) for each in candidates)
    return Chosen(frozenset(kept), tuple(_losers(choice, present, frozenset(kept))), weighed)


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
    return [[each] for each in members] if choice.one_only(party) else [members]


def _losers(
    choice: _Choice, present: Mapping[Party, list[Member]], kept: frozenset[str]
) -> Iterator[Aside]:
    parties = [party for party, members in present.items() if _any_kept(members, kept)]
    for party, members in present.items():
        lost = [each for each in members if each.id not in kept]
        if party in parties:
            yield from (_lost(party, each) for each in lost)
            continue
        rival = _rival(choice, party, parties) or party
        yield from (Aside(each, Because.DOES_NOT_COMBINE, rival) for each in lost)


def _any_kept(members: list[Member], kept: frozenset[str]) -> bool:
    return any(each.id in kept for each in members)
