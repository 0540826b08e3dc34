"""A programme changes, and accounts go on: each day and each order under its own version."""

import datetime as dt

HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
FIRST = HEAD + "  runs from 1 January 2026\n"
NEXT = HEAD + "  runs from 1 July 2026\n"
ONE, TWO = "earn 1 point per 1 EUR\n", "earn 2 points per 1 EUR\n"


def test_each_version_rules_the_events_from_its_start(shop):
    """30 June earns by the first file and 1 July by the second, and the answers say so."""
    old = shop(FIRST + ONE)
    new = old.version(NEXT + TWO)
    answers = [new.order("c1", day, "10.00") for day in ("2026-06-30 23:59", "2026-07-01 00:00")]
    assert [each["points"]["earned"] for each in answers] == [10, 20]
    versions = [old.program.version, new.program.version]
    assert [each["program_version"] for each in answers] == versions
    assert new.account("c1").version == new.program.version


def test_of_several_versions_the_last_that_has_started_rules(shop):
    """Files of January, April and July: May earns by the second, whatever comes after."""
    spring = HEAD + "  runs from 1 April 2026\n"
    files = (FIRST + ONE, spring + TWO, NEXT + "earn 3 points per 1 EUR\n")
    club = shop(files[0]).version(files[1]).version(files[2])
    earned = [
        club.order("c1", day, "10.00")["points"]["earned"]
        for day in ("2026-03-31", "2026-05-15", "2026-07-01")
    ]
    assert earned == [10, 20, 30]


def test_points_keep_the_dates_they_were_given(shop):
    """What was earned for 12 months stays for 12 months, whatever later points are earned for."""
    club = shop(FIRST + ONE + "points\n  expire 12 months after they are earned")
    club.order("c1", "2026-06-15", "10.00")
    club = club.version(NEXT + ONE + "points\n  expire 1 month after they are earned")
    club.order("c1", "2026-07-15", "5.00")
    assert [(lot.points, lot.expires_on) for lot in club.account("c1").lots] == [
        (5, dt.date(2026, 8, 15)),
        (10, dt.date(2027, 6, 15)),
    ]


def test_time_before_a_version_passes_under_the_one_before(shop):
    """The birthday of May was worth 50 then, though the next event comes under the new file."""
    club = shop(FIRST + "earn 50 points on the customer's birthday")
    club.send("joined", "2026-01-10", customer="c1", birthday="--05-01")
    club = club.version(NEXT + "earn 80 points on the customer's birthday")
    answer = club.order("c1", "2026-07-10", "5.00")
    assert [each["points"] for each in answer["before"]["awards"]] == [50]
    club.day("2027-05-01")
    assert club.available() == 130


def test_a_reward_that_a_new_version_makes_cheaper_is_given_on_its_first_day(shop):
    """60 points are too few for 100 and enough for 50: on 1 July, not with the next order."""
    reward = 'reward "Mug" for {} points\n  5 EUR off\n  is given automatically\n'
    club = shop(FIRST + ONE + reward.format(100))
    club.order("c1", "2026-05-15", "60.00")
    club = club.version(NEXT + ONE + reward.format(50))
    club.order("c1", "2026-08-10", "100.00", id="o2")
    (used,) = club.account("c1").orders[-1].vouchers
    assert (used.reward, used.claimed_on) == ("Mug", dt.date(2026, 7, 1))


def test_a_return_is_reckoned_by_the_version_of_the_order(shop):
    """10 EUR of the first file take 10 points back, and 10 EUR of the second take 20."""
    club = shop(FIRST + ONE)
    club.order("c1", "2026-06-15", ("10.00", 2), id="o1")
    club = club.version(NEXT + TWO)
    club.order("c1", "2026-07-15", ("10.00", 2), id="o2")
    taken = [
        club.refund(order, "2026-07-20", (0, 1))["points"]["taken_back"] for order in ("o1", "o2")
    ]
    assert taken == [10, 20]


def test_a_version_that_is_not_at_hand_is_asked_for(shop):
    """A return of an order of a file nobody gave is refused by name, and moves nothing."""
    club = shop(FIRST + ONE)
    club.order("c1", "2026-06-15", "10.00", id="o1")
    club = club.version(NEXT + TWO)
    club.history.older = {}
    with club.refused("missing-version") as raised:
        club.refund("o1", "2026-07-20")
    (problem,) = raised.value.problems
    assert problem.version == club.account("c1").version


def test_today_stands_in_for_a_version_that_comes_to_the_same(shop):
    """A file edited in place, and lost: what the edit does not touch comes back all the same."""
    spring = 'offer "Spring"\n  from 1 July 2026 to 31 July 2026\n  10% off\n'
    club = shop(HEAD + ONE)
    club.order("c1", "2026-06-15", ("10.00", 2), id="o1")
    first = club.program.version
    club = club.version(HEAD + ONE + spring)
    club.history.older = {}
    answer = club.refund("o1", "2026-07-20", (0, 1))
    assert (answer["refund_value"], answer["points"]["taken_back"]) == ("10.00", 10)
    assert answer["stood_in_for"] == first != answer["program_version"]


def test_today_does_not_stand_in_where_one_item_would_cost_otherwise(shop):
    """4 EUR off both lines, or off the first: to pay is the same, and a return would not be."""
    first = 'offer "A"\n  4 EUR off\n'
    club = shop(HEAD + first)
    club.order("c1", "2026-06-15", {"product": "A", "price": "10.00"}, "10.00", id="o1")
    club = club.version(HEAD + first + '  only product "A"\n')
    club.history.older = {}
    with club.refused("missing-version") as raised:
        club.refund("o1", "2026-07-20", (0, 1))
    assert len(raised.value.problems) == 1


def test_a_version_at_hand_needs_nobody_to_stand_in(shop):
    """With the old file, the answer is of it and says no more."""
    club = shop(FIRST + ONE)
    club.order("c1", "2026-06-15", "10.00", id="o1")
    club = club.version(NEXT + ONE)
    assert "stood_in_for" not in club.refund("o1", "2026-07-20")


def test_a_tier_that_is_gone_is_replaced_by_the_level_counted(shop):
    """Or is no more: 400 EUR are an Argent with the first event under the new file."""
    old = 'tier "Bronze"\ntier "Argent" from 100 EUR spent\ntier "Or" from 300 EUR spent\n'
    club = shop(FIRST + old + "tiers\n  are kept for life")
    club.order("c1", "2026-06-15", "400.00")
    club = club.version(NEXT + old.partition('tier "Or"')[0] + "tiers\n  are kept for life")
    before = club.tier()
    club.day("2026-07-01")
    assert (before, club.tier()) == ("Or", "Argent")


def test_a_tier_that_comes_again_is_held_by_those_for_whom_it_is_kept(shop):
    """Or is gone in July and there again in August: kept for life, or lost by a return."""
    rule = "tiers\n  count the last 1 month\n  are kept for life"
    silver = 'tier "Bronze"\ntier "Argent" from 100 EUR spent\n'
    gold = silver + 'tier "Or" from 300 EUR spent\n'
    club = shop(FIRST + gold + rule)
    club.order("c1", "2026-06-15", "400.00")
    club.order("c2", "2026-06-15", "400.00", id="o2")
    club = club.version(NEXT + silver + rule)
    club.day("2026-07-02")
    club.refund("o2", "2026-07-03")
    gone = club.tier("c1"), club.tier("c2")
    club = club.version(HEAD + "  runs from 1 August 2026\n" + gold + rule)
    club.day("2026-08-02")
    again = club.account("c1").tier
    assert (gone, again.name, club.tier("c2")) == (("Argent", "Bronze"), "Or", "Bronze")
    assert again.since == dt.date(2026, 8, 1)


YEARLY = "tiers\n  count the last 12 months\n  are kept for 12 months"
BY_HUNDREDS = 'tier "A"\ntier "B" from {} EUR spent\n  20 points on reaching it\n' + YEARLY


def test_what_comes_back_is_counted_by_the_file_of_each_day(shop):
    """From 100 EUR in June, from 200 in July: one of 121 that comes back then takes nothing."""
    club = shop(FIRST + BY_HUNDREDS.format(100))
    club.order("c1", "2026-06-10", ("10.00", 6), "1.00", id="o1")
    club.order("c1", "2026-06-20", "60.00")
    club = club.version(NEXT + BY_HUNDREDS.format(200))
    club.refund("o1", "2026-07-05", (1, 1))
    held = club.tier(), club.available(), club.kept_until()
    club.refund("o1", "2026-07-06")
    assert held == ("B", 20, dt.date(2027, 6, 20))
    assert (club.tier(), club.available()) == ("A", 0)


def test_a_tier_that_became_easier_is_held_from_then_on_whatever_comes_back(shop):
    """170 EUR are enough from 1 July on; 10 of them come back: since then, and kept from then."""
    club = shop(FIRST + BY_HUNDREDS.format(200))
    club.send("joined", "2026-06-01", customer="c1")
    club.order("c1", "2026-06-10", ("10.00", 11), id="o1")
    club.order("c1", "2026-06-20", "60.00")
    club = club.version(NEXT + BY_HUNDREDS.format(100))
    club.refund("o1", "2026-07-05", (0, 1))
    assert club.account("c1").tier.since == dt.date(2026, 7, 1)
    assert (club.tier(), club.kept_until()) == ("B", dt.date(2027, 7, 1))


def test_a_tier_made_easier_is_reached_with_the_first_event(shop):
    """From 100 EUR, then from 50: who had spent 60 is there before the order is reckoned."""
    club = shop(FIRST + 'tier "A"\ntier "B" from 100 EUR spent\n  10% off')
    club.order("c1", "2026-06-15", "60.00")
    club = club.version(NEXT + 'tier "A"\ntier "B" from 50 EUR spent\n  10% off')
    assert club.order("c1", "2026-07-15", "10.00")["to_pay"] == "9.00"


def test_a_tier_made_easier_is_held_since_the_first_day(shop):
    """Whether somebody asks that day or two weeks later, and with the old file at hand or not."""
    since = []
    for told, kept in ((True, True), (False, True), (False, False)):
        club = shop(FIRST + 'tier "A"\ntier "B" from 100 EUR spent\n')
        club.order("c1", "2026-06-15", "60.00")
        club = club.version(NEXT + 'tier "A"\ntier "B" from 50 EUR spent\n')
        club.history.older = club.history.older if kept else {}
        if told:
            club.day("2026-07-01")
        club.order("c1", "2026-07-15", "10.00")
        since.append(club.account("c1").tier)
    assert {(each.name, each.since) for each in since} == {("B", dt.date(2026, 7, 1))}


def test_a_version_between_two_events_rules_its_own_days(shop):
    """The birthdays of January, May and August are worth 10, 50 and 80: no event is under April."""
    gift = "earn {} points on the customer's birthday\n"
    club = shop(FIRST + gift.format(10))
    for who, born in (("c1", "--01-20"), ("c2", "--05-01"), ("c3", "--08-03")):
        club.send("joined", "2026-01-10", customer=who, birthday=born)
    club = club.version(HEAD + "  runs from 1 April 2026\n" + gift.format(50))
    club = club.version(NEXT + gift.format(80))
    club.day("2026-09-01")
    assert [club.available(who) for who in ("c1", "c2", "c3")] == [10, 50, 80]


def test_an_order_under_a_tier_that_is_gone_can_come_back(shop):
    """The tier it was placed under is that of its own file; the account's is counted now."""
    old = 'tier "Bronze"\ntier "Argent" from 100 EUR spent\n  20% off\n'
    club = shop(FIRST + old)
    club.order("c1", "2026-06-14", "100.00")
    club.order("c1", "2026-06-15", ("10.00", 2), id="o1")
    club = club.version(NEXT + 'tier "Bronze"\ntier "Cuivre" from 50 EUR spent\n')
    assert club.refund("o1", "2026-07-20", (0, 1))["refund_value"] == "8.00"
    assert club.tier() == "Cuivre"


def test_stamps_of_a_card_that_is_gone_are_kept_unused(shop):
    """Four stamps wait for the card to come back."""
    card = 'stamp card "K"\n  1 stamp per item\n  after 5 stamps: next item free\n'
    club = shop(FIRST + card)
    club.order("c1", "2026-06-15", ("4.00", 4))
    club = club.version(NEXT + ONE)
    assert club.order("c1", "2026-07-15", ("4.00", 2))["to_pay"] == "8.00"
    club = club.version(HEAD + "  runs from 1 August 2026\n" + card)
    assert club.stamps() == {"K": 4}
    assert club.order("c1", "2026-08-15", ("4.00", 2))["to_pay"] == "4.00"


def test_stamps_of_a_card_that_is_gone_come_back_with_their_order(shop):
    """A return takes back what the order put on a card that is no more."""
    card = 'stamp card "K"\n  1 stamp per item\n  after 5 stamps: next item free\n'
    club = shop(FIRST + card)
    club.order("c1", "2026-06-15", ("4.00", 4), id="o1")
    club = club.version(NEXT + ONE)
    club.refund("o1", "2026-07-15", (0, 3))
    assert club.stamps() == {"K": 1}


def test_a_voucher_of_a_reward_that_is_gone_is_of_no_use(shop):
    """It is refused by name, stays in hand, and works again with the reward."""
    reward = 'reward "R" for 10 points\n  5 EUR off\n'
    club = shop(FIRST + reward)
    club.send("adjustment", "2026-06-01", customer="c1", points=10)
    club.send("claim", "2026-06-02", customer="c1", reward="R", id="v1")
    club = club.version(NEXT + ONE)
    answer = club.order("c1", "2026-07-15", "50.00", use_rewards=["v1"])
    assert (answer["to_pay"], answer["refused"][0]["reward"]) == ("50.00", "v1")
    club = club.version(HEAD + "  runs from 1 August 2026\n" + reward)
    assert club.order("c1", "2026-08-15", "50.00", use_rewards=["v1"])["to_pay"] == "45.00"


def test_a_limit_belongs_to_its_rule_wherever_that_stands_in_the_file(shop):
    """Both offers are once per customer; the second one comes first in the new file."""
    spring = 'offer "Printemps"\n  when channel is "web"\n  5 EUR off\n  once per customer\n'
    summer = 'offer "Été"\n  when channel is "boutique"\n  7 EUR off\n  once per customer\n'
    club = shop(FIRST + spring + summer)
    club.order("c1", "2026-06-15", "50.00", channel="web")
    club = club.version(NEXT + summer + spring)
    paid = [
        club.order("c1", "2026-07-15", "50.00", channel=channel)["to_pay"]
        for channel in ("web", "boutique", "boutique")
    ]
    assert paid == ["50.00", "43.00", "50.00"]


def test_a_cap_belongs_to_its_rule_in_either_language(shop):
    """40 of 50 points of the year were earned under the English file, 10 are left in French."""
    club = shop(FIRST + 'earn 20 points per "avis"\n  at most 50 points per year\n')
    for day in ("2026-06-15", "2026-06-16"):
        club.send("activity", day, customer="c1", name="avis")
    club = club.version(
        'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n'
        "  en vigueur à partir du 1er juillet 2026\n\ngagner 1 point pour 1 €\n\n"
        'gagner 20 points par "avis"\n  au plus 50 points par an\n'
    )
    for day in ("2026-07-15", "2026-07-16"):
        club.send("activity", day, customer="c1", name="avis")
    assert club.available() == 50


def test_a_rewards_points_on_reaching_are_taken_back_as_they_were_given(shop):
    """10 points were given on reaching B, and the new file says 99: 10 are taken back."""
    ladder = 'tier "A"\ntier "B" from 100 EUR spent\n  {} points on reaching it\n'
    club = shop(FIRST + ladder.format(10))
    club.order("c1", "2026-06-15", "100.00", id="o1")
    club = club.version(NEXT + ladder.format(99))
    answer = club.refund("o1", "2026-07-15")
    assert (answer["points"]["taken_back"], club.available()) == (10, 0)
