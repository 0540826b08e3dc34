"""Whom to write to, and why: a tier or a reward within reach, points to be lost, birthdays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import Enum

from palier import tree
from palier.account.outcome import Missing
from palier.account.state import Account
from palier.account.sums import PointLot
from palier.life import lots
from palier.life.claims import price_of
from palier.life.idle import ends_of, last_days_of_stamps
from palier.life.movements import WHOLE, ahead, held, ways_to
from palier.life.passing import ONE_DAY, Passed, birthday_source, birthdays, days_passed
from palier.life.standing import gets_nothing, has_benefits
from palier.life.tiers import rank_of
from palier.named import NamedTuple
from palier.program.model import Program
from palier.program.rules import Reward
from palier.quantity import units_of
from palier.source import same_name
from palier.values import dataclass


class Reason(Enum):
    """Why a customer is written to, in the order they are told."""

    TIER_CLOSE = "tier-close"
    TIER_LOST = "tier-lost"
    REWARD_READY = "reward-ready"
    REWARD_CLOSE = "reward-close"
    POINTS_EXPIRE = "points-expire"
    VOUCHER_EXPIRES = "voucher-expires"
    STAMPS_EXPIRE = "stamps-expire"
    BIRTHDAY = "birthday"
    MEMBERSHIP_ENDS = "membership-ends"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reason to write to a customer.

    `name` is the tier, the reward or the card; `units` what is missing, at stake, held or given, in
    the unit collected; `first` how much of it is lost after `on`, or what the reward costs; `on`
    the last day, or the birthday. `missing` is what a tier still takes, way by way; `stamps` are at
    stake.
    """

    customer: str
    language: str | None
    reason: Reason
    name: str | None = None
    units: int | None = None
    first: int | None = None
    missing: tuple[tuple[Missing, ...], ...] = ()
    on: dt.date | None = None
    stamps: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which reminders are wanted: those of a day, for what falls within so many days after it.

    `close` is a percentage: how much of the way to a tier or a reward must be done already.
    """

    on: dt.date
    within: int = 30
    close: int = 80

    @property
    def until(self) -> dt.date:
        """The last day that is looked at."""
        return self.on + dt.timedelta(days=self.within)


def reminders(
    program: Program, account: Account, asked: Asked, older: Mapping[str, Program] | None = None
) -> tuple[Reminder, ...]:
    """Why to write to a customer on a day, which must not be before the account's last one.

    Whoever has not ticked the box that the file asks for is not written to, nor is a customer whom
    the programme leaves out that day.
    """
    if not wants_messages(program, account):
        return ()
    days = tuple(days_passed(program, account, asked.until, older or {}))
    before = [each for each in days if each.account.today <= asked.on]
    now = replace(before[-1].account if before else account, day=asked.on)
    if gets_nothing(program, now):
        return ()
    found = (
        *_tier_close(program, now, asked),
        *_tier_lost(program, now, days[len(before) :]),
        *_rewards(program, now, asked),
        *_expiring(program, now, days[len(before) :], asked),
        *_vouchers(now, asked),
        *_stamps(program, now, asked),
        *_birthday(program, now, days, asked),
        *_membership(program, now, asked),
    )
    return tuple(sorted(found, key=lambda each: _ORDER[each.reason]))


def wants_messages(program: Program, account: Account) -> bool:
    """Whether a customer has agreed to be written to, as far as the file asks for it."""
    if program.messages_to is None:
        return True
    box = same_name(program.messages_to)
    return any(ticked for name, ticked in account.facts.items() if same_name(name) == box)


_ORDER = {reason: at for at, reason in enumerate(Reason)}


def _of(account: Account, reason: Reason, name: str | None = None) -> Reminder:
    return Reminder(account.customer, account.language, reason, name)


# Tiers -------------------------------------------------------------------------------------


def _tier_close(program: Program, account: Account, asked: Asked) -> Iterator[Reminder]:
    above = ahead(program, account) if program.tiers else None
    if above and above.missing and all(above.missing) and above.done * 100 >= asked.close * WHOLE:
        yield replace(_of(account, Reason.TIER_CLOSE, above.tier), missing=above.missing)


def _tier_lost(program: Program, account: Account, days: Iterable[Passed]) -> Iterator[Reminder]:
    """The first fall that time alone would bring, and what would prevent it."""
    held_rank = rank_of(program, account.tier.name)
    for passed in days:
        if rank_of(program, passed.account.tier.name) < held_rank:
            missing = ways_to(program, passed.account, held_rank - 1)
            lost = _of(account, Reason.TIER_LOST, account.tier.name)
            yield replace(lost, missing=missing, on=passed.account.today - ONE_DAY)
            return


# Rewards and points ------------------------------------------------------------------------


def _rewards(program: Program, account: Account, asked: Asked) -> Iterator[Reminder]:
    available, total = lots.available(account), held(account)
    rewards = _for_sale(program, account)
    ready = [each for each in rewards if each.cost <= available and not each.reward.automatic]
    if ready:
        dearest = _of(account, Reason.REWARD_READY, ready[-1].reward.label)
        yield replace(dearest, units=available, first=ready[-1].cost)
    above = next((each for each in rewards if each.cost > max(total, available)), None)
    if above and total * 100 >= asked.close * above.cost:
        close = _of(account, Reason.REWARD_CLOSE, above.reward.label)
        yield replace(close, units=above.cost - total)


class Priced(NamedTuple):
    """A reward, and what it costs a customer."""

    reward: Reward
    cost: int


def _for_sale(program: Program, account: Account) -> list[Priced]:
    """The rewards that a customer may claim, at the price they have there, cheapest first."""
    if not has_benefits(program, account, account.today):
        return []
    prices = [(each, price_of(program, account, each)) for each in program.rewards]
    found = [Priced(each, price.cost) for each, price in prices if price and not price.refused]
    return sorted(found, key=lambda each: each.cost)


def _expiring(
    program: Program, account: Account, days: Iterable[Passed], asked: Asked
) -> Iterator[Reminder]:
    """Points that end; where a tier keeps them alive, those that would end when it is lost."""
    if program.lasts_at(account.tier.name):
        yield from _ending(account, [each for each in days if each.expired])
        return
    ends = ends_of(program, account)
    dated = [(ends.of(lot), lot) for lot in account.all_lots]
    soon = [(last, lot) for last, lot in dated if last is not None and last <= asked.until]
    if soon:
        first = min(last for last, _ in soon)
        yield replace(
            _of(account, Reason.POINTS_EXPIRE),
            units=_sum(lot for _, lot in soon),
            first=_sum(lot for last, lot in soon if last == first),
            on=first,
        )


def _ending(account: Account, days: list[Passed]) -> Iterator[Reminder]:
    if days:
        yield replace(
            _of(account, Reason.POINTS_EXPIRE),
            units=sum(each.expired for each in days),
            first=days[0].expired,
            on=days[0].account.today - ONE_DAY,
        )


def _sum(held_lots: Iterable[PointLot]) -> int:
    return sum(lot.points for lot in held_lots)


def _vouchers(account: Account, asked: Asked) -> Iterator[Reminder]:
    for voucher in account.vouchers:
        if voucher.expires_on is not None and voucher.expires_on <= asked.until:
            yield replace(
                _of(account, Reason.VOUCHER_EXPIRES, voucher.reward), on=voucher.expires_on
            )


def _stamps(program: Program, account: Account, asked: Asked) -> Iterator[Reminder]:
    for card, last in last_days_of_stamps(program, account).items():
        if last <= asked.until:
            told = _of(account, Reason.STAMPS_EXPIRE, card)
            yield replace(told, stamps=account.stamps[card], on=last)


# Days --------------------------------------------------------------------------------------


def _birthday(
    program: Program, account: Account, days: Iterable[Passed], asked: Asked
) -> Iterator[Reminder]:
    """The next birthday, and what it gives: as time brings it, or as it did already today."""
    for day in birthdays(account, asked.on, asked.until)[:1]:
        rules = {
            each.label for each in program.earnings if isinstance(each.head, tree.EarnOnBirthday)
        }
        awards = [each for passed in days if passed.account.today == day for each in passed.awards]
        given = sum(units_of(each.points) for each in awards if each.rule in rules)
        source = birthday_source(account, day.year)
        given = given or _sum(lot for lot in account.all_lots if lot.source == source)
        yield replace(_of(account, Reason.BIRTHDAY), units=given or None, on=day)


def _membership(program: Program, account: Account, asked: Asked) -> Iterator[Reminder]:
    until = account.member_until
    if program.membership is not None and until is not None and asked.on <= until <= asked.until:
        yield replace(_of(account, Reason.MEMBERSHIP_ENDS), on=until)
