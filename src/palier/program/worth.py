"""What points are worth: earning that gives back more than is paid, guarantees on a value."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from palier import tree
from palier.problem.reckoning import GivesBackTooMuch, PointsWithoutValue
from palier.program.reading import Reading
from palier.program.walk import walk
from palier.quantity import Money, Points


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
