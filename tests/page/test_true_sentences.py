"""Sentences that hold for some programmes only: each page says what its own rules do."""

from __future__ import annotations

import pytest
from tests.page.conftest import compiled, page, read, told

from palier.source import Language

HEADER = """
loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"
  customers collect points called "grain", "grains"
  customers also collect status points called "étoile", "étoiles"

earn 1 point per 1 EUR
"""


def said(rules, language=Language.ENGLISH):
    """Give the words of the page of a few rules."""
    return told(page(compiled(HEADER + rules), language)).replace("~", " ")


@pytest.mark.parametrize(
    ("block", "there", "not_there"),
    [
        ("", "What you pay with your grains earns none.", "take nothing off what it earns"),
        (
            "points\n  can be used on the order that earns them\n",
            "The grains you use on an order take nothing off what it earns.",
            "earns none",
        ),
    ],
)
def test_whether_grains_that_are_used_take_from_what_is_earned(block, there, not_there):
    """What an order earns is reckoned with no points used where they serve on it at once."""
    words = said(f"redeem points\n  10 points = 1 EUR\n\n{block}")
    assert there in words
    assert not_there not in words


@pytest.mark.parametrize(
    ("reward", "there", "not_there"),
    [
        (
            'reward "Cheque" for at least 150 points in steps of 50\n  100 points = 1 EUR\n',
            "you get one voucher for all the whole steps that your grains make",
            "as many vouchers",
        ),
        (
            'reward "Cheque" for 150 points\n  1 EUR off\n',
            "you get as many vouchers as your grains pay for",
            "one voucher",
        ),
        (
            'reward "Cheque" for at least 150 points in steps of 50\n  100 points = 1 EUR\n',
            "150 grains or more, in steps of 50 grains",
            "by 50",
        ),
    ],
)
def test_how_many_vouchers_come_of_the_points_of_a_quarter(reward, there, not_there):
    """A reward in steps is one voucher of all of them."""
    words = said(f"{reward}  is given automatically every quarter\n")
    assert there in words
    assert not_there not in words


def test_status_points_of_either_gender_agree():
    """The words of a shop may be feminine: no sentence depends on it."""
    words = said("earn 10 status points per 1 EUR\n", Language.FRENCH).replace("[en: étoiles]", "é")
    assert "Les é mesurent votre fidélité et ne se dépensent pas." in words
    assert "Nous reprenons les é de ce que vous retournez." in words


POINTS = "points\n  expire after 12 months without activity\n"
GIVEN = 'reward "Treat"\n  5 EUR off\n\nearn reward "Treat" on joining\n'
CLAIMED = 'reward "Treat" for 50 points\n  5 EUR off\n'


@pytest.mark.parametrize(
    ("rules", "there"),
    [
        (POINTS, "Your grains expire if you order nothing for 12 months."),
        (f"{GIVEN}\n{POINTS}", "Your grains expire if you order nothing for 12 months."),
        (
            f"{CLAIMED}\n{POINTS}",
            "if none of these happens for 12 months: an order or a reward that you claim.",
        ),
    ],
)
def test_what_keeps_points_alive_is_what_there_is(rules, there):
    """A reward that is only given is not claimed; an order alone is no list."""
    assert there in said(rules)


@pytest.mark.parametrize(
    ("selection", "there"),
    [
        (
            'everything except category "Tea" or items on sale',
            "10% off items on sale and everything except the “Tea” category",
        ),
        (
            'everything except (category "Tea" or items on sale)',
            "10% off everything except the “Tea” category and items on sale",
        ),
    ],
)
def test_what_is_joined_to_all_the_rest_is_not_among_what_is_left_out(selection, there):
    """Goods named after `everything except …` come before it on the page."""
    assert there in said(f'offer "A"\n  10% off {selection}\n')


def test_a_pair_that_does_not_combine_is_announced():
    """Where everything combines but what is named, the page says so, and which one stays."""
    offers = 'offer "A"\n  from 10 EUR: 1 EUR off\n\noffer "B"\n  from 10 EUR: 2 EUR off\n'
    both = f"{offers}\ncumulation\n  everything combines\n"
    assert "all these benefits can be used together." in said(both)
    words = said(f'{both}  offer "A" does not combine with offer "B"\n')
    assert "all these benefits can be used together, except as told below." in words
    assert "When benefits do not combine, we apply the first on this list" in words


def test_cards_of_which_one_serves_an_order_are_announced():
    """Of two cards that take money off, where the file says so of cards."""
    cards = "".join(
        f'stamp card "{name}"\n  1 stamp per order\n  after 3 stamps: 2 EUR off\n\n'
        for name in ("S", "R")
    )
    words = "Of several full stamp cards, one gives its benefit on an order."
    apart = "  stamp cards do not combine with stamp cards\n"
    assert words not in said(f"{cards}cumulation\n  everything combines\n")
    assert words in said(f"{cards}cumulation\n  everything combines\n{apart}")


PASTRY = 'earn 1 point per 2 items\n  only category "Pastries"\n'
PAID = 'earn 3 points per 1 EUR\n  except what is paid with "Gift card"\n'
XP = "earn 10 status points per 1 EUR\n"
TUESDAYS = "earn 7 points per 1 EUR\n  every Tuesday\n"


@pytest.mark.parametrize(
    ("rules", "there"),
    [
        (PASTRY + PAID, "3 grains"),
        (XP + PAID, "3 grains"),
        (XP + TUESDAYS, None),
        (XP, "10 étoiles"),
        (PASTRY, None),
        ("earn 2 points per 1 EUR\n  at most once per month\n", None),
    ],
    ids=lambda _: "",
)
def test_the_first_figure_is_what_anybody_earns(rules, there):
    """What is for some goods, some days or once is not what the page begins with."""
    html = page(compiled(HEADER.replace("earn 1 point per 1 EUR\n", "") + rules), Language.ENGLISH)
    labels = [each.text for each in read(html).find("span") if "stub-label" in str(each.attributes)]
    assert ("You earn" in labels) is (there is not None)
    assert there is None or there in told(html).partition("\n## ")[0].replace("~", " ")


@pytest.mark.parametrize("language", Language)
def test_a_word_with_a_translation_is_never_marked_as_foreign(any_program, language):
    """Screen readers pronounce the merchant's words in the language they are shown in."""
    translated = set(any_program.words.get(language, {}).values())
    spans = read(page(any_program, language)).find("span")
    marked = {each.text for each in spans if "lang" in each.attributes}
    assert marked & (translated - set(any_program.words.get(language, {}))) == set()


@pytest.mark.parametrize(
    ("language", "there"),
    [
        (Language.ENGLISH, ("gets the offers for everybody, but", "For members only")),
        (Language.FRENCH, ("profite des offres pour tous, mais", "Pour les membres seulement")),
    ],
)
def test_who_pays_for_membership_reads_which_offers_are_theirs(language, there):
    """Where some offers are for everybody, the page tells the others apart."""
    paid = HEADER.replace(
        "  customers collect", "  membership costs 9 EUR per year\n  customers collect", 1
    )
    offers = 'offer "Sale"\n  5% off\n  for everybody\n\noffer "Club"\n  10% off\n'
    words = told(page(compiled(paid + offers), language)).replace("~", " ")
    assert [each for each in there if each not in words] == []
    assert words.count(there[1]) == 1
    assert there[1] not in said(offers, language)


def test_what_a_system_calls_a_product_has_a_name_for_customers():
    """In the language of the file too, where other words are their own translation."""
    rules = (
        'offer "Glove"\n  from 10 EUR: product "GANT-01" as a gift\n\n'
        'in English\n  "GANT-01" is "the horsehair glove"\n\n'
        'in French\n  "GANT-01" is "le gant de crin"\n  "Glove" is "Gant"\n'
    )
    assert "“the horsehair glove” as a gift" in said(rules)
    assert "« le gant de crin » en cadeau" in said(rules, Language.FRENCH)
    assert "GANT-01" not in said(rules) + said(rules, Language.FRENCH)


def test_the_top_tells_what_the_least_that_can_be_used_is_worth():
    """Nobody pays with two points where two hundred is the least."""
    rules = "redeem points\n  2 points = 0.01 EUR\n  at least 200 points at once\n"
    assert "\n200 grains = €1 when you pay for your items" in said(rules)
    odd = "redeem points\n  100 points = 5 EUR\n  at least 250 points at once\n"
    assert "\n300 grains = €15 when you pay for your items" in said(odd)


CARD = 'stamp card "Tea"\n  1 stamp per item\n  after 5 stamps: next item free\n'


@pytest.mark.parametrize(
    ("rules", "there"),
    [
        (CARD, True),
        (f"{CARD}  every Tuesday\n", False),
        (f"redeem points\n  10 points = 1 EUR\n\n{CARD}", False),
    ],
)
def test_the_top_shows_the_stamp_card_of_a_club_without_more_to_show(rules, there):
    """One that anybody may fill, on any day."""
    top = said(rules).partition("\n## ")[0]
    assert ("5 stamps on “Tea”: one item free" in top) is there


def test_the_top_says_that_a_reward_in_steps_begins_at_a_price():
    """More points are more worth."""
    rules = 'reward "Cheque" for at least 150 points in steps of 50\n  100 points = 1 EUR\n'
    assert "From 150 grains Cheque" in said(rules)


@pytest.mark.parametrize(("many", "seen"), [(5, 5), (6, 4)])
def test_many_rules_of_a_kind_are_named_and_unfolded(many, seen):
    """The first four are seen, and each of the others is named; one alone is never folded."""
    offers = "".join(
        f'offer "Offer {n}"\n  from {n} EUR: 1 EUR off\n\n' for n in range(1, many + 1)
    )
    html = page(compiled(HEADER + offers), Language.ENGLISH)
    section = next(each for each in read(html).find("section") if each.attributes["id"] == "offers")
    folded = list(section.find("details"))
    assert len(list(section.find("article"))) == many
    assert sum(len(list(each.find("article"))) for each in folded) == many - seen
    named = [next(each.find("summary")).text for each in folded]
    assert named == (["2 more: Offer 5, Offer 6"] if many > seen else [])


def test_what_a_friend_earns_is_told_once():
    """Where the page speaks of friends, unless the rule has conditions of its own."""
    friends = "referral\n  a friend gets 5 EUR off\n\nearn 30 points per referral\n"
    assert said(friends).count("30 grains") == 1
    assert said(f"{friends}  at most 60 points per month\n").count("30 grains") == 2


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.ENGLISH, "Except the “Books” category and items on sale\n"),
        (Language.FRENCH, "et les articles en promotion\n"),
    ],
)
def test_only_everything_but_some_goods_is_said_as_what_is_left_out(language, told):
    """`Only on everything except …` is how a rule is written, and nobody's sentence."""
    rules = 'offer "A"\n  only everything except (category "Books" or items on sale)\n  5 EUR off\n'
    page = said(rules, language)
    assert told in page
    assert "verything except" not in page
    assert "tout sauf" not in page
