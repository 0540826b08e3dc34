"""Some orders of some lives of a batch, as the kernel of one version is given them."""

from __future__ import annotations

import numpy as np

from palier.history.kernel.arrays import Flags, Numbers
from palier.history.kernel.back import BACK_BEFORE, BACK_NEXT, BACK_OF, BACK_ON
from palier.history.kernel.coming import Coming
from palier.history.kernel.reading import Batch
from palier.named import NamedTuple

NONE = np.zeros(0, dtype=np.int64)


class Part(NamedTuple):
    """Some orders of some lives for one version, what comes back of them, and their batch.

    Of lives, orders and times that something comes back, the places are those in the whole batch.
    """

    lives: Numbers
    orders: Numbers
    comes: Numbers
    batch: Batch


def part_of(batch: Batch, lives: Numbers, orders: Numbers, whose: Numbers) -> Part:
    """Some orders of some lives of a batch; `whose` they are."""
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
    return Part(lives, orders, comes, made)


def _coming_of(
    coming: Coming, comes: Numbers, lives: Numbers, orders: Numbers, units: Numbers
) -> Coming:
    """What comes back of some orders of some lives, each by its place among these."""
    whose = np.searchsorted(coming.lives, comes, side="right") - 1
    told = coming.told[:, comes].copy()
    told[BACK_OF] = np.searchsorted(orders, told[BACK_OF])
    told[BACK_BEFORE] = np.searchsorted(orders, told[BACK_BEFORE])
    told[BACK_NEXT] = _among(comes, told[BACK_NEXT])
    begins = np.append(np.searchsorted(whose, lives), len(comes))
    first = _among(comes, coming.orders[orders])
    return Coming(begins, told, coming.units[units].copy(), first, NONE, NONE, NONE, [])


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
