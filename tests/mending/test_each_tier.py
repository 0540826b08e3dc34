"""What several tiers give, in one line, is put under each of them."""

import pytest
from tests.mending.hints import HEADS, told

from palier.compiling import compiled
from palier.mending.mended import edited
from palier.source import SourceText

TIERS = {
    "en": 'tier "Silver" from 200 EUR spent\n\ntier "Gold" from 500 EUR spent\n  free shipping\n\n',
    "fr": 'palier "Argent" dès 200 € dépensés\n\npalier "Or" dès 500 € dépensés\n'
    "  livraison offerte\n\n",
}
LINES = [
    ("en", "Silver: 5%, Gold: 10%", "5% off", "10% off"),
    ("en", "silver members get 5% off and gold members get 10% off", "5% off", "10% off"),
    ("en", "Gold: double points, Silver: 5%", "5% off", "points x 2"),
    ("en", "silver & gold 10% off", "10% off", "10% off"),
    ("en", "Silver 5% off, Gold 10% off and a perk", None, None),
    ("en", "Gold riders get 10% off, Silver 5%", "5% off", "10% off"),
    ("fr", "Argent : 5 %, Or : 10 %", "5 % de remise", "10 % de remise"),
    ("fr", "Argent -5%, Or -10%", "5 % de remise", "10 % de remise"),
    ("fr", "les clients Argent ont 5 %, les clients Or 10 %", "5 % de remise", "10 % de remise"),
    ("fr", "Argent : points x 2, Or : points x 3", "points x 2", "points x 3"),
]


@pytest.mark.parametrize(("language", "line", "silver", "gold"), LINES)
def test_each_tier_is_given_its_own(language, line, silver, gold):
    """With what it has already; a line of which something is not understood is left alone."""
    text = HEADS[language] + TIERS[language] + line + "\n"
    done = compiled(SourceText.of(text))
    (problem,) = [each for each in done.problems if each.level.value == "error"]
    mends = [edited(text, each.edits) for each in problem.mends]
    under = TIERS[language].replace("spent\n\n", f"spent\n  {silver}\n\n", 1)
    under = under.replace("dépensés\n\n", f"dépensés\n  {silver}\n\n", 1).rstrip("\n")
    wanted = [f"{HEADS[language]}{under}\n  {gold}\n\n\n"] if silver else []
    assert mends == wanted
    again = [compiled(SourceText.of(each)).failed for each in mends]
    assert again == [False] * len(wanted)
    assert problem.fix == ()


@pytest.mark.parametrize(
    "line", ["Silver: 5%", "Silver: 5%, Bronze: 10%", "Silver: 5%, Silver: 10%", "Silver, Gold"]
)
def test_a_line_that_says_nothing_of_several_tiers_is_left_alone(line):
    """One tier, one that the file does not have, one twice, or none that is given anything."""
    hint, fixed = told("en", TIERS["en"] + line)
    assert not fixed
    assert ', then `tier "Gold"' not in hint
