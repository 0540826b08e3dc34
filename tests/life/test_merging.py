"""Two accounts of one customer become one: nothing is lost, nothing is given, and it is known."""

import pytest

import palier

CLUB = (
    "earn 1 point per 1 EUR\nearn 200 points per referral\n"
    "redeem points\n  1 point = 1 EUR\n"
    'tier "A"\ntier "B" from 100 EUR spent\n  10 points on reaching it\n'
    "tiers\n  are kept for 3 months\n"
)


def merge(club, at, kept="ada", gone="ada2", **said):
    """Bring an account into another, and give the answer."""
    return club.send("merge", at, customer=kept, **{"from": gone}, **said)


def two(shop, rules=CLUB):
    """Give a shop where one customer has two accounts, with 60 EUR each."""
    club = shop(rules)
    club.order("ada", "2026-01-10", "60.00", id="o1")
    club.order("ada2", "2026-01-11", "60.00", id="o2")
    return club


def test_joint_counts_lift_the_tier_at_once(shop):
    """60 and 60 are more than 100: B, and what reaching it gives."""
    club = two(shop)
    answer = merge(club, "2026-02-01")
    assert (answer["tier"]["name"], answer["balance"]["available"]) == ("B", 130)
    assert [each["rule"] for each in answer["awards"]] == ["B"]


def test_a_keeping_is_not_renewed(shop):
    """B of 10 January is kept until 10 April; bringing 60 EUR in does not make it 1 May."""
    club = shop(CLUB)
    club.order("ada", "2026-01-10", "100.00")
    club.order("ada2", "2026-01-11", "60.00")
    before = club.account("ada")
    merge(club, "2026-02-01")
    after = club.account("ada")
    assert (after.tier, after.kept_until) == (before.tier, before.kept_until)


def test_the_longer_keeping_of_one_tier_stays(shop):
    """Of B until 10 April and B until 20 April, it is the second."""
    club = shop(CLUB)
    club.order("ada", "2026-01-10", "100.00")
    club.order("ada2", "2026-01-20", "100.00")
    merge(club, "2026-02-01")
    account = club.account("ada")
    days = account.tier.since, account.kept_until["B"]
    assert [str(each) for each in days] == ["2026-01-10", "2026-04-20"]


def test_later_events_of_the_one_that_went_are_entered_where_it_is(shop):
    """The answer says whose account it was."""
    club = two(shop)
    merge(club, "2026-02-01")
    answer = club.order("ada2", "2026-02-02", "5.00", id="o3")
    assert (answer["customer"], answer["moved_to"]) == ("ada2", "ada")
    assert club.available("ada") == 135
    assert "moved_to" not in club.order("ada", "2026-02-03", "5.00")


def test_an_old_event_of_the_one_that_went_is_known_again(shop):
    """Sent again, it changes nothing; its id is nobody else's."""
    club = two(shop)
    order = club.sent[1]
    merge(club, "2026-02-01")
    before = club.saved()
    assert club.again(order)[0]["repeated"] is True
    assert club.saved() == before
    with club.refused("same-id-other-content"):
        club.order("ben", "2026-02-02", "5.00", id="o2")


def test_a_friend_counts_for_the_account_that_stays(shop):
    """Who was referred under the old name orders for the first time after the merge."""
    club = two(shop)
    merge(club, "2026-02-01")
    club.order("ben", "2026-02-02", "5.00", referred_by="ada2")
    assert [each.customer for each in club.account("ada").friends] == ["ben"]
    assert club.available("ada") == 330


def test_what_one_owes_the_other_pays(shop):
    """60 points were used and their order came back: the 60 of the other account settle it."""
    club = two(shop, "earn 1 point per 1 EUR\nredeem points\n  1 point = 1 EUR\n")
    club.order("ada", "2026-01-12", "100.00", use_points=60)
    club.refund("o1", "2026-01-13")
    assert club.available("ada") == -60
    merge(club, "2026-02-01")
    account = club.account("ada")
    assert (club.available("ada"), account.deficit) == (0, 0)
    totals = account.totals
    assert totals.opened + totals.earned + totals.adjusted == totals.used + totals.taken_back


def test_accounts_go_one_into_another_in_turn(shop):
    """The third name leads to the last account, and so do its orders."""
    club = two(shop)
    merge(club, "2026-02-01", "ada2", "ada")
    merge(club, "2026-02-02", "ada3", "ada2")
    assert club.available("ada3") == 130
    assert club.order("ada", "2026-02-03", "5.00")["moved_to"] == "ada3"
    assert club.refund("o1", "2026-02-04")["refund_value"] == "60.00"


@pytest.mark.parametrize(("kept", "gone"), [("ada", "ada"), ("ada", "ada2"), ("ada2", "ada")])
def test_what_is_one_already_is_not_merged(shop, kept, gone):
    """A customer with themselves, or the two once more under another id."""
    club = two(shop)
    merge(club, "2026-02-01")
    with club.refused("same-customer") as raised:
        merge(club, "2026-02-02", kept, gone)
    assert raised.value.problems[0].gone == gone


def test_one_of_whom_nothing_is_known_brings_nothing(shop):
    """The shop may merge its customers without knowing who has an account here."""
    club = two(shop)
    answer = merge(club, "2026-02-01", gone="nobody")
    assert (answer["balance"]["available"], club.available("ada")) == (60, 60)
    assert club.order("nobody", "2026-02-02", "5.00")["moved_to"] == "ada"


def test_a_late_merge_takes_nobody_back_in_time(shop):
    """It is done where the accounts are now, and says that it was late."""
    club = two(shop)
    club.order("ada2", "2026-03-01", "1.00")
    answer = merge(club, "2026-02-01")
    assert answer["late"] is True
    assert str(club.account("ada").day) == "2026-03-01"
    assert club.available("ada") == 131


def test_time_passes_for_both_before(shop):
    """Points of the one that goes, past their day, do not come along."""
    rules = "earn 1 point per 1 EUR\npoints\n  expire 1 month after they are earned\n"
    club = two(shop, rules)
    club.order("ada", "2026-02-11", "7.00")
    answer = merge(club, "2026-02-12")
    assert (answer["expired"], answer["balance"]["available"]) == (60, 7)


def test_a_day_passes_over_the_one_that_went(shop):
    """Nothing is left there for time to change."""
    club = two(shop)
    merge(club, "2026-02-01")
    gone = club.account("ada2")
    club.send("day", "2026-06-01")
    assert (club.account("ada2"), gone.moved_to) == (gone, "ada")


def test_python_merges_two_accounts_that_it_is_given():
    """Both come back: the one that stays, and what is left of the other."""
    club = palier.compile(
        f'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n{CLUB}'
    )
    said = {"type": "order", "at": "2026-01-10T12:00:00+01:00", "lines": [{"price": "60.00"}]}
    one = club.apply({**said, "id": "o1", "customer": "ada"}).account
    other = club.apply({**said, "id": "o2", "customer": "ada2"}).account
    event = {"type": "merge", "id": "m1", "at": "2026-02-01T12:00:00+01:00", "customer": "ada"}
    event["from"] = "ada2"
    outcome, account, gone = club.merge(event, one, other)
    assert (outcome.tier, account.available, gone.moved_to) == ("B", 130, "ada")
    assert club.account_from_json(gone.to_json()).moved_to == "ada"
    assert club.merge(event, account, gone).outcome.repeated
    with pytest.raises(palier.EventError) as alone:
        club.apply(event, one)
    with pytest.raises(palier.EventError) as moved:
        club.apply({**said, "id": "o3", "customer": "ada2"}, gone)
    with pytest.raises(palier.EventError) as other_one:
        club.merge(event | {"from": "ben"}, one, other)
    with pytest.raises(palier.EventError) as long_gone:
        club.merge(event | {"id": "m2", "customer": "ben"}, None, gone)
    errors = (alone, moved, other_one, long_gone)
    codes = [error.value.problems[0].code for error in errors]
    assert codes == ["merge-alone", "account-moved", "other-customer", "account-moved"]


def test_a_statement_tells_what_was_brought_in_and_where_the_other_went(shop):
    """The one that stays has an entry for it, the other one sentence."""
    club = two(shop)
    merge(club, "2026-02-01", id="m1")
    program = palier.api.LoyaltyProgram(club.program)
    told = program.statement("ada", club.sent).to_json()
    (entry,) = (each for each in told["entries"] if each["event"] == "m1")
    moves = [(each["what"], each["change"]) for each in entry["movements"]]
    assert moves == [("merged", 60), ("earned", 10)]
    assert told["closing"] == 130
    gone = program.statement("ada2", club.sent)
    assert gone.to_json() == {"customer": "ada2", "moved_to": "ada"}
    assert "This account was merged into that of ada." in gone.text("en")
    assert "Ce compte a été réuni à celui de ada." in gone.text("fr")


def test_customers_of_whom_nothing_is_known_may_be_merged():
    """By hand too: without accounts, both are new."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    club = palier.compile(head + CLUB)
    one = {"type": "merge", "id": "g1", "at": "2026-01-05T10:00:00+01:00", "customer": "a"}
    merged = club.merge(one | {"from": "b"}, None, None)
    assert (merged.account.customer, merged.gone.customer) == ("a", "b")
    assert (merged.account.moved_to, merged.gone.moved_to) == (None, "a")


FRIENDS = "earn 50 points per referral\nreferral\n  every friend: 5 EUR off\n"


@pytest.mark.parametrize(("kept", "gone"), [("f", "g"), ("g", "f"), ("c1", "g"), ("c1", "f")])
def test_a_referral_is_undone_whatever_account_the_friend_s_order_is_in_now(shop, kept, gone):
    """Two friends have ordered; one account is brought into another, and both orders come back."""
    club = shop(FRIENDS)
    club.order("c1", "2026-01-01", "10.00")
    for friend in "fg":
        club.order(friend, "2026-01-02", "10.00", referred_by="c1", id=f"order of {friend}")
    assert club.available("c1") == 100
    club.send("merge", "2026-01-05", customer=kept, **{"from": gone})
    assert club.account(kept).referred_by == (None if kept == "c1" else "c1")
    for left, friend in enumerate("gf"):
        club.refund(f"order of {friend}", "2026-01-06")
        assert club.available("c1") == 50 - 50 * left
    assert (club.account("c1").friends, set(club.account("c1").friends_due)) == ((), set())


def test_points_owed_by_both_accounts_are_owed_together(shop):
    """30 and 40 that are no longer there: 70, which the next 100 points make up for first."""
    club = shop("earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n")
    for name, owed in (("c1", 30), ("c2", 40)):
        club.order(name, "2026-01-01", f"{owed}.00", id=f"first of {name}")
        club.order(name, "2026-01-02", "10.00", use_points=owed)
        club.refund(f"first of {name}", "2026-01-03")
        assert club.account(name).deficit == owed
    merged = club.send("merge", "2026-01-04", customer="c1", **{"from": "c2"})
    assert (merged["balance"]["available"], club.totals().taken_back) == (-70, 70)
    club.order("c1", "2026-01-05", "100.00")
    assert club.available("c1") == 30


@pytest.mark.parametrize("known", [("c1", "c2"), ("c1",), ("c2",)])
def test_what_either_account_knows_of_the_customer_is_known(shop, known):
    """Whatever account knows a birthday, a language, a type; of both, what the kept one says."""
    club = shop("earn 20 points on the customer's birthday")
    for name in ("c1", "c2"):
        day, language = ("--03-04", "fr") if name == "c1" else ("--05-06", "en")
        said = {"birthday": day, "language": language, "referred_by": f"friend of {name}"}
        told = {**said, "customer_type": f"type of {name}"} if name in known else {}
        club.send("joined", "2026-01-01", customer=name, **told)
    club.send("merge", "2026-01-02", customer="c1", **{"from": "c2"})
    club.day("2026-04-01")
    account = club.account("c1")
    first = "c1" in known
    of = "c1" if first else "c2"
    assert (account.referred_by, account.customer_type) == (f"friend of {of}", f"type of {of}")
    assert (club.available(), account.language) == (20 if first else 0, "fr" if first else "en")
    club.day("2026-06-01")
    assert club.available() == 20


def test_what_friends_brought_to_both_accounts_is_due_twice(shop):
    """5 EUR for each friend, one an order; what is due to the account that went is not lost."""
    club = shop(FRIENDS + "  at most 9 friends per year\n")
    for name in ("c1", "c2"):
        club.order(name, "2026-01-01", "10.00")
        club.order(f"friend of {name}", "2026-01-02", "10.00", referred_by=name)
    club.send("merge", "2026-01-03", customer="c1", **{"from": "c2"})
    paid = [club.order("c1", "2026-01-04", "10.00")["to_pay"] for _ in range(3)]
    assert paid == ["5.00", "5.00", "10.00"]


def test_vouchers_that_days_gave_to_both_accounts_are_two(shop):
    """They have one name each, so that using one of them leaves the other."""
    club = shop(
        'reward "Cup"\n  5 EUR off\n\ntier "Base"\n\ntier "Old" from 1 month of membership\n'
        '  reward "Cup" on reaching it\n'
    )
    for name in ("c1", "c2"):
        club.send("joined", "2026-01-01", customer=name)
    club.day("2026-03-01")
    club.send("merge", "2026-03-02", customer="c1", **{"from": "c2"})
    names = {each.id for each in club.account("c1").vouchers}
    paid = [
        club.order("c1", "2026-03-03", "9.00", use_rewards=["Cup"], id=n)["to_pay"] for n in "ab"
    ]
    left = club.vouchers()
    club.refund("a", "2026-03-04")
    assert (len(names), paid, left, club.vouchers()) == (2, ["4.00", "4.00"], [], ["Cup"])


def test_grace_begins_when_the_longer_keeping_ends(shop):
    """One account lives on grace, the other keeps the tier until 15 April: then come 30 days."""
    club = shop(
        'tier "A"\ntier "B" from 100 EUR spent\n  10% off\n'
        "tiers\n  count the last 1 months\n  are kept for 2 months\n  allow 30 days of grace\n"
    )
    club.order("c1", "2026-01-01", "100.00")
    club.order("c2", "2026-02-15", "100.00")
    club.day("2026-03-10")
    club.send("merge", "2026-03-10", customer="c1", **{"from": "c2"})
    for day, tier in (("2026-04-15", "B"), ("2026-05-15", "B"), ("2026-05-16", "A")):
        club.day(day)
        assert (day, club.account("c1").tier.name) == (day, tier)


def test_every_total_is_that_of_both_accounts(shop):
    """What was brought over, earned, adjusted, used, has expired and was taken back."""
    club = shop(
        "earn 1 point per 1 EUR\nredeem points\n  10 points = 1 EUR\n"
        "points\n  expire 3 months after they are earned\n"
    )
    for at, name in enumerate(("c1", "c2"), start=1):
        old = {"points": 10 * at, "expires_on": "2026-01-05"}
        club.send("opening", "2026-01-01", customer=name, points=[old, {"points": 20 * at}])
        club.send("adjustment", "2026-01-02", customer=name, points=3 * at, reason="sorry")
        club.order(name, "2026-02-01", f"{7 * at}.00", id=f"back of {name}")
        club.order(name, "2026-02-02", "50.00", use_points=10 * at)
        club.refund(f"back of {name}", "2026-02-03")
    one, other = club.totals("c1"), club.totals("c2")
    names = ("opened", "earned", "adjusted", "used", "expired", "taken_back")
    assert all(getattr(other, name) == 2 * getattr(one, name) > 0 for name in names)
    club.send("merge", "2026-02-04", customer="c1", **{"from": "c2"})
    assert all(getattr(club.totals("c1"), name) == 3 * getattr(one, name) for name in names)


CARD = 'stamp card "Ten"\n  1 stamp per order\n  stamps expire after 2 months without a stamp\n'


@pytest.mark.parametrize("kept", ["ada", "ada2"])
def test_stamps_that_had_expired_on_one_card_only_are_those_of_its_orders(shop, kept):
    """Hers of January went on 11 March; those of the other one come off with their orders."""
    club = shop(CARD + "  after 10 stamps: 5 EUR off\n")
    club.order("ada", "2026-01-10", "10.00", id="o1")
    for day, name in (("2026-02-01", "o2"), ("2026-03-01", "o3")):
        club.order("ada2", day, "10.00", id=name)
    club.day("2026-03-20")
    gone = "ada2" if kept == "ada" else "ada"
    held = [club.stamps(kept), club.stamps(gone)]
    merge(club, "2026-03-21", kept, gone)
    held.append(club.stamps(kept))
    for each in ("o1", "o2", "o3"):
        club.refund(each, "2026-03-22")
        held.append(club.stamps(kept))
    two = {"Ten": 2}
    assert sorted(held[:2], key=len) == [{}, two]
    assert held[2:] == [two, two, {"Ten": 1}, {}]


def test_stamps_for_a_friend_that_had_expired_stay_gone_in_another_account(shop):
    """The friend of January put a stamp on a card that was emptied; that of March has one there."""
    card = CARD.replace("per order", "per order from 50 EUR") + "  after 10 stamps: 5 EUR off\n"
    club = shop(card + 'earn 1 stamp on "Ten" per referral\n')
    for day, friend, who in (("2026-01-10", "f1", "ada"), ("2026-03-01", "f2", "ada2")):
        club.order(who, "2026-01-01", "5.00")
        club.order(friend, day, "10.00", id=f"of {friend}", referred_by=who)
    club.day("2026-03-20")
    merge(club, "2026-03-21")
    held = [club.stamps("ada")]
    for friend in ("f1", "f2"):
        club.refund(f"of {friend}", "2026-03-22")
        held.append(club.stamps("ada"))
    assert held == [{"Ten": 1}, {"Ten": 1}, {}]
