"""Who gets what, of a referral and else, and what combines: proposed for nobody else."""

import pytest
from tests.mending.hints import told

FRIENDS = {"en": "referral\n  ", "fr": "parrainage\n  "}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "you get 100 points, your friend 5 EUR off"),
        ("en", "5 EUR for your friend, 100 points for you"),
        ("fr", "100 points pour vous, 5 € pour votre filleul"),
        ("fr", "votre filleul reçoit 5 € de remise et vous 100 points"),
    ],
)
def test_what_each_friend_gets_is_told_in_any_order(language, line):
    """What is said of one of them is proposed for the other in none."""
    hint, fixed = told(language, FRIENDS[language] + line)
    mine = {"en": "every friend: 100 points", "fr": "à chaque filleul : 100 points"}
    other = {"en": "the friend gets 5 EUR off", "fr": "le filleul reçoit 5 € de remise"}
    assert fixed
    assert f"`{mine[language]}`" in hint
    assert f"`{other[language]}`" in hint


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", "cumulation\n  no stacking", "`nothing combines`"),
        ("fr", "cumul\n  aucun cumul", "`rien ne se cumule`"),
        (
            "fr",
            "cumul\n  les offres sont cumulables entre elles",
            "`les offres se cumulent avec les offres`",
        ),
    ],
)
def test_what_does_not_combine_is_told_in_short(language, written, meant):
    """`no stacking` was told of points and of floor prices."""
    hint, fixed = told(language, written)
    assert meant in hint
    assert fixed


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "florists get 20% off", 'when customer group is "florists"'),
        ("en", "rescue dogs get 10% off", 'only category "rescue dogs"'),
        ("en", "taxi drivers get 10% off labour", '10% off category "labour"'),
        ("en", "teachers earn double points", 'points x 2` and `when customer group is "teachers"'),
        ("en", "nurses earn 2 points", "`2 extra points`"),
        ("fr", "les étudiants ont 5 %", 'si le groupe du client est "étudiants"'),
        ("fr", "les conducteurs professionnels ont 20 %", 'est "conducteurs professionnels"'),
        ("fr", "les fleuristes du réseau ont 20 %", 'est "fleuristes du réseau"'),
        ("fr", "les coachs gagnent le double", 'est "coachs"'),
        ("fr", "les pros gagnent 2 points", "`2 points de plus`"),
        ("fr", "les pros gagnent 2 points par euro", "`gagner 2 points pour 1 €`"),
        (
            "fr",
            "les enseignants et les bibliothécaires gagnent double",
            'parmi "enseignants", "bibliothécaires"',
        ),
    ],
)
def test_who_gets_something_is_a_group_of_customers(language, line, meant):
    """Of people that no list has, an example of some discount was shown."""
    hint, fixed = told(language, line)
    assert meant in hint.replace("\u00a0", " ")
    assert not fixed


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "2 points per 1 EUR on wine", 'only category "wine"'),
        ("en", "popcorn earns 2 points per 1 EUR", 'only category "popcorn"'),
        ("en", "popcorn and drinks earn 2 points per 1 EUR", 'categories "popcorn", "drinks"'),
        ("en", "every ticket earns 10 points", 'only category "ticket"'),
        ("en", "annual vaccination earns 50 points", 'only category "annual vaccination"'),
        ("fr", "le popcorn rapporte 2 points par euro", 'uniquement la catégorie "popcorn"'),
        ("fr", "la papeterie et les jeux rapportent 1 point par euro", '"papeterie", "jeux"'),
    ],
)
def test_what_earns_is_never_left_out(language, line, meant):
    """`popcorn` was, and `wine` read as `win`: all goods earned as much, without asking."""
    hint, fixed = told(language, line)
    assert meant in hint
    assert not fixed


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "up to 5 mates a year", "`at most 5 friends per year`"),
        ("en", "up to 10 friends", "`at most 10 friends per year`"),
        ("fr", "jusqu'à 5 amies par an", "`au plus 5 filleuls par an`"),
        ("fr", "jusqu'à 10 filleuls", "`au plus 10 filleuls par an`"),
    ],
)
def test_how_many_friends_is_told_in_ones_own_words(language, line, meant):
    """`jusqu'à 5 amies par an` was told to go on with a day."""
    hint, _ = told(language, FRIENDS[language] + line)
    assert meant in hint.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "6th half price", "`for every 6 items: 50% off the cheapest item`"),
        ("en", "6th half price on beers", 'for every 6 items of category "beers": 50% off'),
        ("fr", "le 6e à moitié prix", "lot de 6 articles : 50 % de remise"),
        ("fr", "le 6e à moitié prix sur les bières", '6 articles de la catégorie "bières" : 50 %'),
        ("en", "from 300 EUR, postage included", "`from 300 EUR: free shipping`"),
        ("fr", "dès 300 €, frais de port compris", "`dès 300 € : livraison offerte`"),
    ],
)
def test_the_last_of_several_and_delivery_are_proposed_as_they_are_said(language, line, meant):
    """`le 6e` was told to go on with a month."""
    offer = {"en": 'offer "A"\n  ', "fr": 'offre "A"\n  '}
    hint, _ = told(language, offer[language] + line)
    assert meant in hint.replace("\u00a0", " ")
