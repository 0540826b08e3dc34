"""What the units kept of an order give: compiled functions say the same as the reference engine."""

import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests import shops

import palier
from palier.account.order import Order, OrderLine, units_of
from palier.engines import units_kept
from palier.engines.quote import quote as reckon
from palier.engines.units_kept import UnitsKept, units_kept_of
from palier.sheet.marks import OF_THE_ORDER
from palier.values import Itself

NOON = dt.datetime(2026, 6, 2, 12, tzinfo=dt.UTC)
CLUB = """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
earn 1 point per 1 EUR
offer "Ten"
  10 EUR off
stamp card "Fifth"
  1 stamp per item
  only products tagged "bar"
  after 5 stamps: next item free
"""


def kept(quote, back):
    """The rows of the units that do not come back."""
    units, left, found = quote.reckoned.units, list(units_of(quote.order.lines, back)), []
    for row, line in enumerate(units):
        if line in left:
            left.remove(line)
            found.append(row)
    return found


def given_by(values, sheet):
    """The points, status points and stamps that some units bring."""
    own = [each for each in sheet.every_award if each.kind in OF_THE_ORDER]
    awards = [values.scalar(each.given) for each in own]
    return awards, [values.scalar(each.put_on) for each in sheet.cards]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(quote=shops.quotes, data=st.data())
def test_some_units_of_made_up_orders_give_the_same_either_way(quote, data):
    """Whatever a shop may write, whatever comes back."""
    lines = quote.order.lines
    back = tuple(data.draw(st.integers(0, each.quantity)) for each in lines)
    rows = kept(quote, back)
    assume(rows)
    of = UnitsKept(quote.reckoned.sheet)
    ways = [way(quote.reckoned, rows) for way in (of.walked, of.compiled)]
    assert given_by(ways[0], of.sheet) == given_by(ways[1], of.sheet)


def club_order(*prices):
    """An order of some units of a small club, reckoned."""
    club = palier.compile(CLUB)
    lines = tuple(OrderLine(each, tags=("bar",)) for each in prices)
    order = Order(at=NOON, customer="c", lines=lines)
    return reckon(club.program, order, club.standing(order, {}))


def test_units_are_reckoned_at_the_net_they_were_sold_at():
    """10.00 off 40.00 is 3/4: the unit of 30.00 that is kept was paid 22.50, and earns 22."""
    made = club_order(1000, 3000)
    of = UnitsKept(made.reckoned.sheet)
    ways = [way(made.reckoned, [1]) for way in (of.walked, of.compiled)]
    assert [given_by(each, of.sheet) for each in ways] == [([22], [1])] * 2


def test_the_first_returns_of_a_sheet_are_walked_and_the_others_compiled():
    """Who takes one return does not wait for a compiler."""
    made = club_order(1000, 3000)
    of = UnitsKept(made.reckoned.sheet)
    for _ in range(units_kept.FIRST):
        of.reckon(made.reckoned, [0])
    walked = of.steps is None
    of.reckon(made.reckoned, [0])
    assert (walked, of.steps is not None) == (True, True)


def test_an_order_with_a_price_below_nothing_is_walked():
    """What is printed rests on prices that are not below 0."""
    made = club_order(1000, 3000)
    facts = {
        fact: (-100, 3000) if value == (1000, 3000) else value
        for fact, value in made.reckoned.facts.items()
    }
    of = UnitsKept(made.reckoned.sheet)
    of.times = units_kept.FIRST
    of.reckon(replace(made.reckoned, facts=facts), [1])
    assert of.steps is None


def test_of_each_sheet_there_is_one():
    """It is made once."""
    sheet = club_order(1000).reckoned.sheet
    assert units_kept_of(Itself(sheet)) is units_kept_of(Itself(sheet))
