"""What a florist, a vet, a climbing gym, a wine merchant… write of their programmes is proposed
with all that it says, or told with the true reason, and nothing else."""

import pytest
from tests.mending.hints import HEADS, told

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.wording.message import words_of

MARGIN = {"en": "", "fr": ""}
OFFER = {"en": 'offer "A"\n  ', "fr": 'offre "A"\n  '}
EARNING = {"en": "earn 2 points per 3 EUR\n  ", "fr": "gagner 2 points pour 3 €\n  "}
REWARD = {"en": 'reward "R" for 90 points\n  ', "fr": 'récompense "R" contre 90 points\n  '}
TIER = {
    "en": 'tier "Base"\n\ntier "G" from 9 EUR spent\n  ',
    "fr": 'palier "Base"\n\npalier "G" dès 9 € dépensés\n  ',
}


def last_told(language, under, line):
    """Give what is told of the last line, with plain spaces and apostrophes, and whether it is a
    fix."""
    text = f"{HEADS[language]}{under[language]}{line}\n"
    done = compiled(SourceText.of(text))
    at = text.rstrip("\n").rfind("\n") + 1
    found = next(each for each in done.problems if each.span.start >= at)
    hint = str(words_of(found, done.source, Language(language)).hint)
    return hint.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'"), bool(found.fix)


@pytest.mark.parametrize(
    ("language", "under", "line", "meant"),
    [
        ("en", MARGIN, "a single rose on your birthday", '`product "single rose" as a gift`'),
        ("en", MARGIN, "birthday month: one free ticket", "`in the customer's birthday month`"),
        ("en", MARGIN, "10 points = free day pass", '`reward "day pass" for 10 points`'),
        ("en", MARGIN, "a biscuit with every order", '`product "biscuit" as a gift`'),
        ("en", EARNING, "no points on ink, toner and paper", '"ink", "toner", "paper"`'),
        ("en", EARNING, "max 500 points per invoice", "`at most 500 points per order`"),
        ("en", MARGIN, "1 visit = 1 point", "`earn 1 point per order`"),
        ("en", MARGIN, "book online, save 5 EUR", '`when channel is "web"`'),
        ("en", MARGIN, "charities: extra 5%", '`when customer group is "charities"`'),
        (
            "en",
            MARGIN,
            "points run out after 24 months if you don't come back",
            "`expire after 24 months without an order`",
        ),
        ("en", MARGIN, "points are redeemed in blocks of 100 (= 5 EUR)", "`100 points = 5 EUR`"),
        ("en", MARGIN, "the discount is never more than 25%", "at most 25% of the basket total`"),
        ("en", MARGIN, "refer a friend: 50 points each", "`the friend gets 50 points`"),
        ("en", MARGIN, "recommend us and you both get 15 EUR", "`every friend: 15 EUR off`"),
        (
            "en",
            MARGIN,
            "20 EUR off your next case for every friend who orders",
            "`every friend: 20 EUR off`",
        ),
        ("en", MARGIN, "250 points = 5 EUR off your next bouquet", "`250 points = 5 EUR`"),
        (
            "en",
            MARGIN,
            "points last 18 months from the day you earn them",
            "`expire 18 months after they are earned`",
        ),
        (
            "en",
            MARGIN,
            "points expire at the end of the next calendar year",
            "`expire on 31 December of the year after`",
        ),
        ("en", MARGIN, "points last a year", "`expire 1 year after they are earned`"),
        ("en", OFFER, "UK only", '`when delivery country is "GB"`'),
        ("en", MARGIN, "buy 5 bouquets and the 6th is on us", "`after 5 stamps: next item free`"),
        ("en", OFFER, "new clients only", "`on the 1st order`"),
        ("en", MARGIN, "1 point per 10 EUR ex VAT", "`excluding tax`"),
        (
            "en",
            OFFER,
            "spend 50 EUR on meat, get 5 EUR off",
            '`when total of category "meat" is at least 50 EUR`',
        ),
        ("en", OFFER, "15% off facials for new clients", "`on the 1st order`"),
        ("en", TIER, "first refusal on allocations", '`perk "first refusal on allocations"`'),
        ("en", OFFER, "haircuts only", '`only category "haircuts"`'),
        ("fr", MARGIN, "produits capillaires : 2 points par euro", '"produits capillaires"`'),
        (
            "fr",
            OFFER,
            "2 produits solaires achetés = le 3e offert",
            'lot de 3 articles de la catégorie "produits solaires"',
        ),
        ("en", OFFER, "not on catering orders", '`except category "catering"`'),
        ("fr", OFFER, "hors commandes de traiteur", '`sauf la catégorie "traiteur"`'),
        ("fr", OFFER, "20 heures achetées, 1 offerte", "lot de 21 articles"),
        ("fr", OFFER, "café offert à partir de 2 formules", "`dès 2 articles de la catégorie"),
        ("fr", MARGIN, "200 points : une heure offerte", '`récompense "heure" contre 200 points`'),
        ("fr", MARGIN, "un échantillon avec chaque commande", '`produit "échantillon" en cadeau`'),
        (
            "fr",
            OFFER,
            "5 € remboursés dès 30 € de Caudalie",
            '`si le total de la catégorie "Caudalie" est d\'au moins 30 €`',
        ),
        (
            "fr",
            MARGIN,
            "le jour de votre anniversaire le dessert est pour nous",
            '`produit "dessert" offert`',
        ),
        ("fr", MARGIN, 'carte "Solaires"', '`carte à tampons "Solaires"`'),
        ("fr", OFFER, "verres anti-lumière bleue à -50 %", '"verres anti-lumière bleue"`'),
        ("fr", MARGIN, "1 heure de conduite = 10 points", '"heure de conduite"`'),
        (
            "fr",
            MARGIN,
            "-20 % sur les soins visage le premier samedi du mois",
            "`chaque 1er samedi du mois`",
        ),
        ("fr", TIER, "10 % au spa", '`10 % de remise sur la catégorie "spa"`'),
        ("fr", TIER, "ajustage à vie", '`privilège "ajustage à vie"`'),
        ("fr", OFFER, "les mamans de jumeaux : -15 %", 'est "mamans de jumeaux"`'),
        ("fr", MARGIN, "demandeurs d'emploi -8 %", 'groupe du client est "demandeurs d\'emploi"`'),
        ("fr", MARGIN, "les abonnés de la médiathèque ont 5 %", 'est "abonnés de la médiathèque"`'),
        ("fr", MARGIN, "les commerçants du marché ont 10 %", 'est "commerçants du marché"`'),
        ("fr", OFFER, "valable sur le permis B uniquement", 'uniquement la catégorie "permis B"`'),
        ("fr", REWARD, "dans les 6 mois qui suivent", "`valable 6 mois`"),
        (
            "fr",
            MARGIN,
            "au bout de 3 ans, les points sont remis à zéro",
            "`expirent 3 ans après leur acquisition`",
        ),
        (
            "fr",
            MARGIN,
            "vous parrainez une amie : 10 € pour vous, 9 € pour elle",
            "`le filleul reçoit 9 € de remise`",
        ),
    ],
)
def test_what_they_write_is_proposed_with_all_of_it(language, under, line, meant):
    """An example of another amount was shown, or nothing."""
    hint, _ = last_told(language, under, line)
    assert meant in hint


@pytest.mark.parametrize(
    ("language", "under", "line", "never"),
    [
        ("en", MARGIN, "a single rose on your birthday", "message"),
        ("en", OFFER, "5% off whatever you tasted", "`5% off`"),
        ("en", OFFER, "except online orders", "except category"),
        ("fr", OFFER, "hors commandes en ligne", "sauf la catégorie"),
        ("en", OFFER, "pallets: call us", '"pallets"'),
        ("en", MARGIN, "a review earns 20 points", "category"),
        ("fr", MARGIN, "un avis en ligne = 2 points", "catégorie"),
        ("en", OFFER, "10% off for every additional pet", '"additional pet"'),
        ("fr", EARNING, "boissons comprises, hors alcool", "boissons comprises"),
        ("fr", MARGIN, "carte 10 coupes", "palier"),
        ("fr", MARGIN, "Argent : apéritif offert", "devise"),
        ("fr", OFFER, "essai coiffure offert pour tout forfait mariée", '"coiffure"'),
        ("fr", OFFER, "5 € remboursés dès 30 € de Caudalie", "`dès 30 € : 5 € de remise`"),
        ("fr", OFFER, "les mamans de jumeaux : -15 %", "catégorie"),
        ("fr", MARGIN, "demandeurs d'emploi -8 %", "catégorie"),
        ("fr", TIER, "petit déjeuner en sus", "privilège"),
        ("fr", OFFER, "café offert à partir de 2 formules", "pour chaque lot"),
        (
            "fr",
            {"fr": 'offre "Enseignants"\n  '},
            "les enseignants et les bibliothécaires gagnent double",
            'type de client est "bibliothécaires"',
        ),
    ],
)
def test_nothing_is_proposed_that_says_less_or_something_else(language, under, line, never):
    """Goods or people went, and a card became a tier."""
    hint, _ = last_told(language, under, line)
    assert never not in hint


@pytest.mark.parametrize(
    ("language", "under", "line", "said"),
    [
        ("en", MARGIN, "groups of 10 or more get 15% off", "how many people come is not known"),
        ("en", MARGIN, "points can be gifted to another member", "no rule works this out"),
        (
            "en",
            MARGIN,
            "off-peak (before 4pm Monday to Friday) counts double",
            "hours are said from one to another",
        ),
        ("en", MARGIN, "silver: after 3 services; gold: after 6", "one rule a line"),
        ("fr", MARGIN, "carte 10 coupes", 'écrivez `carte à tampons "Café"`'),
        ("fr", OFFER, "à réserver 2 mois avant", "pour quel jour est la réservation"),
        ("fr", OFFER, "10 % dès 8 personnes", "le nombre de personnes n'est pas connu"),
        ("fr", EARNING, "pas le dimanche midi", "les heures se disent de l'une à l'autre"),
        ("fr", MARGIN, "livraison 3 €, offerte dès 35 €", "ce que coûte la livraison vient de"),
        ("fr", MARGIN, "frais d'envoi 4,90 €, gratuits dès 49 €", "ce que coûte la livraison"),
        ("fr", MARGIN, "inscription gratuite à la caisse", "`l'adhésion est gratuite`"),
        ("fr", TIER, "petit déjeuner en sus", "aucune règle ne calcule cela"),
        ("fr", OFFER, "les étudiants ont 5 % (carte en cours de validité)", "se montre en caisse"),
        ("fr", MARGIN, "paiement en 3 fois sans frais", "aucune règle ne calcule cela"),
    ],
)
def test_what_no_rule_says_is_told_with_its_reason(language, under, line, said):
    """It was answered with a discount, a gift or the first words of some clause."""
    hint, fixed = last_told(language, under, line)
    assert said in hint
    assert not fixed


def test_a_discount_that_is_never_more_is_a_limit_of_all_of_them():
    """It was answered with an offer."""
    hint, _ = told("fr", "la remise n'est jamais supérieure à 25 %")
    assert "`toutes les remises ensemble : au plus 25 % du total du panier`" in hint.replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize(
    ("language", "word", "line", "said"),
    [
        ("en", '"petal", "petals"', "no petals on weddings", "for what earns no points"),
        ("fr", '"grappe", "grappes"', "aucune grappe sur les vins", "pour ce qui ne rapporte pas"),
    ],
)
def test_the_shops_own_word_for_points_tells_as_much_as_points_do(language, word, line, said):
    """What a line is about was told by `points` alone."""
    called = {
        "en": "customers collect points called",
        "fr": "les clients cumulent des points appelés",
    }
    head = HEADS[language].replace("\n\n", f"\n  {called[language]} {word}\n\n", 1)
    hint, fixed = told(language, line, {language: head})
    assert said in hint.replace("\u00a0", " ").replace("’", "'")
    assert not fixed
