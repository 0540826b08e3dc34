"""The `cumulation` block becomes a symmetric matrix and an order."""

import pytest
from tests.program.conftest import HEADER

from palier.tree import Party


@pytest.fixture(scope="module")
def cumulation(program):
    """Resolve a block from its lines."""

    def of(*lines):
        return program("cumulation\n" + "".join(f"  {each}\n" for each in lines)).cumulation

    return of


def test_parties_that_combine_do_so_both_ways(cumulation):
    """Who writes A with B has written B with A."""
    block = cumulation("promo codes combine with tier benefits, segment benefits")
    assert block.combine(Party.TIER, Party.PROMO_CODES)
    assert block.combine(Party.PROMO_CODES, Party.SEGMENT)
    assert not block.combine(Party.TIER, Party.SEGMENT)


def test_a_party_may_combine_with_itself(cumulation):
    """Two promo codes on one order are a pair like another."""
    block = cumulation("promo codes combine with promo codes")
    assert block.combine(Party.PROMO_CODES, Party.PROMO_CODES)
    assert not block.combine(Party.REWARDS, Party.REWARDS)


def test_everything_combines_with_everything_and_itself(cumulation):
    """No pair is left out."""
    block = cumulation("everything combines")
    assert all(block.combine(one, other) for one in Party for other in Party)


def test_nothing_combines_in_a_silent_file(program):
    """A pair never named does not combine."""
    assert program("earn 1 point per 1 EUR").cumulation.pairs == frozenset()


def test_parties_not_listed_follow_in_the_order_of_reckoning(cumulation):
    """A merchant lists the winners only."""
    block = cumulation("otherwise the first applies: rewards, tier benefits")
    assert block.order[:4] == (Party.REWARDS, Party.TIER, Party.PROMO_CODES, Party.OFFERS)
    assert sorted(block.order, key=list(Party).index) == list(Party)


def test_lines_add_to_the_orders_without_points_or_lift_one(cumulation):
    """The default stands for what no line names."""
    block = cumulation(
        "no points are earned with segment benefits", "points are earned with promo codes"
    )
    assert block.no_points_with == {Party.SEGMENT, Party.REWARDS, Party.POINTS}


OFFERS = (
    'offer "A"\n  1 EUR off\n\noffer "B"\n  1 EUR off\n\ncumulation\n  offer "A" combines with '
)


@pytest.mark.parametrize(
    "line", ['offer "A" does not combine with', 'offer "B" does not combine with']
)
def test_two_that_combine_and_do_not_contradict_one_another(line, read):
    """Either way round."""
    other = "A" if '"B"' in line else "B"
    rules = f'{HEADER}\n{OFFERS}offer "B"\n'
    assert read(rules).problems == ()
    (problem,) = read(f'{rules}  {line} offer "{other}"\n').problems
    assert problem.code == "contradicting-clauses"
