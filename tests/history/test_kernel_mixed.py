"""Programmes put together of all that a kernel takes come to the same, on histories with returns.

How much is made up: `PALIER_MIXED` programmes, 40 unless it is said.
"""

import os
from random import Random

import pytest
from tests.history.compared import both, disagreement

import palier
from palier.history.fold import Run
from palier.history.kernel.reasons import kernel_of

pytest.importorskip("duckdb")
MANY = int(os.environ.get("PALIER_MIXED", "24"))
HEAD = """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
"""
STATUS = '  customers also collect status points called "XP", "XPs"\n'
EARN = [
    "earn 1 point per 1 EUR\n",
    "earn 3 points per 2 EUR\n  excluding tax\n  including shipping\n",
    "earn 5 points per item\n  at most 20 points per month\n",
    "earn 10 points per order\n  on the amount before discounts\n",
    "earn 12 points on joining\n",
    "earn 15 points on the birthday\n",
]
BENEFITS = [
    'offer "Two"\n  2 EUR off\n  at most once per month\n',
    'offer "Three percent"\n  3% off\n',
    'offer "Late"\n  when basket total after discounts is at least 9 EUR\n  1 EUR off\n',
    'offer "Dear"\n  on baskets from 30 EUR\n  20% off the dearest item\n',
    'offer "Code" with promo code "SPRING"\n  from 50 EUR after discounts: 5 EUR off\n',
    'stamp card "Three"\n  1 stamp per order\n  after 3 stamps: 4 EUR off\n',
    "first order\n  4% off\n  9 extra points\n",
    'bonus day "Friday" every Friday\n  points x 2\n',
    'offer "Last"\n  every last Saturday of the month\n  6% off\n',
]
USES = [
    "",
    "redeem points\n  10 points = 1 EUR\n",
    "redeem points\n  10 points = 1 EUR\n  a request that does not fit stops the order\n",
    "redeem points\n  10 points = 1 EUR\n  a request that does not fit is set aside\n",
    "redeem points\n  7 points = 0.50 EUR\n  at most 5 EUR off\n  at least 20 points at once\n",
    "redeem points\n  all points are deducted\n  10 points = 1 EUR\n",
    "redeem points\n  points are kept\n  from 30 points: 5% off\n",
]
CRITERIA = [
    ("60 EUR spent", "150 EUR spent or 4 orders"),
    ("40 points collected", "120 points collected"),
    ("2 orders", "90 EUR spent and 3 orders"),
    ("30 points in the balance", "90 points in the balance"),
    ("40 points in the balance", "80 EUR spent or 100 points in the balance"),
]
TIER_SETTINGS = [
    "count the last 3 months",
    "count the calendar year",
    "are kept for 2 months",
    "allow 1 month of grace",
    "an order already has the benefits of the tier it reaches",
]
POINTS = [
    "expire 2 months after they are earned",
    "expire after 2 months without an order",
    "expire at the end of the year",
    "are rounded up",
    "the balance holds at most 120 points",
    "the balance never goes below zero",
]
RETURNS = [
    "",
    "",
    "returns\n  test the discounts again\n",
    "returns\n  points no longer there are taken off the refund\n",
    "returns\n  are accepted for 1 month\n  do not give back points used\n",
]
CUMULATION = [
    [],
    ["everything combines"],
    ["everything combines", "only the best offer applies"],
    ["everything combines", "only the first offer applies"],
    ["offers combine with paying with points", "otherwise the best for the customer applies"],
    ["everything combines", "all discounts together: at most 40% of the basket total"],
    ["everything combines", "points are earned with paying with points"],
]


def some(dice, texts, most):
    """Some of the texts, in their order."""
    chosen = dice.sample(range(len(texts)), dice.randint(0, most))
    return [texts[at] for at in sorted(chosen)]


def mixed(dice):
    """The text of a programme."""
    tiers = dice.choice([[], *CRITERIA])
    settings = some(dice, TIER_SETTINGS, 3) if tiers else []
    points = some(dice, POINTS, 3)
    if tiers and dice.randrange(3) == 0:
        points.append('do not expire at tier "B" or above')
    if dice.randrange(3) == 0:
        points.append("can be used on the order that earns them")
    elif dice.randrange(4) == 0:
        points.append("are available 5 days after the order")
    parts = [HEAD, "".join(dice.sample(EARN, dice.randint(1, 3)))]
    parts += some(dice, BENEFITS, 4)
    if tiers:
        parts.append('tier "A"\n')
        gives = ["points x 2", "5% off", "6 points on reaching it", "free shipping"]
        for name, criteria in zip("BC", tiers, strict=True):
            given = dice.sample(gives, 2)
            parts.append(f'tier "{name}" from {criteria}\n  {given[0]}\n  {given[1]}\n')
    if settings:
        parts.append("tiers\n" + "".join(f"  {each}\n" for each in settings))
    parts.append(dice.choice(USES))
    if points:
        parts.append("points\n" + "".join(f"  {each}\n" for each in points))
    parts.append(dice.choice(RETURNS))
    combined = dice.choice(CUMULATION)
    if combined:
        parts.append("cumulation\n" + "".join(f"  {each}\n" for each in combined))
    return "".join(parts)


def compiled(text):
    """A programme, None where its parts do not go together."""
    try:
        return palier.compile(text).program
    except palier.ProgramError:
        return None


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(MANY))
def test_a_mixed_programme_comes_to_the_same(by_python, amended, seed):
    """Taxes, points asked for and not fitting, tiers, choices, whatever comes back."""
    dice = Random(seed)  # noqa: S311 - made-up programmes
    program = next(made for _ in range(200) if (made := compiled(mixed(dice))) is not None)
    assert kernel_of(program, returns=True).kernel is not None

    def amend(row, of_order, of_row):
        wanted = of_order.choice(["", "", "7", "10", "30", "60"])
        ordered = row["type"] == "order"
        row["use_points"] = wanted if ordered else ""
        cents = int(row["price"].replace(".", "") or 0) * int(row["quantity"] or 1)
        part = cents * of_row.choice([0, 20, 10]) // 120
        row["tax"] = f"{part // 100}.{part % 100:02}" if ordered and part else ""

    path = amended(program, amend, 60, seed)
    spending = dice.choice([None, 0, 60, 100])
    assert disagreement(path, Run(program, {}), spending=spending) is None


def test_the_last_weekday_of_a_month_comes_to_the_same(by_python, history_of, left_alone):
    """Over two years of months of every length: on some orders, and not on all."""
    offer = 'offer "L"\n  every last Tuesday of the month\n  1 EUR off\n'
    program = palier.compile(f"{HEAD}{EARN[0]}{offer}").program
    path, run = history_of(program, 700, days=700), Run(program, {})
    assert disagreement(path, run) is None
    assert left_alone[0] == []
    assert 0 < both(path, run)[0][0].figures.rules["L"].orders < 400
