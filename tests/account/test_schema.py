"""The published schemas and the reader are of one mind."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from palier.account.json_text import pretty
from palier.account.schema import PUBLISHED, event_schema, order_schema, summary_schema
from palier.account.sent import read_event, read_order_event, read_summary
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
    read = read_order_event(SourceText.of(json.dumps(order)), program)
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
    read = read_summary(SourceText.of(json.dumps(summary)), program)
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
        assert valid(order, order_schema()) or read_order_event(order, program).value is None
        assert valid(summary, summary_schema()) or read_summary(summary, program).value is None


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_shipped_schemas_are_those_of_the_code(name):
    """The files that developers download say what the reader does."""
    shipped = files("palier") / "account" / "schemas" / f"{name}.schema.json"
    assert shipped.read_text("utf-8") == pretty(PUBLISHED[name]()) + "\n"


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schemas_are_schemas(name):
    """They can be used by any validator."""
    assert valid(PUBLISHED[name](), Draft202012Validator.META_SCHEMA)
