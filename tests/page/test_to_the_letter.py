"""What costs a customer something is said where it holds, and nothing is said where it does not."""

import pytest
from tests.page.conftest import compiled, page, told
from tests.page.test_promise import EARN, TEN, promised
from tests.page.test_true_sentences import HEADER, said

from palier.page.frame import page_view
from palier.source import Language
from palier.speech.typography import plain

TWO = 'tier "Low"\n\ntier "High" from {}\n  5% off\n  20 points on reaching it\n\n'
LOST = "Nothing fades with time"


@pytest.mark.parametrize(
    ("rules", "there", "not_there"),
    [
        (TWO.format("100 points in the balance"), "up or down", LOST),
        (TWO.format("100 points in the balance"), "depends on the grains in your", "joined."),
        (TWO.format("100 EUR spent"), LOST, "up or down"),
        (
            TWO.format("12 months of membership") + "tiers\n  count the last 12 months\n",
            "Your tier depends on how long you have been a member.",
            "in the last 12 months",
        ),
        (TWO.format("100 EUR spent") + "tiers\n  are kept for 12 months\n", LOST, "If you lose"),
        (TWO.format("100 EUR spent") + "tiers\n  allow 30 days of grace\n", LOST, "30 days"),
        (
            TWO.format("100 EUR spent")
            + "tiers\n  count the last 12 months\n  allow 30 days of grace\n",
            "If you no longer qualify for it, you have 30 days more to keep it.",
            "You then have",
        ),
        (TWO.format("100 EUR spent"), "20 grains when you reach it", "first time"),
        (
            TWO.format("100 EUR spent") + "tiers\n  count the last 12 months\n",
            "20 grains the first time you reach it",
            "when you reach it",
        ),
    ],
)
def test_a_tier_that_may_be_lost_is_not_promised_for_ever(rules, there, not_there):
    """Points in the balance are used, and a window moves on; the rest only grows."""
    words = said(rules)
    assert there in words
    assert not_there not in words


PAY = "redeem points\n  10 points = 1 EUR\n"


@pytest.mark.parametrize(
    ("clauses", "there", "not_there"),
    [
        ("", "You can pay with your grains on any order, with no minimum spend.", "every Tuesday"),
        ("  every Tuesday\n", "your grains every Tuesday, with no minimum spend.", "any order"),
        ('  when channel is "shop"\n', "if your order is a “shop” order.", "on any order"),
        (
            '  except category "Cards"\n',
            "on any order, with no minimum spend, except the “Cards” category.",
            "every Tuesday",
        ),
        ("  unless basket total is below 30 EUR\n", "comes to under €30.", "no minimum"),
    ],
)
def test_when_one_can_pay_is_told_with_its_conditions(clauses, there, not_there):
    """Where an order must be something, not any order will do."""
    words = said(PAY + clauses)
    assert there in words
    assert not_there not in words


def test_a_band_says_what_it_spends():
    """50 grains put in, 10 spent: the step begins with 10."""
    rule = "redeem points\n  from 10 to 50 points: 5 EUR off\n  above 50 points: 8% off\n"
    line = "For a fixed benefit, you spend the number of grains that its step begins with"
    assert line in said(rule)
    assert line not in said(f"{rule}  all points are deducted\n")
    assert "le nombre de [en: grains] où commence sa tranche" in said(rule, Language.FRENCH)


MUG = 'reward "Mug" for 100 points\n  5 EUR off\n'
NEXT = 'reward "Back"\n  5 EUR off\n  is available 14 days after the delivery\n'


@pytest.mark.parametrize(
    ("rules", "there", "not_there"),
    [
        (f"{MUG}  valid until the end of the month\n", "the month in which you get it", "first be"),
        (
            f"{MUG}  valid until the end of the month\n  is available the next day\n",
            "Valid until the end of the month in which it can first be used",
            "in which you get it",
        ),
        (
            f"{MUG}  valid 1 month\n  is available 14 days after the delivery\n",
            "To use from 14 days after you get it\n- Valid for 1 month from that day",
            "of the order that gives it",
        ),
        (
            f'{NEXT}\noffer "Next"\n  from 60 EUR: reward "Back"\n',
            "To use from 14 days after the delivery of the order that gives it",
            "after you get it",
        ),
        (
            (
                f'{NEXT}\noffer "Next"\n  from 60 EUR: reward "Back"\n\n'
                'earn reward "Back" on joining\n'
            ),
            "If no order gives it, from 14 days after you get it",
            "of the month",
        ),
        (
            'reward "Steps" for at least 150 points in steps of 50\n  100 points = 1 EUR\n',
            "All the whole steps that you have are exchanged at once, for one voucher",
            "Automatic",
        ),
    ],
)
def test_from_when_and_how_long_a_voucher_is_good(rules, there, not_there):
    """A voucher that is claimed waits for no delivery; its last day is counted from its first."""
    words = said(rules)
    assert there in words
    assert not_there not in words


CARD = 'stamp card "Card"\n  1 stamp per order\n  after 5 stamps: 5 EUR off\n'


@pytest.mark.parametrize(
    ("limit", "english", "french"),
    [
        ("at most once per month", "no stamp until it may", "plus de tampon avant de pouvoir"),
        ("once per customer", "no more stamps", "la carte ne reçoit plus de tampon\n"),
    ],
)
def test_a_card_with_a_limit_says_when_it_is_not_stamped(limit, english, french):
    """Once it has paid, the next stamps come when it may pay again."""
    rules = f"{CARD}  {limit}\n"
    assert english in said(rules)
    assert french in said(rules, Language.FRENCH)
    assert english not in said(CARD)


@pytest.mark.parametrize(
    "rules",
    [
        f"{TEN}  is given automatically\n",
        (
            f'{TEN}\noffer "A"\n  from 100 EUR: 10% off\n\n'
            "cumulation\n  no points are earned with offers\n"
        ),
        (
            f'{TEN}\ntier "Low"\n\ntier "High" from 9 EUR spent\n  5% off\n\n'
            "cumulation\n  no points are earned with tier benefits\n"
        ),
        f"{TEN}\nredeem points\n  points are kept\n  from 10 points: 5% off\n",
    ],
)
def test_what_comes_unasked_and_keeps_an_order_from_earning_leaves_no_promise(rules):
    """An offer, a tier or a voucher that nobody asked for would make the figure untrue."""
    assert promised(EARN + rules) is None
    assert promised(EARN + TEN) is not None


def test_purchases_are_not_said_to_earn_where_they_do_not():
    """Points for a birthday alone: no order brings any, and no return takes some away."""
    birthday = "earn 50 points on the customer's birthday\n"
    words = told(page(compiled(HEADER.partition("earn ")[0] + birthday), Language.ENGLISH))
    wrong = ("Your purchases earn", "with every order", "that the returned item earned")
    assert [each for each in wrong if each in words] == []
    assert "Here is how to earn grains and use them." in words
    assert [each for each in wrong if each not in said("")] == []


def test_what_nothing_can_combine_with_has_no_list_of_one():
    """Without a benefit of the programme, the shop's own codes are all there is."""
    assert "- One promo code per order." in said("")
    assert "the first on this list" not in said("")
    assert "the first on this list: promo code, then offers." in said('offer "A"\n  5 EUR off\n')


def test_twice_no_is_said_as_yes():
    """`unless … is not` reads as what must be so; of several things none is, with `ni`."""
    unless = 'offer "A"\n  unless delivery country is not one of "FR", "BE"\n  5% off\n'
    assert "Only if your delivery country is France or Belgium" in said(unless)
    when = unless.replace("unless", "when")
    assert "n’est pas la France ni la Belgique" in said(when, Language.FRENCH)
    assert "country is not France or Belgium" in said(when)


@pytest.mark.parametrize("earned", ["earn 5 points every 24 December", "earn 5 points every month"])
def test_who_joins_on_the_day_itself_is_told(earned):
    """Nobody gets on joining what comes again on a day."""
    assert "For members who joined before that day" in said(f"{earned}\n")
    assert "inscrits avant ce jour" in said(f"{earned}\n", Language.FRENCH)


def test_points_of_the_next_day_are_not_said_to_take_a_day():
    """`the next day` begins at midnight."""
    words = said("points\n  are available the next day\n")
    assert "Your grains are available from the day after the order." in words
    assert "1 day after" not in words


@pytest.mark.parametrize(("stamps", "drawn"), [(5, 5), (12, 12), (25, 25), (40, 40), (100, 0)])
def test_a_card_is_drawn_with_all_its_stamps(stamps, drawn):
    """As many as the text says, or none where they are too many to count."""
    rules = CARD.replace("5 stamps", f"{stamps} stamps")
    html = page(compiled(HEADER + rules), Language.ENGLISH)
    card = html.partition('class="stamps')[2].partition("</p>")[0]
    assert card.count("<span></span>") == drawn


@pytest.mark.parametrize(
    ("bands", "there"),
    [
        ("  from 50 EUR: 5 EUR off\n  from 100 EUR: 12 EUR off\n", True),
        ("  from 50 EUR to 99 EUR: 5 EUR off\n  from 100 EUR: 12 EUR off\n", False),
        ("  from 50 EUR: 5 EUR off\n", False),
    ],
)
def test_steps_that_are_reached_at_once_do_not_add_up(bands, there):
    """At 100 the offer gives 12, not 17."""
    words = said(f'offer "More"\n{bands}')
    assert ("only the highest that you reach counts" in words) == there


def test_of_two_automatic_rewards_the_cheapest_is_told_to_come_first():
    """With 250 grains two of 100 come, and never one of 200."""
    auto = "".join(
        f'reward "R{n}" for {n} points\n  5 EUR off\n  is given automatically\n\n'
        for n in (100, 200)
    )
    words = "Of several automatic rewards, the cheapest comes first."
    assert words in said(auto)
    assert words not in said(auto.partition('reward "R200"')[0])


@pytest.mark.parametrize(
    ("rules", "worth"),
    [
        (f'{MUG}\nreward "Cup" for 50 points\n  1 EUR off\n', "Cup"),
        (f'{MUG}\nreward "Cup" for 50 points\n  1 EUR off\n  when customer type is "pro"\n', "Mug"),
        (f"{PAY}\n{MUG}", "10 grains = €1"),
        (f'{PAY}  when channel is "shop"\n\n{MUG}', "Mug"),
    ],
)
def test_the_ticket_tells_what_anybody_may_have(rules, worth):
    """A reward for some is not what the points of all are good for."""
    made = page_view(compiled(HEADER + rules), Language.ENGLISH).ticket
    assert plain(made[-1].figure).replace("\u00a0", " ") == worth


@pytest.mark.parametrize(
    ("days", "english", "french"),
    [
        (
            "  every Friday\n",
            "From midnight to 2 am, and from 10 pm to midnight",
            "De minuit à 2 h, et de 22 h à minuit",
        ),
        ("  from 1 March 2026 to 31 March 2026\n", "From 10 pm to 2 am", "De 22 h à 2 h"),
        ("", "From 10 pm to 2 am", "De 22 h à 2 h"),
    ],
)
def test_hours_over_midnight_are_those_of_the_day_itself(days, english, french):
    """On Saturday at 1:00 nothing is given any more, on Friday at 1:00 it is."""
    rules = f'offer "Night"\n{days}  between 22:00 and 02:00\n  5 EUR off\n'
    assert english in said(rules)
    assert french in said(rules, Language.FRENCH)


@pytest.mark.parametrize(
    ("zone", "english", "french"),
    [
        ("Africa/Cairo", "those of Cairo;", "ceux du Caire ;"),
        ("Atlantic/Azores", "those of the Azores;", "ceux des Açores ;"),
        ("America/Havana", "those of Havana;", "ceux de La Havane ;"),
        ("Europe/Amsterdam", "those of Amsterdam;", "ceux d’Amsterdam ;"),
        ("Europe/Isle_of_Man", "those of the Isle of Man;", "ceux de l’île de Man ;"),
    ],
)
def test_hours_are_those_of_a_city_as_people_call_it(zone, english, french):
    """A time zone has an English name without accents, and French joins its article."""
    rules = compiled(HEADER.replace("Europe/Paris", zone))
    assert english in told(page(rules, Language.ENGLISH))
    assert french in told(page(rules, Language.FRENCH)).replace("~", " ")


TIERS = 'tier "Low"\n\ntier "High" from 100 EUR spent\n  points x 2\n'


@pytest.mark.parametrize(
    ("earned", "tiers", "numbers"),
    [
        ("", TIERS, [1, 2]),
        ('  except category "Cards"\n', TIERS, [1, 2]),
        ('  only what is paid with "Club card"\n', TIERS, [None, None]),
        ("  excluding tax\n", TIERS, [None, None]),
        ("  on baskets from 50 EUR\n", TIERS, [None, None]),
        ("  on the customer's birthday\n", TIERS, [None, None]),
        ("", f'{TIERS}  only category "Tea"\n', [1, None]),
    ],
)
def test_search_engines_are_told_what_every_order_earns_or_nothing(earned, tiers, numbers):
    """Two points per euro were told of a tier that doubles those of tea alone."""
    rules = compiled(f"{HEADER.rstrip()}\n{earned}\n{tiers}")
    told_so = page_view(rules, Language.ENGLISH).json_ld["hasTiers"]
    assert [each.get("membershipPointsEarned") for each in told_so] == numbers
