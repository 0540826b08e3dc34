"""What is had once is not had twice: orders and friends that come back, in whatever order."""

from itertools import permutations

import pytest

from palier.life.statement import Passbook, to_json

BACK = 'reward "Back"\n  10 EUR off\n\n'
TIER = BACK + 'tier "Base"\n\ntier "Gold" from 60 EUR spent\n  reward "Back" on reaching it\n\n'
CARD = BACK + 'stamp card "K"\n  1 stamp per item\n  after 3 stamps: reward "Back"\n'
FRIENDS = BACK + 'earn reward "Back" per referral\n'
NEVER = "points\n  the balance never goes below zero\n"


def bring(club, order, at="2026-02-01"):
    """Let the friend f1 place a first order."""
    return club.order("f1", at, "40.00", id=order, referred_by="c1")


@pytest.mark.parametrize("order", [*permutations(["o1", "o2", "o3"])])
def test_the_reward_of_a_tier_goes_with_the_last_order_that_reached_it(shop, order):
    """Each of three orders is enough; once all are back, the reward is gone, and may come anew."""
    club = shop(TIER)
    for name in ("o1", "o2", "o3"):
        club.order("c1", "2026-01-10", "70.00", id=name)
    held = []
    for name in order:
        club.refund(name, "2026-01-12")
        held.append(club.vouchers())
    club.order("c1", "2026-01-13", "70.00")
    assert (held, club.vouchers()) == ([["Back"], ["Back"], []], ["Back"])


def test_the_reward_of_a_tier_goes_whatever_reached_it(shop):
    """A review reached the tier, with an order before it that comes back."""
    club = shop(TIER.replace("60 EUR spent", '60 EUR spent and 1 "review"'))
    club.order("c1", "2026-01-10", "70.00", id="o1")
    club.send("activity", "2026-01-11", customer="c1", name="review")
    held = club.vouchers()
    club.refund("o1", "2026-01-12")
    assert (held, club.vouchers()) == (["Back"], [])


@pytest.mark.parametrize("more", ["", "  50 points on reaching it\n"])
def test_the_reward_of_a_tier_that_is_used_is_not_given_a_second_time(shop, more):
    """The tier is lost with its order and reached again: its points come again, its reward not."""
    club = shop(TIER.rstrip() + f"\n{more}")
    club.order("c1", "2026-01-10", "70.00", id="o1")
    club.order("c1", "2026-01-11", "20.00", use_rewards=["Back"], id="o2")
    club.refund("o1", "2026-01-12")
    lost = club.tier(), club.available()
    club.order("c1", "2026-01-13", "70.00")
    points = 50 if more else 0
    assert (lost, club.tier()) == (("Base", 0), "Gold")
    assert (club.vouchers(), club.available()) == ([], points)


def test_the_reward_of_a_tier_that_was_not_used_after_all_is_given_again(shop):
    """The tier is lost with its order, then the order that used the reward comes back."""
    club = shop(TIER)
    club.order("c1", "2026-01-10", "70.00", id="o1")
    club.order("c1", "2026-01-11", "20.00", use_rewards=["Back"], id="o2")
    club.refund("o1", "2026-01-12")
    club.refund("o2", "2026-01-13")
    lost = club.vouchers()
    club.order("c1", "2026-01-14", "70.00")
    assert (lost, club.vouchers()) == ([], ["Back"])


def test_the_room_that_points_of_a_tier_took_under_a_cap_goes_with_the_tier(shop):
    """It is given back with the last order that reached the tier, once."""
    club = shop(
        'tier "Base"\n\ntier "Gold" from 60 EUR spent\n  50 points on reaching it\n\n'
        "points\n  at most 60 points per month\n"
    )
    club.order("c1", "2026-01-10", "70.00", id="o1")
    club.order("c1", "2026-01-10", "70.00", id="o2")
    counted = [club.account("c1").counted.get("points:all")]
    for name in ("o1", "o2"):
        club.refund(name, "2026-01-12")
        counted.append(club.account("c1").counted.get("points:all"))
    assert counted == [50, 50, None]


@pytest.mark.parametrize("rules", [FRIENDS, CARD])
@pytest.mark.parametrize("order", [*permutations(["o1", "o2"])])
def test_a_voucher_that_comes_back_was_not_used(shop, rules, order):
    """The order that gave it and the one that used it come back: no voucher, and no stamp owed."""
    club = shop(rules)
    club.order("f1", "2026-01-10", ("10.00", 3), id="o1", referred_by="c1")
    holder = "f1" if rules == CARD else "c1"
    club.order(holder, "2026-01-11", "20.00", use_rewards=["Back"], id="o2")
    used = []
    for name in order:
        answers = club.enter(club.event("refund", "2026-01-12", order=name))
        used += [each["vouchers_used"] for each in answers if "vouchers_used" in each]
    told = [["Back"]] if order[0] == "o1" else []
    assert (club.vouchers(holder), club.stamps(holder), used) == ([], {}, told)


def test_stamps_stay_used_up_where_vouchers_do(shop):
    """Where rewards are not given back, the one that the card gave is used for good."""
    club = shop(f"{CARD}\nreturns\n  do not give back rewards\n")
    club.order("c1", "2026-01-10", ("10.00", 3), id="o1")
    club.order("c1", "2026-01-11", "0.00", "20.00", use_rewards=["Back"], id="o2")
    club.refund("o2", "2026-01-12")
    club.refund("o1", "2026-01-13")
    assert club.stamps() == {"K": -3}


@pytest.mark.parametrize(
    ("leave", "uses"), [("", [1, None, 1]), ("\n\nreturns\n  leave limits used", [1, 1, 1])]
)
def test_a_friend_who_is_undone_gives_the_use_of_a_limit_back(shop, leave, uses):
    """As an order does: the referrer has it for the friend who comes next."""
    club = shop(
        f"earn 40 points per referral\n  once per customer\n  at most 40 points per year{leave}"
    )
    key, counted = "use:earn:earn 40 points per referral", []
    bring(club, "o1")
    counted.append(club.account("c1").counted.get(key))
    club.refund("o1", "2026-02-02")
    counted.append(club.account("c1").counted.get(key))
    club.order("f2", "2026-02-03", "40.00", referred_by="c1")
    counted.append(club.account("c1").counted.get(key))
    assert (counted, club.available()) == (uses, 0 if leave else 40)


def test_a_reward_for_a_friend_that_is_used_is_not_had_a_second_time(shop):
    """The friend returns everything and orders again: they count, and bring no second reward."""
    club = shop(FRIENDS)
    bring(club, "o1")
    club.order("c1", "2026-02-02", "20.00", use_rewards=["Back"], id="o2")
    club.refund("o1", "2026-02-03")
    *_, caused = club.enter(
        club.event("order", "2026-02-04", customer="f1", id="o3") | {"lines": [{"price": "40.00"}]}
    )
    assert (club.vouchers(), club.account("c1").counted["referrals"]) == ([], 1)
    assert [each["because"] for each in caused["silent"]] == ["limit-reached"]
    club.refund("o3", "2026-02-05")
    bring(club, "o4", "2026-02-06")
    assert club.vouchers() == []


def test_a_reward_for_a_friend_that_was_not_used_after_all_is_had_again(shop):
    """The order that used it comes back too: nothing is left of it, until the friend orders."""
    club = shop(FRIENDS)
    bring(club, "o1")
    club.order("c1", "2026-02-02", "20.00", use_rewards=["Back"], id="o2")
    club.refund("o1", "2026-02-03")
    club.refund("o2", "2026-02-04")
    none = club.vouchers()
    bring(club, "o3", "2026-02-05")
    assert (none, club.vouchers()) == ([], ["Back"])


def test_points_for_a_friend_that_were_forgiven_are_not_had_a_second_time(shop):
    """The referrer spends them, the friend returns everything and orders again."""
    club = shop(f"earn 40 points per referral\n\nredeem points\n  10 points = 1 EUR\n\n{NEVER}")
    bring(club, "o1")
    club.order("c1", "2026-02-02", "20.00", use_points="all")
    club.refund("o1", "2026-02-03")
    bring(club, "o2", "2026-02-04")
    assert club.available() == 0


@pytest.mark.parametrize(("used", "left"), [(20, 20), (40, 0), (0, 40)])
def test_of_points_for_a_friend_only_those_that_were_had_do_not_come_again(shop, used, left):
    """Those that were taken back do, whenever the friend orders again."""
    club = shop(f"earn 40 points per referral\n\nredeem points\n  10 points = 1 EUR\n\n{NEVER}")
    bring(club, "o1")
    if used:
        club.order("c1", "2026-02-02", "20.00", use_points=used)
    seen = []
    for number in (2, 3):
        club.refund(f"o{number - 1}", "2026-02-03")
        seen.append(club.available())
        bring(club, f"o{number}", "2026-02-04")
        seen.append(club.available())
    assert seen == [0, left, 0, left]


@pytest.mark.parametrize("first", ["o1", "o2"])
def test_points_for_a_friend_do_not_come_back_with_what_they_had_paid_for(shop, first):
    """The friend returns everything, the referrer what the points had paid for: none are left."""
    club = shop(f"earn 40 points per referral\n\nredeem points\n  10 points = 1 EUR\n\n{NEVER}")
    bring(club, "o1")
    club.order("c1", "2026-02-02", "20.00", use_points="all", id="o2")
    club.refund(first, "2026-02-03")
    club.refund("o2" if first == "o1" else "o1", "2026-02-04")
    none = club.available()
    bring(club, "o3", "2026-02-05")
    assert (none, club.available()) == (0, 40)


@pytest.mark.parametrize("used", [10, 60, 110, 150])
def test_points_of_a_tier_do_not_come_back_with_what_they_had_paid_for(shop, used):
    """Whichever of the order's points, the tier's and earlier ones had paid for it."""
    club = shop(
        'earn 1 point per 1 EUR\n\ntier "A"\n\ntier "B" from 100 EUR spent\n'
        "  50 points on reaching it\n\nredeem points\n  10 points = 1 EUR\n\n" + NEVER
    )
    club.send("opening", "2026-01-01", customer="c1", points=[{"points": 10}])
    club.order("c1", "2026-01-10", "100.00", id="o1")
    club.order("c1", "2026-01-11", "20.00", use_points=used, id="o2")
    club.refund("o1", "2026-01-12")
    club.refund("o2", "2026-01-13")
    assert club.available() == 10


LIMITED = BACK + 'offer "O"\n  once per customer\n  from 60 EUR: reward "Back"\n'


@pytest.mark.parametrize("order", [*permutations(["o1", "o2"])])
def test_a_limit_stays_used_for_a_voucher_that_is_used(shop, order):
    """It is given back once the order that used the voucher has come back too."""
    club = shop(LIMITED)
    club.order("c1", "2026-01-10", "60.00", id="o1")
    club.order("c1", "2026-01-11", "20.00", use_rewards=["Back"], id="o2")
    used = []
    for name in order:
        club.refund(name, "2026-01-12")
        used.append(club.account("c1").counted.get("use:offer:O"))
    club.order("c1", "2026-01-13", "60.00")
    assert (used, club.vouchers()) == ([1, None], ["Back"])


def test_a_limited_offer_is_not_had_a_second_time_by_returning_what_it_asks_for(shop):
    """The voucher is used, the order comes back, and the next one has none."""
    club = shop(LIMITED)
    club.order("c1", "2026-01-10", "60.00", id="o1")
    club.order("c1", "2026-01-11", "20.00", use_rewards=["Back"])
    club.refund("o1", "2026-01-12")
    club.order("c1", "2026-01-13", "60.00")
    assert club.vouchers() == []


def test_a_limit_stays_used_for_a_reward_of_a_friend_that_is_used(shop):
    """The friend is undone: the next one brings nothing, as the limit says."""
    club = shop(f"{FRIENDS}  once per customer\n")
    bring(club, "o1")
    club.order("c1", "2026-02-02", "20.00", use_rewards=["Back"])
    club.refund("o1", "2026-02-03")
    club.order("f2", "2026-02-04", "40.00", referred_by="c1")
    assert club.vouchers() == []


def test_a_friend_who_is_undone_is_in_no_statement(shop):
    """They are kept only so that nothing is had for them twice."""
    club = shop(FRIENDS)
    bring(club, "o1")
    club.order("c1", "2026-02-02", "20.00", use_rewards=["Back"], id="o2")
    club.refund("o1", "2026-02-03")
    account = club.account("c1")
    told = to_json(Passbook(club.history, "c1").statement(account.today))
    assert ([each.undone for each in account.friends], told["referrals"]) == ([True], [])
