"""What a condition claims about an order, in pieces so small that two of them show a clash."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from itertools import product
from typing import assert_never

from palier import tree
from palier.checks.review import unit_of, whole
from palier.closed import total
from palier.quantity import Comparison, Duration
from palier.sheet.facts import Kind
from palier.source import Span
from palier.values import dataclass

MANY = 64


@dataclass(frozen=True, slots=True)
class Number:
    """A fact lies between two whole numbers; None: no end on that side."""

    fact: tree.NumberFact
    low: int | None
    high: int | None
    span: Span
    window: Duration | None = None
    unit: Hashable = None


@dataclass(frozen=True, slots=True)
class OneName:
    """A fact that is a single word is this one, or is not."""

    fact: tree.TextFact
    name: str
    holds: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Flag:
    """Something is so, or is not."""

    key: tuple[str, Hashable]
    holds: bool
    span: Span


Claim = Number | OneName | Flag
Way = tuple[Claim, ...]
"""Claims that hold together; a condition holds in one of several ways."""
ANY_WAY: tuple[Way, ...] = ((),)
"""The one way that claims nothing."""


def ways(test: tree.Test, tiers: tuple[str, ...], *, holds: bool = True) -> tuple[Way, ...]:
    """All ways in which a test holds (or fails); with too many of them, one that claims nothing.

    `tiers` are the names of the tiers, lowest first. Parts come before what they are part of, so
    that a condition may be nested as deeply as it likes.
    """
    asked = [(test, holds)]
    for each, so in asked:
        match each:
            case tree.Not(inner):
                asked.append((inner, not so))
            case tree.AllOf(tests) | tree.AnyOf(tests):
                asked.extend((part, so) for part in tests)
            case _ if isinstance(each, tree.PlainTest):
                pass
            case _:
                assert_never(each)
    found: dict[tuple[int, bool], tuple[Way, ...]] = {}
    for each, so in reversed(asked):
        found[id(each), so] = _ways(each, tiers, found, holds=so)
    return found[id(test), holds]


def _ways(
    test: tree.Test,
    tiers: tuple[str, ...],
    found: Mapping[tuple[int, bool], tuple[Way, ...]],
    *,
    holds: bool,
) -> tuple[Way, ...]:
    match test:
        case tree.Not(inner):
            return found[id(inner), not holds]
        case tree.AllOf(tests) | tree.AnyOf(tests):
            parts = [found[id(each), holds] for each in tests]
            return together(parts) if isinstance(test, tree.AllOf) is holds else either(parts)
        case tree.NumberIs() | tree.NumberBetween():
            return numbers(test, holds=holds)
        case tree.TextIs(fact, names, negated):
            texts = tuple(each.text for each in names)
            return one_of(fact, texts, test.span, holds=holds != negated)
        case tree.TierAtLeast(tier):
            names_above = tiers[tiers.index(tier.text) :] if tier.text in tiers else ()
            if len(names_above) > MANY:
                return ANY_WAY
            return one_of(tree.TextFact.TIER, names_above, test.span, holds=holds)
        case _ if isinstance(test, tree.YesOrNo):
            return flags(test, holds=holds)
        case _:
            assert_never(test)


def together(parts: Iterable[tuple[Way, ...]]) -> tuple[Way, ...]:
    """The ways in which all parts hold; beyond a good many, one that claims nothing."""
    found: list[list[Claim]] = [[]]
    for part in parts:
        if len(found) * len(part) > MANY:
            return ANY_WAY
        if len(part) == 1:
            for way in found:
                way.extend(part[0])
        else:
            found = [[*one, *other] for one, other in product(found, part)]
    return tuple(tuple(way) for way in found)


def either(parts: Iterable[tuple[Way, ...]]) -> tuple[Way, ...]:
    """The ways in which any part holds; beyond a good many, one that claims nothing."""
    found = tuple(way for part in parts for way in part)
    return found if len(found) <= MANY else ANY_WAY


def numbers(test: tree.NumberIs | tree.NumberBetween, *, holds: bool) -> tuple[Way, ...]:
    """The ways of a comparison: outside a stretch there are two."""
    low, high = ends(test)
    if holds:
        return ((number(test, low, high),),)
    below = () if low is None else ((number(test, None, low - 1),),)
    above = () if high is None else ((number(test, high + 1, None),),)
    return below + above


def number(test: tree.NumberIs | tree.NumberBetween, low: int | None, high: int | None) -> Number:
    """A claim on the fact of a comparison."""
    bound = test.bound if isinstance(test, tree.NumberIs) else test.low
    return Number(test.fact, low, high, test.span, test.window, unit_of(bound))


def ends(test: tree.NumberIs | tree.NumberBetween) -> tuple[int | None, int | None]:
    """The whole numbers between which a comparison holds."""
    if isinstance(test, tree.NumberBetween):
        return whole(test.low), whole(test.high)
    bound = whole(test.bound)
    match test.comparison:
        case Comparison.AT_LEAST:
            return bound, None
        case Comparison.ABOVE:
            return bound + 1, None
        case Comparison.AT_MOST:
            return None, bound
        case Comparison.BELOW:
            return None, bound - 1
        case Comparison.EQUAL:
            return bound, bound
        case _:
            assert_never(test.comparison)


def one_of(
    fact: tree.TextFact, names: tuple[str, ...], span: Span, *, holds: bool
) -> tuple[Way, ...]:
    """The ways in which a word is one of some names, or none of them."""
    claims = tuple(is_name(fact, each, span, holds=holds) for each in names)
    return tuple((each,) for each in claims) if holds else (claims,)


def is_name(fact: tree.TextFact, name: str, span: Span, *, holds: bool) -> Claim:
    """A customer has one type but may have several groups, an order several codes."""
    if fact in tree.SEVERAL_AT_ONCE:
        return Flag((fact.value, name), holds, span)
    return OneName(fact, name, holds, span)


MEMBER = ("member", None)
"""The key of being a member."""


def names_in(goods: tree.PastGoods) -> tuple[str, ...]:
    """The names of goods of earlier orders."""
    match goods:
        case tree.IsProduct(names) | tree.InCategory(names) | tree.Tagged(names):
            return tuple(each.text for each in names)
        case _:
            assert_never(goods)


def ordered(goods: tree.PastGoods, name: str, window: Duration | None) -> tuple[str, Hashable]:
    """The key of having ordered something: products that were ever ordered are but names."""
    if isinstance(goods, tree.IsProduct) and window is None:
        return "ordered", name
    return f"ordered {KINDS[type(goods)].value}", (name, window)


KINDS = total(
    tree.PastGoods,
    {tree.IsProduct: Kind.PRODUCT, tree.InCategory: Kind.CATEGORY, tree.Tagged: Kind.TAG},
)


def flags(test: tree.YesOrNo, *, holds: bool) -> tuple[Way, ...]:
    """The ways of a yes or no."""
    match test:
        case tree.BoxTicked(box, negated):
            return ((Flag(("box", box.text), holds != negated, test.span),),)
        case tree.HasOrdered(goods, negated, window):
            so = holds != negated
            names = names_in(goods)
            each = tuple(Flag(ordered(goods, name, window), so, test.span) for name in names)
            return tuple((one,) for one in each) if so else (each,)
        case tree.IsMember(negated):
            return ((Flag(MEMBER, holds != negated, test.span),),)
        case tree.BasketContains(selection):
            return ((Flag(("contains", selection), holds, test.span),),)
        case tree.CodeUsed():
            return ((Flag(("code used", None), holds, test.span),),)
        case _:
            assert_never(test)
