"""Why a rule gives nothing, and the smallest change that would make it give something."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.quantity import Period
from palier.sheet.facts import Awarded, Uses

POT = (
    'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    '  customers collect cashback called "pot"\n'
)
PER_EURO = "earn 1 point per 1 EUR\n"
SOAP = {"price": "5.00", "categories": ["Savons"]}


def change(gives, clause, *lines, language=None, **facts):
    """What it would take for an offer with a clause to apply."""
    rules = f'offer "A"\n  {clause}\n  1 EUR off\n'
    told = gives(rules, *(lines or ("12.60",)), **facts).why("silent", language)
    return told[0].partition(". ")[2]


@pytest.mark.parametrize(
    ("clause", "facts", "english", "french"),
    [
        (
            "on baskets from 25 EUR",
            {},
            "with €12.40 more in the basket",
            "avec 12,40 € d’achat de plus",
        ),
        (
            "on baskets above 25 EUR",
            {},
            "with €12.41 more in the basket",
            "avec 12,41 € d’achat de plus",
        ),
        (
            "when basket total is below 10 EUR",
            {},
            "with €2.61 less in the basket",
            "avec 2,61 € d’achat de moins",
        ),
        (
            'when total of category "Savons" is at least 20 EUR',
            {},
            "with €20.00 more of items of the category “Savons”",
            "avec 20,00 € de plus d’articles de la catégorie « Savons »",
        ),
        (
            'when number of items of category "Savons" is at least 1',
            {},
            "with 1 more item of the category “Savons”",
            "avec 1 article de plus de la catégorie « Savons »",
        ),
        ("when number of items is above 2", {}, "with 2 more items", "avec 2 articles de plus"),
        (
            "when number of orders is at least 5",
            {"account": {"orders": 2}},
            "after 3 more orders",
            "après 3 commandes de plus",
        ),
        (
            "when number of orders is at least 5 in the last 12 months",
            {"account": {"orders": 2}},
            "after 3 more orders in the last 12 months",
            "après 3 commandes de plus sur les 12 derniers mois",
        ),
        (
            "when amount spent is at least 100 EUR",
            {"account": {"spent": "40.00"}},
            "with €60.00 more spent before",
            "avec 60,00 € de plus déjà dépensés",
        ),
        (
            "when points balance is at least 64 points",
            {"account": {"points": 60}},
            "with 4 points more in the balance",
            "avec 4 points de plus au solde",
        ),
        (
            "when number of referrals is above 2",
            {},
            "with 3 more referrals",
            "avec 3 parrainages de plus",
        ),
        (
            'when number of "avis" activities is 2',
            {},
            "with 2 more “avis”",
            "avec 2 « avis » de plus",
        ),
        (
            "when time since joining is at least 12 months",
            {"account": {"joined": "2025-06-05"}},
            "3 days later",
            "3 jours plus tard",
        ),
        (
            "when time since the last order is above 1 month",
            {},
            "after a first order",
            "après une première commande",
        ),
        (
            'when shipping method is "Colissimo"',
            {},
            "with shipping by “Colissimo”",
            "avec le mode de livraison « Colissimo »",
        ),
        (
            'unless channel is "web"',
            {"channel": "web"},
            "through another channel than “web”",
            "par un autre canal que « web »",
        ),
        (
            'when customer type is one of "a", "b"',
            {},
            "for a customer of type “a” or “b”",
            "pour un client de type « a » ou « b »",
        ),
        (
            'when the basket contains category "Savons" or items on sale',
            {},
            "with an item of the category “Savons” or on sale",
            "avec un article de la catégorie « Savons » ou en promotion",
        ),
        (
            'when the box "news" is ticked',
            {},
            "with the box “news” ticked",
            "avec la case « news » cochée",
        ),
        (
            'when the customer has ordered product "P"',
            {},
            "for a customer who has ordered the product “P” before",
            "pour un client qui a déjà commandé le produit « P »",
        ),
        ("when a promo code is used", {}, "with a promo code", "avec un code promo"),
        ("every Monday", {}, "on a Monday", "un lundi"),
        ("every 14 February", {}, "on 14 February", "un 14 février"),
        ("between 14:00 and 17:30", {}, "between 2 pm and 5:30 pm", "entre 14 h et 17 h 30"),
        (
            "from 1 July 2026 to 3 July 2026",
            {},
            "from 1 July 2026 to 3 July 2026",
            "du 1er juillet 2026 au 3 juillet 2026",
        ),
        ("on the 5th order", {}, "3 orders later", "3 commandes plus tard"),
        ("on the 1st order", {}, "on the 1st order", "à la 1re commande"),
        ("on every 5th order", {}, "3 orders later", "3 commandes plus tard"),
    ],
)
def test_the_smallest_change_of_each_condition_is_said(gives, clause, facts, english, french):
    """In both languages."""
    found = [change(gives, clause, language=each, **facts) for each in ("en", "fr")]
    assert found == [f"It would apply {english}.", f"La règle s’appliquerait {french}."]


@pytest.mark.parametrize(
    ("uses", "period", "english"),
    [
        ("at most once per day", Period.DAY, "another day"),
        ("at most 2 times per month", Period.MONTH, "another month"),
    ],
)
def test_a_limit_that_is_reached_says_when_it_is_over(gives, uses, period, english):
    """Another period."""
    standing = {"uses": {Uses("offer.1", period): 2}}
    assert change(gives, uses, standing=standing) == f"It would apply {english}."


def test_all_that_fails_is_counted_not_only_the_first(gives):
    """A Monday and a larger basket."""
    rules = 'offer "A"\n  every Monday\n  on baskets from 20 EUR\n  1 EUR off\n'
    assert gives(rules, "12.60").why("silent") == [
        (
            "The offer “A” gives nothing: it is not the right day of the week. It would apply "
            "on a Monday and with €7.40 more in the basket."
        )
    ]


def test_of_several_ways_the_one_with_the_fewest_changes_is_said(gives):
    """One change beats two, wherever it is written."""
    clause = 'when channel is "web" and delivery city is "Paris" or basket total is at least 20 EUR'
    assert change(gives, clause) == "It would apply with €7.40 more in the basket."


def test_of_amounts_of_one_kind_the_smallest_is_said(gives):
    """20 EUR is nearer than 50."""
    clause = "when basket total is at least 50 EUR or basket total is at least 20 EUR"
    assert change(gives, clause) == "It would apply with €7.40 more in the basket."


def test_of_unlike_changes_the_first_written_is_said(gives):
    """A channel and an amount cannot be compared."""
    clause = 'when channel is "web" or basket total is at least 20 EUR'
    assert change(gives, clause) == "It would apply through the channel “web”."


def test_what_must_not_hold_is_turned_round(gives):
    """Below 10, or from 20 on."""
    clause = "unless basket total is between 10 EUR and 19.99 EUR"
    assert change(gives, clause) == "It would apply with €2.61 less in the basket."


def test_a_condition_after_discounts_is_measured_in_its_turn(gives):
    """100 less 10 lacks 5."""
    rules = (
        'offer "A"\n  10 EUR off\n'
        'offer "B"\n  when basket total after discounts is at least 95 EUR\n  1 EUR off\n'
    )
    assert gives(rules, "100.00").why("silent") == [
        (
            "The offer “B” gives nothing: its condition is not met. It would apply "
            "with €5.00 more left to pay."
        )
    ]


def test_a_segment_speaks_of_the_conditions_of_belonging(gives):
    """Not of `not in the segment`."""
    rules = 'segment "S"\n  when customer group is "s"\n  1 EUR off\n'
    assert gives(rules, "5.00").why("silent") == [
        (
            "The segment “S” gives nothing: its condition is not met. It would apply "
            "for a customer of the group “s”."
        )
    ]


def test_a_segment_that_comes_after_another_says_which(gives):
    """The first written takes the customer."""
    rules = (
        'segment "A"\n  when channel is "web"\n  1 EUR off\n'
        'segment "B"\n  when channel is "web"\n  2 EUR off\n'
    )
    assert gives(rules, "5.00", channel="web").why("silent") == [
        (
            "The segment “B” gives nothing: the customer belongs to a segment written before. "
            "It would apply outside the segment “A”."
        )
    ]


def test_no_threshold_reached_says_how_far_the_nearest_is(gives):
    """10 EUR to the first of two."""
    rules = "first order\n  from 50 EUR: 5 EUR off\n  from 150 EUR: 10% off\n"
    assert gives(rules, "40.00", newcomer=True).why("silent", "fr") == [
        (
            "La première commande ne retire rien : aucun seuil n’est atteint avec un panier de "
            "40,00 €. La règle s’appliquerait avec 10,00 € d’achat de plus."
        )
    ]


def test_above_the_last_band_the_nearest_may_be_below(gives):
    """51 points: one fewer, or 49 more."""
    rules = (
        "redeem points\n  from 10 to 50 points: 5 EUR off\n  above 100 points: 10 points = 1 EUR\n"
    )
    order = gives(rules, "80.00", account={"points": 51}, use_points="all")
    assert order.why("refused") == [
        (
            "Paying with points is refused: no threshold is reached with a payment of 51 points. "
            "It would apply with 1 point less put in."
        )
    ]


def test_shipping_by_another_method_says_which_would_be_free(gives):
    """The tier gives it with Colissimo."""
    rules = 'tier "T"\n  free shipping with "Colissimo"\n'
    order = gives(rules, "5.00", shipping={"method": "Chronopost", "cost": "9.00"})
    assert order.why("silent") == [
        (
            "The tier “T” takes nothing off: it does not pay for shipping by “Chronopost”. "
            "It would apply with shipping by “Colissimo”."
        )
    ]


def test_what_touches_nothing_in_the_basket_says_so(gives):
    """No soap."""
    assert gives('offer "A"\n  10% off category "Savons"\n', "5.00").why("silent") == [
        (
            "The offer “A” takes nothing off: nothing in the basket counts for it. It would apply "
            "with an item of the category “Savons”."
        )
    ]
    french = 'palier "A"\n  10 % de remise sur la catégorie "Savons"\n'
    assert gives(french, "5.00").why("silent") == [
        (
            "Le palier « A » ne retire rien : aucun article du panier n’est concerné. La règle "
            "s’appliquerait avec un article de la catégorie « Savons »."
        )
    ]


def test_what_is_paid_already_says_so(gives):
    """Nothing is left of the soap."""
    rules = """\
offer "A"
  10 EUR off category "Savons"

offer "B"
  5 EUR off category "Savons"
"""
    soap = {"price": "5.00", "categories": ["Savons"]}
    assert gives(rules, soap).why("silent") == [
        "The offer “B” takes nothing off: the items it covers are already free."
    ]


def test_a_code_of_the_file_that_was_not_given_says_so(gives):
    """And what else it would take."""
    rules = 'offer "A" with promo code "C"\n  {}5 EUR off\n'
    found = [
        gives(rules.format(each), "10.00").why("silent")
        for each in ("", "on baskets from 30 EUR\n  ")
    ]
    assert found == [
        ["The promo code “C” gives nothing: it was not given."],
        [
            (
                "The promo code “C” gives nothing: it was not given. It would apply with €20.00 "
                "more in the basket and with the promo code “C”."
            )
        ],
    ]


# Points that are not earned -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "facts", "sentence"),
    [
        (
            "",
            {"promo_codes": [{"code": "X", "off": "1.00"}]},
            (
                "no points are earned on an order where a promo code is used. "
                "It would apply without the promo code “X”."
            ),
        ),
        (
            "redeem points\n  10 points = 1 EUR\n",
            {"account": {"points": 20}, "use_points": "all"},
            (
                "no points are earned on an order on which points are used. "
                "It would apply without paying with points."
            ),
        ),
        (
            'segment "S"\n  when channel is "web"\n  earn no points\n',
            {"channel": "web"},
            "the segment “S” earns no points. It would apply outside the segment “S”.",
        ),
        (
            "first order\n  earn no points\n",
            {"newcomer": True},
            "a first order earns no points. It would apply 1 order later.",
        ),
        (
            "earn 5 points per order\n  replaces the other earnings\n",
            {},
            "“earn 5 points per order” replaces it.",
        ),
        ("", {"guest": True}, "it takes an account, and the order has none."),
    ],
)
def test_what_silences_points_is_named(gives, rules, facts, sentence):
    """And how they would be earned."""
    told = gives(PER_EURO + rules, "20.00", **facts).why("silent")
    assert f"“earn 1 point per 1 EUR” gives nothing: {sentence}" in told


def test_a_cap_that_is_reached_is_named(gives):
    """100 a year."""
    rules = PER_EURO + "  at most 100 points per year\n"
    standing = {"uses": {Awarded("earn.1", Period.YEAR): 100}}
    assert gives(rules, "20.00", standing=standing).why("silent", "fr") == [
        (
            "« gagner 1 point pour 1 € » ne donne rien : son plafond est atteint "
            "(au plus 100 points par an)."
        )
    ]


def test_an_amount_too_small_says_how_much_more_is_needed(gives):
    """0.65 lacks 0.35."""
    assert gives(PER_EURO, "0.65").why("silent") == [
        (
            "“earn 1 point per 1 EUR” gives nothing: there is too little to give anything. "
            "It would earn something with €0.35 more paid for goods that count."
        )
    ]


@pytest.mark.parametrize(
    ("rule", "price", "more"),
    [
        ("earn 2 points per full 10 EUR", "0.65", "€9.35"),
        ("earn 2 points per 10 EUR", "0.65", "€4.35"),
        ("earn 2 points per 10 EUR, item by item", "4.60", "€0.40"),
        ("earn 2 points per full 10 EUR, item by item", "4.60", "€5.40"),
    ],
)
def test_how_much_more_goes_by_how_the_rule_counts(gives, rule, price, more):
    """Whole tens want the rest of ten, a share of ten the rest of five; of one item, or of all."""
    (said,) = gives(rule + "\n", price).why("silent")
    assert f"with {more} more paid for" in said


@pytest.mark.parametrize(("price", "more"), [("0.05", "€0.15"), ("0.19", "€0.01")])
def test_how_much_more_a_pot_wants(gives, price, more):
    """5 % of 0.20 is the first cent."""
    (said,) = gives(POT + "earn 5% of purchases\n", price).why("silent")
    assert f"with {more} more paid for" in said


RULES = [
    "earn {points} points per {step} EUR\n",
    "earn {points} points per full {step} EUR\n",
    "earn {points} points per started {step} EUR\n",
]


@given(
    rule=st.sampled_from(RULES),
    points=st.integers(1, 3),
    step=st.sampled_from(["0.70", "1", "10", "33.33"]),
    minor=st.integers(0, 400),
    rounding=st.sampled_from(["down", "up", "to the nearest"]),
    times=st.sampled_from(["0.3", "1", "1.25", "3"]),
    basis=st.sampled_from(["", "  on the amount before discounts\n"]),
)
@settings(max_examples=60)
def test_so_much_more_earns_a_point_and_a_cent_less_does_not(
    gives, rule, points, step, minor, rounding, times, basis
):
    """The amount is exact whatever the step, the rounding and the multiplier."""
    rules = (
        rule.format(points=points, step=step)
        + basis
        + f'bonus day "J" on 2 June 2026\n  points x {times}\n'
        + f"points\n  are rounded {rounding}\n"
    )
    price = f"{minor // 100}.{minor % 100:02}"
    order = gives(rules, price)
    told = [each for each in order.why("silent") if "earn something" in each]
    if order.earned or not told:
        assert order.earned or not told
        return
    more = int(told[0].partition("with €")[2].partition(" ")[0].replace(".", ""))
    enough, short = (
        gives(rules, price, f"{each // 100}.{each % 100:02}").earned for each in (more, more - 1)
    )
    assert enough > 0 == short


# Days and hours ----------------------------------------------------------------------------------

BORN = {"orders": 1, "birthday": "--08-20"}
NOON_OF_JUNE = "2026-06-03T12:00:00+02:00"
DAYS = [
    ("on 1 May 2026", "on 1 May 2026", "le 1er mai 2026"),
    (
        "on 1 May 2026\n  on 8 May 2026",
        "on 1 May 2026 or on 8 May 2026",
        "le 1er mai 2026 ou le 8 mai 2026",
    ),
    (
        "from 27 November 2026 at 18:00 to 29 November 2026 at 10:00",
        "from 27 November 2026 at 6 pm to 29 November 2026 at 10 am",
        "du 27 novembre 2026 à 18 h au 29 novembre 2026 à 10 h",
    ),
    ("until 3 May 2026 at 10:00", "until 3 May 2026 at 10 am", "jusqu’au 3 mai 2026 à 10 h"),
    (
        "every Tuesday, Thursday and Saturday",
        "on a Tuesday, on a Thursday or on a Saturday",
        "un mardi, un jeudi ou un samedi",
    ),
    (
        "every 1st Tuesday of the month",
        "on a 1st Tuesday of the month",
        "un 1er mardi du mois",
    ),
    ("on the 15th of every month", "on the 15th of a month", "le 15 d’un mois"),
    (
        "on the 31st of every month",
        "on the 31st of a month that has one",
        "le 31 d’un mois qui en compte un",
    ),
    ("every 14 February", "on 14 February", "un 14 février"),
    ("between 14:00 and 17:00", "between 2 pm and 5 pm", "entre 14 h et 17 h"),
    (
        "every Tuesday\n  between 14:00 and 17:00",
        "on a Tuesday and between 2 pm and 5 pm",
        "un mardi et entre 14 h et 17 h",
    ),
    (
        "in the customer's birthday month",
        "in the customer’s birthday month, that is from 1 August 2026 to 31 August 2026",
        "pendant le mois de l’anniversaire du client, soit du 1er août 2026 au 31 août 2026",
    ),
    (
        "in the customer's birthday week",
        "in the customer’s birthday week, that is from 17 August 2026 to 23 August 2026",
        "pendant la semaine de l’anniversaire du client, soit du 17 août 2026 au 23 août 2026",
    ),
    (
        "within 7 days of the customer's birthday",
        "within 7 days of the customer’s birthday, that is from 13 August 2026 to 27 August 2026",
        (
            "dans les 7 jours avant ou après l’anniversaire du client, soit du 13 août 2026 au 27"
            " août 2026"
        ),
    ),
]


@pytest.mark.parametrize(("clause", "english", "french"), DAYS)
def test_the_day_and_the_hour_that_would_do_are_told(gives, clause, english, french):
    """Noon of Wednesday 3 June 2026 is none of them; the customer was born on 20 August."""
    order = gives(f'offer "O"\n  {clause}\n  10% off\n', "20.00", account=BORN, at=NOON_OF_JUNE)
    (in_english,), (in_french,) = (order.why("silent", each) for each in ("en", "fr"))
    assert in_english.replace("\u00a0", " ").endswith(f" {english}.")
    assert in_french.replace("\u00a0", " ").endswith(f" {french}.")


def test_a_birthday_that_nobody_knows_is_told(gives):
    """No day would do before the shop is told."""
    rules = 'offer "O"\n  in the customer\'s birthday month\n  10% off\n'
    (said,) = gives(rules, "20.00", account={"orders": 1}, at=NOON_OF_JUNE).why("silent")
    assert said.endswith("It would apply in the customer’s birthday month, if it were known.")


def test_a_rule_that_works_on_its_days_is_told_as_any_other(gives):
    """The first minute of a window is in it."""
    rules = 'offer "O"\n  from 3 June 2026 at 12:00 to 4 June 2026 at 10:00\n  10% off\n'
    order = gives(rules, "20.00", at=NOON_OF_JUNE)
    assert order.off == {"O": "2.00"}
    assert order.why("silent") == []
