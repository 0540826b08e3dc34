"""What it takes to reach a tier: `Spend €600 or place 5 orders`."""

from __future__ import annotations

from typing import assert_never

from palier import tree
from palier.page import marks
from palier.page.speaker import Speaker
from palier.quantity import Boundary, Duration, Money, Points

COUNTED = {
    tree.Measure.ORDERS: "order",
    tree.Measure.REFERRALS: "friend",
    tree.Measure.ACTIVITIES: "time",
}


def reach(s: Speaker, criteria: tree.Criteria) -> str:
    """The criteria of a tier, as things to do."""
    return marks.capital(_criteria(s, criteria))


def _criteria(s: Speaker, criteria: tree.Criteria) -> str:
    match criteria:
        case tree.Reach():
            return _reach(s, criteria)
        case tree.AllCriteria(every):
            return s.join((_bracketed(s, each) for each in every), "and")
        case tree.AnyCriteria(any_):
            long = any(isinstance(each, tree.AllCriteria) for each in any_)
            ways = [_criteria(s, each) for each in any_]
            return s.say("criteria.or_else").join(ways) if long else s.join(ways, "or")
        case _:
            assert_never(criteria)


def _bracketed(s: Speaker, criteria: tree.Criteria) -> str:
    said = _criteria(s, criteria)
    return f"({said})" if isinstance(criteria, tree.AnyCriteria) else said


def _reach(s: Speaker, one: tree.Reach) -> str:
    figure = _figure(s, one)
    if one.boundary is Boundary.ABOVE:
        figure = s.say("quantity.above", figure=figure)
    activity = "" if one.activity is None else s.named(one.activity.text)
    return s.say(f"reach.{one.measure.name.lower()}", figure=figure, activity=activity)


def _figure(s: Speaker, one: tree.Reach) -> str:
    match one.bound:
        case Money() | Points():
            return s.amount(one.bound)
        case Duration():
            return s.duration(one.bound)
        case int():
            return s.count(one.bound, COUNTED[one.measure])
        case _:
            assert_never(one.bound)
