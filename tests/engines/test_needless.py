"""Whether there is anything that earns is not asked where nothing would be earned anyway."""

import pytest

import palier
from palier.engines.printing.needless import is_none, without_needless
from palier.history.kernel.text import kernel_text
from palier.sheet import nodes
from palier.sheet.facts import Column
from palier.sheet.nodes import ZERO, FactOf, LineName, Literal
from palier.sheet.sheet import Line, Part, Unit

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
SALE = FactOf(Column.ON_SALE)
PRICE = FactOf(Column.PRICE)


@pytest.mark.parametrize(
    ("rules", "asks"),
    [
        ("earn 1 point per 1 EUR\n  except items on sale", False),
        ("earn 50 points per order\n  except items on sale", True),
    ],
)
def test_a_kernel_asks_only_where_it_makes_a_difference(rules, asks):
    """Points by the euro are 0 of nothing; points by the order are not."""
    text = kernel_text(palier.compile(HEAD + rules + "\n").program).text
    assert ("found |= " in text) is asks


def test_what_holds_on_some_units_is_nothing_without_them():
    """A sum, a product and a quotient of it; not what stands on all units."""
    some = nodes.Total(nodes.If(SALE, PRICE, ZERO))
    for each in (some, nodes.Multiply((some, Literal(3))), nodes.Divide(some, Literal(4))):
        assert is_none(each, SALE, {})
    others = nodes.Total(nodes.If(nodes.Not(SALE), PRICE, ZERO))
    for each in (nodes.Total(PRICE), nodes.Add((some, Literal(1))), others):
        assert not is_none(each, SALE, {})


def test_other_tests_stay():
    """Only the test that makes no difference goes."""
    there, often = LineName("there"), LineName("often")
    some = nodes.Total(nodes.If(SALE, PRICE, ZERO))
    found = nodes.If(nodes.One(often), some, ZERO)
    every = (
        (there, Unit.FLAG, nodes.Exists(SALE)),
        (often, Unit.FLAG, nodes.And((nodes.One(there), SALE))),
        (LineName("sum"), Unit.MONEY, found),
    )
    lines = [Line(*each, Part.AFTER, column=False, span=None) for each in every]
    assert [*without_needless(lines)][-1].expr == nodes.If(nodes.And((SALE,)), some, ZERO)
