"""The form of every event of a customer's life, and the form of any of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from palier.account.events import (
    Activity,
    Adjustment,
    AnyEvent,
    Claim,
    CustomerChanged,
    Day,
    Delivered,
    MembershipPaid,
    Opening,
    OpeningPoints,
    OpeningTier,
    Paid,
    Referral,
    ReferralUndone,
    Refund,
    ReturnedLine,
)
from palier.account.forms import DAY, TEXT, envelope, joined_form, order_form, person, unit_form
from palier.account.joined import Joined
from palier.account.order import Order
from palier.account.shapes import ByType, Each, Key, MoneyText, Named, Record, Whole

CUSTOMER = Key("customer", TEXT, required=True)
ORDER = Key("order", TEXT, required=True, says="The id of the order.")
FRIEND = Key("friend", TEXT, required=True, says="The customer whose first order counts.")

CLASSES: Mapping[str, type] = {
    "opening": Opening,
    "joined": Joined,
    "customer": CustomerChanged,
    "membership": MembershipPaid,
    "order": Order,
    "paid": Paid,
    "delivered": Delivered,
    "refund": Refund,
    "claim": Claim,
    "activity": Activity,
    "adjustment": Adjustment,
    "referral": Referral,
    "referral_undone": ReferralUndone,
    "day": Day,
}
"""The class of the events of each type."""


@cache
def event_form(currency: str, *, pot: bool, zone: str = "UTC") -> ByType[AnyEvent]:
    """The form of any event. `zone` dates the tier of an opening that does not say since when."""
    forms: dict[str, Record[Any]] = {
        "opening": _opening_form(currency, pot=pot, zone=zone),
        "joined": joined_form(),
        "customer": _event("customer", CUSTOMER, *person()),
        "membership": _event(
            "membership",
            CUSTOMER,
            Key("until", DAY, required=True, says="The last day of the membership."),
        ),
        "order": order_form(currency, pot=pot, draft=False),
        "paid": _event("paid", ORDER),
        "delivered": _event("delivered", ORDER),
        "refund": _event("refund", ORDER, _returned_lines()),
        "claim": _event("claim", CUSTOMER, Key("reward", TEXT, required=True)),
        "activity": _event("activity", CUSTOMER, Key("name", TEXT, required=True)),
        "adjustment": _adjustment_form(currency, pot=pot),
        "referral": _event("referral", CUSTOMER, FRIEND, ORDER),
        "referral_undone": _event("referral_undone", CUSTOMER, FRIEND, ORDER),
        "day": _event("day"),
    }
    return ByType(forms, CLASSES)


def _event(kind: str, *keys: Key) -> Record[Any]:
    return Record(CLASSES[kind], (*envelope(kind), *keys))


def _returned_lines() -> Key:
    line = Key("line", Whole(), required=True, says="Its place in the order, counted from 0.")
    lines = Each(Record(ReturnedLine, (line, Key("quantity", Whole(least=1)))), least=1)
    return Key("lines", lines, says="Without them, all that is left comes back.")


def _adjustment_form(currency: str, *, pot: bool) -> Record[Adjustment]:
    unit = unit_form(currency, pot=pot, negative=True)
    return _event(
        "adjustment",
        CUSTOMER,
        Key("points", unit, required=True, says="Below zero to take; of a pot, money."),
        Key("reason", TEXT),
        Key("expires_on", DAY, says="The last day of these points."),
    )


def _opening_form(currency: str, *, pot: bool, zone: str) -> Record[Opening]:
    unit = unit_form(currency, pot=pot, negative=False)
    points = (
        Key("points", unit, required=True, says="Of a pot, money."),
        Key("expires_on", DAY, says="The last day of these points."),
    )
    tier = (
        Key("name", TEXT, required=True),
        Key("since", DAY, absent=None, says="Without it, the day of this event."),
    )
    keys = (
        *envelope("opening"),
        CUSTOMER,
        Key("points", Each(Record(OpeningPoints, points)), says="What can be used, by last day."),
        Key("orders", Whole(), says="Earlier orders."),
        Key("spent", MoneyText(currency)),
        Key("points_earned", unit, says="Ever earned; of a pot, collected."),
        Key("tier", Record(_tier, tier, of=OpeningTier)),
        Key("stamps", Named(Whole()), says="By stamp card."),
        Key("referrals", Whole()),
    )
    return Record(_opening(zone), keys, of=Opening)


def _tier(name: str, since: dt.date | None) -> tuple[str, dt.date | None]:
    return name, since


def _opening(zone: str) -> Callable[..., Opening]:
    def make(
        at: dt.datetime,
        tier: tuple[str, dt.date | None] | None = None,
        **others: Any,  # noqa: ANN401 - the other parts of an opening, by name
    ) -> Opening:
        if tier is None:
            return Opening(at=at, **others)
        name, since = tier
        day = since or at.astimezone(ZoneInfo(zone)).date()
        return Opening(at=at, tier=OpeningTier(name, day), **others)

    return make
