"""From a sorted Parquet table to what each order comes to: as order by order, to the cent."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from tests.history.conftest import HEAD
from tests.history.sorted_tables import MANY, one_by_one, sorted_table, written
from tests.history.test_kernel import CLUB

import palier
from palier.history import in_order, left, outcomes
from palier.history.batches import Arrays
from palier.history.columns import Column, MissingColumnsError
from palier.history.fold import Run
from palier.history.kernel import compiled
from palier.history.kernel.back import BACK_ALL, BACK_GOODS, BACK_NTH, BACK_OF
from palier.history.kernel.reasons import kernel_of
from palier.history.kinds import KindError
from palier.history.rows import RowError
from palier.history.table import opened
from palier.history.unreadable import TableError
from palier.history.whose import HALF_TOLD

pytest.importorskip("duckdb")
parquet = pytest.importorskip("pyarrow.parquet")
pa = pytest.importorskip("pyarrow")
pc = pytest.importorskip("pyarrow.compute")


@pytest.fixture(autouse=True)
def by_python(monkeypatch):
    """Run kernels as Python runs them: nothing is compiled."""
    monkeypatch.setattr(outcomes, "compiled", compiled.plain)


@pytest.mark.parametrize("kind", ["us", "ms", "ns"])
@pytest.mark.parametrize("zone", ["UTC", "Europe/Paris", None])
def test_the_first_and_the_last_moment_are_those_of_its_rows(tmp_path, kind, zone):
    """As the file tells of its row groups, or as the rows do where it tells nothing."""
    path, noon = str(tmp_path / "times.parquet"), dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
    moments = [noon + dt.timedelta(days=each, milliseconds=7) for each in (3, -2, 1, 5)]
    times = pa.array([*moments, None]).cast(pa.timestamp(kind, zone))
    told = pa.table({"order": [1, 2, 3, 4, 5], "at": times, "price": [1] * 5})
    found = []
    for statistics in (True, False):
        parquet.write_table(told, path, row_group_size=2, write_statistics=statistics)
        found.append(in_order.of(path).span)
    micro = pa.array([min(moments), max(moments)]).cast(pa.int64()).to_pylist()
    assert found == [tuple(micro)] * 2


def test_a_moment_that_its_file_did_not_tell_of_is_reckoned_one_by_one(tmp_path):
    """No kernel is given a day that is outside its tables."""
    program = palier.compile(CLUB).program
    path = sorted_table(program, tmp_path)
    history = in_order.of(str(path))
    kernel = kernel_of(program).kernel
    first, last = history.span
    rows = next(next(history.pieces()).parts())
    odd = [
        int(Arrays(history, kernel, span, compiled.plain).told(rows, 0).batch.odd.sum())
        for span in ((first, last), (first, (first + last) // 2), (last, last))
    ]
    assert odd[0] < odd[1] < odd[2]


@pytest.mark.parametrize("threads", [1, 2])
def test_each_order_comes_to_what_it_comes_to_order_by_order(tmp_path, threads):
    """Returns, guests and codes among them, customers from a row group to the next: by columns."""
    program = palier.compile(CLUB).program
    path, out = sorted_table(program, tmp_path), tmp_path / "out.parquet"
    done = outcomes.outcomes(str(path), Run(program, {}), out, threads)
    assert written(out, program) == one_by_one(program, path)
    assert (done.orders, done.singly < 5) == (MANY, True)


def test_what_no_table_tells_is_assumed_as_a_backtest_assumes_it(tmp_path):
    """Whoever has an account is a member, and orders are delivered on their day."""
    paid = CLUB.replace('Paris"\n', 'Paris"\n  membership costs 29 EUR per year\n', 1)
    waits = paid.replace("after the order", "after the delivery")
    assert CLUB != paid != waits
    program = palier.compile(waits).program
    path, out = sorted_table(program, tmp_path), tmp_path / "out.parquet"
    outcomes.outcomes(str(path), Run(program, {}), out, 1)
    found = written(out, program)
    assert found == one_by_one(program, path)
    assert any(earned for *_, earned, _, _, _ in found)


def test_what_comes_back_in_no_way_that_is_plain_leaves_its_customer(rows, tmp_path):
    """More than was ordered, before it was: its order stands last, and others do not wait."""
    noon = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
    days = [noon + dt.timedelta(days=each) for each in range(7)]
    path = rows(
        customer=pa.array(["ada", "ada", "bob", "bob", "cleo", "dan", "dan"]),
        type=pa.array(["order", "refund", "order", "refund", "order", "order", "refund"]),
        order=pa.array([1, 1, 2, 2, 3, 4, 4]),
        at=pa.array(days),
        price=pa.array([10, None, 20, None, 30, 40, None]),
        product=pa.array(["tea", None, "mug", "mug", "mug", "mug", "tea"]),
        quantity=pa.array([1, None, 2, 3, 1, 1, 1]),
    )
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n").program
    with pytest.raises(RowError) as found:
        outcomes.outcomes(path, Run(program, {}), tmp_path / "out.parquet", 1)
    assert found.value.row == 4
    plain = parquet.read_table(path).filter(pa.array([each not in (3, 6) for each in range(7)]))
    parquet.write_table(plain, path)
    done = outcomes.outcomes(path, Run(program, {}), tmp_path / "out.parquet", 1)
    read = parquet.read_table(tmp_path / "out.parquet")["order"].to_pylist()
    assert (read, done.singly) == ([1, 2, 3, 4], 0)


@pytest.mark.parametrize("numbers", [(4, 7), (-4, -7), (2**61, 2**62), ("o4", " o7 ")])
def test_what_comes_back_is_of_the_order_that_is_named(rows, tmp_path, numbers):
    """Whatever numbers orders have; of a product without a number of units, a line comes back."""
    noon = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
    one, other = numbers
    path = rows(
        customer=pa.array(["ada"] * 7),
        type=pa.array(["order", "order", "order", "order", "refund", "refund", "refund"]),
        order=pa.array([one, one, other, other, one, other, other]),
        at=pa.array([noon + dt.timedelta(days=each) for each in (0, 0, 1, 1, 2, 2, 3)]),
        price=pa.array([10, 20, 40, 80, None, None, None]),
        product=pa.array(["tea", "mug", "tea", "tea", "mug", "tea", "tea"]),
        quantity=pa.array([1, 1, 2, 3, None, None, 2]),
    )
    rules = f"{HEAD}earn 1 point per 1 EUR\nearn 5 points on the birthday\n"
    program = palier.compile(rules).program
    done = outcomes.outcomes(path, Run(program, {}), tmp_path / "out.parquet", 1)
    history = in_order.of(path)
    arrays = Arrays(history, kernel_of(program, returns=True).kernel, history.span, compiled.plain)
    coming = arrays.told(next(next(history.pieces()).parts()), 0).batch.coming
    assert coming.told[[BACK_OF, BACK_NTH, BACK_ALL, BACK_GOODS]].T.tolist() == [
        [0, 1, 0, -2000],
        [1, 1, 0, -8000],
        [1, 2, 0, -16000],
    ]
    assert (done.orders, done.singly, done.refused) == (2, 0, 0)


def test_versions_by_date_go_through_kernels_of_their_own(tmp_path):
    """Customers with a return are reckoned one by one there; all comes to the same."""
    zone = '  time zone "Europe/Paris"\n'
    texts = CLUB, CLUB.replace("5% off and free", "9% off and free")
    older, program = (
        palier.compile(text.replace(zone, f"{zone}  runs from {day}\n", 1)).program
        for text, day in zip(texts, ("1 January 2024", "1 June 2025"), strict=True)
    )
    path, out = sorted_table(program, tmp_path, 200), tmp_path / "out.parquet"
    done = outcomes.outcomes(str(path), Run(program, {older.version: older}), out, 2)
    found = one_by_one(program, path, {older.version: older})
    assert written(out, program) == found
    assert found != one_by_one(palier.compile(CLUB).program, path)
    assert 0 < done.singly < 50


@pytest.fixture
def rows(tmp_path):
    """Write a few rows in types of their own, and give the path."""

    def write(**columns):
        path = tmp_path / "rows.parquet"
        noon = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
        days = [noon + dt.timedelta(days=each) for each in range(3)]
        plain = {
            "customer": pa.array(["ada", "ada", "bob"]),
            "order": pa.array([1, 2, 3]),
            "at": pa.array(days),
            "price": pa.array([10, 20, 30]),
        }
        told = {name: each for name, each in (plain | columns).items() if each is not None}
        parquet.write_table(pa.table(told), path)
        return str(path)

    return write


def put_through(path, tmp_path, more=""):
    """What each order comes to under a few rules."""
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n{more}").program
    outcomes.outcomes(path, Run(program, {}), tmp_path / "out.parquet", 1)
    return written(tmp_path / "out.parquet", program)


def test_names_may_be_numbers_and_prices_whole_euros(rows, tmp_path):
    """As a warehouse has them; a column that says nothing is left out."""
    made = put_through(rows(), tmp_path)
    assert made[0] == (1, "ada", 1000, 0, 1000, 10, 0, 10, None)
    assert [each[-2] for each in made] == [10, 30, 30]


def test_a_time_without_a_zone_is_of_the_clock_of_the_programme(rows, tmp_path):
    """A Saturday is one until midnight in Paris."""
    late = [dt.datetime(2025, 3, each, 23, 30) for each in (1, 2, 8)]  # noqa: DTZ001 - of no zone
    more = 'bonus day "S" every Saturday\n  points x 2\n'
    made = put_through(rows(at=pa.array(late)), tmp_path, more)
    assert [each[5] for each in made] == [20, 20, 60]


def test_a_customer_may_have_any_number(rows, tmp_path):
    """Below 0, too, is somebody."""
    made = put_through(rows(customer=pa.array([-1, -1, 0])), tmp_path)
    assert [each[-2] for each in made] == [10, 30, 30]


def test_nobody_is_a_guest_of_one_order(rows, tmp_path):
    """No points for them."""
    made = put_through(rows(customer=pa.array([None, None, "bob"])), tmp_path)
    assert [each[5] for each in made] == [0, 0, 30]


def test_taxes_are_read_where_a_rule_looks_at_them(rows, tmp_path):
    """Of two items at 20.00, 3.32 is tax; a float is none, and is refused where it is asked for."""
    program = palier.compile(
        f"{HEAD}  prices include tax\nearn 100 points per 1 EUR\n  excluding tax\n"
    ).program
    taxes = pa.array([Decimal("1.67"), Decimal("3.32"), None])
    path = rows(order=pa.array(["1", "2", "3"]), quantity=pa.array([1, 2, 1]), tax=taxes)
    outcomes.outcomes(path, Run(program, {}), tmp_path / "out.parquet", 1)
    assert [each[5] for each in written(tmp_path / "out.parquet", program)] == [833, 3668, 3000]
    assert one_by_one(program, path) == written(tmp_path / "out.parquet", program)
    floats = rows(tax=pa.array([1.5, 2.5, 3.5]))
    assert put_through(floats, tmp_path)
    with pytest.raises(KindError):
        outcomes.outcomes(floats, Run(program, {}), tmp_path / "out.parquet", 1)


def test_a_row_out_of_order_is_named(rows, tmp_path):
    """A customer after one who comes later in the alphabet; an order before an older one."""
    with pytest.raises(in_order.UnsortedError) as found:
        put_through(rows(customer=pa.array(["bob", "bob", "ada"])), tmp_path)
    assert found.value.row == 3
    noon = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
    with pytest.raises(in_order.UnsortedError) as found:
        put_through(rows(at=pa.array([noon, noon - dt.timedelta(days=1), noon])), tmp_path)
    assert found.value.row == 2


def test_a_column_of_another_type_is_named(rows, tmp_path):
    """No float is an amount."""
    with pytest.raises(KindError) as found:
        put_through(rows(price=pa.array([1.5, 2.5, 3.5])), tmp_path)
    assert (found.value.column, found.value.kind) == (Column.PRICE, "double")


def test_what_is_no_such_table_is_said(rows, tmp_path):
    """A file that is none, and one without prices."""
    broken = tmp_path / "broken.parquet"
    broken.write_text("order,at\n", "utf-8")
    with pytest.raises(TableError):
        put_through(str(broken), tmp_path)
    with pytest.raises(MissingColumnsError):
        put_through(rows(price=None), tmp_path)


def test_a_column_that_stands_twice_is_refused(rows, tmp_path):
    """In small letters or not: which of the two would be read, nobody says."""
    told = parquet.read_table(rows())
    for name in ("price", "Price"):
        twice = pa.Table.from_arrays([*told.columns, told["price"]], [*told.column_names, name])
        parquet.write_table(twice, tmp_path / "rows.parquet")
        with pytest.raises(TableError, match=r"two columns are called price"):
            put_through(str(tmp_path / "rows.parquet"), tmp_path)
        with (
            pytest.raises(TableError, match=r"two columns are called price"),
            opened(str(tmp_path / "rows.parquet"), "UTC"),
        ):
            pass
    noted = pa.Table.from_arrays(
        [*told.columns, *[told["price"]] * 2], [*told.column_names, "a", "a"]
    )
    parquet.write_table(noted, tmp_path / "rows.parquet")
    assert len(put_through(str(tmp_path / "rows.parquet"), tmp_path)) == told.num_rows


def test_a_table_is_parquet_whatever_its_name_ends_with(rows, tmp_path):
    """Also where it is looked at before: for friends, and for an order that is told half."""
    whose = pa.array([None, "ada", "bob"])
    path = Path(rows(customer=whose, order=pa.array([1, 2, 3]), referred_by=whose))
    path = str(path.rename(tmp_path / "rows.pq"))
    assert [each[-2] for each in put_through(path, tmp_path, "earn 5 points per referral\n")] == [
        *(0, 20, 30)
    ]
    noon = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
    half = rows(customer=whose, order=pa.array([1, 1, 3]), at=pa.array([noon] * 3))
    with pytest.raises(RowError) as found:
        put_through(str(Path(half).rename(path)), tmp_path)
    assert (found.value.row, found.value.why) == (1, HALF_TOLD)


def test_friends_for_whom_no_rule_counts_leave_nobody(rows, tmp_path):
    """Who sent whom is told, and nothing asks."""
    path = rows(order=pa.array(["1", "2", "3"]), referred_by=pa.array(["zoe", None, "zoe"]))
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n").program
    done = outcomes.outcomes(path, Run(program, {}), tmp_path / "out.parquet", 1)
    assert written(tmp_path / "out.parquet", program) == one_by_one(program, path)
    assert (done.orders, done.singly) == (3, 0)


FRIENDS = """earn 20 points per referral
referral
  counts from 20 EUR
  5 EUR off for the friend
  every 2 friends: 3 EUR off
  at most 2 friends per month
redeem points
  10 points = 1 EUR
"""


@pytest.mark.parametrize("zone", ["UTC", None])
def test_friends_who_count_go_by_columns(tmp_path, zone):
    """Whoever sent them stands before or after, in another row group; some orders come back."""
    rules = f"{HEAD}earn 1 point per 1 EUR\n{FRIENDS}"
    program = palier.compile(rules).program
    path, out = sorted_table(program, tmp_path, 260), tmp_path / "out.parquet"
    told = parquet.read_table(path)
    names = sorted({each for each in told["customer"].to_pylist() if each})
    sent = {each: names[7 * at % len(names)] for at, each in enumerate(names) if at % 3}
    rows = zip(told["type"].to_pylist(), told["customer"].to_pylist(), strict=True)
    friends = [None if kind == "refund" else sent.get(each) for kind, each in rows]
    told = told.append_column("referred_by", pa.array(friends, pa.string()))
    if zone is None:
        told = told.set_column(told.column_names.index("at"), "at", pc.local_timestamp(told["at"]))
    parquet.write_table(told, path, row_group_size=90)
    done = outcomes.outcomes(str(path), Run(program, {}), out, 2)
    found = one_by_one(program, path)
    assert written(out, program) == found
    assert (done.orders, done.refused, done.singly < 60) == (260, 0, True)
    assert sum(goods - paid == 500 for _, _, goods, _, paid, *_ in found) > 10
    fewer = palier.compile(rules.replace("earn 20", "earn 10")).program
    assert found != one_by_one(fewer, path)


def test_a_programme_without_a_kernel_is_refused(rows, tmp_path):
    """With what it uses."""
    more = 'reward "A" for 9 points\n  1 EUR off\n  when points balance is over 18 points\n'
    more += "  is given automatically\n"
    with pytest.raises(outcomes.NoKernelError) as found:
        put_through(rows(), tmp_path, more)
    assert found.value.taken.reasons


def test_a_guests_order_that_comes_back_is_written_once(tmp_path, rows):
    """Guests stand by time: what comes back of one may stand after the order of another."""
    whose = pa.array([None, None, None], pa.string())
    path = rows(
        customer=whose,
        type=pa.array(["order", "order", "refund"]),
        order=pa.array(["1", "2", "1"]),
        price=pa.array([10, 20, None]),
    )
    assert [each[0] for each in put_through(path, tmp_path)] == ["1", "2"]


def test_orders_of_one_moment_go_by_their_names_and_nothing_is_read_twice(
    tmp_path, rows, monkeypatch
):
    """However they stand in the table, one's rows among another's; others have their own order."""
    monkeypatch.setattr(left, "opened", None)
    noon = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
    times = [noon, noon, noon, noon + dt.timedelta(days=1), noon, noon]
    path = rows(
        customer=pa.array(["ada", "ada", "ada", "ada", "bob", "bob"]),
        order=pa.array([10, 9, 10, 8, 7, 8]),
        at=pa.array(times),
        price=pa.array([1, 20, 300, 4000, 50, 60]),
    )
    more = "first order\n  10 EUR off\n"
    made = put_through(path, tmp_path, more)
    monkeypatch.undo()
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n{more}").program
    read = parquet.read_table(tmp_path / "out.parquet")["order"].to_pylist()
    assert read == [10, 9, 8, 7, 8]
    assert [(order, paid) for order, _, _, _, paid, *_ in made] == [
        *((10, 29100), (7, 4000), (8, 400000), (8, 6000), (9, 2000)),
    ]
    singly = [(int(each[0]), *each[1:]) for each in one_by_one(program, path)]
    assert sorted(singly, key=str) == made


@pytest.mark.parametrize(("group", "whole", "large"), [(60, 10, 20), (60, 10, 10**6), (4, 20, 20)])
def test_lives_go_on_through_any_number_of_pieces(tmp_path, monkeypatch, group, whole, large):
    """Pieces of a few rows, one life through several of them, row groups read in parts."""
    for name, many in {"AT_ONCE": 7, "WORTH_A_PIECE": 5, "WHOLE": whole, "LARGE": large}.items():
        monkeypatch.setattr(in_order, name, many)
    program = palier.compile(CLUB).program
    path, out = sorted_table(program, tmp_path, 150, group), tmp_path / "out.parquet"
    done = outcomes.outcomes(str(path), Run(program, {}), out, 2)
    assert written(out, program) == one_by_one(program, path)
    assert done.orders == 150


def test_a_life_may_go_on_from_a_large_row_group_to_a_small_one(tmp_path, monkeypatch):
    """One is read in parts, the other in one go, amounts in fewer bytes."""
    monkeypatch.setattr(in_order, "LARGE", 20)
    program = palier.compile(CLUB).program
    path, out = sorted_table(program, tmp_path, 150), tmp_path / "out.parquet"
    rows = parquet.read_table(path)
    with parquet.ParquetWriter(path, rows.schema, store_decimal_as_integer=True) as writer:
        for at in range(0, rows.num_rows, 33):
            writer.write_table(rows.slice(at, 30))
            writer.write_table(rows.slice(at + 30, 3))
    outcomes.outcomes(str(path), Run(program, {}), out, 1)
    assert written(out, program) == one_by_one(program, path)


def test_a_mistake_is_told_with_its_row_in_the_table(tmp_path, rows):
    """That of the table, not of what is left of it; of a guest's return that stands apart too."""
    blank = rows(customer=pa.array(["ada", "bob", "bob"]), price=pa.array([10, 20, None]))
    with pytest.raises(RowError) as found:
        put_through(blank, tmp_path)
    assert found.value.row == 3
    whose = pa.array([None, None, None], pa.string())
    kinds = pa.array(["order", "order", "refund"])
    told = {"customer": whose, "type": kinds, "line": pa.array([None, None, 4])}
    with pytest.raises(RowError) as found:
        put_through(rows(order=pa.array(["1", "2", "9"]), **told), tmp_path)
    assert found.value.row == 3
    path = rows(order=pa.array(["1", "2", "1"]), **told)
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n").program
    done = outcomes.outcomes(path, Run(program, {}), tmp_path / "out.parquet", 1)
    assert (done.orders, done.singly, done.refused) == (2, 0, 1)


@pytest.mark.parametrize("statistics", [True, False])
@pytest.mark.parametrize("nobody", [None, ""])
def test_an_order_that_is_told_half_is_refused_as_a_backtest_refuses_it(
    tmp_path, rows, nobody, statistics
):
    """Wherever its other half stands, in another row group; nothing is written."""
    noon = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n").program
    path = rows(
        customer=pa.array([nobody, nobody, "ada", "ada"]),
        order=pa.array([3, 1, 1, 2]),
        at=pa.array([noon - dt.timedelta(days=1), noon, noon, noon + dt.timedelta(days=1)]),
        price=pa.array([10, 20, 30, 40]),
    )
    told = parquet.read_table(path)
    parquet.write_table(told, path, row_group_size=2, write_statistics=statistics)
    with pytest.raises(RowError) as found:
        put_through(path, tmp_path)
    with pytest.raises(RowError) as expected:
        one_by_one(program, path)
    one, other = found.value, expected.value
    assert (one.row, one.why, one.facts) == (2, HALF_TOLD, {"order": "1"})
    assert (other.row, other.why, other.facts) == (one.row, one.why, one.facts)
    assert not (tmp_path / "out.parquet").exists()


def test_an_order_of_the_name_of_a_guests_order_is_another_one(tmp_path, rows):
    """At another time; what comes back may name nobody, and belongs to a guest's order."""
    noon = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)
    days = [noon + dt.timedelta(days=each) for each in range(3)]
    path = rows(
        customer=pa.array([None, None, "ada"]),
        type=pa.array(["order", "refund", "order"]),
        order=pa.array(["1", "1", "1"]),
        at=pa.array([days[0], days[1], days[1]]),
        price=pa.array([10, None, 20]),
    )
    made = put_through(path, tmp_path)
    program = palier.compile(f"{HEAD}earn 1 point per 1 EUR\n").program
    assert made == one_by_one(program, path)
    assert [(each[0], each[1], each[2]) for each in made] == [("1", "ada", 2000), ("1", None, 1000)]


def test_who_is_named_in_each_row_is_asked_for_nothing_more(tmp_path, rows, monkeypatch):
    """Its file tells that no order is a guest's: the table is read once."""
    monkeypatch.setattr(outcomes, "check_rows_of_file", None)
    assert len(put_through(rows(), tmp_path)) == 3


def test_an_empty_table_gives_an_empty_one(tmp_path, rows):
    """Its columns are there."""
    path = Path(rows())
    parquet.write_table(parquet.read_table(path).slice(0, 0), path)
    assert put_through(str(path), tmp_path) == []
