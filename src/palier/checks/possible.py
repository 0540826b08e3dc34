"""Whether anything can meet some conditions together; if not, which two of them clash."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from math import inf
from typing import TypeVar, assert_never

from palier import tree
from palier.checks.claims import Claim, Flag, Number, OneName, Way, ways
from palier.checks.near import Other, Range, Saying
from palier.checks.review import lowest
from palier.named import NamedTuple
from palier.program.rules import Scope
from palier.quantity import Duration
from palier.values import dataclass, field

V = TypeVar("V")
TRIES = 500
"""Ways tried before a rule is taken to be possible."""
CODE_USED = ("code used", None)

Of = tuple[tree.NumberFact, Duration | None, Hashable]
"""What a number is a number of: the fact, the window, the unit."""


class Clash(NamedTuple):
    """Two claims that exclude each other, in written order."""

    one: Claim
    other: Claim


def clash_of(conditions: Iterable[tuple[Way, ...]]) -> Clash | None:
    """Two claims that exclude each other when nothing can meet all conditions, or None."""
    return Demands(conditions).clash()


def excluded(scopes: Iterable[Scope], tiers: tuple[str, ...] = ()) -> bool:
    """Whether no order can meet the conditions of all scopes."""
    return clash_of(each for scope in scopes for each in conditions(scope, tiers)) is not None


def conditions(scope: Scope, tiers: tuple[str, ...]) -> Iterator[tuple[Way, ...]]:
    """The conditions of a scope, each as the ways in which it holds."""
    yield from (ways(each, tiers) for each in scope.when)
    yield from (ways(each, tiers, holds=False) for each in scope.unless)
    if scope.baskets and not scope.baskets.including_shipping:
        low = lowest(scope.baskets.boundary, scope.baskets.total)
        of = scope.baskets.of
        fact = tree.BasketTotal() if of is None else tree.TotalOf(of)
        yield ((Number(fact, low, None, scope.baskets.span),),)
    if scope.nth:
        before = scope.nth.nth - 1
        yield ((Number(tree.OrderCount(), before, before, scope.nth.span),),)
    if scope.every_nth:
        yield ((Number(tree.OrderCount(), scope.every_nth.nth - 1, None, scope.every_nth.span),),)


class Demands:
    """Conditions that must all be met, and the search for a way to meet them.

    What can be met in one way only is held once, whatever else is asked: so each band of a rule is
    compared with the conditions of the rule in no time, however many there are.
    """

    def __init__(self, conditions: Iterable[tuple[Way, ...]]) -> None:
        ordered = sorted(conditions, key=len)
        self.hopeless = bool(ordered) and not ordered[0]
        self.choices = [each for each in ordered if len(each) > 1]
        self.held = Held()
        met = (self.held.take(each[0]) for each in ordered if len(each) == 1)
        self.clashing = next(filter(None, met), None)

    def clash(self, *more: Claim) -> Clash | None:
        """Two claims that exclude each other when all this cannot be met, and `more` with it."""
        if self.hopeless:
            return None
        mark = self.held.mark()
        clash = self.clashing or self.held.take(more) or self._search()
        self.held.let_go(mark)
        return clash and Clash(*sorted(clash, key=lambda each: each.span))

    def met(self) -> Held | None:
        """Claims in which all this is met, when a way is found."""
        if self.hopeless or self.clashing or self._search():
            return None
        return self.held

    def _search(self) -> Clash | None:
        """The first clash that was met, where no way leads through all choices."""
        if not self.choices:
            return None
        first: Clash | None = None
        tried = 0
        trying, marks = [iter(self.choices[0])], [self.held.mark()]
        while trying and tried <= TRIES:
            self.held.let_go(marks[-1])
            way = next(trying[-1], None)
            if way is None:
                trying.pop()
                marks.pop()
                continue
            tried += 1
            clash = self.held.take(way)
            first = first or clash
            if clash is None and len(trying) == len(self.choices):
                return None
            if clash is None:
                trying.append(iter(self.choices[len(trying)]))
                marks.append(self.held.mark())
        return None if trying else first


@dataclass(slots=True)
class Held:
    """Claims held together, and what they leave room for, looked up by what it is about.

    `least` and `most` have the ends of each number, `words` what is said of each word and each yes
    or no. `undo` has what stood there before.
    """

    claims: list[Claim] = field(default_factory=list)
    least: dict[Hashable, int] = field(default_factory=dict)
    most: dict[Hashable, int] = field(default_factory=dict)
    words: dict[Hashable, object] = field(default_factory=dict)
    undo: list[Callable[[], object]] = field(default_factory=list)

    def take(self, way: Sequence[Claim]) -> Clash | None:
        """Hold all claims of a way; or none of them, where one clashes with what is held."""
        mark = self.mark()
        for claim in way:
            if self.refuses(claim):
                clash = next(Clash(each, claim) for each in self.claims if exclude(each, claim))
                self.let_go(mark)
                return clash
            self._hold(claim)
        return None

    def mark(self) -> tuple[int, int]:
        """A place to come back to."""
        return len(self.claims), len(self.undo)

    def let_go(self, mark: tuple[int, int]) -> None:
        """Let go of all that was held since."""
        claims, steps = mark
        del self.claims[claims:]
        while len(self.undo) > steps:
            self.undo.pop()()

    def refuses(self, claim: Claim) -> bool:
        """Whether a claim cannot be true beside some claim that is held."""
        match claim:
            case Number(fact, low, high, _, window, unit):
                whole, *_ = of = wholes(fact, window, unit)
                least = self.least.get(whole)
                too_much = high is not None and least is not None and least > high
                return too_much or (
                    low is not None and any(low > self.most.get(each, low) for each in of)
                )
            case OneName(fact, name, holds):
                another = self.words.get(fact, name) != name or (fact, name) in self.words
                return another if holds else self.words.get(fact) == name
            case Flag():
                return any(self.words.get(key, so) != so for key, so in implied(claim))
            case _:
                assert_never(claim)

    def number(
        self,
        fact: tree.NumberFact,
        window: Duration | None = None,
        unit: Hashable = None,
        usual: int = 0,
    ) -> int:
        """A number that fits what is held: the usual one, or the nearest that does."""
        of = (fact, window, unit)
        low = max(usual, self.least.get(of, usual))
        return min(low, self.most.get(of, low))

    def name_of(self, fact: tree.TextFact) -> str | None:
        """The word that a fact is, when one is asked for."""
        name = self.words.get(fact)
        return name if isinstance(name, str) else None

    def names(self, kind: str) -> Iterator[str]:
        """What is so of a kind: boxes ticked, codes brought, groups."""
        flags = (each for each in self.claims if isinstance(each, Flag) and each.holds)
        keys = dict.fromkeys(each.key for each in flags)
        return (str(name) for is_, name in keys if is_ == kind)

    def selections(self) -> Iterator[tree.Selection]:
        """Goods that the order must have."""
        for claim in self.claims:
            match claim:
                case Flag((_, tree.Selection() as goods), True):
                    yield goods
                case Number(tree.TotalOf(goods) | tree.ItemCount(goods), low) if goods and low:
                    yield goods
                case Number() | OneName() | Flag():
                    pass
                case _:
                    assert_never(claim)

    def _hold(self, claim: Claim) -> None:
        self.claims.append(claim)
        match claim:
            case Number(fact, low, high, _, window, unit):
                whole, *_ = of = wholes(fact, window, unit)
                if low is not None:
                    for each in of:
                        self._set(self.least, each, max(low, self.least.get(each, low)))
                if high is not None:
                    self._set(self.most, whole, min(high, self.most.get(whole, high)))
            case OneName(fact, name, holds):
                self._set(self.words, fact if holds else (fact, name), name)
            case Flag():
                for key, so in implied(claim):
                    self._set(self.words, key, so)
            case _:
                assert_never(claim)

    def _set(self, table: dict[Hashable, V], key: Hashable, value: V) -> None:
        old = table.get(key)
        self.undo.append(
            partial(table.pop, key) if old is None else partial(table.update, {key: old})
        )
        table[key] = value


def exclude(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot both be true."""
    held = Held()
    held.take([one])
    return held.refuses(other)


def wholes(fact: tree.NumberFact, window: Duration | None, unit: Hashable) -> tuple[Of, ...]:
    """What a number counts, and what it is some of: it can never be more than those."""
    own = (fact, window, unit)
    match fact:
        case _ if window is not None:
            return own, (fact, None, unit)
        case tree.TotalOf() | tree.BasketTotal(after_discounts=True):
            return own, (tree.BasketTotal(), None, None)
        case tree.ItemCount(selection) if selection is not None:
            return own, (tree.ItemCount(), None, None)
        case tree.BasketTotal() | tree.ItemCount():
            return (own,)
        case _ if isinstance(fact, tree.CustomerNumber):
            return (own,)
        case _:
            assert_never(fact)


def implied(flag: Flag) -> tuple[tuple[Hashable, bool], ...]:
    """What a flag says, and what follows: a code that is brought is a code that is used."""
    brought = flag.key[0] == tree.TextFact.PROMO_CODE.value and flag.holds
    own = (flag.key, flag.holds)
    return (own, (CODE_USED, True)) if brought else (own,)


def sayings(claim: Claim, *, widest: bool = False) -> tuple[Saying, ...]:
    """What a claim says of its topic, and what follows from it.

    `widest`: a number as one of the largest that it is a part of, so that parts and wholes meet.
    """
    match claim:
        case Number(fact, low, high, _, window, unit):
            ends = Range(-inf if low is None else low, inf if high is None else high)
            return ((wholes(fact, window, unit)[-1 if widest else 0], ends),)
        case OneName(fact, name, holds):
            return ((fact, name if holds else Other(name)),)
        case Flag():
            return implied(claim)
        case _:
            assert_never(claim)
