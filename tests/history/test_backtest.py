"""What a history comes to under a programme, reckoned by hand."""

import datetime as dt
from fractions import Fraction

import pytest

from palier.history.as_json import to_json
from palier.history.assumptions import Assumed
from palier.history.backtest import Engine, backtest
from palier.history.fold import Run
from palier.history.rows import RowError
from palier.history.spending import Spending, worth_of_one
from palier.history.step import Kind
from palier.history.table import opened
from palier.tree import Occasion

pytest.importorskip("duckdb")
RULES = """earn 1 point per 1 EUR
redeem points
  10 points = 1 EUR
tier "A"
tier "B" from 100 EUR spent
  free shipping
points
  expire 2 months after they are earned
"""
TABLE = """order,at,customer,product,price,quantity,cost,shipping_cost
1,2025-01-10,ada,X,60.00,1,30.00,5.00
2,2025-02-10,ada,X,50.00,2,30.00,
3,2025-03-01,ada,Y,50.00,1,10.00,5.00
4,2025-01-20,ben,Y,20.00,1,10.00,5.00
5,2025-04-01,,Y,10.00,1,10.00,5.00
"""


@pytest.fixture
def put_through(written, programme):
    """Put a table through rules: as few words as may be."""

    def run(rules=RULES, table=TABLE, against=None, spending=100, told=None, engine=None):
        runs = [Run(programme(each), {}) for each in (rules, against) if each]
        with opened(written(table), "Europe/Paris") as there:
            return backtest(there, *runs, spending=Spending(spending), told=told, engine=engine)

    return run


def test_what_is_paid_given_and_held_is_what_a_hand_reckons(put_through):
    """Ada pays 6.00 of her second order with 60 points, and is a B for the third."""
    figures = put_through().figures
    whole = figures.whole
    assert (whole.orders, whole.goods, whole.off, whole.paid) == (5, 24000, 600, 23400)
    assert (whole.shipping, figures.given) == (500, 1100)
    assert (whole.earned, whole.used, whole.expired, whole.held) == (130, 60, 20, 50)
    assert (figures.owed, figures.used_share) == (500, Fraction(3, 4))
    assert whole.cost == 3000 + 6000 + 1000 + 1000 + 1000
    assert figures.lapses == {"2025-05": 50}


def test_points_expire_in_the_month_they_expire(put_through):
    """Ben's 20 points are used by 20 March, and he never comes again."""
    months = put_through().figures.months
    assert {name: each.expired for name, each in months.items() if each.expired} == {"2025-03": 20}


def test_who_climbs_is_counted_in_the_month(put_through):
    """Ada is a B from February on."""
    found = dict(put_through().figures.tiers_by_month())
    assert found["2025-01"] == {"A": 2, "B": 0}
    assert found["2025-02"] == {"A": 1, "B": 1}


def test_each_rule_is_told_what_it_gave(put_through):
    """6.00 by points, 5.00 by the tier, 130 points by the first rule."""
    found = {name: (each.off, each.points) for name, each in put_through().figures.rules.items()}
    assert found == {
        "redeem points": (600, 0),
        "B": (500, 0),
        "earn 1 point per 1 EUR": (0, 130),
    }


OTHERWISE = """earn 1 point per 1 EUR
earn 10 points on joining
earn 20 points on the customer's birthday
"""
BORN = """order,at,customer,price,birthday
1,2025-01-10,ada,60.00,--03-01
2,2025-04-10,ben,50.00,
3,2025-04-11,,50.00,
"""


def test_what_no_order_gives_stands_by_its_rule_too(put_through):
    """Ada joins before she orders, and has a birthday; Ben joins by ordering: all is told."""
    figures = put_through(rules=OTHERWISE, table=BORN, spending=0).figures
    given = {rule: (each.orders, each.points) for rule, each in figures.by_rule()}
    assert given == {
        "earn 1 point per 1 EUR": (2, 110),
        "earn 10 points on joining": (1, 20),
        "earn 20 points on the customer's birthday": (0, 20),
    }
    assert sum(points for _, points in given.values()) == figures.whole.earned


WELCOME = """earn 1 point per 1 EUR
earn 30 points on joining
redeem points
  10 points = 1 EUR
reward "Mug" for 20 points
  1 EUR off
earn reward "Mug" on joining
cumulation
  everything combines
"""


@pytest.mark.parametrize("engine", [Engine.ORDERS, Engine.COLUMNS])
@pytest.mark.parametrize("birthday", ["", "--03-01"])
def test_what_joining_gives_pays_for_no_order_by_which_somebody_joins(
    by_python, written, programme, engine, birthday
):
    """Of whom a birthday is told, the welcome paid for the first order, which then earned none."""
    rows = f"1,2025-01-10,ada,60.00,{birthday}\n2,2025-01-11,ada,60.00,{birthday}\n"
    with opened(written(f"order,at,customer,price,birthday\n{rows}"), "Europe/Paris") as table:
        run = Run(programme(WELCOME), {})
        figures = backtest(table, run, spending=Spending(100), engine=engine).figures
    assert (figures.whole.earned, figures.whole.used, figures.whole.off) == (90, 90, 900)


DID = """type,activity,order,at,customer,price
activity,review,,2025-01-10,ada,
,,1,2025-02-10,ada,60.00
"""
REVIEWS = 'earn 15 points per "review"\n'


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (REVIEWS, {'earn 15 points per "review"': 15}),
        (f"{REVIEWS}earn 20 points on joining\n", {Occasion.ACTIVITY: 35}),
        (f"{REVIEWS}earn 20 status points on joining\n", {'earn 15 points per "review"': 15}),
        (
            f'{REVIEWS}tier "A"\ntier "B" from 1 "review"\n  7 points on reaching it\n',
            {Occasion.ACTIVITY: 22},
        ),
    ],
)
def test_what_else_comes_of_an_activity_is_not_told_as_given_by_its_rule(put_through, rules, told):
    """Who joins by it, or reaches a tier by it, has that too: its rule gave 15, not 35."""
    figures = put_through(rules=rules, table=DID, spending=0).figures
    assert {rule: each.points for rule, each in figures.by_rule() if each.points} == told


def test_a_rule_that_gives_points_per_friend_is_told_by_its_name(put_through):
    """The referral gives on orders, and they are told by its name: it was no rule of the twenty."""
    rules = "earn 1 point per 1 EUR\nearn 20 points per referral\n"
    rules += "referral\n  the friend gets 50 points\n  every friend: 100 points\n"
    table = """order,at,customer,price,referred_by
1,2025-01-10,ada,10.00,
2,2025-01-11,ben,10.00,ada
3,2025-01-12,ada,10.00,
"""
    figures = put_through(rules=rules, table=table, spending=0).figures
    assert {rule: each.points for rule, each in figures.by_rule()} == {
        "earn 1 point per 1 EUR": 30,
        "earn 20 points per referral": 20,
        "referral": 150,
    }


def test_what_several_rules_may_have_given_stands_by_its_occasion(put_through):
    """On a birthday two rules give: together they gave 25 points."""
    rules = OTHERWISE + "earn 5 points on the customer's birthday\n"
    figures = put_through(rules=rules, table=BORN, spending=0).figures
    every = to_json(figures, figures.program)["rules"]
    told = [each for each in every if each["occasion"] == "birthday"]
    assert [(each["rule"], each["points"]) for each in told] == [(None, 25)]


def test_an_order_that_is_half_a_customers_is_refused(put_through):
    """Left empty in its second row, it would be Ada's and a guest's: two orders of one."""
    table = "order,at,customer,price\n1,2025-01-10,ada,60.00\n1,2025-01-10,,40.00\n"
    with pytest.raises(RowError) as raised:
        put_through(table=table)
    assert (raised.value.row, raised.value.facts) == (3, {"order": "1"})


TREATED = """earn 1 point per 1 EUR
reward "5 off" for 50 points
  5 EUR off
  valid 2 months
earn reward "5 off" on the customer's birthday
"""


@pytest.mark.parametrize(("until", "in_hand"), [("2025-04-30", 1), ("2025-05-02", 0)])
def test_vouchers_that_are_not_used_are_owed_until_they_expire(put_through, until, in_hand):
    """Ada's is of 1 March: good until 1 May, and no part of what her points are worth."""
    table = BORN.split("2,", maxsplit=1)[0] + f"2,{until},ben,1.00,\n"
    figures = put_through(rules=TREATED, table=table, spending=0).figures
    told = to_json(figures, figures.program)
    assert (figures.in_hand.total(), told["vouchers_worth"]) == (in_hand, f"{5 * in_hand}.00")
    counts = {"given": 1, "used": 0, "gone": 1 - in_hand, "in_hand": in_hand, "customers": 1}
    (reward,) = told["rewards"]
    assert reward == reward | counts | {"had_enough": 1, "uptake_percent": "50.0"}


IN_STEPS = """earn 1 point per 1 EUR
reward "Club voucher" for at least 150 points in steps of 50
  100 points = 1 EUR
  is given automatically every quarter
"""
FULL = """order,at,customer,price
1,2025-01-05,ada,333.00
2,2025-01-05,ben,166.00
3,2025-04-05,cleo,1.00
"""


@pytest.mark.usefixtures("by_python")
@pytest.mark.parametrize("engine", Engine)
def test_a_voucher_in_steps_is_owed_at_what_was_put_into_it(put_through, engine):
    """Six steps of Ada's 333 points, three of Ben's 166: 4.50 at 100 for 1 EUR, and 50 left."""
    figures = put_through(rules=IN_STEPS, table=FULL, spending=0, engine=engine).figures
    told = to_json(figures, figures.program)
    assert (told["vouchers_worth"], told["outstanding"]) == ("4.50", 50)
    assert told["outstanding_worth"] == "0.50"
    assert [each.in_hand for each in figures.customers.values()] == [300, 150, 0]


def test_who_would_have_a_voucher_no_more_is_worse_off(put_through):
    """The other file gives nothing on a birthday: Ada loses the voucher she holds."""
    without = TREATED.partition("earn reward")[0]
    done = put_through(rules=TREATED, table=BORN, against=without, spending=0)
    assert sorted(done.gains) == [-500, 0]


def test_a_guest_has_no_account(put_through):
    """One order of a guest, and two customers."""
    figures = put_through().figures
    assert (figures.guests.orders, sorted(figures.customers)) == (1, ["ada", "ben"])


@pytest.mark.parametrize(("share", "used"), [(None, 0), (0, 0), (100, 60)])
def test_how_customers_spend_is_assumed(put_through, share, used):
    """Never, always, or as the table says: which is nothing here."""
    assert put_through(spending=share).figures.whole.used == used


def test_what_the_table_says_was_used_is_used(put_through):
    """Ten points of sixty."""
    table = TABLE.replace("shipping_cost\n", "shipping_cost,use_points\n").replace(
        "2,30.00,\n", "2,30.00,,10\n"
    )
    assert put_through(table=table, spending=None).figures.whole.used == 10


def test_what_comes_back_is_taken_off_all_sums(put_through):
    """One X of two comes back: half of 94.00 is refunded, and half of the 60 points given back."""
    back = "type,order,at,customer,product,price,quantity,cost,shipping_cost\n"
    rows = [f",{row}\n" for row in TABLE.splitlines()[1:]]
    table = back + "".join(rows) + "refund,2,2025-02-12,ada,X,,1,,\n"
    whole = put_through(table=table).figures.whole
    assert (whole.returns, whole.goods, whole.paid) == (1, 24000 - 5000, 23400 - 4700)
    assert (whole.cost, whole.used) == (12000 - 3000, 60 - 30)


def test_a_reward_is_claimed_as_soon_as_it_can_be(put_through):
    """50 of 60 points are 4.00 off the next order, which earns none; so much they are worth."""
    rules = 'earn 1 point per 1 EUR\nreward "R" for 50 points\n  4 EUR off\n'
    done = put_through(rules=rules)
    assert done.figures.rewards == {("given", "R"): 1, ("used", "R"): 1}
    assert (done.figures.whole.off, worth_of_one(done.figures.program)) == (400, Fraction(400, 50))


def test_what_is_refused_is_counted_and_left_out(put_through):
    """A return a year later is not accepted, and its row is told."""
    head = "type,order,at,customer,product,price,quantity\n"
    table = head + ",1,2025-01-10,ada,X,60.00,1\nrefund,1,2026-03-01,ada,X,,1\n"
    rules = RULES + "returns\n  are accepted for 3 months\n"
    figures = put_through(rules=rules, table=table).figures
    assert figures.refused == {"return-too-late": 1}
    assert figures.first_refused["return-too-late"][0] == 3
    assert figures.whole.paid == 6000


def test_two_programmes_go_through_the_same_orders(put_through):
    """Two points per euro instead of one: 21.00 more for Ada, 2.00 for Ben, at 10 points a euro."""
    rules = "earn {} per 1 EUR\nredeem points\n  10 points = 1 EUR\n"
    done = put_through(rules=rules.format("1 point"), against=rules.format("2 points"), spending=0)
    assert sorted(done.gains) == [200, 2100]
    assert [(each.order, each.change) for each in done.shown] == [
        ("3", 500),
        ("1", 600),
        ("2", 1000),
    ]


def test_who_loses_is_told_apart_from_who_gains(put_through):
    """An offer of 10 EUR on 60 against one of 5 % on everything."""
    rules = 'offer "O"\n  10 EUR off\n  when basket total is at least 60 EUR\n'
    done = put_through(rules=rules, against='offer "O"\n  5% off\n')
    assert sorted(done.gains) == [-1000 + 300 - 1000 + 500 + 250, 100]


def test_friends_who_count_are_counted(put_through):
    """Ben was brought by Ada: her points for him are among the figures."""
    table = TABLE.replace("shipping_cost\n", "shipping_cost,referred_by\n").replace(
        "10.00,5.00\n5", "10.00,5.00,ada\n5"
    )
    figures = put_through(rules="earn 7 points per referral\n", table=table, spending=0).figures
    assert (figures.whole.earned, figures.customers["ada"].held) == (7, 7)


def test_the_same_orders_in_any_order_come_to_the_same(put_through):
    """Rows upside down."""
    first, *rows = TABLE.splitlines()
    upside_down = "\n".join((first, *reversed(rows))) + "\n"
    found = [put_through(table=each).figures for each in (TABLE, upside_down)]
    told = [to_json(each, each.program) for each in found]
    assert told[0] == told[1]


def test_every_step_is_told(put_through):
    """Whoever listens hears of each order in turn."""
    steps = []
    put_through(told=steps.append)
    orders = [(each.order, each.day) for each in steps if each.kind is Kind.ORDER]
    assert orders[0] == ("5", dt.date(2025, 4, 1))
    assert [order for order, _ in orders] == ["5", "1", "2", "3", "4"]


@pytest.mark.parametrize("engine", Engine)
def test_an_order_counts_once_for_a_rule_that_gives_it_several_things(
    by_python, written, programme, engine
):
    """Money off, shipping and points of a first order; two lines that earn by the same words."""
    rules = "first order\n  10% off\n  free shipping\n  50 extra points\n"
    rules += 'earn 1 point per 1 EUR\n  only product "A"\n'
    rules += 'earn 1 point per 1 EUR\n  only product "B"\n'
    rules += "cumulation\n  points are earned with first order benefits\n"
    table = "order,at,customer,product,price,shipping_cost\n"
    table += "1,2025-01-10,ada,A,60.00,5.00\n1,2025-01-10,ada,B,20.00,\n"
    table += "2,2025-02-10,ada,A,50.00,5.00\n"
    run = Run(programme(rules), {})
    with opened(written(table), "Europe/Paris") as there:
        figures = backtest(there, run, spending=Spending(0), engine=engine).figures
    first, earn = figures.rules["first order"], figures.rules["earn 1 point per 1 EUR"]
    assert (first.orders, first.goods, first.off, first.points) == (1, 8000, 1300, 50)
    assert (earn.orders, earn.goods, earn.off, earn.points) == (2, 13000, 0, 72 + 50)


def test_figures_in_json_are_texts_and_whole_numbers(put_through):
    """No money is a float."""
    figures = put_through().figures
    told = to_json(figures, figures.program)
    assert (told["given"], told["given_percent"], told["outstanding"]) == ("11.00", "4.7", 50)
    assert told["outstanding_worth"] == "5.00"
    assert told["months"][0]["month"] == "2025-01"
    assert "float" not in {
        type(each).__name__ for month in told["months"] for each in month.values()
    }


def test_a_pot_is_money(put_through, programme):
    """5 % of what is paid, one for one."""
    rules = "earn 5% of purchases\n"
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    figures = put_through(
        rules=head + '  customers collect cashback called "pot"\n' + rules, spending=0
    ).figures
    assert (figures.whole.held, figures.owed) == (1150, 1150)
    assert to_json(figures, figures.program)["outstanding"] == "11.50"


HEADED = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n  runs {}\n'


@pytest.mark.parametrize(
    ("runs", "moved"),
    [
        ("from 1 January 2026", True),
        ("from 1 February 2025", True),
        ("from 1 January 2024 to 31 January 2025", True),
        ("from 1 January 2025", False),
    ],
)
def test_a_programme_that_begins_later_is_applied_all_along(put_through, runs, moved):
    """What would it have cost last year? All 230 EUR of customers earn."""
    done = put_through(rules=HEADED.format(runs) + "earn 1 point per 1 EUR\n", spending=0)
    assert (done.figures.whole.earned, Assumed.ALL_ALONG in done.assumed) == (230, moved)


def test_versions_of_a_programme_rule_their_own_days(written, programme):
    """A folder says when each began: 60 and 20 points in January, then two a euro."""
    first = programme(HEADED.format("from 1 January 2025") + "earn 1 point per 1 EUR\n")
    second = programme(HEADED.format("from 1 February 2025") + "earn 2 points per 1 EUR\n")
    run = Run(second, {first.version: first})
    with opened(written(TABLE), "Europe/Paris") as table:
        done = backtest(table, run, spending=Spending(0))
    assert (done.figures.whole.earned, done.assumed) == (60 + 20 + 300, ())


def test_of_more_points_than_there_are_all_there_are_are_used(put_through):
    """The table says 500 of the 60 that Ada has: the order counts all the same."""
    table = TABLE.replace("shipping_cost\n", "shipping_cost,use_points\n").replace(
        "2,30.00,\n", "2,30.00,,500\n"
    )
    figures = put_through(table=table, spending=None).figures
    assert (figures.whole.orders, figures.whole.used, dict(figures.refused)) == (5, 60, {})


def test_an_empty_table_comes_to_nothing(put_through):
    """No orders, and no figure that is made of them."""
    figures = put_through(table="order,at,price\n").figures
    assert (figures.whole.orders, figures.given, figures.used_share) == (0, 0, None)


def test_every_month_is_there(put_through):
    """Those too in which nothing happened, up to the last day of the table."""
    table = "order,at,customer,price\n1,2025-01-10,ada,60.00\n2,2025-05-10,ada,50.00\n"
    figures = put_through("earn 1 point per 1 EUR", table).figures
    assert sorted(figures.months) == ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"]
    assert figures.last == dt.date(2025, 5, 10)
