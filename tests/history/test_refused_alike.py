"""The same bad cell is refused with the same words, whichever way a table goes."""

import csv
from pathlib import Path

import pytest
from tests.history.conftest import HEAD

import palier
from palier.closed import total
from palier.history import outcomes
from palier.history.backtest import Engine, backtest
from palier.history.columns import Column
from palier.history.fold import Run
from palier.history.kernel import compiled
from palier.history.kinds import KindError
from palier.history.rows import RowError
from palier.history.spending import Spending
from palier.history.table import opened
from palier.history.typed import typed_parquet

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
AMOUNTS = ("-1.25", "abc", "1.234", "9" * 17)
BAD = total(
    Column,
    {
        Column.TYPE: ("foo", "Order"),
        Column.ORDER: ("",),
        Column.AT: ("", "nope", "2025-13-01 10:00", "31/01/2025", "1800-01-01"),
        Column.CUSTOMER: (),
        Column.PRODUCT: (),
        Column.CATEGORIES: (),
        Column.TAGS: (),
        Column.PRICE: ("", "1,234.5", "1e3", "NaN", *AMOUNTS),
        Column.QUANTITY: ("0", "-1", "1.5", "abc", "1e3", "9" * 20),
        Column.REGULAR_PRICE: AMOUNTS,
        Column.TAX: AMOUNTS,
        Column.COST: AMOUNTS,
        Column.LINE: ("abc", "-1"),
        Column.CHANNEL: (),
        Column.SHIPPING_METHOD: (),
        Column.SHIPPING_COST: AMOUNTS,
        Column.COUNTRY: (),
        Column.CITY: (),
        Column.POSTCODE: (),
        Column.PAYMENT: (),
        Column.PROMO_CODES: (),
        Column.USE_POINTS: ("-1", "abc", "1.5"),
        Column.CUSTOMER_TYPE: (),
        Column.GROUPS: (),
        Column.BIRTHDAY: ("abc", "1990-13-01", "01/02/1990", "--02-30", "1990-02-29", "1800-01-01"),
        Column.REFERRED_BY: (),
        Column.ACTIVITY: (),
    },
)
"""What a cell may not say; nothing, where it may be any text."""
RULES = {
    "that ask for little": "earn 1 point per 1 EUR\n",
    "that ask for more": (
        "earn 1 point per 1 EUR\n  except items on sale\nearn 30 points on the birthday\n"
    ),
}
CELLS = [(column, value) for column, values in BAD.items() for value in values]


@pytest.fixture(autouse=True)
def _by_python(monkeypatch, by_python):
    monkeypatch.setattr(outcomes, "compiled", compiled.plain)


@pytest.fixture
def told(tmp_path):
    """Write a table in whose middle a customer has a bad cell in each row, as CSV and Parquet."""

    def write(column, value):
        rows = [
            {"order": f"{who}{at}", "at": f"2025-0{at}-01 10:00:00+00", "customer": who}
            | {"price": "10.00", "quantity": "1", "product": "tea"}
            for who in ("ada", "bob", "cleo")
            for at in (1, 2)
        ]
        bad = [dict(each) for each in rows[2:4]]
        if column is Column.LINE:
            back = {"type": "refund", "order": "bob2", "at": "2025-05-01 10:00:00+00"}
            bad.append(bad[0] | back | {"product": ""})
        for each in bad[2:] or bad:
            each[column.value] = value
        path = tmp_path / "orders.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [each.value for each in Column])
            writer.writeheader()
            writer.writerows([*rows[:2], *bad, *rows[4:]])
        typed_parquet(str(path), str(path.with_suffix(".parquet")))
        return str(path), str(path.with_suffix(".parquet"))

    return write


def refused(run, path, way):
    """What is said of a table that goes one way: its row, and what is wrong with which column."""
    try:
        if way is None:
            outcomes.outcomes(path, run, Path(f"{path}.out"), 1)
        else:
            with opened(path, run.program.zone) as table:
                backtest(table, run, spending=Spending(None), engine=way)
    except RowError as error:
        return error.row, error.problems, error.why
    except KindError as error:
        return error.column
    return None


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize(("column", "value"), CELLS)
def test_a_bad_cell_is_refused_alike(told, column, value, rules):
    """By columns, order by order, and from Parquet to Parquet, whether or not a rule asks for it.

    A column of Parquet that is no amount, count or time is refused by its type, if it is not read.
    """
    run = Run(palier.compile(HEAD + RULES[rules]).program, {})
    plain, typed = told(column, value)
    singly, by_columns = (refused(run, plain, way) for way in Engine)
    assert singly == by_columns is not None
    again, written = (refused(run, typed, way) for way in (Engine.ORDERS, None))
    assert again[1:] == singly[1:]
    assert written in (again, column)
