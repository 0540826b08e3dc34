"""Rules that are left with no goods."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.checks.review import Review
from palier.checks.rules import every
from palier.problem import Problem
from palier.problem.checks import NothingEligible
from palier.quantity import Boundary
from palier.tree import walk


def check_selections(review: Review) -> Iterator[Problem]:
    """Rules for a selection that they also leave out."""
    for rule in every(review.program):
        only, excepted = rule.scope.only, rule.scope.excepted
        if only and excepted and all(covered(each, excepted) for each in only.parts):
            text = review.text(only.span)
            yield NothingEligible(only.span, rule.label, excepted.span, text)


def covered(part: tree.SelectionPart, by: tree.Selection) -> bool:
    """Whether all that a part of a selection selects is in another selection."""
    match part:
        case tree.UnitPrice():
            return any(isinstance(each, tree.UnitPrice) and dearer(part, each) for each in by.parts)
        case tree.OnSale():
            return part in by.parts
        case _:
            return names_in(part) <= {
                name for each in by.parts if type(each) is type(part) for name in names_in(each)
            }


def dearer(part: tree.UnitPrice, other: tree.UnitPrice) -> bool:
    """Whether a price from which items are selected is within another."""
    within = other.boundary is Boundary.FROM or part.boundary is Boundary.ABOVE
    return part.price.minor > other.price.minor or (part.price == other.price and within)


def names_in(part: tree.Node) -> set[str]:
    """The names in a part of a selection."""
    return {each.text for each in walk(part) if isinstance(each, tree.Name)}
