"""Doing nothing: points without activity, stamps without a stamp; a tier whose points last."""

import pytest

from palier.life.moments import Asked, Reason
from palier.life.reminders import reminders
from palier.life.statement import Passbook

ACTIVE = """earn 1 point per 1 EUR
earn 20 points per "avis"
earn 10 points per referral
points
  expire after 6 months without activity"""
CARD = """stamp card "K"
  1 stamp per order
  after 5 stamps: 4 EUR off
  stamps expire after 6 months without a stamp"""
DIAMOND = """earn 1 point per 1 EUR
redeem points
  1 point = 1 EUR
tier "Base"
tier "Diamond" from 500 EUR spent
  perk "Lounge"
tiers
  count the last 12 months
points
  expire 6 months after they are earned
  do not expire at tier "Diamond" or above
cumulation
  points are earned with paying with points"""


# Activity --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "left"),
    [
        ({"kind": "activity", "name": "avis"}, 120),
        ({"kind": "referral", "friend": "ben", "order": "o9"}, 110),
        ({"kind": "adjustment", "points": 5}, 0),
        ({"kind": "customer", "language": "fr"}, 0),
        ({"kind": "joined", "birthday": "--05-01"}, 0),
    ],
    ids=lambda said: said["kind"] if isinstance(said, dict) else "",
)
def test_what_a_customer_does_keeps_the_points_alive(shop, event, left):
    """Six months from the last of it: not from what the shop does, nor from time."""
    club, said = shop(ACTIVE), dict(event)
    club.order("ann", "2026-01-10", "100.00")
    club.send(said.pop("kind"), "2026-05-20", customer="ann", **said)
    club.day("2026-11-20")
    assert club.available("ann") == left
    club.day("2026-11-21")
    assert club.available("ann") == 0


def test_a_friend_who_no_longer_counts_was_no_activity(shop):
    """The friend's whole order comes back: the referrer's points go by what is left."""
    club = shop(ACTIVE)
    club.order("ann", "2026-01-10", "100.00")
    club.send("referral", "2026-05-20", customer="ann", friend="ben", order="o9")
    club.send("referral_undone", "2026-05-21", customer="ann", friend="ben", order="o9")
    club.day("2026-07-11")
    assert club.available("ann") == 0


def test_an_order_that_came_back_whole_was_no_activity(shop):
    """What was earned before it goes as if it had not been."""
    club = shop(ACTIVE)
    club.order("ann", "2026-01-10", "100.00")
    order = club.order("ann", "2026-05-20", "30.00")
    club.refund(order["event"], "2026-05-21")
    club.day("2026-07-10")
    assert club.available("ann") == 100
    club.day("2026-07-11")
    assert club.available("ann") == 0


MUG = '\nreward "Mug" for 95 points\n  5 EUR off\n  is given automatically'


def test_points_that_only_an_order_had_kept_end_with_it(shop):
    """Those of January had lasted to 10 July. A return of a part of the order ends nothing."""
    club = shop(ACTIVE.replace("activity", "an order"))
    club.order("ann", "2026-01-10", "90.00")
    club.order("ann", "2026-05-20", ("5.00", 2), id="o2")
    club.refund("o2", "2026-08-01", (0, 1))
    held = club.available("ann")
    answer = club.refund("o2", "2026-08-01")
    assert (held, answer["expired"], answer["balance"]["available"]) == (95, 90, 0)


def test_points_that_only_a_friend_had_kept_end_with_the_referral(shop):
    """Nor is the rest of a reward that they had become there to be used any more."""
    club = shop(ACTIVE + MUG)
    club.order("ann", "2026-01-10", "90.00")
    friend = {"customer": "ann", "friend": "ben", "order": "o9"}
    club.send("referral", "2026-05-20", **friend)
    held = club.vouchers("ann"), club.available("ann")
    answer = club.send("referral_undone", "2026-08-01", **friend)
    assert (held, answer["expired"], club.vouchers("ann")) == ((["Mug"], 5), 90, [])
    assert club.available("ann") == 0


def test_a_claim_keeps_the_rest_alive(shop):
    """Exchanging points is doing something."""
    club = shop(ACTIVE + '\nreward "Mug" for 60 points\n  5 EUR off')
    club.order("ann", "2026-01-10", "100.00")
    club.send("claim", "2026-07-10", customer="ann", reward="Mug")
    club.day("2027-01-10")
    assert club.available("ann") == 40
    club.day("2027-01-11")
    assert club.available("ann") == 0


def test_what_comes_to_somebody_idle_is_told_to_end_that_day(shop):
    """A review after the points had ended, where orders alone keep them: no day of the past.

    It can be used that day, and is gone on the next.
    """
    club = shop(ACTIVE.replace("activity", "an order") + "\nredeem points\n  1 point = 1 EUR")
    club.order("ann", "2026-01-10", "100.00")
    answer = club.send("activity", "2026-09-10", customer="ann", name="avis")
    assert answer["balance"]["available"] == 20
    assert answer["balance"]["next_expiry"] == {"on": "2026-09-10", "points": 20}
    assert club.order("ann", "2026-09-10", "50.00", use_points=20)["points"]["used"] == 20
    club.send("activity", "2027-05-10", customer="ann", name="avis")
    club.day("2027-05-11")
    assert club.available("ann") == 0


def test_a_birthday_of_somebody_idle_can_be_used_on_the_day(shop):
    """Points that come when all others have ended are there that day, as those of a review are."""
    rules = "earn 5 points on the customer's birthday\nredeem points\n  1 point = 1 EUR\n"
    club = shop(rules + ACTIVE.replace("activity", "an order"))
    club.send("joined", "2026-01-01", customer="ann", birthday="--12-20")
    club.order("ann", "2026-01-10", "100.00")
    club.day("2026-12-20")
    assert club.available("ann") == 5
    order = club.order("ann", "2026-12-20", "50.00", use_points="all")
    assert order["points"]["used"] == 5
    club.day("2027-12-21")
    assert club.available("ann") == 0


def test_a_birthday_is_no_activity(shop):
    """Time alone brings it."""
    club = shop("earn 5 points on the customer's birthday\n" + ACTIVE)
    club.send("joined", "2026-01-01", customer="ann", birthday="--05-20")
    club.order("ann", "2026-01-10", "100.00")
    club.day("2026-07-10")
    assert club.available("ann") == 105
    club.day("2026-07-11")
    assert club.available("ann") == 0


# Stamps ----------------------------------------------------------------------------------------


def test_stamps_go_together_when_the_last_is_too_old(shop):
    """Each new stamp keeps the whole card; the day after six months without one, it is empty."""
    club = shop(CARD)
    for day in ("2026-01-10", "2026-04-10"):
        club.order("ann", day, "10.00")
    club.day("2026-10-10")
    assert club.stamps("ann") == {"K": 2}
    club.day("2026-10-11")
    assert club.stamps("ann") == {}
    assert club.order("ann", "2026-10-12", "10.00")["stamps"] == {"K": 1}


def test_the_stamp_of_an_order_that_came_back_keeps_nothing(shop):
    """The earlier stamp counts from its own day."""
    club = shop(CARD)
    club.order("ann", "2026-01-10", "10.00")
    order = club.order("ann", "2026-04-10", "10.00")
    club.refund(order["event"], "2026-04-11")
    club.day("2026-07-10")
    assert club.stamps("ann") == {"K": 1}
    club.day("2026-07-11")
    assert club.stamps("ann") == {}


def test_stamps_that_are_gone_are_not_owed(shop):
    """An order comes back after its stamp has expired: the card does not fall below empty."""
    club = shop(CARD)
    order = club.order("ann", "2026-01-10", "10.00")
    club.order("ann", "2026-08-01", "10.00")
    club.refund(order["event"], "2026-08-02")
    assert club.stamps("ann") == {"K": 1}


def test_stamps_brought_over_count_from_that_day(shop):
    """Nobody knows when the other system gave them."""
    club = shop(CARD)
    club.send("opening", "2026-01-10", customer="ann", stamps={"K": 3})
    club.day("2026-07-10")
    assert club.stamps("ann") == {"K": 3}
    club.day("2026-07-11")
    assert club.stamps("ann") == {}


def test_whoever_is_about_to_lose_stamps_is_told(shop):
    """With the card, how many, and the last day for another."""
    club = shop(CARD)
    club.order("ann", "2026-01-10", "10.00")
    day = club.account("ann").today.replace(month=6, day=15)
    (told,) = reminders(club.program, club.account("ann"), Asked(day, within=30))
    assert (told.reason, told.name, told.stamps) == (Reason.STAMPS_EXPIRE, "K", 1)
    assert str(told.on) == "2026-07-10"
    assert reminders(club.program, club.account("ann"), Asked(day, within=25)) == (told,)
    assert reminders(club.program, club.account("ann"), Asked(day, within=24)) == ()


def test_a_statement_says_that_stamps_are_gone(shop):
    """The line stands on the day after their last."""
    club = shop(CARD)
    book = Passbook(club.history, "ann")
    for entered in club.history.entered(_read(club, "order", "2026-01-10")):
        book.note(entered)
    statement = book.statement(club.account("ann").today.replace(month=8))
    (lost,) = statement.entries[-1].notes
    assert (statement.entries[-1].day.isoformat(), lost.count) == ("2026-07-11", -1)
    assert lost.turn.value == "stamps_lost"


def _read(club, kind, at):
    from palier.account.reading import read_event

    said = club.event(kind, at, customer="ann", lines=[{"price": "10.00"}])
    return read_event(said, club.program).value


# A tier whose points last -----------------------------------------------------------------------


@pytest.fixture
def diamond(shop):
    """A customer at the tier, with 600 points of 10 January 2026, kept to the end of the year."""
    club = shop(DIAMOND)
    club.order("ann", "2026-01-10", "600.00")
    return club


def test_points_of_the_tier_have_no_last_day(diamond):
    """Neither in the balance nor with the award."""
    answer = diamond.order("ann", "2026-05-10", "20.00")
    assert answer["points"]["awards"][0]["expires_on"] is None
    assert answer["balance"]["next_expiry"] is None
    diamond.day("2027-01-09")
    assert diamond.available("ann") == 620


def test_leaving_the_tier_ends_what_is_past_its_day_at_once(diamond):
    """The window leaves January behind: what was earned then goes, what is still good stays."""
    diamond.order("ann", "2026-12-20", "20.00")
    diamond.day("2027-01-09")
    assert diamond.available("ann") == 620
    diamond.day("2027-01-10")
    assert (diamond.tier("ann"), diamond.available("ann")) == ("Base", 20)


def test_a_reminder_says_so_before(diamond):
    """The tier, the points that would go with it, and until when."""
    account = diamond.account("ann")
    told = reminders(diamond.program, account, Asked(account.today.replace(month=12, day=20)))
    lost = next(each for each in told if each.reason is Reason.POINTS_EXPIRE)
    assert (lost.units, lost.first, str(lost.on)) == (600, 600, "2027-01-09")
    assert reminders(diamond.program, account, Asked(account.today.replace(month=11))) == ()


def test_a_reminder_counts_what_ends_with_the_tier_and_after_it(diamond):
    """600 with the tier, and 5 more on their own day after that."""
    diamond.order("ann", "2026-07-20", "5.00")
    day = diamond.account("ann").today.replace(month=12, day=20)
    told = reminders(diamond.program, diamond.account("ann"), Asked(day, within=40))
    lost = next(each for each in told if each.reason is Reason.POINTS_EXPIRE)
    assert (lost.units, lost.first, str(lost.on)) == (605, 600, "2027-01-09")


def test_a_return_that_takes_the_tier_takes_what_is_past_its_day(diamond):
    """And its answer says how much expired."""
    diamond.order("ann", "2026-02-10", "10.00")
    first = diamond.sent[0]["id"]
    answer = diamond.refund(first, "2026-09-01")
    assert answer["points"]["taken_back"] == 600
    assert (answer["expired"], diamond.available("ann")) == (10, 0)


def test_points_given_back_at_the_tier_are_alive(diamond):
    """Points that had paid come back with a date that is past, and do not expire there."""
    order = diamond.order("ann", "2026-08-10", "100.00", use_points=50)
    diamond.refund(order["event"], "2026-09-01")
    assert diamond.totals("ann").expired == 0
    assert diamond.available("ann") == 600


def test_a_tier_above_lasts_too_and_one_below_does_not(shop):
    """The named tier is where it begins."""
    club = shop(DIAMOND.replace("tiers\n", 'tier "Star" from 900 EUR spent\ntiers\n'))
    club.order("ann", "2026-01-10", "900.00")
    club.order("bob", "2026-01-10", "400.00")
    club.day("2026-07-11")
    assert (club.tier("ann"), club.available("ann")) == ("Star", 900)
    assert (club.tier("bob"), club.available("bob")) == ("Base", 0)


def test_the_next_day_is_the_day_after_the_order(shop):
    """Points of an order wait for it; those of an activity do not."""
    club = shop(
        'earn 1 point per 1 EUR\nearn 20 points per "avis"\npoints\n  are available the next day'
    )
    answer = club.order("ann", "2026-01-10", "30.00")
    assert answer["points"]["awards"][0]["available_on"] == "2026-01-11"
    club.send("activity", "2026-01-10", customer="ann", name="avis")
    assert (club.available("ann"), club.pending("ann")) == (20, 30)
    club.day("2026-01-11")
    assert (club.available("ann"), club.pending("ann")) == (50, 0)


# As long as one likes -----------------------------------------------------------------------------


def test_an_activity_is_remembered_for_as_long_as_the_file_asks(shop):
    """Three years from it, longer than anything else is remembered day by day."""
    club = shop(ACTIVE.replace("6 months", "36 months"))
    club.order("ann", "2026-01-10", "100.00")
    club.send("activity", "2026-05-20", customer="ann", name="avis")
    club.send("customer", "2028-12-31", customer="ann", language="fr")
    club.day("2029-05-20")
    assert club.available("ann") == 120
    club.day("2029-05-21")
    assert club.available("ann") == 0


def test_a_stamp_is_remembered_for_as_long_as_the_card_asks(shop):
    """The same of a card, whose customer goes on ordering what it does not stamp."""
    club = shop(
        CARD.replace("6 months", "36 months").replace(
            "  1 stamp", '  only category "Tea"\n  1 stamp'
        )
    )
    club.order("ann", "2026-01-10", {"price": "10.00", "categories": ["Tea"]})
    club.order("ann", "2028-12-31", "10.00")
    club.day("2029-01-10")
    assert club.stamps("ann") == {"K": 1}
    club.day("2029-01-11")
    assert club.stamps("ann") == {}


def test_a_card_without_days_waits_from_the_last_order(shop):
    """The rule came with a new version of the file: nobody kept when the stamps were given."""
    club = shop(CARD.replace("\n  stamps expire after 6 months without a stamp", ""))
    club.send("joined", "2025-06-01", customer="ann")
    club.order("ann", "2026-01-10", "10.00")
    club = club.version(CARD)
    club.day("2026-07-10")
    assert club.stamps("ann") == {"K": 1}
    club.day("2026-07-11")
    assert club.stamps("ann") == {}


def test_a_late_order_brings_no_stamp_to_a_card_that_was_emptied_since(shop):
    """It would have gone with the others; what is on the card now stays."""
    club = shop(CARD)
    club.order("ann", "2026-01-10", "10.00")
    club.order("ann", "2026-08-01", "10.00")
    answer = club.order("ann", "2026-02-01", "10.00")
    assert (answer["late"], club.stamps("ann")) == (True, {"K": 1})


def test_paying_for_a_membership_late_is_an_activity_where_it_earns(shop):
    """The welcome comes with it."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    rules = head + "  membership costs 10 EUR per year\nearn 10 points on joining\n" + ACTIVE
    club = shop(rules)
    club.send("joined", "2026-01-01", customer="ann")
    club.send("adjustment", "2026-01-01", customer="ann", points=5)
    club.send("membership", "2026-05-01", customer="ann", until="2027-05-01")
    club.day("2026-11-01")
    assert club.available("ann") == 15
    club.day("2026-11-02")
    assert club.available("ann") == 0


def test_stamps_are_there_through_their_last_day_whatever_falls_on_it(shop):
    """A birthday lets that day pass: the card is emptied on the next."""
    club = shop("earn 5 points on the customer's birthday\n" + CARD)
    club.send("joined", "2026-01-01", customer="ann", birthday="--07-10")
    club.order("ann", "2026-01-10", "10.00")
    club.day("2026-07-10")
    assert (club.available("ann"), club.stamps("ann")) == (5, {"K": 1})


def test_a_card_without_stamps_is_not_emptied(shop):
    """A late order is stamped as it would have been."""
    club = shop(CARD.replace("  1 stamp", '  only category "Tea"\n  1 stamp'))
    club.order("ann", "2026-01-10", "10.00")
    club.order("ann", "2026-08-01", "10.00")
    club.order("ann", "2026-07-01", {"price": "10.00", "categories": ["Tea"]})
    assert club.stamps("ann") == {"K": 1}


def told_to_expire(club, on):
    """Give how many points a customer is told will expire, and from when on."""
    asked = Asked(club.moment(on).date())
    told = reminders(club.program, club.account("ann"), asked)
    return [(each.units, f"{each.on}") for each in told if each.reason is Reason.POINTS_EXPIRE]


def test_points_that_become_a_reward_by_then_are_not_said_to_expire(shop):
    """Of 60 points good until 10 July, 50 are a mug on 1 February: ten are told, in January too."""
    mug = 'reward "Mug" for 50 points\n  5 EUR off\n  is given automatically every month\n'
    club = shop(f"earn 1 point per 1 EUR\n{mug}points\n  expire 6 months after they are earned")
    club.order("ann", "2026-01-10", "60.00")
    asked = Asked(club.moment("2026-01-20").date(), within=180)
    told = reminders(club.program, club.account("ann"), asked)
    units = [each.units for each in told if each.reason is Reason.POINTS_EXPIRE]
    club.day("2026-06-20")
    assert (units, told_to_expire(club, "2026-06-20")) == ([10], [(10, "2026-07-10")])


def test_points_that_a_tier_keeps_by_then_are_not_said_to_expire(shop):
    """The tier of three months comes on 1 April, before they would have been gone."""
    club = shop(
        'earn 1 point per 1 EUR\ntier "New"\ntier "Friend" from 3 months of membership\n'
        '  perk "Tea"\npoints\n  expire 3 months after they are earned\n'
        '  do not expire at tier "Friend" or above'
    )
    club.send("joined", "2026-01-01", customer="ann")
    club.order("ann", "2026-01-10", "60.00")
    assert told_to_expire(club, "2026-03-20") == []


def test_points_are_said_to_expire_up_to_the_last_day_that_is_asked_about(shop):
    """Good until 10 April: it is said thirty days before."""
    club = shop("earn 1 point per 1 EUR\npoints\n  expire 3 months after they are earned")
    club.order("ann", "2026-01-10", "60.00")
    told = [told_to_expire(club, on) for on in ("2026-03-10", "2026-03-11")]
    assert told == [[], [(60, "2026-04-10")]]


def test_a_friend_undone_under_another_version_keeps_no_points_alive(shop):
    """Counted before activity was asked for: the points end six months after joining, on 1 June."""
    referral = "referral\n  every friend: 5 EUR off\n"
    club = shop('loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n' + referral)
    club.send("joined", "2025-12-01", customer="c1")
    club.send("adjustment", "2026-02-01", customer="c1", points=40)
    club.order("c2", "2026-02-20", "10.00", id="o2", referred_by="c1")
    club = club.version(
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        "  runs from 1 March 2026\npoints\n  expire after 6 months without activity\n" + referral
    )
    club.refund("o2", "2026-03-10")
    seen = []
    for day in ("2026-06-01", "2026-06-02"):
        club.day(day)
        seen.append(club.available())
    assert seen == [40, 0]
