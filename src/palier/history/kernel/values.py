"""What each life of a kernel has in the end, and what it ever reached: by whole columns at a time.

It is what `counting.customers` tells of the same lives, without an object for each.
"""

from __future__ import annotations

import numpy as np

from palier.history.kernel import parts as of
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.kernel.in_hand import had_of, worth_in_hand
from palier.history.kernel.running import Ran
from palier.history.kernel.writer import Kernel
from palier.history.reached import Reached, first_asked
from palier.history.spending import worth, worth_of_one

SAFE = 2**62
"""Products below it are whole numbers of 64 bits."""


def starts_of(ran: Ran) -> Numbers:
    """Where the steps of each life begin."""
    found: Numbers = np.flatnonzero(np.append(True, np.diff(ran.steps[of.LIFE]) != 0))
    return found if ran.steps.shape[1] else found[:0]


def of_customers(ran: Ran, starts: Numbers) -> Flags:
    """Of each life with steps, whether it is a customer's and no guest's."""
    found: Flags = ran.batch.life_facts[0][ran.steps[of.LIFE][starts]] == 0
    return found


def values(kernel: Kernel, ran: Ran, starts: Numbers) -> Numbers:
    """What each life was given, and what it holds: points and vouchers, in the minor unit."""
    steps = ran.steps
    ends = np.append(starts, steps.shape[1])[1:] - 1
    given = np.add.reduceat(steps[of.GOODS] - steps[of.PAID] + steps[of.SHIPPING], starts)
    found: Numbers = given + _worths(kernel, np.maximum(steps[of.HELD][ends], 0))
    in_hand = worth_in_hand(kernel, ran)
    if in_hand:
        found += np.array([in_hand[each] for each in steps[of.LIFE][starts].tolist()])
    return found


def _worths(kernel: Kernel, held: Numbers) -> Numbers:
    """What so many units are worth, each rounded down."""
    one = worth_of_one(kernel.program)
    if one is None:
        return np.zeros_like(held)
    if int(held.max(initial=0)) * one.numerator < SAFE:
        found: Numbers = held * one.numerator // one.denominator
        return found
    return np.array([worth(one, each) for each in held.tolist()], dtype=np.int64)


def count_reached(found: Reached, kernel: Kernel, ran: Ran, starts: Numbers) -> None:
    """Count the customers: who ever had each reward, and was ever in each tier."""
    whose = of_customers(ran, starts)
    found.customers += int(whose.sum())
    tiers = np.bitwise_or.reduceat(1 << ran.steps[of.AFTER], starts)[whose]
    for each in kernel.program.tiers:
        found.tiers[each.label] += int((tiers >> (each.rank + 1) & 1).sum())
    first = first_asked(kernel.program)
    found.climbed += 0 if first is None else int((tiers >> (first.rank + 1) > 0).sum())
    if ran.rewards:
        had = had_of(ran, starts)[whose]
        for name, those in zip(kernel.rewards, had.T, strict=True):
            found.had[name] += int(those.sum())
        found.had_any += int(had.any(axis=1).sum())
