"""Cumulation: which of the benefits that would change an order are kept, and what is set aside.

Every engine chooses this way; all it gives is the walk of a choice, and the values of its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations
from types import MappingProxyType

from palier.engines.rivals import Aside, Choice, Chosen, Reckon, Weighed
from palier.sheet.marks import Member
from palier.sheet.sheet import OrderSheet, Values
from palier.tree import Party
from palier.values import dataclass

NO_CODES: Mapping[str, str] = MappingProxyType({})


def choose(
    sheet: OrderSheet, before: Values, reckon: Reckon, codes: Mapping[str, str] = NO_CODES
) -> Chosen:
    """Choose among the members of a sheet, as its cumulation says.

    `codes`: the shop's own codes, by the member that each of them is.
    """
    choice = Choice(sheet, before, reckon, codes)
    return _best(choice) if sheet.cumulation.best else _first(choice)


def serve_together(sheet: OrderSheet, party: Party) -> bool:
    """Whether any two members of a party may serve the same order."""
    choice = Choice(sheet, Values(), lambda _: Values(), NO_CODES)
    pairs = combinations(choice.turn(party), 2)
    return any(choice.together(one, other) for one, other in pairs)


# The first in order ------------------------------------------------------------------------


class _Rivals:
    """Members that are kept; where nothing is said by name, the first of a party speaks for all."""

    def __init__(self, choice: Choice, kept: Iterable[Member] = ()) -> None:
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


def _first(choice: Choice) -> Chosen:
    turns: list[list[Member]] = []
    for side in choice.cumulation.order:
        seen = {each.id for turn in turns for each in turn}
        turns.append([each for each in choice.turn(side) if each.id not in seen])
    return _from(choice, turns, [], [])


def _from(
    choice: Choice, turns: list[list[Member]], kept: list[Member], aside: list[Aside]
) -> Chosen:
    """Go on with the turns that are left; of several ways to, the one that leaves least to pay."""
    if not turns:
        return Chosen(frozenset(each.id for each in kept), tuple(aside))
    here = _present(choice, turns[0], [each.id for each in kept])
    before = _Rivals(choice, kept)
    against = [(each, before.of(each)) for each in here]
    lost = [choice.lost(each, rival) for each, rival in against if rival is not None]
    free = [each for each, rival in against if rival is None]
    ways = [_winners(choice, each) for each in _ways(choice, free)]
    found = [
        _from(choice, turns[1:], [*kept, *won], [*aside, *lost, *others]) for won, others in ways
    ]
    return found[0] if len(found) == 1 else min(found, key=lambda each: choice.to_pay(each.kept))


def _present(choice: Choice, turn: list[Member], kept: list[str]) -> list[Member]:
    """Who of a turn would change the order: alone, or beside those kept and of its own turn."""
    found: list[Member] = []
    for member in turn:
        beside = (each.id for each in found if choice.together(each, member))
        if choice.present(member, chain(kept, beside)):
            found.append(member)
    return found


def _ways(choice: Choice, free: list[Member]) -> list[list[Member]]:
    """The members of a turn in written order; where only the best one applies, each of them first.

    Of vouchers of one reward, which do the same, the first.
    """
    alone = {
        (each.id if each.slot is None else each.label): each
        for each in reversed(free)
        if choice.one_only(each.party)
    }
    if len(alone) < 2 or not choice.cumulation.only_best_offer:
        return [free]
    firsts = [each for each in free if each in alone.values()]
    return [[first, *(each for each in free if each is not first)] for first in firsts]


def _winners(choice: Choice, free: list[Member]) -> tuple[list[Member], list[Aside]]:
    """Those of a turn who serve together, and those who do not."""
    winners, lost = _Rivals(choice), []
    for each in free:
        against = winners.of(each)
        if against is None:
            winners.add(each)
        else:
            lost.append(choice.lost(each, against))
    return winners.every, lost


# The best for the customer -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Unit:
    """Members that are kept or set aside together, and the place of their party."""

    rank: int
    members: tuple[Member, ...]


def _best(choice: Choice) -> Chosen:
    parties = [each for each in choice.cumulation.order if isinstance(each, Party)]
    present = [_hopeful(choice, choice.turn(party)) for party in parties]
    units = tuple(_units(choice, [_first_offer(choice, each) for each in present]))
    if not units:
        return Chosen(frozenset(), ())
    sets = [[each for unit in some for each in unit.members] for some in _sets(choice, units)]
    in_turn = any(each.alone is None for members in present for each in members)
    candidates = _in_turn(choice, units, sets) if in_turn else [_ids(each) for each in sets]
    kept = min(candidates, key=choice.to_pay)
    weighed = tuple(Weighed(tuple(each), choice.to_pay(each)) for each in candidates)
    members = [each for members in present for each in members]
    return Chosen(frozenset(kept), tuple(_losers(choice, members, frozenset(kept))), weighed)


def _ids(members: Iterable[Member]) -> list[str]:
    return [each.id for each in members]


def _hopeful(choice: Choice, turn: list[Member]) -> list[Member]:
    """Who of a party would change the order alone, or may in their turn, beside any others."""
    if choice.cumulation.only_first_offer and turn and turn[0].party is Party.OFFERS:
        return _present(choice, turn, [])
    return [each for each in turn if each.alone is None or choice.present(each, [])]


def _in_turn(choice: Choice, units: tuple[_Unit, ...], sets: list[list[Member]]) -> list[list[str]]:
    """Of each set those who change the order in their turn, where no other could be added then."""
    found = []
    for each in sets:
        walked = choice.try_(_ids(each))
        found.append([one for one in each if one.alone is not None or walked.holds(one.effect)])
    whole = [each for each in found if not any(_may_join(choice, unit, each) for unit in units)]
    return [list(each) for each in dict.fromkeys(tuple(_ids(each)) for each in whole or found)]


def _may_join(choice: Choice, unit: _Unit, kept: list[Member]) -> bool:
    """Whether a unit combines with those kept, none of whom it has, and changes the order then."""
    if any(one is each for one in unit.members for each in kept):
        return False
    together = all(choice.together(one, each) for one in unit.members for each in kept)
    return together and any(choice.present(each, _ids(kept)) for each in unit.members)


def _first_offer(choice: Choice, here: list[Member]) -> list[Member]:
    """Members of a party; of offers, where only the first applies, it and those named beside it."""
    if not here or here[0].party is not Party.OFFERS or not choice.cumulation.only_first_offer:
        return here
    return [each for each in here if each is here[0] or choice.together(here[0], each)]


def _units(choice: Choice, present: list[list[Member]]) -> Iterator[_Unit]:
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


def _sets(choice: Choice, units: tuple[_Unit, ...]) -> list[tuple[_Unit, ...]]:
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


def _losers(choice: Choice, present: list[Member], kept: frozenset[str]) -> Iterator[Aside]:
    winners = [each for each in present if each.id in kept]
    for each in present:
        if each.id not in kept:
            against = [one for one in winners if not choice.together(one, each)]
            # Only the first offer applies, and it was set aside itself: the others stay out.
            others = (one for one in present if one is not each)
            rivals = against or [one for one in others if not choice.together(one, each)]
            beside = [one.id for one in winners if one not in against]
            if rivals and choice.present(each, beside):
                yield choice.lost(each, min(rivals, key=lambda one: one.party is not each.party))
