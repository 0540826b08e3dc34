"""Rules that are left with no goods."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from palier import tree
from palier.checks.review import Review, lowest
from palier.problem import Problem
from palier.problem.checks import NothingEligible


def check_selections(review: Review) -> Iterator[Problem]:
    """Rules for a selection that they also leave out."""
    for rule in review.program.rules:
        only, excepted = rule.scope.only, rule.scope.excepted
        if only and excepted and named(only) <= named(excepted) and dearer(only, excepted):
            text = review.text(only.span)
            yield NothingEligible(only.span, rule.label, excepted.span, text)


def named(selection: tree.Selection) -> set[tuple[type[tree.Node], str]]:
    """What a selection takes by name, and whether for being on sale."""
    return {(type(part), name) for part in selection.parts for name in names_in(part)}


def names_in(part: tree.SelectionPart) -> tuple[str, ...]:
    """The names in a part of a selection; being on sale has none of its own."""
    match part:
        case tree.Tagged(names) | tree.InCategory(names) | tree.IsProduct(names):
            return tuple(each.text for each in names)
        case tree.OnSale():
            return ("",)
        case tree.UnitPrice():
            return ()
        case _:
            assert_never(part)


def dearer(only: tree.Selection, excepted: tree.Selection) -> bool:
    """Whether all that a selection takes for its price is in another for its price."""
    cheapest, least = cheapest_in(only), cheapest_in(excepted)
    return cheapest is None or (least is not None and least <= cheapest)


def cheapest_in(selection: tree.Selection) -> int | None:
    """The least unit price that a selection takes; None: it takes nothing for its price."""
    prices = (each for each in selection.parts if isinstance(each, tree.UnitPrice))
    return min((lowest(each.boundary, each.price) for each in prices), default=None)
