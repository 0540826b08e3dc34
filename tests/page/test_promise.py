"""The promise at the top: the best that anybody gets, and never more than the engine gives."""

import pytest
from hypothesis import given, settings
from tests.page.conftest import compiled, every_program
from tests.shops import programmes, reckoned

from palier.page.frame import page_view
from palier.page.promise import best
from palier.quantity import units_of
from palier.source import Language
from palier.speech.typography import plain

MEMBER = {"orders": 3, "member_until": "2027-01-01"}
HEADER = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
EARN = "earn 1 point per 1 EUR\n"


def promised(rules, language=Language.ENGLISH):
    """Give the promise of a few rules as a line, or None."""
    made = page_view(compiled(HEADER + rules), language).promise
    return None if made is None else plain(f"{made.label}: {made.figure} {made.text}")


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        (
            EARN + "\nredeem points\n  20 points = 1 EUR\n  at least 100 points at once\n",
            "For €100 paid in one order: €5 back to take off a later order",
        ),
        (
            EARN + '\nreward "Ten" for 200 points\n  10 EUR off\n',
            "For €200 paid in one order: €10 back to take off a later order",
        ),
        (
            EARN + '  except category "Gift cards"\n\nreward "Ten" for 200 points\n  10 EUR off\n',
            (
                "For €200 paid in one order (except the “Gift cards” category):"
                " €10 back to take off a later order"
            ),
        ),
        (
            EARN
            + '  unless customer type is "trade"\n\nreward "Ten" for 200 points\n  10 EUR off\n',
            (
                "For €200 paid in one order: €10 back to take off a later order"
                " (unless you are registered as “trade”)"
            ),
        ),
        (
            "earn 1.25 points per 1 EUR\n\nredeem points\n  10 points = 1 EUR\n",
            "For €200 paid in one order: €25 back to take off a later order",
        ),
        (
            "earn 1.25 points per 1 EUR\n" + '\nreward "Ten" for 100 points\n  10 EUR off\n',
            "For €80 paid in one order: €10 back to take off a later order",
        ),
        (
            EARN + '\nreward "Four" for 200 points\n  4 EUR off\n'
            '\nreward "Ten" for 300 points\n  10 EUR off\n',
            "For €300 paid in one order: €10 back to take off a later order",
        ),
    ],
)
def test_the_best_is_told_with_the_order_that_brings_it(rules, line):
    """In money, whatever points are called."""
    assert promised(rules) == line


def test_it_is_told_in_french_too():
    """With the typography of the language."""
    rules = EARN + '\nreward "Dix" for 200 points\n  10 EUR off\n'
    assert promised(rules, Language.FRENCH) == (
        "Pour 200\xa0€ payés en une commande: 10\xa0€ offerts à déduire d’une prochaine commande"
    )


@pytest.mark.parametrize(
    ("currency", "worth", "line"),
    [
        ("EUR", "1.50", "Pour 100\xa0€ payés en une commande: 1,50\xa0€ offert"),
        ("GBP", "1", "Pour 100\xa0£ payées en une commande: 1\xa0£ offerte"),
        ("GBP", "2", "Pour 100\xa0£ payées en une commande: 2\xa0£ offertes"),
    ],
)
def test_french_agrees_with_the_currency_and_with_how_much_it_is(currency, worth, line):
    """A euro is masculine, a pound feminine; what is less than two is one."""
    rules = f'{EARN}\nreward "Dix" for 100 points\n  {worth} EUR off\n'
    text = (HEADER + rules).replace("EUR", currency)
    made = page_view(compiled(text), Language.FRENCH).promise
    assert plain(f"{made.label}: {made.figure}") == line


TEN = '\nreward "Ten" for 200 points\n  10 EUR off\n'


@pytest.mark.parametrize(
    "rules",
    [
        EARN,
        EARN + '  only category "Tea"\n' + TEN,
        EARN + "  every Tuesday\n" + TEN,
        EARN + "  at most 50 points per order\n" + TEN,
        EARN + "  excluding tax\n" + TEN,
        EARN + TEN + '  only category "Tea"\n',
        EARN + TEN + "  when number of orders is at least 3\n",
        EARN + TEN + "  unless number of orders is at least 3\n",
        EARN + TEN.replace("10 EUR off", "10% off"),
        EARN + TEN + '\nsegment "Trade"\n  when customer type is "pro"\n  earn no points\n',
        EARN + TEN + "\nfirst order\n  earn 50 points instead of the usual points\n",
        EARN + TEN + '\ntier "Low"\n  points x 0.5\n',
        EARN + TEN + "\npoints\n  the balance holds at most 150 points\n",
        "earn 1 point per 1 EUR, item by item\n" + TEN,
        EARN + '\nredeem points\n  10 points = 1 EUR\n  when channel is "web"\n',
        EARN + "\nredeem points\n  points are kept\n  from 10 points: 5 EUR off\n",
        "earn 1 point per 7000 EUR\n" + TEN,
    ],
)
def test_what_is_not_always_so_is_not_promised(rules):
    """A condition, a cap, a segment that earns nothing: nothing is said rather than too much."""
    assert promised(rules) is None


@settings(max_examples=150)
@given(programmes())
def test_the_engine_gives_what_is_promised(program):
    """An order of a member earns so many points, and so many points are worth so much."""
    found = best(program)
    if found is None or found[0].scope.excepted is not None or found[0].scope.unless:
        return
    rule, worth = found
    earned = points_of(program, worth.order)
    if earned is None:
        return
    payable = program.worth_of(earned) if program.redemption else None
    prices = [
        units_of(each.cost)
        for each in program.rewards
        if each.cost is not None
        and worth.worth in [getattr(b, "amount", None) for b in each.benefits]
    ]
    assert (payable is not None and payable >= worth.worth.minor) or min(prices) <= earned, rule


def points_of(program, order):
    """Give the units that an order earns a member; None where something is off what is paid."""
    line = {"price": order.plain()}
    written = {"at": "2026-06-03T12:00:00+02:00", "customer": "c1", "lines": [line]}
    outcome = reckoned(program, written, MEMBER).outcome
    return units_of(outcome.points.earned) if outcome.to_pay == order else None


@pytest.mark.parametrize("name", every_program())
def test_the_shops_keep_what_their_pages_promise(name):
    """Each of the shops that promise anything gives it."""
    program = compiled(every_program()[name])
    found = best(program)
    if found is None:
        assert page_view(program, Language.FRENCH).promise is None
        return
    _, worth = found
    assert points_of(program, worth.order) > 0


@pytest.mark.parametrize(
    ("currency", "line"),
    [
        ("JPY", "For ¥1,000 paid in one order: ¥10 back to take off a later order"),
        ("KWD", "For KWD\u00a0100 paid in one order: KWD\u00a01 back to take off a later order"),
    ],
)
def test_an_order_is_told_that_is_usual_in_the_currency(currency, line):
    """A thousand yen, where ten would be nothing to buy anything for."""
    step = "100 JPY" if currency == "JPY" else "1 KWD"
    worth = "1 point = 1 JPY" if currency == "JPY" else "100 points = 1 KWD"
    rules = f"earn 1 point per {step}\n\nredeem points\n  {worth}\n"
    made = page_view(compiled(HEADER.replace("EUR", currency) + rules), Language.ENGLISH).promise
    assert made is not None
    assert plain(f"{made.label}: {made.figure} {made.text}") == line
