"""The vouchers that customers have: those ever given, and those that are left in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np

from palier.history.figures import Figures
from palier.history.kernel.arrays import Flags, Numbers
from palier.history.kernel.running import Ran
from palier.history.kernel.writer import Kernel
from palier.history.spending import worth_of_voucher


def count_in_hand(figures: Figures, kernel: Kernel, ran: Ran) -> None:
    """Count how many of each reward are in hand, and what they take off."""
    figures.owed_in_vouchers += worth_in_hand(kernel, ran).total()
    what = _what(ran)
    for number, many in zip(*np.unique(what[what >= 0], return_counts=True), strict=True):
        figures.in_hand[kernel.rewards[int(number)]] += int(many)


def worth_in_hand(kernel: Kernel, ran: Ran) -> Counter[int]:
    """What each life has in hand, at its worth in the minor unit."""
    found: Counter[int] = Counter()
    what = _what(ran)
    for at in np.flatnonzero(what >= 0).tolist():
        reward = kernel.rewards[int(what[at])]
        who, put_in = ran.left[2:, at].tolist()
        found[who] += worth_of_voucher(kernel.program, reward, put_in)
    return found


def _what(ran: Ran) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The number of the reward of each voucher that is left; below 0 where it is points."""
    found: np.ndarray[tuple[int], np.dtype[np.int64]] = -1 - ran.left[1]
    return found


def rewards_had(kernel: Kernel, ran: Ran, starts: Numbers) -> list[frozenset[str]]:
    """The rewards that each life was ever given."""
    if not ran.rewards:
        return [frozenset()] * len(starts)
    given = had_of(ran, starts)
    sets = {each: frozenset(_named_of(kernel, each)) for each in set(map(bytes, given))}
    return [sets[bytes(each)] for each in given]


def had_of(ran: Ran, starts: Numbers) -> Flags:
    """Of each life, whether it was ever given each reward."""
    found: Flags = np.logical_or.reduceat(ran.parts[: ran.rewards] > 0, starts, axis=1).T
    return found


def _named_of(kernel: Kernel, given: bytes) -> Iterator[str]:
    return (name for name, had in zip(kernel.rewards, given, strict=True) if had)
