"""When a rule works: days, hours, birthdays, which order, how often; in the programme's zone."""

import datetime as dt

import pytest

from palier.quantity import Period
from palier.sheet.facts import Uses

ON = 'offer "A"\n  {}\n  1 EUR off\n'


def works(gives, clause, at, **facts):
    """Whether an offer with a date clause works at a moment."""
    return bool(gives(ON.format(clause), "5.00", at=at, **facts).off)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-02-28T23:59:59+01:00", False),
        ("2026-03-01T00:00:00+01:00", True),
        ("2026-03-31T23:59:59+02:00", True),
        ("2026-04-01T00:00:00+02:00", False),
    ],
)
def test_dates_are_inclusive(gives, at, expected):
    """From the first minute of the first day to the last of the last."""
    assert works(gives, "from 1 March 2026 to 31 March 2026", at) is expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-26T22:59:59+00:00", False),
        ("2026-11-26T23:00:00+00:00", True),
        ("2026-11-27T22:59:59+00:00", True),
        ("2026-11-27T23:00:00+00:00", False),
        ("2026-11-27T20:00:00-05:00", False),
    ],
)
def test_a_day_is_that_of_the_programmes_time_zone(gives, at, expected):
    """Midnight of Paris, wherever the clock of the shop stands."""
    assert works(gives, "from 27 November 2026 to 27 November 2026", at) is expected


def test_the_hour_of_summer_time_is_that_of_the_wall(gives):
    """On 29 March 2026 clocks go from 2:00 to 3:00: 01:30 UTC is 3:30 in Paris."""
    assert works(gives, "between 3:00 and 4:00", "2026-03-29T01:30:00+00:00")


@pytest.mark.parametrize(
    ("hour", "expected"), [("13:59", False), ("14:00", True), ("16:59", True), ("17:00", False)]
)
def test_hours_include_the_first_minute_and_exclude_the_last(gives, hour, expected):
    """From 14:00 to before 17:00."""
    assert works(gives, "between 14:00 and 17:00", f"2026-06-02T{hour}:00+02:00") is expected


@pytest.mark.parametrize(
    ("hour", "expected"),
    [("21:59", False), ("22:00", True), ("00:00", True), ("01:59", True), ("02:00", False)],
)
def test_hours_may_cross_midnight(gives, hour, expected):
    """From 22:00 to before 2:00."""
    assert works(gives, "between 22:00 and 2:00", f"2026-06-02T{hour}:00+02:00") is expected


def test_of_several_weekdays_any_will_do(gives):
    """2 June 2026 is a Tuesday."""
    found = [
        works(gives, each, "2026-06-02T12:00:00+02:00")
        for each in ("every Tuesday", "every Monday")
    ]
    rules = 'offer "A"\n  every Monday\n  every Tuesday\n  1 EUR off\n'
    assert (found, gives(rules, "5.00").off) == ([True, False], {"A": "1.00"})


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        ("on 1 May 2026", {"2026-05-01"}),
        ("every Tuesday and Saturday", {"2026-06-02", "2026-05-02", "2026-05-26", "2026-05-30"}),
        ("every 1st Tuesday of the month", {"2026-06-02"}),
        ("every 5th Saturday of the month", {"2026-05-30"}),
        ("every last Saturday of the month", {"2026-05-30"}),
        ("every last Tuesday of the month", {"2026-05-26"}),
        ("on the 30th of every month", {"2026-05-30"}),
    ],
)
def test_a_day_a_weekday_or_a_day_of_the_month(gives, clause, days):
    """May 2026 begins on a Friday, June on a Monday."""
    tried = ["2026-05-01", "2026-05-02", "2026-05-26", "2026-05-30", "2026-06-01", "2026-06-02"]
    found = {day for day in tried if works(gives, clause, f"{day}T12:00:00+02:00")}
    assert found == days


@pytest.mark.parametrize(
    ("clause", "at", "expected"),
    [
        ("from 2 June 2026 at 18:00", "2026-06-02T17:59:59+02:00", False),
        ("from 2 June 2026 at 18:00", "2026-06-02T18:00:00+02:00", True),
        ("from 2 June 2026 at 18:00", "2026-06-03T09:00:00+02:00", True),
        ("until 4 June 2026 at 10:00", "2026-06-04T09:59:59+02:00", True),
        ("until 4 June 2026 at 10:00", "2026-06-04T10:00:00+02:00", False),
        ("from 2 June 2026 to 2 June 2026 at 10:00", "2026-06-02T00:00:00+02:00", True),
    ],
)
def test_a_window_has_hours_at_its_ends_only(gives, clause, at, expected):
    """The first minute is in, the last one out, and the days between are whole."""
    assert works(gives, clause, at) is expected


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        ("in the customer's birthday month", {"2026-06-01", "2026-06-08", "2026-06-30"}),
        ("in the customer's birthday week", {"2026-06-01"}),
        ("within 5 days of the customer's birthday", {"2026-06-01", "2026-06-08", "2026-05-29"}),
    ],
)
def test_a_birthday_has_its_month_its_week_and_the_days_about_it(gives, clause, days):
    """3 June 2026 is a Wednesday."""
    tried = ["2026-05-29", "2026-05-28", "2026-06-01", "2026-06-08", "2026-06-30"]
    account = {"birthday": "--06-03"}
    found = {day for day in tried if works(gives, clause, f"{day}T12:00:00+02:00", account=account)}
    assert found == days


def test_the_last_weekday_of_a_month_is_the_fourth_or_the_fifth(gives):
    """Of February too: 29 of them in 2028, which end on a Tuesday."""
    days = [dt.date(2028, 1, 1) + dt.timedelta(days=each) for each in range(121)]
    clause = "every last Tuesday of the month"
    found = [day for day in days if works(gives, clause, f"{day}T12:00:00+02:00")]
    assert [f"{each:%d %b}" for each in found] == ["25 Jan", "29 Feb", "28 Mar", "25 Apr"]


def test_a_weekday_and_a_weekday_of_the_month_are_either(gives):
    """Every Monday, and the first Tuesday: any of the days of a week that are written."""
    rules = 'offer "A"\n  every Monday\n  every 1st Tuesday of the month\n  1 EUR off\n'
    days = ("2026-06-01", "2026-06-02", "2026-06-08", "2026-06-09")
    found = [gives(rules, "5.00", at=f"{day}T12:00:00+02:00").off != {} for day in days]
    assert found == [True, True, True, False]


def test_a_weekday_and_dates_must_both_hold(gives):
    """A Tuesday, but not of March."""
    rules = 'offer "A"\n  every Tuesday\n  from 1 March 2026 to 31 March 2026\n  1 EUR off\n'
    assert gives(rules, "5.00").off == {}


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-02-28", True), ("2028-02-28", False), ("2028-02-29", True), ("2026-03-01", False)],
)
def test_29_february_is_kept_on_the_28th_in_common_years(gives, day, expected):
    """2028 is a leap year, 2026 is not."""
    assert works(gives, "every 29 February", f"{day}T12:00:00+01:00") is expected


@pytest.mark.parametrize(
    ("born", "day", "expected"),
    [
        ("--06-02", "2026-06-02", True),
        ("1990-06-02", "2026-06-02", True),
        ("--06-03", "2026-06-02", False),
        ("--02-29", "2026-02-28", True),
        ("--02-29", "2028-02-28", False),
        ("--02-29", "2028-02-29", True),
    ],
)
def test_a_birthday_comes_once_a_year(gives, born, day, expected):
    """29 February is kept on the 28th in common years."""
    at = f"{day}T12:00:00+01:00"
    account = {"birthday": born}
    assert works(gives, "on the customer's birthday", at, account=account) is expected


def test_whoever_has_no_known_birthday_has_none(gives):
    """No offer for want of a date."""
    assert not works(gives, "on the customer's birthday", "2026-06-02T12:00:00+02:00")


@pytest.mark.parametrize(("before", "expected"), [(3, False), (4, True), (5, False)])
def test_the_nth_order_is_counted_with_the_earlier_ones(gives, before, expected):
    """After four orders comes the fifth."""
    order = gives(ON.format("on the 5th order"), "5.00", account={"orders": before})
    assert bool(order.off) is expected


@pytest.mark.parametrize(("before", "expected"), [(0, False), (3, False), (4, True), (9, True)])
def test_every_nth_order_comes_again(gives, before, expected):
    """The 5th, the 10th…"""
    order = gives(ON.format("on every 5th order"), "5.00", account={"orders": before})
    assert bool(order.off) is expected


@pytest.mark.parametrize(
    ("clause", "uses", "expected"),
    [
        ("at most once per day", {Uses("offer.1", Period.DAY): 1}, False),
        ("at most once per day", {Uses("offer.1", Period.MONTH): 4}, True),
        ("at most 3 times per year", {Uses("offer.1", Period.YEAR): 2}, True),
        ("at most 3 times per year", {Uses("offer.1", Period.YEAR): 3}, False),
        ("once per customer", {Uses("offer.1", None): 1}, False),
        ("once per customer", {Uses("offer.2", None): 1}, True),
    ],
)
def test_a_limit_counts_the_uses_of_the_customer(gives, clause, uses, expected):
    """In the calendar period of the order; of this rule only."""
    order = gives(ON.format(clause), "5.00", standing={"uses": uses})
    assert bool(order.off) is expected


@pytest.mark.parametrize(
    ("day", "because"),
    [
        ("2025-12-31", "not-running"),
        ("2026-01-01", None),
        ("2027-12-31", None),
        ("2028-01-01", "not-running"),
    ],
)
def test_nothing_works_outside_the_programmes_run(gives, day, because):
    """From its first day to its last."""
    rules = (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        "  runs from 1 January 2026 to 31 December 2027\n"
        'earn 1 point per 1 EUR\noffer "A"\n  1 EUR off\n'
    )
    order = gives(rules, "5.00", at=f"{day}T12:00:00+01:00")
    ran = because is None
    assert (bool(order.off), order.silent.get("earn 1 point per 1 EUR")) == (ran, because)


def test_a_bonus_day_named_by_a_range_lasts_through_its_last_day(gives):
    """`bonus days … from … to …`"""
    days = 'bonus days "S" from 7 January 2026 to 3 February 2026\n  points x 2\n'
    rules = "earn 1 point per 1 EUR\n" + days
    earned = [
        gives(rules, "5.00", at=f"{day}T12:00:00+01:00").earned
        for day in ("2026-01-06", "2026-01-07", "2026-02-03", "2026-02-04")
    ]
    assert earned == [5, 10, 10, 5]


def test_a_yearly_bonus_day_may_end(gives):
    """Every 14 February until 2026."""
    rules = (
        'earn 1 point per 1 EUR\nbonus day "V" every 14 February\n'
        "  until 31 December 2026\n  points x 1.5\n"
    )
    earned = [
        gives(rules, "10.00", at=f"{year}-02-14T12:00:00+01:00").earned for year in (2026, 2027)
    ]
    assert earned == [15, 10]
