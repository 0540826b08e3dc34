"""The few kinds of node of a sheet. Every engine is a printer or a walker of these.

Values are integers (money in minor units, points, counts, codes of names, days, minutes) and
booleans. An expression is a scalar, or a column when anything in it is: one value for each unit
ordered (three of an order line are three units); a scalar beside a column stands on every unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NewType, assert_never

from palier.quantity import Comparison
from palier.sheet.facts import Fact
from palier.tree import Rounding
from palier.values import dataclass

Value = int | tuple[int, ...]
"""What a line or an expression comes to: one number, or one for each unit of the order."""
LineName = NewType("LineName", str)
"""What a line is called. Only the sheet makes names; everybody else has handles: `One`, `Rows`."""


@dataclass(frozen=True, slots=True)
class Literal:
    """`1050`"""

    value: int


@dataclass(frozen=True, slots=True)
class FactOf:
    """A fact of the order, the calendar or the account"""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Ref:
    """The value of an earlier line"""

    line: LineName


@dataclass(frozen=True, slots=True)
class One(Ref):
    """The value of a line that has one for the whole order"""


@dataclass(frozen=True, slots=True)
class Rows(Ref):
    """The values of a line that has one for each unit of the order"""


@dataclass(frozen=True, slots=True)
class Add:
    """`a + b + c`"""

    terms: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Subtract:
    """`a − b`"""

    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Multiply:
    """`a × b × c`"""

    factors: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Divide:
    """`a ÷ b`, rounded as named to a whole number; by 0 it is 0. `NEAREST` is half up."""

    left: Expr
    right: Expr
    rounding: Rounding = Rounding.DOWN


@dataclass(frozen=True, slots=True)
class Least:
    """The least of these"""

    terms: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Greatest:
    """The greatest of these"""

    terms: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """`a ≥ b` and its kin"""

    left: Expr
    comparison: Comparison
    right: Expr


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Whether a bit mask shares a bit with a constant one"""

    mask: Expr
    bits: int


@dataclass(frozen=True, slots=True)
class And:
    """All of these; of none: true"""

    tests: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these; of none: false"""

    tests: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not this"""

    test: Expr


@dataclass(frozen=True, slots=True)
class If:
    """This if the test holds, otherwise that"""

    test: Expr
    then: Expr
    otherwise: Expr


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column over the order's units; on each unit over those alike in `within`"""

    column: Expr
    within: Expr | None = None


@dataclass(frozen=True, slots=True)
class Exists:
    """Whether a column of booleans holds on any unit"""

    column: Expr


@dataclass(frozen=True, slots=True)
class Running:
    """On each unit, the sum of a column over the units before it: of least `by`, then as written

    With `within`, over those of them that are alike in it.
    """

    column: Expr
    by: tuple[Expr, ...] = ()
    within: Expr | None = None


Expr = (
    Literal
    | FactOf
    | Ref
    | Add
    | Subtract
    | Multiply
    | Divide
    | Least
    | Greatest
    | Compare
    | Overlaps
    | And
    | Or
    | Not
    | If
    | Total
    | Exists
    | Running
)
Named = FactOf | Ref
"""What only names something: a fact, or a line above."""
Word = Literal | Named
"""What is one word where it is printed."""
Source = Named | Total | Running
"""What a column can come from, before anything is reckoned on each of its units."""
Joined = And | Or
"""Tests that are joined."""
OverUnits = Total | Exists | Running
"""What goes through the units of an order."""
Truth = Compare | Overlaps | And | Or | Not | Exists
"""What is true or false, and no other number."""
Phrase = Add | Subtract | Multiply | Divide | Least | Greatest | Truth | If
"""What is several words where it is printed; brackets hold them together."""

TRUE = And(())
FALSE = Or(())
ZERO = Literal(0)
ONE = Literal(1)


def add(*terms: Expr) -> Expr:
    """A sum without zeros."""
    kept = tuple(term for term in terms if term != ZERO)
    return ZERO if not kept else kept[0] if len(kept) == 1 else Add(kept)


def multiply(*factors: Expr) -> Expr:
    """A product without ones; with a zero it is zero."""
    kept = tuple(each for each in factors if each != Literal(1))
    if ZERO in kept:
        return ZERO
    return Literal(1) if not kept else kept[0] if len(kept) == 1 else Multiply(kept)


def least(*terms: Expr) -> Expr:
    """The least of one or more."""
    return terms[0] if len(terms) == 1 else Least(terms)


def both(*tests: Expr) -> Expr:
    """All of these, without what is always true."""
    if FALSE in tests:
        return FALSE
    kept = tuple(dict.fromkeys(test for test in tests if test != TRUE))
    return kept[0] if len(kept) == 1 else And(kept)


def either(*tests: Expr) -> Expr:
    """Any of these, without what is never true; all that ask one mask are one test."""
    if TRUE in tests:
        return TRUE
    bits: dict[Expr, int] = {}
    for each in tests:
        if isinstance(each, Overlaps):
            bits[each.mask] = bits.get(each.mask, 0) | each.bits
    joint = (Overlaps(t.mask, bits[t.mask]) if isinstance(t, Overlaps) else t for t in tests)
    kept = tuple(dict.fromkeys(test for test in joint if test != FALSE))
    return kept[0] if len(kept) == 1 else Or(kept)


def negate(test: Expr) -> Expr:
    """The contrary."""
    if test == TRUE:
        return FALSE
    if test == FALSE:
        return TRUE
    return test.test if isinstance(test, Not) else Not(test)


def compare(left: Expr, comparison: Comparison, right: Expr | int) -> Expr:
    """`left ≥ right`; a plain number is a literal."""
    return Compare(left, comparison, Literal(right) if isinstance(right, int) else right)


def at_least(left: Expr, right: Expr | int) -> Expr:
    """`left ≥ right`."""
    return compare(left, Comparison.AT_LEAST, right)


def above(left: Expr, right: Expr | int) -> Expr:
    """`left > right`."""
    return compare(left, Comparison.ABOVE, right)


def below(left: Expr, right: Expr | int) -> Expr:
    """`left < right`."""
    return compare(left, Comparison.BELOW, right)


def equal(left: Expr, right: Expr | int) -> Expr:
    """`left = right`."""
    return compare(left, Comparison.EQUAL, right)


# Walking through expressions ----------------------------------------------------------------


def parts(expr: Expr) -> tuple[Expr, ...]:
    """The expressions directly inside one.

    >>> parts(Add((Literal(1), One(LineName("basket")))))
    (Literal(value=1), One(line='basket'))
    """
    match expr:
        case Literal() | FactOf() | Ref():
            return ()
        case Add(terms) | Multiply(terms) | Least(terms) | Greatest(terms) | And(terms) | Or(terms):
            return terms
        case Subtract(left, right) | Divide(left, right) | Compare(left, _, right):
            return (left, right)
        case Not(inner) | Overlaps(inner, _):
            return (inner,)
        case Total(inner, within):
            return (inner,) if within is None else (inner, within)
        case Exists(inner):
            return (inner,)
        case Running(inner, by, within):
            return (inner, *by) if within is None else (inner, *by, within)
        case If(test, then, otherwise):
            return (test, then, otherwise)
        case _:
            assert_never(expr)


def facts_in(*exprs: Expr) -> frozenset[Fact]:
    """The facts that expressions ask for."""
    found = set()
    waiting = list(exprs)
    while waiting:
        part = waiting.pop()
        if isinstance(part, FactOf):
            found.add(part.fact)
        else:
            waiting += parts(part)
    return frozenset(found)


def references(expr: Expr) -> Iterator[LineName]:
    """The lines an expression refers to."""
    return (each.line for each in every(expr) if isinstance(each, Ref))


def every(expr: Expr) -> Iterator[Expr]:
    """An expression and all those in it, in the order they are read.

    >>> [type(each).__name__ for each in every(Not(both(Overlaps(ZERO, 1), Exists(ONE))))]
    ['Not', 'And', 'Overlaps', 'Literal', 'Exists', 'Literal']
    """
    waiting: list[Expr] = [expr]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(parts(part)[::-1])
