"""How far a number is from where a condition wants it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from palier import tree
from palier.engines.explain.change import Change
from palier.engines.explain.reading import Reading
from palier.engines.explain.teller import Teller
from palier.quantity import Comparison, Duration
from palier.sheet.build import fact
from palier.sheet.facts import DayAfter, HasHappened, Scalar, Since
from palier.sheet.lower_conditions import units
from palier.speech.days import in_window
from palier.speech.goods import kind

_OPPOSITE = {
    Comparison.AT_LEAST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_LEAST,
    Comparison.ABOVE: Comparison.AT_MOST,
    Comparison.AT_MOST: Comparison.ABOVE,
}


class Goal(NamedTuple):
    """Where a number should be: `at least 5 in the last 12 months`."""

    comparison: Comparison
    bound: tree.Bound
    window: Duration | None = None


def changes(
    t: Teller, read: Reading, test: tree.NumberIs | tree.NumberBetween, *, wanted: bool
) -> Iterator[Change]:
    """The change of a number that makes a test hold (or not to)."""
    match test:
        case tree.NumberIs(of, Comparison.EQUAL, bound, window) if not wanted:
            yield _words(t, of, 1, window)
        case tree.NumberIs(of, comparison, bound, window):
            goal = comparison if wanted else _OPPOSITE[comparison]
            yield from _towards(t, read, of, Goal(goal, bound, window))
        case tree.NumberBetween(of, low, high, window) if wanted:
            yield from _towards(t, read, of, Goal(Comparison.AT_LEAST, low, window))
            yield from _towards(t, read, of, Goal(Comparison.AT_MOST, high, window))
        case tree.NumberBetween(of, low, high, window):
            under = _towards(t, read, of, Goal(Comparison.BELOW, low, window))
            over = _towards(t, read, of, Goal(Comparison.ABOVE, high, window))
            yield min((*under, *over), key=lambda each: each.size)
        case _:
            assert_never(test)


def distance(value: int, comparison: Comparison, bound: int) -> int:
    """The smallest step from a value to where it compares so; 0 when it does already.

    >>> distance(3, Comparison.ABOVE, 5), distance(9, Comparison.BELOW, 5)
    (3, -5)
    """
    match comparison:
        case Comparison.AT_LEAST:
            return max(0, bound - value)
        case Comparison.ABOVE:
            return max(0, bound + 1 - value)
        case Comparison.AT_MOST:
            return min(0, bound - value)
        case Comparison.BELOW:
            return min(0, bound - 1 - value)
        case Comparison.EQUAL:
            return bound - value
        case _:
            assert_never(comparison)


def _towards(t: Teller, read: Reading, of: tree.NumberFact, goal: Goal) -> Iterator[Change]:
    if isinstance(of, tree.TimeSinceJoining | tree.TimeSinceLastOrder):
        yield from _in_time(t, read, of, goal)
        return
    step = distance(read.number(of, goal.window), goal.comparison, units(goal.bound))
    if step:
        yield _words(t, of, step, goal.window)


def _in_time(
    t: Teller, read: Reading, of: tree.TimeSinceJoining | tree.TimeSinceLastOrder, goal: Goal
) -> Iterator[Change]:
    joining = isinstance(of, tree.TimeSinceJoining)
    since = Since.JOINING if joining else Since.LAST_ORDER
    if not read.value(fact(HasHappened(since))):
        yield Change(t.say("once.joined" if joining else "after.first_order"))
    elif isinstance(goal.bound, Duration):
        then = read.value(fact(DayAfter(since, goal.bound)))
        step = distance(read.value(fact(Scalar.DAY)), goal.comparison, then)
        if step:
            time = t.days(abs(step))
            yield Change(t.say("later" if step > 0 else "earlier", figure=time), "day", abs(step))


def _words(t: Teller, of: tree.NumberFact, step: int, window: Duration | None) -> Change:
    over = "" if window is None else last(t, window)
    more = "more" if step > 0 else "less"
    size = abs(step)
    unit, figure, named = _measured(t, of, step)
    return Change(
        t.say(f"with.{unit}.{more}", figure=figure, window=over, **named), f"{unit} {named}", size
    )


def _measured(t: Teller, of: tree.NumberFact, step: int) -> tuple[str, str, dict[str, str]]:
    """What a fact counts: the key of its words, a figure of it, and what it is narrowed to."""
    size, more = abs(step), "more" if step > 0 else "less"
    match of:
        case tree.BasketTotal(after):
            return ("after" if after else "basket"), t.voice.money(size), {}
        case tree.TotalOf(selection):
            return "total", t.voice.money(size), {"kind": kind(t.voice.speaker, selection)}
        case tree.ItemCount(selection):
            narrowed = "" if selection is None else " " + kind(t.voice.speaker, selection)
            return "items", t.voice.count(size, f"{more}.item"), {"kind": narrowed}
        case tree.OrderCount():
            return "orders", t.voice.count(size, f"{more}.order"), {}
        case tree.AmountSpent():
            return "spent", t.voice.money(size), {}
        case tree.BalanceFact():
            return "balance", t.voice.collected(size), {}
        case tree.ReferralCount():
            return "referrals", t.voice.count(size, f"{more}.referral"), {}
        case tree.ActivityCount(activity):
            name = {"name": t.voice.named(activity.text)}
            return "activities", t.voice.number(size), name
        case tree.TimeSinceJoining() | tree.TimeSinceLastOrder():
            return "day", t.voice.count(size, "day"), {}
        case _:
            assert_never(of)


def last(t: Teller, window: Duration) -> str:
    """` in the last 12 months`."""
    return " " + in_window(t.voice.speaker, window)
