"""A kernel run over some lives: its arrays, its threads, and the choices that it asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from itertools import pairwise
from typing import Self

import numpy as np

from palier.history.kernel.arrays import Facts, Flags, Numbers
from palier.history.kernel.calendar import births_of, calendar_of, first_year
from palier.history.kernel.choices import Choices
from palier.history.kernel.reading import Batch
from palier.history.kernel.writer import Kernel
from palier.named import NamedTuple

ROOM = 10_000
"""The units of the largest order."""
ONE_DAY = dt.timedelta(days=1)
_EPOCH = dt.date(1970, 1, 1)


class Ran(NamedTuple):
    """Steps of lives, what rules gave in each, and what is left: its last day, how much, whose,
    and of a voucher what was put in.

    The lives are those of a batch from the `first` on; `odd` are those to be reckoned in full. Of
    each of so many `rewards` the parts begin with how many a step gives, and then uses.
    """

    batch: Batch
    steps: Numbers
    parts: Numbers
    left: Numbers
    odd: Flags
    first: int
    rewards: int = 0


class Runner:
    """Runs a kernel. `first` and `last` are the days of the history; `threads` share its lives.

    `numbers`: those that its text is given, where it stands for several kernels.
    """

    def __init__(
        self,
        kernel: Kernel,
        fold: Callable[..., None],
        first: dt.date,
        last: dt.date,
        threads: int = 1,
        numbers: Sequence[int] = (),
    ) -> None:
        self.kernel, self.fold, self.threads = kernel, fold, threads
        self.given = [np.array(numbers, dtype=np.int64)] if numbers else []
        before = first - ONE_DAY
        self.start, self.until = (before - _EPOCH).days, (last - _EPOCH).days
        rows = calendar_of(kernel.asked, before, last)
        self.calendar = np.array(rows, dtype=np.int32, order="F")
        births = births_of(first_year(before), last.year + 2)
        self.births = np.array(births, dtype=np.int64)
        self.choices = Choices(kernel)
        self.kept: dict[int, list[Numbers]] = {}

    def beside(self) -> Self:
        """Another one for the same history, with room of its own."""
        other = copy(self)
        other.choices, other.kept = Choices(self.kernel), {}
        return other

    def run(self, batch: Batch) -> Iterator[Ran]:
        """The steps of a batch, its lives in order: they last until the next batch is run."""
        many = len(batch.names)
        cuts = [many * each // self.threads for each in range(self.threads + 1)]
        pairs = [*pairwise(cuts)]
        if self.threads == 1:
            yield self._range(batch, 0, 0, many)
            return
        with ThreadPoolExecutor(self.threads) as pool:
            ranges = [(at, *pair) for at, pair in enumerate(pairs)]
            yield from pool.map(lambda each: self._range(batch, *each), ranges)

    def _range(self, batch: Batch, thread: int, first: int, last: int) -> Ran:
        """The steps of some lives: with more room, and more choices, as they are asked for."""
        orders = int(batch.lives[last] - batch.lives[first])
        others = (each.lives for each in (batch.coming, batch.happened) if each is not None)
        times = sum(int(each[last] - each[first]) for each in others)
        odd, progress = batch.odd.astype(np.int64), np.zeros(8, dtype=np.int64)
        progress[2] = first
        arrays = self._room(thread, 2 * (orders + times) + 64, self._longest(batch))
        more = self._arrays_back(batch, len(arrays[3]))
        while progress[2] < last:
            self._fold(batch, int(progress[2]), last, [*arrays, *more], odd, progress)
            if progress[4]:
                self.choices.learn(*progress[4:7].tolist())
            elif progress[3]:
                arrays = self.kept[thread] = self._larger(arrays)
                more = self._arrays_back(batch, len(arrays[3]))
        at, rest = int(progress[0]), int(progress[1])
        steps, given, left = arrays[:3]
        strange, rewards = odd[first:last] != 0, len(self.kernel.rewards)
        return Ran(batch, steps[:at].T, given[:at].T, left[:, :rest], strange, first, rewards)

    def _room(self, thread: int, room: int, history: int) -> list[Numbers]:
        """Room for so many steps, and amounts of a life: that of the batch before, if it does."""
        kept = self.kept.get(thread)
        if kept is None or len(kept[0]) < room or len(kept[3]) < history:
            kept = self.kept[thread] = self._arrays(room, history)
        return kept

    def _longest(self, batch: Batch) -> int:
        """So many amounts a life may have: two an order, and some besides."""
        many = np.diff(batch.lives)
        if batch.happened is not None:
            many = many + np.diff(batch.happened.lives)
        return 64 + 2 * int(many.max(initial=0))

    def _arrays(self, room: int, history: int) -> list[Numbers]:
        kernel, whole = self.kernel, np.int64
        ranks = len(kernel.program.tiers) + 1
        keepings = 0 if kernel.back is None else 4 * history
        return [
            np.empty((room, kernel.widths["steps"]), dtype=np.int32),
            np.empty((room, kernel.widths["parts"]), dtype=np.int32),
            np.empty((4, room), dtype=whole),
            np.zeros((history, kernel.widths["lots"]), dtype=whole),
            np.zeros(ranks + keepings, dtype=whole),
            np.zeros((history, 2, kernel.widths["logs"]), dtype=whole).T,
            np.zeros((kernel.rows, ROOM), dtype=whole),
        ]

    def _arrays_back(self, batch: Batch, history: int) -> list[Facts]:
        """Room for what comes back: of each time, of all that was used, and of one order."""
        sizes, whole = self.kernel.back, np.int64
        if sizes is None or batch.coming is None:
            return []
        times = batch.coming.told.shape[1]
        return [
            np.zeros((times, sizes.made), dtype=whole),
            np.zeros((times, sizes.then), dtype=whole),
            np.zeros((2 * history, 2), dtype=whole),
            np.zeros((sizes.sold, ROOM), dtype=whole),
            self.kernel.of_units(ROOM),
            np.zeros((sizes.sold, ROOM), dtype=whole),
            np.zeros(sizes.fixed, dtype=whole),
            np.zeros(sizes.back, dtype=whole),
            np.zeros(self.kernel.asked.size, dtype=whole),
        ]

    def _larger(self, arrays: list[Numbers]) -> list[Numbers]:
        """Twice the room, what is in it kept."""
        larger = self._arrays(2 * len(arrays[0]), 2 * len(arrays[3]))
        for old, new in zip(arrays[:2], larger[:2], strict=True):
            new[: len(old)] = old
        larger[2][:, : arrays[2].shape[1]] = arrays[2]
        return larger

    def _fold(
        self,
        batch: Batch,
        first: int,
        last: int,
        arrays: Sequence[Facts],
        odd: Numbers,
        progress: Numbers,
    ) -> None:
        steps, given, left, lots, kept, logs, room, *more = arrays
        coming = batch.coming
        told = () if coming is None else (coming.lives, coming.told, coming.units, coming.orders)
        happened = () if batch.happened is None else batch.happened[:2]
        self.fold(
            *self.given,
            *(first, last, self.until, self.start, batch.lives, batch.orders),
            *(np.asfortranarray(each).T for each in (batch.life_facts, batch.order_facts)),
            batch.unit_facts,
            *(self.calendar.T, self.births, *self.choices.arrays()),
            *(steps, given, left, odd, progress),
            *(lots, kept, logs.T, room),
            *(*happened, *told, *more),
        )
