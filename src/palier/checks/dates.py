"""Dates outside the programme's run, and rules that fall on no day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from palier import tree
from palier.checks.days import Days, days_of, meet
from palier.checks.review import Review
from palier.problem import Problem
from palier.problem.advice import MonthsLeftOut
from palier.problem.checks import NeverOnADay, OutsideRun
from palier.program.rules import Rule
from palier.quantity import DayOfMonth
from palier.source import Span
from palier.tree import walk


def check_dates(review: Review) -> Iterator[Problem]:
    """What is odd in the dates of rules and examples."""
    for rule in review.program.rules:
        outside = list(rule_outside(rule, review))
        yield from outside
        if not any(each.never for each in outside):
            yield from never(rule, review)
    yield from left_out(review)
    for example in review.program.examples:
        for part in example.order.parts:
            if isinstance(part, tree.OrderedOn) and (day := stray(part.date, review)):
                yield problem(part.span, day, review, never=False)


def left_out(review: Review) -> Iterator[MonthsLeftOut]:
    """Days of every month that some months do not have."""
    for statement in review.statements:
        for node in walk(statement):
            if isinstance(node, tree.EveryMonth):
                months = DayOfMonth(node.day).left_out()
                if months:
                    yield MonthsLeftOut(node.span, node.day, months)


def rule_outside(rule: Rule, review: Review) -> Iterator[OutsideRun]:
    """A date of a rule that is not in the run; whether all its days are outside."""
    days = days_of(rule.scope)
    never = not any(meet(each, review.program.run) for each in days.ranges)
    for each in rule.scope.dates:
        ends = (end for end in (each.first, each.last) if end)
        outside = next((day for day in ends if stray(day, review)), None)
        if outside:
            yield problem(each.span, outside, review, never=never)


def stray(day: dt.date, review: Review) -> dt.date | None:
    """The day, if the programme does not run on it."""
    run = review.program.run
    early = run.first is not None and day < run.first
    late = run.last is not None and day > run.last
    return day if early or late else None


def problem(span: Span, day: dt.date, review: Review, *, never: bool) -> OutsideRun:
    """A day outside the run, and the run."""
    run = review.program.run
    return OutsideRun(span, run.span, day, run.first, run.last, never)


def never(rule: Rule, review: Review) -> Iterator[Problem]:
    """A rule whose days exclude one another."""
    scope, run = rule.scope, review.program.run
    if days_of(scope).within(Days((run,))).first() is None:
        inside = [day for each in scope.dates or (run,) if (day := meet(each, run))]
        first = min((each.first for each in inside if each.first), default=None)
        last = max((each.last for each in inside if each.last), default=None)
        days = (scope.weekdays, scope.recurring)
        yield NeverOnADay(review.head(rule), rule.label, *days, first, last)
