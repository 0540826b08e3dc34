"""Some orders of some lives of a batch, as the kernel of one version is given them."""

from __future__ import annotations

import numpy as np

from palier.history.kernel.arrays import Facts, Flags, Numbers
from palier.history.kernel.back import BACK_BEFORE, BACK_NEXT, BACK_OF, BACK_ON
from palier.history.kernel.coming import Coming
from palier.history.kernel.happenings import Happened
from palier.history.kernel.parts import EVENT_BACK, EVENT_BEFORE
from palier.history.kernel.reading import Batch
from palier.named import NamedTuple

NONE = np.zeros(0, dtype=np.int64)


class Ruled(NamedTuple):
    """Which version rules each of some things, from one of a batch on, and in whose life it is."""

    begins: int
    version: Numbers
    whose: Numbers

    def of(self, version: int, lives: Numbers) -> Numbers:
        """Those in some lives that a version rules, by their places in the batch."""
        some = (self.version == version) & np.isin(self.whose, lives)
        return self.begins + np.flatnonzero(some)


def ruled(of_lives: Numbers, days: Facts, lives: tuple[int, int], starts: Numbers) -> Ruled:
    """Which of the versions that begin on some days rules what is in lives, from one to another.

    `of_lives` is where that of each life begins, `days` the day of each.
    """
    first, last = lives
    begins, ends = int(of_lives[first]), int(of_lives[last])
    version = np.searchsorted(starts, days[begins:ends].astype(np.int64), side="right") - 1
    whose = np.repeat(np.arange(first, last), np.diff(of_lives[first : last + 1]))
    return Ruled(begins, version, whose)


class Part(NamedTuple):
    """Some orders of some lives for one version, what comes back of them, what else happens, and
    their batch.

    Of lives, orders, times that something comes back and events, the places are those in the whole
    batch.
    """

    lives: Numbers
    orders: Numbers
    comes: Numbers
    events: Numbers
    batch: Batch


def part_of(batch: Batch, lives: Numbers, orders: Numbers, events: Numbers) -> Part:
    """Some orders and events of some lives of a batch."""
    whose = _lives_of(batch.lives, orders)
    units = np.diff(batch.orders)[orders]
    of_orders = np.append(0, np.cumsum(units))
    rows = np.repeat(batch.orders[orders] - of_orders[:-1], units) + np.arange(of_orders[-1])
    of_lives = np.append(np.searchsorted(whose, lives), len(orders))
    comes, coming = NONE, None
    if batch.coming is not None:
        comes = np.flatnonzero(np.isin(batch.coming.told[BACK_OF], orders))
        coming = _coming_of(batch.coming, comes, lives, orders, rows)
    made = Batch(
        [""] * len(lives),
        np.zeros(len(lives), dtype=np.bool_),
        of_lives,
        of_orders,
        batch.life_facts[:, lives].copy("F"),
        batch.order_facts[:, orders].copy("F"),
        batch.unit_facts[:, rows].copy(),
        *(NONE, NONE, []),
        coming,
    )
    if batch.happened is not None:
        made = made._replace(happened=_happened_of(batch.happened, events, lives, orders, comes))
    return Part(lives, orders, comes, events, made)


def _coming_of(
    coming: Coming, comes: Numbers, lives: Numbers, orders: Numbers, units: Numbers
) -> Coming:
    """What comes back of some orders of some lives, each by its place among these."""
    whose = _lives_of(coming.lives, comes)
    told = coming.told[:, comes].copy()
    told[BACK_OF] = np.searchsorted(orders, told[BACK_OF])
    told[BACK_BEFORE] = np.searchsorted(orders, told[BACK_BEFORE])
    told[BACK_NEXT] = _among(comes, told[BACK_NEXT])
    begins = np.append(np.searchsorted(whose, lives), len(comes))
    first = _among(comes, coming.orders[orders])
    return Coming(begins, told, coming.units[units].copy(), first, NONE, NONE, NONE, [])


def _happened_of(
    happened: Happened, events: Numbers, lives: Numbers, orders: Numbers, comes: Numbers
) -> Happened:
    """Some of what happens in some lives, each before its order and its time among these."""
    told = happened.told[:, events].copy()
    told[EVENT_BEFORE] = np.searchsorted(orders, told[EVENT_BEFORE])
    told[EVENT_BACK] = np.searchsorted(comes, told[EVENT_BACK])
    whose = _lives_of(happened.lives, events)
    begins = np.append(np.searchsorted(whose, lives), len(events))
    return Happened(begins, told, NONE, [])


def _lives_of(begins: Numbers, places: Numbers) -> Numbers:
    """In whose life each of some places is, of lives that begin somewhere."""
    found: Numbers = np.searchsorted(begins, places, side="right") - 1
    return found


def _among(some: Numbers, places: Numbers) -> Numbers:
    """Places among all, as they are among some that are in their order; −1 stays."""
    return np.where(places < 0, -1, np.searchsorted(some, places))


def crossing(batch: Batch, lives: tuple[int, int], starts: Numbers) -> Flags:
    """Of which lives, from one to another, something comes back under a later version."""
    first, last = lives
    found = np.zeros(last - first, dtype=np.bool_)
    if batch.coming is None:
        return found
    begins, ends = batch.coming.lives[first], batch.coming.lives[last]
    told = batch.coming.told[:, begins:ends]
    placed = batch.order_facts[0, told[BACK_OF]]
    then, now = (np.searchsorted(starts, days, side="right") for days in (placed, told[BACK_ON]))
    whose = np.searchsorted(batch.coming.lives, np.arange(begins, ends), side="right") - 1
    found[whose[then != now] - first] = True
    return found
