"""Several versions by date, with friends who count and what customers do: kernels as lives."""

import datetime as dt
from bisect import bisect

import pytest
from tests.history.compared import both, disagreement, is_told
from tests.history.sorted_tables import in_types, one_by_one
from tests.history.sorted_tables import written as written_in
from tests.history.test_kernel_versions import HEAD as DATED
from tests.history.test_kernel_versions import versions

import palier
from palier.history.columns import Column
from palier.history.fold import Run
from palier.history.kernel import compiled
from palier.history.kernel.fitting import apart
from palier.history.step import Kind
from palier.program.ruling import in_order

pytest.importorskip("duckdb")
HEAD = DATED.replace("  runs from {}\n", "")
FIRST = dt.date(2024, 1, 1)
EARN = "earn 1 point per 1 EUR\n"
FRIENDS = """earn 50 points per referral
referral
  counts from 20 EUR
  5 EUR off for the friend
  after 2 friends: 10 EUR off
  every 3 friends: 30 points
  at most 2 friends per month
"""
OTHERS = """earn 20 points per referral
referral
  every friend: 3 EUR off
  after 2 friends: 4 EUR off
  after 4 friends: 100 points
  at most 5 friends per year
"""
JOINING = OTHERS.replace("referral\n  every", "referral\n  counts from joining\n  every")
TIERS = """tier "A"
tier "B" from 2 referrals
  5% off
  15 points on reaching it
tier "C" from 3 referrals or {} "review" or 300 EUR spent
  points x 2
tiers
  count {}
  allow 1 month of grace
redeem points
  10 points = 1 EUR
"""
REWARDS = """earn reward "Mug" per referral
earn reward "Tea" per "review"
  at most once per month
reward "Mug"
  4 EUR off
  valid {months} months
reward "Tea"
  10% off
  valid 1 month
reward "Cheque" for {cost} points
  5 EUR off
  is given automatically
tier "A"
tier "B" from 2 referrals
  reward "Mug" on reaching it
"""
IDLE = 'earn 5 points per "{}"\n  at most twice per month\n{}redeem points\n  10 points = 1 EUR\n'
WAITING = "points\n  expire after {} months without {}\n"
BALANCE = """earn {} points per "review"
  between 9:00 and 13:00
earn 30 status points per referral
tier "A"
tier "B" from {} points in the balance
  points x 1.5
tier "C" from 60 status points
points
  expire {} months after they are earned
  do not expire at tier "C" or above
"""
SHOPS = {
    "other promises": (FRIENDS, OTHERS, FRIENDS),
    "friends who count for a time": (FRIENDS, "", OTHERS),
    "friends who count late": ("", FRIENDS),
    "from joining": (OTHERS, JOINING, FRIENDS),
    "activities told late": (
        'earn 15 points per "follow"\n' + TIERS.format(9, "the last 6 months"),
        'earn 15 points per "review"\n  at most 30 points per month\n'
        + TIERS.format(3, "the last 6 months"),
        'earn 9 points per "wave"\nearn 15 points per "review"\n  at most 60 points per year\n'
        + TIERS.format(4, "the last 3 months"),
    ),
    "tiers of a year": (
        TIERS.format(4, "the calendar year"),
        OTHERS + TIERS.format(2, "the calendar year"),
    ),
    "idle": (
        IDLE.format("review", WAITING.format(2, "activity")),
        IDLE.format("review", WAITING.format(9, "an order")),
        IDLE.format("review", WAITING.format(3, "activity")),
    ),
    "rewards": (REWARDS.format(months=2, cost=90), REWARDS.format(months=3, cost=60)),
    "balance": (BALANCE.format(50, 200, 2), BALANCE.format(20, 90, 4)),
}


FOR_A_TIME = ("friends who count for a time", "friends who count late")
"""Shops some version of which gives nothing without an order."""


def run_of(name):
    """The versions of a shop."""
    return versions(*(HEAD + EARN + each for each in SHOPS[name]))


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("name", SHOPS)
def test_versions_come_to_the_same(by_python, left_alone, sociable, name, back):
    """What each customer has goes on: friends who counted, what is due, what was done."""
    run = run_of(name)
    for seed in (1, 2):
        assert disagreement(sociable(200, seed, back=back, arriving=True), run, spending=60) is None
    assert all(len(each) < (26 if back else 5) for each in left_alone)


@pytest.mark.parametrize("name", SHOPS)
def test_all_that_was_made_up_counts(by_python, sociable, name):
    """Friends and activities earn something under each of the versions that speak of them."""
    run = run_of(name)
    (_, steps), _ = both(sociable(200, arriving=True), run)
    starts = [each.run.first for each in in_order(*run)]
    ruled = {bisect(starts, e.day) for e in steps if e.kind is Kind.OTHER and is_told(e)}
    assert len(ruled) >= len(starts) - (name in FOR_A_TIME)
    assert not apart(in_order(*run), FIRST)


def test_what_was_done_before_a_rule_spoke_of_it_counts(by_python, written, left_alone):
    """Two reviews under a version that does not know them, one under one that asks for three."""
    tier = 'tier "A"\ntier "B" from 3 "review"\n  10% off\n'
    other = 'tier "A"\ntier "B" from 3 "follow"\n  10% off\n'
    run = versions(HEAD + EARN + other, HEAD + EARN + tier)
    table = "type,order,at,customer,price,activity\n"
    days = ("2024-03-01", "2024-03-02", "2024-12-01")
    table += "".join(f"activity,,{each} 10:00,ada,,review\n" for each in days)
    table += ",1,2024-11-30 10:00,ada,10.00,\n,2,2024-12-02 10:00,ada,10.00,\n"
    assert disagreement(written(table), run) is None
    (_, steps), _ = both(written(table), run)
    assert [each.paid for each in steps if each.kind is Kind.ORDER] == [1000, 900]
    assert left_alone == [[], []]


def test_what_is_due_for_friends_is_due_under_a_later_version(by_python, written, left_alone):
    """Two friends bring 10 EUR under the first version, by its second benefit; the one between
    promises nothing, and under the last the second benefit is 4 EUR.
    """
    first = FRIENDS.replace("  after 2", "  every 9 friends: 5 points\n  after 2")
    run = versions(*(HEAD + EARN + each for each in (first, "", OTHERS)))
    table = "order,at,customer,price,referred_by\n1,2024-01-02,ada,50.00,\n"
    table += "2,2024-01-03,ben,50.00,ada\n3,2024-01-04,cem,50.00,ada\n"
    table += "4,2024-07-01,ada,50.00,\n5,2024-11-20,ada,50.00,\n6,2024-11-21,ada,50.00,\n"
    assert disagreement(written(table), run) is None
    (_, steps), _ = both(written(table), run)
    ordered = [each for each in steps if each.kind is Kind.ORDER and each.customer == "ada"]
    assert [each.goods - each.paid for each in ordered] == [0, 0, 400, 0]
    assert left_alone == [[], []]


def test_a_friend_who_counts_again_leaves_who_sent_them(by_python, written, left_alone):
    """Once for having joined, then for the first order, under a version that counts from it."""
    run = versions(HEAD + EARN + JOINING, HEAD + EARN + FRIENDS)
    table = "type,order,at,customer,price,activity,referred_by,birthday\n"
    table += ",1,2024-01-02,ada,50.00,,,\nactivity,,2024-02-03,ben,,review,ada,--03-04\n"
    table += ",2,2024-11-20,ben,50.00,,ada,--03-04\n,3,2024-11-21,cem,50.00,,ada,\n"
    assert disagreement(written(table), run) is None
    assert "ben" in left_alone[0]


@pytest.mark.parametrize("name", ["other promises", "activities told late", "tiers of a year"])
def test_from_parquet_to_parquet(tmp_path, monkeypatch, sociable, name):
    """A sorted table of them, under versions, by columns."""
    pytest.importorskip("pyarrow")
    from palier.history import outcomes

    monkeypatch.setattr(outcomes, "compiled", compiled.plain)
    run, path = run_of(name), tmp_path / "sorted.parquet"
    in_types(sociable(200, back=True, arriving=True), path, 60, [*Column])
    done = outcomes.outcomes(str(path), run, tmp_path / "out.parquet", 2)
    found = one_by_one(run.program, path, run.older)
    assert written_in(tmp_path / "out.parquet", run.program) == found
    assert (done.orders, done.singly < 24) == (200, True)


@pytest.mark.parametrize("name", ["from joining", "activities told late"])
def test_versions_stand_beside_another_programme(by_python, sociable, name):
    """Under which other friends count, and other activities earn something."""
    run, other = run_of(name), Run(palier.compile(HEAD + EARN + FRIENDS).program, {})
    path = sociable(200, back=True, arriving=True)
    assert disagreement(path, run, other, spending=60) is None
    assert disagreement(path, other, run, spending=60) is None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["other promises", "rewards", "tiers of a year"])
def test_compiled_kernels_come_to_the_same(sociable, name):
    """In machine code, on all threads, with what comes back."""
    pytest.importorskip("llvmlite")
    assert (
        disagreement(sociable(120, 3, back=True, arriving=True), run_of(name), spending=60) is None
    )
