"""Who combines with whom, in which order, and what earns no points: the `cumulation` block."""

from __future__ import annotations

from collections.abc import Collection

from palier import tree
from palier.because import Because
from palier.closed import those, total
from palier.quantity import Percent
from palier.tree import Party
from palier.values import dataclass

NO_POINTS_BY_DEFAULT = those(
    Party,
    yes=[Party.PROMO_CODES, Party.REWARDS, Party.POINTS],
    no=[
        *(Party.OFFERS, Party.FIRST_ORDER, Party.SEGMENT, Party.TIER, Party.REFERRAL),
        Party.STAMP_CARDS,
    ],
)
NO_POINTS_WITH = total(
    Party,
    {
        Party.PROMO_CODES: Because.PROMO_CODE_USED,
        Party.OFFERS: Because.OFFERS_USED,
        Party.FIRST_ORDER: Because.FIRST_ORDER_BENEFITS_USED,
        Party.SEGMENT: Because.SEGMENT_BENEFITS_USED,
        Party.TIER: Because.TIER_BENEFITS_USED,
        Party.REFERRAL: Because.REFERRAL_BENEFITS_USED,
        Party.STAMP_CARDS: Because.STAMP_CARDS_USED,
        Party.REWARDS: Because.REWARDS_USED,
        Party.POINTS: Because.POINTS_USED,
    },
)
"""The reason why an order earns nothing, where a benefit of this party serves it."""


Called = tuple[Party, str]
"""One rule of a party by its name, or one promo code."""
Side = Party | Called


@dataclass(frozen=True, slots=True)
class NamedPair:
    """`offer "A" combines with promo code "D"`; with None as the other: with nothing."""

    one: Side
    other: Side | None
    together: bool


@dataclass(frozen=True, slots=True)
class Cumulation:
    """The `cumulation` block.

    `amounts_first`: promo codes of amounts before those of percentages, after them, or as entered.
    `named` is what is said of rules by name, which goes before what is said of their party.
    `pairs` holds the sets of parties that combine: two parties, or one alone, with itself.
    `apart` are the parties that are said not to combine with themselves.
    `order` is the whole order of choice: the parties named first, then the order of reckoning.
    `ceiling` is the part of the basket that all discounts may take, `ceiling_each` that of an item.
    """

    pairs: frozenset[frozenset[Party]] = frozenset()
    apart: frozenset[Party] = frozenset()
    no_points_with: frozenset[Party] = NO_POINTS_BY_DEFAULT
    best: bool = False
    order: tuple[Side, ...] = tuple(Party)
    named: tuple[NamedPair, ...] = ()
    only_best_offer: bool = False
    only_first_offer: bool = False
    codes_as_written: bool = False
    amounts_first: bool | None = None
    multipliers: tree.Multipliers = tree.Multipliers.BEST
    percentages_on_basket: bool = False
    ceiling: Percent | None = None
    ceiling_each: Percent | None = None
    floors: bool = False

    def combine(self, one: Party, other: Party) -> bool:
        """Whether two parties (or two of one party) may serve the same order."""
        return frozenset({one, other}) in self.pairs

    def by_name(self, one: Collection[Side], other: Collection[Side]) -> bool | None:
        """What is said by name of two rules, each called in several ways; None: nothing is.

        Of both by name before of one and the party of the other, before of one and nothing.
        """
        found: dict[int, list[bool]] = {}
        for each in self.named:
            sides = ((one, other), (other, one))
            met = any(each.one in a and (each.other is None or each.other in b) for a, b in sides)
            if met:
                rank = sum(isinstance(side, tuple) for side in (each.one, each.other))
                rank = rank if each.other is not None else 0
                found.setdefault(rank, []).append(each.together)
        return all(found[max(found)]) if found else None
