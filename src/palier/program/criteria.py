"""What conditions, tier criteria, guarantees and examples compare: the right kind of number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from palier import tree
from palier.closed import those
from palier.problem.meaning import NoOrder
from palier.problem.reckoning import (
    EmptyInterval,
    MixedDurations,
    MoneyInPoints,
    Unit,
    UnitMismatch,
    WindowMeansNothing,
)
from palier.program.reading import Reading, bound_of
from palier.quantity import Duration, Money, Period, Points, StatusPoints
from palier.tree import Place

OF_ORDER = those(
    tree.TextFact,
    yes=[
        *(tree.TextFact.CHANNEL, tree.TextFact.SHIPPING_METHOD, tree.TextFact.PROMO_CODE),
        *(tree.TextFact.DELIVERY_CITY, tree.TextFact.DELIVERY_COUNTRY),
        *(tree.TextFact.DELIVERY_POSTCODE, tree.TextFact.PAYMENT_METHOD),
    ],
    no=[tree.TextFact.CUSTOMER_TYPE, tree.TextFact.CUSTOMER_GROUP, tree.TextFact.TIER],
)


def check_criteria(statement: tree.Statement, nodes: Sequence[tree.Node], reading: Reading) -> None:
    """Report comparisons of a statement that compare different things or hold for nothing."""
    award = statement.place in (Place.AWARD, Place.MESSAGE)
    for node in nodes:
        match node:
            case tree.NumberIs():
                _check_bound(node, node.bound, reading)
                _check_window(node, reading)
            case tree.NumberBetween():
                _check_between(node, reading)
                _check_window(node, reading)
            case tree.Reach():
                _check_measure(node, node.measure, node.bound, reading)
            case tree.HasMeasure():
                _check_measure(node, node.measure, node.amount, reading)
            case tree.GuaranteeHead():
                _check_guarantee(node, reading)
        if award and looks_at_order(node):
            reading.note(NoOrder(node.span))


def unit_of_fact(fact: tree.NumberFact, reading: Reading) -> Unit:
    """What a fact is counted in."""
    match fact:
        case tree.BasketTotal() | tree.TotalOf() | tree.AmountSpent():
            return Unit.MONEY
        case tree.ItemCount() | tree.OrderCount() | tree.ReferralCount() | tree.ActivityCount():
            return Unit.COUNT
        case tree.StatusCount():
            return Unit.STATUS
        case tree.StampsOn():
            return Unit.COUNT
        case tree.BalanceFact() | tree.PointsEarned():
            return Unit.POT if reading.cashback else Unit.POINTS
        case tree.AmountCollected():
            return Unit.POT
        case tree.Age():
            return Unit.YEARS
        case tree.TimeSinceJoining() | tree.TimeSinceLastOrder():
            return Unit.TIME
        case _:
            assert_never(fact)


def unit_of_measure(measure: tree.Measure, reading: Reading) -> Unit:
    """What a tier's measure is counted in."""
    match measure:
        case tree.Measure.SPENT:
            return Unit.MONEY
        case tree.Measure.ORDERS | tree.Measure.REFERRALS | tree.Measure.ACTIVITIES:
            return Unit.COUNT
        case tree.Measure.POINTS_EARNED | tree.Measure.COLLECTED | tree.Measure.BALANCE:
            return Unit.POT if reading.cashback else Unit.POINTS
        case tree.Measure.MEMBERSHIP:
            return Unit.TIME
        case tree.Measure.STATUS_POINTS:
            return Unit.STATUS
        case _:
            assert_never(measure)


def fits(written: tree.Bound, unit: Unit) -> bool:
    """Whether a quantity is of a kind."""
    match unit:
        case Unit.MONEY | Unit.POT:
            return isinstance(written, Money)
        case Unit.POINTS:
            return isinstance(written, Points)
        case Unit.STATUS:
            return isinstance(written, StatusPoints)
        case Unit.COUNT:
            return isinstance(written, int)
        case Unit.TIME:
            return isinstance(written, Duration)
        case Unit.YEARS:
            return isinstance(written, int) or (
                isinstance(written, Duration) and written.unit is Period.YEAR
            )
        case _:
            assert_never(unit)


def _check_bound(
    test: tree.NumberIs | tree.NumberBetween, written: tree.Bound, reading: Reading
) -> bool:
    unit = unit_of_fact(test.fact, reading)
    if isinstance(test.fact, tree.AmountCollected) and not reading.cashback:
        if isinstance(written, Money):
            reading.note(MoneyInPoints(test.span, written))
        else:
            reading.note(UnitMismatch(test.span, written, unit))
        return False
    bare = written == 0 and unit is not Unit.TIME
    bare = bare or (isinstance(written, int) and unit in (Unit.POINTS, Unit.STATUS))
    if bare or fits(written, unit):
        return True
    if not (isinstance(written, Points) and reading.cashback):
        reading.note(UnitMismatch(test.span, written, unit))
    return False


def _check_between(test: tree.NumberBetween, reading: Reading) -> None:
    low, high = test.low, test.high
    if not (_check_bound(test, low, reading) and _check_bound(test, high, reading)):
        return
    low, high = (bound_of(test.fact, each, reading) for each in (low, high))
    if isinstance(low, Duration) and isinstance(high, Duration) and _mixed(low, high):
        reading.note(MixedDurations(test.span, low, high))
    elif _size(low) > _size(high):
        reading.note(EmptyInterval(test.span, low, high))


def _mixed(low: Duration, high: Duration) -> bool:
    return (low.months is None) is not (high.months is None)


def _size(bound: tree.Bound) -> int:
    match bound:
        case Money(size) | Points(size) | StatusPoints(size):
            return size
        case Duration():
            return bound.days if bound.months is None else bound.months
        case int():
            return bound
        case _:
            assert_never(bound)


def _check_window(test: tree.NumberIs | tree.NumberBetween, reading: Reading) -> None:
    if test.window and not isinstance(test.fact, tree.AddsUp):
        reading.note(WindowMeansNothing(test.span))


def _check_measure(
    node: tree.Reach | tree.HasMeasure, measure: tree.Measure, bound: tree.Bound, reading: Reading
) -> None:
    unit = unit_of_measure(measure, reading)
    if fits(bound, unit) or (isinstance(bound, Points) and reading.cashback):
        return
    if isinstance(bound, Money) and unit is Unit.POINTS:
        reading.note(MoneyInPoints(node.span, bound))
    else:
        reading.note(UnitMismatch(node.span, bound, unit))


def _check_guarantee(head: tree.GuaranteeHead, reading: Reading) -> None:
    of_points = head.subject is tree.Guaranteed.POINTS_EARNED
    if reading.cashback or of_points is isinstance(head.bound, Points):
        return
    bound = head.bound
    written = bound.percent if isinstance(bound, tree.ShareOfBasket) else bound
    reading.note(UnitMismatch(head.span, written, Unit.POINTS if of_points else Unit.MONEY))


def looks_at_order(node: tree.Node) -> bool:
    """Whether a condition is about the order at hand rather than the customer.

    >>> looks_at_order(tree.CodeUsed()), looks_at_order(tree.BoxTicked(tree.Name("news")))
    (True, False)
    """
    if not isinstance(node, tree.Test):
        return False
    match node:
        case tree.TextIs(fact):
            return fact in OF_ORDER
        case tree.NumberIs(fact) | tree.NumberBetween(fact):
            return _is_of_order(fact)
        case tree.BasketContains() | tree.CodeUsed():
            return True
        case tree.TierAtLeast() | tree.BoxTicked() | tree.HasOrdered() | tree.IsMember():
            return False
        case tree.AllOf() | tree.AnyOf() | tree.Not():
            return False  # each of their parts is asked
        case _:
            assert_never(node)


def _is_of_order(fact: tree.NumberFact) -> bool:
    """Whether a number is one of the order at hand."""
    if isinstance(fact, tree.OrderNumber):
        return True
    if isinstance(fact, tree.CustomerNumber):
        return False
    assert_never(fact)
