"""`for every …`: what is given once for each whole step of an order."""

import pytest

import palier

HUNDREDS = 'offer "A"\n  for every 100 EUR: 10 EUR off\n'
THIRD = 'offer "A"\n  for every 3 items of category "Soap": the cheapest item free\n'


def soap(price, quantity=1):
    """So many soaps."""
    return {"price": price, "quantity": quantity, "categories": ["Soap"]}


@pytest.mark.parametrize(
    ("total", "off"), [("99.99", {}), ("100.00", {"A": "10.00"}), ("299.99", {"A": "20.00"})]
)
def test_an_amount_is_given_for_each_whole_step(gives, total, off):
    """A cent short of the third hundred."""
    assert gives(HUNDREDS, total).off == off


def test_at_most_so_many_times(gives):
    """Three hundreds, twice."""
    assert gives(HUNDREDS.replace(" off", " off, at most 2 times"), "350.00").off == {"A": "20.00"}
    assert gives(HUNDREDS.replace(" off", " off, at most once"), "350.00").off == {"A": "10.00"}


def test_the_cheapest_is_sought_among_what_is_counted(gives):
    """The cup is cheaper, but no soap; of seven soaps two are free."""
    assert gives(THIRD, "1.00", soap("4.00", 3), soap("6.00", 4)).off == {"A": "8.00"}


def test_another_selection_may_be_named(gives):
    """For three soaps, a cup."""
    rules = THIRD.replace("cheapest item", 'cheapest item of category "Cups"')
    cup = {"price": "5.00", "categories": ["Cups"]}
    assert gives(rules, soap("9.00", 3), cup).off == {"A": "5.00"}


def test_only_what_a_rule_is_narrowed_to_is_counted(gives):
    """Two soaps and a cup are no three soaps; 60 and 50 are no hundred of soap."""
    narrowed = '  only category "Soap"\n'
    third = 'offer "A"\n  for every 3 items: the cheapest item free\n' + narrowed
    assert gives(third, soap("4.00", 2), "3.00").off == {}
    assert gives(third, soap("4.00", 3), "3.00").off == {"A": "4.00"}
    assert gives(HUNDREDS + narrowed, soap("60.00"), "50.00").off == {}


def test_an_amount_after_discounts_is_counted_in_turn(gives):
    """After 5 EUR off 104 there is no hundred."""
    five = 'offer "Five"\n  5 EUR off\n'
    assert gives(five + HUNDREDS.replace("EUR:", "EUR after discounts:"), "104.00").off == {
        "Five": "5.00"
    }
    assert gives(five + HUNDREDS, "104.00").off == {"Five": "5.00", "A": "10.00"}


def test_an_amount_of_some_goods_after_discounts_is_counted(gives):
    """50 of soap at half price is no thirty of soap, whatever the cup costs."""
    rules = (
        'offer "Half"\n  50% off category "Soap"\n'
        'offer "A"\n  for every 30 EUR of category "Soap" after discounts: 2 EUR off\n'
    )
    assert gives(rules, soap("50.00"), "90.00").off == {"Half": "25.00"}
    assert gives(rules, soap("60.00"), "90.00").off == {"Half": "30.00", "A": "2.00"}


def test_several_lines_are_all_given(gives):
    """And what is bare besides."""
    rules = (
        'offer "A"\n  for every 100 EUR: 10 EUR off\n  for every 2 items: 1 EUR off\n  perk "Tea"\n'
    )
    order = gives(rules, {"price": "50.00", "quantity": 4})
    assert (order.off, order.perks) == ({"A": "22.00"}, ["Tea"])


@pytest.mark.parametrize(
    ("given", "off"),
    [
        ("2 EUR off each item", "16.00"),
        ("the 2 cheapest items free", "36.00"),
        ("50% off the dearest item", "10.00"),
        ("1 item for 4 EUR", "12.00"),
        ('product "P" free', "20.00"),
    ],
)
def test_every_benefit_is_given_as_many_times(gives, given, off):
    """Two times, for four items at 10.00, 10.00, 8.00 and 8.00."""
    rules = f'offer "A"\n  for every 2 items: {given}\n'
    line = {"price": "10.00", "quantity": 2, "product": "P"}
    assert gives(rules, line, {"price": "8.00", "quantity": 2}).off == {"A": off}


def test_shipping_gifts_and_points_are_given_as_many_times(gives):
    """3 EUR off shipping twice, two ties, twice 5 points."""
    rules = (
        'earn 1 point per 1 EUR\noffer "A"\n  for every 10 EUR: 3 EUR off shipping'
        ' and product "TIE" as a gift and 5 extra points\n'
    )
    order = gives(rules, "29.99", shipping={"cost": "8.00"})
    assert (order.charged, order.gifts, order.earned) == ("2.00", ["TIE", "TIE"], 29 + 10)


def test_a_product_that_is_not_there_is_added_as_many_times(gives):
    """`free` adds what is not in the basket."""
    rules = 'offer "A"\n  for every 10 EUR: product "TIE" free\n'
    assert gives(rules, "30.00").gifts == ["TIE", "TIE", "TIE"]


def test_gifts_have_an_end(gives):
    """A cent each would be a million."""
    rules = 'offer "A"\n  for every 0.01 EUR: product "TIE" as a gift\n'
    assert len(gives(rules, "10000.00").gifts) == 10_000


def test_a_bonus_day_may_add_points_for_every_step(gives):
    """2 June: 59.99 holds two twenties."""
    rules = 'bonus day "J" on 2 June 2026\n  for every 20 EUR: 3 extra points\n'
    assert gives("earn 1 point per 1 EUR\n" + rules, "59.99").awards["J"] == 6


def test_a_reward_may_be_worth_more_for_more(gives):
    """A voucher of 5 EUR for every 50 EUR."""
    rules = 'reward "V" for 10 points\n  for every 50 EUR: 5 EUR off\n'
    account = {"rewards": ["V"]}
    assert gives(rules, "100.00", account=account, use_rewards=["V"]).off == {"V": "10.00"}


@pytest.mark.parametrize("given", ["10% off", "points x 2", "50% off shipping"])
def test_a_percentage_of_all_so_many_times_is_refused(given):
    """Of what, how many times?"""
    text = (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
        f'offer "A"\n  for every 100 EUR: {given}\n'
    )
    with pytest.raises(palier.ProgramError) as caught:
        palier.compile(text)
    assert [each.code for each in caught.value.problems] == ["many-times-a-percentage"]


# What is told -------------------------------------------------------------------------------


def test_how_many_times_is_explained(gives):
    """And how far the next time is."""
    assert gives(HUNDREDS, "304.00").why("discount") == [
        (
            "The offer “A” takes €30.00 off: 3 × €10. Given 3 times, for every €100, with a basket "
            "of €304.00. €96.00 more would have given it once more."
        )
    ]
    assert gives(THIRD, soap("4.00", 3)).why("discount", "fr") == [
        (
            "L’offre « A » retire 4,00 € : 100 % de l’article le moins cher de la catégorie "
            "« Soap », qui vaut 4,00 €. Donné une fois, pour chaque lot de 3 articles de la "
            "catégorie « Soap », avec 3 articles de la catégorie « Soap ». Il manque 3 articles "
            "pour une fois de plus."
        )
    ]


SOAP = "of the category “Soap”"


@pytest.mark.parametrize(("most", "more"), [("2 times", False), ("5 times", True)])
def test_one_more_time_is_spoken_of_while_there_is_one(gives, most, more):
    """After the last there is none."""
    rules = HUNDREDS.replace(" off", f" off, at most {most}")
    (told,) = gives(rules, "350.00").why("discount")
    assert ("€50.00 more would have given it once more." in told) is more


@pytest.mark.parametrize(
    ("rules", "line", "wanted", "held", "change"),
    [
        (HUNDREDS, "80.00", "€100.00", "a basket of €80.00", "€20.00 more in the basket"),
        (THIRD, soap("4.00", 2), "3 items", f"2 items {SOAP}", f"1 more item {SOAP}"),
        (
            HUNDREDS.replace("EUR:", "EUR after discounts:"),
            *("80.00", "€100.00", "a basket of €80.00 after discounts"),
            "€20.00 more left to pay",
        ),
        (
            HUNDREDS.replace("EUR:", 'EUR of category "Soap":'),
            *("80.00", "€100.00", f"€0.00 of items {SOAP}", f"€100.00 more of items {SOAP}"),
        ),
    ],
)
def test_what_a_step_takes_is_explained(gives, rules, line, wanted, held, change):
    """The nearest one, and by how much it is missed."""
    because = f"it takes {wanted}, and the order has {held}. It would apply with {change}."
    assert gives(rules, line).why("silent") == [f"The offer “A” takes nothing off: {because}"]


def test_extra_points_for_every_step_are_explained(gives):
    """Twice, or why not once."""
    rules = 'offer "A"\n  for every 20 EUR: 3 extra points\n'
    assert gives(rules, "59.99").why("award") == [
        (
            "The offer “A” gives 6 points: 2 × 3 points. Given 2 times, for every €20, with a "
            "basket of €59.99. €0.01 more would have given it once more."
        )
    ]
    assert gives(rules, "5.00").why("silent") == [
        (
            "The offer “A” gives nothing: it takes €20.00, and the order has a basket of €5.00. "
            "It would apply with €15.00 more in the basket."
        )
    ]
