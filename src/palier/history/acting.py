"""What happens in lives of a sorted table besides orders, for a kernel: what its rows tell that
customers do, and what friends cause.

What is not plain (a customer who does something without a name or a time) leaves its life to
others. Of whoever does something and never orders, nothing comes to anything that is written.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

import numpy as np

from palier.history.arrow import Rows, column_of, taken, texts_of
from palier.history.befriended import Befriended, ByLife, sent
from palier.history.columns import Column as Cell
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.kernel.cells import ABOUT
from palier.history.kernel.happenings import Happening, Ordered, happened, numbers_of
from palier.history.kernel.reading import Batch
from palier.history.kernel.writer import Kernel
from palier.history.left import rows_of
from palier.history.parting import Parted
from palier.named import NamedTuple

Local = Callable[[Numbers], tuple[Numbers, ...]]


class Done(NamedTuple):
    """What customers do on some rows of the whole: when, what, and what it tells of the customer.

    `what` is what a kernel calls it; None: it is not plain.
    """

    rows: Numbers
    moments: Numbers
    what: list[int | None]
    about: list[str]


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
    ) -> tuple[Batch, Flags]:
        """A batch with what happens in its lives, and with who was sent by somebody; of which lives
        of the whole nothing is ordered, and all is plain.

        `acts` are the rows of the whole that tell what customers do, `places` those of what is told
        of a life; `days` tells day and minute of moments.
        """
        found: ByLife = {} if self.friends is None else self.friends.of_lives(made)
        done = self._done(made, acts)
        by_acts = _by_life(made, done)
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
        return batch._replace(odd=odd, happened=told), _alone(made, done)

    def _done(self, made: Parted, acts: Numbers) -> Done:
        """What customers do, on some rows of the whole."""
        whole = made if made.whole is None else made.whole
        rows, moments = whole.rows.take(acts), whole.shape.moments[acts]
        plain = np.array(_are_named(rows), dtype=np.bool_)
        plain &= ~whole.shape.guests[np.cumsum(whole.shape.fresh)[acts] - 1]
        plain &= (self.span[0] <= moments) & (moments <= self.span[1])
        what = [each if it else None for each, it in zip(self._numbers(rows), plain, strict=True)]
        about = [each.strip(chr(1)) and each for each in _about(rows, np.arange(rows.num_rows))]
        return Done(acts, moments, what, about)

    def _numbers(self, rows: Rows) -> list[int | None]:
        """What a kernel calls that which is done on each row; None: it has no name."""
        if Cell.ACTIVITY.value not in rows.column_names:
            return [None] * rows.num_rows
        places, texts = taken(rows, Cell.ACTIVITY)
        numbers = [self.number(each.strip()) if each.strip() else None for each in texts]
        return [[*numbers, None][each] for each in places.tolist()]


def _by_life(made: Parted, done: Done) -> ByLife:
    """What is done in each life; nothing of whoever never orders."""
    found: ByLife = {}
    whole = made if made.whole is None else made.whole
    rows = (made.lives_of(done.rows), done.moments, whole.stood(done.rows) + 1)
    every = zip(*(each.tolist() for each in rows), done.what, done.about, strict=True)
    for who, moment, row, what, about in every:
        if who >= 0:
            each = Happening(moment, False, "", row, what, "", about)  # noqa: FBT003 - not one that comes back
            found.setdefault(who, []).append(each)
    return found


def _alone(made: Parted, done: Done) -> Flags:
    """The lives of the whole of which each row tells plainly what is done, and nothing else."""
    whole = made if made.whole is None else made.whole
    pairs = zip(done.what, done.about, strict=True)
    plain = np.array([what is not None and not about for what, about in pairs], dtype=np.bool_)
    many = np.diff(np.append(whole.shape.first, whole.rows.num_rows))
    whose = np.cumsum(whole.shape.fresh)[done.rows[plain]] - 1
    found: Flags = np.bincount(whose, minlength=len(many)) == many
    return found


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
