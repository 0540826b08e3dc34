"""Stamp cards: free items against a simulation unit by unit, and benefits that fall due."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

CARD = 'stamp card "C"\n  1 stamp per item\n  after {} stamps: next item free\n'


def simulated(stamps, takes, units):
    """Go through the units one by one: one stamp each, the next is free when the card is full."""
    free = 0
    for _ in range(units):
        if stamps >= takes:
            stamps, free = stamps - takes, free + 1
        else:
            stamps += 1
    return free, stamps


@pytest.mark.parametrize(("takes", "held"), list(itertools.product((1, 2, 5, 9), (0, 1, 4, 5, 11))))
def test_free_items_and_stamps_are_those_of_a_simulation(gives, takes, held):
    """For 0 to 30 items on cards of several sizes, empty or not."""
    rules = CARD.format(takes)
    for units in (*range(1, 14), 30):
        order = gives(rules, {"price": "1.00", "quantity": units}, account={"stamps": {"C": held}})
        free, left = simulated(held, takes, units)
        off = int(order.off.get("C", "0.00").replace(".", "")) // 100
        assert (off, order.stamps["C"]) == (free, left), units


def test_of_a_guests_order_no_card_is_told(gives):
    """A guest has none: nothing is said to be on it, nor to be missing."""
    told = [gives(CARD.format(5), "9.00", guest=guest).why() for guest in (False, True)]
    assert [any("stamp" in each for each in lines) for lines in told] == [True, False]


def test_the_cheapest_items_are_free(gives):
    """Six items: the one at 2.00."""
    order = gives(CARD.format(5), {"price": "9.00", "quantity": 5}, "2.00")
    assert (order.off, order.shares) == ({"C": "2.00"}, ["0.00", "2.00"])


def test_of_equal_prices_the_earlier_line_is_free(gives):
    """Two lines at 4.00."""
    order = gives(CARD.format(1), "4.00", "4.00")
    assert order.shares == ["4.00", "0.00"]


def test_several_free_items_go_up_from_the_cheapest(gives):
    """Twelve items, two free: the one at 1.00 and one at 3.00."""
    lines = [{"price": "9.00", "quantity": 9}, {"price": "3.00", "quantity": 2}, "1.00"]
    order = gives(CARD.format(5), *lines)
    assert order.shares == ["0.00", "3.00", "1.00"]


@given(
    takes=st.integers(1, 6),
    held=st.integers(0, 12),
    lines=st.lists(st.tuples(st.integers(0, 500), st.integers(1, 4)), min_size=1, max_size=5),
)
def test_what_is_free_is_worth_the_cheapest_units(gives, takes, held, lines):
    """Whatever the basket, the free units are the first in order of price that cost anything.

    What costs nothing gets no stamp.
    """
    written = [{"price": f"{p // 100}.{p % 100:02}", "quantity": q} for p, q in lines]
    order = gives(CARD.format(takes), *written, account={"stamps": {"C": held}})
    units = sorted(price for price, quantity in lines for _ in range(quantity) if price)
    free, _ = simulated(held, takes, len(units))
    freed = units[:free]
    assert int(order.off.get("C", "0.00").replace(".", "")) == sum(freed)
    assert order.stamps["C"] == held + len(units) - len(freed) * (takes + 1)


def test_a_free_item_gets_no_stamp_and_earns_no_points_per_item(gives):
    """Six items: five stamps were spent, five items earn."""
    rules = "earn 2 points per item\n" + CARD.format(5)
    order = gives(rules, {"price": "1.00", "quantity": 6})
    assert (order.stamps, order.earned) == ({"C": 0}, 10)


def test_only_eligible_items_are_stamped_and_freed(gives):
    """Soap, not sponges."""
    rules = CARD.format(2).replace("per item\n", 'per item\n  only category "Savons"\n')
    soap = {"price": "4.00", "quantity": 3, "categories": ["Savons"]}
    order = gives(rules, {"price": "1.00", "quantity": 9}, soap)
    assert (order.shares, order.stamps) == (["0.00", "4.00"], {"C": 0})


def test_two_cards_never_free_one_unit(gives):
    """Two cards of one stamp on four items: two are free by the first, one by the second."""
    rules = CARD.format(1) + CARD.format(1).replace('"C"', '"D"')
    order = gives(rules, {"price": "1.00", "quantity": 4})
    assert (order.off, order.to_pay) == ({"C": "2.00", "D": "1.00"}, "1.00")


def test_a_free_item_is_worth_what_a_discount_left_of_it(gives):
    """10% off 6 × 5.00 leaves 27.00: the first unit of six is 4.50."""
    rules = CARD.format(5) + (
        'offer "A"\n  10% off\ncumulation\n  offers combine with stamp cards\n'
    )
    assert gives(rules, {"price": "5.00", "quantity": 6}).off == {"A": "3.00", "C": "4.50"}


def test_a_card_set_aside_stamps_every_item(gives):
    """The offer wins; six stamps, none spent."""
    rules = CARD.format(5) + 'offer "A"\n  10% off\n'
    order = gives(rules, {"price": "5.00", "quantity": 6})
    assert (order.off, order.stamps) == ({"A": "3.00"}, {"C": 6})


# Benefits that fall due on the next order ---------------------------------------------------------

VISITS = 'stamp card "V"\n  1 stamp per order\n  after 3 stamps: 2 EUR off\n'


@pytest.mark.parametrize(
    ("held", "off", "left"), [(0, {}, 1), (2, {}, 3), (3, {"V": "2.00"}, 1), (7, {"V": "2.00"}, 5)]
)
def test_a_benefit_falls_due_on_the_order_after_the_card_is_full(gives, held, off, left):
    """It takes three stamps, and the order adds one."""
    order = gives(VISITS, {"price": "5.00", "quantity": 4}, account={"stamps": {"V": held}})
    assert (order.off, order.stamps) == (off, {"V": left})


def test_a_benefit_that_is_set_aside_keeps_its_stamps(gives):
    """It falls due again on the next order."""
    rules = VISITS + 'offer "A"\n  1 EUR off\n'
    order = gives(rules, "5.00", account={"stamps": {"V": 3}})
    assert (order.off, order.stamps) == ({"A": "1.00"}, {"V": 4})


@pytest.mark.parametrize("per", ["order", "item"])
def test_what_is_priced_at_nothing_gets_no_stamp(gives, per):
    """Two samples alone are nothing that was bought; beside a coffee, the coffee is."""
    rules = f'stamp card "V"\n  1 stamp per {per}\n  after 3 stamps: 2 EUR off\n'
    samples = {"price": "0.00", "quantity": 2}
    alone, beside = gives(rules, samples), gives(rules, samples, "3.00")
    assert (alone.stamps, beside.stamps) == ({"V": 0}, {"V": 1})


def test_an_order_of_what_is_given_free_gets_no_stamp(gives):
    """A product that an offer gives, and nothing else: nothing of the card was paid for."""
    rules = VISITS + (
        'offer "A"\n  product "P" free\ncumulation\n  offers combine with stamp cards\n'
    )
    free = {"price": "5.00", "product": "P"}
    alone, beside = gives(rules, free), gives(rules, free, "3.00")
    assert (alone.stamps, beside.stamps) == ({"V": 0}, {"V": 1})


def test_a_card_may_give_points(gives):
    """Fifty, on the order after."""
    rules = 'stamp card "V"\n  1 stamp per order\n  after 3 stamps: 50 points\n'
    found = [gives(rules, "5.00", account={"stamps": {"V": held}}) for held in (2, 3)]
    assert [(each.earned, each.stamps) for each in found] == [(0, {"V": 3}), (50, {"V": 1})]


def test_an_order_without_eligible_items_is_not_stamped(gives):
    """One stamp per order with soap."""
    rules = VISITS.replace("per order\n", 'per order\n  only category "Savons"\n')
    assert gives(rules, "5.00").stamps == {"V": 0}


def test_a_guest_has_no_card_and_no_tier_ahead(gives):
    """What needs an account is not shown to who has none."""
    rules = (
        'stamp card "Coffee"\n  1 stamp per order\n  after 5 stamps: 5 EUR off\n\n'
        'tier "Gold" from 5 orders\n  10% off\n'
    )
    outcome = gives(rules, "10.00", guest=True).outcome
    assert (outcome["stamps"], outcome["tier"], "next_tier" in outcome) == ({}, None, False)


def test_what_comes_beside_a_free_item_comes_with_it_only(gives):
    """A card set aside gives no gift, and keeps its stamps."""
    rules = CARD.format(5).replace("next item free", 'next item free and product "X" as a gift')
    alone = gives(rules, {"price": "5.00", "quantity": 6})
    beaten = gives(rules + 'offer "A"\n  10% off\n', {"price": "5.00", "quantity": 6})
    assert (alone.gifts, beaten.gifts, beaten.stamps) == (["X"], [], {"C": 6})


def test_a_card_is_known_whatever_the_apostrophe(gives):
    """The account writes a typographic one."""
    rules = CARD.format(5).replace('"C"', '"L\'été"')
    order = gives(rules, "5.00", account={"stamps": {"L’été": 4}})
    assert order.stamps == {"L'été": 5}


# By what is paid, and the order a card pays -------------------------------------------------------

COINS = 'stamp card "C"\n  1 stamp per full 5 EUR\n  after 10 stamps: 4 EUR off\n'


@pytest.mark.parametrize(
    ("goods", "stamps"),
    [
        (["4.99"], 0),
        (["5.00"], 1),
        (["7.50", "7.50"], 3),
        ([{"price": "7.50", "quantity": 2}], 3),
        ([{"price": "9.00", "categories": ["Tea"]}, "100.00"], 1),
    ],
)
def test_stamps_by_amount_count_whole_steps_of_all_that_is_stamped(gives, goods, stamps):
    """However the lines are cut; of the category alone, where the card says so."""
    only = '  only category "Tea"\n' if len(goods) == 2 and isinstance(goods[0], dict) else ""
    assert gives(COINS + only, *goods).stamps == {"C": stamps}


def test_stamps_by_amount_go_by_what_is_paid(gives):
    """10% and five points off 20.00 leave 13.00: two fives."""
    rules = COINS + 'offer "O"\n  10% off\nredeem points\n  1 point = 1 EUR\n'
    rules += "cumulation\n  everything combines\n"
    order = gives(rules, "20.00", account={"points": 5, "orders": 1}, use_points=5)
    assert (order.to_pay, order.stamps) == ("13.00", {"C": 2})


@pytest.mark.parametrize(("held", "stamps"), [(9, 13), (10, 0), (12, 2)])
def test_the_order_that_a_card_pays_gets_no_stamp(gives, held, stamps):
    """20.00 is four stamps, and none on the order that has 4.00 off."""
    rules = COINS + "  the order it pays gets no stamp\n"
    assert gives(rules, "20.00", account={"stamps": {"C": held}}).stamps == {"C": stamps}


@pytest.mark.parametrize(
    ("held", "units", "free", "left"), [(4, 6, 0, 10), (5, 1, 1, 0), (5, 6, 1, 0), (11, 9, 2, 1)]
)
def test_free_items_come_from_earlier_stamps_alone(gives, held, units, free, left):
    """Whole fives of those on the card; the items of the order are stamped if none is free."""
    rules = CARD.format(5) + "  the order it pays gets no stamp\n"
    goods = {"price": "4.00", "quantity": units}
    order = gives(rules, goods, account={"stamps": {"C": held}})
    off = {"C": f"{4 * free}.00"} if free else {}
    assert (order.off, order.stamps) == (off, {"C": left})


def test_a_card_that_is_set_aside_stamps_all_the_same(gives):
    """It pays nothing: the order is stamped."""
    rules = COINS + '  the order it pays gets no stamp\noffer "A"\n  1 EUR off\n'
    order = gives(rules, "21.00", account={"stamps": {"C": 10}})
    assert (order.off, order.stamps) == ({"A": "1.00"}, {"C": 14})


def test_stamps_by_amount_are_explained_with_what_one_more_would_take(gives):
    """What is paid, how many that makes, and the rest to the next."""
    (said,) = gives(COINS, "19.99", account={"stamps": {"C": 2}}).why("stamps")
    assert said == (
        "The stamp card “C” holds 5 stamps after this order; 5 more to go. What is paid for what it"
        " stamps comes to €19.99, that is 3 stamps: one for each full €5.00. €0.01 more would have"
        " given one more stamp."
    )


def test_an_order_without_a_stamp_is_told_why(gives):
    """In French too."""
    rules = COINS + "  the order it pays gets no stamp\n"
    (said,) = gives(rules, "20.00", account={"stamps": {"C": 10}}).why("stamps", "fr")
    assert said.endswith("Elle paie cette commande, qui ne reçoit pas de tampon.")


MORE = COINS + 'offer "O"\n  for every 10 EUR: 2 extra stamps, at most 3 times\n'


@pytest.mark.parametrize(
    ("price", "stamps"), [("4.99", 0), ("9.99", 1), ("20.00", 8), ("99.00", 25)]
)
def test_extra_stamps_come_on_top_of_those_of_the_order(gives, price, stamps):
    """A stamp for each 5 EUR, and two for each 10 EUR three times at most; with none, none."""
    assert gives(MORE, price).stamps == {"C": stamps}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "to go. The offer “O” adds 4 stamps to it. What is paid for what it stamps"),
        ("en", "comes to €20.00, that is 4 stamps: one for each full €5.00."),
        ("fr", "il en manque 2. L’offre « O » y ajoute 4 tampons. Ce qui est payé pour"),
    ],
)
def test_who_gives_extra_stamps_is_told(gives, language, words):
    """What is paid is told to bring its own alone."""
    (said,) = gives(MORE, "20.00").why("stamps", language)
    assert words in said.replace("\xa0", " ")


def test_an_offer_that_gives_stamps_alone_counts_as_used_where_it_gives_some(gives):
    """The code of an offer that gives extra stamps is not said to change nothing."""
    rules = COINS + 'offer "O" with promo code "PLUS"\n  1 extra stamp\n'
    order = gives(rules, "20.00", code="PLUS")
    assert order.stamps == {"C": 5}
    assert order.quote.outcome.refused == ()
