"""Sentences that were said of every programme, and that some make false: they are told where so."""

import pytest
from tests.page.conftest import compiled, page, told
from tests.page.test_true_sentences import said

from palier.source import Language

CLUB = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n'
EARN = "\nearn 1 point per 1 EUR\n"
OFFERS = 'offer "A"\n  5 EUR off\n\noffer "B"\n  from 50 EUR: 3 EUR off\n\n'
CARDS = "".join(
    f'stamp card "{name}"\n  1 stamp per order\n  after 3 stamps: 2 EUR off\n\n' for name in "SR"
)
FRIENDS = "referral\n  the friend gets 5 EUR off\n  after 2 friends: 5 EUR off\n"
SEVERAL_FRIENDS = FRIENDS + "  every 5 friends: 20 EUR off\n\n"
APART = "cumulation\n  nothing combines\n"
ONE = ("Benefits do not combine: one per order.", "ne se cumulent pas : un seul par commande.")
ONE_KIND = (
    "Benefits of different kinds do not combine: one kind per order.",
    "Des avantages de sortes différentes ne se cumulent pas : une seule sorte par commande.",
)


def words(text, language=Language.ENGLISH):
    """Give the words of the page of a whole file."""
    return told(page(compiled(text), language)).replace("~", " ")


@pytest.mark.parametrize(
    ("rules", "there", "not_there"),
    [
        (OFFERS, ONE_KIND, ONE),
        (CARDS, ONE_KIND, ONE),
        (SEVERAL_FRIENDS, ONE_KIND, ONE),
        (OFFERS + APART, ONE, ONE_KIND),
        (CARDS + APART, ONE, ONE_KIND),
        (SEVERAL_FRIENDS + APART, ONE, ONE_KIND),
        (FRIENDS, ONE, ONE_KIND),
        (OFFERS.partition("\n\n")[0] + "\n", ONE, ONE_KIND),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_two_offers_on_an_order_are_not_one_benefit(rules, there, not_there, language):
    """Offers, full cards and thanks for friends go with their like, unless the file says no."""
    shown = said(rules, language)
    at = 0 if language is Language.ENGLISH else 1
    assert there[at] in shown
    assert not_there[at] not in shown


def test_what_goes_with_its_like_is_in_the_table():
    """Beside what it does not go with; and a kind that goes with nothing else says so."""
    assert "| Offers | Other offers | Promo code |" in said(OFFERS)
    assert "| Stamp cards | Other stamp cards | Promo code |" in said(CARDS)
    assert "Several full stamp cards can be used on one order." in said(CARDS)
    assert "Several referral benefits can apply to one order." in said(SEVERAL_FRIENDS)
    assert "| Offers | Nothing | Everything |" in said(OFFERS + APART)
    tier = 'tier "T"\n\ntier "U" from 100 EUR spent\n  5% off\n\n'
    both = "cumulation\n  tier benefits combine with promo codes\n"
    assert "An offer cannot be combined with a benefit of another kind." in said(
        OFFERS + tier + both
    )


TREAT = '\nreward "Treat"\n  5 EUR off\n\nearn reward "Treat" on the customer\'s birthday\n'
STATUS = '\nearn 10 status points per 1 EUR\n\ntier "A"\n\ntier "B" from 300 status points\n'


@pytest.mark.parametrize("rules", [TREAT, STATUS + '  perk "Lounge"\n'])
@pytest.mark.parametrize("language", Language)
def test_who_collects_no_points_is_told_nothing_of_them(rules, language):
    """A voucher for a birthday is none, and status points are never spent."""
    shown = words(CLUB + rules, language)
    wrong = (
        "my points",
        "mes points",
        "Your points",
        "Vos points",
        "Do I earn",
        "gagne des points",
    )
    assert [each for each in wrong if each in shown] == []


def test_points_that_an_offer_gives_are_told_of():
    """When they can be used, and how long they last: a file need not have a line that earns."""
    shown = words(
        CLUB + '\noffer "A"\n  50 extra points\n\nreward "R" for 100 points\n  5 EUR off\n'
    )
    assert "When can I use my points?" in shown
    assert "Your points never expire." in shown


@pytest.mark.parametrize(
    ("rules", "collected"),
    [(EARN, True), (CARDS, True), (TREAT, True), (OFFERS, False), ('\ntier "A"\n', False)],
)
def test_what_ends_with_a_programme_is_what_there_is(rules, collected):
    """Of codes and tiers alone, nothing was collected that could no longer be used."""
    shown = words(f"{CLUB}  runs from 1 June 2026 to 31 August 2026\n\n{rules}")
    assert "it gives nothing more" in shown
    assert ("what you have collected can no longer be used" in shown) is collected


@pytest.mark.parametrize(
    ("zone", "english", "french"),
    [
        ("Asia/Kuwait", "those of Kuwait", "ceux de Koweït"),
        ("America/Sao_Paulo", "those of São Paulo", "ceux de São Paulo"),
        ("America/Mexico_City", "those of Mexico City", "ceux de Mexico"),
    ],
)
def test_a_city_has_its_name_in_each_language(zone, english, french):
    """As its people and those of the other language write it."""
    text = CLUB.replace("Europe/Paris", zone) + EARN
    assert english in words(text)
    assert french in words(text, Language.FRENCH)


@pytest.mark.parametrize(
    ("condition", "english", "french"),
    [
        ("age is between 18 and 25 years", "between 18 and 25 years old", "entre 18 et 25 ans"),
        (
            "time since the last order is between 3 months and 2 years",
            "between 3 months and 2 years ago",
            "entre 3 mois et 2 ans",
        ),
        (
            "time since joining is between 3 months and 6 months",
            "a member for 3 to 6 months",
            "membre depuis 3 à 6 mois",
        ),
    ],
)
def test_a_unit_is_said_once_between_two_bounds(condition, english, french):
    """Unless the bounds have two of them."""
    rules = f'offer "A"\n  when {condition}\n  5 EUR off\n'
    assert english in said(rules)
    assert french in said(rules, Language.FRENCH)


def test_one_pays_by_a_means_of_payment():
    """`par virement`, which `avec virement` is not."""
    club = CLUB.replace("  currency", "  texts are in French\n  currency")
    rules = 'earn 1 point per 1 EUR\n  only what is paid with "virement"\n'
    assert "Only on what you pay by [fr: virement]" in words(f"{club}\n{rules}")
    assert "sur ce que vous payez par virement" in words(f"{club}\n{rules}", Language.FRENCH)


def test_points_that_the_file_does_not_name_are_words_of_the_page():
    """A screen reader says them in the language of the page, as all that Palier says."""
    assert "vous rapportent des points" in words(CLUB + EARN, Language.FRENCH)


def test_a_gift_is_called_by_its_name_alone():
    """What customers call it has its own article: `« un cabas » en cadeau`."""
    rules = 'offer "A"\n  product "TOTE" as a gift\n\nin French\n  "TOTE" is "un cabas"\n'
    assert "« un cabas » en cadeau" in said(rules, Language.FRENCH)
    assert "produit" not in said(rules, Language.FRENCH)


@pytest.mark.parametrize(
    ("block", "soonest", "dated"),
    [
        ("expire 12 months after they are earned", True, True),
        ("expire at the end of the year", True, True),
        ("expire after 12 months without an order", False, False),
        ("expire after 12 months without activity", False, False),
    ],
)
def test_points_that_expire_together_have_no_days_of_their_own(block, soonest, dated):
    """None of them expires sooner than another, and none comes back with a date."""
    shown = said(f"redeem points\n  10 points = 1 EUR\n\npoints\n  {block}\n")
    assert ("What expires soonest is always used first." in shown) is soonest
    assert ("come back to you, with their expiry date." in shown) is dated


@pytest.mark.parametrize(
    ("rules", "told_so"),
    [
        ("earn 50 points on joining\n\n", True),
        ('earn 5 points per "review"\n\n', True),
        ("", False),
    ],
)
def test_what_no_order_gives_does_not_wait_for_a_delivery(rules, told_so):
    """Points of a birthday or of joining are there at once, whatever the others wait for."""
    waits = "points\n  are available 14 days after the delivery\n"
    there = "What you earn without an order is available straight away."
    assert (there in said(rules + waits)) is told_so
    assert there not in said(rules)


def test_a_programme_of_friends_alone_does_not_speak_of_purchases():
    """It is not what one buys that brings something."""
    assert "Share the shop with your friends" in words(f"{CLUB}\n{FRIENDS}")
    assert "Your purchases bring you benefits" in words(f"{CLUB}\n{FRIENDS}\n{OFFERS}")


def test_a_page_does_not_say_that_it_tells_all():
    """An offer may be on no page: customers hear of it otherwise."""
    hidden = 'offer "C"\n  50% off\n  is not on the page\n'
    shown = words(f"{CLUB}\n{OFFERS}{hidden}")
    assert "Your purchases bring you benefits: here they are." in shown


def test_prices_without_tax_earn_without_tax():
    """What a customer pays is more, and the page says on what points are based."""
    shown = words(f"{CLUB}  prices exclude tax\n{EARN}")
    assert "after discounts, without tax or delivery costs" in shown
    assert "without tax" not in words(CLUB + EARN)


def test_many_long_names_are_no_wall_on_a_fold():
    """So many of them as a few lines hold: the others are behind it."""
    name = "a hamper of seasonal provisions of all kinds, number"
    rewards = "".join(
        f'reward "{name} {n}" for {n}0 points\n  {n} EUR off\n\n' for n in range(1, 31)
    )
    shown = said(rewards)
    assert f"26 more: {name} 5, {name} 6, {name} 7, {name} 8, …" in shown
    assert said(rewards.replace(name, "n")).count("…") == 0


@pytest.mark.parametrize(("many", "below"), [(5, False), (6, True)])
def test_many_tiers_stand_one_below_the_other(many, below):
    """Side by side, their names and amounts would be cut in two."""
    tiers = "".join(f'tier "T{n}" from {n}00 EUR spent\n  {n}% off\n\n' for n in range(1, many + 1))
    assert (
        '<ol class="tiers many">' in page(compiled(CLUB + EARN + "\n" + tiers), Language.ENGLISH)
    ) is below
