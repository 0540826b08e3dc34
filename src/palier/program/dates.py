"""The days of a rule: `from` and `until` made one range, within the days of a bonus day's head."""

from __future__ import annotations

from palier import tree
from palier.problem.reckoning import EmptyInterval
from palier.program.clauses import alone, every
from palier.program.reading import Reading
from palier.tree import DateRange


def dates_of(
    statement: tree.Statement, reading: Reading, head: DateRange | None
) -> tuple[DateRange, ...]:
    """The ranges of days of a statement; each within those of the head, if it has some.

    `from 1 March 2026` and `until 31 March 2026` on two lines are one range.
    """
    written = every(statement, DateRange)
    whole = [each for each in written if each.first and each.last]
    since = alone([each for each in written if not each.last], reading)
    until = alone([each for each in written if not each.first], reading)
    if since or until:
        joined = _joined(since, until)
        whole = [_within(each, joined) for each in whole] or [joined]
    if head is not None:
        whole = [_within(each, head) for each in whole] or [head]
    for each in whole:
        check_range(each, reading)
    return tuple(whole)


def check_range(dates: DateRange, reading: Reading) -> None:
    """Report a range that ends before it begins."""
    if dates.first and dates.last and dates.first > dates.last:
        reading.note(EmptyInterval(dates.span, dates.first, dates.last))


def _joined(since: DateRange | None, until: DateRange | None) -> DateRange:
    spans = [each.span for each in (since, until) if each]
    return DateRange(since.first if since else None, until.last if until else None, span=spans[-1])


def _within(dates: DateRange, limit: DateRange) -> DateRange:
    """The days that both have: what is left of a range, shown at its own place."""
    firsts = [each.first for each in (dates, limit) if each.first]
    lasts = [each.last for each in (dates, limit) if each.last]
    return DateRange(max(firsts, default=None), min(lasts, default=None), span=dates.span)
