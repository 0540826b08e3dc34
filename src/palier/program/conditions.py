"""Conditions, settled: a bare number that is compared with a balance or an amount gets its unit."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from palier import tree
from palier.program.reading import Reading
from palier.quantity import Money


def settled(test: tree.Test, reading: Reading) -> tree.Test:
    """The test with the units that bare numbers stand for.

    `points balance is at least 100` speaks of points, `basket total is 0` of money.
    """
    match test:
        case tree.NumberIs():
            return replace(test, bound=_bound(test.fact, test.bound, reading))
        case tree.NumberBetween():
            low, high = (_bound(test.fact, each, reading) for each in (test.low, test.high))
            return replace(test, low=low, high=high)
        case tree.AllOf() | tree.AnyOf():
            return replace(test, tests=tuple(settled(each, reading) for each in test.tests))
        case tree.Not():
            return replace(test, test=settled(test.test, reading))
        case (
            tree.TextIs()
            | tree.TierAtLeast()
            | tree.BoxTicked()
            | tree.HasOrdered()
            | tree.BasketContains()
            | tree.CodeUsed()
        ):
            return test
        case _:
            assert_never(test)


def _bound(fact: tree.NumberFact, bound: tree.Bound, reading: Reading) -> tree.Bound:
    match fact, bound:
        case tree.BalanceFact(), int() if bound == 0 or not reading.cashback:
            return reading.amount(bound)
        case ((tree.BasketTotal() | tree.TotalOf() | tree.AmountSpent()), 0):
            return Money(0, reading.currency)
        case _:
            return bound
