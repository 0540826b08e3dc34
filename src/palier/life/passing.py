"""Time passes: points become available and expire, birthdays come, vouchers lapse, tiers fall.

In the end what is old is folded away: an account stays small however long the customer has been
there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import takewhile

from palier import tree
from palier.account.days import day_before, days_after, last_day_of_returns
from palier.account.outcome import Award, Silent, StatusAward
from palier.account.state import Account
from palier.life import counts, lots, tiers
from palier.life.awarding import Awarded
from palier.life.changing import Turning, days_of_change, turning
from palier.life.claims import claim_automatically, claim_on_day, days_of_claims, periods
from palier.life.gifts import (
    anniversaries,
    birthday,
    birthday_rules,
    birthdays,
    day_source,
    given_on_day,
    has_anniversaries,
)
from palier.life.idle import ends_of, waiting
from palier.life.limits import asked_of
from palier.life.renaming import forward, under
from palier.life.stamps import drop_stamps, last_days_of_stamps
from palier.life.tiers import reaching
from palier.named import NamedTuple
from palier.program.model import Program, once_a_day, once_a_version
from palier.program.ruling import reigns, ruling
from palier.quantity import Duration
from palier.sheet import facts
from palier.values import replace

ONE_DAY = dt.timedelta(days=1)
Falls = Callable[[Program, Account, dt.date], Iterable[dt.date]]
"""Gives the next days, after that of an account and up to a day, on which something falls."""


class Passed(NamedTuple):
    """An account on a later day, and what time brought: awards, and points that expired.

    `silent` are the rules that give nothing on a birthday that came.
    """

    account: Account
    awards: tuple[Award, ...] = ()
    expired: int = 0
    status: tuple[StatusAward, ...] = ()
    silent: tuple[Silent, ...] = ()


def pass_time(
    program: Program, account: Account, until: dt.date, older: Mapping[str, Program] | None = None
) -> Passed:
    """Bring an account to a day, doing on each day between what falls on it.

    The same days give the same account, whether they pass at once or one by one. `older` holds the
    other versions of the programme, by content hash, for the days that they ruled.
    """
    given: tuple[Award, ...] = ()
    status: tuple[StatusAward, ...] = ()
    expired = 0
    for passed in days_passed(program, account, until, older or {}):
        account, given, expired = passed.account, given + passed.awards, expired + passed.expired
        status += passed.status
    account = under(ruling(program, older or {}, until), account)
    account = replace(account, day=max(until, account.day or until))
    return Passed(account, given, expired, status)


def days_passed(
    program: Program, account: Account, until: dt.date, older: Mapping[str, Program]
) -> Iterator[Passed]:
    """What time brings up to a day, on each of the days on which something falls.

    Each day passes under the version that rules it. On its first day a version finds the account as
    the one before left it, and sees what it sees otherwise: a tier, the price of a reward.
    """
    for first, its, last in _rulings(program, account, until, older):
        account = under(its, account)
        if account.day and account.day < first:
            before = older.get(account.version)
            account = replace(account, day=first, version=its.version)
            account = tiers.held_anew(its, before, account)
            yield (passed := _on(its, account))
            account = passed.account
        while (day := _next_day(its, account, last)) is not None:
            passed = _on(its, replace(account, day=day))
            account = passed.account
            yield passed
        if last < until:  # the next one goes on from here
            account = replace(account, day=max(last, account.day or last))


def _rulings(
    program: Program, account: Account, until: dt.date, older: Mapping[str, Program]
) -> Iterator[tuple[dt.date, Program, dt.date]]:
    """From which day to which, of those that an account has before it, a version rules."""
    now, start = account.day or until, program.run.first
    if start is None or start <= now:
        yield dt.date.min, program, until
        return
    found = [each for each in reigns(program, older) if each.first <= until]
    lasts = [*(each.first - ONE_DAY for each in found[1:]), until]
    for (first, its), last in zip(found, lasts, strict=True):
        if now <= last:
            yield first, its, last


def _next_day(program: Program, account: Account, until: dt.date) -> dt.date | None:
    """The next day on which something falls, up to a day."""
    now = account.day or until
    if now >= until:
        return None
    ahead = (day for falls in _falling(program) for day in falls(program, account, until))
    return min([day for day in ahead if now < day <= until], default=None)


@once_a_version(64)
def _falling(program: Program) -> tuple[Falls, ...]:
    """On which days something falls: what a programme does not use is not looked for."""
    used: dict[Falls, bool] = {
        _of_points: True,
        _of_vouchers: True,
        _of_stamps: any(card.expires for card in program.stamp_cards),
        _of_periods: bool(periods(program)),
        _of_birthdays: bool(birthday_rules(program)),
        _of_anniversaries: has_anniversaries(program),
        days_of_change: bool(program.tiers) or turning(program) != Turning(),
    }
    return tuple(falls for falls, is_used in used.items() if is_used)


def _of_points(program: Program, account: Account, until: dt.date) -> Iterator[dt.date]:
    held = [each for each in (account.lots, account.waiting) if each]
    if not held:
        return
    for lot in account.waiting:
        if lot.available_on is not None:
            yield lot.available_on
    ends, now = ends_of(program, account), account.day or until
    for lots_ in held:
        last = ends.of(lots_[0])
        if last is not None and last < dt.date.max:
            yield max(last, now) + ONE_DAY


def _of_vouchers(_: Program, account: Account, __: dt.date) -> Iterator[dt.date]:
    last_days = (each.expires_on for each in account.vouchers)
    return (days_after(day, 1) for day in last_days if day is not None)


def _of_stamps(program: Program, account: Account, until: dt.date) -> Iterator[dt.date]:
    tomorrow = (account.day or until) + ONE_DAY
    last_days = last_days_of_stamps(program, account).values()
    return (max(days_after(last, 1), tomorrow) for last in last_days)


def _of_periods(program: Program, account: Account, until: dt.date) -> Iterator[dt.date]:
    return days_of_claims(program, account.day or until, until)


def _of_birthdays(_: Program, account: Account, until: dt.date) -> list[dt.date]:
    return birthdays(account, account.day or until, until)


def _of_anniversaries(_: Program, account: Account, until: dt.date) -> list[dt.date]:
    return anniversaries(account, account.day or until, until)


def _on(program: Program, account: Account) -> Passed:
    """What a new day brings: expiry, availability, the birthday, claims, the tier, other gifts.

    Points past their day that a tier had kept alive end with that tier. What comes to a customer
    whose points have ended is there until the day is over.
    """
    day, ends = account.today, ends_of(program, account)
    account, expired = lots.expire(account, ends)
    before = account
    account = lots.arrive(account)
    account = drop_stamps(program, _lapse(account, day))
    account, given, status, silent = birthday(program, account)
    source = day_source(account)
    account = claim_on_day(program, account, source)
    account = claim_automatically(program, account, source)
    account, reached, *_ = tiers.observe(program, account)
    held = account
    account, gifts, more, _ = given_on_day(program, account)
    given, status = (*given, *reached, *gifts), (*status, *more)
    if account is not held:
        account, reached, *_ = tiers.observe(program, account)
        given = (*given, *reached)
    if account is not before:
        account = _by_balance(program, claim_automatically(program, account, source))
    if ends.lasting:
        account, left = lots.expire(account, ends_of(program, account))
        account, expired = _by_balance(program, account), expired + left
    return Passed(account, given, expired, status, silent)


def _by_balance(program: Program, account: Account) -> Account:
    """The tier once points have become rewards, or ended, where the balance makes it."""
    return tiers.observe(program, account).account if tiers.follows_balance(program) else account


def _lapse(account: Account, day: dt.date) -> Account:
    kept = tuple(
        each for each in account.vouchers if each.expires_on is None or day <= each.expires_on
    )
    return account if len(kept) == len(account.vouchers) else replace(account, vouchers=kept)


# Late events -------------------------------------------------------------------------------


def caught_up(program: Program, before: Account, after: Account, event: str) -> Awarded:
    """An account on its own day again, after an event of an earlier one.

    Time does not run back: what has come meanwhile comes to what the event brought at once. It may
    reach a tier, and makes nobody fall.
    """
    account = replace(after, day=before.day, last_at=before.last_at, version=before.version)
    account = forward(program, account)
    if tiers.rank_of(program, after.tier.name) < tiers.rank_of(program, before.tier.name):
        account = replace(account, tier=before.tier)
    account, _ = lots.expire(account, ends_of(program, account))
    account = drop_stamps(program, _lapse(lots.arrive(account), account.today))
    return tiers.observe(program, account, event=event, renews=False)


# What is forgotten -------------------------------------------------------------------------

ONE_YEAR = 366


def fold(program: Program, account: Account) -> Account:
    """Forget orders that can no longer come back, and old days."""
    today = account.today
    if account.orders and last_day_of_returns(program, account.orders[0].day) < today:
        old = [
            *takewhile(lambda each: last_day_of_returns(program, each.day) < today, account.orders)
        ]
        days = [each.day for each in old if not each.is_back]
        last = max([*days, account.last_folded or dt.date.min])
        account = replace(
            account,
            orders=account.orders[len(old) :],
            last_folded=None if last == dt.date.min else last,
        )
    account = _forget_lapsed(program, account, today)
    account = tiers.settle_keepings(account, returns_since(program, today))
    return counts.fold(account, _first_day(program, today))


@once_a_day
def returns_since(program: Program, today: dt.date) -> dt.date:
    """The first day whose orders may still come back."""
    return day_before(today, program.returns.accepted_for)


def _forget_lapsed(program: Program, account: Account, today: dt.date) -> Account:
    """Whose points expired is kept for what may still come back, or be undone."""
    if not account.lapsed:
        return account
    back = {reaching(event, tier) for tier, event in account.reached.items()}
    back |= {
        f"{each.order}/referral"
        for each in account.friends
        if last_day_of_returns(program, each.day) >= today
    }
    back |= {each.order.id or "" for each in account.orders}
    kept = {source: points for source, points in account.lapsed.items() if source in back}
    return account if kept == account.lapsed else replace(account, lapsed=kept)


@once_a_day
def _first_day(program: Program, today: dt.date) -> dt.date:
    return min(_first_days(program, today))


def _first_days(program: Program, today: dt.date) -> Iterator[dt.date]:
    """From when days must be known: the longest window, a year of limits, and returns.

    What comes back last has the tier counted again on its day, over what was looked at then.
    """
    yield today - dt.timedelta(days=ONE_YEAR)
    if program.tiers:
        yield _looked_at(program, returns_since(program, today))
    windows = [
        each.window
        for each in asked_of(program)
        if isinstance(each, facts.Windowed) and isinstance(each.window, Duration)
    ]
    for each in (*windows, *waiting(program)):
        yield day_before(today, each)
    yield returns_since(program, today)


def _looked_at(program: Program, day: dt.date) -> dt.date:
    """The first day that tiers look at on a day; of all since joining, the totals are known."""
    window = program.tier_settings.window
    return day if window is tree.TierCount.SINCE_JOINING else counts.first_day(window, day)
