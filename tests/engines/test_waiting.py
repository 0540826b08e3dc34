"""What is 0 unless a rule applies is reckoned where it does, and is then what it was."""

import pytest

from palier.engines.printing.folding import Folder
from palier.engines.printing.printer import function
from palier.engines.printing.python import PYTHON, made
from palier.engines.printing.unless import unless
from palier.engines.printing.waiting import waiting
from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.facts import Column, Scalar
from palier.sheet.nodes import ZERO, FactOf, LineName, Literal, One, Rows
from palier.sheet.sheet import Line, Part, Unit

PRICE, HELD = FactOf(Column.PRICE), FactOf(Scalar.GUEST)
NAMES = ("on", "of", "off")
ON, OF, OFF = map(LineName, NAMES)


def line(name, expr, *, column=False):
    """A line before the choice."""
    return Line(name, Unit.MONEY, expr, Part.BEFORE, column, None)


def lines(off):
    """What is left on each unit, their sum, and what is taken off."""
    cheap = nodes.Compare(PRICE, Comparison.AT_MOST, Literal(300))
    return [
        line(ON, nodes.If(cheap, PRICE, ZERO), column=True),
        line(OF, nodes.Total(Rows(ON))),
        line(OFF, off),
    ]


def waits(given, wanted=(OFF,)):
    """Which lines wait, and with which others."""
    folder = Folder({})
    folded = [folder.line(each) for each in given]
    found = waiting(folded, wanted, folder.is_count)
    return {name: [each.id for each in waits.lines] for name, waits in found.items()}


LESS = nodes.Least((nodes.If(HELD, Literal(100), ZERO), One(OF)))


def test_lines_that_nothing_else_asks_for_wait_with_the_one_that_does():
    """What is taken off, and what it is taken off of."""
    assert waits(lines(LESS)) == {OFF: [ON, OF]}
    assert waits(lines(nodes.If(HELD, One(OF), ZERO))) == {OFF: [ON, OF]}


def test_lines_that_are_wanted_wait_for_nothing():
    """Neither they, nor what they ask for."""
    assert waits(lines(LESS), (OF, OFF)) == {}
    assert waits([*lines(LESS), line(LineName("more"), nodes.add(One(OF), One(OFF)))]) == {}


@pytest.mark.parametrize(
    "off",
    [
        nodes.Greatest((nodes.If(HELD, Literal(100), ZERO), One(OF))),
        nodes.Least((nodes.If(HELD, Literal(100), ZERO), nodes.Subtract(One(OF), Literal(50)))),
        nodes.If(HELD, One(OF), Literal(1)),
        nodes.If(nodes.Compare(One(OF), Comparison.ABOVE, Literal(50)), One(OF), ZERO),
    ],
)
def test_what_may_be_something_else_where_the_test_fails_is_reckoned(off):
    """More than 0, less than 0, or 1; and what the test itself asks for."""
    assert waits(lines(off)) == {}


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("prices", [(), (200,), (250, 900, 300)])
def test_a_line_of_each_unit_waits_too_where_it_may(held, prices):
    """It is 0 on each unit where the test fails."""
    shares = [
        line(OF, nodes.Total(PRICE)),
        line(OFF, nodes.If(HELD, nodes.Subtract(PRICE, One(OF)), ZERO), column=True),
    ]
    text = function(
        "both",
        shares,
        [OFF],
        PYTHON,
        columns=frozenset({OFF}),
        waiting=waiting(shares, [OFF], Folder({}).is_count, columns=True),
    )
    asked = {Scalar.GUEST: held, Column.PRICE: prices}
    got = made(text.text, "both")(len(prices), *(asked[fact] for fact in text.facts))
    assert waiting(shares, [OFF], Folder({}).is_count) == {}
    assert "if guest:" in text.text
    assert got == {OFF: tuple(price - sum(prices) if held else 0 for price in prices)}


PICKED, SHARE, MOST = map(LineName, ("picked", "share", "most"))
TURN = nodes.Running(PRICE)


@pytest.mark.parametrize(
    ("off", "test"),
    [
        (nodes.Least((One(OF), nodes.If(HELD, Literal(100), ZERO))), HELD),
        (nodes.Total(nodes.If(nodes.And((HELD, nodes.Exists(PRICE))), PRICE, ZERO)), None),
        (nodes.Total(Rows(PICKED)), HELD),
        (nodes.Total(Rows(SHARE)), HELD),
        (nodes.Total(nodes.Running(Rows(SHARE))), HELD),
        (nodes.If(nodes.Exists(PRICE), nodes.Total(Rows(SHARE)), nodes.Total(Rows(PICKED))), HELD),
        (nodes.Total(nodes.Multiply((Rows(SHARE), PRICE))), HELD),
        (nodes.Total(nodes.Add((Rows(SHARE), Rows(PICKED)))), HELD),
        (
            nodes.Total(nodes.If(nodes.below(TURN, One(MOST)), PRICE, ZERO)),
            nodes.above(One(MOST), 0),
        ),
        (nodes.Total(nodes.If(nodes.above(Rows(SHARE), ZERO), PRICE, ZERO)), HELD),
    ],
)
def test_a_test_is_found_through_lines(off, test):
    """Sums, products, shares and differences of what is 0 are 0; a count below 0 is none."""
    given = [
        line(MOST, FactOf(Scalar.SHIPPING_COST)),
        line(ON, nodes.If(nodes.Compare(PRICE, Comparison.AT_MOST, Literal(9)), PRICE, ZERO)),
        line(OF, nodes.Total(PRICE)),
        line(PICKED, nodes.If(nodes.And((nodes.above(PRICE, 5), HELD)), PRICE, ZERO), column=True),
        line(SHARE, nodes.Divide(Rows(PICKED), One(OF)), column=True),
        line(OFF, off),
    ]
    folder = Folder({})
    folded = [folder.line(each) for each in given]
    found = unless(folded, folder.is_count)[OFF]
    assert found == (nodes.And((HELD, nodes.Exists(PRICE))) if test is None else test)


@pytest.mark.parametrize(
    "off",
    [
        nodes.Total(nodes.Subtract(Rows(PICKED), PRICE)),
        nodes.Total(nodes.Add((Rows(PICKED), PRICE))),
        nodes.Total(nodes.If(nodes.below(TURN, Literal(3)), PRICE, ZERO)),
        nodes.Total(nodes.If(nodes.below(nodes.Subtract(TURN, One(OF)), One(OF)), PRICE, ZERO)),
        nodes.Total(nodes.If(nodes.Or((HELD, nodes.above(PRICE, 5))), PRICE, ZERO)),
        nodes.Greatest((One(OF), nodes.If(HELD, Literal(100), ZERO))),
        nodes.Least((nodes.Subtract(One(OF), Literal(9)), nodes.If(HELD, One(OF), ZERO))),
        nodes.Total(nodes.If(nodes.Compare(Rows(PICKED), Comparison.AT_LEAST, ZERO), PRICE, ZERO)),
    ],
)
def test_no_test_is_found_where_something_may_be_left(off):
    """One of two that is not 0, a number that may be below 0, either of two tests."""
    given = [
        line(OF, nodes.Total(PRICE)),
        line(PICKED, nodes.If(nodes.And((nodes.above(PRICE, 5), HELD)), PRICE, ZERO), column=True),
        line(OFF, off),
    ]
    folder = Folder({})
    folded = [folder.line(each) for each in given]
    assert unless(folded, folder.is_count)[OFF] is None


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("prices", [(), (200,), (30, 20), (250, 900, 300)])
def test_the_function_gives_what_it_gave(held, prices):
    """Under the test and without it."""
    given, folder = lines(LESS), Folder({})
    folded = [folder.line(each) for each in given]
    texts = [
        function(
            "both",
            folded,
            [OFF],
            PYTHON,
            columns=frozenset({ON}),
            waiting=found,
        )
        for found in ({}, waiting(folded, [OFF], folder.is_count))
    ]
    asked = {Scalar.GUEST: held, Column.PRICE: prices}
    plain, waited = (
        made(each.text, "both")(len(prices), *(asked[fact] for fact in each.facts))
        for each in texts
    )
    assert "if guest:" in texts[1].text
    assert waited == plain


TAGS = FactOf(Column.TAGS)
TAGGED = nodes.Overlaps(TAGS, 2)
MEASURE, LOTS = map(LineName, ("measure", "lots"))


def of_tagged():
    """What is counted of the units with a tag, what comes of it, and of a tag or a low price."""
    either = nodes.Or((TAGGED, nodes.below(PRICE, 300)))
    return [
        line(
            MEASURE, nodes.Total(nodes.If(nodes.And((TAGGED, nodes.above(PRICE, 0))), PRICE, ZERO))
        ),
        line(LOTS, nodes.Divide(One(MEASURE), Literal(100))),
        line(OF, nodes.Total(nodes.If(either, PRICE, ZERO))),
        line(OFF, nodes.If(nodes.above(One(LOTS), 0), One(OF), ZERO)),
    ]


def test_units_are_gone_through_where_what_is_looked_for_is_among_them():
    """A tag that no unit has counts for nothing; one of two tests tells nothing by itself."""
    found = waiting(of_tagged(), [LOTS, OFF], Folder({}).is_count, among=True)
    assert {name: each.test for name, each in found.items()} == {
        LOTS: nodes.Exists(TAGGED),
        OFF: nodes.above(One(LOTS), 0),
    }
    assert waiting(of_tagged(), [LOTS, OFF], Folder({}).is_count) == {}


@pytest.mark.parametrize("tags", [(), (1, 4), (1, 3), (2, 2), (0, 0)])
def test_masks_are_put_together_once(tags):
    """And the function gives what it gave."""
    prices = (250, 40)[: len(tags)]
    texts = [
        function("both", of_tagged(), [LOTS, OFF], PYTHON, columns=frozenset(), waiting=found)
        for found in ({}, waiting(of_tagged(), [LOTS, OFF], Folder({}).is_count, among=True))
    ]
    asked = {Column.TAGS: tags, Column.PRICE: prices}
    plain, waited = (
        made(each.text, "both")(len(prices), *(asked[fact] for fact in each.facts))
        for each in texts
    )
    assert texts[1].text.count("reduce(or_, tags, 0)") == 1
    assert "if (all_tags & 2) != 0:" in texts[1].text
    assert waited == plain


@pytest.mark.parametrize("held", [True, False])
def test_what_a_test_asks_for_is_reckoned_before_it(held):
    """What is one value for all units stands before the lines that wait, and not among them."""
    low = nodes.both(nodes.Not(HELD), nodes.below(PRICE, 300))
    share = [line(OFF, nodes.If(nodes.Exists(low), nodes.Running(PRICE), ZERO), column=True)]
    found = waiting(share, [OFF], Folder({}).is_count, columns=True)
    text = function("both", share, [OFF], PYTHON, columns=frozenset({OFF}), waiting=found)
    asked = {Scalar.GUEST: held, Column.PRICE: (250, 40)}
    got = made(text.text, "both")(2, *(asked[fact] for fact in text.facts))
    assert set(found) == {OFF}
    assert got == {OFF: (0, 0) if held else (0, 250)}
