"""What it takes to reach a tier, in words."""

from __future__ import annotations

from typing import assert_never

from palier.quantity import Amount, Boundary, Duration, Money, Points
from palier.surface.to_text.speech import BREAK, Speech
from palier.tree import AllCriteria, AnyCriteria, Criteria, Measure, Name, Reach


def criteria(node: Criteria, to: Speech) -> str:
    """`from 600 EUR spent or 5 orders`: a boundary is said when it differs from the one before"""
    return _criteria(node, None, to)[0]


def _criteria(node: Criteria, before: Boundary | None, to: Speech) -> tuple[str, Boundary | None]:
    """The words, and the boundary that holds after them."""
    match node:
        case Reach(boundary=boundary):
            words = measure(node.measure, node.bound, node.activity, to)
            return ("" if boundary is before else _boundary(node, to)) + words, boundary
        case AllCriteria(parts):
            joint = BREAK + to.say("and ", "et ")
        case AnyCriteria(parts):
            joint = BREAK + to.say("or ", "ou ")
        case _:
            assert_never(node)
    said = []
    for each in parts:
        words, before = _criteria(each, before, to)
        said.append(f"({words})" if _is_loose(each, node) else words)
    return joint.join(said), before


def _is_loose(part: Criteria, whole: AllCriteria | AnyCriteria) -> bool:
    """Whether a part of a group would be read otherwise without parentheses."""
    return isinstance(part, AnyCriteria) or (
        isinstance(part, AllCriteria) and isinstance(whole, AllCriteria)
    )


def _boundary(node: Reach, to: Speech) -> str:
    if node.boundary is Boundary.FROM:
        return to.say("from ", "dès ")
    if node.more_than:
        return to.say("more than ", "plus de ")
    return to.say("above ", "au-delà de ")


def measure(
    kind: Measure, amount: int | Amount | Duration, activity: Name | None, to: Speech
) -> str:
    """`600 EUR spent`, `5 orders`, `12 mois d'ancienneté`"""
    match kind, amount:
        case Measure.ORDERS, int(count):
            return to.count(count, "order", "commande")
        case Measure.REFERRALS, int(count):
            return to.count(count, "referral", "parrainage")
        case Measure.ACTIVITIES, int(count) if activity is not None:
            return f"{to.number(count)} {to.name(activity)}"
        case Measure.MEMBERSHIP, Duration() as time:
            return to.duration(time) + to.say(" of membership", " d'ancienneté")
        case _, Points() | Money() as value:
            return f"{to.amount(value)} {_done(kind, value, to)}"
        case _:
            raise TypeError(f"{kind.value} is not measured in {type(amount).__name__}")


def _done(kind: Measure, value: Amount, to: Speech) -> str:
    match kind:
        case Measure.SPENT:
            return to.say("spent", to.agree(value, "dépensé"))
        case Measure.POINTS_EARNED:
            return to.say("earned", to.agree(value, "gagné"))
        case Measure.COLLECTED:
            return to.say("collected", to.agree(value, "cagnotté"))
        case Measure.BALANCE:
            return to.say("in the balance", "au solde")
        case _:
            raise TypeError(f"{kind.value} is no amount")
