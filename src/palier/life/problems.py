"""Refusing an event whole: nothing of it is applied."""

from __future__ import annotations

import datetime as dt
from typing import NoReturn

from palier.account.brought import OrderRefusedError
from palier.account.days import day_after
from palier.account.events import Refund
from palier.account.state import OrderRecord
from palier.life.kept import is_full
from palier.problem.event import EventProblem
from palier.problem.life import (
    NothingLeftToReturn,
    ReturnTooLate,
    TooManyReturned,
    UnknownLine,
)
from palier.program.model import Program
from palier.source import NOWHERE


class EventRefusedError(OrderRefusedError):
    """An event that cannot be applied; the account is as it was."""


def refuse(problem: EventProblem) -> NoReturn:
    """Refuse an event, and say why."""
    raise EventRefusedError((problem,))


def last_day_of_returns(program: Program, day: dt.date) -> dt.date:
    """The last day on which an order of a day may come back."""
    return day_after(day, program.returns.accepted_for)


def refuse_return(
    program: Program, event: Refund, record: OrderRecord, back: tuple[int, ...], day: dt.date
) -> None:
    """Refuse a return that comes too late, or of more than is left."""
    until = last_day_of_returns(program, record.day)
    accepted = program.returns.accepted_for
    if day > until:
        refuse(ReturnTooLate(NOWHERE, ("order",), event.order, until, accepted))
    if is_full(record, record.returned):
        refuse(NothingLeftToReturn(NOWHERE, ("order",), event.order))
    lines = len(record.order.lines)
    for at, each in enumerate(event.lines or ()):
        if not 0 <= each.line < lines:
            path = ("lines", at, "line")
            refuse(UnknownLine(NOWHERE, path, event.order, each.line, lines))
    for row, units in enumerate(back):
        left = record.order.lines[row].quantity - record.returned[row]
        if units - record.returned[row] > left:
            asked = units - record.returned[row]
            problem = TooManyReturned(NOWHERE, ("lines",), event.order, row, asked, left)
            refuse(problem)
