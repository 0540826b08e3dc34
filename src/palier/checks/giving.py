"""Rules that give everything away: a `for every …` that leaves nothing to pay."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from palier import tree
from palier.checks.review import Review, giving, questions, whole
from palier.problem import Problem
from palier.problem.checks import EverythingFree
from palier.program.model import Program
from palier.program.rules import BonusDay, Giving, Offer, Scope
from palier.quantity import currency_digits
from palier.values import replace

EACH = 10
"""What an item costs in a witness, in the currency's unit."""


def check_steps(review: Review) -> Iterator[Problem]:
    """Lines that give back all that one whole step of theirs is worth, again and again."""
    rules = [each for each in giving(review.program) if _priced(each)]
    lines = ((rule, line) for rule in rules for line in rule.steps)
    endless = (each for each in lines if each[1].most is None and _of_what_is_counted(each[1]))
    for rule, line in islice(endless, questions(review.program, rules)):
        yield from free(rule, line, review)


def _priced(rule: Giving) -> bool:
    return bool(rule.steps) and not isinstance(rule, BonusDay)


def _of_what_is_counted(line: tree.ForEvery) -> bool:
    """Whether what is given falls on the goods that are counted, or on all."""
    return all(tree.selected_by(each) in (None, line.of) for each in line.inside)


def free(rule: Giving, line: tree.ForEvery, review: Review) -> Iterator[EverythingFree]:
    """The order of one step that pays nothing for its goods, by this line alone."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import asked  # noqa: PLC0415
    from palier.checks.witness import somebody  # noqa: PLC0415

    alone = _offer_of(rule, line)
    customer = somebody(alone, review)
    if customer is None:
        return
    by_items = line.measured is tree.Measured.ITEMS
    items = whole(line.step) if by_items else 1
    price = EACH * 10 ** (currency_digits(review.program.currency) or 0)
    basket = items * price if by_items else whole(line.step)
    order = replace(customer, items=items).buying(basket)
    quote = asked(_with_only(alone, review.program), order)
    if quote and basket and not sum(each.net.minor for each in quote.outcome.lines):
        yield EverythingFree(line.span, rule.label, quote.outcome.basket)


def _offer_of(rule: Giving, line: tree.ForEvery) -> Offer:
    """A line as an offer of its own, on what its rule is narrowed to."""
    scope = Scope(only=rule.scope.only, excepted=rule.scope.excepted)
    return Offer(id="offer.1", label=rule.label, span=line.span, scope=scope, steps=(line,))


def _with_only(offer: Offer, program: Program) -> Program:
    return replace(
        program,
        version=f"{program.version} with only {offer.span}",
        earnings=(),
        bonus_days=(),
        offers=(offer,),
        tiers=(),
        segments=(),
        first_order=None,
        redemption=None,
        rewards=(),
        stamp_cards=(),
        referral=None,
    )
