"""Whether anything can meet some conditions together; if not, which two of them clash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from palier import tree
from palier.checks.claims import Claim, Flag, Number, OneName, Way, ways
from palier.checks.measures import lowest
from palier.program.rules import Scope
from palier.values import dataclass, field

TRIES = 500
"""Ways tried before a rule is taken to be possible."""


class Clash(NamedTuple):
    """Two claims that exclude each other, in written order."""

    one: Claim
    other: Claim


@dataclass(slots=True)
class Search:
    """Looks for a way through all conditions, and remembers the first clash it met."""

    clash: Clash | None = None
    tried: int = 0
    held: list[Claim] = field(default_factory=list)

    def passes(self, conditions: Sequence[tuple[Way, ...]]) -> bool:
        """Whether some way of each condition can be held together with what is held."""
        if not conditions or self.tried > TRIES:
            return True
        return any(self.takes(way, conditions[1:]) for way in conditions[0])

    def takes(self, way: Way, rest: Sequence[tuple[Way, ...]]) -> bool:
        """Whether one way can be held, and the rest after it."""
        self.tried += 1
        found = next(clashes(self.held, way), None)
        if found:
            self.clash = self.clash or found
            return False
        self.held.extend(way)
        passed = self.passes(rest)
        del self.held[len(self.held) - len(way) :]
        return passed


def clash_of(conditions: Iterable[tuple[Way, ...]]) -> Clash | None:
    """Two claims that exclude each other when nothing can meet all conditions, or None."""
    search = Search()
    ordered = sorted(conditions, key=len)
    if search.passes(ordered) or search.clash is None:
        return None
    return Clash(*sorted(search.clash, key=lambda each: each.span))


def excluded(scopes: Iterable[Scope], tiers: tuple[str, ...] = ()) -> bool:
    """Whether no order can meet the conditions of all scopes."""
    return clash_of(each for scope in scopes for each in conditions(scope, tiers)) is not None


def conditions(scope: Scope, tiers: tuple[str, ...]) -> Iterator[tuple[Way, ...]]:
    """The conditions of a scope, each as the ways in which it holds."""
    yield from (ways(each, tiers) for each in scope.when)
    yield from (ways(each, tiers, holds=False) for each in scope.unless)
    if scope.baskets:
        low = lowest(scope.baskets.boundary, scope.baskets.total)
        yield ((Number(tree.BasketTotal(), low, None, scope.baskets.span),),)
    if scope.nth:
        before = scope.nth.nth - 1
        yield ((Number(tree.OrderCount(), before, before, scope.nth.span),),)
    if scope.every_nth:
        yield ((Number(tree.OrderCount(), scope.every_nth.nth - 1, None, scope.every_nth.span),),)


def clashes(held: Sequence[Claim], way: Way) -> Iterator[Clash]:
    """Claims of a way that cannot be held with the others."""
    for at, claim in enumerate(way):
        for other in (*held, *way[:at]):
            if exclude(claim, other):
                yield Clash(other, claim)


def exclude(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot both be true."""
    match one, other:
        case Number(), Number():
            return too_much(one, other) or too_much(other, one)
        case OneName(fact, name, holds), OneName(its_fact, its_name, its_holds):
            if fact is not its_fact:
                return False
            return (holds and its_holds) if name != its_name else holds != its_holds
        case Flag(), Flag():
            return denies(one, other) or denies(other, one)
        case _:
            return False


def too_much(one: Number, other: Number) -> bool:
    """Whether the least of one is more than the most of another that it is a part of."""
    if one.low is None or other.high is None or one.low <= other.high:
        return False
    same = (one.fact, one.window, one.unit) == (other.fact, other.window, other.unit)
    return same or is_part(one, other)


def is_part(one: Number, other: Number) -> bool:
    """Whether one fact can never be more than another: some of the basket, some of the orders."""
    if one.fact == other.fact:
        return one.window is not None and other.window is None
    match one.fact, other.fact:
        case tree.TotalOf() | tree.BasketTotal(after_discounts=True), tree.BasketTotal(False):
            return True
        case tree.ItemCount(), tree.ItemCount(selection=None):
            return True
        case _:
            return False


def denies(one: Flag, other: Flag) -> bool:
    """Whether one is what the other says is not; a code that is brought is a code that is used."""
    if one.key == other.key:
        return one.holds != other.holds
    brought = one.key[0] == tree.TextFact.PROMO_CODE.value and one.holds
    return brought and other.key[0] == "code used" and not other.holds
