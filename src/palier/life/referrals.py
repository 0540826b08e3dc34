"""Referrals, for the customer who referred: a friend's first order counts, or no longer does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from palier import tree
from palier.account.events import Referral, ReferralUndone
from palier.account.state import Account, Friend
from palier.life import awards, counts, tiers
from palier.life.awards import Awarded
from palier.life.clawback import take_back
from palier.life.undoing import Undone, count_again
from palier.program.model import Program
from palier.program.rules import Earning


def refer(program: Program, event: Referral, account: Account) -> Awarded:
    """Count a friend, once, within the limits: what referrals earn, and what falls due."""
    day = account.day or dt.date.min
    known = any(each.customer == event.friend for each in account.friends)
    if known or event.friend == account.customer or not _within_limits(program, account, day):
        return Awarded(account, ())
    before = account.tier
    account = counts.count(account, day, [("referrals", 1)])
    given = awards.give(program, account, _rules(program), event.at, event.id)
    points = sum(award.exact for award in given.awards)
    total = account.counted.get("referrals", 0)
    account = replace(given.account, friends_due=_due(program, given.account, total, 1))
    reached = tiers.observe(program, account, event=event.id)
    account = reached.account
    friend = Friend(event.friend, event.order, day, int(points), before, account.tier)
    account = replace(account, friends=(*account.friends, friend))
    return Awarded(account, (*given.awards, *reached.awards))


def undo(program: Program, event: ReferralUndone, account: Account) -> tuple[Account, int]:
    """A friend's order came back whole: the referral no longer counts, and its points go."""
    friend = next((each for each in account.friends if each.customer == event.friend), None)
    if friend is None or friend.order != event.order:
        return account, 0
    total = account.counted.get("referrals", 0)
    due = _due(program, account, total, -1)
    friends = tuple(each for each in account.friends if each is not friend)
    below = program.points.below_zero
    source = f"{event.order}/referral"
    moved = take_back(account, source, friend.points, below_zero=below)
    less = [("referrals", -1), ("points_earned", -friend.points), ("collected", -friend.points)]
    account = counts.count(moved.account, friend.day, less)
    account = replace(account, friends=friends, friends_due=due)
    undone = Undone(source, friend.day, friend.tier_before, friend.tier_after)
    account, taken = count_again(program, account, undone)
    return account, moved.taken + taken


def _rules(program: Program) -> list[Earning]:
    return [rule for rule in program.earnings if isinstance(rule.head, tree.EarnPerReferral)]


def _within_limits(program: Program, account: Account, day: dt.date) -> bool:
    limits = program.referral.limits if program.referral else ()
    return all(
        counts.in_period(account, "referrals", each.period, day) < each.friends for each in limits
    )


def _due(program: Program, account: Account, total: int, more: int) -> tuple[int, ...]:
    """How often each promise is due once the number of friends has come to, or leaves, a total."""
    steps = program.referral.after if program.referral else ()
    falls = (position for position, step in enumerate(steps) if _falls_on(step, total))
    return changed(account.friends_due, falls, more)


def changed(due: tuple[int, ...], positions: Iterable[int], more: int) -> tuple[int, ...]:
    """What is due to a referrer once some promises, by position, are due more or less often.

    Below 0, one was had for a friend who is no longer counted: the next friend brings nothing more.

    >>> changed((1,), [0, 2], 1)
    (2, 0, 1)
    """
    counts = dict(enumerate(due))
    for position in positions:
        counts[position] = counts.get(position, 0) + more
    last = max((position for position, count in counts.items() if count), default=-1)
    return tuple(counts.get(position, 0) for position in range(last + 1))


def _falls_on(step: tree.AfterFriends, total: int) -> bool:
    return total % step.friends == 0 if step.every else total == step.friends
