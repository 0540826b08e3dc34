"""Accounts as earlier versions of Palier wrote them, brought one form nearer to that of today."""

from __future__ import annotations

from typing import Any

FOREVER = "9999-12-31"
DIGITS = 16
LATEST = 3


def from_form_1(old: dict[str, Any]) -> dict[str, Any]:
    """Form 2 has lots as rows, those that wait apart; amounts by key and day; each thing once."""
    day = old.get("day", "")
    lots = sorted(old.get("lots", ()), key=_rank)
    usable = [each for each in lots if each.get("available_on", FOREVER) <= day]
    new = {
        "lots": [_lot(each) for each in usable],
        "waiting": [_lot(each) for each in lots if each not in usable],
        "tallies": _by_key(old.get("tallies", ())),
        "vouchers": [_voucher(each) for each in old.get("vouchers", ())],
        "orders": [_order(each) for each in old.get("orders", ())],
        "seen": {key: [row[0][:DIGITS], row[1]] for key, row in old.get("seen", {}).items()},
        "answers": dict(_answers(old.get("seen", {}))[-LATEST:]),
    }
    same = {key: each for key, each in old.items() if key not in new}
    if "counted" in same:
        same["counted"] = {key: n for key, n in same["counted"].items() if key != "collected"}
    return {**same, **{key: each for key, each in new.items() if each}}


def _lot(old: dict[str, Any]) -> list[Any]:
    names = ("source", "points", "earned_on", "available_on", "expires_on", "waits_for")
    row = [old.get(each) for each in names]
    while len(row) > 3 and row[-1] is None:
        row.pop()
    return row


def _rank(lot: dict[str, Any]) -> tuple[str, ...]:
    first, last = lot.get("available_on", FOREVER), lot.get("expires_on", FOREVER)
    return last, lot["earned_on"], lot["source"], first


def _by_key(rows: list[list[Any]]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for day, key, amount in rows:
        if key != "collected":
            found.setdefault(key, {})[day] = amount
    return found


def _taken(old: list[dict[str, Any]]) -> list[list[Any]]:
    return [_lot({**each["lot"], "points": each["points"]}) for each in old]


def _voucher(old: dict[str, Any]) -> dict[str, Any]:
    return {**old, "taken": _taken(old["taken"])} if "taken" in old else old


def _order(old: dict[str, Any]) -> dict[str, Any]:
    new = {key: each for key, each in old.items() if key != "stamps"}
    if "stamps" in old:
        new["standing"] = {**old["standing"], "stamps": old["stamps"]}
    if "used_from" in old:
        new["used_from"] = _taken(old["used_from"])
    if "vouchers" in old:
        new["vouchers"] = [_voucher(each) for each in old["vouchers"]]
    if "tier_before" in old and "tier_after" not in old:
        new["tier_after"] = {}
    return new


def _answers(seen: dict[str, list[Any]]) -> list[tuple[str, str]]:
    return [(key, row[2]) for key, row in seen.items() if len(row) > 2]
