"""What a page says of points kept, guests, cards, days in a row and names: only where it is so."""

import datetime as dt
import re

import pytest
from tests.page.conftest import compiled, page, view_of
from tests.page.test_true_sentences import HEADER, said

from palier.page.terms import terms_view
from palier.source import Language
from palier.speech.typography import plain

USED = "redeem points\n  10 points = 1 EUR\n\n"
KEPT = "redeem points\n  points are kept\n  from 10 points: 5% off\n\n"
LASTING = "points\n  expire 12 months after they are earned\n"


@pytest.mark.parametrize(
    ("rules", "language", "told_so"),
    [
        (USED, Language.ENGLISH, "the returned item come back to you."),
        (USED + LASTING, Language.ENGLISH, "item come back to you, with their expiry date."),
        (USED, Language.FRENCH, "pour l’article, nous vous les rendons."),
        (USED + LASTING, Language.FRENCH, "nous vous les rendons, avec leur date d’expiration."),
    ],
)
def test_points_that_come_back_have_a_date_where_they_expire(rules, language, told_so):
    """Points that never expire have no expiry date to come back with."""
    assert told_so in said(rules, language)


@pytest.mark.parametrize("language", Language)
def test_points_that_are_kept_are_never_used(language):
    """Their number gives the benefit: none is paid with, and none has to come back."""
    words = said(KEPT + LASTING, language)
    paid = {"What you pay with your", "Ce que vous payez avec vos", "you used", "aviez utilisé"}
    assert not [each for each in paid if each in words]
    assert [each for each in paid if each in said(USED + LASTING, language)]


ONCE = 'offer "A" with promo code "A"\n  5 EUR off\n  once per customer\n'


@pytest.mark.parametrize(
    ("rules", "there"),
    [
        (ONCE, "An order placed without an account has no part in the programme."),
        (
            ONCE + '\noffer "B"\n  from 50 EUR: 5 EUR off\n',
            "An order placed without an account gets the offers, but nothing that needs an",
        ),
        (
            'offer "B"\n  when tier is "Gold"\n  5 EUR off\n\ntier "Gold"\n  5% off\n',
            "An order placed without an account has no part in the programme.",
        ),
    ],
)
def test_what_needs_an_account_is_not_promised_without_one(rules, there):
    """A limit per customer, or a condition on the account, keeps an offer from guests."""
    assert there in said(rules)


CARD = 'stamp card "Lunch"\n  1 stamp per order\n  after 5 stamps: 4 EUR off\n'


@pytest.mark.parametrize(
    ("rules", "language", "there"),
    [
        (CARD + 'offer "O"\n  2 extra stamps\n', Language.ENGLISH, "2 extra stamps"),
        (
            CARD + 'offer "O"\n  1 extra stamp on "Lunch"\n',
            Language.ENGLISH,
            "1 extra stamp on your “Lunch” card",
        ),
        (
            CARD + 'offer "O"\n  for every 2 items: 1 extra stamp on "Lunch"\n',
            Language.FRENCH,
            "1 tampon de plus sur votre carte",
        ),
        (CARD + 'offer "O"\n  1 extra stamp\n', Language.FRENCH, "vous n’en recevez pas non plus"),
    ],
)
def test_extra_stamps_are_told_and_that_they_come_on_top(rules, language, there):
    """By the offer that gives them, and with the cards."""
    assert there in said(rules, language)


def test_of_extra_stamps_nothing_is_told_where_none_are_given():
    """Nor with an offer that is not on the page."""
    hidden = CARD + 'offer "O"\n  is not on the page\n  1 extra stamp\n'
    assert [each for each in (CARD, hidden) if "extra" in said(each)] == []


@pytest.mark.parametrize(
    ("clause", "language", "there"),
    [
        ("", Language.ENGLISH, "To use on your next order once the card is full"),
        (
            "  between 12:00 and 14:00\n",
            Language.ENGLISH,
            "To use on your next order that meets these conditions, once the card is full",
        ),
        (
            "  between 12:00 and 14:00\n",
            Language.FRENCH,
            "À utiliser sur la prochaine commande qui remplit ces conditions, une fois la carte",
        ),
    ],
)
def test_a_card_with_conditions_pays_on_an_order_that_meets_them(clause, language, there):
    """The clauses of a card say on which orders it pays too."""
    assert there in said(CARD + clause, language)


@pytest.mark.parametrize(
    ("days", "language", "there"),
    [
        ("Monday, Tuesday and Wednesday", Language.ENGLISH, "Every day from Monday to Wednesday"),
        ("Monday, Tuesday and Wednesday", Language.FRENCH, "Chaque jour du lundi au mercredi"),
        ("Monday and Tuesday", Language.ENGLISH, "Every Monday and every Tuesday"),
        ("Monday, Tuesday and Friday", Language.ENGLISH, "Every Monday, every Tuesday and every F"),
    ],
)
def test_days_in_a_row_are_told_from_the_first_to_the_last(days, language, there):
    """More than two of them: five names in a row are no sentence."""
    assert there in said(f'offer "A"\n  every {days}\n  5% off\n', language)


@pytest.mark.parametrize(
    ("channels", "there"),
    [
        ('is "app"', "If your order is an “app” order"),
        ('is "web"', "If your order is a “web” order"),
        ('is one of "app", "web"', "If your order is an “app” or a “web” order"),
        ('is not "app"', "If your order is not an “app” order"),
    ],
)
def test_a_shops_word_has_the_article_that_it_takes(channels, there):
    """`an` before a vowel, quotation marks passed over."""
    assert there in said(f'offer "A"\n  when channel {channels}\n  5% off\n')


def test_quotation_marks_of_a_french_name_are_spaced():
    """A name typed without spaces inside its quotation marks is set as a printer sets it."""
    html = page(
        compiled(HEADER.replace('"Club"', '"«Chez Mémé»"\n  texts are in French')), Language.FRENCH
    )
    assert "«\u00a0Chez Mémé\u00a0»" in html
    assert "Mémé»" not in html


@pytest.mark.parametrize(
    ("rules", "language", "there"),
    [
        (KEPT, Language.ENGLISH, "An order with a promo code or with the benefit of your grains"),
        (KEPT, Language.FRENCH, "avec un code promo ou avec l’avantage de vos [en: grains]"),
        (USED, Language.ENGLISH, "An order with a promo code or on which you use any grains"),
    ],
)
def test_points_that_are_kept_are_not_said_to_be_used_on_an_order(rules, language, there):
    """What keeps an order from earning is the benefit that their number gives."""
    words = said(rules, language)
    assert there in words
    assert ("paying with grains" in words) is (rules == USED and language is Language.ENGLISH)


ASKED = {
    Language.ENGLISH: (HEADER, 'question "HOW do I become a member" answer "By the door."'),
    Language.FRENCH: (
        'programme de fidélité "Club"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n',
        'question "Comment devenir Membre?" réponse "Par la porte."',
    ),
}
"""A question that the page answers by itself, in the merchant's own letters and signs."""


@pytest.mark.parametrize("language", Language)
def test_a_question_that_the_merchant_answers_too_is_asked_once(language):
    """Their answer stands first, then what the programme says."""
    header, asked = ASKED[language]
    sections = view_of(compiled(f"{header}\npage\n  {asked}\n"), language).sections
    (answers,) = (each.answers for each in sections if each.id == "questions")
    first, *others = answers
    assert first.question.split()[0] == asked.split('"')[1].split()[0]
    assert len(first.answer) > 1
    assert not [each for each in others if "embre" in each.question or "member" in each.question]


COUNTED = (
    'offer "A"\n  from 3 items of category "Tea": {}\n',
    'offer "A"\n  for every 3 items of category "Tea": {}\n',
)
"""Goods of a kind are counted before a benefit is given."""


@pytest.mark.parametrize(
    ("given", "english", "french"),
    [
        ('5 EUR off category "Tea"', "€5 off these items", "5 € de remise sur ces articles"),
        (
            '1 EUR off each item of category "Tea"',
            "€1 off each of them",
            "1 € de remise sur chacun d’eux",
        ),
        (
            '3 items of category "Tea" for 9 EUR',
            "3 of them for €9",
            "3 d’entre eux pour 9 €",
        ),
    ],
)
@pytest.mark.parametrize("counted", COUNTED)
def test_goods_that_were_counted_are_not_named_again(counted, given, english, french):
    """Other goods are: `10% off the “Cups” category`."""
    rules = counted.format(given)
    assert english in said(rules)
    assert french in said(rules, Language.FRENCH)
    other = rules.replace('items of category "Tea"', 'items of category "Cups"', 1)
    assert english not in said(other)


FREE, DEAREST = (
    'the cheapest item of category "Tea" free',
    '50% off the 2 dearest items of category "Tea"',
)


@pytest.mark.parametrize(
    ("counted", "given", "english", "french"),
    [
        (0, FREE, "the cheapest of them free", "le moins cher d’entre eux offert"),
        (
            0,
            DEAREST,
            "50% off the 2 most expensive of them",
            "50 % de remise sur les 2 plus chers d’entre eux",
        ),
        (
            1,
            FREE,
            "one of them free, the cheapest first",
            "l’un d’entre eux offert, en commençant par le moins cher",
        ),
        (
            1,
            DEAREST,
            "50% off 2 of them, the most expensive first",
            "50 % de remise sur 2 d’entre eux, en commençant par le plus cher",
        ),
    ],
)
def test_which_of_the_goods_that_were_counted(counted, given, english, french):
    """Of six, `for every 3` frees the two cheapest of all, not the cheapest of each three."""
    rules = COUNTED[counted].format(given)
    assert english in said(rules)
    assert french in said(rules, Language.FRENCH)
    other = rules.replace('items of category "Tea"', 'items of category "Cups"', 1)
    assert english not in said(other)


def test_what_every_step_gives_is_among_those_it_counts():
    """`for every` picks among its own goods where it names none; a threshold picks among all."""
    every = COUNTED[1].format("50% off the cheapest item")
    assert "50% off one of them, the cheapest first" in said(every)
    assert "50% off the cheapest of them" in said(every.rstrip() + ", at most once\n")
    assert "50% off the cheapest item" in said(COUNTED[0].format("50% off the cheapest item"))


@pytest.mark.parametrize(
    ("run", "english", "french"),
    [
        (
            "runs from 1 January 2026",
            "The programme is in force from 1 January 2026.",
            "Le programme est en vigueur à partir du 1er janvier 2026.",
        ),
        (
            "runs from 1 January 2026 to 31 December 2027",
            (
                "After that, unless new rules follow, it gives nothing more, and what you have"
                " collected can no longer be used."
            ),
            "Ensuite, à moins que de nouvelles règles ne le prolongent, il ne donne plus rien,",
        ),
    ],
)
def test_from_when_to_when_a_programme_runs_is_in_its_conditions(run, english, french):
    """And what becomes of what customers have in the end, where there is one."""
    zone = 'time zone "Europe/Paris"'
    program = compiled(HEADER.replace(zone, f"{zone}\n  {run}"))
    conditions = [
        re.sub("[\u00a0\u202f]", " ", plain(clause.text))
        for language in Language
        for article in terms_view(program, language, dt.date(2026, 1, 1)).articles
        for clause in article.clauses
    ]
    assert [each for each in conditions if each.startswith((english, french))][1:]
    assert "in force" not in said("")


@pytest.mark.parametrize(
    ("given", "told_of"),
    [
        ("10% off", True),
        ("50% off the cheapest item", True),
        ("for every 3 items: 50% off the cheapest item", True),
        ("from 50 EUR: 10% off", True),
        ("the cheapest item free", False),
        ("5 EUR off", False),
    ],
)
def test_what_a_percentage_is_taken_on_is_told_where_there_is_one(given, told_of):
    """Of an item alone too; all of an item is all of it, whatever is taken off before."""
    page_told = said(f'offer "A"\n  {given}\n')
    assert ("A percentage discount is taken on what is left" in page_told) is told_of
