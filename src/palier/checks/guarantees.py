"""Guarantees are tested on every example of the file to which their conditions let them apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from palier import tree
from palier.account.outcome import Outcome
from palier.checks.examples import ExampleRun, units
from palier.engines.quote import Quote, quote
from palier.problem import Problem
from palier.problem.checks import GuaranteeFails, Subject
from palier.program.model import Guarantee, Program
from palier.program.rules import Offer, Scope
from palier.quantity import Amount, Comparison, Money

PROBE = "guarantee"


def check_guarantees(program: Program, runs: Iterable[ExampleRun]) -> tuple[Problem, ...]:
    """The guarantees that some example breaks, each with the first one that does."""
    ran = [(each, each.quote) for each in runs if each.quote is not None]
    found = (next(_broken(guarantee, program, ran), None) for guarantee in program.guarantees)
    return tuple(each for each in found if each is not None)


def _broken(
    guarantee: Guarantee, program: Program, ran: list[tuple[ExampleRun, Quote]]
) -> Iterator[Problem]:
    for run, reckoned in ran:
        if not _concerns(guarantee, program, reckoned):
            continue
        got = value_of(guarantee.head.subject, program, reckoned)
        bound = _bound(guarantee, reckoned.outcome)
        if got is not None and not holds(guarantee.head.comparison, Fraction(units(got)), bound):
            shown = program.amount(int(bound)) if _in_points(guarantee) else _money(bound, program)
            yield GuaranteeFails(
                guarantee.span,
                Subject(guarantee.head.subject.value),
                got,
                shown,
                run.example.name,
                run.example.span,
            )


def _concerns(guarantee: Guarantee, program: Program, reckoned: Quote) -> bool:
    """Whether the conditions of a guarantee hold: those of an offer that gives nothing."""
    if not guarantee.when and not guarantee.unless:
        return True
    scope = Scope(when=guarantee.when, unless=guarantee.unless)
    probe = Offer(id=PROBE, label=PROBE, span=guarantee.span, scope=scope)
    probed = replace(program, offers=(*program.offers, probe), version="")
    got = quote(probed, reckoned.order, reckoned.standing).reckoned
    return got.holds(got.sheet.rules[PROBE].applies)


def _in_points(guarantee: Guarantee) -> bool:
    return guarantee.head.subject is tree.Guaranteed.POINTS_EARNED


def _bound(guarantee: Guarantee, outcome: Outcome) -> Fraction:
    match guarantee.head.bound:
        case tree.ShareOfBasket(percent):
            return percent.value * outcome.basket.minor / 100
        case amount:
            return Fraction(units(amount))


def _money(minor: Fraction, program: Program) -> Money:
    return Money(minor.numerator // minor.denominator, program.currency)


def holds(comparison: Comparison, got: Fraction, bound: Fraction) -> bool:
    """Whether a number stands on the right side of its bound.

    >>> holds(Comparison.AT_MOST, Fraction(1, 2), Fraction(1, 2))
    True
    """
    match comparison:
        case Comparison.AT_LEAST:
            return got >= bound
        case Comparison.ABOVE:
            return got > bound
        case Comparison.AT_MOST:
            return got <= bound
        case Comparison.BELOW:
            return got < bound
        case Comparison.EQUAL:
            return got == bound


def value_of(subject: tree.Guaranteed, program: Program, reckoned: Quote) -> Amount | None:
    """What a guarantee speaks of, in one order; None when points have no value in money."""
    outcome = reckoned.outcome
    match subject:
        case tree.Guaranteed.DISCOUNT:
            return _given(reckoned, program)
        case tree.Guaranteed.TO_PAY:
            return outcome.to_pay
        case tree.Guaranteed.POINTS_EARNED:
            return outcome.points.earned
        case tree.Guaranteed.VALUE_OF_POINTS:
            return _worth(outcome.points.earned, program)


def _given(reckoned: Quote, program: Program) -> Money:
    """What the programme gives: the shop's own codes are left out."""
    own = {each.code for each in reckoned.order.promo_codes if each.off is not None}
    party = tree.Party.PROMO_CODES.value
    discounts = reckoned.outcome.discounts
    off = (each.amount.minor for each in discounts if each.party != party or each.rule not in own)
    return Money(sum(off), program.currency)


def _worth(points: Amount, program: Program) -> Money | None:
    if isinstance(points, Money):
        return points
    rate = program.redemption.rate if program.redemption else None
    if rate is None:
        return None
    worth = Fraction(points.count * rate.worth.minor, units(rate.points))
    return _money(worth, program)
