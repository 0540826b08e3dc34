"""Rewards go through a kernel as they go through lives: claimed, given, brought by orders, used."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests import shops
from tests.history.compared import both, disagreement

import palier
from palier.history.fold import Run
from palier.history.kernel.reasons import kernel_of

pytest.importorskip("duckdb")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\nearn 1 point per 1 EUR\n'
TWO = (
    'reward "Mug" for 60 points\n  5 EUR off\n  valid 3 months\n'
    'reward "Bag" for 90 points\n  10% off\n'
)
TIERS = (
    'tier "A"\ntier "B" from 60 EUR spent\n  points x 2\n  5% off\n  reward "Tea" on reaching it\n'
    'tier "C" from 200 EUR spent\n  20 points on reaching it\n  reward "Mug" on reaching it\n'
    'reward "Tea"\n  product "P-001" free\n  valid 2 months\n'
)
AUTOMATIC = (
    'reward "A" for 40 points\n  3 EUR off\n  is given automatically\n  valid 2 months\n'
    'reward "B" for 90 points\n  8 EUR off\n  is given automatically\n'
    "points\n  are available 5 days after the order\n  expire 3 months after they are earned\n"
)
EVERY = (
    'reward "A" for at least 50 points in steps of 25\n  25 points = 2 EUR\n'
    "  is given automatically every quarter\n  valid until the end of the year\n"
    'reward "B" for 30 points\n  1 EUR off\n  is given automatically every month\n'
)
STEPS = (
    'reward "A" for at least 50 points in steps of 25\n  25 points = 2 EUR\n'
    "  on baskets from 60 EUR\n"
    'reward "B" for 40 points\n  2 EUR off product "P-001"\n'
)
GIFTS = (
    'reward "Cake"\n  product "CAKE" as a gift\n  valid 30 days\n'
    'reward "Pie" for 20 points\n  product "PIE" as a gift\n  is available the next day\n'
    'earn reward "Cake" on the customer\'s birthday\nearn reward "Cake" on joining\n'
    'offer "Soon"\n  from 40 EUR: reward "Cake"\n'
    'stamp card "S"\n  1 stamp per order\n  after 3 stamps: reward "Pie"\n'
    'stamp card "T"\n  1 stamp per order\n  after 4 stamps: 3 EUR off\n'
    'earn 1 stamp on "T" on the customer\'s birthday\nearn 2 stamps on "T" on joining\n'
)
PRICED = (
    f'{TIERS}reward "Mug" for 60 points\n  for 40 points when tier is at least "B"\n  5 EUR off\n'
    "  when number of orders is at least 2\n"
    'reward "Auto" for 70 points\n  2 EUR off\n  when tier is at least "B"\n'
    "  is given automatically\n"
)
WAITING = (
    'reward "Pie" for 20 points\n  2 EUR off\n  is available after the delivery\n'
    'offer "Later"\n  from 30 EUR: reward "Pie"\n'
)
PAID = (
    f"{TWO}redeem points\n  10 points = 1 EUR\n  at most 20% of the basket\n"
    "points\n  expire after 2 months without an order\n"
)
CODE = f'{TWO}offer "X" with promo code "SPRING"\n  10% off\n'
LIMITED = (
    'offer "Soon"\n  from 20 EUR: reward "Cake"\n  at most twice per month\n'
    'offer "Once"\n  reward "Pie"\n  once per customer\n'
    'reward "Cake"\n  2 EUR off\n  valid 2 months\nreward "Pie"\n  1 EUR off\n'
)
TIMED = (
    'reward "Back" for 20 points\n  2 EUR off\n  is given automatically\n'
    "  when time since the last order is at least 20 days\n"
    'reward "Often" for 35 points\n  3 EUR off\n  is given automatically\n'
    "  when number of orders is at least 3 in the last 2 months\n"
    'reward "Year" for 30 points\n  1 EUR off\n  is given automatically\n'
    "  when time since joining is above 6 months\n"
)
LEFT_OUT = (
    'segment "Quiet" when amount spent is below 60 EUR in the last 3 months\n'
    "  gets nothing of this programme\n"
    'reward "A" for 25 points\n  2 EUR off\n  is given automatically\n'
    'reward "B" for 40 points\n  for 30 points when number of orders is at least 6\n  3 EUR off\n'
    '  is given automatically\n  unless the customer has ordered product "P-004"\n'
)
SELDOM = (
    'reward "A" for 25 points\n  2 EUR off\n  is given automatically every month\n'
    "  when number of orders is below 4 in the last 3 months\n"
)
CHEAPER = (
    f'{TIERS}reward "Mug" for 90 points\n  for 45 points when tier is at least "B"\n  3 EUR off\n'
    "  is given automatically every month\n"
)
BEST = "cumulation\n  otherwise the best for the customer applies\n"
COMBINE = "cumulation\n  rewards combine with rewards\n"
IDLE = (
    f"{TWO}earn 30 points on the customer's birthday\n"
    "points\n  expire after 1 month without activity\n"
)
MANY = (TWO, TIERS + TWO, PRICED, GIFTS, STEPS, EVERY, AUTOMATIC, CODE, TIMED)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=name)
        for name, text in {
            "the first serves alone": TWO,
            "all of them serve": f"{TWO}{COMBINE}",
            "tiers give some": f"{TIERS}{TWO}",
            "the best serves": f"{CODE}{BEST}",
            "given automatically": AUTOMATIC,
            "given every month": EVERY,
            "in steps": f"{STEPS}{COMBINE}",
            "given by a birthday, an offer, a card": GIFTS,
            "that cost less at some tiers": PRICED,
            "that wait": WAITING,
            "beside paying with points": PAID,
            "idle customers": IDLE,
            "given within limits": LIMITED,
            "on conditions that time turns": TIMED,
            "to who is not left out": LEFT_OUT,
            "on conditions, every month": SELDOM,
            "that cost less at some tiers, every month": CHEAPER,
        }.items()
    ],
)
def test_rewards_come_to_the_same(by_python, regulars, left_alone, text):
    """One by one; most lives go through the kernel, and vouchers are given and used in them."""
    program = palier.compile(f"{HEAD}{text}").program
    path = regulars(110)
    assert disagreement(path, Run(program, {})) is None
    assert len(left_alone[0]) <= 2
    (done, _), _ = both(path, Run(program, {}))
    assert {"given", "used"} == {what for what, _ in done.figures.rewards} or text == WAITING


@pytest.mark.parametrize("spending", [40, None])
def test_who_spends_less_often_keeps_more_vouchers(by_python, regulars, spending):
    """What is given and not used stays in hand, and lapses."""
    program = palier.compile(f"{HEAD}{TIERS}{TWO}{BEST}").program
    assert disagreement(regulars(100, 2), Run(program, {}), spending=spending) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=name)
        for name, text in {
            "all of them serve": f"{TWO}{COMBINE}",
            "tiers give some": f"{TIERS}{TWO}{BEST}",
            "given automatically": AUTOMATIC,
            "given by a birthday, an offer, a card": GIFTS,
            "idle customers": IDLE,
            "given within limits": LIMITED,
            "on conditions that time turns": TIMED,
            "not given back": f"{TWO}returns\n  do not give back rewards\n  leave limits used\n",
            "tested again": f"{CODE}returns\n  test the discounts again\n",
            "tiers by the balance": (
                f'tier "A"\ntier "B" from 50 points in the balance\n  5% off\n{TWO}'
            ),
        }.items()
    ],
)
def test_rewards_of_what_comes_back_come_to_the_same(by_python, regulars, text):
    """Vouchers that orders used come back to hand, those that they gave are put away."""
    program = palier.compile(f"{HEAD}{text}").program
    assert disagreement(regulars(80, returns=True), Run(program, {})) is None


REWARDED = f"{TIERS}{TWO}tiers\n  count the last 3 months\n".replace(
    "  20 points on reaching it\n", ""
)


@pytest.mark.parametrize("text", [f"{TWO}{COMBINE}", f"{TIERS}{TWO}{BEST}", GIFTS, REWARDED])
def test_few_customers_with_returns_are_left(by_python, much_returned, left_alone, text):
    """Of a history in which two orders of five come back, in part or whole."""
    program = palier.compile(f"{HEAD}{text}").program
    assert disagreement(much_returned(program, 80), Run(program, {})) is None
    assert len(left_alone[0]) < 8


def test_a_cheque_comes_back_with_its_order_and_serves_again(by_python, written):
    """200 points bought it before order 2; order 2 comes back, and order 3 uses it."""
    program = palier.compile(
        f'{HEAD}reward "Ten" for 200 points\n  10 EUR off\n'
        "cumulation\n  points are earned with rewards\n"
    ).program
    path = written(
        "type,order,at,customer,price\n"
        "order,1,2025-01-10T10:00:00,ada,210.00\norder,2,2025-01-12T10:00:00,ada,40.00\n"
        "refund,2,2025-01-13T10:00:00,ada,\norder,3,2025-01-14T10:00:00,ada,40.00\n"
    )
    (done, steps), _ = both(path, Run(program, {}))
    assert done.engine[0].kernel is not None
    assert disagreement(path, Run(program, {})) is None
    told = [(e.paid, e.vouchers_given, e.vouchers_used, e.vouchers_back) for e in steps]
    assert told == [
        *((21000, (), (), ()), (0, ("Ten",), (), ()), (3000, (), ("Ten",), ())),
        *((-3000, (), (), ("Ten",)), (3000, (), ("Ten",), ())),
    ]


STAMPS = (
    'stamp card "S"\n  1 stamp per order\n  after 3 stamps: 5 EUR off\n'
    "  stamps expire after 1 month without a stamp\n"
    'stamp card "Tea | time"\n  1 stamp per item\n  only product "P-001"\n'
    "  after 3 stamps: 10% off\n"
    "  stamps expire after 20 days without a stamp\n"
)


@pytest.mark.parametrize("returns", [False, True])
def test_stamps_that_expire_come_to_the_same(by_python, regulars, left_alone, returns):
    """Cards are emptied when nobody has stamped them for long, whatever comes back later."""
    program = palier.compile(f"{HEAD}{STAMPS}").program
    assert disagreement(regulars(120, returns=returns), Run(program, {})) is None
    assert len(left_alone[0]) <= 2


def test_the_dearest_reward_is_claimed_before_an_order_and_used_in_it(by_python, written):
    """300 points buy the cheque of 30, which is taken off the next order; 10 points are left."""
    program = palier.compile(
        f'{HEAD}reward "Ten" for 200 points\n  10 EUR off\n'
        'reward "Thirty" for 300 points\n  30 EUR off\n'
        "cumulation\n  points are earned with rewards\n"
    ).program
    path = written(
        "order,at,customer,price\n"
        "1,2025-01-10T10:00:00,ada,310.00\n2,2025-01-12T10:00:00,ada,40.00\n"
    )
    (done, steps), _ = both(path, Run(program, {}))
    assert done.engine[0].kernel is not None
    told = [
        (each.order, each.paid, each.used, each.held, each.vouchers_given, each.vouchers_used)
        for each in steps
    ]
    assert told == [
        ("1", 31000, 0, 310, (), ()),
        ("2/claim", 0, 300, 10, ("Thirty",), ()),
        ("2", 1000, 0, 20, (), ("Thirty",)),
    ]
    assert done.figures.customers["ada"].vouchers == 1


def test_two_orders_of_a_day_whose_names_would_have_to_be_compared_are_left(
    by_python, written, left_alone
):
    """A voucher of each in hand, of two kinds: which comes first is told by the names of orders."""
    program = palier.compile(
        f'{HEAD}offer "Big"\n  from 50 EUR: reward "Tea"\n'
        'offer "Small"\n  when basket total is below 50 EUR\n  reward "Pie"\n'
        'reward "Tea"\n  3 EUR off\n  on baskets from 20 EUR\n'
        'reward "Pie"\n  2 EUR off\n'
    ).program
    path = written(
        "order,at,customer,price\n"
        "b,2025-01-10T10:00:00,ada,60.00\na,2025-01-10T11:00:00,ada,10.00\n"
        "c,2025-01-12T10:00:00,ada,40.00\nd,2025-01-12T10:00:00,ben,40.00\n"
    )
    assert disagreement(path, Run(program, {})) is None
    assert left_alone[0] == ["ada"]


def test_a_reward_comes_on_the_day_on_which_time_makes_its_condition_hold(by_python, written):
    """To who has been a customer for a month: neither before, nor with whatever happens next."""
    program = palier.compile(
        f'{HEAD}reward "A" for 40 points\n  3 EUR off\n  is given automatically\n'
        "  when time since joining is at least 1 month\n"
    ).program
    rows = "1,2025-01-10T10:00:00,ada,60.00\n2,2025-05-10T10:00:00,ben,1.00\n"
    path = written(f"order,at,customer,price\n{rows}")
    assert disagreement(path, Run(program, {})) is None
    _, (_, steps) = both(path, Run(program, {}))
    given = [(each.day.isoformat(), each.vouchers_given) for each in steps if each.vouchers_given]
    assert given == [("2025-02-10", ("A",))]


# Slow ----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "spending"), [(1, 100), (2, 50)])
@pytest.mark.parametrize(
    "text", [TWO, TIERS + TWO, PRICED, GIFTS, STEPS, EVERY, AUTOMATIC, CODE, TIMED]
)
@pytest.mark.parametrize("rules", ["", BEST, COMBINE, f"{COMBINE}  rewards combine with offers\n"])
def test_more_customers_with_rewards_come_to_the_same(
    by_python, regulars, text, rules, seed, spending
):
    """Whatever serves with what."""
    program = palier.compile(f"{HEAD}{text}{rules}").program
    assert disagreement(regulars(200, seed), Run(program, {}), spending=spending) is None


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "spending"), [(1, 100), (2, 50)])
@pytest.mark.parametrize(
    "text", [TWO, TIERS + TWO, PRICED, GIFTS, STEPS, EVERY, AUTOMATIC, CODE, TIMED]
)
@pytest.mark.parametrize("rules", ["", BEST, COMBINE])
def test_more_returns_with_rewards_come_to_the_same(
    by_python, regulars, text, rules, seed, spending
):
    """Whatever comes back of what."""
    program = palier.compile(f"{HEAD}{text}{rules}").program
    path = regulars(130, seed, returns=True)
    assert disagreement(path, Run(program, {}), spending=spending) is None


@pytest.mark.slow
@pytest.mark.parametrize("returns", [False, True])
def test_a_compiled_kernel_takes_rewards(regulars, tmp_path, monkeypatch, returns):
    """By LLVM, on two threads."""
    pytest.importorskip("llvmlite")
    monkeypatch.setenv("PALIER_CACHE", str(tmp_path / "kept"))
    program = palier.compile(f"{HEAD}{TIERS}{TWO}{COMBINE}").program
    assert disagreement(regulars(600, returns=returns), Run(program, {})) is None


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[
        *(HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture)
    ],
)
@given(program=shops.programmes(), seed=st.integers(0, 10**6), returns=st.booleans())
def test_made_up_programmes_with_rewards_come_to_the_same(
    by_python, regulars, program, seed, returns
):
    """On customers who come often, where a kernel takes them."""
    assume(program.rewards and kernel_of(program).kernel is not None)
    assert disagreement(regulars(100, seed, returns=returns), Run(program, {})) is None
