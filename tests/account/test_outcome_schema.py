"""What comes out of a history has the published form."""

import datetime as dt
import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from palier.account.schema import event_outcome_schema, event_schema, outcome_schema
from palier.account.sent import read_events
from palier.compiling import compiled
from palier.life.replay import replay
from palier.source import SourceText

CLUB = """\
loyalty program "Club"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

earn 30 points on joining

earn 20 points on the customer's birthday

tier "Bronze"

tier "Gold" from 100 EUR spent or 3 orders
  100 points on reaching it

referral
  counts from a first order of 30 EUR
  after 1 friend: 5 EUR off

earn 200 points per referral

redeem points
  10 points = 1 EUR

reward "Tea" for 50 points
  5 EUR off
  valid 6 months

points
  expire 12 months after they are earned
"""
BASKET = [{"price": "60.00", "quantity": 2, "product": "TEA"}]
LIFE = [
    {"type": "joined", "customer": "c1", "birthday": "--03-01"},
    {"type": "order", "customer": "c1", "lines": BASKET},
    {"type": "order", "customer": "c2", "lines": BASKET, "referred_by": "c1"},
    {"type": "claim", "customer": "c1", "reward": "Tea"},
    {"type": "order", "customer": "c1", "lines": BASKET, "use_points": "all"},
    {"type": "refund", "order": "e4", "lines": [{"line": 0}]},
    {"type": "refund", "order": "e2"},
    {"type": "adjustment", "customer": "c1", "points": -5},
    {"type": "order", "lines": BASKET, "promo_codes": [{"code": "OLD"}]},
    {"type": "day"},
]


@pytest.fixture(scope="module")
def answers():
    """Give what each event of a life gave, one every fortnight, and once more the last but one."""
    program = compiled(SourceText.of(CLUB)).program
    start = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
    sent = [
        {**event, "id": f"e{at}", "at": (start + dt.timedelta(days=14 * at)).isoformat()}
        for at, event in enumerate(LIFE)
    ]
    lines = [*read_events([json.dumps(each) for each in (*sent, sent[7])], program)]
    assert [each.problems for each in lines if each.problems] == []
    return list(replay(program, [each.value for each in lines]))


def mistakes(answers, schema):
    """Give what a schema says against some answers."""
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    return [error.message for each in answers for error in checker.iter_errors(each)]


def test_the_outcome_of_every_order_has_its_form(answers):
    """A developer can make types from the published schema."""
    orders = [each for each in answers if "basket" in each]
    assert len(orders) == 4
    assert mistakes(orders, outcome_schema()) == []


def test_the_outcome_of_every_other_event_has_its_form(answers):
    """Returns, claims and days answer in one form, and so does an event sent again."""
    others = [each for each in answers if "basket" not in each]
    assert {"refund_value", "repeated"} <= {key for each in others for key in each}
    assert mistakes(others, event_outcome_schema()) == []


def test_what_an_order_causes_is_an_event(answers):
    """The events under `follow` can be passed on as they are."""
    follow = [each for answer in answers for each in answer["follow"]]
    assert {each["type"] for each in follow} == {"referral", "referral_undone"}
    assert mistakes(follow, event_schema()) == []
