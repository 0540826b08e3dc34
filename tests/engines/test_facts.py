"""Facts of the customer that a condition may ask: points ever earned, age, stamps."""

import pytest

CARD = """\
stamp card "C"
  1 stamp per order
  after 12 stamps: 4 EUR off

offer "A"
  when number of stamps on "C" is at least 9
  5 EUR off
"""
AGE = 'offer "A"\n  when age is {}\n  5 EUR off\n'


@pytest.mark.parametrize(
    ("condition", "birthday", "holds"),
    [
        ("at least 60 years", "1966-06-02", True),
        ("at least 60", "1966-06-03", False),
        ("below 60 years", "1966-06-03", True),
        ("below 26", "2000-06-02", False),
        ("between 18 and 25 years", "2008-06-02", True),
        ("between 18 and 25 years", "2008-06-03", False),
        ("between 18 and 25 years", "2000-06-02", False),
        ("below 60 years", "--06-02", False),
        ("at least 0 years", None, False),
    ],
)
def test_age_is_in_full_years_and_holds_only_where_it_is_known(gives, condition, birthday, holds):
    """On 2 June 2026: it is the birthday that counts, not the year alone."""
    rules = AGE.format(condition)
    account = {"birthday": birthday} if birthday else {}
    assert bool(gives(rules, "30.00", account=account).off) is holds


def test_who_is_born_on_29_february_is_a_year_older_on_the_28th_in_common_years(gives):
    """2026 has no 29 February."""
    rules = AGE.format("at least 26 years")
    account = {"birthday": "2000-02-29"}
    days = [
        gives(rules, "30.00", account=account, at=f"2026-02-{day}T12:00:00+01:00").off
        for day in (27, 28)
    ]
    assert days == [{}, {"A": "5.00"}]


@pytest.mark.parametrize(
    ("rules", "account", "english", "french"),
    [
        (
            AGE.format("at least 60"),
            {"birthday": "1966-06-03"},
            "for a customer 1 year older",
            "pour un client plus âgé de 1 an",
        ),
        (
            AGE.format("at least 60"),
            {"birthday": "--06-03"},
            "for a customer whose full birth date is known, and whose age is right",
            "pour un client dont la date de naissance complète est connue, et qui a l’âge voulu",
        ),
        (
            'offer "A"\n  when points earned is at least 500 points\n  5 EUR off\n',
            {"points_earned": 450},
            "with 50 points more earned before",
            "avec 50 points de plus déjà gagnés",
        ),
        (
            CARD,
            {"stamps": {"C": 7}},
            "with 2 more stamps on “C”",
            "avec 2 tampons de plus sur « C »",
        ),
    ],
)
def test_what_a_fact_lacks_is_said(gives, rules, account, english, french):
    """How many years, points or stamps more it would take."""
    order = gives(rules, "30.00", account=account)
    assert english in " ".join(order.why("silent"))
    assert french in " ".join(order.why("silent", "fr"))
