"""What an account need not write: what its orders have in common with it, or say already.

An account holds many orders that may still come back. In the file they leave out their version and
customer where those are the account's, their day where it is that of their time, the tier before
them where they asked for it, what they earned where all of it is their own; and what keeps a tier
names the order by its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Written = dict[str, Any]
DATE = len("2026-05-01")


def brief(account: Written) -> Written:
    """An account as it is written, from one that says everything."""
    orders: list[Written] = account.get("orders", [])
    places = {(each["order"]["id"], each["day"]): at for at, each in enumerate(orders)}
    if "kept" in account:
        account["kept"] = [_short(row, places) for row in account["kept"]]
    for each in orders:
        order = each["order"]
        if each["version"] == account.get("version", ""):
            del each["version"]
        if order.get("customer") == account["customer"]:
            del order["customer"]
        held = each.get("tier_before")
        if held and held[0] == each["standing"].get("tier"):
            each["tier_before"] = [None, *held[1:]]
        if each["day"] == order["at"][:DATE]:
            del each["day"]
        if each.get("earned") == each.get("awarded"):
            each.pop("earned", None)
    return account


def _short(row: list[Any], places: Mapping[tuple[str, str], int]) -> list[Any]:
    at = places.get((row[3], row[2])) if len(row) > 3 else None
    return row if at is None else [*row[:2], at]


def full(written: Mapping[str, Any]) -> Mapping[str, Any]:
    """An account that says everything, from what is written; what is no account is left alone."""
    found = written.get("orders")
    orders = found if isinstance(found, list) else []
    told = [_order(each, written) if _is_order(each) else each for each in orders]
    kept = written.get("kept")
    more: Written = {}
    if told:
        more["orders"] = told
    if isinstance(kept, list):
        more["kept"] = [_long(row, told) for row in kept]
    return {**written, **more}


def _is_order(value: object) -> bool:
    order = value.get("order") if isinstance(value, dict) else None
    return isinstance(order, dict) and isinstance(order.get("at"), str)


def _order(each: Written, account: Mapping[str, Any]) -> Written:
    customer = account.get("customer")
    whose = {"customer": customer} if customer else {}
    own = {"version": account.get("version", ""), "day": each["order"]["at"][:DATE]}
    earned = {"earned": each["awarded"]} if "awarded" in each else {}
    return {**own, **earned, **each, **_tier(each), "order": {**whose, **each["order"]}}


def _tier(each: Written) -> Written:
    held, standing = each.get("tier_before"), each.get("standing")
    if not isinstance(held, list) or held[:1] != [None] or not isinstance(standing, dict):
        return {}
    return {"tier_before": [standing.get("tier"), *held[1:]]}


def _long(row: object, orders: list[Any]) -> object:
    if not isinstance(row, list) or len(row) != len(["tier", "until", "place"]):
        return row
    at = row[2]
    if not isinstance(at, int) or isinstance(at, bool) or not 0 <= at < len(orders):
        return row
    if not _is_order(orders[at]):
        return row
    return [*row[:2], orders[at]["day"], orders[at]["order"].get("id")]
