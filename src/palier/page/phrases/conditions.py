"""Conditions, said to the customer: `you are registered as “pro”`, `your basket comes to €50`."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple, assert_never

from palier import tree
from palier.page import marks
from palier.page.phrases.selections import goods, kind
from palier.page.speaker import Speaker
from palier.quantity import Amount, Comparison, Duration, Money, Period, Points

MOST_WAYS = 6
OPPOSITE = {
    Comparison.AT_LEAST: Comparison.BELOW,
    Comparison.BELOW: Comparison.AT_LEAST,
    Comparison.ABOVE: Comparison.AT_MOST,
    Comparison.AT_MOST: Comparison.ABOVE,
}
COUNTED = {
    tree.OrderCount: "order",
    tree.ReferralCount: "friend",
    tree.ItemCount: "item",
    tree.ActivityCount: "time",
}


class Leaf(NamedTuple):
    """A test without `and`, `or`, `not`, and whether it must hold."""

    test: tree.Test
    holds: bool


def only_if(s: Speaker, tests: tuple[tree.Test, ...]) -> tuple[str, ...]:
    """A line for each thing that must hold: `If you are registered as “pro”`."""
    parts = [part for test in tests for part in _split(test, tree.AllOf)]
    said = (
        s.say("if" if at == 0 else "and_also_if", clause=_clause(s, part))
        for at, part in enumerate(parts)
    )
    return tuple(marks.capital(each) for each in said)


def unless(s: Speaker, tests: tuple[tree.Test, ...]) -> tuple[str, ...]:
    """A line for each thing that excludes: `Unless you are registered as “pro”`."""
    parts = [part for test in tests for part in _split(test, tree.AnyOf)]
    return tuple(marks.capital(s.say("unless", clause=_clause(s, part))) for part in parts)


def _split(test: tree.Test, kind_: type[tree.AllOf | tree.AnyOf]) -> tuple[tree.Test, ...]:
    match test:
        case tree.AllOf(tests) | tree.AnyOf(tests) if isinstance(test, kind_):
            return tests
        case _:
            return (test,)


def _clause(s: Speaker, test: tree.Test) -> str:
    """One clause that says a test; ways that are too many are said with brackets."""
    if _count(test, holds=True) <= MOST_WAYS:
        every = _ways(test, holds=True)
        ways = (s.say("and_if").join(_leaf(s, leaf) for leaf in way) for way in every)
        long = any(len(way) > 1 for way in every)
        return s.say("or_else" if long else "or_if").join(ways)
    return _bracketed(s, test, holds=True)


def _count(test: tree.Test, *, holds: bool) -> int:
    """How many ways there are to meet a test, at most MOST_WAYS + 1."""
    match test:
        case tree.Not(inner):
            return _count(inner, holds=not holds)
        case tree.AllOf(tests) | tree.AnyOf(tests):
            counts = [_count(each, holds=holds) for each in tests]
            if isinstance(test, tree.AnyOf) is holds:
                return min(sum(counts), MOST_WAYS + 1)
            total = 1
            for each in counts:
                total = min(total * each, MOST_WAYS + 1)
            return total
        case _:
            return 1


def _ways(test: tree.Test, *, holds: bool) -> list[tuple[Leaf, ...]]:
    """The ways to meet a test, each a list of things that must hold together."""
    match test:
        case tree.Not(inner):
            return _ways(inner, holds=not holds)
        case tree.AllOf(tests) | tree.AnyOf(tests):
            inner_ways = [_ways(each, holds=holds) for each in tests]
            if isinstance(test, tree.AnyOf) is holds:
                return [way for ways in inner_ways for way in ways]
            return [tuple(leaf for way in ways for leaf in way) for ways in product(*inner_ways)]
        case _:
            return [(Leaf(test, holds),)]


def _bracketed(s: Speaker, test: tree.Test, *, holds: bool) -> str:
    match test:
        case tree.Not(inner):
            return _bracketed(s, inner, holds=not holds)
        case tree.AllOf(tests) | tree.AnyOf(tests):
            either = isinstance(test, tree.AnyOf) is holds
            parts = (_bracketed(s, each, holds=holds) for each in tests)
            return f"({s.say('or_if' if either else 'and_if').join(parts)})"
        case _:
            return _leaf(s, Leaf(test, holds))


def _leaf(s: Speaker, leaf: Leaf) -> str:
    test, holds = leaf
    match test:
        case tree.TextIs(fact, _, negated):
            key = f"test.{fact.name.lower()}"
            return _said(s, key, holds is not negated, names=_words(s, test))
        case tree.TierAtLeast(tier):
            return _said(s, "test.tier_at_least", holds, names=s.named(tier.text))
        case tree.BoxTicked(box, negated):
            return _said(s, "test.box", holds is not negated, names=s.named(box.text))
        case tree.HasOrdered(product_, negated):
            names = s.names(product_.products, "or")
            return _said(s, "test.ordered", holds is not negated, names=names)
        case tree.BasketContains(selection):
            return _said(s, "test.contains", holds, kind=kind(s, selection))
        case tree.CodeUsed():
            return _said(s, "test.code_used", holds)
        case tree.NumberIs() | tree.NumberBetween():
            return _number(s, test, holds=holds)
        case tree.AllOf() | tree.AnyOf() | tree.Not():
            raise AssertionError("a leaf is no combination")
        case _:
            assert_never(test)


def _said(s: Speaker, key: str, holds: bool, **parts: str) -> str:  # noqa: FBT001 - reads as said
    return s.say(key if holds else f"{key}.not", **parts)


_PROPER = {
    tree.TextFact.DELIVERY_CITY,
    tree.TextFact.DELIVERY_COUNTRY,
    tree.TextFact.DELIVERY_POSTCODE,
    tree.TextFact.SHIPPING_METHOD,
}


def _words(s: Speaker, test: tree.TextIs) -> str:
    if test.fact in _PROPER:
        return s.join((s.own(each.text) for each in test.names), "or")
    if test.fact is tree.TextFact.PROMO_CODE:
        return s.join((s.code(each.text) for each in test.names), "or")
    return s.names(test.names, "or")


def _number(s: Speaker, test: tree.NumberIs | tree.NumberBetween, *, holds: bool) -> str:
    fact = test.fact
    if _is_none(test, holds=holds) and s.knows(f"fact.{_fact(fact)}.none"):
        said = s.say(f"fact.{_fact(fact)}.none", **_about(s, fact))
    else:
        quantity = _quantity(s, test, holds=holds)
        said = s.say(f"fact.{_fact(fact)}", quantity=quantity, **_about(s, fact))
    return said if test.window is None else f"{said} {last(s, test.window)}"


def _is_none(test: tree.NumberIs | tree.NumberBetween, *, holds: bool) -> bool:
    match test:
        case tree.NumberIs(_, Comparison.EQUAL | Comparison.AT_MOST, 0):
            return holds
        case tree.NumberIs(_, Comparison.BELOW, 1):
            return holds
        case tree.NumberIs(_, Comparison.AT_LEAST, 1) | tree.NumberIs(_, Comparison.ABOVE, 0):
            return not holds
        case _:
            return False


def _fact(fact: tree.NumberFact) -> str:
    match fact:
        case tree.BasketTotal(after):
            return "basket_after" if after else "basket"
        case tree.TotalOf():
            return "total_of"
        case tree.ItemCount(selection):
            return "items" if selection is None else "items_of"
        case tree.OrderCount():
            return "orders"
        case tree.AmountSpent():
            return "spent"
        case tree.BalanceFact():
            return "balance"
        case tree.ReferralCount():
            return "referrals"
        case tree.ActivityCount():
            return "activities"
        case tree.TimeSinceJoining():
            return "since_joining"
        case tree.TimeSinceLastOrder():
            return "since_order"
        case _:
            assert_never(fact)


def _about(s: Speaker, fact: tree.NumberFact) -> dict[str, str]:
    match fact:
        case tree.TotalOf(selection):
            return {"goods": goods(s, selection, "or"), "kind": kind(s, selection)}
        case tree.ItemCount(selection) if selection is not None:
            return {"kind": kind(s, selection)}
        case tree.ActivityCount(activity):
            return {"activity": s.named(activity.text)}
        case _:
            return {}


def _quantity(s: Speaker, test: tree.NumberIs | tree.NumberBetween, *, holds: bool) -> str:
    match test:
        case tree.NumberBetween(fact, low, high):
            key = "quantity.between" if holds else "quantity.outside"
            low_ = _figure(s, fact, low) if not holds else _short(s, fact, low)
            return s.say(key, low=low_, high=_figure(s, fact, high))
        case tree.NumberIs(fact, comparison, bound):
            figure = _figure(s, fact, bound)
            if comparison is Comparison.EQUAL and not holds:
                return s.say("quantity.other", figure=figure)
            how = comparison if holds else OPPOSITE[comparison]
            return s.say(f"quantity.{how.name.lower()}", figure=figure)
        case _:
            assert_never(test)


def _figure(s: Speaker, fact: tree.NumberFact, bound: tree.Bound) -> str:
    match bound:
        case Duration():
            return s.duration(bound)
        case Money() | Points():
            return s.amount(bound)
        case int():
            return s.count(bound, COUNTED[type(fact)]) if type(fact) in COUNTED else s.number(bound)
        case _:
            assert_never(bound)


def _short(s: Speaker, fact: tree.NumberFact, bound: int | Amount | Duration) -> str:
    """The lower end of a range, which leaves its noun to the upper one."""
    match bound:
        case int(count) | Points(count):
            return s.number(count)
        case Duration(count) if count:
            return s.duration(bound)
        case _:
            return _figure(s, fact, bound)


def last(s: Speaker, window: Duration) -> str:
    """`in the last 12 months`."""
    return s.say("in", window=stretch(s, window))


def stretch(s: Speaker, window: Duration) -> str:
    """`the last 12 months`, `the last year`."""
    unit = window.unit if window.unit is not Period.QUARTER else Period.MONTH
    key = f"last.{unit.value}.{'one' if window.count == 1 else 'many'}"
    return s.say(key, n=s.number(window.count))
