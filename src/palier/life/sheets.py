"""The sheet of events of a programme, and its values for a customer on a day."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from palier.account import facts as answers
from palier.account.brought import Bringing
from palier.account.order import Order
from palier.account.standing import Standing
from palier.engines import interpret
from palier.program.model import Program
from palier.sheet.lower_event import lower_event
from palier.sheet.sheet import EventSheet, Part, Slots, Values

_SHEETS: dict[tuple[str, str], EventSheet] = {}
_MOST_SHEETS = 64
_NOTHING_BROUGHT = Bringing(Slots(), (), (), ())
NOON = dt.time(12)


def event_sheet(program: Program) -> EventSheet:
    """The sheet of events of a programme, made once for each version."""
    key = (program.version, program.surface.value)
    if not program.version:
        return lower_event(program)
    if key not in _SHEETS:
        if len(_SHEETS) >= _MOST_SHEETS:
            _SHEETS.pop(next(iter(_SHEETS)))
        _SHEETS[key] = lower_event(program)
    return _SHEETS[key]


def reckon(program: Program, standing: Standing, at: dt.datetime) -> Values:
    """The values of the event sheet for a customer at a moment."""
    sheet = event_sheet(program)
    order = Order(at=at, lines=())
    facts = answers.answer(sheet, program, order, standing, _NOTHING_BROUGHT)
    walk = interpret.walk(sheet, facts, 0)
    walk.part(sheet, Part.AFTER)
    return walk


def noon(program: Program, day: dt.date) -> dt.datetime:
    """Noon of a day in the programme's time zone."""
    return dt.datetime.combine(day, NOON, ZoneInfo(program.zone))
