"""What owners write of friends, messages, returns, expiry, tiers and what customers do is told as
it is; nothing is made of it that they did not mean."""

import pytest
from tests.mending.hints import told

REFERRAL = {"en": "referral\n  ", "fr": "parrainage\n  "}
POINTS = {"en": "points\n  ", "fr": "points\n  "}
RETURNS = {"en": "returns\n  ", "fr": "retours\n  "}
OFFER = {"en": 'offer "A"\n  perk "P"\n  ', "fr": 'offre "A"\n  privilège "P"\n  '}
TIER = {
    "en": 'tier "Base"\n\ntier "G" from 9 EUR spent\n  perk "P"\n  ',
    "fr": 'palier "Base"\n\npalier "G" dès 9 € dépensés\n  privilège "P"\n  ',
}
TIERS = {
    "en": 'tier "Base"\n\ntiers\n  allow 9 days of grace\n  ',
    "fr": 'palier "Base"\n\npaliers\n  accordent 9 jours de grâce\n  ',
}
KEPT = {"en": 'tier "Base"\n\ntiers\n  ', "fr": 'palier "Base"\n\npaliers\n  '}
CARD = {
    "en": 'stamp card "C"\n  1 stamp per item\n  ',
    "fr": 'carte à tampons "C"\n  1 tampon par article\n  ',
}
REDEEM = {
    "en": "redeem points\n  100 points = 5 EUR\n  ",
    "fr": "utiliser les points\n  100 points = 5 €\n  ",
}
REWARD = {
    "en": 'reward "R" for 90 points\n  perk "P"\n  ',
    "fr": 'récompense "R" contre 90 points\n  privilège "P"\n  ',
}
CUMULATION = {
    "en": 'offer "A"\n  5 EUR off\n\ncumulation\n  ',
    "fr": 'offre "A"\n  5 € de remise\n\ncumul\n  ',
}
MESSAGE = {"en": 'message "M" every month\n  ', "fr": 'message "M" chaque mois\n  '}
MARGIN = {"en": "", "fr": ""}


def spaced(hint):
    """Give a hint with plain spaces and apostrophes."""
    return hint.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


@pytest.mark.parametrize(
    ("language", "under", "line", "meant"),
    [
        ("en", REFERRAL, "friend gets 10 EUR off their first cut", "`the friend gets 10 EUR off`"),
        ("en", REFERRAL, "friend: 5% off first stay", "`the friend gets 5% off`"),
        ("en", REFERRAL, "you get 10 EUR off your next cut", "`every friend: 10 EUR off`"),
        ("en", REFERRAL, "200 points for you once they order", "`every friend: 200 points`"),
        ("en", REFERRAL, "when your friend spends 25 EUR", "`counts from a first order of 25 EUR`"),
        ("en", REFERRAL, "the friend pays half price for the first class", "gets 50% off`"),
        ("en", REFERRAL, "free coffee for every friend", '`every friend: product "coffee" free`'),
        ("en", REFERRAL, "free month for each friend", '`every friend: perk "free month"`'),
        (
            "en",
            REFERRAL,
            "50 points for you and 40 points for your friend",
            "`the friend gets 40 points`, and under it `every friend: 50 points`",
        ),
        (
            "en",
            REFERRAL,
            "your friend gets a free coffee with their first order",
            '`the friend gets product "coffee" free`',
        ),
        ("fr", REFERRAL, "l'amie a 10 € de remise sur sa première coupe", "reçoit 10 € de remise`"),
        ("fr", REFERRAL, "la marraine a 9 € de remise sur sa prochaine coupe", "filleul : 9 € de"),
        ("fr", REFERRAL, "il faut que l'amie dépense au moins 30 €", "première commande de 30 €`"),
        ("fr", REFERRAL, "l'ami paie son premier cours à moitié prix", "reçoit 50 % de remise`"),
        ("fr", REFERRAL, "filleul : 5 % sur son premier séjour", "filleul reçoit 5 % de remise`"),
        ("fr", REFERRAL, "200 points pour vous dès sa commande", "à chaque filleul : 200 points`"),
        ("fr", REFERRAL, "5 € pour chaque ami parrainé", "`à chaque filleul : 5 € de remise`"),
        ("fr", REFERRAL, "un mois gratuit pour chaque ami", ': privilège "mois gratuit"`'),
        ("en", POINTS, "expire 1 year after your last visit", "expire after 1 year without an ord"),
        ("en", POINTS, "expire after 18 months if you do not visit", "after 18 months without an "),
        (
            "en",
            POINTS,
            "no expiry as long as you buy every 12 months",
            "12 months without an order",
        ),
        ("en", POINTS, "expire 3 years after the invoice", "expire 3 years after they are earned"),
        ("en", POINTS, "expire at the end of next year", "on 31 December of the year after`"),
        ("en", POINTS, "are added the day after your appointment", "`are available the next day`"),
        ("en", POINTS, "you cannot have more than 900 points", "the balance holds at most 900 po"),
        ("en", POINTS, "credited once the invoice is paid", "`are available after the payment`"),
        ("en", POINTS, "valid 2 years, last day of the month", "earned, at the end of the month`"),
        (
            "fr",
            POINTS,
            "crédités une fois la facture payée",
            "`sont disponibles après le paiement`",
        ),
        ("fr", POINTS, "valables 2 ans, fin de mois", "leur acquisition, à la fin du mois`"),
        ("en", POINTS, "cannot go below zero", "`the balance never goes below zero`"),
        (
            "fr",
            POINTS,
            "expirent 12 mois après avoir été gagnés",
            "12 mois après leur acquisition`",
        ),
        ("fr", POINTS, "expirent 6 mois après l'achat", "expirent 6 mois après leur acquisition`"),
        ("fr", POINTS, "points perdus si on ne vient pas pendant 6 mois", "6 mois sans commande`"),
        (
            "fr",
            POINTS,
            "expirent à la fin de l'année prochaine",
            "31 décembre de l'année suivante`",
        ),
        ("fr", POINTS, "900 points maximum sur le compte", "le solde est plafonné à 900 points`"),
        ("fr", POINTS, "jamais en dessous de zéro", "`le solde ne devient jamais négatif`"),
        ("fr", POINTS, "les points durent 1 an", "`expirent 1 an après leur acquisition`"),
        ("en", TIERS, "you only drop one level", "`go down one level at a time`"),
        ("en", KEPT, "no going down", "`are kept for life`"),
        ("en", KEPT, "once you have a level you keep it forever", "`are kept for life`"),
        ("en", KEPT, "you keep your level until the end of next year", "of the following year`"),
        ("en", KEPT, "counted from January to December", "`count the calendar year`"),
        ("fr", TIERS, "on ne descend que d'un niveau", "`baissent d'un niveau à la fois`"),
        ("fr", KEPT, "on ne redescend jamais", "`sont conservés à vie`"),
        ("fr", KEPT, "comptés de janvier à décembre", "`se calculent sur l'année civile`"),
        ("fr", KEPT, "année glissante", "`se calculent sur les 12 derniers mois`"),
        ("fr", KEPT, "statut valable jusqu'à la fin de l'année suivante", "de l'année suivante`"),
        ("en", CARD, "after 10 coffees one coffee is free", "`after 10 stamps: next item free`"),
        (
            "fr",
            CARD,
            "au bout de 6 rencontres : 5 € de remise",
            "`après 6 tampons : 5 € de remise`",
        ),
        ("en", REDEEM, "no more than 50 EUR per invoice", "`at most 50 EUR per order`"),
        ("fr", REDEEM, "pas plus de 50 € par facture", "`au plus 50 € par commande`"),
        ("en", REDEEM, "100 points for a haircut", '`reward "haircut" for 100 points`'),
        ("en", REDEEM, "not for retreats", '`except category "retreats"` or `except product'),
        ("en", OFFER, "when you buy 4", "`when number of items is at least 4`"),
        ("fr", OFFER, "à partir de 4 pneus", 'si le nombre d\'articles de la catégorie "pneus"'),
        ("en", MARGIN, "earn 9 points when you leave a review", '`earn 9 points per "review"`'),
        ("en", MARGIN, "anniversary bonus: 9 points", "9 points on the anniversary of joining`"),
        ("en", MARGIN, "earn 9 points per month", "`earn 9 points every month`"),
        ("fr", MARGIN, "gagner 9 points par mois", "`gagner 9 points chaque mois`"),
        ("fr", MARGIN, "bonus anniversaire d'inscription : 9 points", "anniversaire de l'inscr"),
        (
            "en",
            MARGIN,
            "earn 9 points for every tasting you attend",
            'earn 9 points per "tasting"`',
        ),
        ("en", MARGIN, "earn 9 points if you book online", 'under it `when channel is "online"`'),
        ("en", MARGIN, "earn 9 points for every friend who stays", "`earn 9 points per referral`"),
        ("fr", MARGIN, "gagner 9 points quand on laisse un avis", '`gagner 9 points par "avis"`'),
        ("fr", MARGIN, "gagner 1 point par euro de vin", 'uniquement la catégorie "vin"` ou'),
        ("fr", MARGIN, "gagner 1 point par euro au bar", 'si le canal est "bar"` ou'),
        ("en", MARGIN, "earn 2 points per euro at the bar", 'when channel is "bar"`'),
        ("en", MARGIN, "earn 2 points per euro on products", 'only category "products"`'),
        (
            "en",
            CUMULATION,
            "points can be earned and spent on the same order",
            "`points are earned with paying with points`",
        ),
        (
            "fr",
            CUMULATION,
            "on peut gagner et utiliser des points sur la même commande",
            "`des points sont gagnés avec le paiement en points`",
        ),
        (
            "en",
            MARGIN,
            'message "M" 9 weeks after your last appointment',
            "after 9 weeks without an order`",
        ),
        (
            "en",
            MARGIN,
            'tier "Gold" from 9 EUR spent\n  5% off\n\nmessage "M" when you become Gold',
            'on reaching a tier`, and under it `when tier is "Gold"`',
        ),
        (
            "fr",
            MARGIN,
            'palier "Or" dès 9 € dépensés\n  5 % de remise\n\nmessage "M" quand on devient Or',
            '`message "M" quand un palier est atteint` et, en dessous, `si le palier est "Or"`',
        ),
    ],
)
def test_what_owners_write_is_proposed_as_it_is_meant(language, under, line, meant):
    """With its amounts and its time."""
    hint, _ = told(language, under[language] + line)
    assert meant in spaced(hint)


@pytest.mark.parametrize(
    ("language", "under", "line", "answer"),
    [
        ("en", MARGIN, "gold members get a free coffee every month", '"Coffee" every month`'),
        ("en", MARGIN, "monthly treat for our regulars", '`earn reward "Coffee" every month`'),
        ("fr", MARGIN, "un café offert chaque mois pour les Or", '"Café" chaque mois`'),
        ("fr", MARGIN, "cadeau mensuel pour les fidèles", '"Café" chaque mois`'),
        (
            "en",
            MARGIN,
            "earn 9 points on their wedding anniversary",
            "only the birthday and",
        ),
        ("en", MARGIN, "earn 9 points on your pet's birthday", "only the birthday and"),
        (
            "en",
            MARGIN,
            'message "M" 7 days before their anniversary',
            "only the birthday and",
        ),
        ("fr", MARGIN, "gagner 9 points à l'anniversaire de mariage", "que l'anniv"),
        (
            "fr",
            MARGIN,
            "gagner 9 points pour l'anniversaire de votre animal",
            "que l'anniv",
        ),
        ("en", MARGIN, 'message "M" 2 days after check-out', "a message goes after a time"),
        ("en", MARGIN, 'message "M" 11 months after your last MOT', "a message goes after a time"),
        ("en", MARGIN, 'message "M" in January', "a message goes after a time"),
        ("fr", MARGIN, 'message "M" 2 jours après le départ', "un message part après un temps"),
        ("fr", MARGIN, 'message "M" tous les jeudis', "un message part après un temps"),
        ("en", MARGIN, 'guarantee "Margin"', "a guarantee has no name"),
        ("fr", MARGIN, 'garantie "Marge"', "une garantie n'a pas de nom"),
        ("en", RETURNS, "points are taken back when items are returned", "taken back in any case"),
        ("en", RETURNS, "pages earned are deducted", "is taken back in any case"),
        ("fr", RETURNS, "les points sont repris en cas de retour", "repris dans tous les cas"),
        ("en", RETURNS, "unopened items only", "is for your shop to say"),
        ("fr", RETURNS, "pas de retour sur les fleurs coupées", "c'est elle qui le dit"),
        ("en", OFFER, "book 60 days in advance", "no rule knows for which day"),
        ("en", OFFER, "early bird", "no rule knows for which day"),
        ("fr", OFFER, "réserver 60 jours à l'avance", "aucune règle ne sait pour quel jour"),
        ("en", OFFER, "team of 6 or more", "how many people come is not known"),
        ("fr", OFFER, "pour un groupe de 6 ou plus", "le nombre de personnes n'est pas connu"),
        ("en", OFFER, "low season only", "days are written as dates"),
        ("fr", OFFER, "en basse saison seulement", "les jours s'écrivent en dates"),
        ("en", OFFER, "valid 48 hours", "days are written as dates"),
        ("en", OFFER, "not with other codes", "what combines with what is said in one place"),
        ("en", OFFER, "until stocks run out", "no rule counts what all customers use"),
        ("en", CARD, "expires 12 months after the first stamp", "begins anew with each stamp"),
        ("en", CARD, "stamps never expire", "stamps stay unless the card says otherwise"),
        ("fr", CARD, "à remplir en 4 mois", "repart alors de chaque nouveau tampon"),
        ("en", REDEEM, "can't be used on delivery", "never for delivery: leave this out"),
        ("fr", REDEEM, "pas pour la livraison", "jamais la livraison : retirez ces mots"),
        ("en", MARGIN, "earn 9 points when you bring your own bag", "your shop reports it each"),
        ("en", MARGIN, "earn 9 points for following us on Instagram", "your shop reports it each"),
        ("fr", MARGIN, "gagner 9 points si vous apportez votre sac", "le signale à chaque fois"),
        ("fr", MARGIN, "gagner 9 points en s'abonnant à notre page", "le signale à chaque fois"),
        ("en", POINTS, "can be transferred to family", "no rule works this out"),
        ("en", POINTS, "never expire for Masters", "keep their points where it is named"),
        ("fr", POINTS, "n'expirent jamais pour les Maîtres", "si le palier est nommé"),
        ("en", MESSAGE, "only to customers who agreed to e-mails", "which customers messages go"),
        ("fr", MESSAGE, "seulement aux clients qui acceptent les e-mails", "au début du fichier"),
        ("en", MESSAGE, "by text", "no rule works this out"),
        ("fr", MESSAGE, "par SMS", "aucune règle ne calcule cela"),
        ("fr", POINTS, "sans valeur monétaire", "aucune règle ne calcule cela"),
    ],
)
def test_what_no_line_says_is_told_with_what_the_language_has(language, under, line, answer):
    """The first words of everything that might stand there help nobody."""
    hint, fixed = told(language, under[language] + line)
    assert answer in spaced(hint)
    assert not fixed


@pytest.mark.parametrize(
    ("language", "under", "line", "never"),
    [
        ("en", MARGIN, "earn 9 points for every friend who stays", "status"),
        ("en", REDEEM, "not together with the case discount", "on sale"),
        ("en", MARGIN, 'message "M" 7 days before their anniversary', "customer's birthday"),
        ("en", MARGIN, "earn 9 points on their wedding anniversary", "on joining"),
        ("fr", MARGIN, 'message "M" 7 jours avant leur anniversaire de mariage', "du client"),
        ("fr", MARGIN, "gagner 9 points à l'anniversaire de mariage", "à l'inscription`"),
        ("en", OFFER, "1 EUR off per kilo of batteries", "perk"),
        ("en", TIER, "invitation to 2 tastings", '"2 tastings"'),
        ("fr", TIER, "invitation à 2 dégustations", '"2 dégustations"'),
        ("fr", TIER, "accès aux primeurs", '"primeurs"'),
        ("en", TIER, "exclusive products", '"exclusive"'),
        ("en", REWARD, "a vase with any bouquet", '"bouquet"'),
        ("en", REWARD, "bookable at weekends", "every Saturday"),
        ("en", OFFER, "when it is raining", '"raining"'),
        ("en", OFFER, "not for special screenings", "customer type"),
        ("en", MARGIN, "earn 2 points per euro in the restaurant", "customer"),
        ("fr", OFFER, "pour les réparations de plus de 300 €", '"réparations de"'),
        ("en", REDEEM, "100 points for a class", "earn"),
        ("en", MARGIN, 'message "M" after 30 days without a class', "30 days without an order"),
    ],
)
def test_no_other_meaning_is_proposed(language, under, line, never):
    """Another day, another kind, a name cut out of what was said."""
    hint, _ = told(language, under[language] + line)
    assert never not in spaced(hint)


@pytest.mark.parametrize(
    ("language", "under", "line"),
    [
        ("en", MARGIN, "earn 9 points per bottle of wine"),
        ("en", MARGIN, "earn 9 points per case of 6"),
        ("fr", MARGIN, "gagner 9 points par bouteille de vin"),
        ("fr", MARGIN, "gagner 9 points par location de kayak"),
        ("en", MARGIN, "earn 9 points per book you buy"),
        ("en", TIER, "5% off products"),
        ("fr", TIER, "5 % sur les produits"),
        ("fr", MARGIN, "gagner 2 points par euro sur les produits"),
    ],
)
def test_what_may_be_several_things_is_asked_about(language, under, line):
    """A bottle of wine is sold, or tasted; products may be all that there is, or a part of it."""
    hint, fixed = told(language, under[language] + line)
    assert "`" in hint
    assert not fixed


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", 'guarantee "M"\n  order total always above 0'),
        ("fr", 'garantir "M"\n  le total est toujours supérieur à 0'),
    ],
)
def test_what_is_guaranteed_becomes_no_condition(language, written):
    """Under a first line that was not read, nothing is sure."""
    hint, fixed = told(language, written)
    assert ("guarantee the discount" if language == "en" else "garantir que la remise") in hint
    assert not fixed
