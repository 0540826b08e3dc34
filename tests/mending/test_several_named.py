"""Several goods, countries, customers or days in one line: all of them, under their own names."""

import pytest
from tests.mending.hints import told

OFFER = {"en": 'offer "A"\n  ', "fr": 'offre "A"\n  '}
EARNING = {"en": "earn 1 point per 1 EUR\n  ", "fr": "gagner 1 point pour 1 €\n  "}
TIERS = {
    "en": 'tier "Base"\n\ntier "Gold" from 500 EUR spent\n  points x 2\n\n',
    "fr": 'palier "Base"\n\npalier "Or" dès 500 € dépensés\n  points x 2\n\n',
}


@pytest.mark.parametrize(
    ("language", "line", "choices"),
    [
        (
            "en",
            "10% off bread, cakes and pastries",
            ['off categories "bread", "cakes", "pastries"'],
        ),
        ("en", "10% off bread and cakes and pies", ['off products "bread", "cakes", "pies"']),
        ("en", "only books and comics", ['only categories "books", "comics"']),
        (
            "en",
            "20% off drinks and snacks after 6pm",
            ['20% off categories "drinks", "snacks"`, and under it `between 18:00 and 24:00'],
        ),
        ("en", "50% off bread after 6pm", ['50% off category "bread"`, and under it `between 18']),
        (
            "en",
            "20% off all plants from 1 to 15 April 2026",
            ['20% off category "plants"`, and under it `from 1 April 2026 to 15 April 2026'],
        ),
        (
            "fr",
            "10 % sur le pain, les gâteaux et les tartes",
            [
                'sur les catégories "pain", "gâteaux", "tartes"',
                'sur les produits "pain", "gâteaux", "tartes"',
            ],
        ),
        ("fr", "-50 % sur le pain après 18h", ['sur la catégorie "pain"`', "`entre 18 h et 24 h`"]),
        ("fr", "uniquement les livres et les bd", ['uniquement les catégories "livres", "bd"']),
    ],
)
def test_goods_in_a_list_are_all_named(language, line, choices):
    """They were one thing of a long name, or nothing; which kind of goods they are is asked."""
    hint, fixed = told(language, OFFER[language] + line)
    assert not fixed
    assert [each for each in choices if each not in hint.replace("\xa0", " ")] == []


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "except medicines and baby milk", 'except categories "medicines", "baby milk"'),
        (
            "en",
            "except on sale items and gift cards",
            'except items on sale or category "gift cards"',
        ),
        ("en", "not on gift cards", 'except product "gift cards"'),
        ("en", "except for prescription medicines", 'except category "prescription medicines"'),
        ("fr", "sauf médicaments et lait infantile", 'sauf les produits "médicaments", "lait inf'),
        ("fr", "sauf sur les cartes cadeaux", 'sauf la catégorie "cartes cadeaux"'),
        (
            "fr",
            "sauf sur les articles en promo et les cartes cadeaux",
            'sauf les articles en promotion ou la catégorie "cartes cadeaux"',
        ),
        ("fr", "hors livres", 'sauf la catégorie "livres"'),
    ],
)
def test_what_is_left_out_is_named(language, line, meant):
    """Goods behind `except for` are no customers."""
    hint, fixed = told(language, EARNING[language] + line)
    assert not fixed
    assert f"{meant}" in hint
    assert "type" not in hint


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        (
            "en",
            "free delivery in Belgium, the Netherlands and Luxembourg",
            'when delivery country is one of "BE", "NL", "LU"`',
        ),
        (
            "en",
            "free delivery in France, Belgium and Luxembourg from 50 EUR",
            'is one of "FR", "BE", "LU"`, and under it `from 50 EUR: free shipping`',
        ),
        ("en", "free shipping except Ireland and Malta", 'unless delivery country is one of "IE"'),
        (
            "fr",
            "livraison offerte en Belgique, aux Pays-Bas et au Luxembourg",
            'si le pays de livraison est parmi "BE", "NL", "LU"`',
        ),
        (
            "fr",
            "livraison offerte en Suisse et en Belgique dès 60 €",
            'si le pays de livraison est parmi "CH", "BE"`',
        ),
        ("fr", "livraison offerte hors France", 'sauf si le pays de livraison est "FR"`'),
    ],
)
def test_countries_in_a_list_are_all_known(language, line, meant):
    """By their codes, and none is left out."""
    hint, _ = told(language, OFFER[language] + line)
    assert meant in hint
    assert "categ" not in hint


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "15% for students and teachers", 'customer type is one of "students", "teachers"'),
        ("en", "10% off for NHS staff", 'when customer group is "NHS staff"'),
        ("en", "VIP customers get free delivery", 'when customer group is "VIP"'),
        ("en", "10% off for gold members", 'when tier is at least "Gold"'),
        ("en", "staff discount 20%", 'when customer type is "staff"'),
        ("en", "10% off except for students", 'unless customer group is "students"'),
        ("fr", "15 % pour les étudiants et les profs", 'client est parmi "étudiants", "profs"'),
        ("fr", "-10 % pour le personnel soignant", 'si le groupe du client est "personnel soig'),
        ("fr", "livraison gratuite pour les clients VIP", 'si le type de client est "VIP"'),
        ("fr", "-10 % pour les membres Or", 'si le palier est au moins "Or"'),
        ("fr", "remise personnel 20 %", 'si le groupe du client est "personnel"'),
    ],
)
def test_customers_are_no_goods(language, line, meant):
    """`gold members` were a category, `VIP customers` a way to ship."""
    hint, fixed = told(language, TIERS[language] + OFFER[language] + line)
    assert not fixed
    assert meant in hint
    assert [
        each for each in ("categ", "catég", "free shipping with", "offerte avec") if each in hint
    ] == []


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        (
            "en",
            "not on Sundays",
            "`every Monday, Tuesday, Wednesday, Thursday, Friday and Saturday`",
        ),
        ("en", "10% off except Saturdays", "Thursday, Friday and Sunday`"),
        (
            "en",
            "not on Saturdays and Sundays",
            "`every Monday, Tuesday, Wednesday, Thursday and Friday`",
        ),
        (
            "en",
            "closed on Mondays",
            "`every Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday`",
        ),
        ("fr", "sauf le dimanche", "`chaque lundi, mardi, mercredi, jeudi, vendredi et samedi`"),
        ("fr", "hors samedi et dimanche", "`chaque lundi, mardi, mercredi, jeudi et vendredi`"),
        ("fr", "-10 % sauf le samedi", "vendredi et dimanche`"),
        ("fr", "du lundi au jeudi seulement", "`chaque lundi, mardi, mercredi et jeudi`"),
    ],
)
def test_days_that_are_left_out_leave_the_others(language, line, meant):
    """They were goods called so, or `closed on Mondays` was every Monday."""
    hint, fixed = told(language, OFFER[language] + line)
    assert fixed
    assert meant in hint


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "not valid on Sundays and bank holidays"),
        ("en", "half price on Tuesdays"),
        ("fr", "sauf dimanches et jours fériés"),
    ],
)
def test_a_holiday_is_no_thing_of_the_shop(language, line):
    """Days with a name are dates, and a day of the week is no category."""
    hint, _ = told(language, OFFER[language] + line)
    assert "catég" not in hint.replace("categ", "catég")
