"""Whole rules that shops note in one line at the margin: proposed with what they give."""

import pytest
from tests.mending.hints import told

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.wording.message import words_of

PLAIN = {
    "en": 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n',
    "fr": 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n',
}


def spaced(hint):
    """Give a hint with plain spaces and apostrophes."""
    return hint.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


@pytest.mark.parametrize(
    ("language", "line", "proposed"),
    [
        ("en", "1 point per 1 EUR on shoes", '`only category "shoes"`'),
        ("en", "- 5 pts / 1 EUR accessories", '`only category "accessories"`'),
        ("en", "2 points per 10 EUR on the app", '`when channel is "app"`'),
        ("en", "buy one get one free on tuesdays", "`every Tuesday`"),
        ("en", "3 for 2 on vitamins", 'category "vitamins": the cheapest item free`'),
        ("en", "buy 3 tyres get the 4th half price", '4 items of category "tyres": 50% off'),
        ("en", "2nd item half price on skincare", '2 items of category "skincare": 50% off'),
        ("en", "free socks when you spend 75 EUR+", '`from 75 EUR: product "socks" free`'),
        ("en", "every 6th blow dry free", "`after 5 stamps: next item free`"),
        ("en", "9 coffees, 10th free", "`after 9 stamps: next item free`"),
        ("en", "students 10% off mon-thurs", "`every Monday, Tuesday, Wednesday and Thursday`"),
        ("en", "over 60s: 10% off on Wednesdays", "`when age is above 60 years`"),
        ("en", "happy hour 2pm-4pm: 20% off washes", "`between 14:00 and 16:00`"),
        ("en", "students: 10% off shoes on Mondays", '`10% off category "shoes"`'),
        ("en", "free mug with code ABC", '`offer "Gift" with promo code "ABC"`'),
        ("en", "new clients get 15% off their first visit", "`first order`"),
        ("en", "bring a friend and you both get 10 EUR off", "`the friend gets 10 EUR off`"),
        ("en", "refer a friend: 5 EUR for you, 4 EUR for them", "`the friend gets 4 EUR off`"),
        ("en", "500 points = 10 EUR off your next service", "`500 points = 10 EUR`"),
        ("en", "free night from 20000 points", '`reward "night" for 20,000 points`'),
        ("en", "birthday: free popcorn", "`on the customer's birthday`"),
        ("en", "one reward per order", "`rewards do not combine with rewards`"),
        ("en", "students get no points", "`earn no points`"),
        ("en", "teachers & nurses 10% off", 'is one of "teachers", "nurses"`'),
        ("en", "3 points per 1 EUR on fridays", "`every Friday`"),
        ("en", "spend 2000 EUR and become a Pro member", '`tier "Pro" from 2,000 EUR spent`'),
        ("en", "we never give back more than 20% of an order", "at most 20% of the basket total`"),
        ("en", "double points friday to sunday", "every Friday, Saturday and Sunday`"),
        ("fr", "étudiants & seniors -10%", 'est parmi "étudiants", "seniors"`'),
        ("fr", "points x2 du vendredi au dimanche", "chaque vendredi, samedi et dimanche`"),
        ("fr", "pour passer or il faut 1000 points", '`palier "or" dès 1 000 points gagnés`'),
        ("en", "double points on the first saturday of the month", "every 1st Saturday of the"),
        ("fr", "max 50% de la commande en points", "`au plus 50 % du panier`"),
        ("fr", "5 pts / € sur la chambre", '`uniquement la catégorie "chambre"`'),
        ("fr", "1pt par tranche de 10 €", "`gagner 1 point par tranche complète de 10 €`"),
        ("fr", "3 pour 2 sur les vitamines le lundi", "`chaque lundi`"),
        ("fr", "le 4e pneu à -50%", '4 articles de la catégorie "pneu" : 50 % de remise'),
        ("fr", "2 jeans achetés le 2e à -50%", '2 articles de la catégorie "jeans" : 50 %'),
        ("fr", "12 savons : -10%", '`dès 12 articles de la catégorie "savons" : 10 %'),
        ("fr", "10 achetées = la 11e offerte", "`après 10 tampons : article suivant offert`"),
        ("fr", "1 tampon par pizza, la 11ème gratuite", "`après 10 tampons : article suivant"),
        ("fr", "chaussettes offertes dès 75€", '`dès 75 € : produit "chaussettes" offert`'),
        ("fr", "étudiants : -10% sur la coupe le mardi", "`chaque mardi`"),
        ("fr", "toilettage : -10% le lundi", '`10 % de remise sur la catégorie "toilettage"`'),
        ("fr", "boisson offerte avec code SOIF", '`offre "Cadeau" avec le code promo "SOIF"`'),
        ("fr", "-15% pour la 1ère visite", "`à la 1re commande`"),
        (
            "fr",
            "parrainage: 10€ pour vous, 8€ pour votre amie",
            "`le filleul reçoit 8 € de remise`",
        ),
        ("fr", "1er vendredi du mois : points x10", "`points x 10`"),
        ("fr", "-5€ tous les 100 points", "`100 points = 5 €`"),
        ("fr", "100 points -> 5€", "`100 points = 5 €`"),
    ],
)
def test_a_rule_in_one_line_is_proposed_as_a_rule(language, line, proposed):
    """It was answered with an example of another amount, day or thing."""
    hint, _ = told(language, line, PLAIN)
    assert proposed in spaced(hint)


@pytest.mark.parametrize(
    ("language", "line", "never"),
    [
        ("en", "pause is ok", "`page`"),
        ("en", "Spending", "currency"),
        ("en", "one reward per order", "1 point"),
        ("en", "200 points 50 EUR off", "and 50 EUR"),
        ("en", "100 points -> 5 EUR", "earn 100 points"),
        ("en", "10% off from 2000 to 500 EUR", "from 2,000 EUR to 500"),
        ("en", "Gold: 10% off", 'category "Gold"'),
        ("en", "minimum order 150 EUR", 'offer "Promotion"'),
        ("en", "earn 1 point per 1 EUR on the rest", 'category "rest"'),
        ("en", "teachers and nurses 10% off", '`when customer group is "nurses"`'),
        ("en", "returning customers 5% off", "`returns`"),
        ("fr", "avis google : 20 pts", "récompense"),
        ("fr", "pompiers et sapeurs -20%", '"sapeurs"'),
        ("fr", "500 pts = 5€, 1000 pts = 12€", "et 1 000 points"),
        ("fr", "100 points -> 5€", "gagner 100 points"),
        ("fr", "-5€ tous les 100 points", "gagner 100 points"),
        ("fr", "10 achetées = la 11e offerte", 'catégorie "achetées"'),
        ("fr", "12 savons : -10%", "le moins cher"),
        ("fr", "livraison : -50%", "`50 % de remise` et"),
        ("fr", "gagner 1 point par euro sur le reste", 'catégorie "reste"'),
        ("fr", "réservation via Booking : aucun point", "groupe du client"),
    ],
)
def test_what_a_note_does_not_say_is_not_proposed(language, line, never):
    """Money is no point, a heading no currency, a word misspelt no statement."""
    hint, _ = told(language, line, PLAIN)
    assert never not in spaced(hint)


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("en", "1 point per litre", "never by litre, weight or hour"),
        ("en", "no discount on spirits", "what a discount leaves out"),
        ("en", "vouchers valid 3 months", "how long a voucher is good"),
        ("en", "free delivery on orders above 75 EUR, otherwise 6.95 EUR", "comes from your shop"),
        ("en", "Spending", "a heading is a note"),
        ("en", "| 10 EUR | 20 |", "a table is written as lines"),
        ("en", "not valid with any other offer", "what combines with what"),
        ("en", "points can't be used on tobacco", "for what points are worth"),
        ("en", "points are not given on donations", "for what earns no points"),
        ("en", "lose the points if you return it", "for what comes back"),
        ("en", "gift cards earn nothing", "customers who earn none are a segment"),
        ("en", "skip a month and the count starts again", "begin with what the rule is"),
        ("fr", "2 pts par litre d'excellium", "jamais au litre, au poids"),
        ("fr", "pas de remise sur les spiritueux", "ce qu'une remise laisse de côté"),
        ("fr", "bon valable 6 mois", "la durée d'un bon"),
        ("fr", "livraison offerte dès 49€ sinon 4,90€", "vient de votre boutique"),
        ("fr", "Avantages :", "un titre est une note"),
        ("fr", "| plus de 30€ | 50 |", "un tableau s'écrit en lignes"),
        ("fr", "hors frais de livraison et alcools", "la livraison ne rapporte rien"),
        ("fr", "jamais de points sur le tabac", "pour ce qui ne rapporte pas de points"),
    ],
)
def test_what_no_line_says_is_told_with_what_comes_nearest(language, line, said):
    """Measures, the usual price of delivery, headings, tables: not what a tier gives at times."""
    hint, fixed = told(language, line, PLAIN)
    assert said in spaced(hint)
    assert not fixed


@pytest.mark.parametrize(
    ("language", "written", "proposed"),
    [
        ("en", "Friends of the Museum\nearn 1 point per 1 EUR", '"Friends of the Museum"'),
        ("fr", "Ma carte Para\ngagner 1 point pour 1 €", 'programme de fidélité "Ma carte Para"'),
    ],
)
def test_the_title_of_a_note_is_proposed_as_the_name_of_the_programme(language, written, proposed):
    """It was answered with friends."""
    done = compiled(SourceText.of(f"{written}\n"))
    said = [str(words_of(each, done.source, Language(language)).hint) for each in done.problems]
    assert any(proposed in spaced(each) for each in said)


@pytest.mark.parametrize(
    ("language", "written", "proposed"),
    [
        ("en", "earn 10 reps per visit\n\n500 reps on your birthday", "earn 500 points on the"),
        ("en", "earn 1 star per 1 EUR\n\n100 stars = 5 EUR", "`100 points = 5 EUR`"),
        ("fr", "1 étoile par euro\n\n50 étoiles de bienvenue", "gagner 50 points à l'inscription"),
    ],
)
def test_lines_that_count_by_a_word_that_nobody_declared_are_read_with_it(
    language, written, proposed
):
    """The first is told where to declare it; `reps` were no points of any other line."""
    done = compiled(SourceText.of(f"{PLAIN[language]}{written}\n"))
    first, last = (words_of(done.problems[at], done.source, Language(language)) for at in (0, -1))
    assert "points called" in spaced(str(first.hint)) or "points appelés" in spaced(str(first.hint))
    assert proposed in spaced(str(last.hint))
