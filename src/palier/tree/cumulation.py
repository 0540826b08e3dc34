"""The clauses of `cumulation`: who combines with whom, in which order, and under which ceilings."""

from __future__ import annotations

from enum import Enum

from palier.quantity import Percent
from palier.tree.nodes import Name, Node
from palier.values import dataclass


class Party(Enum):
    """Who may combine with whom, in the order benefits are computed in."""

    PROMO_CODES = "promo codes"
    OFFERS = "offers"
    FIRST_ORDER = "first order benefits"
    SEGMENT = "segment benefits"
    TIER = "tier benefits"
    REFERRAL = "referral benefits"
    STAMP_CARDS = "stamp cards"
    REWARDS = "rewards"
    POINTS = "paying with points"


@dataclass(frozen=True, slots=True)
class PartyName(Node):
    """`promo codes`"""

    party: Party


@dataclass(frozen=True, slots=True)
class RuleName(Node):
    """`offer "Sales"`: one rule of a party, or one promo code"""

    party: Party
    name: Name


Combining = PartyName | RuleName
"""What may combine: all of a party, or one rule of it."""


@dataclass(frozen=True, slots=True)
class Combines(Node):
    """`promo codes combine with tier benefits`, `offer "A" does not combine with reward "C"`

    `offer "Sales" combines with nothing`, `promo codes combine with nothing`: not together with any
    other, nor with one of their own.
    """

    party: Combining
    others: tuple[Combining, ...] = ()
    together: bool = True


@dataclass(frozen=True, slots=True)
class EverythingCombines(Node):
    """`everything combines`, `nothing combines`: one benefit an order, of offers too"""

    together: bool = True


@dataclass(frozen=True, slots=True)
class PointsEarnedWith(Node):
    """`no points are earned with promo codes`, `points are earned with promo codes`"""

    earned: bool
    parties: tuple[PartyName, ...]


@dataclass(frozen=True, slots=True)
class OtherwiseBest(Node):
    """`otherwise the best for the customer applies`"""


@dataclass(frozen=True, slots=True)
class OtherwiseFirst(Node):
    """`otherwise the first applies: promo codes, tier benefits`"""

    parties: tuple[Combining, ...]


@dataclass(frozen=True, slots=True)
class OnlyBestOffer(Node):
    """`only the best offer applies`"""


@dataclass(frozen=True, slots=True)
class OnlyFirstOffer(Node):
    """`only the first offer applies`: in written order"""


@dataclass(frozen=True, slots=True)
class CodesAsWritten(Node):
    """`promo codes apply in the order of this file`: the shop's own after them"""


@dataclass(frozen=True, slots=True)
class CodesByKind(Node):
    """`amounts are taken before percentages`, and the reverse: of promo codes"""

    amounts_first: bool


class Multipliers(Enum):
    """`the best multiplier applies`, `the first …`, `multipliers multiply`, `multipliers add up`"""

    BEST = "best"
    FIRST = "first"
    MULTIPLY = "multiply"
    ADD_UP = "add up"


@dataclass(frozen=True, slots=True)
class MultipliersCombine(Node):
    """`the best multiplier applies`, `multipliers multiply`, `multipliers add up`"""

    how: Multipliers


@dataclass(frozen=True, slots=True)
class PercentagesOnBasket(Node):
    """`percentages are taken on the basket total`"""


@dataclass(frozen=True, slots=True)
class DiscountCeiling(Node):
    """`all discounts together: at most 50% of the basket total`, `… of each item`"""

    percent: Percent
    each: bool = False


@dataclass(frozen=True, slots=True)
class FloorPrices(Node):
    """`no item goes below its floor price`"""


CumulationClause = (
    Combines
    | EverythingCombines
    | PointsEarnedWith
    | OtherwiseBest
    | OtherwiseFirst
    | OnlyBestOffer
    | OnlyFirstOffer
    | CodesAsWritten
    | CodesByKind
    | MultipliersCombine
    | PercentagesOnBasket
    | DiscountCeiling
    | FloorPrices
)
NamesNoParty = (
    OtherwiseBest
    | OnlyBestOffer
    | OnlyFirstOffer
    | CodesAsWritten
    | CodesByKind
    | MultipliersCombine
    | PercentagesOnBasket
    | DiscountCeiling
    | FloorPrices
)
"""Clauses that name no party, and say nothing of all of them."""
