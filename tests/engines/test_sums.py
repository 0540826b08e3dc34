"""Sums over units that are told without a loop: the same as the reference engine gives."""

import ast

import pytest
from tests.engines.test_columns import differs, parsed, swap_of
from tests.engines.test_printing import by_reference

from palier.engines.printing.columns import COLUMNS
from palier.engines.printing.folding import Folder
from palier.engines.printing.loops import looped
from palier.engines.printing.ranges import Ranges
from palier.engines.printing.sums import Sums
from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.facts import Column, Scalar
from palier.sheet.lower_sharing import share_out
from palier.sheet.nodes import FactOf, LineName, Literal, One, Rows, Subtract, Total
from palier.sheet.sheet import Line, Part, Unit

PRICE, ON_SALE = FactOf(Column.PRICE), FactOf(Column.ON_SALE)
ASKED = FactOf(Scalar.ASKED)
TRIED = [
    {Column.PRICE: price, Column.ON_SALE: sale, Scalar.ASKED: asked}
    for price in ((0, 0, 0), (3, 700, 5), (1, 0, 999))
    for sale in ((0, 1, 0), (1, 1, 1), (0, 0, 0))
    for asked in (0, 1, 77, 5000)
]


def line(name, expr, unit=Unit.MONEY, *, column=False):
    """A line of a sheet."""
    return Line(LineName(name), unit, expr, Part.BEFORE, column)


def two_discounts(most):
    """An amount off some units, then one off what is left of all; what is left in the end."""
    on = nodes.If(nodes.Not(ON_SALE), PRICE, Literal(0))
    yield line("on", on, column=True)
    yield line("of", Total(Rows("on")))
    yield line("off", most(ASKED, One("of")))
    yield line("share", share_out(One("off"), Rows("on"), One("of")), column=True)
    yield line("left", Subtract(PRICE, Rows("share")), column=True)
    yield line("of.2", Total(Rows("left")))
    yield line("off.2", nodes.Least((Literal(50), One("of.2"))))
    yield line("share.2", share_out(One("off.2"), Rows("left"), One("of.2")), column=True)
    yield line("left.2", Subtract(Rows("left"), Rows("share.2")), column=True)
    yield line("rest", Total(Rows("left.2")))
    points = nodes.If(ON_SALE, Literal(0), nodes.Multiply((Rows("left.2"), Literal(3))))
    yield line("points", Total(points))


def capped(asked, whole):
    """An amount of no more than there is."""
    return nodes.Least((asked, whole))


def uncapped(asked, whole):
    """An amount that may be more than there is."""
    return nodes.Add(
        (asked, nodes.If(nodes.Compare(whole, Comparison.EQUAL, ASKED), Literal(1), Literal(0)))
    )


def made_of(lines):
    """What is told of some lines, and their function."""
    sums = Sums(Folder({}))
    told = [sums.line(sums.folder.line(each)) for each in lines]
    ranges = Ranges(sums)
    ranges.add(told)
    wanted = [each.id for each in lines if not each.column]
    columns = frozenset(each.id for each in lines if each.column)
    made = looped(
        *("asked", told, wanted, COLUMNS),
        columns=columns,
        flags=frozenset(),
        guarded=ranges.guarded,
        are_counts=ranges.are_counts,
        shares=sums.shares,
    )
    return sums, ranges, made, wanted


@pytest.mark.parametrize("most", [capped, uncapped])
def test_what_is_shared_out_comes_to_what_the_reference_gives(most):
    """Whether or not an amount is capped by what it is shared over, and where that is nothing."""
    lines = [*two_discounts(most)]
    _, _, made, wanted = made_of(lines)
    tree = parsed(made)
    known = [(facts, by_reference(lines, facts)) for facts in TRIED]
    assert not differs(tree, made, wanted, known)


def test_a_changed_operator_of_a_share_is_seen():
    """As of any node: whichever one is changed, some order comes to something else."""
    lines = [*two_discounts(capped)]
    _, _, made, wanted = made_of(lines)
    known = [(facts, by_reference(lines, facts)) for facts in TRIED]
    places = [each for each in ast.walk(parsed(made)) if swap_of(each)]
    alive = []
    for at in range(len(places)):
        tree = parsed(made)
        place = [each for each in ast.walk(tree) if swap_of(each)][at]
        place.op = swap_of(place)()
        if not differs(tree, made, wanted, known):
            alive.append(ast.unparse(place))
    assert [each for each in alive if "1073741824" not in each] == []


def test_a_sum_that_is_known_needs_no_loop():
    """What two discounts leave is the basket less what each took off."""
    sums, ranges, *_ = made_of([line("basket", Total(PRICE)), *two_discounts(capped)])
    assert sums.sum_of(Rows("left.2")) == Subtract(
        Subtract(One("basket"), One("off")), One("off.2")
    )
    assert not {"share", "left", "share.2", "left.2", "of.2"} & set(ranges.guarded)


def test_an_amount_that_is_not_proved_to_fit_is_looked_at():
    """More may be off than there is: each share is looked at where it is reckoned."""
    sums, ranges, *_ = made_of([*two_discounts(uncapped)])
    assert not sums.shares["share"].within
    assert "share" in ranges.guarded
