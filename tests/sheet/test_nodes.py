"""Expressions are put together without what says nothing, and once where several ask alike."""

from palier.sheet.facts import Mask, Scalar
from palier.sheet.nodes import FALSE, TRUE, FactOf, Or, Overlaps, either

GOODS, GUEST = FactOf(Mask.PRODUCTS_ORDERED), FactOf(Scalar.GUEST)


def test_all_that_ask_one_mask_are_one_test():
    """Nine thousand categories that are left out are one question, not as many alike."""
    many = [Overlaps(GOODS, 1 << at) for at in range(9_000)]
    assert either(*many) == Overlaps(GOODS, (1 << 9_000) - 1)


def test_the_rest_stands_as_it_is_written():
    """What is never true goes; one that is always true is all of it."""
    first, second = Overlaps(GOODS, 1), Overlaps(GOODS, 4)
    assert either(first, GUEST, FALSE, second) == Or((Overlaps(GOODS, 5), GUEST))
    assert either(first, TRUE, GUEST) == TRUE
