"""What is never written in the place of a line: another limit, another unit, another's name."""

import pytest
from tests.mending import hints

from palier.compiling import compiled
from palier.source import SourceText
from palier.surface.parse import parse

HEADS = {
    "en": 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    '  customers collect points called "star", "stars"\n'
    '  customers also collect status points called "XP"\n\n',
    "fr": 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n'
    '  les clients cumulent des points appelés "étoile", "étoiles"\n'
    '  les clients cumulent aussi des points de statut appelés "XP"\n\n',
}


def told(language, written):
    """Give the hint on the first mistake of some statements, and whether it is a fix."""
    return hints.told(language, written, HEADS)


@pytest.mark.parametrize(
    ("language", "written", "never"),
    [
        ("en", "earn 1 point per 1 EUR excluding VAT and shipping", "including shipping"),
        ("en", "earn 200 points in the birthday month", "on joining"),
        ("en", "earn 50 cents per referral", "50 points"),
        ("fr", "gagner 50 centimes par parrainage", "50 points"),
        ("en", 'tier "Gold" by invitation\n  10% off', '`tier "Gold"`'),
        ("fr", 'palier "Or" sur invitation\n  5 % de remise', '`palier "Or"`'),
        ("en", 'tier "Gold"\n  free delivery over 35 EUR on Tuesdays', '"Tuesdays'),
        ("fr", 'palier "Or"\n  livraison offerte à partir de 35 € le Mardi', '"Mardi'),
        ("en", 'offer "A"\n  10% off shoes', "`10% off`"),
        ("en", 'offer "A"\n  2 EUR off a coffee', "`2 EUR off`"),
        ("fr", 'offre "A"\n  10 % de remise sur les chaussures', "`10 % de remise`"),
        ("fr", 'offre "A"\n  2 € de remise sur un café', "`2 € de remise`"),
        ("fr", "parrainage\n  le parrain reçoit 10€", "le filleul reçoit"),
        ("fr", "parrainage\n  le parrain reçoit 10€ et le filleul 5€", "ici `filleul reçoit`"),
        ("en", 'tier "Gold" from 4 orders of 50 EUR\n  5% off', "50 EUR off"),
        ("fr", 'palier "Or" de 500 à 999 € dépensés\n  5 % de remise', "articles pour"),
        ("en", 'tier "Gold" from 500 stars in a year\n  5% off', '500 "'),
        ("en", 'offer "A"\n  5% off for customers over 60', "60 items"),
        ("en", 'offer "A"\n  in March\n  5% off', "formerly"),
        ("en", 'offer "New"\n  new customers\n  5% off', '"New"'),
        ("en", 'offer "Members"\n  members only\n  5% off', '"Members"'),
        ("fr", 'segment "Pro"\n  si le client est un pro\n  5 % de remise', '"Pro"'),
        ("en", "earn 100 points from 50 EUR", "per 50 EUR"),
        ("en", 'offer "A"\n  max 2 times per customer\n  5% off', "per day"),
        ("fr", 'offre "A"\n  max 2 fois par client\n  5 % de remise', "par mois"),
        ("fr", "gagner 100 points dès 50 € d'achat", "pour 50 €"),
        ("en", "earn 100 points every 5 purchases", "5 items"),
        ("fr", "gagner 100 points tous les 5 achats", "5 articles"),
        ("en", 'offer "A"\n  5 EUR off the next order', '"next'),
        ("fr", 'offre "A"\n  5 € de remise sur le prochain achat', '"prochain'),
        ("fr", 'offre "A"\n  50 % de remise sur le 2ème article acheté', '"le 2ème'),
        ("fr", 'offre "A"\n  un cadeau', "dernier bloc"),
        (
            "fr",
            'offre "A"\n  1 acheté 1 offert sur les pâtes',
            "`pour chaque lot de 2 articles : l'article le moins cher offert` ou",
        ),
        ("fr", 'offre "A"\n  jusqu\'à Noël\n  5 % de remise', '"Noël"'),
        ("en", 'offer "A"\n  5% off in summer', '"summer"'),
        ("en", 'stamp card "A"\n  1 stamp per order\n  after 5 visits 5 EUR off', "limits"),
    ],
)
def test_a_line_is_not_made_what_it_does_not_say(language, written, never):
    """Better no proposal than one that means something else."""
    hint, _ = told(language, written)
    assert never not in hint


@pytest.mark.parametrize(
    ("language", "written", "choices"),
    [
        (
            "en",
            'offer "A"\n  5% off for customers over 60',
            ["when age is above 60 years", "when age is at least 60 years"],
        ),
        (
            "fr",
            'offre "A"\n  5 % de remise pour les plus de 60 ans',
            ["si l'âge dépasse 60 ans", "si l'âge est d'au moins 60 ans"],
        ),
        (
            "en",
            'offer "A"\n  free delivery over 35 EUR on Tuesdays',
            ["from 35 EUR: free shipping", "above 35 EUR: free shipping", "every Tuesday"],
        ),
        (
            "en",
            'tier "Gold" from 300 EUR spent\n\noffer "A"\n  for "Gold" members\n  5% off',
            ['when tier is "Gold"', 'when tier is at least "Gold"'],
        ),
        (
            "fr",
            'palier "Or" dès 300 € dépensés\n\noffre "A"\n  pour les membres "Or"\n  5 % de remise',
            ['si le palier est "Or"', 'si le palier est au moins "Or"'],
        ),
    ],
)
def test_both_meanings_are_shown(language, written, choices):
    """And neither is a fix."""
    hint, fixed = told(language, written)
    assert not fixed
    assert [each for each in choices if f"`{each}`" not in hint] == []


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", "earn 10 XP per 1 EUR", "earn 10 status points per 1 EUR"),
        ("en", 'tier "Gold" from 300 XP', 'tier "Gold" from 300 status points'),
        (
            "en",
            'bonus day "A" on 5 May 2026\n  XP x 2',
            'bonus day "A" on 5 May 2026\n  status points x 2',
        ),
        ("fr", "gagner 10 XP pour 1 €", "gagner 10 points de statut pour 1 €"),
        ("fr", 'palier "Or" dès 300 XP', 'palier "Or" dès 300 points de statut'),
        (
            "fr",
            'jour bonus "A" le 5 mai 2026\n  XP x 2',
            'jour bonus "A" le 5 mai 2026\n  points de statut x 2',
        ),
    ],
)
def test_status_points_are_known_by_the_shop_s_own_word(language, written, meant):
    """They were made points, or an activity of that name."""
    slip, right = (parse(SourceText.of(f"{HEADS[language]}{each}\n")) for each in (written, meant))
    assert slip.problems == ()
    assert slip.file == right.file


POTS = {
    "en": 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    '  customers collect cashback called "pot"\n\n',
    "fr": 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n'
    '  les clients cumulent une cagnotte appelée "cagnotte"\n\n',
}


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        (
            "en",
            "redeem the pot\n  at least 5 EUR at once\n\npot\n  expire at the end of the year",
            "redeem points\n  at least 5 EUR at once\n\npoints\n  expire at the end of the year",
        ),
        (
            "fr",
            "utiliser la cagnotte\n  au moins 5 € à la fois",
            "utiliser les points\n  au moins 5 € à la fois",
        ),
    ],
)
def test_a_pot_is_known_by_its_name(language, written, meant):
    """What is said of points is said of it."""
    slip, right = (parse(SourceText.of(f"{POTS[language]}{each}\n")) for each in (written, meant))
    assert slip.problems == ()
    assert slip.file == right.file


def test_cents_are_hundredths_of_the_currency():
    """Where the file says which."""
    hint, fixed = told("en", "redeem points\n  1 point is worth 1 cent")
    assert "`1 point = 0.01 EUR`" in hint
    assert fixed


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", "3 for 2", "for every 3 items: the cheapest item free"),
        ("en", "3 for the price of 2", "for every 3 items: the cheapest item free"),
        ("en", "buy 2 get 1 free", "for every 3 items: the cheapest item free"),
        (
            "en",
            '3 for 2 on category "Tea"',
            'for every 3 items of category "Tea": the cheapest item free',
        ),
        ("en", "second item half price", "for every 2 items: 50% off the cheapest item"),
        ("en", "once a year", "at most once per year"),
        ("en", "10% off for members", "when the customer is a member"),
        ("en", "members get 10% off", "when the customer is a member"),
        ("fr", "10 % de remise pour les adhérents", "si le client est membre"),
        ("en", "weekdays", "every Monday, Tuesday, Wednesday, Thursday and Friday"),
        ("en", "from noon to 2pm", "between 12:00 and 14:00"),
        ("fr", "3 pour 2", "pour chaque lot de 3 articles : l'article le moins cher offert"),
        (
            "fr",
            "2 achetés 1 offert",
            "pour chaque lot de 3 articles : l'article le moins cher offert",
        ),
        (
            "fr",
            "le 3e article offert",
            "pour chaque lot de 3 articles : l'article le moins cher offert",
        ),
        (
            "fr",
            "le 2e à moitié prix",
            "pour chaque lot de 2 articles : 50 % de remise sur l'article le moins cher",
        ),
        ("fr", "1 fois par an", "au plus une fois par an"),
        ("fr", "en semaine", "chaque lundi, mardi, mercredi, jeudi et vendredi"),
        ("fr", "de midi à 14h", "entre 12 h et 14 h"),
    ],
)
def test_what_shops_say_of_an_offer_is_proposed(language, written, meant):
    """`3 for 2` was three items for 2 EUR."""
    offer = {"en": "offer", "fr": "offre"}[language]
    hint, _ = told(language, f'{offer} "A"\n  {written}\n  5 EUR\n')
    assert f"`{meant}`" in hint


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", 'tier "Gold" from 300 EUR spent per year\n  5% off', "count the calendar year"),
        ("en", 'tier "Gold" from 300 EUR spent within 12 months', "count the last 12 months"),
        ("fr", 'palier "Or" dès 300 € dépensés par an', "sur l'année civile"),
        ("en", "earn 1 point per 1 EUR shipping excluded", "including shipping"),
        ("fr", "gagner 1 point pour 1 € hors frais de port", "frais de port compris"),
    ],
)
def test_what_is_said_elsewhere_is_told(language, written, said):
    """With where, or that it goes without saying."""
    hint, fixed = told(language, written)
    assert not fixed
    assert f"{said}`" in hint


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", 'offer "A"\n  -20% for nobody'),
        ("en", 'tier "Gold" 500 EUR - 999 EUR spent'),
        ("fr", 'offre "A"\n  -15 % pour personne'),
    ],
)
def test_a_line_is_told_by_its_words_and_not_by_a_sign_before_them(language, written):
    """`-20%` is how shops write it."""
    done = compiled(SourceText.of(f"{HEADS[language]}{written}\n"))
    assert done.problems[0].code == "unexpected-words"


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", "min. order 50 EUR", "on baskets from 50 EUR"),
        ("en", "max. 3 times per month", "at most 3 times per month"),
        ("fr", "max. 3 fois par mois", "au plus 3 fois par mois"),
    ],
)
def test_a_word_cut_short_with_a_full_stop_is_read(language, written, meant):
    """As on a till."""
    offer = {"en": "offer", "fr": "offre"}[language]
    slip, right = (
        parse(SourceText.of(f'{HEADS[language]}{offer} "A"\n  {each}\n'))
        for each in (written, meant)
    )
    assert slip.problems == ()
    assert slip.file == right.file
