"""The steps of a kernel one by one, as a fold gives them: for who reads each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from palier.history.kernel import parts as of
from palier.history.kernel.besides import occasion_of
from palier.history.kernel.counting import (
    TOO_LATE,
    UNKNOWN,
    cost_of,
    day_of,
    id_of,
    tiers_of,
)
from palier.history.kernel.given import BY_RULE, Given, What
from palier.history.kernel.promoted import served_in
from palier.history.kernel.reading import Batch
from palier.history.kernel.running import Ran
from palier.history.kernel.writer import Kernel
from palier.history.promotions import in_place
from palier.history.step import Kind, Part, Step

KINDS = {
    of.IS_ORDER: Kind.ORDER,
    of.IS_TIME: Kind.TIME,
    of.IS_OTHER: Kind.OTHER,
    of.IS_RETURN: Kind.RETURN,
    of.IS_REFUSED: Kind.REFUSED,
    of.IS_CLAIM: Kind.OTHER,
    of.IS_HAPPENING: Kind.OTHER,
}


def steps_of(kernel: Kernel, ran: Ran) -> Iterator[Step]:
    """The steps, one by one; the batch has the names of its orders."""
    names, batch, costs = tiers_of(kernel), ran.batch, cost_of(ran)
    for at, step in enumerate(ran.steps.T.tolist()):
        who, order, kind = step[of.LIFE], step[of.ORDER], KINDS[step[of.KIND]]
        if kind is Kind.REFUSED:
            yield _refused(batch, step)
            continue
        guest = batch.life_facts[0][who] != 0
        if step[of.KIND] == of.IS_HAPPENING and batch.happened is not None:
            row, called = int(batch.happened.rows[order]), batch.happened.names[order]
        else:
            row, called = _row(batch, kind, order), _called(batch, kind, who, order)
        if step[of.KIND] == of.IS_CLAIM:
            called = f"{batch.ids[order]}/claim"
        column = ran.parts[:, at].tolist()
        given = zip(kernel.parts, column[2 * len(kernel.rewards) :], strict=False)
        found = [(part, many) for part, many in given if many and part.what in BY_RULE]
        yield Step(
            kind=kind,
            day=day_of(step[of.ON]),
            customer="" if guest else batch.names[who],
            row=row,
            order=called,
            goods=step[of.GOODS],
            paid=step[of.PAID],
            shipping=step[of.SHIPPING],
            cost=None if costs[at] == UNKNOWN else int(costs[at]),
            parts=tuple(
                Part(each.rule, many) if each.what is What.OFF else Part(each.rule, points=many)
                for each, many in found
            ),
            served=in_place(served_in(kernel, column)),
            occasion=occasion_of(batch, step),
            earned=step[of.GOT],
            used=step[of.SPENT],
            expired=step[of.LOST],
            taken_back=0 if batch.coming is None else step[of.BACK],
            held=step[of.HELD],
            tier_before=names[step[of.BEFORE]],
            tier=names[step[of.AFTER]],
            vouchers_given=_several(kernel.rewards, column),
            vouchers_used=_several(kernel.rewards, column[len(kernel.rewards) :]),
            vouchers_back=_several(
                kernel.rewards, [-many for many in column[len(kernel.rewards) :]]
            ),
        )


def _part(given: Given, many: int) -> Part:
    return Part(given.rule, many) if given.what is What.OFF else Part(given.rule, points=many)


def _several(rewards: Sequence[str], many: Sequence[int]) -> tuple[str, ...]:
    """So many of each of some rewards, by their names."""
    every = (name for name, times in zip(rewards, many, strict=False) for _ in range(times))
    return tuple(sorted(every))


def _refused(batch: Batch, step: list[int]) -> Step:
    """A return that comes too late."""
    time, guest = step[of.ORDER], batch.life_facts[0][step[of.LIFE]] != 0
    named = "" if batch.coming is None else id_of(batch.coming, time)
    row, day = _row(batch, Kind.REFUSED, time), day_of(step[of.ON])
    customer = "" if guest else batch.names[step[of.LIFE]]
    return Step(Kind.REFUSED, day, customer, row, named, code=TOO_LATE)


def _row(batch: Batch, kind: Kind, order: int) -> int:
    """The row that a step comes from."""
    if kind in (Kind.RETURN, Kind.REFUSED) and batch.coming is not None:
        return int(batch.coming.rows[order])
    return 0 if kind is Kind.TIME else int(batch.rows[order])


def _called(batch: Batch, kind: Kind, who: int, order: int) -> str:
    """The id of the event that a step is."""
    match kind:
        case Kind.ORDER:
            return batch.ids[order]
        case Kind.OTHER:
            return f"{batch.names[who]}/joined/{int(batch.rows[order])}"
        case Kind.RETURN if batch.coming is not None:
            return batch.coming.names[order]
        case Kind.RETURN | Kind.TIME | Kind.REFUSED:
            return ""
        case _:
            assert_never(kind)
