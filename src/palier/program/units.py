"""Units: the file's currency, points or a pot, percentages, zeros; what points are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import Any, TypeVar

from palier import tree
from palier.problem.meaning import NoSuchDecimals, PointsDecimals
from palier.problem.reckoning import (
    GivesBackTooMuch,
    MoneyInPoints,
    PercentAbove100,
    PeriodMeansNothing,
    PointsInCashback,
    PointsWithoutValue,
    Unit,
    UnitMismatch,
    WrongCurrency,
    ZeroMeansNothing,
)
from palier.program.reading import Reading
from palier.quantity import MOST_DECIMALS, SYMBOLS, Duration, Money, Percent, Period, Points
from palier.source import Span
from palier.tree import Place, parts_of, walk

COUNTED = {"Amount", "Money", "Percent", "Duration", "Fraction", "int"}
"""Kinds of figures, as the fields of the tree are annotated."""
MAY_BE_ZERO = {"price", "total", "low", "high"}
"""Fields that compare: nothing is below them."""
TOLD = (
    tree.Holding
    | tree.Expectation
    | tree.OrderDetail
    | tree.NumberIs
    | tree.NumberBetween
    | tree.Reach
    | tree.GuaranteeHead
    | tree.ShareOfBasket
    | tree.AtLeastAtOnce
    | tree.Available
    | tree.EveryMonth
    | tree.EveryNthWeekday
    | tree.NearBirthday
)
"""Nodes that tell of something, compare, or were looked at when read: a zero there says enough."""


def counted(kind: type) -> tuple[str, ...]:
    """The fields of a kind of node in which a zero gives, counts or lasts nothing.

    >>> counted(tree.PercentOff), counted(tree.TheyOrder)
    (('percent', 'up_to'), ())
    """
    if issubclass(kind, TOLD):
        return ()
    return tuple(
        name
        for name, types in annotated(kind).items()
        if name not in MAY_BE_ZERO and types & COUNTED
    )


def collected(kind: type) -> str | None:
    """The field in which a kind of node holds so much of what customers collect.

    >>> collected(tree.RewardHead), collected(tree.MoneyOff)
    ('cost', None)
    """
    if kind is tree.Cap:  # in `redeem points`, of money
        return None
    fields = annotated(kind).items()
    return next((name for name, types in fields if types - {"None"} == {"Amount"}), None)


def annotated(kind: type[Any]) -> dict[str, set[str]]:
    """What each field of a kind of node may be, as annotated."""
    fields = kind.__dataclass_fields__
    return {name: set(fields[name].type.split(" | ")) for name in kind.__match_args__}


_NODES = [
    each for each in vars(tree).values() if isinstance(each, type) and issubclass(each, tree.Node)
]
COUNTED_IN = {kind: counted(kind) for kind in _NODES}
COLLECTED_IN = {kind: collected(kind) for kind in _NODES}


BEYOND_ORDERS = tree.UseLimit | tree.AtMostFriends | tree.Membership
"""Clauses that count over time: `per order` says nothing there."""

_MONEY = re.compile(r"[€$£¥]\s?\d[\d.,\s]*\d|[€$£¥]\s?\d|\d[\d.,\s]*?\s?(?:[A-Z]{3}\b|[€$£¥])")


def collects_money(file: tree.RuleFile) -> bool:
    """Whether a file without a header collects money or a percentage, and no points.

    >>> earn = tree.Statement(tree.EarnPerOrder(Money(200, "EUR")))
    >>> from palier.source import Language
    >>> collects_money(tree.RuleFile((earn,), Language.ENGLISH, Language.ENGLISH))
    True
    """
    nodes = [node for statement in file.statements for node in walk(statement)]
    money = any(isinstance(_collected(each), Money) for each in nodes)
    percent = any(isinstance(each, tree.EarnPercent) for each in nodes)
    points = any(isinstance(each, Points) for node in nodes for each in quantities(node))
    return (money or percent) and not points


def _collected(node: tree.Node) -> object:
    """How much of what customers collect a node is about."""
    field = COLLECTED_IN[type(node)]
    return getattr(node, field) if field else None


def check_units(statement: tree.Statement, nodes: Sequence[tree.Node], reading: Reading) -> None:
    """Report every quantity of a statement that is of the wrong kind, too much, or nothing."""
    place = statement.place
    for node in nodes:
        for written in quantities(node):
            _check_quantity(node, written, reading)
        _check_collected(node, place, reading)
        _check_zero(node, reading)
    _check_caps(statement, reading)


def quantities(node: tree.Node) -> Iterator[object]:
    """What a node itself holds, parts of the tree aside."""
    for name in parts_of(type(node)):
        value = getattr(node, name)
        if isinstance(value, Money | Points | Percent):
            yield value


def _check_quantity(node: tree.Node, written: object, reading: Reading) -> None:
    match written:
        case Money(currency=currency) if reading.currency and currency != reading.currency:
            span = _where(node, written, reading)
            reading.note(WrongCurrency(span, written, reading.currency))
        case Points() if reading.cashback:
            reading.note(PointsInCashback(node.span, written))
        case Percent(value) if value > 100:
            reading.note(PercentAbove100(node.span, written))


def _where(node: tree.Node, amount: Money, reading: Reading) -> Span:
    """The amount itself within the phrase it stands in, if it can be told."""
    text = reading.source.at(node.span)
    for found in _MONEY.finditer(text):
        signs = [SYMBOLS.get(each, each) for each in re.findall(r"[A-Z]{3}|[€$£¥]", found[0])]
        if amount.currency in signs:
            return Span(node.span.start + found.start(), node.span.start + found.end())
    return node.span


def _check_collected(node: tree.Node, place: Place, reading: Reading) -> None:
    if reading.cashback:
        return
    written = node.percent if isinstance(node, tree.EarnPercent) else _collected(node)
    if isinstance(written, Money | Percent):
        off = isinstance(node, tree.GivePoints) and place is not Place.GRID
        reading.note(MoneyInPoints(node.span, written, off))


def _check_zero(node: tree.Node, reading: Reading) -> None:
    for name in COUNTED_IN[type(node)]:
        if _is_zero(getattr(node, name)):
            reading.note(ZeroMeansNothing(node.span))
    match node:
        case tree.UseLimit() | tree.AtMostFriends() if node.period is Period.ORDER:
            reading.note(PeriodMeansNothing(node.span, node.period))
        case tree.Membership(per=Period.ORDER):
            reading.note(PeriodMeansNothing(node.span, Period.ORDER))


def _is_zero(value: object) -> bool:
    match value:
        case Money(0) | Points(0) | Duration(0) | Percent(0):
            return True
        case _:
            return value == 0


def _check_caps(statement: tree.Statement, reading: Reading) -> None:
    """`at most …`: of money per order where points pay, of what is collected elsewhere."""
    place = statement.place
    for clause in statement.clauses:
        match clause, place:
            case tree.Cap(amount, period), Place.REDEEM:
                if isinstance(amount, Points) and not reading.cashback:
                    reading.note(UnitMismatch(clause.span, amount, Unit.MONEY))
                if period is not Period.ORDER:
                    reading.note(PeriodMeansNothing(clause.span, period))
            case tree.Cap(amount, period), _:
                if isinstance(amount, Money) and not reading.cashback:
                    reading.note(MoneyInPoints(clause.span, amount))
                if period is Period.ORDER and place is Place.AWARD:
                    reading.note(PeriodMeansNothing(clause.span, period))


# What points are worth ----------------------------------------------------------------------


def check_worth(file: tree.RuleFile, reading: Reading) -> None:
    """Report what the rates at which points pay make absurd."""
    rates = list(_rates(file))
    for statement in file.statements:
        match statement.head:
            case tree.EarnPerAmount() as head if reading.cashback:
                _check_pot(head, reading)
            case tree.EarnPerAmount() as head:
                _check_rates(head, rates, reading)
            case tree.GuaranteeHead(subject=tree.Guaranteed.VALUE_OF_POINTS) as head:
                if not (rates or reading.cashback):
                    reading.note(PointsWithoutValue(head.span))
            case _:
                pass


def _rates(file: tree.RuleFile) -> Iterator[tree.Rate]:
    for statement in file.statements:
        if isinstance(statement.head, tree.RedeemHead):
            yield from (each for each in walk(statement) if isinstance(each, tree.Rate))


def _check_pot(head: tree.EarnPerAmount, reading: Reading) -> None:
    if isinstance(head.amount, Money) and head.amount.minor > head.step.minor > 0:
        reading.note(GivesBackTooMuch(head.span, None, head.step, head.amount))


def _check_rates(head: tree.EarnPerAmount, rates: list[tree.Rate], reading: Reading) -> None:
    """The witness is the least amount whose points make whole blocks at the rate."""
    for rate in rates:
        if not (isinstance(head.amount, Points) and isinstance(rate.points, Points)):
            continue
        earned, block = head.amount.number, rate.points.number
        if not (earned and block and head.step.minor):
            continue
        steps = block / earned
        paid = head.step.minor * steps.numerator
        worth = rate.worth.minor * steps.denominator
        if worth > paid:
            currency = head.step.currency
            given = Money(worth, rate.worth.currency)
            reading.note(GivesBackTooMuch(head.span, rate.span, Money(paid, currency), given))
            return


# Decimals of points -------------------------------------------------------------------------


def decimals_in(file: tree.RuleFile, reading: Reading) -> int:
    """How many decimals points have, as the file says under `points`."""
    nodes = (each for statement in file.statements for each in statement.clauses)
    said = next((each for each in nodes if isinstance(each, tree.PointsDecimals)), None)
    if said is None:
        return 0
    if reading.cashback or said.digits > MOST_DECIMALS:
        reading.note(NoSuchDecimals(said.span, MOST_DECIMALS, reading.cashback))
        return 0
    return said.digits


def in_units(file: tree.RuleFile, reading: Reading) -> tree.RuleFile:
    """The file with all points in the programme's decimals, and rates in whole blocks.

    What orders earn by amounts and items stays as exact as it is written.
    """
    return replace(
        file, statements=tuple(_in_units(statement, reading) for statement in file.statements)
    )


def _in_units(statement: tree.Statement, reading: Reading) -> tree.Statement:
    nodes = walk(statement) if reading.decimals == 0 else ()
    plain = reading.decimals == 0 and not any(
        _is_fine(each) for node in nodes for each in quantities(node)
    )
    return statement if plain else _counted(statement, reading)


def _is_fine(quantity: object) -> bool:
    match quantity:
        case Points(digits=finer) | Money(finer=finer):
            return finer > 0
        case _:
            return False


N = TypeVar("N")


def _counted(part: N, reading: Reading) -> N:
    """A part of the tree with its points counted out; a number that is too fine is told."""
    match part:
        case tree.EarnPerAmount(amount=Points()) | tree.EarnPerItem(amount=Points()):
            return part
        case tree.Rate(Points() as points, worth):
            return _with(part, _in_blocks(points, worth, reading))
        case tuple():
            return type(part)(_counted(each, reading) for each in part)
        case tree.Node():
            changed: dict[str, object] = {}
            for name in parts_of(type(part)):
                match getattr(part, name):
                    case Points() as points:
                        changed[name] = _points(part, points, reading)
                    case tree.Node() | tuple() as inner:
                        changed[name] = _counted(inner, reading)
            return _with(part, changed)
        case _:
            return part


def _with(node: N, changed: dict[str, Any]) -> N:
    return replace(node, **changed)  # type: ignore[type-var] # every node is a dataclass


def _points(node: tree.Node, points: Points, reading: Reading) -> Points:
    if points.digits > reading.decimals:
        reading.note(PointsDecimals(node.span, points, reading.decimals, _grouped(points)))
    return Points(int(points.number * 10**reading.decimals), reading.decimals)


def _grouped(points: Points) -> Points | None:
    """`1,125 points` in a French file may mean 1 125 of them."""
    return Points(points.count) if points.digits == 3 else None


def _in_blocks(points: Points, worth: Money, reading: Reading) -> dict[str, object]:
    """The smallest multiple of a rate that is whole on both sides."""
    put_in = points.number * Fraction(10) ** reading.decimals
    paid = Fraction(worth.minor, 10**worth.finer)
    times = lcm(put_in.denominator, paid.denominator)
    block = Points(int(put_in * times), reading.decimals)
    return {"points": block, "worth": Money(int(paid * times), worth.currency)}
