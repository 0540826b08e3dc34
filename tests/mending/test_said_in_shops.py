"""What shop owners say of goods, people, places and friends: proposed in full, or asked about."""

import pytest
from tests.mending.hints import HEADS, told

OFFER = {"en": 'offer "A"\n  ', "fr": 'offre "A"\n  '}
CARD = {"en": 'stamp card "A"\n  ', "fr": 'carte à tampons "A"\n  '}
FRIENDS = {"en": "referral\n  ", "fr": "parrainage\n  "}


@pytest.mark.parametrize(
    ("language", "line", "first", "second"),
    [
        (
            "en",
            "10€ off from 100€, 25€ off from 200€",
            "from 100 EUR: 10 EUR off",
            "from 200 EUR: 25 EUR off",
        ),
        (
            "fr",
            "10€ dès 100€, 25€ dès 200€",
            "dès 100 € : 10 € de remise",
            "dès 200 € : 25 € de remise",
        ),
        (
            "fr",
            "-10 % dès 2 articles et -20 % dès 3 articles",
            "dès 2 articles : 10 % de remise",
            "dès 3 articles : 20 % de remise",
        ),
    ],
)
def test_two_bands_in_one_line_are_two_lines(language, line, first, second):
    """Each part of a line between its commas is a clause by itself."""
    hint, fixed = told(language, OFFER[language] + line)
    assert f"`{first}`" in hint
    assert f"`{second}`" in hint
    assert fixed


@pytest.mark.parametrize(
    ("language", "line", "meant", "never"),
    [
        (
            "en",
            "5 EUR off from 50 EUR, free shipping",
            "from 50 EUR: 5 EUR off and free shipping",
            "`5 EUR off`",
        ),
        (
            "fr",
            "5 € de remise dès 50 €, livraison offerte",
            "dès 50 € : 5 € de remise et livraison offerte",
            "dès 5 €",
        ),
    ],
)
def test_a_benefit_keeps_the_amount_behind_it(language, line, meant, never):
    """It was read as 5 EUR off everything, and free shipping from 50 EUR."""
    hint, _ = told(language, OFFER[language] + line)
    assert f"`{meant}`" in hint
    assert never not in hint


def test_a_threshold_of_two_meanings_is_asked_about_in_all_parts():
    """`over` may be `above`, or `from`."""
    hint, fixed = told("en", 'offer "A"\n  10% off over 50 EUR, 15% off over 100 EUR')
    assert not fixed
    assert "`above 50 EUR: 10% off`, and under it `above 100 EUR: 15% off`" in hint
    assert "`from 50 EUR: 10% off`, and under it `from 100 EUR: 15% off`" in hint


@pytest.mark.parametrize(
    ("language", "line", "choices"),
    [
        (
            "en",
            "2 for 1 on pasta",
            ['items of category "pasta": the cheapest', 'items of product "pasta": the cheapest'],
        ),
        (
            "en",
            "BOGO on socks",
            ['items of category "socks": the cheapest', 'items of product "socks": the cheapest'],
        ),
        (
            "en",
            "6 bottles for the price of 5",
            ['every 6 items of category "bottles"', 'every 6 items of product "bottles"'],
        ),
        (
            "fr",
            "3 pour 2 sur les romans",
            ['de la catégorie "romans" : l', 'du produit "romans" : l'],
        ),
        ("en", "10% off helmets and locks", ['categories "helmets", "locks"', 'products "helm']),
        ("fr", "10 % sur les vélos et les casques", ['les catégories "vélos", "casques"']),
        (
            "en",
            "15% off everything except helmets and locks",
            ['everything except categories "helmets", "locks"'],
        ),
        ("fr", "10 % sur les livres", ['sur la catégorie "livres"', 'sur le produit "livres"']),
        ("en", "10% on books", ['off category "books"', 'off product "books"']),
        (
            "en",
            "10% off for students",
            ['when customer type is "students"', 'when customer group is "students"'],
        ),
        (
            "fr",
            "30 % pour le personnel",
            ['si le type de client est "personnel"', 'si le groupe du client est "personnel"'],
        ),
        (
            "en",
            "a free croissant with every coffee",
            ['for every item of category "coffee": product "croissant" free'],
        ),
        ("en", "10% off the second item", ["for every 2 items:", "from 2 items:"]),
        ("fr", "10 % pour les nouveaux clients", ["à la 1re commande"]),
    ],
)
def test_goods_and_people_are_named_in_full(language, line, choices):
    """And which name it is, is asked."""
    hint, fixed = told(language, OFFER[language] + line)
    assert not fixed
    assert [each for each in choices if each not in hint] == []


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "free delivery in France", 'when delivery country is "FR"'),
        ("fr", "livraison offerte en Belgique", 'si le pays de livraison est "BE"'),
        (
            "fr",
            "livraison offerte en Belgique et au Luxembourg",
            'si le pays de livraison est parmi "BE", "LU"',
        ),
        (
            "en",
            "free delivery in France from 50 EUR",
            'when delivery country is "FR"`, and under it `from 50 EUR: free shipping',
        ),
        ("en", "free delivery in Lyon", 'when delivery city is "Lyon"'),
    ],
)
def test_a_country_is_known_by_its_name(language, line, meant):
    """As shops send it: by its code; and it is nobody's carrier."""
    hint, fixed = told(language, OFFER[language] + line)
    assert not fixed
    assert f"`{meant}`" in hint
    assert '"in' not in hint.replace('"en', '"in')


@pytest.mark.parametrize(
    ("language", "line", "count"),
    [
        ("en", "10th coffee is free", "after 9 stamps: next item free"),
        ("en", "buy 9 coffees get the 10th free", "after 9 stamps: next item free"),
        ("en", "10 coffees = 1 free", "after 10 stamps: next item free"),
        ("fr", "le 10e café offert", "après 9 tampons : article suivant offert"),
        ("fr", "9 cafés achetés, le 10e offert", "après 9 tampons : article suivant offert"),
        ("fr", "10 cafés = 1 offert", "après 10 tampons : article suivant offert"),
    ],
)
def test_a_card_in_one_line_is_three(language, line, count):
    """What is counted, of what, and what it gives."""
    hint, fixed = told(language, CARD[language] + line)
    assert not fixed
    assert f"`{count}`" in hint
    assert '"coffee' in hint.replace('"café', '"coffee')


@pytest.mark.parametrize(
    ("language", "line", "friend", "customer"),
    [
        ("en", "both get 10 EUR off", "the friend gets 10 EUR off", "every friend: 10 EUR off"),
        (
            "en",
            "10 EUR for you, 5 EUR for your friend",
            "the friend gets 5 EUR off",
            "every friend: 10 EUR off",
        ),
        (
            "fr",
            "les deux reçoivent 10 € de remise",
            "le filleul reçoit 10 € de remise",
            "à chaque filleul : 10 € de remise",
        ),
        (
            "en",
            "the friend gets 10% off, you get 100 points",
            "the friend gets 10% off",
            "every friend: 100 points",
        ),
        (
            "fr",
            "le filleul a 5 € de remise, vous avez 100 points",
            "le filleul reçoit 5 € de remise",
            "à chaque filleul : 100 points",
        ),
        (
            "fr",
            "10 € pour vous et 5 € pour votre ami",
            "le filleul reçoit 5 € de remise",
            "à chaque filleul : 10 € de remise",
        ),
    ],
)
def test_what_both_friends_get_is_two_lines(language, line, friend, customer):
    """What the customer gets was left out."""
    hint, _ = told(language, FRIENDS[language] + line)
    assert f"`{friend}`" in hint
    assert f"`{customer}`" in hint


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", 'reward "A" for 9 points\n  a croissant and a coffee', 'product "croissant" free'),
        (
            "fr",
            'récompense "A" contre 9 points\n  un croissant et un café',
            'produit "café" offert',
        ),
        ("en", 'segment "A"\n  postcode 75011', 'when delivery postcode is "75011"'),
        ("fr", 'segment "A"\n  code postal 75011', 'si le code postal de livraison est "75011"'),
        ("en", 'segment "A"\n  no order for 6 months', "time since the last order is at least 6"),
        ("fr", 'segment "A"\n  65 ans et plus', "si l'âge est d'au moins 65 ans"),
        ("en", "referral\n  200 points per friend, max 5 per year", "at most 5 friends per year"),
        (
            "fr",
            "parrainage\n  200 pts par filleul, 5 filleuls max par an",
            "au plus 5 filleuls par",
        ),
        ("en", 'bonus day "A" every Monday\n  +50%', "points x 1.5"),
        ("fr", 'jour bonus "A" chaque lundi\n  points triplés sur les plantes', "points x 3"),
        ("en", "returns\n  within 14 days", "are accepted for 14 days"),
        ("fr", "retours\n  sous 14 jours", "sont acceptés pendant 14 jours"),
        ("fr", "points\n  valables 6 mois", "expirent 6 mois après leur acquisition"),
        ("en", 'stamp card "A"\n  valid 6 months', "stamps expire after 6 months without a stamp"),
        ("en", "cumulation\n  offers can't be combined", "only the best offer applies"),
        ("fr", "cumul\n  les offres ne sont pas cumulables entre elles", "seule la première offre"),
        ("en", 'reward "A" for 9 points\n  5 EUR voucher', "`5 EUR off`"),
        ("fr", 'récompense "A" contre 9 points\n  un bon de 5 €', "`5 € de remise`"),
        ("en", "earn 20 points for a Google review, once", "once per customer"),
        ("fr", "gagner 20 pts pour un avis, une seule fois", "une seule fois par client"),
        ("fr", 'offre "A"\n  10 % avec le code HELLO', 'si le code promo est "HELLO"'),
        ("fr", 'offre "A"\n  1x par mois\n  5 %', "au plus une fois par mois"),
    ],
)
def test_what_is_said_in_fewer_words_is_proposed(language, written, meant):
    """As it is on a counter card."""
    hint, _ = told(language, written)
    assert meant in hint.replace("\xa0", " ").replace("’", "'")


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", 'offer "A"\n  10% off\n  not combinable with other offers', "`cumulation`"),
        ("fr", 'offre "A"\n  10 % de remise\n  non cumulable', "`cumul`"),
        ("en", 'tier "A" from 5 EUR spent\n  2 points per euro', "`points x 2`"),
        ("fr", 'palier "A" dès 5 € dépensés\n  2 points par euro', "`points x 2`"),
        ("en", "loyalty card: 10 coffees = 1 free", "`stamp card"),
        ("fr", "carte de fidélité 10 cafés = 1 offert", "`carte à tampons"),
        ("en", "birthday: 10% off", '`offer "Birthday"`'),
    ],
)
def test_what_is_said_elsewhere_is_told_with_where(language, written, said):
    """What combines, what a tier earns more, a card in a line at the margin."""
    hint, fixed = told(language, written)
    assert not fixed
    assert said in hint


@pytest.mark.parametrize(
    ("language", "written", "never"),
    [
        ("en", 'offer "A"\n  5 EUR off\n  in store and online', "product"),
        ("fr", 'segment "A"\n  si étudiant\n  10 %', "`points"),
        ("en", 'offer "A"\n  10% off for Christmas', "customer type"),
        ("en", "referral\n  100 points for you when your friend orders", "the friend gets"),
        (
            "en",
            'offer "A"\n  from 80 EUR: 10 EUR off; perk "Tea"; free shipping',
            "`free shipping`",
        ),
        ("en", 'offer "A"\n  10% off plants for garden clubs', "`points`"),
        ("en", "referral\n  the friend gets 5 EUR off and you too", "`the friend gets 5 EUR off`"),
        ("fr", "parrainage\n  le filleul reçoit 5 € et vous aussi", "`le filleul reçoit"),
        ("fr", "parrainage\n  dès que mon ami passe une commande de 30 €", "article pour"),
        ("en", 'offer "A"\n  5 EUR off soaps and the candles', '"soaps and'),
    ],
)
def test_nothing_is_made_of_what_says_something_else(language, written, never):
    """A channel is no product, a feast is no customer."""
    hint, _ = told(language, written)
    assert never not in hint


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [("en", "1 EUR = 1 pt", "earn 1 point per 1 EUR"), ("fr", "1€ = 2 pts", "2 points pour 1 €")],
)
def test_points_in_short_are_points_in_a_rate(language, written, meant):
    """It was not read where the whole rate is turned."""
    from palier.source import Language, SourceText
    from palier.surface.parse import parse
    from palier.surface.to_text import to_text

    parsed = parse(SourceText.of(f"{HEADS[language]}{written}\n"))
    assert parsed.problems == ()
    assert meant in to_text(parsed.file, Language(language)).replace("\xa0", " ")
