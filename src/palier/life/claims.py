"""Rewards: points become vouchers, by a claim or of themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from palier.account.facts import day_after
from palier.account.state import Account, HeldVoucher
from palier.life import lots
from palier.program.model import Program
from palier.program.rules import Reward
from palier.quantity import units_of


def cost_of(reward: Reward) -> int:
    """What a reward costs, in the unit collected."""
    return units_of(reward.cost)


def claim(account: Account, reward: Reward, voucher: str) -> Account:
    """Turn available points into a voucher, which is called by the id of its claim."""
    day = account.day or dt.date.min
    account, taken = lots.use(account, cost_of(reward))
    until = None if reward.valid is None else day_after(day, reward.valid)
    held = HeldVoucher(voucher, reward.label, day, until, reward.id, reward.automatic, taken)
    return with_vouchers(account, (held,))


def with_vouchers(account: Account, vouchers: Iterable[HeldVoucher]) -> Account:
    """An account with more vouchers in hand, oldest first."""
    held = sorted((*account.vouchers, *vouchers), key=lambda each: (each.claimed_on, each.id))
    return replace(account, vouchers=tuple(held))


def claim_automatically(program: Program, account: Account, event: str) -> Account:
    """Claim what is given automatically as soon as the points reach its cost, cheapest first."""
    automatic = [each for each in program.rewards if each.automatic and cost_of(each) > 0]
    for reward in sorted(automatic, key=cost_of):
        while lots.available(account) >= cost_of(reward):
            voucher = f"{event}/{reward.id}/{len(account.vouchers) + 1}"
            account = claim(account, reward, voucher)
    return account
