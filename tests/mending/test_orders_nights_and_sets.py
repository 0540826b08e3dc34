"""Discounts on all orders, the last weekday of a month, nights, prices of several things."""

import pytest
from tests.mending.hints import told

PROPOSED = [
    ("en", "orders 10% off", '`offer "Discount"`, and under it `10% off`', "first order"),
    ("en", "all orders over 50 EUR 10% off", "`above 50 EUR: 10% off`", "first order"),
    ("en", "10% off every order", '`offer "Discount"`, and under it `10% off`', "first order"),
    ("en", "10% off first orders", "write `first order`", "offer"),
    ("en", "frist order 10% off", "`first order`", "offer"),
    ("en", "online orders 5% off", '`when channel is "online"`', "first order"),
    ("en", "orders over 100 EUR earn 20 pts", "`above 100 EUR: 20 extra points`", "first"),
    ("en", "points count double on the 1st of each month", "`on the 1st of every month`", "earn"),
    ("en", "last Sunday of the month: double points", "every last Sunday of the month", "1st"),
    ("en", "10% off on the last friday of each month", "every last Friday of the month", "4th"),
    ("en", "points x 2 on tools", '`only category "tools"`', "earn"),
    ("en", "vegan cakes earn triple", '`only category "vegan cakes"`', "bonus day"),
    ("en", "pts expire after 2 yrs of no visits", "`expire after 2 years without an order`", "12"),
    ("en", "bring a mate both save 15 EUR", "`the friend gets 15 EUR off`", "GBP"),
    ("en", "buy 3 tins get cheapest free", 'items of category "tins": the cheapest', "stamp"),
    ("en", "spend 30 EUR, a mug as a gift", '`from 30 EUR: product "mug" as a gift`', "free"),
    ("fr", "dès 30 € une tasse en cadeau", '`dès 30 € : produit "tasse" en cadeau`', "offert"),
    ("fr", "toutes les commandes -10 %", '`offre "Remise"`', "première commande"),
    ("fr", "10 % sur les commandes", '`offre "Remise"`', "première commande"),
    ("fr", "commandes dès 50 € : 10 %", "`dès 50 € : 10 % de remise`", "première commande"),
    ("fr", "permière commande -10 %", "`première commande`", "offre"),
    ("fr", "le dernier dimanche du mois : points x 3", "chaque dernier dimanche du mois", "mardi"),
    ("fr", "le dernier samedi du mois tout à -10%", "chaque dernier samedi du mois", "1er"),
    ("fr", "tous les 1ers lundis du mois -10 %", "`chaque 1er lundi du mois`", "dernier"),
    ("fr", "10 % de 22h à 2h", "`entre 22 h et 2 h`", "matin"),
    ("fr", "points x2 sur le bio", '`uniquement la catégorie "bio"`', "gagner"),
    ("fr", "points perdus au bout d'1 an sans achat", "`expirent après 1 an sans commande`", "12"),
    ("fr", "-50% pour les couettes le mardi", '50 % de remise sur la catégorie "couettes"', "si "),
]


@pytest.mark.parametrize(("language", "line", "meant", "never"), PROPOSED)
def test_what_a_line_says_is_proposed_with_its_figures(language, line, meant, never):
    """And nothing that it does not say: a first order was made of `orders 10% off`."""
    hint, _ = told(language, line)
    assert meant in hint
    assert never not in hint


@pytest.mark.parametrize(
    ("language", "line", "says"),
    [
        ("en", "10% off at night", "`between 22:00 and 02:00`"),
        ("en", "late night 10% off", "`between 22:00 and 02:00`"),
        ("fr", "la nuit 10 %", "`entre 22 h et 2 h`"),
        ("fr", "tarif de nuit : -10 %", "`entre 22 h et 2 h`"),
        ("fr", "tarif réduit de 21h à 7h", "`entre 22 h et 2 h`"),
        ("en", "suit + 2 shirts for 180 EUR", "different things have no price together"),
        ("en", "burger, fries and a drink for 12 EUR", "`20 EUR off`"),
        ("en", "mask + fins + snorkel for 59 EUR", "different things have no price together"),
        ("fr", "fromage + vin 25 €", "n’ont pas de prix ensemble"),
        ("fr", "menu + dessert à 15 €", "n’ont pas de prix ensemble"),
        ("en", "10% off every other Friday", "not every other week"),
        ("en", "10% off the last Friday of November", "not every other week"),
        ("fr", "10 % un vendredi sur deux", "ni une semaine sur deux"),
    ],
)
def test_what_no_line_says_in_one_is_told_with_what_to_write(language, line, says):
    """No example of another matter, and no name made of the night."""
    hint, fixed = told(language, line)
    assert not fixed
    assert says in hint


@pytest.mark.parametrize(
    ("language", "line", "never"),
    [
        ("en", "earn 3 points per litre of paint", "category"),
        ("en", "1 point = 1p", "reward"),
        ("fr", "panier bio : 20% de moins", "palier"),
        ("fr", "un client = une carte", "palier"),
        ("fr", "carnet de 10 séances -10%", "`carte`"),
    ],
)
def test_a_word_is_not_taken_for_another(language, line, never):
    """A measure is no goods, pence name no reward, a basket is no tier."""
    hint, fixed = told(language, line)
    assert not fixed
    assert never not in hint
