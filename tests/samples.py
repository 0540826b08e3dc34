"""Nodes of every kind, made from the types of their fields: what the language can hold."""

import datetime as dt
import types
import typing
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from fractions import Fraction

from palier import tree
from palier.closed import members
from palier.quantity import Hour, Money, MonthDay, Percent, Points
from palier.source import NOWHERE, Span

WOOL = tree.Name("wool")
PLAIN = {
    bool: [False, True],
    int: [3, 1],
    str: ["wool"],
    Fraction: [Fraction(3, 2)],
    dt.date: [dt.date(2026, 3, 1), dt.date(2026, 3, 31)],
    Hour: [Hour(840)],
    Money: [Money(5000, "EUR")],
    MonthDay: [MonthDay(2, 14)],
    Percent: [Percent(Fraction(5))],
    Points: [Points(20)],
    Span: [NOWHERE],
    type(None): [None],
    tuple[tree.Name, ...]: [(WOOL,), (WOOL, tree.Name("silk"))],
}
INSIDE = tree.CodeUsed(), tree.BoxTicked(tree.Name("news"))
"""What stands inside `and`, `or` and `not`."""


def values(hint):
    """Give values of a type that are worth trying: all members of an enum or of a union."""
    if hint in PLAIN:
        return PLAIN[hint]
    if isinstance(hint, types.UnionType):
        return [value for member in sorted_members(hint) for value in values(member)]
    if typing.get_origin(hint) in {tuple, frozenset}:
        one = values(typing.get_args(hint)[0])
        return [typing.get_origin(hint)(some) for some in ([], one[:1], one[:2])]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)
    return list(samples(hint))


def sorted_members(union):
    """Give the members of a union, None last: first a node has all that it can have."""
    return sorted(members(union), key=lambda each: each is type(None))


def samples(of):
    """Give a node of a class, then others that differ from it in one thing."""
    if of in {tree.AllOf, tree.AnyOf}:
        yield of(INSIDE)
    elif of is tree.EverythingExcept:
        yield of((tree.OnSale(),))
        yield of((tree.OnSale(), tree.InCategory((WOOL,))))
    elif of is tree.Not:
        yield of(tree.AllOf(INSIDE))
    elif of in {tree.AllCriteria, tree.AnyCriteria}:
        yield of(tuple(samples(tree.Reach))[:2])
    elif is_dataclass(of):
        hints = typing.get_type_hints(of)
        tried = {each.name: values(hints[each.name]) for each in fields(of)}
        first = of(**{name: found[0] for name, found in tried.items()})
        yield first
        for name, found in tried.items():
            yield from (replace(first, **{name: other}) for other in found[1:])
