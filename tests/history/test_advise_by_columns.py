"""Advice by columns is the advice order by order, and the portrait is what the orders say."""

import csv
import datetime as dt
from functools import partial

import pytest

from palier.account.order import Order
from palier.history import by_columns
from palier.history.advise import advise, to_json
from palier.history.backtest import Engine
from palier.history.columns import Column
from palier.history.figures import percent
from palier.history.fold import Run
from palier.history.generate import HEADER, generate
from palier.history.kernel import compiled
from palier.history.portrait import tenth
from palier.history.rows import lives
from palier.history.spending import Spending
from palier.history.table import opened
from palier.history.tune import program_of
from palier.source import Language

pytest.importorskip("duckdb")
RULES = """loyalty program "T"
  currency EUR
  time zone "Europe/Paris"

earn 1 point per 1 EUR

tier "A"
tier "B" from 20 EUR spent
  2% off

offer "Code" with promo code "HELLO"
  5 EUR off

offer "Never" on baskets from 9,000 EUR
  5 EUR off

reward "R" for 60 points
  5 EUR off

reward "S" for 4,000 points
  500 EUR off

points
  expire 1 month after they are earned
"""


@pytest.fixture
def table(tmp_path):
    """A made-up history with returns, guests and cells of several names."""
    program = program_of(RULES)
    path = tmp_path / "orders.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([each.value for each in HEADER])
        for row in generate(program, 120, 3, dt.date(2024, 2, 1), 500):
            cells = dict(zip(HEADER, row, strict=True))
            cells[Column.CATEGORIES] = (
                f" {cells[Column.CATEGORIES]}; {cells[Column.PRODUCT][-1:]} ;"
            )
            writer.writerow(cells.values())
    with opened(str(path), program.zone) as there:
        yield there, program


def test_advice_by_columns_is_that_order_by_order(table, monkeypatch):
    """The same findings with their figures, the same portrait, the same list."""
    plain = partial(by_columns.columns_of, fold=compiled.plain, threads=1)
    monkeypatch.setattr(by_columns, "columns_of", plain)
    there, program = table
    done = [advise(there, Run(program, {}), spending=Spending(60), engine=each) for each in Engine]
    first, second = (to_json(each, Language.ENGLISH) for each in done)
    assert [[each.kernel is not None for each in one.engine] for one in done] == [[True], []]
    assert first == second
    assert {each["code"] for each in first["findings"]} == {
        *("reward-out-of-reach", "tier-at-once", "points-expire-unused", "rule-never-gives"),
    }
    assert len(first["portrait"]) > 5


def _said(order):
    """What an order says of its customer."""
    for line in order.lines:
        yield from ((Column.CATEGORIES, each) for each in line.categories)
        yield Column.PRODUCT, line.product
    yield Column.CHANNEL, order.channel
    yield Column.SHIPPING_METHOD, order.shipping and order.shipping.method
    yield from ((Column.PROMO_CODES, each.code) for each in order.promo_codes)


def test_the_portrait_is_counted_in_the_rows_as_orders_tell_it(table):
    """Every share, by all that each customer ever bought or did."""
    there, program = table
    done = advise(there, Run(program, {}), spending=Spending(0))
    top = {name for name, _ in tenth(done.figures)}
    others = done.figures.customers.keys() - top
    did = {name: set() for name in done.figures.customers}
    for life in lives(there, program):
        for event in (each.event for each in life.entries):
            if isinstance(event, Order) and event.customer:
                did[event.customer] |= {*_said(event)}
    shares = {
        each: (
            percent(sum(each in did[name] for name in top), len(top)),
            percent(sum(each in did[name] for name in others), len(others)),
        )
        for each in {trait for some in did.values() for trait in some if trait[1]}
    }
    told = {each: pair for each, pair in shares.items() if pair[0] >= 10 and pair[0] > pair[1]}
    assert {(each.did.value, each.name): (each.best, each.others) for each in done.traits} == told
    assert {each.did.value for each in done.traits} >= {Column.CATEGORIES, Column.PROMO_CODES}
