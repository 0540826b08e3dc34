"""Rewards that were given for what came back are withdrawn, unless they are used already."""

from __future__ import annotations

from palier.account.state import Account, HeldVoucher, OrderRecord
from palier.life import tiers
from palier.program.model import Program
from palier.values import replace


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


def withdraw_from_tiers(program: Program, account: Account, event: str) -> Account:
    """Withdraw what tiers gave on being reached by an event, where they are no longer held.

    Such a tier gives it again on the day it is reached again.
    """
    held = tiers.rank_of(program, account.tier.name)
    for tier in program.tiers[held:]:
        giver = tiers.reaching(event, tier.label)
        kept = tuple(each for each in account.vouchers if each.given_by != giver)
        if len(kept) < len(account.vouchers):
            reached = {name: by for name, by in account.reached.items() if name != tier.label}
            account = replace(account, vouchers=kept, reached=reached)
    return account


def withdraw_given_by(account: Account, event: str) -> Account:
    """Withdraw the vouchers that rules gave for an event that is undone."""
    kept = tuple(each for each in account.vouchers if each.given_by != event)
    return replace(account, vouchers=kept)


def still_due(program: Program, account: Account, voucher: HeldVoucher) -> bool:
    """Whether what gave a voucher stands: not an order all of which came back, or its tier."""
    above = program.tiers[tiers.rank_of(program, account.tier.name) :]
    back = [each.order.id or "" for each in account.orders if each.is_back]
    lost = {tiers.reaching(order, tier.label) for order in back for tier in above}
    return voucher.given_by not in lost.union(back)
