"""Time in explanations: windows, and what a membership still lacks."""

import pytest

SPENT = """\
offer "A"
  when amount spent is at least 10 EUR in the last {window}
  1 EUR off
"""
TIERS = """\
tier "Wood"

tier "Gold" from {time} of membership
"""


@pytest.mark.parametrize(
    ("window", "english", "french"),
    [
        ("day", "in the last day", "sur le dernier jour"),
        ("12 days", "in the last 12 days", "sur les 12 derniers jours"),
        ("week", "in the last week", "sur la dernière semaine"),
        ("2 weeks", "in the last 2 weeks", "sur les 2 dernières semaines"),
        ("month", "in the last month", "sur le dernier mois"),
        ("12 months", "in the last 12 months", "sur les 12 derniers mois"),
        ("year", "in the last year", "sur la dernière année"),
        ("2 years", "in the last 2 years", "sur les 2 dernières années"),
    ],
)
def test_a_window_is_said_with_what_it_takes(window, english, french, gives):
    """Whatever the time, the sentence says over which time the customer should spend more."""
    given = gives(SPENT.format(window=window), "20.00")
    assert english in given.why("silent", "en")[0]
    assert french in given.why("silent", "fr")[0]


@pytest.mark.parametrize(
    ("time", "english", "french"),
    [
        ("24 months", "24 months of membership", "24 mois d’ancienneté"),
        ("1 year", "12 months of membership", "12 mois d’ancienneté"),
        ("45 days", "1 month and 15 days of membership", "1 mois et 15 jours d’ancienneté"),
        ("10 days", "10 days of membership", "10 jours d’ancienneté"),
    ],
)
def test_a_membership_still_lacks_months_and_days(time, english, french, gives):
    """Nobody counts two years in days."""
    given = gives(TIERS.format(time=time), "20.00", newcomer=True)
    assert english in given.why("tier", "en")[0]
    assert french in given.why("tier", "fr")[0]
