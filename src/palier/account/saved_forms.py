"""The form in which an account is kept: what equals a default is not written.

Money is a text in the major unit and points are whole numbers, as in events; days are civil days.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from palier.account.counted import Counted, CountedFacts, CountedTable, TallyRow
from palier.account.forms import order_keys
from palier.account.order import Order
from palier.account.shapes import (
    MOST,
    Birthday,
    Choice,
    Each,
    Key,
    Moment,
    MoneyText,
    Record,
    Whole,
    YesNo,
)
from palier.account.shapes.kept import AnyDay, Exact, NameSet, Row, Table
from palier.account.shapes.words import Member
from palier.account.standing import Lot, Standing, Voucher, Who
from palier.account.state import (
    FORM,
    Account,
    Friend,
    HeldVoucher,
    OrderRecord,
    PointLot,
    Seen,
    TakenFrom,
    TierState,
    Totals,
)

TEXT, DAY, NUMBER, YES = Exact(), AnyDay(), Whole(-MOST), YesNo()
TEXTS, NUMBERS, TABLE = Each(TEXT), Each(NUMBER), Table(NUMBER)
CURRENCY, COLLECTS = "currency", "collects"
POINTS, CASHBACK = "points", "cashback"


@cache
def account_form(currency: str, *, pot: bool) -> Record[Account]:
    """The form of an account of a programme in a currency, whose customers collect points or not.

    It says so itself, so that 64 points are never taken for 64 EUR.
    """
    counted = Counted.of_a(currency, pot=pot)
    unit = counted.unit
    lot = _lot_form(unit)
    collects = CASHBACK if pot else POINTS
    return Record(
        Account,
        (
            Key("form", Whole(), required=True, constant=FORM),
            Key("currency", Choice((currency,)), required=True, constant=currency),
            Key("collects", Choice((collects,)), required=True, constant=collects),
            Key("customer", TEXT, required=True),
            *_keys(TEXT, "version language customer_type referred_by"),
            Key("last_at", Moment()),
            *_keys(DAY, "day joined member_until last_order last_folded"),
            Key("birthday", Birthday()),
            Key("groups", TEXTS),
            Key("facts", Table(YES)),
            Key("welcomed", YES),
            Key("lots", Each(lot)),
            Key("lapsed", Table(unit)),
            Key("deficit", unit),
            Key("totals", _all_of(Totals, unit, "opened earned adjusted used expired taken_back")),
            Key("tallies", Each(TallyRow.of(counted))),
            Key("counted", CountedTable(counted)),
            Key("products", TABLE),
            Key("tier", _tier_form()),
            Key("reached", Table(TEXT)),
            Key("stamps", TABLE),
            Key("vouchers", Each(_voucher_form(unit, lot))),
            Key("friends", Each(_friend_form(counted))),
            *_keys(NUMBERS, "friends_due birthdays"),
            Key("orders", Each(_order_form(currency, counted, lot, pot=pot))),
            Key("seen", Table(_seen_form())),
        ),
    )


def _keys(form: Any, names: str) -> tuple[Key, ...]:  # noqa: ANN401 - any form
    return tuple(Key(name, form) for name in names.split())


def _all_of(make: Callable[..., Any], form: Any, names: str) -> Record[Any]:  # noqa: ANN401 - any form
    return Record(make, _keys(form, names))


def _lot_form(unit: Whole | MoneyText) -> Record[PointLot]:
    return Record(
        PointLot,
        (
            Key("source", TEXT, required=True),
            Key("points", unit, required=True),
            Key("earned_on", DAY, required=True),
            Key("available_on", DAY, absent=None),
            Key("expires_on", DAY),
            *_keys(TEXT, "waits_for expiring"),
        ),
    )


def _tier_form() -> Record[TierState]:
    days = _keys(DAY, "since kept_until grace_until")
    return Record(TierState, (Key("name", TEXT), *days, Key("for_life", YES)))


def _taken_form(unit: Whole | MoneyText, lot: Record[PointLot]) -> Record[TakenFrom]:
    return Record(TakenFrom, (Key("lot", lot, required=True), Key("points", unit, required=True)))


def _voucher_form(unit: Whole | MoneyText, lot: Record[PointLot]) -> Record[HeldVoucher]:
    return Record(
        HeldVoucher,
        (
            Key("id", TEXT, required=True),
            Key("reward", TEXT, required=True),
            Key("claimed_on", DAY, required=True),
            Key("expires_on", DAY),
            Key("rule", TEXT),
            Key("automatic", YES),
            Key("taken", Each(_taken_form(unit, lot))),
        ),
    )


def _friend_form(counted: Counted) -> Record[Friend]:
    return Record(
        Friend,
        (
            Key("customer", TEXT, required=True),
            Key("order", TEXT, required=True),
            Key("day", DAY, required=True),
            Key("points", counted.unit),
            *_keys(_tier_form(), "tier_before tier_after"),
        ),
    )


def _seen_form() -> Row[Seen]:
    return Row(Seen, (("content", TEXT), ("day", DAY), ("answer", TEXT)), least=2)


def _order_form(
    currency: str, counted: Counted, lot: Record[PointLot], *, pot: bool
) -> Record[OrderRecord]:
    placed = (Key("id", TEXT), Key("at", Moment(), required=True))
    order = Record(Order, (*placed, *order_keys(currency, pot=pot)))
    return Record(
        OrderRecord,
        (
            Key("order", order, required=True),
            Key("standing", _standing_form(counted), required=True),
            Key("version", TEXT, required=True),
            Key("day", DAY, required=True),
            *_keys(counted.unit, "awarded used taken_back forgiven given_back earned"),
            Key("refunded", counted.money),
            Key("used_from", Each(_taken_form(counted.unit, lot))),
            Key("vouchers", Each(_voucher_form(counted.unit, lot))),
            Key("stamps", TABLE),
            *_keys(NUMBERS, "returned friends_used"),
            *_keys(_tier_form(), "tier_before tier_after"),
            Key("friend_of", TEXT),
        ),
    )


def _standing_form(counted: Counted) -> Record[Standing]:
    lot = Record(Lot, (Key("points", counted.unit, required=True), Key("expires_on", DAY)))
    needed = (Key("id", TEXT, required=True), Key("reward", TEXT, required=True))
    voucher = Record(Voucher, (*needed, Key("expires_on", DAY)))
    table = CountedTable(counted)
    return Record(
        Standing,
        (
            Key("who", Member(Who)),
            *_keys(YES, "member tier_known friend"),
            *_keys(TEXT, "customer_type tier"),
            *_keys(NameSet(TEXTS), "groups boxes products_ordered"),
            Key("birthday", Birthday()),
            *_keys(DAY, "tier_since joined last_order"),
            Key("counts", CountedFacts(table)),
            *_keys(TABLE, "activities stamps"),
            Key("lots", Each(lot)),
            Key("pending", counted.unit),
            Key("vouchers", Each(voucher)),
            Key("friends_due", NUMBERS),
            *_keys(table, "uses measured"),
        ),
    )
