"""An `example` block as an order, the customer who places it, and the day it is placed on."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, TypeVar, assert_never
from zoneinfo import ZoneInfo

from palier import tree
from palier.account.order import All, BroughtCode, Delivery, Order, OrderLine, Payment, Shipping
from palier.account.standing import Standing
from palier.account.summary import Summary, guest, newcomer, standing_of
from palier.program.model import Example, Program
from palier.program.rules import Rule, Scope
from palier.quantity import Amount, Duration, Money, MonthDay, Points

NOON = 12 * 60
T = TypeVar("T")


class Situation(NamedTuple):
    """What an example supposes."""

    order: Order
    standing: Standing


def situation(example: Example, program: Program) -> Situation:
    """The order and the standing that an example describes.

    Without a date: noon of a day on which nothing special happens. Whoever is given is a member; a
    customer of whom nothing is given joins by the order.
    """
    order = order_of(example, program)
    return Situation(order, standing_of_example(example, program, order))


def order_of(example: Example, program: Program) -> Order:
    """The order that an example describes."""
    parts = example.order.parts
    places = {each.part: each.name.text for each in _all(parts, tree.DeliveredTo)}
    return Order(
        at=_moment(example, program),
        lines=tuple(_line(each) for each in _all(parts, tree.Goods)),
        channel=next((each.channel.text for each in _all(parts, tree.OnChannel)), None),
        shipping=next((_shipping(each) for each in _all(parts, tree.ShippedBy)), None),
        delivery=Delivery(*(places.get(each) for each in tree.DeliveryPart)),
        promo_codes=tuple(_code(each) for each in _all(parts, tree.WithCode)),
        use_points=next((_put_in(each) for each in _all(parts, tree.PayingWithPoints)), None),
        payments=tuple(Payment(each.method.text) for each in _all(parts, tree.PaidWith)),
        use_rewards=tuple(each.reward.text for each in _all(parts, tree.UsingReward)),
    )


def standing_of_example(example: Example, program: Program, order: Order) -> Standing:
    """The customer of an example, just before the order."""
    if example.given is None:
        return newcomer(program, order)
    if example.given.guest:
        return guest()
    summary = Summary()
    for holding in example.given.holdings:
        summary = _with(holding, summary, order.at.date())
    return replace(standing_of(summary, program, order), member=True)


def _moment(example: Example, program: Program) -> dt.datetime:
    zone = ZoneInfo(program.zone)
    written = next(_all(example.order.parts, tree.OrderedOn), None)
    day = written.date if written else quiet_day(program, _birthday(example.given))
    minutes = written.at.minutes if written and written.at else NOON
    midnight = dt.datetime.combine(day, dt.time(), zone)
    return midnight + dt.timedelta(minutes=minutes)


def _birthday(given: tree.Given | None) -> MonthDay | None:
    holdings = given.holdings if given else ()
    return next((each.date for each in holdings if isinstance(each, tree.HasBirthday)), None)


def _all(parts: tuple[tree.OrderPart, ...], kind: type[T]) -> Iterator[T]:
    return (each for each in parts if isinstance(each, kind))


def _line(goods: tree.Goods) -> OrderLine:
    line = OrderLine(goods.price.minor, goods.quantity)
    match goods.of:
        case None | tree.UnitPrice():
            return line
        case tree.Tagged(tags):
            return replace(line, tags=tuple(each.text for each in tags))
        case tree.InCategory(categories):
            return replace(line, categories=tuple(each.text for each in categories))
        case tree.IsProduct(products):
            return replace(line, product=products[0].text)
        case tree.OnSale():
            return replace(line, regular_price=line.price + 1)
        case _:
            assert_never(goods.of)


def _shipping(part: tree.ShippedBy) -> Shipping:
    return Shipping(part.method.text, part.cost.minor if part.cost else 0)


def _code(part: tree.WithCode) -> BroughtCode:
    return BroughtCode(part.code.text, part.worth.minor if part.worth else None)


def _put_in(part: tree.PayingWithPoints) -> int | All:
    return All.POINTS if part.amount is None else _units(part.amount)


def _units(amount: Amount | Duration | int) -> int:
    match amount:
        case int():
            return amount
        case Points(count) | Duration(count):
            return count
        case Money(minor):
            return minor
        case _:
            assert_never(amount)


def _with(holding: tree.Holding, summary: Summary, day: dt.date) -> Summary:
    match holding:
        case tree.HasAmount(amount):
            return replace(summary, points=_units(amount))
        case tree.HasMeasure():
            return _with_measure(holding, summary, day)
        case tree.HasStamps(stamps, card):
            return replace(summary, stamps={**summary.stamps, card.text: stamps})
        case tree.HasTier(tier):
            return replace(summary, tier=tier.text)
        case tree.HasType(name):
            return replace(summary, customer_type=name.text)
        case tree.HasGroup(group):
            return replace(summary, groups=(*summary.groups, group.text))
        case tree.HasBirthday(date):
            return replace(summary, birthday=date)
        case tree.HasJoined(date):
            return replace(summary, joined=date)
        case tree.HasBox(box):
            return replace(summary, facts={**summary.facts, box.text: True})
        case tree.HasReward(reward):
            return replace(summary, rewards=(*summary.rewards, reward.text))
        case _:
            assert_never(holding)


def _with_measure(holding: tree.HasMeasure, summary: Summary, day: dt.date) -> Summary:
    units = _units(holding.amount)
    match holding.measure:
        case tree.Measure.SPENT:
            return replace(summary, spent=units)
        case tree.Measure.ORDERS:
            return replace(summary, orders=units)
        case tree.Measure.POINTS_EARNED | tree.Measure.COLLECTED:
            return replace(summary, points_earned=units)
        case tree.Measure.REFERRALS:
            return replace(summary, referrals=units)
        case tree.Measure.ACTIVITIES:
            name = holding.activity.text if holding.activity else ""
            return replace(summary, activities={**summary.activities, name: units})
        case tree.Measure.MEMBERSHIP:
            return replace(summary, joined=months_before(day, units))
        case tree.Measure.BALANCE:
            return replace(summary, points=units)
        case _:
            assert_never(holding.measure)


def months_before(day: dt.date, months: int) -> dt.date:
    """The same date so many months earlier, or the last day of that month.

    >>> months_before(dt.date(2026, 3, 31), 1)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))


# The day -----------------------------------------------------------------------------------

FIRST_DAY = dt.date(2026, 1, 1)
SEARCHED = 4 * 366


def quiet_day(program: Program, birthday: MonthDay | None = None) -> dt.date:
    """The first day of the run that is no bonus day and lies in no dated clause.

    Where there is none, the first that is no bonus day; else the first day. Without a run, days are
    counted from 1 January 2026. `birthday` is the customer's.
    """
    bonus = tuple(each.scope for each in program.bonus_days if _has_days(each.scope))
    others = tuple(each.scope for each in _other_rules(program) if _has_days(each.scope))
    days = tuple(_days_of_run(program.run))
    usual = [day for day in days if not any(falls_in(day, each, birthday) for each in bonus)]
    quiet = (day for day in usual if not any(falls_in(day, each, birthday) for each in others))
    return next(quiet, next(iter(usual), days[0]))


def falls_in(day: dt.date, scope: Scope, birthday: MonthDay | None) -> bool:
    """Whether a day is one that a rule's date clauses name.

    Of several of one kind any will do; every kind that is written must hold.
    """
    return (
        (not scope.dates or any(_within(day, each) for each in scope.dates))
        and (not scope.weekdays or day.weekday() in scope.weekdays)
        and (not scope.yearly or any(_falls_on(day, each) for each in scope.yearly))
        and (not scope.birthday or (birthday is not None and _falls_on(day, birthday)))
    )


def _days_of_run(run: tree.DateRange) -> Iterator[dt.date]:
    first = run.first or min(FIRST_DAY, run.last or FIRST_DAY)
    for passed in range(SEARCHED):
        day = first + dt.timedelta(days=passed)
        if run.last is None or day <= run.last or not passed:
            yield day


def _has_days(scope: Scope) -> bool:
    return bool(scope.dates or scope.weekdays or scope.yearly or scope.birthday)


def _other_rules(program: Program) -> Iterator[Rule]:
    yield from (*program.earnings, *program.offers, *program.tiers, *program.segments)
    yield from (*program.rewards, *program.stamp_cards)
    yield from (each for each in (program.first_order, program.redemption) if each)
    yield from (each for each in (program.referral,) if each)


def _within(day: dt.date, dates: tree.DateRange) -> bool:
    return (dates.first is None or dates.first <= day) and (dates.last is None or day <= dates.last)


def _falls_on(day: dt.date, yearly: MonthDay) -> bool:
    common = (yearly.month, yearly.day) == (2, 29) and not calendar.isleap(day.year)
    return (day.month, day.day) == (yearly.month, 28 if common else yearly.day)
