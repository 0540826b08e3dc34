"""Which version of a programme rules a day: the last one that had begun by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from palier.named import NamedTuple
from palier.program.model import Program


class Reign(NamedTuple):
    """A version, and the first day that it rules."""

    first: dt.date
    program: Program


def in_order(program: Program, older: Mapping[str, Program]) -> list[Program]:
    """The versions that rule some day, from the first to this one, which is the last."""
    start = program.run.first
    if start is None:
        return [program]
    first = {each.run.first or dt.date.min: each for each in reversed([*older.values()])}
    return [*(first[day] for day in sorted(first) if day < start), program]


def reigns(program: Program, older: Mapping[str, Program]) -> list[Reign]:
    """The versions up to a programme, each from which day on.

    `older` holds the others, by content hash. Days before the first of them begins are ruled by the
    newest of all.
    """
    versions = in_order(program, older)
    found = [Reign(each.run.first or dt.date.min, each) for each in versions]
    if found[0].first == dt.date.min:
        return found
    newest = max((program, *older.values()), key=lambda each: each.run.first or dt.date.min)
    return [Reign(dt.date.min, newest), *found]


def ruling(program: Program, older: Mapping[str, Program], day: dt.date) -> Program:
    """The version that rules a day, of a programme and its `older` ones by content hash."""
    start = program.run.first
    if start is None or start <= day:
        return program
    return next(each.program for each in reversed(reigns(program, older)) if each.first <= day)
