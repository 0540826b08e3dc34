"""Points that were forgiven at a return are taken back after all, where they come back to hand.

They had paid for an order, or for a voucher, when they were to be taken back.
"""

from __future__ import annotations

from palier.account.state import Account
from palier.life import counts, lots, tiers
from palier.life.undoing import take_own
from palier.values import replace


def take_forgiven(account: Account, *, lasting: bool) -> tuple[Account, int]:
    """Take back what was forgiven of orders, friends and tiers, as far as it is there again."""
    before = account.totals.taken_back
    account = _of_orders(account, lasting=lasting)
    account = _of_friends(account, lasting=lasting)
    account = _of_tiers(account, lasting=lasting)
    return account, account.totals.taken_back - before


def _again(account: Account, source: str, forgiven: int, *, lasting: bool) -> tuple[Account, int]:
    """What is still forgiven of a source once what is there again is taken."""
    account, left = take_own(account, source, forgiven, lasting=lasting)
    return lots.total(account, taken_back=forgiven - left), left


def _of_orders(account: Account, *, lasting: bool) -> Account:
    for record in [each for each in account.orders if each.forgiven]:
        account, left = _again(account, record.order.id or "", record.forgiven, lasting=lasting)
        if left < record.forgiven:
            taken = record.taken_back + record.forgiven - left
            less = replace(record, forgiven=left, taken_back=taken)
            orders = (less if each is record else each for each in account.orders)
            account = replace(account, orders=tuple(orders))
    return account


def _of_friends(account: Account, *, lasting: bool) -> Account:
    for friend in [each for each in account.friends if each.forgiven]:
        account, left = _again(account, friend.source, friend.forgiven, lasting=lasting)
        if left < friend.forgiven:
            less = replace(friend, forgiven=left)
            friends = (less if each is friend else each for each in account.friends)
            account = replace(account, friends=tuple(friends))
    return account


def _of_tiers(account: Account, *, lasting: bool) -> Account:
    """A tier of which nothing is forgiven any more may give its points again.

    What was taken back of the order that reached it may have been the points of the tier: then its
    own are there in their place.
    """
    for tier, event in [*account.reached.items()]:
        key = tiers.forgiven_key(tier)
        forgiven = account.counted.get(key, 0)
        if forgiven:
            source = tiers.reaching(event, tier)
            account, left = _again(account, source, forgiven, lasting=lasting)
            account, left = _again(account, event, left, lasting=lasting)
            day = account.tallies[key].days[-1] if key in account.tallies else account.today
            account = counts.count(account, day, [(key, left - forgiven)])
            account = account if left else tiers.not_reached(account, tier)
    return account
