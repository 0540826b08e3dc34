"""How each award was reckoned, what stamps, tiers and time have come to, in sentences."""

import pytest

"""How each award was reckoned, and what stamps and tiers have come to, in sentences."""

PER_EURO = "earn 1 point per 1 EUR\n"
POT = (
    'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    '  customers collect cashback called "pot"\n'
)


def test_what_counts_is_said(gives):
    """84.90, of which 84 points."""
    assert gives(PER_EURO, "84.90").why("award") == [
        "“earn 1 point per 1 EUR” gives 84 points: €84.90 count, which makes 84.9, rounded down."
    ]


def test_a_rule_without_a_name_is_called_by_its_first_line_in_the_language_asked(gives):
    """An English file explained in French."""
    assert gives(PER_EURO, "84.00").why("award", "fr") == [
        "« gagner 1 point pour 1 € » donne 84 points : 84,00 € comptent."
    ]


def test_what_does_not_count_is_shown_by_the_whole(gives):
    """60 of 100."""
    rules = PER_EURO + "  except items on sale\n"
    lines = [{"price": "40.00", "regular_price": "50.00"}, "60.00"]
    assert gives(rules, *lines).why("award") == [
        "“earn 1 point per 1 EUR” gives 60 points: €60.00 count out of €100.00."
    ]


def test_a_multiplier_says_whose_it_is(gives):
    """The bonus day's two beats the tier's one and a half."""
    rules = PER_EURO + 'bonus day "J" on 2 June 2026\n  points x 2\ntier "T"\n  points x 1.5\n'
    assert gives(rules, "33.33").why("award") == [
        (
            "“earn 1 point per 1 EUR” gives 66 points: €33.33 × 2 (the bonus day “J”), "
            "which makes 66.66, rounded down."
        )
    ]


def test_multipliers_that_multiply_are_all_named(gives):
    """× 3 is 2 × 1.5."""
    rules = (
        PER_EURO + 'bonus day "J" on 2 June 2026\n  points x 2\ntier "T"\n  points x 1.5\n'
        "cumulation\n  multipliers multiply\n"
    )
    assert gives(rules, "10.00").why("award") == [
        "“earn 1 point per 1 EUR” gives 30 points: €10.00 × 3 (the tier “T” and the bonus day “J”)."
    ]


def test_parts_with_multipliers_of_their_own_are_listed(gives):
    """Soap twice, the rest at 1.25."""
    rules = (
        PER_EURO + 'bonus day "J" on 2 June 2026\n  points x 2\n  only category "Savons"\n'
        'tier "T"\n  points x 1.25\n'
    )
    order = gives(rules, {"price": "10.50", "categories": ["Savons"]}, "9.60")
    assert order.why("award", "fr") == [
        (
            "« gagner 1 point pour 1 € » donne 33 points : 10,50 € × 2 (le jour bonus « J ») et "
            "9,60 € × 1,25 (le palier « T »)."
        )
    ]


def test_a_part_without_a_multiplier_is_said_as_it_is(gives):
    """Only soap is doubled."""
    rules = PER_EURO + 'bonus day "J" on 2 June 2026\n  points x 2\n  only category "Savons"\n'
    order = gives(rules, {"price": "10.00", "categories": ["Savons"]}, "5.00")
    assert order.why("award") == [
        "“earn 1 point per 1 EUR” gives 25 points: €10.00 × 2 (the bonus day “J”) and €5.00."
    ]


def test_steps_are_counted(gives):
    """Full ones and those begun."""
    rules = "earn 1 point per full 10 EUR\nearn 1 point per started 10 EUR\n"
    assert gives(rules, "25.00").why("award") == [
        "“earn 1 point per full 10 EUR” gives 2 points: 2 full steps of €10 in €25.00.",
        "“earn 1 point per started 10 EUR” gives 3 points: 3 steps begun of €10 in €25.00.",
    ]


def test_items_are_counted(gives):
    """Three items, doubled."""
    rules = 'earn 5 points per item\nbonus day "J" on 2 June 2026\n  points x 2\n'
    assert gives(rules, {"price": "1.00", "quantity": 3}).why("award") == [
        "“earn 5 points per item” gives 30 points: 3 items × 2 (the bonus day “J”)."
    ]


def test_points_per_order_say_their_multiplier_only(gives):
    """100, or 200 for a reason."""
    rules = "earn 100 points per order\n"
    doubled = rules + 'bonus day "J" on 2 June 2026\n  points x 2\n'
    assert [gives(each, "5.00").why("award") for each in (rules, doubled)] == [
        ["“earn 100 points per order” gives 100 points."],
        ["“earn 100 points per order” gives 200 points: 100 points × 2 (the bonus day “J”)."],
    ]


def test_a_grid_says_its_band_and_the_next(gives):
    """A cent below 50 EUR."""
    rules = "earn by basket total\n  from 10 EUR: 1 point\n  from 50 EUR: 6 points\n"
    assert gives(rules, "49.99").why("award") == [
        (
            "“earn by basket total” gives 1 point. Threshold reached: from €10, with a total of "
            "€49.99. Next threshold: from €50 (€0.01 away)."
        )
    ]


def test_a_cap_says_what_there_would_have_been(gives):
    """80 capped at 50."""
    rules = PER_EURO + "  at most 50 points per order\n"
    assert gives(rules, "80.00").why("award") == [
        (
            "“earn 1 point per 1 EUR” gives 50 points: €80.00 count. Without the cap "
            "(at most 50 points per order) it would be 80 points."
        )
    ]


def test_the_cap_that_binds_is_the_one_named(gives):
    """Of the rule's own and the shared one."""
    rules = PER_EURO + "  at most 50 points per order\npoints\n  at most 40 points per day\n"
    assert "(at most 40 points per day in all)" in gives(rules, "80.00").why("award")[0]


def test_extra_points_first_orders_joining_and_reaching_are_said(gives):
    """Each by what gives it."""
    rules = (
        'earn 30 points on joining\nfirst order\n  earn 50 points\ntier "A" from 5 EUR spent\n'
        '  100 points on reaching it\nbonus day "J" on 2 June 2026\n  20 extra points\n'
    )
    assert sorted(gives(rules, "5.00", newcomer=True).why("award")) == [
        "The bonus day “J” adds 20 points.",
        "The first order gives 50 points.",
        "The tier “A” is reached and gives 100 points.",
        "“earn 30 points on joining” gives 30 points.",
    ]


def test_a_pot_collects_money_with_a_fraction_of_a_cent(gives):
    """5% of 10.19."""
    assert gives(POT + "earn 5% of purchases\n", "10.19").why("award") == [
        "“earn 5% of purchases” gives €0.50: €10.19 count, which makes €0.5095, rounded down."
    ]


# Stamps and tiers -----------------------------------------------------------------------------


def test_what_a_card_still_takes_is_said(gives):
    """Three of five."""
    rules = 'stamp card "C"\n  1 stamp per item\n  after 5 stamps: next item free\n'
    found = [gives(rules, {"price": "4.00", "quantity": n}) for n in (3, 5)]
    assert [each.why("stamps", "fr") for each in found] == [
        ["La carte à tampons « C » porte 3 tampons après cette commande ; il en manque 2."],
        ["La carte à tampons « C » porte 5 tampons après cette commande et elle est complète."],
    ]


TIERS = (
    'tier "Pro du propre"\ntier "Gardien" from 600 points earned or 5 orders\n'
    '  points x 2\ntier "Jedi" from 1,500 EUR spent and more than 3 referrals\n'
)


def test_the_gauge_to_the_next_tier_is_a_sentence(gives):
    """116 points or two orders."""
    order = gives(TIERS, "1.00", account={"points_earned": 484, "orders": 2})
    assert order.why("tier") == [
        (
            "The customer is in the tier “Pro du propre”. The tier “Gardien” is "
            "116 points to earn, or 2 orders away."
        )
    ]
    assert order.why("tier", "fr") == [
        (
            "Après cette commande, le client est au palier « Pro du propre ». Pour le palier "
            "« Gardien », il manque 116 points à gagner, ou 2 commandes."
        )
    ]


def test_going_up_is_said(gives):
    """And at once, where the file says so."""
    rules = TIERS + "tiers\n  an order already has the benefits of the tier it reaches\n"
    order = gives(rules, "1.00", account={"orders": 4})
    assert order.why("tier") == [
        (
            "This order takes the customer from the tier “Pro du propre” to the tier “Gardien”. "
            "The order already has its benefits. The tier “Jedi” is "
            "€1,499.00 of purchases and 4 referrals away."
        )
    ]


def test_whoever_stands_at_no_tier_sees_the_way_to_the_first(gives):
    """99 EUR."""
    assert gives('tier "A" from 100 EUR spent\n', "1.00").why("tier") == [
        "The customer has no tier yet. The tier “A” is €99.00 of purchases away."
    ]


def test_a_guest_is_told_no_tier(gives):
    """There is no account to stand anywhere."""
    assert gives(TIERS, "1.00", guest=True).why("tier") == []


# Time -----------------------------------------------------------------------------------


SPENT = """\
offer "A"
  when amount spent is at least 10 EUR in the last {window}
  1 EUR off
"""
BY_TIME = """\
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
    given = gives(BY_TIME.format(time=time), "20.00", newcomer=True)
    assert english in given.why("tier", "en")[0]
    assert french in given.why("tier", "fr")[0]
