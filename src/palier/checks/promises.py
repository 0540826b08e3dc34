"""What a rule promises a basket, by itself: enough to know where the engine is worth asking.

No amount of these is ever told. What depends on the items counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from palier import tree
from palier.checks.review import lowest, whole
from palier.closed import those
from palier.program.rules import Giving
from palier.quantity import Boundary

AMOUNTS = those(
    tree.Measured,
    yes=[tree.Measured.AMOUNT, tree.Measured.AFTER_DISCOUNTS],
    no=[tree.Measured.POINTS, tree.Measured.ITEMS],
)
"""What bands measure when they measure a basket."""

Benefits = tuple[tree.Benefit, ...]


def serving(rule: Giving, baskets: Iterable[int]) -> Mapping[int, Benefits]:
    """The benefits that a rule gives baskets of some amounts: its own, and those of one band.

    Of the bands that hold, that is the one with the highest bound; of two alike, the first written.
    """
    bands = [each for each in rule.bands if each.measured in AMOUNTS]
    waiting = sorted(bands, key=_rank, reverse=True)
    begun: list[tree.Band] = []
    found = {}
    for basket in sorted({*baskets}):
        while waiting and lowest(waiting[-1].boundary, waiting[-1].low) <= basket:
            begun.append(waiting.pop())
        while begun and begun[-1].high is not None and whole(begun[-1].high) < basket:
            begun.pop()
        found[basket] = (*rule.benefits, *(begun[-1].benefits if begun else ()))
    return found


def _rank(band: tree.Band) -> tuple[int, bool]:
    return whole(band.low), band.boundary is Boundary.ABOVE


def off(benefits: Benefits, basket: int, *, on_basket: bool) -> int:
    """What benefits take off goods of an amount, all of them selected, one after another.

    `on_basket`: percentages are taken on the basket total, not on what remains to pay.
    """
    left = basket
    for each in benefits:
        match each:
            case tree.MoneyOff(amount):
                left -= min(left, amount.minor)
            case tree.PercentOff(percent, _, up_to):
                share = int(percent.value * (basket if on_basket else left) / 100 + Fraction(1, 2))
                left -= min(left, share, *([up_to.minor] if up_to else []))
            case _:
                pass
    return basket - left
