"""A customer joins, is brought over, changes, does something, brings a friend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from palier import tree
from palier.account.events import (
    Activity,
    Adjustment,
    CustomerChanged,
    Joined,
    MembershipPaid,
    Opening,
    Referral,
    ReferralUndone,
)
from palier.account.outcome import Silent
from palier.account.state import Account, Friend
from palier.account.sums import PointLot
from palier.because import Because
from palier.life import counts, lots, tiers
from palier.life.awarding import Awarded, fixed_expiry, give_awards
from palier.life.by_itself import Undone
from palier.life.claims import had_of, withdraw_given_by
from palier.life.gifts import birthday
from palier.life.idle import is_active, not_active_after_all
from palier.life.limits import OF_LIMITS
from palier.life.past import Past
from palier.life.renaming import forward
from palier.life.returns import Returned
from palier.life.stamps import put_by, stamped, take_off
from palier.life.standing import is_member
from palier.life.undoing import count_again, take_back
from palier.problem.event import refuse
from palier.problem.life import AlreadyOpened
from palier.program.former import former
from palier.program.model import Program
from palier.program.rules import Earning
from palier.program.rules import Referral as ReferralRule
from palier.quantity import units_of
from palier.source import NOWHERE, same_name
from palier.values import replace


def open_account(program: Program, event: Opening, account: Account) -> Awarded:
    """Bring a customer over; what is brought bears the day of the event."""
    if account.seen:
        refuse(AlreadyOpened(NOWHERE, ("customer",), event.customer))
    day = account.today
    last = None if event.last_order is None else min(event.last_order, day)
    account = replace(account, joined=day, welcomed=True, last_order=last, last_folded=last)
    for each in event.points:
        until = each.expires_on or fixed_expiry(program, day)
        lot = PointLot(event.id, each.points, day, day, until)
        lasting = program.lasts_at(event.tier.name if event.tier else None)
        account = lots.total(lots.give_in(account, lot, lasting=lasting), opened=each.points)
    account = counts.count(account, day, _opened(event))
    for card, stamps in event.stamps.items():
        account = stamped(program, account, day, card, stamps)
    account = replace(account, stamps=dict(event.stamps))
    if event.tier is not None:
        account = tiers.brought(program, account, event.tier.name, event.tier.since or day)
    account = forward(program, account)
    return tiers.observe(program, account)


def _opened(event: Opening) -> Iterator[tuple[str, int]]:
    yield "orders", event.orders
    yield "spent", event.spent
    yield "points_earned", event.points_earned
    yield "referrals", event.referrals
    yield "status_points", event.status_points


def join(program: Program, event: Joined, account: Account) -> Awarded:
    """A customer joins; said of one who has joined, it brings what the shop knows up to date."""
    day = account.today
    friend = event.referred_by if event.referred_by != account.customer else None
    account = replace(
        account,
        joined=min(account.joined or day, day),
        referred_by=account.referred_by or friend,
    )
    account = change(event, account)
    welcome = welcomed(program, account, event)
    today = birthday(program, welcome.account)
    reached = tiers.observe(program, today.account)
    awards = (*welcome.awards, *today.awards, *reached.awards)
    silent = (*welcome.silent, *today.silent)
    return Awarded(reached.account, awards, (*welcome.status, *today.status), silent)


def welcomed(
    program: Program, account: Account, event: Joined | MembershipPaid | Activity
) -> Awarded:
    """Give what joining earns, once: on joining, or when a paid membership first covers the day."""
    day = account.today
    if account.welcomed or account.joined is None or not is_member(program, account, day):
        return Awarded(account, ())
    account = replace(account, welcomed=True)
    return give_awards(program, account, _joining(program), event.at, f"{event.id}/joining")


def _joining(program: Program) -> list[Earning]:
    return [rule for rule in program.earnings if rule.occasion is tree.Occasion.JOINING]


def change(event: Joined | CustomerChanged, account: Account) -> Account:
    """What the shop knows of a customer changes; what the event leaves out stays.

    What was said at a later moment stands: a late event tells only what is not known yet.
    """
    late = account.told_at is not None and event.at < account.told_at
    first, second = (account, event) if late else (event, account)
    said = event.groups if isinstance(event, CustomerChanged) else event.groups or None
    return replace(
        account,
        told_at=account.told_at if late else event.at,
        birthday=first.birthday or second.birthday,
        language=first.language or second.language,
        public_name=first.public_name or second.public_name,
        customer_type=first.customer_type or second.customer_type,
        groups=account.groups if said is None or (late and account.groups) else said,
        facts={**second.facts, **first.facts},
    )


def membership(program: Program, event: MembershipPaid, account: Account) -> Awarded:
    """A membership is valid until a day; a customer without an account joins by it."""
    day = account.today
    paid = account.member_until if account.is_past(event.at) else None
    until = max(event.until, paid or event.until)
    account = replace(account, member_until=until, joined=account.joined or day)
    welcome = welcomed(program, account, event)
    account = is_active(program, welcome.account, day, len(welcome.awards[:1]))
    reached = tiers.observe(program, account)
    awards = (*welcome.awards, *reached.awards)
    return Awarded(reached.account, awards, welcome.status, welcome.silent)


def activity(program: Program, event: Activity, account: Account) -> Awarded:
    """An activity is counted, and gives what its rules earn; who has no account joins by it."""
    day, known = account.today, same_name(event.name)
    known = former(program).activities.get(known, known)
    welcome = welcomed(program, replace(account, joined=account.joined or day), event)
    account = counts.count(welcome.account, day, [(f"activities:{known}", 1)])
    account = is_active(program, account, day)
    rules = [rule for rule in program.earnings if _is_of(rule, known)]
    given = give_awards(program, account, rules, event.at, event.id)
    reached = tiers.observe(program, given.account, event=event.id)
    awards = (*welcome.awards, *given.awards, *reached.awards)
    silent = (*welcome.silent, *given.silent)
    return Awarded(reached.account, awards, (*welcome.status, *given.status), silent)


def _is_of(rule: Earning, name: str) -> bool:
    match rule.head:
        case _ if isinstance(rule.head, tree.OfActivity):
            activity = rule.head.activity
            return activity is not None and same_name(activity.text) == name
        case tree.EarnOnJoining() | tree.EarnPerReferral():
            return False
        case _ if isinstance(rule.head, tree.OfTime):
            return False
        case _ if isinstance(rule.head, tree.OnOrders):
            return False
        case _:
            assert_never(rule.head)


def adjust(program: Program, event: Adjustment, account: Account) -> Account:
    """Points are given or taken by hand."""
    day = account.today
    if event.points >= 0:
        until = event.expires_on or fixed_expiry(program, day)
        lot = PointLot(event.id, event.points, day, day, until)
        lasting = program.lasts_at(account.tier.name)
        return lots.total(lots.give_in(account, lot, lasting=lasting), adjusted=event.points)
    return lots.adjust_down(account, -event.points, below_zero=program.points.below_zero)


# Friends -----------------------------------------------------------------------------------


def refer(program: Program, event: Referral, account: Account) -> Awarded:
    """Count a friend, once, within the limits: what referrals earn, and what falls due."""
    day = account.today
    same = [each for each in account.friends if each.customer == event.friend]
    if not all(each.undone for each in same) or event.friend == account.customer:
        return Awarded(account, ())
    if program.referral is not None and not _within_limits(program.referral, account, day):
        beyond = Silent(program.referral.label, Because.LIMIT_REACHED)
        return Awarded(account, (), silent=(beyond,))
    before = account.tier
    account = counts.count(account, day, [("referrals", 1)])
    held = account.counted.get("status_points", 0)
    account = is_active(program, account, day)
    given = _for_friend(program, event, account, same)
    uses = _uses(account, given.account)
    put = put_by(program, account, given.account, event.id)
    status = given.account.counted.get("status_points", 0) - held
    points = sum(units_of(award.points) for award in given.awards)
    total = account.counted.get("referrals", 0)
    account = replace(given.account, friends_due=_due(program, given.account, total, 1))
    reached = tiers.observe(program, account, event=event.id)
    account = reached.account
    placed = (event.friend, event.order or "", day, points)
    friend = Friend(*placed, before, account.tier, status, put, uses)
    account = replace(account, friends=(*account.friends, friend))
    return Awarded(account, (*given.awards, *reached.awards), given.status, given.silent)


def undo_referral(
    program: Program, event: ReferralUndone, account: Account, older: Mapping[str, Program]
) -> Returned:
    """A friend's order came back whole: the referral no longer counts, and what it gave goes."""
    of_order = [each for each in account.friends if each.order == event.order and not each.undone]
    named = (each for each in of_order if each.customer == event.friend)
    # A friend's account may have been brought into another since: the order tells which it was.
    friend = next(named, of_order[0] if of_order else None)
    if friend is None:
        return Returned(account, 0)
    before, total, source = account, account.counted.get("referrals", 0), friend.source
    due = _due(program, account, total, -1)
    below = program.points.below_zero
    lasting = program.lasts_at(account.tier.name)
    moved = take_back(account, source, friend.points, below_zero=below, lasting=lasting)
    had = had_of(account, source)
    gone = replace(friend, undone=True, forgiven=moved.forgiven)
    kept = (gone,) if moved.forgiven or had else ()
    friends = (*(each for each in account.friends if each is not friend), *kept)
    less = [("referrals", -1), ("points_earned", -friend.points)]
    less += [("status_points", -friend.status)]
    if program.returns.gives_uses and not kept:
        less += [(key, -amount) for key, amount in friend.uses.items()]
    account = counts.count(moved.account, friend.day, less)
    account = not_active_after_all(account, friend.day)
    account = replace(account, friends=friends, friends_due=due)
    undone = Undone(source, friend.day, friend.tier_before, friend.tier_after)
    account, taken = count_again(Past(program, older), account, undone)
    account = withdraw_given_by(account, source)
    account = take_off(program, account, source, friend.day, friend.stamps)
    account = lots.end_with(program, before, account)
    return Returned(account, moved.taken + taken, vouchers_used=had)


def _for_friend(
    program: Program, event: Referral, account: Account, same: Iterable[Friend]
) -> Awarded:
    """What a friend earns; for one who was undone (the `same`), less what was had already."""
    had = {reward for each in same for reward in had_of(account, each.source)}
    rules = _of_referrals(program)
    due = [rule for rule in rules if rule.reward not in had]
    forgiven = sum(each.forgiven for each in same)
    given = give_awards(program, account, due, event.at, event.id, had=forgiven)
    beyond = (Silent(rule.label, Because.LIMIT_REACHED) for rule in rules if rule not in due)
    return given._replace(silent=(*given.silent, *beyond))


def _uses(before: Account, after: Account) -> dict[str, int]:
    """What limits and caps counted of what was given between two accounts."""
    now = ((key, after.counted[key]) for key in after.counted if key.startswith(OF_LIMITS))
    more = ((key, amount - before.counted.get(key, 0)) for key, amount in now)
    return {key: amount for key, amount in more if amount}


def _of_referrals(program: Program) -> list[Earning]:
    return [rule for rule in program.earnings if rule.occasion is tree.Occasion.REFERRAL]


def _within_limits(rule: ReferralRule, account: Account, day: dt.date) -> bool:
    return all(
        counts.in_period(account, "referrals", each.period, day) < each.friends
        for each in rule.limits
    )


def _due(program: Program, account: Account, total: int, more: int) -> tuple[int, ...]:
    """How often each promise is due once the number of friends has come to, or leaves, a total."""
    steps = program.referral.after if program.referral else ()
    falls = (position for position, step in enumerate(steps) if _falls_on(step, total))
    return counts.promises(account.friends_due, falls, more)


def _falls_on(step: tree.AfterFriends, total: int) -> bool:
    return total % step.friends == 0 if step.every else total == step.friends
