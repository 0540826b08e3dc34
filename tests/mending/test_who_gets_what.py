"""Who gets what of a referral, and what combines: told in one line, proposed for nobody else."""

import pytest
from tests.mending.hints import told

FRIENDS = {"en": "referral\n  ", "fr": "parrainage\n  "}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "you get 100 points, your friend 5 EUR off"),
        ("en", "5 EUR for your friend, 100 points for you"),
        ("fr", "100 points pour vous, 5 € pour votre filleul"),
        ("fr", "votre filleul reçoit 5 € de remise et vous 100 points"),
    ],
)
def test_what_each_friend_gets_is_told_in_any_order(language, line):
    """What is said of one of them is proposed for the other in none."""
    hint, fixed = told(language, FRIENDS[language] + line)
    mine = {"en": "every friend: 100 points", "fr": "à chaque filleul : 100 points"}
    other = {"en": "the friend gets 5 EUR off", "fr": "le filleul reçoit 5 € de remise"}
    assert fixed
    assert f"`{mine[language]}`" in hint
    assert f"`{other[language]}`" in hint


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en", "cumulation\n  no stacking", "`nothing combines`"),
        ("fr", "cumul\n  aucun cumul", "`rien ne se cumule`"),
        (
            "fr",
            "cumul\n  les offres sont cumulables entre elles",
            "`les offres se cumulent avec les offres`",
        ),
    ],
)
def test_what_does_not_combine_is_told_in_short(language, written, meant):
    """`no stacking` was told of points and of floor prices."""
    hint, fixed = told(language, written)
    assert meant in hint
    assert fixed
