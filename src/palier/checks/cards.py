"""What a full stamp card takes off of what was paid to fill it, and a referral of a first order."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from palier import tree
from palier.checks.cliffs import begins_at
from palier.checks.review import Review, lowest
from palier.checks.share import part
from palier.checks.starts import bought_later, worth_later
from palier.problem.money import Back, GivesBackMuch
from palier.problem.written import StampsNotLimited
from palier.program.rules import Referral, StampCard
from palier.quantity import Money, Period
from palier.source import Span
from palier.values import replace

if TYPE_CHECKING:
    from palier.engines.quote import Quote


def check_cards(review: Review) -> Iterator[StampsNotLimited]:
    """Cards with a limit by day or week, which hardly ever bites: a card is not filled so fast."""
    for card in review.program.stamp_cards:
        for limit in card.scope.limits:
            if limit.period in (Period.DAY, Period.WEEK):
                yield StampsNotLimited(limit.span, card.label, limit.period is Period.DAY)


def of_cards(review: Review) -> Iterator[GivesBackMuch]:
    """Cards that take off much of what is paid for their stamps.

    A stamp for an order, or for an item of any goods, is worth the smallest order.
    """
    for card in review.program.stamp_cards:
        off, later = _money_off(card.benefits), int(worth_later(card.benefits, review))
        spent = card.stamps * _a_stamp(card, review)
        if spent and _is_much(off + later, spent, review):
            order = full(card, 100 * max(spent, off), review) if off else None
            back = _taken(order, card.label) if order else 0
            back += bought_later(card.benefits, review)
            if _is_much(back, spent, review):
                bare = Back.CARD if card.step else Back.CARD_BY_STAMP
                by, head = Back.CARD_LATER if later else bare, review.head(card)
                yield _told(by, card.label, head, spent, back, review, card.stamps)


def _a_stamp(card: StampCard, review: Review) -> int:
    """What is paid for a stamp at least; 0: nobody can say."""
    if card.step is not None:
        return card.step.minor
    some = card.scope.only or card.scope.excepted
    asked = begins_at(card)
    return 0 if some and not card.per_order else max(asked, review.smallest_order)


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
    """A referral that takes more than the limit off the first order that counts.

    A new customer may cost as much as a first order: what friends bring is told above that.
    """
    rule = review.program.referral
    if rule is None:
        return
    asked = rule.counts_from
    least = lowest(asked.boundary, asked.total) if asked else 0
    yield from _off_first(rule, least, review)
    for each in rule.after:
        spent = each.friends * (least or review.smallest_order)
        back = bought_later(each.benefits, review) + _money_off(each.benefits)
        if back > spent and _is_much(back, spent, review):
            yield _told(Back.FRIENDS, rule.label, each.span, spent, back, review, each.friends)


def _off_first(rule: Referral, least: int, review: Review) -> Iterator[GivesBackMuch]:
    """What is taken off the first order of a friend: the least that counts, or the smallest."""
    off, basket = _money_off(rule.friend), least or review.smallest_order
    parts = [each for each in rule.friend if isinstance(each, tree.PercentOff) and not each.on]
    if not least and off >= basket:
        basket = off + review.small_change
    if parts or Fraction(100 * off, basket) > review.limits.most_back.value:
        order = first_order(rule, basket, review)
        back = _taken(order, rule.label) if order else 0
        if Fraction(100 * back, basket) > review.limits.most_back.value:
            priced = (tree.MoneyOff, tree.PercentOff)
            found = (each.span for each in rule.friend if isinstance(each, priced))
            by = Back.OFF if least or parts else Back.UNBOUNDED
            yield _told(by, rule.label, next(found, rule.span), basket, back, review)


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


def _told(
    by: Back, label: str, span: Span, spent: int, back: int, review: Review, times: int = 1
) -> GivesBackMuch:
    currency = review.program.currency
    return GivesBackMuch(
        *(span, by, label, Money(spent, currency), review.program.amount(0)),
        *(Money(back, currency), part(back, spent), review.limits.most_back),
        everything=by is Back.OFF and back >= spent,
        times=times,
    )
