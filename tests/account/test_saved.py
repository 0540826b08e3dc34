"""Accounts are kept as JSON, exactly, and read for as long as there are customers."""

import datetime as dt
import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import palier
from palier.account import older, reading, state
from palier.account.forms.compound import Each, Record, Table
from palier.account.forms.kept import Row
from palier.account.order import Order, OrderLine
from palier.account.reading import (
    account_form,
    account_json,
    read_account,
    read_accounts,
    read_known,
)
from palier.account.standing import Lot, Standing, Summary, Voucher, Who
from palier.account.sums import Lots, PointLot, Series
from palier.life.counts import fold
from palier.quantity import Duration, MonthDay, Period
from palier.sheet.facts import Awarded, Bought, Count, Kind, Measured, Uses
from palier.source import Language, SourceText
from palier.tree import TierCount
from palier.wording.message import words_of

WRITTEN = Path(__file__).parent / "saved"
TEXTS = st.text(st.characters(codec="utf-8"), max_size=6).map(lambda t: normalize("NFC", t))
NAMES = st.sampled_from(["c1", "Le sixième offert", "o9/referral"])
AMOUNTS = st.integers(-(10**11), 10**11)
EARNED = st.integers(0, 10**11)
DAYS = st.dates()
KEYS = st.sampled_from(
    "orders|spent|spent over 12 month|points_earned|collected|use:offer.1|points:all"
    "|points of all per day|activities:avis||\u00a0|spentt".split("|")
)
COUNTED = st.dictionaries(KEYS, AMOUNTS, max_size=4)
GOODS = st.sampled_from(["Savons", "a:b over c", "9 month", "l'été per day"])
WINDOWS = st.sampled_from(TierCount) | st.builds(
    Duration, st.integers(1, 400), st.sampled_from(Period)
)
WINDOWED = st.builds(Measured, st.sampled_from(Count), WINDOWS, st.none() | GOODS) | st.builds(
    Bought, st.sampled_from(Kind), GOODS, WINDOWS
)
RULES = st.sampled_from(["offer.1", "earn.12"])
LIMITED = st.builds(Uses, RULES, st.none() | st.sampled_from(Period)) | st.builds(
    Awarded, st.none() | RULES, st.sampled_from(Period)
)
MOMENTS = st.datetimes(
    dt.datetime(1950, 1, 1),  # noqa: DTZ001 - the zone comes after
    dt.datetime(2900, 1, 1),  # noqa: DTZ001 - same
    timezones=st.just(dt.timezone(dt.timedelta(hours=1))),
)
MONTH_DAYS = DAYS.map(lambda day: MonthDay(day.month, day.day))
MAYBE_DAY, MAYBE_TEXT = st.none() | DAYS, st.none() | TEXTS
TABLES = st.dictionaries(TEXTS, AMOUNTS, max_size=3)


def several(strategy):
    """Give a few of them, in order."""
    return st.lists(strategy, max_size=3).map(tuple)


LOTS = st.builds(PointLot, TEXTS, AMOUNTS, DAYS, MAYBE_DAY, MAYBE_DAY, MAYBE_TEXT)
AVAILABLE = st.builds(PointLot, TEXTS, AMOUNTS, DAYS, DAYS, MAYBE_DAY, MAYBE_TEXT)
AWAITED = st.builds(
    PointLot, TEXTS, AMOUNTS, DAYS, st.none(), MAYBE_DAY, st.sampled_from(["payment", "delivery"])
)
SERIES = st.dictionaries(DAYS, AMOUNTS.filter(bool), min_size=1, max_size=3).map(
    lambda amounts: Series(sorted(amounts.items()))
)
VOUCHERS = st.builds(state.HeldVoucher, TEXTS, TEXTS, DAYS, MAYBE_DAY, TEXTS)
TIERS = st.just(state.TierState()) | st.builds(state.TierState, TEXTS, MAYBE_DAY, MAYBE_DAY)
KEEPINGS = st.builds(state.Keeping, TEXTS, DAYS, MAYBE_DAY, MAYBE_TEXT)
STANDINGS = st.builds(
    Standing,
    who=st.sampled_from(Who),
    member=st.booleans(),
    groups=st.frozensets(TEXTS, max_size=3),
    tier=MAYBE_TEXT,
    counts=st.dictionaries(st.sampled_from(Count), AMOUNTS, max_size=3),
    activities=TABLES,
    products_ordered=st.frozensets(TEXTS, max_size=3),
    lots=several(st.builds(Lot, AMOUNTS, MAYBE_DAY)),
    pending=AMOUNTS,
    vouchers=several(st.builds(Voucher, TEXTS, TEXTS, MAYBE_DAY)),
    friends_due=several(AMOUNTS),
    uses=st.dictionaries(LIMITED, AMOUNTS, max_size=4),
    measured=st.dictionaries(WINDOWED, AMOUNTS, max_size=4),
)
ORDERS = st.builds(
    Order,
    at=MOMENTS,
    lines=st.lists(st.builds(OrderLine, st.integers(0, 10**9)), min_size=1, max_size=2).map(tuple),
    id=NAMES,
    customer=NAMES,
)


def with_lines_back(record):
    """Give a record of an order of which some units of each line have come back, or none has."""
    lines = len(record.order.lines)
    return replace(record, returned=(*record.returned, 0, 0)[:lines] if record.returned else ())


RECORDS = st.builds(
    state.OrderRecord,
    ORDERS,
    STANDINGS,
    TEXTS,
    DAYS,
    awarded=AMOUNTS,
    earned=AMOUNTS.filter(bool),
    used=AMOUNTS,
    used_from=several(LOTS),
    vouchers=several(VOUCHERS),
    returned=several(AMOUNTS),
    refunded=AMOUNTS,
    tier_before=TIERS,
    tier_after=TIERS,
    friend_of=MAYBE_TEXT,
).map(with_lines_back)
ACCOUNTS = st.builds(
    state.Account,
    TEXTS,
    version=TEXTS,
    last_at=st.none() | MOMENTS,
    day=MAYBE_DAY,
    birthday=st.none() | MONTH_DAYS,
    groups=several(TEXTS),
    facts=st.dictionaries(TEXTS, st.booleans(), max_size=2),
    welcomed=st.booleans(),
    lots=several(AVAILABLE).map(Lots.in_order),
    waiting=several(AVAILABLE | AWAITED).map(Lots.in_order),
    deficit=AMOUNTS,
    totals=st.builds(state.Totals, *[AMOUNTS] * 6),
    tallies=st.dictionaries(KEYS, SERIES, max_size=3),
    counted=COUNTED,
    products=TABLES,
    tier=TIERS,
    kept=several(KEEPINGS),
    kept_until=st.dictionaries(TEXTS, DAYS, max_size=2),
    reached=st.dictionaries(TEXTS, TEXTS, max_size=2),
    stamps=TABLES,
    vouchers=several(VOUCHERS),
    friends=several(st.builds(state.Friend, TEXTS, TEXTS, DAYS, EARNED)),
    birthdays=several(AMOUNTS),
    orders=several(RECORDS),
    seen=st.dictionaries(TEXTS, st.builds(state.Seen, TEXTS, DAYS), max_size=3),
    answers=st.dictionaries(TEXTS, TEXTS, max_size=2),
)


@pytest.fixture
def told(points_program):
    """Give the one title and hint, in a language, of what is wrong with an account."""

    def said(written, language=Language.ENGLISH):
        (problem,) = read_account(written, points_program).problems
        words = words_of(problem, SourceText.of(""), language)
        return words.title, words.hint

    return said


def records(form):
    """Give every record and row inside a form."""
    match form:
        case Record():
            yield form
            inside = [key.form for key in form.keys.values()]
        case Row():
            yield form
            inside = form.parts.values()
        case Each() | Table():
            inside = [form.form]
        case _:
            inside = []
    for each in inside:
        yield from records(each)


@pytest.mark.parametrize("decimals", [0, 1, 3, None])
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(account=ACCOUNTS)
def test_an_account_is_read_back_as_it_was(decimals, points_program, pot_program, account):
    """Whatever an account holds, its JSON holds, in money and in points, however fine they are."""
    program = pot_program if decimals is None else with_decimals(points_program, decimals)
    text = json.dumps(account_json(account, program), ensure_ascii=False)
    assert read_account(SourceText.of(text), program).value == account


@pytest.mark.parametrize("pot", [False, True])
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(account=ACCOUNTS)
def test_an_account_is_written_as_its_schema_says(pot, account):
    """What is kept is described by the same forms that read it and write it."""
    form = account_form("EUR", pot=pot)
    written = form.write(account)
    errors = Draft202012Validator(form.schema()).iter_errors(json.loads(json.dumps(written)))
    assert [error.message for error in errors] == []


def test_every_field_of_an_account_is_kept():
    """A field added to an account, or to what an account holds, is added to its form too."""
    forgotten = {
        f"{form.make.__name__}.{field.name}"
        for form in records(account_form("EUR", pot=False))
        if is_dataclass(form.make)
        for field in fields(form.make)
        if field.name not in names_of(form)
    }
    assert forgotten == set()


def names_of(form):
    """Give the names of the parts of a record or a row."""
    return form.parts if isinstance(form, Row) else form.keys


def test_what_is_usual_is_not_written(points_program):
    """The account of someone who has just joined fits on a line."""
    joined = state.Account("c1", joined=dt.date(2026, 1, 3))
    assert account_json(joined, points_program) == {
        "form": 2,
        "currency": "EUR",
        "collects": "points",
        "customer": "c1",
        "joined": "2026-01-03",
    }


@pytest.mark.parametrize(
    ("measured", "uses"),
    [("spent", "offer.1"), ("spent over 12", "offer.1 per hour"), ("paid over 12 month", "")],
)
def test_a_count_that_is_called_by_no_known_name_is_told_where_it_stands(
    points_program, measured, uses
):
    """An account that somebody wrote by hand."""
    text = (WRITTEN / "form-2.json").read_text("utf-8")
    text = text.replace("points of all per day", uses).replace("spent over 12 month", measured)
    problems = read_account(SourceText.of(text), points_program).problems
    assert [(each.code, each.path[-1]) for each in problems] == [
        ("unknown-key", uses),
        ("unknown-key", measured),
    ]
    words = words_of(problems[0], SourceText.of(text), Language.ENGLISH)
    assert ("there is no key" in words.title, words.hint) == (True, None)


def test_money_is_written_as_in_events(points_program, pot_program):
    """What was spent is money, what was earned is what customers collect."""
    counted = {"spent": 8490, "points_earned": 84, "orders": 1}
    account = state.Account("c1", counted=counted, deficit=250)
    points, pot = account_json(account, points_program), account_json(account, pot_program)
    assert points["counted"] == {"spent": "84.90", "points_earned": 84, "orders": 1}
    assert pot["counted"] == {"spent": "84.90", "points_earned": "0.84", "orders": 1}
    assert (points["deficit"], pot["deficit"]) == (250, "2.50")


@pytest.mark.parametrize("name", sorted(path.stem for path in WRITTEN.glob("*.json")))
def test_an_account_written_long_ago_is_still_read(name, points_program):
    """These files are never changed: each is what some version of Palier wrote."""
    text = (WRITTEN / f"{name}.json").read_text("utf-8")
    read = read_account(SourceText.of(text), points_program)
    assert read.problems == ()
    assert read.value.lots[-1] == PointLot("o1", 84, dt.date(2026, 5, 1), dt.date(2026, 5, 1))
    assert read.value.orders[0].order.lines[0] == OrderLine(8490)


def test_an_older_form_is_brought_to_this_one(points_program, monkeypatch):
    """A form that called customers clients would be read by renaming the key, one step a form."""
    renamed = {
        0: lambda old: {"customer" if k == "client" else k: v for k, v in old.items()},
        1: older.from_form_1,
    }
    monkeypatch.setattr(reading, "OLDER", renamed)
    written = {"form": 0, "currency": "EUR", "collects": "points", "client": "c1"}
    assert read_account(written, points_program).value == state.Account("c1")
    assert written["form"] == 0


def test_a_newer_form_is_refused_kindly(told):
    """Whoever goes back to an older Palier is told why it cannot read the accounts."""
    written = {"form": 7, "customer": "c1", "sparkles": 3}
    assert told(written) == (
        "this account is written in form 7, and this Palier reads forms up to 2",
        "read it with the newer Palier that wrote it",
    )
    assert told(written, Language.FRENCH) == (
        "ce compte est écrit dans la forme 7, et ce Palier lit les formes jusqu’à 2",
        "lisez-le avec le Palier plus récent qui l’a écrit",
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({"customer": "c1"}, "missing-key"),
        ({"form": "1"}, "wrong-value"),
        ({"form": True}, "wrong-value"),
        ({"form": 0}, "out-of-range"),
        ([], "wrong-value"),
        (SourceText.of("{"), "not-json"),
    ],
)
def test_what_is_no_account_is_refused(points_program, written, code):
    """Nothing is taken for an account that does not say so."""
    read = read_account(written, points_program)
    assert read.value is None
    assert [each.code for each in read.problems] == [code]


def test_an_account_of_another_unit_is_refused(points_program, pot_program):
    """64 points never become 64 EUR."""
    written = account_json(state.Account("c1"), points_program)
    (problem,) = read_account(written, pot_program).problems
    (other,) = read_account(written, replace(points_program, currency="CHF")).problems
    assert (problem.path, other.path) == (("collects",), ("currency",))


def test_an_account_and_a_summary_are_told_apart(points_program):
    """Wherever an account is asked, either form will do."""
    account = read_known({**account_json(state.Account("c1"), points_program)}, points_program)
    summary = read_known({"points": 64}, points_program)
    neither = read_known(SourceText.of("[]"), points_program)
    assert account.value == state.Account("c1")
    assert summary.value == Summary(points=64)
    assert [each.code for each in neither.problems] == ["wrong-value"]


def test_a_mistake_in_an_account_is_shown_where_it_is(points_program):
    """An account that someone changed by hand is checked like any other text."""
    text = (
        '{"form": 1, "currency": "EUR", "collects": "points", "customer": "c1",\n "deficit": 1.5}'
    )
    (problem,) = read_account(SourceText.of(text), points_program).problems
    assert (problem.code, SourceText.of(text).place(problem.span.start).line) == (
        "decimal-number",
        2,
    )


def test_the_accounts_of_a_shop_are_read_line_by_line(points_program):
    """The accounts of all customers stand one on a line."""
    written = [
        json.dumps(account_json(state.Account(name), points_program)) for name in ("c1", "c2")
    ]
    read = [*read_accounts([written[0], "{}", written[1]], points_program)]
    assert [each.value and each.value.customer for each in read] == ["c1", None, "c2"]
    assert [each.code for each in read[1].problems] == ["missing-key"]


def with_decimals(program, decimals):
    """Give a programme whose points have so many decimals."""
    return replace(program, points=replace(program.points, decimals=decimals))


@pytest.mark.parametrize("decimals", [1, 2, 3])
def test_all_that_is_counted_in_points_has_their_decimals(points_program, decimals):
    """As many as the programme says, not as many as its currency; whole points stay as many."""
    counted = {"spent": 8490, "points_earned": 84, "points:all": 84, "activities:avis": 2}
    tallies = {"points_earned": Series([(dt.date(2026, 5, 1), 84)])}
    account = state.Account("c1", counted=counted, tallies=tallies)
    saved = account_json(account, points_program)
    read = read_account(saved, with_decimals(points_program, decimals)).value
    finer = 84 * 10**decimals
    assert read.counted == {**counted, "points_earned": finer, "points:all": finer}
    assert [*read.tallies["points_earned"]] == [(dt.date(2026, 5, 1), finer)]


def test_points_with_decimals_are_saved_to_the_last_of_them():
    """They are texts, like money; what a file without decimals has saved is whole points."""
    rules = 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n\npoints\n'
    fine = palier.compile(rules + "  have 2 decimals\n")
    whole = palier.compile(rules + "  are available at once\n")
    event = {"type": "adjustment", "id": "a1", "at": "2026-03-02T12:00:00Z", "customer": "c1"}
    saved = fine.apply({**event, "points": "2.5"}).account.to_json()
    assert saved["lots"] == [["a1", "2.50", "2026-03-02", "2026-03-02"]]
    assert fine.account_from_json(saved).to_json() == saved
    before = whole.apply({**event, "points": 2}).account.to_json()
    assert fine.account_from_json(before).to_json()["lots"][0][1] == "2.00"
    with pytest.raises(palier.OrderError):
        whole.account_from_json(saved)


TORN = {
    "points that nobody can use": (
        {"lots": [["e1", 5, "2026-01-01", None, None]]},
        (("lots", 0), "wrong-value"),
    ),
    "points that wait for nothing": (
        {"waiting": [["o1", 5, "2026-01-01", None, None, "a miracle"]]},
        (("waiting", 0), "unknown-choice"),
    ),
    "more returned than an order has lines": (
        {
            "orders": [
                {
                    "order": {"id": "o1", "at": "2026-01-01T10:00:00Z", "lines": [{"price": "1"}]},
                    "standing": {},
                    "returned": [1, 0],
                }
            ]
        },
        (("orders", 0, "returned"), "wrong-value"),
    ),
    "fewer points than none on reaching a tier": (
        {"counted": {"points:reaching:Gold": -5}},
        (("counted", "points:reaching:Gold"), "out-of-range"),
    ),
    "fewer points than none for a friend": (
        {"friends": [{"customer": "c2", "order": "o1", "day": "2026-01-01", "points": -5}]},
        (("friends", 0, "points"), "out-of-range"),
    ),
}


@pytest.mark.parametrize("what", TORN)
def test_an_account_that_does_not_fit_together_is_refused_where_it_is(points_program, what):
    """It was read, and stopped the next event with a traceback."""
    more, told = TORN[what]
    written = account_json(state.Account("c1"), points_program) | more
    (problem,) = read_account(written, points_program).problems
    assert (problem.path, problem.code) == told


def test_an_account_with_a_count_of_no_day_is_gone_on_from(points_program):
    """Whoever wrote it, nothing was counted then."""
    written = account_json(state.Account("c1"), points_program) | {"tallies": {"referrals": {}}}
    account = read_account(written, points_program).value
    assert fold(account, dt.date(2026, 1, 1)).tallies == {}
