"""Pieces of phrases: what is read before it is known what it is, and has no node of its own."""

from __future__ import annotations

from typing import Any, assert_never

from palier import tree
from palier.problem.syntax import NoBoundary
from palier.quantity import Amount, Boundary, Duration, Earned, Money, Points
from palier.source import Language, Span
from palier.surface import figures_in
from palier.surface.figures_in import Figure, Refused
from palier.tree import Measure, Name, Node
from palier.values import dataclass


@dataclass(frozen=True, slots=True)
class TextsIn(Node):
    """`texts are in French`: said of the whole file, so no clause of the tree"""

    language: Language


@dataclass(frozen=True, slots=True)
class Bare(Node):
    """The `9.50` of `9.50 to 20 EUR`: what it counts is known once the other bound is read"""

    number: Figure


def band_between(*, low: Amount | int | Bare, high: Amount | int, **fields: Any) -> tree.Band:  # noqa: ANN401 - the others
    """`from 10 to 50 points: 5% off`: a bare number is of the kind of the other"""
    return tree.Band(low=_alike(low, high), high=high, **fields)


def price_between(*, low: Money | Bare, high: Money, span: Span) -> tree.PriceBetween:
    """`items from 10 to 90 EUR`: a bare number is of the currency of the other"""
    if isinstance(low, Bare):
        low = figures_in.money(low.number, high.currency, low.span)
    return tree.PriceBetween(low, high, span=span)


def _alike(low: Amount | int | Bare, high: Amount | int) -> Amount | int:
    if not isinstance(low, Bare):
        return low
    match high:
        case Money(currency=currency):
            return figures_in.money(low.number, currency, low.span)
        case Points():
            return figures_in.points(low.number, span=low.span)
        case int():
            return figures_in.whole(low.number, low.span)
        case _:
            assert_never(high)


def extra(number: Figure, *, span: Span) -> tree.ExtraPoints:
    """`20 extra points`"""
    return tree.ExtraPoints(figures_in.points(number, span=span), span=span)


def reward_by_steps(
    name: tree.Name, cost: Amount, number: Figure, *, span: Span
) -> tree.RewardHead:
    """`reward "A" for at least 150 points in steps of 50`"""
    return tree.RewardHead(name, cost, figures_in.points(number, span=span), span=span)


def extra_status(number: Figure, *, span: Span) -> tree.ExtraPoints:
    """`20 extra status points`"""
    return tree.ExtraPoints(figures_in.status_points(number, span=span), span=span)


def extra_stamps(number: Figure, card: tree.Name | None = None, *, span: Span) -> tree.ExtraStamps:
    """`1 extra stamp on "Coffee"`"""
    return tree.ExtraStamps(figures_in.whole(number, span), card, span=span)


@dataclass(frozen=True, slots=True)
class Measurement(Node):
    """`600 EUR spent`: a measure and how much of it"""

    measure: Measure
    amount: int | Earned | Duration
    activity: Name | None = None


@dataclass(frozen=True, slots=True)
class Criterion(Node):
    """A measure in a tier's criteria, with `from` or `above` when one is written before it"""

    measured: Measurement
    boundary: Boundary | None = None
    more_than: bool = False


@dataclass(frozen=True, slots=True)
class Group(Node):
    """Criteria joined by `and` (`every`) or by `or`"""

    parts: tuple[Criterion | Group, ...]
    every: bool


def tier_head(
    name: Name, criteria: Criterion | Group | None = None, *, span: Span
) -> tree.TierHead:
    """`tier "Gardien" from 600 EUR spent or 5 orders`: `from` holds until another is written"""
    settled = _settled(criteria, None)[0] if criteria else None
    return tree.TierHead(name, settled, span=span)


def _settled(
    criteria: Criterion | Group, boundary: Boundary | None
) -> tuple[tree.Criteria, Boundary | None]:
    """Criteria with the boundary that holds for each, and the one that holds after them."""
    match criteria:
        case Criterion(found, own, more_than, span=span):
            holds = own or boundary
            if holds is None:
                raise Refused(NoBoundary(span))
            what = (found.measure, holds, found.amount, found.activity)
            return tree.Reach(*what, more_than=more_than, span=span), holds
        case Group(parts, every, span=span):
            settled: list[tree.Criteria] = []
            for each in parts:
                node, boundary = _settled(each, boundary)
                settled.append(node)
            group = tree.AllCriteria if every else tree.AnyCriteria
            return group(tuple(settled), span=span), boundary
        case _:
            assert_never(criteria)
