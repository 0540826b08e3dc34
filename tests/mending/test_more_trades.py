"""What a cheesemonger, a hairdresser, a garage, a bookshop… write is proposed with all that it
says, or told with what the language has instead; nothing is made of it that they did not mean."""

import pytest
from tests.mending.hints import HEADS, told

OFFER = {"en": 'offer "A"\n  perk "P"\n  ', "fr": 'offre "A"\n  privilège "P"\n  '}
TIER = {
    "en": 'tier "Base"\n\ntier "G" from 9 EUR spent\n  perk "P"\n  ',
    "fr": 'palier "Base"\n\npalier "G" dès 9 € dépensés\n  privilège "P"\n  ',
}
TIERS = {"en": 'tier "Base"\n\ntiers\n  ', "fr": 'palier "Base"\n\npaliers\n  '}
CARD = {
    "en": 'stamp card "C"\n  1 stamp per item\n  after 9 stamps: 5 EUR off\n  ',
    "fr": 'carte à tampons "C"\n  1 tampon par article\n  après 9 tampons : 5 € de remise\n  ',
}
EARNING = {"en": "earn 2 points per 3 EUR\n  ", "fr": "gagner 2 points pour 3 €\n  "}
REWARD = {
    "en": 'reward "R" for 90 points\n  perk "P"\n  ',
    "fr": 'récompense "R" contre 90 points\n  privilège "P"\n  ',
}
SEGMENT = {
    "en": 'segment "S"\n  when customer type is "x"\n  perk "P"\n  ',
    "fr": 'segment "S"\n  si le type de client est "x"\n  privilège "P"\n  ',
}
PAGE = {"en": "page\n  ", "fr": "page\n  "}
MARGIN = {"en": "", "fr": ""}


def spaced(hint):
    """Give a hint with plain spaces and apostrophes."""
    return hint.replace("\u00a0", " ").replace("’", "'")


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "free helmet with a bike", 'every item of category "bike": product "helmet" free'),
        ("en", "free drink with 2 pizzas", 'for every 2 items of category "pizzas": product'),
        ("en", "free mug with any order", 'product "mug" free'),
        ("en", "buy a bike get a free lock", 'for every item of category "bike": product "lock"'),
        (
            "en",
            "10% off locks with any bike",
            'under it `when the basket contains category "bike"`',
        ),
        ("en", "10% from 6 bottles", 'from 6 items of category "bottles": 10% off category "bottl'),
        ("en", "15% off when you buy 12 bottles", 'from 12 items of category "bottles": 15% off'),
        ("en", "12 bottles or more: 15%", 'from 12 items of category "bottles": 15% off categ'),
        ("en", "10% off wines over 20 EUR", "10% off items above 20 EUR`, and under it `only cat"),
        ("en", "5 EUR off each bottle", '5 EUR off each item of category "bottle"'),
        ("en", "stay 3 nights pay 2", 'for every 3 items of category "nights": the cheapest'),
        ("en", "12 for 11", "for every 12 items: the cheapest item free"),
        ("en", "tyres: 8 for 7", 'for every 8 items of category "tyres": the cheapest'),
        ("en", "buy 6 bottles get 1 free", 'for every 7 items of category "bottles"'),
        ("en", "buy 5 get the 6th free", "for every 6 items: the cheapest item free"),
        ("en", "5th tyre free", 'for every 5 items of category "tyre": the cheapest item free'),
        (
            "en",
            "every 10th haircut half price",
            'for every 10 items of category "haircut": 50% off',
        ),
        ("en", "buy one pizza get one half price", 'for every 2 items of category "pizza": 50%'),
        ("en", "free delivery on cases", 'when the basket contains category "cases"'),
        ("en", "any hot drink free", 'the dearest item of category "hot drink" free'),
        ("en", "one cake of your choice", 'the cheapest item of category "cake" free'),
        ("en", "5 EUR off a 40 EUR shop", "from 40 EUR: 5 EUR off"),
        ("en", "spend 40 EUR save 5 EUR", "`from 40 EUR: 5 EUR off`"),
        (
            "en",
            "for orders between 20 and 50 EUR",
            "when basket total is between 20 EUR and 50 EUR",
        ),
        ("en", "10% off for under 25s", "when age is below 25 years"),
        ("en", "over 60s 10% off", "when age is at least 60 years"),
        ("en", "age under 26", "when age is below 26 years"),
        ("en", "under 16s", "when age is below 16 years"),
        ("en", "one per person per day", "at most once per day"),
        ("en", "excludes gift cards", 'except category "gift cards"'),
        ("en", "does not apply to books", 'except category "books"'),
        ("en", "on full-priced items", "`except items on sale`"),
        ("en", "on wine only", 'only category "wine"'),
        ("en", "all books 5 EUR", '1 item of category "books" for 5 EUR'),
        ("en", "10% after 5pm", "`10% off`, and under it `between 17:00 and 24:00`"),
        ("en", "100 units or more: 5% off", "`from 100 items: 5% off`"),
        ("en", "10% off for key workers", 'when customer group is "key workers"'),
        ("en", "free parking", '`perk "free parking"`'),
        ("fr", "shampoing offert avec une coupe", 'article de la catégorie "coupe" : produit "sha'),
        ("fr", "café offert avec un gâteau", 'de la catégorie "gâteau" : produit "café" offert'),
        ("fr", "soin offert pour toute coloration", 'chaque article de la catégorie "coloration"'),
        ("fr", "un marque-page offert par livre", 'chaque article de la catégorie "livre"'),
        ("fr", "4 pneus achetés, montage offert", 'lot de 4 articles de la catégorie "pneus" : p'),
        ("fr", "montage offert pour l'achat de 4 pneus", 'lot de 4 articles de la catégorie "pneu'),
        ("fr", "un sac offert pour tout achat", 'produit "sac" offert'),
        ("fr", "10 % dès 6 bouteilles", 'dès 6 articles de la catégorie "bouteilles" : 10 % de re'),
        ("fr", "-10 % à partir de 3 fromages achetés", 'dès 3 articles de la catégorie "fromages"'),
        ("fr", "10 % sur les vins de plus de 20 €", "les articles au-delà de 20 €`"),
        ("fr", "5 € de remise par bouteille", 'par article de la catégorie "bouteille"'),
        ("fr", "12 pour 11", "pour chaque lot de 12 articles : l'article le moins cher offert"),
        ("fr", "3 poches pour 2", 'lot de 3 articles de la catégorie "poches" : l\'article le mo'),
        ("fr", "pneus : 4 pour 3", 'lot de 4 articles de la catégorie "pneus" : l\'article le moi'),
        ("fr", "5 + 1 gratuit", "pour chaque lot de 6 articles : l'article le moins cher offert"),
        ("fr", "10e coupe offerte", 'pour chaque lot de 10 articles de la catégorie "coupe"'),
        ("fr", "le 4e pneu offert", 'lot de 4 articles de la catégorie "pneu" : l\'article le moi'),
        ("fr", "la dixième coupe à moitié prix", 'lot de 10 articles de la catégorie "coupe" : 50'),
        ("fr", "une boisson chaude au choix", 'le moins cher de la catégorie "boisson chaude" off'),
        ("fr", "panier de plus de 100 € : 10 %", "`au-delà de 100 € : 10 % de remise`"),
        ("fr", "1 par personne", "une seule fois par client"),
        ("fr", "18-25 ans", "si l'âge est entre 18 et 25 ans"),
        ("fr", "livraison offerte dès 30 € à Lyon", 'si la ville de livraison est "Lyon"'),
        ("fr", "livraison gratuite en point relais", 'livraison offerte avec "point relais"'),
        ("fr", "livraison offerte en Mondial Relay dès 40 €", 'offerte avec "Mondial Relay"'),
        ("fr", "franco dès 300 €", "`dès 300 € : livraison offerte`"),
        ("fr", "à partir de 100 unités : 5 %", "`dès 100 articles : 5 % de remise`"),
        ("fr", "payé par carte", 'si le moyen de paiement est "carte"'),
        ("fr", "uniquement sur le fromage", 'uniquement la catégorie "fromage"'),
        ("fr", "hors promotions et soldes", "`sauf les articles en promotion`"),
        ("fr", "10 % après 17h", "`10 % de remise` et, en dessous, `entre 17 h et 24 h`"),
        (
            "fr",
            "-20 % pour les étudiants du lundi au jeudi",
            "chaque lundi, mardi, mercredi et jeu",
        ),
        ("fr", "tous les livres 5 €", '1 article de la catégorie "livres" pour 5 €'),
        ("fr", "5 % supplémentaires", "`5 % de remise`"),
    ],
)
def test_what_a_shop_says_under_an_offer_is_proposed_with_all_of_it(language, line, meant):
    """The first of the readings, and every part of the line in it."""
    hint, _ = told(language, OFFER[language] + line)
    assert meant in spaced(hint)


@pytest.mark.parametrize(
    ("language", "under", "line", "meant"),
    [
        (
            "en",
            MARGIN,
            "50 points = free coffee",
            'reward "coffee" for 50 points`, and under it `p',
        ),
        ("en", MARGIN, "free coffee for 50 points", 'reward "coffee" for 50 points`, and under it'),
        ("en", MARGIN, "voucher 5 EUR for 100 points", "for 100 points`, and under it `5 EUR off`"),
        ("en", MARGIN, "100 points = 5% off", "for 100 points`, and under it `5% off`"),
        ("en", MARGIN, "100 points gives 5 EUR off", "`redeem points`, and under it `100 points ="),
        ("en", MARGIN, "bonus day Sunday", 'bonus day "Bonus" every Sunday'),
        ("en", MARGIN, "double points on Sunday", "every Sunday`, and under it `points x 2`"),
        ("en", MARGIN, "expiry 1 year", "expire 1 year after they are earned"),
        ("en", MARGIN, "no stacking", "`cumulation`, and under it `nothing combines`"),
        ("en", MARGIN, "earn 5 points per recycled bottle", 'only category "recycled bottle"'),
        ("en", TIERS, "per calendar year", "count the calendar year"),
        ("en", TIERS, "no downgrades", "are kept for life"),
        ("en", TIER, "invitation to tastings", 'perk "invitation to tastings"'),
        ("en", REWARD, "10% off next order", "`10% off`"),
        ("en", SEGMENT, "dog owners", 'when customer group is "dog owners"'),
        ("en", SEGMENT, "women", 'when customer group is "women"'),
        ("en", PAGE, 'welcome "Hello"', '`introduction "Hello"`'),
        ("fr", MARGIN, "50 points = 1 café", 'récompense "café" contre 50 points` et, en dessous,'),
        (
            "fr",
            MARGIN,
            "bon de 5 € pour 100 points",
            "contre 100 points` et, en dessous, `5 € de r",
        ),
        ("fr", MARGIN, "100 points donnent 5 €", "`utiliser les points` et, en dessous, `100 poi"),
        ("fr", MARGIN, "jours bonus : samedi et dimanche", "chaque samedi et dimanche`"),
        ("fr", MARGIN, "points doublés le mardi", "chaque mardi` et, en dessous, `points x 2`"),
        (
            "fr",
            MARGIN,
            "validité des points : 12 mois",
            "`expirent 12 mois après leur acquisition`",
        ),
        ("fr", MARGIN, "bienvenue : 50 points", "`gagner 50 points à l'inscription`"),
        ("fr", MARGIN, "pas de cumul", "`cumul` et, en dessous, `rien ne se cumule`"),
        ("fr", MARGIN, 'sms "À bientôt" à l\'anniversaire', "le jour de l'anniversaire du client"),
        ("fr", TIERS, "par année civile", "se calculent sur l'année civile"),
        ("fr", TIERS, "jamais perdus", "sont conservés à vie"),
        ("fr", REWARD, "automatique", "est attribuée automatiquement"),
        ("fr", REWARD, "carte cadeau 10 €", "`10 € de remise`"),
        ("fr", PAGE, 'accueil "Bonjour"', '`introduction "Bonjour"`'),
    ],
)
def test_what_is_said_elsewhere_is_proposed_where_it_goes(language, under, line, meant):
    """Rewards, bonus days, lives of points… in the words of the counter."""
    hint, _ = told(language, under[language] + line)
    assert meant in spaced(hint)


@pytest.mark.parametrize(
    ("language", "header", "meant"),
    [
        ("en", 'cashback called "pot"', 'customers collect cashback called "pot"'),
        ("en", "customers get 5% cashback", 'customers collect cashback called "cashback"'),
        (
            "fr",
            'les clients cumulent du cashback appelé "sous"',
            'les clients cumulent une cagnotte appelée "sous"',
        ),
        ("fr", 'cagnotte "sous"', 'les clients cumulent une cagnotte appelée "sous"'),
    ],
)
def test_a_pot_in_the_header_is_proposed(language, header, meant):
    """It was answered with single words, or with the multiplier of a tier."""
    head = HEADS[language].split("\n\n")[0]
    hint, _ = told(language, "", {language: f"{head}\n  {header}\n"})
    assert f"`{meant}`" in spaced(hint)


@pytest.mark.parametrize(
    ("language", "under", "line", "never"),
    [
        ("en", OFFER, "15% off e-bikes in January", "e-bikes in January"),
        ("en", OFFER, "no minimum spend", '"minimum spend"'),
        ("en", OFFER, "volume discount 5%", "`5% off`"),
        ("fr", OFFER, "remise sur volume 5 %", '"volume"'),
        ("en", OFFER, "10% off for cyclists", 'category "cyclists"'),
        ("en", REWARD, "for 150 points", "points earned"),
        ("en", REWARD, "200 points for silver", 'product "silver"'),
        ("en", TIER, "points x2 on Tuesdays", "`bonus day"),
        ("en", TIER, "invitation to tastings", 'perk "tastings"'),
        ("en", SEGMENT, "dog owners", "`perk"),
        ("fr", SEGMENT, "comités d'entreprise", '`privilège "'),
        ("fr", SEGMENT, "clients depuis 2020", "1er janvier 2020"),
        ("fr", MARGIN, "100 points donnent 5 €", "gagner 100 points"),
        ("fr", MARGIN, "carte étudiante", 'palier "étudiante"'),
        ("fr", MARGIN, "bienvenue : 50 points", "points x 50"),
        ("en", MARGIN, "promo codes cannot be combined", "offers combine"),
        ("en", MARGIN, "bonus days: Saturday and Sunday", '"Saturday and Sunday"'),
    ],
)
def test_nothing_is_made_of_a_line_that_it_does_not_say(language, under, line, never):
    """All of these were proposed, or put right so."""
    hint, _ = told(language, under[language] + line)
    assert never not in spaced(hint)


@pytest.mark.parametrize(
    ("language", "under", "line", "said"),
    [
        ("en", OFFER, "no minimum spend", "a rule is for orders of any size"),
        ("fr", OFFER, "sans minimum d'achat", "une règle vaut pour toute commande"),
        ("en", OFFER, "max 3 per order", "how many items of an order are meant"),
        ("en", OFFER, "up to 5 items", "how many items of an order are meant"),
        ("fr", OFFER, "limité à 3 articles", "le nombre d'articles d'une commande"),
        ("fr", REWARD, "une fois par visite", "le nombre d'articles d'une commande"),
        ("en", MARGIN, 'tier "Gold" from 500 to 999 EUR', "a tier ends where the next one begins"),
        ("fr", MARGIN, 'palier "Bronze" de 0 à 499 €', "un palier finit où commence le suivant"),
        ("en", EARNING, "rounded down", "how points are rounded is said once"),
        ("fr", EARNING, "arrondi au point supérieur", "l'arrondi des points se dit une fois"),
        ("en", EARNING, "including VAT", "points are counted on your prices"),
        ("fr", EARNING, "sur le montant TTC", "les points se comptent sur vos prix"),
        ("en", EARNING, "even on sale items", "a rule is for everything"),
        ("fr", EARNING, "promotions comprises", "une règle vaut pour tout"),
        ("en", EARNING, "wine counts double", "goods that earn more"),
        ("fr", EARNING, "le fromage compte double", "les articles qui rapportent plus"),
        ("en", SEGMENT, "joined before 2025", "since when somebody is a customer"),
        ("fr", SEGMENT, "clients depuis 2020", "l'ancienneté d'un client se compte"),
        ("en", CARD, "once a day", "stamps are limited by what gives them"),
        ("fr", CARD, "une fois par jour", "les tampons sont limités par ce qui les donne"),
        ("en", OFFER, "cannot be combined", "what combines with what"),
        ("en", OFFER, "on selected items", "a discount on some goods names them"),
        ("en", OFFER, "Mon-Fri 9-12", "hours are said from one to another"),
        ("en", MARGIN, "2% cashback", "money that customers collect"),
        ("fr", MARGIN, "5 % cagnottés", "de l'argent que les clients cumulent"),
        ("en", MARGIN, "one discount per order", "what combines with what"),
    ],
)
def test_what_goes_without_saying_or_elsewhere_is_told_so(language, under, line, said):
    """Such lines were answered with clauses of no use, or with single words."""
    hint, fixed = told(language, under[language] + line)
    assert said in spaced(hint)
    assert not fixed


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_hint_speaks_in_the_currency_of_the_file(language):
    """`earn 1 point per 1 EUR` was told in a file of dollars."""
    head = {language: HEADS[language].replace("EUR", "USD").replace("€", "USD")}
    line = {"en": "earn 2 points per 3 USD\n  excluding shipping"}
    line["fr"] = "gagner 2 points pour 3 USD\n  hors livraison"
    hint, _ = told(language, line[language], head)
    assert "1 USD" in spaced(hint)
    assert "EUR" not in hint
    assert "€" not in hint
