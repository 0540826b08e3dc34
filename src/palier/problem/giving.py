"""Mistakes of meaning in what rules give: out of place, beside one another, too often, too much."""

from __future__ import annotations

from enum import Enum

from palier.problem import Problem, kind
from palier.quantity import Amount
from palier.source import Span
from palier.tree import Place


class Gives(Enum):
    """A kind of benefit."""

    MONEY_OFF = "money off"
    PERCENT_OFF = "percent off"
    FREE_SHIPPING = "free shipping"
    CHEAPER_SHIPPING = "cheaper shipping"
    TIMES_POINTS = "points x"
    TIMES_STATUS_POINTS = "status points x"
    EXTRA_POINTS = "extra points"
    EXTRA_STAMPS = "extra stamps"
    POINTS = "points"
    FREE_PRODUCT = "free product"
    GIFT = "gift"
    NEXT_ITEM_FREE = "next item free"
    RATE = "rate"
    PERK = "perk"
    REWARD = "reward"


@kind("misplaced-benefit")
class MisplacedBenefit(Problem):
    """A benefit has no meaning in this statement."""

    gives: Gives
    place: Place
    may_give: tuple[Gives, ...]


@kind("two-price-benefits")
class TwoPriceBenefits(Problem):
    """Two benefits take money off at once."""

    first: Span


@kind("band-beside-price-benefit")
class BandBesidePriceBenefit(Problem):
    """Bands take money off beside a benefit that always does."""

    bare: Span


@kind("twice-given")
class TwiceGiven(Problem):
    """Two multipliers, two rates or two lots of extra points."""

    first: Span
    gives: Gives


@kind("many-times-a-percentage")
class ManyTimesAPercentage(Problem):
    """`for every 100 EUR: 10% off`: of what, how many times?"""

    gives: Gives


class Counted(Enum):
    """What there are too many of."""

    UNITS = "units of a product"
    STAMPS = "stamps"
    VOUCHERS = "vouchers"


@kind("too-many-gifts")
class TooManyGifts(Problem):
    """`100000 of product "X" as gifts`, extra stamps; in an example, so many vouchers of one."""

    items: int
    most: int
    of: Counted = Counted.UNITS


@kind("nothing-for-some")
class NothingForSome(Problem):
    """Who gets nothing hangs on an order, or on a tier that they do not have."""

    nothing: Span


@kind("two-shipping-benefits")
class TwoShippingBenefits(Problem):
    """Two benefits change one shipping charge; `free`: the other already makes it free."""

    first: Span
    free: bool


@kind("combines-with-itself")
class CombinesWithItself(Problem):
    """`offer "A" combines with offer "A"`: a rule serves an order once."""

    name: str


@kind("cap-on-reward")
class CapOnReward(Problem):
    """`at most 2 points per month` under `earn reward`: what is given is counted in times."""


@kind("no-blocks")
class NoBlocks(Problem):
    """`a last block may pay less` where points are not used in blocks; `pot`: of money."""

    pot: bool


@kind("step-above-price")
class StepAbovePrice(Problem):
    """`for at least 150 points in steps of 1000`: what buys the reward makes no whole step."""

    price: Amount
    step: Amount
