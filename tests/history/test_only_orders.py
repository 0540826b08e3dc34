"""A kernel that tells of orders alone tells of them what one does that tells of everything."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests import shops
from tests.history.compared import CLUB
from tests.history.test_kernel_rewards import COMBINE, EVERY, GIFTS, PRICED, TIERS, TIMED, TWO

import palier
from palier.history.backtest import first_day, last_day
from palier.history.by_columns import columns_of
from palier.history.fold import Run
from palier.history.friends import Friends
from palier.history.kernel import compiled
from palier.history.kernel import parts as of
from palier.history.kernel.given import BY_RULE, What
from palier.history.kernel.reasons import kernel_of
from palier.history.spending import Spending
from palier.history.table import opened

pytest.importorskip("duckdb")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\nearn 1 point per 1 EUR\n'
PAYS = "redeem points\n  10 points = 1 EUR\n"
LEVELS = (
    'tier "A"\ntier "B" from 90 EUR spent\n  points x 2\n  5% off\n'
    'tier "C" from 180 EUR spent or 4 orders\n  points x 3\n  9% off\n'
)
LADDER = f"{LEVELS}tiers\n  count the last 2 months\n"
AT_ONCE = {
    "tiers that fall": LADDER,
    "tiers that are kept": f"{LADDER}  are kept for 1 month\n",
    "tiers of a year": f"{LEVELS}tiers\n  count the calendar year\n",
    "points that end": f"{PAYS}points\n  expire 1 month after they are earned\n",
    "points of who does nothing": f"{PAYS}points\n  expire after 1 month without an order\n",
    "points that wait": (
        f"{PAYS}points\n  are available 20 days after the order\n"
        "  expire 1 month after they are earned\n"
    ),
    "all of it": (
        f"{LADDER}  are kept for 20 days\n{PAYS}points\n  expire 2 months after they are earned\n"
    ),
}
"""Programmes of which all that time brings is found at once."""
DAY_BY_DAY = {
    "one level at a time": f"{LADDER}  are kept for 20 days\n  go down one level at a time\n",
    "a month of grace": f"{LADDER}  allow 1 month of grace\n",
    "points that a tier keeps": (
        f"{LADDER}{PAYS}points\n  expire 1 month after they are earned\n"
        '  do not expire at tier "B" or above\n'
    ),
    "tiers by the balance": f'{PAYS}tier "A"\ntier "B" from 50 points in the balance\n  5% off\n',
    "birthdays": f"{PAYS}earn 30 points on the birthday\n",
    "vouchers": f"{TIERS}{TWO}{COMBINE}",
    "gifts": GIFTS,
    "on conditions that time turns": TIMED,
    "every month": EVERY,
    "stamps that end": (
        'stamp card "S"\n  1 stamp per order\n  stamps expire after 20 days without a stamp\n'
        "  after 3 stamps: 5 EUR off\n"
    ),
}
"""Programmes that ask for each day on which time brings something."""


def told_of(path, program, *, only_orders):
    """What a kernel tells of orders, by the order, and those of lives that it leaves."""
    with opened(path, program.zone) as table:
        run = Run(program, {})
        kernel = kernel_of(program, returns=table.comes_back, only_orders=only_orders).kernel
        given = (Spending(60), (first_day(table, program), last_day(table, program)))
        friends = Friends.of(table, [run])
        made = columns_of(
            table, [kernel], *given, friends, with_ids=False, threads=1, fold=compiled.plain
        )
        batch = next(made.ways[0].reader.batches())
        (ran,) = made.ways[0].runner.run(batch)
    steps = ran.steps[:, ran.steps[of.KIND] == of.IS_ORDER]
    rows = (of.ON, of.GOODS, of.SHIPPING, of.PAID, of.GOT, of.SPENT, of.HELD, of.AFTER)
    found = dict(zip(steps[of.ORDER].tolist(), steps[[*rows]].T.tolist(), strict=True))
    left = {
        order
        for who in ran.odd.nonzero()[0].tolist()
        for order in range(batch.lives[who], batch.lives[who + 1])
    }
    assert found.keys().isdisjoint(left)
    assert len(found) + len(left) == len(batch.orders) - 1
    assert ran.steps.shape == steps.shape or not only_orders
    return found, left


def differing(path, program):
    """The orders that a kernel tells otherwise where it tells of nothing else."""
    (every, left), (alone, less) = (
        told_of(path, program, only_orders=each) for each in (False, True)
    )
    assert less <= left
    return {order: (each, alone[order]) for order, each in every.items() if each != alone[order]}


@pytest.mark.parametrize("returns", [False, True])
@pytest.mark.parametrize("name", [*AT_ONCE, *DAY_BY_DAY])
def test_orders_come_to_the_same(regulars, name, returns):
    """Whatever time brings between them: found at once, or day by day."""
    program = palier.compile(HEAD + (AT_ONCE | DAY_BY_DAY)[name]).program
    assert differing(regulars(110, returns=returns), program) == {}


def test_what_promotions_did_is_told_only_where_it_is_asked_for(regulars):
    """All else is the same, step by step."""
    program = palier.compile(CLUB).program
    path, told = regulars(110), []
    with opened(path, program.zone) as table:
        days, friends = (first_day(table, program), last_day(table, program)), Friends({})
        for promotions in (True, False):
            kernel = kernel_of(program, promotions=promotions).kernel
            given = ([kernel], Spending(60), days, friends)
            made = columns_of(table, *given, with_ids=False, threads=1, fold=compiled.plain)
            (ran,) = made.ways[0].runner.run(next(made.ways[0].reader.batches()))
            whats = {each.what for each in kernel.parts}
            kept = [at for at, each in enumerate(kernel.parts) if each.what in BY_RULE]
            told.append((whats, ran.steps.tolist(), ran.parts[kept].tolist()))
    (every, *one), (fewer, *other) = told
    assert (every - fewer, fewer) == ({What.SERVED, What.BEYOND}, BY_RULE)
    assert one == other


@pytest.mark.parametrize(("those", "by_day"), [(AT_ONCE, False), (DAY_BY_DAY, True)])
def test_time_goes_from_day_to_day_only_where_days_count(those, by_day):
    """Each programme as it stands in its table."""
    programs = [palier.compile(HEAD + each).program for each in those.values()]
    texts = [kernel_of(each, only_orders=True).kernel.text for each in programs]
    assert {"while state[DAY] < until" in each for each in texts} == {by_day}


def test_what_rules_gave_and_what_is_left_is_not_told():
    """Neither are they worked out: the text is the shorter for it."""
    program = palier.compile(HEAD + PRICED).program
    every, alone = (kernel_of(program, only_orders=each).kernel for each in (False, True))
    assert (len(every.parts) > 0, alone.parts) == (True, ())
    marks = ("IS_TIME, who", "IS_CLAIM, who", "left[0, index", "parts[index(told")
    there = [[each in kernel.text for each in marks] for kernel in (every, alone)]
    assert there == [[True] * 4, [False] * 4]


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[
        *(HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture)
    ],
)
@given(program=shops.programmes(), seed=st.integers(0, 10**6))
def test_orders_of_made_up_programmes_come_to_the_same(much_returned, program, seed):
    """On made-up histories in which much comes back, where a kernel takes them."""
    assume(kernel_of(program, returns=True).kernel is not None)
    assert differing(much_returned(program, 40, seed), program) == {}
