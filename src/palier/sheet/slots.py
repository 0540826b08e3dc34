"""The slots for what an order may bring, and the order of its promo codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from palier import tree
from palier.program.model import Program, once_a_version
from palier.sheet.sheet import Slots

T = TypeVar("T")
MOST_VOUCHERS = 24
"""So many places for vouchers a sheet has that is shared by orders; one with more has its own."""


@once_a_version(256)
def usual_slots(program: Program) -> Slots:
    """What an order may bring without a sheet of its own: a shop code, then each of the file's."""
    codes = (None, *(offer.id for offer in program.offers if offer.code is not None))
    return Slots(
        tuple(in_order(program, codes, lambda each: each)),
        tuple(reward.id for reward in program.rewards),
    )


@once_a_version(256)
def shared_slots(program: Program) -> tuple[Slots, ...]:
    """The usual slots, then those of orders that bring more vouchers: over again, twice as often
    each time. An order fits in the first that have its vouchers in its order, or in none.
    """
    usual = usual_slots(program)
    rewards = len(usual.rewards)
    most = (MOST_VOUCHERS // rewards).bit_length() if rewards else 1
    return tuple(Slots(usual.codes, usual.rewards * 2**more) for more in range(max(1, most)))


def in_order(program: Program, codes: Iterable[T], offer_of: Callable[[T], str | None]) -> list[T]:
    """Promo codes in the order that the file says they apply in; where it says none, as they come.

    `offer_of`: the offer of a code; None, for one of the shop's own, which takes off an amount.
    """
    every = list(codes)
    if len(every) < 2:
        return every
    at = {offer.id: place for place, offer in enumerate(program.offers)}
    shares = {
        offer.id
        for offer in program.offers
        if any(isinstance(each, tree.GoodsShare) for each in offer.given)
    }
    rules = program.cumulation

    def place(code: T) -> tuple[bool, int]:
        offer = offer_of(code)
        late = (offer in shares) is rules.amounts_first
        written = at[offer] if offer is not None else len(at)
        return late, written if rules.codes_as_written else 0

    return sorted(every, key=place)
