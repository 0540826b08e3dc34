"""What a customer may be told on a day: a tier or a reward is close, points end, a birthday."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum

from palier.account.days import days_after
from palier.account.outcome import Missing
from palier.account.state import Account
from palier.account.sums import PointLot
from palier.account.telling import values_of
from palier.life import lots
from palier.life.claims import price_of
from palier.life.idle import ends_of
from palier.life.movements import WHOLE, Ahead, ahead, held, ways_to
from palier.life.passing import ONE_DAY, Passed
from palier.life.stamps import last_days_of_stamps
from palier.life.standing import has_benefits
from palier.life.tiers import rank_of
from palier.named import NamedTuple
from palier.program.model import Program
from palier.program.rules import Message, Reward
from palier.values import dataclass, field, replace

LATE = 30
"""How many days after its moment something is still told: a shop may write once a month."""


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
    NO_ORDER = "no-order"
    JOINED = "joined"
    STAMPS_CLOSE = "stamps-close"
    BALANCE = "balance"
    TIER_REACHED = "tier-reached"
    FRIEND_THANKED = "friend-thanked"
    BIRTHDAY_UNKNOWN = "birthday-unknown"
    EVERY_MONTH = "every-month"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reason to write to a customer.

    `name` is the tier, the reward or the card; `units` what is missing, at stake, held or given, in
    the unit collected; `first` how much of it is lost after `on`, or what the reward costs; `on`
    the last day, or the birthday. `missing` is what a tier still takes, way by way; `stamps` are at
    stake, still to come, or given. `status` points and `rewards` are what a birthday gives besides.
    `occasion` is what makes it another one of its reason: the day, the voucher, the tier. `message`
    is what the file says of it, where it does; `account` is the customer's, on the day.
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
    status: int | None = None
    rewards: tuple[str, ...] = ()
    occasion: str = ""
    message: Message | None = None
    account: Account | None = field(default=None, compare=False, repr=False)


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
        return days_after(self.on, self.within)

    def is_late(self, day: dt.date) -> bool:
        """Whether a day has come, and lately enough to speak of it still."""
        return day <= self.on <= days_after(day, LATE)


@dataclass(frozen=True, slots=True)
class Look:
    """A customer on the day that is asked about, and what time brings on every day up to its end.

    `account` is of that day; `days` are the days on which something falls, those before it too.
    """

    program: Program
    account: Account
    days: tuple[Passed, ...]
    asked: Asked

    @property
    def later(self) -> tuple[Passed, ...]:
        """The days after the one asked about, as far as is looked at."""
        on, until = self.asked.on, self.asked.until
        return tuple(each for each in self.days if on < each.account.today <= until)

    def told(self, reason: Reason, name: str | None = None, *, occasion: object = "") -> Reminder:
        """A reason to write to the customer, and what tells it from the next one of its kind."""
        account, of = self.account, str(occasion)
        return Reminder(
            account.customer, account.language, reason, name, occasion=of, account=account
        )

    def spent(self, label: str = "") -> str:
        """The occasion of what points may buy: another one once some were used."""
        return f"{label}/{self.account.totals.used}"


def nothing(_: Look) -> tuple[Reminder, ...]:
    """What nobody is told unless the file says so."""
    return ()


# Tiers -------------------------------------------------------------------------------------


def tier_close(look: Look) -> Iterator[Reminder]:
    """The next tier, when enough of the way to it is done."""
    above = ahead(look.program, look.account) if look.program.tiers else None
    if above and all(above.missing) and above.done * 100 >= look.asked.close * WHOLE:
        yield from next_tier(look, above)


def next_tier(look: Look, above: Ahead) -> Iterator[Reminder]:
    """The next tier, and what it still takes: something."""
    if above.missing and all(above.missing):
        since = look.account.tier.since or ""
        close = look.told(Reason.TIER_CLOSE, above.tier, occasion=f"{above.tier}/{since}")
        yield replace(close, missing=above.missing)


def tier_lost(look: Look) -> Iterator[Reminder]:
    """The first fall that time alone would bring, and what would prevent it."""
    program, name = look.program, look.account.tier.name
    held_rank = rank_of(program, name)
    for passed in look.later:
        if rank_of(program, passed.account.tier.name) < held_rank:
            missing = ways_to(values_of(program), passed.account, held_rank - 1)
            last = passed.account.today - ONE_DAY
            lost = look.told(Reason.TIER_LOST, name, occasion=f"{name}/{last}")
            yield replace(lost, missing=missing, on=last)
            return


def tier_reached(look: Look) -> Iterator[Reminder]:
    """A tier reached lately; not one that was fallen to, nor one open to all."""
    name, since = look.account.tier.name, look.account.tier.since
    earned = any(each.label == name and each.criteria for each in look.program.tiers)
    if not earned or since is None or not look.asked.is_late(since):
        return
    if _went_up(look.program, look.account, since):
        reached = look.told(Reason.TIER_REACHED, name, occasion=f"{name}/{since}")
        yield replace(reached, on=since)


def _went_up(program: Program, account: Account, since: dt.date) -> bool:
    """Whether an event of the day led up to the tier held: time alone may have led down to it."""
    orders = [(each.tier_before, each.tier_reached) for each in account.orders if each.day == since]
    friends = [(each.tier_before, each.tier_after) for each in account.friends if each.day == since]
    if moves := [*orders, *friends]:
        return any(rank_of(program, a.name) < rank_of(program, b.name) for a, b in moves)
    return any(each.day == since for each in account.seen.values())


# Rewards and points ------------------------------------------------------------------------


class Priced(NamedTuple):
    """A reward, and what it costs a customer."""

    reward: Reward
    cost: int


def _for_sale(look: Look) -> list[Priced]:
    """The rewards that a customer may claim, at the price they have there, cheapest first."""
    program, account = look.program, look.account
    if not has_benefits(program, account, account.today):
        return []
    prices = [(each, price_of(program, account, each)) for each in program.rewards]
    found = [Priced(each, price.cost) for each, price in prices if price and not price.refused]
    return sorted(found, key=lambda each: each.cost)


def reward_ready(look: Look) -> Iterator[Reminder]:
    """The dearest reward that the points buy."""
    available = lots.available(look.account)
    sold = (each for each in _for_sale(look) if each.cost <= available)
    ready = [each for each in sold if not each.reward.automatic]
    if ready:
        label = ready[-1].reward.label
        dearest = look.told(Reason.REWARD_READY, label, occasion=look.spent(label))
        yield replace(dearest, units=available, first=ready[-1].cost)


def reward_close(look: Look) -> Iterator[Reminder]:
    """The next reward, when enough of its price is there."""
    for each in next_reward(look):
        total = held(look.account)
        if each.units is not None and total * 100 >= look.asked.close * (total + each.units):
            yield each


def next_reward(look: Look) -> Iterator[Reminder]:
    """The cheapest reward that the points do not buy yet, and how many it still takes."""
    total = held(look.account)
    most = max(total, lots.available(look.account))
    above = next((each for each in _for_sale(look) if each.cost > most), None)
    if above:
        label = above.reward.label
        close = look.told(Reason.REWARD_CLOSE, label, occasion=look.spent(label))
        yield replace(close, units=above.cost - total)


def points_expire(look: Look) -> Iterator[Reminder]:
    """Points that end; where a tier keeps them alive, those that would end when it is lost.

    Not those that become a reward by then, or that a tier keeps which time alone reaches.
    """
    account = look.account
    if look.program.lasts_at(account.tier.name):
        yield from _ending(look, [each for each in look.later if each.expired])
        return
    ends, ended = ends_of(look.program, account), Counter[dt.date]()
    for lot in account.all_lots:
        last = ends.told(lot, account.today)
        if last is not None and last <= look.asked.until:
            ended[last] += lot.points
    lost = {each.account.today - ONE_DAY: each.expired for each in look.days if each.expired}
    soon = {last: min(ended[last], lost[last]) for last in sorted(ended) if last in lost}
    mine = held(account)  # What is owed is paid with what is still to come.
    if soon and mine > 0:
        first = min(soon)
        yield replace(
            look.told(Reason.POINTS_EXPIRE, occasion=first),
            units=min(mine, sum(soon.values())),
            first=min(mine, soon[first]),
            on=first,
        )


def _ending(look: Look, days: list[Passed]) -> Iterator[Reminder]:
    if days:
        last = days[0].account.today - ONE_DAY
        yield replace(
            look.told(Reason.POINTS_EXPIRE, occasion=last),
            units=sum(each.expired for each in days),
            first=days[0].expired,
            on=last,
        )


def _sum(held_lots: Iterable[PointLot]) -> int:
    return sum(lot.points for lot in held_lots)


def vouchers_expire(look: Look) -> Iterator[Reminder]:
    """Each voucher that ends soon."""
    for voucher in look.account.vouchers:
        if voucher.expires_on is not None and voucher.expires_on <= look.asked.until:
            ends = look.told(Reason.VOUCHER_EXPIRES, voucher.reward, occasion=voucher.id)
            yield replace(ends, on=voucher.expires_on)


# Stamps, friends, days -----------------------------------------------------------------------


def stamps_expire(look: Look) -> Iterator[Reminder]:
    """Each card whose stamps end soon."""
    for card, last in last_days_of_stamps(look.program, look.account).items():
        if last <= look.asked.until:
            ends = look.told(Reason.STAMPS_EXPIRE, card, occasion=f"{card}/{last}")
            yield replace(ends, stamps=look.account.stamps[card], on=last)


def stamps_close(look: Look, most: int) -> Iterator[Reminder]:
    """Each card begun that at most so many stamps fill."""
    for card in look.program.stamp_cards:
        on_it = look.account.stamps_held.get(card.label, 0)
        if on_it and 0 < card.stamps - on_it <= most:
            last = look.account.last_order or ""
            close = look.told(Reason.STAMPS_CLOSE, card.label, occasion=f"{card.label}/{last}")
            yield replace(close, stamps=card.stamps - on_it)


def friend_thanked(look: Look) -> Iterator[Reminder]:
    """What friends have brought, and no order has used yet."""
    if any(look.account.friends_due):
        friends = look.account.counted.get("referrals", 0)
        yield look.told(Reason.FRIEND_THANKED, occasion=friends)


def membership_ends(look: Look) -> Iterator[Reminder]:
    """A membership that is paid for, and about to end."""
    until, asked = look.account.member_until, look.asked
    if look.program.membership is not None and until and asked.on <= until <= asked.until:
        yield replace(look.told(Reason.MEMBERSHIP_ENDS, occasion=until), on=until)
