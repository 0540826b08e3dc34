"""The slots for what an order may bring, and the order of its promo codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from palier import tree
from palier.program.model import Program, once_a_version
from palier.sheet.sheet import Slots

T = TypeVar("T")


@once_a_version(256)
def usual_slots(program: Program) -> Slots:
    """What an order may bring without a sheet of its own: a shop code, then each of the file's."""
    codes = (None, *(offer.id for offer in program.offers if offer.code is not None))
    return Slots(
        tuple(in_order(program, codes, lambda each: each)),
        tuple(reward.id for reward in program.rewards),
    )


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
