"""A table put through programmes by columns and order by order, and how the two differ."""

import datetime as dt

from palier.history.backtest import Engine, backtest
from palier.history.columns import Column
from palier.history.generate import HEADER
from palier.history.spending import Spending
from palier.history.step import Kind
from palier.history.table import opened

START = dt.date(2024, 2, 1)
NAMES = [each.value for each in HEADER]
LATER = (0, 1, 3, 10, 18, 40, 120)
"""So many days after an order something of it comes back."""
ALIKE = (
    "months",
    "rules",
    "customers",
    "moves",
    "at_once",
    "besides",
    "promotions",
    "days",
    "in_hand",
    "owed_in_vouchers",
    "without_cost",
    "last",
)
"""What must be the same of figures."""
CLUB = """loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"
segment "Pro" when customer type is "pro"
  no points
  from 50 EUR: 5 EUR off
  from 150 EUR: 10% off
earn 1 point per 1 EUR
  except items on sale
  at most 200 points per month
earn 20 points on joining
earn 30 points on the birthday
bonus day "Friday" every Friday
  points x 2
first order
  from 50 EUR: free shipping
  50 extra points
offer "Spring" with promo code "SPRING"
  10% off
  at most once per month
tier "Bronze"
tier "Silver" from 150 EUR spent
  points x 1.25
  25 points on reaching it
tier "Gold" from 400 EUR spent or 5 orders
  points x 1.5
  5% off and free shipping
tiers
  count the last 6 months
  are kept for 3 months
  go down one level at a time
redeem points
  10 points = 1 EUR
  on baskets from 30 EUR
points
  are available 14 days after the order
  expire 4 months after they are earned
cumulation
  tier benefits combine with paying with points
  promo codes combine with tier benefits
  points are earned with paying with points
  otherwise the best for the customer applies
"""


def both(path, *runs, spending=100):
    """A table put through programmes by columns and order by order, with the steps of the first."""
    found = []
    with opened(path, runs[0].program.zone) as table:
        for engine in (Engine.COLUMNS, Engine.ORDERS):
            steps = []
            done = backtest(
                table, *runs, spending=Spending(spending), told=steps.append, engine=engine
            )
            found.append((done, steps))
    return found


def disagreement(path, *runs, spending=100):
    """How the two engines differ; None where they do not."""
    (one, steps), (two, others) = both(path, *runs, spending=spending)
    if any(each.kernel is None for each in one.engine):
        return one.engine
    for of_one, of_two in ((one.figures, two.figures), (one.other, two.other)):
        for name in ALIKE:
            if getattr(of_one, name, None) != getattr(of_two, name, None):
                return name, getattr(of_one, name), getattr(of_two, name)
        if of_one is not None and +of_one.lapses != +of_two.lapses:
            return of_one.lapses, of_two.lapses
    if sorted(one.gains) != sorted(two.gains) or one.shown != two.shown:
        return one.gains, two.gains, one.shown, two.shown
    if one.customers != two.customers:
        return one.customers, two.customers
    told = [
        {repr(sorted_parts(each)) for each in some if is_told(each)} for some in (steps, others)
    ]
    return (told[0] ^ told[1]) or None


def sorted_parts(step):
    """A step, what each rule gave in the order of their names."""
    return step, sorted(step.parts)


def is_told(step):
    """Whether a step says anything."""
    return step.kind in (Kind.ORDER, Kind.RETURN) or step.brings_something


def returned(lines, dice):
    """What comes back of an order, of two in five: all of it, or some units at a time."""
    units = {}
    for line in lines:
        units[line["product"]] = units.get(line["product"], 0) + int(line["quantity"])
    at = dt.datetime.fromisoformat(lines[0][Column.AT.value])
    for _ in range(dice.choice([1, 1, 2, 3]) if dice.randrange(5) < 2 else 0):
        at += dt.timedelta(days=dice.choice(LATER), minutes=dice.randrange(600))
        row = {
            "type": "refund",
            "order": lines[0]["order"],
            "at": at.isoformat(),
            "customer": lines[0]["customer"],
        }
        left = [product for product, many in units.items() if many]
        if not left:
            return
        if dice.randrange(3) == 0:
            yield row
            return
        product = dice.choice(left)
        many = 1 + dice.randrange(units[product])
        units[product] -= many
        yield row | {"product": product, "quantity": many}
