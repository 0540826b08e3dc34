"""Several rules in one line, a clause between parentheses: each proposed with its figures."""

import pytest
from tests.mending.hints import told

PLAIN = {
    "en": 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n',
    "fr": 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n',
}
OFFER = {"en": 'offer "A"\n  ', "fr": 'offre "A"\n  '}


def spaced(hint):
    """Give a hint with plain spaces and apostrophes."""
    return hint.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


@pytest.mark.parametrize(
    ("language", "line", "first", "then"),
    [
        (
            "en",
            "Silver from 200 EUR, Gold from 500 EUR",
            '`tier "Silver" from 200 EUR spent`',
            'then `tier "Gold" from 500 EUR spent`',
        ),
        ("en", "Bronze 0, Silver 200 points", '`tier "Bronze"`', "from 200 points earned`"),
        (
            "en",
            "tiers: Bud (100 EUR), Bloom (300 EUR)",
            '`tier "Bud" from 100 EUR spent`',
            '`tier "Bloom" from 300 EUR spent`',
        ),
        (
            "en",
            "Crag tier: 60 visits, Big Wall tier: 120 visits",
            '`tier "Crag" from 60 orders`',
            '`tier "Big Wall" from 120 orders`',
        ),
        (
            "en",
            "bronze under €2k, silver €2k-€10k, gold €10k and above per year",
            'then `tier "Gold" from 10,000 EUR spent`',
            "`count the calendar year`",
        ),
        (
            "en",
            "Bud, Bloom 150 EUR/yr, Rose 400 EUR/yr",
            '`tier "Bud"`',
            "`count the last 12 months`",
        ),
        (
            "fr",
            "Argent dès 200 €/an, Or dès 500 €/an",
            'puis `palier "Or" dès 500 € dépensés`',
            "`se calculent sur l'année civile`",
        ),
        (
            "fr",
            "Argent 200 € et Or 500 €",
            '`palier "Argent" dès 200 € dépensés`',
            '`palier "Or" dès 500 € dépensés`',
        ),
        (
            "fr",
            "niveaux : Argent (200 €), Or (500 €)",
            '`palier "Argent" dès 200 € dépensés`',
            '`palier "Or" dès 500 € dépensés`',
        ),
        (
            "en",
            "100 points = 5 EUR, 200 points = 12 EUR",
            '`reward "5 EUR voucher" for 100 points`',
            "`from 200 points: 200 points = 12 EUR`",
        ),
        (
            "en",
            "100 points = 5 EUR, 200 points = 10 EUR",
            "`100 points = 5 EUR`",
            '`reward "10 EUR voucher" for 200 points`',
        ),
        (
            "en",
            "100 points: 5 EUR off; 200 points: 12 EUR off",
            '`reward "5 EUR voucher" for 100 points`',
            '`reward "12 EUR voucher" for 200 points`',
        ),
        (
            "fr",
            "100 points = 5 € et 200 points = 12 €",
            '`récompense "Bon de 5 €" contre 100 points`',
            "`dès 200 points : 200 points = 12 €`",
        ),
        (
            "en",
            "50 points a coffee, 100 points a cake",
            '`reward "coffee" for 50 points`',
            '`reward "cake" for 100 points`',
        ),
        (
            "fr",
            "50 points : un café, 100 points : un gâteau",
            '`récompense "café" contre 50 points`',
            '`récompense "gâteau" contre 100 points`',
        ),
        (
            "fr",
            "1 séance = 10 points, 1 cours collectif = 15 points",
            '`uniquement la catégorie "séance"`',
            "puis `gagner 15 points par article`",
        ),
        (
            "en",
            "1 point per 1 EUR, 2 points per 1 EUR on wine",
            "`earn 1 point per 1 EUR`",
            "`replaces the other earnings`",
        ),
    ],
)
def test_each_rule_of_a_line_is_proposed(language, line, first, then):
    """They were answered with an example of one rule, or with nothing."""
    hint, fixed = told(language, line, PLAIN)
    assert first in spaced(hint)
    assert then in spaced(hint)
    assert not fixed


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "bread 2 EUR, cake 3 EUR"),
        ("en", "lunch from 9 EUR, dinner from 12 EUR"),
        ("fr", "menu dès 12 €, plat dès 9 €"),
        ("fr", "fratrie 5 €, famille 10 €"),
    ],
)
def test_prices_are_no_tiers(language, line):
    """Nor is what falls from one to the next."""
    hint, _ = told(language, line, PLAIN)
    assert 'tier "' not in hint.replace('tier "Gold" from 500 EUR spent`, and', "")
    assert 'palier "' not in hint


@pytest.mark.parametrize(
    ("language", "written", "meant", "besides"),
    [
        (
            "en",
            "earn 1 point per 1 EUR (not on gift cards)",
            "`earn 1 point per 1 EUR`",
            '`except category "gift cards"`',
        ),
        ("en", "earn 1 point per 1 EUR (excluding VAT)", "1 EUR`", "`excluding tax`"),
        (
            "en",
            "15% off everything (except weddings)",
            "`15% off`",
            '`except category "weddings"`',
        ),
        (
            "en",
            "500 points = 25 EUR off (servicing only)",
            "`500 points = 25 EUR`",
            '`only category "servicing"`',
        ),
        ("en", OFFER["en"] + "10% off wine (once per customer)", "10% off", "`once per customer`"),
        (
            "en",
            OFFER["en"] + "10% off (not on gift cards)",
            "`10% off`",
            '`except category "gift cards"`',
        ),
        (
            "fr",
            "gagner 1 point pour 1 € (hors cartes cadeaux)",
            "`gagner 1 point pour 1 €`",
            '`sauf la catégorie "cartes cadeaux"`',
        ),
        (
            "en",
            "10% off parts (not frames or wheels)",
            '`10% off category "parts"`',
            '`except categories "frames", "wheels"`',
        ),
        (
            "fr",
            "points valables 12 mois (après le dernier passage)",
            "`points`",
            "`expirent après 12 mois sans commande`",
        ),
        (
            "en",
            "free delivery on orders over 40 EUR (UK only)",
            "free shipping`",
            '`when delivery country is "GB"`',
        ),
        (
            "fr",
            OFFER["fr"] + "5 % dès 100 €, 8 % dès 200 € (hors boissons)",
            "`dès 200 € : 8 % de remise`",
            '`sauf la catégorie "boissons"`',
        ),
        ("en", "spend 1 EUR, get 1 point (not on gift cards)", "`earn 1 point", '"gift cards"`'),
        ("fr", "200 points = 10 € (à partir de 30 €)", "`200 points = 10 €`", "`dès 30 € d'achat`"),
        (
            "fr",
            OFFER["fr"] + "15 % sur les montures (hors créateurs)",
            '`15 % de remise sur la catégorie "montures"`',
            '`sauf la catégorie "créateurs"`',
        ),
    ],
)
def test_what_stands_between_parentheses_is_a_clause_of_its_own(language, written, meant, besides):
    """It was left out, or nothing was proposed."""
    hint, _ = told(language, written, PLAIN)
    assert meant in spaced(hint)
    assert besides in spaced(hint)


@pytest.mark.parametrize(
    ("language", "line", "never"),
    [
        ("en", "earn 15 points for a case (12 bottles)", '"12 bottles"'),
        ("en", 'offer "A"\n  free brake check (worth 15 EUR)', "`15 EUR off`"),
        ("en", "free delivery on orders over 40 EUR (UK only)", 'category "UK"'),
        ("en", 'offer "A"\n  kids under 5 stay free', "product"),
        ("en", "weekend nights earn double", 'group is "weekend nights"'),
        ("en", "points are valid for 3 years (from purchase)", "are available"),
        ("fr", "parrainez un ami : 1 mois offert (max 3 par an)", "écrivez `parrainage` et"),
        ("en", 'offer "A"\n  low season only', 'category "low season"'),
        ("fr", 'offre "A"\n  en basse saison seulement', 'catégorie "basse saison"'),
    ],
)
def test_what_stands_beside_is_the_name_of_nothing(language, line, never):
    """Nor is a season."""
    hint, _ = told(language, line, PLAIN)
    assert never not in hint
