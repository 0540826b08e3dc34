"""What happens in lives of a sorted table besides orders, for a kernel: what its rows tell that
customers do, and what friends cause.

What is not plain (a customer who does something without a name or a time) leaves its life to
others.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

import numpy as np

from palier.history.arrow import Rows, column_of, taken, texts_of
from palier.history.befriended import Befriended, ByLife, sent
from palier.history.columns import Column as Cell
from palier.history.kernel.arrays import Numbers
from palier.history.kernel.cells import ABOUT
from palier.history.kernel.happenings import Happening, Ordered, happened, numbers_of
from palier.history.kernel.reading import Batch
from palier.history.kernel.writer import Kernel
from palier.history.left import rows_of
from palier.history.parting import Parted

Local = Callable[[Numbers], tuple[Numbers, ...]]


class Acting:
    """Tells a kernel what happens besides orders; `friends` are those who count, if any can.

    `span` has the first and the last moment of the table, in µs.
    """

    def __init__(self, kernel: Kernel, friends: Befriended | None, span: tuple[int, int]) -> None:
        self.friends, self.span, self.number = friends, span, numbers_of(kernel)

    def batch(
        self,
        batch: Batch,
        made: Parted,
        acts: Numbers,
        places: Mapping[Hashable, int],
        days: Local,
    ) -> Batch:
        """A batch with what happens in its lives, and with who was sent by somebody.

        `acts` are the rows of the whole that tell what customers do, `places` those of what is told
        of a life; `days` tells day and minute of moments.
        """
        found: ByLife = {} if self.friends is None else self.friends.of_lives(made)
        by_acts = self._acts(made, acts)
        for who, some in by_acts.items():
            found[who] = [*found.get(who, ()), *some]
        ordered = _ordered(made, found, by_acts)
        told, odd = happened(ordered, lambda who: found.get(who, []), batch.coming, days)
        odd |= batch.odd
        if self.friends is not None:
            begun, strange = sent(made)
            odd |= strange
            if "friend" in places:
                batch.life_facts[places["friend"]] = begun
        return batch._replace(odd=odd, happened=told)

    def _acts(self, made: Parted, acts: Numbers) -> ByLife:
        """What customers do, on some rows of the whole; nothing of whoever never orders."""
        found: ByLife = {}
        if not len(acts):
            return found
        whole = made if made.whole is None else made.whole
        rows, first, last = whole.rows.take(acts), *self.span
        whose = made.lives_of(acts)
        moments, stood = whole.shape.moments[acts].tolist(), (whole.stood(acts) + 1).tolist()
        known, named, guests = self._numbers(rows), _are_named(rows), made.shape.guests
        about = _about(rows, np.arange(rows.num_rows))
        for at, who in enumerate(whose.tolist()):
            if who < 0:
                continue
            plain = named[at] and not guests[who] and first <= moments[at] <= last
            what = known[at] if plain else None
            told = about[at].strip(chr(1)) and about[at]
            each = Happening(moments[at], False, "", stood[at], what, "", told)  # noqa: FBT003 - not one that comes back
            found.setdefault(who, []).append(each)
        return found

    def _numbers(self, rows: Rows) -> list[int | None]:
        """What a kernel calls that which is done on each row; None: it has no name."""
        if Cell.ACTIVITY.value not in rows.column_names:
            return [None] * rows.num_rows
        places, texts = taken(rows, Cell.ACTIVITY)
        numbers = [self.number(each.strip()) if each.strip() else None for each in texts]
        return [[*numbers, None][each] for each in places.tolist()]


def _are_named(rows: Rows) -> list[bool]:
    """Whether each row names a customer."""
    if Cell.CUSTOMER.value not in rows.column_names:
        return [False] * rows.num_rows
    return [bool(each.strip()) for each in texts_of(column_of(rows, Cell.CUSTOMER))]


def _about(rows: Rows, some: Numbers) -> list[str]:
    """What some rows tell of the customer, each as one text; that of nothing holds no letter."""
    told = []
    for each in ABOUT:
        if each.value in rows.column_names:
            places, texts = taken(rows, each, some)
            stripped = [*(text.strip() for text in texts), ""]
            told.append([stripped[at] for at in places.tolist()])
    return [chr(1).join(each) for each in zip(*told, strict=True)] if told else [""] * len(some)


def _ordered(made: Parted, found: Iterable[int], by_acts: Iterable[int]) -> Ordered:
    """The orders of some lives: their names where anything happens in `found` lives, and what is
    told of whom does anything.
    """
    shape = made.shape
    many, ids, about = len(shape.first), [""] * len(shape.orders), [""] * len(shape.first)
    some = rows_of(shape.lives[:-1], np.array(sorted(found), dtype=np.int64), len(ids))
    names = texts_of(column_of(made.rows, Cell.ORDER).take(shape.orders[some]))
    for at, name in zip(some.tolist(), names, strict=True):
        ids[at] = name.strip()
    acting = np.array(sorted(by_acts), dtype=np.int64)
    for who, text in zip(acting.tolist(), _about(made.rows, shape.first[acting]), strict=True):
        about[who] = text
    moments = shape.moments[shape.orders].tolist() if len(some) else []
    return Ordered([""] * many, shape.lives.tolist(), moments, ids, about)
