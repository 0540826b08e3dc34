"""Things of the shop in plain words, without quotes: a proposal names them, and leaves none out."""

import pytest
from tests.mending.hints import told

GIFT = {"en": 'reward "A" for 100 points\n  ', "fr": 'récompense "A" pour 100 points\n  '}
OFFER = {"en": 'offer "A"\n  ', "fr": 'offre "A"\n  '}


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "free coffee", 'product "coffee" free'),
        ("en", "a free filter coffee", 'product "filter coffee" free'),
        ("en", "1 free coffee", 'product "coffee" free'),
        ("en", "a cake for free", 'product "cake" free'),
        ("en", "a free cake on the house", 'product "cake" free'),
        ("en", "free delivry", "shipping"),
        ("en", "free shiping", "free shipping"),
        ("fr", "un café offert", 'produit "café" offert'),
        ("fr", "une pizza gratuite", 'produit "pizza" offert'),
        ("fr", "une part de gâteau offerte", 'produit "part de gâteau" offert'),
        ("fr", "livrason offerte", "livraison offerte"),
    ],
)
def test_a_thing_that_is_free_is_a_product(language, line, meant):
    """And a word of ours that is misspelt is none."""
    hint, _ = told(language, GIFT[language] + line)
    assert f"`{meant}`" in hint


@pytest.mark.parametrize(
    ("language", "line", "choices"),
    [
        (
            "en",
            "2 pizzas for 20 EUR",
            [
                '2 items of category "pizzas" for 20 EUR',
                '2 items of product "pizzas" for 20 EUR',
            ],
        ),
        (
            "en",
            "2 EUR off a coffee",
            ['2 EUR off category "coffee"', '2 EUR off product "coffee"'],
        ),
        (
            "fr",
            "2 € de remise sur un café",
            ['2 € de remise sur la catégorie "café"', '2 € de remise sur le produit "café"'],
        ),
        ("en", "10% off all soaps", ['10% off category "soaps"', '10% off product "soaps"']),
        ("en", "half price on coffee", ['50% off category "coffee"', '50% off product "coffee"']),
        (
            "en",
            "10% off everything except gift cards",
            [
                '10% off everything except category "gift cards"',
                '10% off everything except product "gift cards"',
            ],
        ),
        (
            "en",
            "students get 10% off",
            ['when customer type is "students"', 'when customer group is "students"'],
        ),
        (
            "fr",
            "10 % de remise sur tous les savons",
            ['10 % de remise sur la catégorie "savons"', '10 % de remise sur le produit "savons"'],
        ),
        (
            "fr",
            "moitié prix sur les cafés",
            ['50 % de remise sur la catégorie "cafés"', '50 % de remise sur le produit "cafés"'],
        ),
        (
            "fr",
            "10 % de remise sur tout sauf les cartes cadeaux",
            [
                '10 % de remise sur tout sauf la catégorie "cartes cadeaux"',
                '10 % de remise sur tout sauf le produit "cartes cadeaux"',
            ],
        ),
        (
            "fr",
            "les étudiants ont 10 % de remise",
            ['si le type de client est "étudiants"', 'si le groupe du client est "étudiants"'],
        ),
        (
            "fr",
            "les 3 savons noirs à 10 €",
            [
                '3 articles de la catégorie "savons noirs" pour 10 €',
                '3 articles du produit "savons noirs" pour 10 €',
            ],
        ),
    ],
)
def test_things_and_people_are_not_left_out(language, line, choices):
    """They were any items, the whole basket, or anybody; which name it is, is asked."""
    hint, fixed = told(language, OFFER[language] + line)
    assert not fixed
    assert [each for each in choices if f"`{each}`" not in hint] == []


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "earn 50 points for a review", 'earn 50 points per "review"'),
        ("en", "earn 20 points per a newsletter signup", 'earn 20 points per "newsletter signup"'),
        ("fr", "50 points pour un avis", 'gagner 50 points par "avis"'),
    ],
)
def test_an_article_is_not_of_the_name(language, line, meant):
    """`a review` is of the name `review`."""
    hint, _ = told(language, line)
    assert f"`{meant}`" in hint


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", 'segment "A"\n  lives in Paris\n  5% off', 'when delivery city is "Paris"'),
        ("fr", 'segment "A"\n  habite à Lyon\n  5 %', 'si la ville de livraison est "Lyon"'),
        ("en", 'offer "A"\n  code SPRING10\n  5% off', 'when promo code is "SPRING10"'),
        ("fr", 'offre "A"\n  avec le code NOEL10\n  5 %', 'si le code promo est "NOEL10"'),
        ("en", 'tier "A" from 5 EUR spent\n  free returns', 'perk "free returns"'),
        ("fr", 'palier "A" dès 5 € dépensés\n  retours gratuits', 'privilège "retours gratuits"'),
        ("en", "earn 3 points per euro on vegan products", 'only products tagged "vegan"'),
        ("fr", "gagner 1 point pour 2 € en magasin", 'si le canal est "magasin"'),
        (
            "en",
            'bonus day "A" every weekend\n  points x 2',
            'bonus day "A" every Saturday and Sunday',
        ),
        (
            "fr",
            'jour bonus "A" chaque week-end\n  points x 2',
            'jour bonus "A" chaque samedi et dimanche',
        ),
        ("en", "referral\n  your friend gets 10 EUR off", "the friend gets 10 EUR off"),
        (
            "fr",
            "parrainage\n  200 points pour chaque ami qui commande",
            "à chaque filleul : 200 points",
        ),
        ("en", "cumulation\n  only one offer per order", "only the best offer applies"),
        ("fr", "cumul\n  une seule offre par commande", "seule la première offre s'applique"),
        (
            "en",
            "cumulation\n  at most 30% off in total",
            "all discounts together: at most 30% of the basket total",
        ),
        ("en", "tiers\n  reset every January", "count the calendar year"),
        ("fr", "paliers\n  remis à zéro chaque année", "se calculent sur l'année civile"),
        ("en", "redeem points\n  each point is worth 1 cent", "1 point = 0.01 EUR"),
        ("en", "earn double points on Sundays", 'bonus day "Double points" every Sunday'),
        (
            "fr",
            "gagner des points doubles le dimanche",
            'jour bonus "Points doublés" chaque dimanche',
        ),
    ],
)
def test_places_codes_perks_and_days_are_told_of(language, written, meant):
    """What merchants say most, as a rule file says it."""
    hint, _ = told(language, written)
    assert f"`{meant}`" in hint


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "only online", 'when channel is "online"'),
        ("en", "in the app only", 'when channel is "app"'),
        ("en", "valid only in our stores", 'when channel is "store"'),
        ("fr", "uniquement en ligne", 'si le canal est "web"'),
        ("fr", "en magasin uniquement", 'si le canal est "magasin"'),
        ("fr", "valable seulement dans l'appli", 'si le canal est "appli"'),
    ],
)
def test_where_one_orders_is_a_channel(language, line, meant):
    """It is proposed, as the shop may call it otherwise."""
    off = {"en": "5% off\n  ", "fr": "5 % de remise\n  "}
    hint, fixed = told(language, OFFER[language] + off[language] + line)
    assert not fixed
    assert f"`{meant}`" in hint


@pytest.mark.parametrize(
    ("language", "line", "choices"),
    [
        (
            "en",
            "earn 10 points per coffee",
            ['earn 10 points per "coffee"', 'only category "coffee"', 'only product "coffee"'],
        ),
        (
            "fr",
            "gagner 10 points par bouteille",
            [
                'gagner 10 points par "bouteille"',
                'uniquement la catégorie "bouteille"',
                'uniquement le produit "bouteille"',
            ],
        ),
        (
            "en",
            'stamp card "A"\n  1 stamp per coffee',
            ['1 stamp per item`, and under it `only category "coffee"', 'only product "coffee"'],
        ),
        (
            "fr",
            'carte à tampons "A"\n  1 tampon par café',
            ['uniquement la catégorie "café"', 'uniquement le produit "café"'],
        ),
    ],
)
def test_what_is_counted_may_be_bought_or_done(language, line, choices):
    """`per coffee` may be of every coffee that is bought: an activity of that name never comes."""
    hint, fixed = told(language, line)
    assert not fixed
    assert [each for each in choices if f"`{each}`" not in hint] == []


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "earn 20 points per review"), ("fr", "gagner 20 points par avis")],
)
def test_what_people_do_is_no_ware(language, line):
    """A review is not bought."""
    hint, fixed = told(language, line)
    assert fixed
    assert "only" not in hint.replace("uniquement", "only")
