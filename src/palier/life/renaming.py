"""An account goes on under the names of today: those its rules had before are theirs still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from palier.account.state import Account, HeldVoucher, OrderRecord, TierState
from palier.account.sums import Lots, PointLot, Series
from palier.life.tiers import forgiven_key, reaching, reaching_key, reward_key
from palier.program.former import Former, former, names
from palier.program.model import Program
from palier.values import Itself, replace

T = TypeVar("T")


def under(program: Program, account: Account) -> Account:
    """An account under the names of a programme."""
    found = former(program)
    if not found or (account.version == program.version and not _holds(account, found)):
        return account
    return renamed(account, found)


def forward(program: Program, account: Account) -> Account:
    """The same, of an account that may have any former name anywhere."""
    found = former(program)
    return renamed(account, found) if found else account


def back_under(old: Program, now: Program, account: Account) -> Account:
    """An account of today under the names of an older programme."""
    found = former(now)
    return renamed(account, found.turned(names(old))) if found else account


def _holds(account: Account, found: Former) -> bool:
    """Whether an account has a former name in hand."""
    of = Itself(found)
    return (
        account.tier.name in found.tiers
        or any(card in found.cards for card in account.stamps)
        or any(each.reward in found.rewards for each in account.vouchers)
        or any(_former_key(key, of) for key in account.counted)
    )


@lru_cache(maxsize=4096)
def _former_key(key: str, found: Itself[Former]) -> bool:
    return counted_key(key, found.held) != key


def counted_key(key: str, found: Former) -> str:
    """What is counted under a key, by the names of today.

    >>> old = Former(activities={"opinion": "review"}, rules={"offer:Hello": "offer:Welcome"})
    >>> counted_key("activities:opinion", old), counted_key("use:offer:Hello", old)
    ('activities:review', 'use:offer:Welcome')
    """
    for tier, new in found.tiers.items():
        for key_of in (reaching_key, reward_key, forgiven_key):
            if key == key_of(tier):
                return key_of(new)
    kind, _, rest = key.partition(":")
    named = {"activities": found.activities, "stamped": found.cards}.get(kind, found.rules)
    return f"{kind}:{named[rest]}" if rest in named else key


def renamed(account: Account, found: Former) -> Account:
    """An account with each name as it is called now."""
    sources = {
        reaching(event, tier): reaching(event, found.tiers[tier])
        for tier, event in account.reached.items()
        if tier in found.tiers
    }
    return replace(
        account,
        lots=_lots(account.lots, sources),
        waiting=_lots(account.waiting, sources),
        lapsed={sources.get(name, name): units for name, units in account.lapsed.items()},
        tallies=_tallies(account.tallies, found),
        counted=_counted(account.counted, found),
        tier=_tier(account.tier, found),
        kept=tuple(replace(each, tier=_new(each.tier, found.tiers)) for each in account.kept),
        kept_until=_latest(account.kept_until, found.tiers),
        reached=_keys(account.reached, found.tiers),
        stamps=_counted_by_name(account.stamps, found.cards),
        emptied=_keys(account.emptied, found.cards),
        vouchers=tuple(_voucher(each, found, sources) for each in account.vouchers),
        friends=tuple(
            replace(
                each,
                tier_before=_tier(each.tier_before, found),
                tier_after=_tier(each.tier_after, found),
                uses=_counted(each.uses, found),
                stamps=_keys(each.stamps, found.cards),
            )
            for each in account.friends
        ),
        orders=tuple(_order(each, found, sources) for each in account.orders),
    )


def _new(name: str, named: Mapping[str, str]) -> str:
    return named.get(name, name)


def _keys(held: Mapping[str, T], named: Mapping[str, str]) -> dict[str, T]:
    return {_new(name, named): each for name, each in held.items()}


def _latest(held: Mapping[str, dt.date], named: Mapping[str, str]) -> dict[str, dt.date]:
    found: dict[str, dt.date] = {}
    for name, day in held.items():
        new = _new(name, named)
        found[new] = max(day, found.get(new, day))
    return found


def _counted_by_name(held: Mapping[str, int], named: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, amount in held.items():
        new = _new(name, named)
        found[new] = found.get(new, 0) + amount
    return found


def _counted(held: Mapping[str, int], found: Former) -> dict[str, int]:
    return _counted_by_name(held, {key: counted_key(key, found) for key in held})


def _tallies(held: Mapping[str, Series], found: Former) -> dict[str, Series]:
    tallies: dict[str, Series] = {}
    for key, series in held.items():
        new = counted_key(key, found)
        for day, amount in series if new in tallies else ():
            tallies[new] = tallies[new].plus(day, amount)
        tallies.setdefault(new, series)
    return tallies


def _lots(held: Lots, sources: Mapping[str, str]) -> Lots:
    if not any(each.source in sources for each in held):
        return held
    return Lots.in_order(_lot(each, sources) for each in held)


def _lot(lot: PointLot, sources: Mapping[str, str]) -> PointLot:
    return replace(lot, source=_new(lot.source, sources)) if lot.source in sources else lot


def _tier(state: TierState, found: Former) -> TierState:
    new = found.tiers.get(state.name or "")
    return state if new is None else replace(state, name=new)


def _voucher(voucher: HeldVoucher, found: Former, sources: Mapping[str, str]) -> HeldVoucher:
    taken = tuple(_lot(each, sources) for each in voucher.taken)
    giver = sources.get(voucher.given_by or "", voucher.given_by)
    reward = _new(voucher.reward, found.rewards)
    return replace(voucher, reward=reward, taken=taken, given_by=giver)


def _order(record: OrderRecord, found: Former, sources: Mapping[str, str]) -> OrderRecord:
    after = record.tier_after
    return replace(
        record,
        tier_before=_tier(record.tier_before, found),
        tier_after=None if after is None else _tier(after, found),
        vouchers=tuple(_voucher(each, found, sources) for each in record.vouchers),
        unstamped=tuple(_new(each, found.cards) for each in record.unstamped),
        used_from=tuple(_lot(each, sources) for each in record.used_from),
    )
