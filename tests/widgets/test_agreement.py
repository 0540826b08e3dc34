"""The cart of every shop says what `palier quote` says: every field, of many orders."""

import random

import pytest
from tests.engines.test_compiled import SHOPS
from tests.script.baskets import reference, sent, visit

import palier
from palier.widgets.making import Kind, without_secrets

VISITS = 60


@pytest.mark.slow
@pytest.mark.parametrize("path", SHOPS, ids=lambda path: path.parent.name)
def test_the_cart_of_a_shop_agrees_with_the_reference(path, under_node):
    """An order that cannot be taken is none for the cart either."""
    program = without_secrets(palier.load(path).program)
    dice = random.Random(11)  # noqa: S311 - no secret
    made = [visit(dice, program) for _ in range(VISITS)]
    wanted = [reference(program, *each) for each in made]
    got = under_node(program, Kind.CART, [("reckon", *sent(program, *each)) for each in made])
    assert got == [None if "refused" in each and len(each) == 1 else each for each in wanted]
    assert sum(each is not None for each in got) > VISITS // 2
