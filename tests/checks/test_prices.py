"""Cliffs and rewards: what is said of prices is what an order pays."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import palier
from palier.account.order import Order, OrderLine
from palier.account.standing import Standing
from palier.checks.asked import asked
from palier.checks.witness import Witness
from palier.compiling import compiled
from palier.engines.quote import by_reference
from palier.problem.advice import Cliff
from palier.quantity import Money
from palier.source import SourceText

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
CENTS = st.integers(1, 30_000)


def plain(minor):
    """Write an amount as the language and JSON both read it."""
    return Money(minor, "EUR").plain()


def paid(program, minor):
    """Give what a basket pays, in cents, as the engine reckons it."""
    quote = program.quote({"lines": [{"price": plain(minor), "quantity": 1}]}, guest=True)
    return int(quote.to_pay * 100)


def cliffs(program):
    """Give the cliffs told of a programme."""
    return [each for each in program.problems if isinstance(each, Cliff)]


@pytest.mark.parametrize(
    ("clauses", "title"),
    [
        (
            "from 50 EUR: 5 EUR off\n  from 150 EUR: 10% off and free shipping",
            "a basket of €150 pays €135, one of €149.99 pays €144.99",
        ),
        (
            "above 150 EUR: 10% off",
            "a basket of €150.01 pays €135.01, one of €150 pays €150",
        ),
        (
            "from 100 EUR: 50% off up to 15 EUR",
            "a basket of €100 pays €85, one of €99.99 pays €99.99",
        ),
        (
            "on baskets from 80 EUR\n  5 EUR off",
            "a basket of €80 pays €75, one of €79.99 pays €79.99",
        ),
        (
            "when basket total is above 80 EUR\n  5 EUR off",
            "a basket of €80.01 pays €75.01, one of €80 pays €80",
        ),
        (
            'only category "Soap"\n  from 80 EUR: 5 EUR off',
            "a basket of €80, all of it eligible, pays €75, one of €79.99 pays €79.99",
        ),
    ],
)
def test_a_cliff_is_told_with_both_baskets(found, clauses, title):
    """Exact to the cent, as an order would be reckoned."""
    assert found(f'offer "O"\n  {clauses}\n').titles == [title]


@pytest.mark.parametrize(
    "clauses",
    [
        "10% off",
        "from 50 EUR: free shipping",
        "from 50 EUR: 20 extra points",
        "from 4 items: 10% off",
        "from 50 EUR: 50% off the cheapest item",
    ],
)
def test_where_no_basket_pays_less_there_is_no_cliff(found, clauses):
    """What depends on the goods, or takes nothing off, makes none."""
    assert "cliff" not in found(f'offer "O"\n  {clauses}\n').codes


def test_only_the_deepest_cliffs_are_told(found):
    """Three of them, and how many others there are."""
    offers = [f'offer "O{each}"\n  from {each}0 EUR: {each} EUR off\n' for each in range(1, 8)]
    odd = found("".join(offers))
    assert odd.codes == ["cliff"] * 3
    assert [each.at.minor for each in odd.problems] == [5000, 6000, 7000]
    assert sum(each.more for each in odd.problems) == 4


@given(
    low=CENTS,
    high=st.integers(2, 30_000),
    money=st.integers(2, 30_000),
    percent=st.integers(1, 100),
    basis=st.sampled_from(["", "cumulation\n  percentages are taken on the basket total\n"]),
)
def test_what_a_cliff_says_is_what_the_orders_pay(low, high, money, percent, basis):
    """The engine gives both baskets exactly these prices."""
    text = f"""{HEAD}offer "O"
  above {plain(low)} EUR: {plain(money)} EUR off
  from {plain(low + high)} EUR: {percent}% off
{basis}"""
    program = palier.compile(text)
    told = cliffs(program)
    assert told
    for each in told:
        assert paid(program, each.below.minor) == each.below_pays.minor
        assert paid(program, each.at.minor) == each.at_pays.minor
        assert each.at_pays.minor < each.below_pays.minor


@given(minor=CENTS, thousandths=st.integers(1, 100_000))
def test_a_percentage_rounds_half_up(minor, thousandths):
    """Never more than half a cent away, and up from the middle."""
    percent = Fraction(thousandths, 1000)
    program = palier.compile(f'{HEAD}offer "O"\n  {float(percent):.3f}% off\n')
    exact = percent * minor / 100
    rounded = minor - paid(program, minor)
    assert Fraction(-1, 2) < rounded - exact <= Fraction(1, 2)


def test_what_a_cliff_says_counts_every_offer_that_the_order_has(found):
    """Two that begin a cent apart: the larger basket has both."""
    odd = found('offer "A"\n  above 50 EUR: 1 EUR off\noffer "B"\n  from 50 EUR: 2 EUR off\n')
    assert odd.titles == [
        "a basket of €50.01 pays €47.01, one of €50 pays €48",
        "a basket of €50 pays €48, one of €49.99 pays €49.99",
    ]


@pytest.mark.parametrize(
    "always", ['offer "For all"\n  10% off\n', "first order\n  1 EUR off\n", ""]
)
def test_a_segment_that_another_benefit_keeps_out_has_no_cliff(found, always):
    """An order that has the offer for all never has what the segment gives."""
    segment = 'segment "S"\n  when channel is "web"\n  from 50 EUR: 5 EUR off\n'
    codes = found(always + segment).codes
    assert ("cliff" in codes) == ("For all" not in always)


LIMITS = [
    "from 1 March 2026 to 3 March 2026",
    "every 29 February",
    "between 22:00 and 2:00",
    "on the customer's birthday",
    "on the 5th order",
    "on every 3rd order",
    "only items on sale",
    'when customer type is "pro" and number of orders is above 4',
    'when customer group is one of "a", "b"',
    "when time since joining is at least 6 months",
    "when time since the last order is above 90 days",
    "when amount spent is at least 5 EUR in the last 3 months",
    'when number of "review" activities is at least 2',
    "when number of referrals is above 2",
    "when points balance is at least 100",
    'when tier is at least "Gold"',
    'when payment method is "card"',
    "when a promo code is used",
    'when shipping method is "Relay"',
    'when delivery city is "Paris" or delivery postcode is "69001"',
    "when number of items is at least 3",
    'when total of category "A" is at least 20 EUR',
    'when the basket contains product "P"',
    'when the box "x" is ticked',
    'when the customer has ordered product "P"',
]


@pytest.mark.parametrize("limit", LIMITS)
def test_somebody_is_found_for_whom_a_rule_works(found, limit):
    """Whatever it asks for: else its cliff could not be told."""
    text = f'tier "Gold" from 5 orders\noffer "O"\n  {limit}\n  from 80 EUR: 5 EUR off\n'
    assert "cliff" in found(text).codes


REWARDS = [
    ("10 EUR off", 200, "30 EUR off", 300, ["waiting"]),
    ("10 EUR off", 200, "25 EUR off", 300, ["waiting"]),
    ("10 EUR off", 200, "24 EUR off", 300, []),
    ("10 EUR off", 200, "20 EUR off", 400, []),
    ("10 EUR off", 200, "15 EUR off", 400, ["smaller rewards"]),
    ("10 EUR off", 200, "free shipping", 400, []),
    ("10% off", 200, "30% off", 300, []),
    ('10 EUR off category "A"', 200, "30 EUR off", 300, []),
]


@pytest.mark.parametrize(("one", "cost", "other", "other_cost", "by"), REWARDS)
def test_a_reward_is_beaten_by_what_gives_more_for_the_points(
    found, one, cost, other, other_cost, by
):
    """Two small ones, or one that is worth a quarter more than waiting costs."""
    text = f"""earn 1 point per 1 EUR
reward "A" for {cost} points
  {one}
reward "B" for {other_cost} points
  {other}
"""
    assert [each.by.value for each in found(text).problems] == by


@pytest.mark.parametrize(
    ("redeem", "by"),
    [
        ("10 points = 1 EUR", ["paying with points"]),
        ("20 points = 1 EUR", []),
        ("10 points = 1 EUR\n  at most 5 EUR per order", []),
        ("10 points = 1 EUR\n  at most 50% of the basket", []),
        ("10 points = 1 EUR\n  at least 300 points at once", []),
        ("10 points = 1 EUR\n  on baskets from 80 EUR", ["paying with points"]),
        ('10 points = 1 EUR\n  when channel is "web"', []),
    ],
)
def test_a_reward_is_beaten_by_paying_with_the_points(found, redeem, by):
    """200 points at 10 for 1 EUR are 20 EUR, twice the reward."""
    reward = 'earn 1 point per 1 EUR\nreward "A" for 200 points\n  10 EUR off\n'
    text = f"{reward}redeem points\n  {redeem}\n"
    assert [each.by.value for each in found(text).problems] == by


VOUCHER = 'reward "V"\n  3 EUR off\n\n'


@pytest.mark.parametrize(
    "rules",
    [
        'offer "O"\n  from 50 EUR: reward "V" and 5 EUR off\n',
        'tier "A"\n\ntier "B" from 100 EUR spent\n  from 50 EUR: reward "V" and 5 EUR off\n',
        'tier "A"\n  5 EUR off\n\ntier "B" from 50 EUR spent\n  reward "V" on reaching it\n',
        'earn reward "V" on joining\n\nfirst order\n  2 EUR off\n',
        'referral\n  every 2 friends: reward "V"\n',
        'stamp card "S"\n  1 stamp per order\n  after 1 stamp: reward "V"\n',
    ],
)
def test_an_order_that_is_asked_about_may_give_a_voucher(rules):
    """What an order gives is named in the answer, though nobody brings one."""
    offer = 'offer "A"\n  from 50 EUR: 5 EUR off\n'
    assert cliffs(palier.compile(f"{HEAD}\n{VOUCHER}{rules}\n{offer}"))


@pytest.mark.parametrize(
    "rules",
    [
        'offer "A"\n  from 50 EUR: 5 EUR off\n',
        'earn 1 point per 1 EUR\n\noffer "A"\n  5 EUR off\n',
        'offer "A"\n  when number of orders is 0\n  5 EUR off\n',
        'segment "S"\n  when number of orders is 0\n  5 EUR off\n',
        'tier "A"\n  5 EUR off\n',
        "first order\n  5 EUR off\n",
        'tier "A"\n\ntier "B" from 100 EUR spent\n  5 EUR off\n',
    ],
)
def test_a_part_of_a_programme_takes_off_what_the_whole_does(rules):
    """From the order of somebody with an account, whatever asks for one."""
    program = compiled(SourceText.of(f"{HEAD}\n{rules}")).program
    assert program is not None
    order = Order(at=dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC), lines=(OrderLine(100_00),))
    tier = program.tiers[0].label if program.tiers else None
    witness = Witness(order, Standing(member=True, tier=tier))
    part = asked(program, witness)
    assert part is not None
    assert part.outcome.discounts == by_reference(program, *witness).outcome.discounts
