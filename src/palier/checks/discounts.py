"""Rules that take much off a whole basket: those that ask for one, and those that take a part."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from palier import tree
from palier.checks.cliffs import least_baskets
from palier.checks.review import AMOUNTS, Review, lowest, narrowed, off, serving
from palier.checks.share import baskets, part, reaches
from palier.checks.starts import given_in
from palier.checks.unbounded import for_all
from palier.named import NamedTuple
from palier.problem.money import Back, GivesBackMuch
from palier.program.rules import Discounting, Giving, Reward
from palier.quantity import Money
from palier.source import Span

if TYPE_CHECKING:
    from palier.engines.quote import Quote

ASKED = 4
"""Rules of a kind of which the engine is asked, those that seem to give back most."""


class Taken(NamedTuple):
    """A rule that takes something off, the basket on which it takes most, and how much of it.

    `bounded`: the file says on what baskets, or takes the same part of all.
    """

    rule: Giving
    basket: int
    span: Span
    share: Fraction
    bounded: bool


def discounts(review: Review) -> Iterator[GivesBackMuch]:
    """Rules that take much off a whole basket."""
    seem = [each for each in most_taken(review) if each.bounded and reaches(review, each.share)]
    whole = sorted((each for each in seem if not narrowed(each.rule)), key=lambda each: -each.share)
    for each in whole[:ASKED]:
        order = ordered(each, review)
        if order is not None:
            yield from much_off(each, order, review)


def most_taken(review: Review) -> Iterator[Taken]:
    """Of each rule that takes something off, the basket of which it takes the largest part."""
    on_basket = review.program.cumulation.percentages_on_basket
    hundred, smallest = baskets(review)[0], review.smallest_order
    for rule in (each for each in review.program.rules if isinstance(each, Giving)):
        if not isinstance(rule, Discounting) and not is_part(rule):
            continue
        starts = [
            (lowest(b.boundary, b.low), review.band_head(b))
            for b in rule.bands
            if b.measured in AMOUNTS
        ]
        starts += [*least_baskets(rule)]
        bounded = bool(starts) or only_parts(rule)
        usual = hundred if bounded and not gives(rule) else smallest
        tried = dict(starts) or {usual: review.head(rule)}
        serves = serving(rule, tried)
        found = [
            Taken(
                *(rule, basket, span),
                Fraction(off(serves[basket], basket, on_basket=on_basket), basket),
                bounded,
            )
            for basket, span in tried.items()
            if basket > 0
        ]
        yield from sorted(found, key=lambda each: each.share)[-1:]


def is_part(rule: Giving) -> bool:
    """Whether a rule is a reward that takes a part off the basket, and nothing else."""
    return isinstance(rule, Reward) and any(
        isinstance(each, tree.PercentOff) and each.up_to is None for each in rule.benefits
    )


def only_parts(rule: Giving) -> bool:
    """Whether what a rule takes off is a part of the basket, however small that is."""
    return not any(isinstance(each, tree.MoneyOff) for each in rule.given)


def ordered(taken: Taken, review: Review) -> Quote | None:
    """The order of somebody whom a rule serves."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import asked, claiming  # noqa: PLC0415
    from palier.checks.witness import somebody  # noqa: PLC0415

    if isinstance(taken.rule, Reward):
        return claiming(taken.rule, taken.basket, review)
    customer = somebody(taken.rule, review)
    return asked(review.program, customer.buying(taken.basket)) if customer else None


def much_off(taken: Taken, order: Quote, review: Review) -> Iterator[GivesBackMuch]:
    """What a rule takes off an order, where that is more than the limit, or for all and always."""
    rule, currency, limit = taken.rule, review.program.currency, review.limits.most_back
    found = [each.amount.minor for each in order.outcome.discounts if each.rule == rule.label]
    back, basket = sum(found), order.outcome.basket
    share, exact = part(back, basket.minor), Fraction(100 * back, basket.minor or 1)
    half_price = exact == limit.value and for_all(rule) and only_parts(rule)
    if found and (exact > limit.value or half_price):
        everything = back == basket.minor
        yield GivesBackMuch(
            *(taken.span, Back.OFF, rule.label, basket, review.program.amount(0)),
            *(Money(back, currency), share, limit, everything),
        )


def gives(rule: Giving) -> tuple[str, ...]:
    """The rewards that a rule gives for an order."""
    return tuple(each.reward.text for each in given_in(rule.given))
