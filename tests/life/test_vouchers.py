"""Rewards that rules give, with prices for some, by steps: what only a rule file shows."""

import json

import pytest

import palier

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
CHEQUES = (
    HEAD
    + """reward "Cheque" for 200 points
  10 EUR off

cumulation
  rewards combine with rewards

example "400 points, two cheques"
  given a customer with 2 rewards "Cheque", 3 orders
  when they order 50 EUR using 2 rewards "Cheque"
  then 20 EUR off, 30 EUR to pay
"""
)
NEXT_TIME = (
    HEAD
    + """reward "Back"
  10 EUR off
  is available 3 days after the delivery
  valid until the end of the month

offer "Next time"
  from 60 EUR: reward "Back"
"""
)


def at(day):
    """Noon of a day."""
    return f"{day}T12:00:00+02:00"


def test_two_vouchers_of_one_reward_serve_one_order():
    """An example may use two of them, and has them from the customer it is given."""
    program = palier.compile(CHEQUES)
    order = {"at": at("2026-06-02"), "lines": [{"price": "50.00"}]}
    asked = order | {"use_rewards": ["Cheque", "Cheque", "Cheque"]}
    outcome = program.quote(asked, {"orders": 3, "rewards": ["Cheque", "Cheque"]}).outcome
    told = json.loads(json.dumps(outcome.to_json()))
    assert told["to_pay"] == "30.00"
    assert told["refused"] == [{"because": "unknown-voucher", "reward": "Cheque"}]


@pytest.mark.parametrize("line", ["is given automatically", 'for 80 points when tier is "A"'])
def test_a_reward_that_is_given_only_has_no_price(line):
    """A line about its price contradicts the head."""
    with pytest.raises(palier.ProgramError) as raised:
        palier.compile(f'{HEAD}tier "A"\n\nreward "Back"\n  5 EUR off\n  {line}\n')
    assert "contradicting-clauses" in {each.code for each in raised.value.problems}


def test_a_price_for_some_looks_at_the_customer():
    """At the claim there is no order yet."""
    with pytest.raises(palier.ProgramError) as raised:
        palier.compile(
            f'{HEAD}reward "Back" for 100 points\n  5 EUR off\n'
            "  for 80 points when basket total is at least 50 EUR\n"
        )
    assert "no-order" in {each.code for each in raised.value.problems}


def test_a_voucher_waits_for_the_delivery_of_the_order_that_gave_it():
    """It can be used three days after the delivery, to the end of the month of that day."""
    program = palier.compile(NEXT_TIME)
    ordered = {"type": "order", "id": "o1", "customer": "ada", "lines": [{"price": "60.00"}]}
    delivered = {"type": "delivered", "id": "d1", "order": "o1", "at": at("2026-06-29")}
    first = program.apply(ordered | {"at": at("2026-06-10")}, None)
    then = program.apply(delivered, first.account)
    (waits,), (ready,) = first.outcome.json["vouchers"], then.outcome.json["vouchers"]
    assert waits["expires_on"] is None
    assert ready["available_on"] == "2026-07-02"
    assert ready["expires_on"] == "2026-07-31"


TIER = (
    HEAD
    + """reward "Back"
  10 EUR off

earn 1 point per 1 EUR

tier "Base"

tier "Gold" from 60 EUR spent
  reward "Back" on reaching it
"""
)


@pytest.mark.parametrize(
    "rules", [NEXT_TIME.replace("  is available 3 days after the delivery\n", ""), TIER]
)
@pytest.mark.parametrize("first_back", ["o1", "o2"])
def test_no_order_that_came_back_leaves_its_voucher(rules, first_back):
    """Whichever comes back first, the order that gave a voucher or the one that used it."""
    program = palier.compile(rules)
    event = {"type": "order", "customer": "ada"}
    steps = [
        event | {"id": "o1", "at": at("2026-06-10"), "lines": [{"price": "100.00"}]},
        event
        | {"id": "o2", "at": at("2026-06-11"), "lines": [{"price": "30.00"}]}
        | {"use_rewards": ["Back"]},
        {"type": "refund", "id": "r1", "at": at("2026-06-12"), "order": first_back},
        {
            "type": "refund",
            "id": "r2",
            "at": at("2026-06-13"),
            "order": "o1" if first_back == "o2" else "o2",
        },
    ]
    account = None
    for step in steps:
        done = program.apply(step, account)
        account = done.account
    assert done.outcome.json["vouchers"] == []


JOINING = (
    HEAD
    + """reward "Hello"
  10 EUR off
  valid 30 days
  is available 3 days after the delivery

earn 30 points on joining

earn reward "Hello" on joining
"""
)


def test_what_joining_gave_stays_when_the_order_that_joined_comes_back():
    """It is not of the order: it waits for no delivery, and is told so in a quote too."""
    program = palier.compile(JOINING)
    order = {"type": "order", "id": "o1", "customer": "ada", "at": at("2026-06-10")}
    order |= {"lines": [{"price": "40.00"}]}
    back = {"type": "refund", "id": "r1", "at": at("2026-06-11"), "order": "o1"}
    placed, account = program.apply(order, None)
    after = program.apply(back, account).outcome
    told = {"id": "o1/joining/Hello", "reward": "Hello", "expires_on": "2026-07-13"}
    told |= {"available_on": "2026-06-13"}
    assert program.quote(order).to_json()["vouchers"] == placed.json["vouchers"] == [told]
    assert after.json["vouchers"] == [told]
    assert after.json["balance"]["available"] == 30
