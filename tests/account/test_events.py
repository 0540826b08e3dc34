"""Every event of a customer's life is read from JSON, and written back as it was meant."""

import datetime as dt
import hashlib
import json
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.account import events
from palier.account.events import CLASSES, Joined
from palier.account.order import All, BroughtCode, Delivery, Order, OrderLine, Shipping
from palier.account.reading import content_of, event_json, read_event
from palier.quantity import MonthDay
from palier.source import Language, SourceText
from palier.wording.message import words_of
from palier.wording.report import render_json

AT = dt.datetime(2026, 1, 3, 9, tzinfo=dt.timezone(dt.timedelta(hours=1)))
ENVELOPE = {"id": "e1", "at": "2026-01-03T09:00:00+01:00"}
NAMES = st.sampled_from(["c1", "Colissimo", "Le sixième offert", "L'Atelier", "o9/referral", "…"])
COUNTS = st.integers(0, 10**9)
AMOUNTS = st.integers(0, 10**12)
BIRTHDAYS = st.dates().map(lambda day: MonthDay(day.month, day.day))
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))
OFFSETS = st.sampled_from([0, 60, -210, 345]).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
YEARS = (dt.datetime(1950, 1, 1), dt.datetime(2900, 1, 1))  # noqa: DTZ001 - the zone comes after
MOMENTS = st.datetimes(*YEARS, timezones=OFFSETS)
LISTED = st.lists(NAMES, max_size=3).map(tuple)
FACTS = st.dictionaries(NAMES, st.booleans(), max_size=2)


def maybe(strategy):
    """Give a value, or nothing."""
    return st.none() | strategy


def made(kind, **parts):
    """Give events of a class."""
    return st.builds(kind, id=NAMES, at=MOMENTS, **parts)


LINES = st.builds(
    OrderLine,
    AMOUNTS,
    st.integers(1, 99),
    maybe(NAMES),
    LISTED,
    LISTED,
    maybe(AMOUNTS),
    maybe(AMOUNTS),
)
PERSON = {
    "birthday": maybe(BIRTHDAYS),
    "language": maybe(NAMES),
    "public_name": maybe(NAMES),
    "customer_type": maybe(NAMES),
}
EVENTS = st.one_of(
    made(
        events.Opening,
        customer=NAMES,
        points=st.lists(st.builds(events.OpeningPoints, COUNTS, maybe(DAYS)), max_size=2).map(
            tuple
        ),
        orders=COUNTS,
        spent=AMOUNTS,
        points_earned=COUNTS,
        tier=maybe(st.builds(events.OpeningTier, NAMES, DAYS)),
        stamps=st.dictionaries(NAMES, COUNTS, max_size=2),
        referrals=COUNTS,
    ),
    made(Joined, customer=NAMES, groups=LISTED, facts=FACTS, referred_by=maybe(NAMES), **PERSON),
    made(events.CustomerChanged, customer=NAMES, groups=maybe(LISTED), facts=FACTS, **PERSON),
    made(events.MembershipPaid, customer=NAMES, until=DAYS),
    made(
        Order,
        lines=st.lists(LINES, min_size=1, max_size=3).map(tuple),
        customer=maybe(NAMES),
        channel=maybe(NAMES),
        shipping=maybe(st.builds(Shipping, maybe(NAMES), AMOUNTS)),
        delivery=st.builds(Delivery, maybe(NAMES), maybe(NAMES), maybe(NAMES)),
        promo_codes=st.lists(st.builds(BroughtCode, NAMES, maybe(AMOUNTS)), max_size=2).map(tuple),
        use_points=maybe(st.just(All.POINTS) | COUNTS),
        use_rewards=LISTED,
        referred_by=maybe(NAMES),
    ),
    made(events.Paid, order=NAMES),
    made(events.Delivered, order=NAMES),
    made(
        events.Refund,
        order=NAMES,
        lines=maybe(
            st.lists(
                st.builds(events.ReturnedLine, COUNTS, st.integers(1, 99)), min_size=1, max_size=2
            ).map(tuple)
        ),
    ),
    made(events.Claim, customer=NAMES, reward=NAMES),
    made(events.Activity, customer=NAMES, name=NAMES),
    made(
        events.Adjustment,
        customer=NAMES,
        points=st.integers(-(10**9), 10**9),
        reason=maybe(NAMES),
        expires_on=maybe(DAYS),
    ),
    made(events.Referral, customer=NAMES, friend=NAMES, order=NAMES),
    made(events.ReferralUndone, customer=NAMES, friend=NAMES, order=NAMES),
    made(events.Day),
)


@pytest.fixture
def read(points_program):
    """Read an event with its usual id and time."""
    return lambda **keys: read_event({**ENVELOPE, **keys}, points_program)


@pytest.fixture
def titles(read):
    """Give what is said, in English, of an event with mistakes."""

    def said(**keys):
        got = read(**keys)
        assert got.value is None
        words = (words_of(each, SourceText.of(""), Language.ENGLISH) for each in got.problems)
        return [(each.title, each.hint) for each in words]

    return said


@pytest.mark.parametrize("pot", [False, True])
@given(event=EVENTS)
def test_what_is_written_is_read_back(pot, points_program, pot_program, event):
    """Any event survives the trip to JSON text and back, in points and in money."""
    program = pot_program if pot else points_program
    text = json.dumps(event_json(event, program), ensure_ascii=False)
    assert read_event(SourceText.of(text), program).value == event


@given(event=EVENTS)
def test_the_content_is_the_same_however_it_is_written(points_program, event):
    """A shop that sends an event again in other words, or another order, is not refused."""
    said = event_json(event, points_program)
    utc = event.at.astimezone(dt.UTC).isoformat()
    backwards = dict(reversed([*said.items(), ("at", utc)]))
    again = read_event(backwards, points_program).value
    assert content_of(again, points_program) == content_of(event, points_program)


@given(event=EVENTS)
def test_another_moment_is_another_content(points_program, event):
    """The same id a second later is not the same event."""
    later = replace(event, at=event.at.astimezone(dt.UTC) + dt.timedelta(seconds=1))
    assert content_of(later, points_program) != content_of(event, points_program)


def test_every_class_of_events_has_its_type():
    """No event of the model is left without a form."""
    assert set(CLASSES.values()) == set(events.AnyEvent.__args__)


def test_money_and_defaults_make_no_other_content(read, points_program):
    """`12.5`, `12.50`, a quantity of 1 and tags in another order say one thing."""
    one = read(type="order", lines=[{"price": "12.5", "tags": ["b", "a"]}]).value
    other = read(type="order", lines=[{"price": "12.50", "quantity": 1, "tags": ["a", "b"]}]).value
    third = read(type="order", lines=[{"price": "12.51"}]).value
    assert content_of(one, points_program) == content_of(other, points_program)
    assert content_of(one, points_program) != content_of(third, points_program)


def test_the_mark_of_a_content_never_changes(read, points_program):
    """Accounts keep these marks for years: a new Palier must find the same ones."""
    paid = read(type="paid", order="o1").value
    text = '{"at":"2026-01-03T08:00:00+00:00","id":"e1","order":"o1","type":"paid"}'
    assert content_of(paid, points_program) == hashlib.sha256(text.encode()).hexdigest()


def test_an_opening_tier_is_held_since_the_day_of_the_opening(read):
    """Where nothing else is said, what an opening brings bears its day, in the shop's zone."""
    late = "2026-01-02T23:30:00Z"
    opening = read(type="opening", customer="c1", tier={"name": "Or"}, at=late).value
    assert opening.tier == events.OpeningTier("Or", dt.date(2026, 1, 3))


def test_what_a_customer_event_leaves_out_stays(read):
    """No groups given is not the same as no groups."""
    unsaid = read(type="customer", customer="c1").value
    none = read(type="customer", customer="c1", groups=[]).value
    assert (unsaid.groups, none.groups) == (None, ())


def test_a_refund_without_lines_returns_all(read):
    """All that is left comes back, or the units that are named."""
    assert read(type="refund", order="o1").value == events.Refund(id="e1", at=AT, order="o1")
    part = read(type="refund", order="o1", lines=[{"line": 2}]).value
    assert part.lines == (events.ReturnedLine(2, 1),)


def test_a_refund_of_no_line_is_refused(titles):
    """An empty list is neither all nor nothing: it is asked what was meant."""
    ((title, _),) = titles(type="refund", order="o1", lines=[])
    assert title == "`lines` should be a list with something in it"


def test_an_adjustment_may_take(read, pot_program):
    """Points, or money of a pot, are given or taken by hand."""
    pot = {**ENVELOPE, "type": "adjustment", "customer": "c1", "points": "-1.50"}
    assert read(type="adjustment", customer="c1", points=-50).value.points == -50
    assert read_event(pot, pot_program).value.points == -150


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("delivred", 'write "delivered"'),
        ("Order", 'write "order"'),
        ("referal", 'write "referral"'),
        ("remboursement", 'known: "opening", "joined", "customer"'),
    ],
)
def test_an_unknown_type_names_the_nearest(titles, kind, hint):
    """A misspelt type is met with the right one, a foreign one with all that are known."""
    ((title, said),) = titles(type=kind)
    assert title == f'`type` is "{kind}", which is not a type of event'
    assert said.startswith(hint)


@pytest.mark.parametrize("kind", CLASSES)
def test_every_event_needs_its_own_keys_and_no_other(kind, points_program):
    """What is missing or not known is named, and nothing is read by half."""
    read = read_event({"type": kind, "customr": "c1"}, points_program)
    assert read.value is None
    found = {(each.code, each.path[-1]) for each in read.problems}
    assert {("missing-key", "id"), ("missing-key", "at"), ("unknown-key", "customr")} <= found


@pytest.mark.parametrize("kind", [3, None, ["order"], True])
def test_a_type_that_is_no_text_is_refused(read, kind):
    """The type is a word."""
    assert [each.code for each in read(type=kind).problems] == ["wrong-value"]


def test_an_event_without_a_type_is_asked_for_one(read):
    """Which event it is is never guessed."""
    (problem,) = read(order="o1").problems
    assert (problem.code, problem.path) == ("missing-key", ("type",))


@pytest.mark.parametrize("written", ["[]", '"paid"', "3", "null"])
def test_an_event_is_an_object(points_program, written):
    """A list of events is no event."""
    read = read_event(SourceText.of(written), points_program)
    assert [each.code for each in read.problems] == ["wrong-value"]


def test_a_moment_of_python_keeps_its_offset_only(points_program):
    """In the hour that comes twice, a moment with rules of a zone equals no other moment."""
    twice = dt.datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Paris"))
    event = read_event({"type": "day", "id": "d1", "at": twice}, points_program).value
    assert event_json(event, points_program)["at"] == "2026-10-25T02:30:00+01:00"
    assert read_event(event_json(event, points_program), points_program).value == event


def test_a_moment_in_an_odd_zone_is_written_in_utc(points_program):
    """Before 1911 Paris was 9 minutes and 21 seconds ahead, which no JSON reader takes."""
    old = dt.datetime(1905, 1, 1, 12, tzinfo=ZoneInfo("Europe/Paris"))
    day = replace(events.Day(id="d1", at=AT), at=old)
    written = event_json(day, points_program)
    assert written["at"] == "1905-01-01T11:50:39+00:00"
    assert read_event(written, points_program).value == day


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "\\ud800"}',
        '{"type": "customer", "customer": "\\ud800"}',
        '{"type": "customer", "facts": {"\\ud800": true}}',
        '{"type": "customer", "\\ud800": true}',
    ],
)
def test_half_a_character_is_refused_and_can_be_told(points_program, text):
    """What an event says can always be written to a file, and so can what is said of it."""
    source = SourceText.of(text)
    read = read_event(source, points_program)
    told = json.dumps(render_json(read.problems, source, Language.FRENCH), ensure_ascii=False)
    assert read.value is None
    assert "\\\\ud800" in told.encode("utf-8").decode()


def test_a_name_given_twice_in_other_words_is_refused(read):
    """Two spaces make no other name, so which of the two is meant is asked."""
    got = read(type="customer", customer="c1", facts={"my box": True, "my  box": False})
    assert [each.code for each in got.problems] == ["repeated-key"]
