"""What owners of a laundromat, a vet, a dance school… write in their own words is read as they mean
it, proposed with all that they say, or told with what the language has instead."""

import pytest
from tests.mending.hints import HEADS, told

from palier.compiling import compiled
from palier.mending.called import units_in
from palier.source import Language, SourceText
from palier.speech.plurals import both
from palier.surface.to_text import to_text

OFFER = {"en": 'offer "A"\n  perk "P"\n  ', "fr": 'offre "A"\n  privilège "P"\n  '}
TIER = {
    "en": 'tier "Base"\n\ntier "G" from 9 EUR spent\n  perk "P"\n  ',
    "fr": 'palier "Base"\n\npalier "G" dès 9 € dépensés\n  privilège "P"\n  ',
}
CARD = {
    "en": 'stamp card "C"\n  1 stamp per item\n  after 9 stamps: 5 EUR off\n  ',
    "fr": 'carte à tampons "C"\n  1 tampon par article\n  après 9 tampons : 5 € de remise\n  ',
}
EARNING = {"en": "earn 2 points per 3 EUR\n  ", "fr": "gagner 2 points pour 3 €\n  "}
FRIENDS = {"en": "referral\n  ", "fr": "parrainage\n  "}


@pytest.mark.parametrize(
    ("language", "line", "read"),
    [
        ("en", "between 4 and 6pm", "between 16:00 and 18:00"),
        ("en", "from 10 to 2pm", "between 10:00 and 14:00"),
        ("en", "9-11am", "between 09:00 and 11:00"),
        ("fr", "entre 16 et 18h", "entre 16 h et 18 h"),
        ("fr", "de 9 à 12 h", "entre 9 h et 12 h"),
    ],
)
def test_an_hour_has_its_half_of_the_day_from_the_one_behind_it(language, line, read):
    """`between 4 and 6pm` was answered with an hour to write."""
    done = compiled(SourceText.of(f"{HEADS[language]}{OFFER[language]}{line}\n"))
    assert f"  {read}\n" in to_text(done.file, Language(language)).replace("\u00a0", " ")


def test_midnight_gives_no_half_of_the_day():
    """`between 10 and 12am` may be meant to end at noon: it is not from ten at night."""
    hint, fixed = told("en", 'offer "Late"\n  between 10 and 12am\n  10% off')
    assert "write an hour" in hint
    assert not fixed


def test_hours_in_a_name_stay_as_they_are_written():
    """What stands in quotes is taken apart by nobody."""
    hint, _ = told("en", 'offr "From 4 to 6pm"\n  10% off')
    assert '`offer "From 4 to 6pm"`' in hint


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "students or seniors", 'group is one of "students", "seniors"'),
        ("en", "employees", 'when customer group is "employees"'),
        ("en", "10% off tyres or brakes", '10% off categories "tyres", "brakes"'),
        ("en", "10% off services, not parts", 'except category "parts"'),
        ("en", "10% off haircuts only", '10% off product "haircuts"'),
        ("en", "gift cards excluded", 'except category "gift cards"'),
        ("en", "nothing on spirits", 'except category "spirits"'),
        ("en", "shampoo at 5 EUR", '1 item of product "shampoo" for 5 EUR'),
        ("en", "everything at 5 EUR", "1 item for 5 EUR"),
        ("en", "second pair free", 'for every 2 items of category "pair": the cheapest item free'),
        ("en", "two for one", "for every 2 items: the cheapest item free"),
        ("en", "existing customers only", "when number of orders is at least 1"),
        ("en", "not for new customers", "when number of orders is at least 1"),
        ("en", "in the shop", 'when channel is "shop"'),
        ("en", "cash only", 'when payment method is "cash"'),
        ("en", "full price items only", "except items on sale"),
        ("en", "aged 18 to 25", "when age is between 18 and 25 years"),
        ("en", "customers in France", 'when delivery country is "FR"'),
        ("en", "under 12s or over 65s", "age is below 12 years or age is at least 65 years"),
        ("en", "code: SPRING", 'when promo code is "SPRING"'),
        ("en", "50% off your second pair", 'of category "pair": 50% off the cheapest item'),
        ("en", "50% off the third item", "for every 3 items: 50% off the cheapest item"),
        ("en", "siblings 10% off", 'when customer group is "siblings"'),
        ("en", "staff excluded", 'unless customer group is "staff"'),
        ("en", "drinks -10%", '10% off category "drinks"'),
        ("en", "5 for 4", "for every 5 items: the cheapest item free"),
        ("en", "at least 2 books", 'number of items of category "books" is at least 2'),
        ("en", "orders of 50 EUR or more", "on baskets from 50 EUR"),
        ("en", "a free plant for every 50 EUR", 'for every 50 EUR: product "plant" free'),
        ("fr", "50 % sur votre deuxième paire", "50 % de remise sur l'article le moins cher"),
        ("fr", "fratries -10 %", 'si le groupe du client est "fratries"'),
        ("fr", "personnel exclu", 'sauf si le groupe du client est "personnel"'),
        ("fr", "boissons -10 %", '10 % de remise sur la catégorie "boissons"'),
        ("fr", "5 pour 4", "pour chaque lot de 5 articles : l'article le moins cher offert"),
        ("fr", "au moins 2 livres", 'si le nombre d\'articles de la catégorie "livres"'),
        ("fr", "commandes de 50 € ou plus", "dès 50 € d'achat"),
        (
            "fr",
            "une plante offerte tous les 50 €",
            'pour chaque tranche de 50 € : produit "plante" offert',
        ),
        ("en", "from 10pm to midnight", "between 22:00 and 24:00"),
        ("fr", "entre 22h et minuit", "entre 22 h et 24 h"),
        ("fr", "étudiants ou seniors", 'groupe du client est parmi "étudiants", "seniors"'),
        ("fr", "employés", 'si le groupe du client est "employés"'),
        ("fr", "10 % sur les services mais pas sur les pièces", 'sauf la catégorie "pièces"'),
        ("fr", "10 % sur les coupes uniquement", '10 % de remise sur le produit "coupes"'),
        ("fr", "cartes cadeaux exclues", 'sauf la catégorie "cartes cadeaux"'),
        ("fr", "rien sur les alcools", 'sauf la catégorie "alcools"'),
        ("fr", "shampooing à 5 €", '1 article du produit "shampooing" pour 5 €'),
        ("fr", "tarif à 5 €", "1 article pour 5 €"),
        (
            "fr",
            "la deuxième paire offerte",
            'pour chaque lot de 2 articles de la catégorie "paire"',
        ),
        ("fr", "deux pour un", "pour chaque lot de 2 articles : l'article le moins cher offert"),
        ("fr", "clients existants", "si le nombre de commandes est d'au moins 1"),
        ("fr", "espèces uniquement", 'si le moyen de paiement est "espèces"'),
        ("fr", "entre 18 et 25 ans", "si l'âge est entre 18 et 25 ans"),
        ("fr", "clients en Belgique", 'si le pays de livraison est "BE"'),
        (
            "fr",
            "les moins de 12 ans et les plus de 65 ans",
            "si l'âge est de moins de 12 ans ou l'âge est d'au moins 65 ans",
        ),
        ("fr", "code : PRINTEMPS", 'si le code promo est "PRINTEMPS"'),
    ],
)
def test_what_shops_say_under_an_offer_is_proposed_with_all_of_it(language, line, meant):
    """Nothing was proposed, or something else."""
    hint, _ = told(language, OFFER[language] + line)
    assert meant in hint.replace("\u00a0", " ").replace("’", "'")


@pytest.mark.parametrize(
    ("language", "line", "never"),
    [
        ("en", "discount capped at 20 EUR", "`20 EUR off`"),
        ("en", "every Friday 13th", "order"),
        ("en", "book club members only", "the customer is a member"),
        ("en", "regulars only", "category"),
        ("en", "lunchtime only", "category"),
        ("en", "new customers get 10% off", '"new"'),
        ("en", "not transferable", "except"),
        ("en", "storewide", "perk"),
        ("en", "kids eat free", '"kids eat"'),
        ("en", "free local delivery", '"local"'),
        ("en", "1% cashback", "`off`"),
        ("en", "second pair free", '"second'),
        ("en", "free coffee with cake", "`shipping` here"),
        ("en", "50% off your second pair", '"your second'),
        ("en", "second pair from 49 EUR", "perk"),
        ("en", "10% off two rooms booked together", '"two'),
        ("en", "siblings 10% off", "category"),
        ("en", "staff excluded", "`when"),
        ("en", "from 20% off", "`20% off`"),
        ("en", "limit 1", "perk"),
        ("en", "not cumulative", "category"),
        ("en", "drinks -10%", "perk"),
        ("en", "5 for 4", "4 EUR"),
        ("en", "EU only", "category"),
        ("fr", "une plante offerte tous les 50 €", "`50 € de remise`"),
        ("fr", "toute la semaine", "chaque lundi"),
        ("fr", "click and collect -5 %", "catégorie"),
        ("fr", "5 € de réduction en bon d'achat", "`5 € de remise`"),
        ("fr", "remise maximale 20 €", "`20 € de remise`"),
        ("fr", "carte étudiante", "tampons"),
        ("en", "student card", "stamp card"),
        ("en", "same prescription", "perk"),
        ("fr", "à partir de la deuxième visite", "à la 2e commande"),
        ("en", "from their second visit", "on the 2nd order"),
        ("fr", "15 % pour les étudiants et les enseignants", 'est "étudiants"'),
        ("en", "15% off for the students and the teachers", 'is "students"'),
        ("fr", "clients fidèles", '"fidèles"'),
        ("fr", "sur rendez-vous", "catégorie"),
        ("fr", "sur tout", "pour tous"),
        ("fr", "sur présentation d'un justificatif", "privilège"),
        ("fr", "sur une sélection d'articles", '"sélection d"'),
        ("fr", "même marque uniquement", '"même"'),
        ("fr", "livraison offerte dans Nantes", "avec"),
        ("fr", "livraison offerte dans un rayon de 5 km", "avec"),
        ("fr", "la deuxième paire offerte", '"deuxième'),
        ("fr", "ni repris ni échangé", "privilège"),
        ("fr", "nés en mai", "privilège"),
        ("fr", "entrée à 5 €", "`entre`"),
        ("fr", "pas sur les vélos ni les casques", "ni les"),
        ("fr", "1 % de cashback", "en français"),
    ],
)
def test_nothing_is_made_of_a_limit_of_people_or_of_what_goes_without_saying(language, line, never):
    """A limit became an amount, people goods, `in Nantes` a carrier."""
    hint, _ = told(language, OFFER[language] + line)
    assert never not in hint.replace("\u00a0", " ").replace("’", "'")


@pytest.mark.parametrize(
    ("language", "under", "line", "said"),
    [
        ("en", CARD, "max 1 stamp per day", "stamps are limited by what gives them"),
        ("en", OFFER, "June to August", "days are written as dates"),
        ("fr", OFFER, "de juin à août", "les jours s'écrivent en dates"),
        ("en", CARD, "not transferable", "no rule works this out"),
        ("en", CARD, "cannot be combined with other offers", "what combines with what"),
        ("en", OFFER, "last Friday of November", "`every last Friday of the month`"),
        ("en", OFFER, "every other Tuesday", "`every last Friday of the month`"),
        ("en", OFFER, "Tuesday mornings only", "`between 09:00 and 12:00`"),
        ("en", OFFER, "in Paris", 'when delivery city is "Paris"'),
        ("en", OFFER, "with a valid student card", 'when customer group is "students"'),
        ("en", OFFER, "first class free", "`first order`"),
        ("en", OFFER, "valid 30 days", "days are written as dates"),
        ("en", OFFER, "on the whole shop", "a rule is for everything"),
        ("en", OFFER, "discount capped at 20 EUR", "`10% off up to 20 EUR`"),
        ("en", OFFER, "second pair at 1 EUR", "for a price"),
        ("en", OFFER, "free coffee with cake", "for something given"),
        ("en", TIER, "1% more cashback", "`points x 1.2`"),
        ("en", TIER, "5% off in the shop", 'offer "For Gold"'),
        ("en", TIER, "a 10 EUR voucher", 'reward "10 EUR back"'),
        ("en", TIER, "valid 1 year", "`are kept for 12 months`"),
        ("en", EARNING, "not on delivery", "shipping earns nothing"),
        ("en", EARNING, "double points on servicing", "`earn 1 point per 1 EUR`"),
        ("fr", CARD, "max 1 tampon par jour", "les tampons sont limités"),
        ("fr", CARD, "carte nominative", "aucune règle ne calcule cela"),
        ("fr", CARD, "non cumulable avec d'autres offres", "ce qui se cumule"),
        ("fr", OFFER, "dernier vendredi de novembre", "`chaque dernier vendredi du mois`"),
        ("fr", OFFER, "un mardi sur deux", "`chaque dernier vendredi du mois`"),
        ("fr", OFFER, "le mardi matin", "`entre 9 h et 12 h`"),
        ("fr", OFFER, "à Paris", 'si la ville de livraison est "Paris"'),
        ("fr", OFFER, "sur présentation de la carte étudiant", 'groupe du client est "étudiants"'),
        ("fr", OFFER, "premier cours gratuit", "`première commande`"),
        ("fr", OFFER, "valable 30 jours", "les jours s'écrivent en dates"),
        ("fr", OFFER, "sur tout le magasin", "une règle vaut pour tout"),
        ("fr", OFFER, "remise plafonnée à 20 €", "dans la limite de 20 €"),
        ("fr", OFFER, "la 2e paire à 1 €", "pour un prix"),
        ("fr", OFFER, "café offert avec le petit plateau", "pour offrir quelque chose"),
        ("fr", TIER, "1 % de cashback en plus", "`points x 1,2`"),
        ("fr", TIER, "5 % de remise en magasin", 'offre "Pour les Or"'),
        ("fr", TIER, "un bon de 10 €", 'récompense "Bon de 10 €"'),
        ("fr", TIER, "valable 1 an", "`sont conservés pendant 12 mois`"),
        ("fr", EARNING, "pas sur la livraison", "la livraison ne rapporte rien"),
        ("fr", EARNING, "points doublés sur les soins", "`gagner 1 point pour 1 €`"),
    ],
)
def test_what_the_language_has_not_is_told_with_what_it_has(language, under, line, said):
    """Such lines were answered with clauses of no use, or with single words."""
    hint, fixed = told(language, under[language] + line)
    assert said in hint.replace("\u00a0", " ").replace("’", "'")
    assert not fixed


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "no points on orders with a code", "`points are earned with promo codes`"),
        ("fr", "pas de points sur les commandes avec un code", "avec les codes promo`"),
        ("en", 'bonus day "A" on the last Friday of May\n  points x 2', "last Friday of the month"),
        (
            "fr",
            'jour bonus "A" le dernier vendredi de mai\n  points x 2',
            "dernier vendredi du mois",
        ),
    ],
)
def test_a_line_at_the_margin_is_told_what_the_language_has(language, written, said):
    """An order with a code earns nothing anyway."""
    hint, fixed = told(language, written)
    assert said in hint.replace("\u00a0", " ")
    assert not fixed


@pytest.mark.parametrize(
    ("language", "line", "never"),
    [
        ("en", "friend gets 10% and you 100 points", "10% off and 100 points"),
        ("fr", "votre filleul a 10 % et vous 100 points", "10 % de remise et 100 points"),
        ("fr", "100 points quand le filleul a commandé", "reçoit 100 points"),
    ],
)
def test_what_each_friend_gets_is_given_to_no_other(language, line, never):
    """The points of one were added to what the other gets."""
    hint, fixed = told(language, FRIENDS[language] + line)
    assert never not in hint.replace("\u00a0", " ")
    assert not fixed


@pytest.mark.parametrize(
    ("language", "head", "line"),
    [
        ("en", "tyres for all", "usable from 5 EUR"),
        ("fr", "la cagnotte maison", "utilisable dès 5 €"),
    ],
)
def test_nothing_is_sure_under_words_that_begin_no_statement(language, head, line):
    """A clause of any statement was put in the place of a line under a rule of the owner's own."""
    done = compiled(SourceText.of(f"{HEADS[language]}{head}\n  {line}\n"))
    assert not any(each.fix for each in done.problems)


@pytest.mark.parametrize(
    ("language", "header", "meant"),
    [
        (
            "en",
            'customers collect points called "bean"',
            'customers collect points called "bean", "beans"',
        ),
        ("en", "points are called berries", 'customers collect points called "berry", "berries"'),
        (
            "fr",
            'les clients cumulent des points appelés "grain"',
            'les clients cumulent des points appelés "grain", "grains"',
        ),
        (
            "fr",
            "points appelés pétales",
            'les clients cumulent des points appelés "pétale", "pétales"',
        ),
    ],
)
def test_one_word_for_points_is_proposed_for_one_and_for_several(language, header, meant):
    """It was told to go on with a comma."""
    head = HEADS[language].split("\n\n")[0]
    hint, fixed = told(language, "", {language: f"{head}\n  {header}\n"})
    assert f"`{meant}`" in hint.replace("\u00a0", " ")
    assert not fixed


@pytest.mark.parametrize(
    ("word", "language", "pair"),
    [
        ("bean", Language.ENGLISH, ("bean", "beans")),
        ("cherries", Language.ENGLISH, ("cherry", "cherries")),
        ("brush", Language.ENGLISH, ("brush", "brushes")),
        ("pétales", Language.FRENCH, ("pétale", "pétales")),
        ("noix", Language.FRENCH, ("noix", "noix")),
        ("cadeau", Language.FRENCH, ("cadeau", "cadeaux")),
    ],
)
def test_a_word_is_known_for_one_and_for_several(word, language, pair):
    """As most words of each language are."""
    assert both(word, language) == pair


def test_the_word_of_a_line_that_is_not_read_is_the_shops_own_all_the_same():
    """`200 pétales` was proposed as an activity of that name."""
    head = HEADS["fr"].replace("\n\n", "\n  points appelés pétales\n\n", 1)
    done = compiled(SourceText.of(f'{head}palier "Rose" à partir de 200 pétales\n'))
    shown = [line for each in done.problems for mend in each.mends for line in mend.shown]
    assert units_in(head, Language.FRENCH) == {"petale": "point", "petales": "points"}
    assert not any('"pétales"' in line and "palier" in line for line in shown)
