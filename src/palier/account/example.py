"""An `example` block as an order and the customer who places it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar, assert_never
from zoneinfo import ZoneInfo

from palier import tree
from palier.account.days import day_after, quiet_day
from palier.account.order import All, BroughtCode, Delivery, Order, OrderLine, Payment, Shipping
from palier.account.standing import Standing, Summary, guest, newcomer, standing_of
from palier.named import NamedTuple
from palier.program.model import Example, Program
from palier.quantity import Duration, Earned, Money, MonthDay, Period, Points, StatusPoints
from palier.values import replace

NOON = 12 * 60
T = TypeVar("T")


class Situation(NamedTuple):
    """What an example supposes."""

    order: Order
    standing: Standing


def situation(example: Example, program: Program) -> Situation:
    """The order and the standing that an example describes.

    Without a date: noon of a day on which nothing special happens. Whoever is given is a
    member, where the example does not say otherwise; a customer of whom nothing is given joins by
    the order.
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
        use_rewards=tuple(
            each.reward.text for each in _all(parts, tree.UsingReward) for _ in range(each.count)
        ),
    )


def standing_of_example(example: Example, program: Program, order: Order) -> Standing:
    """The customer of an example, just before the order."""
    if example.given is None:
        return newcomer(program, order)
    if example.given.guest:
        return guest()
    summary = summary_of(example.given, order)
    free = program.membership is None
    return replace(standing_of(summary, program, order), member=free or example.given.member)


def summary_of(given: tree.Given, order: Order) -> Summary:
    """What an example says of the customer who places an order."""
    summary = Summary()
    for holding in given.holdings:
        summary = _with(holding, summary, order.at.date())
    return summary


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
        case None | tree.UnitPrice() | tree.PriceAtMost() | tree.PriceBetween():
            return line
        case tree.EverythingExcept():
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


def _units(amount: Earned | Duration | int) -> int:
    match amount:
        case int():
            return amount
        case Points(count) | StatusPoints(count) | Duration(count):
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
        case tree.HasBought(goods):
            return _having_bought(goods, summary)
        case tree.HasReward(reward, count):
            return replace(summary, rewards=(*summary.rewards, *((reward.text,) * count)))
        case _:
            assert_never(holding)


def _having_bought(goods: tree.PastGoods, summary: Summary) -> Summary:
    match goods:
        case tree.IsProduct(names):
            known = (*summary.products_ordered, *(each.text for each in names))
            return replace(summary, products_ordered=known)
        case tree.InCategory(names):
            known = (*summary.categories_ordered, *(each.text for each in names))
            return replace(summary, categories_ordered=known)
        case tree.Tagged(names):
            known = (*summary.tags_ordered, *(each.text for each in names))
            return replace(summary, tags_ordered=known)
        case _:
            assert_never(goods)


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
            return replace(summary, joined=day_after(day, Duration(-units, Period.MONTH)))
        case tree.Measure.STATUS_POINTS:
            return replace(summary, status_points=units)
        case tree.Measure.BALANCE:
            return replace(summary, points=units)
        case _:
            assert_never(holding.measure)
