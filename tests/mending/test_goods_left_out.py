"""Goods that shops name in passing: left out, alone meant, of two words, sold in a country."""

import pytest
from tests.mending.hints import told

EARN = {"en": "earn 2 points per 1 EUR\n  ", "fr": "gagner 2 points pour 1 €\n  "}
OFFER = {"en": 'offer "A"\n  ', "fr": 'offre "A"\n  '}


@pytest.mark.parametrize(
    ("under", "language", "line", "meant"),
    [
        (EARN, "en", "excluding gift cards", 'except category "gift cards"'),
        (
            EARN,
            "en",
            "excluding books, gift cards and magazines",
            'except categories "books", "gift cards", "magazines"',
        ),
        (EARN, "en", "on soaps and candles", 'only categories "soaps", "candles"'),
        (
            OFFER,
            "en",
            "10% off everything except books and gift cards",
            '10% off everything except categories "books", "gift cards"',
        ),
        (EARN, "fr", "hors cartes cadeaux", 'sauf la catégorie "cartes cadeaux"'),
        (
            EARN,
            "fr",
            "sauf cartes cadeaux et magazines",
            'sauf les catégories "cartes cadeaux", "magazines"',
        ),
        (
            EARN,
            "fr",
            "sur les soins et les massages",
            'uniquement les catégories "soins", "massages"',
        ),
        (
            OFFER,
            "fr",
            "20 % de réduction sur les massages",
            '20 % de remise sur la catégorie "massages"',
        ),
    ],
)
def test_goods_are_asked_about_as_categories_or_products(under, language, line, meant):
    """`excluding gift cards` was answered with `tax`, as what excludes it."""
    hint, fixed = told(language, under[language] + line)
    assert f"`{meant}`" in hint.replace("\u00a0", " ").replace("\u202f", " ")
    assert not fixed


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", 'offer "A"\n  free UK delivery', '`when delivery country is "GB"`'),
        ("en", 'offer "A"\n  free worldwide delivery', "`free shipping`"),
        ("fr", 'offre "A"\n  10 % sur les produits', "`10 % de remise`"),
        ("en", "tiers\n  count nights of the calendar year", "`count the calendar year`"),
        (
            "en",
            "tiers\n  valid until 31 December of the following year",
            "`are kept until the end of the following year`",
        ),
        ("en", "cumulation\n  all offers stack", "`offers combine with offers`"),
        ("en", "cumulation\n  only one discount per order", "`only the best offer applies`"),
        ("fr", "cumul\n  une seule remise par commande", "`rien ne se cumule`"),
        ("fr", 'palier "Or" à 500 points\n  points x 2', '`palier "Or" dès 500 points gagnés`'),
        ("en", "points\n  lost after a year", "`expire 1 year after they are earned`"),
        ("fr", "points\n  valables 12 mois après le dernier achat", "`expirent après 12 mois sans"),
        (
            "en",
            "points\n  expire if you don't visit for 24 months",
            "`expire after 24 months without an order`",
        ),
    ],
)
def test_what_is_said_of_places_and_times_is_proposed(language, written, meant):
    """A country is no way of shipping."""
    hint, _ = told(language, written)
    assert meant in hint.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "written", "never"),
    [
        ("en", "redeem points\n  10 points = 1 EUR\n  not during sales", "on sale"),
        ("fr", "utiliser les points\n  10 points = 1 €\n  pas pendant les soldes", "promotion"),
        ("fr", "parrainage\n  vous recevez 50 points quand elle vient", "`tous`"),
        ("fr", "gagner 2 points pour 1 €\n  sur les soins et les produits", '"soins et'),
        ("en", "earn 1 point per item, 2 for members", "2 items"),
        ("fr", "gagner 1 point par article, 2 pour les membres", "2 articles"),
        ("en", "earn 10% back on everything", "% off"),
        ("fr", "gagner 10 % sur tout", "remise"),
        ("en", "referral\n  friend: 10% off, me: 200 points", "and 200 points"),
        ("en", 'tier "Gold" for our best customers\n  points x 2', '`tier "Gold"`'),
        ("fr", 'palier "Or" pour nos meilleurs clients\n  points x 2', '`palier "Or"`'),
        ("en", "cumulation\n  promo codes and tier discounts add up", "multipliers"),
        ("fr", "cumul\n  toutes les offres se cumulent", "tout se cumule"),
        ("fr", 'segment "Personnel"\n  le personnel\n  30 % de remise', "privilège"),
        ("fr", "retours\n  on reprend les points", "en français"),
        ("en", 'offer "A"\n  20% off membership', "`20% off`"),
        ("en", "refer a friend: 3 EUR each", "per referral"),
        ("fr", "la cagnotte s'utilise dès 10 €", "d'achat"),
        ("fr", "gagner 2 points pour 1 €\n  pas le samedi soir", "jour bonus"),
        ("fr", 'offre "A"\n  15 % de remise\n  une fois', "x 1"),
        ("fr", 'offre "A"\n  du 20/08 au 10/09\n  10 % de remise', "écrivez ici un mois"),
    ],
)
def test_days_of_a_sale_are_no_goods_and_you_is_no_all(language, written, never):
    """Words that say what they say are no others misspelt."""
    hint, _ = told(language, written)
    assert never not in hint
