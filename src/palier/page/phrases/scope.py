"""When, for whom, on what and how often: one short line each."""

from __future__ import annotations

from palier import tree
from palier.page import marks
from palier.page.phrases.conditions import only_if, unless
from palier.page.phrases.selections import goods
from palier.page.speaker import Speaker
from palier.program.rules import Scope
from palier.quantity import Boundary


def conditions(s: Speaker, scope: Scope, *, dated: bool = True) -> tuple[str, ...]:
    """What must be so; without `dated`, the days are told elsewhere."""
    lines = (
        *only_if(s, scope.when),
        *orders(s, scope),
        *(_days(s, scope) if dated else ()),
        *_hours(s, scope),
    )
    return tuple(marks.capital(line) for line in lines)


def limits(s: Speaker, scope: Scope) -> tuple[str, ...]:
    """What it does not touch, whom it leaves out, how often it works."""
    lines = (*touched(s, scope), *unless(s, scope.unless), *_uses(s, scope))
    return tuple(marks.capital(line) for line in lines)


def notes(s: Speaker, scope: Scope) -> tuple[str, ...]:
    """Everything a scope asks for."""
    return (*conditions(s, scope), *limits(s, scope))


def touched(s: Speaker, scope: Scope) -> tuple[str, ...]:
    """Which goods count and which do not."""
    lines = []
    if scope.only is not None:
        lines.append(s.say("only", goods=goods(s, scope.only, "or")))
    if scope.excepted is not None:
        lines.append(s.say("except", goods=goods(s, scope.excepted, "and")))
    return tuple(lines)


def days(s: Speaker, scope: Scope) -> str:
    """The days of a rule in one phrase: `27 November 2026`, `every Tuesday`; empty: always."""
    return ", ".join(_days(s, scope))


def _days(s: Speaker, scope: Scope) -> tuple[str, ...]:
    """A phrase for each kind of day: of one kind any day will do, all kinds must hold."""
    kinds = (
        [s.say("every", day=s.weekday(each)) for each in scope.weekdays],
        [s.say("every", day=s.month_day(each)) for each in scope.yearly],
        [s.say("birthday")] if scope.birthday else [],
        [date_range(s, each) for each in scope.dates],
    )
    return tuple(s.join(kind, "and") for kind in kinds if kind)


def _hours(s: Speaker, scope: Scope) -> tuple[str, ...]:
    spans = [s.say("hours", start=s.hour(h.start), end=s.hour(h.end)) for h in scope.hours]
    return (s.join(spans, "and"),) if spans else ()


def date_range(s: Speaker, dates: tree.DateRange) -> str:
    """`from 1 March 2026 to 31 March 2026`, `on 27 November 2026`."""
    first, last = dates.first, dates.last
    if first is None or last is None:
        day = first or last
        key = "dates.from" if last is None else "dates.until"
        return "" if day is None else s.say(key, day=s.date(day))
    if first == last:
        return s.say("dates.on", day=s.date(first))
    return s.say("dates.between", first=s.date(first), last=s.date(last))


def orders(s: Speaker, scope: Scope) -> tuple[str, ...]:
    """Which baskets and which orders: `on baskets of €80 or more`, `on your 5th order`."""
    lines = []
    if scope.baskets is not None:
        above = scope.baskets.boundary is Boundary.ABOVE
        key = "baskets.above" if above else "baskets.from"
        lines.append(s.say(key, total=s.money(scope.baskets.total)))
    if scope.nth is not None:
        lines.append(s.say("nth", nth=s.ordinal(scope.nth.nth)))
    if scope.every_nth is not None:
        every = scope.every_nth.nth
        key = "every_nth" if every > 1 else "every_order"
        lines.append(s.say(key, nth=s.ordinal(every), n=s.number(every)))
    return tuple(lines)


def _uses(s: Speaker, scope: Scope) -> tuple[str, ...]:
    uses = [
        s.say(
            "limit.once" if each.count == 1 else "limit",
            n=s.number(each.count),
            period=s.period(each.period),
        )
        for each in scope.limits
    ]
    return (*uses, *((s.say("once"),) if scope.once else ()))
