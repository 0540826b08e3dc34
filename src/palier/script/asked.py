"""What a sheet asks, in JavaScript: expressions over a context `x`, of an order and a standing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from palier.account.called import bought_name, text_of
from palier.account.facts import NEVER
from palier.closed import total
from palier.quantity import Duration
from palier.script.literals import literal
from palier.sheet import facts
from palier.sheet.facts import CodeSlot, Column, Count, Fact, Scalar, Since, Slot, VoucherSlot
from palier.tree import TextFact

SCALARS: Mapping[Scalar, str] = total(
    Scalar,
    {
        Scalar.DAY: "BigInt(x.day)",
        Scalar.WEEKDAY: "BigInt(x.weekday)",
        Scalar.MONTH_DAY: "BigInt(x.month * 100 + x.date)",
        Scalar.DAY_OF_MONTH: "BigInt(x.date)",
        Scalar.DAYS_LEFT: "BigInt(lastOf(x.year, x.month) - x.date)",
        Scalar.MINUTE: "BigInt(x.minute)",
        Scalar.BIRTHDAY: "flag(onBirthday(x))",
        Scalar.BIRTHDAY_MONTH: "flag(inBirthdayMonth(x))",
        Scalar.BIRTHDAY_WEEK: "flag(inBirthdayWeek(x))",
        Scalar.DAYS_FROM_BIRTHDAY: "BigInt(daysFromBirthday(x))",
        Scalar.AGE_KNOWN: "flag(ageOf(x) !== null)",
        Scalar.AGE: "BigInt(ageOf(x) ?? 0)",
        Scalar.LEAP_YEAR: "flag(isLeap(x.year))",
        Scalar.GUEST: 'flag(x.s.who === "guest")',
        Scalar.NEWCOMER: 'flag(x.s.who === "newcomer")',
        Scalar.MEMBER: "flag(x.s.member)",
        Scalar.AVAILABLE: "x.available",
        Scalar.PENDING: "x.s.pending",
        Scalar.PUT_IN: "putIn(x)",
        Scalar.EARNED_NOW: "0n",
        Scalar.ASKED: "askedFor(x)",
        Scalar.ASKS_ALL: 'flag(typeof x.o.points !== "bigint")',
        Scalar.PAYS_WITH_POINTS: "flag(x.o.points !== null)",
        Scalar.SHIPPING_COST: "x.o.shipping ? x.o.shipping.cost : 0n",
        Scalar.TIER_KNOWN: "flag(x.s.tier_known && rankHeld(x) !== null)",
        Scalar.TIER_HELD: "BigInt(rankHeld(x) ?? 0)",
        Scalar.TIER_PROJECTED: "0n",
        Scalar.FRIEND: "flag(x.s.friend)",
        Scalar.CODES_BROUGHT: "BigInt(x.brought.accepted.length)",
        Scalar.TAX_PARTS: "taxParts(x)",
        Scalar.SHIPPING_TAX_RATE: "shippingTaxRate(x)",
    },
)
COLUMNS: Mapping[Column, str] = total(
    Column,
    {
        Column.PRICE: "line.price",
        Column.FLOOR: "line.floor ?? 0n",
        Column.TAX_RATE: "taxRate(line, x)",
        Column.ON_SALE: "onSale(line)",
        Column.TAGS: 'bits("tag", line.tags)',
        Column.CATEGORIES: 'bits("category", line.categories)',
        Column.PRODUCT: 'numberOf("product", line.product)',
    },
)
NAMED: Mapping[TextFact, str] = total(
    TextFact,
    {
        TextFact.CUSTOMER_TYPE: "numberOf({}, x.s.customer_type)",
        TextFact.CUSTOMER_GROUP: "bits({}, x.s.groups)",
        TextFact.TIER: "0n",
        TextFact.CHANNEL: "numberOf({}, x.o.channel)",
        TextFact.SHIPPING_METHOD: "numberOf({}, x.o.shipping && x.o.shipping.method)",
        TextFact.DELIVERY_CITY: "numberOf({}, x.o.city)",
        TextFact.DELIVERY_COUNTRY: "numberOf({}, x.o.country)",
        TextFact.DELIVERY_POSTCODE: "numberOf({}, x.o.postcode)",
        TextFact.PROMO_CODE: "bits({}, x.brought.accepted.map((each) => each.code))",
        TextFact.PAYMENT_METHOD: "bits({}, x.o.payments.map((each) => each.method))",
    },
)
"""The tier is a line of the sheet, and no fact: nothing asks for it here."""
SINCE: Mapping[Since, str] = total(
    Since,
    {Since.JOINING: "x.s.joined", Since.LAST_ORDER: "x.s.last_order", Since.TODAY: "x.day"},
)


def answer(fact: Fact) -> str:
    """How a fact is answered.

    >>> answer(Scalar.AVAILABLE), answer(facts.Uses("offer.1", None))
    ('x.available', 'own(x.s.uses, "offer.1 per life") ?? 0n')
    """
    match fact:
        case Scalar():
            return SCALARS[fact]
        case Column():
            return f"eachUnit(x, (line, x) => {COLUMNS[fact]})"
        case facts.Mask.PRODUCTS_ORDERED:
            return 'bits("ordered", x.s.products_ordered)'
        case facts.NameOf(of):
            return NAMED[of].format(literal(of.value))
        case facts.Measured(Count.ACTIVITIES, _, name) if name is not None:
            return f"activity(x, {literal(text_of(fact))}, {literal(name)})"
        case facts.Measured(count):
            return f"measured(x, {literal(text_of(fact))}, {literal(count.value)})"
        case facts.DayAfter(since, duration):
            start = SINCE[since]
            return (
                f"BigInt({start} === null ? {NEVER} : dayAfter({start}, {literal(time(duration))}))"
            )
        case facts.HasHappened(since):
            return f"flag({SINCE[since]} !== null)"
        case facts.Box(name):
            return f"flag(x.s.boxes.map(named).includes({literal(name)}))"
        case facts.Bought(kind, name, _):
            keys = text_of(fact), bought_name(kind, name)
            return f"bought(x, {', '.join(map(literal, keys))})"
        case facts.Uses() | facts.Awarded():
            return f"own(x.s.uses, {literal(text_of(fact))}) ?? 0n"
        case facts.Stamps(card):
            return f"own(x.s.stamps, {literal(card)}) ?? 0n"
        case facts.PaidBy(methods):
            paid = f"paidBy(x, {literal(methods)})"
            return f"{paid}.reduce((sum, each) => sum + (each.amount ?? 0n), 0n)"
        case facts.PaysTheRest(methods):
            return f"flag(paidBy(x, {literal(methods)}).some((each) => each.amount === null))"
        case facts.FriendsDue(position):
            return f"x.s.friends_due[{position}] ?? 0n"
        case facts.Brought(slot):
            return f"flag({_held(slot)})"
        case facts.CodeWorth(slot):
            return f"{_held(slot)}?.off ?? 0n"
        case facts.PutIn(slot):
            return f"boughtWith({_held(slot)})"
        case facts.Kept():
            raise LookupError("what is kept is the choice's to say")
        case _:
            assert_never(fact)


def time(duration: Duration | None) -> tuple[int | None, int] | None:
    """A time as the runtime has it: months, or days where it is made of them.

    >>> from palier.quantity import Period
    >>> time(Duration(2, Period.YEAR)), time(Duration(2, Period.WEEK))
    ((24, 0), (None, 14))
    """
    if duration is None:
        return None
    return (None, duration.days) if duration.months is None else (duration.months, 0)


def _held(slot: Slot) -> str:
    match slot:
        case CodeSlot(position):
            return f"x.brought.codes[{position}]"
        case VoucherSlot(position):
            return f"x.brought.vouchers[{position}]"
        case _:
            assert_never(slot)
