"""An order and a customer for whom a rule works.

They meet the rule's conditions, on a day on which it works, with goods that it is for; for the rest
the customer has as little as a customer can.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import assert_never
from zoneinfo import ZoneInfo

from palier import tree
from palier.account.called import bought_name
from palier.account.days import day_after, quiet_day
from palier.account.order import BroughtCode, Delivery, Order, OrderLine, Payment, Shipping
from palier.account.standing import Lot, Standing, Who
from palier.checks.claims import MEMBER, Flag, Number, OneName
from palier.checks.days import Days, days_of
from palier.checks.possible import CODE_USED, Held
from palier.checks.reach import demands_of, named, names_in
from palier.checks.review import Review, benefits_of, whole
from palier.named import NamedTuple
from palier.program.model import Program, once_a_version
from palier.program.rules import Giving, Offer, Redemption, Rule, Scope, Tier
from palier.quantity import Duration, MonthDay, Period
from palier.sheet.facts import Count, Kind, Measured
from palier.sheet.lower_scope import needs_account
from palier.tree import TextFact
from palier.values import dataclass, replace

NOON = 12 * 60
SHOPS_OWN = BroughtCode("OWN", 0)
"""A code of the shop's own, that takes nothing off."""


class Witness(NamedTuple):
    """An order, and who places it."""

    order: Order
    standing: Standing


@dataclass(frozen=True, slots=True)
class Somebody:
    """A customer, and an order of his of which the price can be chosen: one line, or some items."""

    order: Order
    standing: Standing
    items: int = 1

    def buying(self, basket: int) -> Witness:
        """The same with a basket of so many minor units."""
        (line,) = self.order.lines
        each = basket // self.items
        last = _priced(line, basket - each * (self.items - 1))
        lines = (last,) if self.items == 1 else (_priced(line, each, self.items - 1), last)
        return Witness(replace(self.order, lines=lines), self.standing)


def _priced(line: OrderLine, price: int, quantity: int = 1) -> OrderLine:
    regular = None if line.regular_price is None else price + 1
    return replace(line, price=price, quantity=quantity, regular_price=regular)


@once_a_version(8)
def _tiers(program: Program) -> tuple[str, ...]:
    return tuple(each.label for each in program.tiers)


def somebody(rule: Giving, review: Review, beside: Iterable[Giving] = ()) -> Somebody | None:
    """Somebody whom a rule serves, with goods for it and for others; None: nobody is found."""
    held = demands_of(rule, review, _tiers(review.program)).met()
    day = _day(rule.scope, review.program)
    if held is None or day is None:
        return None
    order = Order(
        at=_moment(day, rule.scope, review.program.zone),
        lines=(_goods((rule, *beside), held),),
        channel=held.name_of(TextFact.CHANNEL),
        shipping=_shipping(held.name_of(TextFact.SHIPPING_METHOD)),
        delivery=Delivery(
            held.name_of(TextFact.DELIVERY_CITY),
            held.name_of(TextFact.DELIVERY_COUNTRY),
            held.name_of(TextFact.DELIVERY_POSTCODE),
        ),
        promo_codes=_codes(held),
        payments=tuple(Payment(each) for each in held.names(TextFact.PAYMENT_METHOD.value)),
        use_points=_put_in(rule),
    )
    return Somebody(order, _standing(rule, held, day), max(1, held.number(tree.ItemCount())))


# When ------------------------------------------------------------------------------------------


def _day(scope: Scope, program: Program) -> dt.date | None:
    if scope.dates or scope.weekdays or scope.recurring:
        return days_of(scope).within(Days((program.run,))).first()
    return _quiet(program)


_quiet = once_a_version(64)(quiet_day)


def _moment(day: dt.date, scope: Scope, zone: str) -> dt.datetime:
    minutes = scope.hours[0].start.minutes if scope.hours else NOON
    midnight = dt.datetime.combine(day, dt.time(), ZoneInfo(zone))
    return midnight + dt.timedelta(minutes=minutes)


# What ------------------------------------------------------------------------------------------


def _goods(rules: Iterable[Giving], held: Held) -> OrderLine:
    """Goods that are all that is asked for: of one product at most."""
    line = OrderLine(0)
    for rule in rules:
        excepted = named(rule.scope.excepted) if rule.scope.excepted else set()
        counted = (line.of for line in rule.steps)
        for selection in (rule.scope.only, *counted, *map(tree.selected_by, benefits_of(rule))):
            line = _of(line, selection, excepted)
    for goods in held.selections():
        line = _of(line, goods, set())
    return line


def _of(
    line: OrderLine,
    selection: tree.Selection | None,
    excepted: Collection[tuple[type[tree.Node], str]],
) -> OrderLine:
    """A line that is in a selection besides: for the first name of it that is not left out."""
    found = (
        (part, name)
        for part in (selection.parts if selection else ())
        for name in names_in(part)
        if (type(part), name) not in excepted
    )
    match next(found, None):
        case tree.Tagged(), name:
            return replace(line, tags=(*line.tags, name))
        case tree.InCategory(), name:
            return replace(line, categories=(*line.categories, name))
        case tree.IsProduct(), name:
            return replace(line, product=line.product or name)
        case tree.OnSale(), _:
            return replace(line, regular_price=1)
        case _:
            return line


def _shipping(method: str | None) -> Shipping | None:
    return Shipping(method) if method else None


def _codes(held: Held) -> tuple[BroughtCode, ...]:
    brought = tuple(BroughtCode(each) for each in held.names(TextFact.PROMO_CODE.value))
    return brought or ((SHOPS_OWN,) if held.words.get(CODE_USED) else ())


def _put_in(rule: Rule) -> int | None:
    """The fewest points that can be put in, where a rule uses any."""
    if not isinstance(rule, Redemption) or rule.deduction is tree.Deduction.KEPT:
        return None
    return max(1, whole(rule.at_least) if rule.at_least else 0)


# Who -------------------------------------------------------------------------------------------


def _standing(rule: Rule, held: Held, day: dt.date) -> Standing:
    member = held.words.get(MEMBER) is True
    if isinstance(rule, Offer) and not (member or needs_account(rule.scope)):
        return Standing(who=Who.GUEST, member=False)
    tier = rule.label if isinstance(rule, Tier) else held.name_of(TextFact.TIER)
    balance = max(held.number(tree.BalanceFact()), _put_in(rule) or 0)
    counts = {
        Count.ORDERS: held.number(tree.OrderCount(), usual=1),
        Count.SPENT: held.number(tree.AmountSpent()),
        Count.REFERRALS: held.number(tree.ReferralCount()),
        Count.STATUS_POINTS: held.number(tree.StatusCount()),
        Count.POINTS_EARNED: held.number(tree.PointsEarned()),
        Count.COLLECTED: held.number(tree.AmountCollected()),
    }
    return Standing(
        customer_type=held.name_of(TextFact.CUSTOMER_TYPE),
        groups=frozenset(held.names(TextFact.CUSTOMER_GROUP.value)),
        boxes=frozenset(held.names("box")),
        products_ordered=frozenset(held.names("ordered")),
        bought=frozenset(_bought(held)),
        birthday=_born(rule.scope, held, day),
        stamps=dict(_stamps(held)),
        tier=tier,
        tier_known=tier is not None,
        joined=_past(tree.TimeSinceJoining(), held, day),
        last_order=_past(tree.TimeSinceLastOrder(), held, day),
        counts=counts,
        measured=dict(_measured(held)),
        lots=(Lot(balance),) if balance else (),
    )


def _born(scope: Scope, held: Held, day: dt.date) -> MonthDay | None:
    """A birthday on the day of the order, as long ago as is asked; None: nothing is."""
    asked = any(isinstance(each, Number) and each.fact == tree.Age() for each in held.claims)
    if not (asked or scope.birthday):
        return None
    age = held.number(tree.Age(), unit=Period.YEAR)
    return MonthDay(day.month, day.day, max(day.year - age, dt.MINYEAR) if asked else None)


def _bought(held: Held) -> Iterator[str]:
    """What was ordered before: on the day itself, so that any window holds it."""
    for claim in held.claims:
        for kind in Kind:
            match claim:
                case Flag((of, (str(name), _)), True) if of == f"ordered {kind.value}":
                    yield bought_name(kind, name)
                case Number() | OneName() | Flag():
                    pass
                case _:
                    assert_never(claim)


def _stamps(held: Held) -> Iterator[tuple[str, int]]:
    for claim in held.claims:
        match claim:
            case Number(tree.StampsOn(card) as fact):
                yield card.text, held.number(fact)
            case Number() | OneName() | Flag():
                pass
            case _:
                assert_never(claim)


def _measured(held: Held) -> Iterator[tuple[Measured, int]]:
    """What is counted over a time, and activities."""
    for claim in held.claims:
        match claim:
            case Number(tree.ActivityCount(name) as fact, window=window):
                over = window or tree.TierCount.SINCE_JOINING
                measured = Measured(Count.ACTIVITIES, over, name.text)
                yield measured, held.number(fact, window)
            case Number(fact, window=Duration() as window) if count := counted_by(fact):
                yield Measured(count, window), held.number(fact, window)
            case Number() | OneName() | Flag():
                pass
            case _:
                assert_never(claim)


def counted_by(fact: tree.NumberFact) -> Count | None:
    """What is counted over a time, where a fact is that."""
    match fact:
        case tree.OrderCount():
            return Count.ORDERS
        case tree.AmountSpent():
            return Count.SPENT
        case tree.StatusCount():
            return Count.STATUS_POINTS
        case tree.ReferralCount():
            return Count.REFERRALS
        case tree.ActivityCount():
            return Count.ACTIVITIES
        case tree.PointsEarned():
            return Count.POINTS_EARNED
        case tree.AmountCollected():
            return Count.COLLECTED
        case tree.StampsOn() | tree.Age():
            return None
        case tree.BasketTotal() | tree.TotalOf() | tree.ItemCount() | tree.BalanceFact():
            return None
        case tree.TimeSinceJoining() | tree.TimeSinceLastOrder():
            return None
        case _:
            assert_never(fact)


def _past(
    fact: tree.TimeSinceJoining | tree.TimeSinceLastOrder, held: Held, day: dt.date
) -> dt.date | None:
    """A day that lies as far back as is asked; None: nothing is."""
    for claim in held.claims:
        if isinstance(claim, Number) and claim.fact == fact and isinstance(claim.unit, Period):
            passed = held.number(fact, unit=claim.unit)
            return day_after(day, Duration(-passed, claim.unit))
    return None
