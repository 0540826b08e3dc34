"""Passes over the rows of a table, and over the steps of its orders: plain functions over arrays.

Each is compiled by itself, as the fold of a kernel is, and goes through its arrays once. Arrow and
NumPy would do the same in many passes, each of which takes all that memory gives.
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# ruff: noqa: ANN001, ANN201

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from palier.history.kernel import parts as of
from palier.values import dataclass

BLANK = -(10**18)
"""A moment that is not told."""
TOLD = (
    *(of.KIND, of.IS_ORDER, of.ORDER, of.GOODS, of.SHIPPING, of.PAID),
    *(of.GOT, of.SPENT, of.HELD, of.AFTER),
)
"""Where a step has what is told of an order, and what kind of step it is."""


def part(customer, order, moment, span, orders, lives, flags, ties):
    """Where orders and lives begin: how many, how many orders stand at the moment of the one
    before, and the first row that is older than the one before it (−1: none is).

    A customer, or an order, that is not told is −1. `orders` are the rows on which they begin,
    `lives` the orders, `ties` the orders at one moment. Of each life two `flags`: whether it is
    odd, with an order outside of the `span` or without a name or a moment, and whether it is to be
    looked at again, for an order may be told twice.
    """
    many = whose = tied = 0
    late = -1
    first, last = span
    # Whoever is before the first row is nobody who is told.
    who, what, when = -2, -1, 0
    for at in range(len(order)):
        whose_before, order_before, before = who, what, when
        who, what, when = customer[at], order[at], moment[at]
        if who == whose_before and what == order_before and when == before:
            continue
        if who != whose_before or (who == -1 and what != order_before):
            lives[whose] = many
            flags[0, whose] = flags[1, whose] = False
            whose += 1
        else:
            if first <= when < before:
                late = at
                break
            if when == before:
                ties[tied] = many
                tied += 1
            if what <= order_before:
                flags[1, whose - 1] = True
        if when < first or when > last or what == -1:
            flags[0, whose - 1] = True
        orders[many] = at
        many += 1
    orders[many], lives[whose] = len(order), many
    return many, whose, tied, late


def clock(moments, orders, start, offsets, day, minute):
    """The day, counted from 1 January 1970, and the minute of the orders of some rows.

    All is in µs: moments, the start, and the `offsets` to be added in each quarter of an hour from
    it on.
    """
    for at in range(len(day)):
        moment = moments[orders[at]]
        place = min(max((moment - start) // 900_000_000, 0), len(offsets) - 1)
        local = moment + offsets[place]
        days = local // 86_400_000_000
        day[at] = days
        if len(minute) > 0:
            minute[at] = (local - days * 86_400_000_000) // 60_000_000


def copy(words, step, bits, offset, places, otherwise, out):
    """The numbers of all rows, or of those on some places: the least, the greatest, how many lack.

    A number is `step` words from the next. Of each row a bit, from an offset on, says whether it
    has a number; without bits, all have. One that lacks is another.
    """
    least, most, lacking = 10**18, -(10**18), 0
    if len(places) == 0 and len(bits) == 0 and step == 1:
        for at in range(len(out)):
            value = words[at]
            out[at] = value
            least, most = min(least, value), max(most, value)
        return least, most, 0
    if len(bits) == 0:
        for at in range(len(out)):
            place = places[at] if len(places) > 0 else at
            value = words[place * step]
            out[at] = value
            least, most = min(least, value), max(most, value)
        return least, most, 0
    for at in range(len(out)):
        place = places[at] if len(places) > 0 else at
        there = int(bits[(offset + place) >> 3]) >> ((offset + place) & 7) & 1
        value = words[place * step]
        out[at] = value if there > 0 else otherwise
        least = min(least, value if there > 0 else least)
        most = max(most, value if there > 0 else most)
        lacking += 1 - there
    return least, most, lacking


def alter(words, bits, offset, blank, fresh):
    """On how many rows another text stands than on the one before, where no life begins.

    Texts are numbers; a row without one says nothing, as one with the number that is `blank` does.
    """
    many = 0
    before = -1
    for at in range(len(words)):
        value = words[at]
        if len(bits) > 0:
            there = int(bits[(offset + at) >> 3]) >> ((offset + at) & 7) & 1
            value = value if there > 0 else -1
        value = -1 if value == blank else value
        many += value != before and fresh[at] == 0
        before = value
    return many


def exceed(words, step, limits, out):
    """Whether the number of each row is greater than another one: the least, the greatest."""
    least, most = 10**18, -(10**18)
    if step == 1:
        for at in range(len(out)):
            value = words[at]
            out[at] = value > limits[at]
            least, most = min(least, value), max(most, value)
        return least, most
    for at in range(len(out)):
        value = words[at * step]
        out[at] = value > limits[at]
        least, most = min(least, value), max(most, value)
    return least, most


def tell(steps, where, order, money, points, rank):
    """What the steps that are orders came to: how many there are.

    `money` has goods, shipping given and paid, `points` those earned, used and held; `where` says
    where a step has them.
    """
    many = 0
    for at in range(len(steps)):
        if steps[at, where[0]] != where[1]:
            continue
        order[many] = steps[at, where[2]]
        for each in range(3):
            money[each, many] = steps[at, where[3 + each]]
            points[each, many] = steps[at, where[6 + each]]
        rank[many] = steps[at, where[9]] - 1
        many += 1
    return many


@dataclass(frozen=True, slots=True)
class Sweeps:
    """The passes, ready to run."""

    part: Callable[..., tuple[int, int, int, int]]
    clock: Callable[..., None]
    copy: Callable[..., tuple[int, int, int]]
    alter: Callable[..., int]
    exceed: Callable[..., tuple[int, int]]
    tell: Callable[..., int]


def sweeps(compiled: Callable[[str], Callable[..., Any]]) -> Sweeps:
    """The passes, each made of its text. Raises NoLibraryError where that needs LLVM."""
    every = part, clock, copy, alter, exceed, tell
    return Sweeps(*(compiled(text_of(each)) for each in every))


def text_of(function: Callable[..., Any]) -> str:
    """A pass as a text of its own, of which `compiled` takes the fold."""
    return inspect.getsource(function).replace(f"def {function.__name__}(", "def fold(", 1)
