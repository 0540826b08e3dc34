"""Messages of the file: who gets which on a day, why, and with which figures."""

import datetime as dt

import pytest

from palier import tree
from palier.closed import members
from palier.life.moments import Asked
from palier.reports.letters import letters_of
from palier.source import SourceText
from palier.surface.parse import parse

CLUB = """earn 1 point per 1 EUR
tier "Silver" from 100 EUR spent
  5% off
tier "Gold" from 500 EUR spent
  10% off
tiers
  count the last 12 months
reward "Mug" for 150 points
  product "MUG" as a gift
  valid 2 months
stamp card "Coffee"
  1 stamp per order
  stamps expire after 6 months without a stamp
  after 3 stamps: 4 EUR off
referral
  every friend: 4 EUR off
points
  expire 12 months after they are earned
"""


@pytest.fixture
def told(shop):
    """Tell what a customer is told on a day by one message, after some events."""

    def telling(message, on, events, *, head=CLUB):
        club = shop(f'{head}message "M" {message}\n')
        for kind, at, said in events:
            club.send(kind, at, customer="ann", **said)
        asked = Asked(dt.date.fromisoformat(on))
        found = letters_of(club.program, club.account("ann"), asked)
        return [each.message for each in found if each.title == "M"]

    return telling


def joined(at, **said):
    """Give the event of joining."""
    return ("joined", at, said)


def order(at, price):
    """Give an order of one item."""
    return ("order", at, {"lines": [{"price": price}]})


ORDERED = (joined("2026-01-02"), order("2026-01-10", "120.00"))


@pytest.mark.parametrize(
    ("message", "first", "last"),
    [
        ("after 6 months without an order", "2026-07-10", "2026-08-09"),
        ("14 days after joining", "2026-01-16", "2026-02-15"),
        ("on reaching a tier", "2026-01-10", "2026-02-09"),
        ("30 days before points expire", "2026-12-11", "2027-01-10"),
        ("10 days before a tier is lost", "2026-12-31", "2027-01-09"),
        ("1 month before stamps expire", "2026-06-10", "2026-07-10"),
    ],
)
def test_a_message_goes_out_from_its_moment_on(told, message, first, last):
    """The day before it is too early, the day after the last one too late."""
    day = dt.timedelta(days=1)
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    before = [each for each in (start - day,) if each >= dt.date(2026, 1, 10)]
    days = [*before, start, end, end + day]
    expected = [start <= each <= end for each in days]
    assert [bool(told(message, each.isoformat(), ORDERED)) for each in days] == expected


@pytest.mark.parametrize(
    ("message", "is_told"),
    [
        ("380 EUR before a tier", True),
        ("379.99 EUR before a tier", False),
        ("30 points before a reward", True),
        ("29 points before a reward", False),
        ("2 stamps before a full card", True),
        ("1 stamp before a full card", False),
        ("from 120 points in the balance", True),
        ("from 121 points in the balance", False),
        ("while a reward can be claimed", False),
        ("while a referral benefit waits", False),
        ("while the birthday is unknown", True),
        ("every month", True),
    ],
)
def test_what_is_close_is_told_to_the_cent(told, message, is_told):
    """Ann has spent 120 EUR, has 120 points and one stamp of three."""
    assert bool(told(message, "2026-01-10", ORDERED)) is is_told


def test_a_birthday_is_told_on_its_day_and_some_days_before(told):
    """29 February is kept on the 28th in common years."""
    born = (joined("2026-01-02", birthday="--02-29"),)
    assert told("on the customer's birthday", "2026-02-27", born) == []
    assert told("on the customer's birthday", "2026-02-28", born) == ["Happy birthday!"]
    (early,) = told("3 days before the customer's birthday", "2026-02-26", born)
    assert early.startswith("Your birthday is coming up")


ALL_THAT = "20\u00a0points, 5\u00a0status points, “Cake” and 2\u00a0stamps"
GIFTS = """reward "Cake"
  10% off
earn 20 points on the customer's birthday
earn reward "Cake" on the customer's birthday
earn 2 stamps on "Coffee" on the customer's birthday
earn 5 status points on the customer's birthday
earn reward "Mug" on the customer's birthday
  when customer group is "staff"
"""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            "2026-05-03",
            f"Your birthday is coming up: on 5\u00a0May we’ll give you {ALL_THAT}.",
        ),
        (
            "2026-05-05",
            f"Happy birthday! You have just received {ALL_THAT}.",
        ),
    ],
)
def test_a_birthday_names_all_that_it_gives(told, day, said):
    """The reward too, which was left unsaid; not one whose conditions are not met."""
    events = (joined("2026-01-02", birthday="--05-05"),)
    message = "3 days before the customer's birthday"
    message = message if day == "2026-05-03" else "on the customer's birthday"
    assert told(message, day, events, head=CLUB + GIFTS) == [said]


def test_a_birthday_that_gives_a_reward_alone_names_it(told):
    """In French too; and in the text of the file."""
    gift = 'reward "Cake"\n  10% off\nearn reward "Cake" on the customer\'s birthday\n'
    events = (joined("2026-01-02", birthday="--05-05", language="fr"),)
    head = f'in French\n  "Cake" is "Gâteau"\n{CLUB}{gift}'
    assert told("3 days before the customer's birthday", "2026-05-03", events, head=head) == [
        "Votre anniversaire approche\u00a0: le 5\u00a0mai, nous vous offrons «\u00a0Gâteau\u00a0»."
    ]
    text = '3 days before the customer\'s birthday\n  text "Soon: {reward}."'
    assert told(text, "2026-05-03", events, head=head) == ["Soon: Gâteau."]
    assert told(text, "2026-05-03", events) == []


def test_a_friend_who_counts_is_told_of(told):
    """The benefit waits for an order of the referrer."""
    friend = ("referral", "2026-02-01", {"friend": "ben", "order": "o9"})
    (thanks,) = told("while a referral benefit waits", "2026-02-02", (*ORDERED, friend))
    assert thanks.startswith("Thanks to your friend")


def test_falling_to_a_tier_is_not_reaching_it(told):
    """Time took Gold away: nobody is congratulated on Silver."""
    events = (order("2026-01-10", "450.00"), order("2026-03-10", "120.00"))
    assert told("on reaching a tier", "2026-03-10", events) == ["You have reached “Gold”."]
    assert told("on reaching a tier", "2027-01-12", events) == []


def test_a_message_goes_to_those_who_meet_its_conditions(told):
    """A condition on the customer, and days between which it goes out."""
    when = "every month\n  when tier is at least {}\n  from 1 March 2026 to 31 March 2026"
    assert told(when.format('"Silver"'), "2026-03-31", ORDERED)
    assert not told(when.format('"Silver"'), "2026-04-01", ORDERED)
    assert not told(when.format('"Gold"'), "2026-03-31", ORDERED)


def test_a_condition_may_count_what_no_rule_counts(told):
    """What only a message asks about is kept in the account all the same."""
    asks = "every month\n  when number of orders is at least 2 in the last 3 months"
    events = (*ORDERED, order("2026-03-01", "5.00"))
    assert told(asks, "2026-03-20", events)
    assert not told(asks, "2026-04-12", events)


def test_a_text_says_the_customers_figures(told):
    """Each as customers read it elsewhere."""
    text = "{program}: {points}, {tier}, then {next tier} ({missing})."
    said = told(f'every month\n  text "{text}"', "2026-01-10", ORDERED)
    assert said == ["T: 120\u00a0points, Silver, then Gold (spend €380.00 more)."]


def test_a_figure_that_a_customer_lacks_leaves_the_message_unsaid(told):
    """At the highest tier there is no next one, and without a rate no worth."""
    events = (*ORDERED, order("2026-02-01", "600.00"))
    assert told('every month\n  text "Next: {next tier}."', "2026-02-02", events) == []
    assert told('every month\n  text "Worth: {worth}."', "2026-02-02", events) == []


def test_a_text_is_said_in_the_language_of_its_customer(told):
    """Its translation has the same figures, in the braces of either language."""
    words = 'in French\n  "You have {points}." is "Vous avez {points}, {palier}."\n'
    events = (joined("2026-01-02", language="fr"), ORDERED[1])
    message = 'every month\n  text "You have {points}."'
    said = told(message, "2026-01-10", events, head=words + CLUB)
    assert said == ["Vous avez 120\u00a0points, Silver."]


@pytest.mark.parametrize("hostile", ["</script>", "{{7*7}}", "{0.__class__}", "%s %(x)s", "'`"])
def test_hostile_words_are_said_as_they_are_written(told, hostile):
    """A name stands in a text as it is: what it holds between braces is no figure."""
    head = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    club = head.replace('"T"', f'"{hostile}"') + CLUB
    said = told('every month\n  text "Of {program}"', "2026-01-10", ORDERED, head=club)
    assert [each.replace("\u2019", "'") for each in said] == [f"Of {hostile}"]


def test_a_message_takes_the_place_of_the_usual_one(shop):
    """Of its reason only: what else is told goes on being told."""
    club = shop(f'{CLUB}message "Soon" 400 EUR before a tier\n')
    club.send("order", "2026-01-10", customer="ann", lines=[{"price": "450.00"}])
    asked = Asked(dt.date(2026, 1, 10), within=366)
    found = [
        (each.reminder.reason.value, each.title)
        for each in letters_of(club.program, club.account("ann"), asked)
    ]
    assert ("tier-close", "Soon") in found
    assert ("tier-close", None) not in found
    assert ("points-expire", None) in found


HEAD = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
EVERY = (
    f"{HEAD}  membership costs 20 EUR per year\n"
    + CLUB.replace("from 500 EUR spent", "from 500 EUR spent or 3 orders")
    + 'reward "Lamp" for 240 points\n  10 EUR off\n'
)
LIVED = (
    joined("2026-01-02", birthday="--05-05"),
    ("membership", "2026-01-02", {"until": "2027-01-31"}),
    order("2026-01-10", "120.00"),
    ("adjustment", "2026-01-11", {"points": 180}),
    ("claim", "2026-01-12", {"reward": "Mug"}),
    ("referral", "2026-02-01", {"friend": "ben", "order": "o9"}),
)
MOMENTS = {
    "after 6 months without an order": ("2026-07-10", "2026-07-09"),
    "14 days after joining": ("2026-02-15", "2026-02-16"),
    "30 days before points expire": ("2026-12-12", "2026-12-11"),
    "7 days before a voucher expires": ("2026-03-05", "2026-03-04"),
    "1 month before stamps expire": ("2026-06-10", "2026-06-09"),
    "10 days before a tier is lost": ("2026-12-31", "2026-12-30"),
    "1 month before the membership ends": ("2026-12-31", "2026-12-30"),
    "3 days before the customer's birthday": ("2026-05-02", "2026-05-01"),
    "380 EUR before a tier": ("2026-02-02", "2027-02-02"),
    "90 points before a reward": ("2026-02-02", "2027-02-02"),
    "2 orders before a tier": ("2026-02-02", "2027-01-10"),
    "2 stamps before a full card": ("2026-07-10", "2026-07-11"),
    "from 150 points in the balance": ("2027-01-11", "2027-01-12"),
    "on reaching a tier": ("2026-02-09", "2026-02-10"),
    "while a reward can be claimed": ("2027-01-11", "2027-01-12"),
    "while a referral benefit waits": ("2026-02-02", None),
    "on the customer's birthday": ("2026-05-05", "2026-05-04"),
    "while the birthday is unknown": (None, "2026-02-02"),
    "every month": ("2026-02-02", None),
}
"""Every moment there is: a day on which Ann is told, and one on which she is not."""


@pytest.mark.parametrize("moment", MOMENTS)
def test_each_moment_is_told_on_its_day_and_not_on_another(told, moment):
    """Ann is a member of a club with a bit of everything, and has lived through a bit of it."""
    days = [each for each in MOMENTS[moment] if each]
    found = [bool(told(moment, each, LIVED, head=EVERY)) for each in days]
    assert found == [each == MOMENTS[moment][0] for each in days]


def test_every_moment_has_its_days():
    """Whoever adds one is asked for them."""
    source = HEAD + "".join(f'message "M{n}" {each}\n' for n, each in enumerate(MOMENTS))
    heads = [each.head for each in parse(SourceText.of(source)).file.statements]
    moments = [each.moment for each in heads if isinstance(each, tree.MessageHead)]
    chosen = {getattr(each, "ending", None) or getattr(each, "comes", None) for each in moments}
    assert {type(each) for each in moments} == set(members(tree.Moment))
    assert chosen - {None} == {*tree.Ending, *tree.Come}


@pytest.mark.parametrize(
    ("taken", "told_of"), [(0, "120 points"), (-100, "20 points"), (-150, None)]
)
def test_points_that_pay_what_is_owed_are_not_to_be_used_in_time(told, taken, told_of):
    """120 are still to come; of them, what the customer owes is gone already."""
    head = (
        "earn 1 point per 1 EUR\n\npoints\n"
        "  are available 14 days after the order\n  expire 1 month after they are earned\n"
    )
    owing = ("adjustment", "2026-01-12", {"points": taken, "reason": "a mistake"})
    events = (*ORDERED, *(() if not taken else (owing,)))
    found = told("30 days before points expire", "2026-01-15", events, head=head)
    assert len(found) == (told_of is not None)
    assert told_of is None or told_of in found[0].replace("\u00a0", " ")
