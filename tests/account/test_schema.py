"""The published schemas and the reader are of one mind; what comes out has its form too."""

import datetime as dt
import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

import palier
from palier.account.json_text import pretty
from palier.account.reading import read_event, read_events, read_known
from palier.account.schema import (
    PUBLISHED,
    event_outcome_schema,
    event_schema,
    order_schema,
    outcome_schema,
    summary_schema,
)
from palier.compiling import compiled
from palier.life.replay import replay
from palier.source import SourceText

TEXTS = st.sampled_from(["web", "", " ", "Colissimo", "all", "order", "--05-01", "2026-01-01"])
TIMES = st.sampled_from(
    ["2026-11-26T10:00:00+01:00", "2026-11-26T10:00Z", "2026-11-26T10:00:00", "now", "1800-01-01"]
)
MONEY = st.one_of(
    st.sampled_from(["12.50", "12.5", "12", "12,50", "12.505", "-1.00", "1e3", "٣", ".5", "5."]),
    st.integers(-5, 10**18),
    st.sampled_from([12.5, 0.1]),
)
ANYTHING = st.one_of(st.none(), st.booleans(), MONEY, TEXTS, st.just([]), st.just({}))


def mostly(usual):
    """Give what is usual, and something else now and then."""
    return st.one_of(usual, usual, usual, ANYTHING)


def objects(required, optional):
    """Give objects with these keys, some of which are missing, and sometimes an unknown one."""
    keys = {name: mostly(usual) for name, usual in required.items()}
    rest = {name: mostly(usual) for name, usual in optional.items()} | {"unknown": TEXTS}
    return st.fixed_dictionaries(keys, optional=rest)


LINES = objects({"price": MONEY}, {"quantity": st.integers(0, 5), "tags": st.lists(TEXTS)})
ORDERS = objects(
    {
        "type": st.just("order"),
        "id": TEXTS,
        "at": TIMES,
        "lines": st.lists(LINES, max_size=3),
    },
    {
        "shipping": objects({}, {"method": TEXTS, "cost": MONEY}),
        "delivery": objects({}, {"city": TEXTS}),
        "promo_codes": st.lists(objects({"code": TEXTS}, {"off": MONEY}), max_size=2),
        "use_points": st.one_of(TEXTS, MONEY),
        "use_rewards": st.lists(TEXTS, max_size=2),
    },
)
SUMMARIES = objects(
    {},
    {
        "points": MONEY,
        "orders": st.integers(-1, 5),
        "spent": MONEY,
        "birthday": TEXTS,
        "joined": TEXTS,
        "facts": st.dictionaries(TEXTS, mostly(st.booleans()), max_size=2),
        "stamps": st.dictionaries(TEXTS, mostly(st.integers(-1, 5)), max_size=2),
        "rewards": st.lists(TEXTS, max_size=2),
    },
)
DAYS = st.sampled_from(["2026-01-31", "2026-02-31", "31/01/2026"])
LINE = objects({"line": st.integers(-1, 3)}, {"quantity": st.integers(0, 3)})
OPENING_POINTS = objects({"points": MONEY}, {"expires_on": DAYS})
PERSON = {
    "birthday": TEXTS,
    "language": TEXTS,
    "customer_type": TEXTS,
    "groups": st.lists(TEXTS, max_size=2),
    "facts": st.dictionaries(TEXTS, mostly(st.booleans()), max_size=2),
}
OF = {"customer": TEXTS}
KEYS = {
    "opening": (
        OF,
        {
            "points": st.lists(OPENING_POINTS, max_size=2),
            "tier": objects({"name": TEXTS}, {"since": DAYS}),
            "spent": MONEY,
            "points_earned": MONEY,
            "stamps": st.dictionaries(TEXTS, mostly(st.integers(-1, 5)), max_size=2),
        },
    ),
    "joined": (OF, {**PERSON, "referred_by": TEXTS}),
    "customer": (OF, PERSON),
    "membership": ({**OF, "until": DAYS}, {}),
    "paid": ({"order": TEXTS}, {}),
    "delivered": ({"order": TEXTS}, {}),
    "refund": ({"order": TEXTS}, {"lines": st.lists(LINE, max_size=2)}),
    "claim": ({**OF, "reward": TEXTS}, {}),
    "activity": ({**OF, "name": TEXTS}, {}),
    "adjustment": ({**OF, "points": MONEY}, {"reason": TEXTS, "expires_on": DAYS}),
    "referral": ({**OF, "friend": TEXTS, "order": TEXTS}, {}),
    "referral_undone": ({**OF, "friend": TEXTS, "order": TEXTS}, {}),
    "day": ({}, {}),
    "ordre": ({}, {}),
}
IDS = st.sampled_from(["e1", "o9/referral"])
SENT = st.sampled_from(["2026-11-26T10:00:00+01:00", "2026-02-28T23:59:59Z"])


def valid(value, schema):
    """Tell whether a schema accepts a value."""
    return Draft202012Validator(schema, format_checker=FormatChecker()).is_valid(value)


@pytest.mark.parametrize("pot", [False, True])
@given(order=ORDERS)
def test_an_order_is_read_exactly_when_its_schema_accepts_it(
    pot, points_program, pot_program, order
):
    """A developer who validates with the schema is never surprised by the reader."""
    program = pot_program if pot else points_program
    accepted = valid(order, order_schema("EUR", pot=pot))
    read = read_event(SourceText.of(json.dumps(order)), program)
    assert (read.problems == ()) == accepted
    assert (read.value is not None) == accepted


@pytest.mark.parametrize("pot", [False, True])
@given(summary=SUMMARIES)
def test_a_summary_is_read_exactly_when_its_schema_accepts_it(
    pot, points_program, pot_program, summary
):
    """The form of a summary is one, described twice by the same code."""
    program = pot_program if pot else points_program
    accepted = valid(summary, summary_schema("EUR", pot=pot))
    read = read_known(SourceText.of(json.dumps(summary)), program)
    assert (read.problems == ()) == accepted


@pytest.mark.parametrize("pot", [False, True])
@pytest.mark.parametrize("kind", KEYS)
@settings(max_examples=40)
@given(draw=st.data())
def test_an_event_is_read_exactly_when_its_schema_accepts_it(
    kind, pot, points_program, pot_program, draw
):
    """One schema tells every event of a customer's life that can be sent."""
    program = pot_program if pot else points_program
    required, optional = KEYS[kind]
    event = draw.draw(objects({"type": st.just(kind), "id": IDS, "at": SENT, **required}, optional))
    accepted = valid(event, event_schema("EUR", pot=pot))
    read = read_event(SourceText.of(json.dumps(event)), program)
    assert (read.problems == ()) == accepted
    assert (read.value is not None) == accepted


@given(order=ORDERS, summary=SUMMARIES)
def test_what_a_programme_accepts_the_published_schemas_accept(
    points_program, pot_program, order, summary
):
    """The published schemas hold for every currency, points and pots."""
    for program in (points_program, pot_program):
        assert valid(order, order_schema()) or read_event(order, program).value is None
        assert valid(summary, summary_schema()) or read_known(summary, program).value is None


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_shipped_schemas_are_those_of_the_code(name):
    """The files that developers download say what the reader does."""
    shipped = files("palier") / "account" / "schemas" / f"{name}.schema.json"
    assert shipped.read_text("utf-8") == pretty(PUBLISHED[name]()) + "\n"


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schemas_are_schemas(name):
    """They can be used by any validator."""
    assert valid(PUBLISHED[name](), Draft202012Validator.META_SCHEMA)


# What comes out -----------------------------------------------------------------------------


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
    follow = [each for answer in answers for each in answer.get("follow", ())]
    assert {each["type"] for each in follow} == {"referral", "referral_undone"}
    assert mistakes(follow, event_schema()) == []


@pytest.mark.parametrize("earns", ["3.5% of purchases", "1 EUR per 3 EUR"])
def test_what_a_pot_earns_before_it_is_rounded_has_its_form(earns):
    """With as many decimals as it takes, or as a fraction where they do not end."""
    head = 'loyalty program "Pot"\n  currency EUR\n  time zone "Europe/Paris"\n'
    text = f'{head}  customers collect cashback called "pot"\n\nearn {earns}\n'
    told = palier.compile(text).quote({"lines": [{"price": "30.07"}]}).to_json()
    (award,) = told["points"]["awards"]
    assert award["exact"] in ("1.05245", "3007/300")
    assert mistakes([told], outcome_schema()) == []
