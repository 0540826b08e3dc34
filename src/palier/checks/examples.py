"""Examples are run, and guarantees tested on each example that they concern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from palier import tree
from palier.account.example import situation
from palier.account.order import Order, Shipping
from palier.account.outcome import Outcome
from palier.account.standing import Standing
from palier.closed import total
from palier.engines.quote import Quote, quote
from palier.problem import Problem
from palier.problem.checks import (
    ExampleFails,
    ExampleRefused,
    GuaranteeFails,
    Impossible,
    Promised,
    Sentences,
    Subject,
    Value,
)
from palier.problem.event import EventProblem, OrderRefusedError
from palier.problem.life import DeclaredCode, PointsDoNotFit, TooManyPoints, TooManyUnits
from palier.program.model import Example, Guarantee, Program
from palier.program.rules import Offer, Scope
from palier.quantity import Amount, Comparison, Money, StatusPoints, units_of
from palier.source import Language, same_name
from palier.values import dataclass

if TYPE_CHECKING:
    from palier.engines.explain.teller import Why


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """An example, what the engine gave, and what did not come out."""

    example: Example
    quote: Quote | None
    problems: tuple[Problem, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether all that it promises came out."""
        return not self.problems


def run_examples(program: Program) -> tuple[ExampleRun, ...]:
    """Run every example of a programme, in the order of the file."""
    return tuple(run_example(each, program) for each in program.examples)


def run_example(example: Example, program: Program) -> ExampleRun:
    """Reckon the order of an example, and compare."""
    order, standing = situation(example, program)
    try:
        reckoned = quote(program, order, standing)
    except OrderRefusedError as refused:
        problems = (_refused(example, each) for each in refused.problems)
        return ExampleRun(example, None, tuple(problems))
    missed = tuple(_missed(example, program, reckoned, order, standing))
    return ExampleRun(example, reckoned, missed)


def _refused(example: Example, problem: EventProblem) -> Problem:
    kinds = {
        TooManyPoints: (tree.PayingWithPoints, Impossible.TOO_MANY_POINTS),
        PointsDoNotFit: (tree.PayingWithPoints, Impossible.POINTS_DO_NOT_FIT),
        TooManyUnits: (tree.Goods, Impossible.TOO_MANY_UNITS),
        DeclaredCode: (tree.WithCode, Impossible.DECLARED_CODE),
    }
    part, impossible = kinds[type(problem)]
    spans = (each.span for each in example.order.parts if isinstance(each, part))
    return ExampleRefused(
        next(spans, example.span),
        example.name,
        impossible,
        wanted=getattr(problem, "wanted", None),
        available=getattr(problem, "available", getattr(problem, "fitting", None)),
        promo_code=getattr(problem, "promo_code", None),
        most=getattr(problem, "most", 0),
    )


def _missed(
    example: Example, program: Program, reckoned: Quote, order: Order, standing: Standing
) -> Iterator[Problem]:
    for expectation in example.then.expectations:
        told = reckoned
        if isinstance(expectation, tree.ShippingIs):
            told = _with_a_cost(program, reckoned, order, standing)
        promised, wanted, got = compare(expectation, told.outcome, program)
        if wanted != got:
            by = getattr(expectation, "by", None)
            yield ExampleFails(
                expectation.span,
                example.name,
                promised,
                wanted,
                got,
                by.text if by else None,
                _because(told, promised),
            )


_TOLD = total(
    Promised,
    {
        Promised.EARNED: ("award", "silent"),
        Promised.STATUS_POINTS: ("award", "silent"),
        Promised.OFF: ("discount", "set-aside", "refused"),
        Promised.LEFT: ("discount", "refused"),
        Promised.SHIPPING: ("shipping", "set-aside"),
        Promised.SHIPPING_CHARGED: ("shipping", "set-aside"),
        Promised.TO_PAY: ("discount", "shipping", "set-aside", "refused"),
        Promised.TIER: ("tier",),
        Promised.STAMPS: ("stamps",),
        Promised.GIFTS: ("gift", "set-aside", "silent"),
    },
)
_MOST_SENTENCES = 2


def _because(reckoned: Quote, promised: Promised) -> tuple[Sentences, ...]:
    """What explains the outcome that was promised otherwise, in each language."""
    from palier.engines.explain import explain  # noqa: PLC0415 - only a failure is explained

    return tuple(_told(explain(reckoned, each), promised) for each in Language)


def _told(whys: tuple[Why, ...], promised: Promised) -> Sentences:
    """The first few sentences on what there is, or else on what there is not."""
    for about in _TOLD[promised]:
        told = tuple(each.sentence for each in whys if each.about.value == about)
        if told:
            return told[:_MOST_SENTENCES]
    return ()


def _with_a_cost(program: Program, reckoned: Quote, order: Order, standing: Standing) -> Quote:
    """The same order where shipping costs something, or nobody could tell whether it is free."""
    if order.shipping is None or order.shipping.cost:
        return reckoned
    return quote(program, replace(order, shipping=Shipping(order.shipping.method, 1)), standing)


def compare(
    expectation: tree.Expectation, outcome: Outcome, program: Program
) -> tuple[Promised, Value, Value]:
    """What an expectation speaks of, what it wants, and what there is."""
    match expectation:
        case tree.Earns(StatusPoints() as amount, by):
            return Promised.STATUS_POINTS, amount, _status_earned(by, outcome)
        case tree.Earns(amount, by):
            return Promised.EARNED, amount, _earned_by(by, outcome, program)
        case tree.Off(amount, by):
            return Promised.OFF, amount, _off_by(by, outcome, program)
        case tree.Left(amount):
            return Promised.LEFT, amount, outcome.points.left
        case tree.ShippingIs(free):
            return Promised.SHIPPING, free, _ships_free(outcome)
        case tree.ShippingAt(amount):
            shipping = outcome.shipping
            charged = shipping.charged if shipping else Money(0, program.currency)
            return Promised.SHIPPING_CHARGED, amount, charged
        case tree.ToPay(amount):
            return Promised.TO_PAY, amount, outcome.to_pay
        case tree.TierIs(tier):
            return Promised.TIER, tier.text, outcome.tier.name if outcome.tier else None
        case tree.StampsAre(stamps, card):
            return Promised.STAMPS, stamps, outcome.stamps.get(card.text, 0)
        case tree.GiftsAre(product, items):
            same = [each for each in outcome.gifts if same_name(each) == same_name(product.text)]
            return Promised.GIFTS, items, len(same)
        case _:
            assert_never(expectation)


def _earned_by(by: tree.Name | None, outcome: Outcome, program: Program) -> Amount:
    if by is None:
        return outcome.points.earned
    awards = (each.points for each in outcome.points.awards if each.rule == by.text)
    return program.amount(sum(units_of(each) for each in awards))


def _status_earned(by: tree.Name | None, outcome: Outcome) -> StatusPoints:
    found = outcome.status_points
    if found is None or by is None:
        return StatusPoints(found.earned if found else 0)
    return StatusPoints(sum(each.points for each in found.awards if each.rule == by.text))


def _off_by(by: tree.Name | None, outcome: Outcome, program: Program) -> Money:
    """What is off in all, or by one rule; an offer is called by its name or by its promo code."""
    offers = (each for each in program.offers if by and each.code and each.code.text == by.text)
    called = {*(each.label for each in offers), by.text if by else None}
    off = (each.amount.minor for each in outcome.discounts if by is None or each.rule in called)
    return Money(sum(off), program.currency)


def _ships_free(outcome: Outcome) -> bool | None:
    return outcome.shipping.charged.minor == 0 if outcome.shipping else None


# Guarantees ------------------------------------------------------------------------------------


PROBE = "guarantee"


def check_guarantees(program: Program, runs: Iterable[ExampleRun]) -> tuple[Problem, ...]:
    """The guarantees that some example breaks, each with the first one that does."""
    probing, broken = _probing(program), dict[str, Problem]()
    for run in runs if program.guarantees else ():
        if run.quote is None:
            continue
        got = quote(probing, run.quote.order, run.quote.standing).reckoned
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
        case amount:
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
