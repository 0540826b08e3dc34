"""What is proposed in the place of a line, and what is a fix."""

import re

import pytest
from tests.cases.slips import LANGUAGES, applied, problems_of, slips

from palier.compiling import compiled
from palier.source import Language, SourceText
from palier.surface.lalr import tables_of
from palier.surface.near import Ways, near_of
from palier.surface.tokens import tokens_of
from palier.wording.message import words_of

HEADS = {
    "en": 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n',
    "fr": 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n',
}


@pytest.fixture
def mended():
    """Give the hint on the first problem of some statements, and the statements with its fix."""

    def read(language, text):
        head = HEADS[language]
        done = compiled(SourceText.of(head + text))
        first = done.problems[0]
        edits = [
            {"start": each.span.start, "end": each.span.end, "text": each.text}
            for each in first.fix
        ]
        hint = words_of(first, done.source, Language(language)).hint
        return hint, applied(head + text, edits).removeprefix(head) if edits else None

    return read


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", "ern 1 point per 1 EUR\n", "earn 1 point per 1 EUR\n"),
        ("fr", "ganer 1 point par euro\n", "gagner 1 point pour 1 €\n"),
        ("en", "offer Spring\n  10% off\n", 'offer "Spring"\n  10% off\n'),
        (
            "en",
            "earn 1 point per 1 EUR exept items on sale\n",
            "earn 1 point per 1 EUR\n  except items on sale\n",
        ),
        (
            "fr",
            'offre "A"\n  4 € de remize sur catégorie "Thés"\n',
            'offre "A"\n  4 € de remise sur la catégorie "Thés"\n',
        ),
        (
            "en",
            'offer "A"\n  from May 21, 2026 to 24 Mai 2026\n  5% of\n',
            'offer "A"\n  from 21 May 2026 to 24 May 2026\n  5% off\n',
        ),
        ("fr", "palier Or : 150 € dépensés\n", 'palier "Or" dès 150 € dépensés\n'),
        (
            "fr",
            'jour bonus "Mardi chaque mardi\n  points x 2\n',
            'jour bonus "Mardi" chaque mardi\n  points x 2\n',
        ),
    ],
)
def test_a_fix_is_the_sentence_that_was_meant(mended, language, written, meant):
    """And the hint shows it whole."""
    hint, fixed = mended(language, written)
    assert compiled(SourceText.of(HEADS[language] + fixed)).file == (
        compiled(SourceText.of(HEADS[language] + meant)).file
    )
    assert any(f"`{line.strip()}`" in hint for line in meant.splitlines())


@pytest.mark.parametrize(
    ("language", "written", "choices"),
    [
        (
            "en",
            'offer "A"\n  over 40 EUR: 4 EUR off\n',
            ["above 40 EUR: 4 EUR off", "from 40 EUR: 4 EUR off"],
        ),
        (
            "fr",
            'offre "A"\n  si le panier dépasse 40 € : 4 € de remise\n',
            ["dès 40 € : 4 € de remise", "au-delà de 40 € : 4 € de remise"],
        ),
        ("en", 'offer "A"\n  15 off\n', ["15% off", "15 EUR off"]),
        ("fr", 'offre "A"\n  15 de remise\n', ["15 % de remise", "15 € de remise"]),
        (
            "en",
            "cumulation\n  points combine with promo codes\n",
            ["points are earned with promo codes", "paying with points combines with promo codes"],
        ),
        (
            "fr",
            "cumul\n  les points se cumulent avec les codes promo\n",
            [
                "des points sont gagnés avec les codes promo",
                "le paiement en points se cumule avec les codes promo",
            ],
        ),
        (
            "fr",
            'offre "A"\n  première commande\n  5 € de remise\n',
            ["première commande", "à la 1re commande"],
        ),
    ],
)
def test_what_may_mean_two_things_is_asked(mended, language, written, choices):
    """Both are shown, and neither is a fix."""
    hint, fixed = mended(language, written)
    assert fixed is None
    assert all(f"`{each}`" in hint for each in choices)


EXPIRY = {
    "en": ("expire 12 months after they are earned", "expire after 12 months without an order"),
    "fr": ("expirent 12 mois après leur acquisition", "expirent après 12 mois sans commande"),
}


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "points expire after 12 months"),
        ("en", "points are valid for 12 months"),
        ("fr", "les points expirent après 12 mois"),
        ("fr", "les points sont valables 12 mois"),
    ],
)
def test_when_points_expire_is_asked_where_it_stands_under_the_header(mended, language, written):
    """Both meanings are shown, each under the statement that it belongs to."""
    hint, fixed = mended(language, f"  {written}\n")
    assert fixed is None
    assert all(f"`{each}`" in hint for each in EXPIRY[language])
    assert hint.count("`points`") == len(EXPIRY[language])


def test_a_line_of_points_under_the_header_goes_to_its_place(mended):
    """What means one thing is a fix."""
    _, fixed = mended("fr", "  les points expirent 12 mois après leur gain\n")
    assert fixed.strip() == "points\n  expirent 12 mois après leur acquisition"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("fr", 'offre "A"\n  10 % de remise sur le long-courrier\n'),
        ("fr", 'en anglais\n  se dit "Guardian"\n'),
        ("en", 'offer "A"\n  10% off wine\n'),
        ("en", 'offer "A"\n  10% off the second item\n'),
        ("en", 'offer "A"\n  10% off for new customers\n'),
        ("en", "earn 5 points per item bought online\n"),
        ("fr", 'offre "A"\n  10 % de remise sur le vin\n'),
        ("fr", 'offre "A"\n  10 % de remise sur la prochaine commande dès 50 €\n'),
        ("fr", 'offre "A"\n  10 % de remise\n  une fois par foyer\n'),
        ("fr", 'offre "A"\n  livraison offerte en France\n'),
    ],
)
def test_a_name_made_up_with_the_word_before_it_is_no_fix(mended, language, written):
    """Nor is a word left out that may say what, whom, where or when."""
    assert mended(language, written)[1] is None


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", 'tier "A"\n  always 10% off\n', 'tier "A"\n  10% off\n'),
        (
            "fr",
            'palier "A"\n  profitez de 10 % de remise\n',
            'palier "A"\n  10 % de remise\n',
        ),
        (
            "en",
            'in French\n  is "Guardian" "Gardien"\n',
            'in French\n  "Guardian" is "Gardien"\n',
        ),
        (
            "en",
            'offer "A"\n  free delivery if you buy for more than 40 EUR\n',
            'offer "A"\n  above 40 EUR: free shipping\n',
        ),
    ],
)
def test_a_line_is_mended_by_what_it_holds_in_whatever_order(mended, language, written, meant):
    """`always` is no perk: the line says all without it."""
    assert mended(language, written)[1] == meant


def test_a_name_of_the_file_is_a_fix_without_the_word_before_it(mended):
    """The file says what it is."""
    earning = 'earn 1 point per 1 EUR\n  except category "Boots"\n\n'
    _, fixed = mended("en", f'{earning}offer "A"\n  10% off boots\n')
    assert fixed == f'{earning}offer "A"\n  10% off category "Boots"\n'


def test_a_line_after_a_gap_is_not_put_under_the_rule_above(mended):
    """It is shown as a clause, and may be a rule of its own."""
    hint, fixed = mended("en", 'tier "A"\n  5% off\n\nfree delivery from 40 EUR\n')
    assert fixed is None
    assert "`from 40 EUR: free shipping`" in hint


def test_what_is_proposed_never_invents(mended):
    """A benefit that nobody wrote is no completion, and a price is no name."""
    assert mended("en", 'tier "A"\n  points x 1.25 and\n')[1] is None
    assert mended("en", 'offer "A"\n  5\n')[1] is None


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fix_keeps_every_name(language):
    """What stood between quotes stands there still, unless the name itself was wrong.

    Where a quote closed too late, all its words stand there still, some of them outside. Every
    second of the slips: each takes a search of its own.
    """
    lost = []
    for slip in slips(language)[::2]:
        for each in problems_of(slip.text) if slip.kind != "quotes" else ():
            if not each["fix"] or each["code"] in ("undeclared-name", "unknown-time-zone"):
                continue
            fixed = applied(slip.text, each["fix"])
            names = re.findall(r'"([^"\n]+)"', slip.text[slip.start : slip.end])
            kept = fixed.replace('"', "") if each["code"] == "clause-in-name" else fixed
            lost += [(slip.id, name) for name in names if name not in kept]
    assert lost == []


@pytest.mark.parametrize("language", list(Language))
def test_what_something_means_is_said_in_words_of_the_language(language):
    """A table of meanings holds no slip itself."""
    tables = tables_of(language)
    nears = [*near_of(language).rows]
    strange = {
        token.text
        for near in nears
        for term in near.meant
        if isinstance(term, str)
        for token in tokens_of(term, 0, len(term), tables)
        if "A_WORD" in token.kinds or not token.kinds
    }
    turned_again = {word for near in nears for word in words(near.said)}
    assert strange - turned_again == set()


def words(terms):
    """Give the words of a phrase, in all its ways."""
    for term in terms:
        if isinstance(term, Ways):
            yield from (word for way in term.ways for word in words(way))
        elif isinstance(term, str):
            yield term


@pytest.mark.parametrize(
    ("language", "written", "years"),
    [
        (
            "fr",
            'offre "A"\n  du 21 mai au 24 mai\n  5 % de remise\n\noffre "B"\n  le 1er mai 2026\n',
            "mai",
        ),
        (
            "en",
            'offer "A"\n  from 21 May to 24 May\n  5% off\n\noffer "B"\n  on 1 May 2026\n',
            "May",
        ),
    ],
)
def test_a_day_without_its_year_is_shown_in_the_year_of_the_file_and_in_the_next(
    mended, language, written, years
):
    """Neither is a fix: the year is for the author to say."""
    hint, fixed = mended(language, written)
    assert f"24 {years} 2026" in hint
    assert f"24 {years} 2027" in hint
    assert fixed is None


def test_no_fix_makes_up_a_word_for_one_that_was_written(mended):
    """`50 EUR off` is not what `with 50 EUR of …` says."""
    for line in ("with 50 EUR for socks", "2.90 EUR towards the shipping bill"):
        assert mended("en", f'offer "A"\n  {line}\n  perk "P"\n')[1] is None
