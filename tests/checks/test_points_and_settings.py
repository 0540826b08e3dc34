"""Points that nothing earns or that expire too soon, and settings that settle nothing."""

import datetime as dt

import pytest

from palier.account.days import day_after
from palier.compiling import compiled
from palier.quantity import Duration, Period
from palier.source import SourceText


@pytest.mark.parametrize(
    "source",
    [
        "earn 1 point per 1 EUR",
        "earn 30 points on joining",
        "referral\n  the friend gets 20 points",
        'stamp card "S"\n  1 stamp per order\n  after 5 stamps: 20 points',
        "first order\n  earn 50 points",
        'tier "A"\ntier "B" from 5 orders\n  100 points on reaching it',
        'bonus day "B" on 1 March 2026\n  20 extra points',
        'offer "O"\n  20 extra points',
    ],
)
def test_whatever_gives_points_is_enough_for_them_to_be_used(found, source):
    """Points may come from anywhere in the file."""
    assert "nothing-earned" not in found(f"{source}\nredeem points\n  10 points = 1 EUR\n").codes


@pytest.mark.parametrize(
    "use", ["redeem points\n  10 points = 1 EUR", 'reward "R" for 20 points\n  1 EUR off']
)
def test_points_that_nothing_gives_are_told(found, use):
    """Points cannot be used by whoever has none."""
    assert found(f'offer "O"\n  free shipping\n{use}\n').codes == ["nothing-earned"]


def test_a_pot_that_nothing_fills_speaks_of_the_pot(found):
    """The line to paste is one of a cashback file."""
    text = """programme de fidélité "T"
  devise EUR
  fuseau horaire "Europe/Paris"
  les clients cumulent une cagnotte appelée "pot"
utiliser les points
"""
    odd = found(text)
    assert [each.partition("\xa0:")[0] for each in odd.titles] == [
        "la cagnotte peut servir, mais aucune règle ne la remplit"
    ]
    assert odd.hints[0].startswith("ajoutez un gain\xa0: `gagner 5 % des achats`")


@pytest.mark.parametrize("gives", ['offer "O"\n  1 extra stamp\n', "earn 2 stamps on joining\n"])
def test_stamps_need_a_card(found, gives):
    """By name they are refused without one; on every card, they do nothing."""
    text = f"earn 5 points per order\n{gives}"
    card = 'stamp card "K"\n  1 stamp per order\n  after 9 stamps: 2 EUR off\n'
    assert found(text).codes == ["nothing-to-stamp"]
    assert found(text + card).codes == []


def test_a_multiplier_needs_an_earning_on_orders(found):
    """A birthday award is never multiplied."""
    text = """earn 50 points on the customer's birthday
offer "O"
  points x 2
"""
    assert found(text).codes == ["nothing-to-multiply"]
    assert found(text + "earn 5 points per order\n").codes == []


@pytest.mark.parametrize(
    ("available", "expire", "early"),
    [
        ("14 days after the delivery", "12 months after they are earned", False),
        ("60 days after the delivery", "1 month after they are earned", True),
        ("31 days after the order", "1 month after they are earned", True),
        ("28 days after the order", "1 month after they are earned", False),
        ("31 days after the order", "1 month after they are earned, at the end of the month", True),
        ("1 day after the payment", "at the end of the year", True),
        ("3 months after the delivery", "after 2 months without an order", True),
        ("after the delivery", "at the end of the year", False),
        ("at once", "at the end of the year", False),
        ("2 weeks after the order", "after 14 days without an order", False),
    ],
)
def test_points_that_expire_before_they_are_available_are_told(found, available, expire, early):
    """With the day of an order for which it happens, even if it is paid and delivered at once."""
    text = f"earn 1 point per 1 EUR\npoints\n  are available {available}\n  expire {expire}\n"
    assert found(text).codes == (["expire-before-available"] if early else [])


def test_the_witness_is_the_first_order_whose_points_are_lost(found):
    """18 December and 14 days is 1 January."""
    text = """earn 1 point per 1 EUR
points
  are available 14 days after the delivery
  expire at the end of the year
"""
    odd = found(text)
    day = "18\xa0December\xa02026"
    assert odd.titles == [f"points earned on {day} expire before they can be used"]


@pytest.mark.parametrize("count", [10**4, 10**6, 10**17])
@pytest.mark.parametrize("unit", [Period.DAY, Period.WEEK, Period.MONTH, Period.YEAR])
def test_a_time_beyond_the_calendar_ends_with_it(count, unit):
    """A duration may have eighteen digits."""
    assert day_after(dt.date(2026, 1, 1), Duration(count, unit)) <= dt.date.max


def test_a_segment_that_gets_nothing_is_no_benefit_to_combine(found):
    """Nothing that the staff get could be combined with an offer."""
    text = (
        'offer "O"\n  10% off\n\nsegment "Staff"\n  when customer group is "staff"\n'
        "  gets nothing of this programme\n\ncumulation\n  offers combine with segment benefits\n"
    )
    assert found(text).codes == ["nothing-to-combine"]


def test_a_cumulation_line_about_what_is_not_there_is_told(found):
    """Promo codes may always come from the shop; all else must be in the file."""
    text = """offer "O" with promo code "A"
  5% off
cumulation
  promo codes combine with promo codes
  offers combine with rewards
"""
    assert found(text).marked == ["offers", "rewards"]
    there = (
        text
        + 'offer "P"\n  5% off\nreward "R" for 20 points\n  1 EUR off\nearn 1 point per order\n'
    )
    assert found(there).codes == []


def test_everything_combines_speaks_of_nobody(found):
    """No party is named, so none is missing."""
    assert found("cumulation\n  everything combines\n").codes == []


PAYING = """earn 1 point per 1 EUR
redeem points
  10 points = 1 EUR
reward "R" for 20 points
  3 EUR off
"""


@pytest.mark.parametrize(
    ("block", "settled"),
    [
        ("tiers\n  count the last 12 months", False),
        ('tiers\n  count the last 12 months\ntier "A"', True),
        ("points\n  are rounded up", False),
        ("points\n  are rounded up\nearn 1 point per 1 EUR", True),
        ("points\n  expire at the end of the year", False),
        ('points\n  never expire\ntier "A" from 5 points in the balance\n  perk "P"', True),
        (
            'points\n  never expire\noffer "O"\n  when points balance is at least 5\n  1 EUR off',
            True,
        ),
        ("points\n  are rounded up\nearn 30 points on joining", True),
        ("referral\n  counts from a first order of 30 EUR", False),
        ("referral\n  the friend gets 10% off", True),
        ("referral\n  counts from a first order of 30 EUR\nearn 20 points per referral", True),
        ('referral\n  at most 10 friends per year\ntier "A" from 3 referrals', True),
        ("returns\n  do not give back points used\nearn 1 point per 1 EUR", False),
        ("returns\n  do not give back points used\n" + PAYING, True),
        ("returns\n  do not give back rewards", False),
        ("returns\n  do not give back rewards\n" + PAYING, True),
        ("returns\n  leave limits used", False),
        ('returns\n  leave limits used\noffer "O"\n  once per customer\n  1 EUR off', True),
    ],
)
def test_a_block_of_settings_needs_something_to_settle(found, block, settled):
    """Settings for tiers, points or referrals that are not there change nothing."""
    assert found(f"{block}\n").codes == ([] if settled else ["nothing-to-settle"])


def test_an_activity_that_is_counted_and_earns_nothing_is_told_once(found):
    """Where others earn, it is probably one of them under another name."""
    text = """earn 20 points per "product review"
tier "A"
tier "B" from 2 "review"
tier "C" from 4 "review"
  10% off
"""
    odd = found(text)
    assert odd.codes == ["activity-unknown"]
    assert odd.hints == ['write `"product review"`, if it is the one you mean']
    assert found(text.replace("earn 20 points per", "earn 20 points on joining #")).codes == []


def test_an_activity_that_looks_like_another_is_told_as_a_slip(found):
    """One warning is enough."""
    text = 'earn 20 points per "review"\ntier "A"\ntier "B" from 2 "reveiw"\n'
    assert found(text).codes == ["name-spelled-two-ways"]


def test_status_points_that_nothing_counts_are_told(found):
    """They cannot be spent: a tier or a condition is all that they are for."""
    odd = found("earn 10 status points per 1 EUR\n")
    assert odd.codes == ["status-points-unused"]
    counted = 'earn 10 status points per 1 EUR\ntier "A" from 300 status points\n  10% off\n'
    assert found(counted).codes == []


def test_a_reward_without_a_price_that_no_rule_gives_is_told(found):
    """Nobody would ever hold one; a price, or any rule that gives it, is enough."""
    earn, off = "earn 1 point per 1 EUR\n", "\n  5 EUR off\n"
    odd = found(f'{earn}reward "Tea"{off}')
    assert odd.codes == ["reward-never-given"]
    assert found(f'{earn}reward "Tea" for 40 points{off}').codes == []
    for given in (
        'earn reward "Tea" on joining\n',
        'offer "O"\n  from 60 EUR: reward "Tea"\n',
        'tier "A" from 300 EUR spent\n  reward "Tea" on reaching it\n',
        'stamp card "C"\n  1 stamp per order\n  after 5 stamps: reward "Tea"\n',
    ):
        assert found(f'{earn}{given}reward "Tea"{off}').codes == []


def test_rewards_that_rules_give_need_no_points(found):
    """Only rewards that are claimed ask for something to claim them with."""
    assert found('offer "O"\n  reward "Tea"\n\nreward "Tea"\n  5 EUR off\n').codes == []


def test_status_points_that_nothing_earns_are_told(found):
    """A tier that counts them is reached only by who brought some from elsewhere."""
    odd = found('tier "A" from 300 status points\n  10% off\n')
    assert odd.codes == ["status-points-not-earned"]
    extra = 'offer "O"\n  20 extra status points\n\ntier "A" from 300 status points\n  10% off\n'
    assert found(extra).codes == []


def test_a_multiplier_needs_something_of_its_own_kind(found):
    """Status points are not multiplied by `points x 2`, nor points by `status points x 2`."""
    tier = 'tier "A" from 300 status points\n  10% off\n'
    text = "earn {} per 1 EUR\n" + tier + 'bonus day "D" every Monday\n  {} x 2\n'
    kinds = ("10 status points", "points"), ("1 point", "status points")
    told = [found(text.format(*each)).codes for each in kinds]
    assert told == [["nothing-to-multiply"], ["status-points-not-earned", "nothing-to-multiply"]]
    assert found(text.format("10 status points", "status points")).codes == []


@pytest.mark.parametrize(
    ("earning", "never"),
    [
        ("earn 1 point per full 10 EUR", True),
        ("earn 5 points per order", True),
        ("earn 1 point per full 10 EUR, item by item", False),
        ("earn 1 point per 10 EUR", False),
        ("earn 1 point per item", False),
    ],
)
def test_a_multiplier_for_some_goods_needs_points_that_goods_earn(found, earning, never):
    """What is counted over the whole order is never multiplied for some goods."""
    day = 'bonus day "D" on 27 November 2026\n  only category "A"\n  points x 2\n'
    codes = found(f"{earning}\n{day}").codes
    assert ("multiplies-nothing" in codes) == never


def test_an_earning_written_twice_is_told(found):
    """Both give; another amount or another condition is another earning."""
    rule = "earn 1 point per 1 EUR\n"
    assert found(rule + rule).codes == ["earned-twice"]
    assert found(rule + rule + '  when channel is "web"\n').codes == []


@pytest.mark.parametrize(
    ("after", "codes"),
    [
        (",", ["unexpected-words"]),
        (" points", ["unexpected-words"]),
        (' "jar"', ["unexpected-words"]),
    ],
)
def test_what_follows_the_name_of_a_pot_brings_no_false_problem(after, codes):
    """Of a line that is wrong, what follows from it is not told; a comma may want another name."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    text = head + f'  customers collect cashback called "pot"{after}\n\nearn 5% of purchases\n'
    assert [each.code for each in compiled(SourceText.of(text)).problems] == codes


AT_ONCE = "points\n  can be used on the order that earns them\n"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "no points on an order with a promo code, a reward or points\n"),
        (AT_ONCE, "no points on an order with a promo code or a reward\n"),
        ("cumulation\n  points are earned with rewards\n", "with a promo code or points\n"),
        ("cumulation\n  no points are earned with rewards\n", "with a promo code or points\n"),
        (
            f"{AT_ONCE}\ncumulation\n  points are earned with promo codes\n",
            "no points on an order with a reward\n",
        ),
    ],
)
def test_the_advice_on_silence_says_what_is_in_force(found, more, said):
    """What the file lifts is no default, and what it says is not silence."""
    assert said in found(f"earn 1 point per 1 EUR\n\n{more}").text
