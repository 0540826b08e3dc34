"""Account → standing, what an engine may ask of a customer; the sheet of events, and what it gives.

An order has a sheet of its own. That of events reckons the tier counted on a day, and what
birthdays, joining, referrals and activities earn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from palier.account.asked import fields_of
from palier.account.brought import Bringing
from palier.account.days import last_day
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
from palier.closed import MissingRows
from palier.engines.assemble_points import expires_on
from palier.engines.events import Events, events_of
from palier.life import counts, lots
from palier.life.idle import ends_of, is_idle_rule
from palier.life.limits import asked_of, rule_keys, uses_of
from palier.named import NamedTuple
from palier.program.model import Program, once_a_day, once_a_version
from palier.program.rules import Earning
from palier.sheet.nodes import One
from palier.sheet.sheet import EventSheet, Slots, Values


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
    givers = _all_givers(program) if asked is None else _givers(program, asked)
    found = {name: give(account) for name, give in givers.items()}
    if newcomer:
        found["who"], found["tier_known"] = Who.NEWCOMER, False
    if dated:
        found["lots"] = tuple(_dated(program, account))
    return Standing(**found)


@once_a_version(64)
def _all_givers(program: Program) -> Mapping[str, Callable[[Account], Any]]:
    return _givers(program, _counted(program))


_LOOKS_AT: Mapping[str, tuple[str, ...]] = {
    "who": (),
    "member": ("member_until",),
    "tier_known": (),
    "friend": ("referred_by", "counted"),
    "customer_type": ("customer_type",),
    "tier": ("tier",),
    "groups": ("groups",),
    "boxes": ("facts",),
    "products_ordered": ("products",),
    "bought": (),
    "birthday": ("birthday",),
    "tier_since": ("tier",),
    "joined": ("joined",),
    "last_order": ("last_order",),
    "counts": (),
    "activities": (),
    "stamps": ("stamps",),
    "lots": ("lots", "deficit"),
    "pending": ("waiting",),
    "vouchers": ("vouchers",),
    "friends_due": ("friends_due",),
    "uses": ("counted", "tallies", "reached"),
    "measured": ("counted", "tallies"),
}
"""What each part of a standing is read from in an account, besides its day."""
if _LOOKS_AT.keys() != Standing.__dataclass_fields__.keys():
    raise MissingRows(_LOOKS_AT.keys() ^ Standing.__dataclass_fields__.keys())


def _givers(program: Program, asked: counts.Counted) -> dict[str, Callable[[Account], Any]]:
    """What gives each part of a standing that an account knows, on the account's day.

    What is the same for all customers of the programme is left as it is for anybody.
    """
    paid_for = {"member": lambda held: is_member(program, held, held.today)}
    over_time = {"measured": lambda held: counts.measured(held, asked, held.today)}
    limited = {"uses": lambda held: counts.uses(held, asked, held.today)}
    return {
        **(paid_for if program.membership is not None else {}),
        **(over_time if asked.measured else {}),
        **(limited if asked.used or asked.reached else {}),
        "customer_type": attrgetter("customer_type"),
        "groups": lambda held: frozenset(held.groups),
        "boxes": lambda held: frozenset(name for name, ticked in held.facts.items() if ticked),
        "birthday": attrgetter("birthday"),
        "tier": attrgetter("tier.name"),
        "tier_known": lambda _: True,
        "tier_since": attrgetter("tier.since"),
        "products_ordered": lambda held: frozenset(held.products),
        "joined": attrgetter("joined"),
        "last_order": attrgetter("last_order"),
        "lots": lambda held: (Lot(lots.available(held)),),
        "pending": lots.pending,
        "stamps": attrgetter("stamps"),
        "vouchers": lambda held: tuple(map(_voucher, held.vouchers)),
        "friend": lambda held: held.referred_by is not None and not held.counted.get("orders"),
        "friends_due": attrgetter("friends_due"),
    }


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


def runs(program: Program, account: Account) -> bool:
    """Whether the programme runs on the account's day."""
    line = event_sheet(program).runs
    return line is None or reckon(program, account).holds(line)


def _dated(program: Program, account: Account) -> Iterator[Lot]:
    ends = ends_of(program, account)
    for lot in account.lots:
        yield Lot(lot.points, ends.told(lot, account.today))
    if account.deficit:
        yield Lot(-account.deficit)


@once_a_version(64)
def _counted(program: Program) -> counts.Counted:
    return counts.counted_by(program, rule_keys(program), asked_of(program))


# The sheet of events -----------------------------------------------------------------------

NOON = dt.time(12)
_NOTHING_BROUGHT = Bringing(Slots(), (), (), ())


@once_a_version(64)
def event_sheet(program: Program) -> EventSheet:
    """The sheet of events of a programme, made once for each version."""
    return events_of(program).sheet


def reckon(program: Program, account: Account, at: dt.datetime | None = None) -> Values:
    """The values of the event sheet for a customer at a moment: noon of the account's day."""
    asking = _asking(program)
    if at is not None:
        return asking.reckoned(account, _asked_at(program, at))
    parts = asking.parts(account)
    road = asking.road
    return road.again(parts, lambda: asking.reckoned(account, _asked_on(program, account.today)))


class Asking(NamedTuple):
    """What the sheet of events asks of an account: the parts of it that it looks at, and how.

    `given` is the standing that answers it, field by field.
    """

    road: Events
    counted: counts.Counted
    parts: Callable[[Account], tuple[object, ...]]
    given: tuple[tuple[str, Callable[[Account], Any]], ...]

    def reckoned(self, account: Account, asked: Answers) -> Values:
        """The values of the sheet for a customer at the moment that it is asked at."""
        standing = Standing(**{name: give(account) for name, give in self.given})
        return self.road.reckon(asked.by(standing))


@once_a_version(64)
def _asking(program: Program) -> Asking:
    road = events_of(program)
    asked = counts.counted_by(program, rule_keys(program), road.sheet.facts)
    named = {name for fact in road.sheet.facts for name in fields_of(fact)}
    looked_at = {"customer", "day", *(part for name in named for part in _LOOKS_AT[name])}
    answers: dict[str, Callable[[Account], Any]] = {
        name: give for name, give in _givers(program, asked).items() if name in named
    }
    return Asking(road, asked, attrgetter(*sorted(looked_at)), tuple(answers.items()))


def _asked_at(program: Program, at: dt.datetime) -> Answers:
    """What the sheet of events asks at a moment, of nobody yet."""
    moment = Order(at=at, lines=())
    return Answers(event_sheet(program), program, moment, Standing(), _NOTHING_BROUGHT, ())


@once_a_day
def _asked_on(program: Program, day: dt.date) -> Answers:
    return _asked_at(program, noon(program, day))


@once_a_day
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
    program: Program,
    account: Account,
    rules: Iterable[Earning],
    at: dt.datetime,
    source: str,
    *,
    had: int = 0,
) -> Awarded:
    """Give what some rules earn for an event, each under its conditions and caps.

    So many of the points were `had` already.
    """
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
        elif given <= had:
            had -= given
            silent.append(Silent(rule.label, Because.LIMIT_REACHED))
        else:
            given, had = given - had, 0
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
    account = lots.put(account, lot, earned=points)
    earned = ("points_earned", points)
    return counts.count(account, day, [earned, *uses_of(program, [rule], {rule: points})])


def earn_status(program: Program, account: Account, rule: str, points: int) -> Account:
    """Count status points that are earned: there is nothing to spend, and nothing that expires."""
    uses = uses_of(program, [rule], {}, {rule: points})
    return counts.count(account, account.today, [("status_points", points), *uses])


@once_a_day
def fixed_expiry(program: Program, day: dt.date) -> dt.date | None:
    """The last day of points earned on a day, an idle customer apart."""
    fixed = (last_day(each, day) for each in program.points.expiries if not is_idle_rule(each))
    return min(fixed, default=None)
