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
        "friends": [_friend(each) for each in old.get("friends", ())],
        "tier": _tier(old.get("tier", {})),
        "kept": [[*each] for each in _keeping(old.get("tier", {})).items()],
        "kept_until": _keeping(old.get("tier", {})),
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
    before, after = (_tier(old.get(each, {})) for each in ("tier_before", "tier_after"))
    new["tier_before"] = before
    new["tier_after"] = after
    return new


def _tier(old: dict[str, Any]) -> list[Any]:
    row = [old.get(each) for each in ("name", "since", "grace_until")]
    while row and row[-1] is None:
        row.pop()
    return row


def _keeping(old: dict[str, Any]) -> dict[str, str]:
    """The last day on which the tier held is kept, under its name."""
    until = FOREVER if old.get("for_life") else old.get("kept_until")
    return {old["name"]: until} if until is not None and "name" in old else {}


def _friend(old: dict[str, Any]) -> dict[str, Any]:
    tiers: dict[str, Any] = {
        key: _tier(old[key]) for key in ("tier_before", "tier_after") if key in old
    }
    return {**old, **tiers}


def _answers(seen: dict[str, list[Any]]) -> list[tuple[str, str]]:
    return [(key, row[2]) for key, row in seen.items() if len(row) > 2]
