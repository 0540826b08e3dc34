"""How points pay an order and how long they last: a kernel does as lives do, to the last cent."""

from functools import partial

import pytest
from tests.history.compared import both, disagreement

import palier
from palier.history.fold import Run
from palier.history.step import Kind

pytest.importorskip("duckdb")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\nearn 1 point per 1 EUR\n'
TIERS = (
    'tier "A"\ntier "B" from 60 EUR spent\n  points x 2\ntier "C" from 200 EUR spent\n  5% off\n'
)
PAID = "redeem points\n  10 points = 1 EUR\n"
STOPS = f"{PAID}  a request that does not fit stops the order\n"
AT_ONCE = "points\n  can be used on the order that earns them\n"
SLOWLY = partial(pytest.param, marks=pytest.mark.slow)
AGAIN = "returns\n  test the discounts again\n"


@pytest.mark.parametrize("spending", [40, SLOWLY(None)])
@pytest.mark.parametrize(
    "clauses",
    [
        STOPS,
        STOPS + AGAIN + TIERS,
        f"{PAID}  a request that does not fit is set aside\n{AGAIN}",
        PAID + AT_ONCE,
        PAID
        + AT_ONCE
        + AGAIN
        + TIERS
        + "tiers\n  an order already has the benefits of the tier it reaches\n",
        STOPS + AT_ONCE + "  the balance holds at most 120 points\n",
        f"redeem points\n  all points are deducted\n  10 points = 1 EUR\n{AT_ONCE}",
    ],
)
def test_what_is_asked_for_pays_as_it_does_order_by_order(
    by_python, asking, left_alone, clauses, spending
):
    """What does not fit, what the order earns itself; with what comes back of it."""
    program = palier.compile(HEAD + clauses).program
    assert disagreement(asking(program, 35), Run(program, {}), spending=spending) is None
    assert len(left_alone[0]) < 8


LASTING = f"""{TIERS}{PAID}points
  expire 2 months after they are earned
  do not expire at tier "B" or above
"""


@pytest.mark.parametrize(
    "clauses",
    [
        LASTING + "tiers\n  count the last 3 months\n",
        LASTING
        + "tiers\n  count the last 2 months\n  allow 1 month of grace\n"
        + "  go down one level at a time\n"
        + AGAIN,
        LASTING.replace("2 months after they are earned", "after 2 months without an order")
        + "tiers\n  count the calendar year\n",
    ],
)
@pytest.mark.parametrize("spending", [60, SLOWLY(0)])
def test_points_last_while_a_tier_does(by_python, much_returned, left_alone, clauses, spending):
    """They end with the tier, on its day: by time, by an order, or by what comes back."""
    program = palier.compile(HEAD + clauses).program
    path = much_returned(program, 40, 2)
    assert disagreement(path, Run(program, {}), spending=spending) is None
    assert len(left_alone[0]) < 8


def test_points_of_a_tier_that_is_lost_end_that_day(by_python, written):
    """100 points last past February, while B does; a return in May takes B, and all of them."""
    program = palier.compile(HEAD + LASTING).program
    path = written(
        "type,order,at,customer,product,price,quantity\n"
        "order,1,2025-01-10T10:00:00,ada,X,50.00,1\norder,2,2025-01-20T10:00:00,ada,X,50.00,1\n"
        "refund,2,2025-05-02T10:00:00,ada,,,\n"
    )
    assert disagreement(path, Run(program, {}), spending=None) is None
    (_, steps), _ = both(path, Run(program, {}), spending=None)
    found = [(step.kind, step.expired, step.taken_back, step.held, step.tier) for step in steps]
    assert found[-1] == (Kind.RETURN, 50, 50, 0, "A")


def test_points_given_to_who_has_been_away_too_long_end_with_that_day(by_python, written):
    """A birthday in May, when nothing was ordered since January: they expire on the next day."""
    program = palier.compile(
        f"{HEAD}earn 15 points on the birthday\npoints\n  expire after 2 months without an order\n"
    ).program
    path = written(
        "order,at,customer,price,birthday\n1,2025-01-10T10:00:00,ada,50.00,--05-18\n"
        "2,2025-07-10T10:00:00,ada,9.00,--05-18\n"
    )
    assert disagreement(path, Run(program, {})) is None
    (_, steps), _ = both(path, Run(program, {}))
    assert [(each.earned, each.expired) for each in steps] == [
        (50, 0),
        (0, 50),
        (15, 0),
        (0, 15),
        (9, 0),
    ]


def test_a_tier_reached_by_what_another_gives_tells_what_it_gives(by_python, written):
    """40 points reach B, the 6 that it gives reach C: the order tells of both."""
    program = palier.compile(
        f'{HEAD}tier "A"\ntier "B" from 40 points collected\n  6 points on reaching it\n'
        'tier "C" from 46 points collected\n  7 points on reaching it\n'
    ).program
    path = written("order,at,customer,price\n1,2025-01-10T10:00:00,ada,40.00\n")
    assert disagreement(path, Run(program, {})) is None
    (_, (step,)), _ = both(path, Run(program, {}))
    told = {part.rule: part.points for part in step.parts}
    assert told == {"earn 1 point per 1 EUR": 40, "B": 6, "C": 7}


BALANCED = f"""tier "A"
tier "B" from 40 points in the balance
  5% off
  6 points on reaching it
tier "C" from 90 points in the balance or 200 EUR spent
  points x 2
{PAID}points
  expire 2 months after they are earned
"""


@pytest.mark.parametrize(
    "clauses",
    [
        "",
        AGAIN + "tiers\n  are kept for 1 month\n  allow 10 days of grace\n",
        AT_ONCE.removeprefix("points\n"),
    ],
)
def test_a_tier_by_the_balance_follows_every_event(by_python, much_returned, left_alone, clauses):
    """What is used, what ends, what comes back."""
    program = palier.compile(HEAD + BALANCED + clauses).program
    path = much_returned(program, 40, 3)
    assert disagreement(path, Run(program, {}), spending=60) is None
    assert len(left_alone[0]) < 12


def test_points_that_are_used_take_the_tier_that_they_made(by_python, written):
    """66 points make B; 60 of them pay 6.00 of 19.00, 6 + 13 make A; once that is back, B."""
    combined = "cumulation\n  everything combines\n  points are earned with paying with points\n"
    program = palier.compile(HEAD + BALANCED + combined).program
    path = written(
        "type,order,at,customer,price,use_points\norder,1,2025-01-10T10:00:00,ada,60.00,\n"
        "order,2,2025-01-11T10:00:00,ada,20.00,60\nrefund,2,2025-01-12T10:00:00,ada,,\n"
    )
    assert disagreement(path, Run(program, {}), spending=None) is None
    (_, steps), _ = both(path, Run(program, {}), spending=None)
    found = [(each.paid, each.held, each.tier) for each in steps[:3]]
    assert found == [(6000, 66, "B"), (1300, 19, "A"), (-1300, 66, "B")]


@pytest.mark.slow
@pytest.mark.parametrize("clauses", [STOPS + AT_ONCE + AGAIN, LASTING])
def test_a_compiled_kernel_takes_such_points(asking, tmp_path, monkeypatch, clauses):
    """By LLVM, on two threads."""
    pytest.importorskip("llvmlite")
    monkeypatch.setenv("PALIER_CACHE", str(tmp_path / "kept"))
    program = palier.compile(HEAD + clauses).program
    assert disagreement(asking(program, 300), Run(program, {}), spending=None) is None


@pytest.mark.parametrize(("share", "used"), [(None, 20), (0, 0), (100, 190)])
def test_what_a_table_says_was_used_counts_where_customers_spend_as_recorded(
    by_python, written, share, used
):
    """100 points, 20 of them used; all of them, and then 90; or none, whatever the table says."""
    rules = f"{PAID}cumulation\n  points are earned with paying with points\n"
    table = "order,at,customer,price,use_points\n1,2025-01-10,ada,100,\n"
    path = written(f"{table}2,2025-02-10,ada,100,20\n3,2025-03-10,ada,100,\n")
    run = Run(palier.compile(HEAD + rules).program, {})
    found = both(path, run, spending=share)
    assert [done.figures.whole.used for done, _ in found] == [used, used]
