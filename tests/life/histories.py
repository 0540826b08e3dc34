"""Made-up histories: programmes that use all that lives in time, and what may happen under them."""

import datetime as dt
import re
from functools import cache

from hypothesis import assume
from hypothesis import strategies as st
from tests.life.shop import HEAD

from palier.program.resolve import resolve
from palier.source import SourceText
from palier.surface.parse import parse

PROGRAMMES = {
    "points that expire and wait for a delivery": """earn 1 point per 1 EUR
redeem points
  10 points = 1 EUR
points
  expire 3 months after they are earned
  are available 5 days after the delivery""",
    "a balance never below zero, caps, idle customers": """earn 1 point per 1 EUR
  at most 100 points per month
earn 30 points on joining
earn 50 points on the customer's birthday
redeem points
  10 points = 1 EUR
  all points are deducted
points
  expire after 2 months without an order
  the balance never goes below zero
  at most 150 points per day""",
    "rewards, tiers kept, one level at a time, grace": """earn 2 points per 1 EUR
reward "R1" for 100 points
  5 EUR off
  valid 2 months
reward "R2" for 150 points
  10 EUR off
  is given automatically
tier "A"
tier "B" from 150 EUR spent or 3 orders
  points x 1.5
  50 points on reaching it
  5% off
tier "C" from 400 EUR spent and 500 points earned
  points x 2
  80 points on reaching it
tiers
  count the last 3 months
  are kept for 2 months
  go down one level at a time
  allow 10 days of grace
cumulation
  everything combines
points
  expire at the end of the year""",
    "stamp cards, referral, discounts tested again": """earn 1 point per full 5 EUR
earn 10 points per item
earn 15 points per "avis"
  at most 30 points per month
earn 100 points per referral
stamp card "S"
  1 stamp per item
  only category "A"
  after 3 stamps: next item free
stamp card "O"
  1 stamp per order
  after 2 stamps: 5 EUR off and 20 points
referral
  counts from a first order of 20 EUR
  the friend gets 10% off
  after 2 friends: 10 EUR off
  every 3 friends: 40 points
cumulation
  everything combines
  points are earned with paying with points
redeem points
  5 points = 1 EUR
returns
  test the discounts again""",
    "a rank, limits, a ceiling, points after payment": """earn 1 point per 1 EUR
first order
  earn 20 points instead of the usual points
  from 30 EUR: 5 EUR off
offer "Once"
  once per customer
  10% off
offer "Third"
  on every 3rd order
  product "P1" free
bonus day "Monday" every Monday
  points x 3
  at most once per month
tier "L"
tier "M" from 100 points in the balance
  20 extra points
tiers
  count the calendar year
  are kept until the end of the following year
redeem points
  points are kept
  from 50 points: 5% off
points
  the balance holds at most 300 points
  are available 3 days after the payment
  are rounded up
cumulation
  everything combines""",
    "a pot with paid membership": """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
  customers collect cashback called "pot"
  membership costs 10 EUR per year
earn 5% of purchases
tier "A"
tier "B" from 5 EUR collected
  points x 2
points
  expire 2 months after they are earned, at the end of the month
redeem points
  at least 1 EUR at once
  at most 50% of the basket
""",
}
ONLY_ORDERS_EARN = (
    "points that expire and wait for a delivery",
    "rewards, tiers kept, one level at a time, grace",
)
CUSTOMERS = ("c1", "c2", "c3")
START = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)

prices = st.tuples(st.integers(1, 60), st.integers(0, 99)).map(
    lambda each: f"{each[0]}.{each[1]:02}"
)
lines = st.builds(
    lambda price, quantity, soap, product: {
        "price": price,
        "quantity": quantity,
        "categories": ["A"] if soap else [],
        "product": product,
    },
    prices,
    st.integers(1, 4),
    st.booleans(),
    st.sampled_from(["P1", "P2"]),
)


@st.composite
def programmes(draw, name):
    """A programme of the family, with the numbers it was written with or others."""
    changed = re.sub(r"(?<![.\w])\d+(?![.\w])", lambda each: draw(_near(each)), PROGRAMMES[name])
    program = compiled(changed)
    assume(program is not None)
    return program


def _near(number):
    written = int(number.group())
    return st.sampled_from([written, written, written + 1, 2 * written]).map(str)


@cache
def compiled(text):
    """The programme of a text, or None when it is not one."""
    whole = text if text.startswith("loyalty program") else HEAD.format("Europe/Paris") + text
    source = SourceText.of(whole)
    parsed = parse(source)
    return resolve(parsed.file, source, parsed.problems).program


@st.composite
def histories(draw, *, pot=False, most=25):
    """Events of a few customers, oldest first, hours or weeks apart."""
    at, orders, events = START, [], []
    for number in range(draw(st.integers(3, most))):
        at += dt.timedelta(hours=draw(st.sampled_from([0, 1, 5, 24, 70, 200, 500])))
        event = draw(_events(orders, pot))
        named = {"id": f"e{number}", "at": at.isoformat(), **event}
        events.append(named)
        if named["type"] == "order":
            orders.append(named)
    return events


@st.composite
def _events(draw, orders, pot):
    kinds = ["order", "order", "order", "activity", "adjustment", "joined", "claim", "day"]
    kinds += ["membership", "membership"] if pot else []
    kinds += ["refund", "refund", "paid", "delivered"] if orders else []
    kind = draw(st.sampled_from(kinds))
    customer = {"type": kind, "customer": draw(st.sampled_from(CUSTOMERS))}
    match kind:
        case "order":
            return {**customer, **draw(_order(customer["customer"]))}
        case "refund":
            return draw(_refund(orders))
        case "paid" | "delivered":
            return {"type": kind, "order": draw(st.sampled_from(orders))["id"]}
        case "activity":
            return {**customer, "name": "avis"}
        case "adjustment":
            points = draw(st.integers(-40, 60))
            return {**customer, "points": f"{points}.00" if pot else points}
        case "joined":
            return {**customer, "birthday": f"--{draw(st.integers(1, 12)):02}-14"}
        case "claim":
            return {**customer, "reward": "R1"}
        case "membership":
            return {**customer, "until": f"2026-{draw(st.integers(1, 12)):02}-20"}
        case _:
            return {"type": kind}


@st.composite
def _order(draw, customer):
    order = {"lines": draw(st.lists(lines, min_size=1, max_size=3))}
    order["shipping"] = {"method": "X", "cost": "4.00"}
    if draw(st.booleans()):
        order["use_points"] = "all"
    if draw(st.integers(0, 3)) == 0:
        order["promo_codes"] = [{"code": "K", "off": "3.00"}]
    if customer != "c1" and draw(st.booleans()):
        order["referred_by"] = "c1"
    return order


@st.composite
def _refund(draw, orders):
    order = draw(st.sampled_from(orders))
    refund = {"type": "refund", "order": order["id"]}
    if draw(st.booleans()):
        line = draw(st.integers(0, len(order["lines"]) - 1))
        units = draw(st.integers(1, order["lines"][line]["quantity"]))
        refund["lines"] = [{"line": line, "quantity": units}]
    return refund
