"""When, for whom, on what and how often a rule works: the clauses that most rules can take."""

from __future__ import annotations

from palier import tree
from palier.problem.meaning import TwoOnlyLines
from palier.program.clauses import alone_by, every, one
from palier.program.conditions import settled
from palier.program.dates import dates_of
from palier.program.reading import Reading
from palier.program.rules import Scope

Day = tree.DateRange | tree.EveryWeekday | tree.EveryDate | tree.OnBirthday


def scope_of(statement: tree.Statement, reading: Reading, day: Day | None = None) -> Scope:
    """The scope of a statement; `day` is the one in a bonus day's head."""
    weekdays = every(statement, tree.EveryWeekday)
    yearly = every(statement, tree.EveryDate)
    if isinstance(day, tree.EveryWeekday):
        weekdays = (day, *weekdays)
    if isinstance(day, tree.EveryDate):
        yearly = (day, *yearly)
    birthday = one(statement, tree.OnBirthday, reading)
    return Scope(
        dates=dates_of(statement, reading, day if isinstance(day, tree.DateRange) else None),
        weekdays=tuple(each.weekday for each in weekdays),
        yearly=tuple(each.date for each in yearly),
        birthday=birthday is not None or isinstance(day, tree.OnBirthday),
        hours=every(statement, tree.Hours),
        when=tuple(settled(each.test, reading) for each in every(statement, tree.When)),
        unless=tuple(settled(each.test, reading) for each in every(statement, tree.Unless)),
        baskets=one(statement, tree.OnBaskets, reading),
        nth=one(statement, tree.OnNthOrder, reading),
        every_nth=one(statement, tree.OnEveryNthOrder, reading),
        limits=_limits_of(statement, reading),
        once=one(statement, tree.OncePerCustomer, reading) is not None,
        only=_only_of(statement, reading),
        excepted=_excepted_of(statement),
        on_page=one(statement, tree.OffPage, reading) is None,
    )


def _limits_of(statement: tree.Statement, reading: Reading) -> tuple[tree.UseLimit, ...]:
    return alone_by(every(statement, tree.UseLimit), lambda limit: limit.period, reading)


def _only_of(statement: tree.Statement, reading: Reading) -> tree.Selection | None:
    lines = every(statement, tree.Only)
    for second in lines[1:]:
        reading.note(TwoOnlyLines(second.span, lines[0].span))
    return lines[0].selection if lines else None


def _excepted_of(statement: tree.Statement) -> tree.Selection | None:
    """All `except` lines as one selection, standing where the first does."""
    lines = every(statement, tree.Except)
    if len(lines) < 2:
        return lines[0].selection if lines else None
    parts = tuple(part for each in lines for part in each.selection.parts)
    return tree.Selection(parts, span=lines[0].selection.span)
