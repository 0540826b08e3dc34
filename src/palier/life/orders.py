"""An order enters an account: points move, stamps are put on, the tier follows."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from palier import tree
from palier.account.asked import asked_of
from palier.account.days import day_after, local
from palier.account.order import Order
from palier.account.outcome import Award, Outcome
from palier.account.state import Account, OrderRecord, TierState
from palier.account.sums import Lots, PointLot
from palier.account.telling import Telling
from palier.engines import assemble_points
from palier.engines.assemble import After, used_vouchers
from palier.engines.quote import Quote, quote
from palier.engines.reckoned import Reckoned, mark_of
from palier.life import counts, lots, tiers
from palier.life.awarding import fixed_expiry
from palier.life.limits import limits_of, uses_of
from palier.life.lots import Giver
from palier.life.movements import balance_of, tier_of, vouchers_of
from palier.life.purchases import with_products
from palier.life.referrals import follow_up, friend_joined, sent
from palier.life.stamps import holding, stamped, still_stamped
from palier.life.standing import has_benefits, is_member, standing_of
from palier.named import NamedTuple
from palier.program.model import Program, once_a_version
from palier.program.rules import Giving, Offer
from palier.sheet.facts import CodeSlot
from palier.sheet.marks import OF_THE_ORDER, AwardKind, AwardLines
from palier.sheet.sheet import TO_PAY_GOODS
from palier.tree import Milestone
from palier.values import replace

Became = dict[str, Any]
"""What an order becomes as it enters an account: fields of its record, by name."""


class Placed(NamedTuple):
    """An account after an order, the quote, the awards that came besides, and what it causes."""

    account: Account
    made: Quote
    reached: tuple[Award, ...] = ()
    follow: tuple[Mapping[str, Any], ...] = ()


def place(program: Program, order: Order, account: Account, *, newcomer: bool) -> Placed:
    """Enter an order in an account to whose day time has passed already."""
    before, account = account, sent(order, account)
    standing = standing_of(program, without_gifts(program, account), newcomer=newcomer)
    made = quote(program, order, standing)
    became: Became = {}
    account = _move_points(program, made, account, became)
    account = _use_up(made, account, became)
    account = _count(program, made, account, became["earned"])
    account = _give_rewards(program, made, account, became)
    account, reached = _reach(program, made, account, before.tier, became)
    if newcomer and is_member(program, account, account.today):
        account = replace(account, welcomed=True)
    follow = tuple(follow_up(program, order, account))
    if follow:
        became["friend_of"] = account.referred_by
    follow += tuple(friend_joined(program, order, before, account))
    record = record_of(program, made, before, became)
    account = replace(account, orders=_with(account.orders, record))
    return Placed(account, made, reached, follow)


def without_gifts(program: Program, account: Account) -> Account:
    """An account for the quote of an order: a late one gives nothing of the tiers by itself.

    Those that it reaches by its day give then, and those that it completes with later ones on the
    day on which it comes.
    """
    if not program.tiers or not counts.is_late(program, account):
        return account
    every = {each.label: "" for each in program.tiers}
    return replace(account, reached=every | dict(account.reached))


def _with(orders: tuple[OrderRecord, ...], record: OrderRecord) -> tuple[OrderRecord, ...]:
    """Orders and one more, by their days."""
    at = bisect_right(orders, record.day, key=lambda each: each.day)
    return (*orders[:at], record, *orders[at:])


def record_of(program: Program, made: Quote, before: Account, became: Became) -> OrderRecord:
    """An order as it is kept for its return: the account before it, and what it became."""
    order, got = made.order, made.reckoned
    return OrderRecord(
        order=order,
        standing=asked_of(got.sheet, made.standing, got.brought),
        version=program.version,
        day=before.day or local(program, order.at).date(),
        tier_before=before.tier,
        mark=mark_of(got),
        **became,
    )


def told(tell: Telling, placed: Placed, account: Account) -> Outcome:
    """The outcome of an order with the balance, tier and vouchers of the account as it stands."""
    program, made = tell.program, placed.made
    if not account.customer:
        return made.told_by(tell)
    after = After(
        balance=balance_of(program, account, tell),
        tier=tier_of(program, account, tell) if program.tiers else None,
        stamps=account.stamps_held,
        vouchers=vouchers_of(account, tell),
        reached=placed.reached,
        follow=placed.follow,
    )
    return made.told_by(tell, after)


# Points ------------------------------------------------------------------------------------


def _move_points(program: Program, made: Quote, account: Account, became: Became) -> Account:
    got, source = made.reckoned, made.order.id or ""
    used = got.scalar(got.sheet.redemption.used) if got.sheet.redemption else 0
    taken: tuple[PointLot, ...] = ()
    if used > 0 and not program.points.used_at_once:
        account, taken = lots.use(account, used)
    awarded = earned = 0
    for each in got.sheet.awards:
        given = got.scalar(each.given)
        if given:
            lot = _lot(program, account.today, source, each, given)
            account = lots.put(account, lot, earned=given)
            earned += given
            awarded += given if each.kind in OF_THE_ORDER else 0
    if used > 0 and program.points.used_at_once:
        account, taken = lots.use(account, used)
    became.update(used=used, used_from=taken, awarded=awarded, earned=earned)
    return account


def _lot(program: Program, day: dt.date, source: str, award: AwardLines, points: int) -> PointLot:
    if award.kind is AwardKind.REACHING:
        source = tiers.reaching(source, award.label)
    elif award.kind is AwardKind.JOINING:
        source = f"{source}/joining"
    available = assemble_points.available_on(program, day, award)
    milestone = program.points.available.after
    waits = milestone.value if available is None and milestone else None
    return PointLot(source, points, day, available, fixed_expiry(program, day), waits)


def milestone_reached(
    program: Program, account: Account, order: str, milestone: Milestone
) -> Account:
    """Points of an order that waited for a payment or a delivery become available, in time."""
    day = account.today
    delay = program.points.available.delay
    ready = day if delay is None else day_after(day, delay)
    held = Lots.in_order(
        replace(lot, available_on=ready, waits_for=None)
        if lot.source == order and lot.waits_for == milestone.value
        else lot
        for lot in account.waiting
    )
    account = lots.milestone(account, program.rewards, order, milestone.value)
    return lots.arrive(replace(account, waiting=held))


# What an order uses up ---------------------------------------------------------------------


def _use_up(made: Quote, account: Account, became: Became) -> Account:
    """Vouchers, stamps and what the referral promised."""
    got = made.reckoned
    if got.sheet.cards or account.stamps:
        account = _stamp(made, account)
    used = used_vouchers(got) if account.vouchers else set()
    if used:
        became["vouchers"] = tuple(each for each in account.vouchers if each.id in used)
        kept = tuple(each for each in account.vouchers if each.id not in used)
        account = replace(account, vouchers=kept)
    due = _friends_used(got)
    if due or account.friends_due:
        friends_due = counts.promises(account.friends_due, due, -1)
        account = replace(account, friends_due=friends_due)
        became["friends_used"] = tuple(due)
    return account


def _stamp(made: Quote, account: Account) -> Account:
    """Put stamps on cards, and take those used up; a late order's may have expired already."""
    got, stamps, day = made.reckoned, dict(account.stamps), account.today
    for each in got.sheet.cards:
        stamps[each.card] = got.scalar(each.after)
        put_on = got.scalar(each.put_on)
        if still_stamped(account, each.card, day):
            account = stamped(made.program, account, day, each.card, put_on)
        else:
            stamps[each.card] -= put_on
        for joined in each.joined:
            account = stamped(made.program, account, day, each.card, got.scalar(joined.line))
    return holding(account, stamps)


def _friends_used(got: Reckoned) -> list[int]:
    """The promises to a referrer, by position, that the order takes."""
    return [at for at, each in enumerate(got.sheet.referral.after) if got.holds(each.taken)]


# What an order gives for the next ----------------------------------------------------------


def _give_rewards(program: Program, made: Quote, account: Account, became: Became) -> Account:
    """The vouchers of an order, those of a tier it reaches too; it is kept which they are."""
    got = made.reckoned
    if not got.sheet.rewards:
        return account
    held = {each.id for each in account.vouchers}
    cards = {each.id for each in program.stamp_cards}
    source = made.order.id or ""
    for lines in got.sheet.rewards:
        number = got.scalar(lines.number)
        if not number:
            continue
        reward, giver = program.reward(lines.reward), Giver(source, is_order=True)
        if lines.tier is not None:
            if lines.tier not in account.reached:
                account = tiers.has_reached(account, lines.tier, source, 0)
            account = tiers.give_reward(program, account, lines.tier, source, lines.reward)
        elif lines.joining:
            account = lots.give(account, reward, Giver(f"{source}/{lines.besides}"), number)
        elif lines.rule in cards:
            account = lots.give_complete(program, account, reward, giver, number)
        else:
            account = lots.give(account, reward, giver, number)
    new = [each for each in account.vouchers if each.id not in held]
    besides = {f"{source}/{lines.besides}" for lines in got.sheet.rewards if lines.joining}
    became["gave"] = tuple(each.id for each in new if each.given_by not in besides)
    return account


# What an order counts ----------------------------------------------------------------------


def _count(program: Program, made: Quote, account: Account, earned: int) -> Account:
    got = made.reckoned
    spent = got.scalar(TO_PAY_GOODS)
    amounts = [("orders", 1), ("spent", spent), ("points_earned", earned)]
    amounts += [("status_points", got.scalar(got.sheet.status.earned))] if got.sheet.status else []
    amounts += limits_used(program, got)
    day = account.today
    last = max(day, account.last_order or day)
    return with_products(program, account, made.order, day, 1, amounts, last)


def limits_used(
    program: Program, got: Reckoned, *, had: Collection[str] | None = None
) -> list[tuple[str, int]]:
    """What limits and caps count of an order.

    Of one that came back, rewards that were `had` already stay counted, and what tiers gave that it
    reached goes with the tier.
    """
    limited, capped = limits_of(program)
    if not limited and not capped:
        return []
    points: Counter[str] = Counter()
    status: Counter[str] = Counter()
    for each in got.sheet.every_award if capped else ():
        if had is not None and each.kind is AwardKind.REACHING:
            continue
        given = status if each.status else points
        given[each.rule] += got.scalar(each.given)
    rules = rules_used(program, got) if limited else []
    if had:
        stay = {each.rule for each in got.sheet.rewards if each.reward in had}
        rules = [rule for rule in rules if rule not in stay]
    return list(uses_of(program, rules, points, status))


def rules_used(program: Program, got: Reckoned) -> list[str]:
    """The rules that did something for an order, and so count against their limits."""
    found = {each.rule for each in got.serving()}
    given = [each for each in got.sheet.every_award if got.scalar(each.given)]
    found |= {each.rule for each in given}
    found |= {each.rule for each in got.sheet.besides if got.holds(each.line)}
    found |= {each.rule for each in got.sheet.rewards if got.scalar(each.number)}
    for status in {each.status for each in given if each.times is not None}:
        rules = multiplying(program)[status]
        found |= {rule.id for rule in rules if _applies(got, rule)}
    return sorted(found)


@once_a_version(64)
def multiplying(program: Program) -> Mapping[bool, tuple[Giving, ...]]:
    """The rules that multiply status points (True), and points."""
    first = () if program.first_order is None else (program.first_order,)
    rules = (*program.bonus_days, *program.offers, *program.tiers, *program.segments, *first)
    return {
        status: tuple(rule for rule in rules if any(isinstance(each, times) for each in rule.given))
        for status, times in ((True, tree.TimesStatusPoints), (False, tree.TimesPoints))
    }


def _applies(got: Reckoned, rule: Giving) -> bool:
    lines = got.sheet.rules.get(rule.id)
    return lines is not None and got.holds(lines.applies) and _is_brought(got, rule)


def _is_brought(got: Reckoned, rule: Giving) -> bool:
    """Whether an order brings the promo code of an offer that has one."""
    if not isinstance(rule, Offer) or rule.code is None:
        return True
    codes = enumerate(got.sheet.slots.codes)
    return any(got.brought.code(CodeSlot(at)) for at, each in codes if each == rule.id)


# The tier ----------------------------------------------------------------------------------


def _reach(
    program: Program, made: Quote, account: Account, before: TierState, became: Became
) -> tuple[Account, tuple[Award, ...]]:
    """Bring the tier up to date; what joining gave may reach one that the order alone does not."""
    got, source = made.reckoned, made.order.id or ""
    awards: tuple[Award, ...] = ()
    for each in got.sheet.awards:
        if each.kind is AwardKind.REACHING and got.scalar(each.given):
            account = tiers.has_reached(account, each.label, source, got.scalar(each.given))
    if got.sheet.rank is not None and counts.is_late(program, account):
        account, awards, *_ = tiers.observe(program, account, event=source)
    elif got.sheet.rank is not None and has_benefits(program, account, account.today):
        rank = got.scalar(got.sheet.rank.after)
        rises = rank > tiers.rank_of(program, account.tier.name)
        if rises:
            account = tiers.reach(program, account, rank, source)
        if not rises or tiers.counted_rank(program, account) > rank:
            account, awards, *_ = tiers.observe(program, account, event=source)
    became["tier_after"] = None if account.tier == before else account.tier
    return account, awards
