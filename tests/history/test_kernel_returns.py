"""What comes back goes through a kernel as it goes through lives, to the last cent."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests import shops
from tests.history.compared import CLUB, both, disagreement

import palier
from palier.history.fold import Run
from palier.history.kernel.reasons import kernel_of
from palier.history.rows import RowError

pytest.importorskip("duckdb")
EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(EXAMPLES.glob("**/rules.en.palier"))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_club_of_which_much_comes_back_comes_to_the_same(
    by_python, much_returned, left_alone, seed
):
    """Steps, months, rules, customers, tiers, what will lapse; and few lives are left to others."""
    program = palier.compile(CLUB).program
    assert disagreement(much_returned(program, 60, seed), Run(program, {}), spending=60) is None
    assert len(left_alone[0]) < 8


HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
TIERS = (
    'tier "A"\ntier "B" from 60 EUR spent\n  points x 2\n  5% off\ntier "C" from 200 EUR spent\n'
)
GRACE, ONE_LEVEL = "  allow 20 days of grace", "  go down one level at a time"
PAID = "redeem points\n  10 points = 1 EUR\n"


@pytest.mark.parametrize(
    "clauses",
    [
        f"{PAID}returns\n  do not give back points used",
        f"{PAID}returns\n  points no longer there are taken off the refund",
        f"{PAID}points\n  the balance never goes below zero\n  are available after the delivery",
        f"{PAID}points\n  expire after 2 months without an order",
        f"{PAID}points\n  are available the next day\n  expire 40 days after they are earned",
        "returns\n  are accepted for 1 month",
        f"returns\n  test the discounts again\n{PAID}{TIERS}",
        f"{TIERS}tiers\n  are kept for 3 months\n  go down one level at a time",
        f"{TIERS}tiers\n  count the calendar year\n  allow 1 month of grace",
        f"{TIERS}tiers\n  count the last 2 months\n  are kept for life",
        f"{TIERS}tiers\n  count the last 1 month\n  allow 3 months of grace\n{ONE_LEVEL}",
        f"{TIERS}tiers\n  count the last 2 months\n  are kept for 45 days\n{GRACE}",
        'tier "A"\ntier "B" from 40 points collected\n  20 points on reaching it\n  points x 3',
        'stamp card "Two"\n  1 stamp per order\n  after 2 stamps: 5 EUR off',
        'stamp card "Ten"\n  1 stamp per 10 EUR\n  after 4 stamps: 20% off',
        'offer "Once"\n  on baskets from 20 EUR\n  2 EUR off\n  once per customer',
        'offer "Once"\n  2 EUR off\n  at most once per month\nreturns\n  leave limits used',
        'offer "Soap"\n  when the customer has ordered product "P-001"\n  1 EUR off',
    ],
)
def test_a_clause_with_returns_comes_to_the_same(by_python, much_returned, left_alone, clauses):
    """One by one: what returns take and give back, tiers counted again, stamps, limits."""
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n{clauses}\n").program
    assert disagreement(much_returned(program, 40), Run(program, {})) is None
    assert len(left_alone[0]) < 8


def test_whoever_returns_the_order_of_a_tier_loses_it(by_python, written):
    """A tier won by 100.00 is lost with 60.00 of them; a return that comes too late is refused."""
    program = palier.compile(
        f'{HEAD}earn 1 point per 1 EUR\ntier "A"\ntier "B" from 100 EUR spent\n  10% off\n'
        "returns\n  are accepted for 1 month\n"
    ).program
    path = written(
        "type,order,at,customer,product,price,quantity\n"
        "order,1,2025-01-10T10:00:00,ada,X,40.00,1\norder,1,2025-01-10T10:00:00,ada,Y,60.00,1\n"
        "order,2,2025-01-12T10:00:00,ada,X,40.00,1\n"
        "refund,1,2025-01-15T10:00:00,ada,Y,,1\n"
        "order,3,2025-01-16T10:00:00,ada,X,40.00,1\n"
        "refund,2,2025-03-01T10:00:00,ada,,,\n"
    )
    assert disagreement(path, Run(program, {})) is None
    found = steps_of(path, program)
    assert [(step.paid, step.tier) for step in found[:4]] == [
        *((10000, "B"), (3600, "B"), (-6000, "A"), (4000, "B"))
    ]
    assert (found[4].kind.value, found[4].code) == ("refused", "return-too-late")


def test_what_comes_back_on_the_day_of_a_fall_leaves_the_tier_that_time_kept(by_python, written):
    """C ends on 10 April; the day after, B is kept, whatever is ordered and comes back that day."""
    program = palier.compile(
        f'{HEAD}earn 1 point per 1 EUR\ntier "A"\ntier "B" from 100 EUR spent\n  5% off\n'
        'tier "C" from 300 EUR spent\n  10% off\n'
        "tiers\n  count the last 1 month\n  are kept for 3 months\n  go down one level at a time\n"
    ).program
    path = written(
        "type,order,at,customer,product,price,quantity\n"
        "order,1,2025-01-10T10:00:00,ada,X,400.00,1\norder,2,2025-04-11T10:00:00,ada,X,3.98,1\n"
        "refund,2,2025-04-11T11:00:00,ada,,,\norder,3,2025-04-20T10:00:00,ada,X,10.00,1\n"
    )
    assert disagreement(path, Run(program, {})) is None
    found = [(step.paid, step.tier) for step in steps_of(path, program)]
    assert found == [(40000, "C"), (0, "B"), (378, "B"), (-378, "B"), (950, "B")]


def steps_of(path, program):
    """The steps of a history by columns."""
    (_, steps), _ = both(path, Run(program, {}))
    return steps


@pytest.mark.parametrize(
    "rows",
    [
        "refund,1,2025-01-12T10:00:00,ada,,,,\nrefund,1,2025-01-13T10:00:00,ada,,,,",
        "refund,1,2025-01-12T10:00:00,ada,,1,7,",
    ],
)
def test_what_is_refused_of_a_return_is_left_to_others(by_python, written, rows):
    """All of an order twice, and a line that it has not: counted as refused."""
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n").program
    table = "type,order,at,customer,product,quantity,line,price\n"
    order = "order,1,2025-01-10T10:00:00,ada,X,1,,60.00\n"
    assert disagreement(written(f"{table}{order}{rows}\n"), Run(program, {})) is None


@pytest.mark.parametrize(
    ("rows", "paid"),
    [
        ("refund,1,2025-01-12T10:00:00,ada,,2,0,\nrefund,1,2025-01-13,ada,X,,,\n", [-4000, -2000]),
        ("refund,2,2025-01-16T10:00:00,ada,,1,,\n", [-1000]),
    ],
)
def test_what_is_left_of_a_product_comes_back_and_a_unit_of_the_only_line(
    by_python, written, rows, paid
):
    """Whatever came back before by its line, which left it as it was; it was the whole order."""
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n").program
    table = "type,order,at,customer,product,quantity,line,price\n"
    table += (
        "order,1,2025-01-10T10:00:00,ada,X,3,,20.00\norder,1,2025-01-10T10:00:00,ada,Y,1,,5.00\n"
    )
    table += "order,2,2025-01-15T10:00:00,ada,Y,4,,10.00\n"
    path = written(table + rows)
    assert disagreement(path, Run(program, {})) is None
    assert [each.paid for each in steps_of(path, program) if each.paid < 0] == paid


def test_a_return_of_what_was_not_ordered_ends_with_its_row(by_python, written):
    """More of a product than there was, and an order of which nobody knows."""
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n").program
    table = "type,order,at,customer,product,quantity,price\n"
    order = "order,1,2025-01-10T10:00:00,ada,X,1,60.00\n"
    for row in ("refund,1,2025-01-12T10:00:00,ada,X,2,\n", "refund,2,2025-01-12,ben,,,\n"):
        with pytest.raises(RowError) as refused:
            both(written(table + order + row), Run(program, {}))
        assert refused.value.row == 3


# Slow ----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_shop_with_returns_comes_to_the_same(by_python, much_returned, path):
    """All that its file says, where a kernel takes it."""
    program = palier.load(path).program
    taken = kernel_of(program).kernel is not None
    history = much_returned(program, 120, 3)
    assert not taken or disagreement(history, Run(program, {}), spending=60) is None


def test_the_longest_kernel_takes_returns_too():
    """However long it is: it is compiled in seconds."""
    text = (EXAMPLES / "coffee-chain" / "rules.en.palier").read_text(encoding="utf-8")
    taken = kernel_of(palier.compile(text).program, returns=True)
    assert taken.kernel.back is not None


@pytest.mark.slow
def test_a_compiled_kernel_takes_returns(much_returned, tmp_path, monkeypatch):
    """By LLVM, on two threads."""
    pytest.importorskip("llvmlite")
    monkeypatch.setenv("PALIER_CACHE", str(tmp_path / "kept"))
    program = palier.compile(CLUB).program
    assert disagreement(much_returned(program, 400), Run(program, {})) is None


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[
        *(HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture)
    ],
)
@given(program=shops.programmes(), seed=st.integers(0, 10**6))
def test_made_up_programmes_with_returns_come_to_the_same(by_python, much_returned, program, seed):
    """On made-up histories, where a kernel takes them."""
    assume(kernel_of(program).kernel is not None)
    assert disagreement(much_returned(program, 40, seed), Run(program, {})) is None
