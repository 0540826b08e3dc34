"""What was chosen, set aside and refused, in sentences."""

import pytest

TWO = 'offer "A"\n  10 EUR off\nsegment "S"\n  when channel is "web"\n  20 EUR off\n'
BEST = "cumulation\n  otherwise the best for the customer applies\n"


def test_what_is_set_aside_says_for_whom_and_what_it_was_worth(gives):
    """The offer comes first."""
    order = gives(TWO, "100.00", channel="web")
    assert order.why("set-aside") == [
        (
            "The segment “S” does not apply: the order keeps offers, which do not combine with "
            "segment benefits. On its own it would take €20.00 off."
        )
    ]
    assert order.why("set-aside", "fr") == [
        (
            "Le segment « S » ne s’applique pas : la commande garde les offres, qui ne se cumulent "
            "pas avec les avantages du segment. À elle seule, la règle retirerait 20,00 €."
        )
    ]


POT = (
    'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
    '  customers collect cashback called "pot"\nearn 5% of purchases\nredeem points\n'
    'offer "A"\n  10 EUR off\n'
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "Paying from the pot does not apply: the order keeps offers, which do not combine "
                "with paying from the pot. On its own it would take €6.50 off."
            ),
        ),
        (
            "fr",
            (
                "Le paiement avec la cagnotte ne s’applique pas : la commande garde les offres, "
                "qui ne se cumulent pas avec le paiement avec la cagnotte. À elle seule, la règle "
                "retirerait 6,50 €."
            ),
        ),
    ],
)
def test_of_a_pot_nothing_is_told_of_points(gives, language, said):
    """It was said to stand apart from paying with points, in the same sentence."""
    order = gives(POT, "20.00", account={"points": "8.00"}, use_points="6.50")
    assert [each.replace("\u00a0", " ") for each in order.why("set-aside", language)] == [said]


def test_under_the_best_each_choice_says_what_it_leaves_to_pay(gives):
    """80 is less than 90."""
    order = gives(TWO + BEST, "100.00", channel="web")
    assert order.why("choice") == [
        (
            "Best for the customer: the segment “S” (€80.00 to pay), rather than the offer “A” "
            "(€90.00 to pay)."
        )
    ]


def test_where_there_was_no_choice_none_is_told(gives):
    """The offer alone."""
    assert gives(TWO + BEST, "100.00").why("choice") == []


def test_paying_with_points_is_one_thing(gives):
    """In French the verb follows."""
    rules = (
        'redeem points\n  10 points = 1 EUR\nsegment "S"\n  when channel is "web"\n  2 EUR off\n'
        + BEST
    )
    order = gives(rules, "100.00", channel="web", account={"points": 100}, use_points="all")
    assert order.why("set-aside", "fr") == [
        (
            "Le segment « S » ne s’applique pas : la commande garde le paiement en points, qui ne "
            "se cumule pas avec les avantages du segment. À elle seule, la règle retirerait 2,00 €."
        )
    ]


def test_of_several_codes_the_one_kept_is_named(gives):
    """One code an order."""
    codes = [{"code": "X", "off": "5.00"}, {"code": "Y", "off": "9.00"}]
    assert gives("earn 1 point per 1 EUR\n", "20.00", promo_codes=codes).why("set-aside") == [
        (
            "The promo code “Y” does not apply: an order keeps one promo code only, here the promo "
            "code “X”. On its own it would take €9.00 off."
        )
    ]


def test_the_best_offer_is_named(gives):
    """10 EUR beat 5."""
    offers = 'offer "A"\n  5 EUR off\noffer "B"\n  10 EUR off\n'
    rules = offers + "cumulation\n  only the best offer applies\n"
    assert gives(rules, "20.00").why("set-aside") == [
        (
            "The offer “A” does not apply: only the best offer does, here the offer “B”. "
            "On its own it would take €5.00 off."
        )
    ]


def test_a_refused_code_says_why_and_what_it_would_take(gives):
    """A cent below 50 EUR, and a code nobody knows."""
    rules = 'offer "A" with promo code "C"\n  on baskets from 50 EUR\n  5 EUR off\n'
    order = gives(rules, "49.99", code="C NOPE")
    assert sorted(order.why("refused")) == [
        (
            "The promo code “C” is refused: the basket is too small. It would apply with €0.01 "
            "more in the basket."
        ),
        "The promo code “NOPE” is refused: the programme does not know this code.",
    ]


def test_a_code_for_other_goods_says_so(gives):
    """Nothing to take it off."""
    rules = 'offer "A" with promo code "C"\n  5 EUR off category "Livres"\n'
    assert gives(rules, "20.00", code="C").why("refused") == [
        (
            "The promo code “C” is refused: nothing in the basket counts for it. It would apply "
            "with an item of the category “Livres”."
        )
    ]


def test_too_few_points_say_how_many_more(gives):
    """One more point makes a block; the goods may be what is short."""
    rules = "redeem points\n  10 points = 1 EUR\n"
    points = gives(rules, "20.00", account={"points": 9}, use_points="all")
    goods = gives(rules, "0.60", account={"points": 90}, use_points="all")
    assert points.why("refused") == [
        (
            "Paying with points is refused: too few points would be used. It would apply with 1 "
            "point more put in."
        )
    ]
    assert goods.why("refused")[0].endswith("It would apply with €0.40 more left to pay.")


def test_at_least_so_many_at_once_counts_in_whole_blocks(gives):
    """42 of at least 45 are four blocks; five are 50."""
    rules = "redeem points\n  10 points = 1 EUR\n  at least 45 points at once\n"
    order = gives(rules, "20.00", account={"points": 42}, use_points="all")
    assert order.why("refused")[0].endswith("It would apply with 8 points more put in.")


@pytest.mark.parametrize(
    ("clause", "price", "points", "change"),
    [
        (
            "at most 50% of the basket",
            "6.00",
            20,
            "with 30 points more put in and with €3.99 more in",
        ),
        ("at most 50% of the basket", "40.00", 20, "with 30 points more put in."),
        ("at most 50% of the basket", "3.00", 90, "with €6.99 more in the basket."),
        ("all points are deducted", "3.00", 20, "with 30 points more put in."),
    ],
)
def test_what_must_be_used_at_once_needs_room_too(clause, price, points, change, gives):
    """A limit in the way is told beside the points that are missing: 50% of €9.99 rounds to €5."""
    rules = f"redeem points\n  10 points = 1 EUR\n  at least 50 points at once\n  {clause}\n"
    order = gives(rules, price, account={"points": 90}, use_points=points)
    assert change in order.why("refused")[0]


def test_a_limit_below_what_must_be_used_at_once_promises_nothing(gives):
    """No basket is large enough."""
    rules = (
        "redeem points\n  10 points = 1 EUR\n  at least 50 points at once\n"
        "  at most 4 EUR per order\n"
    )
    order = gives(rules, "60.00", account={"points": 90}, use_points="all")
    assert order.why("refused") == ["Paying with points is refused: too few points would be used."]


def test_a_voucher_nobody_has_is_refused_by_name(gives):
    """As it was brought."""
    rules = 'reward "R" for 100 points\n  5 EUR off\n'
    assert gives(rules, "20.00", use_rewards=["R"]).why("refused") == [
        "The voucher “R” is refused: the customer has no such voucher."
    ]
