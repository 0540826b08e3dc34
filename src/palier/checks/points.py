"""Points: what nothing earns, multiplies or lets be used, and what is lost before it serves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.account.days import day_after, last_day
from palier.checks.review import Review, benefits_of, giving, like, lowest, whole
from palier.problem import Problem
from palier.problem.advice import RankFreezes, SpendingLowersTier
from palier.problem.checks import (
    EarnedTwice,
    ExpireBeforeAvailable,
    MultipliesNothing,
    NeverEnough,
    NothingEarned,
    NothingExpires,
    NothingToMultiply,
    NothingToSilence,
    NothingToStamp,
)
from palier.program.defaults import earns
from palier.program.model import Program
from palier.program.rules import Earning, Redemption
from palier.quantity import Amount, Money, Points, currency_digits
from palier.source import Span
from palier.tree import walk
from palier.values import replace

USUAL_START = dt.date(2026, 1, 1)
DAYS = 366


def check_uses(review: Review) -> Iterator[Problem]:
    """What the points of a programme are good for."""
    program = review.program
    claimed = (each for each in program.rewards if each.cost is not None)
    users = (*filter(None, (program.redemption,)), *claimed)
    if users and not earns(program):
        step = Money(one_of(program.currency), program.currency)
        yield NothingEarned(review.head(users[0]), program.cashback, step)
    for status, times in ((False, tree.TimesPoints), (True, tree.TimesStatusPoints)):
        if not any(each.on_orders and each.gives_status is status for each in program.earnings):
            yield from multipliers(program, times)
    if not orders_earn(program):
        first = () if program.first_order is None else (program.first_order,)
        silenced = [each for each in first if each.earns_no_points]
        for rule in (*silenced, *(each for each in program.segments if each.earns_no_points)):
            yield NothingToSilence(review.clause(rule, tree.EarnNoPoints))
    if not program.stamp_cards:
        for rule in giving(program):
            found = (each for each in benefits_of(rule) if isinstance(each, tree.ExtraStamps))
            yield from (NothingToStamp(each.span) for each in found)
        given = (rule.stamps for rule in program.earnings if rule.stamps)
        yield from (NothingToStamp(each.span) for each in given)
    if program.redemption:
        yield from never_enough(program.redemption, review)


def orders_earn(program: Program) -> bool:
    """Whether an order can earn points: by an earning, as extra points, or as the first one."""
    usual = (each for each in program.earnings if each.on_orders and not each.gives_status)
    extra = (each for rule in giving(program) for each in benefits_of(rule))
    first = program.first_order and program.first_order.earns
    return any(usual) or bool(first) or any(isinstance(each, tree.ExtraPoints) for each in extra)


def multipliers(
    program: Program, times: type[tree.TimesPoints | tree.TimesStatusPoints]
) -> Iterator[Problem]:
    """Every multiplier of a kind, of a programme where orders earn nothing of it."""
    for rule in giving(program):
        for each in benefits_of(rule):
            if isinstance(each, times):
                yield NothingToMultiply(each.span)


def check_twice(review: Review) -> Iterator[Problem]:
    """What orders and events earn, written twice: both give."""
    seen: dict[Earning, Earning] = {}
    for rule in review.program.earnings:
        first = seen.setdefault(replace(rule, id=""), rule)
        if first is not rule:
            yield EarnedTwice(review.head(rule), review.head(first))


def check_narrowed(review: Review) -> Iterator[Problem]:
    """Multipliers for some goods, where nothing is earned on each unit by itself."""
    heads = [each.head for each in review.program.earnings if each.on_orders]
    if not heads or any(map(_by_unit, heads)):
        return
    for rule in giving(review.program):
        if rule.scope.only or rule.scope.excepted:
            for each in benefits_of(rule):
                if isinstance(each, tree.TimesPoints):
                    yield MultipliesNothing(each.span)


def _by_unit(head: tree.EarnHead) -> bool:
    match head:
        case tree.EarnPerAmount():
            return head.item_by_item or head.steps is tree.Steps.PROPORTIONAL
        case tree.EarnPercent() | tree.EarnPerItem():
            return True
        case tree.EarnPerOrder() | tree.EarnGrid():
            return False
        case _ if isinstance(head, tree.ByItself):
            return False
        case _:
            assert_never(head)


def never_enough(rule: Redemption, review: Review) -> Iterator[Problem]:
    """A least use that a limit, or what a band uses, never comes up to."""
    if rule.at_least is None or rule.deduction is not tree.Deduction.USED:
        return
    for used, span in most_used(rule, review):
        if used < whole(rule.at_least):
            yield NeverEnough(
                span,
                review.program.amount(used),
                rule.at_least,
                review.clause(rule, tree.AtLeastAtOnce),
            )


def most_used(rule: Redemption, review: Review) -> Iterator[tuple[int, Span]]:
    """The most points that the limit of an order, and each fixed band, lets be used at once."""
    if rule.rate and rule.at_most and not rule.bands and rule.rate.worth.minor:
        blocks = rule.at_most.minor // rule.rate.worth.minor
        yield blocks * whole(rule.rate.points), review.clause(rule, tree.Cap)
    for band in rule.bands:
        rates = any(isinstance(each, tree.Rate) for each in band.benefits)
        if band.measured is tree.Measured.POINTS and not rates:
            yield whole(band.low), review.band_head(band)


# Time ------------------------------------------------------------------------------------------


def check_life(review: Review) -> Iterator[Problem]:
    """Points whose last day comes before their first."""
    points = review.program.points
    delay = points.available.delay
    if delay is None:
        return
    start = review.program.run.first or USUAL_START
    for expiry in points.expiries:
        for day in (start + dt.timedelta(days=each) for each in range(DAYS)):
            available, last = day_after(day, delay), last_day(expiry, day)
            if last < available:
                yield ExpireBeforeAvailable(
                    expiry.span, points.available.span, day, available, last
                )
                break


def check_lasting(review: Review) -> Iterator[Problem]:
    """A tier at which points do not expire, where no points expire anyway."""
    points, tiers = review.program.points, review.program.tiers
    for statement in review.statements:
        for line in statement.clauses:
            if isinstance(line, tree.LastFromTier):
                lowest = tiers[0] if tiers else None
                named = lowest is not None and lowest.label == line.tier.text
                everybody = named and lowest is not None and lowest.criteria is None
                if everybody or not points.expiries:
                    yield NothingExpires(line.span, bool(everybody and points.expiries))


# Tiers and ranks -------------------------------------------------------------------------------


def check_spending(review: Review) -> Iterator[Problem]:
    """Tiers that count the balance, where points are used and go."""
    program = review.program
    used = least_use(program)
    if used is None or program.tier_settings.keeping is tree.TierKeeping.LIFE:
        return
    for tier in program.tiers:
        for each in walk(tier.criteria) if tier.criteria else ():
            match each:
                case tree.Reach(tree.Measure.BALANCE, boundary, Points() | Money() as bound):
                    start = program.amount(lowest(boundary, bound))
                    below = program.amount(whole(start) - whole(used))
                    yield SpendingLowersTier(each.span, tier.label, start, below, used)
                case _:
                    pass


def least_use(program: Program) -> Amount | None:
    """The fewest points that are used at once, of a pot one unit, or None: none ever go."""
    costs = (each.cost for each in program.rewards)
    found = [whole(each) for each in costs if each is not None]
    redemption = program.redemption
    if redemption and redemption.deduction is not tree.Deduction.KEPT:
        bands = [each.low for each in redemption.bands if each.measured is tree.Measured.POINTS]
        smallest = min([block(redemption, program), *map(whole, bands)])
        found.append(max(smallest, whole(redemption.at_least) if redemption.at_least else 0))
    return program.amount(min(found)) if found else None


def block(redemption: Redemption, program: Program) -> int:
    """The points that a rate takes at a time."""
    if program.cashback or redemption.rate is None:
        return one_of(program.currency)
    return whole(redemption.rate.points)


def one_of(currency: str) -> int:
    """One of a currency, in its minor unit."""
    return int(10 ** (currency_digits(currency) or 0))


def check_rank(review: Review) -> Iterator[Problem]:
    """A rank whose own benefit stops it from growing."""
    redemption, program = review.program.redemption, review.program
    frozen = tree.Party.POINTS in program.cumulation.no_points_with
    if redemption is None or redemption.deduction is not tree.Deduction.KEPT or not frozen:
        return
    ranks = [each for each in redemption.bands if each.measured is tree.Measured.POINTS]
    if ranks and any(each.on_orders for each in program.earnings):
        first = min(ranks, key=lambda each: lowest(each.boundary, each.low))
        rank = like(first.low, lowest(first.boundary, first.low))
        yield RankFreezes(review.band_head(first), rank)
