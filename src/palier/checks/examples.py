"""Examples are run, and what did not come out is told with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from palier import tree
from palier.account.example import situation
from palier.account.order import Order, Shipping
from palier.account.outcome import Outcome
from palier.account.standing import Standing
from palier.closed import total
from palier.engines.quote import Quote, by_reference
from palier.problem import Problem
from palier.problem.checks import (
    ExampleFails,
    ExampleRefused,
    Impossible,
    Promised,
    Sentences,
    Value,
)
from palier.problem.event import EventProblem, OrderRefusedError
from palier.problem.life import DeclaredCode, PointsDoNotFit, TooManyPoints, TooManyUnits
from palier.program.model import Example, Program
from palier.quantity import Amount, Money, StatusPoints, units_of
from palier.source import Language, same_name
from palier.values import dataclass, replace

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
        reckoned = by_reference(program, order, standing)
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
        promised, wanted, got = compare(expectation, told, program)
        if isinstance(expectation, tree.Receives):
            from palier.checks.told import is_told  # noqa: PLC0415 - few examples live on

            got = is_told(example, program, reckoned, expectation)
        if wanted != got:
            by = _named(expectation)
            yield ExampleFails(
                expectation.span,
                example.name,
                promised,
                wanted,
                got,
                by.text if by else None,
                _because(told, expectation, promised),
            )


def _named(expectation: tree.Expectation) -> tree.Name | None:
    """The rule, product or reward that an expectation names."""
    match expectation:
        case tree.Earns(_, by) | tree.Off(_, by):
            return by
        case tree.GiftsAre(name) | tree.RewardsAre(name) | tree.StampsAre(_, name):
            return name
        case tree.Receives(name):
            return name
        case tree.Left() | tree.ToPay() | tree.TierIs():
            return None
        case tree.ShippingIs() | tree.ShippingAt():
            return None
        case _:
            assert_never(expectation)


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
        Promised.VOUCHERS: ("reward", "silent"),
        Promised.MESSAGE: (),
    },
)
_MOST_SENTENCES = 2


def _because(
    reckoned: Quote, expectation: tree.Expectation, promised: Promised
) -> tuple[Sentences, ...]:
    """What explains the outcome that was promised otherwise, in each language."""
    from palier.engines.explain import explain  # noqa: PLC0415 - only a failure is explained

    def told(language: Language) -> Sentences:
        whys = explain(reckoned, language)
        if isinstance(expectation, tree.RewardsAre):
            return _told_of(whys, expectation.reward, reckoned)
        return _told(whys, promised)

    return tuple(told(each) for each in Language)


def _told_of(whys: tuple[Why, ...], reward: tree.Name, reckoned: Quote) -> Sentences:
    """Which rules give a reward; or else why those that could do not."""
    lines = [each for each in reckoned.reckoned.sheet.rewards if each.reward == reward.text]
    numbers, givers = {each.number for each in lines}, {each.rule for each in lines}
    labels = {each.label for each in reckoned.program.rules if each.id in givers}
    mine = (each for each in whys if each.line in numbers or each.rule in labels)
    return _told(tuple(mine), Promised.VOUCHERS)


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
    charged = Shipping(order.shipping.method, 1)
    return by_reference(program, replace(order, shipping=charged), standing)


def compare(
    expectation: tree.Expectation, reckoned: Quote, program: Program
) -> tuple[Promised, Value, Value]:
    """What an expectation speaks of, what it wants, and what there is."""
    outcome = reckoned.outcome
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
        case tree.Receives():
            return Promised.MESSAGE, True, None
        case tree.RewardsAre(reward, count):
            return Promised.VOUCHERS, count, _given_of(reward, reckoned)
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


def _given_of(reward: tree.Name, reckoned: Quote) -> int:
    """How many vouchers of a reward the order gives."""
    got = reckoned.reckoned
    given = (each for each in got.sheet.rewards if same_name(each.reward) == same_name(reward.text))
    return sum(got.scalar(each.number) for each in given)


def _ships_free(outcome: Outcome) -> bool | None:
    return outcome.shipping.charged.minor == 0 if outcome.shipping else None
