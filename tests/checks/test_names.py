"""Names that look alike, and names that only seem to."""

import pytest

from palier.checks.spelling import look_alike

ALIKE = [
    ("Colissimo", "Colisimo"),
    ("Colissimo", "Collisimo"),
    ("Mondial Relay", "Mondial-Relay"),
    ("Mondial Relay", "MondialRelay"),
    ("Mondial Relay", "Mondial Relais"),
    ("professionnel", "professionel"),
    ("professionnel", "profesionnel"),
    ("Savon", "Savons"),
    ("pro", "pros"),
    ("Crème", "Creme"),
    ("rosé", "rose"),
    ("Vente privée", "Ventes privées"),
    ("Chronopost", "Chronosopt"),
    ("Carte cadeau", "Cartes cadeaux"),
    ("newsletter", "newletter"),
    ("Bouquets", "Bouqeuts"),
]
APART = [
    ("Colissimo", "So Colissimo"),
    ("Colissimo", "Colissimo Suisse"),
    ("homme", "femme"),
    ("Hommes", "Femmes"),
    ("intérieur", "extérieur"),
    ("Poissons", "Boissons"),
    ("mini", "midi"),
    ("Noir", "Noix"),
    ("Taille S", "Taille M"),
    ("Taille L", "Taille XL"),
    ("Gamme A", "Gamme B"),
    ("SKU-001", "SKU-002"),
    ("ipod-nano-blanc-5go", "ipod-nano-blanc-8go"),
    ("75011", "75012"),
    ("FR", "FI"),
    ("été 2026", "été 2027"),
    ("web", "app"),
    ("thé vert", "thé noir"),
    ("Or", "Ors"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_a_slip_of_the_pen_is_seen_either_way_round(one, other):
    """A letter or two more, less, changed or swapped; an accent; a hyphen."""
    assert look_alike(one, other)
    assert look_alike(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_things_are_not_taken_for_one(one, other):
    """A figure, a whole word, a size, another beginning make another name."""
    assert not look_alike(one, other)
    assert not look_alike(other, one)


def test_the_rarer_spelling_is_the_one_to_correct(found):
    """Whatever is written first, the hint gives its line in the usual spelling."""
    text = """offer "A"
  free shipping with "Colisimo"
offer "B"
  free shipping with "Colissimo"
offer "C"
  when shipping method is "Colissimo"
  free shipping
"""
    odd = found(text)
    assert odd.marked == ['"Colisimo"']
    assert odd.hints == ['write `free shipping with "Colissimo"`']


def test_names_of_two_kinds_are_never_compared(found):
    """A tag may be called almost like a category."""
    text = """offer "A"
  only category "Savons" or products tagged "savon"
  free shipping
"""
    assert found(text).codes == []


def test_a_name_in_other_capitals_is_compared_once(found):
    """One warning for the capitals, none for each look-alike of each spelling."""
    text = """offer "A"
  free shipping with "Colissimo", "colissimo", "Colisimo"
"""
    assert found(text).codes == ["name-case", "name-spelled-two-ways"]


def test_french_names_are_quoted_as_french_does(found):
    """The message is in the language of the file."""
    text = """offre "A"
  livraison offerte avec "Colissimo", "Colisimo"
"""
    assert found(text).titles == [
        "«\xa0Colisimo\xa0» et «\xa0Colissimo\xa0» ressemblent à un même nom écrit de deux façons"
    ]


SEGMENTS = """segment "{}"
  when customer type is "a"
  5% off
segment "{}"
  when customer type is "b"
  8% off
"""
TIERS = """tier "{}"
tier "{}" from 100 EUR spent
  5% off
"""


@pytest.mark.parametrize("rules", [SEGMENTS, TIERS])
def test_two_segments_or_tiers_whose_names_look_like_one_are_told(found, rules):
    """Which of the two is meant, nobody can say who reads the page."""
    assert found(rules.format("Marchands", "Marchand")).codes == ["name-spelled-two-ways"]
    assert found(rules.format("Marchands", "Presse")).codes == []


def test_a_type_that_is_another_shortened_is_told(found):
    """`pro` in one rule, `professionnel` in two others: perhaps the same customers."""
    rules = """earn 1 point per 1 EUR
  unless customer type is "professionnel"
offer "A"
  when customer type is "professionnel"
  5% off
offer "B"
  when customer type is "{}"
  5% off
"""
    odd = found(rules.format("pro"))
    assert (odd.codes, odd.marked) == (["named-once"], ['"pro"'])
    assert found(rules.format("press")).codes == []
