"""The clauses that most rules take become one scope."""

import datetime as dt

from palier import tree
from palier.quantity import MonthDay


def scope(program, *clauses):
    """Give the scope of an offer with these clauses."""
    lines = "".join(f"  {each}\n" for each in clauses)
    return program(f'offer "A"\n{lines}  5% off\n').offers[0].scope


def day(text):
    """Read an ISO date."""
    return dt.date.fromisoformat(text)


def test_from_and_until_on_two_lines_are_one_range(program):
    """A merchant may write the two ends where they please."""
    dates = scope(program, "from 1 March 2026", "until 31 March 2026").dates
    assert dates == (tree.DateRange(day("2026-03-01"), day("2026-03-31")),)


def test_several_ranges_are_alternatives(program):
    """Two sales a year are two ranges of one offer."""
    spring, autumn = "from 1 March 2026 to 31 March 2026", "from 1 October 2026 to 5 October 2026"
    assert len(scope(program, spring, autumn).dates) == 2


def test_an_end_on_its_own_line_bounds_every_range(program):
    """`until` beside whole ranges cuts those that go further."""
    dates = scope(program, "from 1 March 2026 to 31 March 2026", "until 15 March 2026").dates
    assert dates == (tree.DateRange(day("2026-03-01"), day("2026-03-15")),)


def test_the_day_in_the_head_of_a_bonus_day_is_in_its_scope(program):
    """`every 14 February` in the head and `until …` below both hold."""
    bonus = program(
        'bonus day "V" every 14 February\n  until 31 December 2026\n  points x 2\n'
    ).bonus_days[0]
    assert bonus.scope.recurring == (MonthDay(2, 14),)
    assert bonus.scope.dates == (tree.DateRange(None, day("2026-12-31")),)


def test_a_range_in_the_head_is_narrowed_by_its_clauses(program):
    """`until` below the head of bonus days never makes them last longer."""
    bonus = program(
        'bonus days "S" from 7 January 2026 to 3 February 2026\n'
        "  until 31 December 2026\n  points x 2\n"
    ).bonus_days[0]
    assert bonus.scope.dates == (tree.DateRange(day("2026-01-07"), day("2026-02-03")),)


def test_lines_of_exceptions_add_up(program):
    """Each `except` line leaves out more."""
    excepted = scope(program, 'except category "A"', "except items on sale").excepted
    assert [type(each) for each in excepted.parts] == [tree.InCategory, tree.OnSale]


def test_conditions_keep_their_order_and_all_count(program):
    """Several `when` lines must all hold."""
    found = scope(program, 'when channel is "web"', "when a promo code is used")
    assert [type(each) for each in found.when] == [tree.TextIs, tree.CodeUsed]


def test_limits_of_several_periods_stand_together(program):
    """Once a day and three times a year is one rule."""
    assert len(scope(program, "at most once per day", "at most 3 times per year").limits) == 2


def test_a_silent_rule_works_always_for_everybody_and_is_on_the_page(program):
    """Nothing is narrowed that nobody narrowed."""
    found = scope(program)
    assert found.on_page
    assert not found.dates + found.when + found.limits
