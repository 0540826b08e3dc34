"""What comes every month or year, and on the anniversary of joining, goes through a kernel."""

import re

import pytest
from tests.history.compared import both, disagreement

import palier
from palier.history.as_json import to_json
from palier.history.fold import Run
from palier.history.report import report
from palier.history.text import text
from palier.source import Language
from palier.tree import Occasion

pytest.importorskip("duckdb")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\nearn 1 point per 1 EUR\n'
TIERS = 'tier "A"\ntier "B" from 90 EUR spent\n  points x 2\n'
TEA = 'reward "Tea"\n  2 EUR off\n  valid 2 months\n'
KINDS = {
    "points every month": "earn 9 points every month",
    "points every quarter, for some": (
        f'{TIERS}earn 9 points every quarter\n  when tier is at least "B"'
    ),
    "on the anniversary": "earn 40 points on the anniversary of joining",
    "on a day of the year": "earn 40 points every 29 February\nearn 3 points every 24 December",
    "that reach a tier": (
        'tier "A"\ntier "B" from 60 points earned\n  5% off\n  20 points on reaching it\n'
        "earn 15 points every month\n  at most 40 points per year"
    ),
    "beside tiers that fall": (
        f"{TIERS}tiers\n  count the calendar year\n  are kept for 3 months\n"
        "  go down one level at a time\n"
        'earn 9 points every month\n  when tier is at least "B"'
    ),
    "that expire": (
        "earn 9 points every month\nredeem points\n  10 points = 1 EUR\n"
        "points\n  expire 2 months after they are earned\n"
        "  are available 5 days after the order"
    ),
    "to who does nothing": (
        "earn 9 points every quarter\nredeem points\n  10 points = 1 EUR\n"
        "points\n  expire after 4 months without an order"
    ),
    "rewards every month": f'{TEA}earn reward "Tea" every month\n  at most twice per year',
    "rewards on the anniversary": (
        f'{TEA}reward "Mug" for 30 points\n  3 EUR off\n  is given automatically every month\n'
        'earn reward "Tea" on the anniversary of joining\nearn 12 points every month'
    ),
    "points that buy at once": (
        'reward "Mug" for 30 points\n  3 EUR off\n  is given automatically\n'
        "earn 16 points every month"
    ),
    "points that buy at once, and tiers by the balance": (
        'reward "Mug" for 20 points\n  3 EUR off\n  is given automatically\n'
        'tier "A"\ntier "B" from 15 points in the balance\n  points x 2\n'
        'tier "C" from 28 points in the balance\n  5% off\nearn 30 points every month\n'
        "points\n  expire 20 days after they are earned\n"
        '  do not expire at tier "C" or above'
    ),
    "stamps": (
        'stamp card "S"\n  1 stamp per order\n  after 5 stamps: 4 EUR off\n'
        'earn 1 stamp on "S" every month\nearn 2 stamps on the anniversary of joining'
    ),
    "status points": (
        'tier "A"\ntier "B" from 50 status points\n  5% off\n'
        "earn 20 status points every month\nearn 1 status point per 1 EUR"
    ),
    "all together": (
        f'{TIERS}{TEA}earn 9 points every month\n  when tier is at least "B"\n'
        'earn 5 points every 1 January\nearn reward "Tea" every quarter\n'
        "earn 20 points on the anniversary of joining\n"
        "earn 10 points on the customer's birthday\nearn 3 points on joining\n"
        "redeem points\n  10 points = 1 EUR\n"
        "points\n  expire 6 months after they are earned"
    ),
}


def program_of(name):
    """Give the programme of a kind of gifts."""
    status = '  customers also collect status points called "miles"\n' if "status" in name else ""
    head = HEAD.replace("earn 1 point", f"{status}earn 1 point", 1)
    return palier.compile(f"{head}{KINDS[name]}\n").program


@pytest.mark.parametrize("name", KINDS)
def test_gifts_of_days_come_to_the_same(by_python, regulars, left_alone, name):
    """One by one; all lives go through the kernel, and something is given in them."""
    program = program_of(name)
    path = regulars(110)
    assert disagreement(path, Run(program, {})) is None
    assert len(left_alone[0]) <= 2


@pytest.mark.parametrize("name", KINDS)
def test_gifts_of_days_with_returns_come_to_the_same(by_python, much_returned, left_alone, name):
    """Nothing of what time brought is taken back with an order; few lives are left to others."""
    program = program_of(name)
    assert disagreement(much_returned(program, 80), Run(program, {})) is None
    assert len(left_alone[0]) < 20


@pytest.mark.parametrize("name", ["points every month", "rewards every month", "all together"])
def test_a_version_that_begins_on_such_a_day_gives_once(by_python, regulars, name):
    """The first of June is under the new version, the first of May under the old one."""
    whole = f"{HEAD}{KINDS[name]}\n"
    zone = 'time zone "Europe/Paris"\n'
    later = whole.replace(zone, f"{zone}  runs from 1 June 2025\n").replace("9 points", "8 points")
    old, new = palier.compile(whole).program, palier.compile(later).program
    path, run = regulars(90), Run(new, {old.version: old})
    assert disagreement(path, run) is None
    assert sum(both(path, run)[0][0].figures.besides.values()) > 0 or name == "rewards every month"


def test_what_days_bring_is_told_apart_where_one_rule_gives_it(by_python, written):
    """Ten points a month for four months: the rule is named in the figures, with its points."""
    program = palier.compile(f"{HEAD}earn 10 points every month\n").program
    path = written(
        "order,at,customer,price\n"
        "1,2025-01-10T10:00:00,ada,31.00\n2,2025-05-12T10:00:00,ada,40.00\n"
    )
    found = [dict(done.figures.besides) for done, _ in both(path, Run(program, {}))[:1]]
    assert found == [{Occasion.BIRTHDAY: 40}]


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ("earn 10 points every month", "earn 10 points every month"),
        ("earn 10 points every month\nearn 5 points every year", "Days that pass"),
        (
            "earn 10 points every month\nearn 5 points on the customer's birthday",
            "Birthdays and days that pass",
        ),
    ],
)
def test_a_report_says_what_days_brought(written, rules, says):
    """By the rule, where there is but one; without birthdays, where the file has none."""
    program = palier.compile(f"{HEAD}{rules}\n").program
    path = written(
        "order,at,customer,price\n"
        "1,2025-01-10T10:00:00,ada,31.00\n2,2025-05-12T10:00:00,ada,40.00\n"
    )
    (done, _), _ = both(path, Run(program, {}))
    told = re.sub(r"\s+", " ", text(report(done, Language.ENGLISH)))
    assert says in told
    named = {"Days that pass": "period", "Birthdays and days that pass": "birthday"}
    occasions = {each["occasion"] for each in to_json(done.figures, program)["rules"]}
    assert occasions == {None, *filter(None, [named.get(says)])}
