"""The compiled road gives what the reference engine gives: every field, on every order.

So does the JSON that is told at once what that of the values says, to the byte.
"""

import datetime as dt
import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import shops
from tests.cases.cases import order_of, read_cases, text_of

import palier
from palier.account.order import Order, OrderLine
from palier.account.standing import Lot, Standing, guest
from palier.engines import road
from palier.engines.explain import explain
from palier.engines.quote import quote
from palier.engines.ready import MOST_SETS, Ready
from palier.engines.road import Road, road_of
from palier.engines.units_kept import units_kept_of
from palier.problem.event import OrderRefusedError
from palier.sheet.slots import usual_slots
from palier.source import Language

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOPS = sorted(EXAMPLES.glob("**/rules.en.palier"))
VERSIONS = itertools.count()
NOON = dt.datetime(2026, 6, 2, 12, tzinfo=dt.UTC)
CASES = [
    each
    for name in ("orders.yaml", "wider.yaml")
    for each in read_cases(name)
    if "order" in each and each["expect"] != {"refused": "file"}
]


@pytest.fixture(scope="module", autouse=True)
def _each_choice_has_functions_of_its_own():
    """At once, so that a few orders try them; what is shared until then is tried beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("palier.engines.ready.OFTEN", 0)
        yield


def answer(program, order, standing, reckon, back=()):
    """What an engine gives: the outcome, the choice and the values, or what it refuses."""
    try:
        made = quote(program, order, standing, back, reckon)
    except OrderRefusedError as refused:
        return refused.problems
    return made.outcome, made.reckoned.chosen, dict(made.reckoned.facts), made


def disagreement(program, order, standing, back=()):
    """How the compiled engine answers otherwise than the reference; None where it does not."""
    asked = (program, order, standing)
    wanted, got = (answer(*asked, each, back) for each in (Road.walked, Road.compiled))
    if wanted[:3] != got[:3]:
        return wanted[:3], got[:3]
    if len(got) < 4:
        return None
    at_once, by_values = (json.dumps(each.to_json()) for each in (got[3], got[0]))
    if at_once != by_values:
        return at_once, by_values
    known = dict.items(got[3].reckoned.values)
    reference = wanted[3].reckoned.values
    told = {name: (value, reference[name]) for name, value in known if value != reference[name]}
    return told or None


def orders_of(folder):
    """The orders of a shop that its example shows, and those of its history."""
    written = [path.read_text("utf-8") for path in sorted(folder.glob("orders/*.json"))]
    history = folder / "events.jsonl"
    events = history.read_text("utf-8").splitlines() if history.exists() else []
    return written, [each for each in map(json.loads, events) if each["type"] == "order"]


@pytest.mark.parametrize("often", [0, 10**9], ids=["own", "shared"])
@pytest.mark.parametrize("path", SHOPS, ids=lambda path: path.parent.name)
def test_the_shops_come_to_the_same(path, often, monkeypatch):
    """For guests, newcomers and customers who have something of everything."""
    monkeypatch.setattr("palier.engines.ready.OFTEN", often)
    monkeypatch.setattr("palier.engines.ready.FEW", 0)
    club = palier.load(path)
    program = replace(club.program, version=f"test {next(VERSIONS)}")  # nothing is made of it yet
    _, orders = orders_of(path.parent)
    if not orders:
        orders = [{"at": "2026-06-02T12:00:00+02:00", "lines": [{"price": "64.90", "quantity": 2}]}]
    rewards = [each.label for each in club.program.rewards]
    stamps = {each.label: 4 for each in club.program.stamp_cards}
    rich = {"orders": 12, "spent": "2400.00", "rewards": rewards, "stamps": stamps}
    known = [None, {}, rich | {"points": 900 if not club.program.cashback else "9.00"}]
    wrong = []
    for written in orders[:12]:
        taken = club.read_order(written)
        customers = [guest(), *(club.standing(taken, each) for each in known)]
        wrong += [disagreement(program, taken, each) for each in customers]
    assert len(wrong) >= 4
    assert list(filter(None, wrong)) == []


@pytest.mark.parametrize("case", CASES, ids=[each["id"] for each in CASES])
def test_the_worked_cases_come_to_the_same(case):
    """Each case whose numbers were reckoned by hand."""
    club = palier.compile(text_of(case["program"], case.get("language", "en")))
    written, known = order_of(case), case.get("account")
    taken = club.read_order(written)
    standing = guest() if known == "guest" else club.standing(taken, known)
    assert disagreement(club.program, taken, standing) is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_made_up_orders_by_made_up_programmes_come_to_the_same(data):
    """Whatever a shop may write, whatever an order may bring; and once some of it came back."""
    made = data.draw(shops.quotes)
    asked = (made.program, made.order, made.standing)
    back = tuple(data.draw(st.integers(0, each.quantity)) for each in made.order.lines)
    assert disagreement(*asked) is None
    assert back == tuple(each.quantity for each in made.order.lines) or (
        disagreement(*asked, back) is None
    )


@pytest.mark.parametrize("path", SHOPS, ids=lambda path: path.parent.name)
def test_a_year_of_a_shop_comes_to_the_same(path, monkeypatch):
    """Every answer and every account, of orders and of all that happens beside them."""
    history = path.parent / "events.jsonl"
    events = history.read_text("utf-8").splitlines() if history.exists() else []
    years = []
    for first in (10**9, 0):
        monkeypatch.setattr(road, "FIRST", first)
        monkeypatch.setattr("palier.engines.events.FIRST", first)
        monkeypatch.setattr("palier.engines.units_kept.FIRST", first)
        units_kept_of.cache_clear()  # how often a sheet was asked is known beside it
        done = palier.load(path).replay(events)
        told = [each.to_json() for each in done.outcomes]
        years.append((told, {name: each.to_json() for name, each in done.accounts.items()}))
    assert years[0] == years[1]


# What is kept and what is made ------------------------------------------------------------------

CLUB = """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"
earn 1 point per 1 EUR
offer "A"
  on baskets from 50 EUR
  5 EUR off
offer "B"
  10% off category "Soaps"
"""


def club():
    """A club with two offers that combine, and one that was never asked."""
    program = replace(palier.compile(CLUB).program, version=f"test {next(VERSIONS)}")
    return program, road_of(program, usual_slots(program))


def order(*prices):
    """An order of some units."""
    return Order(at=NOON, lines=tuple(map(OrderLine, prices)))


def test_the_first_orders_of_a_sheet_are_walked_and_the_others_compiled():
    """Who asks once does not wait for a compiler."""
    program, asked = club()
    made = []
    for _ in range(road.FIRST + 1):
        made.append(len(asked.ready))
        quote(program, order(6000), Standing())
    assert made == [0] * (road.FIRST + 1)
    assert len(asked.ready) == 1


def test_an_explanation_of_a_compiled_order_is_that_of_the_reference():
    """The lines that no outcome tells are walked when they are asked for."""
    program, _ = club()
    asked = (program, order(6000, 3000), Standing(lots=(Lot(40),)))
    walked, compiled = (quote(*asked, reckon=each) for each in (Road.walked, Road.compiled))
    assert len(dict.keys(compiled.reckoned.values)) < len(walked.reckoned.values)
    told = [explain(each, Language.ENGLISH) for each in (walked, compiled)]
    assert told[0] == told[1]
    assert dict(compiled.reckoned.values) == dict(walked.reckoned.values)


def test_a_line_that_no_sheet_has_is_an_error():
    """As in any table."""
    program, _ = club()
    made = quote(program, order(6000), Standing(), reckon=Road.compiled)
    assert "no such line" not in made.reckoned.values
    with pytest.raises(KeyError):
        made.reckoned.values["no such line"]


def test_a_customer_who_is_prepared_pays_what_a_quote_says():
    """Whatever the basket is: facts of the customer are looked up once, those of lines anew."""
    club = palier.load(EXAMPLES / "airline" / "rules.en.palier")
    known = {"orders": 12, "spent": "2400.00", "points": 900}
    baskets = [[{"price": "64.90", "quantity": 2}], [{"price": "9.99"}, {"price": "0.00"}]]
    ready = club.prepare(known, order={"at": "2026-06-02T12:00:00+02:00"})
    for basket in baskets:
        quoted = club.quote({"at": "2026-06-02T12:00:00+02:00", "lines": basket}, known)
        priced = club.price(basket, ready)
        assert (priced.to_pay, priced.discount, priced.earned, priced.shipping) == (
            quoted.to_pay,
            quoted.discount,
            quoted.earned,
            quoted.shipping,
        )
        assert sum(priced.lines) == priced.to_pay
    assert (
        club.price(club.read_lines(baskets[0]), ready).to_pay
        == club.price(iter(baskets[0]), ready).to_pay
    )
    with pytest.raises(palier.OrderError):
        club.price([{"price": 1.5}], ready)
    with pytest.raises(palier.OrderError, match="10,001"):
        club.price([{"price": "1", "quantity": 10_001}], ready)


def test_a_price_below_0_is_left_to_the_reference():
    """Nothing that is reckoned quickly rests on what does not hold."""
    program, asked = club()
    asked.times = road.FIRST
    quote(program, order(-100), Standing())
    assert not asked.ready


def test_sheets_with_more_choices_than_are_kept_share_a_function(monkeypatch):
    """And what it gives is right."""
    monkeypatch.setattr("palier.engines.ready.MOST_SETS", 1)
    monkeypatch.setattr("palier.engines.road.MOST_SHAPES", 0)
    program, asked = club()
    baskets = [order(*each) for each in ((6000,), (100,), (6000, 2000), (4999,))]
    assert [disagreement(program, each, Standing()) for each in baskets] == [None] * 4
    (ready,) = asked.ready.values()
    assert len(ready.after) == 2
    assert MOST_SETS > 1


def test_a_choice_has_functions_of_its_own_once_it_is_made_often(monkeypatch):
    """Until then it shares those of any; and what they give is the same."""
    monkeypatch.setattr("palier.engines.ready.OFTEN", 2)
    monkeypatch.setattr("palier.engines.ready.FEW", 0)
    program, asked = club()
    baskets = [order(6000), order(100), order(6000), order(6000, 2000), order(6000)]
    assert [disagreement(program, each, Standing()) for each in baskets] == [None] * 5
    (ready,) = asked.ready.values()
    assert set(ready.after) == {frozenset({""}), frozenset({"offer.1"})}


def test_a_choice_is_made_once_for_those_who_are_present():
    """Where who is present decides, the same present are the same choice; nobody is none."""
    program, asked = club()
    for each in (order(6000), order(7000), order(100)):
        quote(program, each, Standing(), reckon=Road.compiled)
    (ready,) = asked.ready.values()
    assert isinstance(ready, Ready)
    assert [len(each.kept) for each in ready.settled.values()] == [1]


def test_lines_that_are_not_known_yet_are_compared_and_read_too():
    """Whatever is asked of them first."""

    def lines():
        return road.Lines({"a": 1}, lambda: {"a": 1, "b": 2})

    whole = {"a": 1, "b": 2}
    assert lines() == whole
    assert whole == lines()
    assert lines() == lines()
    assert lines() != {"a": 1}
    assert sorted(lines().values()) == [1, 2]
    assert (lines().get("b"), lines().get("c")) == (2, None)
