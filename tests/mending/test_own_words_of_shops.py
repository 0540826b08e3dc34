"""A shop's word for points is understood where a line stops, goods are of other goods, and what is
said at another place is told where."""

import pytest
from tests.mending.hints import HEADS, told

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.wording.message import words_of

OURS = {
    "en": HEADS["en"].replace(
        "\n\n", '\n  customers collect points called "crust", "crusts"\n\n', 1
    ),
    "fr": HEADS["fr"].replace(
        "\n\n", '\n  les clients cumulent des points appelés "miette", "miettes"\n\n', 1
    ),
}
EARNING = {"en": "earn 2 points per 3 EUR\n  ", "fr": "gagner 2 points pour 3 €\n  "}
OFFER = {"en": 'offer "A"\n  perk "P"\n  ', "fr": 'offre "A"\n  privilège "P"\n  '}
REWARD = {
    "en": 'reward "R" for 90 points\n  perk "P"\n  ',
    "fr": 'récompense "R" contre 90 points\n  privilège "P"\n  ',
}
RETURNS = {"en": "returns\n  ", "fr": "retours\n  "}
CUMULATION = {
    "en": 'offer "A"\n  5 EUR off\n\ncumulation\n  ',
    "fr": 'offre "A"\n  5 € de remise\n\ncumul\n  ',
}
CARD = {
    "en": 'stamp card "C"\n  1 stamp per item\n  ',
    "fr": 'carte à tampons "C"\n  1 tampon par article\n  ',
}
EXAMPLE = {"en": 'example "E"\n  ', "fr": 'exemple "E"\n  '}
MARGIN = {"en": "", "fr": ""}


def spaced(hint):
    """Give a hint with plain spaces and apostrophes."""
    return hint.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


@pytest.mark.parametrize(
    ("language", "line", "answer"),
    [
        ("en", "earn 10 crusts when you bring your own bag", "what customers do gets a name"),
        ("en", "points\n  crusts expire 1 year after your last visit", "1 year without an order"),
        ("fr", "gagner 10 miettes si vous apportez votre sac", "ce que font les clients"),
        ("fr", "points\n  les miettes durent 1 an", "`expirent 1 an après leur acquisition`"),
    ],
)
def test_a_line_stops_where_it_is_wrong_and_not_at_the_shop_s_word_for_points(
    language, line, answer
):
    """`write points here` was told of a word that the file says is one for them."""
    hint, _ = told(language, line, OURS)
    assert answer in spaced(hint)


@pytest.mark.parametrize(
    ("language", "line", "answer"),
    [
        ("en", "earn 1 petal per 1 EUR", 'customers collect points called "petal", "petals"'),
        ("en", "- 2 paws per £1 on food", 'customers collect points called "paw", "paws"'),
        ("fr", "gagner 1 pétale par euro", 'cumulent des points appelés "pétale", "pétales"'),
        ("fr", "1 étoile / €", 'les clients cumulent des points appelés "étoile", "étoiles"'),
    ],
)
def test_a_word_for_points_that_the_file_does_not_say_is_told_where_to_say_it(
    language, line, answer
):
    """Or to write points."""
    hint, _ = told(language, line)
    assert answer in spaced(hint)


@pytest.mark.parametrize(
    ("language", "under", "line", "meant"),
    [
        ("en", OFFER, "10% off bottles of wine", '10% off category "bottles of wine"` or `10% of'),
        ("en", EARNING, "not on bottles of champagne", 'except category "bottles of champagne"`'),
        ("en", MARGIN, "earn 5 points per bottle of wine", 'only product "bottle of wine"`'),
        ("fr", EARNING, "hors location d'outils", 'sauf la catégorie "location d\'outils"` ou'),
        ("fr", EARNING, "sauf les livres d'occasion", 'sauf le produit "livres d\'occasion"`'),
        ("fr", OFFER, "10 % sur les livres d'occasion", 'la catégorie "livres d\'occasion"` ou'),
        ("en", CUMULATION, "one offer per order", "only the first offer applies`"),
        ("fr", CUMULATION, "une offre par commande", "`seule la meilleure offre s'applique` ou"),
        ("fr", RETURNS, "les remises sont recalculées", "`remettent les remises en jeu`"),
        ("fr", RETURNS, "les remises restent acquises", "`conservent les remises`"),
        ("en", REWARD, "valid for 6 months from the day you claim it", "`valid 6 months`"),
        ("fr", REWARD, "valable 6 mois à partir de l'échange", "`valable 6 mois`"),
        (
            "fr",
            OFFER,
            "deux places pour le prix d'une",
            'lot de 2 articles de la catégorie "places"',
        ),
        (
            "en",
            EXAMPLE,
            "when somebody buys 2 loaves for 4 EUR each",
            'when they order 2 items of category "loaves" at 4 EUR`',
        ),
        (
            "fr",
            EXAMPLE,
            "quand un client achète 2 pains à 4 €",
            'quand il commande 2 articles de la catégorie "pains" à 4 €`',
        ),
        (
            "fr",
            MARGIN,
            "gagner 9 points quand un ami passe commande",
            "gagner 9 points par parrain",
        ),
        ("en", OFFER, "books 5 EUR", "for a price, say of how many of what"),
        ("fr", CARD, "3 tampons maximum par jour", "les tampons sont limités par ce qui les donne"),
        ("fr", MARGIN, "l'adhésion coûte 30 € par an", "se dit au début du fichier"),
        ("en", MARGIN, "membership is 30 EUR a year", "is said at the beginning of the file"),
        ("en", MARGIN, "membership costs 30 EUR per year", "under the rule that it belongs to"),
        (
            "en",
            MARGIN,
            "redeem points\n  100 points = 5 EUR\n  200 points = 12 EUR",
            "`from 200 points: 200 points = 12 EUR`",
        ),
        (
            "fr",
            MARGIN,
            "utiliser les points\n  100 points = 5 €\n  200 points = 12 €",
            "`dès 200 points : 200 points = 12 €`",
        ),
    ],
)
def test_what_is_said_of_goods_and_of_the_rest_is_proposed_whole(language, under, line, meant):
    """With what a thing is of, and at its place."""
    hint, _ = told(language, under[language] + line)
    assert meant in spaced(hint)


@pytest.mark.parametrize(
    ("language", "written", "never"),
    [
        (
            "fr",
            'récompense "Nuit" contre 90 points\n  5 € de remise\n\npalier "Or" dès 5 nuits',
            '"Nuit"',
        ),
        ("fr", "gagner 2 points pour 3 €\n  hors produits de la boutique", '"de la boutique"'),
        ("fr", "gagner 2 points pour 3 €\n  hors location d'outils", "taxes"),
    ],
)
def test_a_name_is_whole_and_of_its_own_kind(language, written, never):
    """What a tier counts is no reward, and no name begins with `de`."""
    hint, _ = told(language, written)
    assert never not in spaced(hint)


def test_what_a_tier_counts_by_a_name_that_nobody_wrote_is_asked_about():
    """`classes` may be an activity, or orders."""
    hint, fixed = told("en", 'tier "Lotus" from 25 classes\n  5% off')
    assert 'from 25 "classes"' in hint
    assert not fixed


@pytest.mark.parametrize(
    "written",
    [
        "5 € de remise pour 50 € d'achat\n  15 € de remise pour 100 € d'achat",
        "5 € de réduction pour 50 € d'achats\n  15 € de réduction pour 100 € d'achats",
    ],
)
def test_an_amount_off_for_an_amount_spent_is_a_band(written):
    """Two of them are two bands: they contradicted each other."""
    hint, _ = told("fr", f'offre "A"\n  {written}\n\nxyz')
    assert "xyz" in hint or "commencez par" in spaced(hint)


@pytest.mark.parametrize(
    ("language", "written", "choices"),
    [
        (
            "en",
            "earn 5 petals per book\n  not on old books",
            ['`except category "old books"`', '`except product "old books"`'],
        ),
        (
            "fr",
            "gagner 5 pétales par livre\n  sauf les livres d'occasion",
            ['`sauf la catégorie "livres d\'occasion"`', '`sauf le produit "livres d\'occasion"`'],
        ),
    ],
)
def test_under_a_first_line_that_is_not_read_both_meanings_are_shown(language, written, choices):
    """They were one, as nothing is known of what such a rule means, and the first was sure."""
    done = compiled(SourceText.of(f"{HEADS[language]}{written}\n"))
    clause = words_of(done.problems[1], done.source, Language(language))
    assert [each for each in choices if each not in spaced(str(clause.hint))] == []
    assert not done.problems[1].fix
