"""Rules that give everything away: a `for every …` that leaves nothing to pay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from palier import tree
from palier.checks.reach import selected_by
from palier.checks.review import Review, giving, questions, whole
from palier.problem import Problem
from palier.problem.checks import EverythingFree
from palier.program.rules import BonusDay, Giving
from palier.quantity import currency_digits

EACH = 10
"""What an item costs in a witness, in the currency's unit."""


def check_steps(review: Review) -> Iterator[Problem]:
    """Lines that give back all that one whole step of theirs is worth, again and again."""
    lines = [
        (rule, line)
        for rule in giving(review.program)
        if not isinstance(rule, BonusDay)
        for line in rule.steps
        if line.most is None and _of_what_is_counted(line)
    ]
    for rule, line in islice(lines, questions(review.program, [rule for rule, _ in lines])):
        yield from free(rule, line, review)


def _of_what_is_counted(line: tree.ForEvery) -> bool:
    """Whether what is given falls on the goods that are counted, or on all."""
    return all(selected_by(each) in (None, line.of) for each in line.inside)


def free(rule: Giving, line: tree.ForEvery, review: Review) -> Iterator[EverythingFree]:
    """The order of one step that pays nothing for its goods, with this line alone."""
    # The engine is loaded for files that have something to ask.
    from palier.checks.asked import asked  # noqa: PLC0415
    from palier.checks.witness import somebody  # noqa: PLC0415

    alone = replace(rule, benefits=(), bands=(), steps=(line,))
    somebody_ = somebody(alone, review)
    if somebody_ is None:
        return
    items = whole(line.step) if line.measured is tree.Measured.ITEMS else 1
    price = EACH * 10 ** (currency_digits(review.program.currency) or 0)
    basket = items * price if line.measured is tree.Measured.ITEMS else whole(line.step)
    customer = replace(somebody_, items=max(items, somebody_.items))
    quote = asked(review.program, customer.buying(basket))
    if quote and quote.outcome.basket.minor and not sum(e.net.minor for e in quote.outcome.lines):
        yield EverythingFree(line.span, rule.label, quote.outcome.basket)
