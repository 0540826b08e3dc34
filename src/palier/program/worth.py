"""What points are worth and the decimals they have: rates, blocks, all in the programme's units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, TypeVar, assert_never

from palier import tree
from palier.problem.giving import StepAbovePrice
from palier.problem.meaning import NoSuchDecimals, PointsDecimals
from palier.problem.reckoning import (
    GivesBackTooMuch,
    PointsWithoutValue,
)
from palier.program.reading import Reading, every
from palier.program.units import quantities
from palier.quantity import (
    MOST_DECIMALS,
    Amount,
    Money,
    Points,
    StatusPoints,
)
from palier.tree import parts_of, walk
from palier.values import replace

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
            case tree.GuaranteeHead(subject=subject, span=span):
                if subject is tree.Guaranteed.VALUE_OF_POINTS and not (rates or reading.cashback):
                    reading.note(PointsWithoutValue(span))
            case tree.ReturnsHead():
                for clause in every(statement, tree.MissingPointsRetained):
                    if not (rates or reading.cashback):
                        reading.note(PointsWithoutValue(clause.span))
            case tree.RewardHead() as head:
                _check_steps(head, every(statement, tree.PriceWhen), reading)
            case (
                tree.ProgramHead()
                | tree.BonusDayHead()
                | tree.OfferHead()
                | tree.TierHead()
                | tree.TiersHead()
                | tree.SegmentHead()
                | tree.FirstOrderHead()
                | tree.RedeemHead()
                | tree.StampCardHead()
                | tree.ReferralHead()
                | tree.PointsHead()
                | tree.CumulationHead()
                | tree.MessageHead()
                | tree.WordsHead()
                | tree.PageHead()
                | tree.ExampleHead()
            ):
                pass
            case _ if isinstance(statement.head, tree.EarnHead):
                pass
            case _:
                assert_never(statement.head)


def _rates(file: tree.RuleFile) -> Iterator[tree.Rate]:
    for statement in file.statements:
        if isinstance(statement.head, tree.RedeemHead):
            yield from (each for each in walk(statement) if isinstance(each, tree.Rate))


def _check_pot(head: tree.EarnPerAmount, reading: Reading) -> None:
    if isinstance(head.amount, Money) and head.amount.minor > head.step.minor > 0:
        reading.note(GivesBackTooMuch(head.span, None, head.step, head.amount))


def _check_steps(head: tree.RewardHead, others: Sequence[tree.PriceWhen], reading: Reading) -> None:
    """Whatever buys a voucher makes one whole step at least: otherwise it would take no points."""
    prices = ((head.span, head.cost), *((each.span, each.cost) for each in others))
    for span, price in prices:
        if price is None or head.step is None or type(price) is not type(head.step):
            continue
        if 0 < _size(price) < _size(head.step):
            reading.note(StepAbovePrice(span, price, head.step))


def _size(amount: Amount) -> Fraction | int:
    return amount.minor if isinstance(amount, Money) else amount.number


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
        case Points(digits=finer) | StatusPoints(digits=finer) | Money(finer=finer):
            return finer > 0
        case _:
            return False


N = TypeVar("N")
P = TypeVar("P", Points, StatusPoints)


def _counted(part: N, reading: Reading) -> N:
    """A part of the tree with its points counted out; a number that is too fine is told."""
    match part:
        case tree.EarnPerAmount(amount=Points()) | tree.EarnPerItem(amount=Points()):
            return part
        case tree.EarnPerAmount(amount=StatusPoints()) | tree.EarnPerItem(amount=StatusPoints()):
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
                    case StatusPoints(digits=finer) as status if finer:
                        reading.note(PointsDecimals(part.span, status, 0, _grouped(status)))
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


def _grouped(points: P) -> P | None:
    """`1,125 points` in a French file may mean 1 125 of them."""
    return type(points)(points.count) if points.digits == 3 else None


def _in_blocks(points: Points, worth: Money, reading: Reading) -> dict[str, object]:
    """The smallest multiple of a rate that is whole on both sides."""
    put_in = points.number * Fraction(10) ** reading.decimals
    paid = Fraction(worth.minor, 10**worth.finer)
    times = lcm(put_in.denominator, paid.denominator)
    block = Points(int(put_in * times), reading.decimals)
    return {"points": block, "worth": Money(int(paid * times), worth.currency)}
