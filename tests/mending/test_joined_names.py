"""Names that are joined: what is said of the first is said of the second, of both or of either."""

import pytest
from tests.mending.hints import HEADS, told

from palier.compiling import compiled
from palier.mending.contraries import turns_both, turns_names
from palier.mending.losses import adds_or_loses
from palier.source import Language, SourceText

OFFER = {"en": 'offer "X"\n  ', "fr": 'offre "X"\n  '}
BOTH = {
    "en": 'when the basket contains {0} "A" and the basket contains {0} "B"',
    "fr": 'si le panier contient {0} "A" et le panier contient {0} "B"',
}
BEFORE = {
    "en": 'when the customer has ordered {0} "A" and the customer has ordered {0} "B"',
    "fr": 'si le client a commandé {0} "A" et le client a commandé {0} "B"',
}


@pytest.mark.parametrize(
    ("language", "line", "meant", "kind"),
    [
        ("en", 'when the basket contains product "A" and "B"', BOTH, "product"),
        ("en", 'when the basket contains products "A" and "B"', BOTH, "product"),
        ("en", 'when the basket contains categories "A" and "B"', BOTH, "category"),
        ("en", 'when the customer has ordered product "A" and "B"', BEFORE, "product"),
        ("fr", 'si le panier contient le produit "A" et "B"', BOTH, "le produit"),
        ("fr", 'si le panier contient les catégories "A" et "B"', BOTH, "la catégorie"),
        ("fr", 'si le client a commandé les produits "A" et "B"', BEFORE, "le produit"),
    ],
)
def test_two_goods_together_are_never_one_of_them(language, line, meant, kind):
    """They were read as a list, of which one is enough."""
    hint, _ = told(language, OFFER[language] + line)
    assert f"`{meant[language].format(kind)}`" in hint
    assert '"A", "B"' not in hint


@pytest.mark.parametrize(
    ("language", "line", "meant", "kind"),
    [
        ("en", 'when the basket contains category "A" and category "B"', BOTH, "category"),
        ("fr", 'si le panier contient la catégorie "A" et la catégorie "B"', BOTH, "la catégorie"),
        ("fr", 'si le client a commandé le produit "A" et le produit "B"', BEFORE, "le produit"),
    ],
)
def test_two_goods_of_which_each_is_called_are_both_asked_for(language, line, meant, kind):
    """`or` was proposed in the place of `and`."""
    gives = {"en": "10% off", "fr": "10 % de remise"}[language]
    above = f"{HEADS[language]}{OFFER[language]}{gives}\n  "
    asked = (line, meant[language].format(kind))
    written, plain = (compiled(SourceText.of(f"{above}{each}\n")) for each in asked)
    assert written.program is not None
    assert written.program.offers == plain.program.offers


@pytest.mark.parametrize(
    ("language", "line", "meant"),
    [
        (
            "en",
            'when delivery country is "FR" and "BE"',
            'when delivery country is one of "FR", "BE"',
        ),
        (
            "en",
            'when customer group is "A" and "B"',
            'when customer group is "A" and customer group is "B"',
        ),
        (
            "fr",
            'si le groupe du client est "A" et "B"',
            'si le groupe du client est "A" et le groupe du client est "B"',
        ),
        (
            "en",
            'when the basket contains product "A" or "B"',
            'when the basket contains product "A" or product "B"',
        ),
        (
            "fr",
            'si le panier contient la catégorie "A" ou "B"',
            'si le panier contient la catégorie "A" ou la catégorie "B"',
        ),
        (
            "fr",
            'sauf la catégorie "A" et la catégorie "B"',
            'sauf la catégorie "A" ou la catégorie "B"',
        ),
    ],
)
def test_the_second_of_two_names_is_what_the_first_is(language, line, meant):
    """It was a customer's type, a perk, a category beside a product."""
    hint, _ = told(language, OFFER[language] + line)
    assert hint.count("`") == 2
    assert f"`{meant}`" in hint.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ('uniquement les catégories "A" et "B"', 'uniquement les catégories "A", "B"'),
        ('sauf la catégorie "A" et "B"', 'sauf les catégories "A", "B"'),
        (
            '10 % de remise sur les produits "A" et "B"',
            '10 % de remise sur les produits "A", "B"',
        ),
    ],
)
def test_a_french_list_ends_in_et(line, plain):
    """`uniquement la catégorie "A"` with a perk "B" was proposed."""
    gives = "" if "%" in line else "\n  10 % de remise"
    sources = [f"{HEADS['fr']}{OFFER['fr']}{each}{gives}\n" for each in (line, plain)]
    written, other = (compiled(SourceText.of(each)) for each in sources)
    assert written.program is not None
    assert written.program.offers == other.program.offers


@pytest.mark.parametrize(
    ("language", "line", "meant", "never"),
    [
        (
            "en",
            '1 of category "Cakes" free',
            'the cheapest item of category "Cakes" free',
            'product "Cakes"',
        ),
        ("en", 'category "Cakes" free', '100% off category "Cakes"', 'with "Cakes"'),
        (
            "fr",
            'un article de la catégorie "Thés" offert',
            'l\'article le moins cher de la catégorie "Thés" offert',
            'produit "Thés"',
        ),
        ("fr", 'catégorie "Thés" offerte', "100 % de remise sur la catégorie", 'avec "Thés"'),
    ],
)
def test_a_category_is_called_nothing_else(language, line, meant, never):
    """A category was proposed as a product, or as a way of shipping."""
    hint, _ = told(language, OFFER[language] + line)
    assert f"`{meant}" in hint.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")
    assert never not in hint


@pytest.mark.parametrize(
    ("language", "written", "proposed", "turned"),
    [
        (Language.ENGLISH, 'only tagged "A" and "B"', 'only products tagged "A", "B"', False),
        (Language.ENGLISH, 'only category "A"', 'only categories "A", "B"', False),
        (Language.ENGLISH, 'only categories "A" and "B"', 'only category "A" or tagged "B"', False),
        (Language.ENGLISH, 'only category "A"', 'only products tagged "A"', True),
        (Language.FRENCH, "palier « Or »", 'privilège "Or"', True),
        (Language.FRENCH, 'catégorie "A"', 'avec "A"', True),
    ],
)
def test_a_name_stays_of_its_kind(language, written, proposed, turned):
    """Of a list, each is what its first is."""
    assert turns_names(written, proposed, language) is turned


@pytest.mark.parametrize(
    ("language", "written", "proposed", "turned"),
    [
        (Language.ENGLISH, 'contains product "A" and "B"', 'contains products "A", "B"', True),
        (Language.ENGLISH, 'contains product "A" and free shipping', "free shipping", False),
        (Language.ENGLISH, 'only category "A" and "B"', 'only categories "A", "B"', False),
        (Language.FRENCH, 'a commandé "A", "B" et "C"', 'a commandé les produits "A"', True),
        (Language.FRENCH, 'si la commande contient "A" et "B"', 'contient "A" et "B"', False),
    ],
)
def test_what_is_asked_for_together_stays_together(language, written, proposed, turned):
    """Only where goods are asked for by their names."""
    assert turns_both(written, proposed, language) is turned


@pytest.mark.parametrize("word", ["friend ", "me ", "category “ ", "x"])
def test_a_line_of_ten_thousand_words_turns_into_nothing(word):
    """Each sign goes through it once."""
    line = word * 10_000
    assert not turns_names(line, line, Language.ENGLISH)
    assert not adds_or_loses(line, "the friend gets 5 EUR off every friend", Language.ENGLISH)
