"""Account → standing: what an engine may ask of a customer on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from palier.account.standing import Lot, Standing, Voucher, Who, measure_key
from palier.account.state import Account
from palier.engines.quote import sheet_of
from palier.life import counts, lots
from palier.life.rule_keys import rule_keys
from palier.life.sheets import event_sheet
from palier.program.model import Program
from palier.quantity import Period
from palier.sheet import facts
from palier.sheet.facts import Fact

_ASKED: dict[tuple[str, str], tuple[Fact, ...]] = {}
_MOST_PROGRAMS = 64


def standing_of(program: Program, account: Account, *, newcomer: bool = False) -> Standing:
    """The standing of a customer on the account's day, after time has passed for it."""
    day = account.today
    asked = asked_of(program)
    return Standing(
        who=Who.NEWCOMER if newcomer else Who.KNOWN,
        member=is_member(program, account, day),
        customer_type=account.customer_type,
        groups=frozenset(account.groups),
        boxes=frozenset(name for name, ticked in account.facts.items() if ticked),
        birthday=account.birthday,
        tier=account.tier.name,
        tier_known=not newcomer,
        tier_since=account.tier.since,
        measured=_measured(account, asked, day),
        products_ordered=frozenset(name for name, units in account.products.items() if units > 0),
        joined=account.joined,
        last_order=account.last_order,
        lots=tuple(_lots(program, account, day)),
        pending=lots.pending(account),
        stamps=account.stamps,
        vouchers=tuple(Voucher(each.id, each.reward, each.expires_on) for each in account.vouchers),
        friend=account.referred_by is not None and not account.counted.get("orders"),
        friends_due=account.friends_due,
        uses=_uses(program, account, asked, day),
    )


def is_member(program: Program, account: Account, day: dt.date) -> bool:
    """Whether the customer has the programme's benefits: always, where membership is free."""
    if program.membership is None:
        return True
    return account.member_until is not None and day <= account.member_until


def asked_of(program: Program) -> tuple[Fact, ...]:
    """Every fact that orders or events of a programme ask for, always in the same order."""
    key = (program.version, program.surface.value)
    if not program.version or key not in _ASKED:
        asked = tuple(sorted(sheet_of(program).facts | event_sheet(program).facts, key=repr))
        if len(_ASKED) >= _MOST_PROGRAMS:
            _ASKED.pop(next(iter(_ASKED)))
        _ASKED[key] = asked
    return _ASKED[key]


def _lots(program: Program, account: Account, day: dt.date) -> Iterable[Lot]:
    idle = lots.idle_until(program, account)
    for lot in account.lots:
        if lots.is_available(lot, day):
            yield Lot(lot.points, lots.expires_on(lot, idle))
    if account.deficit:
        yield Lot(-account.deficit)


def _measured(account: Account, asked: Iterable[Fact], day: dt.date) -> dict[str, int]:
    return {
        measure_key(each.count, each.window, each.activity): counts.over(
            account, counts.key_of(each.count, each.activity), each.window, day
        )
        for each in asked
        if isinstance(each, facts.Measured)
    }


def _uses(
    program: Program, account: Account, asked: Iterable[Fact], day: dt.date
) -> dict[str, int]:
    found: dict[str, int] = {}
    keys = rule_keys(program)
    reached = {each.id: each.label in account.reached for each in program.tiers}
    for each in asked:
        match each:
            case facts.Uses(rule, _) if rule in reached:
                found[f"{rule} per life"] = int(reached[rule])
            case facts.Uses(rule, None):
                found[f"{rule} per life"] = account.counted.get(f"use:{keys[rule]}", 0)
            case facts.Uses(rule, Period() as period):
                used = counts.in_period(account, f"use:{keys[rule]}", period, day)
                found[f"{rule} per {period.value}"] = used
            case facts.Awarded(rule, period):
                key = "all" if rule is None else keys[rule]
                given = counts.in_period(account, f"points:{key}", period, day)
                found[f"points of {rule or 'all'} per {period.value}"] = given
            case _:
                pass
    return {name: used for name, used in found.items() if used}
