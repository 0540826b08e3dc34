"""Goals of a merchant: read, and reached or not."""

from fractions import Fraction

import pytest

from palier.history.figures import CustomerFigures, Figures, Month
from palier.history.goals import Goal, GoalsError, found, read_goals, section, to_json
from palier.history.view import Told
from palier.source import Language


@pytest.fixture
def figures(programme):
    """Give figures: three customers of whom one came again, 4 orders of 5 with an account."""
    made = Figures(programme("earn 1 point per 1 EUR"))
    made.customers = {
        name: CustomerFigures(orders=many) for name, many in zip("abc", (2, 1, 1), strict=True)
    }
    made.guests.orders = 1
    made.months["2025-01"] = Month(orders=5, paid=10000, off=300, shipping=100, used=30, expired=10)
    return made


@pytest.mark.parametrize(
    ("goal", "share"),
    [
        (Goal.RETURN_RATE, Fraction(100, 3)),
        (Goal.COST, Fraction(4)),
        (Goal.MEMBERS, Fraction(80)),
        (Goal.USED, Fraction(75)),
    ],
)
def test_each_goal_is_reckoned(figures, goal, share):
    """In percent, exactly."""
    assert found(figures, goal) == share


def test_a_cost_is_reached_from_below_and_the_rest_from_above(figures):
    """4 % is within 4.5 %, and a third is not two fifths."""
    goals = read_goals('cost = "4.5"\nreturn_rate = 40\nmembers = 80\n')
    lines = section(figures, goals, Told.of(figures.program, Language.ENGLISH)).lines
    assert [each.reached for each in lines] == [True, False, True]
    assert [each.figure for each in lines] == ["4%", "33.3%", "80%"]


def test_goals_are_told_in_json(figures):
    """Whoever reads the figures by a program reads whether they are reached."""
    told = to_json(figures, read_goals("cost = 3\nused = 50\n"))
    assert told == [
        {"goal": "cost", "wanted_percent": "3.0", "found_percent": "4.0", "reached": False},
        {"goal": "used", "wanted_percent": "50.0", "found_percent": "75.0", "reached": True},
    ]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("cots = 4", "cost"),
        ("cost = 400", None),
        ("cost = true", None),
        ("cost = [1]", None),
        ("cost = -1", None),
        ("cost 4", None),
        ('cost = "four"', None),
    ],
)
def test_what_is_no_goal_is_refused(text, near):
    """With the name that was probably meant."""
    with pytest.raises(GoalsError) as raised:
        read_goals(text)
    assert raised.value.near == near
