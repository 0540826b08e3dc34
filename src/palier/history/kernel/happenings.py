"""What happens in lives besides orders, as arrays: friends who count, and what customers do.

What is not plain (a friend comes before all that the customer does, or is undone; an activity
before a first order that tells more of the customer) leaves its life to others.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from palier.account.events import Referral
from palier.history.columns import Column as Cell
from palier.history.friends import Friends
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.kernel.coming import Coming
from palier.history.kernel.of_happenings import FRIEND, OTHER
from palier.history.kernel.writer import Kernel
from palier.history.rows import Caused
from palier.history.sql import said
from palier.history.table import DOES, Table
from palier.named import NamedTuple
from palier.program.former import former
from palier.source import same_name

EPOCH, MICROSECOND = dt.datetime(1970, 1, 1, tzinfo=dt.UTC), dt.timedelta(microseconds=1)


class Happened(NamedTuple):
    """What happens in some lives: where that of each begins, and what a kernel is told of each.

    `told` has the day, the minute, what happens, the order before which it does, and what comes
    back before which. `rows` and `names` are those of each.
    """

    lives: Numbers
    told: Numbers
    rows: Numbers
    names: list[str]


class Ordered(NamedTuple):
    """The orders of some lives: the names of lives, where those begin, moments and names."""

    names: Sequence[str]
    lives: list[int]
    moments: list[int]
    ids: list[str]
    about: Sequence[str]


class Happening(NamedTuple):
    """Something that happens: when, whether something came back, the order that caused it, its row.

    `what` is what a kernel calls it; None: it has none. `about` is what it tells of the customer.
    """

    moment: int
    is_back: bool
    order: str
    row: int
    what: int | None
    name: str
    about: str = ""


def numbers_of(kernel: Kernel) -> Callable[[str], int]:
    """What a kernel calls an activity, by the name that a table gives it."""
    numbers = {name: at + 1 for at, name in enumerate(kernel.activities)}
    before = former(kernel.program).activities

    def number(activity: str) -> int:
        known = same_name(activity)
        return numbers.get(before.get(known, known), OTHER)

    return number


def prepare(table: Table, name: str, about: str) -> list[str]:
    """Make a table, by some name, of the rows that tell what customers do; whose they are.

    `about`: what is told of the customer, in SQL.
    """
    does = DOES if Cell.TYPE in table.columns else "false"
    said(
        table.connection,
        f'CREATE OR REPLACE TEMP TABLE {name} AS SELECT h."_life" AS life,'  # noqa: S608 - names of our own
        f' epoch_us(h."_moment") AS moment, {table.number} AS row,'
        f" {table.cell(Cell.CUSTOMER)} AS customer, {table.cell(Cell.ACTIVITY)} AS activity,"
        f" {about} AS about"
        f" FROM history AS h WHERE {does}",
    )
    query = f"SELECT DISTINCT life FROM {name}"  # noqa: S608 - as above
    return [life for (life,) in said(table.connection, query).fetchall()]


def referred(friend: Numbers, starts: Numbers) -> tuple[Flags, Flags]:
    """Whose first order says that somebody sent them; and of whom only a later one says so.

    `friend` says so of each row, `starts` is the first row of each life.
    """
    sent = friend != 0
    begun: Flags = sent[starts]
    ever: Flags = np.logical_or.reduceat(sent, starts)
    return begun, ever & ~begun


class Reading:
    """Reads what happens in lives: in a table that was prepared, and caused by friends."""

    def __init__(self, table: Table, name: str, kernel: Kernel, friends: Friends) -> None:
        self.table, self.name, self.friends = table, name, friends
        self.program, self.number = kernel.newest or kernel.program, numbers_of(kernel)

    def strays(self, coded: str, acting: Iterable[str]) -> set[str]:
        """Those who do something, or whose friends do, and have no order among all, `coded`."""
        named = {*acting, *self.friends.named(self.program)}
        query = f"SELECT DISTINCT life FROM {coded} WHERE life IN (SELECT unnest($1))"  # noqa: S608 - a name of our own
        found = said(self.table.connection, query, [sorted(named)]).fetchall()
        return named - {life for (life,) in found}

    def of(
        self, ordered: Ordered, back: Coming | None, local: Callable[[Numbers], tuple[Numbers, ...]]
    ) -> tuple[Happened, Flags]:
        """What happens in some lives, and which of these are left to others.

        `local` tells the day and the minute of moments.
        """
        acts = self._acts(ordered.names)

        def of_life(who: int) -> list[Happening]:
            name = ordered.names[who]
            return [*acts.get(name, ()), *self._caused(name)]

        return happened(ordered, of_life, back, local)

    def _acts(self, names: Sequence[str]) -> dict[str, list[Happening]]:
        """What the customers of some names do, which are in their order."""
        if not len(names):
            return {}
        query = f"SELECT * FROM {self.name} WHERE life BETWEEN $1 AND $2"  # noqa: S608 - a name of our own
        rows = said(self.table.connection, query, [names[0], names[-1]]).fetchall()
        found: dict[str, list[Happening]] = {}
        for life, moment, row, customer, activity, about in rows:
            what = None
            if moment is not None and customer and activity:
                what = self.number(activity)
            told = about.strip(chr(1)) and about
            when = moment or 0, False, "", row
            named = f"{customer}/activity/{row}"
            found.setdefault(life, []).append(Happening(*when, what, named, told))
        return found

    def _caused(self, life: str) -> Iterator[Happening]:
        return of_friends(self.friends.caused(self.program, life))


def happened(
    ordered: Ordered,
    of_life: Callable[[int], list[Happening]],
    back: Coming | None,
    local: Callable[[Numbers], tuple[Numbers, ...]],
) -> tuple[Happened, Flags]:
    """What happens in some lives, as `of_life` says of each, and which of these are left to others.

    `local` tells the day and the minute of moments.
    """
    odd, lives = np.zeros(len(ordered.names), dtype=np.bool_), [0]
    every: list[Happening] = []
    places: list[tuple[int, int]] = []
    for who in range(len(ordered.names)):
        found = sorted(of_life(who), key=lambda each: each[:4])
        odd[who] = any(
            each.what is None or each.about not in ("", ordered.about[who]) for each in found
        )
        if found and not odd[who]:
            at = [_place(ordered, who, each, back) for each in found]
            if at[0][0] == ordered.lives[who]:
                told = ordered.about[who].strip(chr(1))
                odd[who] = bool(told) or found[0].what == FRIEND
            every += found
            places += at
        lives.append(len(every))
    return _arrays(every, places, lives, local), odd


def of_friends(caused: Iterable[Caused]) -> Iterator[Happening]:
    """What friends cause in a life, oldest first.

    What they undo is left to others, and one who counts again: under another version friends may
    count from something else.
    """
    known = set[str]()
    for (at, is_back, order, row), entry in caused:
        event, what = entry.event, None
        if isinstance(event, Referral) and event.friend not in known:
            known.add(event.friend)
            what = FRIEND
        moment = (at - EPOCH) // MICROSECOND
        yield Happening(moment, is_back, order, row, what, event.id or "")


def _place(ordered: Ordered, who: int, each: Happening, back: Coming | None) -> tuple[int, int]:
    """The order before which something happens, and what comes back before which."""
    first, last = ordered.lives[who], ordered.lives[who + 1]
    moments, moment = ordered.moments, each.moment
    order = bisect_left(moments, moment, first, last)
    end = bisect_right(moments, moment, order, last)
    while order < end and (each.is_back or (ordered.ids[order], 0) < (each.order, 1)):
        order += 1
    come = 0
    if back is not None:
        come = int(back.lives[who])
        while come < back.lives[who + 1] and _is_before(back, come, each):
            come += 1
    return order, come


def _is_before(back: Coming, come: int, each: Happening) -> bool:
    moment = int(back.moments[come])
    if moment != each.moment or not each.is_back:
        return moment < each.moment
    return (back.names[come], int(back.rows[come])) < (each.order, each.row)


def _arrays(
    every: Sequence[Happening],
    places: Sequence[tuple[int, int]],
    lives: Sequence[int],
    local: Callable[[Numbers], tuple[Numbers, ...]],
) -> Happened:
    whole = np.int64
    day, minute = local(np.array([each.moment for each in every], dtype=whole))
    what = [OTHER if each.what is None else each.what for each in every]
    before = np.array(places, dtype=whole).reshape(-1, 2).T
    told = np.stack((day, minute, np.array(what, dtype=whole), *before))
    rows = np.array([each.row for each in every], dtype=whole)
    return Happened(np.array(lives, dtype=whole), told, rows, [each.name for each in every])
