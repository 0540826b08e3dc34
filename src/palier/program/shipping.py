"""Benefits of one statement that change the same shipping charge."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from palier import tree
from palier.problem.giving import TwoShippingBenefits
from palier.program.reading import Reading

Shipping = tree.FreeShipping | tree.ShippingPercentOff | tree.ShippingMoneyOff | tree.ShippingFor
"""Benefits that change what shipping costs, with some methods or with all."""


def check_charges(group: Sequence[tree.Benefit], reading: Reading) -> None:
    """Report two benefits given together that change one charge.

    `shipping for 5 EUR` beside `shipping for 3 EUR with "Colissimo"` is clear, and so is `3 EUR off
    shipping` beside `free shipping with "Colissimo"`: the better one for some methods.
    """
    charges = [each for each in group if isinstance(each, Shipping)]
    for one, other in combinations(charges, 2):
        if _meet(one, other) and not (_better_for_some(one, other) or _better_for_some(other, one)):
            free = isinstance(one, tree.FreeShipping) or isinstance(other, tree.FreeShipping)
            reading.note(TwoShippingBenefits(other.span, one.span, free))


def check_lines(
    always: Sequence[tree.Benefit], statement: tree.Statement, reading: Reading
) -> None:
    """Report a band or a step that takes something off a charge of which nothing is left."""
    for line in statement.clauses:
        for each in line.benefits if isinstance(line, tree.Reached) else ():
            for bare in always:
                if _leaves_nothing(bare, each):
                    free = isinstance(bare, tree.FreeShipping)
                    first, second = sorted((bare.span, each.span))
                    reading.note(TwoShippingBenefits(second, first, free))


def _meet(one: Shipping, other: Shipping) -> bool:
    """Whether some method has both."""
    return not (one.methods and other.methods) or bool(set(one.methods) & set(other.methods))


def _covers(many: Shipping, few: Shipping) -> bool:
    """Whether one is for all methods that the other is for; no names are every method."""
    return not many.methods or (bool(few.methods) and set(few.methods) <= set(many.methods))


def _better_for_some(one: Shipping, other: Shipping) -> bool:
    """Whether one is for fewer methods, and surely costs less with them."""
    if not _covers(other, one) or _covers(one, other):
        return False
    match one, other:
        case tree.FreeShipping(), _:
            return not isinstance(other, tree.FreeShipping)
        case tree.ShippingFor(price), tree.ShippingFor(usual):
            return price.minor < usual.minor
        case _:
            return False


def _leaves_nothing(always: tree.Benefit, other: tree.Benefit) -> bool:
    """Whether one benefit leaves another nothing to take off."""
    if not (isinstance(always, Shipping) and isinstance(other, Shipping)):
        return False
    match always, other:
        case tree.FreeShipping(), _:
            return _covers(always, other)
        case tree.ShippingFor(price), tree.ShippingFor(usual):
            return _covers(always, other) and price.minor <= usual.minor
        case _:
            return False
