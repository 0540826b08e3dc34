"""Conditions, said to the customer: `you are registered as “pro”`, `your basket comes to €50`."""

from __future__ import annotations

from itertools import product
from typing import assert_never

from palier import tree
from palier.closed import total
from palier.named import NamedTuple
from palier.quantity import Comparison, Duration
from palier.speech.conditions import COMPARED, condition
from palier.speech.days import in_window
from palier.speech.goods import FRIENDS, ITEMS, ORDERS, STAMPS, TIMES, kind
from palier.speech.phrases import Either, Phrase, Text
from palier.speech.speaker import Speaker

MOST_WAYS = 6
IF = Phrase("If {clause}", "Si {clause}")
AND_ALSO_IF = Phrase("And if {clause}", "Et si {clause}")
UNLESS = Phrase("Unless {clause}", "Sauf si {clause}")
ONLY_IF = Phrase("Only if {clause}", "Uniquement si {clause}")
AND_IF = Phrase(" and ", " et si ")
OR_IF = Phrase(" or ", " ou si ")
OR_ELSE = Phrase(", or else if ", ", ou bien si ")
BETWEEN = Phrase("between {low} and {high}", "entre {low} et {high}")
OUTSIDE = Phrase("under {low} or more than {high}", "moins de {low} ou plus de {high}")
AS_IT_IS = Phrase("{n}", "{n}")


class Number(NamedTuple):
    """What is said of a number: how much it is, that it is none, what a count counts, a range."""

    clause: Text
    none: Text | None = None
    counted: Phrase = AS_IT_IS
    between: Phrase = BETWEEN


NUMBERS = total(
    tree.NumberFact,
    {
        tree.BasketTotal: Number(
            Phrase("your basket comes to {quantity}", "votre panier vaut {quantity}")
        ),
        tree.TotalOf: Number(
            Phrase("your items {kind} come to {quantity}", "vos articles {kind} valent {quantity}")
        ),
        tree.ItemCount: Number(
            Phrase("your basket has {quantity}", "votre panier compte {quantity}"), counted=ITEMS
        ),
        tree.OrderCount: Number(
            Phrase("you have already placed {quantity}", "vous avez déjà passé {quantity}"),
            none=Phrase(
                "you have not placed an order yet", "vous n'avez encore passé aucune commande"
            ),
            counted=ORDERS,
        ),
        tree.AmountSpent: Number(
            Phrase("you have spent {quantity}", "vous avez dépensé {quantity}")
        ),
        tree.BalanceFact: Number(
            Either(
                Phrase("you have {quantity}", "vous avez {quantity}"),
                Phrase("your {point} holds {quantity}", "votre {point} contient {quantity}"),
            )
        ),
        tree.StatusCount: Number(
            Phrase("you have earned {quantity}", "vous avez gagné {quantity}")
        ),
        tree.ReferralCount: Number(
            Phrase("you have referred {quantity}", "vous avez parrainé {quantity}"),
            none=Phrase("you have not referred anyone yet", "vous n'avez encore parrainé personne"),
            counted=FRIENDS,
        ),
        tree.ActivityCount: Number(
            Phrase("you have done {activity} {quantity}", "vous avez fait {quantity} {activity}"),
            none=Phrase("you have never done {activity}", "vous n'avez jamais fait {activity}"),
            counted=TIMES,
        ),
        tree.PointsEarned: Number(
            Either(
                Phrase("you have earned {quantity}", "vous avez gagné {quantity}"),
                Phrase("you have collected {quantity}", "vous avez cagnotté {quantity}"),
            )
        ),
        tree.AmountCollected: Number(
            Phrase("you have collected {quantity}", "vous avez cagnotté {quantity}")
        ),
        tree.StampsOn: Number(
            Phrase("your card {card} holds {quantity}", "votre carte {card} porte {quantity}"),
            none=Phrase(
                "your card {card} holds no stamp", "votre carte {card} ne porte aucun tampon"
            ),
            counted=STAMPS,
        ),
        tree.Age: Number(Phrase("you are {quantity} old", "vous avez {quantity}")),
        tree.TimeSinceJoining: Number(
            Phrase("you have been a member for {quantity}", "vous êtes membre depuis {quantity}"),
            between=Phrase("{low} to {high}", "{low} à {high}"),
        ),
        tree.TimeSinceLastOrder: Number(
            Phrase(
                "your last order was {quantity} ago", "votre dernière commande remonte à {quantity}"
            )
        ),
    },
)
BASKET_AFTER = Number(
    Phrase(
        "your basket, after discounts, comes to {quantity}",
        "votre panier, remises déduites, vaut {quantity}",
    )
)
ITEMS_OF = Number(
    Phrase("your basket has {quantity} {kind}", "votre panier compte {quantity} {kind}"),
    none=Phrase("your basket has no item {kind}", "votre panier ne compte aucun article {kind}"),
    counted=ITEMS,
)


class Leaf(NamedTuple):
    """A test without `and`, `or`, `not`, and whether it must hold."""

    test: tree.Test
    holds: bool


def only_if(s: Speaker, tests: tuple[tree.Test, ...]) -> tuple[str, ...]:
    """A line for each thing that must hold: `If you are registered as “pro”`."""
    parts = [part for test in tests for part in _split(test, tree.AllOf)]
    return tuple(
        s.say(IF if at == 0 else AND_ALSO_IF, clause=clause(s, part))
        for at, part in enumerate(parts)
    )


def unless(s: Speaker, tests: tuple[tree.Test, ...]) -> tuple[str, ...]:
    """A line for each thing that excludes: `Unless you are registered as “pro”`.

    Twice no is yes: `Only if your delivery country is France`.
    """
    parts = [part for test in tests for part in _split(test, tree.AnyOf)]
    return tuple(
        s.say(ONLY_IF, clause=clause(s, tree.Not(part)))
        if _is_denied(part)
        else s.say(UNLESS, clause=clause(s, part))
        for part in parts
    )


def _is_denied(test: tree.Test) -> bool:
    """Whether a test says what must not be so: what it excludes is told the other way round."""
    return isinstance(test, tree.Not) or bool(getattr(test, "negated", False))


def _split(test: tree.Test, kind_: type[tree.AllOf | tree.AnyOf]) -> tuple[tree.Test, ...]:
    return test.tests if isinstance(test, kind_) else (test,)


def clause(s: Speaker, test: tree.Test) -> str:
    """One clause that says a test; ways that are too many are said with brackets."""
    if _count(test, holds=True) <= MOST_WAYS:
        every = _ways(test, holds=True)
        ways = (s.say(AND_IF).join(_leaf(s, leaf) for leaf in way) for way in every)
        long = any(len(way) > 1 for way in every)
        return s.say(OR_ELSE if long else OR_IF).join(ways)
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
            ways = 1
            for each in counts:
                ways = min(ways * each, MOST_WAYS + 1)
            return ways
        case _ if isinstance(test, tree.PlainTest):
            return 1
        case _:
            assert_never(test)


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
        case _ if isinstance(test, tree.PlainTest):
            return [(Leaf(test, holds),)]
        case _:
            assert_never(test)


def _bracketed(s: Speaker, test: tree.Test, *, holds: bool) -> str:
    match test:
        case tree.Not(inner):
            return _bracketed(s, inner, holds=not holds)
        case tree.AllOf(tests) | tree.AnyOf(tests):
            either = isinstance(test, tree.AnyOf) is holds
            parts = (_bracketed(s, each, holds=holds) for each in tests)
            return f"({s.say(OR_IF if either else AND_IF).join(parts)})"
        case _ if isinstance(test, tree.PlainTest):
            return _leaf(s, Leaf(test, holds))
        case _:
            assert_never(test)


def _leaf(s: Speaker, leaf: Leaf) -> str:
    test, holds = leaf
    match test:
        case tree.NumberIs() | tree.NumberBetween():
            said = _number(s, test, holds=holds)
            return said if test.window is None else f"{said} {in_window(s, test.window)}"
        case tree.AllOf() | tree.AnyOf() | tree.Not():
            raise AssertionError("a leaf is no combination")
        case _ if isinstance(test, tree.PlainTest):
            return condition(s, test, holds=holds)
        case _:
            assert_never(test)


def _number(s: Speaker, test: tree.NumberIs | tree.NumberBetween, *, holds: bool) -> str:
    words, of = _words(test.fact), _kind(s, test.fact)
    if words.none is not None and _is_none(test, holds=holds):
        return s.say(words.none, test.fact, kind=of)
    quantity = _quantity(s, test, words, holds=holds)
    return s.say(words.clause, test.fact, kind=of, quantity=quantity)


def _least(low: object, high: object) -> object:
    """The lower bound; its number alone where both are times: `between 18 and 25 years`."""
    if isinstance(low, Duration) and isinstance(high, Duration) and low.unit is high.unit:
        return low.count
    return low


def _words(fact: tree.NumberFact) -> Number:
    match fact:
        case tree.BasketTotal(after_discounts=True):
            return BASKET_AFTER
        case tree.ItemCount(tree.Selection()):
            return ITEMS_OF
        case _:
            return NUMBERS[type(fact)]


def _kind(s: Speaker, fact: tree.NumberFact) -> str:
    """The goods that are counted, after “items”."""
    match fact:
        case tree.TotalOf(selection) | tree.ItemCount(tree.Selection() as selection):
            return kind(s, selection)
        case tree.BasketTotal() | tree.ItemCount():
            return ""
        case _ if isinstance(fact, tree.CustomerNumber):
            return ""
        case _:
            assert_never(fact)


def _is_none(test: tree.NumberIs | tree.NumberBetween, *, holds: bool) -> bool:
    match test:
        case tree.NumberIs(_, Comparison.EQUAL | Comparison.AT_MOST, 0):
            return holds
        case tree.NumberIs(_, Comparison.BELOW, 1):
            return holds
        case tree.NumberIs(_, Comparison.AT_LEAST, 1) | tree.NumberIs(_, Comparison.ABOVE, 0):
            return not holds
        case tree.NumberIs() | tree.NumberBetween():
            return False
        case _:
            assert_never(test)


def _quantity(
    s: Speaker, test: tree.NumberIs | tree.NumberBetween, words: Number, *, holds: bool
) -> str:
    counted = words.counted
    match test:
        case tree.NumberBetween(_, low, high) if holds:
            return s.say(words.between, low=s.bare(_least(low, high)), high=counted, n=high)
        case tree.NumberBetween(_, low, high):
            return s.say(OUTSIDE, low=s.say(counted, n=low), high=s.say(counted, n=high))
        case tree.NumberIs(_, comparison, bound):
            compared = COMPARED[comparison]
            said = compared.holds if holds else compared.fails
            return s.say(said, figure=counted, n=bound)
        case _:
            assert_never(test)
