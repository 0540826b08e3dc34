"""Lowering a rule's scope to guards: one named condition each, in the order they are tested."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import assert_never

from palier import tree
from palier.because import Because
from palier.named import NamedTuple
from palier.program.model import Program
from palier.program.rules import Offer, Rule, Scope, Segment
from palier.quantity import Comparison, DayOfMonth, EveryMonthOrYear, Period
from palier.sheet.build import Builder, fact
from palier.sheet.facts import Scalar, Uses
from palier.sheet.lower_conditions import (
    COMPARISON,
    asks_account,
    asks_after_discounts,
    holds,
    measured_of,
    nth_order,
)
from palier.sheet.marks import Guard, Quoted, RuleLines
from palier.sheet.nodes import (
    TRUE,
    Divide,
    Expr,
    Literal,
    One,
    Subtract,
    at_least,
    both,
    compare,
    either,
    equal,
    multiply,
    negate,
)
from palier.sheet.sheet import Unit
from palier.weekdays import LAST_WEEK, Weekday

_EPOCH = dt.date(1970, 1, 1).toordinal()


class Condition(NamedTuple):
    """A condition before it is written into the sheet."""

    because: Because
    expr: Expr
    source: Quoted | None = None
    inside: tuple[Guard, ...] = ()


def day_number(day: dt.date) -> int:
    """Days since 1 January 1970.

    >>> day_number(dt.date(1970, 1, 2))
    1
    """
    return day.toordinal() - _EPOCH


def needs_account(scope: Scope) -> bool:
    """Whether a rule needs a count per customer or a fact of the account."""
    counted = scope.limits or scope.once or scope.nth or scope.every_nth or scope.birthday
    return bool(counted) or any(asks_account(test) for test in (*scope.when, *scope.unless))


def is_open(program: Program, offer: Offer) -> bool:
    """Whether an offer needs no account: a paid membership keeps it for members."""
    return program.membership is None or offer.for_everybody


def serves_guests(program: Program, offer: Offer) -> bool:
    """Whether an offer may serve an order without an account, or of somebody who is no member."""
    return is_open(program, offer) and not needs_account(offer.scope)


def late(scope: Scope) -> bool:
    """Whether a rule can only be tested in its turn, after earlier discounts."""
    return any(asks_after_discounts(test) for test in (*scope.when, *scope.unless))


def running(b: Builder) -> Condition:
    """The programme runs on the day of the order."""
    return Condition(Because.NOT_RUNNING, runs(b), None)


def runs(b: Builder) -> Expr:
    """Whether the programme runs on that day: before it and after it, nothing is given."""
    return within(b.program.run)


def account(b: Builder) -> Iterator[Condition]:
    """The customer may have something of the programme, and has an account to keep it in."""
    yield from joined(b)
    yield from something(b)


def joined(b: Builder) -> Iterator[Condition]:
    """The customer has an account, and a valid membership where one is paid for."""
    yield Condition(Because.GUEST, negate(fact(Scalar.GUEST)))
    if b.program.membership is not None:
        yield Condition(Because.NOT_MEMBER, fact(Scalar.MEMBER))


def something(b: Builder) -> Iterator[Condition]:
    """The customer is in no segment that gets nothing."""
    if b.nothing is not None:
        yield Condition(Because.SEGMENT_GETS_NOTHING, negate(b.nothing))


def segments_with_nothing(b: Builder) -> None:
    """Write who gets nothing of the programme; such segments stand above the others."""
    left_out: list[One] = []
    for segment in b.program.segments:
        if segment.gets_nothing:
            left_out = belongs(b, segment, left_out)
    if left_out:
        b.nothing = b.flag("nothing", either(*left_out))


def belongs(b: Builder, segment: Segment, earlier: list[One]) -> list[One]:
    """Write whether the customer belongs to a segment; the earlier ones, with it."""
    conditions = [running(b), *account(b), *calendar(segment.scope), *tests(b, segment.scope)]
    in_earlier = negate(either(*earlier)) if earlier else TRUE
    conditions.append(Condition(Because.IN_EARLIER_SEGMENT, in_earlier))
    lines = write(b, f"{segment.id}.belongs", segment.label, conditions)
    b.belongs[segment.id] = lines
    return b.folded(f"{segment.id}.or-earlier", Unit.FLAG, [*earlier, lines.applies], either)


def calendar(scope: Scope) -> Iterator[Condition]:
    """The dates and hours of a rule."""
    if scope.dates:
        dates = either(*(within(each) for each in scope.dates))
        yield Condition(Because.NOT_THESE_DATES, dates, scope.dates[0])
    if scope.weekdays:
        days = either(*(_weekday(each) for each in scope.weekdays))
        yield Condition(Because.NOT_THIS_WEEKDAY, days)
    if scope.recurring:
        days = either(*(_recurring(each) for each in scope.recurring))
        yield Condition(Because.NOT_THESE_DATES, days)
    if scope.birthday:
        day_itself = all(isinstance(each, tree.OnBirthday) for each in scope.birthday)
        because = Because.NOT_THE_BIRTHDAY if day_itself else Because.NOT_NEAR_THE_BIRTHDAY
        yield Condition(because, either(*(_birthday(each) for each in scope.birthday)))
    if scope.hours:
        hours = either(*(_hours(each) for each in scope.hours))
        yield Condition(Because.NOT_THESE_HOURS, hours, scope.hours[0])


def tests(b: Builder, scope: Scope) -> Iterator[Condition]:
    """The `when` and `unless` of a rule."""
    for test in scope.when:
        yield Condition(Because.CONDITION_NOT_MET, holds(b, test), tree.When(test))
    for test in scope.unless:
        yield Condition(Because.EXCLUDED, negate(holds(b, test)), tree.Unless(test))


def counts(b: Builder, rule: str, scope: Scope) -> Iterator[Condition]:
    """The basket it takes, which orders, and how often."""
    if scope.baskets is not None:
        measured = measured_of(b, scope.baskets)
        asked = compare(measured, COMPARISON[scope.baskets.boundary], scope.baskets.total.minor)
        yield Condition(Because.BASKET_TOO_SMALL, asked, scope.baskets)
    if scope.nth is not None:
        yield Condition(Because.NOT_THIS_ORDER, equal(nth_order(), scope.nth.nth), scope.nth)
    if scope.every_nth is not None:
        yield Condition(Because.NOT_THIS_ORDER, _multiple(scope.every_nth.nth), scope.every_nth)
    for limit in scope.limits:
        if limit.period is not Period.ORDER:
            used = compare(fact(Uses(rule, limit.period)), Comparison.BELOW, limit.count)
            yield Condition(Because.LIMIT_REACHED, used, limit)
    if scope.once:
        yield Condition(
            Because.LIMIT_REACHED, equal(fact(Uses(rule, None)), 0), tree.OncePerCustomer()
        )


def everything(b: Builder, rule: Rule, *, for_guests: bool = False) -> Iterator[Condition]:
    """All the conditions of a rule's scope, in the order they are tested."""
    yield running(b)
    if not for_guests or needs_account(rule.scope):
        yield from account(b)
    else:
        yield from something(b)
    yield from calendar(rule.scope)
    yield from tests(b, rule.scope)
    yield from counts(b, rule.id, rule.scope)


def joins(b: Builder, rule: Rule) -> One:
    """Write whether the customer joins by the order, on the conditions of a rule."""
    conditions = list(everything(b, rule))
    conditions.append(Condition(Because.ALREADY_JOINED, fact(Scalar.NEWCOMER)))
    return write(b, rule.id, rule.label, conditions).applies


def write(b: Builder, rule: str, label: str, conditions: Iterable[Condition]) -> RuleLines:
    """Write the guards of a rule and the line that says whether all hold."""
    guards = []
    for position, each in enumerate(each for each in conditions if each.expr != TRUE):
        span = each.source.span if each.source else None
        line = b.flag(f"{rule}.{each.because}.{position + 1}", each.expr, span=span)
        guards.append(Guard(each.because, line, each.source, each.inside))
    applies = b.flag(f"{rule}.applies", both(*(guard.line for guard in guards)))
    b.rules[rule] = RuleLines(rule, label, tuple(guards), applies)
    return b.rules[rule]


def within(dates: tree.DateRange) -> Expr:
    """The order lies in a range: both days included, or from a minute to before another."""
    day = fact(Scalar.DAY)
    first = TRUE if dates.first is None else at_least(day, day_number(dates.first))
    last = TRUE if dates.last is None else compare(day, Comparison.AT_MOST, day_number(dates.last))
    return both(first, last, _begun(dates), _not_over(dates))


def _begun(dates: tree.DateRange) -> Expr:
    """On the first day, the hour from which it holds has come."""
    if dates.first is None or dates.start is None:
        return TRUE
    later = negate(equal(fact(Scalar.DAY), day_number(dates.first)))
    return either(later, at_least(fact(Scalar.MINUTE), dates.start.minutes))


def _not_over(dates: tree.DateRange) -> Expr:
    """On the last day, the hour at which it ends has not come."""
    if dates.last is None or dates.end is None:
        return TRUE
    earlier = negate(equal(fact(Scalar.DAY), day_number(dates.last)))
    return either(earlier, compare(fact(Scalar.MINUTE), Comparison.BELOW, dates.end.minutes))


def _birthday(clause: tree.Birthday) -> Expr:
    match clause:
        case tree.OnBirthday():
            return fact(Scalar.BIRTHDAY)
        case tree.InBirthdayMonth():
            return fact(Scalar.BIRTHDAY_MONTH)
        case tree.InBirthdayWeek():
            return fact(Scalar.BIRTHDAY_WEEK)
        case tree.NearBirthday(days):
            return compare(fact(Scalar.DAYS_FROM_BIRTHDAY), Comparison.AT_MOST, days)
        case _:
            assert_never(clause)


def _weekday(weekday: Weekday) -> Expr:
    today = equal(fact(Scalar.WEEKDAY), weekday.day)
    if weekday.last:
        return both(today, compare(fact(Scalar.DAYS_LEFT), Comparison.AT_MOST, LAST_WEEK))
    if weekday.nth is None:
        return today
    day, last = fact(Scalar.DAY_OF_MONTH), 7 * weekday.nth
    return both(today, at_least(day, last - 6), compare(day, Comparison.AT_MOST, last))


def _recurring(date: EveryMonthOrYear) -> Expr:
    if isinstance(date, DayOfMonth):
        return equal(fact(Scalar.DAY_OF_MONTH), date.day)
    today = equal(fact(Scalar.MONTH_DAY), date.month * 100 + date.day)
    if (date.month, date.day) != (2, 29):
        return today
    kept = both(equal(fact(Scalar.MONTH_DAY), 228), negate(fact(Scalar.LEAP_YEAR)))
    return either(today, kept)


def _hours(hours: tree.Hours) -> Expr:
    minute = fact(Scalar.MINUTE)
    started = at_least(minute, hours.start.minutes)
    not_over = compare(minute, Comparison.BELOW, hours.end.minutes)
    over_midnight = hours.start.minutes > hours.end.minutes
    return either(started, not_over) if over_midnight else both(started, not_over)


def _multiple(nth: int) -> Expr:
    whole = multiply(Divide(nth_order(), Literal(nth)), Literal(nth))
    return equal(Subtract(nth_order(), whole), 0)
