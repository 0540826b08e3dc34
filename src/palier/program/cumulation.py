"""The `cumulation` block: which parties may serve one order, and who wins."""

from __future__ import annotations

from itertools import combinations_with_replacement

from palier import tree
from palier.program.clauses import clash, every, one
from palier.program.model import NO_POINTS_BY_DEFAULT, Cumulation
from palier.program.reading import Reading
from palier.tree import Party

Pair = frozenset[Party]


def cumulation_of(statement: tree.Statement, reading: Reading) -> Cumulation:
    """The `cumulation` block; what it does not say is as in a file without one."""
    best = one(statement, tree.OtherwiseBest, reading)
    first = one(statement, tree.OtherwiseFirst, reading)
    clash(best, first, reading)
    multipliers = one(statement, tree.MultipliersCombine, reading)
    return Cumulation(
        pairs=_pairs_of(statement, reading),
        no_points_with=_no_points_with(statement),
        best=best is not None,
        order=_order_of(first),
        only_best_offer=one(statement, tree.OnlyBestOffer, reading) is not None,
        multipliers=multipliers.how if multipliers else tree.Multipliers.BEST,
        percentages_on_basket=one(statement, tree.PercentagesOnBasket, reading) is not None,
    )


def _pairs_of(statement: tree.Statement, reading: Reading) -> frozenset[Pair]:
    if one(statement, tree.EverythingCombines, reading):
        every_pair = combinations_with_replacement(Party, 2)
        return frozenset(frozenset(each) for each in every_pair)
    return frozenset(
        frozenset({line.party.party, other.party})
        for line in every(statement, tree.Combines)
        for other in line.others
    )


def _no_points_with(statement: tree.Statement) -> frozenset[Party]:
    parties = set(NO_POINTS_BY_DEFAULT)
    for line in every(statement, tree.PointsEarnedWith):
        named = {each.party for each in line.parties}
        parties = parties - named if line.earned else parties | named
    return frozenset(parties)


def _order_of(first: tree.OtherwiseFirst | None) -> tuple[Party, ...]:
    """The parties named first, then the others in the order of reckoning."""
    named = dict.fromkeys(each.party for each in first.parties) if first else {}
    return (*named, *(each for each in Party if each not in named))
