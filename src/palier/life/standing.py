"""Account → standing, what an engine may ask of a customer; the sheet of events, and what it gives.

An order has a sheet of its own. That of events reckons the tier counted on a day, and what
birthdays, joining, referrals and activities earn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from operator import attrgetter
from types import MappingProxyType
from zoneinfo import ZoneInfo

from palier.account.brought import Bringing
from palier.account.facts import Answers
from palier.account.order import Order
from palier.account.outcome import Award, Silent, StatusAward
from palier.account.standing import (
    Lot,
    Standing,
    Voucher,
    Who,
)
from palier.account.state import Account, HeldVoucher
from palier.account.sums import PointLot
from palier.because import Because
from palier.engines.assemble_points import expires_on
from palier.engines.events import events_of
from palier.engines.quote import sheet_of
from palier.life import counts, lots
from palier.life.idle import ends_of, is_idle_rule
from palier.named import NamedTuple
from palier.program.former import key_of
from palier.program.model import Program, once_a_version
from palier.program.rules import Earning
from palier.sheet import facts
from palier.sheet.facts import Fact
from palier.sheet.nodes import One
from palier.sheet.sheet import EventSheet, Slots, Values
from palier.values import replace


def standing_of(
    program: Program,
    account: Account,
    *,
    newcomer: bool = False,
    dated: bool = False,
    asked: counts.Counted | None = None,
) -> Standing:
    """The standing of a customer on the account's day, after time has passed for it.

    Points are told in one sum, or each lot with its last day. `asked`: what is counted and asked
    for, where that is not all that any sheet asks.
    """
    day = account.today
    asked = asked or _counted(program)
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
        measured=counts.measured(account, asked, day),
        products_ordered=frozenset(account.products),
        joined=account.joined,
        last_order=account.last_order,
        lots=tuple(_dated(program, account)) if dated else (Lot(lots.available(account)),),
        pending=lots.pending(account),
        stamps=account.stamps,
        vouchers=tuple(map(_voucher, account.vouchers)),
        friend=account.referred_by is not None and not account.counted.get("orders"),
        friends_due=account.friends_due,
        uses=counts.uses(account, asked, day),
    )


def _voucher(held: HeldVoucher) -> Voucher:
    points = lots.points_of(held.taken) or None
    waits = held.waits_for is not None
    return Voucher(held.id, held.reward, held.expires_on, held.available_on, points, waits)


def is_member(program: Program, account: Account, day: dt.date) -> bool:
    """Whether the customer has the programme's benefits: always, where membership is free."""
    if program.membership is None:
        return True
    return account.member_until is not None and day <= account.member_until


def has_benefits(program: Program, account: Account, day: dt.date) -> bool:
    """Whether the customer is a member, and in no segment that gets nothing."""
    return is_member(program, account, day) and not gets_nothing(program, account)


def gets_nothing(program: Program, account: Account) -> bool:
    """Whether the customer's segment gets nothing of the programme, on the account's day."""
    nothing = event_sheet(program).nothing
    return nothing is not None and reckon(program, account).holds(nothing)


@once_a_version(64)
def asked_of(program: Program) -> tuple[Fact, ...]:
    """Every fact that orders or events of a programme ask for, always in the same order."""
    return tuple(sorted(sheet_of(program).facts | event_sheet(program).facts, key=repr))


@once_a_version(64)
def bought_in(program: Program) -> tuple[facts.Bought, ...]:
    """What a programme asks of earlier orders."""
    return tuple(each for each in asked_of(program) if isinstance(each, facts.Bought))


def _dated(program: Program, account: Account) -> Iterator[Lot]:
    ends = ends_of(program, account)
    for lot in account.lots:
        yield Lot(lot.points, ends.of(lot))
    if account.deficit:
        yield Lot(-account.deficit)


@once_a_version(64)
def _counted(program: Program) -> counts.Counted:
    return counts.counted_by(program, rule_keys(program), asked_of(program))


@once_a_version(64)
def _counted_by_events(program: Program) -> counts.Counted:
    return counts.counted_by(program, rule_keys(program), event_sheet(program).facts)


# Rules -------------------------------------------------------------------------------------


@once_a_version(64)
def rule_keys(program: Program) -> Mapping[str, str]:
    """What each rule is called in an account, by the id it has in this version.

    Moving a rule up or down in the file, or translating the file, does not change its key; two
    rules with the same first line are told apart by their order.
    """
    return dict(_keys(program))


def _keys(program: Program) -> Iterator[tuple[str, str]]:
    found: dict[str, int] = {}
    for rule in program.rules:
        key = key_of(rule)
        found[key] = found.get(key, 0) + 1
        yield rule.id, key if found[key] == 1 else f"{key}/{found[key]}"


# The sheet of events -----------------------------------------------------------------------

NOON = dt.time(12)
_NOTHING_BROUGHT = Bringing(Slots(), (), (), ())


def event_sheet(program: Program) -> EventSheet:
    """The sheet of events of a programme, made once for each version."""
    return events_of(program).sheet


def reckon(program: Program, account: Account, at: dt.datetime | None = None) -> Values:
    """The values of the event sheet for a customer at a moment: noon of the account's day."""
    if at is not None:
        return _reckoned(program, account, at)
    return events_of(program).again(_parts(account), lambda: _reckoned(program, account, None))


_parts = attrgetter(
    *(
        each
        for each in Account.__dataclass_fields__
        if each not in {"version", "last_at", "told_at", "welcomed", "orders", "seen", "answers"}
    )
)
"""The parts of an account that the sheet of events may look at: all but what is kept of events."""


def _reckoned(program: Program, account: Account, at: dt.datetime | None) -> Values:
    road = events_of(program)
    order = Order(at=at or noon(program, account.today), lines=())
    standing = standing_of(program, account, asked=_counted_by_events(program))
    ask = Answers(road.sheet, program, order, standing, _NOTHING_BROUGHT, ())
    return road.reckon(ask)


def noon(program: Program, day: dt.date) -> dt.datetime:
    """Noon of a day in the programme's time zone."""
    return dt.datetime.combine(day, NOON, ZoneInfo(program.zone))


# What no order gives ------------------------------------------------------------------------


class Awarded(NamedTuple):
    """An account after awards, the awards (of points, of status points), and what gave nothing."""

    account: Account
    awards: tuple[Award, ...]
    status: tuple[StatusAward, ...] = ()
    silent: tuple[Silent, ...] = ()


def give_awards(
    program: Program, account: Account, rules: Iterable[Earning], at: dt.datetime, source: str
) -> Awarded:
    """Give what some rules earn for an event, each under its conditions and caps."""
    awards: list[Award] = []
    status: list[StatusAward] = []
    silent: list[Silent] = []
    for rule in rules:
        values = reckon(program, account, at)
        given = values.scalar(_gives(event_sheet(program), rule))
        if not given:
            silent.append(_silent(event_sheet(program), rule, values))
        elif rule.reward is not None:
            account = lots.give(account, program.reward(rule.reward), lots.Giver(source))
            account = counts.count(account, account.today, uses_of(program, [rule.id], {}))
        elif rule.gives_status:
            account = earn_status(program, account, rule.id, given)
            status.append(StatusAward(rule.label, given))
        else:
            account = earn(program, account, rule.id, given, source)
            awards.append(award_of(program, account, rule.label, given))
    return Awarded(account, tuple(awards), tuple(status), tuple(silent))


def _gives(sheet: EventSheet, rule: Earning) -> One:
    """What a rule gives on an event: so many points, or its reward."""
    return sheet.given[rule.id] if rule.reward is None else sheet.treats[rule.id]


def _silent(sheet: EventSheet, rule: Earning, values: Values) -> Silent:
    """The first reason for which a rule gives nothing on an event."""
    guards = sheet.rules[rule.id].guards
    failed = (each.because for each in guards if not values.holds(each.line))
    return Silent(rule.label, next(failed, Because.CAP_REACHED))


def award_of(program: Program, account: Account, label: str, points: int) -> Award:
    """An award available at once on the account's day."""
    day = account.today
    expiry = expires_on(program, day, account.tier.name)
    return Award(
        label, program.amount(points), program.exact(Fraction(points)), None, (), day, expiry
    )


def earn(program: Program, account: Account, rule: str, points: int, source: str) -> Account:
    """Enter points that are earned and available at once."""
    day = account.today
    lot = PointLot(source, points, day, day, fixed_expiry(program, day))
    account = lots.total(lots.put(account, lot), earned=points)
    earned = ("points_earned", points)
    return counts.count(account, day, [earned, *uses_of(program, [rule], {rule: points})])


def earn_status(program: Program, account: Account, rule: str, points: int) -> Account:
    """Count status points that are earned: there is nothing to spend, and nothing that expires."""
    uses = uses_of(program, [rule], {}, {rule: points})
    return counts.count(account, account.today, [("status_points", points), *uses])


def fixed_expiry(program: Program, day: dt.date) -> dt.date | None:
    """The last day of points earned on a day, an idle customer apart."""
    return expires_on(_without_idle(program), day)


@once_a_version(64)
def _without_idle(program: Program) -> Program:
    fixed = tuple(each for each in program.points.expiries if not is_idle_rule(each))
    return replace(program, points=replace(program.points, expiries=fixed))


class Limited(NamedTuple):
    """The rules that have limits, and those whose points are capped; None: all points are."""

    limited: frozenset[str]
    capped: frozenset[str | None]


@once_a_version(64)
def _limited(program: Program) -> Limited:
    asked = asked_of(program)
    limited = {each.rule for each in asked if isinstance(each, facts.Uses)}
    limited -= {tier.id for tier in program.tiers}
    capped = (each.rule for each in asked if isinstance(each, facts.Awarded))
    return Limited(frozenset(limited), frozenset(capped))


def uses_of(
    program: Program,
    rules: Iterable[str],
    points: Mapping[str, int],
    status: Mapping[str, int] = MappingProxyType({}),
) -> Iterator[tuple[str, int]]:
    """What limits and caps count: the uses of rules, and the points they give."""
    keys, (limited, capped) = rule_keys(program), _limited(program)
    yield from ((f"use:{keys[rule]}", 1) for rule in rules if rule in limited)
    yield from ((f"points:{keys[rule]}", given) for rule, given in points.items() if rule in capped)
    yield from ((f"status:{keys[rule]}", given) for rule, given in status.items() if rule in capped)
    if None in capped:
        yield "points:all", sum(points.values())
