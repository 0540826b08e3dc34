"""What a line at the margin gives, in an offer; what a tier or a card gives only now and then."""

import pytest
from tests.mending.hints import told

from palier.source import Language
from palier.surface.wishes import BEGUN


@pytest.mark.parametrize(
    ("language", "line", "name", "under"),
    [
        ("en", "free delivery from 15 EUR", "Delivery", "from 15 EUR: free shipping"),
        ("en", "20% off from 100 EUR", "Discount", "from 100 EUR: 20% off"),
        ("en", "10% off on Mondays", "Discount", "every Monday"),
        ("en", "10% off on your birthday", "Birthday", "on the customer's birthday"),
        ("fr", "livraison gratuite dès 15 EUR", "Livraison", "dès 15 € : livraison offerte"),
        ("fr", "frais de port offerts dès 60 €", "Livraison", "dès 60 € : livraison offerte"),
        ("fr", "10 % de remise le mardi", "Remise", "chaque mardi"),
    ],
)
def test_what_a_line_gives_is_proposed_in_an_offer(language, line, name, under):
    """With the author's amounts: an example of 60 EUR was shown to who wrote 15."""
    hint, fixed = told(language, line)
    plain = hint.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
    assert f'offer "{name}"`' in plain or f'offre "{name}"`' in plain
    assert f"`{under}`" in plain
    assert not fixed


def test_a_line_behind_a_gap_may_be_of_the_rule_above():
    """Both are shown."""
    hint, fixed = told(
        "en", 'tier "G" from 10 EUR spent\n  points x 2\n\nfree shipping from 30 EUR'
    )
    assert "write `from 30 EUR: free shipping` or `offer" in hint
    assert not fixed


def test_rules_are_begun_in_both_languages():
    """For the same wishes."""
    english, french = (BEGUN[each].keys() for each in Language)
    assert english == french


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        (
            "en",
            'offer "A"\n  0.10 EUR off and 25 points',
            "`0.10 EUR off and 25 extra points`",
        ),
        ("en", "referral\n  the friend gets 20 extra points", "`the friend gets 20 points`"),
        ("fr", 'offre "A"\n  25 points', "`25 points de plus`"),
        (
            "fr",
            "parrainage\n  le filleul reçoit 20 points de plus",
            "`le filleul reçoit 20 points`",
        ),
    ],
)
def test_as_many_points_are_given_as_were_written(language, written, meant):
    """`write 50 extra points` was told of any number."""
    hint, fixed = told(language, written)
    assert meant in hint.replace("\u00a0", " ")
    assert fixed


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", 'tier "G" from 9 EUR spent\n  10% off once per year', "`at most once per year`"),
        ("en", 'tier "G" from 9 EUR spent\n  a free coffee every month', '`when tier is "Gold"`'),
        ("en", 'tier "G" from 9 EUR spent\n  10% off on birthdays', "an offer to its customers"),
        ("fr", 'palier "G" dès 9 € dépensés\n  un bon de 10 € chaque année', "si le palier est"),
        ("fr", 'palier "G" dès 9 € dépensés\n  10 % une fois par an', "au plus une fois par an"),
        ("en", 'stamp card "G"\n  double stamps on Mondays', "beside the card"),
        ("en", 'stamp card "G"\n  1 extra stamp with a cup', "beside the card"),
        ("en", 'bonus day "G" every Monday\n  stamps x 2', "1 extra stamp on"),
        ("en", 'offer "G"\n  double stamps', "1 extra stamp on"),
        ("fr", 'carte à tampons "G"\n  2 tampons le mardi', "à côté de la carte"),
        ("fr", 'jour bonus "G" chaque lundi\n  tampons x 2', "1 tampon de plus sur"),
        (
            "fr",
            'segment "G"\n  si le type de client est "pro"\n  tampons doublés',
            "pour chaque article",
        ),
    ],
)
def test_what_is_given_now_and_then_is_told_where_it_goes(language, written, said):
    """A tier gives always, and a card alike; `write status points` was told of stamps."""
    hint, fixed = told(language, written)
    assert said in hint.replace("\u00a0", " ")
    assert not fixed


@pytest.mark.parametrize(
    ("language", "written", "never"),
    [
        ("en", "redeem points\n  10 points = 1 EUR\n  the whole basket is paid so", "`while`"),
        ("fr", 'jours bonus "Bébé" toute l\'année\n  points x 2', "écrivez `tout`"),
    ],
)
def test_a_word_with_which_a_line_goes_no_further_is_not_proposed(language, written, never):
    """Though it is but a letter away."""
    hint, _ = told(language, written)
    assert hint
    assert never not in hint


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", "minimum 500 points to redeem", "`at least 500 points at once`"),
        ("en", "vip after 10 visits", '`tier "vip" from 10 orders`'),
        ("en", "Coffee card", '`stamp card "Coffee"`'),
        ("en", "returns\n  within 14 days", "`are accepted for 14 days`"),
        ("en", 'offer "A"\n  5 EUR off\n  valid once', "`once per customer`"),
        ("fr", "retours\n  sous 30 jours", "`sont acceptés pendant 30 jours`"),
        ("fr", 'offre "A"\n  5 € de remise\n  valable 1 fois', "`une seule fois par client`"),
        (
            "fr",
            "parrainage\n  à partir de 30 € d'achat",
            "`compte dès une première commande de 30 €`",
        ),
    ],
)
def test_what_is_said_in_a_shops_own_short_words_is_proposed(language, written, meant):
    """As on a notice by the till."""
    hint, _ = told(language, written)
    assert meant in hint.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "written", "never"),
    [
        ("en", "Staff don't earn beans", "`example"),
        ("en", "Beans expire after 18 months without a purchase", "`message"),
        ("en", "new client", "`offer"),
        ("en", 'earn 25 points per "review" (once)', '`earn 25 points per "review"`'),
        ("en", "no points on gift cards", "`reward"),
        ("fr", 'récompense "A" contre 9 points\n  une place offerte, sauf le samedi', "seule fois"),
        ("fr", "niveau inconnu\n  un plateau pour l'anniversaire", "dernier bloc"),
    ],
)
def test_nothing_is_made_up_of_a_whole_line(language, written, never):
    """A line is no name of a rule, nor of a colour; nor does its first word say what follows."""
    hint, _ = told(language, written)
    assert never not in hint


HEADER = {
    "en": 'loyalty program "T"\n  currency EUR\n  {}\n',
    "fr": 'programme de fidélité "T"\n  devise EUR\n  {}\n',
}


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "timezone: London", '`time zone "Europe/London"`'),
        ("en", "time zone London", '`time zone "Europe/London"`'),
        ("fr", "fuseau horaire Paris", '`fuseau horaire "Europe/Paris"`'),
        ("fr", "fuseau : Paris", '`fuseau horaire "Europe/Paris"`'),
        ("en", "time zone New York", '`time zone "America/New_York"`'),
        ("en", 'time zone "Manchester"', '`time zone "Europe/London"`'),
        ("en", 'time zone "London, UK"', '`time zone "Europe/London"`'),
        ("fr", 'fuseau horaire "Lyon"', '`fuseau horaire "Europe/Paris"`'),
        ("fr", 'fuseau horaire "la Suisse"', '`fuseau horaire "Europe/Zurich"`'),
    ],
)
def test_a_city_without_quotes_is_a_time_zone(language, line, meant):
    """It was told to stand in quotes, and then what it is."""
    hint, fixed = told(language, "", {language: HEADER[language].format(line)})
    assert meant in hint
    assert fixed


COINED = {
    "en": 'loyalty program "T"\n  currency {}\n  time zone "Europe/London"\n',
    "fr": 'programme de fidélité "T"\n  devise {}\n  fuseau horaire "Europe/Paris"\n',
}


@pytest.mark.parametrize(
    ("language", "name", "meant"),
    [
        ("en", "Yen", "`currency JPY`"),
        ("en", "GPB", "`currency GBP`"),
        ("en", "swiss francs", "`currency CHF`"),
        ("en", "US dollars", "`currency USD`"),
        ("fr", "francs suisses", "`devise CHF`"),
        ("fr", "dollar canadien", "`devise CAD`"),
    ],
)
def test_a_currency_by_its_name_is_its_code(language, name, meant):
    """`write currency PEN` was the answer to yen."""
    hint, _ = told(language, "", {language: COINED[language].format(name)})
    assert meant in hint


@pytest.mark.parametrize(("language", "name"), [("en", "XYZ"), ("en", "AUS"), ("fr", "livres")])
def test_a_currency_that_is_not_known_is_not_taken_for_another(language, name):
    """`write currency EUR` was the answer to any: its code is asked for."""
    hint, _ = told(language, "", {language: COINED[language].format(name)})
    assert {"en": "of three letters", "fr": "en trois lettres"}[language] in hint


@pytest.mark.parametrize("place", ["Springfield", "Portland", "my town", "GMT+1", "CEST", "USA"])
def test_a_place_that_is_not_known_is_not_taken_for_another(place):
    """`write "Europe/Paris"` was the answer to any: a large city is asked for."""
    hint, fixed = told("en", "", {"en": HEADER["en"].format(f'time zone "{place}"')})
    assert "with the same hour" in hint
    assert not fixed


@pytest.mark.parametrize(
    ("language", "line", "meant", "never"),
    [
        ("en", 'points are called "bean"', 'called "bean", "beans"', "earn"),
        ("en", "we call points beans", 'called "bean", "beans"', "earn"),
        ("en", 'we call our points "reps"', 'called "rep", "reps"', '"call"'),
        ("fr", "on appelle nos points des bulles", 'appelés "bulle", "bulles"', '"des"'),
        ("fr", 'les points s\'appellent "meules"', 'appelés "meule", "meules"', '"les"'),
    ],
)
def test_a_word_for_points_is_asked_for_in_both_numbers(language, line, meant, never):
    """`points appelés "les", "meules"` was proposed."""
    heads = {language: HEADER[language].format(line)}
    hint, _ = told(language, "", heads)
    assert meant in hint
    assert never not in hint
