"""Rewards for points: what one costs a customer, who may claim it, what is given automatically.

Those given for what came back are withdrawn, unless they are used already.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier import tree
from palier.account.events import Claim
from palier.account.state import Account, HeldVoucher, OrderRecord
from palier.life import lots, tiers
from palier.life.idle import is_active
from palier.life.lots import cost_of
from palier.life.standing import event_sheet, gets_nothing, reckon
from palier.named import NamedTuple
from palier.problem.event import refuse
from palier.problem.life import ClaimNotAllowed, RewardTooDear, UnknownReward
from palier.program.former import former
from palier.program.model import Program, once_a_day, once_a_version
from palier.program.rules import Reward
from palier.quantity import Duration, MonthDay, Period, units_of
from palier.source import NOWHERE, nearest
from palier.surface.to_text import phrase
from palier.values import replace


class Price(NamedTuple):
    """What a reward costs a customer today, and what is not met, if something is not."""

    cost: int
    refused: tree.Node | None = None

    def buys(self, points: int) -> bool:
        """Whether so many points buy it."""
        return self.refused is None and self.cost <= points


def price_of(program: Program, account: Account, reward: Reward) -> Price | None:
    """What a reward costs a customer on the account's day; None where it is given only."""
    if reward.cost is None:
        return None
    if gets_nothing(program, account):
        return Price(cost_of(reward), tree.GetsNothing())
    return _price_of(program, account, reward)


def _price_of(program: Program, account: Account, reward: Reward) -> Price:
    """What a reward costs a customer who gets something of the programme."""
    plain = not (reward.prices or reward.scope.when or reward.scope.unless or program.membership)
    if plain and program.run.is_always:
        return Price(cost_of(reward))
    lines = event_sheet(program).claims[reward.id]
    values = reckon(program, account)
    failed = next((each for each in lines.lines.guards if not values.holds(each.line)), None)
    if failed is None:
        return Price(values.scalar(lines.cost))
    return Price(values.scalar(lines.cost), failed.source or tree.Runs(program.run))


def claimable(program: Program, account: Account) -> Iterator[Reward]:
    """The rewards that a customer can claim on the account's day."""
    priced = _priced(program)
    if not priced or gets_nothing(program, account):
        return
    points = lots.available(account)
    for reward, least in priced:
        if least <= points and _price_of(program, account, reward).buys(points):
            yield reward


@once_a_version(64)
def _priced(program: Program) -> tuple[tuple[Reward, int], ...]:
    """The rewards that are claimed for points; what each costs, 0 where that depends."""
    claimed = [each for each in program.rewards if each.cost is not None and not each.automatic]
    return tuple((each, 0 if each.prices else cost_of(each)) for each in claimed)


def claim_by(program: Program, event: Claim, account: Account) -> Account:
    """A customer claims a reward; refused where it may not be claimed, or is too dear."""
    named = former(program).rewards.get(event.reward, event.reward)
    reward = next((each for each in program.rewards if each.label == named), None)
    if reward is None:
        close = nearest(event.reward, [each.label for each in program.rewards])
        refuse(UnknownReward(NOWHERE, ("reward",), event.reward, close))
    price = price_of(program, account, reward)
    if price is None or price.refused is not None:
        unmet = None if price is None else price.refused
        told = None if unmet is None else phrase(unmet, program.surface)
        refuse(ClaimNotAllowed(NOWHERE, ("reward",), event.reward, told))
    available = lots.available(account)
    if price.cost > available:
        cost, held = program.amount(price.cost), program.amount(available)
        refuse(RewardTooDear(NOWHERE, ("reward",), event.reward, cost, held))
    account = is_active(program, account, account.today)
    return lots.claim(account, reward, event.id, put_in(reward, price.cost, available))


def put_in(reward: Reward, cost: int, available: int) -> int:
    """The points that go into one voucher: its price, or all whole steps in hand."""
    if reward.step is None:
        return cost
    step = units_of(reward.step)
    return available // step * step


def claim_automatically(program: Program, account: Account, event: str) -> Account:
    """Claim what is given automatically as soon as the points reach its cost, cheapest first."""
    return _claim_all(program, account, event, every=False)


def claim_on_day(program: Program, account: Account, event: str) -> Account:
    """Claim what is given automatically on the account's day, the first of a period."""
    return _claim_all(program, account, event, every=True)


def _claim_all(program: Program, account: Account, event: str, *, every: bool) -> Account:
    due = [each for each in automatic(program) if _is_due(each, account.today, every=every)]
    if not due:
        return account
    number, claimed = len(account.vouchers), list[HeldVoucher]()
    for reward in due:
        price = price_of(program, account, reward)
        while price is not None and price.buys(lots.available(account)):
            number += 1
            points = put_in(reward, price.cost, lots.available(account))
            account, made = lots.turned(account, reward, f"{event}/{reward.id}/{number}", points)
            claimed.append(made)
    return lots.with_vouchers(account, claimed) if claimed else account


@once_a_version(64)
def automatic(program: Program) -> tuple[Reward, ...]:
    """The rewards that are given automatically, cheapest first."""
    automatic = (each for each in program.rewards if each.automatic and cost_of(each) > 0)
    return tuple(sorted(automatic, key=cost_of))


def _is_due(reward: Reward, day: dt.date, *, every: bool) -> bool:
    if reward.every is None:
        return not every
    return every and begins(reward.every, day)


def begins(every: Period | MonthDay, day: dt.date) -> bool:
    """Whether a day is the first of such a period, or that day of the year."""
    if isinstance(every, MonthDay):
        return every.falls_on(day)
    return day.day == 1 and (day.month - 1) % _months(every) == 0


def days_of_claims(program: Program, now: dt.date, until: dt.date) -> Iterator[dt.date]:
    """The days after one, up to another, on which something is given that comes again."""
    return (day for day in _next_claims(program, now) if day <= until)


@once_a_day
def _next_claims(program: Program, now: dt.date) -> tuple[dt.date, ...]:
    return tuple(day for every in periods(program) for day in _first_days(every, now))


@once_a_version(64)
def periods(program: Program) -> tuple[Period | MonthDay, ...]:
    """How often something is given that comes again, each once."""
    every = (*(each.every for each in program.rewards), *(each.every for each in program.earnings))
    return tuple(dict.fromkeys(each for each in every if each is not None))


def _first_days(every: Period | MonthDay, now: dt.date) -> Iterator[dt.date]:
    """The next day of each; the one after it is asked for once that has come."""
    if isinstance(every, MonthDay):
        years = range(now.year, min(now.year + 1, dt.MAXYEAR) + 1)
        days = (every.in_year(year) for year in years)
    else:
        days = (_month(now, more) for more in range(1, _months(every) + 1))
    yield from (day for day in days if now < day and begins(every, day))


def _months(every: Period) -> int:
    return Duration(1, every).months or 1


def _month(day: dt.date, more: int) -> dt.date:
    """The first day of so many months later."""
    months = day.year * 12 + day.month - 1 + more
    year = min(months // 12, dt.MAXYEAR)
    return dt.date(year, months % 12 + 1, 1)


def withdraw(account: Account, record: OrderRecord) -> tuple[Account, tuple[str, ...]]:
    """Withdraw the vouchers that an order gave; those of them that are used, by reward."""
    gave = set(record.gave) - _of_tiers(account, record)
    kept = tuple(each for each in account.vouchers if each.id not in gave)
    return replace(account, vouchers=kept), used_already(account, record)


def used_already(account: Account, record: OrderRecord) -> tuple[str, ...]:
    """The vouchers that an order gave and that are used, by reward."""
    gave = set(record.gave) - _of_tiers(account, record)
    spent = (each for other in account.orders for each in other.vouchers)
    return tuple(each.reward for each in spent if each.id in gave)


def _of_tiers(account: Account, record: OrderRecord) -> set[str]:
    """The vouchers of tiers that an order reached: they go with the tier, not with the order."""
    source = record.order.id or ""
    givers = {tiers.reaching(source, tier) for tier, by in account.reached.items() if by == source}
    return {each.id for each in account.vouchers if each.given_by in givers}


def withdraw_given_by(account: Account, event: str) -> Account:
    """Withdraw the vouchers that rules gave for an event that is undone."""
    kept = tuple(each for each in account.vouchers if each.given_by != event)
    return replace(account, vouchers=kept)


def had_of(account: Account, event: str) -> tuple[str, ...]:
    """The vouchers that rules gave for an event and that are used, by reward."""
    used = (each for order in account.orders for each in order.vouchers)
    return tuple(each.reward for each in used if each.given_by == event)


def still_due(program: Program, account: Account, voucher: HeldVoucher) -> bool:
    """Whether what gave a voucher stands: an order that is not all back, its tier, a friend."""
    back = [each.order.id or "" for each in account.orders if each.is_back]
    above = program.tiers[tiers.rank_of(program, account.tier.name) :]
    gone = {*back, *(tiers.reaching(order, tier.label) for order in back for tier in above)}
    gone |= {each.source for each in account.friends if each.undone}
    lost = (each for each in program.tiers if each.label not in account.reached)
    return voucher.given_by not in gone and not any(tiers.gave(each, voucher) for each in lost)
