"""Guarantees, tested on each example that they concern."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from palier import tree
from palier.account.outcome import Outcome
from palier.checks.examples import ExampleRun
from palier.engines.quote import Quote, by_reference
from palier.problem import Problem
from palier.problem.checks import GuaranteeFails, Subject
from palier.program.model import Guarantee, Program
from palier.program.rules import Offer, Scope
from palier.quantity import Amount, Comparison, Money, Points, units_of
from palier.values import replace

PROBE = "guarantee"


def check_guarantees(program: Program, runs: Iterable[ExampleRun]) -> tuple[Problem, ...]:
    """The guarantees that some example breaks, each with the first one that does."""
    probing, broken = _probing(program), dict[str, Problem]()
    for run in runs if program.guarantees else ():
        if run.quote is None:
            continue
        got = by_reference(probing, run.quote.order, run.quote.standing).reckoned
        for at, guarantee in enumerate(program.guarantees):
            probe = f"{PROBE}.{at}"
            if probe not in broken and got.holds(got.sheet.rules[probe].applies):
                problem = _broken(guarantee, program, run, run.quote)
                broken |= {probe: problem} if problem else {}
    return tuple(sorted(broken.values(), key=lambda each: each.span))


def _probing(program: Program) -> Program:
    """The programme with the conditions of each guarantee as those of an offer of nothing."""
    probes = (
        Offer(
            id=f"{PROBE}.{at}",
            label=PROBE,
            span=each.span,
            scope=Scope(when=each.when, unless=each.unless),
        )
        for at, each in enumerate(program.guarantees)
    )
    version = program.version and f"{program.version} {PROBE}"
    return replace(program, offers=(*program.offers, *probes), version=version)


def _broken(
    guarantee: Guarantee, program: Program, run: ExampleRun, reckoned: Quote
) -> Problem | None:
    got = value_of(guarantee.head.subject, program, reckoned)
    bound = _bound(guarantee, reckoned.outcome)
    if got is None or holds(guarantee.head.comparison, Fraction(units_of(got)), bound):
        return None
    return GuaranteeFails(
        guarantee.span,
        Subject(guarantee.head.subject.value),
        got,
        program.amount(int(bound)) if _in_points(guarantee) else _money(bound, program),
        run.example.name,
        run.example.span,
    )


def _in_points(guarantee: Guarantee) -> bool:
    return guarantee.head.subject is tree.Guaranteed.POINTS_EARNED


def _bound(guarantee: Guarantee, outcome: Outcome) -> Fraction:
    match guarantee.head.bound:
        case tree.ShareOfBasket(percent):
            return percent.value * outcome.basket.minor / 100
        case Points() | Money() as amount:
            return Fraction(units_of(amount))


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
    worth = program.worth_of(units_of(points))
    return None if worth is None else _money(worth, program)
