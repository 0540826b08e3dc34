"""Units: the file's currency, points or a pot, percentages, zeros; what points are worth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import gcd

from palier import tree
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
from palier.program.places import place_of
from palier.program.reading import Reading
from palier.quantity import SYMBOLS, Duration, Money, Percent, Period, Points
from palier.source import Span
from palier.tree import Place, parts_of, walk

COLLECTED: dict[type[tree.Node], str] = {
    tree.EarnPerAmount: "amount",
    tree.EarnPerOrder: "amount",
    tree.EarnPerItem: "amount",
    tree.EarnOnBirthday: "amount",
    tree.EarnOnJoining: "amount",
    tree.EarnPerReferral: "amount",
    tree.EarnPerActivity: "amount",
    tree.FirstOrderEarns: "amount",
    tree.ExtraPoints: "amount",
    tree.GivePoints: "amount",
    tree.OnReaching: "amount",
    tree.AtLeastAtOnce: "amount",
    tree.BalanceCap: "amount",
    tree.RewardHead: "cost",
    tree.Rate: "points",
    tree.HasAmount: "amount",
    tree.Earns: "amount",
    tree.Left: "amount",
    tree.PayingWithPoints: "amount",
}
"""Nodes that count what customers collect, and the field they hold it in."""

EMPTY_AT_ZERO: dict[type[tree.Node], tuple[str, ...]] = {
    tree.EarnPerAmount: ("amount", "step"),
    tree.EarnPerOrder: ("amount",),
    tree.EarnPerItem: ("amount",),
    tree.EarnPercent: ("percent",),
    tree.EarnOnBirthday: ("amount",),
    tree.EarnOnJoining: ("amount",),
    tree.EarnPerReferral: ("amount",),
    tree.EarnPerActivity: ("amount",),
    tree.FirstOrderEarns: ("amount",),
    tree.RewardHead: ("cost",),
    tree.MoneyOff: ("amount",),
    tree.PercentOff: ("percent", "up_to"),
    tree.MoneyOffEach: ("amount",),
    tree.CheapestOff: ("percent", "items"),
    tree.FreeProduct: ("items",),
    tree.Gift: ("items",),
    tree.TimesPoints: ("factor",),
    tree.ExtraPoints: ("amount",),
    tree.GivePoints: ("amount",),
    tree.Rate: ("points", "worth"),
    tree.OnReaching: ("amount",),
    tree.UseLimit: ("count",),
    tree.OnNthOrder: ("nth",),
    tree.OnEveryNthOrder: ("nth",),
    tree.FromNthOrder: ("nth",),
    tree.Cap: ("amount",),
    tree.AtMostShare: ("percent",),
    tree.Valid: ("duration",),
    tree.StampPer: ("stamps",),
    tree.AfterStamps: ("stamps",),
    tree.AfterFriends: ("friends",),
    tree.AtMostFriends: ("friends",),
    tree.Membership: ("fee",),
    tree.CountOver: ("window",),
    tree.Kept: ("keeping",),
    tree.Grace: ("duration",),
    tree.ExpireAfter: ("duration",),
    tree.ExpireWithoutOrder: ("duration",),
    tree.BalanceCap: ("amount",),
    tree.AcceptedFor: ("duration",),
    tree.Goods: ("quantity",),
}
"""Fields in which a zero gives, counts or lasts nothing."""

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
    written = [getattr(node, COLLECTED.get(type(node), "span")) for node in nodes]
    money = any(isinstance(each, Money) for each in written)
    percent = any(isinstance(each, tree.EarnPercent) for each in nodes)
    points = any(isinstance(each, Points) for node in nodes for each in quantities(node))
    return (money or percent) and not points


def check_units(statement: tree.Statement, nodes: Sequence[tree.Node], reading: Reading) -> None:
    """Report every quantity of a statement that is of the wrong kind, too much, or nothing."""
    place = place_of(statement.head)
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
    written = getattr(node, COLLECTED.get(type(node), "span"))
    if isinstance(node, tree.EarnPercent):
        written = node.percent
    if isinstance(written, Money | Percent):
        off = isinstance(node, tree.GivePoints) and place is not Place.GRID
        reading.note(MoneyInPoints(node.span, written, off))


def _check_zero(node: tree.Node, reading: Reading) -> None:
    for name in EMPTY_AT_ZERO.get(type(node), ()):
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
    place = place_of(statement.head)
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
        earned, block = head.amount.count, rate.points.count
        shared = gcd(earned, block)
        if not (shared and head.step.minor):
            continue
        paid = head.step.minor * (block // shared)
        worth = rate.worth.minor * (earned // shared)
        if worth > paid:
            currency = head.step.currency
            given = Money(worth, rate.worth.currency)
            reading.note(GivesBackTooMuch(head.span, rate.span, Money(paid, currency), given))
            return
