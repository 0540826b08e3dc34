"""The facts a sheet asks for, answered from an order and a customer's standing.

Here, and only here, names become numbers, times become days and minutes of the programme's zone.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import assert_never

from palier.account.brought import Bringing, points_asked, points_put_in
from palier.account.days import days_from, is_near, local
from palier.account.order import Order, OrderLine, Payment, Shipping
from palier.account.standing import (
    Standing,
    Who,
)
from palier.closed import total
from palier.named import NamedTuple
from palier.program.model import Program, once_a_version
from palier.sheet.facts import Scalar, Since
from palier.sheet.sheet import Sheet
from palier.source import same_name
from palier.tree import Birthday, InBirthdayMonth, InBirthdayWeek, TextFact
from palier.weekdays import days_left

NEVER = 10**7
"""A day that no order reaches: some 27,000 years ahead."""
_EPOCH = dt.date(1970, 1, 1).toordinal()


@once_a_version(64)
def _ranks(program: Program) -> Mapping[str, int]:
    return {tier.label: tier.rank + 1 for tier in program.tiers}


class Taxes(NamedTuple):
    """In how many parts a cent of tax is counted, so that each unit bears whole ones; and the parts
    of tax in a cent of each line, and in one of shipping."""

    parts: int
    rates: Sequence[int]
    shipping: int


@lru_cache(maxsize=256)
def _untaxed(lines: int) -> Taxes:
    return Taxes(1, (0,) * lines, 0)


def taxes_of(lines: Sequence[OrderLine], shipping: Shipping | None) -> Taxes:
    """The taxes that an order tells; a line that costs nothing bears none.

    >>> taxes_of([OrderLine(300, 2, tax=100), OrderLine(450)], None)
    Taxes(parts=600, rates=[100, 0], shipping=0)
    """
    sent = shipping.cost if shipping and shipping.tax and shipping.cost else 0
    if not sent and not any([line.tax for line in lines]):  # noqa: C419 - quicker
        return _untaxed(len(lines))
    sold = [line.price * line.quantity for line in lines]
    taxes = [line.tax or 0 for line in lines]
    taxed = (cents for cents, tax in zip(sold, taxes, strict=True) if cents and tax)
    parts = math.lcm(sent or 1, *taxed)
    rates = [tax * parts // cents if cents else 0 for cents, tax in zip(sold, taxes, strict=True)]
    tax = shipping.tax if shipping and sent else None
    return Taxes(parts, rates, tax * parts // sent if tax else 0)


class Answers:
    """One order's answers. `units` is the number of the line of each unit that is reckoned, and
    `rows` the line itself."""

    def __init__(
        self,
        sheet: Sheet,
        program: Program,
        order: Order,
        standing: Standing,
        brought: Bringing,
        units: tuple[int, ...],
    ) -> None:
        self.put(order.lines, units)
        self.sheet, self.program, self.order = sheet, program, order
        self.standing, self.brought = standing, brought
        self.now = local(program, order.at)
        self.tiers = _ranks(program)

    def on(self, lines: tuple[OrderLine, ...], units: tuple[int, ...]) -> Answers:
        """The answers of the same order with other lines."""
        other = self._copied()
        other.put(lines, units)
        return other

    def put(self, lines: tuple[OrderLine, ...], units: tuple[int, ...]) -> None:
        """Take other lines for those of the order."""
        self.lines, self.units = lines, units
        self.rows = [lines[at] for at in units]
        self._taxes: Taxes | None = None

    def by(self, standing: Standing) -> Answers:
        """The answers of the same order, for a customer of another standing."""
        other = self._copied()
        other.standing = standing
        return other

    def _copied(self) -> Answers:
        other = object.__new__(Answers)
        other.__dict__.update(self.__dict__)
        return other

    def named(self, domain: str, names: str | tuple[str, ...] | None) -> int:
        """What a name comes to: its number; of several, a bit for each."""
        return self.bits(domain, names) if isinstance(names, tuple) else self.number(domain, names)

    def name(self, of: TextFact) -> int:
        delivery = self.order.delivery
        match of:
            case TextFact.CUSTOMER_TYPE:
                return self.number(of.value, self.standing.customer_type)
            case TextFact.CUSTOMER_GROUP:
                return self.bits(of.value, self.standing.groups)
            case TextFact.CHANNEL:
                return self.number(of.value, self.order.channel)
            case TextFact.SHIPPING_METHOD:
                shipping = self.order.shipping
                return self.number(of.value, shipping.method if shipping else None)
            case TextFact.DELIVERY_CITY:
                return self.number(of.value, delivery.city)
            case TextFact.DELIVERY_COUNTRY:
                return self.number(of.value, delivery.country)
            case TextFact.DELIVERY_POSTCODE:
                return self.number(of.value, delivery.postcode)
            case TextFact.PROMO_CODE:
                return self.bits(of.value, (code.code for code in self.brought.accepted))
            case TextFact.PAYMENT_METHOD:
                return self.bits(of.value, (each.method for each in self.order.payments))
            case TextFact.TIER:
                raise LookupError("the tier is a line of the sheet")
            case _:
                assert_never(of)

    def payments(self, methods: tuple[str, ...] | None) -> Iterable[Payment]:
        """The payments by some means; by any without."""
        wanted = None if methods is None else {same_name(each) for each in methods}
        payments = self.order.payments
        return (each for each in payments if wanted is None or same_name(each.method) in wanted)

    def number(self, domain: str, name: str | None) -> int:
        return 0 if name is None else self.sheet.names.get((domain, same_name(name)), 0)

    def bits(self, domain: str, names: Iterable[str]) -> int:
        bits = 0
        for name in names:
            number = self.number(domain, name)
            bits |= 1 << (number - 1) if number else 0
        return bits

    def since(self, since: Since) -> dt.date | None:
        match since:
            case Since.JOINING:
                return self.standing.joined
            case Since.LAST_ORDER:
                return self.standing.last_order
            case Since.TODAY:
                return self.now.date()
            case _:
                assert_never(since)

    def held(self, counted: Mapping[str, int]) -> dict[str, int]:
        """What is counted by name, under the names as the programme compares them."""
        return {same_name(name): count for name, count in counted.items()}

    def tier(self) -> int | None:
        """The rank of the tier held, 0 for none; None for one that the programme does not have."""
        tier = self.standing.tier
        return 0 if tier is None else self.tiers.get(same_name(tier))

    def birthday(self) -> bool:
        born = self.standing.birthday
        return born is not None and born.falls_on(self.now.date())

    def age(self) -> int | None:
        born = self.standing.birthday
        return None if born is None else born.years_on(self.now.date())

    def near_birthday(self, clause: Birthday) -> bool:
        born = self.standing.birthday
        return born is not None and is_near(self.now.date(), born, clause)

    def days_from_birthday(self) -> int:
        born = self.standing.birthday
        return NEVER if born is None else days_from(self.now.date(), born)

    @property
    def taxes(self) -> Taxes:
        """The taxes that an order tells, reckoned once."""
        known = self._taxes
        if known is None:
            known = self._taxes = taxes_of(self.lines, self.order.shipping)
        return known

    def asks_all(self) -> bool:
        """Whether as many points as fit are asked for: so they are once some has come back."""
        ordered = sum(line.quantity for line in self.lines)
        return not isinstance(self.order.use_points, int) or len(self.units) < ordered

    def leap(self) -> bool:
        return calendar.isleap(self.now.year)


SCALARS: Mapping[Scalar, Callable[[Answers], int]] = total(
    Scalar,
    {
        Scalar.DAY: lambda ask: number_of_day(ask.now.date()),
        Scalar.WEEKDAY: lambda ask: ask.now.weekday(),
        Scalar.MONTH_DAY: lambda ask: ask.now.month * 100 + ask.now.day,
        Scalar.DAY_OF_MONTH: lambda ask: ask.now.day,
        Scalar.DAYS_LEFT: lambda ask: days_left(ask.now.date()),
        Scalar.MINUTE: lambda ask: ask.now.hour * 60 + ask.now.minute,
        Scalar.BIRTHDAY: lambda ask: ask.birthday(),
        Scalar.BIRTHDAY_MONTH: lambda ask: ask.near_birthday(InBirthdayMonth()),
        Scalar.BIRTHDAY_WEEK: lambda ask: ask.near_birthday(InBirthdayWeek()),
        Scalar.DAYS_FROM_BIRTHDAY: lambda ask: ask.days_from_birthday(),
        Scalar.AGE_KNOWN: lambda ask: ask.age() is not None,
        Scalar.AGE: lambda ask: ask.age() or 0,
        Scalar.LEAP_YEAR: lambda ask: ask.leap(),
        Scalar.GUEST: lambda ask: ask.standing.who is Who.GUEST,
        Scalar.NEWCOMER: lambda ask: ask.standing.who is Who.NEWCOMER,
        Scalar.MEMBER: lambda ask: ask.standing.member,
        Scalar.AVAILABLE: lambda ask: ask.standing.available,
        Scalar.PENDING: lambda ask: ask.standing.pending,
        Scalar.PUT_IN: lambda ask: points_put_in(ask.order, ask.standing),
        Scalar.EARNED_NOW: lambda _: 0,
        Scalar.ASKED: lambda ask: points_asked(ask.order, ask.standing),
        Scalar.ASKS_ALL: lambda ask: ask.asks_all(),
        Scalar.PAYS_WITH_POINTS: lambda ask: ask.order.use_points is not None,
        Scalar.SHIPPING_COST: lambda ask: ask.order.shipping.cost if ask.order.shipping else 0,
        Scalar.TIER_KNOWN: lambda ask: ask.standing.tier_known and ask.tier() is not None,
        Scalar.TIER_HELD: lambda ask: ask.tier() or 0,
        Scalar.TIER_PROJECTED: lambda _: 0,
        Scalar.FRIEND: lambda ask: ask.standing.friend,
        Scalar.CODES_BROUGHT: lambda ask: len(ask.brought.accepted),
        Scalar.TAX_PARTS: lambda ask: ask.taxes.parts,
        Scalar.SHIPPING_TAX_RATE: lambda ask: ask.taxes.shipping,
    },
)


def number_of_day(day: dt.date) -> int:
    """A day as a sheet counts it: from 1 January 1970 on."""
    return day.toordinal() - _EPOCH
