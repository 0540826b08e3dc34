"""The header: currency, time zone, unit, run, membership, tax; and the blocks that say how the
whole programme behaves: `tiers`, `points`, `returns`, `cumulation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations_with_replacement
from typing import assert_never
from zoneinfo import ZoneInfo

from palier import tree
from palier.problem.meaning import (
    Missing,
    MissingLine,
    TooManyNamed,
    UnknownCurrency,
    UnknownTimeZone,
)
from palier.program.cumulation import NO_POINTS_BY_DEFAULT, Cumulation, NamedPair, Side
from palier.program.model import (
    PaidMembership,
    PointsSettings,
    PointsUnit,
    PotUnit,
    ReturnSettings,
    StatusUnit,
)
from palier.program.reading import Reading, alone_by, caps_of, check_range, clash, every, one
from palier.program.rules import TierSettings
from palier.quantity import currency_digits
from palier.source import nearest
from palier.speech.currencies import code_meant
from palier.tree import Party
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; an empty currency or zone is one that is missing or unknown."""

    name: str = ""
    currency: str = ""
    zone: str = ""
    unit: PointsUnit | PotUnit = PointsUnit("point", "points")
    status: StatusUnit | None = None
    run: tree.DateRange = tree.DateRange()
    membership: PaidMembership | None = None
    taxes: tree.Taxes | None = None
    messages_to: str | None = None


def header_of(statement: tree.Statement, reading: Reading) -> Header:
    """Read the header; points are called "point", "points" when it does not name them."""
    head = statement.head
    membership = one(statement, tree.Membership, reading)
    messages = one(statement, tree.MessagesGoTo, reading)
    return Header(
        name=head.name.text if isinstance(head, tree.ProgramHead) else "",
        currency=_currency_of(statement, reading),
        zone=_zone_of(statement, reading),
        unit=_unit_of(statement, reading),
        status=_status_of(statement, reading),
        run=_run_of(statement, reading),
        membership=_paid(membership),
        taxes=one(statement, tree.Taxes, reading),
        messages_to=messages.box.text if messages else None,
    )


def _currency_of(statement: tree.Statement, reading: Reading) -> str:
    clause = one(statement, tree.InCurrency, reading)
    if clause is None:
        reading.note(MissingLine(statement.head.span, Missing.CURRENCY))
        return ""
    if currency_digits(clause.code) is None:
        reading.note(UnknownCurrency(clause.span, clause.code, code_meant(clause.code)))
        return ""
    return clause.code


def _zone_of(statement: tree.Statement, reading: Reading) -> str:
    clause = one(statement, tree.InTimeZone, reading)
    if clause is None:
        reading.note(MissingLine(statement.head.span, Missing.TIME_ZONE))
        return ""
    if not _exists(clause.zone.text):
        reading.note(UnknownTimeZone(clause.zone.span, clause.zone.text, _close(clause.zone.text)))
        return ""
    return clause.zone.text


def _exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _close(zone: str) -> str | None:
    # Listing the zones reads hundreds of files: only a mistyped one is worth it.
    from palier.speech.cities import of_places, zones_of  # noqa: PLC0415

    found = zones_of(zone)
    return found[0] if len(found) == 1 else nearest(zone, of_places())


def _unit_of(statement: tree.Statement, reading: Reading) -> PointsUnit | PotUnit:
    points = one(statement, tree.CollectPoints, reading)
    pot = one(statement, tree.CollectCashback, reading)
    clash(points, pot, reading)
    if pot:
        return PotUnit(pot.pot.text)
    if points:
        return PointsUnit(points.one.text, points.many.text)
    return PointsUnit("point", "points")


def _status_of(statement: tree.Statement, reading: Reading) -> StatusUnit | None:
    named = one(statement, tree.CollectStatusPoints, reading)
    if named is None:
        return None
    return StatusUnit(named.one.text, named.many.text if named.many else None)


def _run_of(statement: tree.Statement, reading: Reading) -> tree.DateRange:
    clause = one(statement, tree.Runs, reading)
    if clause is None:
        return tree.DateRange()
    check_range(clause.dates, reading)
    return clause.dates


def _paid(membership: tree.Membership | None) -> PaidMembership | None:
    if membership is None or membership.fee is None or membership.per is None:
        return None
    return PaidMembership(membership.fee, membership.per)


# The blocks ---------------------------------------------------------------------------------

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
        one(statement, tree.ExpireWithoutActivity, reading),
        one(statement, tree.ExpireAtYearEnd, reading),
        one(statement, tree.ExpireOnDate, reading),
    )
    never = one(statement, tree.NeverExpire, reading)
    at_once = one(statement, tree.UsedAtOnce, reading)
    available = one(statement, tree.Available, reading)
    clash(at_once, available if available and available.after else None, reading)
    lasting = one(statement, tree.LastFromTier, reading)
    for each in (*expiries, lasting):
        clash(never, each, reading)
    return PointsSettings(
        available=one(statement, tree.Available, reading) or tree.Available(),
        expiries=tuple(each for each in expiries if each),
        lasting_from=lasting.tier.text if lasting else None,
        rounding=rounded.rounding if rounded else tree.Rounding.DOWN,
        decimals=reading.decimals,
        used_at_once=at_once is not None,
        caps=caps_of(statement, reading),
        balance_cap=ceiling.amount if ceiling else None,
        below_zero=below.allowed if below else True,
    )


def returns_of(statement: tree.Statement, reading: Reading) -> ReturnSettings:
    """The `returns` block."""
    accepted = one(statement, tree.AcceptedFor, reading)
    after = one(statement, tree.DiscountsAfterReturn, reading)
    kept = {each.what for each in every(statement, tree.NotGivenBack)}
    default = ReturnSettings()
    return ReturnSettings(
        accepted_for=accepted.duration if accepted else default.accepted_for,
        tested_again=after.tested_again if after else default.tested_again,
        gives_points=tree.GivenBack.POINTS not in kept,
        gives_rewards=tree.GivenBack.REWARDS not in kept,
        gives_uses=one(statement, tree.LimitsStayUsed, reading) is None,
        retains=one(statement, tree.MissingPointsRetained, reading) is not None,
    )


# Cumulation ---------------------------------------------------------------------------------

Pair = frozenset[Party]


def cumulation_of(statement: tree.Statement, reading: Reading) -> Cumulation:
    """The `cumulation` block; what it does not say is as in a file without one."""
    best = one(statement, tree.OtherwiseBest, reading)
    first = one(statement, tree.OtherwiseFirst, reading)
    clash(best, first, reading)
    first_offer = one(statement, tree.OnlyFirstOffer, reading)
    best_offer = one(statement, tree.OnlyBestOffer, reading)
    clash(best_offer, first_offer, reading)
    apart = _apart(statement)
    one_offer = Party.OFFERS in apart and best_offer is None and first_offer is None
    by_kind = one(statement, tree.CodesByKind, reading)
    multipliers = one(statement, tree.MultipliersCombine, reading)
    named = tuple(_named(statement))
    if best is not None:
        _check_number(best, named, reading)
    ceilings = every(statement, tree.DiscountCeiling)
    alone_by(ceilings, lambda each: each.each, reading)
    return Cumulation(
        pairs=_pairs_of(statement, reading),
        no_points_with=_no_points_with(statement),
        best=best is not None,
        order=_order_of(first),
        named=named,
        apart=apart,
        only_first_offer=first_offer is not None or (one_offer and best is None),
        codes_as_written=one(statement, tree.CodesAsWritten, reading) is not None,
        amounts_first=by_kind.amounts_first if by_kind else None,
        only_best_offer=best_offer is not None or (one_offer and best is not None),
        multipliers=multipliers.how if multipliers else tree.Multipliers.BEST,
        percentages_on_basket=one(statement, tree.PercentagesOnBasket, reading) is not None,
        ceiling=next((each.percent for each in ceilings if not each.each), None),
        ceiling_each=next((each.percent for each in ceilings if each.each), None),
        floors=one(statement, tree.FloorPrices, reading) is not None,
    )


MOST_NAMED = 12
"""Rules that may be named where the best for the customer is looked for: sets of them are tried."""


def _check_number(best: tree.Node, named: Iterable[NamedPair], reading: Reading) -> None:
    sides = {side for each in named for side in (each.one, each.other) if isinstance(side, tuple)}
    if len(sides) > MOST_NAMED:
        reading.note(TooManyNamed(best.span, len(sides), MOST_NAMED))


def _said(statement: tree.Statement) -> list[tuple[Pair, bool]]:
    """What is said of pairs of parties; of one that combines with nothing, its pairs with all."""
    return [
        (frozenset({line.party.party, other.party}), line.together)
        for line in every(statement, tree.Combines)
        for other in line.others or map(tree.PartyName, Party)
        if isinstance(line.party, tree.PartyName) and isinstance(other, tree.PartyName)
    ]


def _pairs_of(statement: tree.Statement, reading: Reading) -> frozenset[Pair]:
    """The parties that combine: those named, or all; but for those that are said not to."""
    said = _said(statement)
    every_pair = map(frozenset, combinations_with_replacement(Party, 2))
    of_all = one(statement, tree.EverythingCombines, reading)
    pairs = set(every_pair if of_all is not None and of_all.together else ())
    pairs |= {pair for pair, together in said if together}
    return frozenset(pairs - {pair for pair, together in said if not together})


def _apart(statement: tree.Statement) -> frozenset[Party]:
    """The parties said not to combine with themselves: one benefit of them serves an order."""
    said = _said(statement)
    alone = {party for pair, together in said if not together and len(pair) == 1 for party in pair}
    if any(not each.together for each in every(statement, tree.EverythingCombines)):
        alone |= {each for each in Party if (frozenset({each}), True) not in said}
    return frozenset(alone)


def _named(statement: tree.Statement) -> Iterator[NamedPair]:
    """What is said of rules by name, in written order."""
    for line in every(statement, tree.Combines):
        one_side = _side(line.party)
        for other in line.others:
            if isinstance(line.party, tree.RuleName) or isinstance(other, tree.RuleName):
                yield NamedPair(one_side, _side(other), line.together)
        if not line.others and isinstance(line.party, tree.RuleName):
            yield NamedPair(one_side, None, line.together)


def _side(named: tree.Combining) -> Side:
    match named:
        case tree.PartyName(party):
            return party
        case tree.RuleName(party, name):
            return party, name.text
        case _:
            assert_never(named)


def _no_points_with(statement: tree.Statement) -> frozenset[Party]:
    parties = set(NO_POINTS_BY_DEFAULT)
    for line in every(statement, tree.PointsEarnedWith):
        named = {each.party for each in line.parties}
        parties = parties - named if line.earned else parties | named
    return frozenset(parties)


def _order_of(first: tree.OtherwiseFirst | None) -> tuple[Side, ...]:
    """The parties and rules named first, then the other parties in the order of reckoning."""
    named = dict.fromkeys(map(_side, first.parties)) if first else {}
    return (*named, *(each for each in Party if each not in named))
