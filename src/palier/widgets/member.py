"""A member who was made up for the shop page: what they did, and where they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from palier.account import reading
from palier.answers import standing_from
from palier.customers import statement
from palier.life.replay import History
from palier.program.model import Program
from palier.refusals import EventError, source_of, value_of
from palier.values import dataclass

Event = dict[str, Any]
WHO = "c1"
SINCE, FIRST, LAST = 200, 190, 20
"""Days ago: joined, the first order, and the last one."""
PAID_FOR = 100
"""For how many days more a membership that has a price is paid."""


@dataclass(frozen=True, slots=True)
class Shop:
    """Who is signed in: their statement and standing as JSON, and the moment of the order."""

    account: Mapping[str, object]
    standing: Mapping[str, object]
    at: str


def member(program: Program, day: dt.date, sold: list[dict[str, str]]) -> Shop:
    """A member who joined and has ordered twice by a day, as far as the programme runs."""
    run = program.run
    last = min(max(day, run.first or day), run.last or dt.date.max)
    clock = Clock(last, run.first or dt.date.min, ZoneInfo(program.zone))
    history = History(program, {}, {})
    events = (_read(program, each) for each in _life(program, clock, sold))
    entered = [each for event in events for each in history.entered(event)]
    told = statement(history, WHO, entered, last, None).to_json()
    asked = {"customer": WHO, "at": clock.moment(0, 15), "lines": sold}
    written = source_of(asked, "order")
    now = dt.datetime.now(dt.UTC)
    order = value_of(reading.read_order(written, program, now=now), written, program.surface)
    standing = standing_from(history.accounts[WHO], program, {}, order)
    shown = reading.standing_json(standing, program)
    return Shop(told | {"entries": []}, shown, clock.moment(0, 15))


@dataclass(frozen=True, slots=True)
class Clock:
    """Moments before a day, none of them before the first."""

    last: dt.date
    first: dt.date
    zone: ZoneInfo

    def moment(self, ago: int, hour: int) -> str:
        """An hour, so many days ago."""
        then = max(self.last - dt.timedelta(days=ago), self.first)
        return dt.datetime.combine(then, dt.time(hour), self.zone).isoformat()


def _life(program: Program, clock: Clock, sold: list[dict[str, str]]) -> Iterator[Event]:
    yield {"type": "joined", "id": "joined", "at": clock.moment(SINCE, 9), "customer": WHO}
    if program.membership is not None:
        until = (clock.last + dt.timedelta(days=PAID_FOR)).isoformat()
        bought = {"type": "membership", "id": "bought", "customer": WHO, "until": until}
        yield bought | {"at": clock.moment(SINCE, 9)}
    for name, ago in (("o1", FIRST), ("o2", LAST)):
        placed = {"type": "order", "id": name, "at": clock.moment(ago, 10), "customer": WHO}
        later = {"at": clock.moment(ago, 11), "order": name}
        yield placed | {"lines": [*sold, *sold]}
        yield {"type": "paid", "id": f"{name}/paid", **later}
        yield {"type": "delivered", "id": f"{name}/delivered", **later}


def _read(program: Program, event: Event) -> Any:  # noqa: ANN401 - an event of any kind
    text = source_of(event, "event")
    return value_of(reading.read_event(text, program), text, program.surface, EventError)
