"""What a garden centre, a camp site, a launderette, a pizzeria… write of programmes is proposed
with all that it says, or told with the true reason, and nothing else."""

import pytest
from tests.mending.hints import HEADS, told

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.wording.message import words_of

OFFER = {"en": 'offer "A"\n  ', "fr": 'offre "A"\n  '}
DATED = {
    "en": 'offer "B"\n  from 1 March 2026 to 31 May 2026\n  5% off\n\n',
    "fr": 'offre "B"\n  du 1er mars 2026 au 31 mai 2026\n  5 % de remise\n\n',
}


def plain(hint):
    """Give a hint with plain spaces and apostrophes."""
    return hint.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def told_of_last(language, written):
    """Give the hint on the last line of some statements, with plain spaces."""
    text = f"{HEADS[language]}{written}\n"
    done = compiled(SourceText.of(text))
    at = text.rstrip("\n").rfind("\n") + 1
    found = next(each for each in done.problems if each.span.start >= at)
    return plain(str(words_of(found, done.source, Language(language)).hint))


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        ("en", "1 point for every € you spend", "`earn 1 point per 1 EUR`"),
        ("en", "half a point per euro", "`earn 0.5 points per 1 EUR`"),
        ("en", "1/2 point per euro", "`earn 0.5 points per 1 EUR`"),
        ("en", "half points on sale items", "`points x 0.5`"),
        ("en", "double pts on bedding plants", '`only category "bedding plants"`'),
        ("en", "spend €50 and get a free hanging basket", '50 EUR: product "hanging basket" free`'),
        ("en", "corkscrew gratis on orders over fifty euros", '50 EUR: product "corkscrew" free`'),
        ("en", "4 bought, 2 free", "`for every 6 items: the 2 cheapest items free`"),
        ("en", "buy 4 lessons get 2 free", '6 items of category "lessons": the 2 cheapest items'),
        ("en", "6 for 5 on all Rioja", '`for every 6 items of category "Rioja": the cheapest'),
        ("en", "2-4-1 on pizzas", '`for every 2 items of category "pizzas": the cheapest'),
        ("en", "10% off any 12 bottles", '`from 12 items of category "bottles": 10% off'),
        ("en", "any 5 comics €10", '`5 items of category "comics" for 10 EUR`'),
        ("en", "buy any two puzzles save €10", '2 items of category "puzzles": 10 EUR off`'),
        (
            "en",
            "first lesson half price",
            '`first order`, and under it `50% off category "lesson"`',
        ),
        ("en", "NHS staff get 15%", '`when customer group is "NHS staff"`'),
        ("en", "students 10% discount Mon-Fri before 3pm", "`between 00:00 and 15:00`"),
        (
            "en",
            "members get 15% off plants",
            '`15% off category "plants"` and `when the customer is',
        ),
        ("en", "kids menu: 10% off", '`10% off category "kids menu"`'),
        ("en", "cash only discount 3%", '`when payment method is "cash"`'),
        ("en", "1 pt per € but not on gin or rum", '`except categories "gin", "rum"`'),
        ("en", "excl. sale items & gift cards", '`except items on sale or category "gift cards"`'),
        ("en", "beat the clock = 50 bonus points", '`earn 50 points per "beat the clock"`'),
        ("en", "points run out if you havent visited in a year", "1 year without an order`"),
        ("en", "bring a friend n both get 20%", "`the friend gets 20% off` and `every friend: 20%"),
        ("en", "every €25 = 1 stamp", "`1 stamp per full 25 EUR`"),
        ("en", "6 visits = free haircut", '`after 6 stamps: product "haircut" free`'),
        ("en", "5% off from your 3rd visit", "`when number of orders is at least 2`"),
        ("en", "return within 30 days: €10 off", "the last order is at most 30 days`"),
        ("en", "10% off midweek", "`every Monday, Tuesday, Wednesday and Thursday`"),
        ("en", "happy hour 2pm-4pm double points", "`between 14:00 and 16:00` and `points x 2`"),
        ("en", "1 point a wash, 2 a duvet", "`earn 2 points per item`, and under it `only cat"),
        ("en", "250pts €10 off, 500pts €25 off", '`reward "25 EUR voucher" for 500 points`'),
        ("en", "10% off with code MAYFLY", '`offer "Discount" with promo code "MAYFLY"`'),
        ("en", "from 12 bottles: 10% off", '`from 12 items of category "bottles": 10% off'),
        ("en", "buy 2 pizzas get garlic bread free", 'category "pizzas": product "garlic bread" f'),
        ("en", "rent 6 days get the 7th free", "`for every 7 items: the cheapest item free`"),
        ("en", "3+1 free on socks", '`for every 4 items of category "socks": the cheapest'),
        ("en", "€10 off every €100 spent", "`for every 100 EUR: 10 EUR off`"),
        ("en", "15% off your 2nd visit", "`15% off` and `on the 2nd order`"),
        ("en", "20% off for NHS on Sundays", '`when customer group is "NHS"` and `every Sunday`'),
        ("en", "50 points a coffee", '`reward "coffee" for 50 points`'),
        ("en", "birthday = 50 bonus points", "`earn 50 points on the customer's birthday`"),
        ("en", "10% discount Tues & Weds", "`10% off` and `every Tuesday and Wednesday`"),
        ("en", "students €5 off Mon to Thu", "`every Monday, Tuesday, Wednesday and Thursday`"),
        ("en", "1 coffee = 5 points", '`only category "coffee"`'),
        ("fr", "1 parrainage = 50 points", "`gagner 50 points par parrainage`"),
        ("fr", "80 pts la margherita", '`récompense "margherita" contre 80 points`'),
        ("fr", "-15 % à la 2e visite", "`15 % de remise` et `à la 2e commande`"),
        ("fr", "moins de 16 ans : -20 %", "`si l'âge est de moins de 16 ans`"),
        (
            "fr",
            "6 jours loués, le 7e offert",
            "`pour chaque lot de 7 articles : l'article le moins",
        ),
        ("fr", "articles soldés exclus", "`sauf les articles en promotion`"),
        ("fr", "vos tampons sont valables un an", "`les tampons expirent après 1 an sans tampon`"),
        ("fr", "un demi-point par euro", "`gagner 0,5 point pour 1 €`"),
        ("fr", "15 % de réduc dès 7 nuits", '`dès 7 articles de la catégorie "nuits" : 15 % de'),
        ("fr", "5 achetés, 2 offerts", "`pour chaque lot de 7 articles : les 2 articles les moins"),
        ("fr", "4+2 gratuits", "`pour chaque lot de 6 articles : les 2 articles les moins"),
        (
            "fr",
            "1 pizza achetée = 1 offerte",
            '`pour chaque lot de 2 articles de la catégorie "piz',
        ),
        ("fr", "mardi : 1 pizza achetée = 1 offerte", "`chaque mardi`"),
        (
            "fr",
            "3 pièces achetées = la moins chère offerte",
            "`pour chaque lot de 3 articles : l'a",
        ),
        ("fr", "7 jours pour le prix de 6", "`pour chaque lot de 7 articles : l'article le moins"),
        ("fr", "dès 40 € un totebag offert", '`dès 40 € : produit "totebag" offert`'),
        ("fr", "barquette offerte dès 15 € de volaille", "`dès 15 € d'achat dans la catégorie"),
        ("fr", "100 pts = une paire de collants", '`récompense "paire de collants" contre 100'),
        ("fr", "50 pts = bon d'achat 5€", "contre 50 points` et, en dessous, `5 € de remise`"),
        ("fr", "le lundi tout à -20 %", "`20 % de remise` et `chaque lundi`"),
        ("fr", "parrain : 50€, filleul : 40€", "`le filleul reçoit 40 € de remise` et `à chaque"),
        ("fr", "parrainez un ami, 20€ pour vous deux", "`le filleul reçoit 20 € de remise`"),
        ("fr", "les adhérents ont 10 % sur tout", "`10 % de remise` et `si le client est membre`"),
        ("fr", "menu enfant : -10 %", '`10 % de remise sur la catégorie "menu enfant"`'),
        ("fr", "personnel hospitalier -10 %", 'groupe du client est "personnel hospitalier"`'),
        ("fr", "points doublés sur l'entretien", '`uniquement la catégorie "entretien"`'),
        ("fr", "points doublés si paiement en espèces", 'le moyen de paiement est "espèces"`'),
        ("fr", "-10 % si vous venez chercher", '`si le mode de livraison est "retrait"`'),
        ("fr", "pas valable sur deliveroo", '`sauf si le canal est "deliveroo"`'),
        ("fr", "1 vaccin = 10 pts", '`uniquement la catégorie "vaccin"`'),
        ("fr", "1 avis google = 10pts", '`gagner 10 points par "avis google"`'),
        ("fr", "à partir du 3e séjour : -5 %", "`si le nombre de commandes est d'au moins 2`"),
        ("fr", "500 points cumulés et vous passez Or", '`palier "Or" dès 500 points gagnés`'),
        ("fr", "croquettes : le 6e sac offert", '6 articles de la catégorie "croquettes" : l\'art'),
        ("fr", "code BELLA5 : 5 € dès 30 €", '`offre "Promotion" avec le code promo "BELLA5"`'),
        ("fr", "le jour de votre anniv, un café offert", "`le jour de l'anniversaire du client`"),
    ],
)
def test_what_they_write_is_proposed_with_all_of_it(language, line, meant):
    """None of these had an answer with its own figures."""
    hint, _ = told(language, line)
    assert meant in plain(hint)


@pytest.mark.parametrize(
    ("language", "line", "never"),
    [
        ("en", "10 points for a dozen", '"dozen"'),
        ("en", "10 stamps gets you a dozen free", '"dozen"'),
        ("en", "buy 5 get half a dozen free", '"half'),
        ("fr", "100 points : une douzaine offerte", '"douzaine"'),
        ("fr", "10 tampons : une douzaine offerte", '"douzaine"'),
        ("en", "1pt/€1", '"pt"'),
        ("en", "earn a star for each €5", "earn 5 EUR"),
        ("en", "10% off midweek", '"midweek"'),
        ("en", "beat the clock = 50 bonus points", "reward"),
        ("en", "family pack 10% off", "customer group"),
        ("fr", "pack famille 10 % de remise", "groupe du client"),
        ("fr", "les adhérents ont 10 %", '"adhérents"'),
        ("en", "free mug with code ABC", "when promo code"),
        ("en", "2-4-1 on pizzas", "2001"),
        ("en", "plants 10% off", "`points`"),
        ("fr", "500 points cumulés et vous passez Or", "cumul`"),
        ("fr", "pas valable sur deliveroo", "expirent"),
        ("en", "1/2 point per euro", "`earn 2 points"),
        ("en", "earn 1 point per 50p", '"50p"'),
        ("fr", "1 point par 50 cts", '"50 cts"'),
        ("fr", "1 point vaut 1 centime", "gagner 1 point pour 0,01"),
        ("en", "10% off for florists", 'category "florists"'),
        ("en", "10 EUR off instantly", '"instantly"'),
        ("en", "everyone 10% off", '"everyone"'),
        ("en", "10% off for two people", '"two people"'),
        ("en", "birthday = 50 bonus points", 'per "birthday"'),
        ("en", "Gold: 50 extra points", '"Gold"`'),
        ("fr", "1 parrainage = 50 points", '"parrainage"'),
        ("en", "5 EUR off Tues & Weds", '"Tues"'),
        ("en", "your 5th coffee's on us", "coffee's"),
        ("en", "app download 50 points", "reward"),
        ("fr", "téléchargez l'appli : 50 points", "récompense"),
        ("fr", "une année = 100 points", '"année"'),
        ("fr", "10 € de remise immédiate en caisse", '"immédiate'),
        ("fr", "1/2 point par euro", "`gagner 2 points"),
    ],
)
def test_nothing_is_proposed_that_says_something_else(language, line, never):
    """Each of these was: a dozen is no product, a kids' menu no customers."""
    hint, _ = told(language, line)
    assert never not in plain(hint)


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("en", "earn a star for each €5", '`customers collect points called "star", "stars"`'),
        ("en", "stamps don't expire", "goes without saying"),
        ("en", "gift wrapping free for Gold", "for a tier, write"),
        ("fr", "les points ne sont pas cumulables sur les promos", "pour ce qui ne rapporte pas"),
        ("fr", "les urgences ne donnent pas de points", "pour ce qui ne rapporte pas de points"),
    ],
)
def test_what_no_rule_says_is_told_with_its_reason(language, line, said):
    """They were told of something else."""
    hint, _ = told(language, line)
    assert said in plain(hint)


@pytest.mark.parametrize(
    ("language", "line", "before", "after"),
    [
        ("en", "10% off except in July", "`from 1 January 2026 to 30 June 2026`", "from 1 August"),
        ("en", "10% off, not in July and August", "to 30 June 2026`", "from 1 September 2026 to"),
        ("en", "no points from 1 to 15 August", "to 31 July 2026`", "from 16 August 2026 to 31"),
        ("fr", "10 % hors juillet", "`du 1er janvier 2026 au 30 juin 2026`", "du 1er août 2026"),
        ("fr", "-10 % sauf du 1er au 15 août", "au 31 juillet 2026`", "du 16 août 2026 au 31"),
        ("fr", "pas de points en août", "au 31 juillet 2026`", "du 1er septembre 2026"),
    ],
)
def test_days_that_are_left_out_are_told_as_those_that_are_left(language, line, before, after):
    """`except in July` was answered with the days of July."""
    hint, fixed = told(language, line)
    assert not fixed
    assert before in plain(hint)
    assert after in plain(hint)


@pytest.mark.parametrize(
    ("language", "lines", "said"),
    [
        (
            "en",
            'tier "Gold" from 9 EUR spent\n  5% off, 10% off wine',
            "write the other as an offer",
        ),
        ("en", 'offer "A"\n  5% off everything and 10% off wine', "write the other as an offer"),
        ("fr", 'palier "Or" dès 9 € dépensés\n  5 % et 10 % sur le vin', "l'autre comme une offre"),
    ],
)
def test_two_discounts_in_one_line_are_told_as_two_rules(language, lines, said):
    """They were answered with what may stand behind the first."""
    assert said in told_of_last(language, lines)


def test_days_are_told_in_the_first_year_of_the_file():
    """The year of all examples was told, whatever the file says."""
    period = "runs from 1 January 2028"
    head = f'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n  {period}\n\n'
    hint, _ = told("en", "Xmas special all December", heads={"en": head})
    other, _ = told("en", "Xmas special all December")
    assert "if it is 2028, `from 1 December 2028 to 31 December 2028`" in hint
    assert "if it is 2026, `from 1 December 2026 to 31 December 2026`" in other


def test_days_left_out_that_end_in_the_next_year_leave_one_stretch():
    """From November to January, all that is left of a year lies between."""
    hint, _ = told("en", "10% off except November to January")
    assert "write `from 1 February 2026 to 31 October 2026`," in hint


@pytest.mark.parametrize(
    ("language", "line", "both"),
    [
        ("en", "except July", "`from 1 January 2026 to 30 June 2026`, and under it `from 1 August"),
        (
            "fr",
            "hors juillet",
            "`du 1er janvier 2026 au 30 juin 2026` et, en dessous, `du 1er août",
        ),
    ],
)
def test_days_left_out_are_proposed_in_the_years_of_the_file(language, line, both):
    """As other days are."""
    off = {"en": "10% off", "fr": "10 % de remise"}[language]
    written = f"{DATED[language]}{OFFER[language]}{off}\n  {line}"
    assert both in told_of_last(language, written)


def test_days_left_out_of_a_rule_with_days_are_not_added_to_them():
    """Of two stretches of days either is enough: July would be in the first."""
    days = "from 1 March 2026 to 31 December 2026"
    hint = told_of_last("en", f'offer "A"\n  10% off\n  {days}\n  except July')
    assert "in the place of its other days" in hint
