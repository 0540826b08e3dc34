"""Points that nothing earns, multiplies or lets be used."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.checks.review import Review, benefits_of, giving, whole
from palier.problem import Problem
from palier.problem.checks import NeverEnough, NothingEarned, NothingToMultiply
from palier.program.model import Program
from palier.program.rules import Redemption
from palier.quantity import Money, currency_digits
from palier.source import Span


def check_uses(review: Review) -> Iterator[Problem]:
    """What the points of a programme are good for."""
    program = review.program
    users = (*filter(None, (program.redemption,)), *program.rewards)
    if users and not earns(program):
        step = Money(10 ** (currency_digits(program.currency) or 0), program.currency)
        yield NothingEarned(review.head(users[0]), program.cashback, step)
    if not any(each.on_orders for each in program.earnings):
        yield from multipliers(program)
    if program.redemption:
        yield from never_enough(program.redemption, review)


def earns(program: Program) -> bool:
    """Whether anything in the file gives points."""
    given = (tree.ExtraPoints, tree.GivePoints)
    first = program.first_order
    return (
        bool(program.earnings)
        or any(each.on_reaching for each in program.tiers)
        or (first is not None and first.earns is not None)
        or any(isinstance(each, given) for rule in giving(program) for each in benefits_of(rule))
        or (program.referral is not None and any_given(program))
    )


def any_given(program: Program) -> bool:
    """Whether a referral gives points."""
    referral = program.referral
    if referral is None:
        return False
    gifts = (*referral.friend, *(each for after in referral.after for each in after.benefits))
    return any(isinstance(each, tree.GivePoints) for each in gifts)


def multipliers(program: Program) -> Iterator[Problem]:
    """Every multiplier of a programme where orders earn nothing."""
    for rule in giving(program):
        for each in benefits_of(rule):
            if isinstance(each, tree.TimesPoints):
                yield NothingToMultiply(each.span)


def never_enough(rule: Redemption, review: Review) -> Iterator[Problem]:
    """A least use that a limit, or what a band uses, never comes up to."""
    if rule.at_least is None or rule.deduction is not tree.Deduction.USED:
        return
    for used, span in most_used(rule, review):
        if used < whole(rule.at_least):
            yield NeverEnough(
                span,
                review.program.amount(used),
                rule.at_least,
                review.clause(rule, tree.AtLeastAtOnce),
            )


def most_used(rule: Redemption, review: Review) -> Iterator[tuple[int, Span]]:
    """The most points that the limit of an order, and each fixed band, lets be used at once."""
    if rule.rate and rule.at_most and not rule.bands and rule.rate.worth.minor:
        blocks = rule.at_most.minor // rule.rate.worth.minor
        yield blocks * whole(rule.rate.points), review.clause(rule, tree.Cap)
    for band in rule.bands:
        rates = any(isinstance(each, tree.Rate) for each in band.benefits)
        if band.measured is tree.Measured.POINTS and not rates:
            yield whole(band.low), review.band_head(band)
