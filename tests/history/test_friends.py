"""Friends and activities that a table tells: each life alone comes to what all together come to."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests import shops
from tests.history.compared import both, disagreement

import palier
from palier.history.fold import Fold, Run
from palier.history.friends import Friends, entries_of, places
from palier.history.kernel.reasons import kernel_of
from palier.history.rows import RowError, lives
from palier.history.spending import Spending
from palier.history.step import Kind
from palier.history.table import opened
from palier.life.replay import History

pytest.importorskip("duckdb")
HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
FRIENDS = """earn 1 point per 1 EUR
earn 50 points per referral
referral
  counts from 20 EUR
  5 EUR off for the friend
  after 2 friends: 10 EUR off
  every 3 friends: 30 points
  at most 2 friends per month
"""


def alone(table, run):
    """The accounts of all customers, each of whom is gone through alone."""
    found = {}
    for life in Friends.of(table, [run]).lives(table, run.program):
        fold = Fold(run.program, Spending(0), run.older)
        for _ in fold.steps(entries_of(life, run.program)):
            pass
        found |= fold.shop.accounts
    return found


def together(table, run):
    """The accounts of all customers, replayed in time: what one causes is passed on."""
    every = [
        pair
        for life in lives(table, run.program)
        for pair in zip(places(life.entries), life.entries, strict=True)
    ]
    shop = History(run.program, older=run.older, answered=False)
    for _, entry in sorted(every, key=lambda each: each[0]):
        for _ in shop.entered(entry.event):
            pass
    return shop.accounts


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("counts", ["counts from 20 EUR", "counts from joining"])
def test_each_life_alone_comes_to_what_all_together_come_to(sociable, counts, back):
    """Friends, those undone too, activities: every account is that of a replay."""
    run = Run(palier.compile(HEAD + FRIENDS.replace("counts from 20 EUR", counts)).program, {})
    with opened(sociable(back=back), run.program.zone) as table:
        one, other = alone(table, run), together(table, run)
    assert one == other
    assert any(each.friends for each in one.values())


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("activity,,2025-01-02,ada,,", "needs what the customer did"),
        ("activity,,2025-01-02,,,review", "write in the column customer which one"),
        ("wish,,2025-01-02,ada,,review", "write order, refund or activity"),
        ("activity,,soon,ada,,review", "time-form"),
    ],
)
def test_an_activity_that_cannot_be_read_is_told_by_its_row(written, row, says):
    """What is missing, or wrong, and on which row."""
    table = written(f"type,order,at,customer,price,activity\n,1,2025-01-01,ada,5.00,\n{row}\n")
    with opened(table, "Europe/Paris") as read, pytest.raises(RowError) as error:
        [*lives(read, palier.compile(HEAD).program)]
    why = error.value.why.english if error.value.why else error.value.problems[0].code
    assert says in why
    assert error.value.row == 3


def test_those_who_only_do_something_or_send_friends_have_figures_too(by_python, written):
    """A customer of whom no order is told may hold points."""
    table = (
        "type,order,at,customer,price,activity,referred_by\n"
        "activity,,2025-01-02 10:00,zoe,,review,\n"
        ",1,2025-01-03,ada,50.00,,ben\n"
    )
    run = Run(palier.compile(HEAD + CLUBS["points"]).program, {})
    (by_columns, _), (one_by_one, _) = both(written(table), run)
    held = {name: each.held for name, each in one_by_one.figures.customers.items()}
    assert held == {"ada": 45, "ben": 50, "zoe": 15}
    assert by_columns.figures.customers == one_by_one.figures.customers


# By columns --------------------------------------------------------------------------------------

MORE = (
    "earn 20 points per referral\n",
    'earn 12 points per "review"\n  at most 3 times per month\n',
    'earn reward "Gift" per "follow"\nreward "Gift"\n  2 EUR off\n  valid 2 months\n',
)
CLUBS = {
    "points": FRIENDS + 'earn 15 points per "review"\n  at most 40 points per month\n',
    "tiers": """earn 1 point per 1 EUR
earn 20 points per referral
earn 20 points on joining
tier "A"
tier "B" from 2 referrals
  5% off
  15 points on reaching it
tier "C" from 3 referrals or 4 "review" or 300 EUR spent
  points x 2
tiers
  count the last 6 months
  allow 1 month of grace
points
  expire 3 months after they are earned
redeem points
  10 points = 1 EUR
""",
    "idle": """earn 1 point per 1 EUR
earn 5 points per "follow"
  at most twice per month
points
  expire after 2 months without activity
redeem points
  10 points = 1 EUR
""",
    "both kinds of idleness": """earn 1 point per 1 EUR
reward "Tea" for 30 points
  3 EUR off
points
  expire after 1 month without activity
  expire after 2 months without an order
""",
    "rewards": """earn 1 point per 1 EUR
earn reward "Mug" per referral
earn reward "Tea" per "review"
  at most once per month
reward "Mug"
  4 EUR off
  valid 3 months
reward "Tea"
  10% off
  valid 1 month
reward "Cheque" for 60 points
  5 EUR off
  is given automatically
tier "A"
tier "B" from 2 referrals
  reward "Mug" on reaching it
""",
    "stamps": """earn 1 point per 1 EUR
earn 2 stamps on joining
earn 1 stamp per "review"
  at most twice per month
earn 2 stamps on "K" per referral
stamp card "K"
  1 stamp per item
  after 5 stamps: next item free
  stamps expire after 2 months without a stamp
stamp card "L"
  1 stamp per full 5 EUR
  after 12 stamps: 3 EUR off
""",
    "joining": "earn 40 points per referral\\n"
    "referral\\n  counts from joining\\n  10% off for the friend\\n  every friend: 2 EUR off\\n",
    "balance": """earn 1 point per 1 EUR
earn 50 points per "review"
  between 9:00 and 13:00
earn 30 status points per referral
tier "A"
tier "B" from 200 points in the balance
  points x 1.5
tier "C" from 60 status points
points
  expire 2 months after they are earned
  do not expire at tier "C" or above
""",
}


def club(name):
    """A programme with friends or activities."""
    return palier.compile(HEAD + CLUBS[name].replace("\\n", "\n")).program


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("name", CLUBS)
def test_a_kernel_comes_to_the_same(by_python, left_alone, sociable, name, back):
    """Friends and activities by columns: what each customer has, to the cent."""
    run = Run(club(name), {})
    for seed in (1, 2):
        assert disagreement(sociable(120, seed, back=back), run, spending=60) is None
    assert all(len(each) < 16 for each in left_alone)


@pytest.mark.parametrize("born", ["", "--03-04"])
def test_who_joins_by_an_activity_is_a_friend_at_the_first_order(by_python, written, born):
    """What joining gives comes with the activity; the order tells who sent them, and counts."""
    table = (
        "type,order,at,customer,price,activity,referred_by,birthday\n"
        f"activity,,2025-01-02 10:00,zoe,,review,,{born}\n"
        ",1,2025-01-03,zoe,50.00,,ben,\n,2,2025-01-01,ben,5.00,,,\n,3,2025-01-05,zoe,50.00,,eva,\n"
    )
    friends = FRIENDS[FRIENDS.index("referral\n  c") :]
    run, path = Run(palier.compile(HEAD + CLUBS["tiers"] + friends).program, {}), written(table)
    assert disagreement(path, run) is None
    (_, steps), _ = both(path, run)
    with opened(path, run.program.zone) as read:
        assert alone(read, run) == (replayed := together(read, run))
    assert [each.customer for each in replayed["ben"].friends] == ["zoe"]
    assert "eva" not in replayed
    assert [each.goods - each.paid for each in steps if each.order == "1"] == [500]


def test_who_joins_by_an_activity_goes_by_columns(by_python, written, left_alone):
    """Where it tells nothing of the customer."""
    table = (
        "type,order,at,customer,price,activity,referred_by\n"
        "activity,,2025-01-02 10:00,zoe,,review,\n"
        ",1,2025-01-03,zoe,50.00,,ben\n,2,2025-01-01,ben,5.00,,\n"
    )
    assert disagreement(written(table), Run(club("tiers"), {})) is None
    assert left_alone == [[]]


def test_who_does_more_than_order_is_told_of_step_by_step(by_python, written, left_alone):
    """Three activities around the only order of the table."""
    table = "type,order,at,customer,price,activity\n,1,2025-01-02,zoe,50.00,\n"
    table += "".join(f"activity,,2025-02-0{each},zoe,,review\n" for each in (1, 2, 3))
    run = Run(club("points"), {})
    assert disagreement(written(table), run) is None
    (_, steps), _ = both(written(table), run)
    assert [(each.row, each.earned) for each in steps] == [(2, 50), (3, 15), (4, 15), (5, 10)]
    assert left_alone == [[], []]


@pytest.mark.parametrize("sent", ["", "ben"])
def test_an_activity_stands_before_the_orders_of_its_moment(by_python, written, sent):
    """Whatever order it names, and wherever it stands: of a day, as tables have them."""
    head = "type,order,at,customer,price,activity,referred_by\n,1,2025-01-01,ben,5.00,,\n"
    rows = ",2,2025-01-03,zoe,9.00,,{}\n", "activity,2,2025-01-03,zoe,,review,\n"
    head += f",9,2025-01-03,eva,50.00,,{sent and 'zoe'}\n"
    run, held = Run(club("points"), {}), []
    for some in (rows, rows[::-1]):
        path = written(head + "".join(some).format(sent))
        assert disagreement(path, run) is None
        (_, steps), _ = both(path, run)
        held += [each.held for each in steps if each.order == "2"]
    assert held == [24, 24]


def test_a_guest_is_nobodys_friend(by_python, written):
    """Whoever is said to have sent one: no account knows of it."""
    table = (
        "order,at,customer,price,referred_by\n"
        "1,2025-01-03,,50.00,ben\n2,2025-01-01,ben,5.00,\n3,2025-01-04,zoe,50.00,ben\n"
    )
    run, path = Run(palier.compile(HEAD + FRIENDS).program, {}), written(table)
    assert disagreement(path, run) is None
    (_, steps), _ = both(path, run)
    paid = {each.order: each.goods - each.paid for each in steps if each.kind is Kind.ORDER}
    assert paid == {"1": 0, "2": 0, "3": 500}


def test_friends_who_counted_under_an_older_version_alone_count(sociable):
    """The newest speaks of no friends: those who ordered before it began count all the same."""
    dated = HEAD + "  runs from {}\n"
    old, new = (
        palier.compile(dated.format(start) + rules).program
        for start, rules in (
            ("1 January 2024", FRIENDS),
            ("1 July 2024", "earn 1 point per 1 EUR\n"),
        )
    )
    run = Run(new, {old.version: old})
    with opened(sociable(), new.zone) as table:
        one, other = alone(table, run), together(table, run)
    assert one == other
    assert any(each.friends for each in one.values())


def test_a_compiled_kernel_comes_to_the_same(sociable):
    """All that happens besides orders, and what comes back, in machine code."""
    pytest.importorskip("llvmlite")
    run = Run(club("tiers"), {})
    assert disagreement(sociable(80, 3, back=True), run, spending=60) is None


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[
        *(HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture)
    ],
)
@given(
    text=shops.texts(),
    more=st.sets(st.sampled_from(MORE), min_size=1),
    seed=st.integers(0, 10**6),
    back=st.booleans(),
)
def test_made_up_programmes_come_to_the_same(by_python, sociable, text, more, seed, back):
    """With friends and activities that earn something, where a kernel takes them."""
    program = shops.resolved(text + "".join(sorted(more)))
    assume(program is not None)
    assume(kernel_of(program, returns=back, happens=True).kernel is not None)
    assert disagreement(sociable(60, seed, back=back), Run(program, {}), spending=60) is None
