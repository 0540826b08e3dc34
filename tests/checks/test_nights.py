"""Hours over midnight on a day, and points that something takes before they are enough."""

import datetime as dt

import pytest

import palier
from palier.problem.advice import HoursOverMidnight
from palier.problem.saving import NeverSavedUp
from palier.quantity import Points

NIGHT = 'earn 1 point per 1 EUR\noffer "Owls"\n  between 22:00 and 02:00\n  5 EUR off\n'


def advised(found, text):
    """Give the advice on nights in a text."""
    return [each for each in found(text).problems if isinstance(each, HoursOverMidnight)]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("every Friday", dt.date(2026, 1, 2)),
        ("every Friday, Saturday and Sunday", dt.date(2026, 1, 4)),
        ("every 1st Friday of the month", dt.date(2026, 1, 2)),
        ("on the 15th of every month", dt.date(2026, 1, 15)),
        ("every 31 December", dt.date(2026, 12, 31)),
        ("on 31 December 2026", dt.date(2026, 12, 31)),
        ("on the customer's birthday", None),
    ],
)
def test_hours_over_midnight_on_a_day_are_told(found, when, day):
    """With a day whose night they do not follow."""
    told = advised(found, NIGHT.replace("5 EUR off", f"{when}\n  5 EUR off"))
    assert [each.day for each in told] == [day]


@pytest.mark.parametrize(
    "text",
    [
        NIGHT,
        NIGHT.replace("5 EUR", "from 1 June 2026 to 30 June 2026\n  5 EUR"),
        NIGHT.replace("5 EUR", "in the customer's birthday month\n  5 EUR"),
        NIGHT.replace("5 EUR", "every Friday\n  5 EUR").replace("02:00", "24:00"),
        NIGHT.replace("5 EUR", "every Friday\n  5 EUR").replace("02:00", "23:00"),
    ],
)
def test_hours_of_every_day_or_within_one_are_not_told(found, text):
    """Every night follows a day that is of the rule too."""
    assert advised(found, text) == []


def test_an_order_of_the_day_that_is_told_meets_the_rule_at_both_ends_alone():
    """Friday at 1:00 and at 23:00, not Saturday at 1:00: as the advice says, and the guide."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    program = palier.compile(head + NIGHT.replace("5 EUR", "every Friday\n  5 EUR"))

    def off(at):
        return program.quote({"at": f"{at}+01:00", "lines": [{"price": "50"}]}).discount

    assert [off("2026-01-02T01:00:00"), off("2026-01-02T23:00:00")] == [5, 5]
    assert off("2026-01-03T01:00:00") == 0


SMALL = 'earn 1 point per 1 EUR\nreward "Small" for 100 points\n  5 EUR off\n'
GOLD = 'reward "Big" for 250 points\n  9 EUR off\n  for 80 points when tier is "A"\ntier "A"\n'
FIRST = f"{SMALL}  is given automatically\n"


def never(found, text):
    """Give what is never saved up for in a text: its name, what it takes, what is left."""
    told = (each for each in found(text).problems if isinstance(each, NeverSavedUp))
    return [(each.name, each.needs, each.left) for each in told]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('reward "Big" for 250 points\n  15 EUR off\n', [("Big", Points(250), Points(50))]),
        (
            'reward "Big" for 100 points\n  5% off\n  is given automatically\n',
            [("Big", Points(100), Points(0))],
        ),
        (
            "redeem points\n  10 points = 1 EUR\n  at least 95 points at once\n",
            [(None, Points(100), Points(0))],
        ),
        ("redeem points\n  10 points = 1 EUR\n  at least 90 points at once\n", []),
        ("redeem points\n  points are kept\n  from 200 points: 5% off\n", []),
        ('reward "Tiny" for 90 points\n  4 EUR off\n', []),
        ('reward "Big" for 250 points\n  9 EUR off\n  is given automatically every month\n', []),
        (
            GOLD,
            [],
        ),
    ],
)
def test_what_costs_more_than_a_reward_that_comes_by_itself_is_told(found, more, told):
    """Points become the cheaper one as soon as they suffice: nobody holds more."""
    assert never(found, FIRST + more) == told


@pytest.mark.parametrize(
    "first",
    [
        SMALL,
        SMALL + "  is given automatically every month\n",
        FIRST + '  when customer group is "staff"\n',
        FIRST + "  when time since joining is at least 1 year\n",
    ],
)
def test_a_reward_that_not_everybody_gets_at_once_takes_nothing(found, first):
    """It is chosen, comes on a day, or waits for a condition: others may be reached."""
    assert never(found, first + 'reward "Big" for 250 points\n  15 EUR off\n') == []


def test_nobody_holds_what_is_told_never_to_be_reached():
    """A customer with 250 points has two small ones and 50 points: the big one is refused."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    program = palier.compile(head + FIRST + 'reward "Big" for 250 points\n  15 EUR off\n')
    opened = {"type": "opening", "id": "o", "at": "2026-01-02T10:00:00+01:00", "customer": "c"}
    account = program.statement("c", [opened | {"points": [{"points": 250}]}]).to_json()
    assert (account["balance"]["available"], account["balance"]["claimable"]) == (50, [])
    assert [each["reward"] for each in account["vouchers"]] == ["Small", "Small"]
