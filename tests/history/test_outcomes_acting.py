"""What customers do, from a sorted Parquet table: by columns as order by order, to the cent."""

import datetime as dt

import pytest
from tests.history.conftest import HEAD
from tests.history.sorted_tables import in_types, one_by_one, written
from tests.history.test_friends import CLUBS, club

import palier
from palier.history import outcomes
from palier.history.columns import Column
from palier.history.fold import Run
from palier.history.kernel import compiled
from palier.history.rows import NO_ACTIVITY, OF_NOBODY, RowError

pytest.importorskip("duckdb")
parquet = pytest.importorskip("pyarrow.parquet")
pa = pytest.importorskip("pyarrow")
pc = pytest.importorskip("pyarrow.compute")
RULES = """earn 1 point per 1 EUR
earn 40 points per "review"
earn 20 points on joining
points
  expire after 2 months without activity
"""
NOON = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def by_python(monkeypatch):
    """Run kernels as Python runs them: nothing is compiled."""
    monkeypatch.setattr(outcomes, "compiled", compiled.plain)


@pytest.fixture
def put_through(tmp_path):
    """Put a sorted table through a programme: what was done, and what is written."""

    def put(path, program, older=None, threads=1):
        out = tmp_path / "out.parquet"
        done = outcomes.outcomes(str(path), Run(program, older or {}), out, threads)
        return done, written(out, program)

    return put


@pytest.fixture
def rows(tmp_path):
    """Write rows of (type, order, customer, price, activity, birthday, days), sorted or not."""

    def write(*told):
        path = tmp_path / "rows.parquet"
        names = ("type", "order", "customer", "price", "activity", "birthday")
        columns = dict(zip(names, zip(*(each[:6] for each in told), strict=True), strict=True))
        days = [None if each[6] is None else NOON + dt.timedelta(days=each[6]) for each in told]
        times = {"at": pa.array(days, pa.timestamp("us", "UTC"))}
        prices = {"price": pa.array(columns.pop("price"), pa.int32())}
        texts = {name: pa.array(each, pa.string()) for name, each in columns.items()}
        parquet.write_table(pa.table(texts | prices | times), path)
        return str(path)

    return write


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("name", CLUBS)
def test_what_customers_do_goes_by_columns(tmp_path, sociable, put_through, name, back):
    """With friends who count, and with what comes back; customers go on over row groups."""
    program, path = club(name), tmp_path / "sorted.parquet"
    in_types(sociable(140, back=back), path, 37, [*Column])
    done, found = put_through(path, program, threads=2)
    assert found == one_by_one(program, path)
    assert (done.orders, done.singly < 12) == (140, True)


def test_a_time_of_the_clock_is_one_of_the_programmes_zone(tmp_path, sociable, put_through):
    """Of an activity as of an order: the hours in which it earns are those of Paris."""
    program, path = club("balance"), tmp_path / "sorted.parquet"
    told = parquet.read_table(in_types(sociable(140), path, 150, [*Column]))
    found = []
    for each in (told["at"], pc.local_timestamp(told["at"])):
        parquet.write_table(told.set_column(told.column_names.index("at"), "at", each), path)
        done, made = put_through(path, program)
        assert (made, done.singly < 8) == (one_by_one(program, path), True)
        found.append(made)
    assert found[0] != found[1]


def test_an_activity_stands_before_the_orders_of_its_moment(rows, put_through):
    """Among the rows of an order, after them, or with the number of it: it is the same."""
    program = palier.compile(HEAD + RULES).program
    one, other = ("order", "7", "ada", 30, None, None, 1), ("order", "7", "ada", 5, None, None, 1)
    act = ("activity", None, "ada", None, "review", None, 1)
    before = ("order", "3", "ada", 10, None, None, 0)
    of_it = ("activity", "7", *act[2:])
    found = []
    for each in ((one, act, other), (one, other, act), (act, one, other), (one, other, of_it)):
        path = rows(before, *each)
        done, made = put_through(path, program)
        assert (made, done.singly) == (one_by_one(program, path), 0)
        found.append(made)
    assert found == [found[0]] * 4
    assert [each[-2] for each in found[0]] == [30, 105]


def test_only_what_is_not_plain_leaves_its_customer(rows, put_through):
    """An activity first that tells a birthday, or another than the orders do; of whoever orders
    nothing, nothing is written, and nothing worked out unless it tells more.
    """
    program = palier.compile(HEAD + RULES).program
    born, later = "--03-04", "--03-05"
    path = rows(
        ("activity", None, "ada", None, "review", born, 0),
        ("order", "1", "ada", 10, None, born, 1),
        ("order", "2", "ben", 10, None, born, 0),
        ("activity", None, "ben", None, "review", later, 1),
        ("order", "3", "ben", 10, None, born, 2),
        ("order", "4", "cem", 10, None, born, 0),
        ("activity", None, "cem", None, "review", born, 1),
        ("activity", None, "cem", None, "dance", None, 2),
        ("order", "5", "cem", 10, None, born, 3),
        ("activity", None, "dan", None, "review", None, 3),
        ("activity", "7", "dan", None, "dance", None, 3),
        ("activity", None, "eve", None, "review", born, 0),
    )
    done, made = put_through(path, program)
    assert made == one_by_one(program, path)
    assert (done.orders, done.singly, [each[-2] for each in made]) == (5, 3, [70, 30, 80, 30, 80])


def test_who_never_orders_is_worked_out_by_nobody(rows, put_through, tmp_path):
    """Some hundreds before, between and after customers with orders, over row groups."""
    program = palier.compile(HEAD + RULES).program
    acts = [
        ("activity", None, f"{letter}{at:03}", None, "review", None, at % 9 + each)
        for letter in "ace"
        for at in range(90)
        for each in (0, 20)
    ]
    orders = [("order", f"{each}1", each, 10, None, None, 5) for each in ("b", "d")]
    path = rows(*sorted((*acts, *orders), key=lambda row: row[2]))
    expected = one_by_one(program, path)
    for size in (1000, 30, 7):
        grouped = tmp_path / f"{size}.parquet"
        parquet.write_table(parquet.read_table(path), grouped, row_group_size=size)
        done, made = put_through(grouped, program)
        assert (made, done.orders, done.singly) == (expected, 2, 0)
    assert [each[-2] for each in expected] == [30, 30]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("activity", None, "mia", None, None, None, 1), NO_ACTIVITY),
        (("activity", None, "mia", None, "review", None, None), None),
        (("activity", None, "mia", None, "review", None, 365 * 1200), None),
        (("activity", None, "ben", None, None, None, 1), NO_ACTIVITY),
        (("activity", None, "ben", None, " ", None, 1), NO_ACTIVITY),
        (("activity", None, "  ", None, "review", None, 1), OF_NOBODY),
        (("activity", None, "ben", None, "review", None, None), None),
        (("activity", None, "ben", None, "review", None, 365 * 1200), None),
    ],
)
def test_an_activity_that_cannot_be_read_is_told_by_its_row(rows, put_through, row, why):
    """As a backtest tells it, whoever else is in the table."""
    program = palier.compile(HEAD + RULES).program
    before = "ann" if row[2] == "mia" else row[2]
    path = rows(
        ("order", "1", before, 10, None, None, 0), row, ("order", "2", "zoe", 9, None, None, 0)
    )
    with pytest.raises(RowError) as found:
        put_through(path, program)
    with pytest.raises(RowError) as expected:
        one_by_one(program, path)
    assert (found.value.row, found.value.why) == (2, why)
    assert (expected.value.row, expected.value.why) == (2, why)


def test_an_activity_of_nobody_beside_a_guests_order_is_told(rows, put_through):
    """With the number of the order, at its time, or by itself."""
    program = palier.compile(HEAD + RULES).program
    order = ("order", "1", None, 10, None, None, 0)
    found = []
    for number, day in (("1", 0), ("1", 1), (None, 2)):
        path = rows(order, ("activity", number, None, None, "review", None, day))
        with pytest.raises(RowError) as told:
            put_through(path, program)
        found.append((told.value.row, told.value.why))
    assert found == [(2, OF_NOBODY)] * 3
