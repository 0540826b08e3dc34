"""What a full stamp card takes off of what was paid to fill it, and a referral of a first order."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from palier import tree
from palier.checks.review import Review, lowest
from palier.problem.money import Back, GivesBackMuch
from palier.program.rules import Referral, StampCard
from palier.quantity import Money, Percent
from palier.source import Span
from palier.values import replace

if TYPE_CHECKING:
    from palier.engines.quote import Quote


def of_cards(review: Review) -> Iterator[GivesBackMuch]:
    """Cards that take off much of what is paid for their stamps, which go by what is paid."""
    for card in review.program.stamp_cards:
        off = _money_off(card.benefits)
        spent = card.stamps * card.step.minor if card.step else 0
        if spent and _is_much(off, spent, review):
            order = full(card, 100 * spent, review)
            back = _taken(order, card.label) if order else 0
            if _is_much(back, spent, review):
                head = review.head(card)
                yield _told(Back.CARD, card.label, head, spent, back, review)


def full(card: StampCard, basket: int, review: Review) -> Quote | None:
    """The order on which a full card pays."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import asked  # noqa: PLC0415
    from palier.checks.witness import Witness, somebody  # noqa: PLC0415

    customer = somebody(card, review)
    if customer is None:
        return None
    order, standing = customer.buying(basket)
    stamps = {**standing.stamps, card.label: card.stamps}
    return asked(review.program, Witness(order, replace(standing, stamps=stamps)))


def of_friends(review: Review) -> Iterator[GivesBackMuch]:
    """A referral that takes off more than the limit of the first order that counts."""
    rule = review.program.referral
    if rule is None or rule.counts_from is None:
        return
    bound = rule.counts_from.total
    basket = lowest(rule.counts_from.boundary, bound)
    off = _money_off(rule.friend)
    if basket and Fraction(100 * off, basket) > review.limits.most_back.value:
        order = first_order(rule, basket, review)
        back = _taken(order, rule.label) if order else 0
        if Fraction(100 * back, basket) > review.limits.most_back.value:
            found = (each.span for each in rule.friend if isinstance(each, tree.MoneyOff))
            span = next(found, rule.span)
            yield _told(Back.OFF, rule.label, span, basket, back, review)


def first_order(rule: Referral, basket: int, review: Review) -> Quote | None:
    """The first order of somebody whom a customer has sent."""
    # The engine is loaded for files that have something to ask.
    from palier.account.standing import Standing  # noqa: PLC0415
    from palier.checks.asked import asked  # noqa: PLC0415
    from palier.checks.witness import Witness, somebody  # noqa: PLC0415
    from palier.program.rules import Giving  # noqa: PLC0415

    friend = Giving(id=rule.id, label=rule.label, span=rule.span, scope=rule.scope)
    customer = somebody(friend, review)
    if customer is None:
        return None
    order = customer.buying(basket).order
    return asked(review.program, Witness(order, Standing(friend=True)))


def _money_off(benefits: tuple[tree.Benefit, ...]) -> int:
    money = (each for each in benefits if isinstance(each, tree.MoneyOff) and each.on is None)
    return sum(each.amount.minor for each in money)


def _taken(order: Quote, label: str) -> int:
    return sum(each.amount.minor for each in order.outcome.discounts if each.rule == label)


def _is_much(back: int, spent: int, review: Review) -> bool:
    return Fraction(100 * back, spent) >= review.limits.most_back.value


def _told(by: Back, label: str, span: Span, spent: int, back: int, review: Review) -> GivesBackMuch:
    currency, share = review.program.currency, Percent(Fraction(100 * back // spent))
    return GivesBackMuch(
        *(span, by, label, Money(spent, currency), review.program.amount(0)),
        *(Money(back, currency), share, review.limits.most_back, by is Back.OFF and back >= spent),
    )
