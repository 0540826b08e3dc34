"""What a line is never mended to: its contrary, half of it, another statement."""

import itertools
import re
import tomllib

import pytest

from palier.compiling import compiled
from palier.mending.contraries import contradicts
from palier.problem import Level
from palier.source import Language, SourceText
from palier.surface.kept import grammar_folder
from palier.surface.parse import parse
from palier.surface.to_text import to_text

HEADS = {
    Language.ENGLISH: 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n',
    Language.FRENCH: 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n',
}
MOST_WAYS = 12
"""Ways that a row of the near table is written out in."""


@pytest.fixture
def shown():
    """Give what is proposed for a statement that is wrong, and whether it is a fix."""

    def read(language, text):
        done = compiled(SourceText.of(HEADS[language] + text))
        wrong = [each for each in done.problems if each.level is Level.ERROR and each.mends]
        lines = {line for each in wrong for mend in each.mends for line in mend.shown}
        return lines, any(each.sure for each in wrong)

    return read


EN, FR = Language.ENGLISH, Language.FRENCH
OFFER = {EN: 'offer "A"\n  perk "P"\n  ', FR: 'offre "A"\n  privilège "P"\n  '}
EARNING = {EN: "earn 1 point per 1 EUR\n  ", FR: "gagner 1 point pour 1 €\n  "}
REWARD = {EN: 'reward "R" for 9 points\n  ', FR: 'récompense "R" contre 9 points\n  '}
POINTS = {EN: "points\n  ", FR: "points\n  "}
ALONE = {EN: "", FR: ""}
CONTRARY = [
    (EN, EARNING, "including tax", "excluding tax"),
    (EN, EARNING, "on the amount after discounts", "on the amount before discounts"),
    (EN, EARNING, "at least 500 points per order", "at most 500 points per order"),
    (EN, OFFER, "below 40 EUR: 4 EUR off", "from 40 EUR: 4 EUR off"),
    (EN, OFFER, "3 items maximum: 10% off", "from 3 items: 10% off"),
    (EN, OFFER, "after the first order", "on the 1st order"),
    (EN, OFFER, "10% fewer points", "10% off"),
    (EN, OFFER, "at least 3 times per month", "at most 3 times per month"),
    (FR, EARNING, "sur le montant après remises", "sur le montant avant remises"),
    (FR, EARNING, "au moins 500 points par commande", "au plus 500 points par commande"),
    (FR, EARNING, "aussi sur les articles en promotion", "uniquement les articles en promotion"),
    (FR, OFFER, "plus de 3 fois par mois", "au plus 3 fois par mois"),
    (FR, OFFER, "moins de 40 € : 4 € de remise", "au-delà de 40 € : 4 € de remise"),
    (FR, OFFER, "10 % de points en moins", "10 % de remise"),
    (FR, OFFER, "10 points de moins", "10 points de plus"),
    (FR, OFFER, "après la 2e commande", "à la 2e commande"),
    (EN, OFFER, "10% off delivery included", "10% off and free shipping"),
    (FR, OFFER, "10 % de remise livraison comprise", "10 % de remise et livraison offerte"),
    (EN, REWARD, "valid in 6 months", "valid 6 months"),
    (FR, REWARD, "valable dans 6 mois", "valable 6 mois"),
    (EN, POINTS, "expire after 12 months with an order", "expire 12 months after they are earned"),
    (FR, POINTS, "expirent après 12 mois avec commande", "expirent 12 mois après leur acquisition"),
    (EN, ALONE, 'earn 50 points for joining tier "Bud"', "earn 50 points on joining"),
    (FR, ALONE, "gagner 50 points pour le filleul", "gagner 50 points par parrainage"),
    (FR, ALONE, "1 point = 10 €", "gagner 1 point pour 10 €"),
]


@pytest.mark.parametrize(("language", "under", "written", "contrary"), CONTRARY)
def test_the_contrary_of_a_line_is_not_even_proposed(shown, language, under, written, contrary):
    """Whoever obeys a hint to the letter has what was meant, or asks."""
    lines, _ = shown(language, under[language] + written + "\n")
    assert contrary not in lines


HALF = [
    (EN, OFFER, "10% off in our shop"),
    (EN, OFFER, "10% off exclusively on the site"),
    (EN, OFFER, "10% off for members"),
    (EN, OFFER, "10% off the day after"),
    (EN, OFFER, "10% off for family"),
    (EN, OFFER, "10% off each year"),
    (EN, OFFER, "10% off partly"),
    (EN, OFFER, "on baskets of exactly 40 EUR"),
    (EN, OFFER, "10% off on orders up to 40 EUR"),
    (EN, OFFER, "5 EUR off the next order"),
    (EN, OFFER, "10% off including shipping"),
    (EN, EARNING, "above 20 EUR only"),
    (FR, OFFER, "10 % de remise en boutique"),
    (FR, OFFER, "10 % de remise chaque année"),
    (FR, OFFER, "10 % de remise trimestriellement"),
    (FR, OFFER, "4 € de remise sur un article"),
    (FR, OFFER, "10 % de remise jusqu'à 40 € d'achat"),
    (FR, OFFER, "10 € de bon d'achat"),
    (FR, OFFER, "au moins 5 € de remise"),
    (FR, OFFER, "livraison dès 2,90 €"),
]


@pytest.mark.parametrize(("language", "under", "written"), HALF)
def test_half_of_a_line_is_no_fix(shown, language, under, written):
    """Where, when, whom, how far and of what are conditions as any other."""
    _, sure = shown(language, under[language] + written + "\n")
    assert not sure


OTHERS = [
    (EN, 'tier "A"\n\nreward "R" every 200 points\n  10 EUR off\n'),
    (EN, 'tier "A"\n\ntier "T" before 500 EUR spent\n  5% off\n'),
    (EN, 'tier "A" from 500 points spent\n  5% off\n'),
    (EN, 'tier "A" from 500 EUR spent\n  1.5 points per 1 EUR\n'),
    (EN, 'bonus day "A" every Tuesday\n  20 points per item\n'),
    (EN, "earn 1 EUR per 10 points\n"),
    (EN, "earn 50 points on the friend's birthday\n"),
    (EN, 'offer "A"\n  4 EUR off for 40 EUR\n'),
    (EN, 'offer "A"\n  product "CUP" for 10 EUR\n'),
    (FR, "gagner 1 € pour 10 points\n"),
    (FR, 'palier "A" dès 500 points dépensés\n  5 % de remise\n'),
    (FR, "gagner 50 points par article de plus de 10 €\n"),
]


@pytest.mark.parametrize(("language", "written"), OTHERS)
def test_a_statement_is_not_mended_to_another(shown, language, written):
    """Nor is what is earned under a rule moved out of it, a rate turned, or a word made up."""
    assert not shown(language, written)[1]


ASKED = [
    (EN, "before 1 May 2026", {"until 1 May 2026", "until 30 April 2026"}),
    (EN, "after 1 May 2026", {"from 1 May 2026", "from 2 May 2026"}),
    (FR, "avant le 1er mai 2026", {"jusqu'au 1er mai 2026", "jusqu'au 30 avril 2026"}),
    (
        EN,
        'when the customer ordered category "A"',
        {
            'when the customer has ordered category "A"',
            'when the basket contains category "A"',
        },
    ),
]


@pytest.mark.parametrize(("language", "written", "choices"), ASKED)
def test_whether_a_day_or_an_order_counts_is_asked(shown, language, written, choices):
    """Both are shown, and neither is a fix."""
    assert shown(language, f"{OFFER[language]}{written}\n") == (choices, False)


def test_what_may_be_completed_in_two_ways_is_asked(shown):
    """Though other words are near that say neither."""
    lines, sure = shown(FR, "gagner 1 point par tranche de 10 €\n")
    assert not sure
    assert "gagner 1 point par tranche complète de 10 €" in lines


READ = [
    (
        EN,
        'if the basket does not contain category "A"',
        'unless the basket contains category "A"',
    ),
    (
        FR,
        'si le panier ne contient pas la catégorie "A"',
        'sauf si le panier contient la catégorie "A"',
    ),
    (
        FR,
        'sans la catégorie "A" dans le panier',
        'sauf si le panier contient la catégorie "A"',
    ),
]


@pytest.mark.parametrize(("language", "written", "meant"), READ)
def test_what_a_basket_does_not_hold_is_read(language, written, meant):
    """A condition, and no goods left out."""
    parsed = parse(SourceText.of(f"{HEADS[language]}{OFFER[language]}{written}\n"))
    assert parsed.problems == ()
    assert to_text(parsed.file, language).endswith(f"  {meant}\n")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        (EN, "on the 2nd order and later"),
        (EN, "10 EUR voucher"),
        (FR, "dès la 2e commande"),
        (FR, "avant le 1er mai 2026"),
    ],
)
def test_what_says_more_than_a_phrase_is_not_read_as_it(language, written):
    """An offer on the second order is none from the second order on."""
    assert parse(SourceText.of(f"{HEADS[language]}{OFFER[language]}{written}\n")).problems


def rows(language):
    """Give what is written and what is meant, out of both tables."""
    near = tomllib.loads((grammar_folder() / "near.toml").read_text(encoding="utf-8"))
    senses = tomllib.loads((grammar_folder() / "senses.toml").read_text(encoding="utf-8"))
    of = near[language.name.lower()]
    for row in (*itertools.chain(*of["phrases"].values()), *of["proposed"]):
        said, _, meant = re.sub(r"\{[^}]*\}", "9", row).rpartition("=>")
        for each in itertools.islice(ways(said.strip(" ^$")), MOST_WAYS):
            yield each, meant
    for meant, several in senses[language.name.lower()]["senses"].items():
        yield from ((each, meant) for each in several)


def ways(said):
    """Give the ways to write a row."""
    parts = re.split(r"(\([^()]*\)|\[[^\[\]]*\])", said)
    several = [
        [*each[1:-1].split("|"), *([""] if each[0] == "[" else [])]
        if each[:1] in ("(", "[")
        else [each]
        for each in parts
    ]
    return ("".join(each) for each in itertools.product(*several))


@pytest.mark.parametrize("language", Language)
def test_no_row_of_a_table_says_the_contrary_of_what_it_means(language):
    """Nor do the contraries keep from being proposed what is right."""
    wrong = [
        (said, meant)
        for said, meant in rows(language)
        if contradicts(said.replace(" ' ", "'"), meant, language)
    ]
    assert wrong == []
