"""What an account holds much of knows its sums, whatever is put in and in which order."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from palier.account.sums import Grown, Lots, PointLot, Series, rank

DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 2, 15))
MOVES = st.lists(st.tuples(DAYS, st.integers(-3, 3).filter(bool)), max_size=12)
LOTS = st.lists(
    st.builds(
        PointLot,
        st.sampled_from(["o1", "o2"]),
        st.integers(1, 9),
        DAYS,
        DAYS,
        st.none() | DAYS,
    ),
    max_size=8,
)


def plainly(moves):
    """Give what is counted on each day, as a child would reckon it."""
    counted = {}
    for day, amount in moves:
        counted[day] = counted.get(day, 0) + amount
    return {day: counted[day] for day in sorted(counted) if counted[day]}


def counted_in(moves):
    """Give a series of moves that came one by one."""
    series = Series()
    for day, amount in moves:
        series = series.plus(day, amount)
    return series


@given(moves=MOVES, first=DAYS, last=DAYS)
def test_a_series_counts_what_was_counted(moves, first, last):
    """Between any two days, and whichever day comes first; a day with nothing left is gone."""
    series, plain = counted_in(moves), plainly(moves)
    assert dict(series) == plain
    assert series == Series(plain.items())
    within = sum(amount for day, amount in plain.items() if first <= day <= last)
    assert series.between(first, last) == within


@given(moves=MOVES, cut=DAYS)
def test_a_series_may_forget_either_end(moves, cut):
    """What is left counts as before, and more may be counted on it."""
    series, plain = counted_in(moves), plainly(moves)
    late, early = series.kept_from(cut), series.cut_after(cut)
    assert dict(late) == {day: amount for day, amount in plain.items() if day >= cut}
    assert dict(early) == {day: amount for day, amount in plain.items() if day <= cut}
    more = dict(late.plus(dt.date(2026, 3, 1), 7))
    assert more == {**dict(late), dt.date(2026, 3, 1): 7}


@given(lots=LOTS)
def test_lots_stand_in_the_order_they_are_used_and_know_their_points(lots):
    """Soonest to expire, then first earned; points of one origin and the same dates are one lot."""
    held = Lots()
    for lot in lots:
        held = held.plus(lot)
    places = [(each.expires_on or dt.date.max, each.earned_on) for each in held]
    assert places == sorted(places)
    assert [*held] == sorted(held, key=rank)
    assert held.points == sum(each.points for each in lots) == sum(each.points for each in held)
    assert len({(*rank(each), each.waits_for) for each in held}) == len(held)


@given(st.lists(st.tuples(st.integers(0, 120).map(str), st.integers()), max_size=200))
def test_what_grows_holds_what_a_table_would_at_each_step(pairs):
    """And what it was before stays as it was."""
    steps, grown, plain = [], {}, {}
    for name, value in pairs:
        grown, plain = Grown.plus(grown, name, value), {**plain, name: value}
        steps.append((grown, plain))
    assert [dict(each) for each, _ in steps] == [each for _, each in steps]
    assert [[*each] for each, _ in steps] == [[*each] for _, each in steps]
    assert [len(each) for each, _ in steps] == [len(each) for _, each in steps]
    assert all(each == one for each, one in steps)
    assert ("121" in grown, grown.get("121"), "0" in grown) == (False, None, "0" in plain)
