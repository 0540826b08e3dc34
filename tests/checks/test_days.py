"""Days that never come, that lie outside the run, and that compete."""

import datetime as dt

import pytest

from palier import tree
from palier.checks.days import Days, days_of
from palier.problem.advice import MonthsLeftOut
from palier.program.rules import Scope
from palier.quantity import DayOfMonth, MonthDay
from palier.weekdays import Weekday

HEAD = """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
  runs from 1 January 2026 to 31 December 2026
earn 1 point per 1 EUR
"""
LEAP = MonthDay(2, 29)


def test_the_first_day_of_a_rule_is_the_first_that_meets_all_its_clauses():
    """Of several weekdays one is enough; a yearly date must fall on it."""
    march = tree.DateRange(dt.date(2026, 3, 1), dt.date(2026, 3, 31))
    assert days_of(Scope(dates=(march,), weekdays=(Weekday(1), Weekday(3)))).first() == dt.date(
        2026, 3, 3
    )
    sunday_14 = Days((tree.DateRange(dt.date(2026, 1, 1)),), (frozenset({Weekday(6)}),))
    valentine = Days((tree.DateRange(),), (), (frozenset({MonthDay(2, 14)}),))
    assert sunday_14.within(valentine).first() == dt.date(2027, 2, 14)


def test_a_day_of_the_month_that_is_the_first_of_its_weekday_comes_in_time():
    """Friday the 13th; the 5th Friday that is a 31st."""
    start = (tree.DateRange(dt.date(2026, 4, 1)),)
    friday = Scope(dates=start, weekdays=(Weekday(4),), recurring=(DayOfMonth(13),))
    assert days_of(friday).first() == dt.date(2026, 11, 13)
    last = Scope(dates=start, weekdays=(Weekday(4, 5),), recurring=(DayOfMonth(31),))
    assert days_of(last).first() == dt.date(2026, 7, 31)
    never = Scope(dates=start, weekdays=(Weekday(4, 1),), recurring=(DayOfMonth(8),))
    assert days_of(never).first() is None


def test_29_february_is_kept_on_the_28th_in_common_years():
    """A birthday comes every year."""
    assert LEAP.in_year(2026) == dt.date(2026, 2, 28)
    assert LEAP.in_year(2028) == dt.date(2028, 2, 29)
    only_common = Scope(
        recurring=(LEAP,), dates=(tree.DateRange(dt.date(2028, 2, 28), dt.date(2028, 2, 28)),)
    )
    assert days_of(only_common).first() is None


@pytest.mark.parametrize(
    "dates",
    [
        tree.DateRange(dt.date.max - dt.timedelta(days=2), dt.date.max),
        tree.DateRange(dt.date.max, None),
        tree.DateRange(None, dt.date.min),
        tree.DateRange(dt.date.min, dt.date.min),
    ],
)
def test_the_ends_of_time_are_no_trouble(dates):
    """Any date that can be written can be asked about."""
    assert days_of(Scope(dates=(dates,))).first() in (None, dates.first, dt.date.min)
    assert days_of(Scope(dates=(dates,), recurring=(LEAP,), weekdays=(Weekday(0),))).first() is None


def test_a_yearly_date_comes_in_the_last_year_there_is():
    """1 June 9999 is a day like another; there is none after it."""
    june = Days((tree.DateRange(dt.date(9999, 1, 1)),), (), (frozenset({MonthDay(6, 1)}),))
    assert june.first() == dt.date(9999, 6, 1)
    late = Days((tree.DateRange(dt.date(9999, 6, 2)),), (), (frozenset({MonthDay(6, 1)}),))
    assert late.first() is None


def test_the_last_week_there_is_has_the_weekdays_it_has():
    """31 December 9999 is a Friday; no Monday comes after the 29th."""
    last = tree.DateRange(dt.date(9999, 12, 29))
    friday, monday = (
        days_of(Scope(dates=(last,), weekdays=(Weekday(each),))).first() for each in (4, 0)
    )
    assert (friday, monday) == (dt.date(9999, 12, 31), None)


def test_a_yearly_date_that_the_run_leaves_out_is_told(found):
    """14 February does not come again before the end of the run."""
    text = (
        HEAD
        + """bonus day "V" every 14 February
  from 1 March 2026
  20 extra points
"""
    )
    odd = found(text)
    assert odd.codes == ["never-on-a-day"]
    run = "from 1\xa0March\xa02026 to 31\xa0December\xa02026"
    assert odd.titles == [f"“V” never applies: no day falls on 14 February {run}"]


def test_dates_within_the_run_are_left_in_peace(found):
    """The first and the last day of the run are in it."""
    text = (
        HEAD
        + """bonus days "B" from 1 January 2026 to 31 December 2026
  20 extra points
offer "A"
  from 1 March 2026
  free shipping
"""
    )
    assert found(text).codes == []


def test_two_multipliers_of_one_day_compete(found):
    """The day on which both apply is shown, and how to settle it."""
    text = (
        HEAD
        + """bonus day "Fridays" every Friday
  points x 2
bonus day "Black Friday" on 27 November 2026
  points x 3
"""
    )
    odd = found(text)
    met = "“Black Friday” and “Fridays” meet on 27\xa0November\xa02026"
    assert odd.titles == [f"{met}, and only the better multiplier counts"]


@pytest.mark.parametrize(
    "settled",
    ["the best multiplier applies", "multipliers multiply", "multipliers add up"],
)
def test_multipliers_do_not_compete_once_the_file_says_what_happens(found, settled):
    """Whoever has written the rule knows it."""
    text = (
        HEAD
        + f"""bonus day "Fridays" every Friday
  points x 2
bonus day "Black Friday" on 27 November 2026
  points x 3
cumulation
  {settled}
"""
    )
    assert found(text).codes == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("between 14:00 and 18:00", "between 18:00 and 22:00", []),
        ("between 22:00 and 2:00", "between 2:00 and 8:00", ["hours-over-midnight"]),
        ('only category "A"', 'only category "B"', []),
        ('when channel is "web"', 'when channel is "shop"', []),
        ("on the 2nd order", "on the 3rd order", []),
        ("until 31 May 2026", "from 1 June 2026", []),
    ],
)
def test_days_that_share_no_order_do_not_compete(found, one, other, told):
    """Hours, goods, conditions and dates keep two bonus days apart."""
    text = (
        HEAD
        + f"""bonus day "A" every Friday
  {one}
  points x 2
bonus day "B" every Friday
  {other}
  points x 3
"""
    )
    assert found(text).codes == told


def test_hours_across_midnight_meet_those_of_the_morning(found):
    """From 22:00 to 2:00 covers the first two hours of the day."""
    text = (
        HEAD
        + """bonus day "A" every Friday
  between 22:00 and 2:00
  points x 2
bonus day "B" every Friday
  between 1:00 and 8:00
  points x 3
"""
    )
    assert found(text).codes == ["hours-over-midnight", "bonus-days-compete"]


def test_extra_points_never_compete(found):
    """They add up."""
    text = (
        HEAD
        + """bonus day "A" every Friday
  20 extra points
bonus day "B" every Friday
  30 extra points
"""
    )
    assert found(text).codes == []


def test_bonus_days_that_hand_over_at_an_hour_do_not_compete(found):
    """One is over when the other begins."""
    text = (
        'bonus days "A" from 1 June 2026 to 3 June 2026 at 12:00\n  points x 2\n'
        'bonus days "B" from 3 June 2026 at 12:00 to 9 June 2026\n  points x 3\n'
    )
    assert "bonus-days-compete" not in found(HEAD + text).codes
    assert "bonus-days-compete" in found(HEAD + text.replace(" at 12:00 to", " to")).codes


@pytest.mark.parametrize(("day", "months"), [("31st", (2, 4, 6, 9, 11)), ("29th", (2,))])
def test_a_day_that_some_months_do_not_have_names_them(found, day, months):
    """On the 31st of every month, nothing happens in five of them."""
    text = HEAD + f'offer "A"\n  on the {day} of every month\n  5% off\n'
    assert [each.months for each in found(text).problems if isinstance(each, MonthsLeftOut)] == [
        months
    ]
