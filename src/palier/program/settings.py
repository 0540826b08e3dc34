"""How the whole programme behaves: `tiers`, `points`, `returns`, `cumulation`."""

from __future__ import annotations

from itertools import combinations_with_replacement

from palier import tree
from palier.program.model import NO_POINTS_BY_DEFAULT, Cumulation, PointsSettings, ReturnSettings
from palier.program.reading import Reading, caps_of, clash, every, one
from palier.program.rules import TierSettings
from palier.tree import Party

NOTHING = tree.Statement(tree.PointsHead())
"""A block that the file does not have."""


def tier_settings_of(statement: tree.Statement, reading: Reading) -> TierSettings:
    """The `tiers` block."""
    count = one(statement, tree.CountOver, reading)
    kept = one(statement, tree.Kept, reading)
    grace = one(statement, tree.Grace, reading)
    level = one(statement, tree.OneLevelAtATime, reading)
    return TierSettings(
        window=count.window if count else tree.TierCount.SINCE_JOINING,
        keeping=kept.keeping if kept else None,
        one_level=level is not None,
        grace=grace.duration if grace else None,
        at_once=one(statement, tree.ReachedAtOnce, reading) is not None,
    )


def points_of(statement: tree.Statement, reading: Reading) -> PointsSettings:
    """The `points` block; of several ways to expire the earliest counts."""
    rounded = one(statement, tree.Rounded, reading)
    ceiling = one(statement, tree.BalanceCap, reading)
    below = one(statement, tree.BelowZero, reading)
    expiries = (
        one(statement, tree.ExpireAfter, reading),
        one(statement, tree.ExpireWithoutOrder, reading),
        one(statement, tree.ExpireAtYearEnd, reading),
        one(statement, tree.ExpireOnDate, reading),
    )
    never = one(statement, tree.NeverExpire, reading)
    for each in expiries:
        clash(never, each, reading)
    return PointsSettings(
        available=one(statement, tree.Available, reading) or tree.Available(),
        expiries=tuple(each for each in expiries if each),
        rounding=rounded.rounding if rounded else tree.Rounding.DOWN,
        caps=caps_of(statement, reading),
        balance_cap=ceiling.amount if ceiling else None,
        below_zero=below.allowed if below else True,
    )


def returns_of(statement: tree.Statement, reading: Reading) -> ReturnSettings:
    """The `returns` block."""
    accepted = one(statement, tree.AcceptedFor, reading)
    after = one(statement, tree.DiscountsAfterReturn, reading)
    default = ReturnSettings()
    return ReturnSettings(
        accepted_for=accepted.duration if accepted else default.accepted_for,
        tested_again=after.tested_again if after else default.tested_again,
    )


# Cumulation ---------------------------------------------------------------------------------

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
