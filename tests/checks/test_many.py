"""Rules by the dozen: what is looked up is what comparing each with each would find."""

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier import tree
from palier.checks import near
from palier.checks.claims import Flag, Number, OneName
from palier.checks.days import apart
from palier.checks.possible import Demands, exclude
from palier.checks.spelling import Spellings, look_alike
from palier.problem.bands import SegmentShadowed, TierPassedOver
from palier.problem.checks import BonusDaysCompete
from palier.source import Span

ENDS = st.integers(0, 12)
RANGES = st.lists(st.tuples(ENDS, ENDS).map(lambda ends: near.Range(min(ends), max(ends))))


@given(RANGES, ENDS, ENDS)
def test_ranges_that_reach_over_a_stretch_are_found_and_no_others(ranges, low, high):
    """Whatever branches of the tree are passed over."""
    tree_ = near.Ranges(each.low for each in ranges)
    for position, each in enumerate(ranges):
        tree_.put(each, position)
    over = [at for at, each in enumerate(ranges) if each.low <= low and each.high >= high]
    assert sorted(tree_.over(low, high)) == over


FACTS = st.sampled_from(
    [
        tree.BasketTotal(),
        tree.BasketTotal(after_discounts=True),
        tree.TotalOf(tree.Selection((tree.OnSale(),))),
        tree.OrderCount(),
        tree.ItemCount(),
        tree.ItemCount(tree.Selection((tree.OnSale(),))),
    ]
)
SPANS = st.integers(0, 99).map(lambda at: Span(at, at))
CLAIMS = st.one_of(
    st.builds(Number, FACTS, st.none() | ENDS, st.none() | ENDS, SPANS),
    st.builds(
        OneName,
        st.sampled_from([tree.TextFact.CHANNEL, tree.TextFact.TIER]),
        st.sampled_from("ab"),
        st.booleans(),
        SPANS,
    ),
    st.builds(
        Flag,
        st.sampled_from([("promo code", "a"), ("promo code", "b"), ("code used", None)]),
        st.booleans(),
        SPANS,
    ),
)


@given(CLAIMS, CLAIMS)
def test_two_claims_exclude_each_other_either_way_round(one, other):
    """It does not matter which was written first."""
    assert exclude(one, other) == exclude(other, one)


@given(st.lists(CLAIMS, max_size=8))
def test_claims_clash_when_two_of_them_do(claims):
    """What is looked up about all of them is true of two."""
    clash = Demands(((each,),) for each in claims).clash()
    # One claim alone may be empty (from 5 to 3): nothing is said of it.
    assert bool(clash) == any(exclude(*pair) for pair in combinations(claims, 2))
    assert clash is None or exclude(*clash)


@given(st.lists(st.tuples(ENDS, ENDS), max_size=8))
def test_ranges_of_days_are_put_in_order_and_no_day_is_lost(ends):
    """Those that touch become one."""
    start = dt.date(2026, 1, 1)
    days = [start + dt.timedelta(days=each) for each in range(30)]
    ranges = [tree.DateRange(days[min(each)], days[max(each)]) for each in ends]
    merged = apart(ranges)
    assert {day for day in days if any(each.first <= day <= each.last for each in ranges)} == {
        day for day in days if any(each.first <= day <= each.last for each in merged)
    }
    assert all(one.last < other.first for one, other in combinations(merged, 2))


WORDS = st.text("abé", min_size=1, max_size=9)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(lambda words: "a" + " ".join(words))


@given(st.lists(NAMES, min_size=near.FEW + 1, max_size=2 * near.FEW, unique=True))
def test_of_many_names_the_first_that_looks_alike_is_found(names):
    """By what is left of their words, as by going through them all."""
    known, found = Spellings(), []
    for name in names:
        found.append(known.like(name))
        known.put(name)
    assert found == [
        next((each for each in names[:at] if look_alike(each, name)), None)
        for at, name in enumerate(names)
    ]


def found_of(found, text, kind):
    """Give the problems of a kind in a text."""
    return [each for each in found(text).problems if isinstance(each, kind)]


MANY = 2 * near.FEW


def test_a_segment_far_below_the_one_that_takes_its_members_is_told(found):
    """Each of the others is for another type of customer."""
    types = [*range(MANY), 3]
    text = "".join(
        f'segment "S{at}"\n  when customer type is "type {each}"\n  1 EUR off\n'
        for at, each in enumerate(types)
    )
    (told,) = found_of(found, text, SegmentShadowed)
    assert (told.segment, told.earlier) == (f"S{MANY}", "S3")


@pytest.mark.parametrize("at", [0, 7, MANY - 1])
def test_a_segment_within_the_range_of_another_is_told(found, at):
    """The ranges of all the others are apart."""
    ranges = [(10 * each, 10 * each + 5) for each in range(1, MANY + 1)]
    low, high = ranges[at]
    text = "".join(
        f'segment "S{each}"\n  when number of orders is between {one} and {other}\n  1 EUR off\n'
        for each, (one, other) in enumerate([*ranges, (low + 1, high - 1)])
    )
    (told,) = found_of(found, text, SegmentShadowed)
    assert (told.segment, told.earlier) == (f"S{MANY}", f"S{at}")


@pytest.mark.parametrize("at", [0, 7, MANY - 2])
def test_two_bonus_days_that_meet_are_told_among_many_that_do_not(found, at):
    """A day each, and one of them twice."""
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=each) for each in [*range(MANY), at]]
    text = "earn 1 point per 1 EUR\n" + "".join(
        f'bonus day "Day {position}" on {day}\n  points x 2\n' for position, day in enumerate(days)
    )
    (told,) = found_of(found, text, BonusDaysCompete)
    assert (told.name, told.other, told.day) == (f"Day {MANY}", f"Day {at}", days[at])


def test_a_tier_that_one_far_above_passes_over_is_told(found):
    """Each asks for more than the one below, save the last."""
    asked = [*range(1, MANY), 20]
    text = "".join(f'tier "T{at}" from {orders} orders\n' for at, orders in enumerate(asked))
    told = found_of(found, f"earn 1 point per 1 EUR\n{text}", TierPassedOver)
    passed = [(each.tier, each.higher) for each in told]
    assert passed == [(f"T{at}", f"T{MANY - 1}") for at in range(19, MANY - 1)]
