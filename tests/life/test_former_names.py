"""A rule under a new name is the same rule: what an account holds under the old one goes on."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.life.shop import HEAD, Shop, program_of

import palier
from palier.account.state import Account
from palier.account.sums import Series
from palier.life.renaming import renamed
from palier.program.former import Former

HEADER = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n  runs from {}\n\n'
RULES = """earn 1 point per 1 EUR

earn 20 points per "{activity}"
{was_activity}  at most 60 points per year

earn reward "{reward}" per "{activity}"
  at most 2 times per year

offer "{offer}"
{was_offer}  at most 3 times per year
  1 EUR off

tier "{low}"
{was_low}
tier "{high}" from 150 EUR spent
{was_high}  50 points on reaching it
  points x 2

reward "{reward}" for 100 points
{was_reward}  5 EUR off

stamp card "{card}"
{was_card}  1 stamp per order
  after 4 stamps: 2 EUR off

tiers
  count the last 12 months
  are kept for 6 months

cumulation
  everything combines
"""
OLD = {
    "activity": "opinion",
    "offer": "Hello",
    "low": "Copper",
    "high": "Iron",
    "reward": "Mug",
    "card": "Coffee",
}
NEW = {
    "activity": "review",
    "offer": "Welcome",
    "low": "Bronze",
    "high": "Steel",
    "reward": "Cup",
    "card": "Hot drinks",
}


def rules(names, start, former=None):
    """Give the rules under some names, with the former ones where they are said."""
    was = {
        f"was_{each}": f'  formerly "{former[each]}"\n' if former and former[each] != name else ""
        for each, name in names.items()
    }
    return HEADER.format(start) + RULES.format(**names, **was)


def shop_of(names):
    """Give a shop whose rules of 2027 have such names, after the old ones of 2026."""
    old = program_of(rules(OLD, "1 January 2026"))
    return Shop(rules(names, "1 January 2027", OLD), older=[old])


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["order", "order", "order", "activity", "claim", "refund"]),
        st.integers(0, 60),
        st.integers(20, 120),
    ),
    min_size=3,
    max_size=14,
)


def live(club, names, events):
    """Let a customer live through events that fall on either side of the change."""
    day = 0
    for number, (kind, days, price) in enumerate(events):
        day += days
        at = f"2026-{1 + day // 28 % 12:02}-{1 + day % 28:02}"
        at = at if day < 336 else at.replace("2026", "2027")
        told = OLD if at < "2027" else names
        match kind:
            case "order":
                yield club.order("c1", at, f"{price}.00", id=f"o{number}", use_rewards=["v1"])
            case "activity":
                yield club.send("activity", at, customer="c1", name=told["activity"])
            case "claim" if club.history.accounts and club.available() >= 100:
                yield club.send("claim", at, customer="c1", reward=told["reward"], id="v1")
            case "refund" if f"o{number - 1}" in club.history.owners:
                yield club.refund(f"o{number - 1}", at)


def plain(answers, names):
    """Give answers under the old names, without the version."""
    renamed = str([{**each, "program_version": ""} for each in answers])
    for each, name in names.items():
        renamed = renamed.replace(name, OLD[each])
    return renamed


@given(events=EVENTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_a_renamed_rule_changes_no_outcome(events):
    """Names apart, a shop that renamed everything answers as one that renamed nothing."""
    same, other = shop_of(OLD), shop_of(NEW)
    claims = [at for at, each in enumerate(events) if each[0] == "claim"][1:]
    once = [each for at, each in enumerate(events) if at not in claims]
    before, after = list(live(same, OLD, once)), list(live(other, NEW, once))
    assert plain(before, OLD) == plain(after, NEW)
    if same.history.accounts:
        assert same.available() == other.available()
        assert sorted(same.stamps().values()) == sorted(other.stamps().values())


def test_a_late_event_is_ruled_by_the_old_names_and_told_by_the_new(shop):
    """An order of December that comes in January is stamped on the card of today."""
    club = shop_of(NEW)
    club.order("c1", "2026-11-02", "10.00")
    club.order("c1", "2027-01-05", "10.00")
    club.order("c1", "2026-12-20", "10.00")
    assert club.stamps() == {"Hot drinks": 3}
    assert club.tier() == "Bronze"


def test_a_return_of_an_order_under_the_old_names_takes_back_its_own(shop):
    """Its stamp, its use of the offer, what reaching Iron gave."""
    club = shop_of(NEW)
    club.order("c1", "2026-12-02", "160.00", id="o1")
    club.order("c1", "2027-01-05", "10.00")
    held = club.tier(), club.stamps()
    club.refund("o1", "2027-01-10")
    assert held == ("Steel", {"Hot drinks": 2})
    assert (club.tier(), club.stamps()) == ("Bronze", {"Hot drinks": 1})
    used = club.account("c1").counted
    assert (used["use:offer:Welcome"], used["orders"]) == (1, 1)
    assert "points:reaching:Steel" not in used


def test_a_reward_per_activity_goes_on_under_both_new_names():
    """Its uses of the year are counted, whichever statement says the former name."""
    given = (
        'earn 5 points per "{0}"\n{2}\nearn reward "{1}" per "{0}"\n  at most 2 times per year\n'
    )
    given += '\nreward "{1}"\n{3}  5 EUR off\n'
    old = HEADER.format("1 January 2026") + given.format("opinion", "Mug", "", "")
    said = ('  formerly "opinion"\n', '  formerly "Mug"\n')
    new = HEADER.format("1 June 2026") + given.format("review", "Cup", *said)
    club = Shop(new, older=[program_of(old)])
    club.send("activity", "2026-02-01", customer="c1", name="opinion")
    club.send("activity", "2026-06-05", customer="c1", name="review")
    third = club.send("activity", "2026-07-01", customer="c1", name="review")
    assert [each["reward"] for each in third["vouchers"]] == ["Cup", "Cup"]


@pytest.mark.parametrize("first", ["earn 10 points", 'earn reward "Mug"'])
def test_any_rule_of_an_activity_may_say_its_former_name(first):
    """A reward is for an activity as points are."""
    rules = f'{first} per "review"\n  formerly "opinion"\n\nreward "Mug"\n  5 EUR off\n'
    club = Shop(HEAD.format("Europe/Paris") + rules)
    club.send("activity", "2026-02-01", customer="c1", name="opinion")
    assert club.account("c1").counted["activities:review"] == 1


def test_a_former_name_is_outside_the_version():
    """Saying so later changes nothing else."""
    said = program_of(rules(NEW, "1 January 2027", OLD))
    assert said.version == program_of(rules(NEW, "1 January 2027")).version


def test_a_summary_may_speak_of_former_names(shop):
    """A shop that keeps its own tables need not rename them first."""
    import palier

    club = palier.compile(rules(NEW, "1 January 2027", OLD))
    order = {"at": "2027-02-01T10:00:00+01:00", "lines": [{"price": "20.00"}]}
    quote = club.quote(order, {"tier": "Iron", "stamps": {"Coffee": 3}, "orders": 2})
    assert quote.to_json()["tier"]["name"] == "Steel"
    assert quote.to_json()["stamps"] == {"Hot drinks": 4}


def test_a_voucher_may_be_named_as_it_was(shop):
    """A checkout that has not learnt the new name yet takes it off all the same, like a claim."""
    club = palier.compile(rules(NEW, "1 January 2027", OLD))
    order = {"at": "2027-02-01T10:00:00+01:00", "lines": [{"price": "20.00"}]}
    for name in ("Mug", "Cup"):
        quote = club.quote({**order, "use_rewards": [name]}, {"rewards": ["Mug"], "orders": 2})
        off = {each["rule"]: each["amount"] for each in quote.to_json()["discounts"]}
        assert (off["Cup"], quote.warnings) == ("5.00", ())


def test_the_voucher_of_a_tier_goes_with_it_under_its_new_name(shop):
    """It came with the tier when that was called otherwise; the order comes back today."""
    text = 'reward "Cup"\n  5 EUR off\n\ntier "Base"\n\ntier "{}" from 60 EUR spent\n{}'
    gives = '  reward "Cup" on reaching it\n'
    club = shop(text.format("Gold", gives))
    club.order("c1", "2026-01-10", "70.00", id="o1")
    after = club.version(text.format("Aurum", f'  formerly "Gold"\n{gives}'))
    held = after.vouchers()
    after.refund("o1", "2026-01-12")
    assert (held, after.tier(), after.vouchers()) == (["Cup"], "Base", [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('tier "A"\n\ntier "B" from 9 EUR spent\n  formerly "A"\n', "duplicate-name"),
        (
            'offer "A"\n  formerly "C"\n  1 EUR off\n\noffer "B"\n  formerly "C"\n  2 EUR off\n',
            "duplicate-name",
        ),
        (
            'earn 9 points per "A"\n  formerly "C"\n\nearn 2 points per "B"\n  formerly "C"\n',
            "duplicate-name",
        ),
        (
            'earn 9 points per "A"\n  formerly "B"\n\nearn 2 points per "B"\n',
            "duplicate-name",
        ),
        ('earn 9 points on joining\n  formerly "A"\n', "misplaced-clause"),
    ],
)
def test_a_former_name_belongs_to_one_rule_that_has_a_name(text, code):
    """No rule bears it still, and no two say they did."""
    with pytest.raises(palier.ProgramError) as raised:
        palier.compile(HEAD.format("Europe/Paris") + text)
    assert [each.code for each in raised.value.problems] == [code]


def test_two_former_names_come_together_under_one():
    """Counts add up, day by day; of two keepings the later one stands."""
    march, june = dt.date(2026, 3, 1), dt.date(2026, 6, 1)
    account = Account(
        "c1",
        stamps={"Tea": 2, "Coffee": 3},
        counted={"activities:opinion": 2, "activities:rating": 1},
        tallies={
            "activities:opinion": Series([(march, 1), (june, 1)]),
            "activities:rating": Series([(march, 1)]),
        },
        kept_until={"Iron": june, "Lead": march},
    )
    found = Former(
        tiers={"Iron": "Steel", "Lead": "Steel"},
        cards={"Tea": "Hot drinks", "Coffee": "Hot drinks"},
        activities={"opinion": "review", "rating": "review"},
    )
    after = renamed(account, found)
    assert (after.stamps, after.counted) == ({"Hot drinks": 5}, {"activities:review": 3})
    assert dict(after.tallies["activities:review"]) == {march: 2, june: 1}
    assert after.kept_until == {"Steel": june}


def test_a_stamp_for_a_friend_goes_with_the_friend_though_the_card_has_another_name(shop):
    """It was put on `Ten`, which is `Dozen` when the friend's order comes back."""
    rules = 'earn 1 stamp per referral\nstamp card "{}"\n{}  1 stamp per order from 50 EUR\n'
    rules += "  after 10 stamps: 5 EUR off\n"
    club = shop(rules.format("Ten", ""))
    club.order("c1", "2026-01-01", "5.00")
    club.order("c2", "2026-01-10", "10.00", id="o2", referred_by="c1")
    club = club.version(rules.format("Dozen", '  formerly "Ten"\n'))
    club.day("2026-01-11")
    held = [club.stamps()]
    club.refund("o2", "2026-01-12")
    assert [*held, club.stamps()] == [{"Dozen": 1}, {}]
