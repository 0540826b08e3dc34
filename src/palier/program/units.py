"""Units: the file's currency, points or a pot, status points, percentages, zeros."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, cast

from palier import tree
from palier.closed import those
from palier.problem.giving import CapOnReward
from palier.problem.meaning import StepsWithoutPot
from palier.problem.reckoning import (
    MoneyInPoints,
    PercentAbove100,
    PeriodMeansNothing,
    PointsInCashback,
    StatusPointsElsewhere,
    Unit,
    UnitMismatch,
    WholeYear,
    WrongCurrency,
    ZeroMeansNothing,
)
from palier.program.reading import Reading
from palier.quantity import (
    SYMBOLS,
    Duration,
    Earned,
    Money,
    MoneyShare,
    Percent,
    Period,
    Points,
    Quantity,
    StatusPoints,
)
from palier.source import Span
from palier.tree import Place, parts_of, walk

COUNTED = {"Amount", "Earned", "Money", "Percent", "Duration", "Fraction", "int"}
"""Kinds of figures, as the fields of the tree are annotated."""
COLLECTED = ({"Amount"}, {"Earned"})
"""How fields are annotated that hold so much of what customers collect."""
MAY_BE_ZERO = {"price", "total", "low", "high"}
"""Fields that compare: nothing is below them."""
MOST_DAYS_FROM_BIRTHDAY = 181
"""No day of a year of 365 is further than 182 days from a birthday, before or after it."""
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
    | tree.EveryLastWeekday
    | tree.NearBirthday
)
"""Nodes that tell of something, compare, or were looked at when read: a zero there says enough."""


@cache
def counted(kind: type[Any]) -> tuple[str, ...]:
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


@cache
def collected(kind: type[Any]) -> tuple[str, ...]:
    """The fields in which a kind of node holds so much of what customers collect.

    >>> collected(tree.RewardHead), collected(tree.MoneyOff)
    (('cost', 'step'), ())
    """
    if kind in (tree.Cap, tree.AtMostPerItem, tree.CloseTo):  # also of money
        return ()
    fields = annotated(kind).items()
    return tuple(name for name, types in fields if types - {"None"} in COLLECTED)


def annotated(kind: type[Any]) -> dict[str, set[str]]:
    """What each field of a kind of node may be, as annotated."""
    fields = kind.__dataclass_fields__
    return {name: set(fields[name].type.split(" | ")) for name in kind.__match_args__}


CAPS_OF_EARNING = those(
    Place,
    yes=[Place.EARNING, Place.EARNING_COUNT, Place.GRID, Place.AWARD],
    no=[
        *(Place.PROGRAM, Place.BONUS_DAY, Place.OFFER, Place.TIER, Place.TIERS, Place.SEGMENT),
        *(Place.FIRST_ORDER, Place.REDEEM, Place.REWARD, Place.STAMP_CARD, Place.REFERRAL),
        *(Place.POINTS, Place.RETURNS, Place.CUMULATION, Place.GUARANTEE, Place.WORDS),
        *(Place.PAGE, Place.MESSAGE, Place.EXAMPLE),
    ],
)
"""Statements whose `at most …` holds what they make a customer earn."""

_MONEY = re.compile(r"[€$£¥]\s?\d[\d.,\s]*\d|[€$£¥]\s?\d|\d[\d.,\s]*?\s?(?:[A-Z]{3}\b|[€$£¥])")


def collects_money(file: tree.RuleFile) -> bool:
    """Whether a file that does not say so collects money or a percentage, and no points.

    >>> earn = tree.Statement(tree.EarnPerOrder(Money(200, "EUR")))
    >>> from palier.source import Language
    >>> collects_money(tree.RuleFile((earn,), Language.ENGLISH, Language.ENGLISH))
    True
    """
    nodes = [node for statement in file.statements for node in walk(statement)]
    money = any(isinstance(each, Money) for node in nodes for each in _collected(node))
    percent = any(isinstance(each, tree.EarnPercent) for each in nodes)
    points = any(isinstance(each, Points) for node in nodes for each in quantities(node))
    return (money or percent) and not points


def speaks_of_status(file: tree.RuleFile) -> bool:
    """Whether a file gives, multiplies or measures status points."""
    nodes = (node for statement in file.statements for node in walk(statement))
    return any(
        isinstance(node, tree.OfStatus)
        or any(isinstance(each, StatusPoints) for each in quantities(node))
        for node in nodes
    )


def _collected(node: tree.Node) -> Iterator[object]:
    """How much of what customers collect a node is about."""
    return (getattr(node, field) for field in collected(cast("Any", type(node))))


def check_units(statement: tree.Statement, nodes: Sequence[tree.Node], reading: Reading) -> None:
    """Report every quantity of a statement that is of the wrong kind, too much, or nothing."""
    place = statement.place
    for node in nodes:
        for written in quantities(node):
            _check_quantity(node, written, place, reading)
        _check_collected(node, place, reading)
        _check_zero(node, reading)
    _check_caps(statement, reading)
    _check_status(statement, reading)


def quantities(node: tree.Node) -> Iterator[object]:
    """What a node itself holds, parts of the tree aside."""
    for name in parts_of(type(node)):
        value = getattr(node, name)
        if isinstance(value, Quantity):
            yield value


def _check_quantity(node: tree.Node, written: object, place: Place, reading: Reading) -> None:
    match written:
        case Money(currency=currency) if reading.currency and currency != reading.currency:
            span = _where(node, written, reading)
            reading.note(WrongCurrency(span, written, reading.currency))
        case Points() if reading.cashback:
            reading.note(PointsInCashback(node.span, written))
        case StatusPoints() if _is_elsewhere(node, place):
            reading.note(StatusPointsElsewhere(node.span, written))
        case Percent(value) if value > 100:
            reading.note(PercentAbove100(node.span, written))


def _is_elsewhere(node: tree.Node, place: Place) -> bool:
    """Whether a node may not speak of status points where it stands."""
    match node:
        case tree.GivePoints():
            return place is not Place.GRID
        case tree.Cap():
            return place not in CAPS_OF_EARNING
        case _:
            return False


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
    off = isinstance(node, tree.GivePoints) and place is not Place.GRID
    for written in (node.percent,) if isinstance(node, tree.EarnPercent) else _collected(node):
        if isinstance(written, MoneyShare):
            reading.note(MoneyInPoints(node.span, written, off))


def _check_zero(node: tree.Node, reading: Reading) -> None:
    for name in counted(cast("Any", type(node))):
        if _is_zero(getattr(node, name)):
            reading.note(ZeroMeansNothing(node.span))
    match node:
        case tree.NearBirthday(days) if days > MOST_DAYS_FROM_BIRTHDAY:
            reading.note(WholeYear(node.span, days, MOST_DAYS_FROM_BIRTHDAY))
        case tree.UseLimit() | tree.AtMostFriends() if node.period is Period.ORDER:
            reading.note(PeriodMeansNothing(node.span, node.period))
        case tree.Membership(per=Period.ORDER):
            reading.note(PeriodMeansNothing(node.span, Period.ORDER))


def _is_zero(value: object) -> bool:
    match value:
        case Money(0) | Points(0) | StatusPoints(0) | Duration(0) | Percent(0):
            return True
        case _:
            return value == 0


def _check_caps(statement: tree.Statement, reading: Reading) -> None:
    """`at most …`: of money per order where points pay, of what is collected elsewhere."""
    place = statement.place
    for clause in statement.clauses:
        match clause, place:
            case tree.AtMostPerItem(amount), _ if not isinstance(amount, Money):
                reading.note(UnitMismatch(clause.span, amount, Unit.MONEY))
            case tree.InSteps(), _ if not reading.cashback:
                reading.note(StepsWithoutPot(clause.span))
            case tree.Cap(amount, period), Place.REDEEM:
                if isinstance(amount, Points) and not reading.cashback:
                    reading.note(UnitMismatch(clause.span, amount, Unit.MONEY))
                if period is not Period.ORDER:
                    reading.note(PeriodMeansNothing(clause.span, period))
            case tree.Cap(), _ if isinstance(statement.head, tree.EarnsBesides):
                reading.note(CapOnReward(clause.span))
            case tree.Cap(amount, period), _:
                if isinstance(amount, Money) and not reading.cashback:
                    reading.note(MoneyInPoints(clause.span, amount))
                if period is Period.ORDER and place is Place.AWARD:
                    reading.note(PeriodMeansNothing(clause.span, period))


def _check_status(statement: tree.Statement, reading: Reading) -> None:
    """What an `earn …` statement gives and caps is all points, or all status points."""
    if statement.place not in CAPS_OF_EARNING:
        return
    given = list(_earned(statement))
    of_status = bool(given) and isinstance(given[0][1], StatusPoints)
    for node, amount in given[1:]:
        if isinstance(amount, StatusPoints) is not of_status:
            unit = Unit.STATUS if of_status else Unit.POT if reading.cashback else Unit.POINTS
            reading.note(UnitMismatch(node.span, amount, unit))


def _earned(statement: tree.Statement) -> Iterator[tuple[tree.Node, Earned]]:
    """What a statement gives, then what it caps."""
    head = statement.head
    if isinstance(head, tree.EarnPercent):
        yield head, Money(0, "")
    elif isinstance(head, tree.EarnsAmount):
        yield head, head.amount
    for node in walk(statement):
        if isinstance(node, tree.GivePoints):
            yield node, node.amount
    for clause in statement.clauses:
        if isinstance(clause, tree.Cap):
            yield clause, clause.amount
