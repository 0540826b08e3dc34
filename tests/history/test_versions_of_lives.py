"""Three versions and customers who come rarely: told of days or not, singly or not, all is one."""

import dataclasses
import datetime as dt
from itertools import pairwise
from random import Random

import pytest
from tests.history.compared import disagreement

import palier
from palier.account.events import Day
from palier.history.fold import Fold, Run
from palier.history.rows import lives
from palier.history.spending import Spending
from palier.history.step import Kind
from palier.history.table import opened
from palier.life import passing
from palier.life.replay import History

pytest.importorskip("duckdb")
TOLD = {"seen": {}, "answers": {}, "last_at": None}
"""What an account keeps of events as such."""
AWAY = (1, 12, 45, 150, 320, 500)
"""So many days a customer stays away."""
STARTS = ("1 January 2024", "1 June 2024", "15 November 2024")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n  runs from {}\n'
LADDER = 'tier "A"\ntier "B" from {} EUR spent\n  {} points on reaching it\n'
MUG = 'reward "Mug" for {} points\n  5 EUR off\n  is given automatically\n  valid {} months\n'
KEPT = (
    "earn 1 point per 1 EUR\nearn 7 points on the birthday\n"
    + (LADDER + "tiers\n  count the last 6 months\n  are kept for 8 months\n").format(120, 10)
    + ("points\n  expire 3 months after they are earned\n" + MUG).format(150, 2),
    "earn 2 points per 1 EUR\nearn 20 points on the birthday\n"
    + (LADDER + "tiers\n  count the last 3 months\n  are kept for 2 months\n").format(60, 30)
    + ("points\n  expire 6 months after they are earned\n" + MUG).format(40, 5),
    "earn 1 point per 1 EUR\nearn 90 points on the birthday\n"
    + (LADDER + "tiers\n  count the last 6 months\n  allow 1 month of grace\n").format(200, 40)
    + ("points\n  expire 9 months after they are earned\n" + MUG).format(90, 3),
)
IDLE = tuple(
    f"earn {points} points per 1 EUR\nearn 15 points on the birthday\n"
    f"points\n  expire after {months} months without an order\n" + MUG.format(cost, 4)
    for points, months, cost in ((1, 9, 400), (2, 9, 60), (1, 12, 30))
)


@pytest.fixture
def rare(written):
    """Write a table of customers who come rarely, each with a birthday, and give its path."""
    dice = Random(4)  # noqa: S311 - made-up customers
    rows = ["type,order,at,customer,birthday,price"]
    for who in range(12):
        at = dt.datetime(2024, 1, 2, 10, tzinfo=dt.UTC) + dt.timedelta(days=dice.randrange(140))
        born = f"--{1 + who % 12:02}-{3 + who:02}"
        for number in range(dice.randrange(1, 5)):
            order = f"{who}-{number}"
            price = dice.choice(["20.00", "60.00", "90.00"])
            rows.append(f"order,{order},{at.isoformat()},c{who},{born},{price}")
            if dice.randrange(5) == 0:
                back = at + dt.timedelta(days=2)
                rows.append(f"refund,{order},{back.isoformat()},c{who},,")
            at += dt.timedelta(days=dice.choice(AWAY))
    return written("\n".join(rows) + "\n")


def three(texts):
    """The run of three versions, the last of which begins last."""
    made = [
        palier.compile(HEAD.format(start) + text).program
        for start, text in zip(STARTS, texts, strict=True)
    ]
    return Run(made[-1], {each.version: each for each in made[:-1]})


def replayed(run, events, days):
    """The accounts after events, and after days that are told besides."""
    shop = History(run.program, older=run.older)
    told = [Day(id=f"day {at.date()}", at=at) for at in days]
    for event in sorted((*events, *told), key=lambda each: each.at):
        for _ in shop.enter(event):
            pass
    return {name: dataclasses.replace(each, **TOLD) for name, each in shop.accounts.items()}


def folded(run, every, until):
    """The accounts after lives that are gone through one by one, and what the last steps say."""
    accounts, steps = {}, []
    for life in every:
        fold = Fold(run.program, Spending(None), run.older)
        steps += [*fold.steps(life.entries), *fold.rest(until)]
        for name, each in fold.shop.accounts.items():
            kept = passing.fold(run.program, each)
            accounts[name] = dataclasses.replace(kept, **TOLD)
    return accounts, steps


@pytest.mark.parametrize("texts", [KEPT, IDLE])
def test_each_day_passes_under_the_version_that_rules_it(by_python, rare, texts):
    """In a fold, in a replay that is told of days or only of the last, and in kernels."""
    run, last = three(texts), dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
    with opened(rare, run.program.zone) as table:
        every = [*lives(table, run.program)]
    events = [each.event for life in every for each in life.entries]
    days = [last - dt.timedelta(days=9 * each) for each in range(95)]
    accounts, steps = folded(run, every, last.date())
    assert accounts == replayed(run, events, [last]) == replayed(run, events, days)
    assert disagreement(rare, run, spending=0) is None
    firsts = [dt.date(2024, 6, 1), dt.date(2024, 11, 15)]
    seen = {(each.day, each.kind) for each in steps if each.brings_something}
    assert any((day, Kind.TIME) in seen for day in firsts)


def test_a_version_between_two_orders_rules_its_own_days(rare):
    """A birthday is worth 7, 20 or 90 points by its day; B comes on the day it costs less."""
    run = three(KEPT)
    with opened(rare, run.program.zone) as table:
        _, steps = folded(run, lives(table, run.program), dt.date(2026, 6, 1))
    starts = [each.run.first for each in (*run.older.values(), run.program)] + [dt.date.max]
    worth = [
        {e.earned for e in steps if e.kind is Kind.TIME and e.earned and one <= e.day < other}
        for one, other in pairwise(starts)
    ]
    assert worth == [{7}, {20, 30}, {90}]
