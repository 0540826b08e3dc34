"""Several versions of a programme, each by a kernel of its own: a life goes from one to the next.

What was done before the first day of a version is reckoned by the one before it, and so is the time
up to that day. Then the life is handed over, with all that an account holds, whether an order comes
or not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from itertools import pairwise
from typing import Self

import numpy as np

from palier.account.facts import number_of_day
from palier.history.kernel import parts
from palier.history.kernel.arrays import Facts, Flags, Numbers
from palier.history.kernel.handing import Among
from palier.history.kernel.reading import Batch, Reader
from palier.history.kernel.running import Ran, Runner
from palier.history.kernel.shares import NONE, Part, Ruled, crossing, part_of, ruled
from palier.history.kernel.text import kernel_text
from palier.history.kernel.writer import Kernel
from palier.program.model import Program
from palier.values import replace

NOWHERE = -1
"""Where a life that is handed over begins, if none is."""


def kernel_of_versions(
    versions: Sequence[Program], *, returns: bool = False, happens: bool = False
) -> Kernel:
    """The kernels of versions, together: the last, with the others. Raises TooWideError.

    `returns`: they take what comes back, if it does under the version of its order; `happens`: they
    take what else happens.
    """
    kernels: list[Kernel] = []
    for at, each in enumerate(versions):
        among = Among(tuple(kernels), at == len(versions) - 1, tuple(versions))
        kernels.append(kernel_text(each, returns=returns, happens=happens, among=among))
    given = tuple(part for each in kernels for part in each.parts)
    return replace(kernels[-1], parts=given, versions=tuple(kernels))


class Reading:
    """The batches of each version's reader together: the last one's, with those of the others."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        self.readers = readers
        self.strays = readers[-1].strays
        self.own = [*dict.fromkeys(readers)]

    def batches(self) -> Iterator[Batch]:
        """All lives, in their order, some at a time."""
        for batches in zip(*(each.batches() for each in self.own), strict=True):
            made = dict(zip(self.own, batches, strict=True))
            every = [made[each] for each in self.readers]
            odd = np.logical_or.reduce([each.odd for each in every])
            yield every[-1]._replace(odd=odd, older=tuple(every[:-1]))


class VersionRunner(Runner):
    """Runs the kernel of one version: lives come from earlier ones, and go on to later ones."""

    carried: Numbers
    carried_at: Numbers
    ends: Numbers
    carrying: Numbers
    carrying_at: Numbers
    used: int = 0

    def go(self, part: Part, carried: Numbers, carried_at: Numbers, ends: Numbers) -> Ran:
        """The steps of a part; `carrying` holds the lives that go on, from `carrying_at`."""
        many = len(part.lives)
        self.carried, self.carried_at, self.ends, self.used = carried, carried_at, ends, 0
        self.carrying = np.zeros(64 * many + 2 * len(carried) + 1024, dtype=np.int64)
        self.carrying_at = np.full(many, NOWHERE, dtype=np.int64)
        ran = self._range(part.batch, 0, 0, many)
        self.carrying = self.carrying[: self.used]
        return ran

    def _longest(self, batch: Batch) -> int:
        starts = np.append(np.sort(self.carried_at[self.carried_at >= 0]), len(self.carried))
        return super()._longest(batch) + int(np.diff(starts).max(initial=0))

    def _fold(
        self,
        batch: Batch,
        first: int,
        last: int,
        arrays: Sequence[Facts],
        odd: Numbers,
        progress: Numbers,
    ) -> None:
        super()._fold(batch, first, last, arrays, odd, progress)
        self.used = int(progress[7])

    def _larger(self, arrays: list[Numbers]) -> list[Numbers]:
        self.carrying = np.append(self.carrying, np.zeros_like(self.carrying))
        return super()._larger(arrays)

    def _arrays_back(self, batch: Batch, history: int) -> list[Facts]:
        back = super()._arrays_back(batch, history)
        return [*back, self.carried, self.carried_at, self.ends, self.carrying, self.carrying_at]


class VersionsRunner:
    """Runs the kernels of versions one after another over the same lives."""

    def __init__(
        self,
        kernel: Kernel,
        fold: Callable[[str], Callable[..., None]],
        first: dt.date,
        last: dt.date,
        threads: int = 1,
    ) -> None:
        self.kernel, self.threads = kernel, threads
        self.until = number_of_day(last)
        starts = [each.program.run.first or dt.date.min for each in kernel.versions]
        self.starts = np.array([number_of_day(each) for each in starts], dtype=np.int64)
        self.runners = [
            [VersionRunner(each, fold(each.text), first, last) for each in kernel.versions]
            for _ in range(threads)
        ]
        self.ranks = [_ranks(each.program, kernel.program) for each in kernel.versions]

    def beside(self) -> Self:
        """Another one for the same history, with room of its own."""
        other = copy(self)
        other.runners = [[each.beside() for each in some] for some in self.runners]
        return other

    def run(self, batch: Batch) -> Iterator[Ran]:
        """The steps of a batch, its lives in order: they last until the next batch is run."""
        many = len(batch.names)
        cuts = [many * each // self.threads for each in range(self.threads + 1)]
        ranges = [(at, *pair) for at, pair in enumerate(pairwise(cuts))]
        if self.threads == 1:
            yield self._range(batch, *ranges[0])
            return
        with ThreadPoolExecutor(self.threads) as pool:
            yield from pool.map(lambda each: self._range(batch, *each), ranges)

    def _range(self, batch: Batch, thread: int, first: int, last: int) -> Ran:
        """The steps of some lives under all versions."""
        every, runners = (*batch.older, batch), self.runners[thread]
        within = (first, last), self.starts
        orders = ruled(batch.lives, batch.order_facts[0], *within)
        events = Ruled(0, NONE, NONE)
        if batch.happened is not None:
            events = ruled(batch.happened.lives, batch.happened.told[parts.EVENT_ON], *within)
        odd = batch.odd[first:last].copy()
        odd |= crossing(batch, *within)
        carried, carried_at = np.zeros(0, dtype=np.int64), np.full(last - first, NOWHERE)
        found: list[Ran] = []
        for at, (of_version, runner) in enumerate(zip(every, runners, strict=True)):
            is_last = at == len(every) - 1
            here = np.zeros(last - first, dtype=np.bool_)
            for some in (orders, events):
                here[some.whose[some.version == at] - first] = True
            here |= carried_at >= 0
            lives = first + np.flatnonzero(here & ~odd)
            part = part_of(of_version, lives, orders.of(at, lives), events.of(at, lives))
            last_day = self.until if is_last else min(self.until, int(self.starts[at + 1]) - 1)
            until = np.full(len(lives), last_day)
            ran = runner.go(part, carried, carried_at[lives - first], until)
            odd[lives[ran.odd] - first] = True
            carried_at[lives - first] = NOWHERE
            went = runner.carrying_at >= 0
            carried_at[lives[went] - first] = runner.carrying_at[went] + len(carried)
            carried = np.append(carried, runner.carrying)
            found.append(self._told(ran, part, at))
        return self._together(batch, found, odd, first)

    def _told(self, ran: Ran, part: Part, at: int) -> Ran:
        """The steps of a version, by the lives, orders, tiers and rules of all."""
        steps = ran.steps.astype(np.int64)
        steps[parts.LIFE] = part.lives[steps[parts.LIFE]]
        back = np.isin(steps[parts.KIND], (parts.IS_RETURN, parts.IS_REFUSED))
        happens = steps[parts.KIND] == parts.IS_HAPPENING
        placed = (steps[parts.ORDER] >= 0) & ~(back | happens)
        for some, those in ((part.orders, placed), (part.comes, back), (part.events, happens)):
            steps[parts.ORDER, those] = some[steps[parts.ORDER, those]]
        for each in (parts.BEFORE, parts.AFTER):
            steps[each] = self.ranks[at][steps[each]]
        kernels, rewards = self.kernel.versions, self.kernel.rewards
        before = 2 * len(rewards) + sum(len(each.parts) for each in kernels[:at])
        many = max(1, 2 * len(rewards) + len(self.kernel.parts))
        given = np.zeros((many, steps.shape[1]), dtype=np.int64)
        own, its = len(kernels[at].parts), kernels[at].rewards
        given[before : before + own] = ran.parts[2 * len(its) : 2 * len(its) + own]
        for number, name in enumerate(its):
            given[rewards.index(name)] = ran.parts[number]
            given[len(rewards) + rewards.index(name)] = ran.parts[len(its) + number]
        left = ran.left.copy()
        left[2] = part.lives[left[2]]
        return ran._replace(steps=steps, parts=given, left=left)

    def _together(self, batch: Batch, found: Sequence[Ran], odd: Flags, first: int) -> Ran:
        """All steps, life by life, without those of lives that are left to others."""
        steps = np.concatenate([each.steps for each in found], axis=1)
        given = np.concatenate([each.parts for each in found], axis=1)
        left = found[-1].left
        order = np.argsort(steps[parts.LIFE], kind="stable")
        order = order[~odd[steps[parts.LIFE][order] - first]]
        left = left[:, ~odd[left[2] - first]]
        rewards = len(self.kernel.rewards)
        return Ran(batch, steps[:, order], given[:, order], left, odd, first, rewards)


def _ranks(one: Program, other: Program) -> Numbers:
    """The rank that each tier of a version has in another; none is none."""
    names = [each.label for each in other.tiers]
    return np.array([0, *(names.index(each.label) + 1 for each in one.tiers)], dtype=np.int64)
