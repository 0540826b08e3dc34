"""Quotes that are open, texts of the page that have none, and examples told in one line."""

import pytest
from tests.cases.slips import mended, problems_of

HEADS = {
    "en": 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n',
    "fr": 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n\n',
}
TOLD = {
    "en": (
        'example "A"',
        "given a customer with 2 orders",
        "when they order 40 EUR",
        "then 0 EUR off",
    ),
    "fr": (
        'exemple "A"',
        "étant donné un client avec 2 commandes",
        "quand il commande 40 €",
        "alors 0 € de remise",
    ),
}


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        (
            "en",
            'page\n  question Can I give my points away? answer "No."',
            'page\n  question "Can I give my points away?" answer "No."',
        ),
        (
            "en",
            "page\n  question Is it mine? answer Yes, it is.",
            'page\n  question "Is it mine?" answer "Yes, it is."',
        ),
        (
            "fr",
            'page\n  question Puis-je les donner ? réponse "Non."',
            'page\n  question "Puis-je les donner ?" réponse "Non."',
        ),
        ("en", "page\n  title 'How it works\"", 'page\n  title "How it works"'),
    ],
)
def test_the_whole_line_is_mended(language, written, meant):
    """Each text stays as it was written."""
    text = f"{HEADS[language]}{written}\n"
    assert mended(text, problems_of(text)) == f"{HEADS[language]}{meant}\n"


@pytest.mark.parametrize(
    ("language", "between"),
    [("en", ", "), ("en", " "), ("fr", "\n    "), ("fr", " ; ")],
)
def test_an_example_told_in_one_line_has_a_line_for_each_clause(language, between):
    """After a sign, after nothing, or each a little further in."""
    head, *clauses = TOLD[language]
    text = f"{HEADS[language]}{head}\n  {between.join(clauses)}\n"
    parted = f"{HEADS[language]}{head}\n  " + "\n  ".join(clauses) + "\n"
    assert mended(text, problems_of(text)) == parted


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "page\n  question Is it answer mine answer answer yes"),
        ("en", "earn 1 point per 1 EUR\n  except category Gift cards or items on sale."),
        ("fr", 'offre "A"\n  plus de 80 € : 10 € de remise'),
        ("fr", 'offre "A"\n  au-dessus de 80 € : 10 € de remise'),
        ("en", 'offer "A"\n  baskets over 80 EUR: 10 EUR off'),
    ],
)
def test_what_has_two_readings_is_asked_about(language, written):
    """Nothing is put between quotes, or read as one of two, without asking."""
    text = f"{HEADS[language]}{written}\n"
    assert mended(text, problems_of(text)) is None
