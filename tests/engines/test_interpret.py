"""The reference engine, node by node."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.engines.interpret import Walk, divide
from palier.quantity import Comparison
from palier.sheet import nodes
from palier.sheet.facts import Column, Scalar
from palier.sheet.nodes import Literal, Ref
from palier.tree import Rounding

TWO, THREE = Literal(2), Literal(3)
COLUMN, PRICE = Ref("column"), nodes.FactOf(Column.PRICE)


def value(expr):
    """The value of an expression on an order of three units."""
    facts = {Scalar.DAY: 20_000, Column.PRICE: (500, 200, 200)}
    walk = Walk(facts, 3, {"column": (10, 20, 30), "flag": True, "odd": (1, 0, 1)})
    return walk.of(expr)


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (TWO, 2),
        (nodes.FactOf(Scalar.DAY), 20_000),
        (nodes.Add((TWO, THREE, THREE)), 8),
        (nodes.Subtract(TWO, THREE), -1),
        (nodes.Multiply((TWO, THREE)), 6),
        (nodes.Divide(Literal(7), TWO), 3),
        (nodes.Divide(Literal(7), TWO, Rounding.UP), 4),
        (nodes.Divide(Literal(7), Literal(0)), 0),
        (nodes.Least((THREE, TWO)), 2),
        (nodes.Greatest((THREE, TWO)), 3),
        (nodes.Compare(TWO, Comparison.AT_LEAST, TWO), True),
        (nodes.Compare(TWO, Comparison.ABOVE, TWO), False),
        (nodes.Compare(TWO, Comparison.AT_MOST, TWO), True),
        (nodes.Compare(TWO, Comparison.BELOW, TWO), False),
        (nodes.Compare(TWO, Comparison.EQUAL, TWO), True),
        (nodes.Overlaps(Literal(0b101), 0b100), True),
        (nodes.Overlaps(Literal(0b101), 0b010), False),
        (nodes.And(()), True),
        (nodes.Or(()), False),
        (nodes.And((Ref("flag"), nodes.FALSE)), False),
        (nodes.Or((Ref("flag"), nodes.FALSE)), True),
        (nodes.Not(Ref("flag")), False),
        (nodes.If(Ref("flag"), TWO, THREE), 2),
        (nodes.Total(COLUMN), 60),
        (nodes.Total(TWO), 6),
        (nodes.Exists(Ref("odd")), True),
        (nodes.Running(COLUMN), (0, 10, 30)),
        (nodes.Running(COLUMN, (PRICE,)), (50, 0, 20)),
        (
            nodes.Running(COLUMN, (PRICE, nodes.Subtract(TWO, COLUMN))),
            (50, 30, 0),
        ),
        (nodes.Add((COLUMN, TWO)), (12, 22, 32)),
        (nodes.If(Ref("odd"), COLUMN, Literal(0)), (10, 0, 30)),
        (nodes.Compare(COLUMN, Comparison.ABOVE, Literal(10)), (False, True, True)),
    ],
)
def test_each_kind_of_node_has_its_value(expr, expected):
    """A scalar beside a column stands on every line."""
    assert value(expr) == expected


@given(left=st.integers(-1000, 1000), right=st.integers(1, 50))
def test_division_rounds_as_named(left, right):
    """Down is towards minus infinity, up towards plus, nearest is half up."""
    down, up, nearest = (divide(left, right, each) for each in Rounding)
    assert down * right <= left < (down + 1) * right
    assert (up - 1) * right < left <= up * right
    assert 2 * nearest * right - right <= 2 * left < 2 * nearest * right + right
