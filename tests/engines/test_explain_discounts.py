"""How each discount was computed, in sentences."""


def test_a_percentage_says_what_it_is_of(gives):
    """10% of what the first offer left: 95.00."""
    rules = 'offer "A"\n  5 EUR off\noffer "B"\n  10% off\n'
    assert gives(rules, "100.00").why("discount") == [
        "The offer “A” takes €5.00 off.",
        "The offer “B” takes €9.50 off: 10% of the €95.00 left to pay.",
    ]


def test_the_same_in_french(gives):
    """With French quotes, commas and plurals."""
    rules = 'offer "Printemps"\n  10% off\n'
    assert gives(rules, "105.00").why("discount", "fr") == [
        "L’offre « Printemps » retire 10,50 € : 10 % des 105,00 € restant à payer."
    ]


def test_an_amount_below_two_is_singular_in_french(gives):
    """« 10 % de 1,50 € »"""
    assert gives('offer "P"\n  10% off\n', "1.50").why("discount", "fr") == [
        "L’offre « P » retire 0,15 € : 10 % de 1,50 € restant à payer."
    ]


def test_a_rounded_cent_is_shown(gives):
    """1.005 is 1.01."""
    assert gives('offer "A"\n  10% off\n', "10.05").why("discount") == [
        (
            "The offer “A” takes €1.01 off: 10% of the €10.05 left to pay, which is €1.005, "
            "rounded to €1.01."
        )
    ]


def test_a_ceiling_is_said(gives):
    """30 is more than 20."""
    assert gives('offer "A"\n  10% off up to 20 EUR\n', "300.00").why("discount") == [
        "The offer “A” takes €20.00 off: 10% of the €300.00 left to pay, up to €20.00."
    ]


def test_the_goods_it_touches_are_said(gives):
    """Soap, save what is on sale."""
    rules = 'offer "A"\n  10% off category "Savons"\n  except items on sale\n'
    assert gives(rules, {"price": "50.00", "categories": ["Savons"]}).why("discount") == [
        (
            "The offer “A” takes €5.00 off: 10% of the €50.00 left to pay on the category "
            "“Savons”, except items on sale."
        )
    ]


def test_an_amount_that_is_more_than_what_is_left_says_so(gives):
    """10 EUR of 7."""
    assert gives('offer "A"\n  10 EUR off\n', "7.00").why("discount") == [
        "The offer “A” takes €7.00 off: €10, cut to the €7.00 left to pay."
    ]


def test_the_shares_of_the_lines_are_listed(gives):
    """To the cent."""
    assert gives('offer "A"\n  10 EUR off\n', "33.33", "33.33", "33.34").why("discount") == [
        "The offer “A” takes €10.00 off. Split across the items: €3.33, €3.33 and €3.34."
    ]


def test_an_amount_off_each_item_counts_them(gives):
    """Three soaps on two lines, one of them cheap."""
    rules = 'offer "A"\n  3 EUR off each item of category "Savons"\n'
    soap = {"categories": ["Savons"]}
    lines = [{"price": "5.00", "quantity": 2, **soap}, {"price": "2.00", **soap}]
    assert gives(rules, *lines).why("discount") == [
        (
            "The offer “A” takes €8.00 off: €3 for each of 3 items of the category “Savons”, "
            "never more than what is left of one. Split across the items: €6.00 and €2.00."
        )
    ]


def test_the_cheapest_item_says_what_it_comes_to(gives):
    """Half of 5.01."""
    assert gives('offer "A"\n  50% off the cheapest item\n', "9.99", "5.01").why("discount") == [
        "The offer “A” takes €2.51 off: 50% of the cheapest item, which comes to €5.01."
    ]


def test_the_threshold_reached_and_the_next_one_are_said(gives):
    """149.99 is a cent below 150."""
    rules = (
        'segment "Y"\n  when channel is "web"\n  from 50 EUR: 5 EUR off\n  from 150 EUR: 10% off\n'
    )
    assert gives(rules, "149.99", channel="web").why("discount") == [
        (
            "The segment “Y” takes €5.00 off. Threshold reached: from €50, with a basket of "
            "€149.99. Next threshold: from €150 (€0.01 away)."
        )
    ]


def test_blocks_of_points_are_counted(gives):
    """64 points are six blocks."""
    rules = "redeem points\n  10 points = 1 EUR\n"
    order = gives(rules, "90.00", account={"points": 64}, use_points="all")
    assert order.why("discount") == [
        (
            "Paying with points takes €6.00 off: 6 times 10 points for €1. 60 points used, "
            "4 points left."
        )
    ]
    assert order.why("discount", "fr") == [
        (
            "Le paiement en points retire 6,00 € : 6 fois 10 points à 1 €. Utilisés : 60 points ; "
            "restants : 4 points."
        )
    ]


def test_one_block_of_points_is_not_counted(gives):
    """17 points are one block of ten: it is not told as 1 times ten."""
    rules = "redeem points\n  10 points = 1 EUR\n"
    order = gives(rules, "90.00", account={"points": 17}, use_points="all")
    assert order.why("discount")[0].startswith(
        "Paying with points takes €1.00 off: 10 points for €1."
    )
    assert "retire 1,00 € : 10 points pour 1 €. Utilisés" in order.why("discount", "fr")[0]


def test_what_held_points_back_is_said(gives):
    """The limit, or what is left to pay."""
    rules = "redeem points\n  10 points = 1 EUR\n{}"
    held = {"account": {"points": 500}, "use_points": "all"}
    limit = gives(rules.format("  at most 50% of the basket\n"), "15.00", **held)
    goods = gives(rules.format(""), "15.00", **held)
    assert limit.why("discount")[0].startswith(
        "Paying with points takes €7.00 off: 7 times 10 points for €1, within the limit of €7.50."
    )
    assert goods.why("discount")[0].startswith(
        "Paying with points takes €15.00 off: 15 times 10 points for €1, since €15.00 is left"
    )


def test_points_have_the_name_the_programme_gives_them(gives):
    """« 4 perles »"""
    rules = (
        'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n'
        '  les clients cumulent des points appelés "perle", "perles"\n'
        "utiliser les points\n  10 points = 1 €\n"
    )
    order = gives(rules, "90.00", account={"points": 61}, use_points="all")
    assert order.why("discount") == [
        (
            "Le paiement en points retire 6,00 € : 6 fois 10 perles à 1 €. Utilisés : 60 perles ; "
            "restants : 1 perle."
        )
    ]


def test_a_pot_pays_in_money(gives):
    """No blocks."""
    rules = (
        'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n'
        '  customers collect cashback called "pot"\nearn 5% of purchases\nredeem points\n'
    )
    order = gives(rules, "20.00", account={"points": "8.00"}, use_points="6.50")
    assert order.why("discount") == ["Paying from the pot takes €6.50 off. €6.50 used, €1.50 left."]


def test_free_items_of_a_stamp_card_are_counted(gives):
    """Seven items and one stamp before."""
    rules = 'stamp card "C"\n  1 stamp per item\n  after 5 stamps: next item free\n'
    order = gives(rules, {"price": "4.00", "quantity": 7}, account={"stamps": {"C": 1}})
    assert order.why("discount") == [
        (
            "The stamp card “C” takes €4.00 off: 1 item is free, the cheapest, for 7 items and "
            "1 stamp on the card before."
        )
    ]


def test_a_promo_code_is_called_by_its_code(gives):
    """Of the file, or of the shop."""
    rules = 'offer "Bienvenue" with promo code "HELLO"\n  5 EUR off\n'
    own = gives(rules, "20.00", promo_codes=[{"code": "X", "off": "30.00"}])
    assert gives(rules, "20.00", code="HELLO").why("discount") == [
        "The promo code “HELLO” takes €5.00 off."
    ]
    assert own.why("discount") == [
        "The promo code “X” takes €20.00 off: €30.00, cut to the €20.00 left to pay."
    ]


def test_who_pays_for_shipping_is_said(gives):
    """Or what it costs."""
    rules = 'offer "A"\n  free shipping with "Colissimo"\n'
    by = ({"method": "Colissimo", "cost": "4.90"}, {"method": "Chronopost", "cost": "12.00"})
    told = [gives(rules, "20.00", shipping=each) for each in by]
    assert [each.why("shipping") for each in told] == [
        ["Shipping by “Colissimo” (€4.90) is free, thanks to the offer “A”."],
        ["Shipping by “Chronopost” is charged: €12.00."],
    ]
    assert told[0].why("shipping", "fr") == [
        "La livraison « Colissimo » (4,90 €) est offerte par l’offre « A »."
    ]


def test_gifts_and_perks_say_whose_they_are(gives):
    """Each by its rule."""
    order = gives('offer "A"\n  product "X" as a gift and perk "Thé"\n', "5.00")
    assert (order.why("gift"), order.why("perk")) == (
        ["Gift “X”, thanks to the offer “A”."],
        ["Perk “Thé”, thanks to the offer “A”."],
    )
