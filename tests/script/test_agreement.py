"""A module of JavaScript and the reference engine agree on every field of every outcome."""

import datetime as dt
import random

import pytest
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from tests import shops
from tests.cases.cases import order_of, text_of
from tests.engines.test_compiled import CASES, SHOPS, orders_of
from tests.script.baskets import reference, sent, visit
from tests.script.conftest import under_quickjs

import palier
from palier.account.standing import guest
from palier.script.module import javascript

SEEDS, PROGRAMMES, VISITS = 4, 8, 210
RICH = {"orders": 12, "spent": "2400.00", "birthday": "1990-06-02"}


def differing(wanted, got):
    """The fields in which two lists of outcomes differ, of the first that do."""
    pairs = zip(wanted, got, strict=True)
    one, other = next((pair for pair in pairs if pair[0] != pair[1]), ({}, {}))
    keys = dict.fromkeys((*one, *other))
    return [(key, one.get(key), other.get(key)) for key in keys if one.get(key) != other.get(key)]


def visits(program, number):
    """Many orders of a programme: what a module is given, and what the reference makes of it."""
    dice = random.Random(number)  # noqa: S311 - no secret
    made = [visit(dice, program) for _ in range(VISITS)]
    return [sent(program, *each) for each in made], [reference(program, *each) for each in made]


@pytest.mark.slow
@pytest.mark.parametrize("number", range(SEEDS))
def test_thousands_of_made_up_orders_come_to_the_same(number, under_node):
    """Whatever a shop may write, whatever an order may bring: thousands of them."""
    counted = []

    @seed(number)
    @settings(
        max_examples=PROGRAMMES,
        database=None,
        derandomize=False,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(text=shops.texts())
    def agree(text):
        program = shops.resolved(text)
        assume(program is not None)
        module = javascript(program, at_once=2)
        asked, wanted = visits(program, len(counted))
        assert differing(wanted, under_quickjs(module, asked)) == []
        assert differing(wanted, under_node(module, asked)) == []
        counted.append(len(asked))

    agree()
    assert sum(counted) >= PROGRAMMES * VISITS


def test_the_last_weekday_of_every_month_comes_to_the_same():
    """On every day of a leap year, and of the year before it."""
    text = (
        'loyalty program "C"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
        'offer "L"\n  every last Tuesday of the month\n  1 EUR off\n'
    )
    club = palier.compile(text)
    days = [dt.date(2027, 1, 1) + dt.timedelta(days=each) for each in range(731)]
    orders = [{"at": f"{day}T12:00:00+01:00", "lines": [{"price": "9.00"}]} for day in days]
    asked, wanted = [], []
    for order in map(club.read_order, orders):
        asked.append(sent(club.program, order, guest()))
        wanted.append(reference(club.program, order, guest()))
    assert differing(wanted, under_quickjs(javascript(club.program, at_once=2), asked)) == []
    assert sum(each["to_pay"] == "8.00" for each in wanted) == 24


@pytest.mark.parametrize("path", SHOPS, ids=lambda path: path.parent.name)
def test_the_shops_come_to_the_same(path):
    """For guests, newcomers and customers who have something of everything."""
    club = palier.load(path)
    program = club.program
    orders = orders_of(path.parent)[1][:8] or [
        {"at": "2026-06-02T12:00:00+02:00", "lines": [{"price": "64.90", "quantity": 2}]}
    ]
    rewards = {"rewards": [each.label for each in program.rewards]}
    stamps = {"stamps": {each.label: 4 for each in program.stamp_cards}}
    points = {"points": 900 if not program.cashback else "9.00"}
    asked, wanted = [], []
    for taken in map(club.read_order, orders):
        known = (
            club.standing(taken, each) for each in (None, {}, RICH | rewards | stamps | points)
        )
        for standing in (guest(), *known):
            asked.append(sent(program, taken, standing))
            wanted.append(reference(program, taken, standing))
    assert len(asked) >= 4
    assert differing(wanted, under_quickjs(javascript(program, at_once=2), asked)) == []


OUT_OF_ORDER = {"codes-in-the-order-entered-amount-first"}
"""Cases whose codes come in another order than the file's, which a module refuses by name."""


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=[each["id"] for each in CASES])
def test_the_worked_cases_come_to_the_same(case):
    """Each case whose numbers were reckoned by hand."""
    club = palier.compile(text_of(case["program"], case.get("language", "en")))
    taken, known = club.read_order(order_of(case)), case.get("account")
    standing = guest() if known == "guest" else club.standing(taken, known)
    asked = [sent(club.program, taken, standing)]
    got = under_quickjs(javascript(club.program, at_once=2), asked)
    refused = case["id"] in OUT_OF_ORDER
    assert (got == [{"refused": "too-many-at-once"}]) == refused
    assert refused or differing([reference(club.program, taken, standing)], got) == []
