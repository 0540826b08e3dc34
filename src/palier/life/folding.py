"""What is old is folded away: an account stays small however long the customer has been there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from palier.account.days import day_after, last_day_of_returns
from palier.account.state import Account
from palier.life import counts
from palier.life.kept import is_full
from palier.life.standing import asked_of
from palier.life.tiers import reaching
from palier.program.model import Program
from palier.quantity import Duration
from palier.sheet import facts

ONE_YEAR = 366


def fold(program: Program, account: Account) -> Account:
    """Forget orders that can no longer come back, the answers of old events, and old days."""
    today = account.today
    old = [each for each in account.orders if last_day_of_returns(program, each.day) < today]
    if old:
        days = [each.day for each in old if not is_full(each, each.returned)]
        last = max([*days, account.last_folded or dt.date.min])
        account = replace(
            account,
            orders=tuple(each for each in account.orders if each not in old),
            last_folded=None if last == dt.date.min else last,
        )
    account = _forget_lapsed(program, account, today)
    account = _forget_answers(program, account, today)
    return counts.fold(account, min(_first_days(program, today)))


def _forget_lapsed(program: Program, account: Account, today: dt.date) -> Account:
    """Whose points expired is kept for what may still come back, or be undone."""
    if not account.lapsed:
        return account
    back = {each.order.id or "" for each in account.orders}
    back |= {reaching(event, tier) for tier, event in account.reached.items()}
    back |= {
        f"{each.order}/referral"
        for each in account.friends
        if last_day_of_returns(program, each.day) >= today
    }
    kept = {source: points for source, points in account.lapsed.items() if source in back}
    return account if kept == account.lapsed else replace(account, lapsed=kept)


def _forget_answers(program: Program, account: Account, today: dt.date) -> Account:
    old = []
    for name, seen in account.seen.items():
        if last_day_of_returns(program, seen.day) >= today:
            break
        if seen.answer is not None:
            old.append(name)
    if not old:
        return account
    forgotten = {name: replace(account.seen[name], answer=None) for name in old}
    return replace(account, seen={**account.seen, **forgotten})


def _first_days(program: Program, today: dt.date) -> Iterator[dt.date]:
    """From when days must be known: the longest window, a year of limits, and returns."""
    yield today - dt.timedelta(days=ONE_YEAR)
    window = program.tier_settings.window
    windows = [window] if isinstance(window, Duration) else []
    windows += [
        each.window
        for each in asked_of(program)
        if isinstance(each, facts.Measured) and isinstance(each.window, Duration)
    ]
    for each in windows:
        yield day_after(today, Duration(-each.count, each.unit))
    returns = program.returns.accepted_for
    yield day_after(today, Duration(-returns.count, returns.unit))
