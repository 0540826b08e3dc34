"""Two accounts of one customer become one: nothing is lost, and nothing is given."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, count, zip_longest
from typing import TypeVar

from palier.account.state import Account, HeldVoucher, TierState, Totals
from palier.account.sums import NOTHING, Lots, Series
from palier.life import lots, tiers
from palier.life.awarding import Awarded
from palier.life.stamps import expired_apart
from palier.program.model import Program
from palier.values import replace

D = TypeVar("D", dt.date, dt.datetime)


def merge(program: Program, event: str, account: Account, gone: Account) -> Awarded:
    """Bring an account into another, both on one day; their joint counts may lift the tier.

    The higher tier stays with its own keeping: nothing is renewed.
    """
    other = expired_apart(_called_apart(account, gone))
    joined = _joined(program, expired_apart(account), other)
    held = tiers.rank_of(program, joined.tier.name)
    rises = tiers.counted_rank(program, joined) > held
    return tiers.observe(program, joined, event=event if rises else None)


def moved(gone: Account, to: Account) -> Account:
    """What is left of an account that was brought into another: where it went."""
    return Account(
        gone.customer,
        version=to.version,
        last_at=to.last_at,
        day=to.day,
        moved_to=to.customer,
    )


def _joined(program: Program, one: Account, other: Account) -> Account:
    account = replace(
        _known(one, other),
        merged=(*one.merged, other.customer, *other.merged),
        lots=_together(one.lots, other.lots),
        waiting=_together(one.waiting, other.waiting),
        lapsed=_summed(one.lapsed, other.lapsed),
        deficit=one.deficit + other.deficit,
        totals=_totals(one.totals, other.totals),
        tallies=_tallies(one.tallies, other.tallies),
        counted=_summed(one.counted, other.counted),
        products=_summed(one.products, other.products),
        tier=_higher(program, one.tier, other.tier),
        kept=tuple(sorted((*one.kept, *other.kept), key=lambda each: each.day or dt.date.min)),
        kept_until=_last(one.kept_until, other.kept_until),
        reached={**other.reached, **one.reached},
        stamps=_summed(one.stamps, other.stamps),
        vouchers=lots.oldest_first((*one.vouchers, *other.vouchers)),
        friends=(*one.friends, *other.friends),
        friends_due=_due(one.friends_due, other.friends_due),
        birthdays=tuple(sorted({*one.birthdays, *other.birthdays})[-2:]),
        orders=tuple(sorted((*one.orders, *other.orders), key=lambda each: each.order.at)),
        seen={**other.seen, **one.seen},
        answers={**other.answers, **one.answers},
    )
    return lots.settle(account)


def _called_apart(one: Account, other: Account) -> Account:
    """An account of which no voucher is called as one of another: days gave both their names."""
    taken, theirs = ({each.id for each in _vouchers(of)} for of in (one, other))
    both = sorted(taken & theirs)
    if not both:
        return other
    names: dict[str, str] = {}
    for name in both:
        numbered = (f"{name}/{number}" for number in count(2))
        names[name] = next(each for each in numbered if each not in taken | theirs)
        theirs.add(names[name])

    def called(vouchers: Iterable[HeldVoucher]) -> tuple[HeldVoucher, ...]:
        return tuple(replace(each, id=names.get(each.id, each.id)) for each in vouchers)

    orders = (replace(each, vouchers=called(each.vouchers)) for each in other.orders)
    return replace(other, vouchers=called(other.vouchers), orders=tuple(orders))


def _vouchers(account: Account) -> Iterable[HeldVoucher]:
    """The vouchers in hand, and those of orders that may come back."""
    return chain(account.vouchers, *(each.vouchers for each in account.orders))


def _known(one: Account, other: Account) -> Account:
    """What the shop knows of the customer: of what differs, what the account that stays says."""
    return replace(
        one,
        language=one.language or other.language,
        public_name=one.public_name or other.public_name,
        customer_type=one.customer_type or other.customer_type,
        referred_by=_referred_by(one, other),
        told_at=_latest(one.told_at, other.told_at),
        joined=_earliest(one.joined, other.joined),
        member_until=_latest(one.member_until, other.member_until),
        last_order=_latest(one.last_order, other.last_order),
        last_folded=_latest(one.last_folded, other.last_folded),
        birthday=one.birthday or other.birthday,
        groups=tuple(dict.fromkeys((*one.groups, *other.groups))),
        facts={**other.facts, **one.facts},
        welcomed=one.welcomed or other.welcomed,
    )


def _referred_by(one: Account, other: Account) -> str | None:
    """Who sent the customer: never one of the accounts that are now the same."""
    same = {each for account in (one, other) for each in (account.customer, *account.merged)}
    known = (each.referred_by for each in (one, other))
    return next((each for each in known if each is not None and each not in same), None)


def _latest(one: D | None, other: D | None) -> D | None:
    known = [each for each in (one, other) if each is not None]
    return max(known, default=None)


def _earliest(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    known = [each for each in (one, other) if each is not None]
    return min(known, default=None)


def _summed(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """So much under each name in both together; a name with nothing is not kept."""
    both = {name: one.get(name, 0) + other.get(name, 0) for name in (*one, *other)}
    return {name: amount for name, amount in both.items() if amount}


def _last(one: Mapping[str, dt.date], other: Mapping[str, dt.date]) -> dict[str, dt.date]:
    """The later day under each name."""
    names = dict.fromkeys((*one, *other))
    return {each: max(day for day in (one.get(each), other.get(each)) if day) for each in names}


def _together(one: Lots, other: Lots) -> Lots:
    for lot in other:
        one = one.plus(lot)
    return one


def _totals(one: Totals, other: Totals) -> Totals:
    return Totals(
        opened=one.opened + other.opened,
        earned=one.earned + other.earned,
        adjusted=one.adjusted + other.adjusted,
        used=one.used + other.used,
        expired=one.expired + other.expired,
        taken_back=one.taken_back + other.taken_back,
    )


def _tallies(one: Mapping[str, Series], other: Mapping[str, Series]) -> dict[str, Series]:
    names = dict.fromkeys((*one, *other))
    both = {name: _series(one.get(name, NOTHING), other.get(name, NOTHING)) for name in names}
    return {name: series for name, series in both.items() if series}


def _series(one: Iterable[tuple[dt.date, int]], other: Iterable[tuple[dt.date, int]]) -> Series:
    days: Counter[dt.date] = Counter()
    for day, amount in chain(one, other):
        days[day] += amount
    return Series((day, days[day]) for day in sorted(days) if days[day])


def _due(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    both = [sum(each) for each in zip_longest(one, other, fillvalue=0)]
    while both and not both[-1]:
        both.pop()
    return tuple(both)


def _higher(program: Program, one: TierState, other: TierState) -> TierState:
    """The higher of two tiers; of one tier, held since the earlier day, and on the longer grace."""
    ranks = tiers.rank_of(program, one.name), tiers.rank_of(program, other.name)
    if ranks[0] != ranks[1]:
        return one if ranks[0] > ranks[1] else other
    on_grace = one.grace_until and other.grace_until
    return TierState(
        one.name,
        since=_earliest(one.since, other.since),
        grace_until=_latest(one.grace_until, other.grace_until) if on_grace else None,
    )
